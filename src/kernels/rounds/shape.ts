// Source: none, division with remainder. Cost: O(1). Ties: none. Departures: none.
import type { Over } from "./contract.js";

/** How a number of people is cut into groups, the same in every round. */
export interface Shape {
  /** Groups of the size that was asked for. */
  readonly usual: number;
  /** Groups of the other size. */
  readonly other: number;
  /** The other size; the same as the usual one where there are no such groups. */
  readonly otherSize: number;
  /** How many sit a round out. */
  readonly byes: number;
  /** How many have a turn in a round: byes and members of groups of the other size. */
  readonly turns: number;
  /** How many pairs meet in a round. */
  readonly meetings: number;
}

/** The shape of every round; undefined where the people cannot be cut so: 5 people are no groups of 3 and 4. */
export function shapeOf(people: number, size: number, over: Over): Shape | undefined {
  const left = people % size;
  const full = (people - left) / size;
  if (full === 0) return undefined;
  if (left === 0) return shaped(size, full, 0, size, 0);
  if (over === "bye") return shaped(size, full, 0, size, left);
  if (over === "larger") return full < left ? undefined : shaped(size, full - left, left, size + 1, 0);
  const smaller = size - left;
  const usual = full + 1 - smaller;
  return usual < 0 || size === 2 ? undefined : shaped(size, usual, smaller, size - 1, 0);
}

function shaped(size: number, usual: number, other: number, otherSize: number, byes: number): Shape {
  const meetings = usual * pairsIn(size) + other * pairsIn(otherSize);
  return { usual, other, otherSize, byes, turns: byes + other * otherSize, meetings };
}

/** Pairs among so many people. */
function pairsIn(people: number): number {
  return (people * (people - 1)) / 2;
}

/** The sizes of the groups of a round, those of the other size last. */
export function sizesOf({ usual, other, otherSize }: Shape, size: number): number[] {
  return [...new Array<number>(usual).fill(size), ...new Array<number>(other).fill(otherSize)];
}
