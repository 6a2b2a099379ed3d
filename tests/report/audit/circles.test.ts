// The audit of a plan for circles: members and leads, figures by hand, and who is alone.
import fc from "fast-check";
import {
  audit,
  auditReport,
  circles,
  cohortOf,
  compareAudits,
  match,
  sealOf,
  settled,
  thresholdPresets,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { aloneOf } from "../../../src/report/audit/alone.js";
import type { Subject } from "../../../src/report/audit/subjects.js";
import { effort, seed } from "../../seed.js";

const Member = z.object({ id: z.string(), seat: z.number(), calm: z.number() });
const Lead = z.object({ id: z.string(), seat: z.number() });

/** Who has a seat sits in the circle with this number: so everybody's circle is known before anything is solved. */
const program = circles({
  of: Member,
  lead: Lead,
  size: { min: 3, max: 5 },
  rules: {
    "the same seat": (one, other) => one.seat === other.seat,
    "the lead's seat": { with: "lead", by: (member, lead) => member.seat === lead.seat },
  },
  criteria: {
    calm: (one, other) => 1 - Math.abs(one.calm - other.calm),
    warm: { with: "lead", by: (member, lead) => (lead.seat === 2 ? 1 : member.calm) },
  },
  weights: { calm: 1, warm: 1 },
});

// Six circles of five; of group A there are 2, 2, 2, 1, 1 and 0 in them; two of A and three of B have no seat.
const ofA = [2, 2, 2, 1, 1, 0];
const seated = ofA.flatMap((count, seat) =>
  Array.from({ length: 5 }, (_, at) => ({ seat, group: at < count ? "A" : "B" })),
);
const everybody = [
  ...seated,
  ...Array.from({ length: 5 }, (_, at) => ({ seat: 9 + at, group: at < 2 ? "A" : "B" })),
].map((one, at) => ({ ...one, id: `p${String(at).padStart(2, "0")}`, calm: (at % 3) / 2 }));
const leads = Array.from({ length: 7 }, (_, at) => ({ id: `lead ${at}`, seat: at === 6 ? 99 : at }));
const cohort = cohortOf(program, { member: everybody.map(({ id, seat, calm }) => ({ id, seat, calm })), lead: leads });
const plan = settled(match(program, cohort, { seed, steps: 20_000 }));
const sealed = sealOf(program, {
  member: everybody.map(({ id, group }) => ({ id, group })),
  lead: leads.map(({ id }, at) => ({ id, group: at < 1 ? "A" : "B" })),
});

describe("an audit of circles", () => {
  const found = audit(plan, sealed, { thresholds: thresholdPresets.fourFifths });
  const table = found.tables.find(({ role }) => role === "member");

  it("counts members with a circle and without, under their own role", () => {
    expect(plan.totals).toMatchObject({ circles: 6, matched: 30, people: 35 });
    expect(table).toMatchObject({ people: 35, matched: 30 });
    expect(table?.groups.map(({ group, people, matched }) => [group[0], people, matched])).toEqual([
      ["A", 10, 8],
      ["B", 25, 22],
    ]);
    const fits = plan.circles.flatMap(({ members }) => members);
    for (const { group, fit, load } of table?.groups ?? []) {
      const own = fits.filter(({ id }) => everybody.some((one) => one.id === id && one.group === group[0]));
      expect(fit?.mean).toBeCloseTo(own.reduce((sum, one) => sum + one.fit, 0) / own.length, 2);
      // Everybody with a circle has four others in it.
      expect(load.partners).toBeCloseTo(group[0] === "A" ? (8 * 4) / 10 : (22 * 4) / 25, 2);
      expect(load.places).toBe(4);
    }
  });

  it("says how many are alone, as a range where they are few, and how many by lot", () => {
    const [a, b] = table?.groups ?? [];
    // Two of A are alone, fewer than may be told; nobody of B.
    expect(thresholdPresets.fourFifths.smallest).toBe(5);
    expect(a?.alone).toMatchObject({ least: 1, most: 4 });
    expect(b?.alone).toMatchObject({ least: 0, most: 0 });
    // Of 30 dealt to circles of 5, 8 of A: 6 * 8 * C(22, 4) / C(30, 5) = 6 * 8 * 7315 / 142506.
    expect(a?.alone?.byLot).toBeCloseTo((6 * 8 * 7315) / 142506, 2);
  });

  it("shows it in every form, and says that nothing looks at it", () => {
    const text = auditReport(found).replace(/\s+/g, " ");
    expect(text).toMatch(/A 1 to 4 2\.46/);
    expect(text).toContain("the only one of their group in their circle");
    expect(text).toContain("the partners of a member are the others of the circle");
    expect(auditReport(found, { form: "csv" })).toContain("1 to 4");
    expect(auditReport(found, { form: "markdown" })).toContain("| A | 1 to 4 | 2.46 |");
  });

  it("hides a group of leads that is too small, and whoever would follow from it", () => {
    const ofLeads = found.tables.find(({ role }) => role === "lead");
    expect(ofLeads).toMatchObject({ people: 7, matched: 6, groups: [], notShown: { people: 7, matched: 6 } });
    expect(JSON.stringify(found)).not.toMatch(/p\d\d|lead \d/);
  });

  it("compares two plans of the same people", () => {
    const changes = compareAudits(found, found);
    expect(changes.tables.find(({ role }) => role === "member")?.groups.map(({ flag }) => flag)).toEqual([
      "none",
      "none",
    ]);
  });

  it("looks for answers that stand in for groups among what all kinds of criteria read", () => {
    const byCalm = sealOf(program, {
      member: everybody.map(({ id, calm }) => ({ id, group: calm === 0 ? "A" : "B" })),
    });
    const { proxies } = audit(plan, byCalm, { thresholds: thresholdPresets.fourFifths });
    expect(proxies.map(({ flag }) => flag)).toEqual([true, true]);
    const names = proxies.flatMap(({ criteria }) => criteria.map(({ criterion }) => criterion));
    expect(new Set(names)).toEqual(new Set(["calm", "warm"]));
  });
});

describe("who is alone", () => {
  const subject = (circle: number | undefined, at: number): Subject => ({
    id: String(at),
    fits: [],
    partners: 0,
    places: 0,
    rank: undefined,
    waiting: undefined,
    ...(circle === undefined ? {} : { circle }),
  });

  it("is counted as by looking at each circle, and told so that no part below the smallest is known", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ circle: fc.option(fc.nat(4), { nil: undefined }), own: fc.boolean() }), { maxLength: 24 }),
        fc.integer({ min: 2, max: 5 }),
        (people, smallest) => {
          const all = people.map(({ circle }, at) => subject(circle, at));
          const group = all.filter((_, at) => people[at]?.own);
          const found = aloneOf(group, all, { smallest });
          const circles = [0, 1, 2, 3, 4].map((circle) => group.filter((one) => one.circle === circle).length);
          const placed = circles.reduce((sum, count) => sum + count, 0);
          const alone = circles.filter((count) => count === 1).length;
          if (all.every(({ circle }) => circle === undefined)) {
            expect(found).toBeUndefined();
            return;
          }
          expect(found?.least).toBeLessThanOrEqual(alone);
          expect(found?.most).toBeGreaterThanOrEqual(alone);
          const rest = placed - alone;
          const isTold = found?.least === found?.most && alone > 0;
          const isFew = (count: number) => count > 0 && count < smallest;
          // A single one with a circle is alone whatever is told.
          if (isTold && smallest > 2 && placed > 1) expect(isFew(alone) || isFew(rest)).toBe(false);
        },
      ),
      { seed, numRuns: 500 * effort },
    );
  });

  it("by lot is the mean over all ways to deal people to circles", () => {
    // Five people in circles of 2 and 3, two of them of the group: all ten ways to seat the two.
    const all = [0, 0, 1, 1, 1].map(subject);
    let [sum, ways] = [0, 0];
    for (let one = 0; one < 5; one++) {
      for (let other = one + 1; other < 5; other++) {
        sum += all[one]?.circle === all[other]?.circle ? 0 : 2;
        ways++;
      }
    }
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error("nobody");
    expect(aloneOf([first, second], all, { smallest: 2 })?.byLot).toBeCloseTo(sum / ways, 2);
  });
});
