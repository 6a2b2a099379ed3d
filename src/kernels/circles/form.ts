// Source: none, the choice of a method. Cost: that of the method. Ties: its own. Departures: none.
import type { CirclesProblem, CirclesSolution, Solver } from "../problem.js";
import { annealing, type CirclesOptions, searchCircles } from "./search.js";
import { divide, subsets } from "./subsets.js";
import { circlesByTransport, transportedCircles } from "./transport.js";

/**
 * The solver for a problem of circles: exact by transport where only the fit with circles counts, exact by looking at every
 * subset of up to 18 people, else annealing.
 */
export function bestForCircles(problem: CirclesProblem): Solver<"circles"> {
  if (circlesByTransport.refuses(problem) === undefined) return circlesByTransport;
  return subsets.refuses(problem) === undefined ? subsets : annealing;
}

/**
 * Circles by the method that fits the problem, see `bestForCircles`; `steps` and `start` are for the annealing, the exact
 * methods need neither.
 *
 * @throws whatever `signal.throwIfAborted` throws.
 * @example
 * ```ts
 * const problem = circlesProblem({ people: 3, circles: 1, sizes: 2, together: [[0, 5, 1], [5, 0, 2], [1, 2, 0]] });
 * formCircles(problem).circleOf; // Int32Array [0, 0, -1]
 * ```
 */
export function formCircles(problem: CirclesProblem, options: CirclesOptions = {}): CirclesSolution {
  const solver = bestForCircles(problem);
  if (solver === circlesByTransport) return transportedCircles(problem, options);
  return solver === subsets ? divide(problem, options) : searchCircles(problem, options);
}
