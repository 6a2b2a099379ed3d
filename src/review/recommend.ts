import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { type Mistake, mistake, refuse, refuseOtherNouns, suggestion } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import { contextOf } from "../plan/context.js";
import { judgedAlone } from "../plan/decided-pairs.js";
import { originOf } from "../plan/origin.js";
import type { Plan } from "../plan/plan.js";
import type { Roles } from "../program.js";
import type { DecidedPerson } from "./decision.js";

/** Somebody a newcomer could have as a partner at once. */
export interface Recommended<Role extends string = string> {
  readonly role: Role;
  readonly id: string;
  /** In [0, 1], with everybody of the cohort; a comparison, not a probability. */
  readonly fit: number;
  /** How many places of theirs the plan leaves free. */
  readonly free: number;
}

/** Partners for one newcomer, while nobody else is touched. Plain data. */
export interface Recommendation<Role extends string = string> {
  readonly person: DecidedPerson<Role>;
  /** How many of them the newcomer has places for. */
  readonly places: number;
  /** Who is free and allowed, best fit first, then by id. */
  readonly partners: readonly Recommended<Role>[];
  /** How many are allowed and have no place left: with them others would have to move, see `review`. */
  readonly taken: number;
  readonly text: string;
}

/**
 * Recommends partners for somebody who comes when the plan stands already: all who may meet them and have a place left. Nobody
 * is moved and nothing is committed; to make the pair, match the new cohort with the pairs there are as `must`.
 *
 * Decisions about places that the plan was made with hold. Cost: scoring everybody once.
 *
 * @param cohort The people there are now, the newcomer among them.
 * @throws PairwrightError for a plan that `match` or `review` did not make in this process, and for somebody who is not in the
 * cohort, or who is in the plan already.
 * @example
 * ```ts
 * const newcomer = { id: "eve@example.org", manager: "bo", goals: ["SQL"] };
 * const more = cohortOf(program, { ...cohort.people, mentee: [...cohort.people.mentee, newcomer] });
 * recommend(plan, more, { role: "mentee", id: "eve@example.org" }).taken; // 1
 * ```
 */
export function recommend<R extends Roles, C extends string, Q extends string>(
  plan: Plan<keyof R & string, C, Q>,
  cohort: Cohort<R>,
  person: DecidedPerson<NoInfer<keyof R & string>>,
  options?: { readonly signal?: Stop },
): Recommendation<keyof R & string>;
export function recommend(
  plan: Plan,
  cohort: Cohort<Roles>,
  person: DecidedPerson,
  { signal }: { readonly signal?: Stop } = {},
): Recommendation {
  refuseOtherNouns("recommend", "plan", plan);
  const before = contextOf("recommend", plan);
  const origin = originOf("recommend", plan);
  if (origin.format !== "pairs") throw new Error(`recommend: a plan of pairs was made from ${origin.format}`);
  // Whom `must` names may have left since: what must be is made already.
  const { program } = origin;
  const { constraints, fit } = judgedAlone(
    { program, cohort, options: { ...origin.options, must: [] } },
    { withdrawn: [] },
    signal,
  );
  const { lineup, bounds } = constraints;
  const side = person.role === lineup.roles[0] ? 0 : 1;
  const at = lineup.positions[side].get(person.id);
  refuse("recommend", mistakesOf(plan, person, lineup.ids[side], at));
  const other = side === 0 ? 1 : 0;
  const loads = new Map<string, number>();
  for (const pair of plan.pairs) {
    const id = pair[lineup.roles[other]] ?? "";
    loads.set(id, (loads.get(id) ?? 0) + 1);
  }
  const role = lineup.roles[other];
  const allowed = lineup.ids[other].flatMap((id, partner) => {
    const cell = side === 0 ? (at ?? 0) * fit.columns + partner : partner * fit.columns + (at ?? 0);
    const score = fit.scores[cell] ?? Number.NaN;
    if (Number.isNaN(score)) return [];
    const known = before.lineup.positions[other].get(id);
    const places = known === undefined ? bounds[other].max[partner] : before.bounds[other].max[known];
    return [{ role, id, fit: score / MILLION, free: Math.max(0, (places ?? 0) - (loads.get(id) ?? 0)) }];
  });
  // The lineup is sorted by id, and sorting keeps that order among those with the same fit.
  const partners = allowed.filter(({ free }) => free > 0).sort((one, next) => next.fit - one.fit);
  const taken = allowed.length - partners.length;
  const places = bounds[side].max[at ?? 0] ?? 0;
  return frozenCopy({ person, places, partners, taken, text: inWords(person, partners, taken) });
}

function inWords(person: DecidedPerson, partners: readonly Recommended[], taken: number): string {
  const who = `${person.role} ${person.id}`;
  const [best] = partners;
  const rest = `${taken} more may meet them and ${taken === 1 ? "has" : "have"} no place left.`;
  if (best === undefined) return `Nobody who may meet ${who} has a place left. ${rest}`;
  return `${who} can have ${best.role} ${best.id} (fit ${best.fit.toFixed(3)}) without anybody moving; ${partners.length} ${partners.length === 1 ? "is" : "are"} free. ${rest}`;
}

function mistakesOf(
  plan: Plan,
  { role, id }: DecidedPerson,
  ids: readonly string[],
  at: number | undefined,
): Mistake[] {
  if (!plan.roles.includes(role)) {
    return [mistake("recommend-role", "person.role", "the plan has no such role.", suggestion(role, plan.roles), role)];
  }
  if (at === undefined) {
    return [mistake("recommend-unknown", "person.id", "nobody in the cohort has this id.", suggestion(id, ids), id)];
  }
  if (!plan.pairs.some((pair) => pair[role] === id)) return [];
  const remedy = "Ask nextBest, or review, about somebody who has a partner.";
  return [mistake("recommend-matched", "person.id", "they have a partner already.", remedy, id)];
}
