import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { intake, readTable, skillBook, skills, workSkills } from "../../../src/cohort/index.js";
import { codesOf, thrownBy } from "../../mistakes.js";
import { effort, seed } from "../../seed.js";

const book = workSkills();
const complaint = (input: unknown, unknown: "mistake" | "keep" | "queue") => {
  const result = skills("Skills", { known: book, unknown }).safeParse(input);
  return result.success ? undefined : result.error.issues[0]?.message;
};

describe("skills read by a book", () => {
  const schema = skills("Skills", { known: book });

  test.each([
    ["Pyhton (4); sql: expert; excel", [{ skill: "Python", level: 4 }, { skill: "SQL", level: 5 }, { skill: "Excel" }]],
    [
      "Python/SQL (4), C++: 2",
      [
        { skill: "Python", level: 4 },
        { skill: "SQL", level: 4 },
        { skill: "C++", level: 2 },
      ],
    ],
    ["C/C++ and CI/CD", [{ skill: "C" }, { skill: "C++" }, { skill: "CI/CD" }]],
    ["advanced Excel", [{ skill: "Excel" }]],
    ["python; py (3)", [{ skill: "Python", level: 3 }]],
    ["Python 3.11", [{ skill: "Python" }]],
    [
      ["node js", { skill: "react.js", level: "expert" }],
      [{ skill: "Node.js" }, { skill: "React", level: 5 }],
    ],
    [
      new Map([
        ["Public Speaking", "3"],
        ["golang", "x"],
      ]),
      [{ skill: "Public speaking", level: 3 }, { skill: "Go" }],
    ],
    ["knitting (2)", [{ skill: "knitting", level: 2, queued: true }]],
  ])("%j", (input, expected) => expect(schema.parse(input)).toEqual(expected));

  it("unknown ones are a mistake, kept, or queued", () => {
    expect(complaint("knitting", "mistake")).toBe(
      "this is not one of the known skills. Write it in other words, or add it to the book.",
    );
    expect(complaint("data analyst", "mistake")).toContain('Did you mean one of "Data analysis"');
    expect(complaint("PM", "mistake")).toBe(
      'this may mean several skills. Did you mean one of "Project management", "Product management", "People management"?',
    );
    expect(skills("Skills", { known: book, unknown: "keep" }).parse("knitting; PM (3)")).toEqual([
      { skill: "knitting" },
      { skill: "PM", level: 3 },
    ]);
    expect(complaint("SQL (1); structured query language (2)", "queue")).toContain("two different levels");
    expect(complaint("SQL (9)", "queue")).toContain("a level from 0 to 5");
  });

  it("intake lists what is wrong by code, and a policy that is none is refused", () => {
    const roles = {
      mentee: z.object({ id: z.string(), goals: skills("Skills", { known: book, unknown: "mistake" }) }),
    };
    const table = readTable("id,Skills\nada,PM; knitting\n", { file: "a.csv" });
    expect(codesOf(() => intake({ roles }, { mentee: table }))).toEqual(["ambiguous-skill", "unknown-skill"]);
    const unknown = JSON.parse('"perhaps"');
    expect(codesOf(() => skills("Skills", { known: book, unknown }))).toEqual(["unknown-policy"]);
  });

  it("law: reading what was read changes nothing", () => {
    const piece = fc.constantFrom(
      "Pyhton",
      "knitting",
      "PM",
      "C/C++",
      "Python 3 (2)",
      "Excel: expert",
      "js",
      "React and Vue",
    );
    const law = fc.property(fc.array(piece, { maxLength: 5 }), fc.constantFrom("; ", ", ", "\n"), (pieces, joiner) => {
      const read = schema.safeParse(pieces.join(joiner) || []);
      if (read.success) expect(schema.parse(read.data)).toEqual(read.data);
    });
    fc.assert(law, { seed, numRuns: 200 * effort });
  });

  it("an answer with more skills than anybody has is refused by the limit", () => {
    const roles = { mentee: z.object({ id: z.string(), goals: skills("Skills", { known: book }) }) };
    const many = [...Array(501).keys()].map((at) => `skill ${at}x`).join("; ");
    const wrong = thrownBy(() => intake({ roles }, { mentee: [{ id: "ada", goals: many }] }));
    expect(wrong.mistakes[0]).toMatchObject({ code: "too-many-skills" });
    expect(wrong.message).toContain("at most 500 skills; here are 501");
  });

  it("an empty book queues everything", () => {
    expect(skills("Skills", { known: skillBook({ skills: [] }) }).parse("SQL")).toEqual([
      { skill: "SQL", queued: true },
    ]);
  });
});
