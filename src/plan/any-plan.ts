import type { CirclesOutcome, CirclesPlan } from "./circles-plan.js";
import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import type { Outcome, Plan } from "./plan.js";

/** A plan of any noun: ask for its `format`. */
export type AnyPlan = Plan | PeersPlan | CirclesPlan;

/** An outcome of any noun: ask for its `format`. */
export type AnyOutcome = Outcome | PeersOutcome | CirclesOutcome;
