import { deflateSync, strToU8 } from "fflate";
import { readWorkbook, type WorkbookOptions } from "pairwright/workbook";
import { describe, expect, test } from "vitest";
import { type Mistake, PairwrightError } from "../../src/errors.js";
import { ascii, joined, utf16 } from "../cohort/bytes.js";
import { type BookParts, partsOf, sheetOf, sheetXml, workbook, zipped } from "./workbooks.js";

const rows = [
  ["Name", "Pace"],
  ["Ada", 4],
  ["Bo", 2],
] as const;
const file = "answers.xlsx";

async function mistakesOf(bytes: Uint8Array, options: WorkbookOptions = {}): Promise<readonly Mistake[]> {
  try {
    await readWorkbook(bytes, { file, ...options });
  } catch (error) {
    if (error instanceof PairwrightError) return error.mistakes;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const codeOf = async (bytes: Uint8Array, options?: WorkbookOptions) =>
  (await mistakesOf(bytes, options)).map(({ code }) => code).join();
const withXml = (xml: string, more: Partial<BookParts> = {}) => workbook({ sheets: [{ name: "A", xml }], ...more });
const sheetData = (text: string) => `<worksheet><sheetData>${text}</sheetData></worksheet>`;

/** Where the directory of an archive says something about its first part: 46 bytes, of which `offset` is changed. */
function changed(bytes: Uint8Array, name: string, offset: number, value: number, size: 2 | 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(copy.subarray(at + 46, at + 46 + length)) !== name) continue;
    if (size === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
    return copy;
  }
  throw new Error(`no part ${name}`);
}

describe("files that are no workbooks", () => {
  test.each([
    ["no-workbook", ascii("Name,Pace\nAda,4\n")],
    ["no-workbook", new Uint8Array(0)],
    ["no-workbook", zipped({ "word/document.xml": strToU8("<a/>"), "[Content_Types].xml": strToU8("<Types/>") })],
    ["no-workbook", zipped({ "xl/workbook.bin": strToU8("a"), "[Content_Types].xml": strToU8("<Types/>") })],
    ["no-workbook", zipped({ "content.xml": strToU8("<a/>") })],
    ["no-workbook", zipped({ "a.txt": strToU8("a") })],
    ["old-workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ["locked-workbook", joined([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], utf16("EncryptedPackage", "le"))],
    ["locked-workbook", changed(sheetOf(rows), "xl/styles.xml", 8, 1, 2)],
  ])("%s", async (code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test("what is no list of bytes at all", async () => {
    for (const given of [undefined, "PK", sheetOf(rows).buffer, [0x50, 0x4b]] as unknown[]) {
      expect(await codeOf(given as Uint8Array)).toBe("no-bytes");
    }
  });

  test("each says what to do", async () => {
    const [found] = await mistakesOf(
      joined([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], utf16("EncryptedPackage", "le")),
    );
    expect(found).toEqual({
      code: "locked-workbook",
      where: file,
      message: "this workbook is protected by a password.",
      remedy: "Open it with the password, remove the protection, and save it again.",
    });
  });
});

describe("damaged workbooks", () => {
  const whole = sheetOf(rows);

  test.each([
    ["cut off", whole.subarray(0, whole.length - 30)],
    ["cut in the middle", whole.subarray(0, whole.length >> 1)],
    ["a directory that points nowhere", changed(whole, "xl/workbook.xml", 42, 0x7fffffff, 4)],
    ["a directory that points elsewhere", changed(whole, "xl/workbook.xml", 42, 5, 4)],
    ["a part longer than the file", changed(whole, "xl/workbook.xml", 20, 0x7fffffff, 4)],
    ["an unknown way of packing", changed(whole, "xl/workbook.xml", 10, 12, 2)],
    ["a size that lies", changed(whole, "xl/workbook.xml", 24, 5, 4)],
    ["a check sum that lies", changed(whole, "xl/workbook.xml", 16, 5, 4)],
    ["a directory whose names overrun it", changed(whole, "xl/workbook.xml", 28, 0xffff, 2)],
    ["no workbook.xml", workbook({ sheets: [], parts: { "xl/workbook.xml": undefined } })],
    ["no relations", workbook({ sheets: [], parts: { "xl/_rels/workbook.xml.rels": undefined } })],
    ["no sheets", workbook({ sheets: [] })],
    [
      "a sheet that is not there",
      workbook({ sheets: [{ name: "A" }], parts: { "xl/worksheets/sheet1.xml": undefined } }),
    ],
    ["XML that is no text", withXml("", { parts: { "xl/worksheets/sheet1.xml": Uint8Array.of(0x3c, 0xff, 0xfe) } })],
    ["tags that do not close", withXml('<worksheet><sheetData><row r="1"><c r="A1"><v>1')],
    ["a comment that does not end", withXml("<worksheet><!-- <sheetData/>")],
    ["rows out of order", withXml(sheetData('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>'))],
    ["cells out of order", withXml(sheetData('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'))],
    ["a cell outside a row", withXml(sheetData('<c r="A1"><v>1</v></c>'))],
    ["a cell in row x", withXml(sheetData('<row r="x"><c><v>1</v></c></row>'))],
    [
      "a shared text that is not there",
      sheetOf([["a"], [{ xml: '<c t="s"><v>7</v></c>' }]], { sharedStrings: "<si><t>a</t></si>" }),
    ],
    ["a truth that is neither", sheetOf([["a"], [{ xml: '<c t="b"><v>2</v></c>' }]])],
  ])("%s", async (_, bytes) => {
    const [found, ...others] = await mistakesOf(bytes);
    expect(others).toEqual([]);
    expect(found?.code).toBe("workbook-damaged");
    expect(found?.where).toContain(file);
    expect(found?.remedy).toBe('Open it in a spreadsheet program and save it again, or save the sheet as "CSV UTF-8".');
  });

  test("two parts of one name", async () => {
    const bytes = zipped({ ...partsOf({ sheets: [{ name: "A", rows }] }), "xl/workbook.xmk": strToU8("<a/>") });
    const copy = bytes.slice();
    for (let at = 0; at < copy.length - 15; at++) {
      if (new TextDecoder().decode(copy.subarray(at, at + 15)) === "xl/workbook.xmk") copy[at + 14] = 0x6c;
    }
    expect(await mistakesOf(copy)).toMatchObject([
      { code: "workbook-damaged", message: "the workbook is damaged: it has two parts named xl/workbook.xml." },
    ]);
  });
});

test("an empty sheet, and an unknown one", async () => {
  expect(await codeOf(sheetOf([]))).toBe("empty-file");
  expect(await codeOf(workbook({ sheets: [{ name: "A" }, { name: "B", rows: [[" "]] }] }))).toBe("empty-file");
  expect(await mistakesOf(sheetOf(rows), { sheet: "Form 1" })).toEqual([
    {
      code: "unknown-sheet",
      where: file,
      value: '"Form 1"',
      message: "the workbook has no such sheet.",
      remedy: 'Did you mean "Form1"?',
    },
  ]);
});

describe("limits", () => {
  test.each<[keyof NonNullable<WorkbookOptions["limits"]>, number, string]>([
    ["bytes", 100, "table-limit"],
    ["parts", 2, "workbook-limit"],
    ["unpackedBytes", 1000, "workbook-limit"],
    ["rows", 2, "table-limit"],
    ["columns", 1, "table-limit"],
    ["cells", 5, "table-limit"],
    ["cellCharacters", 3, "table-limit"],
  ])("%s is named, and what is below it is read", async (name, most, code) => {
    const [found] = await mistakesOf(sheetOf(rows), { limits: { [name]: most } });
    expect(found?.code).toBe(code);
    expect(found?.message).toContain(`limits.${name}`);
    expect(found?.remedy).toContain(`limits.${name}`);
    expect((await readWorkbook(sheetOf(rows), { limits: { [name]: 10_000 } })).rows).toHaveLength(2);
  });

  test("are whole numbers, and known ones", async () => {
    const limits = { ratio: 0, bites: 3 };
    expect(await codeOf(sheetOf(rows), { limits })).toBe("limit-value,unknown-limit");
  });

  test("a bomb is not unpacked: by ratio, by declared size, by real size, in other parts, in archives inside", async () => {
    const zeros = new Uint8Array(16 * 2 ** 20);
    const packed = deflateSync(zeros, { level: 9 });
    const sheet = (part: string, bytes: Uint8Array) =>
      zipped({ ...partsOf({ sheets: [{ name: "A", rows }], sharedStrings: "" }), [part]: bytes });
    const bomb = sheet("xl/sharedStrings.xml", zeros);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await mistakesOf(bomb)).toMatchObject([
      { code: "workbook-limit", where: `${file}, part xl/sharedStrings.xml` },
    ]);
    expect((await mistakesOf(bomb))[0]?.message).toContain("limits.ratio");
    expect((await mistakesOf(bomb, { limits: { unpackedBytes: 2 ** 20 } }))[0]?.message).toContain(
      "limits.unpackedBytes",
    );
    // The directory says that it is small: what comes out is counted all the same, and far less than all comes out.
    const liar = changed(bomb, "xl/sharedStrings.xml", 24, 100, 4);
    expect((await mistakesOf(liar, { limits: { ratio: 10_000, unpackedBytes: 2 ** 20 } }))[0]?.message).toContain(
      "limits.unpackedBytes",
    );
    expect((await mistakesOf(liar))[0]?.message).toContain("limits.ratio");
    // Parts that no table is made of stay packed, whatever they are.
    expect(packed.length).toBeLessThan(100_000);
    for (const part of ["xl/media/image1.xml", "xl/embeddings/book.xlsx", "docProps/app.xml"]) {
      expect((await readWorkbook(sheet(part, zeros))).rows).toHaveLength(2);
      expect((await readWorkbook(sheet(part, bomb))).rows).toHaveLength(2);
    }
  });

  test("entities that grow are not even declared", async () => {
    const laughs =
      '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    expect(await codeOf(withXml(`${laughs}<worksheet><sheetData/></worksheet>`))).toBe("workbook-document-type");
    expect(
      await codeOf(workbook({ sheets: [{ name: "A", rows }], parts: { "xl/workbook.xml": `${laughs}<workbook/>` } })),
    ).toBe("workbook-document-type");
    const undeclared = [["a"], [{ xml: '<c t="inlineStr"><is><t>&b;&amp;b;</t></is></c>' }]];
    expect((await readWorkbook(sheetOf(undeclared))).rows[0]?.cells).toEqual(["&b;&b;"]);
  });

  test("sheets that are huge only by what they say are small", async () => {
    const far = (cell: string) =>
      sheetData(`<row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2">${cell}</row>`);
    expect((await readWorkbook(withXml(far('<c r="A2"><v>1</v></c><c r="XFD2" s="3"/>')))).headers).toEqual(["Name"]);
    expect(await codeOf(withXml(far('<c r="XFE2"><v>1</v></c>')))).toBe("table-limit");
    expect(await codeOf(withXml(far('<c r="ZZZZZZZZ2"><v>1</v></c>')))).toBe("table-limit");
    expect(await codeOf(withXml(sheetData('<row r="999999999"><c><v>1</v></c></row>')))).toBe("table-limit");
    expect(await codeOf(withXml(sheetData('<row r="99999999999999999999"><c><v>1</v></c></row>')))).toBe(
      "workbook-damaged",
    );
    // Two cells in opposite corners: the rows between would be seventeen thousand million blank cells.
    const corners = sheetData(
      '<row r="1"><c r="XFD1" t="str"><v>Name</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>',
    );
    expect((await mistakesOf(withXml(corners)))[0]).toMatchObject({
      code: "table-limit",
      where: `${file}, the cells from A1 to XFD1048576`,
    });
    // Tags inside the quotes of others are not seen by one reader and unseen by another.
    const hidden = sheetData(`<row r="1"><c r="A1" t="str"><f x="<row r='99999999'>"/><v>Name</v></c></row>`);
    expect((await readWorkbook(withXml(hidden))).headers).toEqual(["Name"]);
  });

  test("one long text that a million cells share counts a million times", async () => {
    const sharedStrings = `<si><t>${"x".repeat(100_000)}</t></si>`;
    const shared = { xml: '<c t="s"><v>0</v></c>' };
    const bytes = sheetOf(
      Array.from({ length: 3000 }, () => [shared]),
      { sharedStrings },
    );
    expect(bytes.length).toBeLessThan(100_000);
    expect((await mistakesOf(bytes))[0]?.message).toContain("limits.bytes");
  });

  test("tags in tags in tags", async () => {
    const deep = `${"<a>".repeat(200_000)}${"</a>".repeat(200_000)}`;
    const bytes = withXml(sheetXml([["Name"], ["Ada"]]).replace("<sheetData>", `${deep}<sheetData>`));
    expect((await readWorkbook(bytes, { limits: { ratio: 2000 } })).rows).toHaveLength(1);
    const texts = withXml(sheetXml([["Name"], ["Ada"]]), { sharedStrings: deep });
    expect((await readWorkbook(texts, { limits: { ratio: 2000 } })).rows).toHaveLength(1);
  });
});
