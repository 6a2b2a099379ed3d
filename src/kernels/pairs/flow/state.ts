// Source: none, bookkeeping: who is with whom while a flow is being found, and at which prices.
// Cost: `begin` time and memory O(seekers + hosts + places of the seekers) besides the lists; the rest O(1), but `freePlace`
// O(places of the seeker). Ties: none. Departures: none.
import { reward } from "../rewards.js";
import type { Layout } from "./layout.js";
import { type Lists, lists } from "./lists.js";

/**
 * The flow so far. All numbers are encoded, see `levels.ts`; what is said of prices there holds here:
 * the worth of a host to a seeker is score - price of the host; each seeker has a number between the worth of its partners
 * and that of all others; a host that has room costs what its next place asks, at most.
 */
export interface Flow {
  readonly layout: Layout;
  readonly lists: Lists;
  /** Per host; Infinity for a host without any place, so that nothing leads there. Only ever rises. */
  readonly price: Float64Array;
  /** Per host: the least that its next place is given for; Infinity when it is full. */
  readonly ask: Float64Array;
  /**
   * Where it is given, every place of a host is given from this price on and every seeker takes all its places: a trial
   * that the levels are put to afterwards, see `full.ts`.
   */
  readonly asked: Float64Array | undefined;
  readonly hostLoad: Int32Array;
  readonly seekerLoad: Int32Array;
  /** The places of seeker i are numbered from `firstPlace[i]` to `firstPlace[i + 1] - 1`. */
  readonly firstPlace: Int32Array;
  /** Per place of a seeker: the seeker, its partner there (-1: none), the score of the pair. */
  readonly owner: Int32Array;
  readonly partner: Int32Array;
  readonly score: Float64Array;
  /** The places taken at a host as a heap (`auction.ts`), then as a list (`search.ts`), by two links each; -1 ends. */
  readonly top: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  augmentations: number;
}

/** What leaving one more place empty would cost a seeker where it must not: above everything that is compared. */
const forced = 2 ** 50;

/** Nobody has a partner yet. `asked` holds the prices from which all places of the hosts are given in a trial. */
export function begin(layout: Layout, asked?: Float64Array): Flow {
  const { seekers, hosts, scores, seekerPlaces, hostMost, hostRewards } = layout;
  const firstPlace = new Int32Array(seekers + 1);
  for (let seeker = 0; seeker < seekers; seeker++) firstPlace[seeker + 1] = firstPlace[seeker]! + seekerPlaces[seeker]!;
  const places = firstPlace[seekers]!;
  const owner = new Int32Array(places);
  for (let seeker = 0; seeker < seekers; seeker++) {
    for (let place = firstPlace[seeker]!; place < firstPlace[seeker + 1]!; place++) owner[place] = seeker;
  }
  const price = new Float64Array(hosts);
  for (let host = 0; host < hosts; host++) {
    if (hostMost[host] === 0) price[host] = Number.POSITIVE_INFINITY;
    else price[host] = asked === undefined ? 0 - reward(hostRewards, host, 1) : asked[host]!;
  }
  return {
    layout,
    lists: lists(scores, hosts, seekerPlaces),
    price,
    ask: price.slice(),
    asked,
    hostLoad: new Int32Array(hosts),
    seekerLoad: new Int32Array(seekers),
    firstPlace,
    owner,
    partner: new Int32Array(places).fill(-1),
    score: new Float64Array(places),
    top: new Int32Array(hosts).fill(-1),
    left: new Int32Array(places).fill(-1),
    right: new Int32Array(places).fill(-1),
    augmentations: 0,
  };
}

/** What a seeker with so many partners, counted from 1, would earn without the last of them: it wants more than that. */
export function exitWorth(flow: Flow, seeker: number, partner: number): number {
  return flow.asked === undefined ? 0 - reward(flow.layout.seekerRewards, seeker, partner) : -forced;
}

/** Notes that a host has one partner more or less: what its next place asks. */
export function changeLoad(flow: Flow, host: number, change: number): void {
  const { layout, ask, asked, hostLoad } = flow;
  const load = hostLoad[host]! + change;
  hostLoad[host] = load;
  if (load === layout.hostMost[host]) ask[host] = Number.POSITIVE_INFINITY;
  else ask[host] = asked === undefined ? 0 - reward(layout.hostRewards, host, load + 1) : asked[host]!;
}

/** A place of the seeker that nobody stands in; there must be one. */
export function freePlace(flow: Flow, seeker: number): number {
  let place = flow.firstPlace[seeker]!;
  while (flow.partner[place] !== -1) place++;
  return place;
}
