import type { PersonRef } from "../constraints/conflicts.js";
import { whoWords } from "../constraints/who-words.js";
import { saidBy } from "../errors.js";
import type { Stop } from "../kernels/problem.js";
import type { OverruledRule } from "../plan/overruled.js";
import type { Names } from "../reasons/names.js";
import { type Asked, ask, type ReviewHook, type WaitSignal } from "./ask.js";
import { type Decidable, type DecidedOutcome, decidable, type Taken } from "./decidable.js";
import type { Decision, DecisionEntry } from "./decision.js";
import { type Proposed, proposalKey, proposalOf, proposed } from "./proposals.js";
import type { Review } from "./reviewed.js";
import { type Settled, settling } from "./settling.js";
import { calledBy } from "./words.js";

/** How a hook is asked. */
export interface HookOptions {
  /** Whether each decision is told what it costs at the end; yes unless said otherwise. */
  readonly costs?: boolean;
  /**
   * Ends waiting and, between two steps, long work; then all that was answered is there with the last plan that was made. An
   * `AbortSignal` fits, `AbortSignal.timeout(…)` as well. Timers are heard while a hook waits for something, and not while it
   * computes.
   */
  readonly signal?: WaitSignal;
  /** Ends waiting when it settles, however it does: a time limit of your own. */
  readonly until?: PromiseLike<unknown>;
  /**
   * Is given what each answer decides before anything is done with it, to be written down; where it throws or rejects, the answer is none.
   * Where it gives entries, as `appendAll` of a ledger does, their numbers are those of the decisions.
   */
  readonly onDecided?: (decisions: readonly Decision[]) => unknown;
  /** How people are called in what the hook is told; by their ids unless said otherwise. */
  readonly names?: Names;
}

/** How far a hook came. Plain data but for the outcome, which can be asked, shown and reviewed on. */
export interface HookReview<O> {
  /**
   * `all answered`: nothing is left to ask. `no plan`: what was decided leaves none; `review.clash` says why. `stopped`: the hook
   * said so. `ended`: the signal, or `until`. `failed`: the hook threw or rejected, `onDecided` did, or the plan could not be made again.
   * `nonsense`: it gave what is no answer, or was asked about the same people a hundred times and did not settle it.
   */
  readonly ended: "all answered" | "no plan" | "stopped" | "ended" | "failed" | "nonsense";
  /** Whom it was being asked about then; absent where nothing was left to ask. */
  readonly at?: readonly PersonRef[];
  /** How many answers decided something. */
  readonly answered: number;
  /** Those that were put off: they are asked about next time. */
  readonly later: readonly (readonly PersonRef[])[];
  /** The new decisions, oldest first, for a ledger: everything that was answered, and nothing else. */
  readonly added: readonly Decision[];
  /** Decisions that the plan does not have yet, since the signal ended its making: give them all again to have it made. */
  readonly unplanned: readonly DecisionEntry[];
  /** The last plan that was made, whole, with all decisions but those that are `unplanned`. */
  readonly review: Review<O>;
  readonly text: string;
}

/** Makes a review of what was taken; without costs and clash where the signal has ended all work. */
export type Finish = (engine: Decidable, taken: TakenEntries, full: boolean) => Review<DecidedOutcome>;

/** What became of which decisions. */
export interface TakenEntries {
  readonly entries: readonly DecisionEntry[];
  readonly taken: Taken;
}

/** What a solve throws that the signal ended. */
const ended = new Error("The review was ended by its signal.");

/** Asks about each proposal until all is answered, nothing is possible, or somebody ends it. */
export async function askedAbout(
  outcome: DecidedOutcome,
  hook: ReviewHook,
  before: readonly DecisionEntry[],
  options: HookOptions,
  finish: Finish,
): Promise<HookReview<DecidedOutcome>> {
  const { signal, until, names, onDecided } = options;
  const stop = stopBy(signal);
  const engine = decidable("review", outcome, { signal: stop, names });
  const called = calledBy(engine.ground);
  const how = { names: namesOf(engine.ground.roles, called), called, ...(stop === undefined ? {} : { signal: stop }) };
  const entries: DecisionEntry[] = [...before];
  const added: Decision[] = [];
  const settled = settling(engine.ground);
  const later = new Map<string, readonly PersonRef[]>();
  // The number under which a proposal is asked about, and how often it was.
  const asked = new Map<string, Times>();
  let answered = 0;
  // What nobody decided about is there without a solve.
  let last: TakenEntries = { entries: [], taken: engine.decided([]) };
  let open: Proposed | undefined;

  try {
    for (;;) {
      open = undefined;
      last = { entries: [...entries], taken: engine.decided(entries) };
      const plan = last.taken.outcome;
      if (plan.status === "infeasible") return end("no plan");
      const known = settled.after(last.taken);
      const left = proposed(plan, how).filter(({ people }) => !known.has(people) && !later.has(proposalKey(people)));
      [open] = left;
      if (open === undefined) return end("all answered");
      const key = proposalKey(open.people);
      const times = asked.get(key) ?? { number: asked.size + 1, many: 0 };
      asked.set(key, times);
      const given = await answerTo(plan, open, times, left.length, known);
      if (given.kind === "stop") return end("stopped");
      if (given.kind === "waited") return end("ended");
      if (given.kind === "later") {
        later.set(key, open.people);
        continue;
      }
      if (given.kind !== "decided") return end(given.kind, given.text);
      const lastNumber = entries.at(-1)?.number ?? 0;
      let numbers = given.decisions.map((_, at) => lastNumber + 1 + at);
      try {
        numbers = numbersIn(await onDecided?.(given.decisions), numbers);
      } catch (error) {
        return end("failed", saidBy(error));
      }
      const first = entries.length;
      for (const [at, decision] of given.decisions.entries()) {
        const { supersedes } = decision;
        const number = numbers[at] ?? lastNumber + 1 + at;
        added.push(decision);
        entries.push({ number, decision, ...(supersedes === undefined ? {} : { supersedes }) });
      }
      answered++;
      if (given.settles) settled.add(key, entries.slice(first));
    }
  } catch (error) {
    if (error === ended) return end("ended");
    // Before anything was answered nothing is lost; afterwards the answers count more than what failed.
    if (answered === 0) throw error;
    return end("failed", saidBy(error));
  }

  /** Asks until something else than more other ways is wanted. */
  async function answerTo(
    plan: Exclude<DecidedOutcome, { readonly status: "infeasible" }>,
    about: Proposed,
    times: Times,
    open: number,
    known: Settled,
  ): Promise<Exclude<Asked, { readonly kind: "alternatives" }>> {
    const at = { number: times.number, open };
    let proposal = proposalOf(plan, about, at, { more: 0, ...how });
    for (let more = 1; ; more++) {
      if (times.many++ === MOST) {
        return { kind: "nonsense", text: `it was asked about the same people ${MOST} times and did not settle it` };
      }
      const given = await ask(hook, proposal, { known, overruled: overruledIn(plan), signal, until });
      if (given.kind !== "alternatives") return given;
      const next = proposalOf(plan, about, at, { more, ...how });
      // Where there are no more, there is no need to look again.
      if (next.alternatives.length === proposal.alternatives.length) more--;
      proposal = next;
    }
  }

  function end(as: HookReview<unknown>["ended"], why?: string): HookReview<DecidedOutcome> {
    const at = open?.people;
    const known = new Set(last.entries.map(({ number }) => number));
    const unplanned = entries.filter(({ number }) => !known.has(number));
    const who = at === undefined ? "" : ` at ${whoWords(at, called)}`;
    const text = [
      `Answers: ${answered}. ${words[as]}${who}${why === undefined ? "" : `: ${why}`}.`,
      ...(later.size === 0 ? [] : [`${later.size} ${later.size === 1 ? "was" : "were"} put off.`]),
      ...(unplanned.length === 0 ? [] : ["The plan does not have the last decisions yet: review it again with them."]),
    ].join(" ");
    return Object.freeze({
      ended: as,
      ...(at === undefined ? {} : { at: frozenPeople(at) }),
      answered,
      later: Object.freeze([...later.values()].map(frozenPeople)),
      added: Object.freeze(added),
      unplanned: Object.freeze(unplanned),
      // Costs are a solve each: whoever ended it does not wait for them.
      review: finished(as !== "ended"),
      text,
    });
  }

  function finished(full: boolean): Review<DecidedOutcome> {
    try {
      return finish(engine, last, full);
    } catch (error) {
      if (error !== ended || !full) throw error;
      return finish(engine, last, false);
    }
  }
}

/** So often a hook is asked about the same people: one that never says anything else would be asked for ever. */
const MOST = 100;

/** Under which number a proposal is asked about, and how often it was. */
interface Times {
  readonly number: number;
  many: number;
}

function overruledIn(plan: Exclude<DecidedOutcome, { readonly status: "infeasible" }>): readonly OverruledRule[] {
  return plan.format === "circles" ? [] : (plan.overruled ?? []);
}

/** A signal as solvers ask it; what it throws is known again. */
function stopBy(signal: WaitSignal | undefined): Stop | undefined {
  if (signal === undefined) return undefined;
  return {
    throwIfAborted() {
      if (signal.aborted) throw ended;
    },
  };
}

function namesOf(roles: readonly string[], called: (person: PersonRef) => string): Names {
  return Object.fromEntries(roles.map((role) => [role, (id: string) => called({ role, id })]));
}

/** The numbers of entries, where that is what was given: those of a ledger leave out what is no decision. */
function numbersIn(given: unknown, expected: number[]): number[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  const numbers = list.map((one): unknown => Reflect.get(Object(one), "number"));
  const rising = numbers.flatMap((number, at) => {
    return typeof number === "number" && number >= (expected[at] ?? Number.POSITIVE_INFINITY) ? [number] : [];
  });
  const isOne =
    rising.length === expected.length && rising.every((number, at) => at === 0 || number > (rising[at - 1] ?? 0));
  return isOne ? rising : expected;
}

function frozenPeople(people: readonly PersonRef[]): readonly PersonRef[] {
  return Object.freeze(people.map(({ role, id }) => Object.freeze({ role, id })));
}

const words: Readonly<Record<HookReview<unknown>["ended"], string>> = {
  "all answered": "Nothing is left to ask",
  "no plan": "What was decided leaves no plan",
  stopped: "The review was stopped",
  ended: "Waiting was ended",
  failed: "The hook failed",
  nonsense: "The hook gave no answer that can be read",
};
