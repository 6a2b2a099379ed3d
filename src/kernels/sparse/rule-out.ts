// Source: pricing by bounds as in column generation (G. B. Dantzig and P. Wolfe, "Decomposition principle for linear
// programs", Operations Research 8 (1960), pp. 101-111); the bounds of both sides and their use together are ours.
//
// Let v0 be the prices of columns at which every row was read first, and u0 the best worth of the row then; w the prices
// when row i was last read; v, u the prices now. A pair of row i and column j that is in no list has
//   score - w[j] <= bound[i]            because the row's list has all pairs of more worth, and
//   score - v0[j] - u0[i] <= kept[j]    because the column's list has all rows of more worth.
// So its worth now is at most bound[i] - u[i] + (w[j] - v[j]), and at most kept[j] + (v0[j] - v[j]) + (u0[i] - u[i]).
// Row i need not be read again where for every column one of the two is 0 or less. With the columns sorted by how far they
// fell, w - v, those for which the first is above 0 stand first; a running maximum of kept + (v0 - v) along that order and a
// bisection answer it for a row. Prices that rise rule out more, so after few changes most rows need not be read.
// All are sums of at most four encoded numbers, exact by point 5 of `levels.ts`.
// Cost: time O(columns log columns) for each set of prices that some row was last read at, O(log columns) a row; memory
// O(columns) for each such set. Ties: none. Departures: none.
import type { ColumnBest, Scan } from "./scan.js";

/** What is known of the pairs that are in no list. */
export interface Outside {
  readonly firstPrice: Float64Array;
  readonly firstBest: Float64Array;
  readonly kept: Float64Array;
  readonly bound: Float64Array;
  /** At which of `prices` each row was last read; those that are no row's any more are undefined. */
  readonly readAt: Int32Array;
  readonly prices: (Float64Array | undefined)[];
}

/** What the first reading of all rows, at the prices `price`, says. */
export function outside(first: Scan, columns: ColumnBest, price: Float64Array): Outside {
  return {
    firstPrice: price,
    firstBest: first.best,
    kept: columns.bound,
    bound: first.bound.slice(),
    readAt: new Int32Array(first.best.length),
    prices: [price],
  };
}

/** Notes that the rows for which `wanted` is 1 were read again at the prices `price`. */
export function readAgain(known: Outside, wanted: Uint8Array, again: Scan, price: Float64Array): void {
  const { bound, readAt, prices } = known;
  const isUsed = new Uint8Array(prices.length);
  for (let row = 0; row < wanted.length; row++) {
    if (wanted[row] === 1) {
      bound[row] = again.bound[row]!;
      readAt[row] = prices.length;
    } else isUsed[readAt[row]!] = 1;
  }
  for (let at = 0; at < prices.length; at++) if (isUsed[at] === 0) prices[at] = undefined;
  prices.push(price);
}

/** Marks in `wanted` the rows that may have a pair in no list with worth above 0, and returns how many there are. */
export function rowsToRead(known: Outside, rowPrice: Float64Array, price: Float64Array, wanted: Uint8Array): number {
  const falls = known.prices.map((then) => (then === undefined ? undefined : fallsSince(known, then, price)));
  let count = 0;
  for (let row = 0; row < wanted.length; row++) {
    wanted[row] = 0;
    const own = rowPrice[row]!;
    if (own === Number.POSITIVE_INFINITY || known.bound[row] === Number.NEGATIVE_INFINITY) continue;
    const since = falls[known.readAt[row]!]!;
    if (isRuledOut(since, own - known.bound[row]!, known.firstBest[row]! - own)) continue;
    wanted[row] = 1;
    count++;
  }
  return count;
}

interface Falls {
  /** w - v of the columns, falling. */
  readonly fall: Float64Array;
  /** Of the columns up to here, the most of kept + (v0 - v). */
  readonly most: Float64Array;
}

function fallsSince({ firstPrice, kept }: Outside, then: Float64Array, now: Float64Array): Falls {
  const fell = then.map((price, column) => price - now[column]!);
  // Columns without a place cost Infinity then and now; nobody wants them.
  const order = Int32Array.from(fell.keys())
    .filter((column) => now[column] !== Number.POSITIVE_INFINITY)
    .sort((one, other) => fell[other]! - fell[one]! || one - other);
  const most = new Float64Array(order.length);
  let best = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < order.length; at++) {
    const column = order[at]!;
    best = Math.max(best, kept[column]! + firstPrice[column]! - now[column]!);
    most[at] = best;
  }
  return { fall: Float64Array.from(order, (column) => fell[column]!), most };
}

/** `lead` is u - bound of the row, `sunk` is u0 - u. */
function isRuledOut({ fall, most }: Falls, lead: number, sunk: number): boolean {
  let low = 0;
  let high = fall.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fall[middle]! > lead) low = middle + 1;
    else high = middle;
  }
  return low === 0 || most[low - 1]! + sunk <= 0;
}
