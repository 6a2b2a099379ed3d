import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "../../src/cohort/tables/table.js";
import { tableWhere } from "../../src/cohort/tables/table-where.js";
import { codesOf, thrownBy } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const bytes = (text: string) => new TextEncoder().encode(text);
const cellsOf = (text: string | Uint8Array) => readTable(text).rows.map((row) => row.cells);

describe("real header shapes", () => {
  test("Google Forms, downloaded: every cell quoted, options joined by semicolons", () => {
    const table = readTable(
      '"Timestamp","Name","Topics"\r\n"2026/10/30 3:08:44 PM GMT+1","Ada","for the fun;for the challenge"\r\n',
      { file: "google.csv" },
    );
    expect(table).toMatchObject({ file: "google.csv", delimiter: ",", headers: ["Timestamp", "Name", "Topics"] });
    expect(table.rows).toEqual([
      {
        number: 2,
        cells: ["2026/10/30 3:08:44 PM GMT+1", "Ada", "for the fun;for the challenge"],
        submitted: "2026-10-30T15:08:44",
      },
    ]);
  });

  test("Google Forms, linked sheet: quotes only where needed, commas inside options", () => {
    const text =
      'Timestamp,Email address,I can help on the following days\n2026-08-01 10:12:03,a@x.org,"Tuesday, 29th September, Wednesday, 30th September"\n';
    expect(cellsOf(text)[0]?.[2]).toBe("Tuesday, 29th September, Wednesday, 30th September");
  });

  test("semicolons, tabs, a byte order mark and a line that names the separator", () => {
    expect(readTable("\uFEFFName;Hours\nAda;3,5\nGrace;2\n")).toMatchObject({
      delimiter: ";",
      headers: ["Name", "Hours"],
    });
    expect(readTable(bytes("\uFEFFName\tHours\nAda\t3,5\n"))).toMatchObject({
      delimiter: "\t",
      headers: ["Name", "Hours"],
    });
    expect(readTable("sep=;\nName, all of it;Hours\nAda;3\n").headers).toEqual(["Name, all of it", "Hours"]);
    expect(readTable("a;b,c\n1;2,3\n", { delimiter: "," }).headers).toEqual(["a;b", "c"]);
  });

  test("one column, whose commas separate nothing", () => {
    const table = readTable("Skills, please\nPython\nSQL\n");
    expect(table).toMatchObject({ delimiter: "none", headers: ["Skills, please"] });
    expect(table.rows.map((row) => row.cells)).toEqual([["Python"], ["SQL"]]);
  });

  test("CR, LF and CRLF in one file, and line breaks inside quotes", () => {
    expect(cellsOf('a,b\r1,2\r\n3,"x\r\ny"\n5,6')).toEqual([
      ["1", "2"],
      ["3", "x\ny"],
      ["5", "6"],
    ]);
  });

  test("headers with line breaks, double blanks, NBSP and zero-width characters", () => {
    const table = readTable('"First name /\n Nombre  ",Con\u200Btact\u00A0Number \nAda,1\n');
    expect(table.headers).toEqual(["First name / Nombre", "Contact Number"]);
  });

  test("repeated and nameless headers get names of their own and stay the same question", () => {
    const table = readTable("Pace,Pace #2,Pace,,Pace,column 4\n1,2,3,4,5,6\n");
    expect(table.headers).toEqual(["Pace", "Pace #2", "Pace #3", "column 4 #2", "Pace #4", "column 4"]);
    expect(table.questions).toEqual(["Pace", "Pace #2", "Pace", "", "Pace", "column 4"]);
  });

  test("fifty empty rows at the end are dropped and counted, one in the middle stays", () => {
    const table = readTable(`a,b\n1,2\n,\n3,4\n${",\n".repeat(50)}`);
    expect(table.blankRows).toBe(50);
    expect(table.rows.map((row) => row.number)).toEqual([2, 3, 4]);
  });

  test("short rows are filled up and noted; long rows are legal while the surplus is blank", () => {
    const table = readTable("a,b,c\n1\n1,2,3,,\n");
    expect(table.shortRows).toEqual([2]);
    expect(table.rows.map((row) => row.cells)).toEqual([
      ["1", "", ""],
      ["1", "2", "3"],
    ]);
  });

  test("cells of nothing but zero-width characters are blank", () => {
    const table = readTable("a,b\n1,2\n\u200B,\u200D \uFEFF\n");
    expect([table.rows.length, table.blankRows]).toEqual([1, 1]);
  });

  test("a header without rows is a table without people", () => {
    expect(readTable("Name,Pace\n")).toMatchObject({ rows: [], blankRows: 0, headers: ["Name", "Pace"] });
    expect(readTable("Name")).toMatchObject({ rows: [], headers: ["Name"] });
  });

  test("a quote in the middle of an unquoted cell is a quote", () => {
    expect(cellsOf('Name,Size\nAda,5" pipe\n')).toEqual([["Ada", '5" pipe']]);
  });

  test("everything is frozen", () => {
    const table = readTable("a,b\n1,2\n");
    for (const part of [table, table.headers, table.questions, table.rows, table.rows[0], table.rows[0]?.cells]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

describe("mistakes", () => {
  test("an empty file", () => {
    expect(codesOf(() => readTable(""))).toEqual(["empty-file"]);
    expect(thrownBy(() => readTable(" \n\n", { file: "mentees.csv" })).message).toMatchInlineSnapshot(
      `"readTable: mentees.csv: the file holds no text at all. Export the answers again; the first row must hold the questions."`,
    );
  });

  test("a blank first row", () => {
    expect(readTable(",,\nName,Pace,Goal\n")).toMatchObject({ titleRows: 1, headers: ["Name", "Pace", "Goal"] });
    expect(codesOf(() => readTable(",,\nName,Pace,Goal\n", { titleRows: 0 }))).toEqual(["blank-header"]);
    expect(codesOf(() => readTable(",,\n,,\n"))).toEqual(["blank-header"]);
  });

  test("broken quotes, with their rows", () => {
    expect(codesOf(() => readTable('a,b\n"1,2\n3,4\n'))).toEqual(["open-quote"]);
    expect(codesOf(() => readTable('a,b\n1,2\n"3"x,4\n'))).toEqual(["broken-quote"]);
    expect(thrownBy(() => readTable('a,b\n1,2\n"3"x,4\n', { file: "mentees.csv" })).message).toMatchInlineSnapshot(
      `"readTable: mentees.csv, row 3: text follows the quote that closes a cell. Write a quote inside a cell as ""."`,
    );
    expect(thrownBy(() => readTable('a,b\n1,2\n3,"4\n', { file: "mentees.csv" })).message).toMatchInlineSnapshot(
      `"readTable: mentees.csv, row 3: a cell starts with a quote that is never closed. Close the quote, or export again."`,
    );
  });

  test("rows with more cells than the header: all of them", () => {
    const error = thrownBy(() => readTable("a,b\n1,2,3\n1,2\n1,2,,4\n", { file: "mentees.csv", delimiter: "," }));
    expect(error.mistakes.map(({ code }) => code)).toEqual(["long-row", "long-row"]);
    expect(error.message).toMatchInlineSnapshot(`
      "readTable: 2 mistakes
        1. mentees.csv, row 2 is "3": the row has 3 cells and the header has 2. Put quotes around cells that contain the separator, or remove the extra cells.
        2. mentees.csv, row 4 is "4": the row has 4 cells and the header has 2. Put quotes around cells that contain the separator, or remove the extra cells."
    `);
  });
});

describe("size", () => {
  test("ten thousand columns", () => {
    const headers = Array.from({ length: 10_000 }, (_, at) => `Q${at % 5000}`).join(",");
    const row = Array.from({ length: 10_000 }, (_, at) => `${at}`).join(",");
    const table = readTable(`${headers}\n${`${row}\n`.repeat(50)}`);
    expect(new Set(table.headers).size).toBe(10_000);
    expect(table.rows[49]?.cells[9999]).toBe("9999");
  });

  test("a cell of 100 MB, and a short message when it is one too many", () => {
    const huge = "x".repeat(100_000_000);
    const limits = { cellCharacters: 100_000_000 };
    expect(readTable(`a,b\n"${huge}",1\n`, { limits }).rows[0]?.cells[0]?.length).toBe(100_000_000);
    expect(readTable(`a,${huge}\n1,${" ".repeat(100_000_000)}\n`, { limits }).headers[1]?.length).toBe(100_000_000);
    const error = thrownBy(() => readTable(`a,b\n1,2,${huge}\n`, { delimiter: ",", limits }));
    expect(error.message.length).toBeLessThan(400);
  });
});

describe("tableWhere", () => {
  const table = readTable("Name,Role,Role\nAda,Mentor,\nGrace, mentee ,\nAlan,,MENTEE\n", { file: "signup.csv" });

  test("keeps the rows with a value, and their numbers", () => {
    expect(tableWhere(table, "role", "Mentee").rows.map((row) => row.number)).toEqual([3, 4]);
    expect(tableWhere(table, "Role", ["Mentor", "Both"]).rows.map((row) => row.cells[0])).toEqual(["Ada"]);
  });

  test("an unknown column or value is a mistake, an empty table is not", () => {
    expect(codesOf(() => tableWhere(table, "Rolle", "Mentor"))).toEqual(["unknown-column"]);
    expect(codesOf(() => tableWhere(table, "Role", "Mentr"))).toEqual(["unknown-value"]);
    expect(thrownBy(() => tableWhere(table, "Role", "Mentr")).message).toMatchInlineSnapshot(
      `"tableWhere: signup.csv, column "Role" is "Mentr": no row has this answer. Did you mean "Mentor"?"`,
    );
    expect(tableWhere(readTable("Name,Role\n"), "Role", "Mentor").rows).toEqual([]);
  });
});

describe("laws", () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc
      .array(fc.constantFrom(",", ";", "\t", '"', "\n", " ", "a", "é", "'", "0"), { maxLength: 6 })
      .map((all) => all.join("")),
  );
  const tables = fc.integer({ min: 2, max: 6 }).chain((columns) =>
    fc.record({
      headers: fc.uniqueArray(fc.stringMatching(/^[a-zA-Z]{1,6}$/), { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
    }),
  );
  const dialects = fc.record({
    delimiter: fc.constantFrom(",", ";", "\t"),
    end: fc.constantFrom("\n", "\r\n", "\r"),
    mark: fc.constantFrom("", "\uFEFF"),
    last: fc.boolean(),
  });
  const normal = (text: string) => text.replace(/\r\n?/g, "\n");
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const kept = (rows: string[][]) => {
    const all = rows.map((row) => row.map(normal));
    while (all.at(-1)?.every((text) => text.replace(/\u200B|\u200C|\u200D|\u2060|\uFEFF|\u00AD/g, "").trim() === ""))
      all.pop();
    return all;
  };

  test("a table written in any dialect with quotes is read back exactly, whoever finds the delimiter", () => {
    const law = fc.property(
      tables,
      dialects,
      fc.boolean(),
      ({ headers, rows }, { delimiter, end, mark, last }, told) => {
        const lines = [headers, ...rows].map((row) => row.map(quote).join(delimiter));
        const text = mark + lines.join(end) + (last ? end : "");
        const table = readTable(text, told ? { delimiter: delimiter as "," } : {});
        expect(table.delimiter).toBe(delimiter);
        expect(table.headers).toEqual(headers);
        expect(table.rows.map((row) => [...row.cells])).toEqual(kept(rows));
      },
    );
    fc.assert(law, { seed, numRuns: 400 * effort });
  });

  test("quotes only where they are needed read back exactly too, when the delimiter is told", () => {
    const law = fc.property(tables, dialects, ({ headers, rows }, { delimiter, end, mark }) => {
      const written = (text: string) => (/["\r\n]/.test(text) || text.includes(delimiter) ? quote(text) : text);
      const text = mark + [headers, ...rows].map((row) => row.map(written).join(delimiter)).join(end) + end;
      const table = readTable(text, { delimiter: delimiter as "," });
      expect(table.rows.map((row) => [...row.cells])).toEqual(kept(rows));
    });
    fc.assert(law, { seed, numRuns: 400 * effort });
  });
});
