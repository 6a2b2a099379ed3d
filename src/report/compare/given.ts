import { firstFew, type Mistake, mistake } from "../../errors.js";
import type { ComparablePlan } from "../../plan/any-plan.js";
import type { Infeasible, Noun } from "../../plan/plan.js";
import { keyOf, type SeenPlan } from "./seen.js";

/** What `review` gives, as far as it is compared: the plan with what was decided. */
export interface ReviewOf<P> {
  readonly format: "review";
  readonly outcome: P | Infeasible<string, Noun>;
  /** What clashes where there is no plan. */
  readonly clash?: { readonly text: string };
}

/** A plan, or a review, whose plan is meant. */
export type PlanGiven<P> = P | ReviewOf<P>;

/** Plans by name, or in a list: two are then `before` and `after`, more are `plan 1`, `plan 2` and so on. */
export type Plans<P> = Readonly<Record<string, PlanGiven<P>>> | readonly PlanGiven<P>[];

/** Plans with the names they are compared by. */
export type Named<P> = readonly (readonly [name: string, plan: P])[];

type Given = PlanGiven<ComparablePlan>;

/** Reads what `compare` is given; what is no plan is added to `mistakes`. */
export function readPlans(plans: Plans<ComparablePlan>, mistakes: Mistake[]): Named<ComparablePlan> {
  const named = namesOf(plans);
  if (named.length === 0) {
    const remedy = "Give for example { before, after }.";
    mistakes.push(mistake("compare-none", "plans", "there is no plan to compare.", remedy));
  }
  return named.flatMap(([name, given]) => {
    const plan = planOf(name, given, mistakes);
    return plan === undefined ? [] : [[name, plan] as const];
  });
}

function planOf(name: string, given: Given, mistakes: Mistake[]): ComparablePlan | undefined {
  // JavaScript may give anything.
  const review = isReview(given) ? given : undefined;
  const plan = isReview(given) ? given.outcome : given;
  const status: unknown = Reflect.get(Object(plan), "status");
  const format: unknown = Reflect.get(Object(plan), "format");
  if (status === "infeasible") {
    if (review === undefined) {
      const remedy = "Leave it out: its conflicts say why there is no plan.";
      mistakes.push(mistake("compare-infeasible", placeOf(name), "it is not a plan.", remedy, status));
    } else {
      const clash = review.clash?.text ?? "There is none without decisions, either.";
      const message = `what was decided leaves no plan. ${clash}`;
      mistakes.push(mistake("compare-decided", placeOf(name), message, "Decide otherwise.", status));
    }
    return undefined;
  }
  if (isComparable(plan, format)) return plan;
  const remedy = "Give plans for pairs, peers or circles, as match gives them, or what review makes of them.";
  mistakes.push(mistake("compare-format", placeOf(name), "plans of this format are not compared.", remedy, format));
  return undefined;
}

function isReview(given: Given): given is ReviewOf<ComparablePlan> {
  return Reflect.get(Object(given), "format") === "review";
}

function isComparable(plan: ComparablePlan | Infeasible<string, Noun>, format: unknown): plan is ComparablePlan {
  return (format === "pairs" || format === "peers" || format === "circles") && plan.status !== "infeasible";
}

function namesOf(plans: Plans<ComparablePlan>): Named<Given> {
  if (!isList(plans)) return Object.entries(plans);
  const names = plans.length === 2 ? ["before", "after"] : plans.map((_, at) => `plan ${at + 1}`);
  return plans.map((plan, at) => [names[at] ?? "", plan]);
}

function isList(plans: Plans<ComparablePlan>): plans is readonly Given[] {
  return Array.isArray(plans);
}

/** Whether something is one plan, or one review, rather than several by name: those have no format of their own. */
export function isOne(given: Plans<ComparablePlan> | Given): given is Given {
  return typeof Reflect.get(Object(given), "format") === "string";
}

/** Plans that have nothing in common with the one they are held against: of another noun, of other roles or people. */
export function differences(given: Named<SeenPlan>, reference: SeenPlan, against: string): Mistake[] {
  return given.flatMap(([name, { noun, roles, people }]) => {
    const where = placeOf(name);
    const than = JSON.stringify(against);
    if (noun !== reference.noun) {
      const message = `it is a plan for ${noun}, and ${than} is one for ${reference.noun}.`;
      return [mistake("compare-nouns", where, message, "Compare plans of one program.", noun)];
    }
    if (roles.join("\n") !== reference.roles.join("\n")) {
      const message = `its roles are not those of ${than}, ${reference.roles.join(" and ")}.`;
      return [mistake("compare-roles", where, message, "Compare plans of one program.", roles)];
    }
    const [own, known] = [[...people.values()], reference.people];
    if (own.length === 0 || known.size === 0 || own.some((one) => known.has(keyOf(one)))) return [];
    const message = `nobody of it is in ${than}: ${firstFew(own.map(({ role, id }) => `${role} ${id}`))}.`;
    return [mistake("compare-people", where, message, "Compare plans of one cohort.")];
  });
}

function placeOf(name: string): string {
  return `plans[${JSON.stringify(name)}]`;
}
