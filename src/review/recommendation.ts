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

/** A group that a newcomer could join at once: a pair of peers that becomes the group of three, or a circle. */
export interface RecommendedGroup {
  /** Who leads it, sorted; nobody but of circles with leads. */
  readonly leads: readonly string[];
  /** Its people, the newcomer not among them, sorted. */
  readonly people: readonly string[];
  /** The newcomer's own fit in it, in [0, 1], with everybody of the cohort. */
  readonly fit: number;
  /** How many places it has left, the newcomer's among them. */
  readonly free: number;
}

/** Partners and groups for one newcomer, while nobody else is touched. Plain data. */
export interface Recommendation<Role extends string = string> {
  readonly person: DecidedPerson<Role>;
  /** How many partners the newcomer has places for; in plans of groups one place. */
  readonly places: number;
  /** Who is free and allowed, best fit first, then by id; of peers those who are in no group. Nobody of circles. */
  readonly partners: readonly Recommended<Role>[];
  /** The groups that have a place for them, best fit first: no rule is broken, and there is time in common. None of pairs. */
  readonly groups: readonly RecommendedGroup[];
  /**
   * How many other people they may meet, or circles that they could be in by all rules, have no place left: with them others would
   * have to move, see `replan`.
   */
  readonly taken: number;
  readonly text: string;
}
