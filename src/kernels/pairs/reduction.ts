// Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
// problems", Computing 38 (1987), pp. 325-340: procedures COLUMN REDUCTION and AUGMENTING ROW REDUCTION. A row takes its
// best column and raises its price by all that it is worth more than the second best; who held the column goes on.
// Cost: `extremes` time O(rows * columns); `reduceRows` O(candidates) per bid and at most `mostBids` bids, because row
// reduction alone may take a number of bids that grows with the scores. Memory O(rows).
// Ties: rows are taken from the first to the last; among equal values a free column is preferred, then the first candidate.
// Departures: candidates instead of all columns; a row may prefer to stay alone (its exit); three rounds at most instead of
// two.
import type { Stop } from "../problem.js";
import type { Search } from "./augment.js";
import { refresh } from "./candidates.js";

/** What one reading of all scores tells. */
export interface Extremes {
  /** The largest score of each column, 0 for a column that nobody may have. */
  readonly ofColumn: Float64Array;
  /** The largest size of any score. */
  readonly size: number;
}

/** The largest score of each column and the largest size of all; cost O(rows * columns). */
export function extremes(scores: Float64Array, rows: number, columns: number): Extremes {
  const ofColumn = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  let least = 0;
  let row = 0;
  // Four rows at a time: what is compared with is read once for all of them.
  for (; row + 3 < rows; row += 4) {
    const one = row * columns;
    const two = one + columns;
    const three = two + columns;
    const four = three + columns;
    for (let column = 0; column < columns; column++) {
      const a = scores[one + column]!;
      const b = scores[two + column]!;
      const c = scores[three + column]!;
      const d = scores[four + column]!;
      const largest = ofColumn[column]!;
      // Rarely true, and false where the pair is forbidden.
      if (a > largest || b > largest || c > largest || d > largest) {
        let most = largest;
        if (a > most) most = a;
        if (b > most) most = b;
        if (c > most) most = c;
        if (d > most) most = d;
        ofColumn[column] = most;
      }
      if (a < least) least = a;
      if (b < least) least = b;
      if (c < least) least = c;
      if (d < least) least = d;
    }
  }
  for (; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const score = scores[row * columns + column]!;
      if (score > ofColumn[column]!) ofColumn[column] = score;
      if (score < least) least = score;
    }
  }
  let size = -least;
  for (let column = 0; column < columns; column++) {
    const largest = ofColumn[column]!;
    if (largest > size) size = largest;
    if (largest === Number.NEGATIVE_INFINITY) ofColumn[column] = 0;
  }
  return { ofColumn, size };
}

/** What a row reduction left over. */
export interface Reduced {
  /** The rows that still want a column, in the order in which they gave up; the first `count`. */
  readonly rows: Int32Array;
  readonly count: number;
  /** How many bids were made; not below `mostBids` where that was what ended it. */
  readonly bids: number;
  /** Whether it was ended early, because all rows fight for the same few columns. */
  readonly isFight: boolean;
}

/** After so many bids per row it is seen whether rows fight: whether no more than this share of them hold a column. */
const bidsToFight = 2;
const shareInFight = 0.2;

/** Rounds over the rows that were left; more find next to nothing. */
const mostRounds = 3;

/** Starts over from the present prices: every row bids for its best column, `mostBids` times together. */
export function reduceRows(state: Search, mostBids: number, signal?: Stop): Reduced {
  const { lists, price, exit, columnOf, rowOf, pairScore } = state;
  const { column, score, value: limit, count, bound, most, rows } = lists;
  columnOf.fill(-1);
  rowOf.fill(-1);
  let waiting = Int32Array.from({ length: rows }, (_, at) => rows - 1 - at);
  let left = new Int32Array(rows);
  let waits = rows;
  let bids = 0;
  let holders = 0;
  let isFight = false;
  for (let round = 0; round < mostRounds && waits > 0 && !isFight; round++) {
    let leaves = 0;
    while (waits > 0) {
      let row = waiting[--waits]!;
      for (;;) {
        if (bids >= mostBids || isFight) {
          left[leaves++] = row;
          break;
        }
        const start = row * most;
        const end = start + count[row]!;
        let best = Number.NEGATIVE_INFINITY;
        let second = Number.NEGATIVE_INFINITY;
        let bestAt = -1;
        let secondAt = -1;
        const least = Math.max(exit[row]!, bound[row]!);
        for (let at = start; at < end; at++) {
          // Candidates are sorted: no later one is worth this much either.
          if (limit[at]! < second || limit[at]! < least) break;
          const value = score[at]! - price[column[at]!]!;
          if (value > best) {
            second = best;
            secondAt = bestAt;
            best = value;
            bestAt = at;
          } else if (value > second) {
            second = value;
            secondAt = at;
          } else if (value < best || bestAt < 0) continue;
          // A free column goes before a taken one of the same value.
          if (value === best && at !== bestAt && rowOf[column[bestAt]!]! >= 0 && rowOf[column[at]!]! < 0) {
            secondAt = bestAt;
            bestAt = at;
          }
        }
        if (bound[row]! > best && bound[row]! > exit[row]!) {
          refresh(lists, row, price);
          continue;
        }
        if (++bids === bidsToFight * rows) isFight = holders < shareInFight * rows;
        if ((bids & 4095) === 0) signal?.throwIfAborted();
        if (exit[row]! >= best) break;
        if (least > second) {
          second = least;
          secondAt = -1;
        }
        let taken = column[bestAt]!;
        let takenAt = bestAt;
        if (best > second) price[taken]! += best - second;
        else if (secondAt >= 0 && rowOf[taken]! >= 0) {
          takenAt = secondAt;
          taken = column[secondAt]!;
        }
        const holder = rowOf[taken]!;
        columnOf[row] = taken;
        rowOf[taken] = row;
        pairScore[row] = score[takenAt]!;
        if (holder < 0) {
          holders++;
          break;
        }
        columnOf[holder] = -1;
        if (!(best > second)) {
          left[leaves++] = holder;
          break;
        }
        row = holder;
      }
    }
    const empty = waiting;
    waiting = left;
    left = empty;
    waits = leaves;
  }
  return { rows: waiting, count: waits, bids, isFight };
}
