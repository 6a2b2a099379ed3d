/**
 * Pairwright turns survey and skills profiles into weighted compatibility and solves one-on-one assignments that are
 * proven, explained, and repeatable. This entry is safe in a browser; `pairwright/kernels` has the solvers on plain numbers,
 * `pairwright/node` the files.
 */
export * from "./cohort/index.js";
export type { CircleLists } from "./constraints/circle-lists.js";
export type { Conflict, PersonRef } from "./constraints/conflicts.js";
export type { Lists } from "./constraints/lists.js";
export type { PeerGroup, PeerLists, RoundsLists } from "./constraints/peer-lists.js";
export * from "./criteria/index.js";
export { type Mistake, PairwrightError } from "./errors.js";
export type { FitWarning } from "./fit/influence.js";
export type { Contribution } from "./fit/value.js";
export type { CirclesSolverName } from "./kernels/circles-solvers.js";
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
export type { CommonTime, Evidence, Measure, Requirement, RowScorer, Starts } from "./measure.js";
export type { AnyOutcome, AnyPlan } from "./plan/any-plan.js";
export type { ApprovedPlan, Author, PlanApproval } from "./plan/approved.js";
export type { CircleStart, CirclesMatchOptions } from "./plan/circles-options.js";
export type {
  CircleMember,
  CirclesBody,
  CirclesOutcome,
  CirclesPlan,
  FeasibleCirclesPlan,
  OptimalCirclesPlan,
  PlanCircle,
  UnmatchedMember,
} from "./plan/circles-plan.js";
export type { FewChanges, PerChange, ReadFewChanges, StandingCounts } from "./plan/few-changes.js";
export type {
  AnyStepOutcome,
  AnyStepPlan,
  Assigned,
  FormatsOutcome,
  FormatsPlan,
  FormatsRecord,
  InfeasibleFormats,
  StepCause,
  StepPlan,
  StepTotals,
  Unplaced,
} from "./plan/formats-plan.js";
export type {
  AddedFit,
  CirclesHookAnswers,
  HookAnswers,
  HookReason,
  HookStop,
  LeaveOut,
  NamedByRole,
  NamedInGroup,
  PairsHookAnswers,
  PeersHookAnswers,
} from "./plan/hooks/answers.js";
export type {
  CirclesHooks,
  Hook,
  Hooked,
  Hooks,
  PairsHooks,
  PeersHooks,
  RoundsHooks,
} from "./plan/hooks/hooks.js";
export type {
  EligibilityView,
  IntakeView,
  RuleCounts,
  ScoresView,
  TwoByRole,
  TwoOfGroup,
} from "./plan/hooks/views.js";
export { match } from "./plan/match.js";
export type { FormatsMatchOptions } from "./plan/match-formats.js";
export type { MatchOptions } from "./plan/match-pairs.js";
export type { PeersMatchOptions } from "./plan/match-peers.js";
export type { RoundsMatchOptions } from "./plan/match-rounds.js";
export type { Objective, PlanObjective, ReadObjective, RecordedObjective } from "./plan/objective.js";
export type { OverruledRule } from "./plan/overruled.js";
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
  Noun,
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
export type {
  FeasibleRoundsPlan,
  OptimalRoundsPlan,
  PersonInRounds,
  PlannedRound,
  ProvenOfRounds,
  RoundsBody,
  RoundsGroup,
  RoundsOutcome,
  RoundsPlan,
  RoundsPossible,
  UnmatchedInRounds,
} from "./plan/rounds-plan.js";
export { type RoundsWithoutRepeatOptions, roundsWithoutRepeat } from "./plan/rounds-without-repeat.js";
export type { Progress, RunOptions } from "./plan/run.js";
export { settled } from "./plan/settled.js";
export type { AnyStepOptions, StepOptions } from "./plan/step-runs.js";
export {
  type BothWays,
  builtInRules,
  type Capacity,
  type CircleCriterion,
  type CircleMeeting,
  type CirclePairRule,
  type CircleRoles,
  type CircleRule,
  type CirclesDefinition,
  type CirclesProgram,
  type Criterion,
  circles,
  type FirstOfRounds,
  type FormatsDefinition,
  type FormatsProgram,
  floorRule,
  formats,
  type Judging,
  type LeftOver,
  type PairIds,
  type PairsDefinition,
  type PairsProgram,
  type PeerCriterion,
  type PeerJudging,
  type PeerJudgingDefinition,
  type PeerRule,
  type PeersDefinition,
  type PeersProgram,
  type People,
  type PersonOf,
  type PersonSchema,
  pairs,
  peers,
  type Roles,
  type RoundsDefinition,
  type RoundsProgram,
  type Rule,
  rounds,
  type Step,
  type StepDefinition,
  type StepProgram,
  type StepPrograms,
} from "./program.js";
export { type Alternative, type Alternatives, type AlternativesOptions, alternatives } from "./reasons/alternatives.js";
export type { CirclesCost, CirclesPriceOptions } from "./reasons/circle-cost.js";
export type { NextBestCircle } from "./reasons/circle-next-best.js";
export type { CirclePair, CirclePairPrice } from "./reasons/circle-pair-price.js";
export type { CirclePlacePrice } from "./reasons/circle-place-prices.js";
export type {
  CircleChange,
  CirclePairReasons,
  CirclePlace,
  CircleQuestion,
  Companion,
  CoveredWish,
  MemberReasons,
  MoveReasons,
} from "./reasons/circle-reasons.js";
export type { CircleRulePrice } from "./reasons/circle-rule-prices.js";
export { type ExplainOptions, explain } from "./reasons/explain.js";
export type { CirclesExplainOptions } from "./reasons/explain-circles.js";
export type { PeerPair, PeersExplainOptions } from "./reasons/explain-peers.js";
export type { OnePerson } from "./reasons/explain-rounds.js";
export { type Firmness, type FirmnessOptions, firmness, type PairFirmness } from "./reasons/firmness.js";
export { type NextBest, type NextBestOptions, nextBest } from "./reasons/next-best.js";
export { type PairPrice, pairPrice } from "./reasons/pair-price.js";
export { type PlacePrice, type PlacePricesOptions, placePrices } from "./reasons/place-prices.js";
export type { ChangePrice, Cost, NamesOption } from "./reasons/price.js";
export type { PairReasons, Partner } from "./reasons/reasons.js";
export type { PairInRoundsReasons, PersonInRoundsReasons, RoundOfPerson } from "./reasons/rounds-reasons.js";
export { type RulePrice, type RulePricesOptions, rulePrices } from "./reasons/rule-prices.js";
export type { SaidByHook } from "./reasons/said-by-hooks.js";
export { type Clash, type ClashMember, smallestClash } from "./reasons/smallest-clash.js";
export type { WeightTrial } from "./reasons/weight-trials.js";
export { type WayToPlace, type WhyNobody, type WhyNobodyOptions, whyNobody } from "./reasons/why-nobody.js";
export * from "./report/index.js";
export * from "./review/index.js";
export { version } from "./version.js";
