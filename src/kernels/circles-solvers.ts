// Source: none, the table of solvers of circles; apart from the other kinds, so that who forms circles loads no more.
// Cost, ties, departures: see each solver's own file.
import { annealing } from "./circles/search.js";
import { subsets } from "./circles/subsets.js";
import { circlesByTransport } from "./circles/transport.js";
import type { Solver } from "./problem.js";

/** Every solver of circles, by name. */
export const circlesSolvers = Object.freeze({
  annealing,
  subsets,
  transport: circlesByTransport,
} satisfies Readonly<Record<string, Solver<"circles">>>);

/** The name of a solver of circles in the table. */
export type CirclesSolverName = keyof typeof circlesSolvers;
