import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readCalendar } from "../report/letters/ical.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "pairwright-review-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the example as a process of its own, with these lines through a pipe. */
function run(lines: readonly string[], ...options: string[]) {
  const given = ["--import", "tsx", join("examples", "review.ts"), ...options];
  const input = lines.map((line) => `${line}\n`).join("");
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: root, encoding: "utf8", input });
  return { code: status, out: stdout, err: stderr };
}

const steady = (printed: string) => printed.replaceAll(folder, "(folder)");
const linesOf = (file: string) => readFileSync(file, "utf8").trimEnd().split("\n");

const parted = {
  decision: "part",
  pair: { mentee: "ada.almeida@example.com", mentor: "esther.berger@example.com" },
  by: "Kim Berg",
  because: "They share a manager.",
};
const saved = (name: string, list: unknown) => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(list));
  return file;
};

describe("a coordinator's round", () => {
  const file = join(folder, "decisions.ledger");
  const by = ["--by", "Kim Berg", "--ledger", file];
  const out = join(folder, "out");
  const dates = ["--now", "2026-09-21T08:00:00Z", "--contact", "mentoring@example.org"];

  it("shows the plan, then fragile pairs, and what each decision would cost before it is taken; then letters", async () => {
    const typed = [
      "k They know each other.",
      "a",
      "perhaps",
      "5 They asked for each other.",
      "n",
      "p They share a manager.",
      "y",
      "pair Jonas with Wanda Eriksen: they are friends",
      "pair Ada Almeida with Esther Berger",
      "They worked well together last year.",
      "out Wren Iyer: on leave until spring",
      "y",
      "u she is back already",
      "y",
      "s",
      "I went through the fragile pairs.",
    ];
    const { code, out: printed, err } = run(typed, ...by, ...dates, "--out", out);
    expect(err).toBe("");
    expect(code).toBe(0);
    await expect(steady(printed)).toMatchFileSnapshot("review.txt");
    const kept = linesOf(file).map((line) => JSON.parse(line).decision?.decision);
    // The first line says what the file is.
    expect(kept).toEqual([undefined, "keep", "part", "keep", "withdraw", "drop", "approve"]);
    // What was shown and declined is nowhere.
    expect(readFileSync(file, "utf8")).not.toContain("They asked for each other.");
  });

  it("writes a letter for everybody, an agreement and a calendar file for each pair, and what goes to whom", () => {
    const { length: people } = readdirSync(join(out, "letters"));
    const pairs = readdirSync(join(out, "agreements"));
    const meetings = readdirSync(join(out, "meetings"));
    expect(people).toBe(104);
    expect(pairs.map((name) => name.replace(/txt$/, "ics"))).toEqual(meetings);
    expect(pairs).toContain("Ada Almeida and Esther Berger.txt");
    for (const name of meetings) {
      const calendar = readCalendar(readFileSync(join(out, "meetings", name), "utf8"));
      expect(calendar.components[0]?.properties.find((one) => one.name === "DTSTART")?.value).toMatch(
        /^202609|^202610/,
      );
    }
    const [titles, ...rows] = linesOf(join(out, "send.csv"));
    expect(titles).toContain('"to","name","subject","letter","agreements","meetings"');
    expect(rows).toHaveLength(people);
    for (const path of rows.flatMap((row) => row.match(/(?:letters|agreements|meetings)\/[^";]+/g) ?? [])) {
      expect(existsSync(join(out, path))).toBe(true);
    }
    const letter = readFileSync(join(out, "letters", "Ada Almeida.txt"), "utf8");
    expect(letter).toContain("Esther Berger");
    expect(letter).not.toMatch(/worked well|share a manager|\bfit\b/);
    expect(readFileSync(join(out, "plan.csv"), "utf8")).toContain("required");
  });

  it("goes on from the ledger without asking about what is settled, and knows that the plan is approved", () => {
    const first = readFileSync(join(root, "tests", "examples", "review.txt"), "utf8");
    const asked = /^1\. (.*), fit/m.exec(first)?.[1] ?? "";
    expect(asked).not.toBe("");
    const again = join(folder, "again");
    const before = readFileSync(file, "utf8");
    const { code, out: printed } = run([], ...by, ...dates, "--out", again);
    expect(code).toBe(0);
    expect(printed).toContain("It is approved.");
    expect(printed).toContain("Answers: 0. The review was stopped at");
    expect(printed).not.toContain(`. ${asked}, fit`);
    expect(printed).toContain("This plan was approved as a whole.");
    expect(printed).not.toContain("Approve this plan?");
    expect(readFileSync(file, "utf8")).toBe(before);
    for (const part of ["letters", "agreements", "meetings"]) {
      expect(readdirSync(join(again, part))).toEqual(readdirSync(join(out, part)));
    }
    expect(readFileSync(join(again, "send.csv"), "utf8")).toBe(readFileSync(join(out, "send.csv"), "utf8"));
  });

  it("overrules a rule for a reason, exchanges partners, and does nothing without one", () => {
    const ledger = join(folder, "overruled.ledger");
    const typed = [
      // Their manager: the rule is named, and may be overruled.
      "pair Ayo Ahmed with Vera Yilmaz: they asked",
      "",
      "pair Ayo Ahmed with Vera Yilmaz: they asked",
      "They find the hour on Saturdays.",
      "y",
      "swap Aiko Engel and Katya Chukwu: nonsense, they have the same mentor",
      "swap Aiko Engel with Gina Das: they asked to change",
      "y",
      "p",
      "",
      "k\t",
    ];
    const { code, out: printed } = run(
      typed,
      "--by",
      "Kim Berg",
      "--ledger",
      ledger,
      "--out",
      join(folder, "overruled"),
    );
    expect(code).toBe(0);
    expect(printed).toMatch(/is refused: "an hour a week in common" forbids mentee Ayo Ahmed and mentor Vera Yilmaz\./);
    expect(printed).toContain('Why may "an hour a week in common" be overruled?');
    expect(printed).toContain("Overruled: mentee Ayo Ahmed and mentor Vera Yilmaz are put together against");
    expect(printed).toContain("Aiko Engel and Katya Chukwu have the same partner.");
    expect(printed).toContain("Without a reason nothing is decided.");
    expect(linesOf(ledger).map((line) => JSON.parse(line).decision?.decision)).toEqual([undefined, "keep", "swap"]);
    const plan = readFileSync(join(folder, "overruled", "plan.csv"), "utf8");
    expect(plan).toContain("an hour a week in common (Kim Berg: They find the hour on Saturdays.)");
  });

  it("reads options before it asks, and lists what is wrong with all of them", () => {
    const { code, err } = run([], "--now", "yesterday", "--first", "soon");
    expect(code).toBe(1);
    expect(err).toContain("--now");
    expect(err).toContain("--first");
  });
});

describe("without a conversation", () => {
  it("takes decisions from a file, gives the same for the same file, and keeps each of them once", () => {
    const file = saved("decisions.json", [parted]);
    const ledger = join(folder, "from-file.ledger");
    const one = run([], "--decisions", file, "--ledger", ledger);
    expect({ code: one.code, err: one.err }).toEqual({ code: 0, err: "" });
    expect(one.out).toContain("Entry 1 (Kim Berg: part mentee Ada Almeida and mentor Esther Berger)");
    const again = run([], "--decisions", file, "--ledger", ledger);
    expect(again.out).toBe(`1 of 1 decisions were in the ledger already.\n${one.out}`);
    expect(linesOf(ledger)).toHaveLength(2);
  });

  it("knows a plan that was approved again when decisions have led back to it, and others were approved since", () => {
    const ledger = ["--ledger", join(folder, "back.ledger"), "--by", "Kim Berg"];
    const { by, because } = parted;
    const other = { ...parted, pair: { mentee: "fatou.brandt@example.org", mentor: "alma.kowalska@example.org" } };
    // Entry 1 parts, 2 approves; 3 parts others, 4 approves that; 5 drops what 3 said.
    run([], "--decisions", saved("first.json", [parted]), "--approve", "All seen.", ...ledger);
    run([], "--decisions", saved("second.json", [other]), "--approve", "Seen again.", ...ledger);
    const drop = { decision: "drop", supersedes: 3, by, because };
    const { code, out, err } = run([], "--decisions", saved("third.json", [drop]), ...ledger);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Kim Berg, because: All seen.");
  });

  it("ends with 2 and the clash in words where no plan is left, and keeps nothing", () => {
    const person = { role: "mentor", id: "esther.berger@example.com" };
    const { by, because } = parted;
    const list = [{ decision: "capacity", person, places: { min: 500, max: 500 }, by, because }];
    const ledger = join(folder, "too many.ledger");
    const { code, out } = run([], "--decisions", saved("too many.json", list), "--ledger", ledger);
    expect(code).toBe(2);
    expect(out).toContain("There is no plan.");
    expect(out.replaceAll(/\s+/g, " ")).toContain("does not go together with the rules and places");
    expect(linesOf(ledger)).toHaveLength(1);
  });

  it("lists all that is wrong with how a file is written, keeps nothing, and has no trace of the code", () => {
    const ledger = join(folder, "none.ledger");
    const list = [{ ...parted, because: "" }, parted, { decision: "kepp" }, { ...parted, pair: undefined }];
    const { code, err } = run([], "--decisions", saved("wrong.json", list), "--ledger", ledger);
    expect(code).toBe(1);
    for (const place of ["decisions[0].because", "decisions[2].decision", "decisions[3]"]) expect(err).toContain(place);
    expect(err).not.toMatch(/^\s+at /m);
    expect(linesOf(ledger)).toHaveLength(1);
  });

  it("lists all decisions that would come to nothing, with names, and keeps none of them", () => {
    const ledger = join(folder, "idle.ledger");
    const { by, because } = parted;
    const signed = { by, because };
    const pair = { mentee: "ada.almeida@example.com", mentor: "nobody@example.com" };
    const list = [
      parted,
      { ...parted, decision: "keep" },
      { decision: "keep", pair, ...signed },
      { decision: "withdraw", person: { role: "coach", id: "x" }, ...signed },
      { decision: "keep", pair: { mentee: "ayo.ahmed@example.com", mentor: "vera.yilmaz@example.com" }, ...signed },
    ];
    const { code, err } = run([], "--decisions", saved("idle.json", list), "--ledger", ledger);
    expect(code).toBe(1);
    expect(err).toContain("contradict each other: mentee Ada Almeida and mentor Esther Berger");
    expect(err).toContain("decisions[2]");
    expect(err).toContain('has no role "coach"');
    expect(err).toContain("decisions[4]");
    expect(linesOf(ledger)).toHaveLength(1);
  });

  it("needs a name to approve, and tells how it is used", () => {
    const { code, err } = run([], "--decisions", saved("one.json", [parted]), "--approve", "All seen.");
    expect(code).toBe(1);
    expect(err).toContain("by");
    expect(run([], "--help").out).toContain("--approve");
  });
});
