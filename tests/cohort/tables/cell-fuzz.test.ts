import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dialectNames, setAsideReasons } from "../../../src/cohort/tables/dialects/dialect.js";
import { type Lines, readLines } from "../../../src/cohort/tables/lines.js";
import { readTable, tableOf } from "../../../src/cohort/tables/table.js";
import type { TableOptions } from "../../../src/cohort/tables/table-options.js";
import { PairwrightError } from "../../../src/errors.js";
import { effort, seed } from "../../seed.js";
import { fixtures } from "./fixtures.js";

/*
 * Cells, headers and whole rows of every fixture are dropped, exchanged, doubled, blanked, made long and made odd. Whatever
 * comes of it is a table in which every row of the file is counted once, or an error of this library; never a crash.
 */
const grids = fixtures.map(({ lines }) => readLines(lines.join("\n")).lines.map(({ cells }) => [...cells]));

const odd = [
  "",
  " ",
  "\u200B",
  "\u0000",
  "\u001F\uFEFF",
  "-99",
  "1",
  "True",
  "anonymous",
  "checked",
  "Timestamp",
  "Respondent ID",
  "#",
  "ID",
  "Other",
  "Response",
  "[",
  "]",
  " [ ]",
  "Q [x]",
  " - ",
  " - Selected Choice",
  " - Text",
  "__proto__",
  "constructor",
  '{"ImportId":"QID1"}',
  '{"ImportId":',
  '{"ImportId":null}',
  '{"ImportId":"QID1","choiceId":{"a":[1]}}',
  "Unnamed: 3",
  "V1",
  "ResponseId",
  "2026-09-30 10:00:00",
  "9/8/2026",
  "44197",
  "a@x.example",
  '"a, b"',
  "'=1+1",
  "\uD800",
  "é".repeat(300),
  "a-".repeat(20_000),
  " [".repeat(20_000),
  "1/".repeat(20_000),
  '"'.repeat(20_001),
];

type Grid = string[][];
const position = fc.nat({ max: 10_000 });
const edit = fc.record({
  kind: fc.constantFrom(
    "cell",
    "drop row",
    "swap rows",
    "double row",
    "blank row",
    "drop cell",
    "double cell",
    "blank column",
    "drop column",
    "cut row",
  ),
  row: fc.oneof(fc.nat({ max: 4 }), position), // header rows more often than others
  other: position,
  column: position,
  cell: fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 12 })),
});

function edited(
  grid: Grid,
  { kind, row, other, column, cell }: { kind: string; row: number; other: number; column: number; cell: string },
): Grid {
  const rows = grid.map((cells) => [...cells]);
  if (rows.length === 0) return rows;
  const at = row % rows.length;
  const cells = rows[at] ?? [];
  const to = other % rows.length;
  const place = column % Math.max(1, cells.length);
  if (kind === "cell") cells[place] = cell;
  if (kind === "drop row") rows.splice(at, 1);
  if (kind === "swap rows") [rows[at], rows[to]] = [rows[to] ?? [], cells];
  if (kind === "double row") rows.splice(to, 0, [...cells]);
  if (kind === "blank row")
    rows.splice(
      to,
      0,
      cells.map(() => ""),
    );
  if (kind === "drop cell") cells.splice(place, 1);
  if (kind === "double cell") cells.splice(place, 0, cells[place] ?? "");
  if (kind === "blank column") for (const one of rows) if (place < one.length) one[place] = "";
  if (kind === "drop column") for (const one of rows) one.splice(place, 1);
  if (kind === "cut row") cells.splice(place);
  return rows;
}

const options: fc.Arbitrary<TableOptions> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.record(
    {
      dialect: fc.constantFrom(...dialectNames),
      headerRows: fc.integer({ min: 1, max: 4 }),
      titleRows: fc.nat({ max: 3 }),
      keep: fc.subarray([...setAsideReasons]),
      dateOrder: fc.constantFrom("day first" as const, "month first" as const),
    },
    { requiredKeys: [] },
  ),
);

function tableOrError(make: () => ReturnType<typeof tableOf>) {
  try {
    return make();
  } catch (error) {
    if (error instanceof PairwrightError) return undefined;
    throw error;
  }
}

function counted(made: ReturnType<typeof tableOrError>, rows: number, blankRows: number) {
  if (made === undefined) return false;
  expect(made.titleRows + made.headerRows + made.rows.length + made.setAside.length).toBe(rows);
  expect(made.blankRows).toBe(blankRows);
  const numbers = [...made.rows.map(({ number }) => number), ...made.setAside.map(({ row }) => row)];
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(new Set(made.headers).size).toBe(made.headers.length);
  expect(made.columns).toHaveLength(made.headers.length);
  expect(made.rows.every(({ cells }) => cells.length === made.headers.length)).toBe(true);
  return true;
}

describe("cells of every dialect", () => {
  test("mutated rows give a table that counts each of them once, or a mistake", () => {
    let tables = 0;
    let errors = 0;
    const law = fc.property(
      fc.constantFrom(...grids),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      options,
      (grid, edits, told) => {
        const cells = edits.reduce(edited, grid);
        const lines = cells.map((row, index) => ({ number: index + 1, cells: Object.freeze(row) }));
        const given: Lines = { file: "fuzz.csv", delimiter: ",", encoding: "text", lines, blankRows: 3, warnings: [] };
        if (
          counted(
            tableOrError(() => tableOf(given, told)),
            lines.length,
            3,
          )
        )
          tables++;
        else errors++;
      },
    );
    fc.assert(law, { seed, numRuns: 3000 * effort });
    // Both ends are reached often, or the law would say little.
    expect(tables).toBeGreaterThan(1000 * effort);
    expect(errors).toBeGreaterThan(100 * effort);
    process.stdout.write(`cells of dialects: ${tables + errors} cases, ${tables} tables, ${errors} errors\n`);
  });

  test("written as CSV and read back, the same holds", () => {
    const law = fc.property(
      fc.constantFrom(...grids),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      (grid, edits) => {
        const cells = edits.reduce(edited, grid).map((row) => (row.length === 0 ? [""] : row));
        const text = cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n");
        const lines = tableOrErrorLines(text);
        if (lines === undefined) return;
        counted(
          tableOrError(() => readTable(text, { delimiter: "," })),
          lines.lines.length,
          lines.blankRows,
        );
      },
    );
    fc.assert(law, { seed, numRuns: 600 * effort });
  });
});

function tableOrErrorLines(text: string): Lines | undefined {
  try {
    return readLines(text, { delimiter: "," });
  } catch (error) {
    if (error instanceof PairwrightError) return undefined;
    throw error;
  }
}
