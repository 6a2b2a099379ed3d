// Source: the least of all optimal prices of one side, known to exist from L. S. Shapley and M. Shubik, "The assignment game
// I: the core", International Journal of Game Theory 1 (1971), pp. 111-130; found as shortest distances in the residual
// graph (R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows", Prentice Hall 1993, section 9.4) by the algorithm of
// E. W. Dijkstra (see `search.ts`), with the prices at hand as potentials.
//
// How far the price of a column may fall is limited by what its last place asks, or by a row that would come over: a row
// follows its least worthy partner, and is limited itself by what it would rather leave empty. Each price then is the worth
// of a path to somebody who is on that limit, whatever way the flow was found, as `levels.ts` asks; and all prices of the
// columns are as low as can be, all prices of the rows as high, so that they do not depend on the way either.
//
// Cost: time O(rows * columns + (rows + columns) * log), memory O(rows + columns + pairs).
// Ties: none, the least prices are unique. Departures: a column without a partner keeps what its first place asks.
import type { Levels } from "../../levels.js";
import type { Problem } from "../../problem.js";
import { add, heap as emptyHeap, lower, removeFirst } from "../heap.js";
import { reward, rewardsOf } from "../rewards.js";

/** Chosen pairs and the prices of both sides, encoded. */
export interface Priced {
  /** Row and column of each pair. */
  readonly row: Int32Array;
  readonly column: Int32Array;
  /** Of people without a place it says nothing. */
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
}

/** Lowers valid prices of the columns as far as they can be, in place, and sets those of the rows to match. */
export function lowerPrices(problem: Problem, steps: Levels, priced: Priced): void {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const { row, column, rowPrice, columnPrice } = priced;
  const rowRewards = rewardsOf(rowPlaces, problem.rowPriority, steps);
  const columnRewards = rewardsOf(columnPlaces, problem.columnPriority, steps);
  const ofRow = grouped(row, rows);
  const ofColumn = grouped(column, columns);
  const heap = emptyHeap(rows + columns);
  /** How far each price may change: columns, then rows. */
  const change = new Float64Array(columns + rows);
  for (let one = 0; one < columns; one++) {
    const load = ofColumn.start[one + 1]! - ofColumn.start[one]!;
    if (columnPlaces.max[one] === 0) {
      change[one] = Number.NEGATIVE_INFINITY;
      columnPrice[one] = Number.POSITIVE_INFINITY;
      continue;
    }
    change[one] = load === 0 ? 0 : columnPrice[one]! + reward(columnRewards, one, load);
    add(heap, one, change[one]!);
  }
  for (let one = 0; one < rows; one++) {
    const load = ofRow.start[one + 1]! - ofRow.start[one]!;
    const exit = load < rowPlaces.max[one]! ? 0 - reward(rowRewards, one, load + 1) : Number.POSITIVE_INFINITY;
    let worth = exit;
    for (let at = ofRow.start[one]!; at < ofRow.start[one + 1]!; at++) {
      const partner = column[ofRow.pair[at]!]!;
      worth = Math.min(worth, scores[one * columns + partner]! - columnPrice[partner]!);
    }
    // A row without a place takes no part.
    rowPrice[one] = rowPlaces.max[one] === 0 ? 0 : worth;
    change[columns + one] = exit - worth;
    if (load < rowPlaces.max[one]!) add(heap, columns + one, exit - worth);
    else change[columns + one] = Number.POSITIVE_INFINITY;
  }
  const isPartner = new Int32Array(columns);
  while (heap.size > 0) {
    const node = heap.node[0]!;
    const distance = heap.key[0]!;
    removeFirst(heap);
    if (node < columns) {
      for (let at = ofColumn.start[node]!; at < ofColumn.start[node + 1]!; at++) {
        const partner = row[ofColumn.pair[at]!]!;
        const worth = scores[partner * columns + node]! - columnPrice[node]!;
        const next = distance + (worth - rowPrice[partner]!);
        const before = change[columns + partner]!;
        if (next >= before) continue;
        change[columns + partner] = next;
        if (before === Number.POSITIVE_INFINITY) add(heap, columns + partner, next);
        else lower(heap, columns + partner, next);
      }
      continue;
    }
    const one = node - columns;
    for (let at = ofRow.start[one]!; at < ofRow.start[one + 1]!; at++) isPartner[column[ofRow.pair[at]!]!] = node;
    const start = one * columns;
    const base = distance + rowPrice[one]!;
    for (let other = nextNearer(scores, start, columns, columnPrice, change, base, 0); other < columns; ) {
      if (isPartner[other] !== node) {
        change[other] = base - (scores[start + other]! - columnPrice[other]!);
        lower(heap, other, change[other]!);
      }
      other = nextNearer(scores, start, columns, columnPrice, change, base, other + 1);
    }
  }
  for (let one = 0; one < columns; one++) if (columnPlaces.max[one]! > 0) columnPrice[one]! -= change[one]!;
  for (let one = 0; one < rows; one++) if (rowPlaces.max[one]! > 0) rowPrice[one]! += change[columns + one]!;
}

/**
 * The first column from `from` on that a row is nearer to than anybody was before, or the number of columns: never one that
 * was taken off the queue, because none is nearer than what was. A loop of its own because it reads all scores.
 */
function nextNearer(
  scores: Float64Array,
  start: number,
  columns: number,
  columnPrice: Float64Array,
  change: Float64Array,
  base: number,
  from: number,
): number {
  for (let other = from; other < columns; other++) {
    // False for a forbidden pair.
    if (base - (scores[start + other]! - columnPrice[other]!) < change[other]!) return other;
  }
  return columns;
}

/** The pairs of person i are `pair[start[i]]` to `pair[start[i + 1] - 1]`. */
function grouped(people: Int32Array, count: number): { readonly start: Int32Array; readonly pair: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let pair = 0; pair < people.length; pair++) start[people[pair]! + 1]!++;
  for (let person = 0; person < count; person++) start[person + 1]! += start[person]!;
  const next = start.slice();
  const pair = new Int32Array(people.length);
  for (let at = 0; at < people.length; at++) pair[next[people[at]!]!++] = at;
  return { start, pair };
}
