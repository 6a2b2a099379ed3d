import type {
  CircleRoles,
  CirclesProgram,
  PairsProgram,
  PeersProgram,
  PersonSchema,
  Roles,
  RoundsProgram,
} from "../../program.js";
import type { CirclesPlan } from "../circles-plan.js";
import type { PeersPlan } from "../peers-plan.js";
import type { Noun, Plan } from "../plan.js";
import type { RoundsPlan } from "../rounds-plan.js";
import type { CirclesHookAnswers, HookAnswers, HookStop, PairsHookAnswers, PeersHookAnswers } from "./answers.js";
import type { EligibilityView, IntakeView, ScoresView, TwoByRole, TwoOfGroup } from "./views.js";

/**
 * A hook: a function that answers at once, or what it would answer, as data. Nothing (`undefined`) lets the run go on as it is.
 * `match` waits for nobody: what a hook needs from elsewhere is fetched before.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks on, and has no return, is one.
export type Hook<View, Answer> = Answer | { ask(view: View): Answer | undefined | void }["ask"];

/** A hook at each stage of a run, each of them optional. `A` is what they may answer, `P` the plan. */
interface StageHooks<
  F extends Noun,
  R extends Roles,
  Two,
  A extends HookAnswers<string, object>,
  C extends string,
  Q extends string,
  P,
> {
  /** Says who takes no part, or stops the run. They stand in the plan under `hooks`, with the reason. */
  readonly afterIntake?: Hook<IntakeView<F, R>, NonNullable<A["afterIntake"]>>;
  /**
   * Says which pairs are forbidden besides, or stops the run. The name of each becomes a rule, counted and explained like those of
   * the program. What a rule forbids stays forbidden.
   */
  readonly afterEligibility?: Hook<EligibilityView<F, R, Two, Q>, NonNullable<A["afterEligibility"]>>;
  /** Says whose fit is changed by how much, or stops the run. Asked of a run that clashes, too: its answers hold in reviews. */
  readonly afterScores?: Hook<ScoresView<F, R, Two, C, Q>, NonNullable<A["afterScores"]>>;
  /** Sees the plan, which can be asked with `explain` and the like, and may hold it back. Not asked where there is no plan. */
  readonly beforePlan?: Hook<P, HookStop>;
}

/**
 * The hooks of a run for pairs. `R` are the roles of the program, `C` and `Q` the names of its criteria and rules.
 *
 * @example
 * ```ts
 * const hooks: PairsHooks<typeof program.roles, "skills", never> = {
 *   afterScores: ({ people: { mentee, mentor } }) =>
 *     mentee.flatMap((one) =>
 *       mentor.map((other) => ({
 *         pair: { mentee: one.id, mentor: other.id },
 *         name: "same onboarding cohort",
 *         fit: -0.25,
 *         because: "They started in the same month and know each other.",
 *       })),
 *     ),
 * };
 * settled(match(program, cohort, { hooks })).totals.fit; // 0.75
 * ```
 */
export type PairsHooks<R extends Roles = Roles, C extends string = string, Q extends string = string> = StageHooks<
  "pairs",
  R,
  TwoByRole<keyof R & string>,
  PairsHookAnswers<keyof R & string>,
  C,
  Q,
  Plan<keyof R & string, C, Q>
>;

/**
 * The hooks of a run for peers.
 *
 * @example
 * ```ts
 * const hooks: PeersHooks<typeof Person, "skills", never> = {
 *   afterEligibility: ({ people }) =>
 *     people.person
 *       .filter(({ team }) => team === "Sales")
 *       .slice(1)
 *       .map(({ id }) => ({ people: ["bo@example.org", id], name: "same client", because: "They compete for a client." })),
 * };
 * match(buddies, everybody, { hooks }).hooks?.afterEligibility; // [{ "people": ["bo@example.org", "cy@example.org"], "name": "same client", "because": "They compete for a client." }]
 * ```
 */
export type PeersHooks<
  P extends PersonSchema = PersonSchema,
  C extends string = string,
  Q extends string = string,
> = StageHooks<"peers", { readonly person: P }, TwoOfGroup, PeersHookAnswers, C, Q, PeersPlan<C, Q>>;

/**
 * The hooks of a run of rounds. What they say holds for all rounds.
 *
 * @example
 * ```ts
 * const hooks: RoundsHooks<typeof Person, "skills", never> = {
 *   beforePlan: ({ repeats }) =>
 *     repeats > 0 ? { stop: { name: "only new people", because: "Some would meet twice." } } : undefined,
 * };
 * match(lunches, everybody, { hooks }).hooks; // undefined
 * ```
 */
export type RoundsHooks<
  P extends PersonSchema = PersonSchema,
  C extends string = string,
  Q extends string = string,
> = StageHooks<"rounds", { readonly person: P }, TwoOfGroup, PeersHookAnswers, C, Q, RoundsPlan<C, Q>>;

/**
 * The hooks of a run for circles. Two members are named as `[id, id]`, a member and a lead as `{ member, lead }`; their fit is
 * that of the criteria about the two, and counts for as much as these have weight.
 *
 * @example
 * ```ts
 * const hooks: CirclesHooks<typeof Person, never, "pace", never> = {
 *   afterIntake: ({ people }) =>
 *     people.member
 *       .filter(({ team }) => team === "Design")
 *       .map(({ id }) => ({ role: "member", id, name: "offsite", because: "Design is away this week." })),
 * };
 * settled(match(groups, members, { hooks })).totals.people; // 2
 * ```
 */
export type CirclesHooks<
  P extends PersonSchema = PersonSchema,
  L extends PersonSchema = PersonSchema,
  C extends string = string,
  Q extends string = string,
> = StageHooks<
  "circles",
  CircleRoles<P, L>,
  TwoOfGroup | TwoByRole<"member" | "lead">,
  CirclesHookAnswers,
  C,
  Q,
  CirclesPlan<C, Q>
>;

/** Of any noun. */
export type AnyHooks = PairsHooks | PeersHooks | RoundsHooks | CirclesHooks;

/**
 * The hooks of a program, for hooks that are written apart from the call of `match`.
 *
 * @example
 * ```ts
 * const hooks: Hooks<typeof program> = {
 *   beforePlan: ({ totals }) =>
 *     totals.matched.mentee < 1 ? { stop: { name: "too few", because: "Nobody would have a mentor." } } : undefined,
 * };
 * match(program, cohort, { hooks }).status; // "optimal"
 * ```
 */
export type Hooks<X> =
  X extends PairsProgram<infer R, infer C, infer Q>
    ? PairsHooks<R, C, Q>
    : X extends PeersProgram<infer P, infer C, infer Q>
      ? PeersHooks<P, C, Q>
      : X extends RoundsProgram<infer P, infer C, infer Q>
        ? RoundsHooks<P, C, Q>
        : X extends CirclesProgram<infer P, infer L, infer C, infer Q>
          ? CirclesHooks<P, L, C, Q>
          : never;

/** What a run may be told besides, in its options. */
export interface Hooked<H> {
  /**
   * Functions that are asked at the boundaries of stages, such as those of an HR system: after intake, after the rules, after the
   * scores, and before a plan leaves. What they answer stands in the plan as `hooks`, and is part of its record; given here
   * instead of the functions it makes the same plan again. `review` and all questions about a plan judge with the answers and
   * ask no hook again.
   */
  readonly hooks?: H;
}
