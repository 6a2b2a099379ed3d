// Source: the linear sum assignment problem: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense
// and sparse linear assignment problems", Computing 38 (1987), pp. 325-340, in the rectangular form of D. F. Crouse, "On
// implementing 2D rectangular assignment algorithms", IEEE Transactions on Aerospace and Electronic Systems 52 (2016),
// pp. 1679-1696, section III; the steps are in `full.ts`, `reduction.ts`, `scaling.ts` and `augment.ts`.
//
// Two methods, and why both give the best choice, level by level:
//
// 1. Rows being the smaller side, let r and c be the least priorities of rows and columns, and r + c > 0; and let all columns
//    have the priority c, unless there are as many as rows. If all rows can be matched together, no choice does better at
//    the level of priority, and among those that match all rows the largest total of scores is wanted: a problem of one
//    level (`placeAll`). Its prices u and v prove it in two levels as (c, u) and (-c, v): a pair's worth is
//    (0, score - u - v); the first partner of a row with priority p is worth (p + c, u), above 0 whatever u is; that of a
//    column with priority q is worth (q - c, v), so that v >= 0 is needed where q = c, and v = 0 where it stays free. With
//    as many columns as rows none stays free, and prices may be shifted between the sides until the least v is 0.
//    Staying alone costs the step of priority of `levels.ts`, more than any change of fit along a path: somebody alone at
//    the end means that not all rows can be matched, and method 2 begins anew.
//    Where all priorities are 0, nobody is matched for the sake of it: staying alone is worth 0, and there is one level only.
// 2. Else the levels share one number (`levels.ts`) and rows are placed one by one along shortest paths, so that each price
//    is the worth of a path, as the argument there wants it. No price is raised in any other way, and each row has its way
//    out, "stay alone", that costs its priority; each free column pays its priority.
//
// Cost: time O(rows^2 * columns) at worst; in practice some four readings of all scores and a number of steps that grows
// like rows * candidates; memory O(rows * candidates + columns) besides the scores, and a copy of the scores where people
// without a place are left out or rows and columns are exchanged.
// Ties: which of several best choices is found depends on the order of the people only: see the files named above.
// Departures: totals are maximised; candidates with bounds instead of all columns; the smaller side is always the rows.
import { decoded, type Levels, levels } from "../levels.js";
import type { LevelPrices, Prices, Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { augment, rowPrice, type Search, search } from "./augment.js";
import { candidates } from "./candidates.js";
import { type Core, coreOf } from "./core.js";
import { placeAll } from "./full.js";
import { refusesAssignment } from "./one-to-one.js";
import { priceOutsidersInLevels } from "./outsiders.js";
import { paths, place } from "./paths.js";
import { extremes } from "./reduction.js";
import { placeFew } from "./small.js";
import { solution } from "./solution.js";

export { refusesAssignment } from "./one-to-one.js";
export { priceOutsiders } from "./outsiders.js";

/** One partner at most on both sides, proven by prices: the fast way where it fits. */
export const assignment: Solver = Object.freeze({
  name: "assignment",
  exact: true,
  refuses: refusesAssignment,
  solve: assign,
});

/**
 * The best choice of pairs when nobody has more than one partner: priorities first, then the total, both exactly.
 *
 * The prices it returns prove that to `check`. Negative scores are made into pairs where a priority asks for it.
 *
 * @throws PairwrightError when somebody has two places or a least number, or the numbers are too large to be exact.
 */
export function assign(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("assignment", refusesAssignment(problem));
  options.signal?.throwIfAborted();
  const core = coreOf(problem);
  const { ofColumn, size } = extremes(core.scores, core.rows, core.columns);
  const steps = levels(problem, size);
  const found = inOneLevel(core, ofColumn, steps, options) ?? inLevels(core, steps, options);
  options.onProgress?.(1);
  return described(problem, core, found);
}

/** Who has whom, and the prices in two levels. */
interface Found {
  /** The column of each row of the core, or -1. */
  readonly columnOf: Int32Array;
  readonly augmentations: number;
  readonly prices: Prices;
  readonly phases: number;
  readonly scans: number;
}

/**
 * Whether keeping candidates costs more than it saves: with fewer rows, the more so where columns are left over and
 * searches are short. Measured on uniform, tied, planar and score-like numbers.
 */
function isFew({ rows, columns }: Core): boolean {
  if (columns >= 2 * rows) return rows < 320;
  return rows < (4 * columns >= 5 * rows ? 160 : 80);
}

/** Method 1; undefined where it does not apply. */
function inOneLevel(core: Core, ofColumn: Float64Array, steps: Levels, options: SolveOptions): Found | undefined {
  const { rows, columns } = core;
  const rowPriority = leastOf(core.rowPriority);
  const columnPriority = leastOf(core.columnPriority);
  const isForPairs = rowPriority + columnPriority > 0;
  const fillsAll = isForPairs && rows === columns;
  if (!isForPairs && (largestOf(core.rowPriority) > 0 || largestOf(core.columnPriority) > 0)) return undefined;
  if (!fillsAll && largestOf(core.columnPriority) > columnPriority) return undefined;
  if (isFew(core)) {
    if (!fillsAll) return undefined;
    const few = placeFew(core, ofColumn, steps.priority);
    if (few.columnOf.includes(-1)) return undefined;
    const { columnOf, rowPrice, columnPrice, augmentations, scans } = few;
    const prices = flat(rowPrice, columnPrice, columnPriority, true);
    return { columnOf, prices, phases: 1, scans, augmentations };
  }
  const exit = isForPairs ? 0 - steps.priority : 0;
  const { state, phases, scans } = placeAll(core, fillsAll ? ofColumn : undefined, exit, options);
  const { columnOf, price, augmentations } = state;
  if (isForPairs && columnOf.includes(-1)) return undefined;
  return { columnOf, prices: flat(rowPrices(state), price, columnPriority, fillsAll), phases, scans, augmentations };
}

function leastOf(values: Int32Array): number {
  let least = values[0] ?? 0;
  for (let at = 1; at < values.length; at++) least = Math.min(least, values[at]!);
  return least;
}

function largestOf(values: Int32Array): number {
  let largest = values[0] ?? 0;
  for (let at = 1; at < values.length; at++) largest = Math.max(largest, values[at]!);
  return largest;
}

/** Prices of one level in two, see above; with `isShifted` the least price of a column becomes 0. */
function flat(rowFit: Float64Array, columnFit: Float64Array, columnPriority: number, isShifted: boolean): Prices {
  if (isShifted && columnFit.length > 0) {
    let least = Number.POSITIVE_INFINITY;
    for (let column = 0; column < columnFit.length; column++) least = Math.min(least, columnFit[column]!);
    for (let column = 0; column < columnFit.length; column++) columnFit[column]! -= least;
    for (let row = 0; row < rowFit.length; row++) rowFit[row]! += least;
  }
  return {
    rows: { priority: new Float64Array(rowFit.length).fill(columnPriority), fit: rowFit },
    columns: { priority: new Float64Array(columnFit.length).fill(0 - columnPriority), fit: columnFit },
  };
}

/** Method 2. */
function inLevels(core: Core, steps: Levels, options: SolveOptions): Found {
  const { rows, columns, scores } = core;
  const columnPrice = new Float64Array(columns);
  for (let column = 0; column < columns; column++)
    columnPrice[column] = 0 - core.columnPriority[column]! * steps.priority;
  const reward = new Float64Array(rows);
  for (let row = 0; row < rows; row++) reward[row] = core.rowPriority[row]! * steps.priority;
  const priced = (rowFit: Float64Array) => ({ rows: decoded(rowFit, steps), columns: decoded(columnPrice, steps) });
  if (isFew(core)) {
    const few = paths(scores, rows, columns, reward, columnPrice);
    for (let row = 0; row < rows; row++) place(few, row);
    const { columnOf, scans, augmentations } = few;
    return { columnOf, prices: priced(few.rowPrice), phases: 1, scans, augmentations };
  }
  const exit = reward.map((one) => 0 - one);
  const state = search(candidates(scores, rows, columns, Number.POSITIVE_INFINITY), columnPrice, exit);
  const stride = Math.max(1, Math.floor(rows / 100));
  for (let row = 0; row < rows; row++) {
    options.signal?.throwIfAborted();
    if (row % stride === 0) options.onProgress?.(0.5 + row / rows / 2);
    augment(state, row);
  }
  const { columnOf, lists, augmentations } = state;
  return { columnOf, prices: priced(rowPrices(state)), phases: 1, scans: lists.scans, augmentations };
}

function rowPrices(state: Search): Float64Array {
  const prices = new Float64Array(state.exit.length);
  for (let row = 0; row < prices.length; row++) prices[row] = rowPrice(state, row);
  return prices;
}

/** The solution in the order of the problem's people. */
function described(problem: Problem, core: Core, found: Found): Solution {
  const { rowOfProblem, columnOfProblem, isTransposed } = core;
  const { columnOf, prices, phases, scans, augmentations } = found;
  const cells = new Float64Array(core.rows);
  let count = 0;
  for (let row = 0; row < core.rows; row++) {
    if (columnOf[row]! < 0) continue;
    const one = rowOfProblem[row]!;
    const other = columnOfProblem[columnOf[row]!]!;
    cells[count++] = isTransposed ? other * problem.columns + one : one * problem.columns + other;
  }
  const rows = isTransposed
    ? placed(problem.rows, columnOfProblem, prices.columns)
    : placed(problem.rows, rowOfProblem, prices.rows);
  const columns = isTransposed
    ? placed(problem.columns, rowOfProblem, prices.rows)
    : placed(problem.columns, columnOfProblem, prices.columns);
  priceOutsidersInLevels(problem, rows, columns);
  const work = { phases, scans, augmentations };
  return solution(problem, cells.subarray(0, count), "optimal", work, { rows, columns });
}

/** Prices at the positions of their people, 0 for others. */
function placed(people: number, positions: Int32Array, prices: LevelPrices): LevelPrices {
  const priority = new Float64Array(people);
  const fit = new Float64Array(people);
  for (let at = 0; at < positions.length; at++) {
    // Adding 0 turns -0 into 0.
    priority[positions[at]!] = prices.priority[at]! + 0;
    fit[positions[at]!] = prices.fit[at]! + 0;
  }
  return Object.freeze({ priority, fit });
}
