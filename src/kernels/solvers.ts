// Source: none, the table of solvers by kind of problem. Cost, ties, departures: see each solver's own file.
import { circlesSolvers } from "./circles-solvers.js";
import { pairsSolvers } from "./pairs-solvers.js";
import { listedBlossom } from "./peers/blossom.js";
import { listedGreedyPeers, listedRandomPeers } from "./peers/greedy.js";
import { listedPrimalDual } from "./peers/primal-dual.js";
import { peersSolvers } from "./peers-solvers.js";
import type { Kind, Solver } from "./problem.js";
import { listedAssignment } from "./sparse/listed.js";
import { streamedAssignment } from "./sparse/streamed.js";
import { columnsPropose, rowsPropose } from "./stable/deferred-acceptance.js";
import { irving } from "./stable/roommates.js";

/** Every solver, by kind of problem and name. Your own fits beside them. */
export const solvers = Object.freeze({
  pairs: pairsSolvers,
  "listed pairs": Object.freeze({ assignment: listedAssignment }),
  "streamed pairs": Object.freeze({ assignment: streamedAssignment }),
  peers: peersSolvers,
  "listed peers": Object.freeze({
    blossom: listedBlossom,
    "primal dual": listedPrimalDual,
    greedy: listedGreedyPeers,
    random: listedRandomPeers,
  }),
  stable: Object.freeze({ "rows propose": rowsPropose, "columns propose": columnsPropose }),
  roommates: Object.freeze({ irving }),
  circles: circlesSolvers,
} satisfies { readonly [K in Kind]: Readonly<Record<string, Solver<K>>> });
