import { MILLION } from "../fit/fit.js";
import { check } from "../kernels/check.js";
import { formCircles } from "../kernels/circles/form.js";
import type { CirclesSolution } from "../kernels/problem.js";
import type { CirclesContext } from "./circles-context.js";
import type { CirclesAgainOptions } from "./circles-otherwise.js";
import type { CirclesPlan } from "./circles-plan.js";
import { contextOf } from "./context.js";
import { worthParts } from "./pose-circles.js";

/** What circles are worth, by levels, and how much better none can be. */
export interface CirclesReached {
  readonly people: number;
  /** In the whole numbers of the problem; `unit` of them are 1 in a plan. */
  readonly worth: number;
  readonly unit: number;
  /** No choice with as many circles places more people; where as many are placed, none is worth more. */
  readonly bound: { readonly people: number; readonly worth: number };
  readonly isProven: boolean;
}

/** What a plan has reached. */
export function reachedBy(plan: CirclesPlan): CirclesReached {
  const { problem, solution } = contextOf("prices", plan);
  const unit = MILLION * worthParts(problem);
  return {
    people: plan.totals.matched,
    worth: solution.total,
    unit,
    bound: { people: plan.bound.people, worth: Math.round(plan.bound.worth * unit) },
    isProven: plan.status === "optimal",
  };
}

/**
 * What the circles of a plan reach as they are, and with one place more in one of them: their number and their leads stay. The
 * search begins with the plan; exact where there are few people, or only the fit with leads counts.
 */
export function withPlaceInCircle(
  context: CirclesContext,
  circle: number,
  { steps, signal }: CirclesAgainOptions,
): CirclesReached {
  const { problem, solution, options } = context;
  const max = problem.sizes.max.slice();
  max[circle] = (max[circle] ?? 0) + 1;
  const wider = { ...problem, sizes: { min: problem.sizes.min, max } };
  const wanted = steps ?? options.steps;
  const found = formCircles(wider, {
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(wanted === undefined ? {} : { steps: wanted }),
    ...(signal === undefined ? {} : { signal }),
    start: solution.circleOf,
  });
  return reached(wider, found);
}

/** What a solution reaches, read by the check that does not know the solver. */
export function reachedIn({ problem, solution }: CirclesContext): CirclesReached {
  return reached(problem, solution);
}

function reached(problem: CirclesContext["problem"], solution: CirclesSolution): CirclesReached {
  const verdict = check(problem, solution);
  if (!verdict.feasible) throw new Error("pairwright: circles that keep all rules were not found again");
  const { people } = problem;
  const sum = problem.priority.reduce((all, one) => all + one, 0);
  // Everybody counts 1 and all earlier byes together, and their own byes besides.
  const perPerson = people === 0 ? 1 : 1 + (sum - people) / (people + 1);
  return {
    people: solution.circleOf.reduce((count, circle) => count + (circle < 0 ? 0 : 1), 0),
    worth: solution.total,
    unit: MILLION * worthParts(problem),
    bound: { people: Math.floor(verdict.bound.priority / perPerson), worth: verdict.bound.fit },
    isProven: verdict.optimal,
  };
}
