// Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
// Computing 38 (1987), pp. 325-340: augmenting row reduction, then shortest augmenting paths (`paths.ts`); and complementary
// slackness as in R. E. Burkard, M. Dell'Amico and S. Martello, "Assignment Problems" (SIAM 2012), section 4.1.2.
//
// From any prices of the columns that are not below their floors to the optimum and its proof, in encoded whole numbers
// (`levels.ts`). Why the levels of the prices that come out can be told apart: with s = steps.priority = 8(m + 1)F,
// - every price of a column is, on entry, a multiple of s and at most s/8 more or less (`fitted` makes it so);
// - row reduction adds at most s/16 to it (`allowed`), and a row's price is a score less such a price;
// - a search makes the prices of all it visits worths of simple paths from one person whose price it keeps, which holds at
//   most 2m pairs and so changes fit by at most 2mF < s/4; whom it does not visit keeps a price that was made so before.
// Together less than s/8 + s/16 + s/4 + F < s/2 - F, so rounding separates priority and fit, and a worth whose whole number is
// not above 0 is not above 0 by levels either: its fit is less than s in size.
//
// Cost: one reading of all lists, at most `mostBids` bids a person, then one search (see `paths.ts`) for each person still
// wrong, a few in a thousand after an auction; memory O(people). Ties: a row whose two best are equal takes the one that
// nobody has. Departures: prices on entry are given; staying alone is everybody's way out; both sides are mended.
import type { Levels } from "../levels.js";
import type { Told } from "./auction.js";
import { byScore, leastPrice, type Seekers, type Standing, turned } from "./lists.js";
import { mend, roomFor } from "./paths.js";

/** Bids of row reduction, per row. */
const mostBids = 12;
/** Searches between two questions whether to stop. */
const stride = 64;

/** What was done. */
export interface Settled {
  readonly scans: number;
  readonly augmentations: number;
}

/**
 * Makes the choice in `mate` optimal for the listed pairs, and the prices of both sides its proof.
 *
 * On entry the prices of columns are whole, and `mate` is any matching (a hint: pairs that are not the best for their row at
 * these prices are given up). Prices of rows are not read. Columns and rows without a place have the price Infinity.
 */
export function settle(rows: Seekers, columns: Standing, steps: Levels, told: Told): Settled {
  fitted(columns, steps);
  const waiting = new Int32Array(rows.mate.length);
  const free = tighten(rows, columns, waiting);
  const bids = reduce(rows, columns, waiting, free, steps);
  const search = roomFor(Math.max(rows.mate.length, columns.mate.length));
  mendAll(rows, columns, 0);
  if (wrong(columns) > 0) mendAll({ ...columns, lists: byScore(turned(rows.lists, columns.mate.length)) }, rows, 0.5);
  return { scans: rows.mate.length + bids + search.scans, augmentations: search.augmentations };

  function mendAll(near: Seekers, far: Standing, share: number): void {
    const all = wrong(near);
    const least = leastPrice(far);
    let done = 0;
    for (let person = 0; person < near.mate.length; person++) {
      if (!isWrong(near, person)) continue;
      if (done++ % stride === 0) {
        told.signal?.throwIfAborted();
        told.onShare?.(share + (0.5 * done) / all);
      }
      mend(search, near, far, least, person);
    }
  }
}

/** Somebody who has a place and no partner, and is not content with that. */
function isWrong({ price, floor, mate }: Standing, person: number): boolean {
  return mate[person]! < 0 && price[person]! > floor[person]! && price[person]! < Number.POSITIVE_INFINITY;
}

function wrong(side: Standing): number {
  let count = 0;
  for (let person = 0; person < side.mate.length; person++) if (isWrong(side, person)) count++;
  return count;
}

/** Puts prices where the head of this file wants them: not below the floor, the fit small. */
function fitted({ price, floor }: Standing, steps: Levels): void {
  for (let column = 0; column < price.length; column++) {
    if (price[column] === Number.POSITIVE_INFINITY) continue;
    const level = Math.round(price[column]! / steps.priority) * steps.priority;
    const fit = Math.max(-steps.priority / 8, Math.min(steps.priority / 8, price[column]! - level));
    price[column] = Math.max(floor[column]!, level + fit);
  }
}

/** Gives each row its best worth as its price, and frees those whose partner is not worth that; lists them, returns how many. */
function tighten(rows: Seekers, columns: Standing, waiting: Int32Array): number {
  const { start, other, score } = rows.lists;
  const { price, floor, mate } = rows;
  const least = leastPrice(columns);
  let free = 0;
  for (let row = mate.length - 1; row >= 0; row--) {
    if (price[row] === Number.POSITIVE_INFINITY) continue;
    let first = floor[row]!;
    let held = Number.NEGATIVE_INFINITY;
    const partner = mate[row]!;
    for (let pair = start[row]!; pair < start[row + 1]!; pair++) {
      if (score[pair]! - least < first) break;
      const worth = score[pair]! - columns.price[other[pair]!]!;
      if (worth > first) first = worth;
      if (other[pair] === partner) held = worth;
    }
    price[row] = first;
    if (partner >= 0 && held === first) continue;
    if (partner >= 0) columns.mate[partner] = -1;
    mate[row] = -1;
    waiting[free++] = row;
  }
  return free;
}

/** Lets rows bid exactly, without overbidding, in two rounds; who ties or has bid often waits for a search. */
function reduce(rows: Seekers, columns: Standing, waiting: Int32Array, count: number, steps: Levels): number {
  const { start, other, score } = rows.lists;
  const { price, floor, mate } = rows;
  const { price: columnPrice, mate: rowOf } = columns;
  const allowed = columnPrice.map((most) => most + steps.priority / 16);
  const limit = mostBids * mate.length;
  const least = leastPrice(columns);
  const later = new Int32Array(mate.length);
  let left = count;
  let bids = 0;
  for (let round = 0; round < 2; round++) {
    let kept = 0;
    while (left > 0 && bids < limit) {
      bids++;
      const row = waiting[--left]!;
      let first = floor[row]!;
      let second = first;
      let choice = -1;
      let runnerUp = -1;
      for (let pair = start[row]!; pair < start[row + 1]!; pair++) {
        if (score[pair]! - least <= second) break;
        const worth = score[pair]! - columnPrice[other[pair]!]!;
        if (worth <= second) continue;
        if (worth > first) {
          second = first;
          runnerUp = choice;
          first = worth;
          choice = pair;
        } else {
          second = worth;
          runnerUp = pair;
        }
      }
      price[row] = first;
      if (choice < 0) continue;
      let wanted = other[choice]!;
      const isTie = first === second;
      if (isTie && rowOf[wanted]! >= 0 && runnerUp >= 0 && rowOf[other[runnerUp]!]! < 0) wanted = other[runnerUp]!;
      const next = columnPrice[wanted]! + first - second;
      if (next > allowed[wanted]!) continue;
      columnPrice[wanted] = next;
      price[row] = second;
      const loser = rowOf[wanted]!;
      rowOf[wanted] = row;
      mate[row] = wanted;
      if (loser < 0) continue;
      mate[loser] = -1;
      if (isTie) later[kept++] = loser;
      else waiting[left++] = loser;
    }
    if (left > 0) break;
    for (let position = 0; position < kept; position++) waiting[position] = later[kept - 1 - position]!;
    left = kept;
  }
  return bids;
}
