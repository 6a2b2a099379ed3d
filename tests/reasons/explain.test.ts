import { closeness, cohortOf, coverage, explain, match, overlap, pairs, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../mistakes.js";
import { cohort as people, tabled } from "../plan/programs.js";

const Person = z.object({
  id: z.string(),
  skills: z.array(z.string()),
  pace: z.number().optional(),
  hobbies: z.array(z.string()).optional(),
  places: z.int().default(1),
});

const program = pairs({
  roles: { mentee: Person, mentor: Person },
  capacity: { mentor: ({ places }) => places },
  rules: { "not a with z": ({ mentee, mentor }) => mentee.id !== "a" || mentor.id !== "z" },
  criteria: {
    skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills },
    pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace },
    hobbies: { by: overlap(), mentee: (p) => p.hobbies, mentor: (p) => p.hobbies },
  },
  weights: { skills: 2, pace: 1, hobbies: 1 },
});

const cohort = cohortOf(program, {
  mentee: [
    { id: "a", skills: ["sql", "go"], pace: 2, hobbies: ["chess", "tea"], places: 1 },
    { id: "b", skills: ["sql"], pace: 4, places: 1 },
  ],
  mentor: [
    { id: "x", skills: ["sql"], pace: 3, hobbies: ["chess"], places: 1 },
    { id: "y", skills: ["sql", "go"], pace: 2, hobbies: ["tea", "chess"], places: 1 },
    { id: "z", skills: ["go"], places: 1 },
  ],
});

const plan = settled(match(program, cohort));

describe("explain", () => {
  it("explains a chosen pair by its contributions, what they share and what one can learn", () => {
    const reasons = explain(plan, { mentee: "a", mentor: "y" });
    expect(reasons).toMatchObject({
      verdict: "chosen",
      fit: 1,
      known: 1,
      unknown: [],
      forbiddenBy: [],
      learns: { mentee: ["sql", "go"], mentor: [] },
      instead: { mentee: [{ id: "y" }], mentor: [{ id: "a" }] },
    });
    expect([...reasons.shared].sort()).toEqual(["chess", "tea"]);
    expect(reasons.contributions[0]).toMatchObject({ criterion: "skills", value: 1, nominal: 0.5, points: 0.5 });
    expect(reasons.price).toBeUndefined();
  });

  it("adds up: the points of every allowed pair sum to its fit", () => {
    for (const mentee of ["a", "b"]) {
      for (const mentor of ["x", "y", "z"]) {
        const { fit, contributions } = explain(plan, { mentee, mentor });
        if (fit === undefined) expect(contributions).toEqual([]);
        else expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(fit, 6);
      }
    }
  });

  it("counts an unknown criterion as its mean and says so", () => {
    const reasons = explain(plan, { mentee: "b", mentor: "z" });
    expect(reasons.unknown).toEqual(expect.arrayContaining(["pace", "hobbies"]));
    expect(reasons.known).toBe(0.5);
    expect(reasons.text).toContain("unknown, counted as the mean");
    expect(reasons.contributions.find(({ criterion }) => criterion === "pace")?.counted).toBeCloseTo(
      plan.criteria.pace.mean ?? -1,
      9,
    );
  });

  it("says what making another pair would cost at least, and who has them instead", () => {
    const reasons = explain(plan, { mentee: "b", mentor: "y" });
    expect(reasons.verdict).toBe("not chosen");
    expect(reasons.instead).toMatchObject({ mentee: [{ id: "x" }], mentor: [{ id: "a" }] });
    const forced = settled(match(program, cohort, { must: [{ mentee: "b", mentor: "y" }] }));
    const cost = plan.totals.fit - forced.totals.fit;
    expect(cost).toBeGreaterThan(0);
    expect(reasons.price?.cost).toEqual({ people: 0, fit: expect.closeTo(cost, 9) });
  });

  it("counts people before fit in what a pair would cost", () => {
    const fits = { "a-x": 0.5, "b-x": 0.4, "c-y": 0.1, "c-x": 1 };
    const few = settled(match(tabled(fits, ["a-y", "b-y"]), people("a b c", "x y")));
    const reasons = explain(few, { mentee: "c", mentor: "x" });
    expect(reasons.price?.cost).toMatchObject({ people: 1 });
    expect(reasons.text).toContain("would leave 1 more without a partner");
    const forced = settled(
      match(tabled(fits, ["a-y", "b-y"]), people("a b c", "x y"), { must: [{ mentee: "c", mentor: "x" }] }),
    );
    expect(forced.totals.matched.mentee).toBe(few.totals.matched.mentee - 1);
  });

  it("finds a cost that the prices of the two alone do not show", () => {
    const fits = tabled({ "a-x": 0.2, "b-x": 1, "b-y": 0.1 }, ["a-y"]);
    const tight = settled(match(fits, people("a b", "x y")));
    const reasons = explain(tight, { mentee: "b", mentor: "x" });
    expect(reasons.price?.cost).toMatchObject({ people: 1 });
    const forced = settled(match(fits, people("a b", "x y"), { must: [{ mentee: "b", mentor: "x" }] }));
    expect(forced.totals.matched.mentee).toBe(tight.totals.matched.mentee - 1);
  });

  it("says so where a pair costs nothing", () => {
    const even = settled(match(tabled({ "a-x": 0.5, "a-y": 0.5, "b-x": 0.5, "b-y": 0.5 }, []), people("a b", "x y")));
    const other = even.pairs.some(({ mentee, mentor }) => mentee === "a" && mentor === "x") ? "y" : "x";
    const reasons = explain(even, { mentee: "a", mentor: other });
    expect(reasons.price?.cost).toEqual({ people: 0, fit: 0 });
    expect(reasons.text).toContain("would cost nothing");
  });

  it("says a thing once though two criteria saw it", () => {
    const Hobbies = z.object({ id: z.string(), likes: z.array(z.string()) });
    const twice = {
      by: overlap(),
      mentee: (p: z.output<typeof Hobbies>) => p.likes,
      mentor: (p: z.output<typeof Hobbies>) => p.likes,
    };
    const doubled = pairs({
      roles: { mentee: Hobbies, mentor: Hobbies },
      criteria: { one: twice, two: twice },
      weights: { one: 1, two: 1 },
    });
    const both = cohortOf(doubled, { mentee: [{ id: "a", likes: ["tea"] }], mentor: [{ id: "x", likes: ["tea"] }] });
    expect(explain(settled(match(doubled, both)), { mentee: "a", mentor: "x" }).shared).toEqual(["tea"]);
  });

  it("names the rule that forbids a pair and gives it no number", () => {
    const reasons = explain(plan, { mentee: "a", mentor: "z" });
    expect(reasons).toMatchObject({ verdict: "forbidden", forbiddenBy: ["not a with z"], contributions: [], known: 0 });
    expect(reasons.fit).toBeUndefined();
    expect(reasons.text.split("\n")[0]).toBe('mentee a and mentor z cannot be paired: "not a with z".');
  });

  it("speaks plainly, and never in percent", () => {
    expect(explain(plan, { mentee: "b", mentor: "x" }).text).toMatchInlineSnapshot(`
      "mentee b and mentor x were paired; their fit is 0.875 on a scale from 0 to 1. Unknown: hobbies.
        skills: 1.00, weight 0.50, adds 0.500
        pace: 0.75, weight 0.25, adds 0.188
        hobbies: unknown, counted as the mean 0.75, weight 0.25, adds 0.188
      The mentee can learn: sql."
    `);
    for (const mentor of ["x", "y", "z"])
      expect(explain(plan, { mentee: "b", mentor }).text).not.toMatch(/%|percent|probab/);
  });

  it("calls people by name where names are given", () => {
    const names = { mentee: (id: string) => (id === "b" ? "Bo" : undefined) };
    const { text } = explain(plan, { mentee: "b", mentor: "y" }, { names });
    expect(text).toContain("mentee Bo and mentor y were not paired");
    expect(text).toContain("mentor y is paired with a (fit");
  });

  it("refuses unknown people, and plans that were not made here", () => {
    expect(codesOf(() => explain(plan, { mentee: "aa", mentor: "none" }))).toEqual([
      "explain-unknown",
      "explain-unknown",
    ]);
    expect(codesOf(() => explain(JSON.parse(JSON.stringify(plan)), { mentee: "a", mentor: "x" }))).toEqual([
      "plan-detached",
    ]);
  });
});
