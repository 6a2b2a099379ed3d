import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import type { Outcome, Plan } from "./plan.js";

/** A plan of any noun: ask for its `format`. */
export type AnyPlan = Plan | PeersPlan;

/** An outcome of any noun: ask for its `format`. */
export type AnyOutcome = Outcome | PeersOutcome;
