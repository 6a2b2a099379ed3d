import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyStepPlan, CirclesPlan, PeersPlan, Plan } from "pairwright";
import { readTableFile } from "pairwright/node";
import { describe, expect, it } from "vitest";
import { exampleOf } from "./example.js";

const { folder, run, steady, planIn } = exampleOf("formats.ts");
const demo = (...options: string[]) => run(["--steps", "20000", ...options]);

/** What stands in plan.json, as far as it is asked here. */
interface Written {
  readonly status: string;
  readonly steps: Readonly<Record<string, AnyStepPlan>> & {
    readonly "one-on-one": Plan;
    readonly circles: CirclesPlan;
    readonly buddies: PeersPlan;
  };
  readonly assigned: readonly { readonly role: string; readonly id: string; readonly step: string }[];
  readonly unmatched: readonly { readonly role: string; readonly id: string }[];
  readonly totals: { readonly steps: Readonly<Record<string, { readonly matched: number; readonly most?: number }>> };
}

const planOf = (name: string) => planIn<Written>(name);

describe("several formats from two survey files", () => {
  it("prints what was read, what each format did, its plan, and who is left over, and writes them", async () => {
    const { code, out } = demo("--out", join(folder, "plans"));
    expect(code).toBe(0);
    await expect(steady(out)).toMatchFileSnapshot("formats.txt");
    expect(readdirSync(join(folder, "plans")).sort()).toEqual(["plan.csv", "plan.json", "plan.md"]);
    const plan = planOf("plans");
    expect(plan.status).toBe("in order");
    const everybody = [...plan.assigned, ...plan.unmatched].map(({ role, id }) => `${role} ${id}`);
    expect(new Set(everybody).size).toBe(65 + 46);
    expect(everybody).toHaveLength(65 + 46);
    const ids = plan.assigned.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(plan.totals.steps["one-on-one"]).toMatchObject({ most: 32, matched: 32 });
    expect(plan.steps["one-on-one"].status).toBe("optimal");
    const table = await readTableFile(join(folder, "plans", "plan.csv"));
    expect(table.headers.slice(0, 4)).toEqual(["step", "status", "mentee", "mentee name"]);
    const matched = table.rows.filter(({ cells }) => cells[1] === "matched").map(({ cells }) => cells[0]);
    const members = plan.steps.circles.totals.matched;
    expect(matched.filter((step) => step === "circles")).toHaveLength(members);
    expect(matched.filter((step) => step === "one-on-one")).toHaveLength(32);
    expect(matched.filter((step) => step === "buddies")).toHaveLength(plan.steps.buddies.groups.length);
  }, 60_000);

  it("keeps buddies out of the formats before, and shares are what was asked for", () => {
    const buddies = join(folder, "buddies.csv");
    writeFileSync(buddies, "person,with\nmateo.zhang@example.com,zosia.silva@example.com\n");
    const ran = demo("--one-on-one", "0.2", "--circles", "0", "--buddies", buddies, "--out", join(folder, "few"));
    expect(ran.code).toBe(0);
    const { totals, steps } = planOf("few");
    expect(totals.steps["one-on-one"]).toMatchObject({ most: 13, matched: 13 });
    expect(totals.steps.circles).toMatchObject({ most: 0, matched: 0 });
    expect(steps.buddies.groups.filter(({ must }) => must)).toHaveLength(1);
  }, 60_000);

  it.each([
    ["the options", ["--help"], 0, /--one-on-one SHARE/],
    ["an unknown option", ["--pairs"], 1, /--help lists the options/],
    ["a share that is none", ["--one-on-one", "2"], 1, /steps\["one-on-one"\]\.share is 2/],
    ["a missing file", ["--mentees", "nobody.csv"], 1, /nobody\.csv/],
  ] as const)("names %s", (_, options, code, words) => {
    const ran = demo(...options);
    expect(ran.code).toBe(code);
    expect(ran.out + ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/^ {4}at /m);
  });
});
