import { type Intervals, merged } from "./intervals.js";
import type { ProgrammeWeeks } from "./programme.js";
import { dayOfDate, minutesOfDay, minutesOfWeek, type Week, weekdayOf } from "./week.js";
import { instantOf, type Minute, type ZoneRules } from "./zones.js";

type Hours = readonly { readonly from: number; readonly to: number }[];

/**
 * The instants at which somebody has time between `from` and `to`: each local date's hours are put onto the clock of that
 * very date, so that 09:00 stays 09:00 when clocks change. The start of a window that a zone left out moves behind the gap,
 * of two occurrences the first counts (`instantOf`); a date that a zone left out has no hours. Exceptions replace the hours
 * of their dates; several on one date add up. Cost: dates times windows.
 */
export function expanded(week: Week, from: Minute, to: Minute, zones: ZoneRules): Intervals {
  // Offsets reach from -12 to +14 hours and windows over midnight: two days either side hold whatever falls within.
  const [firstDay, lastDay] = [Math.floor(from / minutesOfDay) - 2, Math.ceil(to / minutesOfDay) + 2];
  const spans = zones.offsets(week.zone, (firstDay - 2) * minutesOfDay, (lastDay + 4) * minutesOfDay);
  const byDay: Hours[] = Array.from({ length: 8 }, (_, day) => week.windows.filter((window) => window.day === day));
  const changed = exceptionsOf(week, firstDay, lastDay);
  const found: number[] = [];
  let span = 0;
  for (let day = firstDay; day <= lastDay; day++) {
    const hours = changed.get(day) ?? byDay[weekdayOf(day)] ?? [];
    if (hours.length === 0) continue;
    const wall = day * minutesOfDay;
    while ((spans[span + 1]?.from ?? wall) < wall - minutesOfDay) span++;
    const { from: since = 0, east = 0 } = spans[span] ?? {};
    const next = spans[span + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (since < wall - minutesOfDay && next > wall + 4 * minutesOfDay) {
      // Most days: no change of clocks near enough to matter.
      for (const window of hours) found.push(wall + window.from - east, wall + window.to - east);
      continue;
    }
    if (instantOf(spans, wall) === instantOf(spans, wall + minutesOfDay)) continue;
    for (const window of hours) found.push(instantOf(spans, wall + window.from), instantOf(spans, wall + window.to));
  }
  return merged(found, from, to);
}

/** The hours of dates with exceptions from one day to another, by day since 1970-01-01. */
function exceptionsOf({ exceptions = [] }: Week, firstDay: number, lastDay: number): ReadonlyMap<number, Hours> {
  const changed = new Map<number, Hours>();
  for (const { from, to, windows } of exceptions) {
    const last = Math.min(lastDay, dayOfDate(to) ?? -1);
    for (let day = Math.max(firstDay, dayOfDate(from) ?? 0); day <= last; day++) {
      changed.set(day, [...(changed.get(day) ?? []), ...windows]);
    }
  }
  return changed;
}

/** Whether somebody is away in a week: a date of it on which they have hours otherwise, and by an exception none. */
export function awayIn(week: Week, { first, end, count }: ProgrammeWeeks): Uint8Array {
  const away = new Uint8Array(count);
  const usual = new Set<number>(week.windows.map(({ day }) => day));
  for (const [day, hours] of exceptionsOf(week, first / minutesOfDay, end / minutesOfDay)) {
    const at = Math.floor((day * minutesOfDay - first) / minutesOfWeek);
    if (hours.length === 0 && usual.has(weekdayOf(day)) && at >= 0 && at < count) away[at] = 1;
  }
  return away;
}
