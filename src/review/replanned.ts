import type { PersonRef } from "../constraints/conflicts.js";
import type { PerChange } from "../plan/few-changes.js";
import type { Review } from "./reviewed.js";

/** Two people who were together in the plan that stood, or are together now: by role, of peers the lower id first. */
export type TwoPeople = readonly [PersonRef, PersonRef];

/** Two people who stay together. */
export interface KeptPair {
  readonly people: TwoPeople;
  /** How well they fit now, in [0, 1]. */
  readonly fit: number;
  /** Whether they had to stay, because they were approved or a list or a decision says so. */
  readonly must: boolean;
}

/** Two people who stood, are both still there, and are together no longer. */
export interface ChangedPair {
  readonly people: TwoPeople;
  /** How well they fit now, in [0, 1]; absent where rules forbid them. */
  readonly fit?: number;
  /** The rules that forbid them now; none where the new plan is better without them. */
  readonly rules: readonly string[];
  /** With whom each of them is now, in the order of `people`. */
  readonly now: readonly [readonly PersonRef[], readonly PersonRef[]];
  /**
   * What the plan would lose if they were kept all the same, everything else as good as it can be then: people matched, fit in
   * sum (below 0 where there is more), and how many more pairs would be changed (below 0 where it is fewer); `worth` is the loss
   * of fit less what fewer changes save. `impossible` where no plan keeps them; absent where it was not asked (see `gains`).
   */
  readonly keeping?:
    | "impossible"
    | { readonly people: number; readonly fit: number; readonly changed: number; readonly worth?: number };
  readonly text: string;
}

/** Two people who stood, of whom at least one is not there any more. */
export interface EndedPair {
  readonly people: TwoPeople;
  /** Who is not there. */
  readonly left: readonly PersonRef[];
  readonly text: string;
}

/** Two people who are together and did not stand so. */
export interface NewPair {
  readonly people: TwoPeople;
  readonly fit: number;
  /** Which of them joined. */
  readonly joined: readonly PersonRef[];
}

/** What became of a pair that had to be kept, or of a group of peers. */
export interface Pin {
  readonly people: readonly PersonRef[];
  /** Why: it was approved; or it was on the list of what must be made. */
  readonly by: "approval" | "list";
  readonly kept: boolean;
  /** The rules that forbid it now, by name. */
  readonly rules: readonly string[];
  /** Who of them is not there any more. */
  readonly left: readonly PersonRef[];
  readonly text: string;
}

/** A plan in the place of one that stood, and what became of that. Plain data, frozen; nothing is committed. */
export interface Replan<O> {
  readonly format: "replan";
  /** The new plan, or why there is none. It can be explained, compared, reviewed, approved and replanned like any other. */
  readonly outcome: O;
  readonly perChange: PerChange;
  /** Who takes part now and did not, who did and does not, and whose answers are others than they were. */
  readonly joined: readonly PersonRef[];
  readonly left: readonly PersonRef[];
  readonly answeredAnew: readonly PersonRef[];
  readonly kept: readonly KeptPair[];
  readonly changed: readonly ChangedPair[];
  readonly ended: readonly EndedPair[];
  readonly made: readonly NewPair[];
  /** What had to be kept, each kept or told why not: the pairs of an approved plan, and what was on the list of the plan. */
  readonly pins: readonly Pin[];
  readonly unmatched: readonly { readonly role: string; readonly id: string; readonly text: string }[];
  /** Absent where there is no plan. */
  readonly totals?: {
    /** How many people are matched: of pairs those of the first role. */
    readonly matched: number;
    readonly fit: number;
    readonly kept: number;
    readonly changed: number;
    readonly ended: number;
    /** What the changes are charged, and the fit less that; absent under `fewest first`, which has no price. */
    readonly charged?: number;
    readonly worth?: number;
  };
  /** What became of the decisions that were given; absent without any. */
  readonly review?: Omit<Review<O>, "outcome">;
  /** All this in sentences, what needs somebody's attention first. */
  readonly text: readonly string[];
}
