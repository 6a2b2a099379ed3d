import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  asked,
  choices,
  describeIntake,
  email,
  intake,
  type Mapping,
  mappingFor,
  readMapping,
  readTable,
  safeIntake,
  scale,
  skills,
  type Table,
} from "../../src/cohort/index.js";
import { columnIndex, columnsNamed, gridOf } from "../../src/cohort/intake/column-reference.js";
import { sheetsOf } from "../../src/cohort/intake/sheet.js";
import { wildcard } from "../../src/cohort/intake/wildcard.js";
import { codesOf, firstMistake, frozen, thrownBy } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const Mentee = z.object({
  id: email("Email"),
  name: asked("Name", z.string()),
  pace: scale("Pace?", { from: 1, to: 5 }).optional(),
  goals: skills("Goals?").default([]),
  topics: choices("Topics?", ["Work-life balance", "Networking"]).default([]),
});
const program = { roles: { mentee: Mentee } } as const;

const header = "Email Address,Your name,How quick?,Rate them [SQL],Rate them [Go],Gender,Phone number,Timestamp";
const row = "ada@x.org,Ada,4,3,5,female,'+44 1,2026-09-01";
const table = readTable(`${header}\n${row}\n`, { file: "m.csv" });
const mapping = frozen<Mapping<"id" | "name" | "pace" | "goals" | "topics">>({
  version: 1,
  fields: { id: "email address", name: { column: 2 }, pace: ["How quick?"], goals: { matches: "rate * [*]" } },
  ignored: [{ header: "Phone number", because: "not needed for matching" }, "Timestamp"],
  sealed: ["Gender"],
});
const take = (given: Mapping, source = table) => intake(program, { mentee: source }, { mappings: { mentee: given } });

describe("a mapping", () => {
  test("says which columns fill which fields, whatever the questions are", () => {
    const cohort = take(mapping);
    expect(cohort.people.mentee).toEqual([
      {
        id: "ada@x.org",
        name: "Ada",
        pace: 4,
        goals: [
          { skill: "SQL", level: 3 },
          { skill: "Go", level: 5 },
        ],
        topics: [],
      },
    ]);
    expect(describeIntake(cohort.report)).toMatchInlineSnapshot(`
      "m.csv (mentee): 1 row read, 1 person taken in.
        Used: "Email Address" as id, "Your name" as name, "How quick?" as pace, 2 columns from "Rate them [SQL]" to "Rate them [Go]" as goals.
        Not read, as you asked: "Phone number" (not needed for matching), "Timestamp".
        Sealed, so no score can use them: "Gender".
        Without a column, so nobody has an answer: topics."
    `);
  });

  test("everything left over, missing, taken twice or matching nothing is listed at once", () => {
    const wrong: Mapping = {
      version: 1,
      fields: { id: "Email Adress", pace: { column: 9 }, gaols: "Rate them", name: "Your name" },
      ignored: [{ matches: "*name" }, { name: "Q7" }],
      sealed: ["Gendre"],
    };
    expect(thrownBy(() => take(wrong)).message).toMatchInlineSnapshot(`
      "intake: 13 mistakes
        1. options.mappings.mentee.fields is "gaols": mentee has no such field. Use one of "id", "name", "pace", "goals", "topics".
        2. options.mappings.mentee.fields.id is "Email Adress": m.csv has no such column. Did you mean "Email Address"?
        3. options.mappings.mentee.fields.pace is {"column":9}: m.csv has no such column. Its columns are numbered from 1 to 8.
        4. options.mappings.mentee.sealed[0] is "Gendre": m.csv has no such column. Did you mean "Gender"?
        5. m.csv, column 2 is "Your name": options.mappings.mentee.fields.name takes this column, and so does options.mappings.mentee.ignored[0]. Keep one of the two lines; { "column": 2 } names this column alone.
        6. options.mappings.mentee.ignored[1] is {"name":"Q7"}: m.csv has no such column. There is none to choose from.
        7. m.csv, column 1 is "Email Address": no line of options.mappings.mentee says what this column is for. Map it to a field, or list it under ignored or sealed.
        8. m.csv, column 3 is "How quick?": no line of options.mappings.mentee says what this column is for. Map it to a field, or list it under ignored or sealed.
        9. m.csv, column 4 is "Rate them [SQL]": no line of options.mappings.mentee says what this column is for. Map it to a field, or list it under ignored or sealed.
        10. m.csv, column 5 is "Rate them [Go]": no line of options.mappings.mentee says what this column is for. Map it to a field, or list it under ignored or sealed.
        11. m.csv, column 6 is "Gender": no line of options.mappings.mentee says what this column is for. Map it to a field, or list it under ignored or sealed.
        12. m.csv, column 7 is "Phone number": no line of options.mappings.mentee says what this column is for. Map it to a field, or list it under ignored or sealed.
        13. m.csv, column 8 is "Timestamp": no line of options.mappings.mentee says what this column is for. Map it to a field, or list it under ignored or sealed."
    `);
  });

  test("wins for the fields it names; the others are found by their questions", () => {
    const source = readTable("Email,Name,Pace?,Speed\na@x.org,Ada,1,5\n");
    const partial: Mapping = { version: 1, fields: { pace: "Speed" }, ignored: ["Pace?"] };
    expect(take(partial, source).people.mentee[0]).toMatchObject({ id: "a@x.org", name: "Ada", pace: 5 });
    expect(codesOf(() => take({ version: 1, fields: { pace: "Speed" } }, source))).toEqual(["unmapped-column"]);
    const both = { mappings: { mentee: { version: 1, fields: { pace: "Speed" } } as const }, ignore: ["pace?"] };
    expect(intake(program, { mentee: source }, both).people.mentee[0]?.pace).toBe(5);
    const twice = { mappings: { mentee: partial }, ignore: ["Pace?"] };
    expect(codesOf(() => intake(program, { mentee: source }, twice))).toEqual(["mapped-twice"]);
  });

  test("an empty list leaves an optional field without an answer, and a required one is missed", () => {
    const source = readTable("Email,Name,Pace?\na@x.org,Ada,1\n");
    const without: Mapping = { version: 1, fields: { pace: [] }, ignored: ["Pace?"] };
    expect(take(without, source).people.mentee[0]?.pace).toBeUndefined();
    expect(codesOf(() => take({ version: 1, fields: { name: [] }, ignored: ["Name"] }, source))).toEqual([
      "missing-column",
    ]);
  });

  test("two columns of a field join: answered in one of them, or the same in both", () => {
    const pace: Mapping = { version: 1, fields: { pace: ["Pace here", "Pace there"] } };
    const paceOf = (cells: string) =>
      take(pace, readTable(`Email,Name,Pace here,Pace there\na@x.org,Ada,${cells}\n`)).people.mentee[0]?.pace;
    expect([paceOf("2,"), paceOf(",3"), paceOf("4,4")]).toEqual([2, 3, 4]);
    expect(codesOf(() => paceOf("2,3"))).toEqual(["two-answers"]);
    const repeated = readTable("Email,Name,Pace,Pace\na@x.org,Ada,,2\n");
    expect(take({ version: 1, fields: { pace: "Pace" } }, repeated).people.mentee[0]?.pace).toBe(2);
    const second: Mapping = { version: 1, fields: { pace: "Pace #2" }, ignored: [{ column: 3 }] };
    expect(take(second, repeated).people.mentee[0]?.pace).toBe(2);
  });

  test("parts of a question are named by brackets, by the star, or by the mapping", () => {
    const goalsOf = (goals: NonNullable<Mapping["fields"][string]>, columns: string, cells: string) =>
      take({ version: 1, fields: { goals } }, readTable(`Email,Name,${columns}\na@x.org,A,${cells}\n`)).people.mentee[0]
        ?.goals;
    const both = [
      { skill: "SQL", level: 2 },
      { skill: "Go", level: 4 },
    ];
    expect(goalsOf("Rate", "Rate [SQL],Rate [Go]", "2,4")).toEqual(both);
    expect(goalsOf({ matches: "Level of *" }, "Level of SQL,Level of Go", "2,4")).toEqual(both);
    const named = [
      { column: 3, part: "SQL" },
      { header: "b", part: "Go" },
    ];
    expect(goalsOf(named, "a,b", "2,4")).toEqual(both);
    expect(goalsOf("Goals [all you have]", "Goals [all you have]", "SQL (2); Go (4)")).toEqual(both);
  });

  test("one for each source of a role", () => {
    const spring = readTable("Mail,Name\na@x.org,Ada\n");
    const autumn = readTable("Address,Name\nb@x.org,Bea\n");
    const mine: Mapping[] = [
      { version: 1, fields: { id: "Mail" } },
      { version: 1, fields: { id: "Address" } },
    ];
    const both = (mappings: readonly Mapping[]) =>
      intake(program, { mentee: [spring, autumn] }, { mappings: { mentee: mappings } });
    expect(both(mine).people.mentee.map(({ id }) => id)).toEqual(["a@x.org", "b@x.org"]);
    expect(codesOf(() => both(mine.slice(0, 1)))).toContain("mapping-count");
    const other = { mappings: { mentees: mine[0] } } as object;
    expect(codesOf(() => intake(program, { mentee: [] }, other))).toEqual(["mapping-role"]);
  });

  test("works on row objects by their keys", () => {
    const rows = [{ mail: "a@x.org", called: "Ada", shoe: 9 }];
    const given: Mapping = { version: 1, fields: { id: "mail", name: "called" }, ignored: ["shoe"] };
    expect(intake(program, { mentee: rows }, { mappings: { mentee: given } }).people.mentee[0]?.name).toBe("Ada");
    expect(firstMistake(() => intake(program, { mentee: rows }, { mappings: { mentee: mapping } })).message).toBe(
      "mentee has no such field.",
    );
  });

  test("neither nameless empty columns nor what the survey tool wrote need a line", () => {
    const read = readTable("Email,Name,Start,QID,,\na@x.org,Ada,9:00,3,,\n");
    const facts = [{}, {}, { about: "started" }, { name: "Q_pace" }] as const;
    const tool: Table = {
      ...read,
      columns: read.columns.map((column, at) => ({ ...column, ...facts[at] })),
      setAside: [{ row: 3, reason: "previews" }],
    };
    const given: Mapping = { version: 1, fields: { pace: { name: "q_PACE" } } };
    const { people, report } = intake(program, { mentee: tool }, { mappings: { mentee: given } });
    expect(people.mentee[0]?.pace).toBe(3);
    expect(report.sources[0]).toMatchObject({ ofTool: ["Start"], unused: [], rowsIn: 2, people: 1 });
    expect(describeIntake(report)).toContain("  1 row was set aside (previews): 3.\n");
    expect(describeIntake(report)).toContain('Written by the survey tool: "Start".');
  });

  test("keeps a sealed column from the field that asks for it", () => {
    const Open = z.object({ id: email("Email"), gender: asked("Gender", z.string()).optional() });
    const source = readTable("Email,Gender\na@x.org,female\n");
    const roles = { mentee: Open };
    const mappings = { mentee: { version: 1, fields: {}, sealed: ["Gender"] } as const };
    const { people, report } = intake({ roles }, { mentee: source }, { mappings });
    expect(people.mentee).toEqual([{ id: "a@x.org" }]);
    expect(JSON.stringify({ people, report })).not.toContain("female");
  });

  test("is checked as strictly in the options as when it is read", () => {
    const call = (given: unknown) => codesOf(() => take(given as Mapping, readTable("Email,Name\na@x.org,Ada\n")));
    expect(call("Email")).toEqual(["mapping-shape"]);
    expect(call({ version: 2, fields: {} })).toEqual(["mapping-version"]);
  });
});

describe("readMapping", () => {
  test("gives back what was saved, frozen", () => {
    const read = readMapping(JSON.stringify(mapping));
    expect(read).toEqual(mapping);
    expect(Object.isFrozen(read.fields)).toBe(true);
    expect(take(read).people.mentee).toHaveLength(1);
  });

  test("lists everything that is no part of a mapping, with the nearest key", () => {
    const wrong = {
      version: "1",
      feilds: {},
      fields: { id: { haeder: "Email" }, name: "", pace: [{ column: 0 }, { header: "a", name: "b" }, 7], goals: null },
      ignored: [{ header: "Phone", becuase: "no" }, { matches: 7, because: "x" }, ["a"]],
      sealed: "Gender",
    };
    expect(thrownBy(() => readMapping(wrong)).message).toMatchInlineSnapshot(`
      "readMapping: 13 mistakes
        1. mapping.version is "1": mappings of version 1 can be read. Write version 1, or update this library if a newer one saved the mapping.
        2. mapping.fields.id is "haeder": a mapping has no such key here. Did you mean "header"?
        3. mapping.fields.id is {"haeder":"Email"}: a header, or one of header, matches, column and name, is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        4. mapping.fields.name is "": a header, or one of header, matches, column and name, is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        5. mapping.fields.pace[0].column is 0: the position of a column, from 1, is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        6. mapping.fields.pace[1] is {"header":"a","name":"b"}: a header, or one of header, matches, column and name, is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        7. mapping.fields.pace[2] is 7: a header, or one of header, matches, column and name, is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        8. mapping.fields.goals is null: a header, or one of header, matches, column and name, is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        9. mapping.ignored[0] is "becuase": a mapping has no such key here. Did you mean "because"?
        10. mapping.ignored[1].matches is 7: text is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        11. mapping.ignored[2] is ["a"]: a header, or one of header, matches, column and name, is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        12. mapping.sealed is "Gender": a list of columns is expected. Write for example "Email", { "matches": "Rate *" }, { "column": 7 } or { "name": "Q3" }.
        13. mapping is "feilds": a mapping has no such key here. Did you mean "fields"?"
    `);
    expect(thrownBy(() => readMapping("{")).mistakes.map(({ code }) => code)).toEqual(["mapping-json"]);
    expect(thrownBy(() => readMapping("[]")).message).toMatchInlineSnapshot(
      `"readMapping: mapping is []: an object with version and fields is expected. Write for example { "version": 1, "fields": { "id": "Email" } }."`,
    );
    expect(codesOf(() => readMapping('{"version":1,"fields":{"__proto__":"x"}}'))).toEqual(["mapping-key"]);
    expect(codesOf(() => readMapping({ version: 1 }))).toEqual(["mapping-shape"]);
  });

  test("law: any JSON is a mapping or a list of mistakes, never another error", () => {
    const keys = fc.constantFrom("version", "fields", "ignored", "sealed", "id", "header", "matches", "column", "x");
    const json = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, fc.constantFrom(1, 0, "a", "", null, true, -1.5), tie("list"), tie("object")),
      list: fc.array(tie("value"), { maxLength: 3 }),
      object: fc.dictionary(keys, tie("value"), { maxKeys: 4 }),
    })).object;
    const law = fc.property(json, (value) => {
      let read: Mapping;
      try {
        read = readMapping(value);
      } catch (error) {
        expect(error).toMatchObject({ name: "PairwrightError", call: "readMapping" });
        return;
      }
      expect(read).toEqual(value);
      expect(readMapping(JSON.stringify(read))).toEqual(read);
    });
    fc.assert(law, { seed, numRuns: 300 * effort });
  });
});

describe("mappingFor", () => {
  test("knows the fields of the role", () => {
    expect(mappingFor(program, "mentee", { fields: { id: "Email" } })).toEqual({ version: 1, fields: { id: "Email" } });
    const misspelt = { goalz: "x" } as object;
    expect(firstMistake(() => mappingFor(program, "mentee", { fields: misspelt }))).toMatchObject({
      code: "mapping-field",
      remedy: 'Did you mean "goals"?',
    });
    expect(codesOf(() => mappingFor(program, "mentor" as "mentee", { fields: {} }))).toEqual(["unknown-role"]);
  });
});

describe("patterns", () => {
  test("stars stand for any run, in any case and spacing", () => {
    const star = (pattern: string, text: string) => wildcard(pattern)(text)?.star;
    expect(star("Rate * [*]", "RATE  the skills [Node.js]")).toBe("Node.js");
    expect(star("*", "")).toBe("");
    expect(star("a*a", "a")).toBeUndefined();
    expect(star("a*b*c", "a b b c")).toBe("b");
    expect(star("plain", "Plain ")).toBe("");
    expect(star("plain", "plain text")).toBeUndefined();
    expect(star("Name \\*", "Name *")).toBe("");
    expect(star("Name \\*", "Name x")).toBeUndefined();
    expect(star("x * y", "x İİ y")).toBe("i̇i̇");
  });

  test("law: the same as a regular expression says", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 });
    const patterns = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 });
    const law = fc.property(patterns, letters, (pattern, text) => {
      const oracle = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
      expect(wildcard(pattern)(text) !== undefined).toBe(oracle.test(text));
    });
    fc.assert(law, { seed, numRuns: 1000 * effort });
  });

  test("a pattern and a header made to be slow are quick", () => {
    expect(wildcard("*a".repeat(500))("a".repeat(100_000))?.star).toBeDefined();
    expect(wildcard(`${"*a".repeat(500)}b`)("a".repeat(100_000))).toBeUndefined();
    expect(gridOf(`${"[".repeat(1_000_000)}x`)).toBeUndefined();
  });
});

test("law: with a mapping every column has exactly one use, or intake says which has none or two", () => {
  const letters = ["a", "b", "c", "d", "e"];
  const lines = fc.array(fc.constantFrom(...letters, "f"), { maxLength: 4 });
  const law = fc.property(lines, lines, lines, (pace, ignored, sealed) => {
    const given: Mapping = { version: 1, fields: { pace }, ignored, sealed };
    const source = readTable(`Email,Name,${letters.join(",")}\na@x.org,Ada,1,1,1,1,1\n`);
    const result = safeIntake(program, { mentee: source }, { mappings: { mentee: given } });
    const uses = [...pace, ...ignored, ...sealed];
    const wanted = [
      ...uses.filter((letter) => letter === "f").map(() => "mapping-column"),
      ...letters.flatMap((letter) => uses.filter((use) => use === letter).slice(1)).map(() => "mapped-twice"),
      ...letters.filter((letter) => !uses.includes(letter)).map(() => "unmapped-column"),
    ];
    const found = result.ok ? [] : result.mistakes.map(({ code }) => code);
    expect(found.toSorted()).toEqual(wanted.toSorted());
    if (result.ok) {
      const [report] = result.cohort.report.sources;
      const used = report?.columns.filter(({ field }) => field === "pace").map(({ column }) => column) ?? [];
      expect([...used, ...(report?.ignored ?? []), ...(report?.sealed ?? [])].toSorted()).toEqual(letters);
    }
  });
  fc.assert(law, { seed, numRuns: 200 * effort });
});

test("a reference names columns by header, pattern, position and internal name alike", () => {
  const named = { ...table, columns: [{ name: "Q1" }] };
  const [sheet] = sheetsOf("mentee", named, []);
  if (sheet === undefined) throw new Error("a table is a sheet");
  const index = columnIndex(sheet);
  for (const reference of ["Email Address", { matches: "email*" }, { column: 1 }, { name: "q1" }]) {
    expect(columnsNamed(index, reference, false).map(({ column }) => column)).toEqual([0]);
  }
  expect(columnsNamed(index, "Rate them", true)).toEqual([
    { column: 3, part: "SQL" },
    { column: 4, part: "Go" },
  ]);
  expect(columnsNamed(index, "Rate them", false)).toEqual([]);
});
