import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answers, exampleOf } from "./example.js";

const { folder, run } = exampleOf("check-surveys.ts");
const check = (...options: string[]) => run(options);

describe("the check of the survey files", () => {
  it("says what was read and what was found, and writes it", async () => {
    const out = join(folder, "check");
    const { code, out: printed, err } = check("--out", out);
    expect(err).toBe("");
    expect(code).toBe(0);
    // Whether the time-zone data is old depends on the machine.
    const steady = printed.replace(/\nTime zones\n=+\n(?:- .*\n)+/, "").replaceAll(folder, "(folder)");
    await expect(steady).toMatchFileSnapshot("check-surveys.txt");
    expect(readdirSync(out).sort()).toEqual([
      "data-use.md",
      "findings.json",
      "findings.md",
      "mentee-mapping.json",
      "mentor-mapping.json",
      "notice.md",
    ]);
    expect(readFileSync(join(out, "notice.md"), "utf8")).toContain("\\[contact\\]");
    expect(JSON.parse(readFileSync(join(out, "findings.json"), "utf8")).findings.length).toBeGreaterThan(3);
  });

  it("lists everything that is wrong, and what to fix first", async () => {
    const { code, out, err } = check("--mentees", answers("mentees-broken.csv"));
    expect(err).toBe("");
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot("check-surveys-broken.txt");
  });

  it("takes a saved mapping, and refuses one that leaves a column over", () => {
    const mapping = join(folder, "mapping.json");
    writeFileSync(mapping, JSON.stringify({ version: 1, fields: { id: "Email Address" } }));
    const { code, out } = check("--mentee-mapping", mapping);
    expect(code).toBe(1);
    expect(out).toContain("What to fix first");
    writeFileSync(mapping, "{");
    expect(check("--mentee-mapping", mapping).out).toContain("the text is no JSON");
  });

  it("looks at both files though one cannot be read", () => {
    const { code, out } = check("--mentees", answers("mentes.csv"));
    expect(code).toBe(1);
    expect(out).toContain('Did you mean "mentees.csv"?');
    expect(out).toContain("mentors.csv:");
  });

  it("explains itself, and its options", () => {
    const { code, out, err } = check("--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const option of ["--mentees", "--mentors", "--mentee-mapping", "--mentor-mapping", "--out", "--help"])
      expect(out).toContain(option);
    expect(check("--mentee", "x.csv")).toMatchObject({ code: 1, out: "" });
  });
});
