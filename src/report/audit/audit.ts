import { frozenCopy } from "../../cohort/frozen.js";
import { answersOf, type Sealed, type SealedAnswers } from "../../cohort/sealed/vault.js";
import { type Mistake, mistake, refuse, suggestion } from "../../errors.js";
import type { AnyPlan } from "../../plan/any-plan.js";
import type { CirclesPlan } from "../../plan/circles-plan.js";
import type { PeersPlan } from "../../plan/peers-plan.js";
import type { Plan } from "../../plan/plan.js";
import type { RoundsPlan } from "../../plan/rounds-plan.js";
import type { Audit, AuditProxy, AuditTable } from "./audit-data.js";
import { intersectionMistakes } from "./intersections.js";
import { proxiesOf } from "./proxies.js";
import { type AuditSide, sidesOf } from "./sides.js";
import type { Waiting } from "./subjects.js";
import { assembled, type Draft, drafted } from "./table.js";
import { byAttribute, byTwoAttributes, type Members } from "./tables.js";
import { type AuditThresholds, thresholdMistakes } from "./thresholds.js";

/** What an audit must and may be told. */
export interface AuditOptions<Role extends string = string, A extends string = string> {
  /** When a difference is worth a flag: your decision, with its jurisdiction; see `thresholdPresets`. */
  readonly thresholds: AuditThresholds;
  /** Pairs of attributes to look at together; together they must form no circle. */
  readonly intersections?: readonly (readonly [A, A])[];
  /** The group that others of an attribute are compared with; the one with the highest match rate unless said otherwise. */
  readonly reference?: { readonly [K in A]?: string };
  /** How long people have waited, by role. */
  readonly waiting?: { readonly [K in Role]?: Waiting };
  /** Whether it is checked how well the score inputs predict the groups; true unless said otherwise. */
  readonly proxies?: boolean;
}

const invariance = {
  difference: 0,
  text: "Exchanging, dropping or inventing sealed answers changes nothing in the plan: 0 by construction, since no criterion, rule or capacity can read them. The proxy check tells whether other answers stand in for them.",
} as const;

const caveat =
  "Figures of groups, for the auditor. Whoever has both this audit and the plan, or several audits of nearly the same people, may be able to narrow down who is in a group: do not pass them on together.";

/**
 * Audits a plan for circles, whose roles are `member` and `lead`: whether members have a circle, their own fit in it, and how
 * many are the only one of their group in their circle. No rule and no score looks at that: it is for a person to judge.
 */
export function audit<C extends string, Q extends string, S extends "member" | "lead", A extends string>(
  plan: CirclesPlan<C, Q>,
  sealed: Sealed<S, A>,
  options: AuditOptions<NoInfer<S>, NoInfer<A>>,
): Audit<S, A>;
/** Audits a plan for peers, who are one role: `person`. A partner counts as one in a pair, and each of two in a group of three. */
export function audit<C extends string, Q extends string, A extends string>(
  plan: PeersPlan<C, Q>,
  sealed: Sealed<"person", A>,
  options: AuditOptions<"person", NoInfer<A>>,
): Audit<"person", A>;
/** Audits a plan of rounds, whose people are one role: `person`. Each meeting of two counts as a partner, a meeting again too. */
export function audit<C extends string, Q extends string, A extends string>(
  plan: RoundsPlan<C, Q>,
  sealed: Sealed<"person", A>,
  options: AuditOptions<"person", NoInfer<A>>,
): Audit<"person", A>;
/**
 * Audits a plan by sealed attributes: for each role and group the match rate, load, mean fit, worst-off and rank, and beside
 * the reference group the ratio, Fisher's exact test corrected for the number of comparisons, and intervals. Groups that
 * are too small are not shown, nor others from which these would follow. Nothing about a person leaves the audit.
 *
 * A plan after overrides is audited with the same call, and both with `compareAudits`. Cost: that of scoring the cohort
 * once more, and for each group six regressions on what the criteria read.
 *
 * @throws PairwrightError for thresholds without a basis, for plans and seals of another process, for sealed answers that
 * lie open in the cohort, and for attributes with more than fifty groups.
 * @example
 * ```ts
 * const sealed = sealOf(program, { mentee: [{ id: "ada@example.org", gender: "Woman" }] });
 * const found = audit(plan, sealed, { thresholds: thresholdPresets.fourFifths });
 * found.tables[0]?.notShown; // { "people": 1, "matched": 1 }
 * ```
 */
export function audit<Role extends string, C extends string, Q extends string, S extends Role, A extends string>(
  plan: Plan<Role, C, Q>,
  sealed: Sealed<S, A>,
  options: AuditOptions<NoInfer<S>, NoInfer<A>>,
): Audit<S, A>;
export function audit(plan: AnyPlan, sealed: Sealed, options: AuditOptions): Audit {
  const sides = sidesOf(plan);
  const answers = answersOf("audit", sealed);
  const { thresholds, intersections = [], reference = {}, waiting = {} } = options;
  const attributes = [...new Set([...answers.values()].flatMap((role) => role.attributes))];
  refuse("audit", [
    ...thresholdMistakes(thresholds),
    ...intersectionMistakes(intersections, attributes),
    ...nameMistakes(options, attributes, [...answers.keys()]),
    ...answerMistakes(sides, answers),
  ]);
  const drafts: Draft[] = [];
  const proxies: AuditProxy[] = [];
  for (const { role, positions, ...side } of sides) {
    const sealedRole = answers.get(role);
    if (sealedRole === undefined) continue;
    const subjects = side.subjects(waiting[role]);
    const inputs = options.proxies === false ? undefined : side.inputs();
    const add = (of: readonly string[], members: readonly Members[]) => {
      drafted(role, of, members, reference, thresholds, drafts);
    };
    for (const attribute of sealedRole.attributes) {
      const members = byAttribute(subjects, sealedRole.groups, attribute, thresholds);
      add([attribute], members);
      if (inputs) proxies.push(...proxiesOf(role, attribute, members, positions, inputs, thresholds, plan.record.seed));
    }
    for (const both of intersections) {
      if (!both.every((one) => sealedRole.attributes.includes(one))) continue;
      add(both, byTwoAttributes(subjects, sealedRole.groups, both, thresholds));
    }
  }
  const tables: readonly AuditTable[] = assembled(drafts, thresholds);
  const { pairwright, inputs, seed } = plan.record;
  const found: Audit = {
    format: "audit",
    thresholds,
    tables,
    proxies,
    invariance,
    notes: [caveat, ...notesOf(tables, drafts)],
    record: { pairwright, inputs, seed },
  };
  return frozenCopy(found);
}

function notesOf(tables: readonly AuditTable[], drafts: readonly Draft[]): string[] {
  const compared = tables.flatMap(({ groups }) => groups).filter(({ comparison }) => comparison !== undefined).length;
  const missing = drafts.filter(({ isReferenceMissing }) => isReferenceMissing).length;
  return [
    ...(compared > 1 ? [`${compared} comparisons were made; p values are corrected for that by Holm's method.`] : []),
    ...(missing > 0
      ? ["In some tables the chosen reference group cannot be shown, so nothing is compared there."]
      : []),
  ];
}

/** Options about attributes and roles that are not under the seal. */
function nameMistakes(
  { reference = {}, waiting = {} }: AuditOptions,
  attributes: readonly string[],
  roles: readonly string[],
): Mistake[] {
  const unknown = (names: object, known: readonly string[]) =>
    Object.keys(names).filter((name) => !known.includes(name));
  return [
    ...unknown(reference, attributes).map((name) =>
      mistake("audit-attribute", `reference.${name}`, "no such attribute is sealed.", suggestion(name, attributes)),
    ),
    ...unknown(waiting, roles).map((name) =>
      mistake("audit-role", `waiting.${name}`, "nothing of this role is sealed.", suggestion(name, roles)),
    ),
  ];
}

const MOST_GROUPS = 50;

/** Sealed answers that lie open in the cohort, that are about nobody of the plan, or that make groups of nearly everybody. */
function answerMistakes(sides: readonly AuditSide[], answers: SealedAnswers): Mistake[] {
  return sides.flatMap(({ role, ids, people }) => {
    const sealed = answers.get(role);
    if (sealed === undefined) return [];
    const found: Mistake[] = [];
    for (const attribute of sealed.attributes) {
      const isOpen = (person: unknown) =>
        typeof person === "object" && person !== null && Object.hasOwn(person, attribute);
      const where = `${role}.${attribute}`;
      if (people.some(isOpen)) {
        const remedy = "Leave it out of the records that you give to cohortOf, and match again.";
        found.push(mistake("audit-open", where, "the sealed answers lie open in the cohort of the plan.", remedy));
      }
      const size = new Set([...sealed.groups.values()].map((own) => own.get(attribute))).size;
      if (size > MOST_GROUPS) {
        const message = `more than ${MOST_GROUPS} different answers make groups of nobody in particular.`;
        found.push(mistake("audit-groups", where, message, "Ask for bands or for options.", size));
      }
    }
    const isAbout = ids.some((id) => sealed.groups.has(id));
    if (!isAbout && sealed.groups.size > 0 && ids.length > 0) {
      const message = "no sealed answer is about anybody in the plan.";
      found.push(mistake("audit-nobody", role, message, "Seal with the ids that intake gives to the people."));
    }
    return found;
  });
}
