// Source: none, a translation: where only the fit of people with circles counts, circles are the columns of a transportation
// problem (`pairs/transport.ts`), whose prices prove the answer. Cost: that of the transport. Ties: those of the transport;
// loads of optimal choices are even. Departures: none.
import { tooLarge } from "../levels.js";
import { transported } from "../pairs/transport.js";
import type { CirclesProblem, CirclesSolution, Problem, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { isOptional } from "./sizes.js";
import { circlesSolution } from "./solution.js";
import { emptyState, fillFrom, out } from "./state.js";

/** Exact and proven where nothing but the fit with circles counts. */
export const circlesByTransport: Solver<"circles"> = Object.freeze({
  name: "transport",
  exact: true,
  refuses: refusesCircles,
  solve: transportedCircles,
});

function refusesCircles(problem: CirclesProblem): string | undefined {
  const { people, worth, coverage, counts, time, together } = problem;
  if (worth !== "sum" || coverage !== undefined) return "more than the fit with circles counts";
  if (counts.length > 0 || time !== undefined) return "there are rules about who is in a circle together";
  if (together.some((value, at) => value !== 0 && at % (people + 1) !== 0)) return "it counts who sits with whom";
  if (problem.sizes.min.some((_, circle) => isOptional(problem, circle)))
    return "a circle may be empty or have its least";
  if (tooLarge(sidesOf(problem)).length > 0) return "its levels would not fit into one exact number";
  return undefined;
}

function sidesOf({ people, circles, sizes, inCircle, priority, mustJoin }: CirclesProblem): Problem {
  return {
    kind: "pairs",
    objective: "total",
    rows: people,
    columns: circles,
    rowPlaces: { min: Int32Array.from(mustJoin), max: new Int32Array(people).fill(1) },
    columnPlaces: sizes,
    rowPriority: priority,
    columnPriority: new Int32Array(circles),
    scores: inCircle,
  };
}

/**
 * The best circles where only `inCircle` counts, proven by prices: what one more place of each circle would bring.
 *
 * @throws PairwrightError when anything else counts, see `refuses`.
 */
export function transportedCircles(problem: CirclesProblem, options: SolveOptions = {}): CirclesSolution {
  refuseUnfit("transport", refusesCircles(problem));
  const found = transported(sidesOf(problem), options);
  const circleOf = new Int32Array(problem.people).fill(out);
  for (let at = 0; at < found.pairs.length; at += 2) circleOf[found.pairs[at]!] = found.pairs[at + 1]!;
  const state = emptyState(problem);
  fillFrom(state, circleOf);
  const { broken, priority, total } = state;
  const status = found.status === "infeasible" ? "infeasible" : "optimal";
  const work = { ...found.work, steps: 0 };
  return circlesSolution(problem, { circleOf, broken, priority, total }, status, work, found.prices);
}
