import { frozenCopy } from "../cohort/frozen.js";
import type { Stop } from "../kernels/problem.js";
import type { CirclesOutcome } from "../plan/circles-plan.js";
import type { PeersOutcome } from "../plan/peers-plan.js";
import type { Outcome } from "../plan/plan.js";
import type { Names } from "../reasons/names.js";
import type { ReviewHook } from "./ask.js";
import { clashOf, costsOf } from "./costs.js";
import { type Decidable, type DecidedOutcome, decidable } from "./decidable.js";
import { type Decisions, entriesOf } from "./entries.js";
import { planFingerprint } from "./plan-fingerprint.js";
import { askedAbout, type HookOptions, type HookReview, type TakenEntries } from "./review-hook.js";
import { reviewInWords } from "./review-words.js";
import type { Review } from "./reviewed.js";

/** How `review` works. */
export interface ReviewOptions {
  /** Whether each decision is told what it costs, which takes a solve for each; yes unless said otherwise. */
  readonly costs?: boolean;
  /** Ends long work between two steps: its reason is thrown. An `AbortSignal` fits. */
  readonly signal?: Stop;
  /** What people are called in the sentences; by their ids unless said otherwise. */
  readonly names?: Names;
}

/** How a hook is asked. */
export interface AskOptions extends HookOptions {
  /** What was decided before, oldest first; what it settled is not asked about again. */
  readonly decisions?: Decisions;
}

/** The same for peers, asking about each group. */
export function review<C extends string, Q extends string>(
  outcome: PeersOutcome<C, Q>,
  hook: ReviewHook,
  options?: AskOptions,
): Promise<HookReview<PeersOutcome<C, Q>>>;
/** The same for circles, asking about each circle, the one with the least fit first. */
export function review<C extends string, Q extends string>(
  outcome: CirclesOutcome<C, Q>,
  hook: ReviewHook,
  options?: AskOptions,
): Promise<HookReview<CirclesOutcome<C, Q>>>;
/**
 * Asks about each pair of a plan, the most fragile first, with its reasons and other ways: it is kept, parted, or more other ways
 * are wanted. The plan is made again around each answer, and what was settled is not asked again. Whatever the hook does (throws,
 * answers nonsense, never answers), everything answered so far is there as data, and the plan with it; give `added` as
 * `decisions` to go on.
 *
 * Cost: a solve and one look at how firmly each pair stands for each answer.
 *
 * @example
 * ```ts
 * const { ended, added } = await review(plan, ({ fit }) => ({
 *   answer: fit > 0.5 ? "keep" : "part",
 *   by: "Bo",
 *   because: "Fits above a half are good enough.",
 * }));
 * ended; // "all answered"
 * added.map(({ decision }) => decision); // ["keep"]
 * ```
 */
export function review<Role extends string, C extends string, Q extends string>(
  outcome: Outcome<Role, C, Q>,
  hook: ReviewHook,
  options?: AskOptions,
): Promise<HookReview<Outcome<Role, C, Q>>>;
/** The same for peers. */
export function review<C extends string, Q extends string>(
  outcome: PeersOutcome<C, Q>,
  decisions: Decisions<"person", C>,
  options?: ReviewOptions,
): Review<PeersOutcome<C, Q>>;
/**
 * The same for circles, by who is kept and parted, and who takes part; the search begins with the circles of the plan. Rules, fits
 * and sizes of circles cannot be decided on one by one: such decisions are refused, or told as `unfit`.
 */
export function review<C extends string, Q extends string>(
  outcome: CirclesOutcome<C, Q>,
  decisions: Decisions<"member" | "lead", C>,
  options?: ReviewOptions,
): Review<CirclesOutcome<C, Q>>;
/**
 * Makes a plan again with what people decided about it: a person decides, and sees what it costs. Decisions that break a rule are
 * refused by its name unless they overrule it; then the plan shows that for as long as the decision holds. Decisions that
 * contradict each other have no effect and are told. Nothing that was given is changed, and nothing is committed.
 *
 * A list is always replayed on the plan that nobody decided about, whatever plan of that run is given: the same list gives the
 * same plan, and a list without a decision gives the plan as if it had never been taken. Where people or answers changed, match
 * first and review then; decisions about people who left are told and wait for them. Fits of other pairs stay those of the
 * plan, also where an answer is unknown and counts as the mean of the pairs that were allowed; who is withdrawn counts no more.
 *
 * Cost: scoring everybody once, a solve, and another for each decision in force (see `costs`).
 *
 * @throws PairwrightError for an outcome that `match` did not make in this process, and for what is no decision.
 * @example
 * ```ts
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * const part = { decision: "part", pair, by: "Bo", because: "They share a manager." } as const;
 * const { outcome, costs } = review(plan, [part]);
 * costs.map(({ lost }) => lost?.people); // [1]
 * settled(outcome).pairs.length; // 0
 * ```
 */
export function review<Role extends string, C extends string, Q extends string>(
  outcome: Outcome<Role, C, Q>,
  decisions: Decisions<NoInfer<Role>, NoInfer<C>>,
  options?: ReviewOptions,
): Review<Outcome<Role, C, Q>>;
export function review(
  ...given: GivenDecisions | GivenHook
): Review<DecidedOutcome> | Promise<HookReview<DecidedOutcome>> {
  if (isHook(given)) {
    const [outcome, hook, options = {}] = given;
    const before = entriesOf("review", options.decisions ?? []);
    return askedAbout(outcome, hook, before, options, (engine, given, full) =>
      reviewed(engine, given, full ? { costs: options.costs ?? true } : { costs: false, clash: false }),
    );
  }
  const [outcome, decisions, options = {}] = given;
  const entries = entriesOf("review", decisions);
  const engine = decidable("review", outcome, options);
  return reviewed(engine, { entries, taken: engine.decided(entries) }, options);
}

type GivenDecisions = [outcome: DecidedOutcome, decisions: Decisions, options?: ReviewOptions | undefined];
type GivenHook = [outcome: DecidedOutcome, hook: ReviewHook, options?: AskOptions | undefined];

function isHook(given: GivenDecisions | GivenHook): given is GivenHook {
  return typeof given[1] === "function";
}

/** A review of what is decidable; the outcome keeps what it was made from. */
function reviewed(
  engine: Decidable,
  { entries, taken }: TakenEntries,
  { costs = true, clash: isClashWanted = true, signal }: ReviewOptions & { readonly clash?: boolean },
): Review<DecidedOutcome> {
  const { held, against, effects, outcome } = taken;
  const clash = isClashWanted ? clashOf(engine, taken, signal) : undefined;
  const told = frozenCopy({
    inForce: against.permitted,
    refused: against.refused,
    overruled: against.overruled,
    needless: against.needless,
    conflicts: held.conflicts,
    superseded: held.superseded,
    aboutPeopleWhoLeft: held.aboutPeopleWhoLeft,
    awaited: held.awaited,
    unfit: held.unfit,
    erased: held.erased.map(({ number }) => number),
    costs: costs ? costsOf(engine, entries, taken, signal) : [],
    ...(clash === undefined ? {} : { clash }),
    decisions: entries,
  });
  const { approvedPlans } = effects;
  const isApproved = approvedPlans.length > 0 && approvedPlans.some(({ plan }) => plan === planFingerprint(outcome));
  const text = Object.freeze(
    reviewInWords(told, outcome, { count: approvedPlans.length, isThis: isApproved }, engine.ground),
  );
  // The outcome itself and no copy of it: what it was made from is known by the object.
  return Object.freeze({ format: "review", outcome, ...told, isApproved, text });
}
