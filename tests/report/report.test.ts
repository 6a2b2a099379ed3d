import {
  cohortOf,
  coverage,
  explain,
  type FormName,
  type Infeasible,
  match,
  overlap,
  type Plan,
  pairs,
  report,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../mistakes.js";

const Person = z.object({
  id: z.string(),
  skills: z.array(z.string()),
  hobbies: z.array(z.string()).optional(),
  places: z.int(),
});

const program = pairs({
  roles: { mentee: Person, mentor: Person },
  capacity: { mentee: ({ places }) => ({ min: places, max: 1 }), mentor: ({ places }) => places },
  rules: { "not ada with alan": ({ mentee, mentor }) => mentee.id !== "ada" || mentor.id !== "alan" },
  criteria: {
    skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills },
    hobbies: { by: overlap(), mentee: (p) => p.hobbies, mentor: (p) => p.hobbies },
  },
  weights: { skills: 3, hobbies: 1 },
});

const mentors = [
  { id: "alan", skills: ["sql"], hobbies: ["chess"], places: 1 },
  { id: "grace", skills: ["sql", "go"], hobbies: ["chess", "tea"], places: 1 },
];
const mentees = [
  { id: "ada", skills: ["sql", "go"], hobbies: ["tea"], places: 0 },
  { id: "bo", skills: ["sql"], places: 0 },
  { id: "cy", skills: ["go"], hobbies: [], places: 0 },
];
const plan = settled(match(program, cohortOf(program, { mentee: mentees, mentor: mentors }), { seed: 1 }));

/** What depends on the machine and the version made the same everywhere. */
function steady(written: string): string {
  return written
    .replace(/(pairwright(?: \||,)? +)\d+\.\d+\.\d+/g, "$1(version)")
    .replace(/(time-zone data[ |]+)[^\s|]+/, "$1(of the machine)")
    .replace(/[0-9a-f]{64}/, "(SHA-256)");
}

describe("a plan", () => {
  it("as text", () => {
    expect(steady(report(plan))).toMatchSnapshot();
  });

  it("as text with names and what speaks for each pair", () => {
    const called = new Map([
      ["ada", "Ada Lovelace"],
      ["cy", "  "],
    ]);
    const names = { mentee: (id: string) => called.get(id), mentor: () => "The mentor" };
    const written = report(plan, { form: "text", names, reasons: true });
    expect(written).toContain("Ada Lovelace  The mentor (grace)");
    expect(written.replaceAll("\n  ", " ")).toContain(
      "- Ada Lovelace and The mentor (grace): skills 0.750, hobbies 0.125. They share: tea. The mentee can learn: sql; go.",
    );
    expect(written).toContain("Unknown: hobbies.");
  });

  it("as Markdown", () => {
    expect(steady(report(plan, { form: "markdown" }))).toMatchSnapshot();
  });

  it("as CSV, with a byte order mark and CRLF", () => {
    const rows = report(plan, { form: "csv" }).split("\r\n");
    expect(rows.slice(0, 3)).toEqual([
      "\uFEFFstatus,mentee,mentor,fit,known,required,cause,text",
      "matched,ada,grace,0.875000,1.000000,no,,",
      // 3/4 for skills, and for hobbies, of which bo says nothing, 1/4 of the mean of 1/2 (ada, grace), 0 and 0 (cy).
      "matched,bo,alan,0.791667,0.750000,no,,",
    ]);
    expect(rows[3]).toMatch(/^unmatched,cy,,,,,competition,"?mentee cy may meet 2/);
    expect(rows.slice(4)).toEqual([""]);
  });

  it("as CSV with names and reasons", () => {
    const names = { mentee: (id: string) => `Miss ${id}` };
    const [head, first] = report(plan, { form: "csv", names, reasons: true }).split("\r\n");
    expect(head).toBe(
      "\uFEFFstatus,mentee,mentee name,mentor,fit,known,required,they share,mentee can learn,mentor can learn,unknown,cause,text",
    );
    expect(first).toBe("matched,ada,Miss ada,grace,0.875000,1.000000,no,tea,sql; go,,,,");
  });

  it("marks pairs that had to be made, where there are any", () => {
    const must = [{ mentee: "cy", mentor: "grace" }];
    const forced = settled(match(program, cohortOf(program, { mentee: mentees, mentor: mentors }), { must }));
    expect(report(forced)).toMatch(/^mentee +mentor +fit +known +required$/m);
    expect(report(forced)).toMatch(/^cy +grace .* yes$/m);
    expect(report(forced, { form: "csv" })).toMatch(/^matched,cy,grace,.*,yes,,\r$/m);
    expect(report(plan)).not.toMatch(/^mentee +mentor +fit +known +required$/m);
  });

  it("that is empty, says so", () => {
    const nobody = settled(match(program, cohortOf(program, { mentee: [], mentor: [] })));
    const written = report(nobody);
    expect(written).toContain("0 of 0 on the mentee side and 0 of 0 on the mentor side have a partner, in 0 pairs.");
    expect(written).toContain("There are none.");
    expect(written).toContain("Nobody.");
  });

  it("that is not proven, says by how much another could be better", () => {
    const { prices: _, ...body } = { prices: undefined, ...plan };
    const loose = (people: number, fit?: number): Plan<"mentee" | "mentor"> => ({
      ...body,
      status: "feasible",
      gap: fit === undefined ? { people } : { people, fit },
    });
    const flat = (written: string) => written.replaceAll(/\s+/g, " ");
    expect(flat(report(loose(2)))).toContain(
      "Not proven to be the best. Another plan could match up to 2 more on the mentee side. ",
    );
    expect(flat(report(loose(0, 1.25)))).toContain(
      "Not proven to be the best. No plan matches more people on the mentee side; one that matches as many could have up to 1.250 more fit in sum.",
    );
    expect(report(loose(0, 1.25))).not.toContain("Proven:");
  });

  it("survives JSON, but then cannot tell its reasons", () => {
    const back: Plan<"mentee" | "mentor"> = JSON.parse(JSON.stringify(plan));
    expect(report(back)).toBe(report(plan));
    expect(codesOf(() => report(back, { reasons: true }))).toEqual(["plan-detached"]);
  });

  it("shows the numbers that explain gives", () => {
    const { fit } = explain(plan, { mentee: "bo", mentor: "alan" });
    expect(report(plan)).toMatch(new RegExp(`^bo +alan +${fit?.toFixed(3)} +0.75$`, "m"));
  });
});

describe("an outcome without a plan", () => {
  const needy = mentees.map((mentee) => ({ ...mentee, places: 1 }));
  const outcome = match(program, cohortOf(program, { mentee: needy, mentor: mentors }));

  it("is shown with what clashes and what would help", () => {
    expect(outcome.status).toBe("infeasible");
    const written = report(outcome).split("\nRecord\n")[0];
    expect(written).toMatchInlineSnapshot(`
      "No plan
      =======

      No plan keeps every rule and every number of places: 1 clash. Nobody was paired.

      Clash 1
      -------

      The mentee side needs at least 3 places, the mentor side has 2 at most.

      Any of these would help:

      - Find 1 more place on the mentor side.
      - Lower the least number of partners on the mentee side.
      "
    `);
  });

  it.each(["markdown", "csv"] as const)("has the same in %s", (form: FormName) => {
    const written = report(outcome, { form, reasons: true });
    if (outcome.status !== "infeasible") throw new Error("there is a plan");
    for (const { text, remedies } of outcome.conflicts) {
      for (const words of [text, ...remedies]) expect(written).toContain(words);
    }
  });

  it("calls its clashes rows of their own in CSV", () => {
    const [head, ...rows] = report(outcome, { form: "csv" }).split("\r\n");
    expect(head).toBe("\uFEFFstatus,mentee,mentor,fit,known,required,cause,text");
    expect(rows[0]).toMatch(/^no plan,,,,,,too-few-places,"?The mentee side needs/);
  });

  it("keeps what the coordinator should know", () => {
    const warned: Infeasible<string> = { ...infeasibleOf(), warnings: [{ code: "gone", text: "2 people are gone." }] };
    expect(report(warned)).toContain("- 2 people are gone.");
  });

  function infeasibleOf(): Infeasible<string> {
    if (outcome.status !== "infeasible") throw new Error("there is a plan");
    return outcome;
  }
});

describe("refuses", () => {
  it("a form that is not there, and a role that the plan does not have, both at once", () => {
    const options = JSON.parse('{ "form": "txt", "names": { "mentees": null } }');
    expect(() => report(plan, options)).toThrowErrorMatchingInlineSnapshot(`
      [PairwrightError: report: 2 mistakes
        1. form is "txt": there is no such form. Did you mean "text"?
        2. names.mentees: the plan has no such role. Did you mean "mentee"?]
    `);
    expect(codesOf(() => report(plan, options))).toEqual(["report-form", "report-role"]);
  });
});
