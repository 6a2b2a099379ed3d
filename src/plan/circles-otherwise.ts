import type { CircleLists } from "../constraints/circle-lists.js";
import type { Stop } from "../kernels/problem.js";
import { builtInRules, floorRule, type Judging } from "../program.js";
import type { CirclesContext } from "./circles-context.js";
import type { CirclesOutcome, CirclesPlan } from "./circles-plan.js";
import { contextOf } from "./context.js";
import { hooksWithoutRule } from "./hooks/without-rule.js";
import { plannedCircles } from "./match-circles.js";

/** How to make circles again. */
export interface CirclesAgainOptions {
  /** How many changes the search tries; as many as for the plan unless said otherwise. */
  readonly steps?: number;
  readonly signal?: Stop;
}

/** The name under which the time that circles need in common is asked about like a rule. */
export const commonTimeRule = "time in common";

/**
 * The plan that `match` makes of the same people with some pairs more that must or may not be together. The search begins with the
 * circles of the plan.
 */
export function circlesWith(
  plan: CirclesPlan,
  lists: Pick<CircleLists, "must" | "never" | "leading">,
  options: CirclesAgainOptions = {},
): CirclesOutcome {
  const context = contextOf("prices", plan);
  const { must = [], never = [], leading = {} } = context.options;
  const led = { must: leading.must ?? [], never: leading.never ?? [] };
  const hasLeads = context.leading !== undefined;
  const all = {
    must: [...must, ...(lists.must ?? [])],
    never: [...never, ...(lists.never ?? [])],
    ...(hasLeads
      ? {
          leading: {
            ...leading,
            must: [...led.must, ...(lists.leading?.must ?? [])],
            never: [...led.never, ...(lists.leading?.never ?? [])],
          },
        }
      : {}),
  };
  return again(plan, context.program, { ...context, options: { ...context.options, ...all } }, options);
}

/**
 * The plan that `match` makes of the same people with one rule less, of whatever kind; the search begins with the circles of the
 * plan, which keep all other rules.
 */
export function circlesWithoutRule(plan: CirclesPlan, rule: string, options: CirclesAgainOptions = {}): CirclesOutcome {
  const context = contextOf("rulePrices", plan);
  const { program } = context;
  const { among, leading, circleRules, meeting, ...rest } = program;
  const isTime = rule === commonTimeRule && !program.ruleNames.includes(rule);
  const other = {
    ...rest,
    among: withoutRule(among, rule),
    ...(leading === undefined ? {} : { leading: withoutRule(leading, rule) }),
    circleRules: Object.fromEntries(Object.entries(circleRules).filter(([name]) => name !== rule)),
    ...(meeting === undefined || isTime ? {} : { meeting }),
    ruleNames: program.ruleNames.filter((name) => name !== rule),
  };
  const list = rule === builtInRules.history ? "history" : rule === builtInRules.apart ? "never" : undefined;
  const { options: told } = context;
  const { hooks } = told;
  const fewer =
    list === undefined
      ? told
      : { ...told, [list]: [], ...(told.leading === undefined ? {} : { leading: { ...told.leading, [list]: [] } }) };
  return again(
    plan,
    other,
    { ...context, options: { ...fewer, ...(hooks === undefined ? {} : { hooks: hooksWithoutRule(hooks, rule) }) } },
    options,
  );
}

function withoutRule(judging: Judging, rule: string): Judging {
  const rules = Object.fromEntries(Object.entries(judging.rules).filter(([name]) => name !== rule));
  const floors = Object.fromEntries(
    Object.entries(judging.floors).filter(([name, floor]) => floorRule(name, floor ?? 0) !== rule),
  );
  const minimumEvidence = rule === builtInRules.evidence ? 0 : judging.minimumEvidence;
  return { ...judging, rules, floors, minimumEvidence };
}

function again(
  plan: CirclesPlan,
  program: CirclesContext["program"],
  { cohort, options }: Pick<CirclesContext, "cohort" | "options">,
  { steps, signal }: CirclesAgainOptions,
): CirclesOutcome {
  const same = {
    ...options,
    start: plan.circles,
    ...(steps === undefined ? {} : { steps }),
    ...(signal === undefined ? {} : { signal }),
  };
  return plannedCircles(program, cohort, same, []);
}
