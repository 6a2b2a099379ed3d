import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  asked,
  choice,
  choices,
  describeIntake,
  email,
  intake,
  readTable,
  safeIntake,
  scale,
  skills,
  tableWhere,
  wishes,
} from "../../src/cohort/index.js";
import { codesOf, firstMistake, frozen, thrownBy } from "../mistakes.js";
import { effort, seed } from "../seed.js";
import { sharedFile } from "../shared-data.js";

const Person = z.object({ id: z.string(), pace: z.number().optional() });
const program = { roles: { mentee: Person, mentor: Person } } as const;

const Mentee = z.object({
  id: email(["Email Address", "Email address"]),
  name: asked("What is your name?", z.string()),
  pace: scale("How fast?", { from: 1, to: 5 }),
  meet: choice("Meet how?", ["Video", "In person"]).default("Video"),
  days: choices("On which days?", ["Tuesday, 29th September", "Wednesday, 30th September"]).optional(),
  goals: skills("What do you want to learn?", { known: ["Python", "SQL"] }).default([]),
  wishes: wishes("Whom would you like?").default([]),
});
const Mentor = z.object({ id: z.string(), name: z.string(), places: z.int().min(1).max(5).default(1) });
const survey = { roles: { mentee: Mentee, mentor: Mentor } } as const;
const mentors = [
  { id: "m1", name: "Grace Hopper", places: 2 },
  { id: "m2", name: "Turing, Alan" },
];

const mentees = (rows: string, header = "Email Address,What is your name?,How fast?,Meet how?,On which days?") =>
  readTable(`${header}\n${rows}`, { file: "mentees.csv" });

/** The values read into one optional field of the mentees from row objects. */
const valuesOf = (schema: z.ZodType, cells: readonly unknown[]) => {
  const roles = { mentee: z.object({ id: z.string(), value: schema }), mentor: Person };
  const cohort = intake({ roles }, { mentee: cells.map((value, at) => ({ id: `p${at}`, value })), mentor: [] });
  return cohort.people.mentee.map((person) => person.value);
};
const codeOf = (schema: z.ZodType, cell: unknown) => firstMistake(() => valuesOf(schema, [cell])).code;

describe("intake", () => {
  test("reads a survey by its questions and sorts people by id", () => {
    const table = mentees(
      [
        'Zoe@X.org,Zoe,4 - Fast,in  person,"Tuesday, 29th September, Wednesday, 30th September"',
        'Ada <ada@x.org>,Ada,2,,"Wednesday, 30th September"',
        ",,,,",
      ].join("\n"),
    );
    const cohort = intake(survey, { mentee: table, mentor: mentors });
    expect(cohort.people.mentee).toEqual([
      {
        id: "ada@x.org",
        name: "Ada",
        pace: 2,
        meet: "Video",
        days: ["Wednesday, 30th September"],
        goals: [],
        wishes: [],
      },
      {
        id: "zoe@x.org",
        name: "Zoe",
        pace: 4,
        meet: "In person",
        days: ["Tuesday, 29th September", "Wednesday, 30th September"],
        goals: [],
        wishes: [],
      },
    ]);
    expect(cohort.people.mentor.map((person) => person.places)).toEqual([2, 1]);
  });

  test("lists every mistake at once, as a coordinator reads it", () => {
    const table = mentees(
      ['ada@x.org,Ada,7,Vidio,"Tuesday, 29th Septembre"', "grace,Grace,,Video,", "ADA@x.org,Ada again,3.5,Video,"].join(
        "\n",
      ),
    );
    const error = thrownBy(() =>
      intake(survey, { mentee: table, mentor: [{ id: "m1", name: "M", places: 9 }, { id: "m2" }] }),
    );
    expect(error.call).toBe("intake");
    expect(error.message).toMatchInlineSnapshot(`
      "intake: 9 mistakes
        1. mentees.csv, row 2, column "How fast?" is "7": a whole number from 1 to 5 is expected. Give a number from 1 to 5.
        2. mentees.csv, row 2, column "Meet how?" is "Vidio": this is not one of the options. Did you mean "Video"?
        3. mentees.csv, row 2, column "On which days?" is "Tuesday, 29th Septembre": this is not one of the options. Did you mean "Tuesday, 29th September"?
        4. mentees.csv, row 3, column "Email Address" is "grace": an e-mail address is expected. Write it like name@example.org.
        5. mentees.csv, row 3, column "How fast?": an answer is required. Fill it in, or let mentee.pace be optional in the program.
        6. mentees.csv, row 4, column "How fast?" is "3.5": a whole number from 1 to 5 is expected. Give a number from 1 to 5.
        7. mentees.csv, row 4, column "Email Address" is "ada@x.org": this person answered before, in mentees.csv, row 2. Delete one of the two, or call intake with duplicates: "latest", "first" or "merge".
        8. mentor[0], field "places" is 9: a value of at most 5 is expected. Give at most 5.
        9. mentor[1], field "name": an answer is required. Fill it in, or let mentor.name be optional in the program."
    `);
  });

  test("safeIntake gives the same mistakes back, with the report", () => {
    const result = safeIntake(survey, { mentee: mentees("ada@x.org,Ada,9,,"), mentor: mentors });
    if (result.ok) throw new Error("9 is not on the scale");
    expect(result.mistakes.map(({ code }) => code)).toEqual(["not-on-scale"]);
    expect(result.report.sources[0]).toMatchObject({ file: "mentees.csv", rows: 1, people: 0 });
  });

  test("a cohort is frozen all the way down and nothing given is changed or frozen", () => {
    const rows = frozen([{ id: "a", tags: [{ deep: 1 }] }]);
    const mine = [{ id: "b", tags: [{ deep: 2 }] }];
    const roles = {
      mentee: z.object({ id: z.string(), tags: z.unknown() }),
      mentor: z.object({ id: z.string(), tags: z.unknown() }),
    };
    const cohort = intake({ roles }, { mentee: rows, mentor: mine });
    const deeplyFrozen = (value: unknown): boolean =>
      typeof value !== "object" ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(deeplyFrozen));
    expect(deeplyFrozen(cohort)).toBe(true);
    expect(Object.isFrozen(mine[0]?.tags[0])).toBe(false);
    expect(JSON.parse(JSON.stringify(cohort))).toEqual(cohort);
  });

  test("a header without people is a cohort without people, and so is an empty list", () => {
    expect(intake(program, { mentee: readTable("id,pace\n"), mentor: [] }).people).toEqual({ mentee: [], mentor: [] });
  });

  test("several tables of one role", () => {
    const tables = [readTable("id\na\n", { file: "spring.csv" }), readTable("ID\nb\n", { file: "autumn.csv" })];
    const cohort = intake(program, { mentee: tables, mentor: [] });
    expect(cohort.people.mentee.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(cohort.report.sources.map(({ file, people }) => [file, people])).toEqual([
      ["spring.csv", 1],
      ["autumn.csv", 1],
      ["mentor", 0],
    ]);
  });

  test("ids such as __proto__ and constructor are ids", () => {
    const rows = JSON.parse('[{"id":"__proto__"},{"id":"constructor","__proto__":"x"},{"id":"toString"}]');
    const cohort = intake(program, { mentee: rows, mentor: [] });
    expect(cohort.people.mentee.map(({ id }) => id)).toEqual(["__proto__", "constructor", "toString"]);
  });

  test("ten thousand columns are read in a moment", () => {
    const header = ["id", ...Array.from({ length: 10_000 }, (_, at) => `Question ${at}`)].join(",");
    const rows = Array.from({ length: 40 }, (_, row) =>
      [`p${row}`, ...Array.from({ length: 10_000 }, () => "x")].join(","),
    );
    const table = readTable([header, ...rows].join("\n"));
    const cohort = intake(program, { mentee: table, mentor: [] });
    expect(cohort.people.mentee).toHaveLength(40);
    expect(cohort.report.sources[0]?.unused).toHaveLength(10_000);
  });

  test("a wrong cell of 100 MB makes a short message", () => {
    const huge = "x, ".repeat(33_000_000);
    const table = readTable(
      `Email Address,What is your name?,How fast?,Meet how?,On which days?\na@x.org,A,"${huge}","${huge}","${huge}"\n`,
      { limits: { bytes: 2 ** 29, cellCharacters: 2 ** 28 } },
    );
    const error = thrownBy(() => intake(survey, { mentee: table, mentor: mentors }));
    expect(error.mistakes.map(({ code }) => code)).toEqual(["not-on-scale", "unknown-option", "unknown-option"]);
    expect(error.message.length).toBeLessThan(1500);
  });

  test("a cell of 100 MB is no list of anything", () => {
    const huge = "x;".repeat(50_000_000);
    expect(codeOf(z.array(z.string()), huge)).toBe("not-a-list");
    expect(codeOf(skills("value"), huge)).toBe("not-skills");
    expect(codeOf(wishes("value"), huge)).toBe("not-wishes");
    expect(codeOf(email("value"), huge)).toBe("not-an-email");
    expect(codesOf(() => valuesOf(choices("value", ["a"]), ["x;".repeat(2000)]))).toEqual(["unknown-option"]);
  });

  test("the order of the rows leaves no trace in the people", () => {
    const rows = ["ada@x.org,Ada,2,video,", "zoe@x.org,Zoe,4,in person,", "bob@x.org,Bob,1,,", "Bob2@x.org,Bob,5,,"];
    const taken = (order: readonly string[]) =>
      intake(survey, { mentee: mentees(order.join("\n")), mentor: mentors }).people;
    const law = fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (order) => {
      expect(JSON.stringify(taken(order))).toBe(JSON.stringify(taken(rows)));
    });
    fc.assert(law, { seed, numRuns: 50 * effort });
  });
});

describe("plain zod fields", () => {
  test("numbers, with a decimal comma where semicolons separate cells", () => {
    expect(valuesOf(z.number(), ["3", " 2.5 ", "-1e2", 4])).toEqual([3, 2.5, -100, 4]);
    const cohort = intake(program, { mentee: readTable("id;pace\na;3,5\n"), mentor: [] });
    expect(cohort.people.mentee[0]?.pace).toBe(3.5);
    expect(codeOf(z.number(), "3,5")).toBe("not-a-number");
  });

  test("yes and no", () => {
    expect(valuesOf(z.boolean(), ["Yes", "no", "TRUE", "0", true])).toEqual([true, false, true, false, true]);
    expect(codeOf(z.boolean(), "perhaps")).toBe("not-yes-or-no");
  });

  test("dates, year first", () => {
    expect(valuesOf(z.date(), ["2026-09-30", "2026-09-30T18:00+02:00"]).map((date) => JSON.stringify(date))).toEqual([
      '"2026-09-30T00:00:00.000Z"',
      '"2026-09-30T16:00:00.000Z"',
    ]);
    expect(["30/09/2026", "2026-02-30", "2026-09-30T18:00"].map((text) => codeOf(z.date(), text))).toEqual(
      Array(3).fill("not-a-date"),
    );
  });

  test("enums, literals and lists", () => {
    const days = z.enum(["Mon, early", "Tue"]);
    expect(valuesOf(days, ["TUE"])).toEqual(["Tue"]);
    expect(valuesOf(z.literal([1, 2]), ["2", 1])).toEqual([2, 1]);
    expect(valuesOf(z.array(days), ["tue, Mon, early", ["Tue"]])).toEqual([["Mon, early", "Tue"], ["Tue"]]);
    expect(valuesOf(z.array(z.string()), ["chess; go, too;", "one"])).toEqual([["chess", "go, too"], ["one"]]);
    expect(valuesOf(z.array(z.number()), ["1;2"])).toEqual([[1, 2]]);
    expect(codeOf(z.array(z.number()), "1;two")).toBe("not-a-number");
    expect(codeOf(days, "Tues.")).toBe("unknown-option");
  });

  test("text is trimmed and loses the guard against formulas; other things pass", () => {
    expect(valuesOf(z.string(), [" Ada\n", "'+91 99", "'tis"])).toEqual(["Ada", "+91 99", "'tis"]);
    expect(valuesOf(z.object({ a: z.number() }), [{ a: 1 }])).toEqual([{ a: 1 }]);
    expect(
      valuesOf(
        z.preprocess((text) => `${text}!`, z.string()),
        ["x"],
      ),
    ).toEqual(["x!"]);
  });

  test.each(["", "  ", "N/A", "n/a", "-", "prefer NOT to say", "Don’t know", null, undefined])(
    "%o is no answer",
    (cell) => {
      expect(valuesOf(z.string().optional(), [cell])).toEqual([undefined]);
      expect(valuesOf(z.string().default("none"), [cell])).toEqual(["none"]);
      expect(valuesOf(z.string().nullable(), [cell])).toEqual([null]);
      expect(codeOf(z.string(), cell)).toBe("missing-answer");
      expect(valuesOf(scale("value", { from: 1, to: 2 }).optional(), [cell])).toEqual([undefined]);
      expect(valuesOf(skills("value").optional(), [cell])).toEqual([undefined]);
      expect(valuesOf(email("value").optional(), [cell])).toEqual([undefined]);
    },
  );

  test("questions survive wrappers, refinements and transforms", () => {
    const Wrapped = z
      .object({
        id: asked("Who?", z.string()).transform((id) => id.toUpperCase()),
        pace: scale("Pace?", { from: 1, to: 5 })
          .refine((pace) => pace > 1, "Too slow for us")
          .optional()
          .readonly(),
        again: asked("Again?", scale("Never asked?", { from: 1, to: 3 })).default(3),
      })
      .refine((person) => person.id !== "BOB", "Bob is away")
      .transform((person) => ({ ...person, kind: "wrapped" }));
    const roles = { mentee: Wrapped, mentor: Person };
    const take = (rows: string) =>
      intake({ roles }, { mentee: readTable(`Who?,Pace?,Again?\n${rows}`), mentor: [] }).people.mentee;
    expect(take("ann,2,1\nbea,,")).toEqual([
      { id: "ANN", pace: 2, again: 1, kind: "wrapped" },
      { id: "BEA", again: 3, kind: "wrapped" },
    ]);
    expect(thrownBy(() => take("ann,1,1\nbob,2,1")).message).toMatchInlineSnapshot(`
      "intake: 2 mistakes
        1. table, row 2, column "Pace?" is 1: Too slow for us. Correct the answer.
        2. table, row 3: Bob is away. Change the answers of this row so that it holds."
    `);
  });
});

test("skills say which of them is wrong", () => {
  const known = skills("value", { known: ["Python", "SQL"] });
  expect(codesOf(() => valuesOf(known, ["Pyhton; SQL: exprt"]))).toEqual(["unknown-skill", "unknown-level"]);
  expect(codeOf(known, "SQL (1); sql (2)")).toBe("skill-twice");
});

describe("columns", () => {
  test("a question beats a field's name, and a field's name is enough", () => {
    const table = readTable("ID,Email address,what is your NAME?,pace\n1,a@x.org,Ada,3\n");
    const roles = {
      mentee: z.object({ id: email("Email Address"), name: Mentee.shape.name, pace: Mentee.shape.pace }),
      mentor: Person,
    };
    const cohort = intake({ roles }, { mentee: table, mentor: [] });
    expect(cohort.people.mentee).toEqual([{ id: "a@x.org", name: "Ada", pace: 3 }]);
    expect(cohort.report.sources[0]?.unused).toEqual(["ID"]);
  });

  test("a required field without a column names the nearest header, once", () => {
    const error = thrownBy(() =>
      intake(survey, {
        mentee: readTable("Email Address,What is you name?,Speed\na@x.org,A,1\nb@x.org,B,2\n", { file: "m.csv" }),
        mentor: [],
      }),
    );
    expect(error.message).toMatchInlineSnapshot(`
      "intake: 2 mistakes
        1. m.csv: no column holds "What is your name?", which mentee.name needs. Did you mean "What is you name?"? Then write it as a spelling of the question.
        2. m.csv: no column holds "How fast?", which mentee.pace needs. Ask the question in the words of the form; its columns are "Email Address", "What is you name?", "Speed"."
    `);
    expect(error.mistakes.map(({ code }) => code)).toEqual(["missing-column", "missing-column"]);
  });

  test("sections that repeat a question: the answered one counts, two answers clash", () => {
    const header = "id,Pace,Pace,Pace";
    const roles = { mentee: z.object({ id: z.string(), pace: asked("pace", z.number()) }), mentor: Person };
    const take = (row: string) =>
      intake({ roles }, { mentee: readTable(`${header}\n${row}\n`), mentor: [] }).people.mentee[0]?.pace;
    expect([take("a,,2,"), take("a,3,,3")]).toEqual([2, 3]);
    expect(firstMistake(() => take("a,,2,4"))).toMatchObject({
      code: "two-answers",
      where: 'table, row 2, column "Pace #2"',
      value: '"2"',
      message: 'the same question has another answer in column "Pace #3".',
    });
  });

  test("columns can be ignored by name; a name that no column has is a mistake", () => {
    const sources = { mentee: readTable("id,pace,Salary\na,2,9\n"), mentor: [] };
    const cohort = intake(program, sources, { ignore: ["PACE"] });
    expect(cohort.people.mentee).toEqual([{ id: "a" }]);
    expect(cohort.report.sources[0]).toMatchObject({ ignored: ["pace"], unused: ["Salary"], withoutColumn: ["pace"] });
    expect(firstMistake(() => intake(program, sources, { ignore: ["Salery"] }))).toMatchObject({
      code: "unknown-ignore",
      remedy: 'Did you mean "Salary"?',
    });
  });

  test("row objects are keyed by question or by field name", () => {
    const cohort = intake(survey, {
      mentee: [
        { "Email Address": "a@x.org", "What is your name?": "Ada", pace: 3, goals: [{ skill: "sql", level: 2 }] },
      ],
      mentor: [],
    });
    expect(cohort.people.mentee[0]).toMatchObject({ id: "a@x.org", pace: 3, goals: [{ skill: "SQL", level: 2 }] });
    expect(firstMistake(() => intake(program, { mentee: [{ id: "a" }, { pace: 1 }], mentor: [] })).where).toBe(
      'mentee[1], field "id"',
    );
  });

  test("skills and wishes spread over grid columns", () => {
    const table = readTable(
      [
        "Email Address,What is your name?,How fast?,What do you want to learn? [Python],What do you want to learn? [SQL],Whom would you like? [2nd choice],Whom would you like? [1st choice]",
        "a@x.org,Ada,3,4 - can help others,,Grace Hopper,m2",
      ].join("\n"),
    );
    const [ada] = intake(survey, { mentee: table, mentor: mentors }).people.mentee;
    expect(ada).toMatchObject({ goals: [{ skill: "Python", level: 4 }], wishes: ["m2", "m1"] });
    const wrong = readTable("id,Skills [Python],Skills [Sql]\na,lots,2\n");
    const roles = {
      mentee: z.object({ id: z.string(), skills: skills("Skills", { known: ["Python", "SQL"] }) }),
      mentor: Person,
    };
    expect(firstMistake(() => intake({ roles }, { mentee: wrong, mentor: [] })).where).toBe(
      'table, row 2, column "Skills [Python]"',
    );
  });
});

describe("wishes", () => {
  const wish = (cell: unknown, people: readonly object[] = mentors) =>
    intake(survey, { mentee: [{ id: "a@x.org", name: "Ada", pace: 3, wishes: cell }], mentor: people }).people.mentee[0]
      ?.wishes;

  test("people are found by id and by name, also when names hold commas", () => {
    expect(wish("grace hopper; M2")).toEqual(["m1", "m2"]);
    expect(wish("Turing, Alan, Grace Hopper")).toEqual(["m2", "m1"]);
    expect(wish(["m2", "m1", "m2"])).toEqual(["m2", "m1"]);
  });

  test("people are found by e-mail, and wishes may go round in circles", () => {
    const One = z.object({ id: z.string(), email: email("E-mail"), wishes: wishes("Whom?") });
    const cohort = intake(
      { roles: { mentee: One, mentor: One } },
      {
        mentee: [{ id: "1", email: "A@x.org", wishes: "B@X.org" }],
        mentor: [{ id: "2", email: "b@x.org", wishes: "a@x.org" }],
      },
    );
    expect([cohort.people.mentee[0]?.wishes, cohort.people.mentor[0]?.wishes]).toEqual([["2"], ["1"]]);
  });

  test("unknown and ambiguous names are mistakes", () => {
    expect(thrownBy(() => wish("Grace Hoper, Turing, Alan")).message).toMatchInlineSnapshot(
      `"intake: mentee[0], field "wishes" is "Grace Hoper": nobody of the other role is called so. Did you mean "Grace Hopper"?"`,
    );
    const twins = [...mentors, { id: "m3", name: "Grace Hopper" }];
    expect(thrownBy(() => wish("Grace Hopper", twins)).message).toMatchInlineSnapshot(
      `"intake: mentee[0], field "wishes" is "Grace Hopper": 2 people are called so: "m1", "m3". Write the id or the e-mail address."`,
    );
    expect(codesOf(() => wish("Grace Hopper", twins))).toEqual(["ambiguous-wish"]);
    expect(codesOf(() => wish("Nobody"))).toEqual(["unknown-wish"]);
    expect(codesOf(() => wish(7))).toEqual(["not-wishes"]);
  });

  test("a person whose form has mistakes can still be wished for", () => {
    expect(codesOf(() => wish("Grace Hopper", [{ id: "m1", name: "Grace Hopper", places: 9 }]))).toEqual([
      "invalid-answer",
    ]);
  });
});

describe("duplicates", () => {
  test("people who name the same manager are not one person: only their own address counts", () => {
    const Managed = z.object({ id: email("Email"), manager: email("Manager") });
    const both = { roles: { mentee: Managed } } as const;
    const rows = ["ada@example.org", "bo@example.org"].map((Email) => ({ Email, Manager: "cy@example.org" }));
    expect(intake(both, { mentee: rows }, { duplicates: "latest" }).people.mentee).toHaveLength(2);
    const Named = z.object({ id: z.string(), manager: email("Manager") });
    const named = rows.map(({ Email, Manager }) => ({ id: Email, Manager }));
    expect(intake({ roles: { mentee: Named } }, { mentee: named }).people.mentee).toHaveLength(2);
  });

  const table = readTable("id,pace\na,1\nb,2\na,\na,4\n", { file: "m.csv" });
  const paces = (duplicates: "latest" | "first" | "merge", source = table) =>
    intake(program, { mentee: source, mentor: [] }, { duplicates }).people.mentee.map(({ pace }) => pace);

  test("are mistakes unless a policy is chosen", () => {
    expect(codesOf(() => intake(program, { mentee: table, mentor: [] }))).toEqual([
      "duplicate-person",
      "duplicate-person",
    ]);
    expect([paces("latest"), paces("first")]).toEqual([
      [4, 2],
      [1, 2],
    ]);
    const blankLast = readTable("id,pace\na,1\na,\n");
    expect([paces("latest", blankLast), paces("merge", blankLast)]).toEqual([[undefined], [1]]);
  });

  test("the report tells which form was kept", () => {
    const { report } = intake(program, { mentee: table, mentor: [] }, { duplicates: "latest" });
    expect(report.duplicates).toEqual([
      { id: "a", kept: "m.csv, row 5", replaced: "m.csv, row 2" },
      { id: "a", kept: "m.csv, row 5", replaced: "m.csv, row 4" },
    ]);
  });

  test("a replaced form may have mistakes", () => {
    expect(paces("latest", readTable("id,pace\na,x\na,3\n"))).toEqual([3]);
    expect(codesOf(() => paces("merge", readTable("id,pace\na,3\na,x\n")))).toEqual(["not-a-number"]);
  });

  test("the same e-mail address is the same person, in any case", () => {
    const One = z.object({ id: z.string(), email: z.string() });
    const roles = { mentee: One, mentor: One };
    const rows = [
      { id: "1", email: "a@x.org" },
      { id: "2", email: "A@X.org" },
    ];
    expect(thrownBy(() => intake({ roles }, { mentee: rows, mentor: [] })).message).toMatchInlineSnapshot(
      `"intake: mentee[1], field "email" is "a@x.org": mentee[0] has the same e-mail address under the id "1". Delete one of the two, or call intake with duplicates: "latest", "first" or "merge"."`,
    );
    expect(codesOf(() => intake({ roles }, { mentee: rows, mentor: [] }))).toEqual(["duplicate-email"]);
    const latest = intake({ roles }, { mentee: rows, mentor: [] }, { duplicates: "latest" });
    expect(latest.people.mentee.map(({ id }) => id)).toEqual(["2"]);
    const mixed = [
      { id: "1", email: "a@x.org" },
      { id: "2", email: "b@x.org" },
      { id: "1", email: "b@x.org" },
    ];
    expect(codesOf(() => intake({ roles }, { mentee: mixed, mentor: [] }, { duplicates: "latest" }))).toEqual([
      "two-people",
    ]);
  });

  test("ids that differ only in case or blanks are mistakes, also across roles that share identity", () => {
    const spoken = { mentee: [{ id: "Ada" }], mentor: [{ id: "ada" }] };
    expect(codesOf(() => intake(program, spoken))).toEqual(["similar-id"]);
    expect(intake({ ...program, identity: "by role" }, spoken).people.mentor).toHaveLength(1);
    const Padded = z.object({ id: z.string().transform((id) => ` ${id}`), pace: z.number().optional() });
    expect(codesOf(() => intake({ roles: { mentee: Padded, mentor: Person } }, spoken))).toEqual(["similar-id"]);
    const Empty = z.object({ id: z.string().transform(() => " ") });
    expect(
      codesOf(() => intake({ roles: { mentee: Empty, mentor: Person } }, { mentee: [{ id: "x" }], mentor: [] })),
    ).toEqual(["empty-id"]);
  });

  test("one person in both roles is legal and reported", () => {
    expect(intake(program, { mentee: [{ id: "a" }], mentor: [{ id: "a" }] }).report.inSeveralRoles).toEqual(["a"]);
  });
});

describe("mistakes of the call", () => {
  test("sources, roles, policies and schemas", () => {
    const call = (sources: object, options = {}) =>
      codesOf(() => intake(program, sources as { mentee: []; mentor: [] }, options));
    expect(call({ mentee: [] })).toEqual(["missing-source"]);
    expect(call({ mentee: [], mentor: [], mentors: [] })).toEqual(["unknown-role"]);
    expect(call({ mentee: "a,b", mentor: [3] })).toEqual(["not-a-source", "not-a-source"]);
    expect(call({ mentee: [], mentor: [] }, { duplicates: "last" })).toEqual(["duplicates-policy"]);
    const shapeless = { roles: { mentee: z.custom<{ id: string }>(() => true), mentor: Person } };
    expect(codesOf(() => intake(shapeless, { mentee: [], mentor: [] }))).toEqual(["role-schema"]);
    const Twice = z.object({ id: asked("Who?", z.string()), name: asked("who? ", z.string()) });
    expect(codesOf(() => intake({ roles: { mentee: Twice, mentor: Person } }, { mentee: [], mentor: [] }))).toEqual([
      "question-twice",
    ]);
  });

  test("what a schema says comes in plain words, and its author's own words stay", () => {
    const Strict = z.object({
      id: z.string().min(3),
      pace: z.number().max(5).optional(),
      tags: z.array(z.string()).min(2, "Tick two topics at least").optional(),
      site: z.url().optional(),
    });
    const rows = [{ id: "ab", pace: 9, tags: "one", site: "nowhere" }];
    expect(
      thrownBy(() => intake({ roles: { mentee: Strict, mentor: Person } }, { mentee: rows, mentor: [] })).message,
    ).toMatchInlineSnapshot(`
      "intake: 4 mistakes
        1. mentee[0], field "id" is "ab": a text of at least 3 characters is expected. Give at least 3 characters.
        2. mentee[0], field "pace" is 9: a value of at most 5 is expected. Give at most 5.
        3. mentee[0], field "tags" is ["one"]: Tick two topics at least. Give at least 2 answers.
        4. mentee[0], field "site" is "nowhere": a web address is expected. Correct the answer."
    `);
    const Pair = Person.refine(({ id }) => id !== "bob", "Bob is away");
    expect(
      codesOf(() => intake({ roles: { mentee: Pair, mentor: Person } }, { mentee: [{ id: "bob" }], mentor: [] })),
    ).toEqual(["invalid-person"]);
  });
});

describe("the report in words", () => {
  test("reads like a note to a coordinator", () => {
    const table = mentees(
      ["ada@x.org,Ada,2,in  person,", "ADA@x.org,Ada,3,,,", "zoe@x.org,Zoe,4,Video", ",,,,", ",,,,"].join("\n"),
      "Email Address,What is your name?,How fast?,Meet how?,Shoe size",
    );
    const cohort = intake(
      survey,
      { mentee: table, mentor: [...mentors, { id: "zoe@x.org", name: "Zoe" }] },
      { duplicates: "merge" },
    );
    expect(describeIntake(cohort.report)).toMatchInlineSnapshot(`
      "mentees.csv (mentee): 3 rows read, 2 people taken in.
        1 row gave way to another form of the same person.
        2 blank rows were skipped.
        1 row was shorter than the header; the missing cells count as blank.
        Used: "Email Address" as id, "What is your name?" as name, "How fast?" as pace, "Meet how?" as meet.
        Not read, because no field asks for them: "Shoe size".
        Without a column, so nobody has an answer: days, goals, wishes.
        Unanswered: meet in 1 row.
        2 answers were read in a tidier spelling or as free text:
          mentees.csv, row 2, column "Meet how?": "in  person" read as In person
          mentees.csv, row 3, column "Email Address": "ADA@x.org" read as ada@x.org
      mentor (mentor): 3 rows read, 3 people taken in.
        Used: "id" as id, "name" as name, "places" as places.
        Unanswered: places in 2 rows.
      1 repeated form was settled:
        ada@x.org: kept mentees.csv, row 3, instead of mentees.csv, row 2
      1 person is in both roles: zoe@x.org."
    `);
  });

  test("long lists are cut short, counts are not", () => {
    const rows = Array.from({ length: 250 }, (_, at) => ({ id: ` P${at}@X.org`, name: "N", pace: 1 }));
    const { report } = intake(survey, { mentee: rows, mentor: [] });
    expect(report.sources[0]?.repairs.count).toBe(250);
    expect(report.sources[0]?.repairs.listed).toHaveLength(100);
    expect(describeIntake(report)).toContain("… and 240 more");
  });
});

test("a real mentoring sign-up: 19 mentees and 14 mentors", () => {
  const text = sharedFile("mentoring-real/googleforms-vt-me-mentoring.csv");
  if (text === undefined) return;
  const table = readTable(text, { file: "vt.csv" });
  const Signup = z.object({
    id: asked("Email Address", z.string()),
    name: asked("Your Name", z.string()),
    year: asked("What year are you?", z.string()),
    places: asked("How many students would you like to mentor?", z.int().min(1)).default(1),
  });
  const role = "Would you like to be a mentor or a mentee?";
  const cohort = intake(
    { roles: { mentee: Signup, mentor: Signup } },
    { mentee: tableWhere(table, role, "Mentee"), mentor: tableWhere(table, role, "Mentor") },
  );
  expect([cohort.people.mentee.length, cohort.people.mentor.length]).toEqual([19, 14]);
});
