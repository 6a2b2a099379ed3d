// Source: none, a layout: which side looks for partners and which is looked for.
// Cost: time and memory O(rows * columns) where rows and columns are exchanged, else O(rows + columns).
// Ties: people keep their order; the rows seek where both sides are alike. Departures: none.
import type { Levels } from "../../levels.js";
import type { Problem } from "../../problem.js";
import { type Rewards, rewardsOf } from "../rewards.js";

/** A problem as the flow sees it: seekers look for hosts. */
export interface Layout {
  readonly seekers: number;
  readonly hosts: number;
  /** `seekers * hosts` entries, a whole number or NaN where the pair is forbidden; the problem's own where possible. */
  readonly scores: Float64Array;
  /** Most partners. */
  readonly seekerMost: Int32Array;
  readonly hostMost: Int32Array;
  /** The places that a seeker can fill: its most partners, but not more than there are hosts. */
  readonly seekerPlaces: Int32Array;
  readonly seekerRewards: Rewards;
  readonly hostRewards: Rewards;
  /** Whether the columns of the problem are the seekers. */
  readonly isTransposed: boolean;
}

/**
 * Lays a problem out so that the side with fewer places in all seeks, because then most find a host with room; where both
 * have the same number, the side whose people have fewer places each.
 */
export function layout(problem: Problem, steps: Levels): Layout {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const rowSum = sum(fillable(rowPlaces.max, columns));
  const columnSum = sum(fillable(columnPlaces.max, rows));
  const isTransposed = columnSum < rowSum || (columnSum === rowSum && columns > rows);
  const rowRewards = rewardsOf(rowPlaces, problem.rowPriority, steps);
  const columnRewards = rewardsOf(columnPlaces, problem.columnPriority, steps);
  const seekerMost = isTransposed ? columnPlaces.max : rowPlaces.max;
  const hosts = isTransposed ? rows : columns;
  return {
    seekers: isTransposed ? columns : rows,
    hosts,
    scores: isTransposed ? exchanged(scores, rows, columns) : scores,
    seekerMost,
    hostMost: isTransposed ? rowPlaces.max : columnPlaces.max,
    seekerPlaces: fillable(seekerMost, hosts),
    seekerRewards: isTransposed ? columnRewards : rowRewards,
    hostRewards: isTransposed ? rowRewards : columnRewards,
    isTransposed,
  };
}

function fillable(most: Int32Array, others: number): Int32Array {
  return most.map((places) => Math.min(places, others));
}

/** The sum of whole numbers. */
export function sum(numbers: Int32Array): number {
  let total = 0;
  for (let at = 0; at < numbers.length; at++) total += numbers[at]!;
  return total;
}

/** The largest size of a score, 0 where no pair is allowed; four at a time, which is faster than one. */
export function largestSize(scores: Float64Array): number {
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  let pair = 0;
  // A forbidden pair is NaN, for which the comparison is false.
  for (; pair + 3 < scores.length; pair += 4) {
    const first = Math.abs(scores[pair]!);
    const second = Math.abs(scores[pair + 1]!);
    const third = Math.abs(scores[pair + 2]!);
    const fourth = Math.abs(scores[pair + 3]!);
    if (first > one) one = first;
    if (second > two) two = second;
    if (third > three) three = third;
    if (fourth > four) four = fourth;
  }
  for (; pair < scores.length; pair++) if (Math.abs(scores[pair]!) > one) one = Math.abs(scores[pair]!);
  return Math.max(one, two, three, four);
}

/** How many rows and columns are copied at a time, so that what is read and written stays in the cache. */
const tile = 16;

function exchanged(scores: Float64Array, rows: number, columns: number): Float64Array {
  const copy = new Float64Array(rows * columns);
  for (let top = 0; top < rows; top += tile) {
    const bottom = Math.min(rows, top + tile);
    for (let left = 0; left < columns; left += tile) {
      const right = Math.min(columns, left + tile);
      for (let column = left; column < right; column++) {
        for (let row = top; row < bottom; row++) copy[column * rows + row] = scores[row * columns + column]!;
      }
    }
  }
  return copy;
}
