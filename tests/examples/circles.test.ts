import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CirclesPlan } from "pairwright";
import { readTableFile } from "pairwright/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../sources.js";

/** Runs the example as a process of its own. */
function demo(...options: string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const given = ["--import", "tsx", join("examples", "circles.ts"), ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: root, encoding: "utf8" });
  return { code: status, out: stdout, err: stderr.replaceAll(/^… .*\n/gm, "") };
}

/** The same with few tries, which are enough for most that is asked here. */
const quick = (...options: string[]) => demo("--steps", "20000", ...options);

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pairwright-circles-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What depends on the machine and the version made the same everywhere. */
function steady(printed: string): string {
  const inFolder = printed.replaceAll(folder, "(folder)");
  return inFolder.replace(/(time-zone data +)\S+/, "$1(of the machine)").replace(/^(pairwright +)\S+$/m, "$1(version)");
}

const planIn = (name: string): CirclesPlan => JSON.parse(readFileSync(join(folder, name, "plan.json"), "utf8"));
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
    const plan = planIn("term 1");
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
    const met = new Set(meetings(planIn("term 1")));
    expect(met.size).toBeGreaterThan(100);
    expect(meetings(planIn("term 2")).filter((pair) => met.has(pair))).toEqual([]);
    expect(planIn("term 2").totals.matched).toBeGreaterThan(30);
  });

  it("gives the same plan for the same seed in any order of the rows", () => {
    const answers = readFileSync(join(root, "examples", "answers", "circle-members.csv"), "utf8");
    const [head = "", ...rows] = answers.trimEnd().split("\r\n");
    writeFileSync(join(folder, "turned.csv"), [head, ...rows.reverse()].join("\r\n"));
    expect(quick("--out", join(folder, "straight")).code).toBe(0);
    expect(quick("--members", join(folder, "turned.csv"), "--out", join(folder, "turned")).code).toBe(0);
    expect(planIn("turned")).toEqual(planIn("straight"));
  });

  it("keeps together and apart whom lists name, and other sizes", () => {
    const listOf = (name: string, row: string) => {
      writeFileSync(join(folder, name), `person,with\n${row}\n`);
      return join(folder, name);
    };
    const plan = planIn("term 1");
    const [one = "", other = ""] = plan.circles[0]?.people ?? [];
    const never = listOf("never.csv", `${one},${other}`);
    expect(quick("--never", never, "--size", "5-7", "--out", join(folder, "sizes")).code).toBe(0);
    const changed = planIn("sizes");
    expect(meetings(changed)).not.toContain([one, other].sort().join(" "));
    for (const { people } of changed.circles) expect([5, 6, 7]).toContain(people.length);
    const must = listOf("must.csv", `${one},${other}`);
    expect(quick("--must", must, "--out", join(folder, "must")).code).toBe(0);
    expect(meetings(planIn("must"))).toContain([one, other].sort().join(" "));
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
