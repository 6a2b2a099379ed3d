import type { PairReasons } from "./reasons.js";

/** What is asked about a plan for circles. */
export type CircleQuestion =
  | { readonly one: string; readonly other: string }
  | { readonly member: string; readonly lead: string }
  | { readonly member: string; readonly circle: string | number }
  | { readonly member: string };

/**
 * One change of a plan and what it would do. The price is that of this change alone, all else staying as it is: another plan
 * that has what is asked for, with more changes, may cost less.
 */
export interface CircleChange {
  readonly member: string;
  /** The number in the plan of the circle into which they would move. */
  readonly circle: number;
  /** Who would take their place; absent where the member moves alone. */
  readonly with?: string;
  /** Every rule, size and number of common starts that the change would break, in words; empty where it is possible. */
  readonly breaks: readonly string[];
  /**
   * What the change would cost: people in circles first, then worth (in the unit of `totals.worth`), below 0 where the plan
   * would gain. Absent where it is not possible.
   */
  readonly cost?: { readonly people: number; readonly worth: number };
  /** The member's own fit after the change, in [0, 1]; absent where it is not possible. */
  readonly fit?: number;
}

/** Why two people are in one circle, are not, or cannot be. Plain data; `text` says the same in words. */
export interface CirclePairReasons<Role extends string = string, C extends string = string>
  extends Omit<PairReasons<Role, C>, "price"> {
  /** Of two people who may be together and are not: the cheapest change that brings them together, if one is possible. */
  readonly change?: CircleChange;
}

/** What stands between a member and a circle in which they are not. */
export interface MoveReasons {
  readonly member: string;
  /** The circle that was asked about, and that of the member, which is absent for somebody in none. */
  readonly circle: CirclePlace;
  readonly from?: CirclePlace;
  /** The rules that forbid the member to be with somebody of the circle, each with whom, in the order of the rules. */
  readonly forbidden: readonly { readonly rule: string; readonly with: readonly string[] }[];
  /** Moving the member there alone. */
  readonly move: CircleChange;
  /** The cheapest of all possible exchanges with a member of the circle; where none is possible, absent. */
  readonly exchange?: CircleChange;
  readonly text: string;
}

/** A circle by its people. */
export interface CirclePlace {
  /** Its place in the plan, from 1, as in reports. */
  readonly number: number;
  readonly leads: readonly string[];
  readonly people: readonly string[];
}

/** A wish of a member, and who of the circle covers it. */
export interface CoveredWish {
  readonly criterion: string;
  readonly wish: string;
  /** The ids of those who can help with it, leads first; empty where nobody of the circle can. */
  readonly by: readonly string[];
  /** How many of these are leads. */
  readonly byLeads: number;
}

/** Somebody of the circle of a member. */
export interface Companion {
  readonly id: string;
  /** In [0, 1], by the criteria about the two; absent where there are none. */
  readonly fit?: number;
  /** What the two share, and what the member can learn, in their own answers. */
  readonly shared: readonly string[];
  readonly learns: readonly string[];
}

/** Why a member is in their circle, or in none. Plain data; `text` says the same in words. */
export interface MemberReasons {
  readonly member: string;
  /** Absent for somebody in no circle. */
  readonly circle?: CirclePlace;
  /** Their own fit in [0, 1] and its parts, as in the plan. */
  readonly fit?: number;
  readonly parts?: { readonly members: number; readonly leads: number; readonly covered: number };
  /** The others of the circle and its leads, best fit first. */
  readonly others: readonly Companion[];
  readonly leads: readonly Companion[];
  readonly wishes: readonly CoveredWish[];
  /** When the circle meets, and whether the member can come; absent without `meeting`. */
  readonly time?: { readonly best: string; readonly canCome: boolean };
  readonly text: string;
}
