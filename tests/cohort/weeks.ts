// Random weeks and zones for tests of civil time.
import fc from "fast-check";
import type { DayWindow, Week } from "../../src/cohort/calendar/week.js";

/** Zones with every kind of trouble: both hemispheres, half and quarter hours, the date line, gaps at midnight, none. */
const troublesome = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Dublin",
  "America/New_York",
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Sao_Paulo",
  "America/Santiago",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Asia/Beirut",
  "Africa/Cairo",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "Australia/Adelaide",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
  "Pacific/Honolulu",
  "Pacific/Apia",
  "UTC",
  "+05:45",
] as const;

const day = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);

/** Windows of any length up to a day on a grid of minutes, some of them over midnight. */
export function windows(step: number): fc.Arbitrary<DayWindow[]> {
  const one = fc
    .record({ day, from: fc.nat(1440 / step - 1), length: fc.integer({ min: 1, max: 1440 / step }) })
    .map(({ day, from, length }) => ({ day, from: from * step, to: (from + length) * step }) as DayWindow);
  return fc.array(one, { maxLength: 6 });
}

/** A week with windows on a grid, in one of the zones, now and then with dates away or other hours on a date. */
export function weeks(step: number, dates: readonly string[] = []): fc.Arbitrary<Week> {
  const hours = windows(step).map((list) => list.slice(0, 1).map(({ from, to }) => ({ from, to })));
  const exception =
    dates.length === 0
      ? undefined
      : fc.record({ one: fc.nat(dates.length - 1), more: fc.nat(9), windows: hours }).map(({ one, more, windows }) => ({
          from: dates[one] ?? "",
          to: dates[Math.min(dates.length - 1, one + more)] ?? "",
          windows,
        }));
  return fc
    .record({
      zone: fc.constantFrom(...troublesome),
      windows: windows(step),
      exceptions: exception === undefined ? fc.constant([]) : fc.array(exception, { maxLength: 2 }),
    })
    .map(({ exceptions, ...week }) => (exceptions.length === 0 ? week : { ...week, exceptions }));
}
