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
// Cost: one reading of every score, time O(rows * columns) or O(candidates), memory O(pairs + people) and, where scores are
// streamed, one block. Ties: none. Departures: without prices the bound uses each row's best score as its price. Knows the
// problem only: nothing of any solver is imported.
import type { AnyPairs, LevelPrices, Places, Solution } from "../problem.js";
import { refused, type Verdict, type Worth } from "./verdict.js";

/** Prices are whole numbers of at most this size, so that a score less two of them is exact. */
const largestPrice = 2 ** 51;
/** About how many scores of a streamed problem are read at once. */
const blockOfScores = 2 ** 21;

/** See `check`; the objective is the total. Gaps above 2^53 are rounded; whether there is one is always exact. */
export function checkPairs(problem: AnyPairs, solution: Solution): Verdict {
  const { prices } = solution;
  const faults = [
    ...orderFaults(problem, solution.pairs),
    ...priceFaults("row", problem.rows, prices?.rows),
    ...priceFaults("column", problem.columns, prices?.columns),
  ];
  if (faults.length > 0) return refused(faults);
  const rowLoads = new Int32Array(problem.rows);
  const columnLoads = new Int32Array(problem.columns);
  for (let at = 0; at < solution.pairs.length; at += 2) {
    rowLoads[solution.pairs[at]!]!++;
    columnLoads[solution.pairs[at + 1]!]!++;
  }
  const rowPrices = prices?.rows ?? zeroPrices(problem.rows);
  const columnPrices = prices?.columns ?? zeroPrices(problem.columns);
  const read = readPairs(problem, solution.pairs, rowPrices, columnPrices, prices === undefined);
  const shortfall = missing(rowLoads, problem.rowPlaces) + missing(columnLoads, problem.columnPlaces);
  const priority = earned(rowLoads, problem.rowPriority) + earned(columnLoads, problem.columnPriority);
  faults.push(
    ...read.forbidden,
    ...placeFaults("row", rowLoads, problem.rowPlaces),
    ...placeFaults("column", columnLoads, problem.columnPlaces),
  );
  const stated = (name: string, said: number, is: number, how: string) => {
    if (said !== is) faults.push(`${name}: stated ${said}, ${how} ${is}.`);
  };
  if (read.forbidden.length === 0) stated("total", solution.total, read.total, "the pairs sum to");
  stated("priority", solution.priority, priority, "the people sum to");
  stated("shortfall", solution.shortfall, shortfall, "it is");
  if ((solution.status === "infeasible") !== shortfall > 0) {
    faults.push(`status: stated ${solution.status} with ${shortfall} places missing to the least numbers.`);
  }
  if (faults.length > 0) return refused(faults);
  if (shortfall > 0) return refused([]);
  const lack = read.lack;
  addPeople(problem.rowPlaces, problem.rowPriority, rowLoads, rowPrices, lack);
  addPeople(problem.columnPlaces, problem.columnPriority, columnLoads, columnPrices, lack);
  const bound = Object.freeze({ priority: priority + lack.priority, fit: read.total + lack.fit });
  if (lack.terms === 0) return Object.freeze({ feasible: true, optimal: true, bound });
  const gap = Object.freeze({ priority: lack.priority, fit: lack.fit });
  return Object.freeze({ feasible: true, optimal: false, bound, gap });
}

/** How much the terms fall short of their best in sum, and how many of them do. */
interface Lack {
  terms: number;
  priority: number;
  fit: number;
}

/** What the one reading of all scores gives. */
interface Reading {
  readonly forbidden: string[];
  readonly total: number;
  readonly lack: Lack;
}

/** A chosen pair lacks what its worth is below 0, any other allowed pair what its worth is above 0. */
function readPairs(
  problem: AnyPairs,
  pairs: Int32Array,
  rowPrices: LevelPrices,
  columnPrices: LevelPrices,
  isUnpriced: boolean,
): Reading {
  const lack: Lack = { terms: 0, priority: 0, fit: 0 };
  const { priority: columnPriorities, fit: columnFits } = columnPrices;
  const forbidden: string[] = [];
  let total = 0;
  let at = 0;
  const readRow: RowReader = (row, scores, start, end, columnOf) => {
    if (isUnpriced) rowPrices.fit[row] = bestOf(scores, start, end);
    const rowPriority = rowPrices.priority[row]!;
    const rowFit = rowPrices.fit[row]!;
    for (let entry = start; entry < end; entry++) {
      const column = columnOf === undefined ? entry - start : columnOf[entry]!;
      // Chosen pairs that this row has no candidate for stand before the next candidate.
      while (pairs[at] === row && pairs[at + 1]! < column) absent();
      const score = scores[entry]!;
      if (Number.isNaN(score)) continue;
      const chosen = pairs[at] === row && pairs[at + 1] === column;
      if (chosen) {
        at += 2;
        total += score;
      }
      const priority = 0 - rowPriority - columnPriorities[column]!;
      const fit = score - rowFit - columnFits[column]!;
      if (chosen ? isAbove(-priority, -fit) : isAbove(priority, fit)) {
        lack.terms++;
        lack.priority += chosen ? -priority : priority;
        lack.fit += chosen ? -fit : fit;
      }
    }
    while (pairs[at] === row) absent();

    function absent(): void {
      forbidden.push(`forbidden: row ${row} must not meet column ${pairs[at + 1]}.`);
      at += 2;
    }
  };
  readRows(problem, readRow);
  return { forbidden, total, lack };
}

/** Entries `start` to `end - 1` of `scores` are the row's; `columnOf` has their columns, absent where every column has one. */
type RowReader = (row: number, scores: Float64Array, start: number, end: number, columnOf?: Int32Array) => void;

/** Reads every row once, in whichever form the problem has its scores. */
function readRows(problem: AnyPairs, read: RowReader): void {
  const { rows, columns } = problem;
  if (problem.kind === "pairs") {
    for (let row = 0; row < rows; row++) read(row, problem.scores, row * columns, (row + 1) * columns);
  } else if (problem.kind === "listed pairs") {
    const { score, start, column } = problem;
    for (let row = 0; row < rows; row++) read(row, score, start[row]!, start[row + 1]!, column);
  } else {
    const most = Math.max(1, Math.min(rows, Math.floor(blockOfScores / Math.max(1, columns))));
    const block = new Float64Array(most * columns);
    for (let first = 0; first < rows; first += most) {
      const count = Math.min(most, rows - first);
      problem.read(first, count, block);
      for (let row = 0; row < count; row++) read(first + row, block, row * columns, (row + 1) * columns);
    }
  }
}

function orderFaults(problem: AnyPairs, pairs: Int32Array): string[] {
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

/** A person lacks the difference to the best number of partners for their price; it is min, max, or the first partner. */
function addPeople(places: Places, priorities: Int32Array, loads: Int32Array, prices: LevelPrices, lack: Lack): void {
  for (let person = 0; person < loads.length; person++) {
    const least = places.min[person]!;
    const most = places.max[person]!;
    const load = loads[person]!;
    let best: Worth = { priority: 0, fit: 0 };
    for (const other of [least, Math.max(least, Math.min(1, most)), most]) {
      const first = Math.min(other, 1) - Math.min(load, 1);
      const priority = priorities[person]! * first + prices.priority[person]! * (other - load);
      const fit = prices.fit[person]! * (other - load);
      if (isAbove(priority - best.priority, fit - best.fit)) best = { priority, fit };
    }
    if (!isAbove(best.priority, best.fit)) continue;
    lack.terms++;
    lack.priority += best.priority;
    lack.fit += best.fit;
  }
}

/** Whether a number of two levels is above 0. */
function isAbove(priority: number, fit: number): boolean {
  return priority > 0 || (priority === 0 && fit > 0);
}

function zeroPrices(people: number): LevelPrices {
  return { priority: new Float64Array(people), fit: new Float64Array(people) };
}

/** A row's price for a bound without prices: its best score, or 0. */
function bestOf(scores: Float64Array, start: number, end: number): number {
  let best = 0;
  for (let entry = start; entry < end; entry++) if (scores[entry]! > best) best = scores[entry]!;
  return best;
}
