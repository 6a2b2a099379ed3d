// Source: the linear sum assignment problem by row-by-row shortest augmenting paths with prices: R. Jonker and
// A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38
// (1987), pp. 325-340, in the rectangular form of D. F. Crouse, "On implementing 2D rectangular assignment algorithms",
// IEEE Transactions on Aerospace and Electronic Systems 52 (2016), pp. 1679-1696, section III.
// Cost: time O(rows * rows * columns) at worst, near rows * columns times the few rows a search visits in practice;
// memory O(rows + columns) besides the scores. Nothing is allocated while searching.
// Ties: rows are placed in their order; a free column found first wins (a constant matrix gives the identity), and a pair
// is made only where that raises a level.
// Departures: totals are maximised; every row has its own way out, "stay alone", which costs its priority, and every free
// column pays its priority, so that a free path never needs a big number and a row may displace a less valuable one;
// labels at or above the best way out known are never stored, which keeps the list of open columns short; there is no
// initial reduction, because the exactness argument of `levels.ts` wants each price to be the worth of a path.
import { decoded, type Levels, levels } from "../levels.js";
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { refusesAssignment } from "./one-to-one.js";
import { priceOutsiders } from "./outsiders.js";
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
export function byShortestPaths(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("shortest paths", refusesAssignment(problem));
  const search = begin(problem, levels(problem));
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
    rows: decoded(search.rowPrice, search.steps),
    columns: decoded(search.columnPrice, search.steps),
  };
  return solution(problem, Float64Array.from(cells), "optimal", work, prices);
}

/** All that a search reads and writes; encoded numbers, see `levels.ts`. */
interface Search {
  readonly steps: Levels;
  readonly columns: number;
  readonly scores: Float64Array;
  /** What having a partner at all is worth to a row. */
  readonly rowReward: Float64Array;
  readonly rowPrice: Float64Array;
  /** Infinity while searching for a column without a place, so that no path leads there. */
  readonly columnPrice: Float64Array;
  /** The partner, or -1. */
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** Per column: its distance from the row being placed, and the row before it on the way. */
  readonly label: Float64Array;
  readonly from: Int32Array;
  /** Per column: 0 unseen, 1 open, 2 settled. */
  readonly state: Uint8Array;
  readonly open: Int32Array;
  readonly settled: Int32Array;
  scans: number;
  augmentations: number;
}

function begin(problem: Problem, steps: Levels): Search {
  const { rows, columns, scores } = problem;
  const columnPrice = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    const reward = problem.columnPriority[column]! * steps.priority;
    columnPrice[column] = problem.columnPlaces.max[column] === 0 ? Number.POSITIVE_INFINITY : 0 - reward;
  }
  return {
    steps,
    columns,
    scores,
    rowReward: Float64Array.from(problem.rowPriority, (priority) => priority * steps.priority),
    rowPrice: new Float64Array(rows),
    columnPrice,
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(columns).fill(-1),
    label: new Float64Array(columns),
    from: new Int32Array(columns),
    state: new Uint8Array(columns),
    open: new Int32Array(columns),
    settled: new Int32Array(columns),
    scans: 0,
    augmentations: 0,
  };
}

/**
 * Places one more row along the shortest path from it to a way out: a free column, or a row (perhaps itself) that stays
 * alone from now on. Afterwards every chosen pair has worth 0 and every other pair worth 0 or less.
 */
function place(search: Search, source: number): void {
  const { columns, scores, rowReward, rowPrice, columnPrice, rowOf, label, from, state, open, settled } = search;
  let best = rowReward[source]!;
  let lastColumn = -1;
  let lastRow = source;
  let opened = 0;
  let count = 0;
  let row = source;
  let base = 0;
  for (;;) {
    search.scans++;
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      const next = base + columnPrice[column]! - scores[start + column]!;
      // A forbidden pair makes `next` NaN and the comparison false.
      if (!(next < best)) continue;
      if (rowOf[column]! < 0) {
        best = next;
        lastColumn = column;
        from[column] = row;
      } else if (state[column] === 0) {
        state[column] = 1;
        label[column] = next;
        from[column] = row;
        open[opened++] = column;
      } else if (state[column] === 1 && next < label[column]!) {
        label[column] = next;
        from[column] = row;
      }
    }
    let nearest = -1;
    let least = best;
    let kept = 0;
    for (let position = 0; position < opened; position++) {
      const column = open[position]!;
      const distance = label[column]!;
      if (distance >= best) {
        state[column] = 0;
        continue;
      }
      if (distance < least) {
        least = distance;
        nearest = kept;
      }
      open[kept++] = column;
    }
    opened = kept;
    if (nearest < 0) break;
    const column = open[nearest]!;
    open[nearest] = open[--opened]!;
    state[column] = 2;
    settled[count++] = column;
    row = rowOf[column]!;
    base = least + rowPrice[row]!;
    if (base + rowReward[row]! < best) {
      best = base + rowReward[row]!;
      lastRow = row;
      lastColumn = -1;
    }
  }
  rowPrice[source] = 0 - best;
  for (let position = 0; position < count; position++) {
    const column = settled[position]!;
    const change = best - label[column]!;
    columnPrice[column]! += change;
    rowPrice[rowOf[column]!]! -= change;
    state[column] = 0;
  }
  for (let position = 0; position < opened; position++) state[open[position]!] = 0;
  turn(search, source, lastRow, lastColumn);
}

/** Exchanges chosen and not chosen pairs along the path that ends in `lastColumn`, or, where that is -1, in `lastRow`. */
function turn(search: Search, source: number, lastRow: number, lastColumn: number): void {
  const { columnOf, rowOf, from } = search;
  let column = lastColumn;
  if (column < 0) {
    if (lastRow === source) return;
    column = columnOf[lastRow]!;
    columnOf[lastRow] = -1;
  }
  search.augmentations++;
  for (;;) {
    const row = from[column]!;
    const left = columnOf[row]!;
    columnOf[row] = column;
    rowOf[column] = row;
    if (row === source) return;
    column = left;
  }
}
