// Source: the linear sum assignment problem; TODO
import { decoded, levels } from "../levels.js";
import type { Prices, Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { augment, rowPrice, type Search, search } from "./augment.js";
import { candidates } from "./candidates.js";
import { type Core, coreOf } from "./core.js";
import { placeAll } from "./full.js";
import { refusesAssignment } from "./one-to-one.js";
import { priceOutsiders } from "./outsiders.js";
import { extremes } from "./reduction.js";
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
  const found = solveCore(problem, core, options);
  options.onProgress?.(1);
  return laidBack(problem, core, found);
}

/** A search that has placed every row, and its prices in two levels. */
interface Found {
  readonly state: Search;
  readonly prices: Prices;
  readonly phases: number;
}

function solveCore(problem: Problem, core: Core, options: SolveOptions): Found {
  const { rows, columns, scores } = core;
  const { ofColumn, size } = extremes(scores, rows, columns);
  const steps = levels(problem, size);
  const rowPriority = commonValue(core.rowPriority);
  const columnPriority = commonValue(core.columnPriority);
  if (rowPriority !== undefined && columnPriority !== undefined) {
    const isFull = rowPriority + columnPriority > 0;
    const isSquare = rows === columns && isFull;
    const state = placeAll(core, isSquare ? ofColumn : undefined, isFull ? -steps.priority : 0, options);
    let alone = 0;
    for (let row = 0; row < rows; row++) if (state.columnOf[row]! < 0) alone++;
    if (!isFull || alone === 0) {
      return { state, prices: flatPrices(state, isSquare, columnPriority), phases: 1 };
    }
  }
  const price = Float64Array.from(core.columnPriority, (priority) => 0 - priority * steps.priority);
  const exit = Float64Array.from(core.rowPriority, (priority) => 0 - priority * steps.priority);
  const state = search(candidates(scores, rows, columns, Number.POSITIVE_INFINITY), price, exit);
  for (let row = 0; row < rows; row++) {
    options.signal?.throwIfAborted();
    augment(state, row);
  }
  const rowPrices = Float64Array.from({ length: rows }, (_, row) => rowPrice(state, row));
  return { state, prices: { rows: decoded(rowPrices, steps), columns: decoded(price, steps) }, phases: 1 };
}

/** Everybody's value where it is the same for all. */
function commonValue(values: Int32Array): number | undefined {
  const first = values[0] ?? 0;
  return values.every((value) => value === first) ? first : undefined;
}

function flatPrices(state: Search, isSquare: boolean, columnPriority: number): Prices {
  const { price } = state;
  const { rows, columns } = state.lists;
  const least = isSquare ? price.reduce((lowest, one) => Math.min(lowest, one), Number.POSITIVE_INFINITY) : 0;
  return {
    rows: {
      priority: new Float64Array(rows).fill(columnPriority),
      fit: Float64Array.from({ length: rows }, (_, row) => rowPrice(state, row) + least),
    },
    columns: {
      priority: new Float64Array(columns).fill(0 - columnPriority),
      fit: price.map((one) => one - least),
    },
  };
}

function laidBack(problem: Problem, core: Core, { state, prices, phases }: Found): Solution {
  const { rowOfProblem, columnOfProblem, isTransposed } = core;
  const { lists, columnOf, augmentations } = state;
  const cells: number[] = [];
  for (let row = 0; row < core.rows; row++) {
    if (columnOf[row]! < 0) continue;
    const one = rowOfProblem[row]!;
    const other = columnOfProblem[columnOf[row]!]!;
    cells.push(isTransposed ? other * problem.columns + one : one * problem.columns + other);
  }
  const spread = (people: number, positions: Int32Array, values: Float64Array) => {
    const all = new Float64Array(people);
    for (let at = 0; at < positions.length; at++) all[positions[at]!] = values[at]!;
    return all;
  };
  const [rows, columns] = isTransposed ? [prices.columns, prices.rows] : [prices.rows, prices.columns];
  const [rowsAt, columnsAt] = isTransposed ? [columnOfProblem, rowOfProblem] : [rowOfProblem, columnOfProblem];
  const rowPriority = spread(problem.rows, rowsAt, rows.priority);
  const rowFit = spread(problem.rows, rowsAt, rows.fit);
  const columnPriority = spread(problem.columns, columnsAt, columns.priority);
  const columnFit = spread(problem.columns, columnsAt, columns.fit);
  void priceOutsiders;
  const work = { phases, scans: lists.scans, augmentations };
  return solution(problem, Float64Array.from(cells), "optimal", work, {
    rows: { priority: rowPriority, fit: rowFit },
    columns: { priority: columnPriority, fit: columnFit },
  });
}
