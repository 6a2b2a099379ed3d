import { mistake, refuse } from "../errors.js";

/** Who decided, and why. */
export interface Author {
  /** Who decided: a name, or what stands for it. */
  readonly by: string;
  /** Why, in words. It is shown with the plan, so write nothing here that the people concerned may not read. */
  readonly because: string;
  /** When, as ISO 8601 with a zone ("2026-11-25T17:00:00Z") or a day ("2026-11-25"): given by the caller, no clock is read. */
  readonly at?: string;
}

/** That somebody approved a whole plan, as a decision: it can be kept in a ledger, and given to `approve` again. */
export interface PlanApproval extends Author {
  readonly decision: "approve";
  /** The fingerprint of the plan (`planFingerprint`), so that nothing else can be taken for what was approved. */
  readonly plan: string;
}

declare const byApprove: unique symbol;

/**
 * A plan that a person approved: the only kind that letters and calendar files are made from. Frozen plain data; nothing but
 * `approve` makes one.
 */
export interface ApprovedPlan<P extends object> {
  readonly format: "approved";
  readonly plan: P;
  readonly approval: PlanApproval;
  /** For the compiler alone: an object that looks the same was approved by nobody. */
  readonly [byApprove]: true;
}

// Types do not reach JavaScript and JSON: what `approve` gave is remembered, and what only looks like it is refused.
const approved = new WeakSet<object>();

/** Makes an approved plan of a frozen plan. For `approve` alone: whoever calls this says that a person decided. */
export function approvedPlan<P extends object>(plan: P, approval: PlanApproval): ApprovedPlan<P> {
  const made = Object.freeze({ format: "approved", plan, approval: Object.freeze({ ...approval }) }) as ApprovedPlan<P>;
  approved.add(made);
  return made;
}

/** Refuses what `approve` did not give in this process. */
export function refuseUnapproved(call: string, given: object): void {
  if (approved.has(given)) return;
  const message = "nobody approved this plan in this process.";
  const remedy =
    "Call approve(plan, { by, because }); for a plan from a file, match again first, and give approve what was approved then.";
  refuse(call, [mistake("not-approved", "approved", message, remedy)]);
}
