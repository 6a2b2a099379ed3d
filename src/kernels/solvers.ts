// Source: none, the table of solvers. Cost, ties, departures: see each solver's own file.
import { assignment, refusesAssignment } from "./assignment.js";
import { greedy, greedyInFileOrder } from "./greedy.js";
import { hungarian } from "./munkres.js";
import type { Problem, Solver } from "./problem.js";
import { random } from "./random.js";
import { transport } from "./transport.js";

/** Every solver of a `Problem`, by name. */
export const solvers = Object.freeze({
  assignment,
  transport,
  munkres: hungarian,
  greedy,
  "greedy in file order": greedyInFileOrder,
  random,
} satisfies Record<string, Solver>);

/** The name of a solver in the table. */
export type SolverName = keyof typeof solvers;

/** The exact solver for a problem: `assignment` where everybody has one place at most and no least number, else `transport`. */
export function best(problem: Problem): Solver {
  return refusesAssignment(problem) === undefined ? assignment : transport;
}
