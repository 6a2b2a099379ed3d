// Source: none, this is bookkeeping: what a solver found in lists, laid out as `problem.ts` promises it.
// Cost: time and memory O(pairs + people). Ties: none. Departures: none.
import type { Prices, Sides, Solution, Work } from "../problem.js";
import type { Seekers, Standing } from "./lists.js";

/** Why places are not those of an assignment of one to one, or undefined; cost O(rows + columns). */
export function refusesOneToOne(problem: Sides): string | undefined {
  for (const places of [problem.rowPlaces, problem.columnPlaces]) {
    if (places.min.some((least) => least > 0)) return "somebody has a least number of partners";
    if (places.max.some((most) => most > 1)) return "somebody has more than one place";
  }
  return undefined;
}

/** A side as it stands before anything is solved: alone, at the floor, and at the price Infinity without a place. */
export function standing(places: Int32Array, priority: Int32Array, step: number): Standing {
  // Adding 0 turns -0 into 0.
  const floor = Float64Array.from(priority, (points) => 0 - points * step);
  const price = floor.map((worth, person) => (places[person] === 0 ? Number.POSITIVE_INFINITY : worth));
  return { floor, price, mate: new Int32Array(places.length).fill(-1) };
}

/** Gives people without a place a price at which nobody would want them: it never binds, but `check` reads it. */
export function priceOutsiders(rows: Standing, columns: Standing, largestScore: number): void {
  const pairs: readonly (readonly [Standing, Standing])[] = [
    [rows, columns],
    [columns, rows],
  ];
  for (const [own, other] of pairs) {
    // No price of the other side is below its floor, so no worth is above this.
    const most = other.floor.reduce((least, floor) => Math.min(least, floor), 0);
    for (let person = 0; person < own.price.length; person++) {
      if (own.price[person] === Number.POSITIVE_INFINITY) own.price[person] = largestScore - most;
    }
  }
}

/** The solution that the partners of the rows make, proven by `prices`. */
export function chosen(problem: Sides, rows: Seekers, prices: Prices, work: Work): Solution {
  const { start, other, score } = rows.lists;
  const pairs = new Int32Array(2 * rows.mate.reduce((count, mate) => count + (mate >= 0 ? 1 : 0), 0));
  let total = 0;
  let priority = 0;
  let at = 0;
  for (let row = 0; row < rows.mate.length; row++) {
    const column = rows.mate[row]!;
    if (column < 0) continue;
    for (let pair = start[row]!; pair < start[row + 1]!; pair++) if (other[pair] === column) total += score[pair]!;
    pairs[at++] = row;
    pairs[at++] = column;
    priority += problem.rowPriority[row]! + problem.columnPriority[column]!;
  }
  const proof = { prices: Object.freeze(prices), work: Object.freeze(work) };
  return Object.freeze({ status: "optimal", pairs, priority, total, shortfall: 0, ...proof });
}
