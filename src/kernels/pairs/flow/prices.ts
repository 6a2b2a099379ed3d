// Source: linear programming duality as in `check/pairs.ts`: the prices of the hosts determine those of the seekers.
// Cost: time O(seekers + places), memory O(seekers). Ties: none.
// Departures: of all numbers that are valid for a seeker the largest is taken.
import { exitWorth, type Flow } from "./state.js";

/**
 * The price of each seeker, encoded: what its least worthy partner is worth to it, or what leaving its next place empty
 * is, whichever is less; 0 for somebody without a place.
 */
export function seekerWorth(flow: Flow): Float64Array {
  const { layout, firstPlace, partner, score, price, seekerLoad } = flow;
  const worth = new Float64Array(layout.seekers);
  for (let seeker = 0; seeker < layout.seekers; seeker++) {
    const load = seekerLoad[seeker]!;
    const most = layout.seekerMost[seeker]!;
    if (most === 0) continue;
    let least = load < most ? exitWorth(flow, seeker, load + 1) : Number.POSITIVE_INFINITY;
    for (let place = firstPlace[seeker]!; place < firstPlace[seeker + 1]!; place++) {
      if (partner[place]! >= 0) least = Math.min(least, score[place]! - price[partner[place]!]!);
    }
    worth[seeker] = least;
  }
  return worth;
}
