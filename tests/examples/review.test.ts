import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "pairwright-review-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the example as a process of its own, with this typed on the keyboard. */
function run(typed: string, ...options: string[]) {
  const given = ["--import", "tsx", join("examples", "review.ts"), ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: root, encoding: "utf8", input: typed });
  return { code: status, out: stdout, err: stderr };
}

/** What depends on the machine and the version made the same everywhere. */
function steady(printed: string): string {
  const inFolder = printed.replaceAll(folder, "(folder)");
  return inFolder.replace(/(time-zone data +)\S+/, "$1(of the machine)").replace(/^(pairwright +)\S+$/m, "$1(version)");
}

const parted = {
  decision: "part",
  pair: { mentee: "ada.almeida@example.com", mentor: "esther.berger@example.com" },
  by: "Kim Berg",
  because: "They share a manager.",
};

describe("a coordinator's round", () => {
  const file = join(folder, "decisions.ledger");
  const by = ["--by", "Kim Berg", "--ledger", file];
  const out = join(folder, "out");

  it("shows the plan, fragile pairs first, keeps what was decided, approves and writes letters", async () => {
    const typed = "k They know each other.\na\nperhaps\np They share a manager.\ns\n";
    const { code, out: printed, err } = run(typed, ...by, "--approve", "I went through all pairs.", "--out", out);
    expect(err).toBe("");
    expect(code).toBe(0);
    await expect(steady(printed)).toMatchFileSnapshot("review.txt");
    const written = readdirSync(out);
    expect(written).toEqual(expect.arrayContaining(["plan.csv", "plan.md", "review.json", "letter 1.txt"]));
    const { decisions, costs } = JSON.parse(readFileSync(join(out, "review.json"), "utf8"));
    expect(decisions.map(({ decision }: { readonly decision: object }) => decision)).toMatchObject([
      { decision: "keep", by: "Kim Berg", because: "They know each other." },
      { decision: "part", by: "Kim Berg", because: "They share a manager." },
    ]);
    expect(costs).toHaveLength(2);
    expect(readFileSync(file, "utf8").trimEnd().split("\n").length).toBeGreaterThanOrEqual(2);
  });

  it("goes on from the ledger without asking about what is settled", () => {
    const first = readFileSync(join(root, "tests", "examples", "review.txt"), "utf8");
    const asked = /^1\. (.*), fit/m.exec(first)?.[1] ?? "";
    expect(asked).not.toBe("");
    const { code, out: printed } = run("", ...by);
    expect(code).toBe(0);
    expect(printed).toContain("0 proposals were answered. The review was stopped at");
    expect(printed).not.toContain(`. ${asked}, fit`);
    expect(printed).toContain("Decisions: 2 in force.");
  });
});

describe("without a conversation", () => {
  const decisions = (name: string, list: unknown) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(list));
    return file;
  };

  it("takes decisions from a file, and gives the same for the same file", () => {
    const file = decisions("decisions.json", [parted]);
    const one = run("", "--decisions", file);
    expect({ code: one.code, err: one.err }).toEqual({ code: 0, err: "" });
    expect(one.out).toContain("Entry 1 (Kim Berg: part mentee ada.almeida@example.com");
    expect(run("", "--decisions", file).out).toBe(one.out);
  });

  it("ends with 2 and the clash in words where no plan is left", () => {
    const person = { role: "mentor", id: "esther.berger@example.com" };
    const { by, because } = parted;
    const list = [{ decision: "capacity", person, places: { min: 500, max: 500 }, by, because }];
    const { code, out } = run("", "--decisions", decisions("too many.json", list));
    expect(code).toBe(2);
    expect(out).toContain("There is no plan.");
    expect(out.replaceAll(/\s+/g, " ")).toContain("does not go together with the rules and places");
  });

  it("says what is wrong with a file, writes nothing, and has no trace of the code", () => {
    const ledger = join(folder, "none.ledger");
    const { code, err } = run(
      "",
      "--decisions",
      decisions("wrong.json", [{ ...parted, because: "" }]),
      "--ledger",
      ledger,
    );
    expect(code).toBe(1);
    expect(err).toContain("decisions[0].because");
    expect(err).not.toMatch(/^\s+at /m);
    expect(existsSync(ledger) ? readFileSync(ledger, "utf8") : "").not.toContain("part");
    expect(run("", "--help").out).toContain("--approve");
  });

  it("needs a name to approve", () => {
    const { code, err } = run("", "--decisions", decisions("one.json", [parted]), "--approve", "All seen.");
    expect(code).toBe(1);
    expect(err).toContain("by");
  });
});
