// Source: two textbook baselines: the greedy matching of D. Avis, "A survey of heuristics for the weighted matching
// problem", Networks 13 (1983), pp. 475-493, section 3 (best pair first: at least half of the optimum where scores are 0
// or more and everybody has one place), and serving people in the order of the file.
// Cost: with the sorting of `sorted.ts`, best pair first time O(pairs) for scores up to about the number of pairs, file order
// O(rows * columns) likewise; memory 20 bytes per pair, or 16 per column.
// Ties: the lower row, then the lower column. Departures: a pair is taken only where it raises a level: it fills a least
// number, gives somebody with a priority their first partner, or has a score above 0.
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { sorter } from "../sorted.js";
import { solution } from "./solution.js";

/** All pairs by falling score, each taken where both have a place left. */
export const greedy: Solver = Object.freeze({
  name: "greedy",
  exact: false,
  refuses: () => undefined,
  solve: bestPairFirst,
});

/** Rows in their order, each taking their best partners that still have a place. */
export const greedyInFileOrder: Solver = Object.freeze({
  name: "greedy in file order",
  exact: false,
  refuses: () => undefined,
  solve: rowsInOrder,
});

/** A baseline: never better than the optimum, and blind to least numbers beyond filling them where it passes by. */
export function bestPairFirst(problem: Problem, options: SolveOptions = {}): Solution {
  options.signal?.throwIfAborted();
  const cells = allowedCells(problem);
  // Cells stand in rising order, and sorting keeps that among equals.
  const { positions, sort } = sorter(cells.length);
  positions.set(cells);
  sort(cells.length, problem.scores, 0, "falling");
  const taken = begin(problem);
  for (const cell of positions) take(problem, taken, cell);
  options.onProgress?.(1);
  return solution(problem, Float64Array.from(taken.cells), "feasible", {
    phases: 1,
    scans: problem.rows,
    augmentations: 0,
  });
}

/** A baseline: what comes of serving people as they stand in the file. */
export function rowsInOrder(problem: Problem, options: SolveOptions = {}): Solution {
  const { rows, columns, scores } = problem;
  const taken = begin(problem);
  const { positions, sort } = sorter(columns);
  for (let row = 0; row < rows; row++) {
    options.signal?.throwIfAborted();
    const first = row * columns;
    let count = 0;
    for (let column = 0; column < columns; column++) {
      if (!Number.isNaN(scores[first + column])) positions[count++] = column;
    }
    sort(count, scores, first, "falling");
    for (let at = 0; at < count; at++) take(problem, taken, first + positions[at]!);
  }
  options.onProgress?.(1);
  return solution(problem, Float64Array.from(taken.cells), "feasible", { phases: 1, scans: rows, augmentations: 0 });
}

/** row * columns + column of every allowed pair, rising; a matrix of 2^32 scores would not fit in memory. */
export function allowedCells({ scores }: Problem): Uint32Array {
  let count = 0;
  for (let cell = 0; cell < scores.length; cell++) if (!Number.isNaN(scores[cell])) count++;
  const cells = new Uint32Array(count);
  for (let cell = 0, at = 0; cell < scores.length; cell++) if (!Number.isNaN(scores[cell])) cells[at++] = cell;
  return cells;
}

/** What has been taken so far: the pairs and everybody's number of partners. */
interface Taken {
  readonly cells: number[];
  readonly rowLoads: Int32Array;
  readonly columnLoads: Int32Array;
}

function begin(problem: Problem): Taken {
  return { cells: [], rowLoads: new Int32Array(problem.rows), columnLoads: new Int32Array(problem.columns) };
}

function take(problem: Problem, taken: Taken, cell: number): void {
  const row = Math.floor(cell / problem.columns);
  const column = cell - row * problem.columns;
  const rowLoad = taken.rowLoads[row]!;
  const columnLoad = taken.columnLoads[column]!;
  if (rowLoad >= problem.rowPlaces.max[row]! || columnLoad >= problem.columnPlaces.max[column]!) return;
  const isAsked =
    rowLoad < problem.rowPlaces.min[row]! ||
    columnLoad < problem.columnPlaces.min[column]! ||
    (rowLoad === 0 && problem.rowPriority[row]! > 0) ||
    (columnLoad === 0 && problem.columnPriority[column]! > 0);
  if (!isAsked && problem.scores[cell]! <= 0) return;
  taken.cells.push(cell);
  taken.rowLoads[row]!++;
  taken.columnLoads[column]!++;
}
