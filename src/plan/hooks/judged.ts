import type { Conflict } from "../../constraints/conflicts.js";
import type { Fit } from "../../fit/fit.js";
import type { Stop } from "../../kernels/problem.js";
import type { Noun } from "../plan.js";
import { type AddedFit, type HookAnswers, type HookReason, type HookStop, isStop, type LeaveOut } from "./answers.js";
import { withAdjusted, withForbidden } from "./apply.js";
import { answerOf } from "./ask.js";
import type { AnyHooks } from "./hooks.js";
import { type AboutTwo, type ReadAnswer, readAdded, readForbidden } from "./read.js";
import type { Relation } from "./relation.js";
import { eligibilityView, intakeView, type PeopleOfRun, scoresView } from "./view.js";
import { stopConflict } from "./words.js";

/** A run, for whoever asks its hooks. */
export interface RunOfHooks<Role extends string> {
  readonly format: Noun;
  readonly roles: readonly string[];
  readonly people: PeopleOfRun;
  readonly hooks: Pick<AnyHooks, "afterEligibility" | "afterScores"> | undefined;
  /** What was answered after intake: these people are no longer there. */
  readonly intake: readonly LeaveOut<Role>[] | HookStop | undefined;
  /** Names that no rule of a hook can have, besides those of the rules that forbid pairs. */
  readonly reserved?: readonly string[];
  readonly signal: Stop | undefined;
}

/** A relation whose pairs are scored. */
export type Scored<N extends object> = Relation<N> & { readonly fit: Fit };

/** All relations of a noun: at least one. */
type All<T> = readonly [T, ...T[]];

/** Who may meet and how good it is, hooks included; or why no plan can be made. */
export type Judgment<Role extends string, N extends object> = {
  /** What was answered so far; absent where nothing was. */
  readonly answers?: HookAnswers<Role, N>;
} & (
  | { readonly status: "clash"; readonly conflicts: readonly Conflict[] }
  | { readonly status: "judged"; readonly relations: All<Scored<N>> }
);

/**
 * Asks the hooks after the rules and after the scores, and lets what they answer take its effect.
 *
 * @param clashes What clashes among relations, before they are scored, and once more then.
 * @param scored Scores all pairs of a relation.
 * @throws PairwrightError for a hook that fails, and for everything that is wrong in an answer.
 */
export function judgedThrough<Role extends string, N extends object>(
  run: RunOfHooks<Role>,
  relations: All<Relation<N>>,
  clashes: (relations: All<Relation<N>>) => readonly Conflict[],
  scored: (relation: Relation<N>) => Fit,
): Judgment<Role, N> {
  const { hooks = {}, intake, signal } = run;
  if (isStop(intake)) return clash([stopConflict("afterIntake", intake)], { intake });
  const view = () => intakeView(run.format, run.roles, run.people);
  const rules = readForbidden(
    answerOf("afterEligibility", hooks.afterEligibility, () => eligibilityView(view(), relations), signal),
    relations,
    new Set([...relations.flatMap(({ eligibility }) => eligibility.rules), ...(run.reserved ?? [])]),
  );
  if (isStop(rules)) return clash([stopConflict("afterEligibility", rules)], { intake, rules });
  const ruled = each(relations, (one): Relation<N> => ({ ...one, eligibility: withForbidden(one, rules ?? []) }));
  const early = clashes(ruled);
  // What a hook would say of the scores holds when a decision resolves the clash: it is asked now, for it is asked never again.
  if (early.length > 0 && hooks.afterScores === undefined) return clash(early, { intake, rules });
  const plain = each(ruled, (one): Scored<N> => ({ ...one, fit: scored(one) }));
  const fits = readAdded(
    answerOf("afterScores", hooks.afterScores, () => scoresView(view(), plain), signal),
    plain,
  );
  if (isStop(fits)) return clash([stopConflict("afterScores", fits)], { intake, rules, fits });
  const late = early.length > 0 ? early : clashes(plain); // floors and minimum evidence may have taken pairs away
  if (late.length > 0) return clash(late, { intake, rules, fits });
  const all = each(plain, (one): Scored<N> => ({ ...one, fit: withAdjusted(one, one.fit, fits ?? []) }));
  return { status: "judged", relations: all, ...answered({ intake, rules, fits }) };
}

function each<T, U>([first, ...others]: All<T>, of: (one: T) => U): All<U> {
  return [of(first), ...others.map(of)];
}

interface Answered<Role extends string, N extends object> {
  readonly intake: readonly LeaveOut<Role>[] | HookStop | undefined;
  readonly rules?: ReadAnswer<AboutTwo<N>>;
  readonly fits?: ReadAnswer<AboutTwo<N> & Pick<AddedFit, "fit">>;
}

function clash<Role extends string, N extends object>(
  conflicts: readonly Conflict[],
  given: Answered<Role, N>,
): Judgment<Role, N> {
  return { status: "clash", conflicts, ...answered(given) };
}

/** The answers as data. */
function answered<Role extends string, N extends object>({
  intake,
  rules,
  fits,
}: Answered<Role, N>): Pick<Judgment<Role, N>, "answers"> {
  const answers: HookAnswers<Role, N> = {
    ...(intake === undefined ? {} : { afterIntake: intake }),
    ...(rules === undefined ? {} : { afterEligibility: isStop(rules) ? rules : rules.map(named) }),
    ...(fits === undefined
      ? {}
      : { afterScores: isStop(fits) ? fits : fits.map((one) => ({ ...named(one), fit: one.fit })) }),
  };
  return Object.keys(answers).length === 0 ? {} : { answers };
}

function named<N extends object>({ relation, cell, reason }: AboutTwo<N>): N & HookReason {
  return { ...relation.named(cell), ...reason };
}
