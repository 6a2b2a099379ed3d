export { type AgainstRules, heldAgainstRules, type Overruled, type Refusal } from "./against-rules.js";
export { type Approving, approve } from "./approve.js";
export type { ProposalAnswer, ReviewHook, WaitSignal } from "./ask.js";
export type { DecisionConflict } from "./contradictions.js";
export {
  type Adjust,
  type Approve,
  type DecidedPerson,
  type Decision,
  type DecisionEntry,
  type Drop,
  type Join,
  type Keep,
  numbered,
  type Overrule,
  type Part,
  type SetCapacity,
  type Signed,
  type Swap,
  type Withdraw,
} from "./decision.js";
export { type Effects, effectsOf } from "./effects.js";
export type { Decisions } from "./entries.js";
export type { ErasedPerson, Erasure } from "./erase.js";
export { type Ground, groundOf, type Two } from "./ground.js";
export { decisionsInForce, type HeldEntry, type InForce } from "./in-force.js";
export { type Ledger, type LedgerOptions, ledger } from "./ledger.js";
export type {
  DecidedEntry,
  ErasureEntry,
  ErasureNote,
  LedgerEntry,
  LedgerHead,
  LedgerJson,
  Link,
} from "./ledger-entry.js";
export type { OtherWay } from "./other-ways.js";
export { planFingerprint } from "./plan-fingerprint.js";
export type { Proposal } from "./proposals.js";
export { readDecisions } from "./read-decisions.js";
export { readLedger } from "./read-ledger.js";
export { type RecommendOptions, recommend } from "./recommend.js";
export type { Recommendation, Recommended, RecommendedGroup } from "./recommendation.js";
export { replan } from "./replan.js";
export type { ReplanOptions, ReplanPairsOptions, ReplanPeersOptions } from "./replan-options.js";
export type { ChangedPair, EndedPair, KeptPair, NewPair, Pin, Replan, TwoPeople } from "./replanned.js";
export { type AskOptions, type ReviewOptions, review } from "./review.js";
export type { HookOptions, HookReview } from "./review-hook.js";
export type { DecisionClash, DecisionCost, Review } from "./reviewed.js";
export { type Verified, verifyLedger } from "./verify-ledger.js";
