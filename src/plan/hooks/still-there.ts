import { type HookAnswers, type HookStop, isStop, type LeaveOut } from "./answers.js";
import type { PeopleOfRun } from "./view.js";

/**
 * The answers that are about people who are there, as options of a run with fewer people than the one that was asked about: what
 * was said of others has no effect, and is no mistake. Who was left out stays so. None of a run that was stopped.
 */
export function hooksAbout<A extends HookAnswers<string, object>>(
  answers: A | undefined,
  people: PeopleOfRun,
): { readonly hooks?: A } {
  if (answers === undefined || isStopped(answers)) return {};
  const there = new Map(Object.entries(people).map(([role, list]) => [role, new Set(list.map(({ id }) => id))]));
  const ofGroup = there.has("person") ? "person" : "member";
  const has = (role: string, id: unknown) => typeof id === "string" && there.get(role)?.has(id) === true;
  const isThere = (entry: object) => {
    const { pair, people: group }: { readonly pair?: object; readonly people?: readonly string[] } = entry;
    const named = pair === undefined ? (group ?? []).map((id) => [ofGroup, id] as const) : Object.entries(pair);
    return named.every(([role, id]) => has(role, id));
  };
  const still = <T extends object>(answer: readonly T[] | HookStop | undefined) =>
    answer === undefined || isStop(answer) ? undefined : answer.filter(isThere);
  const { afterEligibility, afterScores } = answers;
  const [rules, fits] = [still(afterEligibility), still(afterScores)];
  return {
    hooks: {
      ...answers,
      ...(rules === undefined ? {} : { afterEligibility: rules }),
      ...(fits === undefined ? {} : { afterScores: fits }),
    },
  };
}

/**
 * The same as options of `match` for other people than those who were asked about: of the people who were left out, those who are
 * there again are left out again.
 */
export function hooksAgain<A extends HookAnswers<string, object>>(
  answers: A | undefined,
  people: PeopleOfRun,
): { readonly hooks?: A } {
  const { hooks } = hooksAbout(answers, people);
  const intake = hooks?.afterIntake;
  if (hooks === undefined || intake === undefined || isStop(intake)) return hooks === undefined ? {} : { hooks };
  const isThere = ({ role, id }: LeaveOut) => people[role]?.some((one) => one.id === id) === true;
  return { hooks: { ...hooks, afterIntake: intake.filter(isThere) } };
}

/** Whether a hook stopped the run, or held its plan back. */
export function isStopped(answers: object | undefined): boolean {
  return answers !== undefined && Object.values(answers).some(isStop);
}
