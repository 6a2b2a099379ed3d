// Source: H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2 (1955),
// pp. 83-97, in the form of J. Munkres, "Algorithms for the assignment and transportation problems", SIAM Journal 5
// (1957), pp. 32-38, as the package munkres-js runs it.
// Cost: time O(n^4) in practice for n people on the larger side (seconds at 500), memory O(n^2).
// Ties: the package's own, fixed for a given matrix.
// Departures: forbidden pairs become expensive here, because the package knows nothing else. That is right for this one
// objective, most pairs first: the package fills the smaller side completely, m pairs in all, an allowed pair costs from
// 0 to 2F, and a forbidden one costs 2Fm + 1, more than m allowed ones together. So the cheapest filling has as few
// forbidden pairs as any, which are dropped: as many allowed pairs as any, and the most total among those. It is not how
// the engine works, since the big number grows with the problem, knows one priority only, and leaves no prices.
import munkres from "munkres-js";
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { solution } from "./solution.js";

/** The package munkres-js: slow, and independent of everything else here. */
export const hungarian: Solver = Object.freeze({
  name: "munkres",
  exact: true,
  refuses: refusesHungarian,
  solve: solveHungarian,
});

/**
 * Numbers in the package stay below this, its own "infinity": it reduces each cost by two prices, and a price is the length of
 * an alternating path, at most one cost for each person of the larger side.
 */
const infinity = 2 ** 52;

/** Why the package cannot answer for this problem, or undefined; cost O(rows * columns). */
function refusesHungarian(problem: Problem): string | undefined {
  if (problem.objective !== "total") return "it solves for the total only";
  const sides = [problem.rowPlaces, problem.columnPlaces];
  if (sides.some((places) => places.min.some((least) => least > 0))) return "somebody has a least number of partners";
  if (sides.some((places) => places.max.some((most) => most > 1))) return "somebody has more than one place";
  const rowPriority = problem.rowPriority[0] ?? 0;
  const columnPriority = problem.columnPriority[0] ?? 0;
  const isEqual =
    problem.rowPriority.every((priority) => priority === rowPriority) &&
    problem.columnPriority.every((priority) => priority === columnPriority);
  if (!isEqual) return "people of one side differ in priority";
  const isEmpty = problem.rows === 0 || problem.columns === 0;
  if (!isEmpty && rowPriority + columnPriority === 0) return "without priorities pairs are optional";
  const largest = (2 * Math.max(problem.rows, problem.columns) + 1) * forbiddenCost(problem);
  if (largest >= infinity) return "the scores are too large for it";
  return undefined;
}

/**
 * The most pairs, then the largest total, by the package munkres-js; `optimal` without prices.
 *
 * @throws PairwrightError when `refuses` gives a reason.
 */
export function solveHungarian(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("munkres", refusesHungarian(problem));
  options.signal?.throwIfAborted();
  const { rows, columns, scores } = problem;
  const work = { phases: 1, scans: 0, augmentations: 0 };
  if (rows === 0 || columns === 0) return solution(problem, new Float64Array(0), "optimal", work);
  const largest = largestSize(problem);
  const forbidden = forbiddenCost(problem);
  const costs = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      isAllowed(problem, row, column) ? largest - scores[row * columns + column]! : forbidden,
    ),
  );
  const cells = munkres(costs)
    .filter(([row, column]) => isAllowed(problem, row, column))
    .map(([row, column]) => row * columns + column);
  options.onProgress?.(1);
  return solution(problem, Float64Array.from(cells), "optimal", work);
}

function isAllowed(problem: Problem, row: number, column: number): boolean {
  if (problem.rowPlaces.max[row] === 0 || problem.columnPlaces.max[column] === 0) return false;
  return !Number.isNaN(problem.scores[row * problem.columns + column]);
}

function largestSize(problem: Problem): number {
  let largest = 0;
  for (const score of problem.scores) largest = Math.max(largest, Number.isNaN(score) ? 0 : Math.abs(score));
  return largest;
}

function forbiddenCost(problem: Problem): number {
  return 2 * largestSize(problem) * Math.min(problem.rows, problem.columns) + 1;
}
