// Source: one shortest augmenting path over all columns: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm
// for dense and sparse linear assignment problems", Computing 38 (1987), pp. 325-340, procedure AUGMENT, in the form of
// D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Transactions on Aerospace and Electronic
// Systems 52 (2016), pp. 1679-1696, section III.
// Cost: time O(columns) per row that is visited, O(rows * columns) at worst; memory O(rows + columns). Nothing is allocated
// while searching.
// Ties: a free column found first wins, and staying alone wins against a partner of the same worth.
// Departures: totals are maximised; every row has its own way out, "stay alone", which costs its reward, so that a row may
// displace a less valuable one; labels at or above the best way out known are never stored, which keeps the list of open
// columns short.

/** A partial assignment with its prices, and all that a search reads and writes. */
export interface Paths {
  readonly columns: number;
  /** Row-major, NaN where the pair is forbidden. */
  readonly scores: Float64Array;
  /** What having a partner at all is worth to a row. */
  readonly rowReward: Float64Array;
  readonly rowPrice: Float64Array;
  /** Infinity while searching for a column without a place, so that no path leads there. */
  readonly columnPrice: Float64Array;
  /** The partner, or -1. */
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** Per column: its distance from the row being placed, and the row before it on the way. */
  readonly label: Float64Array;
  readonly from: Int32Array;
  /** Per column: 0 unseen, 1 open, 2 settled. */
  readonly state: Uint8Array;
  readonly open: Int32Array;
  readonly settled: Int32Array;
  scans: number;
  augmentations: number;
}

/** Nobody placed yet; rewards and prices are taken over, not copied. Memory O(rows + columns). */
export function paths(
  scores: Float64Array,
  rows: number,
  columns: number,
  rowReward: Float64Array,
  columnPrice: Float64Array,
): Paths {
  return {
    columns,
    scores,
    rowReward,
    rowPrice: new Float64Array(rows),
    columnPrice,
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(columns).fill(-1),
    label: new Float64Array(columns),
    from: new Int32Array(columns),
    state: new Uint8Array(columns),
    open: new Int32Array(columns),
    settled: new Int32Array(columns),
    scans: 0,
    augmentations: 0,
  };
}

/**
 * Places one more row along the shortest path from it to a way out: a free column, or a row (perhaps itself) that stays
 * alone from now on. Afterwards every chosen pair has worth 0 and every other pair worth 0 or less.
 */
export function place(search: Paths, source: number): void {
  const { columns, scores, rowReward, rowPrice, columnPrice, rowOf, label, from, state, open, settled } = search;
  let best = rowReward[source]!;
  let lastColumn = -1;
  let lastRow = source;
  let opened = 0;
  let count = 0;
  let row = source;
  let base = 0;
  for (;;) {
    search.scans++;
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      const next = base + columnPrice[column]! - scores[start + column]!;
      // A forbidden pair makes `next` NaN and the comparison false.
      if (!(next < best)) continue;
      if (rowOf[column]! < 0) {
        best = next;
        lastColumn = column;
        from[column] = row;
      } else if (state[column] === 0) {
        state[column] = 1;
        label[column] = next;
        from[column] = row;
        open[opened++] = column;
      } else if (state[column] === 1 && next < label[column]!) {
        label[column] = next;
        from[column] = row;
      }
    }
    let nearest = -1;
    let least = best;
    let kept = 0;
    for (let position = 0; position < opened; position++) {
      const column = open[position]!;
      const distance = label[column]!;
      if (distance >= best) {
        state[column] = 0;
        continue;
      }
      if (distance < least) {
        least = distance;
        nearest = kept;
      }
      open[kept++] = column;
    }
    opened = kept;
    if (nearest < 0) break;
    const column = open[nearest]!;
    open[nearest] = open[--opened]!;
    state[column] = 2;
    settled[count++] = column;
    row = rowOf[column]!;
    base = least + rowPrice[row]!;
    if (base + rowReward[row]! < best) {
      best = base + rowReward[row]!;
      lastRow = row;
      lastColumn = -1;
    }
  }
  rowPrice[source] = 0 - best;
  for (let position = 0; position < count; position++) {
    const column = settled[position]!;
    const change = best - label[column]!;
    columnPrice[column]! += change;
    rowPrice[rowOf[column]!]! -= change;
    state[column] = 0;
  }
  for (let position = 0; position < opened; position++) state[open[position]!] = 0;
  turn(search, source, lastRow, lastColumn);
}

/** Exchanges chosen and not chosen pairs along the path that ends in `lastColumn`, or, where that is -1, in `lastRow`. */
function turn(search: Paths, source: number, lastRow: number, lastColumn: number): void {
  const { columnOf, rowOf, from } = search;
  let column = lastColumn;
  if (column < 0) {
    if (lastRow === source) return;
    column = columnOf[lastRow]!;
    columnOf[lastRow] = -1;
  }
  search.augmentations++;
  for (;;) {
    const row = from[column]!;
    const left = columnOf[row]!;
    columnOf[row] = column;
    rowOf[column] = row;
    if (row === source) return;
    column = left;
  }
}
