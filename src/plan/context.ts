import type { Lineup } from "../cohort/lineup.js";
import type { Bounds } from "../constraints/capacity.js";
import type { Eligibility } from "../constraints/eligibility.js";
import type { Lists } from "../constraints/lists.js";
import type { ReadPeerLists } from "../constraints/peer-lists.js";
import { mistake, PairwrightError } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import type { Solution } from "../kernels/problem.js";
import type { PairsProgram, PeersProgram, PersonSchema, Roles, RoundsProgram } from "../program.js";
import type { AnyPlan } from "./any-plan.js";
import type { CirclesContext } from "./circles-context.js";
import type { CirclesPlan } from "./circles-plan.js";
import type { SeatedRound } from "./kept-rounds.js";
import type { ReadObjective } from "./objective.js";
import type { PeersPlan } from "./peers-plan.js";
import type { Plan } from "./plan.js";
import type { Prepared, PreparedPeers } from "./prepared.js";
import type { RoundsPlan } from "./rounds-plan.js";
import type { PeersAnswer } from "./solve-peers.js";

/** What a plan of any noun was made from, kept beside it so that questions about any two people can be answered exactly. */
export interface SharedContext {
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  readonly fit: Fit;
}

/** What a one-on-one plan was made from. */
export interface Context extends SharedContext {
  readonly program: PairsProgram<Roles, string, string>;
  /** Least and most partners of each person. */
  readonly bounds: readonly [Bounds, Bounds];
  /** What makes the plan again, with other pairs that must or may not be made. */
  readonly ready: Prepared;
  readonly objective: ReadObjective;
  /** What the plan was told of people, as it was written. */
  readonly given: Lists & { readonly most?: number };
  /** The solution whose prices prove the plan; absent where no prices prove all of it. */
  readonly proof?: Solution;
}

/** What a plan for peers was made from. */
export interface PeersContext extends SharedContext {
  readonly program: PeersProgram<PersonSchema, string, string>;
  readonly lists: ReadPeerLists;
  readonly answer: PeersAnswer;
  /** What makes the plan again, with other pairs that must or may not be made. */
  readonly ready: PreparedPeers;
  readonly objective: ReadObjective;
}

/** What a plan of rounds was made from. */
export interface RoundsContext extends SharedContext {
  readonly program: RoundsProgram<PersonSchema, string, string>;
  readonly lists: ReadPeerLists;
  /** The rounds of the plan by the positions of their people in the lineup. */
  readonly seated: readonly SeatedRound[];
}

/** What a plan of any noun was made from: ask for the `format` of its program. */
export type AnyContext = Context | PeersContext | CirclesContext | RoundsContext;

// Beside the plan and not in it: a plan is plain data that survives JSON, and people's answers do not belong in it.
// The entry goes when the plan goes.
const contexts = new WeakMap<object, AnyContext>();

/** Keeps the context of a plan. */
export function keepContext(plan: object, context: AnyContext): void {
  contexts.set(plan, context);
}

/** Forgets a plan: from now on it is one that came from elsewhere. */
export function forgetContext(plan: object): void {
  contexts.delete(plan);
}

/** The same, undefined for a plan that came from elsewhere. */
export function knownContext(plan: object): AnyContext | undefined {
  return contexts.get(plan);
}

/**
 * The context of a plan that `match` made in this process.
 *
 * @throws PairwrightError for a plan that came from elsewhere, such as JSON.
 */
export function contextOf(call: string, plan: Plan): Context;
export function contextOf(call: string, plan: PeersPlan): PeersContext;
export function contextOf(call: string, plan: CirclesPlan): CirclesContext;
export function contextOf(call: string, plan: RoundsPlan): RoundsContext;
export function contextOf(call: string, plan: Plan | PeersPlan): Context | PeersContext;
export function contextOf(call: string, plan: AnyPlan): AnyContext;
export function contextOf(call: string, plan: object): AnyContext {
  const context = contexts.get(plan);
  if (context === undefined) {
    const remedy = "Call match again with the same program, cohort, lists and seed: it gives the same plan.";
    throw new PairwrightError(call, [
      mistake("plan-detached", "plan", "was not made by match in this process.", remedy),
    ]);
  }
  return context;
}
