// Plans for circles side by side: measured, and who changes circle with as few moves as possible.
import fc from "fast-check";
import { compare, compareReport, match, readTable, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import type { CirclesPlan } from "../../src/plan/circles-plan.js";
import { codesOf, firstMistake, frozen } from "../mistakes.js";
import { cohort, tabled } from "../plan/programs.js";
import { seed } from "../seed.js";

/** Leads, and members with their fits in thousandths. */
type Drawn = readonly [leads: string, members: Readonly<Record<string, number>>];

/** A plan as `match` lays it out; what is not measured is left empty. */
function drawn(circles: readonly Drawn[], alone = "", free = ""): CirclesPlan {
  const ids = (text: string) => text.split(" ").filter((id) => id !== "");
  const laid = circles.map(([leads, members]) => {
    const fits = Object.values(members).map((fit) => fit / 1000);
    const sum = Object.values(members).reduce((all, fit) => all + fit, 0) / 1000;
    return {
      leads: ids(leads),
      people: Object.keys(members),
      members: Object.entries(members).map(([id, fit]) => ({
        id,
        fit: fit / 1000,
        parts: { members: fit / 1000, leads: 0, covered: 0 },
        known: 1,
      })),
      fit: Math.round((sum / fits.length) * 1_000_000) / 1_000_000,
      worst: Math.min(...fits),
      known: 1,
      must: false,
    };
  });
  const fits = laid.flatMap(({ members }) => members.map(({ fit }) => fit));
  const total = Math.round(fits.reduce((sum, fit) => sum + fit, 0) * 1000) / 1000;
  const leads = laid.flatMap((circle) => circle.leads).length + ids(free).length;
  return {
    status: "feasible",
    format: "circles",
    circles: laid,
    unmatched: ids(alone).map((id) => ({
      role: "member",
      id,
      cause: "numbers",
      allowed: { members: 1, leads: 1 },
      removed: [],
      text: "",
    })),
    byes: ids(alone),
    freeLeads: ids(free).map((id) => ({ id, text: "" })),
    size: { min: 2, max: 4, text: "" },
    totals: {
      circles: laid.length,
      matched: fits.length,
      people: fits.length + ids(alone).length,
      leads,
      worth: total,
      fit: total,
      ...(fits.length === 0
        ? {}
        : { mean: Math.round((total / fits.length) * 1_000_000) / 1_000_000, worst: Math.min(...fits) }),
    },
    criteria: {},
    rules: {},
    bound: { people: 0, worth: 0, by: "best partners" },
    gap: { people: 0, worth: 0 },
    warnings: [],
    record: {
      pairwright: "0.1.0",
      seed: 0,
      solver: "annealing",
      weights: {},
      inputs: "",
      people: { member: fits.length + ids(alone).length, ...(leads > 0 ? { lead: leads } : {}) },
      timeZoneData: "unknown",
    },
  };
}

const before = drawn([
  ["kim", { ann: 600, bo: 700, cy: 800 }],
  ["lea", { dee: 500, eve: 400, fay: 900 }],
]);
// Bo and eve change places, and lea and max lead: everybody else stays where they are.
const after = drawn([
  ["kim", { ann: 500, cy: 800, eve: 700 }],
  ["max", { bo: 600, dee: 500, fay: 700 }],
]);
const withMax: CirclesPlan = { ...before, freeLeads: [{ id: "max", text: "" }] };
const withLea: CirclesPlan = { ...after, freeLeads: [{ id: "lea", text: "" }] };

describe("compare for circles", () => {
  it("measures members, leads and sizes", () => {
    const { of, roles, plans, notes } = compare({ before: withMax });
    expect([of, roles]).toEqual(["circles", ["member", "lead"]]);
    expect(notes.join()).toContain("not measured of circles");
    expect(plans.before).toEqual({
      objective: "total",
      proven: false,
      groups: 2,
      total: 3.9,
      mean: 0.65,
      worst: 0.4,
      price: 0,
      sizes: { least: 3, most: 3, mean: 3, deviation: 0 },
      sides: {
        member: {
          people: 6,
          matched: 6,
          // 0.4 to 0.9: squares from 0.65 sum to 0.175; Gini (-5*.4-3*.5-.6+.7+3*.8+5*.9) / (6*3.9)
          fit: { mean: 0.65, worst: 0.4, tenth: 0.4, deviation: 0.170783, gini: 0.149573 },
          giniOfAll: 0.149573,
        },
        lead: {
          people: 3,
          matched: 2,
          load: { least: 0, most: 3, mean: 2, deviation: Math.round(1e6 * Math.SQRT2) / 1e6 },
        }, // of 3, 3 and 0
      },
    });
  });

  it("says who changes circle, with as few moves as possible, and what it costs", () => {
    const { changes, text } = compare([withMax, withLea]);
    expect(changes.after?.moves.map(({ role, id }) => `${role} ${id}`)).toEqual([
      "member bo",
      "lead lea",
      "lead max",
      "member eve",
    ]);
    expect(changes.after?.people.map(({ id }) => id)).toEqual(["fay", "ann", "bo", "eve"]);
    expect(text).toEqual([
      "before: 6 of 6 members and 2 of 3 leads have a circle, in 2 circles of 3, fit in sum 3.900, lowest 0.400.",
      "after: 6 of 6 members and 2 of 3 leads have a circle, in 2 circles of 3, fit in sum 3.800, lowest 0.500. Against before: 0.100 less fit in sum, a lowest fit 0.100 higher, 1 member gains and 3 lose. bo moves from the circle of kim to the circle of max; lea no longer leads the circle with dee, eve and fay and is without a circle; max, without a circle before, leads the circle with bo, dee and fay; eve moves from the circle of lea to the circle of kim.",
    ]);
  });

  it("names circles without leads by their people, and tells who comes and goes", () => {
    const one = drawn([["", { ann: 500, bo: 500, cy: 500, dee: 500 }]], "eve fay");
    const other = drawn(
      [
        ["", { ann: 600, bo: 600 }],
        ["", { cy: 400, dee: 400, eve: 400, fay: 400 }],
      ],
      "",
    );
    const { text, changes, roles } = compare([one, other]);
    expect(roles).toEqual(["member"]);
    expect(changes.after?.same).toBe(0);
    expect(text[1]).toContain("in 2 circles of 2 to 4");
    expect(text[1]).toContain("2 more of the members with a circle");
    expect(text[1]).toContain("cy moves from the circle with ann, bo and dee to the circle with dee, eve and fay;");
    expect(text[1]).toContain("eve, without a circle before, comes to the circle with cy, dee and fay");
    expect(compare([other, one]).text[1]).toContain(
      "eve leaves the circle with cy, dee and fay and is without a circle",
    );
  });

  it("has no more moves than any naming of circles needs", () => {
    const seats = fc.array(fc.constantFrom(-1, 0, 1, 2), { minLength: 7, maxLength: 7 });
    const planOf = (circleOf: readonly number[]) => {
      const of = (circle: number) => circleOf.flatMap((own, at) => (own === circle ? [`p${at}`] : []));
      const made = [0, 1, 2].map(of).filter(({ length }) => length > 0);
      return drawn(
        made.map((people) => ["", Object.fromEntries(people.map((id) => [id, 500]))] as const),
        of(-1).join(" "),
      );
    };
    fc.assert(
      fc.property(seats, seats, (one, other) => {
        const orders = [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => (a === b ? [] : [[a, b, 3 - a - b]])));
        const needed = orders.map((to) => one.filter((from, at) => (from < 0 ? -1 : to[from]) !== other[at]).length);
        const { moves } = compare([planOf(one), planOf(other)]).changes.after ?? { moves: [] };
        expect(moves).toHaveLength(Math.min(...needed));
      }),
      { seed, numRuns: 300 },
    );
  });

  it("is reported in every form, with names, and changes nothing that is given", () => {
    const comparison = compare(frozen([withMax, withLea]));
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
    const names = { member: (id: string) => (id === "bo" ? "Bo B" : undefined), lead: () => "A lead" };
    for (const form of ["text", "markdown"] as const) {
      const shown = compareReport(comparison, { form, names });
      expect(shown).toContain("The members");
      expect(shown).toMatch(/Bo B (\(bo\)|\\\(bo\\\))/);
      expect(shown).toContain("0 circles stay, 2 go, 2 come.");
      expect(shown).toContain("spread of members");
      expect(shown).not.toContain("blocking pairs");
    }
    const { rows } = readTable(compareReport(comparison, { form: "csv" }));
    expect(rows.length).toBe(11 + 8 + 6);
    expect(codesOf(() => compareReport(comparison, JSON.parse('{ "names": { "mentor": null } }')))).toEqual([
      "report-role",
    ]);
  });

  it("is not held against a plan of another noun", () => {
    const pairs: CirclesPlan = JSON.parse(JSON.stringify(settled(match(tabled(), cohort("a", "x")))));
    expect(firstMistake(() => compare({ before, pairs }))).toMatchObject({
      code: "compare-nouns",
      where: 'plans["pairs"]',
    });
  });

  it("a plan without circles has sizes of nothing and spreads of nobody", () => {
    const none = drawn([], "ann bo");
    expect(compare({ none }).plans.none).toMatchObject({
      groups: 0,
      total: 0,
      sides: { member: { people: 2, matched: 0 } },
    });
    expect(compare({ none }).plans.none).not.toHaveProperty("sizes");
  });
});
