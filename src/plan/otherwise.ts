import { conflictsOf } from "../constraints/conflicts.js";
import { peerConflictsOf } from "../constraints/peer-conflicts.js";
import type { Stop } from "../kernels/problem.js";
import { builtInRules, floorRule, type Judging } from "../program.js";
import { type Context, contextOf, type PeersContext } from "./context.js";
import { decidedOtherwise } from "./decided-otherwise.js";
import { type Judged, judgedWithout, weighedAgain } from "./judged-again.js";
import { planned } from "./match-pairs.js";
import { plannedPeers } from "./match-peers.js";
import type { PeersPlan } from "./peers-plan.js";
import type { Plan } from "./plan.js";

/** A plan whose changes have prices. */
export type PricedPlan = Plan | PeersPlan;

/** The plan that `match` makes of the same people with other weights, for the same objective; undefined where there is none. */
export function plannedWithWeights(
  plan: PricedPlan,
  weights: Readonly<Record<string, number>>,
  signal?: Stop,
): PricedPlan | undefined {
  const decided = decidedOtherwise(plan, { program: (program) => ({ ...program, weights }) }, signal);
  if (decided !== undefined) return decided.plan;
  if (plan.format === "peers") {
    const context = contextOf("firmness", plan);
    const program = { ...context.program, weights };
    return peersWith(context, program, weighedAgain(program, context.lineup, context, signal), plan, signal);
  }
  const context = contextOf("firmness", plan);
  const program = { ...context.program, weights };
  return pairsWith(context, program, weighedAgain(program, context.lineup, context, signal), signal);
}

/** The plan that `match` makes of the same people with one rule less; undefined where there is none. */
export function plannedWithoutRule(plan: PricedPlan, rule: string, signal?: Stop): PricedPlan | undefined {
  const decided = decidedOtherwise(plan, { program: (program) => without(program, rule), rule }, signal);
  if (decided !== undefined) return decided.plan;
  if (plan.format === "peers") {
    const context = contextOf("rulePrices", plan);
    const program = without(context.program, rule);
    const judged = judgedWithout(program, rule, context.lineup, context, signal);
    return peersWith(context, program, judged, plan, signal);
  }
  const context = contextOf("rulePrices", plan);
  const program = without(context.program, rule);
  const judged = judgedWithout(program, rule, context.lineup, context, signal);
  return pairsWith(context, program, judged, signal);
}

/** The program without a rule, whatever kind of rule it is: also one that no longer stands in `rules`. */
function without<P extends Judging>(program: P, rule: string): P {
  const rules = Object.fromEntries(Object.entries(program.rules).filter(([name]) => name !== rule));
  const floors = Object.entries(program.floors).filter(([name, floor]) => floorRule(name, floor ?? 0) !== rule);
  const minimumEvidence = rule === builtInRules.evidence ? 0 : program.minimumEvidence;
  const loops = rule === builtInRules.loop ? { mutual: "allowed" } : {};
  return { ...program, ...loops, rules, floors: Object.fromEntries(floors), minimumEvidence };
}

function pairsWith(context: Context, program: Context["program"], judged: Judged, signal?: Stop): Plan | undefined {
  const { ready, objective, given } = context;
  const constraints = { ...ready.constraints, eligibility: judged.eligibility };
  if (conflictsOf(constraints).length > 0) return undefined;
  const other = { ...ready, program, constraints, fit: judged.fit };
  const outcome = planned(other, objective, { ...given, ...(signal ? { signal } : {}) });
  return outcome.status === "infeasible" ? undefined : outcome;
}

function peersWith(
  context: PeersContext,
  program: PeersContext["program"],
  { eligibility, fit }: Judged,
  plan: PeersPlan,
  signal?: Stop,
): PeersPlan | undefined {
  const { lineup, lists } = context;
  if (peerConflictsOf(lineup, eligibility, lists, program.odd).length > 0) return undefined;
  const record = { ...plan.record, weights: program.weights };
  const ready = { ...context.ready, program, eligibility, fit, record };
  const outcome = plannedPeers(ready, context.objective, signal ? { signal } : {});
  return outcome.status === "infeasible" ? undefined : outcome;
}
