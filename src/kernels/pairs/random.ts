// Source: chance as a baseline: every order of the allowed pairs is equally likely (Fisher-Yates, see `src/random.ts`) and
// each pair is taken where both have a place left, so the choice is maximal: no allowed pair could be added.
// Cost: time O(rows * columns), memory O(pairs). Ties: none, only the seed decides. Departures: none.
import { chance, shuffled } from "../../random.js";
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { allowedCells } from "./greedy.js";
import { solution } from "./solution.js";

/** A choice by lot: what scores are worth at all shows in the distance from it. */
export const random: Solver = Object.freeze({
  name: "random",
  exact: false,
  refuses: () => undefined,
  solve: byLot,
});

/** A random maximal choice of pairs, the same for the same problem and `seed` (0 unless given); scores are not read. */
export function byLot(problem: Problem, options: SolveOptions = {}): Solution {
  options.signal?.throwIfAborted();
  const rowLoads = new Int32Array(problem.rows);
  const columnLoads = new Int32Array(problem.columns);
  const cells: number[] = [];
  for (const cell of shuffled(allowedCells(problem), chance(options.seed ?? 0))) {
    const row = Math.floor(cell / problem.columns);
    const column = cell - row * problem.columns;
    if (rowLoads[row]! >= problem.rowPlaces.max[row]!) continue;
    if (columnLoads[column]! >= problem.columnPlaces.max[column]!) continue;
    rowLoads[row]!++;
    columnLoads[column]!++;
    cells.push(cell);
  }
  options.onProgress?.(1);
  return solution(problem, Float64Array.from(cells), "feasible", { phases: 1, scans: problem.rows, augmentations: 0 });
}
