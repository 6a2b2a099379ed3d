// Source: none, the entry of `pairwright/kernels`: solvers on plain numbers, for researchers.

export { check, type StableVerdict, type Verdict, type Worth } from "./check.js";
export { assign } from "./pairs/assignment.js";
export { type ProblemInput, problem, type ScoresInput } from "./pairs/build.js";
export { stableByScore } from "./pairs/deferred-acceptance.js";
export { bestPairFirst, rowsInOrder } from "./pairs/greedy.js";
export { solveHungarian } from "./pairs/munkres.js";
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
  StableWork,
  Stage,
  Stop,
  StreamedProblem,
  Work,
} from "./problem.js";
export { best, type SolverName, solvers } from "./solvers.js";
export { type RoommatesInput, roommatesProblem, type StableInput, stableProblem } from "./stable/build.js";
export { proposedByColumns, proposedByRows } from "./stable/deferred-acceptance.js";
export { type Preferences, type Rest, ranksOf } from "./stable/preferences.js";
export { roommates } from "./stable/roommates.js";
export { whole } from "./whole.js";
