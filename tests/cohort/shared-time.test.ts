import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedTime, slotWords, type Week, type ZoneRules } from "../../src/cohort/index.js";
import { hours } from "../../src/criteria/index.js";
import { codesOf, frozen } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { freeMinutes, sharedByMinutes } from "./minute-by-minute.js";
import { weeks } from "./weeks.js";

/** Weeks in which some clock changes, and one in which none does; none later than all supported tz data know. */
const mondays = [
  "2026-01-12",
  "2026-02-16",
  "2026-03-02",
  "2026-03-16",
  "2026-03-23",
  "2026-03-30",
  "2026-04-20",
  "2026-08-31",
  "2026-09-21",
  "2026-09-28",
  "2026-10-19",
  "2026-10-26",
  "2011-12-26",
];
const minuteOf = (date: string) => Date.parse(`${date}T00:00Z`) / 60_000;
const iso = (at: number) => `${new Date(at * 60_000).toISOString().slice(0, 16)}Z`;
const runs = { seed, numRuns: 80 * effort };

describe("against a clock that is read every minute", () => {
  const monday = fc.constantFrom(...mondays);
  const dated = monday.chain((date) => {
    const dates = Array.from({ length: 13 }, (_, day) => iso((minuteOf(date) / 1440 - 3 + day) * 1440).slice(0, 10));
    return fc.tuple(fc.constant(date), fc.array(weeks(5, dates), { minLength: 1, maxLength: 3 }));
  });

  it("the minutes, the starts and the blocks are the same", () => {
    fc.assert(
      fc.property(dated, fc.constantFrom(5, 15, 25, 60, 120), ([date, people], session) => {
        const programme = { from: date, to: date };
        const group: Record<string, Week> = Object.fromEntries(people.map((week, at) => [`p${at}`, week]));
        const found = sharedTime(group, { programme, session, slots: 0 });
        const expected = sharedByMinutes(people, minuteOf(date), session);
        expect(found.weeks[0]).toMatchObject({
          minutes: expected.minutes,
          starts: expected.starts,
          blocks: expected.blocks.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
        });
      }),
      runs,
    );
  });

  it("and so is the measure of the week", () => {
    fc.assert(
      fc.property(dated, ([date, people]) => {
        const [one, other = one] = people;
        const measure = hours({ programme: { from: date, to: date }, enough: 10_080, session: 30 });
        const expected = sharedByMinutes([one ?? never, other ?? never], minuteOf(date), 30).minutes / 10_080;
        expect(measure.score(one, other)).toBe(expected);
      }),
      { ...runs, numRuns: 40 * effort },
    );
  });
});

const never: Week = { zone: "UTC", windows: [] };
const daily = (zone: string, from: number, to: number): Week => ({
  zone,
  windows: ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ day, from: from * 60, to: to * 60 })),
});

describe("groups", () => {
  const programme = { from: "2026-01-12", to: "2026-01-18" };

  it("need all leads and a share of the others, who stay to the end", () => {
    const group = {
      lead: daily("UTC", 8, 12),
      a: daily("UTC", 8, 10),
      b: daily("UTC", 9, 12),
      c: daily("UTC", 10, 12),
      d: daily("UTC", 20, 21),
    };
    const shared = (share: number, session: number) =>
      sharedTime(group, { programme, session, all: ["lead"], share }).worst.minutes / 7;
    expect(shared(1, 60)).toBe(0);
    expect(shared(0.6, 60)).toBe(180); // 09:00-10:00 with a and b, 10:00-12:00 with b and c
    expect(shared(0.6, 120)).toBe(120); // nobody replaces anybody in the middle
    expect(shared(0.8, 60)).toBe(0);
    expect(sharedTime(group, { programme, all: ["lead"], share: 0.2 }).worst.minutes / 7).toBe(240);
    expect(sharedTime(group, { programme, share: 0.2 }).worst.minutes / 7).toBe(240 + 60);
  });

  it("80 % of five people are four", () => {
    const five = Object.fromEntries(["a", "b", "c", "d"].map((id) => [id, daily("UTC", 9, 10)]));
    const group: Record<string, Week> = { ...five, e: never };
    expect(sharedTime(group, { programme, share: 0.8 }).worst.minutes).toBe(7 * 60);
    expect(sharedTime(group, { programme, share: 0.81 }).worst.minutes).toBe(0);
  });

  it("agree with the share that a count of every quarter of an hour gives", () => {
    const group = fc.array(weeks(15), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(group, fc.nat(4), fc.constantFrom(0.4, 0.5, 0.8, 1), (people, lead, share) => {
        const all = [`p${lead % people.length}`];
        const named: Record<string, Week> = Object.fromEntries(people.map((week, at) => [`p${at}`, week]));
        const { worst } = sharedTime(named, { programme, session: 45, all, share, slots: 0 });
        const grids = people.map((week) => sharedGrid(week, minuteOf(programme.from), 45));
        const least = Math.ceil(share * people.length - 1e-9);
        const starts = (grids[0] ?? []).filter((_, at) => {
          return grids[lead % people.length]?.[at] === true && grids.filter((one) => one[at] === true).length >= least;
        });
        expect(worst.starts).toBe(starts.length);
      }),
      { ...runs, numRuns: 40 * effort },
    );
  });

  it("name who has not answered, and never count them as free", () => {
    const found = sharedTime({ a: daily("UTC", 9, 10), b: undefined }, { programme });
    expect(found.unknown).toEqual(["b"]);
    expect(found.worst.minutes).toBe(0);
    expect(found.best).toEqual([]);
    expect(found.first).toBeUndefined();
  });

  /** By quarter of an hour of the week: whether this person could begin and stay. */
  function sharedGrid(week: Week, monday: number, session: number): boolean[] {
    const free = freeMinutes(week, monday);
    return Array.from({ length: 672 }, (_, at) => {
      const start = 1440 + at * 15;
      return free.slice(start, start + session).every((minute) => minute);
    });
  }
});

describe("best slots", () => {
  it("keep their time where the first person lives, and say the others' times", () => {
    const programme = { from: "2026-03-02", to: "2026-04-26" };
    const group = {
      ada: { zone: "Europe/Berlin", windows: [{ day: 2, from: 540, to: 720 }] },
      bo: { zone: "Asia/Kolkata", windows: [{ day: 2, from: 780, to: 1020 }] },
    } as const;
    const found = sharedTime(group, { programme, slots: 2 });
    expect(found.best.map(slotWords)).toEqual([
      "Tuesday 09:30-10:30 in Europe/Berlin, Tuesday 14:00-15:00 or Tuesday 13:00-14:00 in Asia/Kolkata (every week)",
      "Tuesday 10:30-11:30 in Europe/Berlin, Tuesday 15:00-16:00 or Tuesday 14:00-15:00 in Asia/Kolkata (every week)",
    ]);
  });

  it("prefer more people, then more weeks, then hours at which nobody minds, then the earliest", () => {
    const programme = { from: "2026-01-12", to: "2026-01-25" };
    const group = { a: daily("UTC", 5, 12), b: daily("UTC", 5, 12), c: daily("UTC", 10, 11) };
    const [best, second, third] = sharedTime(group, { programme, share: 0.6, slots: 3 }).best;
    expect(best).toMatchObject({ time: "Monday 10:00-11:00", people: 3, weeks: 2, of: 2, unsocial: 0 });
    expect(second?.time).toBe("Tuesday 10:00-11:00");
    expect(third?.time).toBe("Wednesday 10:00-11:00");
    const early = sharedTime({ a: daily("UTC", 6, 9), b: daily("UTC", 6, 9) }, { programme, slots: 1 }).best[0];
    expect(early).toMatchObject({ time: "Monday 08:00-09:00", unsocial: 0 });
    const night = sharedTime({ a: daily("UTC", 18, 20), b: daily("UTC", 19, 20) }, { programme, slots: 1 }).best[0];
    expect(night).toMatchObject({ time: "Monday 19:00-20:00", unsocial: 60 });
  });

  it("do not depend on the order of the others, and do not overlap", () => {
    const programme = { from: "2026-03-02", to: "2026-03-29" };
    fc.assert(
      fc.property(fc.array(weeks(60), { minLength: 3, maxLength: 3 }), (people) => {
        const [a = never, b = never, c = never] = people;
        const one = sharedTime({ a, b, c }, { programme, share: 0.6, slots: 5 }).best;
        const other = sharedTime({ a, c, b }, { programme, share: 0.6, slots: 5 }).best;
        expect(other.map(({ time, people, weeks }) => [time, people, weeks])).toEqual(
          one.map(({ time, people, weeks }) => [time, people, weeks]),
        );
        expect(new Set(one.map(({ time }) => time)).size).toBe(one.length);
      }),
      { ...runs, numRuns: 40 * effort },
    );
  });
});

describe("the weeks of a programme", () => {
  const programme = { from: "2026-01-14", to: "2026-02-01" };

  it("are whole ISO weeks; the first moment is within the dates", () => {
    const found = sharedTime({ a: daily("UTC", 9, 11) }, { programme });
    expect(found.weeks.map(({ week, monday }) => [week, monday])).toEqual([
      ["2026-W03", "2026-01-12"],
      ["2026-W04", "2026-01-19"],
      ["2026-W05", "2026-01-26"],
    ]);
    expect(found.first).toBe("2026-01-14T09:00Z");
    expect(found.mean).toBe(7 * 120);
  });

  it("in which somebody is away are left out of the worst, or counted", () => {
    const a: Week = { ...daily("UTC", 9, 11), exceptions: [{ from: "2026-01-19", to: "2026-01-24", windows: [] }] };
    const left = sharedTime({ a }, { programme });
    expect([left.worst.minutes, left.weeks[1]?.minutes, left.weeks[1]?.away]).toEqual([840, 120, ["a"]]);
    expect(sharedTime({ a }, { programme, away: "counted" }).worst).toMatchObject({ week: "2026-W04", minutes: 120 });
  });

  it("may be changed on single dates", () => {
    const a: Week = {
      zone: "UTC",
      windows: [],
      exceptions: [{ from: "2026-01-20", to: "2026-01-20", windows: [{ from: 600, to: 660 }] }],
    };
    expect(sharedTime({ a }, { programme }).weeks.map(({ minutes }) => minutes)).toEqual([0, 60, 0]);
  });

  it("leave what they are given as it was, and give frozen data", () => {
    const given = frozen({ a: daily("Europe/Berlin", 9, 11) });
    const found = sharedTime(given, { programme });
    expect(Object.isFrozen(found) && Object.isFrozen(found.weeks[0]?.blocks)).toBe(true);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});

it("rules of zones may be given, and are then the only ones that count", () => {
  const zones: ZoneRules = {
    version: "2030z",
    canonical: (zone) => (zone === "Mars/Base" ? zone : undefined),
    offsets: (_, from) => [
      { from, east: 0 },
      { from: minuteOf("2026-01-20"), east: 120 },
    ],
  };
  const programme = { from: "2026-01-12", to: "2026-01-31" };
  const mars: Week = { zone: "Mars/Base", windows: [{ day: 4, from: 540, to: 600 }] };
  const found = sharedTime({ mars }, { programme, zones });
  expect(found.weeks.map(({ blocks }) => blocks[0]?.from)).toEqual([
    "2026-01-15T09:00Z",
    "2026-01-22T07:00Z",
    "2026-01-29T07:00Z",
  ]);
  expect(found.warnings).toEqual([]);
  expect(codesOf(() => sharedTime({ a: daily("UTC", 9, 10) }, { programme, zones }))).toEqual(["week-zone"]);
});

describe("what cannot be", () => {
  const programme = { from: "2026-01-12", to: "2026-01-18" };
  const a = daily("UTC", 9, 10);
  it.each([
    ["programme-dates", () => sharedTime({ a }, { programme: { from: "2026-02-30", to: "2026-03-01" } })],
    ["programme-dates", () => sharedTime({ a }, { programme: { from: "2026-03-02", to: "2026-03-01" } })],
    ["programme-long", () => sharedTime({ a }, { programme: { from: "2026-03-02", to: "2096-03-01" } })],
    ["shared-nobody", () => sharedTime({}, { programme })],
    ["shared-unknown", () => sharedTime<string>({ a }, { programme, all: ["b"] })],
    ["shared-number", () => sharedTime({ a }, { programme, session: 0 })],
    ["shared-number", () => sharedTime({ a }, { programme, slots: -1 })],
    ["shared-share", () => sharedTime({ a }, { programme, share: 0 })],
    ["week-zone", () => sharedTime({ a: { ...a, zone: "Atlantis" } }, { programme })],
    ["week-window", () => sharedTime({ a: { zone: "UTC", windows: [{ day: 1, from: 600, to: 540 }] } }, { programme })],
    [
      "week-exception",
      () => sharedTime({ a: { ...a, exceptions: [{ from: "soon", to: "2026-01-20", windows: [] }] } }, { programme }),
    ],
  ])("%s", (code, wrong) => {
    expect(codesOf(wrong)).toEqual([code]);
  });
});
