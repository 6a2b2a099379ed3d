// Source: none, the ways of a whole problem into the state and of problem and solution out of it.
// Cost: time O(rows * columns) in; out O(rows * columns) for the problem and O(rows + columns + pairs log pairs) for the
// solution. Ties: none. Departures: none.
import { mistake, PairwrightError } from "../../errors.js";
import { best } from "../pairs-solvers.js";
import type { Places, Prices, Problem, Solution } from "../problem.js";
import { settle } from "./changes.js";
import { forgetNear } from "./near.js";
import { adopt, decodedPrices } from "./prices.js";
import {
  cellBase,
  changeLoad,
  countPerson,
  isPaired,
  mostOf,
  pair,
  partnersOf,
  reward,
  type Side,
  type State,
  setSteps,
  unpair,
} from "./state.js";
import type { Search } from "./wave.js";

/** The side of the squares in which scores are turned round, small enough for both copies to stay in the first cache. */
const square = 32;

/** Writes the people and the scores of a problem into an empty state, nobody paired. */
export function takeIn(state: State, problem: Problem): void {
  const { rows, columns } = state;
  rows.people = problem.rows;
  columns.people = problem.columns;
  for (let row = 0; row < problem.rows; row++) {
    const start = row * problem.columns;
    rows.scores.set(problem.scores.subarray(start, start + problem.columns), row * columns.capacity);
  }
  for (let firstRow = 0; firstRow < problem.rows; firstRow += square) {
    const lastRow = Math.min(problem.rows, firstRow + square);
    for (let firstColumn = 0; firstColumn < problem.columns; firstColumn += square) {
      const lastColumn = Math.min(problem.columns, firstColumn + square);
      for (let row = firstRow; row < lastRow; row++) {
        for (let column = firstColumn; column < lastColumn; column++) {
          columns.scores[column * rows.capacity + row] = problem.scores[row * problem.columns + column]!;
        }
      }
    }
  }
  // The first steps of the levels; a legal problem has them.
  const people = Math.min(problem.rows, problem.columns);
  const priority = Math.max(largestOf(problem.rowPriority), largestOf(problem.columnPriority));
  if (!setSteps(state, people, largestScore(state), priority)) throw tooLarge("resolvable", largestScore(state));
  takePeople(state, rows, problem.rowPlaces, problem.rowPriority);
  takePeople(state, columns, problem.columnPlaces, problem.columnPriority);
}

function takePeople(state: State, side: Side, places: Places, priority: Int32Array): void {
  side.min.set(places.min);
  side.max.set(places.max);
  side.priority.set(priority);
  for (let person = 0; person < side.people; person++) countPerson(state, side, person, 1);
}

/** Takes over a proven solution; without a proof, the problem is solved from nothing here. */
export function begin(state: State, search: Search, solution: Solution): void {
  if (solution.prices === undefined || !adopt(state, solution.prices)) {
    fromNothing(state, search);
    return;
  }
  for (let at = 0; at < solution.pairs.length; at += 2) {
    const row = solution.pairs[at]!;
    const column = solution.pairs[at + 1]!;
    pair(state, row, column);
    changeLoad(state, state.rows, row, 1);
    changeLoad(state, state.columns, column, 1);
  }
}

/** Solves for prices anew and keeps the choice, which they prove as well; gives them. Undefined while infeasible. */
function priceAnew(state: State, search: Search): Prices | undefined {
  const problem = problemOf(state);
  const { prices } = best(problem).solve(problem);
  if (prices === undefined || !adopt(state, prices)) fromNothing(state, search);
  return prices;
}

/** Unmakes all pairs and lets the rows come in one after the other. */
function fromNothing(state: State, search: Search): void {
  const { rows, columns } = state;
  for (let row = 0; row < rows.people; row++) {
    for (const column of partnersOf(state, rows, row)) {
      unpair(state, row, column);
      changeLoad(state, rows, row, -1);
      changeLoad(state, columns, column, -1);
    }
    rows.price[row] = Number.POSITIVE_INFINITY;
  }
  state.hub = 0;
  for (let column = 0; column < columns.people; column++) {
    columns.price[column] =
      mostOf(columns, column) > 0 ? 0 - reward(state, columns, column, 1) : Number.POSITIVE_INFINITY;
  }
  forgetNear(state);
  for (let row = 0; row < rows.people; row++) settle(state, search, rows, row);
}

/** What a change brings that may not have room yet; what is left out does not grow. */
export interface Growth {
  readonly score?: number;
  readonly priority?: number;
  readonly places?: number;
  readonly people?: number;
}

/**
 * Makes sure, before a change, that all sums stay exact after it.
 *
 * @throws PairwrightError when that is not possible; nothing has changed then.
 */
export function makeExact(state: State, search: Search, call: string, growth: Growth): void {
  const { score = 0, priority = 0, places = 0, people = 0 } = growth;
  const isLarger = score > state.largestScore || priority > state.largestPriority || people > state.people;
  if (!isLarger && places === 0) return;
  const { rows, columns } = state;
  const seats = (side: Side) => side.max.reduce((sum, most) => sum + most, places);
  const pairs = Math.min(seats(rows), seats(columns), (rows.people + 1) * (columns.people + 1));
  const isSum = (size: number) => pairs * size <= Number.MAX_SAFE_INTEGER;
  if (!isLarger && isSum(state.largestScore)) return;
  const largest = Math.max(score, largestScore(state));
  const smaller = Math.max(people, Math.min(rows.people, columns.people));
  if (
    !isSum(largest) ||
    !setSteps(state, smaller, largest, Math.max(priority, largestOf(rows.priority), largestOf(columns.priority)))
  ) {
    throw tooLarge(call, largest);
  }
  priceAnew(state, search);
}

function largestScore({ rows, columns }: State): number {
  let largest = 1;
  for (let row = 0; row < rows.people; row++) {
    const start = row * columns.capacity;
    for (let column = 0; column < columns.people; column++) {
      const size = Math.abs(rows.scores[start + column]!);
      if (size > largest) largest = size;
    }
  }
  return largest;
}

function largestOf(counts: Int32Array): number {
  let largest = 0;
  for (const count of counts) if (count > largest) largest = count;
  return largest;
}

function tooLarge(call: string, score: number): PairwrightError {
  const message = "with it, sums would not be exact.";
  const remedy = "Give smaller whole numbers, in a coarser unit.";
  return new PairwrightError(call, [mistake("scores-too-large", "scores", message, remedy, score)]);
}

/** The problem as it is now: pinned pairs are absent and take a place on both sides, and their people earn nothing more. */
export function problemOf({ rows, columns }: State): Problem {
  const scores = new Float64Array(rows.people * columns.people);
  for (let row = 0; row < rows.people; row++) {
    const start = row * columns.capacity;
    scores.set(rows.scores.subarray(start, start + columns.people), row * columns.people);
  }
  return Object.freeze({
    kind: "pairs",
    objective: "total",
    rows: rows.people,
    columns: columns.people,
    scores,
    rowPlaces: placesOf(rows),
    columnPlaces: placesOf(columns),
    rowPriority: priorityOf(rows),
    columnPriority: priorityOf(columns),
  });
}

function placesOf(side: Side): Places {
  const less = (count: Int32Array) =>
    Int32Array.from({ length: side.people }, (_, person) => Math.max(0, count[person]! - side.pins[person]!));
  return Object.freeze({ min: less(side.min), max: less(side.max) });
}

function priorityOf(side: Side): Int32Array {
  return Int32Array.from({ length: side.people }, (_, person) =>
    side.pins[person] === 0 ? side.priority[person]! : 0,
  );
}

/** The best choice as it is now, with the prices that prove it. */
export function solutionOf(state: State, search: Search): Solution {
  const { rows, priority, total, shortfall } = state;
  const prices = shortfall > 0 ? undefined : (decodedPrices(state) ?? priceAnew(state, search));
  const cells: number[] = [];
  for (let row = 0; row < rows.people; row++) {
    const partners = partnersOf(state, rows, row);
    if (partners.length > 1) partners.sort((one, other) => one - other);
    for (const column of partners) cells.push(row, column);
  }
  const work = { phases: 1 + state.changes, scans: state.scans, augmentations: state.augmentations };
  const values = { pairs: Int32Array.from(cells), priority, total, shortfall, work: Object.freeze(work) };
  if (shortfall > 0) return Object.freeze({ status: "infeasible", ...values });
  return Object.freeze({ status: "optimal", ...values, ...(prices ? { prices } : {}) });
}

/** What one change did to the best choice. */
export interface Change {
  readonly status: "optimal" | "infeasible";
  /** What the best choice is worth now: the numbers of `Solution`. */
  readonly priority: number;
  readonly total: number;
  readonly shortfall: number;
  /** Row and column of each pair that was made and unmade, in turn, sorted; a pair that is pinned counts as unmade. */
  readonly made: Int32Array;
  readonly unmade: Int32Array;
}

/** What has been made and unmade since this was asked before, and what the choice is worth now. */
export function changeOf(state: State): Change {
  const { priority, total, shortfall } = state;
  const cells = state.touched.sort((one, other) => one - other);
  const made: number[] = [];
  const unmade: number[] = [];
  for (let at = 0; at < cells.length; ) {
    const cell = cells[at]!;
    let times = 0;
    for (; cells[at] === cell; at++) times++;
    // Made and unmade again, or the other way round, is no change.
    if (times % 2 === 0) continue;
    const row = Math.floor(cell / cellBase);
    const column = cell - row * cellBase;
    (isPaired(state, row, column) ? made : unmade).push(row, column);
  }
  cells.length = 0;
  return Object.freeze({
    status: shortfall > 0 ? "infeasible" : "optimal",
    priority,
    total,
    shortfall,
    made: Int32Array.from(made),
    unmade: Int32Array.from(unmade),
  });
}
