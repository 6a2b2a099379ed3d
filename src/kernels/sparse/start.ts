// Source: scaling of A. V. Goldberg and R. Kennedy, "An efficient cost scaling algorithm for the assignment problem",
// Mathematical Programming 71 (1995), pp. 153-177, section 4, for the choice of steps; what bids are, see `auction.ts`.
//
// Between the exact prices of `levels.ts` and those of an auction: a point of priority, steps.priority = 8(m + 1)F, is drawn
// together to `step` = 8F or less, and stretched again. Prices of an auction are within a few F of a multiple of `step`, the
// nearest of which tells the points of priority; where that is wrong, `settle.ts` has more to mend and no more.
// Cost: one reading of the lists, and the auction; memory O(people). Ties: none. Departures: bids start and end at a part of
// how far apart the candidates of a row are on average, not of the largest score, which one odd pair could spoil.
import type { Levels } from "../levels.js";
import type { Sides } from "../problem.js";
import { auction, type Raises, type Told } from "./auction.js";
import type { Lists, Seekers, Standing } from "./lists.js";

/** The finest bids, as a part of how far candidates are apart. */
const finest = 2 ** 16;
/** Sums of multiples of this are exact, see `auction.ts`. */
const smallest = 1 / 2 ** 20;

/**
 * Moves the prices of the columns (encoded, at or above their floors) to where an auction ends that starts from them, and
 * gives both sides the partners it ends with. `largest` is the largest size of a score, and `phases` is how many steps of bids there are, from 1 to 5.
 */
export function bargain(
  rows: Seekers,
  columns: Standing,
  steps: Levels,
  largest: number,
  phases: number,
  told: Told,
): { readonly phases: number; readonly bids: number } {
  const step = Math.min(8 * largest, steps.priority / 4);
  const raises = raisesFor(spread(rows.lists), step, phases, largestFloor(rows, columns) / steps.priority);
  const near = { ...rows, ...drawn(rows, steps.priority, step) };
  const far = { ...columns, ...drawn(columns, steps.priority, step) };
  const done = auction(near, far, raises, told);
  for (let column = 0; column < far.price.length; column++) {
    if (far.price[column] === Number.POSITIVE_INFINITY) continue;
    const above = far.price[column]! - far.floor[column]!;
    const points = Math.round(above / step);
    const fit = Math.floor(above - points * step);
    columns.price[column] = columns.floor[column]! + Math.max(0, points * steps.priority + fit);
  }
  return done;
}

/** The largest size of a score, F of `levels.ts`, which made the steps. */
export function largestSize(steps: Levels, { rows, columns }: Sides): number {
  return steps.priority / (8 * (Math.min(rows, columns) + 1));
}

/** Prices and floors with points of priority of another worth. */
function drawn(side: Standing, from: number, to: number): { price: Float64Array; floor: Float64Array } {
  const floor = side.floor.map((worth) => (worth / from) * to);
  const price = side.price.map((worth, person) => {
    if (worth === Number.POSITIVE_INFINITY) return worth;
    const above = worth - side.floor[person]!;
    const points = Math.round(above / from);
    return floor[person]! + Math.max(0, points * to + above - points * from);
  });
  return { price, floor };
}

/** How far the best and the worst candidate of a row are apart, on average over rows that have two; at least 1. */
function spread({ start, score }: Lists): number {
  let sum = 0;
  let count = 0;
  for (let row = 0; row + 1 < start.length; row++) {
    const last = start[row + 1]! - 1;
    if (last <= start[row]!) continue;
    sum += score[start[row]!]! - score[last]!;
    count++;
  }
  return Math.max(1, sum / Math.max(1, count));
}

/** Powers of two, fine enough for how far candidates are apart and coarse enough for sums to be exact. */
function raisesFor(apart: number, step: number, phases: number, points: number): Raises {
  const exact = ((2 * points + 4) * step) / 2 ** 51;
  let last = 1;
  while (last * finest > apart && last > exact && last > smallest) last /= 2;
  while (2 * last * finest <= apart) last *= 2;
  let first = last;
  for (let phase = 1; phase < phases; phase++) first *= 8;
  let most = first;
  while (most < step / 4) most *= 2;
  return { first, last, most };
}

function largestFloor(rows: Standing, columns: Standing): number {
  let largest = 0;
  for (const { floor } of [rows, columns]) for (const worth of floor) largest = Math.max(largest, -worth);
  return largest;
}
