// Source: what a bidirectional Dijkstra keeps, see `search.ts`. Cost: memory O(rows + columns), allocated once; clearing costs
// O(nodes met). Ties: none. Departures: none.
import { add, type Events, noEvents, takeFirst } from "../events.js";
import type { Side, State } from "./state.js";

/** Entries of the heap of nodes and ends of a search: 4 * person + kind. */
export const giverKind = 0;
export const takerKind = 1;
/** The hub as such an entry, and its kind. */
export const hubItem = 3;
export const hubKind = 3;

/** The label of nodes that nobody has reached. */
export const unreached = Number.POSITIVE_INFINITY;

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
  /** Everybody who has a label, so that clearing costs no more than the search did. */
  metGivers: Int32Array;
  metTakers: Int32Array;
  giversMet: number;
  takersMet: number;
  /** Nodes that have a label and are not settled, by label; some entries are out of date. */
  readonly nodes: Events;
  /** Settled givers by the least label that a taker can get from them who is not listed near to them. */
  readonly bounds: Events;
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
    metGivers: new Int32Array(0),
    metTakers: new Int32Array(0),
    giversMet: 0,
    takersMet: 0,
    nodes: noEvents(),
    bounds: noEvents(),
  };
}

/** Begins a search at one node; labels have been cleared after the one before. */
export function start(wave: Wave, item: number): void {
  const { givers, takers } = wave;
  if (wave.giverLabel.length < givers.capacity) {
    wave.giverLabel = new Float64Array(givers.capacity).fill(unreached);
    wave.giverFrom = new Int32Array(givers.capacity);
    wave.giverDone = new Uint8Array(givers.capacity);
    wave.metGivers = new Int32Array(givers.capacity);
  }
  if (wave.takerLabel.length < takers.capacity) {
    wave.takerLabel = new Float64Array(takers.capacity).fill(unreached);
    wave.takerFrom = new Int32Array(takers.capacity);
    wave.takerDone = new Uint8Array(takers.capacity);
    wave.metTakers = new Int32Array(takers.capacity);
  }
  wave.nodes.count = 0;
  wave.bounds.count = 0;
  wave.hubLabel = unreached;
  wave.hubDone = false;
  const person = item >> 2;
  if (item === hubItem) {
    wave.hubLabel = 0;
    wave.hubFrom = -2;
  } else if ((item & 3) === giverKind) {
    wave.giverLabel[person] = 0;
    wave.giverFrom[person] = -2;
    wave.metGivers[wave.giversMet++] = person;
  } else {
    wave.takerLabel[person] = 0;
    wave.takerFrom[person] = -2;
    wave.metTakers[wave.takersMet++] = person;
  }
  add(wave.nodes, 0, item);
}

/** Forgets all labels. */
export function clear(wave: Wave): void {
  const { metGivers, metTakers, giverLabel, takerLabel, giverDone, takerDone } = wave;
  for (let at = 0; at < wave.giversMet; at++) {
    giverLabel[metGivers[at]!] = unreached;
    giverDone[metGivers[at]!] = 0;
  }
  for (let at = 0; at < wave.takersMet; at++) {
    takerLabel[metTakers[at]!] = unreached;
    takerDone[metTakers[at]!] = 0;
  }
  wave.giversMet = 0;
  wave.takersMet = 0;
}

/** The least label that a node which is not settled has or may still get; out-of-date entries are dropped. */
export function frontier(wave: Wave): number {
  return Math.min(nextNode(wave), nextBound(wave));
}

/** The label of the next node to be settled, Infinity where there is none; out-of-date entries are dropped. */
export function nextNode(wave: Wave): number {
  const { nodes } = wave;
  while (nodes.count > 0) {
    const item = nodes.what[0]!;
    const person = item >> 2;
    const kind = item & 3;
    const isDone =
      kind === giverKind
        ? wave.giverDone[person] === 1
        : kind === takerKind
          ? wave.takerDone[person] === 1
          : wave.hubDone;
    if (!isDone) return nodes.at[0]!;
    takeFirst(nodes);
  }
  return unreached;
}

/** The least label that a taker who has not been looked at may get, Infinity where all have. */
export function nextBound({ bounds }: Wave): number {
  return bounds.count > 0 ? bounds.at[0]! : unreached;
}
