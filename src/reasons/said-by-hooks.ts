import { type HookAnswers, type HookReason, isStop } from "../plan/hooks/answers.js";

/** What a hook said of two people. */
export interface SaidByHook extends HookReason {
  /** What it adds to their fit, in [-1, 1]; absent where it forbids the two. */
  readonly fit?: number;
}

/**
 * What the hooks of a run said of two people.
 *
 * @param keys The roles of the two; `one` and `other` for people of one group.
 */
export function saidByHooks(
  answers: HookAnswers | undefined,
  keys: readonly [string, string],
  ids: readonly [string, string],
): { readonly forbidden: readonly SaidByHook[]; readonly added: readonly Required<SaidByHook>[] } {
  const { afterEligibility: rules, afterScores: fits } = answers ?? {};
  const forbidden = rules === undefined || isStop(rules) ? [] : rules.filter((one) => isAbout(one, keys, ids));
  const added = fits === undefined || isStop(fits) ? [] : fits.filter((one) => isAbout(one, keys, ids));
  return {
    forbidden: forbidden.map(({ name, because }) => ({ name, because })),
    added: added.map(({ name, because, fit }) => ({ name, because, fit })),
  };
}

function isAbout(
  { pair, people }: { readonly pair?: Readonly<Record<string, string>>; readonly people?: readonly string[] },
  keys: readonly [string, string],
  ids: readonly [string, string],
): boolean {
  if (pair !== undefined) return keys.every((key, side) => pair[key] === ids[side]);
  return keys[0] === "one" && people !== undefined && ids.every((id) => people.includes(id));
}
