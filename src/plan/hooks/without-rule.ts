import { type HookAnswers, isStop } from "./answers.js";

/** What hooks answered, without the pairs that they forbade by a rule of this name. */
export function hooksWithoutRule<H extends HookAnswers>(hooks: H, rule: string): H {
  const made = hooks.afterEligibility;
  if (made === undefined || isStop(made)) return hooks;
  return { ...hooks, afterEligibility: made.filter(({ name }) => name !== rule) };
}
