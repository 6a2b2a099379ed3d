import type { Stop } from "../kernels/problem.js";
import { contextOf } from "../plan/context.js";
import type { PricedPlan } from "../plan/otherwise.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Questions } from "./answer.js";
import { questionsOfPairs } from "./questions-pairs.js";
import { questionsOfPeers } from "./questions-peers.js";

// Laid out at the first question about a plan, and forgotten with the plan.
const asked = new WeakMap<PricedPlan, Questions>();

/**
 * The questions about a plan that `match` made in this process; the first of them lays it out, which costs about one solve.
 *
 * @throws PairwrightError for a plan that came from elsewhere.
 */
export function questionsOf(call: string, plan: PricedPlan, signal?: Stop): Questions {
  signal?.throwIfAborted();
  const known = asked.get(plan);
  if (known !== undefined) return known;
  const found = isOfPeers(plan)
    ? questionsOfPeers(plan, contextOf(call, plan))
    : questionsOfPairs(plan, contextOf(call, plan));
  asked.set(plan, found);
  return found;
}

/** Whether a plan is one for peers. */
export function isOfPeers(plan: PricedPlan): plan is PeersPlan {
  return plan.format === "peers";
}
