import type { CircleLists } from "../constraints/circle-lists.js";
import type { Lists } from "../constraints/lists.js";
import type { PeerGroup, PeerLists } from "../constraints/peer-lists.js";
import type { PairIds } from "../program.js";

/** Whether somebody is in the run and does not come to a step. */
export type IsElsewhere = (id: string) => boolean;

/**
 * The lists of a step without those who do not come to it: whoever has a place in another step cannot be paired here, and is
 * not among the people who left the cohort. `must` stays as it is: its people are kept for the step.
 */
export function keptLists<Role extends string>(lists: Lists<Role>, isElsewhere: IsElsewhere): Lists<Role> {
  const { history, never, ...rest } = lists;
  const isHere = (pair: PairIds<Role>) => !idsOf(pair).some(isElsewhere);
  return {
    ...rest,
    ...(history === undefined ? {} : { history: history.filter(isHere) }),
    ...(never === undefined
      ? {}
      : {
          never: never.flatMap((entry): (PairIds<Role> | readonly string[])[] => {
            if (isList(entry)) return [entry.filter((id) => !isElsewhere(id))];
            return isHere(entry) ? [entry] : [];
          }),
        }),
  };
}

/** The same of groups. */
export function keptGroups<L extends Pick<PeerLists, "history" | "never" | "byes">>(
  lists: L,
  isElsewhere: IsElsewhere,
): L {
  const { history, never, byes } = lists;
  const kept = (groups: readonly PeerGroup[]) =>
    groups.map((group) => membersOf(group).filter((id) => !isElsewhere(id)));
  return {
    ...lists,
    ...(history === undefined ? {} : { history: kept(history) }),
    ...(never === undefined ? {} : { never: kept(never) }),
    ...(byes === undefined ? {} : { byes: byes.filter((id) => !isElsewhere(id)) }),
  };
}

/** The same of circles, with what is said of members and leads. */
export function keptCircleLists<L extends Pick<CircleLists, "history" | "never" | "byes" | "leading">>(
  lists: L,
  isElsewhere: IsElsewhere,
): L {
  const { leading } = lists;
  const kept = keptGroups(lists, isElsewhere);
  return leading === undefined ? kept : { ...kept, leading: keptLists(leading, isElsewhere) };
}

/** The ids of a group, however it was handed over. */
export function membersOf(group: PeerGroup): readonly string[] {
  return "people" in group ? group.people : group;
}

function idsOf<Role extends string>(pair: PairIds<Role>): string[] {
  return Object.values<string>(pair);
}

function isList(entry: unknown): entry is readonly string[] {
  return Array.isArray(entry);
}
