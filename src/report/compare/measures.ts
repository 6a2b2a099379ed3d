import { objectiveName } from "../../plan/objective.js";
import type { Plan } from "../../plan/plan.js";
import type { PlanMeasures, PlanWishes, SideMeasures } from "./comparison.js";
import type { Ground } from "./ground.js";
import { heldOn, millionthsOf, peopleOf, type Someone } from "./people.js";
import { deviationOf, giniOf, millionths, spreadOf } from "./spread.js";
import { wishesOf } from "./wishes.js";

/** Measures one plan; `ground` where it is known, `reference` is the plan it is held against, `beyond` in millionths. */
export function measuresOf(plan: Plan, ground: Ground | undefined, reference: Plan, beyond: number): PlanMeasures {
  const fits = plan.pairs.map(millionthsOf);
  const total = fits.reduce((sum, fit) => sum + fit, 0);
  const most = reference.pairs.map(millionthsOf).reduce((sum, fit) => sum + fit, 0);
  const held = ground === undefined ? undefined : heldOn(ground, plan);
  const wishes = ground === undefined || held === undefined ? undefined : wishesOf(ground, held, beyond);
  const people = [...peopleOf(plan).values()];
  const sideOf = (role: string): SideMeasures => {
    const at = ground?.sides.findIndex((side) => side.role === role) ?? -1;
    return sideMeasures(
      people.filter((one) => one.role === role),
      wishes?.sides[at],
    );
  };
  return {
    objective: objectiveName(plan.record.objective ?? "total"),
    proven: plan.status === "optimal",
    pairs: fits.length,
    total: millionths(total),
    ...(fits.length > 0 ? { mean: millionths(total / fits.length), worst: millionths(least(fits)) } : {}),
    ...(most > 0 ? { price: Math.round((1 - total / most) * 1_000_000) / 1_000_000 + 0 } : {}),
    sides: Object.fromEntries(plan.roles.map((role) => [role, sideOf(role)])),
    ...(wishes === undefined ? {} : { blocking: wishes.blocking }),
  };
}

function sideMeasures(people: readonly Someone[], wishes: PlanWishes | undefined): SideMeasures {
  const matched = people.filter(({ partners }) => partners > 0);
  const placed = people.filter(({ hasPlace }) => hasPlace);
  const fit = spreadOf(matched.map(({ has }) => has));
  const loads = placed.map(({ partners }) => partners);
  return {
    people: people.length,
    matched: matched.length,
    ...(fit === undefined ? {} : { fit }),
    giniOfAll: giniOf(placed.map(({ has }) => has)),
    ...(loads.length === 0 ? {} : { load: loadOf(loads) }),
    ...(wishes === undefined ? {} : { wishes }),
  };
}

function loadOf(loads: readonly number[]): NonNullable<SideMeasures["load"]> {
  const sum = loads.reduce((all, one) => all + one, 0);
  return {
    least: least(loads),
    most: loads.reduce((largest, one) => Math.max(largest, one), 0),
    mean: millionths((sum * 1_000_000) / loads.length),
    deviation: millionths(deviationOf(loads) * 1_000_000),
  };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((smallest, one) => Math.min(smallest, one), Number.POSITIVE_INFINITY);
}
