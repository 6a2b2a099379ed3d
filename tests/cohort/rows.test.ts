import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  describeIntake,
  duplicatePolicies,
  email,
  intake,
  type Mapping,
  readTable,
  type SourceReport,
  safeIntake,
  scale,
  suggestMapping,
} from "../../src/cohort/index.js";
import { effort, seed } from "../seed.js";
import { sharedFile } from "../shared-data.js";

const Person = z.object({ id: email("Email"), pace: scale("Pace", { from: 1, to: 5 }).optional() });
const program = { roles: { mentee: Person } } as const;

const accounted = (source: SourceReport) =>
  source.people + source.replaced + source.faulty + source.heldBack + source.blankRows + source.setAside.length;

/** A row of a random table, and what is to become of it if nobody answered twice. */
const rows = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom("a", "b", "c", "d").map((who) => ({ cells: [`${who}@x.org`, "3"], kind: "good" })),
    },
    fc.constant({ cells: ["", ""], kind: "blank" }),
    fc.constantFrom(["e@x.org", "9"], ["nobody", "1"], ["", "2"]).map((cells) => ({ cells, kind: "bad" })),
  ),
  { maxLength: 12 },
);
const previews = fc.array(fc.constantFrom("previews" as const, "unfinished" as const), { maxLength: 3 });

describe("law: rows in = people + rows reported", () => {
  const made = (
    list: readonly { readonly cells: readonly string[] }[],
    reasons: readonly ("previews" | "unfinished")[],
    file: string,
  ) => ({
    ...readTable(["Email,Pace", ...list.map(({ cells }) => cells.join(","))].join("\n"), { file }),
    setAside: reasons.map((reason, at) => ({ row: 100 + at, reason })),
  });

  test("whatever is in the tables, with every policy, with a mapping or without", () => {
    const mapping: Mapping = { version: 1, fields: { id: "Email", pace: "Pace" } };
    const law = fc.property(
      fc.array(fc.tuple(rows, previews), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...duplicatePolicies),
      fc.boolean(),
      (lists, duplicates, mapped) => {
        const tables = lists.map(([list, reasons], at) => made(list, reasons, `${at}.csv`));
        const options = { duplicates, ...(mapped ? { mappings: { mentee: mapping } } : {}) };
        const result = safeIntake(program, { mentee: tables }, options);
        const { sources } = result.ok ? result.cohort.report : result.report;
        const all = lists.flatMap(([list]) => list);
        expect(sources.map((source) => source.rowsIn)).toEqual(
          lists.map(([list, reasons]) => list.length + reasons.length),
        );
        expect(sources.map(accounted)).toEqual(sources.map((source) => source.rowsIn));
        const total = (key: "people" | "replaced" | "faulty" | "heldBack" | "blankRows") =>
          sources.reduce((sum, source) => sum + source[key], 0);
        const count = (kind: string) => all.filter((row) => row.kind === kind).length;
        expect(total("blankRows")).toBe(count("blank"));
        if (result.ok) {
          expect([total("faulty"), total("heldBack")]).toEqual([0, 0]);
          expect(total("people")).toBe(result.cohort.people.mentee.length);
        } else {
          expect(total("people")).toBe(0);
          // Each faulty row is named by a mistake, and rows that are named by none are held back or replaced.
          const named = new Set(result.mistakes.map(({ where }) => where.split(", column")[0]));
          expect(total("faulty")).toBe(named.size);
        }
        const wrong = all.filter(({ kind, cells }) => kind === "bad" && cells[0] !== "e@x.org").length;
        expect(total("faulty")).toBeGreaterThanOrEqual(wrong > 0 ? 1 : 0);
      },
    );
    fc.assert(law, { seed, numRuns: 400 * effort });
  });

  test("row objects and things that are none", () => {
    const mentee = [{ Email: "a@x.org" }, { Email: "" }, 7, { Email: "nobody" }, null] as object[];
    const result = safeIntake(program, { mentee });
    if (result.ok) throw new Error("7 is no person");
    expect(result.report.sources[0]).toMatchObject({ rowsIn: 5, blankRows: 1, faulty: 3, heldBack: 1, people: 0 });
  });

  test("a role whose schema cannot be read holds its rows back", () => {
    const roles = { mentee: z.custom<{ id: string }>(() => true) };
    const result = safeIntake({ roles }, { mentee: readTable("id\na\n") });
    expect(result.ok ? [] : result.report.sources).toMatchObject([{ rowsIn: 1, heldBack: 1, people: 0 }]);
  });

  test("a mistake of the whole sheet is no mistake of its rows", () => {
    const result = safeIntake(program, { mentee: readTable("Mail,Pace\na@x.org,1\nb@x.org,9\n") });
    expect(result.ok ? [] : result.report.sources).toMatchObject([{ rowsIn: 2, heldBack: 1, faulty: 1 }]);
  });
});

test("the report tells what became of every row", () => {
  const list = ["a@x.org,1", "a@x.org,2", ",", "b@x.org,3"].map((line) => ({ cells: line.split(",") }));
  const table = {
    ...readTable(["Email,Pace", ...list.map(({ cells }) => cells.join(","))].join("\n"), { file: "m.csv" }),
    setAside: [
      { row: 6, reason: "previews" as const },
      { row: 7, reason: "unfinished" as const },
      { row: 8, reason: "previews" as const },
    ],
  };
  const { report } = intake(program, { mentee: table }, { duplicates: "latest" });
  expect(describeIntake(report)).toMatchInlineSnapshot(`
    "m.csv (mentee): 3 rows read, 2 people taken in.
      1 row gave way to another form of the same person.
      2 rows were set aside (previews): 6, 8.
      1 row was set aside (unfinished): 7.
      1 blank row was skipped.
      Used: "Email" as id, "Pace" as pace.
    1 repeated form was settled:
      a@x.org: kept m.csv, row 3, instead of m.csv, row 2"
  `);
  const refused = safeIntake(program, { mentee: table });
  expect(describeIntake(refused.ok ? refused.cohort.report : refused.report)).toMatchInlineSnapshot(`
    "m.csv (mentee): 3 rows read, 0 people taken in.
      1 row has a mistake.
      2 rows have no mistake, but wait for the rest.
      2 rows were set aside (previews): 6, 8.
      1 row was set aside (unfinished): 7.
      1 blank row was skipped.
      Used: "Email" as id, "Pace" as pace."
  `);
});

const realFiles = [
  "survey-exports/gruepr-testdata.csv",
  "survey-exports/qualtrics-consent-and-text.csv",
  "survey-exports/qualtrics-three-header-rows.csv",
  "survey-exports/surveymonkey-two-header-rows.csv",
  "mentoring-real/googleforms-vt-me-mentoring.csv",
];

test.each(realFiles)("%s: a confirmed proposal uses every column once, and every row is accounted for", (path) => {
  const text = sharedFile(path);
  if (text === undefined) return;
  const table = readTable(text, { file: path });
  const names = ["email", "name", "firstName", "lastName", "capacity", "experience", "wishes"] as const;
  const shape = Object.fromEntries(names.map((name) => [name, z.string().optional()]));
  const Row = z.object({ id: z.string().default("somebody"), ...shape });
  const { mapping, undecided } = suggestMapping(names, table);
  const rest = undecided.flatMap(({ columns }) => columns.map((header) => table.headers.indexOf(header) + 1));
  const confirmed = { ...mapping, ignored: [...(mapping.ignored ?? []), ...rest.map((column) => ({ column }))] };
  const options = { mappings: { mentee: confirmed }, duplicates: "first" } as const;
  const { report, people } = intake({ roles: { mentee: Row } }, { mentee: table }, options);
  const [source] = report.sources;
  if (source === undefined) throw new Error("a table has a report");
  expect(source.rowsIn).toBe(table.rows.length + table.setAside.length + table.blankRows);
  expect(accounted(source)).toBe(source.rowsIn);
  expect(source.people).toBe(people.mentee.length);
  expect(source.unused).toEqual([]);
  const uses = [...source.columns.map(({ column }) => column), ...source.ignored, ...source.sealed, ...source.ofTool];
  expect(uses.toSorted()).toEqual([...new Set(uses)].toSorted());
  const nameless = table.headers.filter((_, at) => table.questions[at] === "");
  expect(table.headers.filter((header) => !uses.includes(header) && !nameless.includes(header))).toEqual([]);
});
