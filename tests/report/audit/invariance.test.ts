// Protected answers change nothing: plans, reports and explanations are the same byte for byte, whatever is under seal.
import fc from "fast-check";
import {
  asked,
  audit,
  choice,
  closeness,
  coverage,
  explain,
  intake,
  match,
  type Outcome,
  pairs,
  readTable,
  report,
  scale,
  seal,
  skills,
  thresholdPresets,
} from "pairwright";
import { expect, it } from "vitest";
import { z } from "zod";
import { effort, seed } from "../../seed.js";

const genders = ["Woman", "Man", "Another"] as const;
const Mentee = z.object({
  id: asked("Email", z.string()),
  goals: skills("Goals").default([]),
  pace: scale("Pace", { from: 1, to: 5 }).optional(),
});
const Mentor = Mentee.extend({ places: asked("Places", z.int()).default(1) });
const program = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  capacity: { mentor: ({ places }) => places },
  rules: { "not alike in name": ({ mentee, mentor }) => mentee.id.slice(1) !== mentor.id.slice(1) },
  criteria: {
    skills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.goals },
    pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace },
  },
  weights: { skills: 2, pace: 1 },
  floors: { pace: 0.2 },
});
const Sealed = z.object({ gender: choice("Gender", genders), carer: asked("Carer", z.boolean()) });

const answers = fc.record({
  goals: fc.subarray(["sql", "go", "ux"]),
  pace: fc.option(fc.integer({ min: 1, max: 5 })),
  places: fc.integer({ min: 0, max: 2 }),
});
const protectedAnswers = fc.record({
  gender: fc.constantFrom(...genders, "Prefer not to say", ""),
  carer: fc.constantFrom("yes", "no", ""),
});
const cohorts = fc.record({
  mentee: fc.array(answers, { minLength: 1, maxLength: 9 }),
  mentor: fc.array(answers, { minLength: 1, maxLength: 6 }),
  before: fc.infiniteStream(protectedAnswers),
  after: fc.infiniteStream(protectedAnswers),
  seed: fc.integer(),
});

type Answers = typeof answers extends fc.Arbitrary<infer T> ? T : never;
type Protected = typeof protectedAnswers extends fc.Arbitrary<infer T> ? T : never;

function tableOf(prefix: string, people: readonly Answers[], sealed: readonly Protected[] | undefined) {
  const rows = people.map(({ goals, pace, places }, at) => {
    const open = [`${prefix}${at}`, goals.join(";"), String(pace ?? ""), String(places)];
    return [...open, ...(sealed ? [sealed[at]?.gender ?? "", sealed[at]?.carer ?? ""] : [])].map((cell) => `"${cell}"`);
  });
  const header = ["Email", "Goals", "Pace", "Places", ...(sealed ? ["Gender", "Carer"] : [])];
  return readTable(`${[header, ...rows].map((cells) => cells.join(",")).join("\n")}\n`, { file: `${prefix}.csv` });
}

/** Everything that a coordinator can see of a run, as one text. */
function seen(outcome: Outcome<"mentee" | "mentor">, tables: { mentee: Answers[]; mentor: Answers[] }): string {
  if (outcome.status === "infeasible") return JSON.stringify([outcome, report(outcome)]);
  const reports = (["text", "markdown", "csv"] as const).map((form) => report(outcome, { form, reasons: true }));
  const reasons = tables.mentee.flatMap((_, e) =>
    tables.mentor.map((_, o) => explain(outcome, { mentee: `e${e}`, mentor: `o${o}` })),
  );
  return JSON.stringify([outcome, reports, reasons]);
}

it("permuted, dropped and invented protected answers: the same plan, reports and explanations, byte for byte", () => {
  let audits = 0;
  fc.assert(
    fc.property(cohorts, ({ mentee, mentor, before, after, seed: own }) => {
      const run = (sealed: readonly (readonly Protected[])[] | undefined) => {
        const sources = { mentee: tableOf("e", mentee, sealed?.[0]), mentor: tableOf("o", mentor, sealed?.[1]) };
        const cohort = intake(program, sources);
        const outcome = match(program, cohort, { seed: own });
        const shown = seen(outcome, { mentee, mentor });
        if (sealed && outcome.status !== "infeasible") {
          const found = seal(program, sources, { mentee: Sealed, mentor: Sealed });
          audit(outcome, found, { thresholds: thresholdPresets.fourFifths });
          audits++;
          expect(seen(outcome, { mentee, mentor })).toBe(shown); // nor does the audit change anything
        }
        return JSON.stringify([cohort.people, shown]);
      };
      const take = (stream: typeof before) => [mentee, mentor].map((people) => [...stream.take(people.length)]);
      const first = take(before);
      const base = run(first);
      expect(run(first.map((list) => [...list].reverse()))).toBe(base);
      expect(run(take(after))).toBe(base);
      expect(run(first.map((list) => list.map(() => ({ gender: "", carer: "" }))))).toBe(base);
      expect(run(undefined)).toBe(base);
    }),
    { seed, numRuns: 60 * effort },
  );
  expect(audits).toBeGreaterThan(100);
});
