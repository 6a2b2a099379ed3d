import type { ComparablePlan } from "../../plan/any-plan.js";
import { type AnyContext, type Context, knownContext, type PeersContext } from "../../plan/context.js";
import type { Named } from "./given.js";
import { type Ground, groundOf, heldOn, precisely } from "./ground.js";
import type { Known } from "./measures.js";
import type { SeenPlan } from "./seen.js";
import { seenCircles } from "./seen-circles.js";
import { seenPairs } from "./seen-pairs.js";
import { seenPeers } from "./seen-peers.js";

/** Sees each plan on its own ground, or on that of a plan with the same inputs and the same fits; circles have none. */
export function knownPlans(given: Named<ComparablePlan>): Named<Known> {
  const byInputs = new Map<string, Ground>();
  const byFit = new Map<object, Ground>();
  const own = new Map<ComparablePlan, Ground>();
  for (const [, plan] of given) {
    const context = knownContext(plan);
    if (context === undefined || !isOfPairs(context)) continue;
    const ground = byFit.get(context.fit) ?? groundOf(context);
    byFit.set(context.fit, ground);
    own.set(plan, ground);
    byInputs.set(plan.record.inputs, ground);
  }
  return given.map(([name, plan]): [string, Known] => {
    const roughly = seen(plan);
    const ground = own.get(plan) ?? byInputs.get(plan.record.inputs);
    const held = ground === undefined ? undefined : heldOn(ground, roughly);
    if (ground === undefined || held === undefined) return [name, { plan, seen: roughly }];
    return [name, { plan, seen: precisely(roughly, ground, held), stands: { ground, held } }];
  });
}

/** Sees a plan without knowing what it was made from. */
export function seen(plan: ComparablePlan): SeenPlan {
  if (plan.format === "circles") return seenCircles(plan);
  return plan.format === "peers" ? seenPeers(plan) : seenPairs(plan);
}

/** Whether what a plan was made from knows of any two people what they are worth to each other, and has one place a group. */
function isOfPairs(context: AnyContext): context is Context | PeersContext {
  return context.program.format === "pairs" || context.program.format === "peers";
}
