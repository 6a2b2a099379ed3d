import fc from "fast-check";
import { type CirclesPlan, circles, cohortOf, type FormName, match, readTable, report, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { escaped } from "../../src/report/markdown.js";
import { brief, printable } from "../../src/report/printable.js";
import { widthOf } from "../../src/report/width.js";
import { codesOf } from "../mistakes.js";
import { program as led } from "../reasons/circle-questions.js";
import { effort, seed } from "../seed.js";
import { hostile } from "./outcomes.js";

const Person = z.object({ id: z.string() });
/** Circles of two or three; people fit the better the nearer their ids are in length, and "alone" sits with nobody. */
const program = circles({
  of: Person,
  size: { min: 2, max: 3 },
  rules: { "not with alone": (one, other) => one.id !== "alone" && other.id !== "alone" },
  criteria: { near: (one, other) => (one.id.length === other.id.length ? 1 : 0.5) },
  weights: { near: 1 },
});
const outcomeOf = (ids: readonly string[]) =>
  match(program, cohortOf(program, { member: ids.map((id) => ({ id })) }), { seed, steps: 2000 });
const planOf = (ids: readonly string[]) => settled(outcomeOf(ids));
const plainly = (text: string) => text.replace(/\s+/g, " ");

const member = (id: string, pace: number, wants: string[]) => {
  return { id, pace, team: id, boss: "", wants, offers: [], free: id === "di" ? "2" : "12" };
};
const withLeads = settled(
  match(
    led,
    cohortOf(led, {
      member: [member("ada", 1, ["a", "b"]), member("bo", 1, ["c"]), member("cy", 4, ["a"]), member("di", 3, ["d"])],
      lead: [
        { id: "grace", warm: 1, offers: ["a"], free: "1" },
        { id: "hal", warm: 4, offers: ["d"], free: "" },
      ],
    }),
    { seed },
  ),
);

describe("the report of circles", () => {
  it("says how many of how many have a place, in which sizes, and what is proven and how", () => {
    const text = plainly(report(planOf(["a", "b", "cc", "dd", "ee", "alone"])));
    expect(text).toContain("5 of 6 people have a place, in 2 circles: 1 of 2 and 1 of 3.");
    expect(text).toContain(
      "Proven, by looking at every way to divide these people: no other plan of as many circles that keeps the rules",
    );
    expect(text).toContain("Without a circle");
    expect(text).toMatch(/alone alone may sit with 0 other members/);
    expect(text).not.toContain("lead");
  });

  it("says how far the best can be where it is not proven, never nearer than it is", () => {
    const plan: CirclesPlan = {
      ...planOf(["a", "b", "c", "d"]),
      status: "feasible",
      gap: { people: 0, worth: 0.12345 },
      bound: { people: 4, worth: 4.12345, by: "best partners" },
    };
    expect(plan.totals.worth).toBe(4);
    const text = plainly(report(plan));
    expect(text).toContain(
      "No plan gives more people a place. Among those that give as many, none can be more than 3.1 % better",
    );
    expect(text).toContain("are worth 4.00 together, and those of none can be worth more than 4.12.");
    expect(text).toContain("by giving everybody the partners who are best for them");
    const open: CirclesPlan = { ...plan, gap: { people: 1 } };
    expect(plainly(report(open))).toContain("Another one might give one more person a place.");
  });

  it("shows leads, time and who cannot come, parts, and leads without a circle", () => {
    const text = report(withLeads, { names: { member: (id) => id.toUpperCase(), lead: (id) => `Dr ${id}` } });
    expect(plainly(text)).toContain("1 of 2 leads lead a circle.");
    expect(text).toMatch(/circle {2}led by +members +fit +lowest +known +meets +starts +cannot come then\n/);
    expect(text).toMatch(/ 1 {2}Dr grace +4 .+ at 1 +1 {2}DI\n/);
    expect(text).toMatch(/circle {2}member +fit +from others +from leads +covered +known\n/);
    expect(text).toMatch(/Leads without a circle\n-+\n/);
    expect(text).toMatch(/^Dr hal +Dr hal has 0 starts a week, and a circle needs 1\.$/m);
  });

  it("says what each member finds when asked, and refuses it for plans of elsewhere", () => {
    const text = plainly(report(withLeads, { reasons: true }));
    expect(text).toContain(
      'ada, circle 1: fit with grace 0.063; best with bo, fit 1.000; "a" from grace; nobody for "b".',
    );
    expect(codesOf(() => report(structuredClone(withLeads), { reasons: true }))).toEqual(["plan-detached"]);
    expect(report(structuredClone(withLeads))).toBe(report(withLeads));
  });

  it("is a table of one row for each member, each person in no circle and each free lead", () => {
    const { headers, rows } = readTable(report(withLeads, { form: "csv" }));
    expect(headers).toEqual(
      "status,circle,member,leads,fit,from others,from leads,covered,known,circle fit,circle lowest,meets,starts,can come,required,cause,text".split(
        ",",
      ),
    );
    expect(rows.map(({ cells }) => cells.slice(0, 4))).toEqual([
      ["matched", "1", "ada", "grace"],
      ["matched", "1", "bo", "grace"],
      ["matched", "1", "cy", "grace"],
      ["matched", "1", "di", "grace"],
      ["free lead", "", "", "hal"],
    ]);
    expect(rows.map(({ cells }) => cells[13])).toEqual(["yes", "yes", "yes", "no", ""]);
    const left = readTable(report(planOf(["a", "b", "alone"]), { form: "csv", names: { member: (id) => `(${id})` } }));
    expect(left.rows[2]?.cells.slice(0, 4)).toEqual(["unmatched", "", "alone", "(alone)"]);
  });

  it("knows its roles, and what clashes", () => {
    const plan = planOf(["a", "b"]);
    expect(codesOf(() => report(plan, { names: { lead: () => "" } }))).toEqual(["report-role"]);
    const program3 = circles({
      of: Person,
      size: { min: 2, max: 2 },
      rules: { nobody: () => false },
      criteria: { near: () => 1 },
      weights: { near: 1 },
    });
    const clash = match(program3, cohortOf(program3, { member: [{ id: "a" }, { id: "b" }] }), { must: [["a", "b"]] });
    expect(clash.status).toBe("infeasible");
    expect(report(clash)).toContain("Nobody was put into a circle.");
  });
});

/** How a person stands in a report of each form. */
const shownAs: Readonly<Record<FormName, (id: string) => string>> = {
  text: brief,
  markdown: (id) => escaped(brief(id)),
  csv: (id) => printable(id).replaceAll('"', '""'),
};

const ids = fc.uniqueArray(
  hostile.filter((text) => text.trim() !== "" && printable(text) !== ""),
  { selector: printable, minLength: 2, maxLength: 7 },
);

describe.each(["text", "markdown", "csv"] as const)("hostile names in the form %s", (form) => {
  it("do no harm, and everybody is named", () => {
    fc.assert(
      fc.property(ids, (people) => {
        const outcome = outcomeOf(people);
        const written = report(outcome, { form, reasons: outcome.status !== "infeasible" });
        for (const id of people) expect(written).toContain(shownAs[form](id));
        const body = form === "csv" ? written.slice(1).replaceAll("\r\n", "\n") : written;
        expect(body.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cs}|(?![\u200C\u200D])\p{Cf}/u);
        if (form === "text") for (const line of written.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(100);
        if (form === "markdown") expect(written).not.toMatch(/[<>]/);
        if (form === "csv") {
          const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;
          for (const { cells } of readTable(written).rows) for (const cell of cells) expect(cell).not.toMatch(formula);
        }
      }),
      { seed, numRuns: 60 * effort },
    );
  });
});
