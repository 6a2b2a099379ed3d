// Source: epsilon-scaling of D. P. Bertsekas and D. A. Castañon, "The auction algorithm for the transportation problem",
// Annals of Operations Research 20 (1989), pp. 67-96, section 4, for the case that both sides have the same number of
// places, in which every place is wanted: then the prices of the hosts may start anywhere.
//
// Why the trial may be believed. It looks for the best among the choices that fill all places of both sides, by fit alone:
// seekers never leave, hosts ask nothing. If it ends with all places filled and prices v, v + c prove the same choice for
// every c. Under the levels they prove it among ALL choices when each host still wants its last place at its price, which is
// v[j] + c >= what the last place of j asks, and each seeker its last place, which is u[i] - c >= what the seeker would have
// by leaving it empty. So the smallest c that the hosts allow is put to the seekers. Where that fails nothing is claimed.
//
// Cost: time O(seekers * hosts / 4) for the first prices, then a few bids per place in practice, and what `search.ts` says;
// memory O(places of the hosts / 4), and a quarter of the scores where first prices come from a smaller problem.
// Ties: see `auction.ts` and `search.ts`.
// Departures: two steps instead of a geometric row of them, because the searches that follow are exact anyway; where the
// first step does not come to an end, prices are taken from the same problem with a quarter of the places (`coarse.ts`).
import type { SolveOptions } from "../../problem.js";
import { reward } from "../rewards.js";
import { auction } from "./auction.js";
import { quarter, quarterPrices } from "./coarse.js";
import { type Layout, sum } from "./layout.js";
import { read } from "./lists.js";
import { seekerWorth } from "./prices.js";
import { search } from "./search.js";
import { begin, exitWorth, type Flow } from "./state.js";

/** Of so many seekers one is drawn for the first prices, from so many seekers on. */
const drawnOf = 4;
const drawnFrom = 64;
/** The first step, as a share of how far the first few worths in a list fall, and how much smaller the second one is. */
const fewWorths = 16;
const firstStep = 0.1;
const secondStep = 0.2;
const steps = 2;
/** Bids per place in a round with and without a step, and readings of scores in any. */
const bidsPerStep = 30;
const bidsPerPlace = 12;
const readingsPerPlace = 6;
/** With fewer places than this a smaller problem would say nothing. */
const fewPlaces = 64;

/** A flow and how many rounds of bids and searches it took. */
export interface Found {
  readonly flow: Flow;
  readonly phases: number;
}

/** Fills all places of both sides as well as possible, and gives that where it is the best of all choices. */
export function filled(layout: Layout, options: SolveOptions, progress: (done: number) => void): Found | undefined {
  const places = sum(layout.seekerPlaces);
  // All places can be filled only if each person has as many others to meet.
  if (places === 0 || places !== sum(layout.hostMost) || places !== sum(layout.seekerMost)) return undefined;
  const found = tried(layout, options, progress);
  return sum(found.flow.seekerLoad) === places && isBest(found.flow) ? found : undefined;
}

/** The trial itself: bids with two steps, of which only the prices are kept, bids without, and searches for the rest. */
function tried(layout: Layout, options: SolveOptions, progress: (done: number) => void): Found {
  const places = sum(layout.seekerPlaces);
  let flow = begin(layout, firstPrices(layout));
  let step = places < fewPlaces ? 0 : Math.floor(firstStep * depth(flow));
  let phases = 1;
  for (let round = 0; round < steps && step > 0; round++) {
    const isDone = auction(flow, step, bidsPerStep * places, readingsPerPlace * places, options);
    if (round === 0 && !isDone) {
      // All want the same hosts, in the same order: prices have far to go, and not by bids.
      const smaller = quarter(layout);
      const found = tried(smaller, options, () => {});
      flow = begin(layout, quarterPrices(layout, smaller, found.flow));
      phases += found.phases;
      break;
    }
    phases++;
    step = Math.floor(secondStep * step);
    // The lists are kept too: their bounds stay true, as prices have only risen.
    flow = { ...begin(layout, flow.price), lists: flow.lists };
  }
  auction(flow, 0, bidsPerPlace * places, readingsPerPlace * places, options);
  search(flow, options, progress);
  return { flow, phases };
}

/**
 * For each host the score that it reaches with as many of the seekers drawn as it has places for; 0 where there are not so
 * many.
 */
function firstPrices(layout: Layout): Float64Array {
  const { seekers, hosts, scores, hostMost } = layout;
  const step = seekers < drawnFrom ? 1 : drawnOf;
  const first = new Int32Array(hosts + 1);
  for (let host = 0; host < hosts; host++) first[host + 1] = first[host]! + Math.ceil(hostMost[host]! / step);
  const best = new Float64Array(first[hosts]!).fill(Number.NEGATIVE_INFINITY);
  const least = new Float64Array(hosts).fill(Number.NEGATIVE_INFINITY);
  for (let host = 0; host < hosts; host++) if (hostMost[host] === 0) least[host] = Number.POSITIVE_INFINITY;
  for (let seeker = 0; seeker < seekers; seeker += step) {
    const base = seeker * hosts;
    for (let host = 0; host < hosts; host++) {
      const score = scores[base + host]!;
      if (!(score > least[host]!)) continue;
      const start = first[host]!;
      let at = first[host + 1]! - 1;
      for (; at > start && best[at - 1]! < score; at--) best[at] = best[at - 1]!;
      best[at] = score;
      least[host] = best[first[host + 1]! - 1]!;
    }
  }
  return least.map((score) => (Number.isFinite(score) ? score : 0));
}

/** How far the first few worths in a list fall, on average over the seekers drawn, whose lists it reads. */
function depth(flow: Flow): number {
  const { lists, layout } = flow;
  let total = 0;
  let count = 0;
  for (let seeker = 0; seeker < layout.seekers; seeker += drawnOf) {
    if (layout.seekerPlaces[seeker] === 0) continue;
    read(lists, seeker, flow.price, false);
    const start = seeker * lists.most;
    const last = Math.min(fewWorths, lists.count[seeker]!) - 1;
    if (last > 0) total += lists.value[start]! - lists.value[start + last]!;
    count++;
  }
  return count === 0 ? 0 : total / count;
}

/** Puts the prices to the levels, see above, and raises them as far as the hosts want. */
function isBest(flow: Flow): boolean {
  const { layout, price, seekerLoad } = flow;
  const levelled = { ...flow, asked: undefined };
  let rise = Number.NEGATIVE_INFINITY;
  for (let host = 0; host < layout.hosts; host++) {
    if (layout.hostMost[host]! > 0) rise = Math.max(rise, lastAsk(layout, host) - price[host]!);
  }
  const worth = seekerWorth(flow);
  for (let seeker = 0; seeker < layout.seekers; seeker++) {
    const load = seekerLoad[seeker]!;
    if (load > 0 && worth[seeker]! - rise < exitWorth(levelled, seeker, load)) return false;
  }
  for (let host = 0; host < layout.hosts; host++) price[host]! += rise;
  return true;
}

/** What the last place of a host asks under the levels. */
function lastAsk(layout: Layout, host: number): number {
  return 0 - reward(layout.hostRewards, host, layout.hostMost[host]!);
}
