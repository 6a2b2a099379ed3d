import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake, show, suggestion } from "../errors.js";
import type { PairIds } from "../program.js";

/** What is known about particular people besides the program: lists that coordinators keep. */
export interface Lists<Role extends string = string> {
  /** Pairs of earlier terms, which are not made again. */
  readonly history?: readonly PairIds<Role>[];
  /** Pairs that are never made; or whole groups of ids, no two of whom are ever paired in whatever role. */
  readonly never?: readonly (PairIds<Role> | readonly string[])[];
  /** Pairs that are made in any case; they take their places before anybody else does. */
  readonly must?: readonly PairIds<Role>[];
}

/** A pair by position: row in the first role, column in the second. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The lists in numbers, without people who are not in the cohort. */
export interface ReadLists {
  readonly history: readonly Cell[];
  readonly never: readonly Cell[];
  readonly must: readonly Cell[];
  /** Ids in `history` and `never` that nobody in the cohort has: people who left since. */
  readonly gone: readonly string[];
}

/**
 * Reads the lists. Under a shared identity an earlier pair counts in both directions, when both people are in both roles.
 * An id that is unknown is harmless in `history` and `never` (it is reported) and a mistake in `must`.
 */
export function readLists(lineup: Lineup, lists: Lists, shared: boolean, mistakes: Mistake[]): ReadLists {
  const gone = new Set<string>();
  const known = (id: string) => lineup.positions[0].has(id) || lineup.positions[1].has(id);
  const cells = (first: string | undefined, second: string | undefined): Cell[] => {
    const row = first === undefined ? undefined : lineup.positions[0].get(first);
    const column = second === undefined ? undefined : lineup.positions[1].get(second);
    return row === undefined || column === undefined ? [] : [{ row, column }];
  };
  const pairCells = (list: string, pair: unknown, index: number): Cell[] => {
    const ids = idsOf(pair, lineup.roles);
    if (ids === undefined) {
      mistakes.push(badEntry(`${list}[${index}]`, pair, lineup.roles));
      return [];
    }
    for (const id of ids.filter((id) => !known(id))) gone.add(id);
    return [...cells(ids[0], ids[1]), ...(shared ? cells(ids[1], ids[0]) : [])];
  };
  return {
    history: (lists.history ?? []).flatMap((pair, index) => pairCells("history", pair, index)),
    never: (lists.never ?? []).flatMap((entry, index) => {
      if (!Array.isArray(entry)) return pairCells("never", entry, index);
      for (const id of entry.filter((id) => !known(id))) gone.add(String(id));
      return entry.flatMap((one) => entry.flatMap((other) => (one === other ? [] : cells(one, other))));
    }),
    must: (lists.must ?? []).flatMap((pair, index) => mustCell(lineup, pair, index, mistakes)),
    gone: [...gone],
  };
}

function mustCell(lineup: Lineup, pair: unknown, index: number, mistakes: Mistake[]): Cell[] {
  const ids = idsOf(pair, lineup.roles);
  if (ids === undefined) {
    mistakes.push(badEntry(`must[${index}]`, pair, lineup.roles));
    return [];
  }
  const [row, column] = [lineup.positions[0].get(ids[0]), lineup.positions[1].get(ids[1])];
  for (const side of [0, 1] as const) {
    if (lineup.positions[side].has(ids[side])) continue;
    const where = `must[${index}].${lineup.roles[side]}`;
    const remedy = suggestion(ids[side], lineup.ids[side]);
    mistakes.push(mistake("must-unknown", where, "nobody in this role has this id.", remedy, ids[side]));
  }
  return row === undefined || column === undefined ? [] : [{ row, column }];
}

function idsOf(pair: unknown, roles: readonly [string, string]): readonly [string, string] | undefined {
  if (typeof pair !== "object" || pair === null) return undefined;
  const [first, second] = roles.map((role) => Reflect.get(pair, role));
  return typeof first === "string" && typeof second === "string" ? [first, second] : undefined;
}

function badEntry(where: string, given: unknown, roles: readonly [string, string]): Mistake {
  const remedy = `Write { ${roles[0]}: id, ${roles[1]}: id }.`;
  return mistake(
    "list-entry",
    where,
    `a pair names one id for ${show(roles[0])} and one for ${show(roles[1])}.`,
    remedy,
    given,
  );
}
