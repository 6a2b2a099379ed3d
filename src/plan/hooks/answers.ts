import type { PairIds } from "../../program.js";

/** What everything that a hook answers carries: under what it is shown, and why. */
export interface HookReason {
  /** What it stands for, such as "same onboarding cohort"; of a pair that is forbidden the name of the rule that it becomes. */
  readonly name: string;
  /** Why, in words. It is shown with the plan, so write nothing here that the people concerned may not read. */
  readonly because: string;
}

/** No plan leaves: the outcome is `infeasible`, and its conflict says who stopped it and why. */
export interface HookStop {
  readonly stop: HookReason;
}

/** Somebody who takes no part in this run. */
export interface LeaveOut<Role extends string = string> extends HookReason {
  readonly role: Role;
  readonly id: string;
}

/** Two people of different roles, as answers of hooks name them: `{ pair: { mentee: id, mentor: id } }`. */
export interface NamedByRole<Role extends string = string> {
  readonly pair: PairIds<Role>;
  readonly people?: never;
}

/** Two people of one group, in any order: `{ people: [id, id] }`. */
export interface NamedInGroup {
  readonly people: readonly [string, string];
  readonly pair?: never;
}

/** What is added to the fit of two people. */
export interface AddedFit extends HookReason {
  /**
   * In [-1, 1] and not 0, rounded to whole millionths: added to what the criteria give, and the sum is cut to [0, 1]. Amounts
   * of different names for the same two people are added up.
   */
  readonly fit: number;
}

/**
 * What the hooks of a run answered, as data that survives JSON: it stands in the plan as `hooks`, and as `hooks` of `match` it
 * makes the same plan again, without any function. Stages at which nothing was answered are absent.
 *
 * @example
 * ```ts
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * const hooks = { afterScores: [{ pair, name: "same month", fit: -0.25, because: "They started together." }] };
 * const adjusted = settled(match(program, cohort, { hooks }));
 * adjusted.totals.fit; // 0.75
 * const again = match(program, cohort, { hooks: JSON.parse(JSON.stringify(adjusted.hooks)) });
 * planFingerprint(again) === planFingerprint(adjusted); // true
 * ```
 *
 * @typeParam Named How two people are named: by role, or as two of one group.
 */
export interface HookAnswers<Role extends string = string, Named = NamedByRole<string> | NamedInGroup> {
  /** Who takes no part; sorted by name, role and id, as the lists below are by name and people. */
  readonly afterIntake?: readonly LeaveOut<Role>[] | HookStop;
  /** Pairs that are forbidden, each by the rule that its name is. */
  readonly afterEligibility?: readonly (Named & HookReason)[] | HookStop;
  /** Fits that are changed. */
  readonly afterScores?: readonly (Named & AddedFit)[] | HookStop;
  /** Why the plan did not leave; a plan that left had nothing against it. */
  readonly beforePlan?: HookStop;
}

/** What hooks answered about a run for pairs. */
export type PairsHookAnswers<Role extends string = string> = HookAnswers<Role, NamedByRole<Role>>;
/** What hooks answered about a run for peers, or of rounds. */
export type PeersHookAnswers = HookAnswers<"person", NamedInGroup>;
/** What hooks answered about a run for circles: two members are people of one group, a member and a lead are named by role. */
export type CirclesHookAnswers = HookAnswers<"member" | "lead", NamedInGroup | NamedByRole<"member" | "lead">>;

/** What hooks answered, by the noun of the run. */
export interface HookAnswersOf {
  readonly pairs: PairsHookAnswers;
  readonly peers: PeersHookAnswers;
  readonly rounds: PeersHookAnswers;
  readonly circles: CirclesHookAnswers;
}

/** Whether it stops the run. */
export function isStop(given: unknown): given is HookStop {
  return typeof given === "object" && given !== null && !Array.isArray(given) && "stop" in given;
}
