// Scores of one group through the engine's rows against the definition, pair by pair: each criterion asked both ways where it
// has two, floors and evidence, means for the unknown.
import fc from "fast-check";
import { closeness, cohortOf, coverage, explain, gap, match, overlap, peers, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { combined } from "../../src/fit/both-ways.js";
import { effort, seed } from "../seed.js";

const Person = z.object({
  id: z.string(),
  level: z.number().optional(),
  pace: z.number().optional(),
  wants: z.array(z.string()).optional(),
  offers: z.array(z.string()).optional(),
});

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const words = fc.uniqueArray(fc.constantFrom("SQL", "Python", "Writing", "Speaking"), { maxLength: 4 });
const people = fc
  .array(
    fc.record({
      level: maybe(fc.integer({ min: 0, max: 6 })),
      pace: maybe(fc.integer({ min: 1, max: 5 })),
      wants: maybe(words),
      offers: maybe(words),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((all) => all.map((one, at) => ({ id: `p${at}`, ...one })));
const way = fc.constantFrom("mean" as const, "lower" as const, "harmonic" as const);
const asSkills = (skills: readonly string[] | undefined) => skills?.map((skill) => ({ skill }));

describe("scores of peers", () => {
  it("are the definition, whatever way they are computed in", () => {
    fc.assert(
      fc.property(people, way, way, fc.constantFrom(0, 0.3), fc.constantFrom(0, 0.5), (all, one, two, floor, least) => {
        const program = peers({
          of: Person,
          criteria: {
            skills: { by: coverage(), one: (p) => asSkills(p.wants), other: (p) => asSkills(p.offers), both: one },
            step: { by: gap([-1, 0, 2, 4]), of: (p) => p.level, both: two },
            crossed: { by: overlap(), one: (p) => p.wants, other: (p) => p.offers },
            pace: { by: closeness([1, 5]), of: (p) => p.pace },
            free: {
              by: (a, b) => (a.level === undefined || b.pace === undefined ? undefined : a.level / 6),
              both: two,
            },
          },
          weights: { skills: 3, step: 2, crossed: 1, pace: 1, free: 0.7 },
          floors: { step: floor },
          minimumEvidence: least,
        });
        const plan = settled(match(program, cohortOf(program, { person: all }), { solver: "random" }));
        const names = Object.keys(program.criteria);
        for (const a of all) {
          for (const b of all) {
            if (a === b) continue;
            const forth = explain(plan, { one: a.id, other: b.id });
            const back = explain(plan, { one: b.id, other: a.id });
            expect(back.forbiddenBy).toEqual(forth.forbiddenBy);
            expect(back.fit).toBe(forth.fit);
            const inOrder = [...forth.contributions].sort(
              (x, y) => names.indexOf(x.criterion) - names.indexOf(y.criterion),
            );
            const known = inOrder.filter(({ value }) => value !== undefined);
            const rest = inOrder.filter(({ value }) => value === undefined);
            const sum = [...known, ...rest].reduce((total, { points }) => total + points, 0);
            if (forth.fit !== undefined) expect(Math.round(sum * 1_000_000) / 1_000_000).toBe(forth.fit);
            for (const { criterion, value, ways } of forth.contributions) {
              if (criterion === "pace") expect(ways).toBeUndefined();
              else {
                const both = combined(
                  criterion === "skills" ? one : criterion === "crossed" ? "mean" : two,
                  ways?.one ?? Number.NaN,
                  ways?.other ?? Number.NaN,
                );
                expect(value ?? Number.NaN).toBe(both);
              }
              const turned = back.contributions.find((part) => part.criterion === criterion);
              expect([turned?.ways?.one, turned?.ways?.other]).toEqual([ways?.other, ways?.one]);
            }
            const step = forth.contributions.find(({ criterion }) => criterion === "step")?.value;
            if (floor > 0 && step !== undefined) expect(step).toBeGreaterThanOrEqual(floor);
            if (forth.fit !== undefined) expect(forth.known).toBeGreaterThanOrEqual(least - 1e-6);
          }
        }
      }),
      { seed, numRuns: 60 * effort },
    );
  });

  it("asks a function about two people both ways, never about one and themselves, and not about a pair that is forbidden", () => {
    const asked: string[] = [];
    const program = peers({
      of: Person,
      rules: { "not both": (one, other) => !(one.id === "p0" && other.id === "p1") },
      criteria: {
        free: (one, other) => {
          asked.push(`${one.id} ${other.id}`);
          return 1;
        },
      },
      weights: { free: 1 },
    });
    const cohort = cohortOf(program, { person: ["p0", "p1", "p2"].map((id) => ({ id })) });
    match(program, cohort, { solver: "random" });
    const scored = new Set(asked);
    expect([...scored].sort()).toEqual(["p0 p2", "p1 p2", "p2 p0", "p2 p1"]);
  });
});

describe("one value of two", () => {
  it("does not depend on their order, keeps equal ones, and lies between them", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(way, share, share, (how, one, other) => {
        expect(combined(how, one, other)).toBe(combined(how, other, one));
        expect(combined(how, one, one)).toBe(one);
        expect(combined(how, one, Number.NaN)).toBeNaN();
        expect(combined(how, one, other)).toBeGreaterThanOrEqual(Math.min(one, other));
        expect(combined(how, one, other)).toBeLessThanOrEqual(Math.max(one, other));
      }),
      { seed },
    );
  });
});
