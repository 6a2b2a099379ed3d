import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describePreset, onboardingBuddies, presets, projectTeams } from "pairwright";
import { describe, expect, it } from "vitest";
import { root } from "../sources.js";

/** Runs the example as `npm run presets -- …` does, as a process of its own. */
function run(...options: string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const given = ["--import", "tsx", join("examples", "presets.ts"), ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: root, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

describe("the example that shows presets", () => {
  it("prints one by a part of its name", () => {
    expect(run("Onboarding")).toEqual({ code: 0, out: describePreset(onboardingBuddies), err: "" });
  });

  it("prints that of circles, with its parts and its worth", () => {
    const { code, out } = run("project");
    expect({ code, out }).toEqual({ code: 0, out: describePreset(projectTeams) });
    expect(out).toContain("At least 2 who can be maker: The work does not hang on one person.");
    expect(out).toContain("what a lead has counts 1, what only another member has 0.7.");
    expect(out).not.toMatch(/undefined|NaN|\[object/);
  });

  it("lists all, also where nobody knows the name", () => {
    const { code, out } = run();
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(Object.keys(presets).length + 1);
    const unknown = run("knitting");
    expect(unknown.code).toBe(1);
    expect(unknown.err).toBe(`There is no programme named "knitting". There are:\n${out}`);
  });

  it("answers an option that does not exist with the help", () => {
    const { code, err } = run("--nmae");
    expect(code).toBe(1);
    expect(err).toContain("npm run presets -- --help");
    expect(run("--help").out).toContain("npm run presets -- NAME");
  });
});
