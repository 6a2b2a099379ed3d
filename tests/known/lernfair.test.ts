// Real tutoring requests and offers of a year, matched at once.
import { cohortOf, match, pairs, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sharedFile } from "../shared-data.js";

// Source: corona-school/backend, common/match/matching.perf.*.json (MIT); one-shot optimum by scipy, rules in the file.
const source = "corona-school/backend, Lern-Fair 2022-08 to 2023-08";
const text = sharedFile("mentoring-real/lernfair-2022-23.json");

const Pupil = z.object({
  id: z.string(),
  grade: z.number(),
  subjects: z.array(z.object({ name: z.string(), mandatory: z.boolean().optional() })),
});
const Helper = z.object({
  id: z.string(),
  subjects: z.array(z.object({ name: z.string(), minGrade: z.number(), maxGrade: z.number() })),
});

type Pair = { readonly pupil: z.output<typeof Pupil>; readonly helper: z.output<typeof Helper> };

function counted({ pupil, helper }: Pair) {
  return pupil.subjects.filter(({ name }) =>
    helper.subjects.some(
      (offer) => offer.name === name && offer.minGrade <= pupil.grade && pupil.grade <= offer.maxGrade,
    ),
  );
}

describe.skipIf(text === undefined)(source, () => {
  it("one shot: 208 pairs, total 142.902201", () => {
    const { pupils, helpers, oneShotByScipy } = JSON.parse(text ?? "");
    const program = pairs({
      roles: { pupil: Pupil, helper: Helper },
      rules: {
        "a subject in common": (pair) => counted(pair).length > 0,
        "every mandatory subject": (pair) => {
          const names = new Set(counted(pair).map(({ name }) => name));
          return pair.pupil.subjects.every(({ name, mandatory }) => !mandatory || names.has(name));
        },
      },
      criteria: {
        subjects: (pair) => counted(pair).length / Math.max(pair.pupil.subjects.length, pair.helper.subjects.length),
      },
      weights: { subjects: 1 },
    });
    // Some people asked or offered several times: each request is one to be matched, so it has an id of its own.
    const requests = <P extends { id: string }>(people: P[]) =>
      people.map((person, at) => ({ ...person, id: `${person.id} #${at}` }));
    const cohort = cohortOf(program, { pupil: requests(pupils), helper: requests(helpers) });
    const plan = settled(match(program, cohort, { seed: 1 }));
    expect(plan.status).toBe("optimal");
    expect(plan.totals.pairs).toBe(oneShotByScipy.maxPairs);
    // Each pair is rounded to a millionth: 208 pairs differ by 104 millionths at most.
    expect(Math.abs(plan.totals.fit - oneShotByScipy.maxTotalSubjectBonus)).toBeLessThan(104e-6 + 1e-6);
    expect(plan.unmatched.filter(({ role }) => role === "pupil")).toHaveLength(211 - 208);
    for (const { cause } of plan.unmatched) expect(["no-allowed-partner", "competition"]).toContain(cause);
  });
});
