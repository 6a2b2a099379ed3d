// How several formats are shown: one document, one table, names of the run, and what clashes where there is no plan.
import { cohortOf, formats, match, pairs, peers, readTable, report } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../mistakes.js";

const Person = z.object({ id: z.string(), level: z.number() });
const near = (one: number, other: number) => 1 / (1 + Math.abs(one - other));
const roles = { mentee: Person, mentor: Person };
const mentoring = pairs({
  roles,
  criteria: { near: ({ mentee, mentor }) => near(mentee.level, mentor.level) },
  weights: { near: 1 },
});
const buddies = peers({
  of: Person,
  criteria: { near: (one, other) => near(one.level, other.level) },
  weights: { near: 1 },
  odd: "bye",
});
const program = formats({
  roles,
  steps: {
    "one-on-one": { program: mentoring, as: { mentee: "mentee", mentor: "mentor" }, share: 0.4 },
    peers: { program: buddies, as: { person: "mentee" } },
  },
});
// The last of each side is like nobody else, so that nothing is left to chance.
const people = (...ids: readonly string[]) => ids.map((id, at) => ({ id, level: at === ids.length - 1 ? 9 + at : at }));
const cohort = cohortOf(program, { mentee: people("a", "b", "c", "d", "e"), mentor: people("x", "y", "z") });
const outcome = match(program, cohort, { seed: 1 });
const called: Readonly<Record<string, string>> = {
  a: "Ada",
  b: "Bo",
  c: "Cy",
  d: "Di",
  e: "Ed",
  x: "Xu",
  y: "Yo",
  z: "Ada",
};
const names = { mentee: (id: string) => called[id], mentor: (id: string) => called[id] };
const flat = (text: string) => text.replace(/\s+/g, " ");

describe("a report of several formats", () => {
  it("opens with what each did, then has the plan of each, then who is left over with the cause of each step", () => {
    const text = report(outcome, { names });
    const order = [
      "Plan: several formats",
      "What each format did",
      "one-on-one: Pairs",
      "peers: Groups",
      "Without a place",
      "Record",
    ];
    const places = order.map((heading) => text.indexOf(`${heading}\n`));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(flat(text)).toContain("4 of 5 on the mentee side and 2 of 3 on the mentor side have a place");
    expect(flat(text)).toContain("one-on-one, then peers; each plan is proven to be the best for those");
    expect(text).toMatch(/one-on-one +mentee +5 +2 +2 +0\.40 +1\.000/);
    expect(text).toMatch(/peers +mentee +3 +- +2 +0\.40 +0\.500/);
    expect(text.match(/Without a partner/g)).toBeNull();
    expect(text.match(/inputs \(SHA-256\)/g)).toHaveLength(1);
    expect(text).toMatch(/^mentor +Ada +one-on-one/m);
  });

  it("tells people of one name apart within a role, and shows ids without names", () => {
    const same = report(outcome, { names: { mentee: () => "Sam" } });
    expect(same).toMatch(/Sam \(a\) +x/);
    expect(report(outcome)).toMatch(/^a +x +1\.000/m);
  });

  it("is one table with the step of each row, which reads back", () => {
    const table = readTable(report(outcome, { form: "csv", names }), { file: "plan.csv" });
    expect(table.headers).toEqual(
      "step,status,mentee,mentee name,mentor,mentor name,fit,known,required,person,person name,with,with name,and,and name,left over,left over name,left over as,cause,text".split(
        ",",
      ),
    );
    const rows = table.rows.map(({ cells }) =>
      Object.fromEntries(table.headers.map((header, at) => [header, cells[at]])),
    );
    expect(
      rows.filter(({ status }) => status === "matched").map(({ step, mentee, person }) => [step, mentee || person]),
    ).toEqual([
      ["one-on-one", "a"],
      ["one-on-one", "b"],
      ["peers", "c"],
    ]);
    const left = rows.filter(({ status }) => status === "unmatched");
    expect(
      left.map((row) => [row["left over"], row["left over name"], row["left over as"], row.step, row.cause]),
    ).toEqual([
      ["e", "Ed", "mentee", "one-on-one", "most"],
      ["e", "Ed", "mentee", "peers", "odd-one-out"],
      ["z", "Ada", "mentor", "one-on-one", "most"],
    ]);
  });

  it("is Markdown, too, with reasons where they are wanted, and the same bytes again", () => {
    const markdown = report(outcome, { form: "markdown", names, reasons: true });
    expect(markdown).toContain("## What each format did");
    expect(markdown).toContain("What speaks for each pair");
    expect(markdown).toContain("What speaks for each group");
    expect(report(match(program, cohort, { seed: 1 }), { form: "markdown", names, reasons: true })).toBe(markdown);
  });

  it("shows what clashes, and at which step", () => {
    const steps = { "one-on-one": { must: [{ mentee: "a", mentor: "x" }] }, peers: { must: [["a", "b"]] } };
    const twice = match(program, cohort, { steps });
    expect(flat(report(twice))).toContain("The lists of the formats clash, so nobody has a place.");
    expect(flat(report(twice))).toContain("mentee a must be in");
    const never = match(program, cohort, { steps: { peers: { must: [["a", "b"]], never: [["a", "b"]] } } });
    const words = flat(report(never));
    expect(words).toContain(
      "There is no plan for peers, so nobody has a place. There is one for what comes before: one-on-one.",
    );
    expect(words).toContain('"never together" forbids it');
    expect(report(never, { form: "csv" })).toMatch(/no plan/);
  });

  it("refuses names of a role that the run has not, and an unknown form", () => {
    const wrong = { form: "pdf", names: { guest: () => "x" } };
    expect(codesOf(() => Reflect.apply(report, undefined, [outcome, wrong]))).toEqual(["report-form", "report-role"]);
  });
});
