// Source: R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall 1993), section 14.4 (separable convex
// costs): a person is worth less with every further partner, so least numbers and priorities are arcs of one flow.
// Cost: time and memory O(people) to build, O(1) to ask. Ties: none. Departures: none.
import type { Levels } from "../levels.js";
import type { Places } from "../problem.js";

/** What a person earns by their partners, encoded (`levels.ts`): a falling step for the first, for the least number, beyond. */
export interface Rewards {
  readonly bound: number;
  readonly least: Int32Array;
  readonly first: Float64Array;
}

/** The rewards of one side, one entry per person; cost O(people). */
export function rewardsOf(places: Places, priorities: Int32Array, steps: Levels): Rewards {
  const first = Float64Array.from(priorities, (priority) => priority * steps.priority);
  return { bound: steps.bounds, least: places.min, first };
}

/** The reward of a person's `partner`-th partner, counted from 1: never more than that of the one before. */
export function reward(rewards: Rewards, person: number, partner: number): number {
  const priority = partner === 1 ? rewards.first[person]! : 0;
  return partner <= rewards.least[person]! ? rewards.bound + priority : priority;
}
