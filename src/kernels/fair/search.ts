// Source: D. R. Fulkerson, "An out-of-kilter method for minimal-cost flow problems", Journal of the Society for Industrial
// and Applied Mathematics 9 (1961), pp. 18-27: a chosen pair of worth below 0 is out of kilter; either a cycle of pairs of
// worth 0 exchanges it for better ones, or the people reached mark a cut along which prices move until its worth is 0. The
// search runs from both ends in turn, so that a cut around few people is found by looking at few people (I. Pohl,
// "Bi-directional search", Machine Intelligence 6 (1971), pp. 127-140).
// Cost: time O(people reached from the end that is done first * people on the other side), memory O(people).
// Ties: none are made here; which cut is found depends on the order of people.
// Departures: costs are 1 for a poor pair and 0 for any other, so one move of prices by 1 is enough.
import { type Face, isChosen, isOpen, isPoor } from "../check/face.js";

/**
 * What a search reads and writes. A node is a person (rows, then columns) or, last, the hub: what a person takes beyond
 * their least number comes from it, and what they do not take goes back to it.
 */
export interface Search {
  readonly face: Face;
  /** By which search a node was reached: an even number forward, an odd one backward. */
  readonly seen: Int32Array;
  readonly forward: Int32Array;
  readonly backward: Int32Array;
  round: number;
  /** People whose pairs were read. */
  scans: number;
}

export function beginSearch(face: Face): Search {
  const nodes = face.rows + face.columns + 1;
  return {
    face,
    seen: new Int32Array(nodes).fill(-1),
    forward: new Int32Array(nodes),
    backward: new Int32Array(nodes),
    round: 0,
    scans: 0,
  };
}

/** Open and not chosen, or open and chosen; the bit for poor pairs is free. */
const kind = isOpen | isChosen;

/**
 * Whether pairs of worth 0 lead from a row to a column, so that the chosen pair of the two can be exchanged for others;
 * where they do not, prices are moved so that this pair, of worth -1, comes to worth 0 and nothing gets out of kilter.
 */
export function canExchange(search: Search, row: number, column: number): boolean {
  const { seen, forward, backward, face } = search;
  const goal = face.rows + column;
  search.round += 2;
  const ahead = search.round;
  const behind = search.round + 1;
  forward[0] = row;
  backward[0] = goal;
  seen[row] = ahead;
  seen[goal] = behind;
  let [fromFirst, fromLast, toFirst, toLast] = [0, 1, 0, 1];
  for (;;) {
    if (fromFirst === fromLast) {
      move(search, ahead, true);
      return false;
    }
    fromLast = follow(search, forward[fromFirst++]!, true, forward, fromLast, ahead, behind);
    if (fromLast < 0) return true;
    if (toFirst === toLast) {
      move(search, behind, false);
      return false;
    }
    toLast = follow(search, backward[toFirst++]!, false, backward, toLast, behind, ahead);
    if (toLast < 0) return true;
  }
}

/** Adds the nodes one step behind (or, backward, before) a node to a queue; -1 when one of them met the other search. */
function follow(
  search: Search,
  node: number,
  isForward: boolean,
  queue: Int32Array,
  last: number,
  own: number,
  other: number,
): number {
  const { seen, face } = search;
  const { rows, columns, byRow, byColumn, price, load, least, most } = face;
  const hub = rows + columns;
  let end = last;
  if (node === hub) {
    for (let person = 0; person < hub; person++) {
      if (price[person] !== 0 || seen[person] === own) continue;
      const takes = person < rows === isForward;
      if (takes ? load[person] === most[person] : load[person] === least[person]) continue;
      if (seen[person] === other) return -1;
      seen[person] = own;
      queue[end++] = person;
    }
    return end;
  }
  search.scans++;
  const isRow = node < rows;
  const line = isRow ? byRow : byColumn;
  const length = isRow ? columns : rows;
  const start = (isRow ? node : node - rows) * length;
  const first = isRow ? rows : 0;
  // Forward, a row goes on by a pair it could have, a column by one it could give up; backward it is the other way round.
  const wanted = isRow === isForward ? isOpen : kind;
  const ownPrice = price[node]!;
  // As many of a person's open pairs are chosen as their load says.
  let left = wanted === kind ? load[node]! : length;
  for (let at = 0; at < length && left > 0; at++) {
    const bits = line[start + at]!;
    if ((bits & kind) !== wanted) continue;
    left--;
    const person = first + at;
    if (seen[person] === own) continue;
    const worth = (bits & isPoor) === 0 ? 0 - ownPrice - price[person]! : -1 - ownPrice - price[person]!;
    if (wanted === isOpen ? worth < 0 : worth > 0) continue;
    if (seen[person] === other) return -1;
    seen[person] = own;
    queue[end++] = person;
  }
  if (ownPrice !== 0 || seen[hub] === own) return end;
  const gives = isRow === isForward;
  if (gives ? load[node] === least[node] : load[node] === most[node]) return end;
  if (seen[hub] === other) return -1;
  seen[hub] = own;
  queue[end++] = hub;
  return end;
}

/**
 * Moves prices by 1 along the cut between those reached and the others: of the people on the row's side of it, rows fall
 * and columns rise. The hub has no price, so where it is on that side, the people on the other side move the other way.
 */
function move(search: Search, own: number, isForward: boolean): void {
  const { seen, face } = search;
  const hub = face.rows + face.columns;
  const hubReached = seen[hub] === own;
  // People who move: the reached ones, unless the hub is one of them.
  const step = isForward === hubReached ? 1 : -1;
  for (let person = 0; person < hub; person++) {
    if ((seen[person] === own) === hubReached) continue;
    face.price[person]! += person < face.rows ? step : -step;
  }
}
