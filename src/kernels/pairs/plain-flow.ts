// Source: the capacitated transportation problem as one min-cost flow by successive shortest paths with potentials:
// R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall 1993), section 9.7 (successive shortest
// paths) and section 14.4 (separable convex costs, for the rewards that fall with each further partner).
// Cost: time O(units * (rows + columns) * (rows + columns)) at worst, where units are the places of the rows, but a search
// stops at the nearest way out; memory O(rows * columns) bytes for "is chosen" besides the scores.
// Ties: rows are placed in their order; a pair beyond a least number and a first partner is made only where it raises the
// total, so never for a score of 0; the loads of optimal choices are evened out at the end (`spread.ts`).
// Departures: lower bounds are a level of the same flow: the first min[i] partners of a person earn a reward above all
// priorities, so that what is best under the bounds is found in one pass, and an infeasible problem ends as near as it
// can; each unit of a row may also leave by the row's own exit, giving up the reward of the row's last partner.

import { decoded, type Levels, levels } from "../levels.js";
import { nearest } from "../open-list.js";
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { priceOutsiders } from "./assignment.js";
import { type Rewards, reward, rewardsOf } from "./rewards.js";
import { solution } from "./solution.js";
import { spread } from "./spread.js";

/** The flow one person at a time and nothing else: the law that `transport` is held to. */
export const plainFlow: Solver = Object.freeze({
  name: "plain flow",
  exact: true,
  refuses: refusesPlainFlow,
  solve: plainlyTransported,
});

function refusesPlainFlow(problem: Problem): string | undefined {
  return problem.objective === "total" ? undefined : "it solves for the total only; use fair";
}

/**
 * The best choice of pairs under places and priorities of both sides: bounds first, then priorities, then the total.
 *
 * Where the least numbers cannot be met, the status is `infeasible`, `shortfall` is as small as possible and there are no
 * prices; `shortage` then names the people who cannot be served.
 *
 * @throws PairwrightError when the numbers are too large to be summed exactly.
 */
export function plainlyTransported(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("plain flow", refusesPlainFlow(problem));
  const flow = begin(problem, levels(problem));
  const stride = Math.max(1, Math.floor(problem.rows / 100));
  for (let row = 0; row < problem.rows; row++) {
    if (row % stride === 0) options.onProgress?.(row / problem.rows);
    for (let unit = 0; unit < problem.rowPlaces.max[row]!; unit++) {
      options.signal?.throwIfAborted();
      // The next unit would earn no more than this one, so where this one stays out the others do.
      if (!place(flow, row)) break;
    }
  }
  options.onProgress?.(1);
  priceOutsiders(problem, flow);
  const prices = { rows: decoded(flow.rowPrice, flow.steps), columns: decoded(flow.columnPrice, flow.steps) };
  const work = { phases: 1, scans: flow.scans, augmentations: flow.augmentations };
  const found = solution(problem, cellsOf(flow), "optimal", work, prices);
  return found.status === "optimal" ? spread(problem, found) : found;
}

/** The flow so far and all that a search reads and writes; encoded numbers, see `levels.ts`. */
interface Flow {
  readonly steps: Levels;
  readonly rows: number;
  readonly columns: number;
  readonly scores: Float64Array;
  readonly rowRewards: Rewards;
  readonly columnRewards: Rewards;
  readonly columnMost: Int32Array;
  readonly rowPrice: Float64Array;
  /** Infinity while searching for a column without a place, so that no path leads there. */
  readonly columnPrice: Float64Array;
  readonly rowLoad: Int32Array;
  readonly columnLoad: Int32Array;
  /** 1 where the pair is chosen, row-major. */
  readonly chosen: Uint8Array;
  /** The rows of a column's pairs: `columnLoad[column]` of them from `rowListStart[column]` on. */
  readonly rowList: Int32Array;
  readonly rowListStart: Float64Array;
  /** Per node (rows, then columns): distance, the node before it, and 0 unseen, 1 open, 2 settled. */
  readonly label: Float64Array;
  readonly from: Int32Array;
  readonly state: Uint8Array;
  readonly open: Int32Array;
  opened: number;
  /** The distance of the best way out so far, and the node where it leaves. */
  best: number;
  last: number;
  readonly settled: Int32Array;
  scans: number;
  augmentations: number;
}

function begin(problem: Problem, steps: Levels): Flow {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const nodes = rows + columns;
  const rowListStart = new Float64Array(columns + 1);
  for (let column = 0; column < columns; column++) {
    rowListStart[column + 1] = rowListStart[column]! + Math.min(rows, columnPlaces.max[column]!);
  }
  const columnRewards = rewardsOf(columnPlaces, problem.columnPriority, steps);
  return {
    steps,
    rows,
    columns,
    scores,
    rowRewards: rewardsOf(rowPlaces, problem.rowPriority, steps),
    columnRewards,
    columnMost: columnPlaces.max,
    rowPrice: new Float64Array(rows),
    columnPrice: Float64Array.from({ length: columns }, (_, column) =>
      columnPlaces.max[column] === 0 ? Number.POSITIVE_INFINITY : 0 - reward(columnRewards, column, 1),
    ),
    rowLoad: new Int32Array(rows),
    columnLoad: new Int32Array(columns),
    chosen: new Uint8Array(rows * columns),
    rowList: new Int32Array(rowListStart[columns]!),
    rowListStart,
    label: new Float64Array(nodes),
    from: new Int32Array(nodes),
    state: new Uint8Array(nodes),
    open: new Int32Array(nodes),
    opened: 0,
    best: 0,
    last: -1,
    settled: new Int32Array(nodes),
    scans: 0,
    augmentations: 0,
  };
}

/**
 * Sends one more unit of `source` along the shortest path to a way out, and says whether it found a partner.
 *
 * Ways out are a column with a free place and a row (perhaps `source` itself) that gives up its last unit. Afterwards
 * chosen pairs have worth 0 or more, other pairs worth 0 or less, and every load is the best answer to its price.
 */
function place(flow: Flow, source: number): boolean {
  const { rows, rowPrice, columnPrice, label, state, settled, open } = flow;
  const isFirst = flow.rowLoad[source] === 0;
  // Before its first partner a row's price means nothing yet: nobody can reach it but this search.
  if (isFirst) rowPrice[source] = 0;
  flow.best = reward(flow.rowRewards, source, flow.rowLoad[source]! + 1) + rowPrice[source]!;
  flow.last = source;
  flow.opened = 0;
  label[source] = 0;
  let count = 0;
  for (let node = source; node >= 0; node = nearest(flow)) {
    state[node] = 2;
    settled[count++] = node;
    if (node < rows) followRow(flow, node);
    else followColumn(flow, node - rows);
  }
  for (let position = 0; position < count; position++) {
    const node = settled[position]!;
    const change = flow.best - label[node]!;
    state[node] = 0;
    // Only on a first unit is the way out at a negative distance possible; the price of the source then takes it all.
    if (change <= 0 && !(node === source && isFirst)) continue;
    if (node < rows) rowPrice[node]! -= change;
    else columnPrice[node - rows]! += change;
  }
  for (let position = 0; position < flow.opened; position++) state[open[position]!] = 0;
  if (flow.last === source) return false;
  turn(flow, source);
  return true;
}

/** Goes on from a settled row: to every allowed column that is not its partner yet. */
function followRow(flow: Flow, row: number): void {
  const { rows, columns, scores, columnPrice, chosen, label, from, state, open } = flow;
  const { columnLoad, columnMost } = flow;
  const start = row * columns;
  const base = label[row]! + flow.rowPrice[row]!;
  let best = flow.best;
  flow.scans++;
  for (let column = 0; column < columns; column++) {
    const next = base + columnPrice[column]! - scores[start + column]!;
    // A forbidden pair makes `next` NaN and the comparison false.
    if (!(next < best)) continue;
    const node = rows + column;
    const seen = state[node]!;
    if (seen === 2 || (seen === 1 && next >= label[node]!) || chosen[start + column] === 1) continue;
    label[node] = next;
    from[node] = row;
    if (seen === 0) {
      state[node] = 1;
      open[flow.opened++] = node;
    }
    const load = columnLoad[column]!;
    if (load === columnMost[column]!) continue;
    const exit = next - columnPrice[column]! - reward(flow.columnRewards, column, load + 1);
    if (exit < best) {
      best = exit;
      flow.last = node;
    }
  }
  flow.best = best;
}

/** Goes on from a settled column: to every row that is its partner and could give it up. */
function followColumn(flow: Flow, column: number): void {
  const { rows, columns, scores, rowPrice, rowLoad, rowList, label, from, state, open } = flow;
  const base = label[rows + column]! - flow.columnPrice[column]!;
  const start = flow.rowListStart[column]!;
  for (let position = 0; position < flow.columnLoad[column]!; position++) {
    const row = rowList[start + position]!;
    const next = base + scores[row * columns + column]! - rowPrice[row]!;
    const seen = state[row]!;
    if (next >= flow.best || seen === 2 || (seen === 1 && next >= label[row]!)) continue;
    label[row] = next;
    from[row] = rows + column;
    if (seen === 0) {
      state[row] = 1;
      open[flow.opened++] = row;
    }
    const exit = next + rowPrice[row]! + reward(flow.rowRewards, row, rowLoad[row]!);
    if (exit < flow.best) {
      flow.best = exit;
      flow.last = row;
    }
  }
}

/** Exchanges chosen and not chosen pairs along the path that ends in `flow.last`. */
function turn(flow: Flow, source: number): void {
  const { rows, from, rowLoad } = flow;
  flow.augmentations++;
  rowLoad[source]!++;
  let node = flow.last;
  if (node < rows) {
    rowLoad[node]!--;
    const column = from[node]! - rows;
    unpair(flow, node, column);
    node = rows + column;
  }
  for (;;) {
    const row = from[node]!;
    // A full column has lost a pair one step before, so its list has room.
    pair(flow, row, node - rows);
    if (row === source) break;
    node = from[row]!;
    unpair(flow, row, node - rows);
  }
}

function pair(flow: Flow, row: number, column: number): void {
  flow.chosen[row * flow.columns + column] = 1;
  flow.rowList[flow.rowListStart[column]! + flow.columnLoad[column]!++] = row;
}

function unpair(flow: Flow, row: number, column: number): void {
  const start = flow.rowListStart[column]!;
  const end = start + --flow.columnLoad[column]!;
  let position = start;
  while (flow.rowList[position] !== row) position++;
  flow.rowList[position] = flow.rowList[end]!;
  flow.chosen[row * flow.columns + column] = 0;
}

/** row * columns + column of every chosen pair. */
function cellsOf(flow: Flow): Float64Array {
  const cells: number[] = [];
  for (let column = 0; column < flow.columns; column++) {
    const start = flow.rowListStart[column]!;
    for (let position = 0; position < flow.columnLoad[column]!; position++) {
      cells.push(flow.rowList[start + position]! * flow.columns + column);
    }
  }
  return Float64Array.from(cells);
}
