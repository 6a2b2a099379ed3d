// Source: the linear sum assignment problem by row-by-row shortest augmenting paths with prices: R. Jonker and
// A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38
// (1987), pp. 325-340, in the rectangular form of D. F. Crouse, "On implementing 2D rectangular assignment algorithms",
// IEEE Transactions on Aerospace and Electronic Systems 52 (2016), pp. 1679-1696, section III.
// Cost: time O(rows * rows * columns) at worst, near rows * columns times the few rows a search visits in practice;
// memory O(rows + columns) besides the scores. Nothing is allocated while searching.
// Ties: rows are placed in their order; a free column found first wins (a constant matrix gives the identity), and a pair
// is made only where that raises a level.
// Departures: totals are maximised; every row has its own way out, "stay alone", which costs its priority, and every free
// column pays its priority, so that a free path never needs a big number; there is no initial reduction, because the
// exactness argument of `levels.ts` wants each price to be the worth of a path.
import { decoded, levels } from "../levels.js";
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { refusesAssignment } from "./one-to-one.js";
import { priceOutsiders } from "./outsiders.js";
import { paths, place } from "./paths.js";
import { solution } from "./solution.js";

/** One partner at most on both sides, row by row over all columns: the plain law that `assignment` is held to. */
export const shortestPaths: Solver = Object.freeze({
  name: "shortest paths",
  exact: true,
  refuses: refusesAssignment,
  solve: byShortestPaths,
});

/**
 * The best choice of pairs when nobody has more than one partner: priorities first, then the total, both exactly.
 *
 * The prices it returns prove that to `check`. Negative scores are made into pairs where a priority asks for it.
 *
 * @throws PairwrightError when somebody has two places or a least number, or the numbers are too large to be exact.
 */
function byShortestPaths(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("shortest paths", refusesAssignment(problem));
  const steps = levels(problem);
  const { rows, columns, scores } = problem;
  const columnPrice = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    const reward = problem.columnPriority[column]! * steps.priority;
    // So that no path leads to a column without a place.
    columnPrice[column] = problem.columnPlaces.max[column] === 0 ? Number.POSITIVE_INFINITY : 0 - reward;
  }
  const rowReward = new Float64Array(rows);
  for (let row = 0; row < rows; row++) rowReward[row] = problem.rowPriority[row]! * steps.priority;
  const search = paths(scores, rows, columns, rowReward, columnPrice);
  const stride = Math.max(1, Math.floor(problem.rows / 100));
  for (let row = 0; row < problem.rows; row++) {
    options.signal?.throwIfAborted();
    if (row % stride === 0) options.onProgress?.(row / problem.rows);
    if (problem.rowPlaces.max[row]! > 0) place(search, row);
  }
  options.onProgress?.(1);
  priceOutsiders(problem, search);
  const cells: number[] = [];
  for (let row = 0; row < problem.rows; row++) {
    if (search.columnOf[row]! >= 0) cells.push(row * problem.columns + search.columnOf[row]!);
  }
  const work = { phases: 1, scans: search.scans, augmentations: search.augmentations };
  const prices = {
    rows: decoded(search.rowPrice, steps),
    columns: decoded(search.columnPrice, steps),
  };
  return solution(problem, Float64Array.from(cells), "optimal", work, prices);
}
