import { type Mistake, mistake } from "../../errors.js";
import { type Weekday, weekdays } from "./day-words.js";
import type { ZoneRules } from "./zones.js";

/**
 * Hours of one day on the wall clock, in minutes after midnight: `{ day: 2, from: 540, to: 690 }` is Tuesday 09:00 to
 * 11:30. `from` is 0 to 1439, `to` above it; above 1440 it runs on into the next day, for 24 hours at most.
 */
export interface DayWindow {
  readonly day: Weekday;
  readonly from: number;
  readonly to: number;
}

/** Dates, both included, on which other hours hold than in the week: none (`windows: []`: away), or these. */
export interface WeekException {
  /** YYYY-MM-DD, in the person's zone. */
  readonly from: string;
  readonly to: string;
  readonly windows: readonly { readonly from: number; readonly to: number }[];
}

/** When somebody has time, week after week on their own wall clock, whose zone is asked elsewhere. */
export interface LocalWeek {
  readonly zone?: string;
  readonly windows: readonly DayWindow[];
  readonly exceptions?: readonly WeekException[];
}

/**
 * When somebody has time, week after week: "Tuesday 09:00" stays 09:00 on their wall clock when clocks change.
 * `windows: []` is the answer "never"; no answer is `undefined`, and never a free week.
 */
export interface Week extends LocalWeek {
  readonly zone: string;
}

/** Minutes of a day and of a week. */
export const [minutesOfDay, minutesOfWeek] = [1440, 10_080] as const;

/**
 * A week with its zone: the one that the answer names itself, or else the one given; undefined, for unknown, where the week
 * or the zone is. What `hours` compares, for forms that ask for the zone apart.
 *
 * @example
 * ```ts
 * const free = { windows: [{ day: 2, from: 540, to: 690 }] } as const; // Tuesday 09:00 to 11:30
 * inZone(free, "Asia/Kolkata")?.zone; // "Asia/Kolkata"
 * String(inZone(undefined, "Asia/Kolkata")); // "undefined"
 * ```
 */
export function inZone(week: LocalWeek | undefined, zone: string | undefined): Week | undefined {
  const known = week?.zone ?? zone;
  return week === undefined || known === undefined ? undefined : { ...week, zone: known };
}

/** Windows in the order of the week, those of a day that touch made one. */
export function tidyWindows(windows: readonly DayWindow[]): readonly DayWindow[] {
  const sorted = [...windows].sort((a, b) => a.day - b.day || a.from - b.from || a.to - b.to);
  const tidy: DayWindow[] = [];
  for (const { day, from, to } of sorted) {
    const last = tidy.at(-1);
    if (last && last.day === day && from <= last.to)
      tidy[tidy.length - 1] = { day, from: last.from, to: Math.max(last.to, to) };
    else tidy.push({ day, from, to });
  }
  return Object.freeze(tidy.map((window) => Object.freeze(window)));
}

/** A day since 1970-01-01 by its ISO date; undefined for what is no date, and before 1972, when UTC began. */
export function dayOfDate(date: unknown): number | undefined {
  if (typeof date !== "string" || !/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  return Number.isNaN(day) || dateOfDay(day) !== date || day < 730 || day > 84_000 ? undefined : day;
}

/** The ISO date of a day since 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The day of the week of a day since 1970-01-01, which was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 1;
}

/** What is wrong with a week from outside: its zone, days, minutes, dates. */
export function weekMistakes(where: string, week: Week, zones: ZoneRules): Mistake[] {
  const found: Mistake[] = [];
  const { zone, windows, exceptions = [] } = week;
  if (typeof zone !== "string" || zones.canonical(zone) === undefined) {
    const remedy = "Give the name of a zone, for example Europe/Berlin.";
    found.push(mistake("week-zone", `${where}.zone`, "this is not a time zone that is known here.", remedy, zone));
  }
  const minutesFit = ({ from, to }: { readonly from: number; readonly to: number }) =>
    Number.isInteger(from) &&
    Number.isInteger(to) &&
    from >= 0 &&
    from < minutesOfDay &&
    to > from &&
    to - from <= minutesOfDay;
  for (const [at, window] of windows.entries()) {
    if (minutesFit(window) && weekdays.includes(window.day)) continue;
    const message = "a window is a day from 1 (Monday) to 7 and minutes after midnight, `from` before `to`.";
    const remedy = "Give for example { day: 2, from: 540, to: 690 }.";
    found.push(mistake("week-window", `${where}.windows[${at}]`, message, remedy, window));
  }
  for (const [at, { from, to, windows }] of exceptions.entries()) {
    const [first, last] = [dayOfDate(from), dayOfDate(to)];
    if (first !== undefined && last !== undefined && first <= last && windows.every(minutesFit)) continue;
    const message = "an exception is two dates in order and the minutes of the hours that hold on them.";
    const remedy = 'Give for example { from: "2026-12-24", to: "2027-01-01", windows: [] }.';
    found.push(mistake("week-exception", `${where}.exceptions[${at}]`, message, remedy, exceptions[at]));
  }
  return found;
}
