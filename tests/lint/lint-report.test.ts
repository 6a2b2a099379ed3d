import { cohortOf, lint, lintReport, pairs } from "pairwright";
import { describe, expect, it } from "vitest";
import { codesOf } from "../mistakes.js";
import { linted, Person, programOf, quiet, someone } from "./programs.js";

const busy = linted(
  programOf({ rules: { "not pat, not ray": ({ mentor }) => mentor.id === "quin" }, weights: { pace: 0 } }),
  { mentee: quiet.mentee.map((one) => ({ ...one, skills: ["go", "rust"] })) },
);

describe("the report of the linter", () => {
  it("as text", async () => {
    await expect(lintReport(busy)).toMatchFileSnapshot("lint-report.txt");
  });

  it("as Markdown, with every finding, its place and its remedy", () => {
    const written = lintReport(busy, { form: "markdown" }).replaceAll("\\", "");
    expect(written).toMatch(/^# Before matching: mentee with mentor\n/);
    expect(busy.findings.length).toBeGreaterThan(3);
    for (const { where, text, remedy } of busy.findings)
      expect(written).toContain(`| ${where} | ${text} | ${remedy} |`);
  });

  it("says when there is nothing to say", () => {
    expect(lintReport(linted(programOf()))).toContain("Nothing was found that speaks against");
  });

  it("leaves out skills beyond the first thirty, and says so", () => {
    const skills = Array.from({ length: 41 }, (_, at) => `skill ${at}`);
    const many = linted(programOf(), { mentee: [someone("ada", { skills })] });
    expect(lintReport(many).replaceAll(/\s+/g, " ")).toContain("11 more skills are left out.");
  });

  it("refuses a form that it does not have", () => {
    expect(codesOf(() => lintReport(busy, JSON.parse('{ "form": "csv" }')))).toEqual(["document-form"]);
  });
});

describe("mistakes", () => {
  it("names the shares that are none", () => {
    expect(codesOf(() => linted(programOf(), {}, { removes: 2, matters: Number.NaN }))).toEqual([
      "lint-share",
      "lint-share",
    ]);
  });

  it("speaks as lint where a rule or a criterion fails", () => {
    const failing = pairs({
      roles: { mentee: Person, mentor: Person },
      criteria: { broken: () => 7 },
      weights: { broken: 1 },
    });
    const cohort = cohortOf(failing, { mentee: [...quiet.mentee], mentor: [...quiet.mentor] });
    expect(() => lint(failing, cohort)).toThrow(/^lint: /);
    const rule = programOf({ rules: { broken: () => JSON.parse("null") } });
    expect(() => linted(rule)).toThrow(/^lint: /);
  });
});
