import type { Lineup } from "../cohort/lineup.js";
import { type Conflict, forbiddenMust, named, person } from "./conflicts.js";
import type { Eligibility } from "./eligibility.js";
import { cellsOf, type ReadPeerLists } from "./peer-lists.js";

/**
 * What clashes among peers: everybody has one place and nobody must have a partner, so only groups that must be made can clash,
 * with a rule, with each other, or with what becomes of the odd one out. Cost: one look at every such group.
 */
export function peerConflictsOf(
  lineup: Lineup,
  eligibility: Eligibility,
  { groups }: ReadPeerLists,
  odd: "trio" | "bye",
): Conflict[] {
  const forbidden = groups.flatMap(cellsOf).flatMap((cell) => forbiddenMust(lineup, eligibility, cell));
  const times = new Map<number, number>();
  for (const member of groups.flat()) times.set(member, (times.get(member) ?? 0) + 1);
  const twice = [...times].flatMap(([member, needs]): Conflict[] => {
    if (needs === 1) return [];
    const who = person(lineup, 0, member);
    return [
      {
        code: "must-exceeds-places",
        text: `${named([who])} must be in ${needs} groups, but everybody is in one.`,
        people: [who],
        rules: [],
        needs,
        has: 1,
        remedies: ["Take a group off the list of groups that must be made.", "Write the three people as one group."],
      },
    ];
  });
  const trios = groups.filter(({ length }) => length === 3);
  const most = odd === "trio" ? 1 : 0;
  if (trios.length <= most) return [...forbidden, ...twice];
  const trioClash: Conflict = {
    code: "must-trio",
    text: `${trios.length} ${trios.length === 1 ? "group of three must" : "groups of three must"} be made, but the program makes ${most === 1 ? "one at most" : "none"}.`,
    people: trios.flat().map((member) => person(lineup, 0, member)),
    rules: [],
    needs: trios.length,
    has: most,
    remedies: [
      "Make pairs of the groups that must be made.",
      ...(most === 0 ? ['Let the odd one out join a pair: odd: "trio".'] : []),
    ],
  };
  return [...forbidden, ...twice, trioClash];
}
