import fc from "fast-check";
import { expect, test } from "vitest";
import { readLines } from "../../src/cohort/tables/lines.js";
import { readTable, type Table } from "../../src/cohort/tables/table.js";
import { isBlank } from "../../src/cohort/text.js";
import { PairwrightError } from "../../src/errors.js";
import { effort, seed } from "../seed.js";
import { utf8, utf16 } from "./bytes.js";
import { accounted, type Change, changes, mutated } from "./mutations.js";

const rows = [
  ["Timestamp", "Name", "What are your goals?", "Pace [1 to 5]", ""],
  ["2026/10/30 3:08:44 PM GMT+1", "Zoë", 'say "hi", or\nnot; never', "4", "x"],
  ["2026/10/30 3:09:01 PM GMT+1", "Ada | Bo", "a;b,c\td", "3,5", ""],
  ["", "", "", "", ""],
  ["2026/10/31 9:00:00 AM GMT+1", "René €", "", "", "'=1+1"],
];

/** One file for each delimiter, line end and encoding. */
const files = [",", ";", "\t", "|"].flatMap((delimiter, at) => {
  const end = ["\r\n", "\n", "\r"][at % 3] ?? "\n";
  const written = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(end);
  const western = Uint8Array.from(written, (letter) => (letter === "€" ? 0x80 : letter.charCodeAt(0)));
  const texts = [
    utf8(written),
    utf8(`\uFEFFsep=${delimiter}\r\n${written}`),
    utf16(`\uFEFF${written}`, "le"),
    utf16(written, "be"),
    western,
  ];
  return texts.map((bytes) => ({ delimiter, bytes }));
});

test("the files are read as they were written", () => {
  for (const { delimiter, bytes } of files) {
    expect(readTable(bytes)).toMatchObject({ delimiter, questions: rows[0] });
    expect(readLines(bytes).lines.map(({ cells }) => cells)).toEqual(rows);
  }
});

test("bytes flipped, cut, put in and doubled: a table without loss, or a mistake", () => {
  const tables: number[] = [];
  const law = fc.property(fc.constantFrom(...files), changes, ({ bytes }, some: readonly Change[]) => {
    const given = mutated(bytes, some);
    const copy = given.slice();
    const table = tableOrMistake(given);
    expect(given).toEqual(copy);
    if (table === undefined) return;
    tables.push(table.rows.length);
    const { lines, blankRows } = readLines(given);
    accounted(table, lines);
    // All rows of the text are there: line ends outside quotes, counted by nobody but this test.
    expect(lines.length + blankRows).toBeLessThanOrEqual(given.length + 1);
    expect(lines.at(-1)?.cells.every(isBlank)).toBe(false);
  });
  fc.assert(law, { seed, numRuns: 4000 * effort });
  // Enough of both, or the law says nothing.
  expect(tables.length).toBeGreaterThan(1000 * effort);
  expect(tables.length).toBeLessThan(3900 * effort);
});

test("any bytes at all: a table, or a mistake", () => {
  const law = fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void tableOrMistake(bytes));
  fc.assert(law, { seed, numRuns: 2000 * effort });
});

test("any text made of what separates: a table, or a mistake", () => {
  const letters = fc.array(fc.constantFrom(..."\",;\t|\n\r \0\uFEFF\u200bas='=ep"), { maxLength: 200 });
  const law = fc.property(letters, (some) => void tableOrMistake(some.join("")));
  fc.assert(law, { seed, numRuns: 2000 * effort });
});

test("time grows with the file, not faster: texts that lead readers astray", () => {
  const kinds = [
    '"',
    '""',
    '"x',
    '"x"y',
    '" ',
    ",",
    ';"',
    "\n",
    '"\n',
    "\r",
    "x",
    " ",
    "a,\n",
    '"a"b"c,',
    "<",
    "sep=",
    "\u00a0",
    "=|",
  ];
  for (const kind of kinds) {
    const long = kind.repeat(Math.ceil(500_000 / kind.length));
    const start = performance.now();
    tableOrMistake(`a,b\n${long}`);
    tableOrMistake(utf16(long, "le"));
    // A second would do on an idle machine; what grows with the square would take hours.
    expect([kind, performance.now() - start < 20_000]).toEqual([kind, true]);
  }
});

function tableOrMistake(given: string | Uint8Array): Table | undefined {
  try {
    return readTable(given);
  } catch (error) {
    if (!(error instanceof PairwrightError)) throw error;
    expect(error.mistakes.length).toBeGreaterThan(0);
    for (const { message, remedy, value } of error.mistakes) {
      expect(`${message}${remedy}${value}`.length).toBeLessThan(1000);
    }
    return undefined;
  }
}
