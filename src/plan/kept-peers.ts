import type { Lineup } from "../cohort/lineup.js";
import { type Eligibility, rulesAgainst } from "../constraints/eligibility.js";
import { cellsOf, type ReadPeerLists } from "../constraints/peer-lists.js";

/**
 * Reads the groups of a finished plan against the rules, the number of trios and the groups that must be made, knowing nothing
 * of how it was found. Gives what it breaks, in words; nothing for a plan that may leave.
 */
export function brokenByGroups(
  lineup: Lineup,
  eligibility: Eligibility,
  lists: ReadPeerLists,
  groups: readonly (readonly number[])[],
  most: { readonly trios: number; readonly people: number | undefined },
): string[] {
  const called = (members: readonly number[]) => members.map((member) => lineup.ids[0][member] ?? "").join(" and ");
  const faults: string[] = [];
  const groupOf = new Map<number, readonly number[]>();
  for (const group of groups) {
    if (group.length !== 2 && group.length !== 3) faults.push(`${called(group)}: ${group.length} people are no group`);
    for (const member of group) {
      if (groupOf.has(member)) faults.push(`${called([member])}: in two groups`);
      groupOf.set(member, group);
    }
    for (const { row, column } of cellsOf(group)) {
      for (const rule of rulesAgainst(eligibility, row, column)) {
        faults.push(`${called([row, column])}: "${eligibility.rules[rule]}"`);
      }
    }
  }
  const trios = groups.filter(({ length }) => length === 3).length;
  if (trios > most.trios) faults.push(`${trios} groups of three, ${most.trios} are allowed`);
  if (most.people !== undefined && groupOf.size > most.people) {
    faults.push(`${groupOf.size} people in groups, at most ${most.people} may be`);
  }
  for (const must of lists.groups) {
    const group = groupOf.get(must[0] ?? -1);
    if (must.some((member) => groupOf.get(member) !== group) || group === undefined) {
      faults.push(`${called(must)}: must be in one group and are not`);
    }
  }
  return faults;
}
