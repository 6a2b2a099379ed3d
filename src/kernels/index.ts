// Source: none, the entry of `pairwright/kernels`: solvers on plain numbers, for researchers.

export { checkLottery, type LotteryVerdict } from "./check/lottery.js";
export { checkRounds, type RoundsVerdict } from "./check/rounds.js";
export { checkRoundsTotal } from "./check/rounds-total.js";
export { checkTrio } from "./check/trio.js";
export { type BoundBy, type CirclesVerdict, check, type StableVerdict, type Verdict, type Worth } from "./check.js";
export { type CirclesInput, circlesProblem, type TableInput } from "./circles/build.js";
export { type CirclesOrder, canonicalOrder } from "./circles/canonical.js";
export { bestForCircles, formCircles } from "./circles/form.js";
export type { Incumbent, Standing } from "./circles/incumbent.js";
export { arranged, reordered, restored } from "./circles/reorder.js";
export { type CirclesOptions, searchCircles } from "./circles/search.js";
export { divide } from "./circles/subsets.js";
export { transportedCircles } from "./circles/transport.js";
export type { Peeked } from "./dynamic/peek.js";
export { type Newcomer, type Resolvable, type ResolvableOptions, resolvable } from "./dynamic/resolvable.js";
export type { Change } from "./dynamic/whole.js";
export { draw, drawn } from "./fair/draw.js";
export { fairly } from "./fair/fair.js";
export { type LotteryOptions, lottery } from "./fair/lottery.js";
export { assign } from "./pairs/assignment.js";
export { type ProblemInput, problem, type ScoresInput } from "./pairs/build.js";
export { stableByScore } from "./pairs/deferred-acceptance.js";
export { bestPairFirst, rowsInOrder } from "./pairs/greedy.js";
export { solveHungarian } from "./pairs/munkres.js";
export { plainlyTransported } from "./pairs/plain-flow.js";
export { byLot } from "./pairs/random.js";
export { type Shortage, shortage } from "./pairs/shortage.js";
export type { PlacesOfOne, SidesInput } from "./pairs/sides.js";
export { spread } from "./pairs/spread.js";
export { transported } from "./pairs/transport.js";
export { best, type SolverName } from "./pairs-solvers.js";
export { type PeersAgain, type PeersChange, peersAgain } from "./peers/again.js";
export { type Barrier, barriersOf } from "./peers/barriers.js";
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
export { rankedPeers } from "./peers/ranked.js";
export { withBestTrio, withSomeTrio } from "./peers/trio.js";
export type { TrioProblem, TrioProof, TrioSolution } from "./peers/trio-problem.js";
export type { PeersSolverName } from "./peers-solvers.js";
export type {
  AnyPairs,
  AnyPeers,
  Cap,
  CirclesProblem,
  CirclesSolution,
  CirclesWork,
  CountRule,
  Coverage,
  FewestStage,
  Kind,
  Kinds,
  LevelPrices,
  ListedPeersProblem,
  ListedProblem,
  Lottery,
  MeanAndWorst,
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
  SharedTime,
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
export { forbiddenPrice, forcedPrice, nearestOther, type OneCost } from "./ranking/one.js";
export { inEveryOptimum, inSomeOptimum } from "./ranking/optima.js";
export { type Proven, proven } from "./ranking/proven.js";
export { ranked } from "./ranking/ranked.js";
export { type RoundsInput, roundsProblem } from "./rounds/build.js";
export type { Over, PossibleRounds, Round, RoundsProblem, RoundsSolution } from "./rounds/contract.js";
export { type MostRounds, mostRounds } from "./rounds/most-rounds.js";
export { planRounds, type RoundsOptions } from "./rounds/plan.js";
export { possibleRounds } from "./rounds/possible.js";
export { roundsTotalAtMost, type TotalBound } from "./rounds/total-bound.js";
export { solvers } from "./solvers.js";
export {
  type CandidatesInput,
  type ListedInput,
  listedProblem,
  type StreamedInput,
  streamedProblem,
} from "./sparse/build.js";
export { type CandidatesOptions, candidates } from "./sparse/candidates.js";
export { assignListed } from "./sparse/listed.js";
export { assignStreamed, type Effort } from "./sparse/streamed.js";
export { type RoommatesInput, roommatesProblem, type StableInput, stableProblem } from "./stable/build.js";
export { proposedByColumns, proposedByRows } from "./stable/deferred-acceptance.js";
export { type Preferences, type Rest, ranksOf } from "./stable/preferences.js";
export { roommates } from "./stable/roommates.js";
export { whole } from "./whole.js";
