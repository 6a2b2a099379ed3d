import { type Mistake, mistake, refuse } from "../errors.js";
import type { AnyPlan } from "../plan/any-plan.js";
import { type ApprovedPlan, approvedPlan } from "../plan/approved.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import type { RoundsPlan } from "../plan/rounds-plan.js";
import type { Signed } from "./decision.js";
import { planFingerprint } from "./plan-fingerprint.js";
import { checkedDecision } from "./read-decisions.js";

/** Who approves a plan and why; or an earlier approval, such as one of a ledger, to be checked against the plan. */
export interface Approving extends Signed {
  readonly decision?: "approve";
  /** The fingerprint of the plan that is meant: any other plan is refused. */
  readonly plan?: string;
}

/** Approves a plan for peers. */
export function approve<C extends string, Q extends string>(
  plan: PeersPlan<C, Q>,
  approving: Approving,
): ApprovedPlan<PeersPlan<C, Q>>;
/** Approves a plan for circles. */
export function approve<C extends string, Q extends string>(
  plan: CirclesPlan<C, Q>,
  approving: Approving,
): ApprovedPlan<CirclesPlan<C, Q>>;
/** Approves a plan of rounds, all of them at once. */
export function approve<C extends string, Q extends string>(
  plan: RoundsPlan<C, Q>,
  approving: Approving,
): ApprovedPlan<RoundsPlan<C, Q>>;
/**
 * Approves a plan: a person, by name and for a stated reason, takes it over from the program. Only then can letters and
 * calendar files be made of it. `approval` of what it gives is a decision that a ledger keeps.
 *
 * An approval does not survive JSON by itself, since the file could say anything: match again, which gives the same plan, and
 * approve with what was kept; its fingerprint has to be that of the plan.
 *
 * Cost: one SHA-256 of the plan as JSON.
 *
 * @throws PairwrightError for a plan that `match` did not make in this process, an outcome without a plan, a missing name or
 * reason, and for an approval of another plan.
 * @example
 * ```ts
 * const approved = approve(plan, { by: "Kim Berg", because: "I went through all pairs with both team leads." });
 * approved.approval.plan === planFingerprint(plan); // true
 * approve(plan, JSON.parse(JSON.stringify(approved.approval))).plan === plan; // true: the same plan again
 * ```
 */
export function approve<Role extends string, C extends string, Q extends string>(
  plan: Plan<Role, C, Q>,
  approving: Approving,
): ApprovedPlan<Plan<Role, C, Q>>;
export function approve(plan: AnyPlan, approving: Approving): ApprovedPlan<AnyPlan> {
  refuse("approve", outcomeMistakes(plan));
  contextOf("approve", plan);
  const fingerprint = planFingerprint(plan);
  const mistakes: Mistake[] = [];
  const { plan: meant = fingerprint } = approving;
  const read = checkedDecision({ ...approving, decision: "approve", plan: meant }, "approving", mistakes);
  if (mistakes.length === 0 && meant !== fingerprint) {
    const message = "this is the fingerprint of another plan than the one that is given.";
    const remedy =
      "Match again with the same program, people, lists and seed; or leave `plan` out to approve this one.";
    mistakes.push(mistake("approve-other-plan", "approving.plan", message, remedy, meant));
  }
  refuse("approve", mistakes);
  // What is no approval of a plan has been refused.
  if (read?.decision !== "approve" || read.plan === undefined) throw new RangeError("no approval");
  return approvedPlan(plan, read);
}

/** JavaScript does not see that an outcome need not be a plan. */
function outcomeMistakes({ status }: { readonly status: string }): Mistake[] {
  if (status !== "infeasible") return [];
  const message = "there is no plan in this outcome.";
  return [mistake("approve-infeasible", "plan", message, "See its conflicts for what would help.", status)];
}
