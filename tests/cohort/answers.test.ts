import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { choice, choices, email, scale, skills, wishes } from "../../src/cohort/index.js";
import { asked } from "../../src/cohort/survey/question.js";
import { codesOf } from "../mistakes.js";
import { effort, seed } from "../seed.js";

const complaint = (schema: z.ZodType, input: unknown) => {
  const result = schema.safeParse(input);
  return result.success ? undefined : result.error.issues[0]?.message;
};

describe("email", () => {
  const schema = email("E-mail");

  test.each([
    [" Ada@Example.ORG ", "ada@example.org"],
    ["Ada Lovelace <Ada@example.org>", "ada@example.org"],
    ["mailto:ada@example.org", "ada@example.org"],
    ["o'brien+mentor@münchen.example", "o'brien+mentor@münchen.example"],
  ])("%s", (text, address) => expect(schema.parse(text)).toBe(address));

  test.each(["ada", "ada@x", "a b@x.org", "a@b@c.org", "x".repeat(1000)])("no address: %#", (text) => {
    expect(complaint(schema, text)).toBe("an e-mail address is expected. Write it like name@example.org.");
  });
});

describe("scale", () => {
  const plain = scale("Pace", { from: 1, to: 5 });
  const labelled = scale("Agree?", { from: 1, to: 3, labels: ["Disagree", "Don't know", "Agree"] });

  test.each([
    [4, 4],
    ["4", 4],
    [" 4.0 ", 4],
    ["4 - Agree", 4],
    ["5 - It's extremely important", 5],
    ["2. I have VERY LIMITED prior experience", 2],
    ["3 (sometimes)", 3],
  ])("%s is %i", (input, point) => expect(plain.parse(input)).toBe(point));

  test.each([0, 6, 2.5, "2.5", "6", "4 5", "4/5", "often", "4 - 5", true, {}])("%s is no point", (input) => {
    expect(complaint(plain, input)).toBe("a whole number from 1 to 5 is expected. Give a number from 1 to 5.");
  });

  test("labels are points, even one that says little", () => {
    expect(["disagree", "Don’t know", "3 - agree", "2"].map((text) => labelled.parse(text))).toEqual([1, 2, 3, 2]);
    expect(complaint(labelled, "1 - Agree")).toContain('or one of "Disagree", "Don\'t know", "Agree"');
  });

  test("a scale that cannot be", () => {
    expect(codesOf(() => scale("Pace", { from: 5, to: 1 }))).toEqual(["scale-ends"]);
    expect(codesOf(() => scale("Pace", { from: 0.5, to: 1 }))).toEqual(["scale-ends"]);
    expect(codesOf(() => scale("Pace", { from: 1, to: 3, labels: ["a", "b"] }))).toEqual(["scale-labels"]);
  });
});

describe("choice", () => {
  const schema = choice("Meet how?", ["Video", "In person", "Prefer not to say"]);

  test("any spelling gives the declared one, also of an option that says nothing", () => {
    expect([" video", "IN\u00A0PERSON", "prefer not to say"].map((text) => schema.parse(text))).toEqual([
      "Video",
      "In person",
      "Prefer not to say",
    ]);
    expect(choice("Group", ["1", "2"]).parse(2)).toBe("2");
  });

  test("another answer names the nearest option", () => {
    expect(complaint(schema, "Vidio")).toBe('this is not one of the options. Did you mean "Video"?');
  });

  test("options that cannot be told apart, and none", () => {
    expect(codesOf(() => choice("Q", ["Yes", "yes "]))).toEqual(["option-twice"]);
    expect(codesOf(() => choices("Q", []))).toEqual(["no-options"]);
    expect(codesOf(() => choice("Q", ["a", " "]))).toEqual(["blank-option"]);
  });
});

describe("choices", () => {
  const options = ["Python", "SQL", "R", "Sales, marketing"] as const;
  const schema = choices("Topics", options);

  test("joined cells and lists, in the declared order, each once", () => {
    expect(schema.parse("sales, marketing, python")).toEqual(["Python", "Sales, marketing"]);
    expect(schema.parse("R;SQL;R;")).toEqual(["SQL", "R"]);
    expect(schema.parse(["R", "sql"])).toEqual(["SQL", "R"]);
    expect(schema.parse([])).toEqual([]);
  });

  test("the rest is a mistake, or one text of their own", () => {
    expect(complaint(schema, "Python, Sqll")).toBe(
      'a part of the answer is not one of the options. Did you mean "SQL"?',
    );
    const open = choices("Topics", options, { other: true });
    expect(open.parse("Python, chess, and go")).toEqual(["Python", "chess, and go"]);
  });

  test("law: reading what was read changes nothing", () => {
    const open = choices("Topics", options, { other: true });
    const cells = fc.array(fc.constantFrom(...options, "chess", "go, too"), { minLength: 1, maxLength: 5 });
    const law = fc.property(cells, fc.constantFrom(";", ", "), (parts, joiner) => {
      const read = open.parse(parts.join(joiner));
      expect(open.parse(read)).toEqual(read);
    });
    fc.assert(law, { seed, numRuns: 200 * effort });
  });
});

describe("skills", () => {
  test("a joined cell with levels in several notations", () => {
    expect(skills("Skills").parse("Python (4); SQL: expert; Excel; R - 2; Go (3.5); Node.js (server); C++: 1")).toEqual(
      [
        { skill: "Python", level: 4 },
        { skill: "SQL", level: 5 },
        { skill: "Excel" },
        { skill: "R", level: 2 },
        { skill: "Go", level: 3.5 },
        { skill: "Node.js (server)" },
        { skill: "C++", level: 1 },
      ],
    );
    expect(skills("Skills").parse("Python (4, self-taught), SQL")).toEqual([
      { skill: "Python", level: 4 },
      { skill: "SQL" },
    ]);
  });

  test("known skills in the declared spelling, own words for levels", () => {
    const schema = skills("Skills", { known: ["Python", "C, C++"], levels: { beginner: 1, fluent: 3.5 } });
    expect(schema.parse("PYTHON: Fluent")).toEqual([{ skill: "Python", level: 3.5 }]);
    expect(schema.parse("c, c++")).toEqual([{ skill: "C, C++" }]);
    expect(skills("Skills", { levels: ["a", "b", "c", "d", "e"] }).parse("SQL: e; R: a")).toEqual([
      { skill: "SQL", level: 5 },
      { skill: "R", level: 1 },
    ]);
  });

  test("reading what was read changes nothing", () => {
    const schema = skills("Skills", { known: ["Python", "SQL"] });
    const read = schema.parse("python (4); SQL");
    expect(schema.parse(read)).toEqual(read);
    expect(schema.parse(["SQL", { skill: "python", level: "expert" }])).toEqual([
      { skill: "SQL" },
      { skill: "Python", level: 5 },
    ]);
  });

  test("mistakes name the skill or the level that was probably meant", () => {
    const schema = skills("Skills", { known: ["Python", "SQL"] });
    expect(complaint(schema, "Pyhton (4)")).toBe('this is not one of the known skills. Did you mean "Python"?');
    expect(complaint(schema, "SQL: exprt")).toBe(
      'a level from 0 to 5, or a word for one, is expected. Did you mean "expert"?',
    );
    expect(complaint(schema, "SQL (9)")).toContain("a level from 0 to 5");
    expect(complaint(schema, "SQL (1); sql (2)")).toBe("the skill has two different levels. Keep one of them.");
    expect(complaint(schema, 7)).toBe('a list of skills is expected. Write for example "Python (4); SQL (2)".');
  });

  test("levels that mean nothing certain", () => {
    expect(codesOf(() => skills("Skills", { levels: ["low", "mid", "high"] }))).toEqual(["level-words"]);
    expect(codesOf(() => skills("Skills", { levels: { guru: 9 } }))).toEqual(["level-range"]);
  });
});

describe("wishes", () => {
  test("joined cells and lists, without intake", () => {
    const schema = wishes("Whom?");
    expect(schema.parse("Ada; Alan;Ada")).toEqual(["Ada", "Alan"]);
    expect(schema.parse("Ada, Alan")).toEqual(["Ada", "Alan"]);
    expect(schema.parse(["b", "a"])).toEqual(["b", "a"]);
    expect(complaint(schema, 5)).toContain("a list of people is expected.");
  });
});

describe("asked", () => {
  test("gives a copy that behaves the same", () => {
    const name = z.string().min(2);
    const copy = asked("Name?", name);
    expect(copy).not.toBe(name);
    expect(copy.parse("Ada")).toBe("Ada");
    expect(copy.safeParse("A").success).toBe(false);
  });

  test("needs words", () => {
    expect(codesOf(() => asked(" ", z.string()))).toEqual(["blank-question"]);
    expect(codesOf(() => email([]))).toEqual(["blank-question"]);
  });
});
