import { folded } from "../text.js";
import { daysOf } from "./day-words.js";
import type { LocalWeek } from "./week.js";
import { bare } from "./week-tokens.js";

/**
 * A week from JSON: `{ zone, windows: [{ day: 2, from: 540, to: 690 }] }`, where days may be named ("Tue"), minutes may be
 * times ("09:00"), `start` and `end` may stand for `from` and `to`, and `date` for both dates of an exception. Undefined
 * where the shape is another one; values are not judged here.
 */
export function weekFromObject(input: object): LocalWeek | undefined {
  const { zone, windows, exceptions } = read(input, "zone", "windows", "exceptions");
  if (!Array.isArray(windows) || !(zone === undefined || typeof zone === "string")) return undefined;
  if (!(exceptions === undefined || Array.isArray(exceptions))) return undefined;
  const days = windows.map(windowFrom);
  const dates = exceptions?.map(exceptionFrom);
  if (!days.every((one) => one !== undefined) || !(dates ?? []).every((one) => one !== undefined)) return undefined;
  return {
    ...(zone === undefined ? {} : { zone }),
    windows: days.flatMap((one) => one ?? []),
    ...(dates === undefined ? {} : { exceptions: dates.flatMap((one) => one ?? []) }),
  };
}

type Window = LocalWeek["windows"][number];
type Exception = NonNullable<LocalWeek["exceptions"]>[number];

function windowFrom(given: unknown): Window | undefined {
  const hours = hoursFrom(given);
  const { day } = read(given, "day");
  const named = typeof day === "string" && day.length < 40 ? daysOf(bare(folded(day)))?.days : undefined;
  const number = typeof day === "number" || typeof day === "string" ? Number(day) : Number.NaN;
  const found = named?.length === 1 ? named[0] : weekdayNumber(number);
  return hours === undefined || found === undefined ? undefined : { day: found, ...hours };
}

function weekdayNumber(day: number): Window["day"] | undefined {
  return day === 1 || day === 2 || day === 3 || day === 4 || day === 5 || day === 6 || day === 7 ? day : undefined;
}

function exceptionFrom(given: unknown): Exception | undefined {
  const { date, from = date, to = date, windows } = read(given, "date", "from", "to", "windows");
  if (typeof from !== "string" || typeof to !== "string" || !Array.isArray(windows)) return undefined;
  const hours = windows.map(hoursFrom);
  return hours.every((one) => one !== undefined) ? { from, to, windows: hours.flatMap((one) => one ?? []) } : undefined;
}

/** Hours of a day; an end that is not after the start is on the next day. */
function hoursFrom(given: unknown): { from: number; to: number } | undefined {
  const { start, end, from: first = start, to: last = end } = read(given, "start", "end", "from", "to");
  const [from, to] = [minutesFrom(first), minutesFrom(last)];
  if (from === undefined || to === undefined) return undefined;
  return { from, to: to <= from && typeof last === "string" ? to + 1440 : to };
}

function minutesFrom(given: unknown): number | undefined {
  if (typeof given === "number") return given;
  const found = typeof given === "string" ? /^(\d{1,2}):(\d\d)$/.exec(given) : null;
  const minutes = Number(found?.[1]) * 60 + Number(found?.[2]);
  return found && Number(found[2]) < 60 && minutes <= 1440 ? minutes : undefined;
}

/** Some keys of what may be an object. */
function read<K extends string>(given: unknown, ...keys: readonly K[]): { readonly [key in K]?: unknown } {
  if (typeof given !== "object" || given === null) return {};
  const source: { readonly [key: string]: unknown } = { ...given };
  const found: { [key in K]?: unknown } = {};
  for (const key of keys) if (source[key] !== undefined) found[key] = source[key];
  return found;
}
