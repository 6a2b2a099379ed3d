import { firstFew, type Mistake, mistake } from "../../errors.js";
import type { ComparablePlan } from "../../plan/any-plan.js";
import { keyOf, type SeenPlan } from "./seen.js";

/** Plans by name, or in a list: two are then `before` and `after`, more are `plan 1`, `plan 2` and so on. */
export type Plans<P> = Readonly<Record<string, P>> | readonly P[];

/** Plans with the names they are compared by. */
export type Named<P> = readonly (readonly [name: string, plan: P])[];

/** Reads what `compare` is given; what is no plan is added to `mistakes`. */
export function readPlans(plans: Plans<ComparablePlan>, mistakes: Mistake[]): Named<ComparablePlan> {
  const named = namesOf(plans);
  if (named.length === 0) {
    const remedy = "Give for example { before, after }.";
    mistakes.push(mistake("compare-none", "plans", "there is no plan to compare.", remedy));
  }
  return named.filter(([name, plan]) => {
    const status: unknown = Reflect.get(Object(plan), "status");
    const format: unknown = Reflect.get(Object(plan), "format");
    if (status === "infeasible") {
      const remedy = "Leave it out: its conflicts say why there is no plan.";
      mistakes.push(mistake("compare-infeasible", placeOf(name), "it is not a plan.", remedy, status));
    } else if (format !== "pairs" && format !== "peers" && format !== "circles") {
      const remedy = "Give plans for pairs, peers or circles, as match gives them.";
      mistakes.push(mistake("compare-format", placeOf(name), "plans of this format are not compared.", remedy, format));
    } else return true;
    return false;
  });
}

function namesOf(plans: Plans<ComparablePlan>): Named<ComparablePlan> {
  if (!isList(plans)) return Object.entries(plans);
  const names = plans.length === 2 ? ["before", "after"] : plans.map((_, at) => `plan ${at + 1}`);
  return plans.map((plan, at) => [names[at] ?? "", plan]);
}

function isList(plans: Plans<ComparablePlan>): plans is readonly ComparablePlan[] {
  return Array.isArray(plans);
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
