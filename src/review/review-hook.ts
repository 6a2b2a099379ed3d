import type { PersonRef } from "../constraints/conflicts.js";
import { saidBy } from "../errors.js";
import type { NamesOption } from "../reasons/price.js";
import { ask, type ReviewHook, type WaitSignal } from "./ask.js";
import { type Decidable, type DecidedOutcome, decidable } from "./decidable.js";
import type { Decision, DecisionEntry } from "./decision.js";
import { proposalKey, proposalOf, proposed } from "./proposals.js";
import type { Review } from "./reviewed.js";

/** How a hook is asked. */
export interface HookOptions {
  /** Whether each decision is told what it costs at the end; yes unless said otherwise. */
  readonly costs?: boolean;
  /** Ends waiting, and what would come after it. An `AbortSignal` fits, `AbortSignal.timeout(…)` as well. */
  readonly signal?: WaitSignal;
  /** Ends waiting when it settles, however it does: a time limit of your own. */
  readonly until?: PromiseLike<unknown>;
  /** Is given what each answer decides before anything is done with it, to be written down; where it throws, the answer is none. */
  readonly onDecided?: (decisions: readonly Decision[]) => void;
  /** How people are called in what the hook is told; by their ids unless said otherwise. */
  readonly names?: NamesOption["names"];
}

/** How far a hook came. Plain data but for the outcome, which can be asked, shown and reviewed on. */
export interface HookReview<O> {
  /**
   * `all answered`: nothing is left to ask. `no plan`: what was decided leaves none; `review.clash` says why. `stopped`: the hook
   * said so. `ended`: the signal, or `until`. `failed`: the hook threw or rejected, or `onDecided` threw. `nonsense`: it gave what is no answer.
   */
  readonly ended: "all answered" | "no plan" | "stopped" | "ended" | "failed" | "nonsense";
  /** Whom it was being asked about then; absent where nothing was left to ask. */
  readonly at?: readonly PersonRef[];
  /** How many proposals were answered. */
  readonly answered: number;
  /** The new decisions, oldest first, for a ledger: everything that was answered, and nothing else. */
  readonly added: readonly Decision[];
  /** The plan with all decisions, those from before included: nothing of it is half done. */
  readonly review: Review<O>;
  readonly text: string;
}

/** Asks about each proposal until all is answered, nothing is possible, or somebody ends it. */
export async function askedAbout(
  outcome: DecidedOutcome,
  hook: ReviewHook,
  before: readonly DecisionEntry[],
  options: HookOptions,
  finish: (engine: Decidable, entries: readonly DecisionEntry[], costs: boolean) => Review<DecidedOutcome>,
): Promise<HookReview<DecidedOutcome>> {
  const { signal, until, names, onDecided } = options;
  const how = names === undefined ? {} : { names };
  const engine = decidable("review", outcome);
  const entries: DecisionEntry[] = [...before];
  const added: Decision[] = [];
  const settled = new Set<string>();
  let answered = 0;
  let taken = engine.decided(entries);
  for (const { people } of taken.effects.must) settled.add(proposalKey(people));

  for (;;) {
    const plan = taken.outcome;
    if (plan.status === "infeasible") return end("no plan");
    const next = proposed(plan, how).find(({ people }) => !settled.has(proposalKey(people)));
    if (next === undefined) return end("all answered");
    for (let more = 0; ; more++) {
      const given = await ask(hook, proposalOf(plan, next, answered + 1, { more, ...how }), signal, until);
      if (given.kind === "alternatives") continue;
      if (given.kind === "stop") return end("stopped", next.people);
      if (given.kind === "waited") return end("ended", next.people);
      if (given.kind === "failed" || given.kind === "nonsense") return end(given.kind, next.people, given.text);
      try {
        onDecided?.(given.decisions);
      } catch (error) {
        return end("failed", next.people, saidBy(error));
      }
      for (const decision of given.decisions) {
        added.push(decision);
        entries.push({ number: (entries.at(-1)?.number ?? 0) + 1, decision });
      }
      break;
    }
    answered++;
    settled.add(proposalKey(next.people));
    taken = engine.decided(entries);
  }

  function end(how: HookReview<unknown>["ended"], at?: readonly PersonRef[], why?: string): HookReview<DecidedOutcome> {
    // Costs are a solve each: whoever ended it does not wait for them.
    const review = finish(engine, Object.freeze(entries), (options.costs ?? true) && how !== "ended");
    const who = at === undefined ? "" : ` at ${at.map(({ role, id }) => `${role} ${id}`).join(" and ")}`;
    const text = `${answered} ${answered === 1 ? "proposal was" : "proposals were"} answered. ${words[how]}${who}${why === undefined ? "" : `: ${why}`}.`;
    return Object.freeze({
      ended: how,
      ...(at === undefined ? {} : { at: Object.freeze(at.map((one) => Object.freeze({ ...one }))) }),
      answered,
      added: Object.freeze(added),
      review,
      text,
    });
  }
}

const words: Readonly<Record<HookReview<unknown>["ended"], string>> = {
  "all answered": "Nothing is left to ask",
  "no plan": "What was decided leaves no plan",
  stopped: "The review was stopped",
  ended: "Waiting was ended",
  failed: "The hook failed",
  nonsense: "The hook gave no answer that can be read",
};
