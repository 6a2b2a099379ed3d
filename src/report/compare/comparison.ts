import type { PersonRef } from "../../constraints/conflicts.js";

/**
 * Plans of one cohort side by side. Plain data, frozen.
 *
 * What a partner is worth to somebody is the fit of the pair, the same for both. What a person has is the mean of that over
 * their partners. All fits are in [0, 1], whole millionths; all counts are whole.
 */
export interface Comparison<Role extends string = string> {
  readonly format: "comparison";
  readonly roles: readonly Role[];
  /** The name of the plan that the others are held against. */
  readonly against: string;
  /** By how much more fit another's partner must have for somebody to envy them, in [0, 1]. */
  readonly envyBeyond: number;
  /** By name, in the order in which they were given. */
  readonly plans: Readonly<Record<string, PlanMeasures<Role>>>;
  /** What changes from the plan held against to each other plan, by name. */
  readonly changes: Readonly<Record<string, PlanChanges<Role>>>;
  /** What the reader must know to read it rightly. */
  readonly notes: readonly string[];
  /** The choice between the plans in sentences, one or more a plan. */
  readonly text: readonly string[];
}

/** What a plan gives, measured. */
export interface PlanMeasures<Role extends string = string> {
  /** What the plan was made for: `total`, `worst-off first`, `bottleneck`, `stable`, or `floor 95`. */
  readonly objective: string;
  /** Whether it is proven that no plan serves its objective better. */
  readonly proven: boolean;
  readonly pairs: number;
  /** The sum of the fits of the pairs. */
  readonly total: number;
  /** Mean and lowest fit of the pairs; absent without pairs. */
  readonly mean?: number;
  readonly worst?: number;
  /**
   * Price of fairness: 1 - total / total of the plan held against, negative where this one has more; absent where that total
   * is 0. D. Bertsimas, V. F. Farias and N. Trichakis, "The price of fairness", Operations Research 59 (2011), pp. 17-31.
   */
  readonly price?: number;
  readonly sides: { readonly [K in Role]: SideMeasures };
  /** How many pairs block the plan; absent where it was not made in this process, nor a plan of the same inputs. */
  readonly blocking?: number;
}

/** What a plan gives to the people of one role. */
export interface SideMeasures {
  readonly people: number;
  /** How many have at least one partner. */
  readonly matched: number;
  /** Of what those with a partner have; absent where nobody has one. */
  readonly fit?: Spread;
  /** The Gini index of what all people with a place have, 0 for those without a partner. */
  readonly giniOfAll: number;
  /** Partners per person with a place; absent where nobody has a place. */
  readonly load?: { readonly least: number; readonly most: number; readonly mean: number; readonly deviation: number };
  /** Absent where the plan was not made in this process, nor one of the same inputs. */
  readonly wishes?: PlanWishes;
}

/** How something is spread over people. */
export interface Spread {
  readonly mean: number;
  readonly worst: number;
  /** The tenth percentile by the nearest rank: at least a tenth of the people have this or less. */
  readonly tenth: number;
  /** Standard deviation over all of them (divided by their number). */
  readonly deviation: number;
  /**
   * The Gini index: sum of (2i - n - 1) times the i-th smallest, over n times the sum; 0 where all have the same, also
   * where all have nothing, near 1 where one has all.
   */
  readonly gini: number;
}

/** What people would rather have. */
export interface PlanWishes {
  /** How many people are in a blocking pair. */
  readonly blocking: number;
  readonly envy: {
    /** How many people envy somebody of their role. */
    readonly people: number;
    /** How many ordered couples there are of somebody who envies and somebody who is envied. */
    readonly couples: number;
    /** How many of them are justified: the partner who is envied would rather have the envious person, too. */
    readonly justified: number;
  };
  /** Over people with a place who may meet somebody; absent where there are none. */
  readonly regret?: {
    readonly people: number;
    readonly mean: number;
    readonly most: number;
    /** How many regret more than 0.2. */
    readonly large: number;
  };
}

/** What is different in a plan. */
export interface PlanChanges<Role extends string = string> {
  /** How many pairs both plans have. */
  readonly same: number;
  /** The pairs that go and that come, as ids in the order of the roles. */
  readonly gone: readonly (readonly string[])[];
  readonly come: readonly (readonly string[])[];
  /** Whose mean fit over their partners changes, those who lose most first; 0 without a partner. */
  readonly people: readonly (PersonRef & { readonly before: number; readonly after: number })[];
  readonly sides: { readonly [K in Role]: { readonly gain: number; readonly lose: number } };
}
