import type { ComparablePlan } from "../../plan/any-plan.js";
import { recordedName } from "../../plan/objective.js";
import type { OverruledRule } from "../../plan/overruled.js";
import type { Load, PlanMeasures, PlanWishes, SideMeasures } from "./comparison.js";
import type { Ground, Held } from "./ground.js";
import type { SeenPlan, Someone } from "./seen.js";
import { deviationOf, giniOf, least, meanOf, millionths, spreadOf } from "./spread.js";
import { wishesOf } from "./wishes.js";

/** What is known of one plan: the plan itself, how it is seen, and what it stands on where that is known. */
export interface Known {
  readonly plan: ComparablePlan;
  readonly seen: SeenPlan;
  readonly stands?: { readonly ground: Ground; readonly held: Held };
}

/** Measures one plan; `most` is the sum of the fits of the plan it is held against, `beyond` in millionths. */
export function measuresOf({ plan, seen, stands }: Known, most: number, beyond: number): PlanMeasures {
  const { roles, total, mean, worst, groups } = seen;
  const wishes = stands === undefined ? undefined : wishesOf(stands.ground, stands.held, beyond);
  const people = [...seen.people.values()];
  const overruled = overruledIn(plan);
  const sideOf = (role: string): SideMeasures => {
    const at = stands?.ground.sides.findIndex((side) => side.role === role) ?? -1;
    return sideMeasures(
      people.filter((one) => one.role === role),
      loadedRoles(seen).includes(role),
      wishes?.sides[at],
    );
  };
  return {
    objective: recordedName(plan.record),
    proven: plan.status === "optimal",
    groups: groups.length,
    total: millionths(total),
    ...(mean === undefined ? {} : { mean: millionths(mean) }),
    ...(worst === undefined ? {} : { worst: millionths(worst) }),
    ...(most > 0 ? { price: Math.round((1 - total / most) * 1_000_000) / 1_000_000 + 0 } : {}),
    ...(seen.noun === "circles" && groups.length > 0 ? { sizes: loadOf(groups.map(({ size }) => size)) } : {}),
    sides: Object.fromEntries(roles.map((role) => [role, sideOf(role)])),
    ...(wishes === undefined ? {} : { blocking: wishes.blocking }),
    ...(overruled.length === 0 ? {} : { overruled }),
  };
}

/** The rules that people broke for a plan; those of circles cannot be overruled. */
export function overruledIn(plan: ComparablePlan): readonly OverruledRule[] {
  return plan.format === "circles" ? [] : (plan.overruled ?? []);
}

/** The roles whose people are told apart by how many they are with; the company of a member is the size of the circle. */
function loadedRoles({ noun, roles }: SeenPlan): readonly string[] {
  return noun === "circles" ? roles.filter((role) => role === "lead") : roles;
}

function sideMeasures(people: readonly Someone[], hasLoad: boolean, wishes: PlanWishes | undefined): SideMeasures {
  const values = (some: readonly Someone[]) => some.flatMap(({ has }) => (has === undefined ? [] : [has]));
  const matched = people.filter(({ isMatched }) => isMatched);
  const placed = people.filter(({ hasPlace }) => hasPlace);
  const fit = spreadOf(values(matched));
  const hasFit = people.length === 0 || people.some(({ has }) => has !== undefined);
  const loads = hasLoad ? placed.map(({ company }) => company.length) : [];
  return {
    people: people.length,
    matched: matched.length,
    ...(fit === undefined ? {} : { fit }),
    ...(hasFit ? { giniOfAll: giniOf(values(placed)) } : {}),
    ...(loads.length === 0 ? {} : { load: loadOf(loads) }),
    ...(wishes === undefined ? {} : { wishes }),
  };
}

function loadOf(loads: readonly number[]): Load {
  return {
    least: least(loads),
    most: loads.reduce((largest, one) => Math.max(largest, one), 0),
    mean: millionths(meanOf(loads) * 1_000_000),
    deviation: millionths(deviationOf(loads) * 1_000_000),
  };
}
