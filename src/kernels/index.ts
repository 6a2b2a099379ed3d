// Source: none, the entry of `pairwright/kernels`: solvers on plain numbers, for researchers.

export { check, type Verdict, type Worth } from "./check.js";
export { assign } from "./pairs/assignment.js";
export { type ProblemInput, problem, type ScoresInput } from "./pairs/build.js";
export { bestPairFirst, rowsInOrder } from "./pairs/greedy.js";
export { solveHungarian } from "./pairs/munkres.js";
export { plainlyTransported } from "./pairs/plain-flow.js";
export { byLot } from "./pairs/random.js";
export { type Shortage, shortage } from "./pairs/shortage.js";
export type { PlacesOfOne, SidesInput } from "./pairs/sides.js";
export { spread } from "./pairs/spread.js";
export { transported } from "./pairs/transport.js";
export type {
  AnyPairs,
  AnyPeers,
  Kind,
  Kinds,
  LevelPrices,
  ListedPeersProblem,
  ListedProblem,
  Objective,
  OddSet,
  PeerPrices,
  PeersProblem,
  PeersSolution,
  Places,
  Prices,
  Problem,
  RoommatesProblem,
  RoommatesSolution,
  Sides,
  Solution,
  SolveOptions,
  Solver,
  StableProblem,
  StableSolution,
  Stage,
  Stop,
  StreamedProblem,
  Work,
} from "./problem.js";
export { best, type SolverName, solvers } from "./solvers.js";
export { whole } from "./whole.js";
