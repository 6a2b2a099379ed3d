// Source: none, the table of solvers of peers; apart from the other kinds, so that who matches peers loads no more.
// Cost, ties, departures: see each solver's own file.
import { blossom } from "./peers/blossom.js";
import { greedyPeers, randomPeers } from "./peers/greedy.js";
import { primalDual } from "./peers/primal-dual.js";
import type { Solver } from "./problem.js";

/** Every solver of peers whose scores are a matrix, by name. */
export const peersSolvers = Object.freeze({
  blossom,
  "primal dual": primalDual,
  greedy: greedyPeers,
  random: randomPeers,
} satisfies Readonly<Record<string, Solver<"peers">>>);

/** The name of a solver of peers in the table. */
export type PeersSolverName = keyof typeof peersSolvers;
