import { readTable } from "pairwright";
import { readWorkbook, type WorkbookOptions } from "pairwright/workbook";
import { describe, expect, test } from "vitest";
import type { Lines, LinesOptions } from "../../src/cohort/tables/lines.js";
import { workbookLines } from "../../src/workbook/read-workbook.js";
import { type Cell, sheetOf, sheetXml, workbook } from "./workbooks.js";

const header = ["Name", "Answer"];
const read = async (bytes: Uint8Array, options?: WorkbookOptions) =>
  (await workbookLines(bytes, options)).lines.map(({ cells }) => cells);

/** What one cell of a workbook is read as. */
async function one(cell: Cell, more: Parameters<typeof sheetOf>[1] = {}): Promise<string | undefined> {
  const [, row] = await read(sheetOf([header, ["Ada", cell]], more));
  return row?.[1];
}

const styled = (value: number | string, style = 0) => ({ xml: `<c s="${style}"><v>${value}</v></c>` });

describe("the same answers as the CSV file", () => {
  test("give the same rows", async () => {
    const rows = [
      ["Name", "Why?", "Pace"],
      ["Ada", 'fun & "games"\n<both>, really', "4"],
      ["Zoë 🍻", " kept ", ""],
    ];
    const csv = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n");
    const table = await readWorkbook(sheetOf(rows), { file: "answers" });
    expect(table.headers).toEqual(readTable(csv).headers);
    expect(table.rows).toEqual(readTable(csv).rows);
    expect(table).toMatchObject({ file: "answers", delimiter: "none" });
  });

  test("survive JSON and are frozen", async () => {
    const table = await readWorkbook(sheetOf([header, ["Ada", 4]]));
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
    expect([table, table.rows, table.rows[0]?.cells].every(Object.isFrozen)).toBe(true);
  });

  test("come from bytes that lie anywhere in a larger buffer, which is not changed", async () => {
    const bytes = sheetOf([header, ["Ada", 4]]);
    const larger = new Uint8Array(bytes.length + 200).fill(7);
    larger.set(bytes, 100);
    const copy = larger.slice();
    expect(await read(larger.subarray(100, 100 + bytes.length))).toEqual([header, ["Ada", "4"]]);
    expect(larger).toEqual(copy);
  });
});

describe("values", () => {
  test.each<[string, Cell]>([
    ["4", 4],
    ["3.5", 3.5],
    ["-0.25", -0.25],
    ["0.3", styledNumber("0.30000000000000004")],
    ["1200000", styledNumber("1.2E6")],
    ["123456789012345", 123456789012345],
    ["0", styledNumber("-0")],
    ["TRUE", true],
    ["FALSE", false],
    ["", undefined],
    ["", { xml: "<c/>" }],
    ["", { xml: "<c><v></v></c>" }],
    ["2026-10-30T18:05:12", { xml: '<c t="d"><v>2026-10-30T18:05:12</v></c>' }],
    ["sum", { xml: '<c t="str"><f>CONCATENATE("s","um")</f><v>sum</v></c>' }],
    ["42", { xml: "<c><f>6*7</f><v>42</v></c>" }],
    ["a\nb", { xml: '<c t="inlineStr"><is><t>a_x000D_\nb</t></is></c>' }],
    [
      "bold and not",
      {
        xml: '<c t="inlineStr"><is><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and not</t></r></is></c>',
      },
    ],
    ["<b> & 🍻 é", { xml: '<c t="inlineStr"><is><t>&lt;b&gt; &amp; &#x1F37B; &#233;</t></is></c>' }],
    ["a<b>c", { xml: '<c t="inlineStr"><is><t>a<![CDATA[<b>]]><!-- no -->c</t></is></c>' }],
    ["=1+1", "=1+1"],
  ])("%j", async (wanted, cell) => {
    expect(await one(cell)).toBe(wanted);
  });

  test("shared texts, plain and rich, without the reading aids of Japanese", async () => {
    const sharedStrings =
      '<si><t>Ada</t></si><si><r><t>Zo</t></r><r><rPr><b/></rPr><t>ë</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>';
    const cells = ["0", "1", "2"].map((index) => ({ xml: `<c t="s"><v>${index}</v></c>` }));
    expect(await read(sheetOf([header, ...cells.map((cell) => ["x", cell])], { sharedStrings }))).toEqual([
      header,
      ["x", "Ada"],
      ["x", "Zoë"],
      ["x", "東京"],
    ]);
  });

  // Source: the dates are those that Excel's own documentation of serial numbers gives: 1 is 1900-01-01, 39448 is
  // 2008-01-01; 61 is the first day after the 29 February 1900 that never was; in the 1904 system 0 is 1904-01-01.
  test.each<[string, number | string, number | string, boolean]>([
    ["2008-01-01", 39448, 14, false],
    ["1900-01-01", 1, 14, false],
    ["1900-02-28", 59, 14, false],
    ["1900-03-01", 61, 14, false],
    ["2026-10-30T18:05:12", 46325.753611111111, 22, false],
    ["2026-10-30T18:05:12", 46325.753611111111, "m/d/yyyy h:mm:ss", false],
    ["2026-10-30", 46325, "yyyy\\-mm\\-dd;@", false],
    ["2026-10-30", 46325, '[$-409]d" of "mmmm yyyy', false],
    ["2026-10-30T11:00:00", 46325.458333333336, 22, false],
    ["2026-10-30T10:59:59", 46325.458321759259, 22, false],
    ["18:05:12", 0.753611111111111, 21, false],
    ["00:00:00", 0, 20, false],
    ["2008-01-01", 39448 - 1462, 14, true],
    ["1904-01-02", 1, 14, true],
    ["30:00:00", 1.25, "[h]:mm:ss", false],
    ["12:30:00", 0.5208333333333334, 46, false],
    ["46325", 46325, "0", false],
    ["46325", 46325, '0" days"', false],
    ["50%", 0.5, 9, false],
    ["12.5%", 0.125, "0.0%", false],
    ["7%", 0.07, 9, false],
    ["0.5", 0.5, '0.0" of 100%"', false],
    ["01234", 1234, "00000", false],
    ["1234.5", 1234.5, "00000", false],
    ["9.99", 9.99, "[$€-407] #,##0.00", false],
  ])("%s is %s in format %s, days from 1904: %s", async (wanted, value, format, from1904) => {
    expect(await one(styled(value), { formats: [format], from1904 })).toBe(wanted);
  });

  test("styles that do not exist do no harm", async () => {
    expect(await one(styled(4, 9))).toBe("4");
    expect(await one(styled(4, 0), { parts: { "xl/styles.xml": undefined } })).toBe("4");
    expect(await one(styled(4, 0), { formats: [`${"[h]".repeat(100)}0%`] })).toBe("4");
  });

  test("a style takes the format of the one it is based on", async () => {
    const styles =
      '<styleSheet><cellStyleXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf xfId="1"/></cellXfs></styleSheet>';
    expect(await one(styled(39448), { parts: { "xl/styles.xml": styles } })).toBe("2008-01-01");
  });

  test("texts of any length, many of them", async () => {
    const rows = [header, ...Array.from({ length: 3000 }, (_, at) => [`${at}`, `${at} ${"é&<".repeat(at % 200)}`])];
    expect(await read(sheetOf(rows))).toEqual(rows);
  });

  function styledNumber(text: string): Cell {
    return { xml: `<c><v>${text}</v></c>` };
  }
});

describe("rows", () => {
  test("keep the numbers that the spreadsheet shows; blank ones at the end are left out and counted", async () => {
    const xml = sheetXml([[], ["Results"], [], header, ["Ada", 1], [], ["Bo", 2], [" ", ""], ["\u200b"]]);
    const found = await workbookLines(workbook({ sheets: [{ name: "A", xml }] }));
    expect(found.lines.map(({ number, cells }) => [number, cells.join("|")])).toEqual([
      [1, "|"],
      [2, "Results|"],
      [3, "|"],
      [4, "Name|Answer"],
      [5, "Ada|1"],
      [6, "|"],
      [7, "Bo|2"],
    ]);
    expect(found.blankRows).toBe(2);
  });

  test("and cells without numbers follow one another", async () => {
    const xml =
      '<worksheet><sheetData><row><c t="str"><v>Name</v></c><c t="str"><v>Pace</v></c></row><row r="3"><c/><c><v>4</v></c></row></sheetData></worksheet>';
    expect(await read(workbook({ sheets: [{ name: "A", xml }] }))).toEqual([
      ["Name", "Pace"],
      ["", ""],
      ["", "4"],
    ]);
  });

  test("gaps stay gaps, columns beyond Z are counted", async () => {
    const wide = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? undefined : `c${at}`));
    expect(await read(sheetOf([wide, [undefined, "x"]]))).toEqual([
      wide.map((cell) => cell ?? ""),
      Array.from({ length: 30 }, (_, at) => (at === 1 ? "x" : "")),
    ]);
  });

  test("prefixes of namespaces, absolute paths, marks and UTF-16 are read", async () => {
    const xml =
      '\uFEFF<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const wide = new Uint8Array(new Uint16Array([...xml].map((letter) => letter.charCodeAt(0))).buffer);
    const parts = {
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/./sheets/../one.xml"/></Relationships>',
      "xl/one.xml": wide,
    };
    expect(await read(workbook({ sheets: [{ name: "A" }], parts }))).toEqual([["Name"], ["1"]]);
  });
});

test("an export of Microsoft Forms: its tool is recognised, its times are read, rows are people", async () => {
  const time = (day: number) => ({ xml: `<c s="0"><v>${day}</v></c>` });
  const rows: Cell[][] = [
    ["ID", "Start time", "Completion time", "Email", "Name", "Which topics?"],
    [1, time(46325.75), time(46325.753611111111), "anonymous", "", "SQL;R;"],
    [2, time(46326.25), time(46326.26), "anonymous", "", "R;"],
  ];
  const table = await readWorkbook(sheetOf(rows, { formats: ["m/d/yy h:mm:ss"] }), { file: "forms.xlsx" });
  expect(table).toMatchObject({ dialect: "microsoft-forms", encoding: "workbook", joiner: ";" });
  expect(table.rows.map(({ submitted }) => submitted)).toEqual(["2026-10-30T18:05:12", "2026-10-31T06:14:24"]);
});

test("what readTable may be told about a table, readWorkbook may be told too", async () => {
  const rows = [["Mentoring"], ["Name", "Pace"], ["Ada", 4]];
  expect((await readWorkbook(sheetOf(rows), { titleRows: 1 })).rows).toEqual([{ number: 3, cells: ["Ada", "4"] }]);
});

describe("sheets", () => {
  const sheets = [
    { name: "_hidden", state: "veryHidden" as const, rows: [["form"], ["id"], ["x"]] },
    { name: "Notes", rows: [["Only a title"]] },
    { name: "Mentors & more", rows: [header, ["Ada", 1]] },
    { name: "Mentees", rows: [header, ["Bo", 2]] },
  ];

  test("the first visible one with more than one row, and a word about the others", async () => {
    const found = await workbookLines(workbook({ sheets }), { file: "a.xlsx" });
    expect(found).toMatchObject({ file: 'a.xlsx, sheet "Mentors & more"', encoding: "workbook", delimiter: "none" });
    expect(found.warnings).toEqual([
      'a.xlsx, sheet "Mentors & more": only this sheet was read, not "Notes", "Mentees". Name another by the option "sheet".',
    ]);
  });

  test("the named one, in any case", async () => {
    expect((await read(workbook({ sheets }), { sheet: "mentees" }))[1]).toEqual(["Bo", "2"]);
    expect((await read(workbook({ sheets }), { sheet: "_hidden" })).length).toBe(3);
    expect((await workbookLines(workbook({ sheets }), { sheet: "Mentees" })).warnings).toEqual([]);
  });

  test("one row is better than none; hidden ones only where there is no other", async () => {
    const [hidden, notes] = sheets;
    const empty = { name: "Empty", rows: [] };
    expect((await workbookLines(workbook({ sheets: [empty, notes!] }))).file).toBe('workbook, sheet "Notes"');
    expect((await workbookLines(workbook({ sheets: [hidden!] }))).lines).toHaveLength(3);
  });

  test("what a reader of values would not see is told", async () => {
    const error = (text: string) => ({ xml: `<c t="e"><f>1/0</f><v>${text}</v></c>` });
    const xml = sheetXml(
      [
        header,
        ["Ada", error("#N/A")],
        [error("#DIV/0!"), { xml: "<c><f>A1</f></c>" }],
        ["Bo", 1],
        ["Cy", { xml: "<c><f>A1</f><v></v></c>" }],
      ],
      '<mergeCells><mergeCell ref="A4:A5"/></mergeCells>',
    ).replace('<row r="4"', '<row r="4" hidden="1"');
    const found = await workbookLines(workbook({ sheets: [{ name: "A", xml }] }), { file: "a.xlsx" });
    expect(found.lines.map(({ cells }) => cells)).toEqual([header, ["Ada", ""], ["", ""], ["Bo", "1"], ["Cy", ""]]);
    expect(found.warnings).toEqual([
      "a.xlsx: formulas ended in an error, and their cells count as blank (#N/A in B2, #DIV/0! in A3).",
      "a.xlsx: formulas have no stored result, and their cells count as blank (B3, B5).",
      "a.xlsx: cells are merged, and only the first of each has the value (A4:A5).",
      "a.xlsx: hidden rows are read like the others (4).",
    ]);
  });
});

test("types: what is given to one reader fits its own options only", () => {
  const lines: Pick<Lines, "encoding"> = { encoding: "workbook" };
  const options: WorkbookOptions = { sheet: "A", limits: { parts: 3, rows: 3 } };
  // @ts-expect-error a CSV file has no sheets
  const wrong: LinesOptions = { sheet: "A" };
  // @ts-expect-error a workbook has no delimiter
  const other: WorkbookOptions = { delimiter: ";" };
  expect([lines, options, wrong, other]).toHaveLength(4);
});
