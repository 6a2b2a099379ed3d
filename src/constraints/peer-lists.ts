import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake, suggestion } from "../errors.js";
import type { Cell, ReadLists } from "./lists.js";

/** People who meet or met, in any order: their ids, or a group of an earlier plan. */
export type PeerGroup = readonly string[] | { readonly people: readonly string[] };

/** What is known about particular peers besides the program: lists that coordinators keep. */
export interface PeerLists {
  /** Groups of earlier rounds, no two of whose people meet again; the groups of an earlier plan fit. */
  readonly history?: readonly PeerGroup[];
  /** Groups of people no two of whom ever meet. */
  readonly never?: readonly PeerGroup[];
  /** Pairs that are made in any case; three ids make the trio. Somebody may join such a pair, to make it the trio. */
  readonly must?: readonly PeerGroup[];
  /** Ids of people who were left out before, once for each time; the `byes` of earlier plans fit. They are left out last. */
  readonly byes?: readonly string[];
}

/** The lists in numbers, without people who are not in the cohort; a pair by its lower position first. */
export interface ReadPeerLists extends ReadLists {
  /** The groups of `must`, two or three positions each, rising. */
  readonly groups: readonly (readonly number[])[];
  /** How often each person was left out before, by position. */
  readonly byes: Int32Array;
}

/** A round of an earlier plan. */
interface EarlierRound {
  readonly groups: readonly PeerGroup[];
}

/** What is known about particular people besides a program of rounds. */
export interface RoundsLists {
  /**
   * Groups of earlier rounds: their people have met, once for each time they are named together. Nobody is forbidden by that;
   * they meet again only where it cannot be avoided, and those last who have met most. `rounds` of an earlier plan fit.
   */
  readonly history?: readonly (PeerGroup | EarlierRound)[];
  /** Groups of people no two of whom ever meet. */
  readonly never?: readonly PeerGroup[];
  /**
   * Ids of people who had turns before, once for each: who sat a round out, or sat in a group of another size than the others.
   * The `turns` of earlier plans fit. They have their next turn last.
   */
  readonly byes?: readonly string[];
}

/** The groups of each round, and groups that stand alone as they are. */
export function groupsOfRounds(history: RoundsLists["history"] = []): PeerGroup[] {
  return history.flatMap((given) => {
    // JavaScript may hand over anything: what is no round is read, and complained about, as a group.
    return typeof given === "object" && given !== null && "groups" in given ? given.groups : [given];
  });
}

/** What groups that must be made may be. */
export interface MustGroups {
  readonly largest: number;
  readonly message: string;
}

const pairsAndTrio: MustGroups = {
  largest: 3,
  message: "a group that must be made has two different people, or three for the trio.",
};

/**
 * Reads the lists. An id that is unknown is harmless but in `must` (it is reported), where it is a mistake.
 *
 * @param must The most people of a group that must be made, and what to say of one that is none.
 */
export function readPeerLists(
  lineup: Lineup,
  lists: PeerLists,
  mistakes: Mistake[],
  must: MustGroups = pairsAndTrio,
): ReadPeerLists {
  const [positions] = lineup.positions;
  const gone = new Set<string>();
  const metCells = (list: string, group: unknown, index: number): Cell[] => {
    const ids = idsOf(group);
    if (ids === undefined) {
      mistakes.push(badGroup(`${list}[${index}]`, group));
      return [];
    }
    for (const id of ids) if (!positions.has(id)) gone.add(id);
    return cellsOf(ids.flatMap((id) => positions.get(id) ?? []));
  };
  const groups = (lists.must ?? []).flatMap((group, index) => mustGroup(lineup, group, index, must, mistakes));
  const byes = new Int32Array(lineup.ids[0].length);
  for (const [index, id] of (lists.byes ?? []).entries()) {
    const at = positions.get(id);
    if (at !== undefined) byes[at] = (byes[at] ?? 0) + 1;
    else if (typeof id === "string") gone.add(id);
    else mistakes.push(mistake("list-id", `byes[${index}]`, "an id is text.", "Write the id of a person.", id));
  }
  return {
    history: (lists.history ?? []).flatMap((group, index) => metCells("history", group, index)),
    never: (lists.never ?? []).flatMap((group, index) => metCells("never", group, index)),
    must: groups.flatMap(cellsOf),
    gone: [...gone],
    groups,
    byes,
  };
}

/** All pairs within a group, each person once. */
export function cellsOf(group: readonly number[]): Cell[] {
  const rising = [...new Set(group)].sort((a, b) => a - b);
  return rising.flatMap((row, at) => rising.slice(at + 1).map((column) => ({ row, column })));
}

function mustGroup(
  lineup: Lineup,
  group: unknown,
  index: number,
  { largest, message }: MustGroups,
  mistakes: Mistake[],
): (readonly number[])[] {
  const ids = idsOf(group);
  const size = new Set(ids).size;
  if (ids === undefined || ids.length !== size || size < 2 || size > largest) {
    mistakes.push(mistake("must-group", `must[${index}]`, message, "Write [id, id].", group));
    return [];
  }
  const [positions] = lineup.positions;
  const unknown = ids.filter((id) => !positions.has(id));
  for (const id of unknown) {
    const remedy = suggestion(id, lineup.ids[0]);
    mistakes.push(mistake("must-unknown", `must[${index}]`, "nobody has this id.", remedy, id));
  }
  return unknown.length > 0 ? [] : [ids.flatMap((id) => positions.get(id) ?? []).sort((a, b) => a - b)];
}

/** The ids of each group, however it was handed over; what is no group stays as it is. */
export function idsOfGroups(groups: readonly unknown[] = []): readonly unknown[] {
  return groups.map((group) => idsOf(group) ?? group);
}

/** The ids of a group; undefined for what is none. */
export function idsOf(group: unknown): readonly string[] | undefined {
  const given = typeof group === "object" && group !== null && "people" in group ? group.people : group;
  return Array.isArray(given) && given.every((id) => typeof id === "string") ? given : undefined;
}

function badGroup(where: string, given: unknown): Mistake {
  return mistake("list-group", where, "a group is a list of ids.", "Write [id, id].", given);
}
