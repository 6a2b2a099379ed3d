import type { Plan, PlanPair } from "../../plan/plan.js";
import type { Ground, Held } from "./ground.js";

/** Somebody of a plan. */
export interface Someone {
  readonly role: string;
  readonly id: string;
  /** Whether they have a place to give or take. */
  readonly hasPlace: boolean;
  readonly partners: number;
  /** Mean fit of their partners in whole millionths, 0 without a partner. */
  readonly has: number;
}

/** What a person of a plan is known by. */
export function keyOf(role: string, id: string): string {
  return JSON.stringify([role, id]);
}

/** Everybody whom a plan names, by key: those in its pairs and those without a partner. */
export function peopleOf(plan: Plan): ReadonlyMap<string, Someone> {
  const fits = new Map<string, { role: string; id: string; fits: number[] }>();
  for (const pair of plan.pairs) {
    for (const role of plan.roles) {
      const id = pair[role] ?? "";
      const known = fits.get(keyOf(role, id)) ?? { role, id, fits: [] };
      known.fits.push(millionthsOf(pair));
      fits.set(keyOf(role, id), known);
    }
  }
  const found = new Map<string, Someone>();
  for (const [key, { role, id, fits: own }] of fits) {
    const has = Math.round(own.reduce((sum, fit) => sum + fit, 0) / own.length);
    found.set(key, { role, id, hasPlace: true, partners: own.length, has });
  }
  for (const { role, id, cause } of plan.unmatched) {
    found.set(keyOf(role, id), { role, id, hasPlace: cause !== "no-place", partners: 0, has: 0 });
  }
  return found;
}

/** The fit of a pair in whole millionths. */
export function millionthsOf({ fit }: Pick<PlanPair<string>, "fit">): number {
  return Math.round(fit * 1_000_000);
}

/** The pairs of a plan as texts that tell them apart. */
export function pairKeys(plan: Plan): string[] {
  return plan.pairs.map((pair) => JSON.stringify(idsOf(plan, pair)));
}

/** The ids of a pair in the order of the roles. */
export function idsOf({ roles }: Plan, pair: PlanPair<string>): string[] {
  return roles.map((role) => pair[role] ?? "");
}

/** The pairs of a plan on a ground; undefined where the plan is not one of its people and fits. */
export function heldOn(ground: Ground, plan: Plan): Held | undefined {
  const at = new Map(ground.people.map(({ role, id }, position) => [keyOf(role, id), position]));
  const partners = ground.people.map((): number[] => []);
  const fixed = new Set<string>();
  for (const pair of plan.pairs) {
    const [one, other] = plan.roles.map((role) => at.get(keyOf(role, pair[role] ?? "")));
    if (one === undefined || other === undefined || ground.worth(one, other) !== millionthsOf(pair)) return undefined;
    partners[one]?.push(other);
    partners[other]?.push(one);
    if (pair.must) fixed.add(`${one} ${other}`).add(`${other} ${one}`);
  }
  return { partners, isFixed: (person, other) => fixed.has(`${person} ${other}`) };
}
