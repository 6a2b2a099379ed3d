// Source: none, the table of solvers by kind of problem. Cost, ties, departures: see each solver's own file.
import { fair } from "./fair/fair.js";
import { assignment, refusesAssignment } from "./pairs/assignment.js";
import { deferredAcceptance } from "./pairs/deferred-acceptance.js";
import { greedy, greedyInFileOrder } from "./pairs/greedy.js";
import { hungarian } from "./pairs/munkres.js";
import { plainFlow } from "./pairs/plain-flow.js";
import { random } from "./pairs/random.js";
import { shortestPaths } from "./pairs/shortest-paths.js";
import { transport } from "./pairs/transport.js";
import { blossom, listedBlossom } from "./peers/blossom.js";
import { greedyPeers, listedGreedyPeers, listedRandomPeers, randomPeers } from "./peers/greedy.js";
import { listedPrimalDual, primalDual } from "./peers/primal-dual.js";
import type { Kind, Problem, Solver } from "./problem.js";
import { listedAssignment } from "./sparse/listed.js";
import { streamedAssignment } from "./sparse/streamed.js";
import { columnsPropose, rowsPropose } from "./stable/deferred-acceptance.js";
import { irving } from "./stable/roommates.js";

/** Every solver, by kind of problem and name. Your own fits beside them. */
export const solvers = Object.freeze({
  pairs: Object.freeze({
    assignment,
    "shortest paths": shortestPaths,
    transport,
    fair,
    "plain flow": plainFlow,
    munkres: hungarian,
    greedy,
    "greedy in file order": greedyInFileOrder,
    "deferred acceptance": deferredAcceptance,
    random,
  }),
  "listed pairs": Object.freeze({ assignment: listedAssignment }),
  "streamed pairs": Object.freeze({ assignment: streamedAssignment }),
  peers: Object.freeze({ blossom, "primal dual": primalDual, greedy: greedyPeers, random: randomPeers }),
  "listed peers": Object.freeze({
    blossom: listedBlossom,
    "primal dual": listedPrimalDual,
    greedy: listedGreedyPeers,
    random: listedRandomPeers,
  }),
  stable: Object.freeze({ "rows propose": rowsPropose, "columns propose": columnsPropose }),
  roommates: Object.freeze({ irving }),
} satisfies { readonly [K in Kind]: Readonly<Record<string, Solver<K>>> });

/** The name of a solver of pairs in the table. */
export type SolverName = keyof (typeof solvers)["pairs"];

/**
 * The exact solver for a problem: `fair` for every objective but the total; for the total `assignment` where everybody has
 * one place at most and no least number, else `transport`.
 */
export function best(problem: Problem): Solver {
  if (problem.objective !== "total") return fair;
  return refusesAssignment(problem) === undefined ? assignment : transport;
}
