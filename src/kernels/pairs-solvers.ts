// Source: none, the table of solvers of pairs; apart from the other kinds, so that who matches one-on-one loads no more.
// Cost, ties, departures: see each solver's own file.
import { fair } from "./fair/fair.js";
import { assignment, refusesAssignment } from "./pairs/assignment.js";
import { deferredAcceptance } from "./pairs/deferred-acceptance.js";
import { greedy, greedyInFileOrder } from "./pairs/greedy.js";
import { hungarian } from "./pairs/munkres.js";
import { plainFlow } from "./pairs/plain-flow.js";
import { random } from "./pairs/random.js";
import { shortestPaths } from "./pairs/shortest-paths.js";
import { transport } from "./pairs/transport.js";
import type { Problem, Solver } from "./problem.js";

/** Every solver of pairs of two sides, by name. */
export const pairsSolvers = Object.freeze({
  assignment,
  "shortest paths": shortestPaths,
  transport,
  "plain flow": plainFlow,
  fair,
  munkres: hungarian,
  greedy,
  "greedy in file order": greedyInFileOrder,
  "deferred acceptance": deferredAcceptance,
  random,
} satisfies Readonly<Record<string, Solver>>);

/** The name of a solver of pairs in the table. */
export type SolverName = keyof typeof pairsSolvers;

/**
 * The exact solver for a problem: `fair` for every objective but the total; for the total `assignment` where everybody has
 * one place at most and no least number, else `transport`.
 */
export function best(problem: Problem): Solver {
  if (problem.objective !== "total") return fair;
  return refusesAssignment(problem) === undefined ? assignment : transport;
}
