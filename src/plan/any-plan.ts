import type { CirclesPlan } from "./circles-plan.js";
import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import type { Outcome, Plan } from "./plan.js";

/** A plan of any noun: ask for its `format`. */
export type AnyPlan = Plan | PeersPlan;

/** An outcome of any noun: ask for its `format`. */
export type AnyOutcome = Outcome | PeersOutcome;

/** What a plan can be of: one name for each noun whose plans can be held against each other. */
export type Noun = "pairs" | "peers" | "circles";

/** A plan that can be held against others of its noun. */
export type ComparablePlan = Plan | PeersPlan | CirclesPlan;
