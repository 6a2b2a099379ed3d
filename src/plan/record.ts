import { timeZoneData } from "../cohort/calendar/zones.js";
import type { Lineup } from "../cohort/lineup.js";
import type { PairsProgram, PeersProgram, PersonSchema, Roles } from "../program.js";
import { fingerprint } from "../random.js";
import { version } from "../version.js";
import type { ReadObjective } from "./objective.js";

/** All that is needed to repeat a run and to notice that something is different. Holds no answers and no names. */
export interface PlanRecord<C extends string> {
  readonly pairwright: string;
  readonly seed: number;
  readonly solver: string;
  /** What the fits were wanted to be, as `match` takes it; absent for the total. */
  readonly objective?: Exclude<ReadObjective, "total">;
  readonly weights: { readonly [K in C]: number };
  /** SHA-256 of people, lists, weights, floors and settings of the measures; functions are not part of it. */
  readonly inputs: string;
  readonly people: Readonly<Record<string, number>>;
  /** Version of the time-zone data of the machine, "unknown" in a browser. */
  readonly timeZoneData: string;
}

/** Writes the record of a run. */
export function recordOf(
  program: PairsProgram<Roles, string, string> | PeersProgram<PersonSchema, string, string>,
  lineup: Lineup,
  lists: {
    readonly history?: unknown;
    readonly never?: unknown;
    readonly must?: unknown;
    readonly byes?: unknown;
    /** What was decided otherwise than the program says: fits and places of particular people. */
    readonly changes?: unknown;
  },
  seed: number,
  solver: string,
): PlanRecord<string> {
  const { weights, floors, minimumEvidence } = program;
  const ofNoun =
    program.format === "pairs"
      ? { people: lineup.people, identity: program.identity }
      : { people: lineup.people[0], odd: program.odd, byes: lists.byes };
  const criteria = Object.entries(program.criteria).map(([name, criterion]) => [
    name,
    criterion.form === "measure" ? [criterion.by.name, criterion.by.settings] : "function",
    ...(criterion.both === undefined ? [] : [criterion.both]),
  ]);
  const rules = Object.entries(program.rules).map(([name, rule]) => [
    name,
    rule.form === "requirement"
      ? [rule.by.measure.name, rule.by.measure.settings, rule.by.least, rule.by.unknown]
      : "function",
  ]);
  const { history = [], never = [], must = [], changes } = lists;
  const inputs = {
    ...ofNoun,
    history,
    never,
    must,
    criteria,
    rules,
    weights,
    floors,
    minimumEvidence,
    changes,
  };
  return {
    pairwright: version,
    seed,
    solver,
    weights: { ...weights },
    inputs: fingerprint(canonical(inputs)),
    people: Object.fromEntries(lineup.roles.map((role, side) => [role, lineup.ids[side === 0 ? 0 : 1].length])),
    timeZoneData: timeZoneData(),
  };
}

/**
 * A text that is the same for equal data whatever the order of its keys: JSON with sorted keys, where values that JSON
 * would drop or confuse (undefined, dates, maps, sets, bigints, NaN) are written with their kind.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value instanceof Map) return `Map${canonical([...value])}`;
  if (value instanceof Set) return `Set${canonical([...value])}`;
  if (value instanceof Date) return `Date(${value.getTime()})`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(",")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
