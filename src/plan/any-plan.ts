import { mistake, refuse, suggestion } from "../errors.js";
import type { CirclesOutcome, CirclesPlan } from "./circles-plan.js";
import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import type { Outcome, Plan } from "./plan.js";
import type { RoundsOutcome, RoundsPlan } from "./rounds-plan.js";

/** The plan of each noun. */
export interface PlanOf {
  readonly pairs: Plan;
  readonly peers: PeersPlan;
  readonly rounds: RoundsPlan;
  readonly circles: CirclesPlan;
}

/** The outcome of each noun. */
export interface OutcomeOf {
  readonly pairs: Outcome;
  readonly peers: PeersOutcome;
  readonly rounds: RoundsOutcome;
  readonly circles: CirclesOutcome;
}

/** A plan of any noun: ask for its `format`. */
export type AnyPlan = PlanOf[keyof PlanOf];

/** An outcome of any noun: ask for its `format`. */
export type AnyOutcome = OutcomeOf[keyof OutcomeOf];

/** What a plan can be of: one name for each noun whose plans can be held against each other. */
export type Noun = "pairs" | "peers" | "circles";

/** A plan that can be held against others of its noun. */
export type ComparablePlan = Plan | PeersPlan | CirclesPlan;

/** One function for each noun, which takes what `M` has for it. */
export type ForEachNoun<M, R> = { readonly [F in keyof M]: (given: M[F]) => R };

/**
 * Calls the function of the noun that `given` is of.
 *
 * @throws PairwrightError, under the name of the call, for what is of no known noun: JavaScript does not see what types forbid.
 */
export function byNoun<M, R, F extends keyof M & string>(
  call: string,
  functions: ForEachNoun<M, R>,
  format: F,
  given: M[F],
): R {
  if (!Object.hasOwn(functions, format)) {
    const remedy = suggestion(String(format), Object.keys(functions));
    refuse(call, [mistake("noun-unknown", "format", "nothing is known of this kind of plan.", remedy, format)]);
  }
  return functions[format](given);
}
