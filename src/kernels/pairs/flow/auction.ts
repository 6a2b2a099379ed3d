// Source: D. P. Bertsekas and D. A. Castañon, "The auction algorithm for the transportation problem", Annals of Operations
// Research 20 (1989), pp. 67-96, section 3 (similar objects: each place of a host has a price of its own, a host costs the
// least of them), here with bids that raise a price as far as they can and no further, as in the augmenting row reduction
// of R. Jonker and A. Volgenant (see `lists.ts`), section 4; with a step above 0 it is their epsilon-relaxation.
// Cost: time O(list + log(places of a host)) per bid, and a reading of scores where a list is used up, both limited; memory O(seekers).
// Ties: seekers bid in their order, the last one displaced first; among hosts of equal worth one with room is taken, then
// the one listed first; a bid that would not raise the lowest one is not made.
// Departures: a seeker with several places bids for one after the other, each up to the worth of the best host that it
// would not have with all places filled; a step is added only where the caller keeps nothing but the prices. The places at
// a host form a skew heap: D. D. Sleator and R. E. Tarjan, "Self-adjusting heaps", SIAM J. Computing 15 (1986), pp. 52-69.
import type { SolveOptions } from "../../problem.js";
import { read } from "./lists.js";
import { changeLoad, exitWorth, type Flow, freePlace } from "./state.js";

/** What the seekers bid, besides the flow. */
export interface Bids {
  /** Per place of a seeker: the price from which the seeker would rather leave; at least this, it can only have risen. */
  readonly level: Float64Array;
  /** Per seeker: no host that is not its partner is worth more, no partner is worth less. Only ever falls. */
  readonly worth: Float64Array;
  /** The seekers who will bid, the next one last, and who is among them. */
  readonly waiting: Int32Array;
  readonly isWaiting: Uint8Array;
  /** The largest worths found in a list, falling. */
  readonly best: Float64Array;
  waits: number;
}

/** The signal is asked once for so many seekers. */
const stride = 4096;

/**
 * Lets seekers bid until all have what they want, or no bid is possible, or `mostBids` were made or scores of a seeker were
 * read `mostReadings` times; gives false in the last two cases.
 *
 * Afterwards the prices are as `Flow` says for everybody. `step` (0 or more) is added to every bid: above 0, that holds up
 * to the step only.
 */
export function auction(
  flow: Flow,
  step: number,
  mostBids: number,
  mostReadings: number,
  options: SolveOptions,
): boolean {
  const bids = bidsOf(flow);
  const mostScans = flow.lists.scans + mostReadings;
  let made = 0;
  for (let turns = 0; bids.waits > 0; turns++) {
    if (made >= mostBids || flow.lists.scans > mostScans) return false;
    if (turns % stride === 0) options.signal?.throwIfAborted();
    const seeker = bids.waiting[--bids.waits]!;
    bids.isWaiting[seeker] = 0;
    while (flow.seekerLoad[seeker]! < flow.layout.seekerPlaces[seeker]! && bid(flow, bids, seeker, step)) made++;
  }
  return true;
}

function bidsOf(flow: Flow): Bids {
  const { seekers, seekerPlaces } = flow.layout;
  const waiting = new Int32Array(seekers);
  let largest = 0;
  for (let seeker = 0; seeker < seekers; seeker++) {
    waiting[seeker] = seekers - 1 - seeker;
    largest = Math.max(largest, seekerPlaces[seeker]!);
  }
  return {
    level: new Float64Array(flow.owner.length),
    worth: new Float64Array(seekers).fill(Number.POSITIVE_INFINITY),
    waiting,
    isWaiting: new Uint8Array(seekers).fill(1),
    best: new Float64Array(largest + 1),
    waits: seekers,
  };
}

/** One bid for one more partner, or a price put right; false where the seeker wants none, or none can be had by bidding. */
function bid(flow: Flow, bids: Bids, seeker: number, step: number): boolean {
  const { lists, price, ask } = flow;
  const exit = exitWorth(flow, seeker, flow.seekerLoad[seeker]! + 1);
  let listed = best(flow, bids, seeker, exit);
  // The best of the list is the best of all unless a host outside it could be worth more.
  for (let mustHave = false; bids.best[0]! < lists.bound[seeker]!; mustHave = true) {
    read(lists, seeker, price, mustHave);
    listed = best(flow, bids, seeker, exit);
  }
  if (listed < 0) return false;
  const host = lists.host[listed]!;
  const score = lists.score[listed]!;
  const worth = Math.min(bids.worth[seeker]!, nextBest(flow, bids, seeker));
  const level = score - worth + step;
  const top = raised(flow, bids, host);
  const lowest = top < 0 ? Number.POSITIVE_INFINITY : bids.level[top]!;
  const asks = Math.min(ask[host]!, lowest);
  if (asks > price[host]!) {
    // The price was that of levels out of date; at the new one the seeker has to choose again.
    price[host] = asks;
    return true;
  }
  const hasRoom = ask[host]! <= lowest;
  if (!hasRoom) {
    if (level <= lowest) return false;
    displace(flow, bids, host, top);
  }
  bids.worth[seeker] = worth;
  const place = freePlace(flow, seeker);
  flow.partner[place] = host;
  flow.score[place] = score;
  bids.level[place] = level;
  flow.seekerLoad[seeker]!++;
  flow.left[place] = -1;
  flow.right[place] = -1;
  flow.top[host] = merged(flow, bids.level, flow.top[host]!, place);
  if (hasRoom) changeLoad(flow, host, 1);
  price[host] = Math.min(ask[host]!, bids.level[flow.top[host]!]!);
  return true;
}

/**
 * Finds the best host of a list that is no partner and worth more than `exit`, and gives where it stands in the list, or
 * -1. Into `bids.best` it puts the largest worths, as many as the seeker has free places and one more; none below `exit`.
 */
function best(flow: Flow, bids: Bids, seeker: number, exit: number): number {
  const { lists, price, ask, seekerLoad, layout } = flow;
  const { value, host, score } = lists;
  const { best } = bids;
  const load = seekerLoad[seeker]!;
  const last = layout.seekerPlaces[seeker]! - load;
  if (load === 0 && last === 1) return bestOfTwo(flow, bids, seeker, exit);
  for (let at = 0; at <= last; at++) best[at] = exit;
  let listed = -1;
  let hasRoom = false;
  const start = seeker * lists.most;
  const end = start + lists.count[seeker]!;
  for (let entry = start; entry < end && value[entry]! >= best[last]!; entry++) {
    const other = host[entry]!;
    const asks = price[other]!;
    const worth = score[entry]! - asks;
    if (worth < best[last]! || (load > 0 && isPartner(flow, seeker, other))) continue;
    if (worth > best[0]!) {
      listed = entry;
      hasRoom = ask[other] === asks;
    } else if (worth === best[0]! && listed >= 0 && !hasRoom && ask[other] === asks) {
      listed = entry;
      hasRoom = true;
    }
    let at = last;
    for (; at > 0 && best[at - 1]! < worth; at--) best[at] = best[at - 1]!;
    best[at] = worth;
  }
  return listed;
}

/** The same for a seeker with one place, which needs the best two only: most bids are of this kind. */
function bestOfTwo(flow: Flow, bids: Bids, seeker: number, exit: number): number {
  const { lists, price, ask } = flow;
  const { value, host, score } = lists;
  let first = exit;
  let second = exit;
  let listed = -1;
  let hasRoom = false;
  const start = seeker * lists.most;
  const end = start + lists.count[seeker]!;
  for (let entry = start; entry < end && value[entry]! >= second; entry++) {
    const other = host[entry]!;
    const asks = price[other]!;
    const worth = score[entry]! - asks;
    if (worth < second) continue;
    if (worth > first) {
      second = first;
      first = worth;
      listed = entry;
      hasRoom = ask[other] === asks;
      continue;
    }
    second = worth;
    if (worth === first && listed >= 0 && !hasRoom && ask[other] === asks) {
      listed = entry;
      hasRoom = true;
    }
  }
  bids.best[0] = first;
  bids.best[1] = second;
  return listed;
}

/** The worth of the best host that the seeker would not have if it filled its places as far as that is worth it. */
function nextBest(flow: Flow, bids: Bids, seeker: number): number {
  const { best } = bids;
  const bound = flow.lists.bound[seeker]!;
  const load = flow.seekerLoad[seeker]!;
  const free = flow.layout.seekerPlaces[seeker]! - load;
  let exit = exitWorth(flow, seeker, load + 1);
  for (let taken = 1; taken < free; taken++) {
    const next = Math.max(best[taken]!, bound);
    const nextExit = exitWorth(flow, seeker, load + taken + 1);
    if (next <= nextExit) return Math.max(next, exit);
    exit = nextExit;
  }
  return Math.max(best[free]!, bound, exit);
}

function isPartner(flow: Flow, seeker: number, host: number): boolean {
  const end = flow.firstPlace[seeker + 1]!;
  for (let place = flow.firstPlace[seeker]!; place < end; place++) if (flow.partner[place] === host) return true;
  return false;
}

/** The place with the lowest level at a host, once no level is out of date; -1 where nobody is there. */
function raised(flow: Flow, bids: Bids, host: number): number {
  const { level, worth } = bids;
  for (;;) {
    const place = flow.top[host]!;
    if (place < 0) return -1;
    // A seeker with several places may have lowered its sights since it made this bid.
    const now = flow.score[place]! - worth[flow.owner[place]!]!;
    if (now <= level[place]!) return place;
    const rest = merged(flow, level, flow.left[place]!, flow.right[place]!);
    level[place] = now;
    flow.left[place] = -1;
    flow.right[place] = -1;
    flow.top[host] = merged(flow, level, rest, place);
  }
}

/** Takes the place with the lowest level off its host; its seeker bids again. */
function displace(flow: Flow, bids: Bids, host: number, place: number): void {
  const seeker = flow.owner[place]!;
  flow.top[host] = merged(flow, bids.level, flow.left[place]!, flow.right[place]!);
  flow.partner[place] = -1;
  flow.seekerLoad[seeker]!--;
  if (bids.isWaiting[seeker] === 1) return;
  bids.isWaiting[seeker] = 1;
  bids.waiting[bids.waits++] = seeker;
}

/** Joins two heaps of places: along their right edges, whose subtrees change sides. Gives the top of both. */
function merged(flow: Flow, level: Float64Array, one: number, other: number): number {
  const { left, right } = flow;
  if (one < 0) return other;
  if (other < 0) return one;
  let low = level[other]! < level[one]! ? other : one;
  let high = low === one ? other : one;
  const top = low;
  for (;;) {
    const rest = right[low]!;
    right[low] = left[low]!;
    if (rest < 0) {
      left[low] = high;
      return top;
    }
    if (level[high]! < level[rest]!) {
      left[low] = high;
      low = high;
      high = rest;
    } else {
      left[low] = rest;
      low = rest;
    }
  }
}
