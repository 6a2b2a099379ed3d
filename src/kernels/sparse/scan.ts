// Source: none beyond `best.ts`: reading rows block by block, and keeping the best pairs of each row and of each column.
// Cost: one call of `read` and two passes over each row that is read; memory O(people * pairs kept) and one block.
// Ties: see `best.ts`; a column keeps the rows read first. Departures: none.

import type { Told } from "./auction.js";
import { bestOf, bufferFor } from "./best.js";
import { type Lists, turned } from "./lists.js";

/** Scores by rows, wherever they come from. */
export interface Rows {
  readonly rows: number;
  readonly columns: number;
  /** As in `StreamedProblem`. */
  read(first: number, count: number, into: Float64Array): void;
}

/** About how many scores are read at once: a megabyte, which a processor's cache holds. */
const blockOfScores = 2 ** 17;

/** The best rows of each column; `size` places each. Worth here is score - price - best worth of the row. */
export interface ColumnBest {
  readonly size: number;
  readonly price: Float64Array;
  readonly row: Int32Array;
  readonly worth: Float64Array;
  readonly score: Float64Array;
  readonly count: Int32Array;
  /** No row that was read and is not kept has more worth; -Infinity where all are kept. */
  readonly bound: Float64Array;
  /** The bound and the column's price: what the score less the row's best worth must be above to be kept. */
  readonly threshold: Float64Array;
}

/** Room for the `size` best rows of each column at the prices `price`, as far as their worth is above `above`. */
export function columnBest(price: Float64Array, size: number, above = Number.NEGATIVE_INFINITY): ColumnBest {
  const columns = price.length;
  return {
    size,
    price,
    row: new Int32Array(columns * size),
    worth: new Float64Array(columns * size),
    score: new Float64Array(columns * size),
    count: new Int32Array(columns),
    bound: new Float64Array(columns).fill(above),
    threshold: price.map((one) => (one === Number.POSITIVE_INFINITY ? one : one + above)),
  };
}

/** What one reading found, per row of the problem. */
export interface Scan {
  /** The pairs of most worth of the rows that were read; none for the others. */
  readonly lists: Lists;
  /** The most worth of any pair of the row, and a worth that no pair outside the list exceeds; -Infinity for none. */
  readonly best: Float64Array;
  readonly bound: Float64Array;
}

/**
 * Reads the rows for which `wanted` is not 0 and keeps the `perRow` pairs of most worth = score - price of each. Where
 * `keep` is given, the best rows of each column are kept there too: compared by what they lack to their row's best where
 * `isRelative`, else by worth.
 */
export function scan(
  source: Rows,
  wanted: Uint8Array,
  price: Float64Array,
  perRow: number,
  keep: { readonly columns: ColumnBest; readonly rowPrice?: Float64Array } | undefined,
  told: Told,
): Scan {
  const { rows, columns } = source;
  const most = Math.min(perRow, columns);
  const all = wanted.reduce((sum, one) => sum + one, 0);
  const start = new Int32Array(rows + 1);
  const other = new Int32Array(all * most);
  const score = new Float64Array(all * most);
  const best = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const bound = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const buffer = bufferFor(most);
  const atOnce = Math.max(1, Math.floor(blockOfScores / Math.max(1, columns)));
  const block = new Float64Array(atOnce * columns);
  let at = 0;
  let done = 0;
  for (let first = 0; first < rows; ) {
    let count = 0;
    while (count < atOnce && first + count < rows && wanted[first + count] === 1) count++;
    if (count > 0) {
      told.signal?.throwIfAborted();
      source.read(first, count, block);
    }
    for (let row = first; row < first + count; row++) {
      const offset = (row - first) * columns;
      bestOf(buffer, block, offset, price, Math.floor((row * columns) / rows));
      const chosen = buffer.column.subarray(0, buffer.count).sort();
      let own = Number.NEGATIVE_INFINITY;
      for (let place = 0; place < buffer.count; place++) own = Math.max(own, buffer.worth[place]!);
      for (const column of chosen) {
        other[at] = column;
        score[at++] = block[offset + column]!;
      }
      best[row] = own;
      bound[row] = buffer.bound;
      if (keep) offer(keep.columns, row, block, offset, keep.rowPrice?.[row] ?? own);
      start[row + 1] = at;
    }
    done += count;
    if (count > 0) told.onShare?.(done / all);
    first += count;
    if (count === 0) start[++first] = at;
  }
  return { lists: { start, other: other.slice(0, at), score: score.slice(0, at) }, best, bound };
}

/** Offers one row to all columns. */
function offer(keep: ColumnBest, row: number, scores: Float64Array, at: number, best: number): void {
  const { threshold } = keep;
  for (let column = 0; column < threshold.length; column++) {
    if (scores[at + column]! - best > threshold[column]!) take(keep, column, row, scores[at + column]!, best);
  }
}

function take(keep: ColumnBest, column: number, row: number, score: number, best: number): void {
  const { size, count, bound, threshold, price } = keep;
  const start = column * size;
  let place = start + count[column]!;
  if (count[column]! < size) count[column]!++;
  else {
    place = start;
    for (let other = start + 1; other < start + size; other++) {
      if (keep.worth[other]! < keep.worth[place]!) place = other;
    }
  }
  keep.row[place] = row;
  keep.worth[place] = score - price[column]! - best;
  keep.score[place] = score;
  if (count[column]! < size) return;
  let least = keep.worth[start]!;
  for (let other = start + 1; other < start + size; other++) least = Math.min(least, keep.worth[other]!);
  bound[column] = least;
  threshold[column] = price[column]! + least;
}

/** The pairs that columns keep, listed for the rows. */
export function listedForRows(keep: ColumnBest, rows: number): Lists {
  const { size, count } = keep;
  const start = new Int32Array(count.length + 1);
  for (let column = 0; column < count.length; column++) start[column + 1] = start[column]! + count[column]!;
  const pairs = start[count.length]!;
  const other = new Int32Array(pairs);
  const score = new Float64Array(pairs);
  for (let column = 0; column < count.length; column++) {
    for (let place = 0; place < count[column]!; place++) {
      other[start[column]! + place] = keep.row[column * size + place]!;
      score[start[column]! + place] = keep.score[column * size + place]!;
    }
  }
  return turned({ start, other, score }, rows);
}
