import { minutesOfDay } from "./week.js";
import type { TimeToken } from "./week-tokens.js";

/** Hours of a day in minutes after midnight, or why it cannot be said which are meant. */
export type HoursReading =
  | { readonly from: number; readonly to: number }
  | { readonly wrong: "no time of day" | "no time between" | "morning or afternoon" };

/**
 * The hours from one time to another. "6:00-7:00pm" is in the evening, "9am-5" ends at 17:00, "22:00-02:00" runs over
 * midnight. What could be the morning as well as the afternoon ("9-5", "1-3") is not guessed, unless the answer is
 * `clearly` on a 24-hour clock.
 */
export function hoursFrom(start: TimeToken, end: TimeToken, clearly: boolean): HoursReading {
  if (!possible(start) || !possible(end)) return { wrong: "no time of day" };
  const [from, to] = [minutesOf(start) % minutesOfDay, minutesOf(end)];
  if (from === to && (start.half === undefined) === (end.half === undefined)) return { wrong: "no time between" };
  if (start.half !== undefined && end.half !== undefined) return following(from, to);
  if (end.half !== undefined) return start.hour > 12 || start.clear ? following(from, to) : near(start, to);
  if (start.half !== undefined) return end.hour > 12 || end.clear ? following(from, to) : afterwards(from, to);
  if (from < to) {
    const early = start.hour >= 1 && start.hour <= 6 && !start.clear;
    return early && !clearly && end.hour <= 12 ? { wrong: "morning or afternoon" } : { from, to };
  }
  return start.hour > 12 || end.clear ? following(from, to) : { wrong: "morning or afternoon" };
}

/** The hours of a single time that lasts some minutes. */
export function hoursOf(start: TimeToken, lasting: number, clearly: boolean): HoursReading {
  if (!possible(start)) return { wrong: "no time of day" };
  if (start.half === undefined && !clearly && start.hour <= 12) return { wrong: "morning or afternoon" };
  const from = minutesOf(start) % minutesOfDay;
  return { from, to: from + lasting };
}

function possible({ hour, minute, half }: TimeToken): boolean {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return false;
  return half === undefined || (hour >= 1 && hour <= 12) || (half === "pm" && hour < 24);
}

function minutesOf({ hour, minute, half }: TimeToken): number {
  const hours = half === undefined || hour > 12 ? hour : (hour % 12) + (half === "pm" ? 12 : 0);
  return hours * 60 + minute;
}

/** To the end, on the next day where it is not later. */
function following(from: number, to: number): HoursReading {
  const end = to > from ? to : to + minutesOfDay;
  return end - from >= minutesOfDay && !(from === 0 && to === minutesOfDay)
    ? { wrong: "no time between" }
    : { from, to: end };
}

/** A start without am or pm before an end that has one: the latest before the end. */
function near(start: TimeToken, to: number): HoursReading {
  const morning = (start.hour % 12) * 60 + start.minute;
  const afternoon = morning + minutesOfDay / 2;
  const end = to === 0 ? minutesOfDay : to;
  if (afternoon < end) return { from: afternoon, to: end };
  return morning < end ? { from: morning, to: end } : following(afternoon, end);
}

/** An end without am or pm after a start that has one: the first after the start. */
function afterwards(from: number, to: number): HoursReading {
  const morning = to % (minutesOfDay / 2);
  const ends = [morning, morning + minutesOfDay / 2, morning + minutesOfDay];
  return { from, to: ends.find((end) => end > from) ?? morning + minutesOfDay };
}
