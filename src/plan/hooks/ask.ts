import { frozenCopy } from "../../cohort/frozen.js";
import { type Mistake, mistake, PairwrightError, refuse, saidBy, suggestion } from "../../errors.js";
import type { Stop } from "../../kernels/problem.js";
import { isStop } from "./answers.js";
import type { AnyHooks } from "./hooks.js";

const stages = ["afterIntake", "afterEligibility", "afterScores", "beforePlan"] as const;

/** The boundary of two stages at which a hook is asked. */
export type Stage = (typeof stages)[number];

/** Looks at the hooks as they were handed over, before any of them is asked; what is wrong is added to `mistakes`. */
export function checkHooks(hooks: unknown, mistakes: Mistake[]): void {
  if (hooks === undefined) return;
  if (typeof hooks !== "object" || hooks === null || Array.isArray(hooks)) {
    const remedy = `Give { ${stages.join(", ")} }, any of them or all.`;
    mistakes.push(mistake("hooks", "hooks", "hooks are named by the stage after which they are asked.", remedy, hooks));
    return;
  }
  for (const [stage, hook] of Object.entries(hooks)) {
    const where = `hooks.${stage}`;
    if (!stages.some((known) => known === stage)) {
      mistakes.push(mistake("hook-stage", where, "there is no such stage.", suggestion(stage, stages)));
      continue;
    }
    const isData = isStop(hook) || (Array.isArray(hook) && stage !== "beforePlan");
    if (hook === undefined || typeof hook === "function" || isData) continue;
    const remedy = "Give a function, or what a hook answered before as it stands in a plan.";
    mistakes.push(mistake("hook-form", where, "this is no hook.", remedy, hook));
  }
}

/** Functions that know nothing of hooks say so: JavaScript may hand them over all the same. */
export function refuseHooks(call: string, options: object): void {
  if (Reflect.get(options, "hooks") === undefined) return;
  const remedy = "Give hooks to match, and leave them out here.";
  refuse(call, [mistake("hooks-elsewhere", "hooks", "only match asks hooks.", remedy)]);
}

/**
 * What a hook answers, frozen and as it was at that moment; nothing is understood of it yet. Data is what would be answered.
 *
 * @throws PairwrightError for a hook that throws, with what it threw as its `cause`, or that gives a promise. The reason of the
 * signal where a hook throws because the run was ended.
 */
export function answerOf<V>(stage: Stage, hook: AnyHooks[Stage], view: () => V, signal: Stop | undefined): unknown {
  if (!isFunction(hook)) return frozenCopy(hook);
  const where = `hooks.${stage}`;
  const seen = view();
  let answer: unknown;
  try {
    answer = frozenCopy(hook(seen));
  } catch (error) {
    signal?.throwIfAborted();
    const remedy = "Make it answer every time; { stop: { name, because } } ends a run in good order.";
    const failed = mistake("hook-failed", where, `your hook failed: ${saidBy(error)}.`, remedy);
    throw new PairwrightError("match", [failed], { cause: error });
  }
  signal?.throwIfAborted();
  if (isPromise(answer)) {
    const remedy = "Fetch what it needs before match is called, and answer from that.";
    refuse("match", [mistake("hook-promise", where, "match waits for nobody, and this hook gave a promise.", remedy)]);
  }
  return answer;
}

function isFunction(given: unknown): given is (view: unknown) => unknown {
  return typeof given === "function";
}

function isPromise(given: unknown): boolean {
  return typeof given === "object" && given !== null && typeof Reflect.get(given, "then") === "function";
}
