import { describePreset, onboardingBuddies, presets, projectTeams } from "pairwright";
import { describe, expect, it } from "vitest";
import { exampleOf } from "./example.js";

const { run } = exampleOf("presets.ts");
const printed = (...options: string[]) => run(options);

describe("the example that shows presets", () => {
  it("prints one by a part of its name", () => {
    expect(printed("Onboarding")).toEqual({ code: 0, out: describePreset(onboardingBuddies), err: "" });
  });

  it("prints that of circles, with its parts and its worth", () => {
    const { code, out } = printed("project");
    expect({ code, out }).toEqual({ code: 0, out: describePreset(projectTeams) });
    expect(out).toContain("At least 2 who can be maker: The work does not hang on one person.");
    expect(out).toContain("what a lead has counts 1, what only another member has 0.7.");
    expect(out).not.toMatch(/undefined|NaN|\[object/);
  });

  it("lists all, also where nobody knows the name", () => {
    const { code, out } = printed();
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(Object.keys(presets).length + 1);
    const unknown = printed("knitting");
    expect(unknown.code).toBe(1);
    expect(unknown.err).toBe(`There is no programme named "knitting". There are:\n${out}`);
  });

  it("answers an option that does not exist with the help", () => {
    const { code, err } = printed("--nmae");
    expect(code).toBe(1);
    expect(err).toContain("npm run presets -- --help");
    expect(printed("--help").out).toContain("npm run presets -- NAME");
  });
});
