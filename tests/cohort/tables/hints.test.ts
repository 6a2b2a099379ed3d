import { describe, expect, test } from "vitest";
import { readTable } from "../../../src/cohort/tables/table.js";
import type { TableOptions } from "../../../src/cohort/tables/table-options.js";
import { codesOf, thrownBy } from "../../mistakes.js";

const plain = "Name,Pace,Goal\nAda,3,SQL\n";
const qualtrics = `StartDate,ResponseId\nStart Date,Response ID\n"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}"\n2026-09-01,R_1\n`;
const untyped = (options: object) => options as TableOptions;

describe("what is told about a file", () => {
  test("unknown words are mistakes with the nearest known one, all at once", () => {
    const wrong = untyped({
      dialect: "qualtrix",
      keep: ["preview"],
      dateOrder: "day-first",
      headerRows: 9,
      titleRows: -1,
    });
    expect(thrownBy(() => readTable(plain, wrong)).message).toMatchInlineSnapshot(`
      "readTable: 5 mistakes
        1. options.dialect is "qualtrix": there is no such dialect. Did you mean "qualtrics"?
        2. options.dateOrder is "day-first": there is no such order. Did you mean "day first"?
        3. options.keep[0] is "preview": no rows are set aside under this word. Did you mean "previews"?
        4. options.titleRows is -1: the file has 2 rows. Give the number of rows above the header, 0 for none.
        5. options.headerRows is 9: a header has 1, 2, 3 or 4 rows. Give 1, 2, 3 or 4, or leave it out."
    `);
    expect(codesOf(() => readTable(plain, wrong))).toEqual([
      "unknown-hint",
      "unknown-hint",
      "unknown-hint",
      "title-rows",
      "header-rows",
    ]);
  });

  test("a dialect that the file does not have is a mistake that names the one it has", () => {
    expect(thrownBy(() => readTable(plain, { dialect: "typeform" })).message).toMatchInlineSnapshot(
      `"readTable: options.dialect is "typeform": the file does not look like an export of Typeform. Leave the dialect out, or give "plain"."`,
    );
    expect(
      thrownBy(() => readTable("Timestamp,Name\n2026-09-01 10:00,Ada\n", { dialect: "microsoft-forms" })).message,
    ).toMatchInlineSnapshot(
      `"readTable: options.dialect is "microsoft-forms": the file does not look like an export of Microsoft Forms. Leave it out, or give "google-sheet"."`,
    );
    expect(codesOf(() => readTable(plain, { dialect: "google-forms" }))).toEqual(["dialect"]);
  });

  test("header rows that the file does not have", () => {
    expect(thrownBy(() => readTable(qualtrics, { dialect: "qualtrics", headerRows: 2 })).message).toMatchInlineSnapshot(
      `"readTable: table, options.headerRows is 2: row 3 from the header on holds ImportIds, so there are 3 header rows. Leave headerRows out, or give 3."`,
    );
    expect(codesOf(() => readTable(qualtrics, { headerRows: 4 }))).toEqual(["header-rows"]);
    expect(thrownBy(() => readTable(plain, { dialect: "qualtrics", headerRows: 3 })).message).toMatchInlineSnapshot(
      `
      "readTable: 2 mistakes
        1. table, options.headerRows is 3: no row holds ImportIds, as the last of three header rows does. Give headerRows: 2, or 1.
        2. options.headerRows is 3: only 2 of the file's rows can be headers. Give fewer, or leave it out."
    `,
    );
    expect(thrownBy(() => readTable(plain, { headerRows: 2 })).message).toMatchInlineSnapshot(
      `"readTable: options.headerRows is 2: the file was recognised as plain, which has no such header. Give the dialect too, such as "surveymonkey" for two header rows, or leave headerRows out."`,
    );
    expect(codesOf(() => readTable(plain, { dialect: "google-forms", headerRows: 2 }))).toEqual(["header-rows"]);
    expect(codesOf(() => readTable("Name\n", { dialect: "surveymonkey", headerRows: 2 }))).toEqual(["header-rows"]);
  });

  test("two header rows of another tool are read as told", () => {
    const table = readTable("Person,Topics,\n,SQL,R\nAda,1,0\n", { dialect: "surveymonkey", headerRows: 2 });
    expect(table.questions).toEqual(["Person", "Topics [SQL]", "Topics [R]"]);
    expect(table.rows.map(({ number }) => number)).toEqual([3]);
  });

  test("a known tool read as a plain table", () => {
    const table = readTable(qualtrics, { dialect: "plain" });
    expect([table.dialect, table.rows.length, table.columns[0]?.about]).toEqual(["plain", 3, undefined]);
  });

  test("title rows", () => {
    const text = "A,B,C\nName,Pace,Goal\nAda,3,SQL\n";
    expect(readTable(text, { titleRows: 1 }).headers).toEqual(["Name", "Pace", "Goal"]);
    expect(codesOf(() => readTable(text, { titleRows: 3 }))).toEqual(["title-rows"]);
    expect(readTable(`Sheet of 2026,,\n${plain}`, { titleRows: 0 }).rows).toHaveLength(2);
  });
});

describe("columns gathered under one question", () => {
  const text = "Name,Saturday,Sunday,Note\nAda,x,,\nBo,,x,late\n";

  test("by all their headers, or the first and the last", () => {
    const listed = readTable(text, { gather: { "When?": ["Sunday", "saturday"] } });
    expect(listed.questions).toEqual(["Name", "When? [Saturday]", "When? [Sunday]", "Note"]);
    expect(listed.headers).toEqual(listed.questions);
    expect(readTable(text, { gather: { "When?": { from: "Saturday", to: "Sunday" } } })).toEqual(listed);
  });

  test("mistakes", () => {
    const wrong = { "When?": ["Satuday"], " ": [], "Where?": { from: "Note", to: "Name" } };
    expect(thrownBy(() => readTable(text, { gather: wrong })).message).toMatchInlineSnapshot(`
      "readTable: 3 mistakes
        1. options.gather["When?"] is "Satuday": table has no such column. Did you mean "Saturday"?
        2. options.gather[" "]: a question must have words. Write the question of the form.
        3. options.gather["Where?"] is {"from":"Note","to":"Name"}: the last column stands left of the first. Exchange from and to."
    `);
    expect(codesOf(() => readTable(text, { gather: wrong }))).toEqual([
      "unknown-column",
      "blank-question",
      "gather-order",
    ]);
    expect(codesOf(() => readTable(text, { gather: { "A?": { from: "Note", to: "Nobody" } } }))).toEqual([
      "unknown-column",
    ]);
  });
});
