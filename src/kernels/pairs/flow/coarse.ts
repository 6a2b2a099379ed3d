// Source: the thought of solving a smaller problem first and starting from its prices, as in the scaling methods of R. K.
// Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall 1993), section 3.3; here it is the number of people
// that is scaled. Prices of hosts are a property of the whole market, so a part of the seekers with the same part of the
// places tells them well where all seekers rank the hosts alike, which is where bids alone get nowhere.
// Cost: time and memory O(seekers * hosts / 4). Ties: every fourth place counts, over all people in their order.
// Departures: none.
import type { Layout } from "./layout.js";
import { seekerWorth } from "./prices.js";
import type { Flow } from "./state.js";

const part = 4;

/** A problem with a quarter of the places of both sides; seekers who lose all their places are left out, hosts stay. */
export function quarter(layout: Layout): Layout {
  const { seekers, hosts, scores } = layout;
  const kept = everyFourth(layout.seekerPlaces);
  const places = kept.filter((count) => count > 0);
  const rows = new Float64Array(places.length * hosts);
  let row = 0;
  for (let seeker = 0; seeker < seekers; seeker++) {
    if (kept[seeker] === 0) continue;
    rows.set(scores.subarray(seeker * hosts, (seeker + 1) * hosts), row * hosts);
    row++;
  }
  return {
    ...layout,
    seekers: places.length,
    scores: rows,
    seekerMost: places,
    seekerPlaces: places,
    hostMost: everyFourth(layout.hostMost),
  };
}

/** How many of the places numbered 4, 8, 12 and so on each person has, where places are numbered through from 1. */
function everyFourth(most: Int32Array): Int32Array {
  let before = 0;
  let total = 0;
  return most.map((places) => {
    total += places;
    const count = Math.floor(total / part) - before;
    before += count;
    return count;
  });
}

/**
 * The prices that a solved quarter suggests for all hosts: its own, and for a host that lost all its places the highest at
 * which one of the seekers there would still rather have it than what they have.
 */
export function quarterPrices(layout: Layout, smaller: Layout, flow: Flow): Float64Array {
  const { hosts, hostMost } = layout;
  const price = flow.price.slice();
  const worth = seekerWorth(flow);
  const missing: number[] = [];
  for (let host = 0; host < hosts; host++) {
    if (hostMost[host]! === 0 || smaller.hostMost[host]! > 0) continue;
    missing.push(host);
    price[host] = Number.NEGATIVE_INFINITY;
  }
  for (let seeker = 0; seeker < smaller.seekers; seeker++) {
    if (flow.seekerLoad[seeker] === 0) continue;
    const base = seeker * hosts;
    for (const host of missing) {
      const most = smaller.scores[base + host]! - worth[seeker]!;
      if (most > price[host]!) price[host] = most;
    }
  }
  for (const host of missing) if (price[host] === Number.NEGATIVE_INFINITY) price[host] = 0;
  return price;
}
