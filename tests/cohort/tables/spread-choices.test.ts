import { describe, expect, test } from "vitest";
import { z } from "zod";
import { choice, choices, intake, optionsOf, readTable, scale, skills, tableWhere } from "../../../src/cohort/index.js";
import { codesOf, thrownBy } from "../../mistakes.js";
import { sharedFile } from "../../shared-data.js";
import { fixtures } from "./fixtures.js";

const textOf = (name: string) => {
  const found = fixtures.find((fixture) => fixture.name === name);
  if (found === undefined) throw new Error(`there is no fixture ${name}`);
  return found.lines.join("\n");
};
const topics = ["SQL", "Tables, joins", "R"];

/** The answers of everybody to one question. */
function answers(schema: z.ZodType, text: string, options?: Parameters<typeof readTable>[1]) {
  const table = readTable(text, options);
  const Person = z.object({ id: z.string(), answer: schema.optional() });
  const rows = table.rows.map(({ cells }, at) => ({
    id: `p${at}`,
    ...Object.fromEntries(table.questions.map((question, column) => [question, cells[column]])),
  }));
  return intake({ roles: { mentee: Person } }, { mentee: rows }).people.mentee.map(({ answer }) => answer);
}

describe("choices from columns", () => {
  const question = "Which topics?";

  test("SurveyMonkey: the option's text, and other answers in their own words", () => {
    const text = textOf("SurveyMonkey, two header rows");
    expect(answers(choices(question, topics, { other: true }), text)).toEqual([
      ["SQL", "Tables, joins", "knitting"],
      undefined,
    ]);
    expect(codesOf(() => answers(choices(question, topics), text))).toEqual(["own-words"]);
    expect(thrownBy(() => answers(choices(question, topics), text)).message).toMatchInlineSnapshot(
      `"intake: mentee[0], field "Which topics? [Other (please specify)]" is "knitting": the column holds answers in people's own words. Let the question take them: choices(…, { other: true })."`,
    );
  });

  test("SurveyMonkey: a second row without words, where the cells name the options", () => {
    const python = ["SQL", "Python", "R"];
    expect(answers(choices(question, python), textOf("SurveyMonkey, an empty second row"))).toEqual([
      ["SQL", "R"],
      ["Python"],
    ]);
    expect(answers(choices(question, python), textOf("SurveyMonkey, blanks filled up by another program"))).toEqual([
      ["SQL", "R"],
    ]);
    expect(answers(choices(question, python), textOf("SurveyMonkey, condensed to one header row"))).toEqual([
      ["SQL", "R"],
    ]);
  });

  test("numbers: a 0 everywhere is an answer, nothing anywhere is none", () => {
    expect(answers(choices(question, ["SQL", "R"]), textOf("SurveyMonkey, numbers instead of texts"))).toEqual([
      ["SQL"],
      [],
    ]);
  });

  test.each(["1", "TRUE", "x", "Yes", "checked", "✓", "SQL", " sql "])("%s marks an option as chosen", (cell) => {
    expect(answers(choices("Q", ["SQL", "R"]), `id,Q [SQL],Q [R]\na,${cell},\n`)).toEqual([["SQL"]]);
  });

  test.each(["0", "FALSE", "no", "unchecked"])("%s marks an option as left", (cell) => {
    expect(answers(choices("Q", ["SQL", "R"]), `id,Q [SQL],Q [R]\na,${cell},x\n`)).toEqual([["R"]]);
  });

  test("Qualtrics: split, with the words beside Other", () => {
    const text = textOf("Qualtrics, three header rows, split choices, all that is set aside");
    const tools = "Which tools - all of them - do you use?";
    expect(answers(choices(tools, ["SQL", "Python"], { other: true }), text)).toEqual([["SQL", "Rust"], ["Python"]]);
    expect(answers(choices(tools, ["SQL", "Python", "Other"], { other: true }), text)).toEqual([
      ["SQL", "Other", "Rust"],
      ["Python"],
    ]);
    const comment = choices("Comment - anything", ["Yes", "No", "Write a comment"], { other: true });
    expect(answers(comment, text)).toEqual([["Yes"], ["Write a comment", "Fine"]]);
  });

  test("Qualtrics: numbers joined by commas, where the codes are declared", () => {
    const text = textOf("Qualtrics, numbers instead of texts, choices joined");
    const codes = { 1: "SQL", 2: "Python", 3: "R" } as const;
    expect(answers(choices("Which tools?", ["SQL", "Python", "R"], { codes }), text)).toEqual([["SQL", "R"]]);
    expect(codesOf(() => answers(choices("Which tools?", ["SQL", "Python", "R"]), text))).toEqual([
      "unknown-option",
      "unknown-option",
    ]);
  });

  test("Typeform: old columns that were gathered, and a lone Other", () => {
    const old = fixtures.find(({ name }) => name === "Typeform, old, its question told");
    const sports = choices("Which sports?", ["Yoga", "Muscles, all"], { other: true });
    expect(answers(sports, textOf("Typeform, old, its question told"), old?.options)).toEqual([
      ["Yoga", "climbing"],
      ["Yoga", "Muscles, all"],
    ]);
    const type = choices("Employment Type", ["Full-Time"], { other: true });
    expect(answers(type, textOf("Typeform, new"))).toEqual([["Full-Time"], ["Now and then"]]);
  });

  test("a checkbox grid: a joined list in each row", () => {
    const text = 'id,When? [Monday],When? [Tuesday]\na,"8AM;9AM",9AM;noon;\n';
    expect(answers(choices("When?", ["8AM", "9AM", "noon"]), text)).toEqual([["8AM", "9AM", "noon"]]);
    expect(answers(choices("When? [Monday]", ["8AM", "9AM", "noon"]), text)).toEqual([["8AM", "9AM"]]);
    expect(codesOf(() => answers(choices("When?", ["8AM"]), text))).toEqual(["unknown-option", "unknown-option"]);
  });

  test("an option that is spelled like no answer, and one that nobody declared", () => {
    expect(answers(choices("Q", ["SQL", "Don't know"]), "id,Q [SQL],Q [Don't know]\na,,Don't know\n")).toEqual([
      ["Don't know"],
    ]);
    expect(answers(choices("Q", ["SQL"]), "id,Q [SQL],Q [R]\na,N/A,\n")).toEqual([undefined]);
    expect(
      thrownBy(() => answers(choices("Q", ["SQL", "Rust"]), "id,Q [SQL],Q [Rast]\na,,x\n")).message,
    ).toMatchInlineSnapshot(
      `"intake: mentee[0], field "Q [Rast]" is "Rast": this is not one of the options. Did you mean "Rust"?"`,
    );
    expect(answers(choices("Q", ["SQL"], { other: true }), "id,Q [SQL],Q [Rust]\na,,Rust\n")).toEqual([["Rust"]]);
    expect(answers(choices("Q", ["SQL"], { other: true }), "id,Q [SQL],Q [Other]\na,,1\n")).toEqual([["Other"]]);
  });

  test("parts with brackets of their own, when the table is read by intake", () => {
    const table = readTable("Respondent ID,Q?,\n,SQL,C [plain]\n1,SQL,C [plain]\n");
    const Person = z.object({ id: z.string(), q: choices("Q?", ["SQL", "C [plain]"]) });
    const mapping = { version: 1, fields: { id: "Respondent ID" } } as const;
    const { people } = intake({ roles: { mentee: Person } }, { mentee: table }, { mappings: { mentee: mapping } });
    expect(people.mentee[0]?.q).toEqual(["SQL", "C [plain]"]);
  });

  test("300 real answers: films that people ticked", () => {
    const text = sharedFile("survey-exports/surveymonkey-two-header-rows.csv");
    if (text === undefined) return;
    const table = readTable(text);
    const seen = "Which of the following Star Wars films have you seen? Please select all that apply.";
    const films = optionsOf(table, seen).options;
    const Person = z.object({
      id: z.string(),
      fan: choice("Do you consider yourself to be a fan of the Star Wars film franchise?", ["Yes", "No"]).optional(),
      films: choices(seen, films).optional(),
    });
    const mapping = {
      version: 1,
      fields: { id: "RespondentID" },
      ignored: table.headers.filter(
        (header) =>
          !header.startsWith("Which of the following") &&
          !header.startsWith("Do you consider yourself to be a fan of the Star Wars film") &&
          header !== "RespondentID",
      ),
    } as const;
    const { people } = intake({ roles: { fan: Person } }, { fan: table }, { mappings: { fan: mapping } });
    expect(people.fan).toHaveLength(300);
    // Counted by Python's csv module: cells with text in the six columns, and rows with none.
    const ticks = people.fan.reduce((sum, person) => sum + (person.films?.length ?? 0), 0);
    expect([ticks, people.fan.filter((person) => person.films === undefined).length]).toEqual([1115, 75]);
  });
});

describe("joined choices", () => {
  test("Airtable: options with commas in quotes inside the cell", () => {
    const schema = choices("Topics", ["Design", "Research, applied"]);
    expect(answers(schema, textOf("Airtable"))).toEqual([["Design", "Research, applied"], ["Design"]]);
    expect(schema.parse('"Research, applied", Design')).toEqual(["Design", "Research, applied"]);
    expect(choices("Q", ['Say "hi"', "b"]).parse('"Say ""hi""", b')).toEqual(['Say "hi"', "b"]);
    expect(codesOf(() => answers(schema, 'id,Topics\na,"Design, ""Research"\n'))).toEqual(["unknown-option"]);
  });

  test("Microsoft: a semicolon ends every option, commas stand inside", () => {
    const slots = ["Monday, 10/28: 10:10am-11am", "Tuesday, 10/29: 12:30pm-1:20pm"];
    expect(choices("When?", slots).parse("Monday, 10/28:  10:10am-11am;Tuesday, 10/29: 12:30pm-1:20pm;")).toEqual(
      slots,
    );
  });

  test("Google sheet: options with commas, joined by commas", () => {
    const days = ["Tuesday, 29th September", "Wednesday, 30th September"];
    expect(answers(choices("Days", days), textOf("Google sheet, commas inside options"))).toEqual([days]);
  });
});

describe("codes", () => {
  const meet = choice("Meet how?", ["Video", "In person"], { codes: { 1: "Video", 2: "In person", "-1": null } });

  test("stand for options, or for no answer", () => {
    expect(meet.parse("1")).toBe("Video");
    expect(meet.parse(2)).toBe("In person");
    expect(meet.parse("video")).toBe("Video");
    expect(answers(meet, "id,Meet how?\na,-1\nb,1\n")).toEqual([undefined, "Video"]);
    expect(meet.safeParse("3").success).toBe(false);
    const many = choices("Q", ["a", "b"], { codes: { 1: "a", 2: "b", "-99": null } });
    expect(many.parse("2,1")).toEqual(["a", "b"]);
    expect(answers(many, "id,Q\na,-99\nb,2\n")).toEqual([undefined, ["b"]]);
  });

  test("without them a number is no option, and the remedy says so", () => {
    const program = {
      roles: { mentee: z.object({ id: z.string(), meet: choice("Meet how?", ["Video", "In person"]) }) },
    };
    expect(thrownBy(() => intake(program, { mentee: readTable("id,Meet how?\na,1\n") })).message).toMatchInlineSnapshot(
      `"intake: table, row 2, column "Meet how?" is "1": this is not one of the options. Export the words of the options, or declare codes: { 1: "Video" }."`,
    );
  });

  test("codes that cannot be", () => {
    const options = ["Video", "2"];
    const wrong: Readonly<Record<string, string>> = { one: "Video", 2: "Video", 3: "Vidoe" };
    expect(codesOf(() => choice("Meet how?", options, { codes: wrong }))).toEqual([
      "option-code",
      "option-code",
      "option-code",
    ]);
    expect(thrownBy(() => choice("Meet how?", options, { codes: wrong })).message).toMatchInlineSnapshot(`
      "choice: 3 mistakes
        1. settings.codes[2] is "Video": the number is an option itself, and would mean two of them. Remove one of the two.
        2. settings.codes[3] is "Vidoe": a code stands for one of the options. Use one of "Video", "2".
        3. settings.codes[one] is "one": a code is a whole number. Write for example { 1: "Video", 2: "In person" }."
    `);
  });
});

describe("optionsOf", () => {
  const table = (...cells: string[]) =>
    readTable(`id,Days\n${cells.map((cell, at) => `p${at},"${cell}"`).join("\n")}\n`, { delimiter: "," });

  test("pieces between semicolons", () => {
    const found = optionsOf(readTable(textOf("Microsoft Forms")), "What type of resource is this?");
    expect(found).toEqual({ options: ["AGOL", "Cartography"], unsure: [], answered: 2 });
  });

  test("rows with one selection tell which commas are inside an option", () => {
    const [a, b, c] = ["Tuesday, 29th September", "Wednesday, 30th September", "Friday"];
    expect(optionsOf(table(a, `${a}, ${b}`, b, `${b}, ${c}`), "Days")).toEqual({
      options: [a, b, c],
      unsure: [],
      answered: 4,
    });
  });

  test("says when the answers do not tell", () => {
    const found = optionsOf(table("SQL, R", "Python", "Python"), "Days");
    expect([found.options, found.unsure]).toEqual([["Python"], ["SQL, R"]]);
    expect(found.note).toBe('one option or several, the answers do not tell: "SQL, R".');
    expect(optionsOf(table("SQL, R", "R, Python", "SQL"), "Days")).toMatchObject({
      options: ["SQL", "R", "Python"],
      unsure: [],
    });
  });

  test("free text and long answers", () => {
    const texts = optionsOf(table("I like maps", "Trains", "Nothing much", "Cooking", "Knots"), "Days");
    expect(texts.note).toContain("this looks like free text");
    expect(optionsOf(table("a", "x".repeat(3000)), "Days").note).toBe("1 long answers were not looked at.");
  });

  test("columns of a question, quotes of Airtable, grids of a form", () => {
    expect(optionsOf(readTable(textOf("SurveyMonkey, two header rows")), "which topics?").options).toEqual([
      "SQL",
      "Tables, joins",
    ]);
    expect(optionsOf(readTable(textOf("Airtable")), "Topics").options).toEqual(["Design", "Research, applied"]);
    const grid = readTable("Timestamp,When? [Mon],When? [Tue]\n2026-09-30 10:00,8AM;9AM,noon\n");
    expect(optionsOf(grid, "When?").options).toEqual(["8AM;9AM", "noon"]);
  });

  test("an unknown column", () => {
    expect(codesOf(() => optionsOf(table("a"), "Dyas"))).toEqual(["unknown-column"]);
  });
});

describe("whole exports through intake", () => {
  test("labels and numbers in one column, grades in a declared order, one person with both parts", () => {
    const grades = ["AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2"];
    const Person = z.object({
      id: z.string(),
      grade: scale("Grade", { from: 1, to: 9, labels: grades }),
      want: scale("Want", { from: 1, to: 5 }),
    });
    const table = readTable(
      "id,Role,Grade,Want\nada,both mentor and mentee,Grade 6,5 - It's extremely important\nbo,mentee,Grade 7,4\n",
    );
    const of = (role: string) => tableWhere(table, "Role", [role, "both mentor and mentee"]);
    const { people, report } = intake(
      { roles: { mentee: Person, mentor: Person } },
      { mentee: of("mentee"), mentor: of("mentor") },
    );
    expect(people.mentee.map(({ id, grade, want }) => [id, grade, want])).toEqual([
      ["ada", 7, 5],
      ["bo", 6, 4],
    ]);
    expect(report.inSeveralRoles).toEqual(["ada"]);
  });

  test("skills from columns that repeat their own names", () => {
    const schema = skills("Which topics?");
    expect(answers(schema, textOf("SurveyMonkey, blanks filled up by another program"))).toEqual([
      [{ skill: "SQL" }, { skill: "R" }],
    ]);
  });
});
