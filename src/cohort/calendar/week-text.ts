import { type Mistake, mistake, shortened } from "../../errors.js";
import type { Taken } from "../survey/question.js";
import { folded } from "../text.js";
import { alwaysWords, dayNames, neverWords, weekdays } from "./day-words.js";
import { zoneMistake } from "./time-zone.js";
import { type DayWindow, minutesOfDay, tidyWindows, type WeekException } from "./week.js";
import { type DateSettings, dateFrom } from "./week-dates.js";
import { type Fault, parseWeek } from "./week-parser.js";
import { type Blocks, bare, tokensOf } from "./week-tokens.js";
import { abbreviations } from "./zone-abbreviations.js";
import { readZone } from "./zone-names.js";
import type { ZoneRules } from "./zones.js";

/** How the texts of a question about a week are to be understood. */
export interface TextSettings extends DateSettings {
  readonly blocks: Blocks;
  /** Minutes that a single time stands for. */
  readonly slot?: number;
  readonly zones: ZoneRules;
}

/** What a text says; windows and exceptions are whole only where there are no mistakes. */
export interface WeekText {
  readonly zone?: string;
  readonly windows: readonly DayWindow[];
  readonly exceptions: readonly WeekException[];
  readonly mistakes: readonly Mistake[];
  readonly taken: readonly Taken[];
}

/** Nobody writes more about a week; the sum of the cells of a grid may be this long. */
const longestWeek = 20_000;

/** Mistakes of one cell that are listed. */
const listed = 5;

/** Understands a text about a week. Cost: linear in its length. */
export function readWeekText(input: string, where: string, settings: TextSettings): WeekText {
  const empty = { windows: [], exceptions: [], mistakes: [], taken: [] };
  if (input.length > longestWeek) {
    const message = `an answer of at most ${longestWeek} characters is expected.`;
    return { ...empty, mistakes: [mistake("week-long", where, message, example, input)] };
  }
  const found = zoneWithin(input, settings.zones);
  const text = bare(
    found.rest
      .split(/[\r\n]+/)
      .map(folded)
      .join(" ; "),
  );
  const whole = text.replace(/[.!;]+$/, "").trim();
  const named = found.zone === undefined ? {} : { zone: found.zone };
  if (neverWords.has(whole)) return { ...empty, ...named };
  if (alwaysWords.has(whole)) {
    const windows = weekdays.map((day) => ({ day, from: 0, to: minutesOfDay }));
    return { ...empty, ...named, windows, taken: [{ from: input, to: "every day, 00:00-24:00" }] };
  }
  const dated = settings.year !== undefined;
  const { groups, faults, doubtful } = parseWeek(tokensOf(text, settings.blocks, dated), settings.slot);
  const mistakes = faults.slice(0, listed).map((fault) => faultMistake(fault, where, settings.zones));
  const windows: DayWindow[] = [];
  const exceptions: WeekException[] = [];
  for (const { days, dates, hours } of groups) {
    for (const day of days) for (const { from, to } of hours) windows.push({ day, from, to });
    for (const dated of dates) {
      const read = dateFrom(dated, settings);
      if ("date" in read) exceptions.push({ from: read.date, to: read.date, windows: hours });
      else if (mistakes.length < listed) {
        mistakes.push(mistake("week-date", where, read.wrong, read.remedy, dated.date.text));
      }
    }
  }
  if (mistakes.length === 0 && windows.length + exceptions.length === 0) {
    mistakes.push(mistake("week-text", where, "days with hours are expected.", example, input));
  }
  const taken = doubtful.map(({ word, days }) => ({ from: word, to: days.map((day) => dayNames[day - 1]).join(", ") }));
  return { ...named, windows: tidyWindows(windows), exceptions: mergedDates(exceptions), mistakes, taken };
}

const example = 'Write for example "Mon-Fri 09:00-17:00; Sat 10:00-12:00", or "never".';

/** Several hours of one date are one exception; in the order of the dates. */
function mergedDates(exceptions: readonly WeekException[]): readonly WeekException[] {
  const byDate = new Map<string, DayWindow[]>();
  for (const { from, windows } of exceptions) {
    const hours = byDate.get(from) ?? [];
    hours.push(...windows.map((window) => ({ day: 1 as const, ...window })));
    byDate.set(from, hours);
  }
  const dates = [...byDate.keys()].sort();
  return dates.map((date) => {
    const hours = tidyWindows(byDate.get(date) ?? []).map(({ from, to }) => ({ from, to }));
    return { from: date, to: date, windows: hours };
  });
}

/** A zone that the answer names itself: "Mon 9-12 (Europe/Berlin)", "… UTC+2". Abbreviations are left to the words. */
function zoneWithin(input: string, zones: ZoneRules): { readonly zone?: string; readonly rest: string } {
  const pattern = /\b(?:[A-Za-z]+(?:\/[A-Za-z_-]+){1,2}|(?:UTC|GMT)(?: ?[+-] ?\d{1,2}(?::?\d\d)?(?![\d:]))?)(?![\w/])/g;
  for (const [text] of input.matchAll(pattern)) {
    const read = readZone(text, zones);
    if ("zone" in read) return { zone: read.zone, rest: input.replace(text, " ") };
  }
  return { rest: input };
}

function faultMistake({ kind, piece }: Fault, where: string, zones: ZoneRules): Mistake {
  const value = shortened(piece.trim());
  switch (kind) {
    case "word": {
      const read = abbreviations.has(piece) ? readZone(piece, zones) : { zone: "" };
      if (!("zone" in read)) return zoneMistake(read, where, piece);
      return mistake("week-text", where, "this part of the answer is not understood.", example, value);
    }
    case "no time of day":
      return mistake("week-hours", where, "this is no time of day.", "Write hours from 00:00 to 24:00.", value);
    case "no time between":
      return mistake("week-hours", where, "no time lies between these two.", "Write the start and the end.", value);
    case "morning or afternoon": {
      const message = "this can be in the morning or in the afternoon.";
      return mistake("week-ambiguous", where, message, 'Write "13:00-15:00" or "1pm-3pm".', value);
    }
    case "day without hours":
      return mistake("week-hours", where, "hours are missing.", 'Write them behind the day, "09:00-17:00".', value);
    case "hours without a day":
      return mistake("week-day", where, "the day is missing.", 'Write for example "Mon-Fri" before the hours.', value);
    case "no end":
      return mistake("week-hours", where, "a start without an end.", 'Write both, for example "17:00-18:00".', value);
  }
}
