// Source: the bounds of reduced costs of column generation (pricing only where a bound allows it), as lists of candidates
// with bounds are used in R. Jonker and A. Volgenant, Computing 38 (1987), section 5, extended to both sides; the steps are
// ours. Let v0, u0 be the prices at which all rows were read for the columns (u0 the best worth of the row), and v, u the
// prices now. A pair of row i and column j that is in no list has
//   score - w[j] <= bound[i]              with w the prices when row i was last read, and
//   score - v0[j] - u0[i] <= kept[j]      with kept the bound of the column.
// So its worth now is at most both (w[j] - v[j]) + bound[i] - u[i] and (v0[j] - v[j]) + kept[j] + (u0[i] - u[i]). Row i need
// not be read where for every column one of the two is 0 or less. With the columns sorted by how far they fell, w - v, those
// for which the first is above 0 come first, so one running maximum of the second and a bisection answer that for a row.
// Cost: time O(columns log columns) a reading, O(log columns) a row; memory O(columns) a reading.
// Ties: none. Departures: none.

/** The running maximum for all rows that were last read at the same prices. */
export interface Falls {
  /** How far columns fell, negated, so that it rises. */
  readonly fall: Float64Array;
  /** Of the columns up to here, the most of (v0 - v) + kept. */
  readonly most: Float64Array;
}

/** Sorts columns by how far their prices fell from `then` to `now`; those without a place (Infinity) are left out. */
export function fallsSince(then: Float64Array, now: Float64Array, first: Float64Array, kept: Float64Array): Falls {
  const inside: number[] = [];
  for (let column = 0; column < now.length; column++) if (now[column] !== Number.POSITIVE_INFINITY) inside.push(column);
  const fell = now.map((price, column) => price - then[column]!);
  const order = Int32Array.from(inside).sort((one, other) => fell[one]! - fell[other]!);
  const fall = Float64Array.from(order, (column) => fell[column]!);
  const most = new Float64Array(order.length);
  let best = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < order.length; at++) {
    const column = order[at]!;
    best = Math.max(best, first[column]! - now[column]! + kept[column]!);
    most[at] = best;
  }
  return { fall, most };
}

/** Whether no pair of the row outside its list can have worth above 0. `lead` is u - bound, `sunk` is u0 - u of the row. */
export function isRuledOut({ fall, most }: Falls, lead: number, sunk: number): boolean {
  // Columns with w - v > lead, that is fall < -lead.
  let low = 0;
  let high = fall.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fall[middle]! < -lead) low = middle + 1;
    else high = middle;
  }
  return low === 0 || most[low - 1]! + sunk <= 0;
}
