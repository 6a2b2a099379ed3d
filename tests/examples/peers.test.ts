import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PeersPlan } from "pairwright";
import { readTableFile } from "pairwright/node";
import { describe, expect, it } from "vitest";
import { answers, exampleOf } from "./example.js";

const { folder, run, steady, planIn } = exampleOf("peers.ts");
const demo = (...options: string[]) => run(options);

const planOf = (name: string) => planIn<PeersPlan>(name);
const meetings = ({ groups }: PeersPlan) =>
  groups.flatMap(({ people }) => people.flatMap((one, at) => people.slice(at + 1).map((other) => `${one} ${other}`)));

describe("learning partners from a survey file", () => {
  it("prints what was read, the plan and three explained pairs, and writes them", async () => {
    const { code, out, err } = demo("--out", join(folder, "round 1"));
    expect(err).toBe("");
    expect(code).toBe(0);
    await expect(steady(out)).toMatchFileSnapshot("peers.txt");
    expect(readdirSync(join(folder, "round 1")).sort()).toEqual(["plan.csv", "plan.json", "plan.md"]);
    const plan = planOf("round 1");
    expect(plan).toMatchObject({ status: "optimal", totals: { matched: 31, people: 31, groups: 15 } });
    expect((await readTableFile(join(folder, "round 1", "plan.csv"))).rows).toHaveLength(15);
  });

  it("repeats no meeting in the next round, and lets nobody wait twice", () => {
    expect(demo("--odd", "bye", "--out", join(folder, "a")).code).toBe(0);
    const first = planOf("a");
    expect(first.byes).toHaveLength(1);
    expect(demo("--odd", "bye", "--history", join(folder, "a", "plan.csv"), "--out", join(folder, "b")).code).toBe(0);
    const second = planOf("b");
    const met = new Set(meetings(first));
    expect(meetings(second).filter((pair) => met.has(pair))).toEqual([]);
    expect(second.byes).toHaveLength(1);
    expect(second.byes).not.toEqual(first.byes);
  });

  it("gives the same plan for the same seed in any order of the rows", () => {
    const [head = "", ...rows] = readFileSync(answers("peers.csv"), "utf8").trimEnd().split("\r\n");
    // Who answered twice keeps the order: the later answer is the one that counts.
    const twice = rows.filter((row) => /hugo\.garcia@/i.test(row));
    const once = rows.filter((row) => !/hugo\.garcia@/i.test(row));
    const turned = join(folder, "turned.csv");
    writeFileSync(turned, [head, ...once.reverse(), ...twice].join("\r\n"));
    expect(demo("--people", turned, "--out", join(folder, "turned")).code).toBe(0);
    expect(planOf("turned")).toEqual(planOf("round 1"));
  });

  it("makes what must be made, not what must not, and says when the two clash", () => {
    const listOf = (name: string, ...rows: readonly string[]) => {
      writeFileSync(join(folder, name), ["person,with", ...rows].join("\n"));
      return join(folder, name);
    };
    const [made = "", other = ""] = meetings(planOf("round 1"));
    const must = listOf("must.csv", made.replace(" ", ","));
    const never = listOf("never.csv", other.replace(" ", ","));
    expect(demo("--must", must, "--never", never, "--out", join(folder, "lists")).code).toBe(0);
    expect(meetings(planOf("lists"))).toContain(made);
    expect(meetings(planOf("lists"))).not.toContain(other);
    const clash = demo("--must", must, "--never", must);
    expect(clash.code).toBe(2);
    expect(clash.out.replace(/\s+/g, " ")).toContain('must be paired, but "never together" forbids it.');
  });

  it.each([
    ["the options", ["--help"], 0, /--odd WHAT/],
    ["an unknown option", ["--pairs"], 1, /--help lists the options/],
    ["an unknown fate", ["--odd", "solo"], 1, /--odd is "solo": there is no such choice\. Use trio or bye\./],
    [
      "a list without its columns",
      ["--never", answers("peers.csv")],
      1,
      /a list of groups has the columns person and with/,
    ],
    ["a missing file", ["--people", "nobody.csv"], 1, /nobody\.csv/],
    ["a seed that is no number", ["--seed", "x"], 1, /seed/],
  ] as const)("names %s", (_, options, code, words) => {
    const ran = demo(...options);
    expect(ran.code).toBe(code);
    expect(ran.out + ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/^ {4}at /m);
  });
});
