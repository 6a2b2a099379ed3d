import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Week, weekMistakes } from "../../src/cohort/calendar/week.js";
import { systemZones } from "../../src/cohort/calendar/zones.js";
import {
  hourColumns,
  intake,
  inZone,
  readTable,
  safeIntake,
  timeZone,
  type WeekSettings,
  week,
} from "../../src/cohort/index.js";
import { PairwrightError } from "../../src/errors.js";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { sharedFile } from "../shared-data.js";

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** What a text is read as: "1 09:00-17:00, 6 10:00-12:00", dates with their dates. */
function read(text: unknown, settings: WeekSettings = {}): string {
  const found = week("When?", { zone: "UTC", ...settings }).parse(text);
  const windows = found.windows.map(({ day, from, to }) => `${day} ${clock(from)}-${clock(to)}`);
  const dates = (found.exceptions ?? []).map(({ from, windows }) => {
    return `${from} ${windows.map((one) => `${clock(one.from)}-${clock(one.to)}`).join(" ")}`;
  });
  return [...windows, ...dates].join(", ");
}

/** The code of the mistake and what it says. */
function refused(text: unknown, settings: WeekSettings = {}): string {
  const schema = z.object({ id: z.string(), when: week("When?", { zone: "UTC", ...settings }).optional() });
  const result = safeIntake({ roles: { person: schema } }, { person: [{ id: "a", "When?": text }] });
  return result.ok ? "read" : result.mistakes.map(({ code, value }) => `${code} ${value}`).join("; ");
}

const workdays = (hours: string) => [1, 2, 3, 4, 5].map((day) => `${day} ${hours}`).join(", ");

describe("texts about a week", () => {
  it.each([
    ["Mon-Fri 09:00-17:00; Sat 10-12", `${workdays("09:00-17:00")}, 6 10:00-12:00`],
    ["Tue 9am–11:30am", "2 09:00-11:30"],
    ["Monday: 9:00 AM - 5:00 PM, Tuesday: 10:00 AM - 2:00 PM", "1 09:00-17:00, 2 10:00-14:00"],
    ["Mon 9:00 to 10:30, 11:00 until 12:00", "1 09:00-10:30, 1 11:00-12:00"],
    ["Mon 9-12, 11-14", "1 09:00-14:00"],
    ["Fri 22:00-02:00", "5 22:00-26:00"],
    ["Sun 20:00-24:00", "7 20:00-24:00"],
    ["Fri 10pm-midnight", "5 22:00-24:00"],
    ["Mon 22-6", "1 22:00-30:00"],
    ["Mon 8 a.m. - 5 p.m.", "1 08:00-17:00"],
    ["Mon 12am-1am; Tue 12pm-1pm", "1 00:00-01:00, 2 12:00-13:00"],
    [
      "Mon 12-1pm; Tue 10-1pm; Wed 1-3pm; Thu 9am-5; Fri 10pm-2",
      "1 12:00-13:00, 2 10:00-13:00, 3 13:00-15:00, 4 09:00-17:00, 5 22:00-26:00",
    ],
    ["Mon 0900-1700", "1 09:00-17:00"],
    ["Mon noon-2pm", "1 12:00-14:00"],
    ["6:00-7:00pm F", "5 18:00-19:00"],
    ["6:00-7:00pm Sun, 7-8pm T", "2 19:00-20:00, 7 18:00-19:00"],
    ["Mon/Wed/Fri 9-12", "1 09:00-12:00, 3 09:00-12:00, 5 09:00-12:00"],
    ["Mon, Wed and Fri between 9 and 12", "1 09:00-12:00, 3 09:00-12:00, 5 09:00-12:00"],
    ["Sat-Mon 10-11", "1 10:00-11:00, 6 10:00-11:00, 7 10:00-11:00"],
    ["Monday\n9-12\n14-16\nTuesday\n10-11", "1 09:00-12:00, 1 14:00-16:00, 2 10:00-11:00"],
    ["weekdays 9-12", workdays("09:00-12:00")],
    ["weekends 9-12", "6 09:00-12:00, 7 09:00-12:00"],
    ["Mo-Fr 9-17 Uhr", workdays("09:00-17:00")],
    ["Montags von 9 Uhr bis 17 Uhr", "1 09:00-17:00"],
    ["lunes a viernes de 9 a 17", workdays("09:00-17:00")],
    ["miércoles 18:00-20:00", "3 18:00-20:00"],
    ["lun-ven 9h-12h30", workdays("09:00-12:30")],
    ["mardi et jeudi de 18h à 20h", "2 18:00-20:00, 4 18:00-20:00"],
    ["segunda-feira 09:00-12:00; terça 13-17", "1 09:00-12:00, 2 13:00-17:00"],
    ["lunedì dalle 9 alle 17", "1 09:00-17:00"],
    ["ma-vr 9.00-17.00", workdays("09:00-17:00")],
    ["pon-pt od 9 do 17", workdays("09:00-17:00")],
    ["sobota 10:00-12:00", "6 10:00-12:00"],
    ["never", ""],
    ["Nie", ""],
    ["Any time", [1, 2, 3, 4, 5, 6, 7].map((day) => `${day} 00:00-24:00`).join(", ")],
  ])("%j", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    [
      "Monday, 10/28:  10:10am-11am;Tuesday, 10/29: 12:30pm-1:20pm;",
      { year: 2024 },
      "2024-10-28 10:10-11:00, 2024-10-29 12:30-13:20",
    ],
    [
      "Saturday March 1 - 5pm, Sunday March 2 - 5pm",
      { year: 2025, slot: 60 },
      "2025-03-01 17:00-18:00, 2025-03-02 17:00-18:00",
    ],
    ["Tuesday, 29th September 9-12", { year: 2026 }, "2026-09-29 09:00-12:00"],
    ["28.10. 9-10", { year: 2026 }, "2026-10-28 09:00-10:00"],
    ["2026-10-28 09:00-10:00, 14:00-15:00", {}, "2026-10-28 09:00-10:00 14:00-15:00"],
    ["10/11 9-10", { year: 2026, order: "day first" }, "2026-11-10 09:00-10:00"],
    ["10/11 9-10", { year: 2026, order: "month first" }, "2026-10-11 09:00-10:00"],
    ["10/28/24 9-10", {}, "2024-10-28 09:00-10:00"],
    [
      "Mon morning, Tue Early Evening",
      { blocks: { Morning: "9-12", "Early evening": "17:00-19:00" } },
      "1 09:00-12:00, 2 17:00-19:00",
    ],
  ] as const)("%j with %j", (text, settings, expected) => {
    expect(read(text, settings)).toBe(expected);
  });

  it.each([
    ["Mon 9-5", "week-ambiguous", '"9-5"'],
    ["Mon 1-3", "week-ambiguous", '"1-3"'],
    ["Mon; Tue 9-12", "week-hours", '"mon"'],
    ["Mon 9-12\nTue", "week-hours", '"tue"'],
    ["Mon 09:00", "week-hours", '"09:00"'],
    ["Mon 25-26", "week-hours", '"25-26"'],
    ["Mon 9:00-9:00", "week-hours", '"9:00-9:00"'],
    ["9-12", "week-day", '"9-12"'],
    ["flexible", "week-text", '"flexible"'],
    ["mornings", "week-text", '"mornings"'],
    ["not on Mon 9-12", "week-text", '"not"'],
    [",", "week-text", '","'],
    ["Mon 9am-5pm EST", "time-zone-abbreviation", '"est"'],
    ["Monday, 10/28: 10am-11am", "week-date", '"10/28"'],
    ["Mon 9-10; 31.12.2026", "week-hours", '"31.12.2026"'],
    ["x ".repeat(20_000), "week-long", '"x x x x'],
    [{ windows: "Mon" }, "week-shape", '{"windows":"Mon"}'],
    [{ windows: [{ day: 1, from: 600, to: 540 }] }, "week-window", '{"day":1,"from":600,"to":540}'],
    [
      { windows: [], exceptions: [{ date: "2026-02-30", windows: [] }] },
      "week-exception",
      '{"from":"2026-02-30","to":"2026-02-30","windows":[]}',
    ],
    [7, "week-shape", "7"],
    [{ zone: "IST", windows: [] }, "time-zone-abbreviation", '"IST"'],
    [{ zone: "Atlantis", windows: [] }, "time-zone", '"Atlantis"'],
  ])("refused: %j", (text, code, value) => {
    expect(refused(text)).toContain(`${code} ${value}`.slice(0, 60));
  });

  it.each([
    ["Mon 10/28 9-10", { year: 2026 }, "week-date", "2026-10-28 is a Wednesday."],
    ["10/11 9-10", { year: 2026 }, "week-date", "two dates"],
    ["Feb 30 9-10", { year: 2026 }, "week-date", "no such date in 2026"],
  ] as const)("refused: %j with %j", (text, settings, code, message) => {
    const schema = z.object({ id: z.string(), when: week("When?", { zone: "UTC", ...settings }) });
    const result = safeIntake({ roles: { person: schema } }, { person: [{ id: "a", "When?": text }] });
    expect(result.ok ? [] : result.mistakes.map((one) => [one.code, one.message])).toEqual([
      [code, expect.stringContaining(message)],
    ]);
  });

  it("an empty answer is unknown, and never is an answer", () => {
    const schema = z.object({ id: z.string(), when: week("When?", { zone: "UTC" }).optional() });
    const rows = ["", "never", "n/a", undefined].map((text, at) => ({ id: `p${at}`, "When?": text }));
    const { people } = intake({ roles: { person: schema } }, { person: rows });
    expect(people.person.map(({ when }) => when?.windows)).toEqual([undefined, [], undefined, undefined]);
  });

  it("what was read reads as itself", () => {
    const schema = week("When?", { year: 2026 });
    for (const text of [
      "Mon 9-12 (Europe/Berlin)",
      "Fri 22:00-02:00 UTC",
      "never UTC",
      "2026-10-28 09:00-10:00 Asia/Kolkata",
    ]) {
      const once = schema.parse(text);
      expect(schema.parse(once)).toEqual(once);
    }
  });

  it("no text makes it slow or throw something else", () => {
    for (const piece of [
      "a",
      "1",
      "1-",
      "Mon ",
      "9 ",
      "1/",
      "1.1.",
      "9am-",
      "march ",
      "(",
      ";",
      "\n",
      "UTC",
      "A/b",
      "９",
      "İ",
      "\u0000",
    ]) {
      const text = piece.repeat(Math.floor(20_000 / piece.length));
      const start = performance.now();
      expect(refused(text, { year: 2026 })).not.toBe("");
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});

describe("anything that a cell may hold", () => {
  const pieces = fc.constantFrom(
    ..."Mon Tue-Fri weekdays 9 17 09:00 9:30am 5pm - – ; , / & ( ) : . 10/28 28.10. 2026-10-28 March 1st UTC UTC+2 EST Europe/Berlin never do a h Uhr noon midnight \n \t 2026 99 00 24:00 25:61 ½ ９ İ ł é".split(
      " ",
    ),
  );
  const cells = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join(" ")),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join("")),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.anything(),
  );
  const person = z.object({
    id: z.string(),
    zone: timeZone("Zone").optional(),
    when: week("When?", { zone: "UTC", year: 2026, slot: 30, blocks: { Morning: "8-12" } }).optional(),
  });

  it("is read, or refused with its place; what is read is a week that can be", () => {
    fc.assert(
      fc.property(cells, cells, cells, (zone, when, monday) => {
        const row = { id: "a", Zone: zone, "When? [Monday]": monday };
        for (const rows of [[row], [{ id: "a", "When?": when }]]) {
          const result = safeIntake({ roles: { person } }, { person: rows });
          if (!result.ok) for (const { where } of result.mistakes) expect(where).toContain("person[0]");
          else {
            const week = result.cohort.people.person[0]?.when;
            if (week) expect(codesOf(() => weekMistakesOf(week))).toEqual([]);
          }
        }
      }),
      { seed, numRuns: 1500 * effort },
    );
  });

  /** Throws what is wrong with a week; and an end, so that the count of mistakes is the whole answer. */
  function weekMistakesOf(week: Week): void {
    throw new PairwrightError("week", weekMistakes("week", week, systemZones()));
  }
});

describe("the zone of a week", () => {
  it("stands in the answer, or in the settings, or in another question", () => {
    expect(week("When?").parse("Mon 9-12 (Europe/Berlin)").zone).toBe("Europe/Berlin");
    expect(week("When?").parse("Mon 9-12 UTC+2").zone).toBe("+02:00");
    expect(week("When?", { zone: "India Standard Time" }).parse("Mon 9-12").zone).toBe("Asia/Calcutta");
    expect(week("When?", { zone: "UTC" }).parse("Mon 9-12, Europe/Berlin").zone).toBe("Europe/Berlin");
    const local = week("When?", { zone: "another question" }).parse("Mon 9-12");
    expect(local.zone).toBeUndefined();
    expect(inZone(local, "Asia/Kolkata")).toEqual({ zone: "Asia/Kolkata", windows: [{ day: 1, from: 540, to: 720 }] });
    expect(inZone(local, undefined)).toBeUndefined();
    expect(refused("Mon 9-12")).toBe("read");
  });

  it("must be known", () => {
    const schema = z.object({ id: z.string(), when: week("When?") });
    const result = safeIntake({ roles: { person: schema } }, { person: [{ id: "a", "When?": "Mon 9-12" }] });
    expect(result.ok ? [] : result.mistakes.map(({ code }) => code)).toEqual(["week-no-zone"]);
  });

  it("and a week without a question is found under the name of its field", () => {
    const schema = z.object({ id: z.string(), week: week() });
    const given = { zone: "Europe/Berlin", windows: [{ day: "Tue", start: "09:00", end: "11:30" }] };
    const { people } = intake({ roles: { person: schema } }, { person: [{ id: "a", week: given }] });
    expect(people.person[0]?.week).toEqual({ zone: "Europe/Berlin", windows: [{ day: 2, from: 540, to: 690 }] });
  });
});

describe("grids", () => {
  const schema = z.object({
    id: z.string(),
    when: week("When?", { zone: "UTC", blocks: { Morning: "08:00-12:00", Evening: "18:00-22:00" } }).optional(),
  });
  const people = (csv: string) =>
    intake({ roles: { person: schema } }, { person: readTable(csv, { file: "a.csv" }) }).people.person;

  it("of days with hours or named blocks in their cells", () => {
    const found = people(`id,When? [Monday],When? [Tuesday],When? [Sunday]
a,"9:00-12:00, 14:00-18:00",,
b,Morning;Evening,"Morning, Evening",never
c,,,
d,No,no,busy`);
    expect(
      found.map(({ when }) => when?.windows.map(({ day, from, to }) => `${day} ${clock(from)}-${clock(to)}`)),
    ).toEqual([
      ["1 09:00-12:00", "1 14:00-18:00"],
      ["1 08:00-12:00", "1 18:00-22:00", "2 08:00-12:00", "2 18:00-22:00"],
      undefined,
      [],
    ]);
  });

  it("of hours with days in their cells, and of days and hours with ticks", () => {
    const found = people(`id,When? [09:00-10:00],When? [Evening],When? [Monday 10:00-11:00]
a,"Monday, Tuesday",Friday;Saturday,x
b,,,Monday 10:00-11:00
c,,,FALSE`);
    expect(
      found.map(({ when }) => when?.windows.map(({ day, from, to }) => `${day} ${clock(from)}-${clock(to)}`)),
    ).toEqual([["1 09:00-11:00", "2 09:00-10:00", "5 18:00-22:00", "6 18:00-22:00"], ["1 10:00-11:00"], []]);
  });

  it("name the cell that cannot be read", () => {
    const table = readTable("id,When? [Monday],When? [Tuesday]\na,9-12,whenever\n", { file: "a.csv" });
    const result = safeIntake({ roles: { person: schema } }, { person: table });
    expect(result.ok ? [] : result.mistakes.map(({ where }) => where)).toEqual([
      'a.csv, row 2, column "When? [Tuesday]"',
    ]);
  });

  it("of 168 numbered columns", () => {
    const headers = Array.from({ length: 168 }, (_, at) => `Avail ${at + 1}`);
    const ticks = headers.map((_, at) => (at === 33 || at === 34 || at === 167 ? "1" : "0"));
    const table = readTable(`id,${headers.join()}\na,${ticks.join()}\n`, { file: "coaches.csv" });
    const grid = hourColumns(table, { question: "Avail", first: { day: 7, hour: 0 } });
    const coaches = z.object({ id: z.string(), free: week("Avail", { zone: "America/Chicago" }) });
    const { people } = intake({ roles: { coach: coaches } }, { coach: grid });
    expect(people.coach[0]?.free.windows).toEqual([
      { day: 1, from: 540, to: 660 },
      { day: 6, from: 1380, to: 1440 },
    ]);
    expect(table.questions[1]).toBe("Avail 1");
    expect(codesOf(() => hourColumns(table, { question: "Free", first: { day: 1, hour: 0 } }))).toEqual([
      "hour-columns",
    ]);
  });
});

it("the settings of a question are checked at once", () => {
  expect(codesOf(() => week("When?", { zone: "IST", slot: 0, blocks: { Morning: "early" } }))).toEqual([
    "time-zone-abbreviation",
    "week-blocks",
    "week-slot",
  ]);
  expect(codesOf(() => week(" "))).toEqual(["blank-question"]);
});

describe("time zones", () => {
  const person = z.object({ id: z.string(), zone: timeZone("Your time zone") });
  const answers = (texts: readonly unknown[]) => {
    const rows = texts.map((text, at) => ({ id: `p${at}`, "Your time zone": text }));
    return safeIntake({ roles: { person } }, { person: rows });
  };

  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["Asia/Calcutta", "Asia/Calcutta"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["US/Eastern", "US/Eastern"],
    ["America/New York", "America/New_York"],
    ["+05:30", "+05:30"],
    ["UTC+2", "+02:00"],
    ["GMT-3", "-03:00"],
    ["UTC +5:45", "+05:45"],
    ["UTC", "UTC"],
    ["GMT", "UTC"],
    ["Etc/GMT+5", "Etc/GMT+5"],
    ["W. Europe Standard Time", "Europe/Berlin"],
    ["India Standard Time", "Asia/Calcutta"],
    ["(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"],
    ["(UTC+01:00) Berlin, Paris", "Europe/Berlin"],
    ["Kathmandu", "Asia/Kathmandu"],
  ])("%s is %s", (text, zone) => {
    const result = answers([text]);
    expect(result.ok && result.cohort.people.person[0]?.zone).toBe(zone);
  });

  it.each([
    ["IST", "time-zone-abbreviation", '"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"'],
    ["EST", "time-zone-abbreviation", '"America/New_York"'],
    ["BST", "time-zone-abbreviation", '"Europe/London"'],
    ["CST", "time-zone-abbreviation", '"Asia/Shanghai"'],
    ["pst8pdt", "time-zone-abbreviation", '"America/Los_Angeles"'],
    ["Europe/Berlim", "time-zone", '"Europe/Berlin"'],
    ["Atlantis", "time-zone", "Europe/Berlin"],
    ["UTC+25", "time-zone", "-12:00 to +14:00"],
    ["London, New York", "time-zone", '"Europe/London", "America/New_York"'],
    ["(UTC+03:00) Berlin", "time-zone", '"Europe/Berlin"'],
    ["constructor", "time-zone", "Europe/Berlin"],
    ["a".repeat(100_000), "time-zone", "Europe/Berlin"],
    [5, "time-zone", "Europe/Berlin"],
  ])("%j is refused with a suggestion", (text, code, remedy) => {
    const result = answers([text]);
    expect(result.ok ? [] : result.mistakes.map((one) => [one.code, one.remedy])).toEqual([
      [code, expect.stringContaining(remedy)],
    ]);
  });

  it("what was taken for what is reported, the sign of Etc/GMT too", () => {
    const result = answers(["Etc/GMT+5", "UTC+2", "Berlin", "Asia/Calcutta"]);
    const repairs = result.ok ? result.cohort.report.sources.flatMap((source) => source.repairs.listed) : [];
    expect(repairs.map(({ from, to }) => `${from}: ${to}`)).toEqual([
      "Etc/GMT+5: UTC-05:00: the sign of Etc/GMT is the other way round",
      "UTC+2: +02:00, the same all year round",
      "Berlin: Europe/Berlin",
    ]);
  });
});

describe("a real sign-up with weekly slots", () => {
  const text = sharedFile("mentoring-real/availability-groups.json");
  it.skipIf(text === undefined)("is read whole", () => {
    const data: Record<string, { id: string; availability: string[] }[]> = JSON.parse(text ?? "{}");
    const schema = week("When?", { zone: "America/Chicago" });
    for (const people of [data.mentors ?? [], data.mentees ?? []]) {
      expect(people.length).toBeGreaterThan(20);
      for (const { availability } of people) {
        const { windows } = schema.parse(availability);
        const minutes = windows.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(minutes).toBe(60 * new Set(availability).size);
      }
    }
  });
});
