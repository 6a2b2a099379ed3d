// Source: bidirectional Dijkstra, I. S. Pohl, "Bi-directional search", Machine Intelligence 6 (1971), pp. 127-140, on the
// residual network with reduced lengths (J. Edmonds and R. M. Karp, J. ACM 19, 1972, pp. 248-264). That prices stay optimal
// when both ends change them: with distances f from the source and b to the target, D the shortest way and F + B = D, lower
// the potential of x by F - f(x) where f(x) < F and raise it by B - b(x) where b(x) < B. No x is in both, and an arc from
// one ball into the other keeps a length of at least length + f + b - D >= 0; arcs of the way get length 0.
// Cost: time O((rows + columns)^2) at worst; where scores spread like random ones, both ends meet after about the square
// root of the nodes, each of which costs O(listed); memory O(rows + columns).
// Ties: the end with fewer open entries is moved on, the first end where both have as many; the first shortest way found
// is kept. A function of the problem and the changes alone.
// Departures: the takers not listed near to a giver (see `near.ts`) wait in a second heap as one bound; their scores are read
// only when that comes up. So an arc between two settled givers, one of each end, may not have been looked at when the ends
// have met; then its length added to the distance of either giver is not below that giver's bound. The way found is the
// shortest once, besides, all bounds of one end have reached its length.
import { add, takeFirst } from "../events.js";
import { listNear, lossOutside } from "./near.js";
import { hubFor, isPaired, mostOf, reward, type State } from "./state.js";
import { movePrices, turn } from "./turn.js";
import {
  clear,
  frontier,
  giverKind,
  hubItem,
  nextBound,
  nextNode,
  type Search,
  start,
  takerKind,
  unreached,
  type Wave,
} from "./wave.js";

/**
 * Sends the unit that is too many at one node to the node where one is missing, along the shortest way, and changes the
 * prices so that all lengths stay 0 or more. `from` is an item of `wave`, `to` one of the other wave.
 */
export function send(state: State, search: Search, wave: Wave, from: number, to: number): void {
  const other = otherWave(search, wave);
  state.augmentations++;
  seek(state, search, wave, from, to);
  // Every way exists, because a unit can always be taken back or left out; see `state.ts`.
  if (search.best === unreached) throw new Error("pairwright: the network has come apart");
  const radius = Math.min(frontier(wave), search.best);
  movePrices(state, wave, radius);
  movePrices(state, other, search.best - radius);
  turn(state, search, wave, other);
  clear(wave);
  clear(other);
}

/** The other end of a search. */
export function otherWave(search: Search, wave: Wave): Wave {
  return wave === search.fromRows ? search.fromColumns : search.fromRows;
}

/** Finds the shortest way and changes nothing; both waves are to be cleared afterwards. */
export function seek(state: State, search: Search, wave: Wave, from: number, to: number): void {
  const other = otherWave(search, wave);
  start(wave, from);
  start(other, to);
  search.best = unreached;
  search.meeting = -1;
  for (;;) {
    const one = frontier(wave);
    const two = frontier(other);
    if (one + two < search.best) {
      const isWave = two === unreached || (one !== unreached && wave.nodes.count <= other.nodes.count);
      if (isWave) step(state, search, wave, other);
      else step(state, search, other, wave);
    } else break;
  }
  if (wave.bounds.count <= other.bounds.count) crossOver(state, search, wave, other);
  else crossOver(state, search, other, wave);
}

/**
 * Looks at the arcs from the settled givers of a wave to those of the other one that neither has listed near: only such an
 * arc may still belong to a shorter way once the waves have met, and only where the bounds of both its ends allow it.
 */
function crossOver(state: State, search: Search, wave: Wave, other: Wave): void {
  const { givers, takers, bounds } = wave;
  const open = other.bounds;
  for (let one = 0; one < bounds.count; one++) {
    const bound = bounds.at[one]!;
    if (bound >= search.best) continue;
    const giver = bounds.what[one]!;
    const label = wave.giverLabel[giver]!;
    const base = label + givers.price[giver]!;
    const start = giver * takers.capacity;
    for (let two = 0; two < open.count; two++) {
      const taker = open.what[two]!;
      const rest = other.giverLabel[taker]!;
      if (open.at[two]! + label >= search.best || bound + rest >= search.best) continue;
      const next = base + takers.price[taker]! - givers.scores[start + taker]!;
      // A forbidden pair makes `next` NaN and the comparison false.
      if (next < wave.takerLabel[taker]! && next + rest < search.best)
        reachTaker(state, search, wave, other, giver, taker, next, label);
    }
  }
}

/** Settles the next node of a wave, or looks beyond the lists of a giver where that may lead to a nearer one. */
function step(state: State, search: Search, wave: Wave, other: Wave): void {
  if (nextNode(wave) > nextBound(wave)) {
    followOutside(state, search, wave, other);
    return;
  }
  const item = takeFirst(wave.nodes);
  const person = item >> 2;
  const kind = item & 3;
  if (kind === giverKind) followGiver(state, search, wave, other, person);
  else if (kind === takerKind) followTaker(state, search, wave, other, person);
  else followHub(state, search, wave, other);
}

/** Goes on from a giver to the takers near to it, and to the hub; the other takers become one entry. */
function followGiver(state: State, search: Search, wave: Wave, other: Wave, giver: number): void {
  const { givers } = wave;
  const label = wave.giverLabel[giver]!;
  wave.giverDone[giver] = 1;
  followNear(state, search, wave, other, giver);
  const outside = outsideKey(wave, giver);
  if (outside < search.best) add(wave.bounds, outside, giver);
  const load = givers.load[giver]!;
  if (load === 0) return;
  const asset = givers.price[giver]! - hubFor(state, givers);
  reachHub(search, wave, other, label + asset + reward(state, givers, giver, load), 4 * giver + giverKind);
}

/** The least label that a taker may get from a giver that is not listed near to it. */
function outsideKey({ givers, takers, giverLabel }: Wave, giver: number): number {
  return giverLabel[giver]! + Math.max(0, lossOutside(givers, takers, giver));
}

function followNear(state: State, search: Search, wave: Wave, other: Wave, giver: number): void {
  const { givers, takers, takerLabel } = wave;
  const { who, score, count } = givers.near;
  const { price } = takers;
  const label = wave.giverLabel[giver]!;
  const base = label + givers.price[giver]!;
  const from = giver * state.width;
  const end = from + count[giver]!;
  for (let at = from; at < end; at++) {
    const taker = who[at]!;
    const next = base + price[taker]! - score[at]!;
    // A forbidden pair makes `next` NaN and the comparison false.
    if (next < takerLabel[taker]! && next < search.best)
      reachTaker(state, search, wave, other, giver, taker, next, label);
  }
}

/**
 * Lists the takers near to the giver with the least bound anew and goes on to them. Where more than can be listed are as
 * near as the bound said, goes on to those and to others up to twice as far from the giver, so that no giver's scores are
 * read more often than the logarithm of a length, and the rest gets a larger bound.
 */
function followOutside(state: State, search: Search, wave: Wave, other: Wave): void {
  const { givers, takers, takerLabel } = wave;
  const bound = nextBound(wave);
  const giver = takeFirst(wave.bounds);
  state.scans++;
  listNear(state, givers, takers, giver);
  const outside = outsideKey(wave, giver);
  if (outside > bound) {
    followNear(state, search, wave, other, giver);
    if (outside < search.best) add(wave.bounds, outside, giver);
    return;
  }
  const { price } = takers;
  const label = wave.giverLabel[giver]!;
  const base = label + givers.price[giver]!;
  const from = giver * takers.capacity;
  const most = bound + (bound - label);
  let rest = unreached;
  for (let taker = 0; taker < takers.people; taker++) {
    const next = base + price[taker]! - givers.scores[from + taker]!;
    // A forbidden pair makes `next` NaN and the comparison false.
    if (!(next < takerLabel[taker]! && next < search.best)) continue;
    if (next <= most) reachTaker(state, search, wave, other, giver, taker, next, label);
    else if (next < rest) rest = next;
  }
  if (rest < search.best) add(wave.bounds, rest, giver);
}

function reachTaker(
  state: State,
  search: Search,
  wave: Wave,
  other: Wave,
  giver: number,
  taker: number,
  next: number,
  label: number,
): void {
  // A chosen pair has a worth of 0 or more, so only a step that loses nothing can be one.
  if (next <= label && arePaired(state, wave, giver, taker)) return;
  if (wave.takerLabel[taker] === unreached) wave.metTakers[wave.takersMet++] = taker;
  wave.takerLabel[taker] = next;
  wave.takerFrom[taker] = giver;
  add(wave.nodes, next, 4 * taker + takerKind);
  const way = next + other.giverLabel[taker]!;
  if (way >= search.best) return;
  search.best = way;
  search.meeting = wave.takers.isRows ? 4 * taker + giverKind : 4 * taker + takerKind;
}

function arePaired(state: State, { givers }: Wave, giver: number, taker: number): boolean {
  return givers.isRows ? isPaired(state, giver, taker) : isPaired(state, taker, giver);
}

/** Goes on from a taker to the givers that are its partners, and to the hub. */
function followTaker(state: State, search: Search, wave: Wave, other: Wave, taker: number): void {
  const { givers, takers } = wave;
  const { links } = state;
  const label = wave.takerLabel[taker]!;
  wave.takerDone[taker] = 1;
  const base = label - takers.price[taker]!;
  const start = taker * givers.capacity;
  for (let link = takers.first[taker]!; link >= 0; link = links.next[link]!) {
    const giver = links.partner[link]!;
    const next = base + takers.scores[start + giver]! - givers.price[giver]!;
    if (!reachGiver(search, wave, other, giver, next, taker)) continue;
    // Nothing open is nearer than a giver as near as the node just settled, so it need not wait in the heap.
    if (next === label) followGiver(state, search, wave, other, giver);
    else add(wave.nodes, next, 4 * giver + giverKind);
  }
  const load = takers.load[taker]!;
  if (load >= mostOf(takers, taker)) return;
  const leaving = base + hubFor(state, takers) - reward(state, takers, taker, load + 1);
  reachHub(search, wave, other, leaving, 4 * taker + takerKind);
}

/** Notes a shorter way to a giver; false where it is none. */
function reachGiver(search: Search, wave: Wave, other: Wave, giver: number, next: number, from: number): boolean {
  if (!(next < wave.giverLabel[giver]! && next < search.best)) return false;
  if (wave.giverLabel[giver] === unreached) wave.metGivers[wave.giversMet++] = giver;
  wave.giverLabel[giver] = next;
  wave.giverFrom[giver] = from;
  const way = next + other.takerLabel[giver]!;
  if (way < search.best) {
    search.best = way;
    search.meeting = wave.givers.isRows ? 4 * giver + giverKind : 4 * giver + takerKind;
  }
  return true;
}

function reachHub(search: Search, wave: Wave, other: Wave, next: number, from: number): void {
  if (!(next < wave.hubLabel && next < search.best)) return;
  wave.hubLabel = next;
  wave.hubFrom = from;
  add(wave.nodes, next, hubItem);
  const way = next + other.hubLabel;
  if (way >= search.best) return;
  search.best = way;
  search.meeting = hubItem;
}

/** Goes on from the hub to everybody who could have one unit more, or on the other side one less. */
function followHub(state: State, search: Search, wave: Wave, other: Wave): void {
  const { givers, takers, hubLabel: label } = wave;
  wave.hubDone = true;
  const giversHub = label + hubFor(state, givers);
  for (let giver = 0; giver < givers.people; giver++) {
    const load = givers.load[giver]!;
    if (load >= mostOf(givers, giver)) continue;
    const next = giversHub - givers.price[giver]! - reward(state, givers, giver, load + 1);
    if (reachGiver(search, wave, other, giver, next, -1)) add(wave.nodes, next, 4 * giver + giverKind);
  }
  const takersHub = label - hubFor(state, takers);
  for (let taker = 0; taker < takers.people; taker++) {
    const load = takers.load[taker]!;
    if (load === 0) continue;
    const next = takersHub + takers.price[taker]! + reward(state, takers, taker, load);
    if (!(next < wave.takerLabel[taker]! && next < search.best)) continue;
    if (wave.takerLabel[taker] === unreached) wave.metTakers[wave.takersMet++] = taker;
    wave.takerLabel[taker] = next;
    wave.takerFrom[taker] = -1;
    add(wave.nodes, next, 4 * taker + takerKind);
    const way = next + other.giverLabel[taker]!;
    if (way >= search.best) continue;
    search.best = way;
    search.meeting = takers.isRows ? 4 * taker + giverKind : 4 * taker + takerKind;
  }
}
