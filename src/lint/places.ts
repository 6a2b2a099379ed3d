import { conflictsOf, counted } from "../constraints/conflicts.js";
import { isAllowed } from "../constraints/eligibility.js";
import type { Shortage } from "../kernels/pairs/shortage.js";
import type { Expected, Finding } from "./finding.js";
import type { Flow } from "./flow.js";
import { refs } from "./people.js";
import type { Pool } from "./pool.js";
import { joined, some } from "./words.js";

/** What makes every plan impossible before its scores are looked at. Empty where a flow may be asked for. */
export function clashFindings({ constraints }: Pool): Finding[] {
  return conflictsOf(constraints).map(({ code, text, people, rules, needs, has, remedies }) => ({
    code: "clash" as const,
    severity: "error" as const,
    where: code.startsWith("must") ? "must" : "capacity",
    text,
    remedy: remedies.join(" Or: "),
    data: { people, rules, ...(needs === undefined ? {} : { needs }), ...(has === undefined ? {} : { has }) },
  }));
}

/** People who could be served one by one, but not together. */
export function shortageFinding(pool: Pool, lack: Shortage): Finding {
  const side = lack.needing === "rows" ? 0 : 1;
  const other = side === 0 ? 1 : 0;
  const [role, met] = [pool.lineup.roles[side], pool.lineup.roles[other]];
  const people = refs(pool, side, lack[lack.needing]);
  const others = refs(pool, other, lack[lack.needing === "rows" ? "columns" : "rows"]);
  const text = `${counted(people.length, "person", "people")} on the ${role} side (${some(people.map(({ id }) => id))}) must have ${counted(lack.needs, "partner")} together, but those whom they may meet on the ${met} side have ${lack.has} for them: ${lack.needs - lack.has} too few.`;
  const remedy = `Find ${counted(lack.needs - lack.has, "more place")} for them, lower their least numbers, or loosen a rule.`;
  const data = { people, others, needs: lack.needs, has: lack.has };
  return { code: "shortage", severity: "error", where: `capacity.${role}`, text, remedy, data };
}

/** Places that stay empty and people who stay without a partner in every plan, and how many partners to expect. */
export function placeFindings(pool: Pool, flow: Flow): Finding[] {
  const [first] = pool.lineup.roles;
  const people = pool.lineup.ids[0].length;
  const wanting = pool.bounds[0].max.filter((max) => max > 0).length;
  const found: Finding[] = ([0, 1] as const).flatMap((side) => [
    ...unreachable(pool, flow, side),
    ...empty(pool, flow, side),
  ]);
  if (flow.matched < wanting) {
    const short = wanting - flow.matched;
    const text = `${flow.matched} of ${counted(wanting, "person", "people")} on the ${first} side can have a partner in one plan, ${short} cannot: ${whyShort(pool, flow)}.`;
    const remedy = `Find ${counted(short, "more place")} whom they may meet, or loosen the rule that takes most from them.`;
    const data = { role: first, people, matched: flow.matched };
    found.push({ code: "too-few-places", severity: "warning", where: `roles.${first}`, text, remedy, data });
  }
  return [...found, ...([0, 1] as const).flatMap((side) => expected(pool, flow, side))];
}

/** The scarce people of both sides together bound the pairs: that is the arithmetic behind the largest flow. */
function whyShort({ lineup, bounds }: Pool, { scarce }: Flow): string {
  const parts = ([0, 1] as const).flatMap((side) => {
    const few = [...scarce[side].keys()].filter((at) => scarce[side][at] === 1);
    const places = few.reduce((sum, at) => sum + (bounds[side].max[at] ?? 0), 0);
    return few.length === 0 ? [] : [`${few.length} on the ${lineup.roles[side]} side with ${counted(places, "place")}`];
  });
  return parts.length === 0 ? "nobody whom they may meet has a place" : `every pair takes a place of ${joined(parts)}`;
}

/** Places of one person beyond the people they may meet. */
function unreachable(pool: Pool, { usable }: Flow, side: 0 | 1): Finding[] {
  const { lineup, bounds } = pool;
  const others = lineup.ids[side === 0 ? 1 : 0].length;
  const role = lineup.roles[side];
  // Who may meet nobody at all is told with the rules that are to blame.
  const positions = positionsOf(pool, side).filter(
    (at) => pool.reach[side][at] !== 0 && (usable[side][at] ?? 0) < (bounds[side].max[at] ?? 0),
  );
  if (positions.length === 0) return [];
  const people = positions.map((at) => {
    const [ref] = refs(pool, side, [at]);
    return { role, id: ref?.id ?? "", places: bounds[side].max[at] ?? 0, usable: usable[side][at] ?? 0 };
  });
  const places = people.reduce((sum, { places, usable }) => sum + places - usable, 0);
  const each = people.map(({ id, places, usable }) => `${id} (${counted(places, "place")}, ${usable} usable)`);
  const text = `${counted(places, "place")} of ${counted(people.length, "person", "people")} on the ${role} side can never be used, since they may not meet so many of ${others}: ${some(each)}.`;
  const remedy = "Do not count on these places; loosen a rule if they are needed.";
  const data = { role, people, places };
  return [{ code: "unreachable-places", severity: "warning", where: `capacity.${role}`, text, remedy, data }];
}

/**
 * Usable places that no plan can fill all at once. The arithmetic is Hall's, for places: those who have places to spare
 * may meet people who have fewer for them. Told where this is the doing of rules, not of numbers.
 */
function empty(pool: Pool, flow: Flow, side: 0 | 1): Finding[] {
  const { lineup, bounds } = pool;
  const other = side === 0 ? 1 : 0;
  const role = lineup.roles[side];
  const places = flow.usable[side].reduce((sum, count) => sum + count, 0);
  const wanted = bounds[other].max.reduce((sum, max) => sum + max, 0);
  // People of the first role with one place each who stay without a partner are a finding of their own.
  const toldElsewhere = side === 0 && bounds[0].max.every((max) => max <= 1);
  if (toldElsewhere || flow.pairs >= Math.min(places, wanted)) return [];
  const spare = positionsOf(pool, side).filter((at) => flow.scarce[side][at] === 0 && (flow.usable[side][at] ?? 0) > 0);
  const ways = waysTo(pool, side, spare);
  const met = positionsOf(pool, other).filter((at) => (ways[at] ?? 0) > 0);
  const has = met.reduce((sum, at) => sum + Math.min(bounds[other].max[at] ?? 0, ways[at] ?? 0), 0);
  const spared = spare.reduce((sum, at) => sum + (flow.usable[side][at] ?? 0), 0);
  const [people, meet] = [refs(pool, side, spare), refs(pool, other, met)];
  const names = some(
    people.map(({ id }) => id),
    5,
  );
  const text = `${places - flow.pairs} of ${counted(places, "usable place")} on the ${role} side stay empty in every plan: ${counted(people.length, "person", "people")} with ${counted(spared, "place")} (${names}) may meet ${counted(meet.length, "person", "people")} on the ${lineup.roles[other]} side, who have ${has} for them.`;
  const remedy = `Loosen a rule between them and the rest of the ${lineup.roles[other]} side, or do not count on these places.`;
  const data = { role, places, filled: flow.pairs, people, meet };
  return [{ code: "empty-places", severity: "warning", where: `capacity.${role}`, text, remedy, data }];
}

/** How many of these people each person of the other side may meet. */
function waysTo({ eligibility }: Pool, side: 0 | 1, people: readonly number[]): Int32Array {
  const ways = new Int32Array(side === 0 ? eligibility.columns : eligibility.rows);
  for (const one of people) {
    for (let other = 0; other < ways.length; other++) {
      const isOpen = side === 0 ? isAllowed(eligibility, one, other) : isAllowed(eligibility, other, one);
      if (isOpen) ways[other] = (ways[other] ?? 0) + 1;
    }
  }
  return ways;
}

function positionsOf({ lineup }: Pool, side: 0 | 1): number[] {
  return [...lineup.ids[side].keys()];
}

/** "10 would have 2, 31 would have 3": least numbers first, then always one more for those who have fewest. */
function expected(pool: Pool, { pairs, usable, fixedPairs }: Flow, side: 0 | 1): Finding[] {
  const { bounds, lineup, program } = pool;
  const role = lineup.roles[side];
  const most = usable[side];
  // Where nobody can have two partners there is nothing to spread; whom it leaves out is told for the first side above.
  const single = bounds[side].max.every((max) => max <= 1);
  if (most.length === 0 || (single && (side === 0 || pairs >= most.length))) return [];
  const loads = bounds[side].min.slice();
  let left = pairs - loads.reduce((sum, load) => sum + load, 0);
  for (let level = 0; left > 0 && level < pairs; level++) {
    for (const [at, load] of loads.entries()) {
      if (left === 0 || load !== level || load >= (most[at] ?? 0)) continue;
      loads[at] = load + 1;
      left--;
    }
  }
  const counts = new Map<number, number>();
  for (const load of loads) counts.set(load, (counts.get(load) ?? 0) + 1);
  const spread = [...counts]
    .map(([partners, people]) => ({ partners, people }))
    .sort((a, b) => b.partners - a.partners);
  const exact = fixedPairs && (program.mutual === "allowed" || !bothRoles(pool));
  const each = spread.map(({ partners, people }) => `${people} would have ${partners}`);
  const text = `${exact ? "Every best plan has" : "A plan has at most"} ${counted(pairs, "pair")} for ${counted(loads.length, "person", "people")} on the ${role} side: spread as evenly as their places allow, ${joined(each)}.`;
  const remedy = "Tell them what to expect; set least or most places if this is not what was meant.";
  const data: Expected = { role, pairs, exact, spread };
  return [{ code: "expected-places", severity: "note", where: `capacity.${role}`, text, remedy, data }];
}

/** Whether mutual loops could keep a plan below the largest flow. */
function bothRoles({ lineup }: Pool): boolean {
  return lineup.ids[0].filter((id) => lineup.positions[1].has(id)).length > 1;
}
