import { frozenCopy } from "../../cohort/frozen.js";
import { firstFew, type Mistake, mistake, refuse, refuseOtherNouns, suggestion } from "../../errors.js";
import { knownContext } from "../../plan/context.js";
import type { Outcome, Plan } from "../../plan/plan.js";
import { canonical } from "../../plan/record.js";
import { changesOf } from "./changes.js";
import type { Comparison, PlanChanges, PlanMeasures } from "./comparison.js";
import { type Ground, groundOf } from "./ground.js";
import { measuresOf } from "./measures.js";
import { heldOn, peopleOf } from "./people.js";
import { choiceInWords } from "./words.js";

/** What `compare` may be told. */
export interface CompareOptions {
  /** The name of the plan that the others are held against; the first unless said otherwise. */
  readonly against?: string;
  /** By how much more fit another's partner must have before somebody counts as envious; 0 unless said otherwise. */
  readonly envyBeyond?: number;
}

/**
 * Compares plans of the same people, by name: made under several objectives, before and after a change, or by hand. Each is
 * measured by itself (matched, total, mean, worst, tenth percentile, Gini, load; blocking pairs, envy, regret) and held
 * against one of them (price of fairness, which pairs differ, who gains and who loses).
 *
 * Plans read from JSON are measured, too; blocking pairs, envy and regret need the fit of pairs that were not made, which is
 * there when the plan, or another one of them with the same inputs, was made by `match` in this process.
 *
 * Cost: a few looks at every pair of the cohort for each plan. Definitions with their sources: `Comparison`.
 *
 * @throws PairwrightError when there is no plan, or plans of different roles or people.
 * @example
 * ```ts
 * const fair = settled(match(program, cohort, { objective: "fair" }));
 * console.log(compareReport(compare({ "most fit": plan, fair })));
 * ```
 */
export function compare<Role extends string>(
  plans: Readonly<Record<string, Plan<Role>>>,
  options?: CompareOptions,
): Comparison<Role>;
export function compare(plans: Readonly<Record<string, Outcome>>, options: CompareOptions = {}): Comparison {
  for (const [name, plan] of Object.entries(plans)) refuseOtherNouns("compare", `plans.${name}`, plan);
  const mistakes: Mistake[] = [];
  const given = readPlans(plans, mistakes);
  const [first] = given;
  const against = options.against ?? first?.[0] ?? "";
  const reference = given.find(([name]) => name === against)?.[1];
  if (given.length > 0 && reference === undefined) {
    const remedy = suggestion(against, Object.keys(plans));
    mistakes.push(mistake("compare-against", "against", "there is no plan of this name.", remedy, options.against));
  }
  const { envyBeyond = 0 } = options;
  if (!(typeof envyBeyond === "number" && envyBeyond >= 0 && envyBeyond <= 1)) {
    const remedy = "Give a number from 0 to 1.";
    mistakes.push(
      mistake("compare-envy", "envyBeyond", "a difference between two fits is wanted.", remedy, envyBeyond),
    );
  }
  refuse("compare", mistakes);
  if (reference === undefined) throw new Error("a plan was found missing after the check");
  refuse("compare", differences(given, reference, against));
  const grounds = groundsOf(given);
  const beyond = Math.round(envyBeyond * 1_000_000);
  const measures = given.map(([name, plan]): [string, PlanMeasures] => [
    name,
    measuresOf(plan, grounds.get(plan), reference, beyond),
  ]);
  const changes = given
    .filter(([name]) => name !== against)
    .map(([name, plan]): [string, PlanChanges] => [name, changesOf(reference, plan)]);
  return frozenCopy({
    format: "comparison",
    roles: reference.roles,
    against,
    envyBeyond: beyond / 1_000_000,
    plans: Object.fromEntries(measures),
    changes: Object.fromEntries(changes),
    notes: notesOf(given, grounds),
    text: choiceInWords(reference.roles, measures, new Map(changes), against),
  });
}

type Given = readonly (readonly [string, Plan])[];

function readPlans(plans: Readonly<Record<string, Outcome>>, mistakes: Mistake[]): Given {
  const names = Object.keys(plans);
  if (names.length === 0) {
    const remedy = "Give for example { before, after }.";
    mistakes.push(mistake("compare-none", "plans", "there is no plan to compare.", remedy));
  }
  return names.flatMap((name) => {
    const plan = plans[name];
    if (plan !== undefined && plan.status !== "infeasible") return [[name, plan] as const];
    const remedy = "Leave it out: its conflicts say why there is no plan.";
    mistakes.push(
      mistake("compare-infeasible", `plans[${JSON.stringify(name)}]`, "it is not a plan.", remedy, plan?.status),
    );
    return [];
  });
}

/** Plans of other roles or people than the one they are held against. */
function differences(given: Given, reference: Plan, against: string): Mistake[] {
  const known = new Set(peopleOf(reference).keys());
  return given.flatMap(([name, plan]) => {
    const where = `plans[${JSON.stringify(name)}]`;
    if (plan.roles.join("\n") !== reference.roles.join("\n")) {
      const message = `its roles are not those of ${JSON.stringify(against)}, ${reference.roles.join(" and ")}.`;
      return [mistake("compare-roles", where, message, "Compare plans of one program.", plan.roles)];
    }
    const own = new Set(peopleOf(plan).keys());
    const other = [...own].filter((key) => !known.has(key)).concat([...known].filter((key) => !own.has(key)));
    if (other.length === 0) return [];
    const message = `it is not about the same people as ${JSON.stringify(against)}: ${other.length} are in one of the two only, ${firstFew(other)}.`;
    return [mistake("compare-people", where, message, "Compare plans of one cohort.")];
  });
}

/** What each plan's wishes are measured on: its own context, or that of a plan with the same inputs and the same fits. */
function groundsOf(given: Given): ReadonlyMap<Plan, Ground> {
  const byInputs = new Map<string, Ground>();
  const contexts = given.flatMap(([, plan]) => {
    const context = knownContext(plan);
    return context === undefined ? [] : [[plan, context] as const];
  });
  const found = new Map<Plan, Ground>();
  const byFit = new Map<object, Ground>();
  for (const [plan, context] of contexts) {
    const ground = byFit.get(context.fit) ?? groundOf(context);
    byFit.set(context.fit, ground);
    found.set(plan, ground);
    byInputs.set(plan.record.inputs, ground);
  }
  for (const [, plan] of given) {
    const ground = found.get(plan) ?? byInputs.get(plan.record.inputs);
    if (ground !== undefined && heldOn(ground, plan) !== undefined) found.set(plan, ground);
  }
  return found;
}

function notesOf(given: Given, grounds: ReadonlyMap<Plan, Ground>): string[] {
  const detached = given.filter(([, plan]) => !grounds.has(plan)).map(([name]) => name);
  const weights = new Set(given.map(([, { record }]) => canonical(record.weights)));
  return [
    ...(detached.length > 0
      ? [
          `Blocking pairs, envy and regret are not known of ${firstFew(detached)}: they need the fit of pairs that were not made. Call match again with the same program and cohort and compare its plan, too.`,
        ]
      : []),
    ...(weights.size > 1
      ? ["The plans were made with different weights: their fits, and what comes of them, do not compare."]
      : []),
  ];
}
