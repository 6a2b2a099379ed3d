import type { BoundBy } from "../kernels/check/circles.js";
import type { CirclesHookAnswers } from "./hooks/answers.js";
import type { CriterionInPlan, Infeasible, Warning } from "./plan.js";
import type { PlanRecord } from "./record.js";

/** A member of a circle, and what the circle is worth to them. */
export interface CircleMember {
  readonly id: string;
  /** Their own fit in [0, 1], a whole number of millionths: the sum of the three parts below. A comparison, not a probability. */
  readonly fit: number;
  /** What the others of the circle, its leads, and what the circle covers add; each at most its share of the weight. */
  readonly parts: { readonly members: number; readonly leads: number; readonly covered: number };
  /** Share of the weight, in [0, 1], whose criterion is known: the mean over the others, and over the leads. */
  readonly known: number;
}

/** A circle of a plan. */
export interface PlanCircle {
  /** The ids of those who lead it, sorted; none without leads. */
  readonly leads: readonly string[];
  /** The ids of its members, sorted: a group of `history` for the next run. */
  readonly people: readonly string[];
  /** In the order of `people`. */
  readonly members: readonly CircleMember[];
  /** The mean and the lowest fit of its members, in [0, 1]. */
  readonly fit: number;
  readonly worst: number;
  /** Mean of `known` over its members. */
  readonly known: number;
  /**
   * Starts in common in the week with the fewest, and the one most members can come to, on the clock of its first lead (or
   * member) who has answered; absent without `meeting`.
   */
  readonly time?: { readonly starts: number; readonly best: string; readonly canCome: readonly string[] };
  /** Whether somebody is in it because a list says so. */
  readonly must: boolean;
}

/** Why a person is in no circle. */
export interface UnmatchedMember {
  readonly role: "member";
  readonly id: string;
  /**
   * `no-lead`: rules remove every lead. `no-company`: with those whom rules leave to them no circle of the least size can be
   * made. `no-time`: no common time with enough others, or with any lead. `numbers`: the people do not go up in circles of
   * these sizes (or leads are too few), and somebody has to be left over. `most`: the same, where only so many may have a
   * place. `rules`: it is proven that everybody cannot be placed. `left-out`: the search found no place for them, and there
   * may be one.
   */
  readonly cause: "no-lead" | "no-company" | "no-time" | "numbers" | "most" | "rules" | "left-out";
  /** How many other members they may sit with, and how many leads they may have. */
  readonly allowed: { readonly members: number; readonly leads: number };
  /** How many members and leads each rule takes away from them, most first. */
  readonly removed: readonly { readonly rule: string; readonly count: number }[];
  /** The cause in one sentence. */
  readonly text: string;
}

/** What both kinds of plan for circles carry. */
export interface CirclesBody<C extends string, Q extends string> {
  readonly format: "circles";
  /** Sorted by the ids of leads, then of members. */
  readonly circles: readonly PlanCircle[];
  readonly unmatched: readonly UnmatchedMember[];
  /** The ids of unmatched members: for the next run as `byes`, so that they are left out last. */
  readonly byes: readonly string[];
  /** Leads without a circle, each with the reason in one sentence. */
  readonly freeLeads: readonly { readonly id: string; readonly text: string }[];
  /**
   * The sizes that circles could have in this run, others than declared where `over` had to be used or only so many people
   * could have a place; and in a sentence, how many circles were wanted, and why so many.
   */
  readonly size: { readonly min: number; readonly max: number; readonly text: string };
  /** At most so many members could have a place; absent without such a limit. */
  readonly most?: number;
  readonly totals: {
    readonly circles: number;
    readonly matched: number;
    readonly people: number;
    readonly leads: number;
    /** What the plan was made to have as much of as possible: sum over the circles of their worth times their members. */
    readonly worth: number;
    /** Sum of the fits of the members; their mean and least, absent without circles. */
    readonly fit: number;
    readonly mean?: number;
    readonly worst?: number;
  };
  readonly criteria: { readonly [K in C]: CriterionInPlan };
  /** How many pairs of people (members, or member and lead) each rule forbids; of rules about circles how many people it counts. */
  readonly rules: { readonly [K in Q]: number } & Readonly<Record<string, number>>;
  /** How good a plan can be at most, in the unit of `totals.worth`, and how that is known. */
  readonly bound: { readonly people: number; readonly worth: number; readonly by: BoundBy };
  readonly warnings: readonly Warning[];
  /** What the hooks of the run answered; absent where they answered nothing. As `hooks` of `match` it makes this plan again. */
  readonly hooks?: CirclesHookAnswers;
  readonly record: PlanRecord<C>;
}

/**
 * A plan that is proven: of plans with as many circles, none lets more people into circles, or as many with more worth. How many
 * there are is counted before (`size.text`); where two lead a circle, they are put together before, too.
 */
export interface OptimalCirclesPlan<C extends string, Q extends string> extends CirclesBody<C, Q> {
  readonly status: "optimal";
}

/** A plan that keeps every rule but is not proven best: how much better the best could be at most. */
export interface FeasibleCirclesPlan<C extends string, Q extends string> extends CirclesBody<C, Q> {
  readonly status: "feasible";
  /** No plan has more than `people` more people in circles. Where that is 0, none has more than `worth` more worth. */
  readonly gap: { readonly people: number; readonly worth?: number };
}

/** A plan for circles that exists, proven or not. */
export type CirclesPlan<C extends string = string, Q extends string = string> =
  | OptimalCirclesPlan<C, Q>
  | FeasibleCirclesPlan<C, Q>;

/** What `match` gives for circles: ask for `status` before anything else, or use `settled`. */
export type CirclesOutcome<C extends string = string, Q extends string = string> =
  | CirclesPlan<C, Q>
  | Infeasible<C, "circles">;
