import type { PersonRef } from "../../constraints/conflicts.js";
import type { Noun } from "../../plan/any-plan.js";
import type { OverruledRule } from "../../plan/overruled.js";

/**
 * Plans of one cohort side by side, whatever their noun. Plain data, frozen.
 *
 * What a partner is worth to somebody is the fit of the pair, the same for both. What a person has is the mean of that over
 * their partners, or over the others of their group; a member of a circle has the fit that the plan gives them, a lead none.
 * All fits are in [0, 1], whole millionths; all counts are whole.
 */
export interface Comparison<Role extends string = string> {
  readonly format: "comparison";
  /** What the plans are: of pairs, peers or circles. */
  readonly of: Noun;
  /** Whose sides there are: both roles of pairs; `person`; `member`, and `lead` where circles have leads. */
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
  /** How many pairs, groups or circles there are. */
  readonly groups: number;
  /** The sum of the fits of the pairs; of peers and circles the sum of what everybody has. */
  readonly total: number;
  /**
   * Mean and lowest fit, absent without groups: of the pairs; of peers the mean over the people and the lowest of two people
   * who are together; of circles over the members.
   */
  readonly mean?: number;
  readonly worst?: number;
  /** How many people the circles hold, leads not counted; absent without circles. */
  readonly sizes?: Load;
  /**
   * Price of fairness: 1 - total / total of the plan held against, negative where this one has more; absent where that total
   * is 0. D. Bertsimas, V. F. Farias and N. Trichakis, "The price of fairness", Operations Research 59 (2011), pp. 17-31.
   */
  readonly price?: number;
  readonly sides: { readonly [K in Role]: SideMeasures };
  /**
   * How many pairs block the plan; absent where it was not made in this process, nor a plan of the same inputs, and of circles,
   * where two people cannot leave together: what a circle is worth hangs on all of it.
   */
  readonly blocking?: number;
  /** The rules that people knowingly broke for the plan; absent where they broke none. */
  readonly overruled?: readonly OverruledRule[];
}

/** What a plan gives to the people of one role. */
export interface SideMeasures {
  readonly people: number;
  /** How many have at least one partner. */
  readonly matched: number;
  /** Of what those with a partner have; absent where nobody has one. */
  readonly fit?: Spread;
  /** The Gini index of what all people with a place have, 0 for those without a partner; absent of leads. */
  readonly giniOfAll?: number;
  /** Partners per person with a place, of leads their members; absent where nobody has a place, and of members of circles. */
  readonly load?: Load;
  /** Absent where the plan was not made in this process, nor one of the same inputs, and of circles. */
  readonly wishes?: PlanWishes;
}

/** How many people are with somebody, or in something. */
export interface Load {
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly deviation: number;
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
  /** How many pairs, groups or circles both plans have; of circles that is a matter of members. */
  readonly same: number;
  /** Those that go and that come, as ids: of a pair in the order of the roles, else sorted; of a circle its members. */
  readonly gone: readonly (readonly string[])[];
  readonly come: readonly (readonly string[])[];
  /**
   * Who is with other people than before, those who lose most first. Of circles: who changes circle, where each circle goes
   * on as the one with which it shares most members (all circles together as many as possible), and leads of others.
   */
  readonly moves: readonly Move[];
  /** Whose fit changes, those who lose most first; 0 without a partner. */
  readonly people: readonly (PersonRef & { readonly before: number; readonly after: number })[];
  /** Who is in one of the two plans only. */
  readonly left: readonly PersonRef[];
  readonly joined: readonly PersonRef[];
  readonly sides: { readonly [K in Role]: { readonly gain: number; readonly lose: number } };
  /** What is gained and lost, and the first of those who move, in a few sentences. */
  readonly text: string;
}

/** What is different, before it is put into words. */
export type Changed = Omit<PlanChanges, "text">;

/** Somebody who is with other people than before. */
export interface Move extends PersonRef {
  /** With whom they were, and are now; nobody for somebody without a partner, or who is not in the plan. */
  readonly from: readonly PersonRef[];
  readonly to: readonly PersonRef[];
  /** What they had and have; absent of leads, and where they are not in the plan. */
  readonly before?: number;
  readonly after?: number;
}
