import { dayNames } from "./day-words.js";
import { dayOfDate, weekdayOf } from "./week.js";
import type { DatedDay } from "./week-parser.js";

/** How dates in answers are to be understood. */
export interface DateSettings {
  /** The year of dates that do not name one. */
  readonly year?: number;
  /** Which number comes first in "10/11", where the day of the week beside it does not tell. */
  readonly order?: "day first" | "month first";
}

/** An ISO date, or why it cannot be said which date is meant. */
export type DateReading = { readonly date: string } | { readonly wrong: string; readonly remedy: string };

/** Decides on a date: by its month's name, by the numbers that are possible, by the day of the week, by the settings. */
export function dateFrom({ date, named }: DatedDay, settings: DateSettings): DateReading {
  const year = date.year ?? settings.year;
  if (year === undefined) {
    return {
      wrong: "a date without a year is expected nowhere.",
      remedy: "Give the year in the settings: { year: 2026 }.",
    };
  }
  const [one, other] = date.numbers;
  const asked =
    settings.order === "day first" ? [[one, other]] : settings.order === "month first" ? [[other, one]] : undefined;
  const orders = date.undecided
    ? (asked ?? [
        [one, other],
        [other, one],
      ])
    : [[one, other]];
  const real = orders
    .map(([day = 0, month = 0]) => iso(year, month, day))
    .filter((text) => dayOfDate(text) !== undefined);
  const fitting = real.filter((text) => named === undefined || weekdayOf(dayOfDate(text) ?? 0) === named);
  const [found, second] = [...new Set(fitting)];
  if (found !== undefined && second === undefined) return { date: found };
  if (found !== undefined) {
    const wrong = "this can be two dates, since nothing says whether the day or the month comes first.";
    return { wrong, remedy: 'Give the order in the settings: { order: "day first" } or { order: "month first" }.' };
  }
  const [near] = real;
  if (near === undefined) return { wrong: `there is no such date in ${year}.`, remedy: "Write it like 2026-10-28." };
  const day = dayNames[weekdayOf(dayOfDate(near) ?? 0) - 1];
  return { wrong: `${near} is a ${day}.`, remedy: "Correct the day or the date, or the year in the settings." };
}

function iso(year: number, month: number, day: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}
