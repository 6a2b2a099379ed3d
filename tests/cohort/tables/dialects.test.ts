import { describe, expect, test } from "vitest";
import { dialectNames } from "../../../src/cohort/tables/dialects/dialect.js";
import { dialects } from "../../../src/cohort/tables/dialects/dialects.js";
import { readLines } from "../../../src/cohort/tables/lines.js";
import { optionsOf } from "../../../src/cohort/tables/options-of.js";
import { readTable } from "../../../src/cohort/tables/table.js";
import { tableWhere } from "../../../src/cohort/tables/table-where.js";
import { sharedFile } from "../../shared-data.js";
import { dialectTable, madeFiles } from "./dialect-table.js";
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

test("the whole of it, as a table that is read when it changes", async () => {
  await expect(dialectTable(madeFiles())).toMatchFileSnapshot("dialects.md");
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

describe("what a fingerprint does not mistake", () => {
  test("a respondent without a number is no second header row", () => {
    const table = readTable("Respondent ID,Start Date,Name\n,10/28/2026,Ada\n2,10/29/2026,Bo\n");
    expect([table.dialect, table.headerRows, table.rows.length]).toEqual(["surveymonkey", 1, 2]);
  });

  test("tables that only look a little like an export", () => {
    const names = (...texts: string[]) => texts.map((text) => readTable(text).dialect);
    expect(
      names(
        "Timestamp,Value\nsoon,1\nlater,2\n",
        "ID,Name,Email,Team,Pace\n1,Ada,ada@x.example,A,3\n",
        "ID,GPA,Gender,Ethnicity,Major,Skill1\n1,3.5,,,ME,2\n",
        "#,Name,Goal\n1,Ada,SQL\n",
        "Name,ImportId\nAda,7\n",
        'Name,Notes\nAda,"she said ""SQL, R"" twice"\n',
        "StartDate,Name\n2026-09-01,Ada\n",
        "Start Date,Submit,Respondent ID\n1,2,3\n",
      ),
    ).toEqual(Array.from({ length: 8 }, () => "plain"));
  });

  test("Qualtrics as tab-separated UTF-16, with page times and the order of blocks", () => {
    const cells = [
      ["StartDate", "ResponseId", "Q1_First Click", "FL_1_DO", "Q2"],
      ["Start Date", "Response ID", "Timing - First Click", "Order", "Your name"],
      [
        '{"ImportId":"startDate"}',
        '{"ImportId":"_recordId"}',
        '{"ImportId":"QID1_FIRST_CLICK"}',
        '{"ImportId":"BL_9_DO","choiceId":"Q8"}',
        '{"ImportId":"QID2_TEXT"}',
      ],
      ["2026-09-01 10:00:00", "R_1", "1.5", "2", "Ada"],
    ];
    const text = cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join("\t")).join("\r\n");
    const units = Uint16Array.from([0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))]);
    const table = readTable(new Uint8Array(units.buffer));
    expect([table.dialect, table.delimiter, table.encoding]).toEqual(["qualtrics", "\t", "utf-16le"]);
    expect(table.columns.map(({ about }) => about)).toEqual(["started", "tool", "tool", "tool", undefined]);
  });

  test("hyphens and dashes inside Qualtrics questions and options", () => {
    const ids = (...names: string[]) => names.map((name) => `"{""ImportId"":""${name}""}"`).join(",");
    const text = [
      "ResponseId,Q1_1,Q1_2,Q7_1,Q7_2,Q9_1",
      "Response ID,Well-being 1,Well-being 2,Rate: - I like it - really,Rate: - I like maps,Age - years",
      ids("_recordId", "QID1_1", "QID1_2", "QID7_1", "QID7_2", "QID9_1"),
      "R_1,1,2,3,4,5",
    ].join("\n");
    expect(readTable(text).questions.slice(1)).toEqual([
      "Well-being 1",
      "Well-being 2",
      "Rate: [I like it - really]",
      "Rate: [I like maps]",
      "Age [years]",
    ]);
  });

  test("ten thousand columns of one Qualtrics question are read in one go", () => {
    const columns = Array.from({ length: 10_000 }, (_, at) => at + 1);
    const text = [
      columns.map((at) => `Q1_${at}`).join(","),
      columns.map((at) => `Which of all these? - option ${at}`).join(","),
      columns.map((at) => `"{""ImportId"":""QID1"",""choiceId"":""${at}""}"`).join(","),
      columns.map(() => "1").join(","),
    ].join("\n");
    const { columns: read } = readTable(text);
    expect(read[9_999]).toMatchObject({ question: "Which of all these?", part: "option 10000" });
  });

  test("columns are found by their internal names too", () => {
    const table = readTable(textOf("Qualtrics, four header rows"));
    expect(tableWhere(table, "q1", "Ada").rows).toHaveLength(1);
    expect(optionsOf(table, "Q1").options).toEqual(["Ada"]);
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
