// Source: a baseline: D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American Mathematical
// Monthly 69 (1962), pp. 9-15, as many programmes use it: both sides rank by the same score, the rows offer; see
// `stable/offers.ts`. With one place each and no two equal scores the outcome is the only stable one, and that of taking the
// best pair first.
// Cost: time O(pairs) for sorting the rows, then O(offers * log(places of a column)); memory 12 bytes per pair.
// Ties: the lower row, then the lower column. Departures: people accept an allowed pair where it can count: its score is
// above 0, or one of the two has a priority or a least number. Priorities and least numbers decide nothing beyond that.
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { sorter } from "../sorted.js";
import type { Lists } from "../stable/lists.js";
import { deferredAcceptance as offered } from "../stable/offers.js";
import { solution } from "./solution.js";

/** Rows offer themselves to columns, best score first; columns keep the best. */
export const deferredAcceptance: Solver = Object.freeze({
  name: "deferred acceptance",
  exact: false,
  refuses: () => undefined,
  solve: stableByScore,
});

/** A baseline: no row and no column with a higher score for each other than for their partners stay apart. */
export function stableByScore(problem: Problem, options: SolveOptions = {}): Solution {
  options.signal?.throwIfAborted();
  const { rows, columns, scores } = problem;
  const { cells } = offered(
    {
      lists: listsByScore(problem),
      most: problem.rowPlaces.max,
      answeringMost: problem.columnPlaces.max,
      grades: scores.map((score) => -score),
      person: columns,
      other: 1,
    },
    options,
  );
  return solution(problem, cells, "feasible", { phases: 1, scans: rows, augmentations: 0 });
}

/** Every row's acceptable columns by falling score, sorted when the row first offers. */
function listsByScore(problem: Problem): Lists {
  const { rows, columns, scores, rowPlaces, columnPlaces, rowPriority, columnPriority } = problem;
  const { positions, sort } = sorter(columns);
  const known: (Uint32Array | undefined)[] = Array.from({ length: rows });
  const isAskedByColumn = columnPlaces.min.map((least, column) => (least > 0 || columnPriority[column]! > 0 ? 1 : 0));

  return Object.freeze({
    entry: (row: number, place: number) => whole(row)[place] ?? -1,
    whole,
  });

  function whole(row: number): Uint32Array {
    known[row] ??= sorted(row);
    return known[row];
  }

  function sorted(row: number): Uint32Array {
    const isAsked = rowPlaces.min[row]! > 0 || rowPriority[row]! > 0;
    const first = row * columns;
    let count = 0;
    for (let column = 0; column < columns; column++) {
      const score = scores[first + column]!;
      if (score > 0 || (!Number.isNaN(score) && (isAsked || isAskedByColumn[column] === 1)))
        positions[count++] = column;
    }
    sort(count, scores, first, "falling");
    return positions.slice(0, count);
  }
}
