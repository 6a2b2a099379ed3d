import type { PersonRef } from "../../constraints/conflicts.js";
import type { Noun } from "../../plan/any-plan.js";

/** A plan as `compare` sees it, whatever its noun: who is with whom, and what that is worth to each of them. */
export interface SeenPlan {
  readonly noun: Noun;
  readonly roles: readonly string[];
  /** Pairs, groups or circles, in the order of the plan. */
  readonly groups: readonly SeenGroup[];
  /** Everybody whom the plan names, by key. */
  readonly people: ReadonlyMap<string, Someone>;
  /** What the noun sums: the fits of pairs, or what everybody has; whole millionths, like mean and worst. */
  readonly total: number;
  /** Absent without groups. */
  readonly mean?: number;
  readonly worst?: number;
}

/** People who are together in a plan. */
export interface SeenGroup {
  readonly people: readonly PersonRef[];
  /** What the group is known by when plans are held against each other: of a circle its members, whoever leads it. */
  readonly ids: readonly string[];
  /** How many are in it, leads not counted. */
  readonly size: number;
  /** Whole millionths. */
  readonly fit: number;
  readonly must: boolean;
}

/** Somebody of a plan. */
export interface Someone extends PersonRef {
  /** Whether they have a place to give or take. */
  readonly hasPlace: boolean;
  readonly isMatched: boolean;
  /** Whom they are with. */
  readonly company: readonly PersonRef[];
  /** What that is worth to them in whole millionths, 0 without company; absent where no worth is defined, as of leads. */
  readonly has?: number;
}

/** What a person of a plan is known by. */
export function keyOf({ role, id }: PersonRef): string {
  return JSON.stringify([role, id]);
}
