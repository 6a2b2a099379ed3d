import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { byId } from "../constraints/who-words.js";
import { mistake, refuse } from "../errors.js";
import type { Stop } from "../kernels/problem.js";
import type { ComparablePlan } from "../plan/any-plan.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { originOf } from "../plan/origin.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { PersonSchema, Roles } from "../program.js";
import type { Names } from "../reasons/names.js";
import { calledByName } from "./decidable.js";
import type { DecidedPerson } from "./decision.js";
import { recommendedCircles } from "./recommend-circles.js";
import { recommendedPairs } from "./recommend-pairs.js";
import { recommendedPeers } from "./recommend-peers.js";
import type { Recommendation } from "./recommendation.js";

/** How `recommend` works. */
export interface RecommendOptions {
  /** What people are called in the sentences; by their ids unless said otherwise. */
  readonly names?: Names;
  readonly signal?: Stop;
}

/**
 * The same for peers: who is in no group and may meet the newcomer, and, where the program lets an odd one join, the pairs that could
 * become the group of three.
 */
export function recommend<P extends PersonSchema, C extends string, Q extends string>(
  plan: PeersPlan<C, Q>,
  cohort: Cohort<{ readonly person: P }>,
  person: DecidedPerson<"person">,
  options?: RecommendOptions,
): Recommendation<"person">;
/** The same for circles: those that have a place, keep every rule and have time in common with the newcomer, a member. */
export function recommend<P extends PersonSchema, C extends string, Q extends string>(
  plan: CirclesPlan<C, Q>,
  cohort: Cohort<{ readonly member: P }>,
  person: DecidedPerson<"member">,
  options?: RecommendOptions,
): Recommendation<"member">;
/**
 * Recommends partners for somebody who comes when the plan stands already: all who may meet them and have a place left. Nobody
 * is moved and nothing is committed; to make the pair, match the new cohort with the pairs there are as `must`, or `replan`.
 *
 * Decisions about places that the plan was made with hold. Cost: scoring everybody once.
 *
 * @param cohort The people there are now, the newcomer among them.
 * @throws PairwrightError for a plan that `match`, `review` or `replan` did not make in this process, and for somebody who is not
 * in the cohort, or who is in the plan already.
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
  options?: RecommendOptions,
): Recommendation<keyof R & string>;
export function recommend(
  plan: ComparablePlan,
  cohort: Cohort<Roles>,
  person: DecidedPerson,
  { names, signal }: RecommendOptions = {},
): Recommendation {
  refuseOthers(plan);
  const origin = originOf("recommend", plan);
  const everybody = Object.entries(cohort.people).flatMap(([role, list]) => list.map(({ id }) => ({ role, id })));
  const called = names === undefined ? byId : calledByName("recommend", Object.keys(cohort.people), everybody, names);
  if (plan.format === "pairs" && origin.format === "pairs") {
    return frozenCopy(recommendedPairs(plan, origin, cohort, person, called, signal));
  }
  if (plan.format === "peers" && origin.format === "peers") {
    return frozenCopy(recommendedPeers(plan, origin, cohort, person, called, signal));
  }
  if (plan.format === "circles" && origin.format === "circles") {
    return frozenCopy(recommendedCircles(plan, origin, cohort, person, called, signal));
  }
  throw new Error(`recommend: a plan of ${plan.format} was made from ${origin.format}`);
}

/** JavaScript may hand over anything that has a format. */
function refuseOthers({ format, status }: { readonly format: string; readonly status: string }): void {
  const remedies: Readonly<Record<string, string>> = {
    rounds: "Match the rounds to come for the people there are now, with those that were held as history.",
    formats: "Ask about the plan of one of its steps, matched on its own.",
  };
  const isKnown = format === "pairs" || format === "peers" || format === "circles";
  const remedy = Object.hasOwn(remedies, format) ? remedies[format] : "Give a plan that match or review made.";
  const message = "partners and groups for a newcomer are found in plans of pairs, peers and circles.";
  const without = "Match again: see its conflicts for what would help.";
  refuse("recommend", [
    ...(isKnown ? [] : [mistake("recommend-noun", "plan", message, remedy ?? "", format)]),
    ...(status === "infeasible"
      ? [mistake("recommend-infeasible", "plan", "there is no plan in this outcome.", without, status)]
      : []),
  ]);
}
