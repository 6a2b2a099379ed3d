import type { z } from "zod";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { Roles } from "../../program.js";
import type { Intaken } from "../cohort.js";
import { openMistakes } from "./apart.js";
import { groupOf, noGroup, type SealedAnswer } from "./groups.js";
import { lockedAway, type Sealed, type SealedRole } from "./vault.js";

/** A person's id with their protected answers. */
export type SealedRecord = { readonly id: string } & Readonly<Record<string, SealedAnswer>>;

/** Records that share no field with the person but the id. */
type RecordsApart<R extends Roles, P> = {
  readonly [K in keyof P]: K extends keyof R
    ? P[K] extends readonly (infer One)[]
      ? Exclude<Extract<keyof One, keyof z.output<R[K]>>, "id"> extends never
        ? unknown
        : { readonly "this field of the person would be open and sealed at once": never }
      : unknown
    : { readonly "the program has no such role": never };
};

type AttributesOf<P> = {
  [K in keyof P]: P[K] extends readonly (infer One)[] ? Exclude<keyof One & string, "id"> : never;
};

/**
 * Puts protected answers under seal that are records already, for those who use `cohortOf`: each record has the `id` of a
 * person of the role, and every other field is an attribute. People without a record count as people without an answer.
 *
 * @throws PairwrightError for unknown roles, blank and repeated ids, answers that make no group, and fields that the
 * person's schema has too.
 * @example
 * ```ts
 * const sealed = sealOf(program, { mentee: [{ id: "ada@example.org", gender: "Woman" }] });
 * sealed.people; // { "mentee": 1 }
 * ```
 */
export function sealOf<R extends Roles, const P extends { readonly [K in keyof R]?: readonly SealedRecord[] }>(
  program: Intaken<R>,
  people: P & RecordsApart<R, P>,
): Sealed<keyof P & string, AttributesOf<P>[keyof P] & string>;
export function sealOf(
  program: Intaken<Roles>,
  people: Readonly<Record<string, readonly SealedRecord[] | undefined>>,
): Sealed {
  const mistakes: Mistake[] = [];
  const answers = Object.entries(people).flatMap(([role, records]) => {
    const schema = Object.hasOwn(program.roles, role) ? program.roles[role] : undefined;
    if (schema === undefined) {
      const remedy = suggestion(role, Object.keys(program.roles));
      mistakes.push(mistake("sealed-role", `people.${role}`, "the program has no such role.", remedy));
      return [];
    }
    const read = roleOf(role, records, mistakes);
    const fields = read.attributes.map((name) => ({ name, questions: [] }));
    mistakes.push(...openMistakes(role, schema, fields));
    return [[role, read] as const];
  });
  refuse("sealOf", mistakes);
  return lockedAway(new Map(answers));
}

function roleOf(role: string, records: unknown, mistakes: Mistake[]): SealedRole {
  const groups = new Map<string, ReadonlyMap<string, string>>();
  const attributes = new Set<string>();
  if (!Array.isArray(records)) {
    const remedy = "Give a list of records with an id; it may be empty.";
    mistakes.push(mistake("sealed-records", `people.${role}`, "a list of records is expected.", remedy));
    return { attributes: [], groups };
  }
  for (const [position, record] of records.entries()) {
    const where = `people.${role}[${position}]`;
    const given: Readonly<Record<string, unknown>> = typeof record === "object" && record !== null ? record : {};
    const { id, ...rest } = given;
    if (typeof id !== "string" || id.trim() === "") {
      mistakes.push(mistake("blank-id", `${where}.id`, "a record is found by its id.", "Give the id of a person.", id));
      continue;
    }
    if (groups.has(id)) {
      const message = "another record has this id already.";
      mistakes.push(mistake("id-twice", `${where}.id`, message, "Keep one of them.", id));
    }
    const own = new Map<string, string>();
    for (const [attribute, answer] of Object.entries(rest)) {
      attributes.add(attribute);
      const group = groupOf(answer);
      if (group === noGroup) {
        const remedy = "Seal a text, a number, yes and no, or a list of texts; turn dates into bands first.";
        const message = "the sealed answer does not put a person into a group.";
        mistakes.push(mistake("sealed-kind", `${where}.${attribute}`, message, remedy));
      } else if (group !== undefined) own.set(attribute, group);
    }
    groups.set(id, own);
  }
  return { attributes: [...attributes], groups };
}
