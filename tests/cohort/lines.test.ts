import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Encoding } from "../../src/cohort/tables/decoded.js";
import { type Line, readLines } from "../../src/cohort/tables/lines.js";
import { fromWindows1252 } from "../../src/cohort/tables/windows-1252.js";
import { codesOf, firstMistake, thrownBy } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { ascii, joined, latin1, utf8, utf16 } from "./bytes.js";

const cellsOf = (given: string | Uint8Array, options = {}) => readLines(given, options).lines.map(({ cells }) => cells);
const file = "answers.csv";

describe("encodings", () => {
  const text = "Name;Größe\r\nZoë;„4“\r\n";
  const read = [
    ["Name", "Größe"],
    ["Zoë", "„4“"],
  ];

  test.each([
    ["utf-8", utf8(text)],
    ["utf-8", utf8(`\uFEFF${text}`)],
    ["utf-16le", utf16(`\uFEFF${text}`, "le")],
    ["utf-16be", utf16(`\uFEFF${text}`, "be")],
    ["utf-16le", utf16(text, "le")],
    ["utf-16be", utf16(text, "be")],
  ] as const)("%s, found by its mark or by its bytes", (encoding, bytes) => {
    expect(readLines(bytes)).toMatchObject({ encoding, warnings: [], delimiter: ";" });
    expect(cellsOf(bytes)).toEqual(read);
  });

  test("Excel's Unicode text: UTF-16, little end first, tabs; also of few plain letters", () => {
    expect(readLines(utf16("\uFEFFИмя\tТемп\r\nЗоя\t4\r\n", "le"))).toMatchObject({
      encoding: "utf-16le",
      delimiter: "\t",
    });
    expect(cellsOf(utf16("Имя\tТемп\r\nЗоя\t4\r\n", "le"))).toEqual([
      ["Имя", "Темп"],
      ["Зоя", "4"],
    ]);
  });

  test("a text is a text", () => {
    expect(readLines(text)).toMatchObject({ encoding: "text", warnings: [] });
  });

  test("windows-1252, with a warning that shows what was read so, and where", () => {
    const bytes = joined(
      ascii("Name;Pace\r\nZo"),
      [0xeb],
      ascii(";4\r\nAm"),
      [0xe9],
      ascii("lie;3\r\nRen"),
      [0xe9],
      ascii(";"),
      [0x80],
      ascii("\r\n"),
    );
    expect(cellsOf(bytes).slice(1)).toEqual([
      ["Zoë", "4"],
      ["Amélie", "3"],
      ["René", "€"],
    ]);
    expect(readLines(bytes, { file })).toMatchObject({
      encoding: "windows-1252",
      warnings: [
        'answers.csv: the file is not UTF-8; 4 characters were read as windows-1252 in lines 2, 3, 4: "ë", "é" 2 times, "€". Save it as "CSV UTF-8" if they look wrong.',
      ],
    });
    expect(readLines(joined(ascii("Zo"), [0xeb]), { file }).warnings[0]).toContain(
      '1 character was read as windows-1252 in line 1: "ë".',
    );
  });

  test("the warning stays short, whatever the file", () => {
    const [warning = ""] = readLines(
      joined(ascii("plain letters ".repeat(200)), latin1(0xa0, 0xff), ascii("\n".repeat(9)), latin1(0xa0, 0xff)),
    ).warnings;
    expect(warning.length).toBeLessThan(400);
  });

  test("what is told is not found out again", () => {
    expect(cellsOf(Uint8Array.of(0xc3, 0xa9), { encoding: "windows-1252" })).toEqual([["Ã©"]]);
    expect(readLines(Uint8Array.of(0xe9, 0xe8), { encoding: "windows-1252" }).warnings).toEqual([]);
    expect(cellsOf(utf16("é", "be"), { encoding: "utf-16be" })).toEqual([["é"]]);
    expect(codesOf(() => readLines(Uint8Array.of(0x41, 0xe9), { encoding: "utf-8" }))).toEqual(["encoding"]);
  });

  test.each([
    ["a byte that means nothing in windows-1252", joined(ascii("a\nb\n"), [0xe9, 0x81]), `${file}, line 3`],
    ["UTF-8 with a broken character among good ones", joined(utf8("é\nü\nö"), [0xe9], ascii("x")), `${file}, line 3`],
    ["UTF-8 that is cut off", utf8("Zoë,4\nZoë").subarray(0, -1), `${file}, line 2`],
    ["a UTF-8 mark and other bytes", joined(utf8("\uFEFFa\n"), [0xe9]), `${file}, line 2`],
    ["UTF-16 with half a pair", joined(utf16("\uFEFFa\n", "le"), [0x3d, 0xd8]), `${file}, line 2`],
    ["UTF-16 with half a character", utf16("\uFEFFab\ncd", "be").subarray(0, -1), `${file}, line 2`],
    [
      "UTF-16 of others: Greek in windows-1253",
      joined(ascii("a;b\n"), latin1(0xc1, 0xd1), latin1(0xd3, 0xfe)),
      `${file}, line 2`,
    ],
    ["a NUL", ascii("a,b\n1,\0\n"), `${file}, line 2`],
    ["a NUL in a text", "a,b\n1,2\n\0", `${file}, line 3`],
  ])("%s is a mistake, and its line is told", (_, given, where) => {
    expect(firstMistake(() => readLines(given, { file }))).toMatchObject({ code: "encoding", where });
  });

  test("each mistake says what to do", () => {
    const greek = joined(ascii("a;b\n"), latin1(0xc1, 0xd1), latin1(0xd3, 0xfe));
    expect(thrownBy(() => readLines(greek, { file })).message).toMatchInlineSnapshot(
      `"readTable: answers.csv, line 2: the letters are neither UTF-8 nor western European ones. Save the file again as "CSV UTF-8". Where windows-1252 is right, say encoding: "windows-1252"."`,
    );
    expect(thrownBy(() => readLines(Uint8Array.of(0x81), { file })).message).toMatchInlineSnapshot(
      `"readTable: answers.csv, line 1: the bytes are neither UTF-8 nor windows-1252 text. Save the file again as "CSV UTF-8"."`,
    );
    expect(thrownBy(() => readLines(utf8("ééé").subarray(0, 5), { file })).message).toMatchInlineSnapshot(
      `"readTable: answers.csv, line 1: the file must be UTF-8 text, but holds broken characters. Save the file again as "CSV UTF-8"."`,
    );
    expect(thrownBy(() => readLines("a\0", { file })).message).toMatchInlineSnapshot(
      `"readTable: answers.csv, line 1: the file holds bytes that are no text (NUL). Save the file again as "CSV UTF-8"."`,
    );
  });

  test("windows-1252 is that of the standard, on any engine", () => {
    // Source: WHATWG Encoding Standard, index windows-1252; here by the code points, not by the letters.
    const upper = [
      0x20ac, -1, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, -1, 0x017d,
      -1, -1, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, -1,
      0x017e, 0x0178,
    ];
    for (let byte = 0; byte < 256; byte++) {
      const wanted = byte >= 0x80 && byte < 0xa0 ? (upper[byte - 0x80] ?? -1) : byte;
      expect(fromWindows1252(Uint8Array.of(byte)).charCodeAt(0)).toBe(wanted === -1 ? 0xfffd : wanted);
    }
  });
});

test("an engine with small language data reads the same: it has decoders for UTF-8 and for UTF-16, little end first", () => {
  class SmallDecoder extends TextDecoder {
    constructor(label = "utf-8", options: { readonly fatal?: boolean } = {}) {
      if (label !== "utf-8" && label !== "utf-16le") throw new RangeError(`no decoder for ${label}`);
      super(label, options);
    }
  }
  const all = [utf8("Zoë"), utf16("\uFEFFZoë", "le"), utf16("\uFEFFZoë", "be"), Uint8Array.of(0x5a, 0x6f, 0xeb)];
  vi.stubGlobal("TextDecoder", SmallDecoder);
  try {
    expect(all.map((bytes) => cellsOf(bytes))).toEqual(all.map(() => [["Zoë"]]));
  } finally {
    vi.unstubAllGlobals();
  }
});

describe("files of other kinds", () => {
  test.each([
    ["workbook", "an Excel workbook", [0x50, 0x4b, 0x03, 0x04, 0x14]],
    ["old-workbook", "an old Excel workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]],
    ["no-table", "an empty ZIP archive", [0x50, 0x4b, 0x05, 0x06]],
    ["no-table", "a PDF document", ascii("%PDF-1.7\n")],
    ["no-table", "an image", [0x89, ...ascii("PNG\r\n")]],
    ["no-table", "an image", [0xff, 0xd8, 0xff, 0xe0]],
    ["no-table", "a compressed file (gzip)", [0x1f, 0x8b, 0x08]],
    ["no-table", "a text document (RTF)", ascii("{\\rtf1")],
    ["no-table", "a web page", ascii("<!DOCTYPE html><table>")],
    ["no-table", "a web page", ascii("\r\n <HTML><body>")],
    ["no-table", "a web page", utf16('\uFEFF<?xml version="1.0"?>', "le")],
  ])("%s: %s", (code, name, bytes) => {
    const found = firstMistake(() => readLines(Uint8Array.from(bytes), { file }));
    expect(found).toMatchObject({ code, where: file });
    expect(found.message).toContain(name);
    expect(found.remedy.length).toBeGreaterThan(20);
  });

  test("an old workbook with a password", () => {
    const bytes = joined(
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      new Array(999).fill(0x45),
      utf16("EncryptedPackage", "le"),
    );
    expect(codesOf(() => readLines(bytes))).toEqual(["locked-workbook"]);
  });
});

describe("delimiters", () => {
  test.each([",", ";", "\t", "|"] as const)("%j, found and told by sep=", (delimiter) => {
    const rows = [
      ["Name", "Goal", "Pace"],
      ["Ada", "x", "1"],
    ];
    const body = rows.map((cells) => cells.join(delimiter)).join("\n");
    expect(readLines(body)).toMatchObject({ delimiter });
    expect(readLines(`sep=${delimiter}\n${body}`)).toMatchObject({ delimiter, lines: [{ number: 1 }, { number: 2 }] });
    expect(cellsOf(`"sep=${delimiter}"\r\n${body}`)).toEqual(rows);
  });

  test("titles above the table do not hide it, and rows keep their numbers", () => {
    const found = readLines("Mentoring, autumn\n\nName;Hours;Goal\nAda;3;x\nGrace;2;y\nZoë;1;z\n");
    expect(found.delimiter).toBe(";");
    expect(found.lines.map(({ number, cells }) => [number, cells.length])).toEqual([
      [1, 1],
      [2, 1],
      [3, 3],
      [4, 3],
      [5, 3],
      [6, 3],
    ]);
  });

  test("commas in the answers of one column separate nothing", () => {
    expect(readLines("Skill\nPython\nSQL, a little\nWelding, a lot\n")).toMatchObject({ delimiter: "none" });
    expect(cellsOf("Skill\nSQL\u001F, a little\nR\n")).toEqual([["Skill"], ["SQL\u001F, a little"], ["R"]]);
  });
});

describe("quotes that are not doubled", () => {
  test("are kept where their meaning is plain, and told with row, column and text", () => {
    const found = readLines('Name,Goal\nAda,"say "hi" now"\nBo,"a ""b"" c"\n', { file });
    expect(found.lines.map(({ cells }) => cells)).toEqual([
      ["Name", "Goal"],
      ["Ada", 'say "hi" now'],
      ["Bo", 'a "b" c'],
    ]);
    expect(found.warnings).toEqual([
      'answers.csv: 1 cell holds a quote that is not doubled, and kept as written: row 2, column 2 ("say "hi" now").',
    ]);
    expect(readLines('a,b\n"x"y" ,"z"w"\n', { file }).warnings).toEqual([
      'answers.csv: 2 cells hold quotes that are not doubled, and kept as written: row 2, column 1 ("x"y"), row 2, column 2 ("z"w").',
    ]);
  });

  test.each([
    ["text behind a closed cell that swallows the next line", 'a,b\n"3"x,4\n5,"6"\n', ["broken-quote"]],
    ["a cell that is cut in two", 'a,b\n1,2\n"He said "hi", ok",5\n', ["broken-quote"]],
    ["a quote that is never closed", 'a,b\n1,"2\n3,4\n', ["open-quote"]],
    ["two rows", 'a,b\n1,2\n"a"b",c",2\n1,2\n"a"b",c",2\n', ["broken-quote", "broken-quote"]],
    ["too many to be an accident", `a,b\n${'"x"y",2\n'.repeat(1001)}`, ["broken-quotes"]],
    ["too many in one cell", `a,b\n1,"${'x"y'.repeat(1001)}"\n`, ["broken-quotes"]],
  ])("%s: a mistake", (_, text, codes) => {
    expect(codesOf(() => readLines(text))).toEqual(codes);
  });

  test("each mistake names the row", () => {
    expect(thrownBy(() => readLines('a,b\n1,2\n"He said "hi", ok",5\n', { file })).message).toMatchInlineSnapshot(
      `"readTable: answers.csv, row 3: text follows the quote that closes a cell. Write a quote inside a cell as ""."`,
    );
    expect(thrownBy(() => readLines(`a,b\n${'"x"y",2\n'.repeat(1001)}`, { file })).message).toMatchInlineSnapshot(
      `"readTable: answers.csv, from row 2 on: more than 1000 quotes are not doubled. Export the file again."`,
    );
  });

  test("blanks between the closing quote and the separator are no text, not even in the last line", () => {
    expect(cellsOf('"a" ,"b"\t\n"1" ,"2"  ')).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });
});

test("what types would refuse is refused without them too", () => {
  const wrong = { delimiter: ", ", encoding: "utf8" } as unknown;
  const options = wrong as { readonly delimiter: "," };
  expect(codesOf(() => readLines("a,b", options))).toEqual(["unknown-reading", "unknown-reading"]);
  expect(thrownBy(() => readLines("a,b", options)).message).toMatchInlineSnapshot(`
    "readTable: 2 mistakes
      1. delimiter is ", ": files are not read so. Did you mean ","?
      2. encoding is "utf8": files are not read so. Did you mean "utf-8"?"
  `);
  for (const given of [undefined, null, 7, {}, ["a"], utf8("a").buffer, new Uint16Array(2)] as unknown[]) {
    expect(codesOf(() => readLines(given as string))).toEqual(["no-bytes"]);
  }
  expect(cellsOf(Buffer.from("a,b"))).toEqual([["a", "b"]]);
});

describe("limits", () => {
  test.each([
    ["bytes", { bytes: 8 }, "a,b\n1,2\n3,4", file],
    ["rows", { rows: 2 }, "a,b\n1,2\n3,4", `${file}, row 3`],
    ["columns", { columns: 2 }, "a,b\n1,2\n3,4,5", `${file}, row 3`],
    ["cells", { cells: 5 }, "a,b\n1,2\n3,4", `${file}, row 3`],
    ["cellCharacters", { cellCharacters: 3 }, 'a,b\n1,"223"\n3,444444', `${file}, row 3`],
  ])("%s: named in the message, and can be raised", (name, limits, text, where) => {
    const found = firstMistake(() => readLines(text, { file, limits, delimiter: "," }));
    expect(found).toMatchObject({ code: "table-limit", where });
    expect([found.message, found.remedy].every((said) => said.includes(`limits.${name}`))).toBe(true);
    const raised = Object.fromEntries(Object.entries(limits).map(([key, value]) => [key, value + 10]));
    expect(readLines(text, { limits: raised, delimiter: "," }).lines).toHaveLength(3);
  });

  test("are whole numbers, and known ones", () => {
    const limits = { bytes: 0.5, rows: 0, colums: 3 };
    expect(codesOf(() => readLines("a", { limits }))).toEqual(["limit-value", "limit-value", "unknown-limit"]);
    expect(thrownBy(() => readLines("a,b\n1,2", { limits: { rows: 1 }, file })).message).toMatchInlineSnapshot(
      `"readTable: answers.csv, row 2: there are more than 1 rows (limits.rows). Split the file, or raise limits.rows if the file is right."`,
    );
    expect(thrownBy(() => readLines("a", { limits })).message).toMatchInlineSnapshot(`
      "readTable: 3 mistakes
        1. limits.bytes is 0.5: a limit is a whole number. Give a whole number of at least 1, or leave it out.
        2. limits.rows is 0: a limit is a whole number. Give a whole number of at least 1, or leave it out.
        3. limits.colums is 3: there is no such limit. Use bytes, rows, columns, cells, cellCharacters."
    `);
  });
});

describe("laws", () => {
  const letters = fc.array(fc.constantFrom("a", "é", "€", "\u00a0", '"', "\n", "\r", ",", ";", "\t", "|", " ", "ß"), {
    maxLength: 30,
  });

  test("rows are those of a reader that looks at one letter after the other, or a mistake", () => {
    let read = 0;
    const law = fc.property(letters, fc.constantFrom(",", ";", "\t", "|"), (some, delimiter) => {
      const text = some.join("");
      let found: readonly Line[];
      try {
        found = readLines(text, { delimiter }).lines;
      } catch {
        return;
      }
      read++;
      const rows = slow(text.replace(/\r\n?/g, "\n"), delimiter);
      while (rows.at(-1)?.every((cell) => cell.trim() === "")) rows.pop();
      expect(found.map(({ cells }) => [...cells])).toEqual(rows);
    });
    fc.assert(law, { seed, numRuns: 3000 * effort });
    expect(read).toBeGreaterThan(1000 * effort);
  });

  test("every encoding gives the same rows", () => {
    const law = fc.property(letters, (some) => {
      const text = `a,b,c\n${some
        .filter((letter) => !/["€\u00a0]/.test(letter))
        .join("")
        .replaceAll("ß", "è")}`;
      const wanted = cellsOf(text);
      const encoded: [Encoding, Uint8Array][] = [
        ["utf-8", utf8(text)],
        ["utf-16le", utf16(text, "le")],
        ["utf-16be", utf16(text, "be")],
        ["windows-1252", ascii(text)],
      ];
      for (const [encoding, bytes] of encoded) {
        const found = readLines(bytes);
        expect(found.lines.map(({ cells }) => cells)).toEqual(wanted);
        if (/[^\0-\x7f]/.test(text) || encoding.startsWith("utf-16")) expect(found.encoding).toBe(encoding);
      }
    });
    fc.assert(law, { seed, numRuns: 300 * effort });
  });

  /** RFC 4180, with a stray quote kept where it closes nothing, and blanks behind a closing quote skipped. */
  function slow(text: string, delimiter: string): string[][] {
    const rows: string[][] = [[]];
    let [cell, at] = ["", 0];
    const isEnd = (position: number) =>
      position >= text.length || text[position] === delimiter || text[position] === "\n";
    for (let fresh = true; ; ) {
      if (fresh && text[at] === '"') {
        for (at++; ; at++) {
          if (text[at] !== '"') cell += text[at] ?? "";
          else if (text[at + 1] === '"') {
            cell += '"';
            at++;
          } else {
            let next = at + 1;
            while (!isEnd(next) && text[next]?.trim() === "") next++;
            if (isEnd(next)) {
              at = next;
              break;
            }
            cell += '"';
          }
        }
      } else while (!isEnd(at)) cell += text[at++];
      rows.at(-1)?.push(cell);
      [cell, fresh] = ["", true];
      if (at >= text.length) return rows;
      if (text[at] === "\n") rows.push([]);
      at++;
    }
  }
});
