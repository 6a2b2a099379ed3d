import type { Cohort } from "../cohort/cohort.js";
import { mistake, PairwrightError } from "../errors.js";
import type { CirclesProgram, PairsProgram, PeersProgram, PersonSchema, Roles } from "../program.js";
import type { OutcomeOf } from "./any-plan.js";
import type { CirclesRun } from "./circles-options.js";
import type { PairsRun } from "./match-pairs.js";
import type { PeersRun } from "./match-peers.js";

/** What `match` was called with, hooks by what they answered, and what it gave before anybody decided otherwise. */
export interface Origin<F extends keyof OutcomeOf, P, O> {
  readonly format: F;
  readonly program: P;
  readonly cohort: Cohort<Roles>;
  readonly options: O;
  readonly outcome: OutcomeOf[F];
}

/** The origin of a one-on-one outcome. */
export type PairsOrigin = Origin<"pairs", PairsProgram<Roles, string, string>, PairsRun["options"]>;
/** The origin of an outcome for peers. */
export type PeersOrigin = Origin<"peers", PeersProgram<PersonSchema, string, string>, PeersRun["options"]>;
/** The origin of an outcome for circles. */
export type CirclesOrigin = Origin<
  "circles",
  CirclesProgram<PersonSchema, PersonSchema, string, string>,
  CirclesRun["options"]
>;
/** The origin of an outcome that a person can decide about: ask for its `format`. */
export type AnyOrigin = PairsOrigin | PeersOrigin | CirclesOrigin;

// Beside the outcome and not in it, as contexts are: people's answers do not belong in a plan.
const origins = new WeakMap<object, AnyOrigin>();

/** Keeps the origin of an outcome, and gives the outcome. */
export function withOrigin<O extends object>(outcome: O, origin: AnyOrigin): O {
  origins.set(outcome, origin);
  return outcome;
}

/** What an outcome was made from, as `originOf`; undefined for one that came from elsewhere. */
export function knownOrigin(outcome: object): AnyOrigin | undefined {
  return origins.get(outcome);
}

/**
 * What an outcome was made from, decisions about it left out.
 *
 * @throws PairwrightError for an outcome that came from elsewhere, such as JSON.
 */
export function originOf(call: string, outcome: object): AnyOrigin {
  const origin = origins.get(outcome);
  if (origin !== undefined) return origin;
  const remedy =
    "Call match again with the same program, cohort, lists and seed: it gives the same plan. (A step of several formats is no plan of its own here: decide about it with the lists of match.)";
  throw new PairwrightError(call, [mistake("plan-detached", "plan", "was not made by match in this process.", remedy)]);
}
