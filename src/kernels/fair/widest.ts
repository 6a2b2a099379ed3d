// Source: the widest path in the manner of R. C. Prim, "Shortest connection networks and some generalizations", Bell System
// Technical Journal 36 (1957), pp. 1389-1401, as the augmenting step of the bottleneck assignment problem: R. E. Burkard,
// M. Dell'Amico and S. Martello, "Assignment Problems" (SIAM 2012), section 6.2.3 (augmenting path method). Two trees grow, one
// from each end (I. Pohl, "Bi-directional search", Machine Intelligence 6 (1971), pp. 127-140): where one end is held back by
// low scores, its tree is small and tells the other one when to stop.
// Cost: time O(people reached * people on the other side), memory O(people).
// Ties: the person of the lowest number among the widest; of equally wide ways the one found first.
// Departures: paths use pairs of worth 0 only, and the hub.
import { isChosen, isOpen, isPoor } from "../check/face.js";
import type { Search } from "./search.js";

/** What is known of the ways from one end; nodes as in `Search`. */
interface Tree {
  /** Forward from a row; or backward from a column, where rows and columns change parts. */
  readonly isForward: boolean;
  /** The lowest score of a pair that is taken up on the widest way known to a node. */
  readonly width: Float64Array;
  /** The node before it on the way from this end. */
  readonly from: Int32Array;
  /** 0 unseen, 1 open, 2 settled. */
  readonly state: Uint8Array;
  readonly open: Int32Array;
  opened: number;
}

/** Both trees, and the best place where they meet. */
export interface Widest {
  readonly search: Search;
  readonly scores: Float64Array;
  readonly ahead: Tree;
  readonly behind: Tree;
  readonly stack: Int32Array;
  /** How wide the widest way through a node of both trees is, and that node; -1 before they meet. */
  best: number;
  meeting: number;
}

export function beginWidest(search: Search, scores: Float64Array): Widest {
  const nodes = search.seen.length;
  const tree = (isForward: boolean): Tree => ({
    isForward,
    width: new Float64Array(nodes),
    from: new Int32Array(nodes),
    state: new Uint8Array(nodes),
    open: new Int32Array(nodes),
    opened: 0,
  });
  return {
    search,
    scores,
    ahead: tree(true),
    behind: tree(false),
    stack: new Int32Array(nodes),
    best: Number.NEGATIVE_INFINITY,
    meeting: -1,
  };
}

/**
 * Exchanges the chosen pair of a row and a column for others along a cycle of pairs of worth 0 whose lowest new score is
 * as high as possible; there must be one. Bits of pairs and loads change with it.
 */
export function exchange(widest: Widest, row: number, column: number): void {
  const { ahead, behind } = widest;
  const goal = widest.search.face.rows + column;
  widest.best = Number.NEGATIVE_INFINITY;
  widest.meeting = -1;
  begin(ahead, row);
  begin(behind, goal);
  settle(widest, ahead, row);
  settle(widest, behind, goal);
  // A way wider than all that is open in a tree lies in the tree as a whole, so it has been met already.
  for (let tree = ahead; grow(widest, tree); ) tree = tree === ahead ? behind : ahead;
  turn(widest, row, goal);
}

function begin(tree: Tree, node: number): void {
  tree.state.fill(0);
  tree.opened = 0;
  tree.state[node] = 2;
  tree.width[node] = Number.POSITIVE_INFINITY;
}

/** Settles the widest open node, or says that none can lead to anything wider than what is known. */
function grow(widest: Widest, tree: Tree): boolean {
  const { open, width, state } = tree;
  let position = -1;
  let kept = 0;
  for (let at = 0; at < tree.opened; at++) {
    const node = open[at]!;
    // Open nodes that were reached by the hub are settled.
    if (state[node] === 2) continue;
    open[kept++] = node;
    if (position < 0) position = 0;
    const difference = width[node]! - width[open[position]!]!;
    if (difference > 0 || (difference === 0 && node < open[position]!)) position = kept - 1;
  }
  tree.opened = kept;
  if (position < 0) return false;
  const node = open[position]!;
  if (width[node]! <= widest.best) return false;
  open[position] = open[--tree.opened]!;
  state[node] = 2;
  settle(widest, tree, node);
  return true;
}

/**
 * Goes on from a node, and from all nodes that are reached from it without taking up a pair. Of the two sides, one gives
 * (forward the rows): it goes on by pairs it could take up; the other takes, and goes on by the pairs it could give up.
 */
function settle(widest: Widest, tree: Tree, first: number): void {
  const { search, stack } = widest;
  const { rows, columns, price, load, least, most } = search.face;
  const { isForward, state, width, from } = tree;
  const hub = rows + columns;
  let count = 0;
  const reach = (node: number, before: number) => {
    if (state[node] === 2) return;
    state[node] = 2;
    width[node] = width[before]!;
    from[node] = before;
    meet(widest, node);
    stack[count++] = node;
  };
  stack[count++] = first;
  while (count > 0) {
    const node = stack[--count]!;
    if (node === hub) {
      for (let person = 0; person < hub; person++) {
        const isGiver = person < rows === isForward;
        const stays = isGiver ? load[person] === most[person] : load[person] === least[person];
        if (!stays && price[person] === 0) reach(person, hub);
      }
      continue;
    }
    search.scans++;
    const isGiver = node < rows === isForward;
    if (isGiver) takeUp(widest, tree, node);
    else giveUp(widest, node, reach);
    if (price[node] !== 0) continue;
    if (isGiver ? load[node]! > least[node]! : load[node]! < most[node]!) reach(hub, node);
  }
}

/** From a giver to everybody whose pair with it is open, not chosen and of worth 0. */
function takeUp(widest: Widest, tree: Tree, node: number): void {
  const { scores } = widest;
  const { rows, columns, byRow, byColumn, price } = widest.search.face;
  const { width, from, state, open } = tree;
  const otherState = (tree.isForward ? widest.behind : widest.ahead).state;
  const isRow = node < rows;
  const line = isRow ? byRow : byColumn;
  const length = isRow ? columns : rows;
  const start = (isRow ? node : node - rows) * length;
  const cell = isRow ? start : node - rows;
  const stride = isRow ? 1 : columns;
  const firstOther = isRow ? rows : 0;
  const own = price[node]!;
  const reachable = width[node]!;
  for (let at = 0; at < length; at++) {
    const bits = line[start + at]!;
    const person = firstOther + at;
    if ((bits & (isOpen | isChosen)) !== isOpen || state[person] === 2) continue;
    if (((bits & isPoor) === 0 ? 0 : -1) - own - price[person]! < 0) continue;
    const wide = Math.min(reachable, scores[cell + at * stride]!);
    if (state[person] === 1 && wide <= width[person]!) continue;
    if (state[person] === 0) open[tree.opened++] = person;
    state[person] = 1;
    width[person] = wide;
    from[person] = node;
    if (otherState[person] !== 0) meet(widest, person);
  }
}

/** From a taker to everybody whose pair with it is open, chosen and not of worth above 0. */
function giveUp({ search }: Widest, node: number, reach: (node: number, before: number) => void): void {
  const { rows, columns, byRow, byColumn, price, load } = search.face;
  const isRow = node < rows;
  const line = isRow ? byRow : byColumn;
  const start = isRow ? node * columns : (node - rows) * rows;
  const firstOther = isRow ? rows : 0;
  // As many of a person's open pairs are chosen as their load says.
  let left = load[node]!;
  for (let at = 0; left > 0; at++) {
    const bits = line[start + at]!;
    if ((bits & (isOpen | isChosen)) !== (isOpen | isChosen)) continue;
    left--;
    if (((bits & isPoor) === 0 ? 0 : -1) - price[node]! - price[firstOther + at]! <= 0) reach(firstOther + at, node);
  }
}

/** Notes the way through a node that both trees know. */
function meet(widest: Widest, node: number): void {
  const { ahead, behind } = widest;
  if (ahead.state[node] === 0 || behind.state[node] === 0) return;
  const wide = Math.min(ahead.width[node]!, behind.width[node]!);
  if (widest.meeting >= 0 && wide <= widest.best) return;
  widest.best = wide;
  widest.meeting = node;
}

/** Turns the pairs on the way through the meeting node. */
function turn(widest: Widest, row: number, goal: number): void {
  const { search, ahead, behind, meeting, stack } = widest;
  const { rows } = search.face;
  // Both ways may share more than the meeting node: the first shared one, seen from the row, is where they are joined.
  const onWay = behind.state;
  let count = 0;
  for (let node = meeting; ; node = behind.from[node]!) {
    onWay[node] = 3;
    stack[count++] = node;
    if (node === goal) break;
  }
  let joint = meeting;
  for (let node = meeting; ; node = ahead.from[node]!) {
    if (onWay[node] === 3) joint = node;
    if (node === row) break;
  }
  flip(search, row, goal - rows);
  for (let node = joint; node !== row; node = ahead.from[node]!) move(search, ahead.from[node]!, node);
  for (let node = joint; node !== goal; node = behind.from[node]!) move(search, node, behind.from[node]!);
}

/** One unit goes from a node to the next. */
function move(search: Search, before: number, node: number): void {
  const { rows, columns, load } = search.face;
  const hub = rows + columns;
  if (before === hub) load[node]! += node < rows ? 1 : -1;
  else if (node === hub) load[before]! += before < rows ? -1 : 1;
  else flip(search, Math.min(before, node), Math.max(before, node) - rows);
}

function flip(search: Search, row: number, column: number): void {
  const { rows, columns, byRow, byColumn } = search.face;
  byRow[row * columns + column]! ^= isChosen;
  byColumn[column * rows + row]! ^= isChosen;
}
