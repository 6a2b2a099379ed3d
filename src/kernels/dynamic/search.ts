// Source: bidirectional Dijkstra, I. S. Pohl, "Bi-directional search", Machine Intelligence 6 (1971), pp. 127-140, on the
// residual network with reduced lengths (J. Edmonds and R. M. Karp, J. ACM 19, 1972, pp. 248-264). That prices stay optimal
// when both ends change them: with distances f from the source and b to the target, D the shortest way and F + B = D, lower
// the potential of x by F - f(x) where f(x) < F and raise it by B - b(x) where b(x) < B. No x is in both, and an arc from
// one ball into the other keeps a length of at least length + f + b - D >= 0; arcs of the way get length 0.
// Cost: time O((rows + columns)^2) at worst; where scores spread like random ones, both ends meet after about the square
// root of the nodes, each of which costs O(listed); memory O(rows + columns).
// Ties: the end with fewer open entries is moved on, the first end where both have as many; the first shortest way found
// is kept. A function of the problem and the changes alone.
// Departures: the people not listed near to a person (see `near.ts`) are one entry of the heap, a bound; only when that
// comes up are their scores read. Its key is half a step above the bound, so that among equally near entries those that
// cost nothing to look at come first; lengths are whole, so nothing lies between.
import { emptyHeap, type Heap, put, take } from "./heap.js";
import { listNear, lossOutside, priceChanged } from "./near.js";
import { changeLoad, hubFor, isPaired, mostOf, pair, reward, type Side, type State, unpair } from "./state.js";

/** Entries of a heap and ends of a search: 4 * person + kind. */
export const giverKind = 0;
export const takerKind = 1;
const boundKind = 2;
/** The hub as an end of a search. */
export const hubItem = 3;
const hubKind = 3;

/** Where nobody has been. */
const unreached = Number.POSITIVE_INFINITY;

/**
 * One end of a search: a Dijkstra in which units run hub -> giver -> taker -> hub. From the source the givers are the rows;
 * from the target all arcs are turned round, which makes the columns the givers.
 */
export interface Wave {
  readonly givers: Side;
  readonly takers: Side;
  giverLabel: Float64Array;
  takerLabel: Float64Array;
  hubLabel: number;
  /** The person before on the way, -1 for the hub, -2 for the start. */
  giverFrom: Int32Array;
  takerFrom: Int32Array;
  /** 4 * person + kind before the hub on the way, -2 for the start. */
  hubFrom: number;
  giverDone: Uint8Array;
  takerDone: Uint8Array;
  hubDone: boolean;
  readonly metGivers: number[];
  readonly metTakers: number[];
  readonly heap: Heap;
}

/** Both ends of a search, and the shortest way known: its length and where the ends meet on it. */
export interface Search {
  readonly fromRows: Wave;
  readonly fromColumns: Wave;
  best: number;
  meeting: number;
}

/** The scratch space of searches; it grows with the state. */
export function emptySearch({ rows, columns }: State): Search {
  return { fromRows: emptyWave(rows, columns), fromColumns: emptyWave(columns, rows), best: unreached, meeting: -1 };
}

function emptyWave(givers: Side, takers: Side): Wave {
  return {
    givers,
    takers,
    giverLabel: new Float64Array(0),
    takerLabel: new Float64Array(0),
    hubLabel: unreached,
    giverFrom: new Int32Array(0),
    takerFrom: new Int32Array(0),
    hubFrom: -2,
    giverDone: new Uint8Array(0),
    takerDone: new Uint8Array(0),
    hubDone: false,
    metGivers: [],
    metTakers: [],
    heap: emptyHeap(),
  };
}

/**
 * Sends the unit that is too many at one node to the node where one is missing, along the shortest way, and changes the
 * prices so that all lengths stay 0 or more. `from` is an item of `wave`, `to` one of the other wave.
 */
export function send(state: State, search: Search, wave: Wave, from: number, to: number): void {
  const other = wave === search.fromRows ? search.fromColumns : search.fromRows;
  state.augmentations++;
  start(wave, from);
  start(other, to);
  search.best = unreached;
  search.meeting = -1;
  for (;;) {
    const one = top(wave);
    const two = top(other);
    if (one + two >= search.best) break;
    // Every way exists, because a unit can always be taken back or left out; see `state.ts`.
    if (one === unreached && two === unreached) throw new Error("pairwright: the network has come apart");
    const next = two === unreached || (one !== unreached && wave.heap.size <= other.heap.size) ? wave : other;
    step(state, search, next, next === wave ? other : wave);
  }
  const near = Math.min(top(wave), search.best);
  movePrices(state, wave, near);
  movePrices(state, other, search.best - near);
  turn(state, search, wave, other);
  clear(wave);
  clear(other);
}

function start(wave: Wave, item: number): void {
  const { givers, takers, heap } = wave;
  if (wave.giverLabel.length < givers.capacity) {
    wave.giverLabel = new Float64Array(givers.capacity).fill(unreached);
    wave.giverFrom = new Int32Array(givers.capacity);
    wave.giverDone = new Uint8Array(givers.capacity);
  }
  if (wave.takerLabel.length < takers.capacity) {
    wave.takerLabel = new Float64Array(takers.capacity).fill(unreached);
    wave.takerFrom = new Int32Array(takers.capacity);
    wave.takerDone = new Uint8Array(takers.capacity);
  }
  heap.size = 0;
  wave.hubLabel = unreached;
  wave.hubDone = false;
  const person = item >> 2;
  if (item === hubItem) {
    wave.hubLabel = 0;
    wave.hubFrom = -2;
  } else if ((item & 3) === giverKind) {
    wave.giverLabel[person] = 0;
    wave.giverFrom[person] = -2;
    wave.metGivers.push(person);
  } else {
    wave.takerLabel[person] = 0;
    wave.takerFrom[person] = -2;
    wave.metTakers.push(person);
  }
  put(heap, 0, item);
}

function clear(wave: Wave): void {
  for (const giver of wave.metGivers) {
    wave.giverLabel[giver] = unreached;
    wave.giverDone[giver] = 0;
  }
  for (const taker of wave.metTakers) {
    wave.takerLabel[taker] = unreached;
    wave.takerDone[taker] = 0;
  }
  wave.metGivers.length = 0;
  wave.metTakers.length = 0;
}

/** The least label that may still be found, Infinity where there is none; out-of-date entries are dropped. */
function top(wave: Wave): number {
  const { heap } = wave;
  while (heap.size > 0) {
    const item = heap.items[0]!;
    const person = item >> 2;
    const kind = item & 3;
    const isDone =
      kind === giverKind
        ? wave.giverDone[person]
        : kind === takerKind
          ? wave.takerDone[person]
          : kind === hubKind && wave.hubDone;
    if (!isDone) return Math.floor(heap.keys[0]!);
    take(heap);
  }
  return unreached;
}

/** Settles the first entry of a wave. */
function step(state: State, search: Search, wave: Wave, other: Wave): void {
  const item = take(wave.heap);
  const person = item >> 2;
  const kind = item & 3;
  if (kind === giverKind) followGiver(state, search, wave, other, person);
  else if (kind === takerKind) followTaker(state, search, wave, other, person);
  else if (kind === boundKind) followAll(state, search, wave, other, person);
  else followHub(state, search, wave, other);
}

/** Goes on from a giver to the takers near to it, and to the hub; the other takers become one entry. */
function followGiver(state: State, search: Search, wave: Wave, other: Wave, giver: number): void {
  const { givers, takers, takerLabel } = wave;
  const { who, score, count } = givers.near;
  const { price } = takers;
  const label = wave.giverLabel[giver]!;
  const base = label + givers.price[giver]!;
  const from = giver * state.width;
  wave.giverDone[giver] = 1;
  for (let at = from; at < from + count[giver]!; at++) {
    const taker = who[at]!;
    const next = base + price[taker]! - score[at]!;
    // A forbidden pair makes `next` NaN and the comparison false.
    if (next < takerLabel[taker]! && next < search.best)
      reachTaker(state, search, wave, other, giver, taker, next, label);
  }
  const outside = label + Math.max(0, lossOutside(givers, takers, giver)) + 0.5;
  if (outside < search.best) put(wave.heap, outside, 4 * giver + boundKind);
  const load = givers.load[giver]!;
  if (load === 0) return;
  const leaving = base - hubFor(state, givers) + reward(state, givers, giver, load);
  reachHub(search, wave, other, leaving, 4 * giver + giverKind);
}

/** Goes on from a giver to all takers, and lists the near ones anew. */
function followAll(state: State, search: Search, wave: Wave, other: Wave, giver: number): void {
  const { givers, takers, takerLabel } = wave;
  const { price } = takers;
  const label = wave.giverLabel[giver]!;
  const base = label + givers.price[giver]!;
  const from = giver * takers.capacity;
  state.scans++;
  for (let taker = 0; taker < takers.people; taker++) {
    const next = base + price[taker]! - givers.scores[from + taker]!;
    if (next < takerLabel[taker]! && next < search.best)
      reachTaker(state, search, wave, other, giver, taker, next, label);
  }
  listNear(state, givers, takers, giver);
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
  if (wave.takerLabel[taker] === unreached) wave.metTakers.push(taker);
  wave.takerLabel[taker] = next;
  wave.takerFrom[taker] = giver;
  put(wave.heap, next, 4 * taker + takerKind);
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
    reachGiver(search, wave, other, giver, next, taker);
  }
  const load = takers.load[taker]!;
  if (load >= mostOf(takers, taker)) return;
  const leaving = base + hubFor(state, takers) - reward(state, takers, taker, load + 1);
  reachHub(search, wave, other, leaving, 4 * taker + takerKind);
}

function reachGiver(search: Search, wave: Wave, other: Wave, giver: number, next: number, from: number): void {
  if (!(next < wave.giverLabel[giver]! && next < search.best)) return;
  if (wave.giverLabel[giver] === unreached) wave.metGivers.push(giver);
  wave.giverLabel[giver] = next;
  wave.giverFrom[giver] = from;
  put(wave.heap, next, 4 * giver + giverKind);
  const way = next + other.takerLabel[giver]!;
  if (way >= search.best) return;
  search.best = way;
  search.meeting = wave.givers.isRows ? 4 * giver + giverKind : 4 * giver + takerKind;
}

function reachHub(search: Search, wave: Wave, other: Wave, next: number, from: number): void {
  if (!(next < wave.hubLabel && next < search.best)) return;
  wave.hubLabel = next;
  wave.hubFrom = from;
  put(wave.heap, next, hubItem);
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
    reachGiver(search, wave, other, giver, next, -1);
  }
  const takersHub = label - hubFor(state, takers);
  for (let taker = 0; taker < takers.people; taker++) {
    const load = takers.load[taker]!;
    if (load === 0) continue;
    const next = takersHub + takers.price[taker]! + reward(state, takers, taker, load);
    if (!(next < wave.takerLabel[taker]! && next < search.best)) continue;
    if (wave.takerLabel[taker] === unreached) wave.metTakers.push(taker);
    wave.takerLabel[taker] = next;
    wave.takerFrom[taker] = -1;
    put(wave.heap, next, 4 * taker + takerKind);
    const way = next + other.giverLabel[taker]!;
    if (way >= search.best) continue;
    search.best = way;
    search.meeting = takers.isRows ? 4 * taker + giverKind : 4 * taker + takerKind;
  }
}

/** Moves the prices of everybody nearer than `radius` to the end of a wave; the potential of a taker is its price, negative. */
function movePrices(state: State, wave: Wave, radius: number): void {
  const { givers, takers } = wave;
  for (const giver of wave.metGivers) {
    if (wave.giverLabel[giver]! >= radius) continue;
    givers.price[giver]! -= radius - wave.giverLabel[giver]!;
    priceChanged(state, givers, takers, giver);
  }
  for (const taker of wave.metTakers) {
    if (wave.takerLabel[taker]! >= radius) continue;
    takers.price[taker]! += radius - wave.takerLabel[taker]!;
    priceChanged(state, takers, givers, taker);
  }
  if (wave.hubLabel < radius) state.hub -= (givers.isRows ? 1 : -1) * (radius - wave.hubLabel);
}

/** Exchanges chosen and not chosen pairs along the way found, from the meeting to both ends. */
function turn(state: State, search: Search, wave: Wave, other: Wave): void {
  const { meeting } = search;
  // The meeting as an item of the wave from rows; a giver of one wave is a taker of the other.
  const turned = meeting === hubItem ? hubItem : meeting ^ 1;
  const [own, others] = wave.givers.isRows ? [meeting, turned] : [turned, meeting];
  // The arcs next to the meeting are the last of both ways; which way is turned first does not matter, because no pair
  // and no step to the hub is on both.
  turnBack(state, wave, own);
  turnBack(state, other, others);
}

function turnBack(state: State, wave: Wave, end: number): void {
  const { givers, takers } = wave;
  for (let item = end; ; ) {
    const person = item >> 2;
    const kind = item & 3;
    if (kind === hubKind) {
      const from = wave.hubFrom;
      if (from === -2) return;
      // A giver gives a unit back to the hub; a taker takes one more.
      if ((from & 3) === giverKind) changeLoad(state, givers, from >> 2, -1);
      else changeLoad(state, takers, from >> 2, 1);
      item = from;
    } else if (kind === giverKind) {
      const from = wave.giverFrom[person]!;
      if (from === -2) return;
      if (from === -1) changeLoad(state, givers, person, 1);
      else exchange(state, wave, person, from, false);
      item = from === -1 ? hubItem : 4 * from + takerKind;
    } else {
      const from = wave.takerFrom[person]!;
      if (from === -2) return;
      if (from === -1) changeLoad(state, takers, person, -1);
      else exchange(state, wave, from, person, true);
      item = from === -1 ? hubItem : 4 * from + giverKind;
    }
  }
}

function exchange(state: State, { givers }: Wave, giver: number, taker: number, isMade: boolean): void {
  const [row, column] = givers.isRows ? [giver, taker] : [taker, giver];
  if (isMade) pair(state, row, column);
  else unpair(state, row, column);
}
