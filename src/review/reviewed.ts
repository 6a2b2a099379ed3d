import type { Conflict } from "../constraints/conflicts.js";
import type { Overruled, Refusal } from "./against-rules.js";
import type { DecisionConflict } from "./contradictions.js";
import type { DecisionEntry } from "./decision.js";
import type { HeldEntry, InForce } from "./in-force.js";

/** What one decision changed, and what that costs. */
export interface DecisionCost {
  readonly entry: number;
  /**
   * How many people fewer are matched with the decision than if it were dropped, and how much less fit there is in sum, both below
   * 0 where there is more; of two whole plans, each solved in full. Absent where there is no plan without it.
   */
  readonly lost?: { readonly people: number; readonly fit: number };
  /** Whether both plans are proven best, so that the cost is no matter of a search. */
  readonly exact: boolean;
  /** The pairs, groups or circles that there would be without the decision and are not now, and the other way, as ids. */
  readonly gone: readonly (readonly string[])[];
  readonly come: readonly (readonly string[])[];
  readonly text: string;
}

/** Why no plan keeps all that was decided. */
export interface DecisionClash {
  /** The fewest decisions of which each is needed for the clash; none where there is no plan without decisions, either. */
  readonly entries: readonly number[];
  /** What clashes among these decisions and the rules, in words. */
  readonly conflicts: readonly Conflict[];
  readonly text: string;
}

/** What became of a plan and of what was decided about it. Plain data, frozen; nothing is committed. */
export interface Review<O> {
  readonly format: "review";
  /** The plan with all decisions that hold, or why there is none. It can be asked, shown, compared and reviewed like any other. */
  readonly outcome: O;
  /** The decisions that hold and are part of the outcome. */
  readonly inForce: readonly HeldEntry[];
  /** Decisions that break rules which they do not overrule: they have no effect. */
  readonly refused: readonly Refusal[];
  /** The rules that hold no longer for some, with who said so and why; the plan has them, too. */
  readonly overruled: readonly Overruled[];
  /** Rules that a decision overrules though they forbid nothing of it. */
  readonly needless: readonly { readonly entry: number; readonly rule: string }[];
  /** Decisions that contradict each other: none of them has an effect until somebody decides. */
  readonly conflicts: readonly DecisionConflict[];
  readonly superseded: InForce["superseded"];
  readonly aboutPeopleWhoLeft: InForce["aboutPeopleWhoLeft"];
  readonly awaited: InForce["awaited"];
  readonly unfit: InForce["unfit"];
  readonly erased: readonly number[];
  /** What each decision in force changed and costs; empty where there is no plan, or costs were not wanted. */
  readonly costs: readonly DecisionCost[];
  /** Which decisions and rules clash; absent where there is a plan. */
  readonly clash?: DecisionClash;
  /** Whether this very outcome was approved as a whole. */
  readonly isApproved: boolean;
  /** All decisions that were given, in their order: what makes this review again. */
  readonly decisions: readonly DecisionEntry[];
  /** All this in sentences, what needs somebody's attention first. */
  readonly text: readonly string[];
}
