// Source: the capacitated transportation problem as one min-cost flow with convex costs: R. K. Ahuja, T. L. Magnanti and J.
// B. Orlin, "Network Flows" (Prentice Hall 1993), sections 9.7 and 14.4; found by an auction (`flow/auction.ts`), which
// serves nearly everybody, and exact shortest paths (`flow/search.ts`) for the rest.
//
// 1. `flow/layout.ts`: the side with fewer places seeks, the other hosts. A host with several places has one price.
// 2. Where both sides have the same number of places, all of them are filled as well as possible (`flow/full.ts`), which is
//    the answer if the levels agree.
// 3. Otherwise hosts start at what their first place asks, seekers bid, and searches place those who are left.
// 4. `flow/least.ts`: the least prices of the columns, which do not depend on the way and whose levels can be told apart.
//
// Cost: near rows * columns for reading the scores once and a few bids per place in practice; at worst time O(places * rows
// * columns); memory O(rows * list + columns + places of the seekers) besides the scores, and those once more where rows
// and columns are exchanged.
// Ties: see `flow/auction.ts` and `flow/search.ts`; a pair beyond a least number and a first partner is made only where it
// raises the total, so never for a score of 0; the loads of optimal choices are evened out at the end (`spread.ts`).
// Departures: lower bounds are a level of the same flow: the first min[i] partners of a person earn a reward above all
// priorities, so that what is best under the bounds is found in one pass, and an infeasible problem ends as near as it can.

import { decoded, levels } from "../levels.js";
import type { Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { priceOutsiders } from "./assignment.js";
import { auction } from "./flow/auction.js";
import { type Found, filled } from "./flow/full.js";
import { type Layout, largestSize, layout, sum } from "./flow/layout.js";
import { lowerPrices } from "./flow/least.js";
import { seekerWorth } from "./flow/prices.js";
import { search } from "./flow/search.js";
import { begin, type Flow } from "./flow/state.js";
import { solution } from "./solution.js";
import { spread } from "./spread.js";

/** Any least and most numbers of partners on both sides, in one flow, proven by prices. */
export const transport: Solver = Object.freeze({
  name: "transport",
  exact: true,
  refuses: refusesTransport,
  solve: transported,
});

function refusesTransport(problem: Problem): string | undefined {
  return problem.objective === "total" ? undefined : "it solves for the total only; use fair";
}

/** Bids per place, and readings of scores, before those who are left are placed by searches. */
const bidsPerPlace = 12;
const readingsPerPlace = 6;

/**
 * The best choice of pairs under places and priorities of both sides: bounds first, then priorities, then the total.
 *
 * The prices of the columns are the least that prove it: what one more place of a column would bring.
 *
 * Where the least numbers cannot be met, the status is `infeasible`, `shortfall` is as small as possible and there are no
 * prices; `shortage` then names the people who cannot be served.
 *
 * @throws PairwrightError when the numbers are too large to be summed exactly.
 */
export function transported(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("transport", refusesTransport(problem));
  options.signal?.throwIfAborted();
  const steps = levels(problem, largestSize(problem.scores));
  const view = layout(problem, steps);
  const progress = rising(options);
  const { flow, phases } = filled(view, options, progress) ?? open(view, options, progress);
  const pairs = pairsOf(flow);
  const seekers = seekerWorth(flow);
  const rowPrice = view.isTransposed ? flow.price : seekers;
  const columnPrice = view.isTransposed ? seekers : flow.price;
  lowerPrices(problem, steps, { ...pairs, rowPrice, columnPrice });
  priceOutsiders(problem, { rowPrice, columnPrice });
  const prices = { rows: decoded(rowPrice, steps), columns: decoded(columnPrice, steps) };
  const work = { phases, scans: flow.lists.scans, augmentations: flow.augmentations };
  const cells = Float64Array.from(pairs.row, (row, pair) => row * problem.columns + pairs.column[pair]!);
  const found = solution(problem, cells, "optimal", work, prices);
  progress(1);
  return found.status === "optimal" ? spread(problem, found) : found;
}

/** Reports what is done, but never less than before: a trial that fails has gone some way already. */
function rising(options: SolveOptions): (done: number) => void {
  let reported = 0;
  options.onProgress?.(0);
  return (done) => {
    if (done <= reported) return;
    reported = done;
    options.onProgress?.(done);
  };
}

/** From what the first places ask: bids, then searches. */
function open(view: Layout, options: SolveOptions, progress: (done: number) => void): Found {
  const flow = begin(view);
  const places = sum(view.seekerPlaces);
  auction(flow, 0, bidsPerPlace * places, readingsPerPlace * places, options);
  search(flow, options, progress);
  return { flow, phases: 1 };
}

/** Row and column of every chosen pair, in the order of the seekers. */
function pairsOf({ owner, partner, layout, seekerLoad }: Flow): { row: Int32Array; column: Int32Array } {
  const count = sum(seekerLoad);
  const seeker = new Int32Array(count);
  const host = new Int32Array(count);
  let pair = 0;
  for (let place = 0; place < partner.length; place++) {
    if (partner[place]! < 0) continue;
    seeker[pair] = owner[place]!;
    host[pair++] = partner[place]!;
  }
  return layout.isTransposed ? { row: host, column: seeker } : { row: seeker, column: host };
}
