// Shared hours of two working weeks across changes of clocks, and single instants that come never or twice.
import { describe, expect, it } from "vitest";
import { expanded } from "../../src/cohort/calendar/expand.js";
import { minutesBy } from "../../src/cohort/calendar/intervals.js";
import { weeksOf } from "../../src/cohort/calendar/programme.js";
import { sharedTime } from "../../src/cohort/calendar/shared-time.js";
import { minutesOfWeek, type Week } from "../../src/cohort/calendar/week.js";
import { instantOf, systemZones } from "../../src/cohort/calendar/zones.js";
import { hours } from "../../src/criteria/index.js";

// Source: computed for this project with a reference expander on Intl, tzdata 2025c; all dates before the first change of law
// that 2025c does not know (Vancouver, 1 November 2026, whose zone is not used).
const source = "domain notes 5.2, reference expander on Intl with tzdata 2025c; 9 March and 26 October checked by hand";

const mondays = [
  "2026-01-12",
  "2026-03-09",
  "2026-03-30",
  "2026-04-06",
  "2026-07-13",
  "2026-10-26",
  "2026-11-02",
] as const;

/** Hours a day, averaged over five days, in each of the weeks. */
const golden: readonly (readonly [string, string, readonly number[]])[] = [
  ["Europe/London", "America/New_York", [3, 4, 3, 3, 3, 4, 3]],
  ["Europe/Berlin", "Asia/Kolkata", [3.5, 3.5, 4.5, 4.5, 4.5, 3.5, 3.5]],
  ["Asia/Kathmandu", "Europe/London", [2.25, 2.25, 3.25, 3.25, 3.25, 2.25, 2.25]],
  ["America/New_York", "America/Sao_Paulo", [6, 7, 7, 7, 7, 7, 6]],
  ["Pacific/Auckland", "America/Los_Angeles", [4, 3.2, 3.2, 2.4, 2.4, 3.2, 4]],
  ["Pacific/Kiritimati", "Pacific/Honolulu", [6.4, 6.4, 6.4, 6.4, 6.4, 6.4, 6.4]],
  ["Europe/Berlin", "America/Los_Angeles", [0, 0, 0, 0, 0, 0, 0]],
  ["Europe/London", "Australia/Sydney", [0, 0, 0, 0, 0, 0, 0]],
];

const nineToFive = (zone: string): Week => ({
  zone,
  windows: ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: 540, to: 1020 })),
});

const zones = systemZones();

describe(source, () => {
  it.each(golden)("%s and %s, Monday to Friday 09:00 to 17:00", (one, other, hoursADay) => {
    const found = mondays.map((monday) => {
      const programme = { from: monday, to: monday };
      const time = sharedTime({ one: nineToFive(one), other: nineToFive(other) }, { programme, session: 15 });
      const back = sharedTime({ other: nineToFive(other), one: nineToFive(one) }, { programme, session: 15 });
      expect(back.worst).toEqual(time.worst);
      return time.worst.minutes / 300;
    });
    expect(found).toEqual(hoursADay);
  });

  it.each(golden)("%s and %s: the measure of each week, and of the worst of the year", (one, other, hoursADay) => {
    const pair = [nineToFive(one), nineToFive(other)] as const;
    for (const [at, monday] of mondays.entries()) {
      const measure = hours({ programme: { from: monday, to: monday }, enough: 2400, session: 15 });
      expect(measure.score(...pair)).toBe(((hoursADay[at] ?? 0) * 300) / 2400);
    }
    const year = hours({ programme: { from: "2026-01-12", to: "2026-11-08" }, enough: 2400, session: 15 });
    expect(year.score(...pair)).toBe((Math.min(...hoursADay) * 300) / 2400);
  });

  /** What one zone's clock is at an instant, by Intl. */
  const clock = (zone: string, at: number) =>
    new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(at * 60_000);

  const wall = (text: string) => Date.parse(`${text}Z`) / 60_000;
  const utc = (at: number) => new Date(at * 60_000).toISOString().slice(0, 16);
  const instant = (zone: string, text: string) => {
    const at = wall(text);
    return utc(instantOf(zones.offsets(zone, at - 5 * 1440, at + 5 * 1440), at));
  };

  it.each([
    ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:30", "left out: as far behind the gap as it stood in it"],
    ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30", "twice: the first"],
    ["America/New_York", "2026-11-01T02:00", "2026-11-01T07:00", "after both"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45", "twice, half an hour apart: the first"],
    ["Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30", "after both"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45", "left out by the half hour: 02:45"],
    ["Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30", "midnight is left out: 01:30"],
    ["Asia/Beirut", "2026-03-29T00:30", "2026-03-28T22:30", "midnight is left out: 01:30"],
    ["America/Santiago", "2026-09-06T00:30", "2026-09-06T04:30", "midnight is left out: 01:30"],
    ["Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00", "a whole day is left out"],
    ["Asia/Kathmandu", "2026-06-01T09:00", "2026-06-01T03:15", "5:45 ahead"],
    ["Pacific/Chatham", "2026-01-15T09:00", "2026-01-14T19:15", "13:45 ahead in summer"],
    ["America/St_Johns", "2026-07-01T09:00", "2026-07-01T11:30", "2:30 behind in summer"],
    ["Etc/GMT+5", "2026-06-01T09:00", "2026-06-01T14:00", "the sign is the other way round"],
    ["us/eastern", "2026-07-01T09:00", "2026-07-01T13:00", "an alias, in any case"],
    ["+05:30", "2026-06-01T09:00", "2026-06-01T03:30", "a fixed offset"],
    ["Africa/Casablanca", "2026-03-01T09:00", "2026-03-01T09:00", "an hour back in Ramadan"],
    ["Africa/Casablanca", "2026-04-01T09:00", "2026-04-01T08:00", "and ahead outside it"],
    ["Europe/Dublin", "2026-01-15T09:00", "2026-01-15T09:00", "summer time is the standard, winter is negative"],
    ["Europe/Dublin", "2026-07-15T09:00", "2026-07-15T08:00", "and summer is no different from London's"],
    ["Pacific/Kiritimati", "2026-06-01T09:00", "2026-05-31T19:00", "14 hours ahead"],
  ])("%s %s is %sZ: %s", (zone, text, expected) => {
    expect(instant(zone, text)).toBe(expected);
  });

  it("what comes twice comes at these two instants", () => {
    for (const [zone, text, ...instants] of [
      ["America/New_York", "2026-11-01 01:30", "2026-11-01T05:30", "2026-11-01T06:30"],
      ["Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45", "2026-04-04T15:15"],
    ] as const) {
      expect(instants.map((one) => clock(zone, wall(one)))).toEqual([text, text]);
    }
  });

  const minutesOn = (zone: string, day: Week["windows"][number]["day"], from: number, to: number, date: string) => {
    const weeks = weeksOf({ from: date, to: date });
    const times = expanded({ zone, windows: [{ day, from, to }] }, weeks.first, weeks.end, zones);
    return minutesBy(times, weeks.first, minutesOfWeek, weeks.count)[0];
  };

  it.each([
    ["America/New_York", 7, 0, 360, "2026-03-08", 300, "an hour less"],
    ["America/New_York", 7, 0, 360, "2026-11-01", 420, "an hour more"],
    ["Australia/Lord_Howe", 7, 0, 360, "2026-04-05", 390, "half an hour more"],
    ["Australia/Lord_Howe", 7, 0, 360, "2026-10-04", 330, "half an hour less"],
    ["Africa/Cairo", 5, 0, 120, "2026-04-24", 60, "midnight to one is left out"],
    ["Asia/Beirut", 7, 0, 120, "2026-03-29", 60, "midnight to one is left out"],
    ["America/Santiago", 7, 0, 120, "2026-09-06", 60, "midnight to one is left out"],
    ["America/New_York", 6, 1320, 1800, "2026-03-07", 420, "Saturday 22:00 to Sunday 06:00, over the gap"],
    ["America/New_York", 7, 135, 165, "2026-03-08", 30, "02:15 to 02:45 moves behind the gap"],
    ["Pacific/Apia", 5, 540, 1020, "2011-12-30", 0, "there was no Friday in that week"],
    ["Pacific/Apia", 4, 540, 1020, "2011-12-29", 480, "there was a Thursday"],
    ["Pacific/Apia", 6, 540, 1020, "2011-12-31", 480, "and a Saturday"],
  ] as const)(
    "%s, day %i from minute %i to %i, week of %s: %i minutes, %s",
    (zone, day, from, to, date, minutes, _) => {
      expect(minutesOn(zone, day, from, to, date)).toBe(minutes);
    },
  );

  it("the date line: the same wall clock, a day apart, shares four days", () => {
    const programme = { from: "2026-01-12", to: "2026-01-12" };
    const pair = { one: nineToFive("Pacific/Kiritimati"), other: nineToFive("Pacific/Honolulu") };
    const { worst, weeks } = sharedTime(pair, { programme });
    expect(worst.minutes).toBe(32 * 60);
    expect(weeks[0]?.blocks.map(({ from }) => from)).toEqual([
      "2026-01-12T19:00Z",
      "2026-01-13T19:00Z",
      "2026-01-14T19:00Z",
      "2026-01-15T19:00Z",
    ]);
  });
});
