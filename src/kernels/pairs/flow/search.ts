// Source: successive shortest paths with prices: R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall
// 1993), section 9.7, each path found by the algorithm of E. W. Dijkstra, "A note on two problems in connexion with graphs",
// Numerische Mathematik 1 (1959), pp. 269-271, on the lists of `lists.ts`.
//
// Distances are counted without prices of the seekers: if host k is at distance d and its partner i would rather give it
// up, host j is at d + (worth of k to i) - (worth of j to i), which is never less than d, because no partner is worth less
// to a seeker than any other host. What a list does not show stands in the queue as one event: none of the hosts outside
// the list of i is nearer than (distance of i) - (bound of i), so the scores are read only when that distance is reached.
//
// Cost: time O(hosts visited * (list * places of a host + log hosts)) per search, and at worst O(seekers * hosts);
// memory O(seekers + hosts).
// Ties: the way out found first among equally near ones; seekers in their order.
// Departures: none.
import type { SolveOptions } from "../../problem.js";
import { add, type Heap, heap, lower, removeFirst } from "../heap.js";
import { read } from "./lists.js";
import { changeLoad, exitWorth, type Flow, freePlace } from "./state.js";

/** What a search reads and writes besides the flow. */
interface Search {
  /** Hosts, then seekers; a seeker's key is the distance of what its list does not show. */
  readonly queue: Heap;
  /** Per host: its distance, the seeker before it and the score of that pair. */
  readonly label: Float64Array;
  readonly from: Int32Array;
  readonly fromScore: Float64Array;
  /** Per host: one of the states below. */
  readonly state: Uint8Array;
  readonly seen: Int32Array;
  readonly settled: Int32Array;
  /** Per seeker: its distance, and the place it would give up. They hold where `reachedIn` is the present search. */
  readonly distance: Float64Array;
  readonly via: Int32Array;
  readonly reachedIn: Int32Array;
  /** Per seeker: the search in which it stands in the queue, and the last one in which its scores were read. */
  readonly queuedIn: Int32Array;
  readonly readIn: Int32Array;
  /** Per seeker: what it loses if it gives up a place without taking another. */
  readonly loss: Float64Array;
  /** Per host: the last scan that found it a partner of the seeker scanned. */
  readonly partnerIn: Int32Array;
  /** New lists are read only until scores have been read so many times. */
  readonly mostScans: number;
  number: number;
  scan: number;
  seenCount: number;
  settledCount: number;
  /** The distance of the nearest way out, and the host with room or else the seeker who gives up a place. */
  nearest: number;
  lastHost: number;
  leaver: number;
}

/** New lists per seeker. */
const readingsPerSeeker = 4;

const unseen = 0;
const seen = 1;
const queued = 2;
const settled = 3;

/**
 * Finds partners for all places that want one, one shortest path after the other; gives how many searches that took.
 *
 * Prices must be as `Flow` says for everybody who has partners, and are so for everybody afterwards.
 */
export function search(flow: Flow, options: SolveOptions, progress: (done: number) => void): number {
  const { seekers, seekerPlaces } = flow.layout;
  const search = searchOf(flow);
  const stride = Math.max(1, Math.floor(seekers / 100));
  for (let seeker = 0; seeker < seekers; seeker++) {
    if (seeker % stride === 0) progress(seeker / seekers);
    while (flow.seekerLoad[seeker]! < seekerPlaces[seeker]!) {
      options.signal?.throwIfAborted();
      if (placed(flow, search, seeker)) continue;
      // A trial has failed; otherwise the next place would earn no more than this one, so the others stay empty too.
      if (flow.asked !== undefined) return search.number;
      break;
    }
  }
  return search.number;
}

/** Joins the places at each host to a list, in the order of the seekers. */
function listPlaces(flow: Flow): void {
  const { partner, top, left, right } = flow;
  top.fill(-1);
  for (let place = partner.length - 1; place >= 0; place--) {
    if (partner[place]! >= 0) link(flow, place, partner[place]!);
    else {
      left[place] = -1;
      right[place] = -1;
    }
  }
}

function searchOf(flow: Flow): Search {
  const { seekers, hosts } = flow.layout;
  listPlaces(flow);
  const loss = new Float64Array(seekers);
  for (let seeker = 0; seeker < seekers; seeker++) loss[seeker] = 0 - exitWorth(flow, seeker, flow.seekerLoad[seeker]!);
  return {
    queue: heap(hosts + seekers),
    label: new Float64Array(hosts),
    from: new Int32Array(hosts),
    fromScore: new Float64Array(hosts),
    state: new Uint8Array(hosts),
    seen: new Int32Array(hosts),
    settled: new Int32Array(hosts),
    distance: new Float64Array(seekers),
    via: new Int32Array(seekers),
    reachedIn: new Int32Array(seekers),
    queuedIn: new Int32Array(seekers),
    readIn: new Int32Array(seekers),
    loss,
    partnerIn: new Int32Array(hosts),
    mostScans: flow.lists.scans + readingsPerSeeker * seekers,
    number: 0,
    scan: 0,
    seenCount: 0,
    settledCount: 0,
    nearest: 0,
    lastHost: -1,
    leaver: -1,
  };
}

/** One more partner for a seeker along the shortest path to a way out; false where it is better off without. */
function placed(flow: Flow, search: Search, source: number): boolean {
  const { hosts } = flow.layout;
  const { queue, label, state } = search;
  search.number++;
  search.nearest = 0 - exitWorth(flow, source, flow.seekerLoad[source]! + 1);
  search.lastHost = -1;
  search.leaver = source;
  reachSeeker(flow, search, source, 0, -1);
  while (queue.size > 0 && queue.key[0]! < search.nearest) {
    const node = queue.node[0]!;
    removeFirst(queue);
    if (node < hosts) settle(flow, search, node);
    else lookFurther(flow, search, node - hosts);
  }
  queue.size = 0;
  for (let at = 0; at < search.settledCount; at++) {
    const host = search.settled[at]!;
    const change = search.nearest - label[host]!;
    if (change > 0) flow.price[host]! += change;
  }
  for (let at = 0; at < search.seenCount; at++) state[search.seen[at]!] = unseen;
  search.seenCount = 0;
  search.settledCount = 0;
  if (search.leaver === source) return false;
  turn(flow, search, source);
  return true;
}

/** Goes on from the nearest host: to each of its partners, who could give it up. */
function settle(flow: Flow, search: Search, host: number): void {
  const { owner, score, right } = flow;
  search.state[host] = settled;
  search.settled[search.settledCount++] = host;
  const base = search.label[host]! - flow.price[host]!;
  for (let place = flow.top[host]!; place >= 0; place = right[place]!) {
    const seeker = owner[place]!;
    const distance = base + score[place]!;
    if (search.reachedIn[seeker] === search.number && distance >= search.distance[seeker]!) continue;
    const exit = distance + search.loss[seeker]!;
    if (exit < search.nearest) {
      search.nearest = exit;
      search.lastHost = -1;
      search.leaver = seeker;
    }
    reachSeeker(flow, search, seeker, distance, place);
  }
}

/** Notes the distance of a seeker and goes on from it along its list. */
function reachSeeker(flow: Flow, search: Search, seeker: number, distance: number, place: number): void {
  search.distance[seeker] = distance;
  search.via[seeker] = place;
  search.reachedIn[seeker] = search.number;
  followList(flow, search, seeker, distance);
}

function followList(flow: Flow, search: Search, seeker: number, distance: number): void {
  const { lists, price } = flow;
  const { value, host, score } = lists;
  const scan = markPartners(flow, search, seeker);
  const start = seeker * lists.most;
  const end = start + lists.count[seeker]!;
  for (let entry = start; entry < end; entry++) {
    // Neither the rest of the list nor what is outside it can be nearer than this.
    if (distance - value[entry]! >= search.nearest) return;
    const other = host[entry]!;
    const next = distance - (score[entry]! - price[other]!);
    if (next < search.nearest && search.partnerIn[other] !== scan) {
      reachHost(flow, search, other, next, seeker, score[entry]!);
    }
  }
  const outside = distance - lists.bound[seeker]!;
  if (outside >= search.nearest) return;
  const node = flow.layout.hosts + seeker;
  if (search.queuedIn[seeker] === search.number) lower(search.queue, node, outside);
  else add(search.queue, node, outside);
  search.queuedIn[seeker] = search.number;
}

/** The distance has come where hosts outside the seeker's list may be: a new list, or else all scores. */
function lookFurther(flow: Flow, search: Search, seeker: number): void {
  const { lists, price, layout } = flow;
  const distance = search.distance[seeker]!;
  search.queuedIn[seeker] = 0;
  if (search.readIn[seeker] !== search.number && lists.scans < search.mostScans) {
    search.readIn[seeker] = search.number;
    const bound = lists.bound[seeker]!;
    read(lists, seeker, price, false);
    if (lists.bound[seeker]! < bound) {
      followList(flow, search, seeker, distance);
      return;
    }
  }
  // More hosts than a list can hold are exactly as near as its bound, or new lists have not been worth their cost.
  lists.scans++;
  const scan = markPartners(flow, search, seeker);
  const base = seeker * layout.hosts;
  for (let other = 0; other < layout.hosts; other++) {
    const score = layout.scores[base + other]!;
    const next = distance - (score - price[other]!);
    // A forbidden pair makes `next` NaN and the comparison false.
    if (next < search.nearest && search.partnerIn[other] !== scan) {
      reachHost(flow, search, other, next, seeker, score);
    }
  }
}

/** Marks the partners of a seeker with several places and gives the mark: nobody can have a partner twice. */
function markPartners(flow: Flow, search: Search, seeker: number): number {
  const start = flow.firstPlace[seeker]!;
  const end = flow.firstPlace[seeker + 1]!;
  // With one place, the only partner is the host through which the seeker was reached, and that is settled.
  if (end - start === 1) return -1;
  const scan = ++search.scan;
  for (let place = start; place < end; place++) {
    if (flow.partner[place]! >= 0) search.partnerIn[flow.partner[place]!] = scan;
  }
  return scan;
}

function reachHost(flow: Flow, search: Search, host: number, next: number, seeker: number, score: number): void {
  const { label, state, queue } = search;
  const before = state[host]!;
  if (before === settled || (before !== unseen && next >= label[host]!)) return;
  if (before === unseen) {
    search.seen[search.seenCount++] = host;
    state[host] = seen;
  }
  label[host] = next;
  search.from[host] = seeker;
  search.fromScore[host] = score;
  const exit = next + (flow.ask[host]! - flow.price[host]!);
  if (exit < search.nearest) {
    search.nearest = exit;
    search.lastHost = host;
    search.leaver = -1;
  }
  if (next >= search.nearest) return;
  if (before === queued) lower(queue, host, next);
  else add(queue, host, next);
  state[host] = queued;
}

/** Exchanges partners along the path to the nearest way out. */
function turn(flow: Flow, search: Search, source: number): void {
  const { partner } = flow;
  flow.augmentations++;
  let host = search.lastHost;
  if (search.leaver >= 0) {
    const place = search.via[search.leaver]!;
    host = partner[place]!;
    unlink(flow, place);
    gain(flow, search, search.leaver, -1);
  } else changeLoad(flow, host, 1);
  for (;;) {
    const seeker = search.from[host]!;
    const place = seeker === source ? freePlace(flow, source) : search.via[seeker]!;
    const given = partner[place]!;
    if (seeker !== source) unlink(flow, place);
    partner[place] = host;
    flow.score[place] = search.fromScore[host]!;
    link(flow, place, host);
    if (seeker === source) break;
    host = given;
  }
  gain(flow, search, source, 1);
}

function gain(flow: Flow, search: Search, seeker: number, change: number): void {
  const load = flow.seekerLoad[seeker]! + change;
  flow.seekerLoad[seeker] = load;
  search.loss[seeker] = load === 0 ? 0 : 0 - exitWorth(flow, seeker, load);
}

function link(flow: Flow, place: number, host: number): void {
  const { top, left, right } = flow;
  const next = top[host]!;
  left[place] = -1;
  right[place] = next;
  if (next >= 0) left[next] = place;
  top[host] = place;
}

function unlink(flow: Flow, place: number): void {
  const { partner, top, left, right } = flow;
  const before = left[place]!;
  const next = right[place]!;
  if (before >= 0) right[before] = next;
  else top[partner[place]!] = next;
  if (next >= 0) left[next] = before;
  partner[place] = -1;
}
