import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RoundsPlan } from "pairwright";
import { readTableFile } from "pairwright/node";
import { describe, expect, it } from "vitest";
import { answers, exampleOf } from "./example.js";

const { folder, run, steady, planIn } = exampleOf("rounds.ts");
const demo = (...options: string[]) => run(options);

const planOf = (name: string) => planIn<RoundsPlan>(name);
const meetings = ({ rounds }: RoundsPlan) =>
  rounds.flatMap(({ groups }) =>
    groups.flatMap(({ people }) => people.flatMap((one, at) => people.slice(at + 1).map((other) => `${one} ${other}`))),
  );

describe("coffee rounds from a survey file", () => {
  it("prints what is possible, the rounds and what explains them, and writes them", async () => {
    const { code, out, err } = demo("--out", join(folder, "autumn"));
    expect(err).toBe("");
    expect(code).toBe(0);
    await expect(steady(out)).toMatchFileSnapshot("rounds.txt");
    expect(readdirSync(join(folder, "autumn")).sort()).toEqual(["plan.csv", "plan.json", "plan.md"]);
    const plan = planOf("autumn");
    expect(plan).toMatchObject({ repeats: 0, freshRounds: 4, totals: { rounds: 4, matched: 31, people: 31 } });
    expect(new Set(meetings(plan)).size).toBe(plan.totals.meetings);
    expect((await readTableFile(join(folder, "autumn", "plan.csv"))).rows).toHaveLength(4 * 15);
  });

  it("goes on where earlier rounds ended: nobody meets again, and turns go on", () => {
    const earlier = ["--rounds", "2", "--over", "bye", "--steps", "50000"];
    expect(demo(...earlier, "--out", join(folder, "a")).code).toBe(0);
    const later = [...earlier, "--history", join(folder, "a", "plan.csv")];
    expect(demo(...later, "--out", join(folder, "b")).code).toBe(0);
    const [first, second] = [planOf("a"), planOf("b")];
    const met = new Set(meetings(first));
    expect(meetings(second).filter((pair) => met.has(pair))).toEqual([]);
    expect(second.repeats).toBe(0);
    const byes = [...first.turns, ...second.turns];
    expect(byes).toHaveLength(4);
    expect(new Set(byes).size).toBe(4);
    expect(second.people.filter(({ turnsBefore }) => turnsBefore === 1).map(({ id }) => id)).toEqual(first.turns);
  });

  it("plans circles, and keeps apart for ever whom a list keeps apart", () => {
    const [pair = ""] = meetings(planOf("a"));
    writeFileSync(join(folder, "never.csv"), `person,with\n${pair.replace(" ", ",")}\n`);
    const ran = demo(
      "--size",
      "3",
      "--rounds",
      "2",
      "--never",
      join(folder, "never.csv"),
      "--out",
      join(folder, "circles"),
    );
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("9 groups of 3 and 1 group of 4");
    expect(meetings(planOf("circles"))).not.toContain(pair);
  });

  it("says what is in the way where there is no plan", () => {
    const few = join(folder, "few.csv");
    writeFileSync(few, readFileSync(answers("peers.csv"), "utf8").split("\r\n").slice(0, 3).join("\r\n"));
    const { code, out } = demo("--people", few, "--size", "3");
    expect(code).toBe(2);
    expect(out).toContain("2 people cannot be cut into groups of 3 and 4.");
  });

  it.each([
    ["the options", ["--help"], 0, /--over WHAT/],
    ["an unknown option", ["--pairs"], 1, /--help lists the options/],
    [
      "an unknown fate",
      ["--over", "drop"],
      1,
      /--over is "drop": there is no such choice\. Use larger or smaller or bye\./,
    ],
    [
      "a list without its columns",
      ["--never", answers("peers.csv")],
      1,
      /a list of groups has the columns person and with/,
    ],
    ["a missing file", ["--people", "nobody.csv"], 1, /nobody\.csv/],
    ["rounds that are no number", ["--rounds", "many"], 1, /rounds is NaN: a whole number from 1 is wanted/],
    ["a seed that is no number", ["--seed", "x"], 1, /seed/],
  ] as const)("names %s", (_, options, code, words) => {
    const ran = demo(...options);
    expect(ran.code).toBe(code);
    expect(ran.out + ran.err).toMatch(words);
    expect(ran.err).not.toMatch(/^ {4}at /m);
  });
});
