// What holds of every audit, whoever is matched with whom and whatever they answered.
import fc from "fast-check";
import {
  audit,
  auditReport,
  closeness,
  cohortOf,
  match,
  pairs,
  readTable,
  sealOf,
  settled,
  thresholdPresets,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { effort, seed } from "../../seed.js";
import { hostile } from "../outcomes.js";

const Person = z.object({ id: z.string(), pace: z.number(), places: z.int() });
const program = pairs({
  roles: { mentee: Person, mentor: Person },
  capacity: { mentee: ({ places }) => places, mentor: ({ places }) => places },
  criteria: { pace: { by: closeness([0, 20]), mentee: (p) => p.pace, mentor: (p) => p.pace } },
  weights: { pace: 1 },
});
const thresholds = thresholdPresets.fourFifths;

const person = fc.record({ pace: fc.nat({ max: 20 }), places: fc.nat({ max: 2 }) });
const cases = fc
  .record({ labels: fc.uniqueArray(hostile, { minLength: 1, maxLength: 5 }), size: fc.integer({ min: 1, max: 90 }) })
  .chain(({ labels, size }) => {
    const answer = fc.option(
      fc.nat({ max: labels.length * 2 }).map((at) => labels[Math.min(at, labels.length - 1)] ?? ""),
    );
    const one = fc.record({ who: person, gender: answer, site: fc.constantFrom("x", "y", null) });
    return fc.record({
      mentees: fc.array(one, { minLength: size, maxLength: size }),
      mentors: fc.array(person, { minLength: 1, maxLength: 25 }),
    });
  });

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function run({ mentees, mentors }: Case, reversed = false) {
  const mentee = mentees.map(({ who }, at) => ({ id: `e${at}`, ...who }));
  const mentor = mentors.map((who, at) => ({ id: `o${at}`, ...who }));
  const records = mentees.map(({ gender, site }, at) => ({ id: `e${at}`, gender, site }));
  const plan = settled(match(program, cohortOf(program, { mentee, mentor })));
  const sealed = sealOf(program, { mentee: reversed ? [...records].reverse() : records });
  const found = audit(plan, sealed, { thresholds, intersections: [["gender", "site"]], proxies: false });
  const matched = new Set(plan.pairs.map((pair) => pair.mentee));
  return { found, matched: mentee.map(({ id }) => matched.has(id)), plan };
}

const law = (holds: (given: Case) => void, numRuns = 100) =>
  fc.assert(fc.property(cases, holds), { seed, numRuns: numRuns * effort });

describe("an audit", () => {
  it("shows groups of five people or more and cells of ten or more; with what is not shown they add up to everybody", () => {
    law((given) => {
      const { found, matched } = run(given);
      expect(found.tables).toHaveLength(3);
      for (const { attributes, groups, people, notShown, matched: all } of found.tables) {
        expect(people).toBe(matched.length);
        expect(all).toBe(matched.filter(Boolean).length);
        const left = notShown ?? { people: 0, matched: 0 };
        expect(groups.reduce((sum, one) => sum + one.people, left.people)).toBe(people);
        expect(groups.reduce((sum, one) => sum + one.matched, left.matched)).toBe(all);
        for (const one of groups) expect(one.people).toBeGreaterThanOrEqual(attributes.length === 1 ? 5 : 10);
        expect(notShown === undefined || notShown.people >= 5 || groups.length === 0).toBe(true);
      }
    });
  });

  it("counts as a plain count does", () => {
    law((given) => {
      const { found, matched } = run(given);
      for (const one of found.tables[1]?.groups ?? []) {
        const site = one.stated ? one.group[0] : null;
        const own = given.mentees.flatMap((person, at) => (person.site === site ? [matched[at]] : []));
        expect([one.people, one.matched]).toEqual([own.length, own.filter(Boolean).length]);
      }
    });
  });

  it("does not depend on the order of the sealed records, and says the same again", () => {
    law((given) => {
      expect(run(given, true).found).toEqual(run(given).found);
    }, 30);
  });

  it("is written without harm, whatever the answers are called", () => {
    law((given) => {
      const { found } = run(given);
      expect(auditReport(found, { form: "markdown" })).not.toMatch(/[<>](?!=)/);
      expect(auditReport(found).replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cs}|(?![\u200C\u200D])\p{Cf}/u);
      const { rows } = readTable(auditReport(found, { form: "csv" }));
      for (const cell of rows.flatMap(({ cells }) => cells))
        if (!/^-\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
    });
  });
});
