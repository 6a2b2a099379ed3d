import type { CirclesPlan } from "../../plan/circles-plan.js";
import { keyOf, type SeenPlan, type Someone } from "./seen.js";
import { toMillionths } from "./spread.js";

/** Sees a plan for circles: every member has their own fit; leads have members, and no fit of their own. */
export function seenCircles({ circles, unmatched, freeLeads, totals, record }: CirclesPlan): SeenPlan {
  const member = (id: string) => ({ role: "member", id });
  const lead = (id: string) => ({ role: "lead", id });
  const found = new Map<string, Someone>();
  const groups = circles.map(({ people, members, leads, fit, must }) => {
    const [led, leading] = [people.map(member), leads.map(lead)];
    for (const { id, fit: own } of members) {
      const company = [...leading, ...led.filter((other) => other.id !== id)];
      found.set(keyOf(member(id)), {
        ...member(id),
        hasPlace: true,
        isMatched: true,
        company,
        has: toMillionths(own),
      });
    }
    for (const one of leading) {
      found.set(keyOf(one), { ...one, hasPlace: true, isMatched: true, company: led });
    }
    return { people: [...leading, ...led], ids: people, size: people.length, fit: toMillionths(fit), must };
  });
  for (const { id } of unmatched) {
    found.set(keyOf(member(id)), { ...member(id), hasPlace: true, isMatched: false, company: [], has: 0 });
  }
  for (const { id } of freeLeads) {
    found.set(keyOf(lead(id)), { ...lead(id), hasPlace: true, isMatched: false, company: [] });
  }
  return {
    noun: "circles",
    // The record counts the people of each role, leads only where the program has some.
    roles: ["member", "lead"].filter((role) => Object.hasOwn(record.people, role)),
    groups,
    people: found,
    total: toMillionths(totals.fit),
    ...(totals.mean === undefined ? {} : { mean: toMillionths(totals.mean) }),
    ...(totals.worst === undefined ? {} : { worst: toMillionths(totals.worst) }),
  };
}
