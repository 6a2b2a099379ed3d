// Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
// problems", Computing 38 (1987), pp. 325-340: reduction, then augmentation of what is left over, from prices that are
// bettered first where reduction alone gets stuck: by eps-scaling (`scaling.ts`) where prices creep, from a sample where
// all rows fight for the same columns, after the c-transform of C. Villani, "Topics in Optimal Transportation" (AMS 2003),
// chapter 2: the prices of the columns that the prices of some rows imply, price[j] = max over those i of score - row[i].
// Cost: time O(rows^2 * columns) at worst, near rows * columns times a small number in practice; memory
// O(rows * candidates + columns), and a quarter of the scores where a sample is taken.
// Ties: see `reduction.ts` and `augment.ts`; a sample is the same whenever it is taken.
// Departures: everything on candidates with bounds. Any prices are a right beginning where rows and columns are equally
// many, because in the end every column has a partner; where there are more columns, a column that stays free must have
// kept the price 0 that it began with, so nothing is bettered there.
import type { SolveOptions } from "../problem.js";
import { augment, rowPrice, type Search, search } from "./augment.js";
import { candidates } from "./candidates.js";
import { type Reduced, reduceRows } from "./reduction.js";
import { scalePrices } from "./scaling.js";

/** A row-major matrix of scores, NaN where forbidden. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly scores: Float64Array;
}

/** Bids per row after which reduction alone is given up. */
const patience = 12;
/** Prices are bettered where reduction left over more rows than this, and more than this share of all; */
const fewLeft = 80;
const someLeft = 0.02;
/** from this share on they are far off. */
const manyLeft = 0.12;
/** Every so many rows and columns are in a sample. */
const sampled = 4;
/** A problem of fewer rows is not sampled. */
const fewRows = 32;

/** Every row placed, and what that took: see `Work`. */
export interface Placed {
  readonly state: Search;
  readonly phases: number;
  readonly scans: number;
}

/**
 * Places every row where it is worth most together with the others; a row that would rather stay alone at a worth of
 * `exit` may do so. Begins from `prices`, which are taken over and must be at least the largest score of each column, where
 * in the end every column is to have a partner; without them from 0, and a column that stays free keeps that price.
 *
 * An `exit` below 0 says that nobody should: as soon as a row would rather stay alone, the search ends, rows unplaced.
 */
export function placeAll(
  matrix: Matrix,
  prices: Float64Array | undefined,
  exit: number,
  options: SolveOptions,
): Placed {
  if (prices === undefined) {
    return finish(
      begin(matrix, new Float64Array(matrix.columns), exit, Number.POSITIVE_INFINITY, options),
      false,
      options,
    );
  }
  const begun = begin(matrix, prices, exit, 0, options);
  if (!begun.left.isFight || matrix.rows < fewRows) return finish(begun, true, options);
  const sample = sampledPrices(matrix, exit, options);
  const better = begin(matrix, sample.price, exit, Number.POSITIVE_INFINITY, options);
  const placed = finish(better, true, options);
  const phases = 1 + sample.phases + placed.phases;
  return { state: placed.state, phases, scans: begun.state.lists.scans + sample.scans + placed.scans };
}

interface Begun {
  readonly state: Search;
  readonly left: Reduced;
}

function begin(
  { rows, columns, scores }: Matrix,
  price: Float64Array,
  exit: number,
  bound: number,
  options: SolveOptions,
): Begun {
  const state = search(candidates(scores, rows, columns, bound), price, new Float64Array(rows).fill(exit));
  return { state, left: reduceRows(state, patience * rows, options.signal) };
}

function finish({ state, left }: Begun, isSquare: boolean, options: SolveOptions): Placed {
  const { rows } = state.lists;
  let free = left;
  let phases = 1;
  if (isSquare && left.bids >= patience * rows && left.count > Math.max(fewLeft, someLeft * rows)) {
    const scaled = scalePrices(state, left.count > manyLeft * rows ? 1 : 0.1, options.signal);
    phases += scaled.phases;
    if (scaled.isLeaving) return { state, phases, scans: state.lists.scans };
    free = reduceRows(state, patience * rows, options.signal);
  }
  options.onProgress?.(0.5);
  for (let at = 0; at < free.count; at++) {
    options.signal?.throwIfAborted();
    const isPlaced = augment(state, free.rows[at]!);
    // Where nobody may stay alone there is nothing to be gained by going on.
    if (!isPlaced && state.exit[0]! < 0) break;
  }
  return { state, phases, scans: state.lists.scans };
}

/** Prices that follow from those of the rows of a sample, which were solved with prices from a sample of it, and so on. */
function sampledPrices(
  matrix: Matrix,
  exit: number,
  options: SolveOptions,
): { price: Float64Array; phases: number; scans: number } {
  const samples = [matrix];
  const rowsOf: Int32Array[] = [];
  for (let last = matrix; last.rows >= fewRows; ) {
    const count = Math.floor(last.rows / sampled);
    const rows = drawn(count, 0);
    rowsOf.push(rows);
    last = { rows: count, columns: count, scores: part(last, rows, drawn(count, 1)) };
    samples.push(last);
  }
  let price: Float64Array = new Float64Array(samples.at(-1)!.columns);
  let phases = 0;
  let scans = 0;
  while (samples.length > 1) {
    const coarse = samples.pop()!;
    const solved = finish(begin(coarse, price, exit, Number.POSITIVE_INFINITY, options), true, options);
    phases += solved.phases;
    scans += solved.scans;
    price = implied(samples.at(-1)!, rowsOf.pop()!, solved.state);
  }
  return { price, phases, scans };
}

/** One position out of every so many, which one by a fixed rule without a pattern. */
function drawn(count: number, salt: number): Int32Array {
  return Int32Array.from(
    { length: count },
    (_, at) => at * sampled + (Math.imul(2 * at + salt + 1, 0x9e3779b1) >>> 30),
  );
}

function part(matrix: Matrix, rows: Int32Array, columns: Int32Array): Float64Array {
  const scores = new Float64Array(rows.length * columns.length);
  let at = 0;
  for (const row of rows) {
    const base = row * matrix.columns;
    for (const column of columns) scores[at++] = matrix.scores[base + column]!;
  }
  return scores;
}

/** The least prices of all columns at which none of the rows of a sample gains by leaving its partner; 0 for the unwanted. */
function implied(matrix: Matrix, rows: Int32Array, solved: Search): Float64Array {
  const { columns, scores } = matrix;
  const price = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < rows.length; at++) {
    // A row that could not be placed in the sample tells nothing about prices.
    if (solved.columnOf[at]! < 0) continue;
    const base = rows[at]! * columns;
    const own = rowPrice(solved, at);
    for (let column = 0; column < columns; column++) {
      const worth = scores[base + column]! - own;
      if (worth > price[column]!) price[column] = worth;
    }
  }
  for (let column = 0; column < columns; column++) if (price[column] === Number.NEGATIVE_INFINITY) price[column] = 0;
  return price;
}
