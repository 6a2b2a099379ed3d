// Source: Lagrangian and linear programming duality for bounded transportation: R. E. Burkard, M. Dell'Amico and
// S. Martello, "Assignment Problems" (SIAM 2012), sections 4.1 and 4.5. Every number below is a pair (priority, fit),
// compared by priority first.
//
// Let x be the chosen pairs, L the numbers of partners, p the priorities, and u, v ANY prices. For every choice that keeps
// the places, with worth(i, j) = (0, score) - u[i] - v[j],
//
//   value = sum over chosen pairs of worth  +  sum over rows i of (p[i] * [L >= 1] + u[i] * L)  +  the same for columns
//        <= sum over allowed pairs of max(0, worth)
//           + sum over rows of the largest (p[i] * [L >= 1] + u[i] * L) for L from min to max  +  the same for columns
//         = D(u, v),
//
// because each term was replaced by one at least as large. D does not depend on x, so nothing exceeds it: a solution whose
// value is D is optimal. D - value is therefore the sum, over pairs and people, of how much each term falls short of its
// best. It is computed as that sum, never as a difference of two large numbers: all terms are 0 or more, so the proof is
// complete exactly when each of them is 0, and one that is not cannot be rounded away or balanced by another.
//
// Cost: time O(rows * columns), memory O(pairs + people). Ties: none. Departures: without prices the bound uses each row's
// best score as its price. Knows the problem only: nothing of any solver is imported.
import type { LevelPrices, Places, Prices, Problem, Solution } from "./problem.js";
import { type Shortage, shortage } from "./shortage.js";

/** A worth at two levels; the first decides. */
export interface Worth {
  readonly priority: number;
  readonly fit: number;
}

/**
 * What `check` found. `optimal: true` is a proof; `optimal: false` says how far the bound is, which may be because the
 * solution is not the best or because its prices do not show it.
 *
 * `feasible: false` lists what is wrong as "code: explanation". Without faults the solution is an honest "infeasible", and
 * `shortage`, where present, proves it; where absent the problem can be solved and this solver did not manage.
 */
export type Verdict =
  | { readonly feasible: true; readonly optimal: true; readonly bound: Worth }
  | { readonly feasible: true; readonly optimal: false; readonly bound: Worth; readonly gap: Worth }
  | { readonly feasible: false; readonly faults: readonly string[]; readonly shortage?: Shortage };

/** Prices are whole numbers of at most this size, so that a score less two of them is exact. */
const largestPrice = 2 ** 51;

/**
 * Verifies a solution against its problem alone: places, forbidden pairs, the stated sums, and optimality by its prices.
 *
 * Throws nothing, whatever the solution holds. Gaps above 2^53 are rounded; whether there is one is always exact.
 */
export function check(problem: Problem, solution: Solution): Verdict {
  const pairs = pairFaults(problem, solution.pairs);
  if (pairs.length > 0) return refused(pairs);
  const rowLoads = new Int32Array(problem.rows);
  const columnLoads = new Int32Array(problem.columns);
  let total = 0;
  for (let at = 0; at < solution.pairs.length; at += 2) {
    const row = solution.pairs[at]!;
    const column = solution.pairs[at + 1]!;
    rowLoads[row]!++;
    columnLoads[column]!++;
    total += problem.scores[row * problem.columns + column]!;
  }
  const shortfall = missing(rowLoads, problem.rowPlaces) + missing(columnLoads, problem.columnPlaces);
  const priority = earned(rowLoads, problem.rowPriority) + earned(columnLoads, problem.columnPriority);
  const faults = [
    ...placeFaults("row", rowLoads, problem.rowPlaces),
    ...placeFaults("column", columnLoads, problem.columnPlaces),
    ...(solution.total === total ? [] : [`total: stated ${solution.total}, the pairs sum to ${total}.`]),
    ...(solution.priority === priority
      ? []
      : [`priority: stated ${solution.priority}, the people sum to ${priority}.`]),
    ...(solution.shortfall === shortfall ? [] : [`shortfall: stated ${solution.shortfall}, it is ${shortfall}.`]),
    ...((solution.status === "infeasible") === shortfall > 0
      ? []
      : [`status: stated ${solution.status} with ${shortfall} places missing to the least numbers.`]),
    ...priceFaults("row", problem.rows, solution.prices?.rows),
    ...priceFaults("column", problem.columns, solution.prices?.columns),
  ];
  if (faults.length > 0) return refused(faults);
  if (shortfall > 0) {
    const proof = shortage(problem);
    return Object.freeze({ feasible: false, faults: Object.freeze([]), ...(proof ? { shortage: proof } : {}) });
  }
  return judged(problem, solution, rowLoads, columnLoads, { priority, fit: total });
}

function refused(faults: readonly string[]): Verdict {
  return Object.freeze({ feasible: false, faults: Object.freeze(faults) });
}

function pairFaults(problem: Problem, pairs: Int32Array): string[] {
  if (pairs.length % 2 !== 0) return [`pairs: ${pairs.length} entries are not whole pairs.`];
  const faults: string[] = [];
  let before = -1;
  for (let at = 0; at < pairs.length; at += 2) {
    const row = pairs[at]!;
    const column = pairs[at + 1]!;
    if (row < 0 || row >= problem.rows || column < 0 || column >= problem.columns) {
      faults.push(`out-of-range: there is no pair of row ${row} and column ${column}.`);
      continue;
    }
    const cell = row * problem.columns + column;
    if (Number.isNaN(problem.scores[cell])) faults.push(`forbidden: row ${row} must not meet column ${column}.`);
    if (cell === before) faults.push(`pair-twice: row ${row} and column ${column} are paired twice.`);
    if (cell < before) faults.push(`order: row ${row} and column ${column} stand after a later pair.`);
    before = cell;
  }
  return faults;
}

function placeFaults(side: string, loads: Int32Array, places: Places): string[] {
  const faults: string[] = [];
  for (let person = 0; person < loads.length; person++) {
    if (loads[person]! <= places.max[person]!) continue;
    faults.push(`places: ${side} ${person} has ${loads[person]} partners and ${places.max[person]} places.`);
  }
  return faults;
}

function priceFaults(side: string, people: number, prices: LevelPrices | undefined): string[] {
  if (prices === undefined) return [];
  const faults: string[] = [];
  for (const level of [prices.priority, prices.fit]) {
    if (level.length !== people) faults.push(`prices: ${level.length} prices for ${people} of side ${side}.`);
    const odd = level.findIndex((price) => !Number.isInteger(price) || Math.abs(price) > largestPrice);
    if (odd >= 0) faults.push(`prices: ${side} ${odd} has ${level[odd]}, not a whole number up to ${largestPrice}.`);
  }
  return faults;
}

function missing(loads: Int32Array, places: Places): number {
  let sum = 0;
  for (let person = 0; person < loads.length; person++) sum += Math.max(0, places.min[person]! - loads[person]!);
  return sum;
}

function earned(loads: Int32Array, priorities: Int32Array): number {
  let sum = 0;
  for (let person = 0; person < loads.length; person++) if (loads[person]! > 0) sum += priorities[person]!;
  return sum;
}

/** Adds what one term lacks of its best; both are 0 where it lacks nothing. */
type Add = (priority: number, fit: number) => void;

/** D(u, v) - value as the sum of what each term lacks of its best, see the head of this file. */
function judged(
  problem: Problem,
  found: Solution,
  rowLoads: Int32Array,
  columnLoads: Int32Array,
  value: Worth,
): Verdict {
  const prices = found.prices ?? { rows: bestScores(problem), columns: zeroPrices(problem.columns) };
  let priority = 0;
  let fit = 0;
  let proven = true;
  const add = (lackPriority: number, lackFit: number) => {
    if (lackPriority === 0 && lackFit === 0) return;
    proven = false;
    priority += lackPriority;
    fit += lackFit;
  };
  addPairs(problem, found.pairs, prices, add);
  addPeople(problem.rowPlaces, problem.rowPriority, rowLoads, prices.rows, add);
  addPeople(problem.columnPlaces, problem.columnPriority, columnLoads, prices.columns, add);
  const bound = Object.freeze({ priority: value.priority + priority, fit: value.fit + fit });
  if (proven) return Object.freeze({ feasible: true, optimal: true, bound });
  return Object.freeze({ feasible: true, optimal: false, bound, gap: Object.freeze({ priority, fit }) });
}

/** A chosen pair lacks what its worth is below 0, any other allowed pair what its worth is above 0. */
function addPairs(problem: Problem, pairs: Int32Array, prices: Prices, add: Add): void {
  let at = 0;
  for (let row = 0; row < problem.rows; row++) {
    const rowPriority = prices.rows.priority[row]!;
    const rowFit = prices.rows.fit[row]!;
    const start = row * problem.columns;
    for (let column = 0; column < problem.columns; column++) {
      const score = problem.scores[start + column]!;
      if (Number.isNaN(score)) continue;
      const chosen = pairs[at] === row && pairs[at + 1] === column;
      if (chosen) at += 2;
      const priority = 0 - rowPriority - prices.columns.priority[column]!;
      const fit = score - rowFit - prices.columns.fit[column]!;
      if (chosen && isAbove(-priority, -fit)) add(-priority, -fit);
      if (!chosen && isAbove(priority, fit)) add(priority, fit);
    }
  }
}

/** A person lacks the difference to the best number of partners for their price; it is min, max, or the first partner. */
function addPeople(places: Places, priorities: Int32Array, loads: Int32Array, prices: LevelPrices, add: Add): void {
  for (let person = 0; person < loads.length; person++) {
    const least = places.min[person]!;
    const most = places.max[person]!;
    const load = loads[person]!;
    let bestPriority = 0;
    let bestFit = 0;
    for (const other of [least, Math.max(least, Math.min(1, most)), most]) {
      const first = Math.min(other, 1) - Math.min(load, 1);
      const priority = priorities[person]! * first + prices.priority[person]! * (other - load);
      const fit = prices.fit[person]! * (other - load);
      if (!isAbove(priority - bestPriority, fit - bestFit)) continue;
      bestPriority = priority;
      bestFit = fit;
    }
    add(bestPriority, bestFit);
  }
}

/** Whether a number of two levels is above 0. */
function isAbove(priority: number, fit: number): boolean {
  return priority > 0 || (priority === 0 && fit > 0);
}

function zeroPrices(people: number): LevelPrices {
  return { priority: new Float64Array(people), fit: new Float64Array(people) };
}

/** Prices for a bound without prices: each row's best score, or 0. */
function bestScores(problem: Problem): LevelPrices {
  const prices = zeroPrices(problem.rows);
  for (let row = 0; row < problem.rows; row++) {
    for (let column = 0; column < problem.columns; column++) {
      const score = problem.scores[row * problem.columns + column]!;
      if (score > prices.fit[row]!) prices.fit[row] = score;
    }
  }
  return prices;
}
