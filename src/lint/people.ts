import { counted, type PersonRef, person } from "../constraints/conflicts.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import type { Finding, PeopleFacts } from "./finding.js";
import type { Pool } from "./pool.js";
import { joined, some } from "./words.js";

/** Finds whom the rules leave with nobody, or with one. People without a place of their own are told apart. */
export function peopleFindings(pool: Pool): Finding[] {
  const { lineup, bounds, allowed, reach } = pool;
  return ([0, 1] as const).flatMap((side): Finding[] => {
    const others = lineup.ids[side === 0 ? 1 : 0].length;
    const role = lineup.roles[side];
    const where = `capacity.${role}`;
    const hasPlace = (at: number) => (bounds[side].max[at] ?? 0) > 0;
    const positions = [...lineup.ids[side].keys()];
    const closed = positions.filter((at) => !hasPlace(at));
    const found: Finding[] = [];
    if (closed.length > 0) {
      const people = refs(pool, side, closed);
      const text = `${counted(closed.length, "person", "people")} on the ${role} side ${closed.length === 1 ? "has" : "have"} 0 places and will be matched with nobody: ${some(people.map(({ id }) => id))}.`;
      const remedy = "Nothing to do if that is what they answered.";
      found.push({ code: "no-place", severity: "note", where, text, remedy, data: { role, people } });
    }
    if (others === 0 || allowed === 0) return found; // told by the rule that forbids everything, or by there being nobody
    const left = (count: number) => positions.filter((at) => hasPlace(at) && reach[side][at] === count);
    const nobody = left(0);
    if (nobody.length > 0) {
      const data = factsOf(pool, side, nobody);
      const text = `${counted(nobody.length, "person", "people")} on the ${role} side may meet none of ${others}: ${some(data.people.map(({ id }) => id))}. ${taken(data)}`;
      const remedy = "Loosen the rule that takes most, or correct the answers that it reads of these people.";
      found.push({ code: "nobody-left", severity: "warning", where: `roles.${role}`, text, remedy, data });
    }
    const one = others > 1 ? left(1) : [];
    if (one.length > 0) {
      const data = factsOf(pool, side, one);
      const text = `${counted(one.length, "person", "people")} on the ${role} side may meet just one of ${others}: ${some(data.people.map(({ id }) => id))}. ${taken(data)}`;
      const remedy = "Look at them first: the rules have chosen for them, whatever the criteria say.";
      found.push({ code: "one-left", severity: "note", where: `roles.${role}`, text, remedy, data });
    }
    return found;
  });
}

/** The people at these positions. */
export function refs({ lineup }: Pool, side: 0 | 1, positions: readonly number[]): PersonRef[] {
  return positions.map((at) => person(lineup, side, at));
}

function factsOf(pool: Pool, side: 0 | 1, positions: readonly number[]): PeopleFacts {
  const { eligibility, lineup } = pool;
  const others = side === 0 ? eligibility.columns : eligibility.rows;
  const counts = new Float64Array(eligibility.rules.length);
  for (const at of positions) {
    for (let other = 0; other < others; other++) {
      const rules = side === 0 ? rulesAgainst(eligibility, at, other) : rulesAgainst(eligibility, other, at);
      for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
    }
  }
  const removed = eligibility.rules
    .map((rule, at) => ({ rule, pairs: counts[at] ?? 0 }))
    .filter(({ pairs }) => pairs > 0)
    .sort((a, b) => b.pairs - a.pairs);
  return { role: lineup.roles[side], people: refs(pool, side, positions), removed };
}

function taken({ removed }: PeopleFacts): string {
  const rules = removed.map(({ rule, pairs }) => `"${rule}" takes ${pairs}`);
  return `Of their pairs ${joined(rules)}.`;
}
