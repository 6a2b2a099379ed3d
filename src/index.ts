/**
 * Pairwright turns survey and skills profiles into weighted compatibility and solves one-on-one assignments that are
 * proven, explained, and repeatable. This entry is safe in a browser; `pairwright/kernels` has the solvers on plain numbers,
 * `pairwright/node` the files.
 */
export * from "./cohort/index.js";
export type { Conflict, PersonRef } from "./constraints/conflicts.js";
export type { Lists } from "./constraints/lists.js";
export type { PeerGroup, PeerLists } from "./constraints/peer-lists.js";
export * from "./criteria/index.js";
export { type Mistake, PairwrightError } from "./errors.js";
export type { FitWarning } from "./fit/influence.js";
export type { Contribution } from "./fit/value.js";
export type { SolverName } from "./kernels/pairs-solvers.js";
export type { PeersSolverName } from "./kernels/peers-solvers.js";
export type { Solver, Stop } from "./kernels/problem.js";
export type {
  CriterionFacts,
  Expected,
  Finding,
  FindingCode,
  FindingFacts,
  FindingOf,
  LoneOption,
  PeopleFacts,
  Severity,
  SkillBalance,
} from "./lint/finding.js";
export { type Lint, type LintOptions, type LintProgress, lint } from "./lint/lint.js";
export type { Evidence, Measure, Requirement, RowScorer } from "./measure.js";
export type { AnyOutcome, AnyPlan } from "./plan/any-plan.js";
export { type MatchOptions, match, type Progress } from "./plan/match.js";
export type { PeersMatchOptions } from "./plan/match-peers.js";
export type { Objective, PlanObjective, ReadObjective } from "./plan/objective.js";
export type {
  FeasiblePeersPlan,
  OptimalPeersPlan,
  PeersBody,
  PeersGroup,
  PeersOutcome,
  PeersPlan,
  PeersPrices,
  UnmatchedPeer,
} from "./plan/peers-plan.js";
export type {
  CriterionInPlan,
  FeasiblePlan,
  Infeasible,
  JudgedBody,
  OptimalPlan,
  Outcome,
  Plan,
  PlanBody,
  PlanPair,
  Price,
  Unmatched,
  Warning,
} from "./plan/plan.js";
export type { PlanRecord } from "./plan/record.js";
export type { RunOptions } from "./plan/run.js";
export { settled } from "./plan/settled.js";
export {
  type BothWays,
  builtInRules,
  type Capacity,
  type Criterion,
  floorRule,
  type Judging,
  type PairIds,
  type PairsDefinition,
  type PairsProgram,
  type PeerCriterion,
  type PeerRule,
  type PeersDefinition,
  type PeersProgram,
  type People,
  type PersonOf,
  type PersonSchema,
  pairs,
  peers,
  type Roles,
  type Rule,
} from "./program.js";
export { type Alternative, type Alternatives, type AlternativesOptions, alternatives } from "./reasons/alternatives.js";
export { type ExplainOptions, explain } from "./reasons/explain.js";
export type { PeerPair, PeersExplainOptions } from "./reasons/explain-peers.js";
export { type Firmness, type FirmnessOptions, firmness, type PairFirmness } from "./reasons/firmness.js";
export { type NextBest, type NextBestOptions, nextBest } from "./reasons/next-best.js";
export { type PairPrice, pairPrice } from "./reasons/pair-price.js";
export { type PlacePrice, type PlacePricesOptions, placePrices } from "./reasons/place-prices.js";
export type { ChangePrice, Cost, NamesOption } from "./reasons/price.js";
export type { PairReasons, Partner } from "./reasons/reasons.js";
export { type RulePrice, type RulePricesOptions, rulePrices } from "./reasons/rule-prices.js";
export { type Clash, type ClashMember, smallestClash } from "./reasons/smallest-clash.js";
export type { WeightTrial } from "./reasons/weight-trials.js";
export { type WayToPlace, type WhyNobody, type WhyNobodyOptions, whyNobody } from "./reasons/why-nobody.js";
export * from "./report/index.js";
export { version } from "./version.js";
