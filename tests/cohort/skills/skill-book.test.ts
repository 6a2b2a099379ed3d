import { describe, expect, it, test } from "vitest";
import {
  readSkillBook,
  readSkillDecisions,
  recognise,
  skillBook,
  withDecisions,
  withSkills,
  workSkills,
} from "../../../src/cohort/index.js";
import { codesOf, firstMistake, frozen } from "../../mistakes.js";

/** What JavaScript may hand over though the types forbid it. */
function loosely<T>(given: unknown): T {
  return given as T;
}

describe("a book", () => {
  it("is frozen plain data that survives JSON", () => {
    const book = withDecisions(workSkills(), [{ text: "snakes", skill: "Python", by: "Ada", when: "2026-11-25" }]);
    expect(Object.isFrozen(book) && Object.isFrozen(book.skills) && Object.isFrozen(book.skills[0])).toBe(true);
    expect(readSkillBook(JSON.stringify(book))).toEqual(book);
    expect(readSkillBook(JSON.parse(JSON.stringify(book)))).toEqual(book);
    expect(recognise("Snakes", readSkillBook(JSON.stringify(book)))).toMatchObject({ by: "decision", skill: "Python" });
  });

  it("does not change when others are made of it", () => {
    const given = frozen({ skills: [{ name: "SQL", aliases: ["sequel"] }] });
    const book = skillBook(given);
    const more = withSkills(book, [
      "Knitting",
      { name: "sql", aliases: ["structured queries"], parents: ["Databases"] },
    ]);
    expect(book.skills).toEqual([{ name: "SQL", aliases: ["sequel"] }]);
    expect(more.skills).toEqual([
      { name: "SQL", aliases: ["sequel", "structured queries"], parents: ["Databases"] },
      { name: "Knitting" },
    ]);
  });

  it("keeps the later of two decisions about a text", () => {
    const book = withDecisions(skillBook({ skills: ["SQL", "Python"] }), [{ text: "snakes", skill: "SQL", by: "Bo" }]);
    const later = withDecisions(book, [{ text: "Snakes!", skill: null, by: "Ada" }]);
    expect(later.decisions).toEqual([{ text: "Snakes!", skill: null, by: "Ada" }]);
    expect(recognise("snakes", later)).toEqual({ status: "not a skill", text: "snakes", by: "decision" });
  });

  test.each([
    ["skill-text-blank", () => skillBook({ skills: [" … "] })],
    ["skill-text-blank", () => skillBook({ skills: [{ name: "SQL", aliases: [""] }] })],
    ["skill-text-long", () => skillBook({ skills: ["a".repeat(301)] })],
    ["skill-name-twice", () => skillBook({ skills: ["Time management", "time-management"] })],
    ["skill-language", () => skillBook({ skills: [], language: loosely("klingon") })],
    ["decision-skill", () => withDecisions(skillBook({ skills: ["SQL"] }), [{ text: "a", skill: "SQI", by: "Ada" }])],
    [
      "decision-confusable",
      () => withDecisions(skillBook({ skills: ["JavaScript"] }), [{ text: "Java 8", skill: "JavaScript", by: "Ada" }]),
    ],
    [
      "decision-confusable",
      () => withDecisions(skillBook({ skills: ["SQL", "R"] }), [{ text: "r", skill: "SQL", by: "Ada" }]),
    ],
    ["skill-json", () => readSkillBook("{")],
    ["skill-file", () => readSkillBook({ format: "something" })],
    ["skill-file", () => readSkillDecisions([{ text: "a", skill: 7, by: "Ada" }])],
    ["skill-file", () => readSkillDecisions('[{"text":"a","skill":"SQL"}]')],
  ])("%s", (code, make) => expect(new Set(codesOf(make))).toEqual(new Set([code])));

  it("says where a saved file is wrong, and who was meant", () => {
    expect(firstMistake(() => readSkillDecisions([{ text: "a", skill: "b", by: "c" }, { text: "a" }])).where).toBe(
      "decisions.1.skill",
    );
    const wrong = () => withDecisions(skillBook({ skills: ["SQL"] }), [{ text: "a", skill: "SQI", by: "Ada" }]);
    expect(firstMistake(wrong).remedy).toBe('Did you mean "SQL"?');
  });
});

describe("the built-in book", () => {
  const book = workSkills();

  it("is modest, and known by every name and spelling", () => {
    expect(book.skills.length).toBeGreaterThan(150);
    expect(book.skills.length).toBeLessThan(250);
    const unclear = book.skills.flatMap(({ name, aliases = [] }) =>
      [name, ...aliases].filter((text) => {
        const found = recognise(text, book);
        return found.status !== "known" || found.skill !== name;
      }),
    );
    expect(unclear).toEqual([]);
  });

  it("names only skills of its own as broader ones", () => {
    const names = new Set(book.skills.map(({ name }) => name));
    expect(book.skills.flatMap(({ parents = [] }) => parents).filter((parent) => !names.has(parent))).toEqual([]);
  });
});
