import type { Cell } from "../constraints/lists.js";
import { MILLION } from "../fit/fit.js";
import type { Context } from "../plan/context.js";
import type { Plan } from "../plan/plan.js";
import type { Answer, Lost } from "./answer.js";
import { between, cellsOfPlan } from "./moves.js";

/** What another one-on-one plan of the same people loses against this one; no plan is worse than any. */
export function answerOf(plan: Plan, pairs: readonly Cell[], context: Context, other: Plan | undefined): Answer {
  const exact = plan.status === "optimal" && context.objective === "total";
  if (other === undefined) return { exact, made: [], unmade: [] };
  const [served] = context.lineup.roles;
  const lost: Lost = {
    people: (plan.totals.matched[served] ?? 0) - (other.totals.matched[served] ?? 0),
    byes: 0,
    fit: Math.round(plan.totals.fit * MILLION) - Math.round(other.totals.fit * MILLION),
  };
  return { lost, exact: exact && other.status === "optimal", ...between(pairs, cellsOfPlan(other, context)) };
}
