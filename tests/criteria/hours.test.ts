import {
  explain,
  type HoursSettings,
  hours,
  intake,
  inZone,
  match,
  pairs,
  readTable,
  settled,
  timeZone,
  type Week,
  week,
  zoneWarnings,
} from "pairwright";
import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { systemZones } from "../../src/cohort/calendar/zones.js";
import type { Measure, Requirement } from "../../src/measure.js";
import { codesOf } from "../mistakes.js";

const programme = { from: "2026-03-02", to: "2026-05-31" };

const Mentee = z.object({
  id: z.string(),
  zone: timeZone("Your time zone"),
  free: week("When could you meet?", { zone: "another question" }).optional(),
});
const Mentor = z.object({ id: z.string(), week: week("When could you meet? (with your zone)").optional() });

const program = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  rules: {
    "an hour a week in common": {
      by: hours({ programme, atLeast: 60 }),
      mentee: (p) => inZone(p.free, p.zone),
      mentor: (p) => p.week,
    },
  },
  criteria: {
    time: { by: hours({ programme, enough: 240 }), mentee: (p) => inZone(p.free, p.zone), mentor: (p) => p.week },
    luck: () => 0.5,
  },
  weights: { time: 3, luck: 1 },
});

const mentees = readTable(`id,Your time zone,When could you meet?
ada,Europe/Berlin,Tue 9:00-11:00
bo,Asia/Kolkata,Mon-Fri 13:00-18:00
cy,America/New_York,never
di,Europe/London,
el,Europe/Berlin,Tue 9:00-10:30`);
const mentors = readTable(`id,When could you meet? (with your zone)
grace,"Tue, Wed 9-11 (Europe/London)"
edsger,"Tue 8:00-9:30 UTC, Thu 17:00-19:00"`);

describe("in a program", () => {
  const cohort = intake(program, { mentee: mentees, mentor: mentors });
  const plan = settled(match(program, cohort, { seed: 1 }));

  it("a rule removes who has no hour in the worst week, and leaves who has not answered", () => {
    // Edsger's 08:00-09:30 UTC is 09:00-10:30 in Berlin until 29 March, and 10:00-11:30 from then on: with Ada 90 and 60
    // minutes, with El 90 and 30. Removed: Cy and El, each with both.
    expect(plan.rules["an hour a week in common"]).toBe(4);
    const winter = hours({ programme: { from: "2026-03-02", to: "2026-03-22" }, atLeast: 60 }).measure;
    const el: Week = { zone: "Europe/Berlin", windows: [{ day: 2, from: 540, to: 630 }] };
    const edsger: Week = { zone: "UTC", windows: [{ day: 2, from: 480, to: 570 }] };
    expect(winter.score(el, edsger)).toBe(1);
    expect(hours({ programme, atLeast: 60 }).measure.score(el, edsger)).toBe(0);
    expect(explain(plan, { mentee: "cy", mentor: "grace" })).toMatchObject({
      verdict: "forbidden",
      forbiddenBy: ["an hour a week in common"],
    });
    expect(explain(plan, { mentee: "di", mentor: "grace" }).unknown).toEqual(["time"]);
  });

  it("the explanation names the best slot in both local times", () => {
    const reasons = explain(plan, { mentee: "bo", mentor: "grace" });
    expect(reasons.contributions.find(({ criterion }) => criterion === "time")?.value).toBe(1);
    expect(reasons.shared).toEqual([
      "Tuesday 14:30-15:30 in Asia/Kolkata, Tuesday 09:00-10:00 or Tuesday 10:00-11:00 in Europe/London (every week)",
    ]);
    expect(reasons.text).toContain("They share: Tuesday 14:30-15:30 in Asia/Kolkata");
  });

  it("the record holds what was measured", () => {
    const settings = { programme, session: 60, enough: 60, away: "left out" };
    // The version of the machine's own rules is no input: the fingerprint of equal inputs is the same everywhere.
    expect(hours({ programme, atLeast: 60 }).measure.settings).toEqual(settings);
    const zones = { ...systemZones(), version: "of a test" };
    expect(hours({ programme, atLeast: 60, zones }).measure.settings).toEqual({ ...settings, zones: "of a test" });
  });
});

describe("the measure", () => {
  const tuesday: Week = { zone: "UTC", windows: [{ day: 2, from: 540, to: 700 }] };

  it("counts blocks of a session only, an hour unless less is asked for", () => {
    const other: Week = { zone: "UTC", windows: [{ day: 2, from: 655, to: 800 }] };
    expect(hours({ programme }).score(tuesday, other)).toBe(0);
    expect(hours({ programme, enough: 45 }).score(tuesday, other)).toBe(1);
    expect(hours({ programme, session: 30 }).score(tuesday, other)).toBe(0.5);
    expect(hours({ programme }).settings).toMatchObject({ session: 60, enough: 180 });
  });

  it("says nothing where nothing is known or shared", () => {
    const nothing = { shared: [], firstLearns: [], secondLearns: [] };
    expect(hours({ programme }).evidence?.(tuesday, undefined)).toEqual(nothing);
    expect(hours({ programme }).evidence?.(tuesday, { zone: "UTC", windows: [] })).toEqual(nothing);
  });

  it("a block over the end of a week is judged whole", () => {
    const late: Week = { zone: "UTC", windows: [{ day: 7, from: 1410, to: 1470 }] };
    const measure = hours({ programme: { from: "2026-03-09", to: "2026-03-22" }, session: 60, enough: 60 });
    expect(measure.score(late, late)).toBe(1); // half an hour at the end of each week, half an hour at its start
    const out = new Float64Array(1);
    measure.prepare?.([late], [late])(0, out);
    expect(out[0]).toBe(1);
  });

  it("refuses weeks that cannot be, told with their place", () => {
    const wrong: Week = { zone: "Atlantis", windows: [] };
    expect(codesOf(() => hours({ programme }).score(tuesday, wrong))).toEqual(["week-zone"]);
    expect(codesOf(() => hours({ programme }).prepare?.([wrong], []))).toEqual(["week-zone"]);
  });

  it.each([
    ["programme-dates", {}],
    ["programme-dates", { programme: { from: "March", to: "May" } }],
    ["hours-minutes", { programme, session: 0 }],
    ["hours-minutes", { programme, enough: 0.5 }],
    ["hours-minutes", { programme, atLeast: 20_000 }],
    ["hours-both", { programme, atLeast: 60, enough: 60 }],
    ["hours-unknown", { programme, atLeast: 60, unknown: "perhaps" }],
    ["hours-away", { programme, away: "ignored" }],
  ])("refuses settings: %s", (code, settings) => {
    expect(codesOf(() => hours(settings as HoursSettings))).toEqual([code]);
  });

  it("is a rule or a criterion by its settings, and takes weeks with a zone only", () => {
    expectTypeOf(hours({ programme })).toEqualTypeOf<Measure<Week | undefined>>();
    expectTypeOf(hours({ programme, atLeast: 60 })).toEqualTypeOf<Requirement<Week | undefined>>();
    const misuse = () => {
      // @ts-expect-error a rule and a criterion at once
      hours({ programme, atLeast: 60, enough: 120 });
      // @ts-expect-error shared time is measured on the dates of a programme
      hours({ atLeast: 60 });
      pairs({
        roles: { mentee: Mentee, mentor: Mentor },
        // @ts-expect-error the zone was asked in another question, and is not joined
        criteria: { time: { by: hours({ programme }), mentee: (p) => p.free, mentor: (p) => p.week } },
        weights: { time: 1 },
      });
    };
    expect(misuse).toBeTypeOf("function");
  });
});

describe("warnings about the time-zone data", () => {
  const rules = (version: string) => ({ version, canonical: (zone: string) => zone });
  const autumn = { from: "2026-09-01", to: "2026-12-18" };

  it("are given when the programme ends more than a year after the release began, or the release is not known", () => {
    expect(zoneWarnings({ from: "2025-09-01", to: "2025-12-18" }, [], rules("2025c"))).toEqual([]);
    expect(zoneWarnings(autumn, [], rules("2025c"))).toEqual([
      "The programme ends on 2026-12-18, and the time-zone data is of 2025 (release 2025c): changes of law since then are not in it. Update the runtime before meetings are fixed.",
    ]);
    expect(zoneWarnings(autumn, [], rules("2026b"))).toEqual([]);
    expect(zoneWarnings(autumn, [], rules("unknown"))).toHaveLength(1);
  });

  it("name Vancouver, whose law is newer than release 2026a", () => {
    const about = (version: string, programme = autumn) => {
      return zoneWarnings(programme, ["America/Vancouver"], rules(version)).some((text) => text.includes("Vancouver"));
    };
    expect([about("2025c"), about("2026a"), about("2026b"), about("2025c", programme)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
