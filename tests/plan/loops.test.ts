import { cohortOf, match, pairs, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { chance } from "../../src/random.js";

const Person = z.object({ id: z.string(), at: z.number() });

/** Everybody mentors and is mentored, and nearness is symmetric: nearly every pair of the plain optimum is a loop. */
function everybody(size: number, least: number) {
  const { below } = chance(5);
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    capacity: { mentee: { min: least, max: 1 } },
    criteria: { near: ({ mentee, mentor }) => 1 - Math.abs(mentee.at - mentor.at) / 1000 },
    weights: { near: 1 },
  });
  const people = Array.from({ length: size }, (_, index) => ({ id: `p${index}`, at: below(1000) }));
  return settled(match(program, cohortOf(program, { mentee: people, mentor: people })));
}

function loops(plan: ReturnType<typeof everybody>): string[] {
  const made = new Set(plan.pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`));
  return plan.pairs.filter(({ mentee, mentor }) => made.has(`${mentor} ${mentee}`)).map(({ mentee }) => mentee);
}

describe("mutual loops", () => {
  it.each([0, 1])(
    "are opened where nearly every pair is one, with everybody matched and a small gap (least %i)",
    (least) => {
      const plan = everybody(60, least);
      expect(loops(plan)).toEqual([]);
      expect(plan.totals.pairs).toBe(60);
      if (plan.status === "feasible") {
        expect(plan.gap.people).toBe(0);
        expect(plan.gap.fit).toBeGreaterThan(0);
        expect(plan.gap.fit).toBeLessThan(1);
      }
    },
  );

  it("end within a bounded number of solves for larger cohorts", () => {
    const plan = everybody(250, 0);
    expect(loops(plan)).toEqual([]);
    expect(plan.totals.matched.mentee).toBe(250);
  });

  it("are exact where they are few", () => {
    const plan = everybody(7, 1);
    expect(plan.status).toBe("optimal");
    expect(loops(plan)).toEqual([]);
  });
});
