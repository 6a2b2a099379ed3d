import type { PeersPlan } from "../../plan/peers-plan.js";
import { keyOf, type SeenPlan, type Someone } from "./seen.js";
import { toMillionths } from "./spread.js";

/**
 * Sees a plan for peers: everybody has the mean fit with the others of their group. A plan says of a trio only what it is
 * worth on the whole; `precisely` tells its three people apart where their fits are known.
 */
export function seenPeers({ groups, unmatched, totals }: PeersPlan): SeenPlan {
  const of = (id: string) => ({ role: "person", id });
  const found = new Map<string, Someone>();
  const seenGroups = groups.map((group) => {
    const people = group.people.map(of);
    const fit = toMillionths(group.fit);
    for (const one of people) {
      const company = people.filter((other) => other !== one);
      found.set(keyOf(one), { ...one, hasPlace: true, isMatched: true, company, has: fit });
    }
    return { people, ids: group.people, size: people.length, fit, must: group.must };
  });
  for (const { id } of unmatched) {
    found.set(keyOf(of(id)), { ...of(id), hasPlace: true, isMatched: false, company: [], has: 0 });
  }
  return {
    noun: "peers",
    roles: ["person"],
    groups: seenGroups,
    people: found,
    total: toMillionths(totals.fit),
    ...(totals.mean === undefined ? {} : { mean: toMillionths(totals.mean) }),
    ...(totals.worst === undefined ? {} : { worst: toMillionths(totals.worst) }),
  };
}
