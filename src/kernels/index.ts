// Source: none, the entry of `pairwright/kernels`: solvers on plain numbers, for researchers.
export { assign } from "./assignment.js";
export { type PlacesOfOne, type ProblemInput, problem, type ScoresInput } from "./build.js";
export { check, type Verdict, type Worth } from "./check.js";
export { bestPairFirst, rowsInOrder } from "./greedy.js";
export { solveHungarian } from "./munkres.js";
export type {
  LevelPrices,
  Places,
  Prices,
  Problem,
  Solution,
  SolveOptions,
  Solver,
  Stop,
  Work,
} from "./problem.js";
export { byLot } from "./random.js";
export { type Shortage, shortage } from "./shortage.js";
export { best, type SolverName, solvers } from "./solvers.js";
export { spread } from "./spread.js";
export { transported } from "./transport.js";
export { whole } from "./whole.js";
