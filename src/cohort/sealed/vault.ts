import { mistake, PairwrightError } from "../../errors.js";

/**
 * Protected answers under seal: all that can be read off it is how many people it covers and how many of them answered.
 * Only the audit can open it, and gives nothing but figures of groups. It does not survive JSON or `structuredClone`: a
 * copy holds the counts and no answers.
 */
export interface Sealed<Role extends string = string, A extends string = string> {
  readonly format: "sealed";
  readonly purpose: "fairness audit";
  /** How many people of each role are covered. */
  readonly people: { readonly [K in Role]?: number };
  /** How many people of each role answered, by attribute. */
  readonly answered: { readonly [K in Role]?: { readonly [F in A]?: number } };
}

/** The protected answers of the people of a role. */
export interface SealedRole {
  readonly attributes: readonly string[];
  /** From the id of a person to the group of each attribute; an attribute that was not answered is absent. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** All protected answers, by role. */
export type SealedAnswers = ReadonlyMap<string, SealedRole>;

// Beside the value and not in it: nothing that lists, copies, prints or serialises the value can reach the answers.
const vault = new WeakMap<object, SealedAnswers>();

/** Puts answers under seal. */
export function lockedAway(answers: SealedAnswers): Sealed {
  const counts = [...answers].map(([role, { groups }]) => [role, groups.size] as const);
  const answered = [...answers].map(([role, { attributes, groups }]) => {
    const stated = (attribute: string) => [...groups.values()].filter((of) => of.has(attribute)).length;
    const entries = attributes.map((attribute) => [attribute, stated(attribute)] as const);
    return [role, Object.freeze(Object.fromEntries(entries))] as const;
  });
  const sealed: Sealed = Object.freeze({
    format: "sealed",
    purpose: "fairness audit",
    people: Object.freeze(Object.fromEntries(counts)),
    answered: Object.freeze(Object.fromEntries(answered)),
  });
  vault.set(sealed, answers);
  return sealed;
}

/**
 * The answers under a seal. The test of the architecture lets only `cohort/sealed` and `report/audit` import this file.
 *
 * @throws PairwrightError for a value that `seal` or `sealOf` did not make in this process.
 */
export function answersOf(call: string, sealed: object): SealedAnswers {
  const answers = vault.get(sealed);
  if (answers !== undefined) return answers;
  const remedy = "Seal the answers again: they are never copied, stored or sent along.";
  throw new PairwrightError(call, [
    mistake("sealed-detached", "sealed", "was not made by seal or sealOf in this process.", remedy),
  ]);
}
