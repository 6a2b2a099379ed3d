// Source: the capacitated transportation problem as one min-cost flow with convex costs: R. K. Ahuja, T. L. Magnanti and J.
// B. Orlin, "Network Flows" (Prentice Hall 1993), sections 9.7 and 14.4; found by an auction (`flow/auction.ts`), which
// serves nearly everybody, and exact shortest paths (`flow/search.ts`) for the rest.
//
// 1. `flow/layout.ts`: the side with fewer places seeks, the other hosts. A host with several places has one price.
// 2. Where both sides have the same number of places, all of them are filled as well as possible (`flow/full.ts`), which is
//    the answer if the levels agree.
// 3. Otherwise hosts start at what their first place asks, seekers bid, and searches place those who are left.
// 4. The number with which a pair (priority, fit) is compared is exact while a kernel runs. To be read as a pair again, the
//    fits of the prices must be small (`levels.ts`); shortest paths alone keep them so, and are all that is used in the
//    rare case that bids have made them large.
//
// Cost: near rows * columns for reading the scores once and a few bids per place in practice; at worst time O(places * rows
// * columns); memory O(rows * list + columns + places of the seekers) besides the scores, and those once more where rows
// and columns are exchanged.
// Ties: see `flow/auction.ts` and `flow/search.ts`; a pair beyond a least number and a first partner is made only where it
// raises the total, so never for a score of 0; the loads of optimal choices are evened out at the end (`spread.ts`).
// Departures: lower bounds are a level of the same flow: the first min[i] partners of a person earn a reward above all
// priorities, so that what is best under the bounds is found in one pass, and an infeasible problem ends as near as it can.

import { decoded, type Levels, levels } from "../levels.js";
import type { LevelPrices, Prices, Problem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { priceOutsiders } from "./assignment.js";
import { auction } from "./flow/auction.js";
import { type Found, filled } from "./flow/full.js";
import { type Layout, largestSize, layout, sum } from "./flow/layout.js";
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
 * Where the least numbers cannot be met, the status is `infeasible`, `shortfall` is as small as possible and there are no
 * prices; `shortage` then names the people who cannot be served.
 *
 * @throws PairwrightError when the numbers are too large to be summed exactly.
 */
export function transported(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("transport", refusesTransport(problem));
  const steps = levels(problem, largestSize(problem.scores));
  const view = layout(problem, steps);
  let reported = 0;
  const progress = (done: number) => {
    // A trial that failed has gone further already.
    if (done > reported || done === 0) options.onProgress?.(Math.max(reported, done));
    reported = Math.max(reported, done);
  };
  options.signal?.throwIfAborted();
  progress(0);
  let found = filled(view, options, progress) ?? open(view, bidsPerPlace, options, progress);
  let prices = pricesOf(problem, found.flow, steps);
  if (!areApart(prices, steps)) {
    found = open(view, 0, options, progress);
    prices = pricesOf(problem, found.flow, steps);
  }
  progress(1);
  const { flow, phases } = found;
  const work = { phases, scans: flow.lists.scans, augmentations: flow.augmentations };
  const solved = solution(problem, cellsOf(problem, flow), "optimal", work, prices);
  return solved.status === "optimal" ? spread(problem, solved) : solved;
}

/** From what the first places ask: bids, then searches. */
function open(view: Layout, bidsPerPlace: number, options: SolveOptions, progress: (done: number) => void): Found {
  const flow = begin(view);
  const places = sum(view.seekerPlaces);
  auction(flow, 0, bidsPerPlace * places, readingsPerPlace * places, options);
  search(flow, options, progress);
  return { flow, phases: 1 };
}

/** The prices of both sides of the problem, people without a place included. */
function pricesOf(problem: Problem, flow: Flow, steps: Levels): Prices {
  const { isTransposed } = flow.layout;
  const seekers = seekerWorth(flow);
  const prices = {
    rowPrice: isTransposed ? flow.price : seekers,
    columnPrice: isTransposed ? seekers : flow.price,
  };
  for (let column = 0; column < problem.columns; column++) {
    // Not to be counted by rows without a place, whose prices come before those of such columns.
    if (problem.columnPlaces.max[column] === 0) prices.columnPrice[column] = Number.POSITIVE_INFINITY;
  }
  priceOutsiders(problem, prices);
  return Object.freeze({ rows: decoded(prices.rowPrice, steps), columns: decoded(prices.columnPrice, steps) });
}

/**
 * Whether the levels can be read off these prices: the fit of a pair less two prices is below one step of priority, so the
 * sign of (priority, fit) is the sign of the number that the kernel compared. A score is at most an eighth of a step.
 */
function areApart(prices: Prices, steps: Levels): boolean {
  return largestFit(prices.rows) + largestFit(prices.columns) < steps.priority - steps.priority / 8;
}

function largestFit({ fit }: LevelPrices): number {
  let largest = 0;
  for (let person = 0; person < fit.length; person++) largest = Math.max(largest, Math.abs(fit[person]!));
  return largest;
}

/** row * columns + column of every chosen pair. */
function cellsOf(problem: Problem, flow: Flow): Float64Array {
  const { owner, partner, layout } = flow;
  const cells = new Float64Array(sum(flow.seekerLoad));
  let count = 0;
  for (let place = 0; place < partner.length; place++) {
    if (partner[place]! < 0) continue;
    const row = layout.isTransposed ? partner[place]! : owner[place]!;
    const column = layout.isTransposed ? owner[place]! : partner[place]!;
    cells[count++] = row * problem.columns + column;
  }
  return cells;
}
