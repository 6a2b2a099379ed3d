import type { PersonRef } from "../../constraints/conflicts.js";
import { type Mistake, refuse } from "../../errors.js";
import type { Stop } from "../../kernels/problem.js";
import type { Noun } from "../plan.js";
import { type HookStop, isStop, type LeaveOut } from "./answers.js";
import { answerOf, checkHooks } from "./ask.js";
import type { AnyHooks, Hook } from "./hooks.js";
import { readLeaveOuts } from "./read.js";
import { intakeView, type PeopleOfRun } from "./view.js";

/** Those who take part when the hook after intake was asked. */
export interface TakenIn<Role extends string, P extends PeopleOfRun> {
  readonly people: P;
  /** What the hook answered, as data; undefined for nothing. */
  readonly intake: readonly LeaveOut<Role>[] | HookStop | undefined;
  /** Whether somebody of this id was left out and takes no part under any role: lists may name them and are not out of date. */
  readonly isLeftOut: (id: string) => boolean;
}

/**
 * Asks the hook after intake, and takes those away who take no part.
 *
 * @param musts Who must be with somebody by a list: they cannot be left out.
 * @param mistakes What was wrong in other things that were given: it is refused before any hook is asked.
 */
export function takenIn<Role extends string, P extends PeopleOfRun>(
  run: {
    readonly format: Noun;
    readonly roles: readonly Role[];
    readonly people: P;
    readonly hooks: Pick<AnyHooks, "afterIntake"> | undefined;
    readonly musts: () => readonly PersonRef[];
    readonly signal: Stop | undefined;
  },
  mistakes: Mistake[],
): TakenIn<Role, P | PeopleOfRun> {
  const { format, roles, people, hooks, signal } = run;
  const before = mistakes.length;
  checkHooks(hooks, mistakes);
  if (mistakes.length > before) refuse("match", mistakes);
  if (hooks?.afterIntake === undefined) return { people, intake: undefined, isLeftOut: () => false };
  refuse("match", mistakes);
  const given = answerOf("afterIntake", hooks.afterIntake, () => intakeView(format, roles, people), signal);
  const musts = new Set(run.musts().map(keyOf));
  const ids = (role: Role) => (people[role] ?? []).map(({ id }) => id);
  const intake = readLeaveOuts(given, { roles, ids, isMust: (role, id) => musts.has(keyOf({ role, id })) });
  const left = leftIn(people, intake);
  const present = new Set(roles.flatMap((role) => (left[role] ?? []).map(({ id }) => id)));
  const gone = new Set(intake === undefined || isStop(intake) ? [] : intake.map(({ id }) => id));
  return { people: left, intake, isLeftOut: (id) => gone.has(id) && !present.has(id) };
}

/** What was answered after intake; undefined for nothing, and where the hook is still a function, which was asked before. */
export function answeredIntake<Role extends string>(
  hooks: { readonly afterIntake?: Hook<never, readonly LeaveOut<Role>[] | HookStop> } | undefined,
): readonly LeaveOut<Role>[] | HookStop | undefined {
  const intake = hooks?.afterIntake;
  return typeof intake === "function" ? undefined : intake;
}

/** Hooks of which the first has answered. */
export function answeredFirst<H extends object, A>(hooks: H, intake: A | undefined) {
  const { afterIntake: _, ...others }: { readonly afterIntake?: unknown } & Omit<H, "afterIntake"> = hooks;
  return intake === undefined ? others : { ...others, afterIntake: intake };
}

/** The people without those who are left out; the same where nobody is. */
export function leftIn<P extends PeopleOfRun>(
  people: P,
  intake: readonly LeaveOut[] | HookStop | undefined,
): P | PeopleOfRun {
  if (intake === undefined || isStop(intake)) return people;
  const out = new Set(intake.map(keyOf));
  return Object.fromEntries(
    Object.entries(people).map(([role, list]) => [role, list.filter(({ id }) => !out.has(keyOf({ role, id })))]),
  );
}

function keyOf({ role, id }: PersonRef): string {
  return JSON.stringify([role, id]);
}
