import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake } from "../errors.js";
import { type Cell, type Lists, type ReadLists, readLists } from "./lists.js";
import { cellsOf, idsOf, type PeerGroup, readPeerLists } from "./peer-lists.js";

/** What is known about particular members and leads besides the program: lists that coordinators keep. */
export interface CircleLists {
  /** Circles of earlier rounds, no two of whose people meet again; the circles of an earlier plan fit. */
  readonly history?: readonly PeerGroup[];
  /** Groups of people, members or leads, no two of whom are ever in one circle. */
  readonly never?: readonly PeerGroup[];
  /** Members who sit together in any case, and have a place in any case. */
  readonly must?: readonly PeerGroup[];
  /** Ids of members who were left out before, once for each time; the `byes` of earlier plans fit. They are left out last. */
  readonly byes?: readonly string[];
  /** The same about a member and a lead: who had, never has, and must have whom as a lead of their circle. */
  readonly leading?: Lists<"member" | "lead">;
}

/** The lists in numbers, without people who are not in the cohort. */
export interface ReadCircleLists {
  /** Of two members, a pair by its lower position first. */
  readonly among: Pick<ReadLists, "history" | "never" | "must">;
  /** Of a member (row) and a lead (column). */
  readonly leading: Pick<ReadLists, "history" | "never" | "must">;
  /** Leads who never lead one circle together. */
  readonly apart: readonly Cell[];
  /** Members who must sit together, rising; nobody is in two of these groups. */
  readonly groups: readonly (readonly number[])[];
  /** How often each member was left out before. */
  readonly byes: Int32Array;
  /** Ids on the lists that nobody in the cohort has: people who left since. */
  readonly gone: readonly string[];
}

/**
 * Reads the lists. An id that is unknown is harmless (it is reported) but in a `must`, where it is a mistake.
 *
 * @param leads The members and leads; undefined where circles have no leads.
 */
export function readCircleLists(
  members: Lineup,
  leads: Lineup | undefined,
  lists: CircleLists,
  mistakes: Mistake[],
): ReadCircleLists {
  const together = { largest: Number.POSITIVE_INFINITY, message: "people who must sit together are two or more." };
  const among = readPeerLists(members, lists, mistakes, together);
  const ofLeads = (list: "history" | "never") => mixedCells(lists[list] ?? [], leads);
  const [history, never] = [ofLeads("history"), ofLeads("never")];
  if (leads === undefined && lists.leading !== undefined) {
    const remedy = "Leave it out, or give the program `lead`.";
    mistakes.push(mistake("circle-no-lead", "leading", "the program has no leads.", remedy, lists.leading));
  }
  const nothing = { history: [], never: [], must: [], gone: [] };
  const leading = leads === undefined ? nothing : readLists(leads, lists.leading ?? {}, false, mistakes);
  const isKnown = (id: string) => members.positions[0].has(id) || leads?.positions[1].has(id) === true;
  return {
    among,
    leading: {
      history: [...leading.history, ...history.leading],
      never: [...leading.never, ...never.leading],
      must: leading.must,
    },
    apart: [...history.apart, ...never.apart],
    groups: merged(among.groups),
    byes: among.byes,
    gone: [...new Set([...among.gone, ...leading.gone])].filter((id) => !isKnown(id)),
  };
}

/** The pairs of a member and a lead, and of two leads, within groups that name leads. */
function mixedCells(groups: readonly PeerGroup[], leads: Lineup | undefined) {
  const leading: Cell[] = [];
  const apart: Cell[] = [];
  if (leads === undefined) return { leading, apart };
  const at = (side: 0 | 1, ids: readonly string[]) => ids.flatMap((id) => leads.positions[side].get(id) ?? []);
  for (const group of groups) {
    const ids = idsOf(group) ?? []; // what is no group is a mistake that was noted already
    const columns = at(1, ids);
    apart.push(...cellsOf(columns));
    for (const row of at(0, ids)) for (const column of columns) leading.push({ row, column });
  }
  return { leading, apart };
}

/** Groups that share somebody are one group. */
function merged(groups: readonly (readonly number[])[]): number[][] {
  let sets: number[][] = [];
  for (const group of groups) {
    const touched = sets.filter((set) => set.some((member) => group.includes(member)));
    const all = [...new Set([...group, ...touched.flat()])].sort((a, b) => a - b);
    sets = [...sets.filter((set) => !touched.includes(set)), all];
  }
  return sets.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
