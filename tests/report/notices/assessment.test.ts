import { assessment, assessmentFacts, cohortOf, coverage, pairs } from "pairwright";
import { expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../../mistakes.js";

const Person = z.object({ id: z.string(), skills: z.array(z.string()), shoe: z.number().optional() });
const program = pairs({
  roles: { mentee: Person, mentor: Person },
  rules: { "not one team": () => true },
  criteria: { skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills } },
  weights: { skills: 1 },
  floors: { skills: 0.1 },
});
const cohort = cohortOf(program, { mentee: [{ id: "ada", skills: [] }], mentor: [] });

it("fills in what the program says, and shows what only people know as blanks", () => {
  const { text, missing } = assessment(program, { cohort });
  expect(missing).toEqual([...assessmentFacts]);
  for (const fact of assessmentFacts) expect(text).toContain(`\\[${fact}\\]`);
  expect(text).toMatch(/^# \\\[programme\\\]: draft of a data-protection impact assessment/);
  for (const said of [
    "- not one team\n- a floor for skills",
    "| skills | 1.000 |",
    "Used by nothing",
    "mentee.shoe; mentor.shoe",
  ])
    expect(text).toContain(said);
  for (const part of [1, 2, 3, 4, 5, 6]) expect(text).toContain(`\n## ${part}\\. `);
});

it("has no blanks of its own left when all facts are given", () => {
  const facts = Object.fromEntries(assessmentFacts.map((fact) => [fact, `the ${fact} of Example Ltd`]));
  const { text, missing } = assessment(program, { ...facts, form: "text" });
  expect(missing).toEqual([]);
  for (const words of Object.values(facts)) expect(text.replaceAll(/\s+/g, " ")).toContain(words);
  for (const fact of assessmentFacts) expect(text).not.toContain(`[${fact}]`);
});

it("says so where every field is used", () => {
  const Lean = z.object({ id: z.string(), skills: z.array(z.string()) });
  const lean = pairs({
    roles: { mentee: Lean, mentor: Lean },
    criteria: { skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills } },
    weights: { skills: 1 },
  });
  expect(assessment(lean).text).toContain("Every field is used by a rule");
});

it("refuses blanks and unknown forms", () => {
  expect(codesOf(() => assessment(program, { purpose: " ", approver: "" }))).toEqual([
    "assessment-blank",
    "assessment-blank",
  ]);
  expect(codesOf(() => assessment(program, JSON.parse('{ "form": "csv" }')))).toEqual(["document-form"]);
});
