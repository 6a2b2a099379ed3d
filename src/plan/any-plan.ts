import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import type { Outcome, Plan } from "./plan.js";
import type { RoundsOutcome, RoundsPlan } from "./rounds-plan.js";

/** A plan of any noun: ask for its `format`. */
export type AnyPlan = Plan | PeersPlan | RoundsPlan;

/** An outcome of any noun: ask for its `format`. */
export type AnyOutcome = Outcome | PeersOutcome | RoundsOutcome;
