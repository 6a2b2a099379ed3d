// Source: one shortest augmenting path by the method of E. W. Dijkstra with prices as potentials: R. Jonker and
// A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38
// (1987), pp. 325-340, procedure AUGMENT, on the candidates of each row (`candidates.ts`) instead of all columns.
//
// A row that is reached at distance `base` relaxes its candidates; every other column is at `base - bound` or farther, and
// that number stands in the heap as an event of the row. Only when it is the nearest of all is the row's list renewed, and,
// where that did not help or too many were renewed already, are all its columns relaxed. So the path is a shortest one over all columns.
//
// What holds before and after, with value = score - price of the column:
//   a matched row's value of its partner is the largest of all its values and not below its exit;
//   a row that stays alone has no value above its exit.
// Cost: time O(rows * columns) at worst, near the number of candidates of the rows that are visited; memory
// O(rows + columns). Nothing is allocated while searching.
// Ties: a free column found first wins, and staying alone wins against a partner of the same worth; otherwise the order of
// the candidates decides. Departures: rows may stay alone, at a worth called their exit; totals are maximised.
import { type Candidates, refresh } from "./candidates.js";
import { add, type Heap, heap, lower, removeFirst } from "./heap.js";

/** A search that renews more than this share of all lists, and more than a few, relaxes all columns at once from then on. */
const shareRenewed = 0.25;
const fewRenewals = 64;

/** A partial assignment with prices that prove it for the rows placed so far, and what a search reads and writes. */
export interface Search {
  readonly lists: Candidates;
  /** The price of each column; Infinity for one that nobody may have. A search only raises prices. */
  readonly price: Float64Array;
  /** What staying alone is worth to each row. */
  readonly exit: Float64Array;
  /** The partner, or -1. */
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  /** The score of each row with its partner. */
  readonly pairScore: Float64Array;
  /** Columns, then the events of the rows. */
  readonly open: Heap;
  /** Per column: its distance, the row before it and that pair's score, and the search that reached it last. */
  readonly label: Float64Array;
  readonly from: Int32Array;
  readonly fromScore: Float64Array;
  readonly reached: Int32Array;
  /** The columns that were settled, in order. */
  readonly order: Int32Array;
  /** Per row: what its values are subtracted from to give distances, and the search that renewed its list last. */
  readonly base: Float64Array;
  readonly renewed: Int32Array;
  /** The number of this search, for the marks above. */
  stamp: number;
  /** The distance of the nearest way out, and where it leaves: a free column, or, where that is -1, a row. */
  best: number;
  lastColumn: number;
  lastRow: number;
  augmentations: number;
}

/** Nobody placed yet; `price` and `exit` are taken over, not copied. Memory O(rows + columns). */
export function search(lists: Candidates, price: Float64Array, exit: Float64Array): Search {
  const { rows, columns } = lists;
  return {
    lists,
    price,
    exit,
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(columns).fill(-1),
    pairScore: new Float64Array(rows),
    open: heap(columns + rows),
    label: new Float64Array(columns),
    from: new Int32Array(columns),
    fromScore: new Float64Array(columns),
    reached: new Int32Array(columns),
    order: new Int32Array(columns),
    base: new Float64Array(rows),
    renewed: new Int32Array(rows),
    stamp: 0,
    best: 0,
    lastColumn: -1,
    lastRow: -1,
    augmentations: 0,
  };
}

/** What a place of the row is worth: the value of its partner, or its exit. */
export function rowPrice(state: Search, row: number): number {
  const column = state.columnOf[row]!;
  return column < 0 ? state.exit[row]! : state.pairScore[row]! - state.price[column]!;
}

/**
 * Places `source`, a row without a partner, along the shortest path from it to a way out: a free column, or a row (perhaps
 * itself) that stays alone from now on. False where a row stayed alone that had a partner, or `source` itself does.
 */
export function augment(state: Search, source: number): boolean {
  const { lists, price, exit, rowOf, pairScore, open, label, order, base, renewed } = state;
  const { columns, bound } = lists;
  const stamp = ++state.stamp;
  open.size = 0;
  state.best = 0 - exit[source]!;
  state.lastColumn = -1;
  state.lastRow = source;
  base[source] = 0;
  relaxCandidates(state, source, 0);
  let count = 0;
  const mostRenewals = Math.max(fewRenewals, shareRenewed * lists.rows);
  let renewals = 0;
  while (open.size > 0) {
    const distance = open.key[0]!;
    if (distance >= state.best) break;
    const node = open.node[0]!;
    removeFirst(open);
    if (node >= columns) {
      const row = node - columns;
      if (renewed[row] !== stamp && renewals < mostRenewals) {
        renewals++;
        renewed[row] = stamp;
        const before = bound[row]!;
        refresh(lists, row, price);
        if (bound[row]! < before) {
          relaxCandidates(state, row, base[row]!);
          continue;
        }
      }
      relaxAll(state, row, base[row]!);
      continue;
    }
    label[node] = distance;
    order[count++] = node;
    const row = rowOf[node]!;
    const reachedAt = distance + pairScore[row]! - price[node]!;
    base[row] = reachedAt;
    if (reachedAt - exit[row]! < state.best) {
      state.best = reachedAt - exit[row]!;
      state.lastColumn = -1;
      state.lastRow = row;
    }
    relaxCandidates(state, row, reachedAt);
  }
  for (let at = 0; at < count; at++) {
    const column = order[at]!;
    price[column]! += state.best - label[column]!;
  }
  turn(state, source);
  return state.lastColumn >= 0;
}

/** Reaches the candidates of a row that is at distance `base`, and sets the event for all other columns. */
function relaxCandidates(state: Search, row: number, base: number): void {
  const { lists, price } = state;
  const { column, score, value } = lists;
  const start = row * lists.most;
  const end = start + lists.count[row]!;
  for (let at = start; at < end; at++) {
    // Candidates are sorted: no later one is nearer than this.
    if (base - value[at]! >= state.best) break;
    const next = base + price[column[at]!]! - score[at]!;
    if (next < state.best) reach(state, row, column[at]!, score[at]!, next);
  }
  const event = base - lists.bound[row]!;
  if (event < state.best) add(state.open, lists.columns + row, event);
}

/** Reaches all columns of a row at distance `base`. */
function relaxAll(state: Search, row: number, base: number): void {
  const { lists, price } = state;
  const { scores, columns } = lists;
  const start = row * columns;
  lists.scans++;
  for (let column = 0; column < columns; column++) {
    const score = scores[start + column]!;
    const next = base + price[column]! - score;
    // False where the pair is forbidden.
    if (next < state.best) reach(state, row, column, score, next);
  }
}

/** Notes that a column, not farther than the best way out, can be reached by a row. */
function reach(state: Search, row: number, column: number, score: number, distance: number): void {
  const { label, from, fromScore, reached, stamp } = state;
  const isNew = reached[column] !== stamp;
  // A settled column has the smaller label already.
  if (!isNew && distance >= label[column]!) return;
  label[column] = distance;
  from[column] = row;
  fromScore[column] = score;
  reached[column] = stamp;
  if (state.rowOf[column]! < 0) {
    state.best = distance;
    state.lastColumn = column;
  } else if (isNew) add(state.open, column, distance);
  else lower(state.open, column, distance);
}

/** Exchanges chosen and not chosen pairs along the path that ends where the search left. */
function turn(state: Search, source: number): void {
  const { columnOf, rowOf, pairScore, from, fromScore } = state;
  let column = state.lastColumn;
  if (column < 0) {
    const last = state.lastRow;
    if (last === source) return;
    column = columnOf[last]!;
    columnOf[last] = -1;
  }
  state.augmentations++;
  for (;;) {
    const row = from[column]!;
    const left = columnOf[row]!;
    columnOf[row] = column;
    rowOf[column] = row;
    pairScore[row] = fromScore[column]!;
    if (row === source) return;
    column = left;
  }
}
