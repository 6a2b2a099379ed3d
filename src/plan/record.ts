import { timeZoneData } from "../cohort/calendar/zones.js";
import type { Lineup } from "../cohort/lineup.js";
import type { Judging, PairsProgram, PeersProgram, PersonSchema, Roles, RoundsProgram } from "../program.js";
import { fingerprint } from "../random.js";
import { version } from "../version.js";
import type { RecordedObjective } from "./objective.js";

/** All that is needed to repeat a run and to notice that something is different. Holds no answers and no names. */
export interface PlanRecord<C extends string> extends RecordedObjective {
  readonly pairwright: string;
  readonly seed: number;
  readonly solver: string;
  /** At most so many people could have a place, as `match` takes it; absent without such a limit. */
  readonly most?: number;
  /** How many steps a search could take; absent where there is no search. */
  readonly steps?: number;
  readonly weights: { readonly [K in C]: number };
  /** SHA-256 of people, lists, weights, floors and settings of the measures; functions are not part of it. */
  readonly inputs: string;
  readonly people: Readonly<Record<string, number>>;
  /** Version of the time-zone data of the machine, "unknown" in a browser. */
  readonly timeZoneData: string;
}

type AnyProgram =
  | PairsProgram<Roles, string, string>
  | PeersProgram<PersonSchema, string, string>
  | RoundsProgram<PersonSchema, string, string>;

/** Writes the record of a run. */
export function recordOf(
  program: AnyProgram,
  lineup: Lineup,
  lists: {
    readonly history?: unknown;
    readonly never?: unknown;
    readonly must?: unknown;
    readonly byes?: unknown;
    readonly most?: number | undefined;
    /** What was decided otherwise than the program says: about particular people, and the rules they may break. */
    readonly changes?: unknown;
  },
  seed: number,
  solver: string,
  /** What hooks answered; it is named apart from `lists`, which may hold the functions that answered. */
  hookAnswers?: unknown,
): PlanRecord<string> {
  const ofNoun = nounInputs(program, lineup, lists.byes);
  const { history = [], never = [], must = [], most, changes } = lists;
  const people = Object.fromEntries(lineup.roles.map((role, side) => [role, lineup.ids[side === 0 ? 0 : 1].length]));
  const inputs = { ...ofNoun, history, never, must, most, changes, hookAnswers, ...judgedInputs(program) };
  return recorded({ seed, solver, most, weights: program.weights, inputs, people });
}

/** What a program judges by, as plain data: functions are only named as such. */
export function judgedInputs({ criteria, rules, weights, floors, minimumEvidence }: Judging) {
  return {
    criteria: Object.entries(criteria).map(([name, criterion]) => [
      name,
      criterion.form === "measure" ? [criterion.by.name, criterion.by.settings] : "function",
      ...(criterion.both === undefined ? [] : [criterion.both]),
    ]),
    rules: Object.entries(rules).map(([name, rule]) => [
      name,
      rule.form === "requirement"
        ? [rule.by.measure.name, rule.by.measure.settings, rule.by.least, rule.by.unknown]
        : "function",
    ]),
    weights,
    floors,
    minimumEvidence,
  };
}

/** A record with the fingerprint of its inputs. */
export function recorded({
  seed,
  solver,
  most,
  weights,
  inputs,
  people,
}: {
  readonly seed: number;
  readonly solver: string;
  readonly most?: number | undefined;
  readonly weights: Readonly<Record<string, number>>;
  readonly inputs: unknown;
  readonly people: Readonly<Record<string, number>>;
}): PlanRecord<string> {
  return {
    pairwright: version,
    seed,
    solver,
    ...(most === undefined ? {} : { most }),
    weights: { ...weights },
    inputs: fingerprint(canonical(inputs)),
    people,
    timeZoneData: timeZoneData(),
  };
}

/** What only the programs of one noun have, and their people. */
function nounInputs(program: AnyProgram, { people }: Lineup, byes: unknown): Readonly<Record<string, unknown>> {
  if (program.format === "pairs") return { people, identity: program.identity };
  if (program.format === "peers") return { people: people[0], odd: program.odd, byes };
  const { size, rounds, over, first } = program;
  return { people: people[0], size, rounds, over, first, byes };
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
