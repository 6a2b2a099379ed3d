import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CirclesPlan } from "pairwright";
import { readTableFile } from "pairwright/node";
import { describe, expect, it } from "vitest";
import { answers, exampleOf } from "./example.js";

const { folder, run, steady, planIn } = exampleOf("circles.ts");
const demo = (...options: string[]) => run(options);

/** The same with few tries, which are enough for most that is asked here. */
const quick = (...options: string[]) => demo("--steps", "20000", ...options);

const planOf = (name: string) => planIn<CirclesPlan>(name);
const pairsOf = (people: readonly string[]) =>
  people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other].sort().join(" ")));
const meetings = ({ circles }: CirclesPlan) =>
  circles.flatMap(({ people, leads }) => [
    ...pairsOf(people),
    ...leads.flatMap((lead) => people.map((id) => `${id} with ${lead}`)),
  ]);

describe("circles from survey files", () => {
  it("prints what was read, the plan and three explanations, and writes them", async () => {
    const { code, out, err } = demo("--out", join(folder, "term 1"));
    expect(err).toBe("");
    expect(code).toBe(0);
    await expect(steady(out)).toMatchFileSnapshot("circles.txt");
    expect(readdirSync(join(folder, "term 1")).sort()).toEqual(["plan.csv", "plan.json", "plan.md"]);
    const plan = planOf("term 1");
    expect(plan.totals).toMatchObject({ matched: 45, people: 46, leads: 9 });
    // Who speaks only French sits with nobody: two others do.
    expect(plan.unmatched).toMatchObject([{ id: "quentin.leroy@example.org", cause: "no-company" }]);
    const { rows } = await readTableFile(join(folder, "term 1", "plan.csv"));
    const states = rows.map(({ cells }) => cells[0]);
    expect(states.filter((state) => state === "matched")).toHaveLength(45);
    expect(states.filter((state) => state === "unmatched")).toHaveLength(1);
    expect(states.filter((state) => state === "free lead")).toHaveLength(plan.freeLeads.length);
    const written = readFileSync(join(folder, "term 1", "plan.md"), "utf8");
    expect(written).toContain("## What each member finds in their circle");
  });

  it("lets nobody meet the same people or the same lead in the next term, read off the table that it wrote", () => {
    const { code } = quick("--history", join(folder, "term 1", "plan.csv"), "--out", join(folder, "term 2"));
    expect(code).toBe(0);
    const met = new Set(meetings(planOf("term 1")));
    expect(met.size).toBeGreaterThan(100);
    expect(meetings(planOf("term 2")).filter((pair) => met.has(pair))).toEqual([]);
    expect(planOf("term 2").totals.matched).toBeGreaterThan(30);
  });

  it("gives the same plan for the same seed in any order of the rows", () => {
    const told = readFileSync(answers("circle-members.csv"), "utf8");
    const [head = "", ...rows] = told.trimEnd().split("\r\n");
    writeFileSync(join(folder, "turned.csv"), [head, ...rows.reverse()].join("\r\n"));
    expect(quick("--out", join(folder, "straight")).code).toBe(0);
    expect(quick("--members", join(folder, "turned.csv"), "--out", join(folder, "turned")).code).toBe(0);
    expect(planOf("turned")).toEqual(planOf("straight"));
  });

  it("keeps together and apart whom lists name, and other sizes", () => {
    const listOf = (name: string, row: string) => {
      writeFileSync(join(folder, name), `person,with\n${row}\n`);
      return join(folder, name);
    };
    const plan = planOf("term 1");
    const [one = "", other = ""] = plan.circles[0]?.people ?? [];
    const never = listOf("never.csv", `${one},${other}`);
    expect(quick("--never", never, "--size", "5-7", "--out", join(folder, "sizes")).code).toBe(0);
    const changed = planOf("sizes");
    expect(meetings(changed)).not.toContain([one, other].sort().join(" "));
    for (const { people } of changed.circles) expect([5, 6, 7]).toContain(people.length);
    const must = listOf("must.csv", `${one},${other}`);
    expect(quick("--must", must, "--out", join(folder, "must")).code).toBe(0);
    expect(meetings(planOf("must"))).toContain([one, other].sort().join(" "));
    const clash = quick("--must", must, "--never", must);
    expect(clash.code).toBe(2);
    expect(clash.out.replace(/\s+/g, " ")).toContain('must be paired, but "never together" forbids it.');
  });

  it.each([
    ["the options", ["--help"], 0, /--over WHAT/],
    ["an unknown option", ["--circles"], 1, /--help lists the options/],
    ["an unknown fate", ["--over", "board"], 1, /--over is "board": there is no such choice/],
    ["sizes that are none", ["--size", "many"], 1, /the least and the most members of a circle are wanted/],
    ["a list without its columns", ["--never", join("examples", "answers", "peers.csv")], 1, /person and with/],
    [
      "an earlier plan without its columns",
      ["--history", join("examples", "answers", "peers.csv")],
      1,
      /circle and member/,
    ],
    ["a missing file", ["--leads", "nobody.csv"], 1, /nobody\.csv/],
    ["a seed that is no number", ["--seed", "x"], 1, /seed/],
  ] as const)("names %s", (_, options, code, words) => {
    const ran = quick(...options);
    expect(ran.code).toBe(code);
    expect(ran.out + ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/^ {4}at /m);
  });
});
