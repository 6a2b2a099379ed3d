// Source: the widest path in the manner of R. C. Prim, "Shortest connection networks and some generalizations", Bell System
// Technical Journal 36 (1957), pp. 1389-1401, as the augmenting step of the bottleneck assignment problem: R. E. Burkard,
// M. Dell'Amico and S. Martello, "Assignment Problems" (SIAM 2012), section 6.2.3 (augmenting path method).
// Cost: time O(people reached * people on the other side), memory O(people).
// Ties: the column of the lowest number among the widest. Departures: paths use pairs of worth 0 only, and the hub.
import { isChosen, isOpen, isPoor } from "../check/face.js";
import type { Search } from "./search.js";

/** What is known of the nodes on the way; nodes as in `Search`. */
export interface Widest {
  readonly search: Search;
  readonly scores: Float64Array;
  /** The lowest score of a pair that is taken up on the widest way to a node. */
  readonly width: Float64Array;
  readonly from: Int32Array;
  /** 0 unseen, 1 open (columns only), 2 settled. */
  readonly state: Uint8Array;
  readonly open: Int32Array;
  readonly stack: Int32Array;
}

export function beginWidest(search: Search, scores: Float64Array): Widest {
  const nodes = search.seen.length;
  return {
    search,
    scores,
    width: new Float64Array(nodes),
    from: new Int32Array(nodes),
    state: new Uint8Array(nodes),
    open: new Int32Array(nodes),
    stack: new Int32Array(nodes),
  };
}

/**
 * Exchanges the chosen pair of a row and a column for others along a cycle of pairs of worth 0 whose lowest new score is
 * as high as possible; there must be one. Bits of pairs and loads change with it.
 */
export function exchange(widest: Widest, row: number, column: number): void {
  const { search, width, state, open, stack } = widest;
  const { rows } = search.face;
  const goal = rows + column;
  state.fill(0);
  width[row] = Number.POSITIVE_INFINITY;
  state[row] = 2;
  stack[0] = row;
  let opened = settle(widest, 1, 0);
  while (state[goal] !== 2) {
    let best = 0;
    for (let at = 1; at < opened; at++) {
      const difference = width[open[at]!]! - width[open[best]!]!;
      if (difference > 0 || (difference === 0 && open[at]! < open[best]!)) best = at;
    }
    const node = open[best]!;
    open[best] = open[--opened]!;
    if (state[node] === 2) continue;
    state[node] = 2;
    stack[0] = node;
    opened = settle(widest, 1, opened);
  }
  turn(widest, row, goal);
}

/** Goes on from the nodes on the stack, and from all nodes that are reached without taking up a pair; gives the open ones. */
function settle(widest: Widest, stacked: number, alreadyOpen: number): number {
  const { search, scores, width, from, state, open, stack } = widest;
  const { rows, columns, byRow, byColumn, price, load, least, most } = search.face;
  const hub = rows + columns;
  let opened = alreadyOpen;
  let count = stacked;
  const reach = (node: number, before: number) => {
    if (state[node] === 2) return;
    state[node] = 2;
    width[node] = width[before]!;
    from[node] = before;
    stack[count++] = node;
  };
  while (count > 0) {
    const node = stack[--count]!;
    if (node === hub) {
      for (let person = 0; person < hub; person++) {
        const stays = person < rows ? load[person] === most[person] : load[person] === least[person];
        if (!stays && price[person] === 0) reach(person, hub);
      }
      continue;
    }
    search.scans++;
    const own = price[node]!;
    if (node < rows) {
      for (let column = 0; column < columns; column++) {
        const bits = byRow[node * columns + column]!;
        const person = rows + column;
        if ((bits & (isOpen | isChosen)) !== isOpen || state[person] === 2) continue;
        if (((bits & isPoor) === 0 ? 0 : -1) - own - price[person]! < 0) continue;
        const wide = Math.min(width[node]!, scores[node * columns + column]!);
        if (state[person] === 1 && wide <= width[person]!) continue;
        if (state[person] === 0) open[opened++] = person;
        state[person] = 1;
        width[person] = wide;
        from[person] = node;
      }
      if (own === 0 && load[node]! > least[node]!) reach(hub, node);
    } else {
      const column = node - rows;
      for (let row = 0; row < rows; row++) {
        const bits = byColumn[column * rows + row]!;
        if ((bits & (isOpen | isChosen)) !== (isOpen | isChosen)) continue;
        if (((bits & isPoor) === 0 ? 0 : -1) - own - price[row]! <= 0) reach(row, node);
      }
      if (own === 0 && load[node]! < most[node]!) reach(hub, node);
    }
  }
  return opened;
}

function turn(widest: Widest, row: number, goal: number): void {
  const { search, from } = widest;
  const { rows, load } = search.face;
  const hub = rows + search.face.columns;
  flip(search, row, goal - rows);
  for (let node = goal; node !== row; node = from[node]!) {
    const before = from[node]!;
    if (before === hub) load[node]! += node < rows ? 1 : -1;
    else if (node === hub) load[before]! += before < rows ? -1 : 1;
    else if (before < rows) flip(search, before, node - rows);
    else flip(search, node, before - rows);
  }
}

function flip(search: Search, row: number, column: number): void {
  const { rows, columns, byRow, byColumn } = search.face;
  byRow[row * columns + column]! ^= isChosen;
  byColumn[column * rows + row]! ^= isChosen;
}
