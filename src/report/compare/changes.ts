import type { Plan } from "../../plan/plan.js";
import { compareText } from "../../random.js";
import type { PlanChanges } from "./comparison.js";
import { idsOf, keyOf, pairKeys, peopleOf } from "./people.js";
import { millionths } from "./spread.js";

/** What is different in a plan, held against another one of the same people. Cost: one look at both. */
export function changesOf(before: Plan, after: Plan): PlanChanges {
  const [old, now] = [new Set(pairKeys(before)), new Set(pairKeys(after))];
  const earlier = peopleOf(before);
  const people = [...peopleOf(after).values()].flatMap(({ role, id, has }) => {
    const had = earlier.get(keyOf(role, id))?.has ?? 0;
    return had === has ? [] : [{ role, id, before: millionths(had), after: millionths(has) }];
  });
  const gain = (one: (typeof people)[number]) => one.after - one.before;
  people.sort((a, b) => gain(a) - gain(b) || compareText(keyOf(a.role, a.id), keyOf(b.role, b.id)));
  const side = (role: string) => {
    const own = people.filter((one) => one.role === role);
    return { gain: own.filter((one) => gain(one) > 0).length, lose: own.filter((one) => gain(one) < 0).length };
  };
  return {
    same: [...now].filter((pair) => old.has(pair)).length,
    gone: before.pairs.map((pair) => idsOf(before, pair)).filter((ids) => !now.has(JSON.stringify(ids))),
    come: after.pairs.map((pair) => idsOf(after, pair)).filter((ids) => !old.has(JSON.stringify(ids))),
    people,
    sides: Object.fromEntries(after.roles.map((role) => [role, side(role)])),
  };
}
