import fc from "fast-check";
import {
  approve,
  circles,
  cohortOf,
  commonStarts,
  hours,
  ics,
  match,
  overlap,
  pairs,
  rounds,
  settled,
  type Week,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lastLunches, plan } from "../../doc-examples/prelude.js";
import { caught, frozen } from "../../mistakes.js";
import { effort, seed } from "../../seed.js";
import { hostile } from "../outcomes.js";
import { type Component, readCalendar, readMoment, readText } from "./ical.js";

const by = { by: "Kim Berg", because: "I went through all of them." };
const Person = z.object({ id: z.string(), free: z.custom<Week>().optional() });
type Somebody = z.output<typeof Person>;
const programme = { from: "2026-10-19", to: "2026-11-29" };
const time = hours({ programme, enough: 120 });
const program = pairs({
  roles: { mentee: Person, mentor: Person },
  capacity: { mentor: 3 },
  criteria: { time: { by: time, mentee: (p) => p.free, mentor: (p) => p.free } },
  weights: { time: 1 },
});
const made = (mentee: readonly Somebody[], mentor: readonly Somebody[]) =>
  approve(settled(match(program, cohortOf(program, { mentee, mentor }))), by);

type Day = 1 | 2 | 3 | 4 | 5 | 6 | 7;
const free = (id: string, zone: string, day: Day, from: number, to: number): Somebody => {
  return { id, free: { zone, windows: [{ day, from: from * 60, to: to * 60 }] } };
};
const first = { from: "2026-10-26", to: "2026-11-06" };
const rest = { first, now: "2026-10-01T08:00:00Z", domain: "example.org" } as const;
const one = made([free("ada", "Europe/Berlin", 2, 6, 12)], [free("grace", "Asia/Kolkata", 2, 12, 15)]);

const eventOf = (text: string): Component => readCalendar(text).components[0]!;
const textOf = ({ properties }: Component, name: string) => properties.find((one) => one.name === name)?.value ?? "";

describe("ics", () => {
  it("proposes the moment that strains nobody, the earliest of such", () => {
    // 12:00 to 15:00 in Kolkata is 07:30 to 10:30 in Berlin after 25 October: 08:00 is the first social hour there.
    const { files, without } = ics(one, rest);
    expect(without).toEqual([]);
    expect(files.map(({ start, end }) => [start, end])).toEqual([["2026-10-27T07:00Z", "2026-10-27T08:00Z"]]);
  });

  it("writes what a calendar needs, once each", () => {
    const [file] = ics(one, { ...rest, programme: "Mentoring, autumn", organiser: { email: "kim@example.org" } }).files;
    const calendar = readCalendar(file!.text);
    const event = eventOf(file!.text);
    expect(calendar.properties.map(({ name, value }) => `${name}:${value}`)).toEqual([
      "VERSION:2.0",
      "PRODID:-//pairwright//letters//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]);
    expect(event.properties.map(({ name }) => name)).toEqual(
      "UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION ORGANIZER STATUS".split(" "),
    );
    expect(textOf(event, "DTSTAMP")).toBe("20261001T080000Z");
    expect(readMoment(textOf(event, "DTEND")) - readMoment(textOf(event, "DTSTART"))).toBe(3_600_000);
    expect(textOf(event, "UID")).toMatch(/^[0-9a-f]{32}@example\.org$/);
    expect(readText(textOf(event, "SUMMARY"))).toBe("First meeting: ada and grace");
    expect(readText(textOf(event, "DESCRIPTION"))).toMatch(/^Mentoring, autumn\. A proposal/);
    expect(textOf(event, "ORGANIZER")).toBe("mailto:kim@example.org");
    // Nobody may publish unnamed.
    expect(ics(one, rest).files[0]?.text).not.toMatch(/METHOD|ORGANIZER/);
  });

  it("gives a meeting one id for good, and another one in another plan", () => {
    const uid = (approved: typeof one, now: string = rest.now) =>
      textOf(eventOf(ics(approved, { ...rest, now }).files[0]!.text), "UID");
    const again = made([free("ada", "Europe/Berlin", 2, 6, 12)], [free("grace", "Asia/Kolkata", 2, 12, 15)]);
    expect(uid(again, "2026-10-02T00:00:00+02:00")).toBe(uid(one));
    const other = made([free("ada", "Europe/Berlin", 2, 7, 12)], [free("grace", "Asia/Kolkata", 2, 12, 15)]);
    expect(uid(other)).not.toBe(uid(one));
    const files = ics(
      made(
        ["a", "b", "c"].map((id) => free(id, "UTC", 1, 9, 17)),
        [free("m", "UTC", 1, 9, 17)],
      ),
      rest,
    ).files;
    expect(new Set(files.map(({ text }) => textOf(eventOf(text), "UID"))).size).toBe(3);
    expect(new Set(files.map(({ file }) => file)).size).toBe(3);
  });

  it("puts nobody into two meetings at once, and lists who has no time left", () => {
    const mentees = ["a", "b", "c"].map((id) => free(id, "UTC", 1, 9, 17));
    const { files, without } = ics(made(mentees, [free("m", "UTC", 1, 9, 11)]), {
      ...rest,
      first: { from: "2026-10-26", to: "2026-10-30" },
    });
    expect(files.map(({ start }) => start)).toEqual(["2026-10-26T09:00Z", "2026-10-26T10:00Z"]);
    expect(without.map(({ cause, people }) => [cause, people.map(({ id }) => id)])).toEqual([
      ["no-common-time", ["c", "m"]],
    ]);
  });

  it("lists groups without a time, each with the cause", () => {
    expect(ics(approve(plan, by), rest)).toMatchObject({ files: [], without: [{ cause: "not-asked" }] });
    const unsaid = ics(made([{ id: "ada" }], [free("grace", "UTC", 2, 9, 12)]), rest);
    expect(unsaid.without).toMatchObject([
      { cause: "unanswered", people: [{ role: "mentee", id: "ada" }, { id: "grace" }] },
    ]);
    const apart = ics(made([free("ada", "UTC", 1, 9, 12)], [free("grace", "UTC", 2, 9, 12)]), rest);
    expect(apart.without).toMatchObject([{ cause: "no-common-time" }]);
  });

  it("proposes nothing before the files are made, and nothing outside the dates", () => {
    const late = ics(one, { ...rest, now: "2026-10-27T07:20:00Z" }).files;
    expect(late.map(({ start }) => start)).toEqual(["2026-10-27T07:30Z"]);
    expect(ics(one, { ...rest, now: "2026-12-01T00:00:00Z" }).without).toMatchObject([{ cause: "no-common-time" }]);
    expect(ics(one, { ...rest, first: { from: "2026-10-28", to: "2026-11-02" } }).files).toEqual([]);
    const long = ics(one, { ...rest, session: 150 }).files;
    expect(long.map(({ start, end }) => [start, end])).toEqual([["2026-10-27T07:00Z", "2026-10-27T09:30Z"]]);
  });

  it("of a circle waits for the leads and most members", () => {
    const table = circles({
      of: Person,
      lead: Person,
      size: { min: 3, max: 3 },
      meeting: { by: commonStarts({ programme, share: 0.6, atLeast: 1 }), of: (p) => p.free, lead: (p) => p.free },
      criteria: { same: { by: overlap(), of: () => ["a"] } },
      weights: { same: 1 },
    });
    const monday = { day: 1 as const, from: 540, to: 600 };
    const member = [free("a", "UTC", 2, 9, 13), free("b", "UTC", 2, 9, 11), free("c", "UTC", 2, 12, 13)].map(
      ({ id, free: week }) => ({ id, free: { zone: "UTC", windows: [monday, ...(week?.windows ?? [])] } }),
    );
    const seated = approve(
      settled(match(table, cohortOf(table, { member, lead: [free("l", "UTC", 2, 10, 13)] }), { steps: 50 })),
      by,
    );
    const [file] = ics(seated, rest).files;
    // On Monday all members, and not the lead; on Tuesday at 10:00 the lead, a and b; at 12:00 the lead, a and c: as many, so the earlier.
    expect(file?.start).toBe("2026-10-27T10:00Z");
    // For so long the lead and a alone could come.
    expect(ics(seated, { ...rest, session: 150 }).without).toMatchObject([{ cause: "no-common-time" }]);
    expect(file?.people.map(({ role, id }) => `${role} ${id}`)).toEqual(["lead l", "member a", "member b", "member c"]);
    expect(readText(textOf(eventOf(file!.text), "SUMMARY"))).toBe("First meeting: l, a, b and c");
  });

  it("of rounds makes the files of one round", () => {
    const tour = rounds({
      of: Person,
      rounds: 3,
      criteria: { time: { by: time, of: (p) => p.free } },
      weights: { time: 1 },
    });
    const person = ["a", "b", "c", "d"].map((id) => free(id, "UTC", 3, 9, 17));
    const approved = approve(settled(match(tour, cohortOf(tour, { person }))), by);
    const met = [1, 2, 3].map((round) =>
      ics(approved, { ...rest, round }).files.map(({ people }) => people.map(({ id }) => id).join("")),
    );
    expect(met.flat().sort()).toEqual(["ab", "ac", "ad", "bc", "bd", "cd"]);
    const [title] = ics(approved, rest).files.map(({ text }) => textOf(eventOf(text), "SUMMARY"));
    expect(title).toMatch(/^Round 1: a and [bcd]$/);
  });

  it("keeps its form whatever people and organisers are called", () => {
    const long = fc.string({ unit: "binary", minLength: 0, maxLength: 300 });
    const name = fc.oneof(
      hostile,
      long,
      fc.constantFrom("x\r\nATTENDEE:mailto:eve@example.org", 'a;b,c\\d:"e"', "٠١٢ שלום", "👩‍🚀".repeat(60)),
    );
    fc.assert(
      fc.property(name, name, name, (mentee, mentor, organiser) => {
        const options = frozen({
          ...rest,
          names: { mentee: () => mentee, mentor: () => mentor },
          organiser: { email: "kim@example.org", name: organiser },
          programme: mentor,
        });
        const [file] = ics(one, options).files;
        const event = eventOf(file!.text);
        expect(event.properties.map(({ name }) => name)).toEqual(
          "UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION ORGANIZER STATUS".split(" "),
        );
        const shown = (text: string) => text.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}\s\uFFFD]/gu, "");
        const summary = readText(textOf(event, "SUMMARY"));
        expect(summary).toMatch(/^First meeting: .* and /u);
        // Whatever can be seen of a short name is in it.
        if ([...mentee].length < 100 && shown(mentee) !== "") expect(shown(summary)).toContain(shown(mentee));
        const called = event.properties.find(({ name }) => name === "ORGANIZER")?.parameters.CN ?? "";
        expect(shown(called)).toBe(shown(organiser));
        readText(textOf(event, "DESCRIPTION"));
      }),
      { seed, numRuns: 150 * effort },
    );
  });

  it("breaks lines after 75 octets, those that go on counted with their blank", () => {
    const names = { mentee: () => "ä".repeat(150), mentor: () => "b".repeat(150) };
    const [file] = ics(one, { ...rest, names }).files;
    const octets = file!.text.split("\r\n").map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBe(75);
    expect(textOf(eventOf(file!.text), "SUMMARY")).toBe(`First meeting: ${"ä".repeat(150)} and ${"b".repeat(150)}`);
  });

  it("finds the best moment: no other is better for anybody, by brute force", () => {
    const hour = fc.integer({ min: 0, max: 20 });
    const somebody = fc.record({
      zone: fc.constantFrom("Europe/Berlin", "Asia/Kolkata", "America/New_York"),
      windows: fc.array(
        fc.record({ day: fc.constantFrom<Day>(1, 2, 3), from: hour, length: fc.integer({ min: 1, max: 10 }) }),
        { minLength: 1, maxLength: 3 },
      ),
    });
    const weekOf = ({
      zone,
      windows,
    }: {
      zone: string;
      windows: { day: Day; from: number; length: number }[];
    }): Week => {
      return {
        zone,
        windows: windows.map(({ day, from, length }) => ({ day, from: from * 60, to: (from + length) * 60 })),
      };
    };
    /** The wall clock of an instant: day of the week and minutes of the day, by Intl alone. */
    const wall = (at: number, zone: string) => {
      const parts = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone,
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      }).formatToParts(at);
      const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
      const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
      return { day, minute: Number(part("hour")) * 60 + Number(part("minute")) };
    };
    const isFree = ({ zone, windows }: Week, at: number) => {
      const { day, minute } = wall(at, zone);
      return windows.some((window) => {
        const into = (day - window.day + 7) % 7;
        const since = into * 1440 + minute;
        return since >= window.from && since < window.to;
      });
    };
    const quarters = [0, 15, 30, 45];
    const strain = (week: Week, at: number) =>
      Array.from({ length: 60 }, (_, minute) => wall(at + minute * 60_000, week.zone).minute).filter(
        (minute) => minute < 480 || minute >= 1140,
      ).length;
    fc.assert(
      fc.property(somebody, somebody, (mentee, mentor) => {
        const weeks = [weekOf(mentee), weekOf(mentor)];
        const dates = { from: "2026-11-02", to: "2026-11-04" };
        const [a, b] = weeks;
        const approved = made([{ id: "a", free: a }], [{ id: "b", free: b }]);
        let best: { at: number; cost: number } | undefined;
        for (let at = Date.UTC(2026, 10, 2); at < Date.UTC(2026, 10, 5); at += 900_000) {
          if (!weeks.every((week) => quarters.every((minute) => isFree(week, at + minute * 60_000)))) continue;
          const cost = weeks.reduce((sum, week) => sum + strain(week, at), 0);
          if (best === undefined || cost < best.cost) best = { at, cost };
        }
        const found = ics(approved, { ...rest, first: dates }).files[0]?.start;
        expect(found).toBe(best === undefined ? undefined : new Date(best.at).toISOString().slice(0, 16).concat("Z"));
      }),
      { seed, numRuns: 12 * effort },
    );
  });

  it("refuses what cannot be, all at once", () => {
    const wrong = {
      first: { from: "2026-11-06", to: "2026-10-26" },
      now: "yesterday",
      domain: "example.org\r\nX:1",
      organiser: { email: "kim@example.org>\r\nATTENDEE:x" },
      session: 0,
      round: 1,
      names: { coach: () => "" },
    };
    expect(caught(() => ics(one, wrong as object as typeof rest))).toEqual([
      "programme-dates at first",
      "ics-now at now",
      "ics-domain at domain",
      "ics-organiser at organiser.email",
      "ics-session at session",
      "ics-round at round",
      "letters-role at names.coach",
    ]);
    expect(caught(() => ics(one, { ...rest, now: "2026-10-01" }))).toEqual(["ics-now at now"]);
    expect(caught(() => ics(approve(lastLunches, by), { ...rest, round: 4 }))).toEqual(["ics-round at round"]);
    expect(caught(() => ics({ ...one }, rest))).toEqual(["not-approved at approved"]);
  });
});
