import type { Plan } from "../../plan/plan.js";
import { keyOf, type SeenPlan, type Someone } from "./seen.js";
import { least, meanOf, toMillionths } from "./spread.js";

/** Sees a one-on-one plan: a pair is worth its fit to both, and somebody has the mean over their partners. */
export function seenPairs({ roles, pairs, unmatched }: Plan): SeenPlan {
  const groups = pairs.map((pair) => {
    const people = roles.map((role) => ({ role, id: pair[role] ?? "" }));
    const ids = people.map(({ id }) => id);
    return { people, ids, size: 2, fit: toMillionths(pair.fit), must: pair.must };
  });
  const found = new Map<string, Someone>();
  const fitsOf = new Map<string, number[]>();
  for (const { people, fit } of groups) {
    for (const one of people) {
      const key = keyOf(one);
      const company = people.filter((other) => other !== one);
      fitsOf.set(key, [...(fitsOf.get(key) ?? []), fit]);
      found.set(key, {
        ...one,
        hasPlace: true,
        isMatched: true,
        company: [...(found.get(key)?.company ?? []), ...company],
        has: Math.round(meanOf(fitsOf.get(key) ?? [])),
      });
    }
  }
  for (const { role, id, cause } of unmatched) {
    found.set(keyOf({ role, id }), {
      role,
      id,
      hasPlace: cause !== "no-place",
      isMatched: false,
      company: [],
      has: 0,
    });
  }
  const fits = groups.map(({ fit }) => fit);
  const total = fits.reduce((sum, fit) => sum + fit, 0);
  const ofSome = fits.length > 0 ? { mean: total / fits.length, worst: least(fits) } : {};
  return { noun: "pairs", roles, groups, people: found, total, ...ofSome };
}
