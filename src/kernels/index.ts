// Source: none, the entry of `pairwright/kernels`: solvers on plain numbers, for researchers.

export { type ClaimedLottery, checkLottery, type LotteryVerdict } from "./check/lottery.js";
export { check, type Verdict, type Worth } from "./check.js";
export { type Newcomer, type Resolvable, type ResolvableOptions, resolvable } from "./dynamic/resolvable.js";
export type { Change } from "./dynamic/whole.js";
export { draw, drawn } from "./fair/draw.js";
export { fairly } from "./fair/fair.js";
export { type Cap, capsOf, type Lottery, type LotteryOptions, lottery } from "./fair/lottery.js";
export { assign } from "./pairs/assignment.js";
export { type ProblemInput, problem, type ScoresInput } from "./pairs/build.js";
export { bestPairFirst, rowsInOrder } from "./pairs/greedy.js";
export { solveHungarian } from "./pairs/munkres.js";
export { byLot } from "./pairs/random.js";
export { type Shortage, shortage } from "./pairs/shortage.js";
export type { PlacesOfOne, SidesInput } from "./pairs/sides.js";
export { spread } from "./pairs/spread.js";
export { transported } from "./pairs/transport.js";
export { matchPeers } from "./peers/blossom.js";
export {
  type ListedPeersInput,
  listedPeersProblem,
  type PeerScoresInput,
  type PeersInput,
  peersProblem,
} from "./peers/build.js";
export { bestPeersFirst, peersByLot } from "./peers/greedy.js";
export { matchPeersPlainly } from "./peers/primal-dual.js";
export type {
  AnyPairs,
  AnyPeers,
  FewestStage,
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
  PriorityStage,
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
  TotalStage,
  Work,
} from "./problem.js";
export {
  type Costs,
  forbiddenPrices,
  forcedPrices,
  type Moves,
  type WorthOfPlaces,
  worthOfPlaces,
} from "./ranking/forcing.js";
export { inEveryOptimum, inSomeOptimum } from "./ranking/optima.js";
export { type Proven, proven } from "./ranking/proven.js";
export { ranked } from "./ranking/ranked.js";
export { best, type SolverName, solvers } from "./solvers.js";
export { whole } from "./whole.js";
