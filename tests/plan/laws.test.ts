// The law book of `match`, through the public API: random cohorts of up to eight people against brute force, and what must
// not change when names, orders, weights or decisions change in ways that mean nothing.

import fc from "fast-check";
import { cohortOf, match, type Outcome, pairs } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { effort, seed } from "../seed.js";
import { bothWays, bruteForce, type Question } from "./brute-force.js";

const Person = z.object({ id: z.string(), min: z.int(), max: z.int() });
type Someone = z.output<typeof Person>;

const places = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const mostlyOpen = fc.integer({ min: 0, max: 3 }).map((max) => [0, max] as const);
const score = fc.oneof(
  fc.constantFrom(undefined, 0, 500_000, 1_000_000), // forbidden, ties and the ends
  fc.integer({ min: 0, max: 1_000_000 }),
);

const questions: fc.Arbitrary<Question> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([mentees, mentors]) => {
    const side = (length: number) => fc.array(fc.oneof(places, mostlyOpen), { minLength: length, maxLength: length });
    const row = fc.array(score, { minLength: mentors, maxLength: mentors });
    return fc.record({
      fit: fc.array(row, { minLength: mentees, maxLength: mentees }),
      menteePlaces: side(mentees),
      mentorPlaces: side(mentors),
    });
  });

interface Names {
  readonly mentee: (index: number) => string;
  readonly mentor: (index: number) => string;
}

const plain: Names = { mentee: (index) => `e${index}`, mentor: (index) => `o${index}` };

/** Asks `match` the question, with these names for its people. */
function asked(
  { fit, menteePlaces, mentorPlaces }: Question,
  names = plain,
  rest: { lists?: object; weight?: number; turned?: boolean; both?: boolean } = {},
) {
  const table = new Map<string, number | undefined>();
  fit.forEach((row, mentee) => {
    for (const [mentor, value] of row.entries()) table.set(`${names.mentee(mentee)} ${names.mentor(mentor)}`, value);
  });
  const of = (pair: { mentee: Someone; mentor: Someone }) => table.get(`${pair.mentee.id} ${pair.mentor.id}`);
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: { mentee: ({ min, max }) => ({ min, max }), mentor: ({ min, max }) => ({ min, max }) },
    rules: { allowed: (pair) => of(pair) !== undefined },
    criteria: { table: (pair) => (of(pair) ?? Number.NaN) / 1_000_000 },
    weights: { table: rest.weight ?? 1 },
  });
  const side = (list: Question["menteePlaces"], name: (index: number) => string) => {
    const people = list.map(([min, max], index) => ({ id: name(index), min, max }));
    return rest.turned ? people.reverse() : people;
  };
  const cohort = cohortOf(program, {
    mentee: side(menteePlaces, names.mentee),
    mentor: side(mentorPlaces, names.mentor),
  });
  return match(program, cohort, { seed: 11, ...rest.lists });
}

function worthOf(outcome: Outcome<"mentee" | "mentor">) {
  if (outcome.status === "infeasible") return undefined;
  return { mentees: outcome.totals.matched.mentee, total: Math.round(outcome.totals.fit * 1_000_000) };
}

const runs = { seed, numRuns: 300 * effort };

describe("laws of match", () => {
  it("equals brute force, and proves it", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const outcome = asked(question);
        expect(worthOf(outcome)).toEqual(bruteForce(question));
        expect(outcome.status).not.toBe("feasible");
        if (outcome.status === "infeasible") expect(outcome.conflicts.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it("keeps rules and places, pairs nobody twice, and gives everybody left over a cause", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const outcome = asked(question);
        if (outcome.status === "infeasible") return;
        const made = outcome.pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`);
        expect(new Set(made).size).toBe(made.length);
        const load = (id: string) => made.filter((pair) => pair.split(" ").includes(id)).length;
        question.menteePlaces.forEach(([min, max], index) => {
          expect(load(`e${index}`)).toBeGreaterThanOrEqual(min);
          expect(load(`e${index}`)).toBeLessThanOrEqual(max);
        });
        for (const { mentee, mentor, fit } of outcome.pairs) {
          expect(Math.round(fit * 1_000_000)).toBe(question.fit[Number(mentee.slice(1))]?.[Number(mentor.slice(1))]);
        }
        const people = question.fit.length + question.mentorPlaces.length;
        expect(outcome.unmatched.length + new Set(made.flatMap((pair) => pair.split(" "))).size).toBe(people);
        for (const { cause, competitors, places: has } of outcome.unmatched) {
          if (cause === "competition") expect(competitors.length).toBeGreaterThan(has);
          else expect([competitors, has]).toEqual([[], 0]);
        }
      }),
      runs,
    );
  });

  it("gives the same bytes in any order of the people", () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(JSON.stringify(asked(question, plain, { turned: true }))).toBe(JSON.stringify(asked(question)));
      }),
      runs,
    );
  });

  it("is as good under other names", () => {
    const renamed: Names = { mentee: (index) => `Ω${9 - index}`, mentor: (index) => `__proto__${index}` };
    fc.assert(
      fc.property(questions, (question) => {
        expect(worthOf(asked(question, renamed))).toEqual(worthOf(asked(question)));
      }),
      runs,
    );
  });

  it("does not depend on the scale of the weights", () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(0.25, 2, 1024), (question, weight) => {
        const [one, other] = [asked(question), asked(question, plain, { weight })];
        expect(one.status === "infeasible" ? [] : one.pairs).toEqual(other.status === "infeasible" ? [] : other.pairs);
      }),
      runs,
    );
  });

  it("is never worse with more places", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const before = worthOf(asked(question));
        const more = (list: Question["menteePlaces"]) => list.map(([min, max]) => [min, max + 1] as const);
        const after = worthOf(
          asked({ ...question, menteePlaces: more(question.menteePlaces), mentorPlaces: more(question.mentorPlaces) }),
        );
        if (before === undefined) return;
        expect(after === undefined ? -1 : after.mentees).toBeGreaterThanOrEqual(before.mentees);
        if (after?.mentees === before.mentees) expect(after.total).toBeGreaterThanOrEqual(before.total);
      }),
      runs,
    );
  });

  it("does not change its value for a pair on the must list that is made anyway, or a banned one that is not", () => {
    fc.assert(
      fc.property(questions, fc.nat(), (question, which) => {
        const outcome = asked(question);
        if (outcome.status === "infeasible" || outcome.pairs.length === 0) return;
        const { mentee, mentor } = outcome.pairs[which % outcome.pairs.length] ?? { mentee: "", mentor: "" };
        expect(worthOf(asked(question, plain, { lists: { must: [{ mentee, mentor }] } }))).toEqual(worthOf(outcome));
        const others = question.fit.flatMap((row, e) => row.map((_, o) => ({ mentee: `e${e}`, mentor: `o${o}` })));
        const free = others.filter(
          (pair) => !outcome.pairs.some((made) => made.mentee === pair.mentee && made.mentor === pair.mentor),
        );
        const never = free.slice(0, 1 + (which % 3));
        expect(worthOf(asked(question, plain, { lists: { never } }))).toEqual(worthOf(outcome));
      }),
      runs,
    );
  });

  it("makes no mutual loop when people are in both roles, and is still the best (against brute force)", () => {
    const both: Names = { mentee: (index) => `p${index}`, mentor: (index) => `p${index}` };
    fc.assert(
      fc.property(questions, (question) => {
        const size = Math.min(question.fit.length, question.mentorPlaces.length);
        const fit = question.fit.map((row, e) => row.map((value, o) => (e === o ? undefined : value)));
        const notBoth = bothWays(size);
        const outcome = asked({ ...question, fit }, both);
        expect(worthOf(outcome)).toEqual(bruteForce({ ...question, fit, notBoth }));
        expect(outcome.status).not.toBe("feasible");
      }),
      runs,
    );
  });

  it("survives JSON and is frozen through and through", () => {
    const deeplyFrozen = (data: unknown): boolean =>
      typeof data !== "object" || data === null || (Object.isFrozen(data) && Object.values(data).every(deeplyFrozen));
    fc.assert(
      fc.property(questions, (question) => {
        const outcome = asked(question);
        expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
        expect(deeplyFrozen(outcome)).toBe(true);
      }),
      { seed, numRuns: 50 },
    );
  });
});
