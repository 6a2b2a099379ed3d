// Source: deferred acceptance, see `offers.ts`; that either side may offer and what that does to both: D. Gale and
// L. S. Shapley (1962); D. E. Knuth, "Mariages stables" (1976); A. E. Roth, "The evolution of the labor market
// for medical interns and residents", Journal of Political Economy 92 (1984), pp. 991-1016 (the same people are matched,
// and the same places stay open, in every stable choice when ranks are strict).
// Cost: time O(rows * columns), for reading the ranks of the side that offers, then as in `offers.ts`; memory as in
// `lists.ts` and `offers.ts`, besides the ranks themselves.
// Ties: broken by lower position on both sides, so the outcome is weakly stable for the ranks as given.
// Departures: none.
import type { SolveOptions, Solver, StableProblem, StableSolution } from "../problem.js";
import { strictLists } from "./lists.js";
import { deferredAcceptance } from "./offers.js";

/** The rows offer: with strict ranks no stable choice is better for any row, and none worse for any column. */
export const rowsPropose: Solver<"stable"> = Object.freeze({
  name: "rows propose",
  exact: true,
  refuses: () => undefined,
  solve: proposedByRows,
});

/** The columns offer: with strict ranks no stable choice is better for any column, and none worse for any row. */
export const columnsPropose: Solver<"stable"> = Object.freeze({
  name: "columns propose",
  exact: true,
  refuses: () => undefined,
  solve: proposedByColumns,
});

/** The stable choice that is best for the rows; always there. `work.offers` counts the offers. */
export function proposedByRows(problem: StableProblem, options: SolveOptions = {}): StableSolution {
  options.signal?.throwIfAborted();
  const { rows, columns, rowRanks, columnRanks, rowMost, columnMost } = problem;
  const layout = { person: columns, other: 1 };
  const lists = strictLists(rows, columns, { ranks: rowRanks, ...layout }, { ranks: columnRanks, ...layout });
  const { cells, offers } = deferredAcceptance(
    { lists, most: rowMost, answeringMost: columnMost, grades: columnRanks, ...layout },
    options,
  );
  return stable(cells, columns, rows, offers);
}

/** The stable choice that is best for the columns; always there. `work.offers` counts the offers. */
export function proposedByColumns(problem: StableProblem, options: SolveOptions = {}): StableSolution {
  options.signal?.throwIfAborted();
  const { rows, columns, rowRanks, columnRanks, rowMost, columnMost } = problem;
  const layout = { person: 1, other: columns };
  const lists = strictLists(columns, rows, { ranks: columnRanks, ...layout }, { ranks: rowRanks, ...layout });
  const { cells, offers } = deferredAcceptance(
    { lists, most: columnMost, answeringMost: rowMost, grades: rowRanks, ...layout },
    options,
  );
  const turned = cells.map((cell) => (cell % rows) * columns + Math.floor(cell / rows));
  return stable(turned, columns, columns, offers);
}

/** Lays out the chosen cells, `row * columns + column`, as `problem.ts` promises. */
function stable(cells: Float64Array, columns: number, scans: number, offers: number): StableSolution {
  cells.sort();
  const pairs = new Int32Array(2 * cells.length);
  for (let pair = 0; pair < cells.length; pair++) {
    const row = Math.floor(cells[pair]! / columns);
    pairs[2 * pair] = row;
    pairs[2 * pair + 1] = cells[pair]! - row * columns;
  }
  const work = Object.freeze({ phases: 1, scans, augmentations: 0, offers });
  return Object.freeze({ status: "stable", pairs, blocking: 0, work });
}
