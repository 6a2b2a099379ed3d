import type { Conflict } from "../constraints/conflicts.js";
import type { PairIds } from "../program.js";
import type { HookAnswersOf, PairsHookAnswers } from "./hooks/answers.js";
import type { PlanObjective } from "./objective.js";
import type { OverruledRule } from "./overruled.js";
import type { PlanRecord } from "./record.js";

/** A pair of a plan: the id of each person under the name of their role, and how good the pair is. */
export type PlanPair<Role extends string> = PairIds<Role> & {
  /** Fit in [0, 1], a whole number of millionths; a comparison between pairs, not a probability. */
  readonly fit: number;
  /** Share of the weight, in [0, 1], whose criterion is known for this pair. */
  readonly known: number;
  /** Whether the pair was on the list of pairs that must be made. */
  readonly must: boolean;
};

/** Why a person has nobody. */
export interface Unmatched<Role extends string> {
  readonly role: Role;
  readonly id: string;
  /**
   * `no-place`: they have no place themselves. `no-allowed-partner`: rules remove everybody. `competition`: those they
   * may meet have fewer `places` than there are `competitors` for them. `outweighed`: there would be places enough, but
   * the plan is better, or keeps more least numbers, without them. `most`: there would be a place, but as many people of the
   * first role as may have a partner have one. `left-out`: somebody they may meet has a place left, but the pair would add
   * nothing, or the chosen solver, which claims no optimum, did not make it.
   */
  readonly cause: "no-place" | "no-allowed-partner" | "competition" | "outweighed" | "most" | "left-out";
  /** How many people they may meet. */
  readonly allowed: number;
  /** How many people each rule takes away from them, most first. */
  readonly removed: readonly { readonly rule: string; readonly count: number }[];
  /** The people of the same role who compete for `places` places, this person included; empty unless `competition`. */
  readonly competitors: readonly string[];
  readonly places: number;
  /** The cause in one sentence. */
  readonly text: string;
}

/** How a criterion counted in this cohort. */
export interface CriterionInPlan {
  /** Its declared share of all weight, in [0, 1]. */
  readonly nominal: number;
  /** Its share of the influence on the choice, in [0, 1]: weight times spread over the allowed pairs. */
  readonly effective: number;
  /** Mean over the allowed pairs for which it is known, also what an unknown value counts as; absent when never known. */
  readonly mean?: number;
  /** Share of the allowed pairs for which it is unknown. */
  readonly unknown: number;
}

/** Something that the coordinator should know though the plan stands. */
export interface Warning {
  readonly code: string;
  readonly text: string;
}

/** What plans of every noun carry. */
export interface JudgedBody<C extends string, Q extends string> {
  readonly criteria: { readonly [K in C]: CriterionInPlan };
  /** How many pairs each rule forbids, those of every program included. */
  readonly rules: { readonly [K in Q]: number } & Readonly<Record<string, number>>;
  readonly warnings: readonly Warning[];
  /** The rules that people knowingly broke for this plan, each with who did and why; absent where they broke none. */
  readonly overruled?: readonly OverruledRule[];
  readonly record: PlanRecord<C>;
}

/** What both kinds of plan carry. */
export interface PlanBody<Role extends string, C extends string, Q extends string> extends JudgedBody<C, Q> {
  readonly format: "pairs";
  readonly roles: readonly [Role, Role];
  /** Sorted by the id of the first role, then of the second. */
  readonly pairs: readonly PlanPair<Role>[];
  readonly unmatched: readonly Unmatched<Role>[];
  readonly totals: {
    readonly pairs: number;
    /** How many people of each role have at least one partner, and how many there are. */
    readonly matched: { readonly [K in Role]: number };
    readonly people: { readonly [K in Role]: number };
    /** Sum, mean and least of the fits of the pairs; mean and least are absent without pairs. */
    readonly fit: number;
    readonly mean?: number;
    readonly worst?: number;
  };
  /** What the plan was made for and what is proven of it; absent for the total, where the status says it all. */
  readonly objective?: PlanObjective;
  /** At most so many people of the first role could have a partner; absent without such a limit. */
  readonly most?: number;
  /** What the hooks of the run answered; absent where they answered nothing. As `hooks` of `match` it makes this plan again. */
  readonly hooks?: PairsHookAnswers<Role>;
}

/** The worth of one more place of a person: people that could be matched first, fit second. */
export interface Price {
  readonly id: string;
  readonly people: number;
  readonly fit: number;
}

/**
 * A plan that is proven: no other choice matches more people (of those that match `most` at most, where there is such a
 * limit), or as many with more fit in sum; where the plan has another objective, what `objective.text` says.
 */
export interface OptimalPlan<Role extends string, C extends string, Q extends string> extends PlanBody<Role, C, Q> {
  readonly status: "optimal";
  /** The dual prices that prove it, by role, absent when the proof was carried by bounds alone. */
  readonly prices?: { readonly [K in Role]: readonly Price[] };
}

/** A plan that keeps every rule but is not proven best: how much better the best could be at most. */
export interface FeasiblePlan<Role extends string, C extends string, Q extends string> extends PlanBody<Role, C, Q> {
  readonly status: "feasible";
  /**
   * No plan matches more than `people` more people. Where that is 0, none that matches as many has more than `fit` more fit
   * in sum; otherwise there is no `fit`, since the bound is that of plans with more pairs. Of a plan with another objective
   * it is the gap to the largest total all the same.
   */
  readonly gap: { readonly people: number; readonly fit?: number };
}

/** The word by which a program, a plan and an outcome say of which noun they are. */
export type Noun = "pairs" | "peers" | "circles" | "rounds";

/** No plan keeps all rules and bounds: what clashes. Or a hook stopped the run, and the conflict says why. */
export interface Infeasible<C extends string, F extends Noun = "pairs"> {
  readonly status: "infeasible";
  readonly format: F;
  /** At least one. */
  readonly conflicts: readonly Conflict[];
  readonly warnings: readonly Warning[];
  /** What the hooks of the run answered before it ended; absent where they answered nothing. */
  readonly hooks?: HookAnswersOf[F];
  readonly record: PlanRecord<C>;
}

/** A plan that exists, proven or not. */
export type Plan<Role extends string = string, C extends string = string, Q extends string = string> =
  | OptimalPlan<Role, C, Q>
  | FeasiblePlan<Role, C, Q>;

/** What `match` gives: ask for `status` before anything else, or use `settled`. */
export type Outcome<Role extends string = string, C extends string = string, Q extends string = string> =
  | Plan<Role, C, Q>
  | Infeasible<C>;
