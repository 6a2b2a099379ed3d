import type { Cohort } from "../cohort/cohort.js";
import { type Called, whoWords } from "../constraints/who-words.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import { contextOf } from "../plan/context.js";
import { judgedAlone } from "../plan/decided-pairs.js";
import type { PairsOrigin } from "../plan/origin.js";
import type { Plan } from "../plan/plan.js";
import type { Roles } from "../program.js";
import type { DecidedPerson } from "./decision.js";
import { byFit, newcomerAt, recommendedInWords } from "./recommend-newcomer.js";
import type { Recommendation } from "./recommendation.js";

/** Who has a place left for a newcomer of a one-on-one plan. */
export function recommendedPairs(
  plan: Plan,
  origin: PairsOrigin,
  cohort: Cohort<Roles>,
  person: DecidedPerson,
  called: Called,
  signal?: Stop,
): Recommendation {
  const before = contextOf("recommend", plan);
  // Whom `must` names may have left since: what must be is made already.
  const options = { ...origin.options, must: [] };
  const { constraints, fit } = judgedAlone({ ...origin, cohort, options }, { withdrawn: [] }, signal);
  const { lineup, bounds } = constraints;
  const side = person.role === lineup.roles[0] ? 0 : 1;
  const at = newcomerAt(plan, person, plan.roles, lineup.ids[side]);
  const other = side === 0 ? 1 : 0;
  const role = lineup.roles[other];
  const loads = new Map<string, number>();
  for (const pair of plan.pairs) loads.set(pair[role] ?? "", (loads.get(pair[role] ?? "") ?? 0) + 1);
  // As many of the first role as may have a partner have one.
  const isFull = side === 0 && plan.most !== undefined && (plan.totals.matched[plan.roles[0]] ?? 0) >= plan.most;
  const allowed = lineup.ids[other].flatMap((id, partner) => {
    const cell = side === 0 ? at * fit.columns + partner : partner * fit.columns + at;
    const score = fit.scores[cell] ?? Number.NaN;
    if (Number.isNaN(score)) return [];
    const known = before.lineup.positions[other].get(id);
    const places = known === undefined ? bounds[other].max[partner] : before.bounds[other].max[known];
    const free = isFull ? 0 : Math.max(0, (places ?? 0) - (loads.get(id) ?? 0));
    return [{ role, id, fit: score / MILLION, free }];
  });
  // The lineup is sorted by id, and sorting keeps that order among those with the same fit.
  const partners = byFit(allowed.filter(({ free }) => free > 0));
  const taken = allowed.length - partners.length;
  const who = whoWords([person], called);
  const text = recommendedInWords(who, partners, [], {
    called,
    kind: role,
    nobody: `Nobody who may meet ${who} has a place left.`,
    rest: isFull
      ? `No more than ${plan.most} on the ${plan.roles[0]} side may have a partner, and as many have.`
      : `${taken} more may meet them and ${taken === 1 ? "has" : "have"} no place left.`,
  });
  return { person, places: bounds[side].max[at] ?? 0, partners, groups: [], taken, text };
}
