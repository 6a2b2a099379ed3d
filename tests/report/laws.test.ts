import fc from "fast-check";
import { type FormName, forms, type Outcome, readTable, report } from "pairwright";
import { describe, expect, it } from "vitest";
import { escaped } from "../../src/report/markdown.js";
import { brief, printable } from "../../src/report/printable.js";
import { widthOf } from "../../src/report/width.js";
import { effort, seed } from "../seed.js";
import { hostile, outcomes, type Role } from "./outcomes.js";

/** How a person stands in a report of each form; a form without an entry fails to compile. */
const shownAs: Readonly<Record<FormName, (id: string) => string>> = {
  text: brief,
  markdown: (id) => escaped(brief(id)),
  csv: (id) => printable(id).replaceAll('"', '""'),
};

const formNames = Object.keys(shownAs) as FormName[];
const runs = { seed, numRuns: 200 * effort };

it("every form stands under the laws", () => {
  expect(Object.keys(forms).sort()).toEqual([...formNames].sort());
});

describe.each(formNames)("the form %s", (form) => {
  const law = (holds: (written: string, outcome: Outcome<Role>) => void) =>
    fc.assert(
      fc.property(outcomes, (outcome) => {
        holds(report(outcome, { form }), outcome);
      }),
      runs,
    );

  it("gives the same text for an equal outcome", () => {
    law((written, outcome) => {
      expect(report(structuredClone(outcome), { form })).toBe(written);
    });
  });

  it("holds no control or invisible characters but line ends and the byte order mark of CSV", () => {
    law((written) => {
      const body = form === "csv" ? written.slice(1).replaceAll("\r\n", "\n") : written;
      expect(body.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cs}|(?![\u200C\u200D])\p{Cf}/u);
      expect(body.endsWith("\n")).toBe(true);
    });
  });

  it("names both people of every pair and everybody without a partner", () => {
    law((written, outcome) => {
      if (outcome.status === "infeasible") return;
      const people = [
        ...outcome.pairs.flatMap((pair) => outcome.roles.map((role) => pair[role])),
        ...outcome.unmatched.map(({ id }) => id),
      ];
      for (const id of people) expect(written).toContain(shownAs[form](id));
    });
  });

  it("never shows a percentage", () => {
    law((written) => {
      expect(written).not.toContain("%");
    });
  });

  it("shows any name that is given for an id", () => {
    fc.assert(
      fc.property(outcomes, hostile, (outcome, name) => {
        if (outcome.status === "infeasible" || outcome.pairs.length === 0) return;
        const written = report(outcome, { form, names: { mentee: () => name } });
        expect(written).toContain(shownAs[form](name));
      }),
      runs,
    );
  });
});

it("text keeps within 100 columns", () => {
  fc.assert(
    fc.property(outcomes, fc.nat({ max: 150 }), (outcome, length) => {
      const names = { mentee: (id: string) => `${id} ${"long ".repeat(length / 5)}${"x".repeat(length)}` };
      for (const line of report(outcome, { names }).split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(100);
    }),
    runs,
  );
});

it("a row of a Markdown table has as many cells as its header, and no HTML gets through", () => {
  fc.assert(
    fc.property(outcomes, (outcome) => {
      const written = report(outcome, { form: "markdown" });
      expect(written).not.toMatch(/[<>]/);
      let cells = 0;
      for (const line of written.split("\n")) {
        // A backslash takes the meaning off the character after it, whichever that is.
        const bars = line.replace(/\\./g, "").split("|").length - 1;
        if (!line.startsWith("| ")) cells = 0;
        else if (cells === 0) cells = bars;
        else expect(bars).toBe(cells);
      }
    }),
    runs,
  );
});

it("CSV is read back by readTable, row by row, and no cell is a formula", () => {
  fc.assert(
    fc.property(outcomes, (outcome) => {
      const { headers, rows } = readTable(report(outcome, { form: "csv" }));
      for (const cell of rows.flatMap(({ cells }) => cells)) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
      const columns = ["status", "mentee", "mentor"].map((header) => headers.indexOf(header));
      const read = rows.map(({ cells }) => columns.map((at) => cells[at]?.replace(/^'(?=[=+\-@＝＋－＠])/, "")));
      expect(read).toEqual(rowsOf(outcome));
    }),
    runs,
  );
});

function rowsOf(outcome: Outcome<Role>): string[][] {
  if (outcome.status === "infeasible") return outcome.conflicts.map(() => ["no plan", "", ""]);
  const shown = (text = "") => printable(text).replace(/^'(?=[=+\-@＝＋－＠])/, "");
  return [
    ...outcome.pairs.map(({ mentee, mentor }) => ["matched", shown(mentee), shown(mentor)]),
    ...outcome.unmatched.map(({ role, id }) => [
      "unmatched",
      role === "mentee" ? shown(id) : "",
      role === "mentor" ? shown(id) : "",
    ]),
  ];
}

it("making a printable text printable changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(printable(printable(text))).toBe(printable(text));
    }),
    runs,
  );
});
