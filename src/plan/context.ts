import type { Lineup } from "../cohort/lineup.js";
import type { Bounds } from "../constraints/capacity.js";
import type { Constraints } from "../constraints/conflicts.js";
import type { Eligibility } from "../constraints/eligibility.js";
import { mistake, PairwrightError } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import type { Solution } from "../kernels/problem.js";
import type { PairsProgram, Roles } from "../program.js";

/** What a plan was made from, kept beside it so that questions about any pair can be answered exactly. */
export interface Context {
  readonly program: PairsProgram<Roles, string, string>;
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  /** Least and most partners of each person. */
  readonly bounds: readonly [Bounds, Bounds];
  readonly fit: Fit;
  /** What poses the problem again, and the solution whose prices prove the plan; absent where no prices prove all of it. */
  readonly proof?: { readonly constraints: Constraints; readonly seed: number; readonly solution: Solution };
}

// Beside the plan and not in it: a plan is plain data that survives JSON, and people's answers do not belong in it.
// The entry goes when the plan goes.
const contexts = new WeakMap<object, Context>();

/** Keeps the context of a plan. */
export function keepContext(plan: object, context: Context): void {
  contexts.set(plan, context);
}

/** The same, undefined for a plan that came from elsewhere. */
export function knownContext(plan: object): Context | undefined {
  return contexts.get(plan);
}

/**
 * The context of a plan that `match` made in this process.
 *
 * @throws PairwrightError for a plan that came from elsewhere, such as JSON.
 */
export function contextOf(call: string, plan: object): Context {
  const context = contexts.get(plan);
  if (context === undefined) {
    const remedy = "Call match again with the same program, cohort, lists and seed: it gives the same plan.";
    throw new PairwrightError(call, [
      mistake("plan-detached", "plan", "was not made by match in this process.", remedy),
    ]);
  }
  return context;
}
