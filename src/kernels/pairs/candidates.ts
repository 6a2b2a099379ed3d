// Source: the idea of keeping, for each row, only the columns that can matter: R. Jonker and A. Volgenant, "A shortest
// augmenting path algorithm for dense and sparse linear assignment problems", Computing 38 (1987), pp. 325-340, section 5
// (solve on the best columns of a row, then price the others); here every list carries a bound, so that nothing is ever
// priced afterwards.
//
// A row keeps its columns of largest value, value = score - price of the column, and a bound:
//
//   no column that is not a candidate is worth more to the row than its bound.
//
// Prices only rise, so values only fall and a bound that was true once stays true. What is decided among the candidates is
// therefore decided among all columns as long as the deciding value is not below the bound; only where it is are the
// scores of the row read again (`refresh`).
//
// Cost: `refresh` time O(columns) expected, or O(reserve) where the reserve still holds what is needed; memory
// O(rows * (candidates + reserve)).
// Ties: of columns of equal value a row keeps those from a column of its own on, going round, so that rows with equal scores
// hold different columns; below 96 columns it is that of the row's number, so that a constant matrix gives the identity,
// else one without a pattern. A reading that ended early is gone on with by the next one.
// Departures: which columns a row holds is a guess (a threshold drawn from every so many columns), its bound never is.

/** The candidates of every row, and what a reading needs. A row's lists start out empty, with a bound that must be true. */
export interface Candidates {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, a whole number or NaN where the pair is forbidden; read whenever a list is renewed. */
  readonly scores: Float64Array;
  /** The most candidates of a row; those of row i stand from `i * most` to `i * most + count[i] - 1`. */
  readonly most: number;
  readonly column: Int32Array;
  readonly score: Float64Array;
  /** Their values when the list was renewed, falling: none is worth more than that now, nor is any after it. */
  readonly value: Float64Array;
  readonly count: Int32Array;
  /** The most that any column outside the row's list is worth to it; -Infinity where the list holds all it may meet. */
  readonly bound: Float64Array;
  /** The next best columns of a row, without order: `reserveCount[i]` of them from `i * reserveMost`; what is in neither
   * list is worth at most `reserveBound[i]`. */
  readonly reserveMost: number;
  readonly reserveColumn: Int32Array;
  readonly reserveScore: Float64Array;
  readonly reserveCount: Int32Array;
  readonly reserveBound: Float64Array;
  /** Where the next reading of the row begins. */
  readonly from: Int32Array;
  /** Room for one reading. */
  readonly heldColumn: Int32Array;
  readonly heldValue: Float64Array;
  readonly ordered: Float64Array;
  held: number;
  /** How many times the scores of a row were read through. */
  scans: number;
}

/** How many candidates a row keeps at most. */
const mostCandidates = 32;
/** How many columns at the largest possible value are enough to end a reading early. */
const enoughTies = 8;
/** What every value is above, but not that of a column that nobody may have. */
const lowest = -Number.MAX_VALUE;
/** Below so many columns a reading costs no more than a reserve. */
const reserveFrom = 512;
/** A list of fewer columns than this is not worth taking from a reserve. */
const enoughLeft = 4;
/** From so many columns on a threshold is drawn before reading. */
const sampleFrom = 96;
/** Where a reserve is to be filled, a threshold is drawn from sixteen stretches of so many columns each. */
const reserveLength = 8;

/**
 * Empty lists for `rows` rows; `bound` must be at least the value of every column to every row at the prices of the first
 * refresh (Infinity where nothing is known). Memory O(rows * candidates); nothing is read yet.
 */
export function candidates(scores: Float64Array, rows: number, columns: number, bound: number): Candidates {
  const most = Math.min(columns, mostCandidates);
  const reserveMost = columns < reserveFrom ? 0 : Math.min(256, columns >> 3);
  return {
    rows,
    columns,
    scores,
    most,
    column: new Int32Array(rows * most),
    score: new Float64Array(rows * most),
    value: new Float64Array(rows * most),
    count: new Int32Array(rows),
    bound: new Float64Array(rows).fill(bound),
    reserveMost,
    reserveColumn: new Int32Array(rows * reserveMost),
    reserveScore: new Float64Array(rows * reserveMost),
    reserveCount: new Int32Array(rows),
    reserveBound: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    from: Int32Array.from({ length: rows }, (_, row) => firstColumn(row, columns)),
    heldColumn: new Int32Array(columns),
    heldValue: new Float64Array(columns),
    ordered: new Float64Array(columns),
    held: 0,
    scans: 0,
  };
}

/** The column from which on a row prefers columns of equal value: its own number, or, in the large, one without a pattern. */
function firstColumn(row: number, columns: number): number {
  const number = columns < sampleFrom ? row : Math.imul(row, 40503) >>> 0;
  return columns === 0 ? 0 : number % columns;
}

/** Every so many columns are drawn for the threshold of a first list, so that some twenty columns or more reach it. */
function sampleStep(columns: number): number {
  return columns < 384 ? 3 : Math.max(4, columns >> 9);
}

/**
 * Renews the list of a row at the present prices (Infinity for a column that nobody may have), which must be at least
 * those of the last refresh. Afterwards the row's best column is among its candidates, and its bound is at most the value
 * of every candidate.
 */
export function refresh(lists: Candidates, row: number, price: Float64Array): void {
  if (!refill(lists, row, price)) read(lists, row, price);
}

/** Forgets what is known of a row, for the case that its scores have changed or prices have fallen. */
export function forget(lists: Candidates, row: number): void {
  lists.count[row] = 0;
  lists.bound[row] = Number.POSITIVE_INFINITY;
  lists.reserveCount[row] = 0;
  lists.reserveBound[row] = Number.POSITIVE_INFINITY;
}

/** Takes a new list from the reserve; false where the reserve no longer holds enough. */
function refill(lists: Candidates, row: number, price: Float64Array): boolean {
  const count = lists.reserveCount[row]!;
  if (count === 0) return false;
  const { reserveColumn, reserveScore, heldColumn, heldValue } = lists;
  const least = lists.reserveBound[row]!;
  const start = row * lists.reserveMost;
  let held = 0;
  for (let at = start; at < start + count; at++) {
    const column = reserveColumn[at]!;
    const value = reserveScore[at]! - price[column]!;
    // The second is true of a column that nobody may have any more.
    if (value < least || value < lowest) continue;
    heldColumn[held] = column;
    heldValue[held++] = value;
  }
  if (held < enoughLeft) return false;
  lists.held = held;
  keep(lists, row, price, least);
  return true;
}

/** Reads the scores of a row and keeps the best. */
function read(lists: Candidates, row: number, price: Float64Array): void {
  const { scores, columns, reserveMost } = lists;
  const base = row * columns;
  // Nothing can be worth more than this.
  const ceiling = Math.max(lists.bound[row]!, bestHeld(lists, row, price));
  const fillsReserve = reserveMost > 0 && lists.count[row]! > 0;
  let least = lowest;
  if (fillsReserve) least = threshold(scores, base, columns, price, columns >> 4, reserveLength, ceiling);
  else if (columns >= sampleFrom) least = threshold(scores, base, columns, price, sampleStep(columns), 1, ceiling);
  lists.scans++;
  if (least >= ceiling && ceiling >= lowest && readTies(lists, row, price, ceiling)) return;
  lists.held = gather(scores, base, columns, price, least, lists.heldColumn, lists.heldValue);
  let bound = least === lowest ? Number.NEGATIVE_INFINITY : least;
  if (fillsReserve) {
    if (lists.held > reserveMost) bound = cut(lists, row, reserveMost);
    const start = row * reserveMost;
    for (let at = 0; at < lists.held; at++) {
      lists.reserveColumn[start + at] = lists.heldColumn[at]!;
      // Exact, because all three are whole.
      lists.reserveScore[start + at] = lists.heldValue[at]! + price[lists.heldColumn[at]!]!;
    }
    lists.reserveCount[row] = lists.held;
    lists.reserveBound[row] = bound;
  }
  keep(lists, row, price, bound);
}

/** Keeps the next few columns worth `ceiling`, the most there can be, and reads no further; false where there are too few. */
function readTies(lists: Candidates, row: number, price: Float64Array, ceiling: number): boolean {
  const { scores, columns, heldColumn, heldValue } = lists;
  const base = row * columns;
  const enough = Math.min(enoughTies, lists.most);
  let held = 0;
  let column = lists.from[row]!;
  for (let reads = 0; reads < columns && held < enough; reads++) {
    if (scores[base + column]! - price[column]! >= ceiling) {
      heldColumn[held] = column;
      heldValue[held++] = ceiling;
    }
    if (++column === columns) column = 0;
  }
  if (held < enough) return false;
  lists.from[row] = column;
  lists.held = held;
  lists.reserveCount[row] = 0;
  keep(lists, row, price, ceiling);
  return true;
}

/** The largest value of a row's candidates at the present prices. */
function bestHeld(lists: Candidates, row: number, price: Float64Array): number {
  const start = row * lists.most;
  let best = Number.NEGATIVE_INFINITY;
  const end = start + lists.count[row]!;
  for (let at = start; at < end && lists.value[at]! > best; at++) {
    const value = lists.score[at]! - price[lists.column[at]!]!;
    if (value > best) best = value;
  }
  return best;
}

/**
 * The fifth largest value among some stretches of `length` columns each, which is about the
 * `5 * columns / (stretches * length)`-th largest of all; `ceiling` where three of them are worth that much.
 */
function threshold(
  scores: Float64Array,
  base: number,
  columns: number,
  price: Float64Array,
  step: number,
  length: number,
  ceiling: number,
): number {
  let first = lowest;
  let second = lowest;
  let third = lowest;
  let fourth = lowest;
  let fifth = lowest;
  for (let start = 0; start + length <= columns; start += step) {
    for (let column = start; column < start + length; column++) {
      const value = scores[base + column]! - price[column]!;
      // Rarely true; false where the pair is forbidden.
      if (value > fifth) {
        if (value > third) {
          fifth = fourth;
          fourth = third;
          if (value > first) {
            third = second;
            second = first;
            first = value;
          } else if (value > second) {
            third = second;
            second = value;
          } else third = value;
        } else if (value > fourth) {
          fifth = fourth;
          fourth = value;
        } else fifth = value;
        if (third >= ceiling) return ceiling;
      }
    }
  }
  return fifth;
}

/** Holds the columns of a row that are worth `least` or more; gives how many. */
function gather(
  scores: Float64Array,
  base: number,
  columns: number,
  price: Float64Array,
  least: number,
  heldColumn: Int32Array,
  heldValue: Float64Array,
): number {
  let held = 0;
  let column = 0;
  // Four at a time, because engines look up where an array lies once per round. The conditions are rarely true, which is
  // what makes the reading fast, and false where the pair is forbidden.
  for (; column + 3 < columns; column += 4) {
    const at = base + column;
    const first = scores[at]! - price[column]!;
    const second = scores[at + 1]! - price[column + 1]!;
    const third = scores[at + 2]! - price[column + 2]!;
    const fourth = scores[at + 3]! - price[column + 3]!;
    if (first >= least) {
      heldColumn[held] = column;
      heldValue[held++] = first;
    }
    if (second >= least) {
      heldColumn[held] = column + 1;
      heldValue[held++] = second;
    }
    if (third >= least) {
      heldColumn[held] = column + 2;
      heldValue[held++] = third;
    }
    if (fourth >= least) {
      heldColumn[held] = column + 3;
      heldValue[held++] = fourth;
    }
  }
  for (; column < columns; column++) {
    const value = scores[base + column]! - price[column]!;
    if (value >= least) {
      heldColumn[held] = column;
      heldValue[held++] = value;
    }
  }
  return held;
}

/** Makes what is held the row's list, the best of it where there is too much; `bound` is true of what is not held. */
function keep(lists: Candidates, row: number, price: Float64Array, bound: number): void {
  const { most, heldColumn, heldValue } = lists;
  const tight = lists.held > most ? cut(lists, row, most) : bound;
  sort(heldColumn, heldValue, lists.held);
  const start = row * most;
  for (let at = 0; at < lists.held; at++) {
    const column = heldColumn[at]!;
    const value = heldValue[at]!;
    lists.column[start + at] = column;
    // Exact, because all three are whole.
    lists.score[start + at] = value + price[column]!;
    lists.value[start + at] = value;
  }
  lists.count[row] = lists.held;
  lists.bound[row] = tight;
}

/** Sorts what is held by falling value, keeping the order of equals (by insertion: there are few). */
function sort(heldColumn: Int32Array, heldValue: Float64Array, held: number): void {
  for (let next = 1; next < held; next++) {
    const value = heldValue[next]!;
    const column = heldColumn[next]!;
    let at = next;
    while (at > 0 && heldValue[at - 1]! < value) {
      heldValue[at] = heldValue[at - 1]!;
      heldColumn[at] = heldColumn[at - 1]!;
      at--;
    }
    heldValue[at] = value;
    heldColumn[at] = column;
  }
}

/** Holds on to the best `most` of more than that, and gives the least value of them; among equals the row's number decides. */
function cut(lists: Candidates, row: number, most: number): number {
  const { held, heldColumn, heldValue, ordered } = lists;
  for (let at = 0; at < held; at++) ordered[at] = heldValue[at]!;
  const least = largest(ordered, held, most - 1);
  let kept = 0;
  let equal = 0;
  for (let at = 0; at < held; at++) {
    const value = heldValue[at]!;
    if (value > least) {
      const column = heldColumn[at]!;
      heldColumn[kept] = column;
      heldValue[kept++] = value;
    } else if (value === least) ordered[equal++] = heldColumn[at]!;
  }
  const first = firstColumn(row, lists.columns);
  let at = 0;
  while (at < equal && ordered[at]! < first) at++;
  if (at === equal) at = 0;
  while (kept < most) {
    heldColumn[kept] = ordered[at]!;
    heldValue[kept++] = least;
    if (++at === equal) at = 0;
  }
  lists.held = kept;
  return least;
}

/** The value at position `rank` in falling order among the first `length`, which are rearranged (Hoare's selection). */
function largest(values: Float64Array, length: number, rank: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! > pivot) left++;
      while (values[right]! < pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank]!;
}
