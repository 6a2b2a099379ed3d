import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "pairwright";
import { readTableFile } from "pairwright/node";
import { beforeAll, describe, expect, it } from "vitest";
import { answers, exampleOf } from "./example.js";

const { folder, run, steady } = exampleOf("one-on-one.ts");
const demo = (...options: string[]) => run(options);

let usual = "";

beforeAll(() => {
  usual = demo().out;
});

describe("with the survey files of the example", () => {
  it("prints what was read, the plan and three explained pairs, and writes them", async () => {
    const out = join(folder, "plans");
    const { code, out: printed, err } = demo("--out", out);
    expect(err).toBe("");
    expect(code).toBe(0);
    await expect(steady(printed)).toMatchFileSnapshot("one-on-one.txt");

    expect(readdirSync(out).sort()).toEqual(["plan.csv", "plan.json", "plan.md"]);
    const plan: Plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
    expect(plan.status).toBe("optimal");
    expect(printed).toContain(`in ${plan.pairs.length} pairs`);
    const table = await readTableFile(join(out, "plan.csv"));
    expect(table.rows).toHaveLength(plan.pairs.length + plan.unmatched.length);
    const markdown = readFileSync(join(out, "plan.md"), "utf8");
    expect(markdown).toMatch(/^# Plan: mentee with mentor\n/);
    expect(markdown).toContain("## What speaks for each pair");
  });

  it("shows one pair of each kind", () => {
    const [, explained = ""] = usual.split("Why, and why not");
    expect(explained).toContain("were paired; their fit is");
    expect(explained).toContain("were not paired; their fit is");
    expect(explained).toContain("cannot be paired");
  });

  it("gives the same bytes for the same seed, in any order of the rows, and for another seed an equally good plan", () => {
    const records = recordsOf(readFileSync(answers("mentors.csv"), "utf8"));
    const [headers, people] = [records.slice(0, 3), records.slice(3)];
    // People who answered twice keep their order: the later answer is the one that counts.
    const once = people.filter((row) => !/omar\.almeida@/i.test(row));
    const twice = people.filter((row) => /omar\.almeida@/i.test(row));
    expect(once.length).toBeGreaterThan(40);
    const turned = join(folder, "mentors.csv");
    writeFileSync(turned, [...headers, ...once.reverse(), ...twice].join("\r\n"));
    const planOf = (printed: string) => steady(printed).slice(printed.indexOf("Plan: mentee"));
    expect(planOf(demo("--mentors", turned).out)).toBe(planOf(usual));

    const fitOf = (printed: string) => /Fit in sum (\S+),/.exec(printed)?.[1];
    expect(fitOf(demo("--seed", "7").out)).toBe(fitOf(usual));
  });
});

describe("with lists of pairs", () => {
  const listFile = (name: string, ...pairs: readonly string[]) => {
    const file = join(folder, name);
    writeFileSync(file, ["mentee,mentor", ...pairs].join("\n"));
    return file;
  };
  const pairsIn = async (file: string) => {
    const { headers, rows } = await readTableFile(file);
    const at = ["mentee", "mentor"].map((header) => headers.indexOf(header));
    const all = rows.map(({ cells }) => at.map((column) => cells[column] ?? ""));
    return all.filter((pair) => !pair.includes("")).map((pair) => pair.join());
  };

  it("makes no pair of last term's plan again", async () => {
    const [before, after] = [join(folder, "term 1"), join(folder, "term 2")];
    demo("--out", before);
    expect(demo("--out", after, "--history", join(before, "plan.csv")).code).toBe(0);
    const earlier = new Set(await pairsIn(join(before, "plan.csv")));
    const now = await pairsIn(join(after, "plan.csv"));
    expect(now.length).toBeGreaterThan(50);
    expect(now.filter((pair) => earlier.has(pair))).toEqual([]);
  });

  it("changes few pairs of the plan that stands when somebody leaves", async () => {
    const [before, after, dear] = ["stood", "now", "dear"].map((name) => join(folder, name));
    demo("--out", before ?? "");
    const stood = await pairsIn(join(before ?? "", "plan.csv"));
    const gone = stood[0]?.split(",")[1] ?? "";
    const [head = "", ...rows] = readFileSync(answers("mentors.csv"), "utf8").split("\r\n");
    const left = join(folder, "mentors who are left.csv");
    writeFileSync(left, [head, ...rows.filter((row) => !row.toLowerCase().includes(gone))].join("\r\n"));
    const standing = ["--mentors", left, "--standing", join(before ?? "", "plan.csv")];
    const { code, out } = demo(...standing, "--out", after ?? "");
    expect(code).toBe(0);
    expect(out.replaceAll(/\s+/g, " ")).toContain("as few pairs as possible that stand are changed");
    const there = stood.filter((pair) => !pair.endsWith(`,${gone}`));
    expect(there.length).toBeLessThan(stood.length);
    expect(await pairsIn(join(after ?? "", "plan.csv"))).toEqual(expect.arrayContaining(there));
    expect(demo(...standing, "--change", "0.01", "--out", dear ?? "").out).toContain("less 0.01");
    expect(demo("--change", "0.1").err).toContain("--standing");
    expect(demo(...standing, "--change", "much").err).toContain("the price of a changed pair is a fit");
  });

  it("makes what must be made and not what must not, and says when the two clash", async () => {
    const wished = "ada.almeida@example.com,alma.kowalska@example.org";
    const out = join(folder, "with must");
    const must = listFile("must.csv", ` ${wished.toUpperCase()} `);
    expect(
      demo(
        "--out",
        out,
        "--must",
        must,
        "--never",
        listFile("never.csv", "aiko.engel@example.org,milan.quispe@example.org"),
      ).code,
    ).toBe(0);
    const made = await pairsIn(join(out, "plan.csv"));
    expect(made).toContain(wished);
    expect(made).not.toContain("aiko.engel@example.org,milan.quispe@example.org");
    const clash = demo("--must", must, "--never", must);
    expect(clash.code).toBe(2);
    expect(clash.out.replaceAll(/\s+/g, " ")).toContain('must be paired, but "never together" forbids it.');
  });

  it("names the columns that a list must have", () => {
    const wrong = join(folder, "wrong.csv");
    writeFileSync(wrong, "a,b\n1,2\n");
    const { code, err } = demo("--history", wrong);
    expect({ code, err }).toEqual({
      code: 1,
      err: "readAddresses: wrong.csv: a list of pairs has the columns mentee and mentor. Name the two columns so in the first row.\n",
    });
  });
});

describe("its survey files", () => {
  it("have the size, the shapes and the dirt of real ones", async () => {
    const mentees = readFileSync(answers("mentees.csv"), "utf8");
    const mentors = readFileSync(answers("mentors.csv"), "utf8");
    expect((await readTableFile(answers("mentees.csv"))).rows.length).toBeGreaterThanOrEqual(60);
    expect((await readTableFile(answers("mentors.csv"))).rows.length).toBeGreaterThanOrEqual(40);
    expect(mentees).toMatch(/^"2026\/09\/\d\d \d+:\d\d:\d\d [AP]M GMT\+2","/m);
    expect(mentees).toContain("America/Toronto");
    const mentorTable = await readTableFile(answers("mentors.csv"));
    expect(mentorTable).toMatchObject({ dialect: "qualtrics", headerRows: 3 });
    expect(mentorTable.setAside.map(({ reason }) => reason)).toEqual(["previews", "unfinished"]);
    expect(mentors).toMatch(/^"\{""ImportId"":""startDate"",""timeZone"":""Europe\/Vienna""\}",/m);
    expect(mentees).toContain("Prefer not to say");
    expect([...mentees.matchAll(/@([\w.]+)/g)].map(([, host = ""]) => host.toLowerCase())).not.toContainEqual(
      expect.not.stringMatching(/^example\.(com|org)$/),
    );
  });
});

describe("when something is wrong", () => {
  it("explains itself", () => {
    const { code, out, err } = demo("--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const option of ["--mentees", "--mentors", "--history", "--never", "--must", "--out", "--seed", "--help"])
      expect(out).toContain(option);
  });

  it("lists every mistake of a file, with row, column, value and remedy, and no stack", async () => {
    const { code, out, err } = demo("--mentees", answers("mentees-broken.csv"));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    await expect(err).toMatchFileSnapshot("mistakes.txt");
    expect(err).not.toMatch(/^\s+at /m);
  });

  it.each([
    ["a missing file", ["--mentees", answers("mentes.csv")], 'Did you mean "mentees.csv"?'],
    ["a folder", ["--mentors", answers("")], "this is a folder, not a file."],
    ["an unknown option", ["--mentee", "x.csv"], "--help lists the options."],
    ["a word too many", ["x.csv"], "--help lists the options."],
    ["a seed that is no number", ["--seed", "lucky"], "a seed is a whole number."],
    ["a file in the place of the folder", ["--out", answers("mentees.csv")], "Name another folder."],
  ])("names %s", (_, options, advice) => {
    const { code, err } = demo(...options);
    expect(code).toBe(1);
    expect(err).toContain(advice);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

/** The records of a CSV text as they stand, quoted line breaks kept inside. */
function recordsOf(text: string): string[] {
  const records: string[] = [];
  let open = "";
  for (const line of text.replaceAll("\r\n", "\n").trimEnd().split("\n")) {
    const record = open === "" ? line : `${open}\n${line}`;
    const quotes = record.split('"').length - 1;
    open = quotes % 2 === 0 ? "" : record;
    if (open === "") records.push(record);
  }
  return records;
}
