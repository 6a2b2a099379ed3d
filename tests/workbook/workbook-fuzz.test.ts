import fc from "fast-check";
import { strToU8 } from "fflate";
import { readWorkbook } from "pairwright/workbook";
import { expect, test } from "vitest";
import type { Lines } from "../../src/cohort/tables/lines.js";
import { type Table, tableOf } from "../../src/cohort/tables/table.js";
import { PairwrightError } from "../../src/errors.js";
import { workbookLines } from "../../src/workbook/read-workbook.js";
import { accounted, changes, mutated } from "../cohort/mutations.js";
import { effort, seed } from "../seed.js";
import { partsOf, zipped } from "./workbooks.js";

const parts = partsOf({
  sheets: [
    {
      name: "Form1",
      rows: [
        ["ID", "Start time", "Name", "Pace"],
        [1, { xml: '<c s="0"><v>46325.7536</v></c>' }, { xml: '<c t="s"><v>0</v></c>' }, 4],
        [
          2,
          { xml: '<c s="0"><v>46326.1</v></c>' },
          { xml: '<c t="s"><v>1</v></c>' },
          { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
        ],
        [],
        [3, undefined, "Bo & <co>", { xml: '<c s="1"><v>0.5</v></c>' }],
      ],
    },
    { name: "Other", rows: [["x"]] },
  ],
  sharedStrings: "<si><t>Zoë</t></si><si><r><t>A</t></r><r><t>da</t></r></si>",
  formats: [22, "0.0%"],
});
const whole = zipped(parts);
const names = Object.keys(parts);

test("the workbook is read as it was written", async () => {
  expect((await readWorkbook(whole)).rows.map(({ cells }) => cells)).toEqual([
    ["1", "2026-10-30T18:05:11", "Zoë", "4"],
    ["2", "2026-10-31T02:24:00", "Ada", ""],
    ["", "", "", ""],
    ["3", "", "Bo & <co>", "50%"],
  ]);
});

test("bytes of the file flipped, cut, put in and doubled: the same table, or a mistake", async () => {
  const law = fc.asyncProperty(changes, async (some) => {
    const given = mutated(whole, some);
    const copy = given.slice();
    const found = await tableOrMistake(given);
    expect(given).toEqual(copy);
    // The check sums of the archive notice what happens to its parts.
    if (found !== undefined) expect(found.table.headers).toContain("Name");
  });
  await fc.assert(law, { seed, numRuns: 500 * effort });
});

test("bytes of a part changed before it is packed: a table without loss, or a mistake", async () => {
  let tables = 0;
  const law = fc.asyncProperty(fc.constantFrom(...names), changes, async (name, some) => {
    const given = zipped({ ...parts, [name]: mutated(parts[name] ?? new Uint8Array(0), some) });
    const found = await tableOrMistake(given);
    if (found === undefined) return;
    tables++;
    accounted(found.table, found.lines.lines);
  });
  await fc.assert(law, { seed, numRuns: 800 * effort });
  expect(tables).toBeGreaterThan(100 * effort);
});

test("sheets of any tags in any order: a table, or a mistake", async () => {
  const tags = [
    "<row>",
    '<row r="2">',
    "</row>",
    "<row/>",
    '<c r="A1">',
    "<c>",
    '<c r="C3" t="s">',
    '<c t="b" s="1">',
    "</c>",
    "<v>",
    "</v>",
    "<is>",
    "</is>",
    "<t>",
    "</t>",
    "1",
    "0",
    "x",
    "<f>",
    "</f>",
    "<sheetData>",
    "</sheetData>",
    '<mergeCell ref="A1:B2"/>',
    "<!-- -->",
    "<![CDATA[<c>]]>",
    "&#1;",
    "&amp;",
    "<x a=\">\" b='<'/>",
    "<",
    ">",
    '"',
  ];
  const law = fc.asyncProperty(
    fc.array(fc.constantFrom(...tags), { maxLength: 30 }),
    fc.boolean(),
    async (some, wrapped) => {
      const xml = wrapped ? `<worksheet><sheetData>${some.join("")}</sheetData></worksheet>` : some.join("");
      await tableOrMistake(zipped({ ...parts, "xl/worksheets/sheet1.xml": strToU8(xml) }));
    },
  );
  await fc.assert(law, { seed, numRuns: 500 * effort });
});

async function tableOrMistake(given: Uint8Array): Promise<{ table: Table; lines: Lines } | undefined> {
  try {
    const lines = await workbookLines(given);
    return { lines, table: tableOf(lines) };
  } catch (error) {
    if (!(error instanceof PairwrightError)) throw error;
    expect(error.mistakes.length).toBeGreaterThan(0);
    return undefined;
  }
}
