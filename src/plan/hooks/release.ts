import type { Stop } from "../../kernels/problem.js";
import { fingerprint } from "../../random.js";
import { forgetContext } from "../context.js";
import type { Infeasible, JudgedBody, Noun } from "../plan.js";
import { canonical } from "../record.js";
import type { HookStop } from "./answers.js";
import { answerOf } from "./ask.js";
import type { AnyHooks } from "./hooks.js";
import { readStop } from "./read.js";
import { stopConflict } from "./words.js";

/** What a plan of any noun has that an outcome without it needs. */
type AnyPlanOf<F extends Noun> = Pick<JudgedBody<string, string>, "warnings" | "record"> & {
  readonly format: F;
  readonly status: "optimal" | "feasible";
};

/** That a plan was held back: the outcome without it, but for the answers of hooks before, which each noun adds. */
export interface HeldBack<F extends Noun> {
  readonly outcome: Omit<Infeasible<string, F>, "hooks">;
  readonly beforePlan: HookStop;
}

/**
 * Asks the hook before a plan leaves; undefined where it may. A plan that is held back is forgotten: what the hook may have kept of it
 * can neither be asked nor approved.
 */
export function heldBack<F extends Noun>(
  plan: AnyPlanOf<F> | Infeasible<string, F>,
  hook: AnyHooks["beforePlan"],
  signal: Stop | undefined,
): HeldBack<F> | undefined {
  if (plan.status === "infeasible") return undefined;
  const beforePlan = readStop(answerOf("beforePlan", hook, () => plan, signal));
  if (beforePlan === undefined) return undefined;
  forgetContext(plan);
  const { format, warnings, record } = plan;
  const conflicts = [stopConflict("beforePlan", beforePlan)];
  const inputs = fingerprint(canonical([record.inputs, beforePlan]));
  return { outcome: { status: "infeasible", format, conflicts, warnings, record: { ...record, inputs } }, beforePlan };
}
