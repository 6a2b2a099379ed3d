import { describe, expect, test } from "vitest";
import { dialectNames } from "../../../src/cohort/tables/dialects/dialect.js";
import { dialects } from "../../../src/cohort/tables/dialects/dialects.js";
import { readLines } from "../../../src/cohort/tables/lines.js";
import { readTable } from "../../../src/cohort/tables/table.js";
import { sharedFile } from "../../shared-data.js";
import { fixtures } from "./fixtures.js";
import { realFiles } from "./real-files.js";

const textOf = (name: string) => {
  const found = fixtures.find((fixture) => fixture.name === name);
  if (found === undefined) throw new Error(`there is no fixture ${name}`);
  return found.lines.join("\n");
};

describe.each(fixtures)("$name", (fixture) => {
  const text = fixture.lines.join("\n");
  const table = readTable(text, fixture.options);

  test("is recognised, and every row is a person, set aside or blank", () => {
    expect(table.dialect).toBe(fixture.dialect);
    expect(table.headerRows).toBe(fixture.headerRows ?? 1);
    expect(table.titleRows).toBe(fixture.titleRows ?? 0);
    expect([table.rows.length, table.setAside.length, table.blankRows]).toEqual([
      fixture.people,
      fixture.setAside ?? 0,
      fixture.blank ?? 0,
    ]);
    expect(table.rows.length + table.setAside.length + table.blankRows).toBe(fixture.rowsIn);
    expect(table.warnings).toHaveLength(fixture.problems ?? 0);
  });

  test("has its questions and times", () => {
    if (fixture.questions) expect(table.questions).toEqual(fixture.questions);
    expect(new Set(table.headers).size).toBe(table.headers.length);
    expect(table.columns.map(({ header }) => header)).toEqual(table.headers);
    if (fixture.submitted || fixture.people === 0) expect(table.rows[0]?.submitted).toBe(fixture.submitted);
  });

  test("is taken for one tool's export only", () => {
    const { lines } = readLines(text);
    const body = lines.slice(fixture.titleRows ?? 0);
    const claims = dialectNames.filter((name) => name !== "plain" && dialects[name].recognises(body));
    expect(claims).toEqual(fixture.dialect === "plain" ? [] : [fixture.dialect]);
  });

  test("is read the same way when its dialect and header rows are told", () => {
    const told = { ...fixture.options, dialect: fixture.dialect, headerRows: table.headerRows };
    expect(readTable(text, told)).toEqual(table);
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
});

describe("what the tools wrote themselves", () => {
  test("Google Forms: time, score, and the marks of a quiz beside the question", () => {
    const about = readTable(textOf("Google Forms, a quiz")).columns.map((column) => column.about);
    expect(about).toEqual(["submitted", "tool", undefined, "tool", "tool", undefined]);
    expect(readTable(textOf("Google sheet, unambiguous times")).columns[1]?.about).toBe("email");
  });

  test("Qualtrics: everything but questions and embedded data", () => {
    const table = readTable(textOf("Qualtrics, three header rows, split choices, all that is set aside"));
    const own = table.columns.filter(({ about }) => about === undefined);
    expect(own.map(({ question, part, name, importId }) => [question, part, name, importId])).toEqual([
      ["Which tools - all of them - do you use?", "SQL", "Q1_1", "QID1#choiceId=1"],
      ["Which tools - all of them - do you use?", "Python", "Q1_2", "QID1#choiceId=2"],
      ["Which tools - all of them - do you use?", "Other", "Q1_3", "QID1#choiceId=3"],
      ["Which tools - all of them - do you use?", "Other - Text", "Q1_3_TEXT", "QID1_3_TEXT"],
      ["Comment - anything", undefined, "Q2", "QID2"],
      ["Comment - anything", "Write a comment - Text", "Q2_5_TEXT", "QID2_5_TEXT"],
      ["Team", undefined, "Team", "Team"],
    ]);
    expect(table.columns.filter(({ about }) => about !== undefined && about !== "tool")).toMatchObject([
      { name: "StartDate", about: "started" },
      { name: "RecordedDate", about: "submitted" },
      { name: "RecipientEmail", about: "email" },
    ]);
    expect(table.timeZone).toBe("Pacific/Auckland");
    expect(readTable(textOf("Qualtrics, numbers instead of texts, choices joined")).timeZone).toBe("UTC");
  });

  test("SurveyMonkey, Microsoft Forms, Typeform", () => {
    const abouts = (name: string) => readTable(textOf(name)).columns.map(({ about }) => about ?? "-");
    expect(abouts("SurveyMonkey, two header rows").slice(0, 10)).toEqual(
      "tool tool started submitted tool email tool tool tool -".split(" "),
    );
    expect(abouts("Microsoft Forms, a quiz")).toEqual(
      "tool started submitted email tool tool tool tool - tool tool".split(" "),
    );
    expect(abouts("Typeform, new")).toEqual("tool - - - - - - - tool started tool submitted tool tool tool".split(" "));
  });
});

describe("rows that are no answers", () => {
  const text = textOf("Qualtrics, three header rows, split choices, all that is set aside");

  test("each has its row and its reason", () => {
    expect(readTable(text).setAside).toEqual([
      { row: 6, reason: "previews" },
      { row: 7, reason: "unfinished" },
      { row: 8, reason: "repeats" },
      { row: 9, reason: "spam" },
    ]);
    expect(readTable(textOf("Typeform, new")).setAside).toEqual([{ row: 4, reason: "unfinished" }]);
  });

  test("can be kept", () => {
    const kept = readTable(text, { keep: ["previews", "unfinished"] });
    expect(kept.rows.map(({ number }) => number)).toEqual([4, 5, 6, 7]);
    expect(kept.setAside.map(({ reason }) => reason)).toEqual(["repeats", "spam"]);
    expect(readTable(textOf("Typeform, new"), { keep: ["unfinished"] }).rows).toHaveLength(3);
  });

  test("-99 is no answer, and is counted", () => {
    const table = readTable(text);
    expect(table.rows[1]?.cells[21]).toBe("");
    expect(table.warnings).toEqual(["1 cell with -99 was taken as not answered."]);
  });
});

describe("the address of each person", () => {
  test("is found beside an anonymous column, and the warning names it", () => {
    const table = readTable(textOf("Microsoft Forms, anonymous, a time that nobody can order"));
    expect(table.emailColumn).toBe("UGA email");
    expect(table.columns[3]?.about).toBe("tool");
    expect(table.warnings).toMatchInlineSnapshot(`
      [
        "The order of day and month in the column "Completion time" cannot be told from "9/8/26 18:01", so no row has a time. Give dateOrder: "day first" or "month first".",
        "The column "Email" holds no address, since people answered without signing in, but the column "UGA email" has an address of their own for each person: ask for that one.",
      ]
    `);
  });

  test("is missed with words where no column holds one", () => {
    const { warnings, emailColumn } = readTable(textOf("Microsoft Forms, a language that is not listed"));
    expect(emailColumn).toBeUndefined();
    expect(warnings[0]).toContain("and no other column holds an address for each person.");
  });

  test("is neither that of a manager whom many share nor a column with a few addresses", () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `p${at}@x.example,boss@x.example,${at < 3 ? "a@b.example" : "none"}`,
    );
    expect(readTable(`Mine,Manager,Other\n${rows.join("\n")}\n`).emailColumn).toBe("Mine");
    const late = rows.map((row) => row.split(",").slice(1).join(","));
    expect(readTable(`Manager,Other\n${late.join("\n")}\n`).emailColumn).toBeUndefined();
  });

  test("is the tool's own column where that one is filled", () => {
    expect(readTable(textOf("Microsoft Forms")).emailColumn).toBe("Email");
  });
});

describe("files of others", () => {
  test.each(realFiles)("$path", ({ path, dialect, rowsIn, people, setAside }) => {
    const text = sharedFile(path);
    if (text === undefined) return;
    const table = readTable(text, { file: path });
    expect([table.dialect, table.rows.length, table.setAside.length, table.warnings]).toEqual([
      dialect,
      people,
      setAside,
      [],
    ]);
    expect(table.rows.length + table.setAside.length + table.blankRows).toBe(rowsIn);
    expect(table.shortRows).toEqual([]);
    if (dialect !== "surveymonkey") expect(table.rows.every(({ submitted }) => submitted !== undefined)).toBe(true);
  });

  test("Qualtrics: 2 previews, 6 unfinished, time zone", () => {
    const text = sharedFile("survey-exports/qualtrics-three-header-rows.csv");
    if (text === undefined) return;
    const { setAside, timeZone } = readTable(text);
    const count = (reason: string) => setAside.filter((row) => row.reason === reason).length;
    expect([count("previews"), count("unfinished"), timeZone]).toEqual([2, 6, "America/Chicago"]);
  });

  test("SurveyMonkey: six films under one question, fourteen characters under another", () => {
    const text = sharedFile("survey-exports/surveymonkey-two-header-rows.csv");
    if (text === undefined) return;
    const { columns } = readTable(text);
    const parts = new Map<string, number>();
    for (const { question, part } of columns)
      if (part !== undefined) parts.set(question, (parts.get(question) ?? 0) + 1);
    expect([...parts.values()]).toEqual([6, 6, 14]);
  });
});
