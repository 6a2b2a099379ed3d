import { type Conflict, counted, named, type PersonRef } from "../../constraints/conflicts.js";
import { show } from "../../errors.js";
import type { Warning } from "../plan.js";
import { type HookAnswers, type HookReason, type HookStop, isStop } from "./answers.js";
import type { Stage } from "./ask.js";

const when: Readonly<Record<Stage, string>> = {
  afterIntake: "stopped the run after intake",
  afterEligibility: "stopped the run when the rules had been asked",
  afterScores: "stopped the run when the pairs had been scored",
  beforePlan: "held the plan back",
};

/** Why there is no plan, where a hook wants none. */
export function stopConflict(stage: Stage, { stop: { name, because } }: HookStop): Conflict {
  return {
    code: "stopped-by-hook",
    text: `A hook ${when[stage]}, for ${show(name)}: ${because}`,
    people: [],
    rules: [],
    remedies: ["Settle what it says, and match again.", `Match without the hook ${stage}, if you may.`],
  };
}

/** What to tell with a plan of the answers of hooks, one warning for each name and kind. */
export function hookWarnings(answers: HookAnswers | undefined): Warning[] {
  if (answers === undefined) return [];
  const { afterIntake, afterEligibility, afterScores } = answers;
  return [
    ...byName(afterIntake).map(([name, told]) => ({
      code: "left-out-by-hook",
      text: `By hook, for ${show(name)}, ${takePart(told)}: ${reasonsOf(told)}`,
    })),
    ...byName(afterEligibility).map(([name, told]) => ({
      code: "forbidden-by-hook",
      text: `By hook, ${show(name)} forbids ${counted(told.length, "pair")}: ${reasonsOf(told)}`,
    })),
    ...byName(afterScores).map(([name, told]) => ({
      code: "adjusted-by-hook",
      text: `By hook, ${show(name)} adds ${amountsOf(told)} to the fit of ${counted(told.length, "pair")}, as far as they may meet: ${reasonsOf(told)}`,
    })),
  ];
}

function takePart(people: readonly PersonRef[]): string {
  return people.length === 1
    ? `${named(people)} takes no part`
    : `${people.map((one) => named([one])).join(", ")} take no part`;
}

/** Entries of one name together; names as they come, which is sorted. */
function byName<T extends HookReason>(
  answer: readonly T[] | HookStop | undefined,
): (readonly [string, readonly T[]])[] {
  const found = new Map<string, T[]>();
  for (const one of answer === undefined || isStop(answer) ? [] : answer) {
    const known = found.get(one.name);
    if (known === undefined) found.set(one.name, [one]);
    else known.push(one);
  }
  return [...found];
}

/** The reasons that are given for one name: the first three that differ. */
function reasonsOf(told: readonly HookReason[]): string {
  const reasons = [...new Set(told.map(({ because }) => because))];
  const more = reasons.length > 3 ? ` (and ${counted(reasons.length - 3, "other reason")})` : "";
  return `${reasons.slice(0, 3).join(" ")}${more}`;
}

function amountsOf(told: readonly { readonly fit: number }[]): string {
  const signed = (fit: number) => `${fit > 0 ? "+" : ""}${fit}`;
  const [least, most] = told.reduce(([low, high], { fit }) => [Math.min(low, fit), Math.max(high, fit)], [1, -1]);
  return least === most ? signed(most) : `between ${signed(least)} and ${signed(most)}`;
}
