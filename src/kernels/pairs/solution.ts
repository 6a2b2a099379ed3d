// Source: none, this is bookkeeping: what a solver found, laid out as `problem.ts` promises it.
// Cost: time O(pairs log pairs + people), memory O(pairs). Ties: pairs are sorted by row, then column.
import type { Prices, Problem, Solution, Work } from "../problem.js";

/**
 * Makes a solution of chosen pairs: sorts them and sums up what they are worth.
 *
 * `cells` holds row * columns + column of each pair, in any order. The status is `infeasible` when a least number is not
 * reached, else `claim`; an infeasible solution carries no prices, because prices prove what is best, not what is
 * impossible (`shortage` proves that).
 */
export function solution(
  problem: Problem,
  cells: Float64Array,
  claim: "optimal" | "feasible",
  work: Work,
  prices?: Prices,
): Solution {
  const sorted = cells.slice().sort();
  const pairs = new Int32Array(2 * sorted.length);
  const rowLoads = new Int32Array(problem.rows);
  const columnLoads = new Int32Array(problem.columns);
  let total = 0;
  for (let pair = 0; pair < sorted.length; pair++) {
    const cell = sorted[pair]!;
    const row = Math.floor(cell / problem.columns);
    const column = cell - row * problem.columns;
    pairs[2 * pair] = row;
    pairs[2 * pair + 1] = column;
    rowLoads[row]!++;
    columnLoads[column]!++;
    total += problem.scores[cell]!;
  }
  const shortfall = missing(rowLoads, problem.rowPlaces.min) + missing(columnLoads, problem.columnPlaces.min);
  const priority = earned(rowLoads, problem.rowPriority) + earned(columnLoads, problem.columnPriority);
  const status = shortfall > 0 ? "infeasible" : claim;
  const proof = prices === undefined || shortfall > 0 ? {} : { prices: Object.freeze(prices) };
  return Object.freeze({ status, pairs, priority, total, shortfall, ...proof, work: Object.freeze(work) });
}

function missing(loads: Int32Array, least: Int32Array): number {
  let places = 0;
  for (let person = 0; person < loads.length; person++) places += Math.max(0, least[person]! - loads[person]!);
  return places;
}

function earned(loads: Int32Array, priorities: Int32Array): number {
  let priority = 0;
  for (let person = 0; person < loads.length; person++) if (loads[person]! > 0) priority += priorities[person]!;
  return priority;
}
