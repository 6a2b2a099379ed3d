import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { skillBook, splitSkills, workSkills } from "../../../src/cohort/index.js";
import { effort, seed } from "../../seed.js";

const work = workSkills();

describe("free text is cut into skills", () => {
  test.each([
    ["Python, SQL; Excel|R", ["Python", "SQL", "Excel", "R"]],
    ["- Leadership\n- SQL\n3. R\r\n• Go", ["Leadership", "SQL", "R", "Go"]],
    ["C/C++", ["C", "C++"]],
    ["UX/UI", ["UX", "UI"]],
    ["CI/CD", ["CI/CD"]],
    ["R&D", ["R&D"]],
    ["P&L", ["P&L"]],
    ["A/B testing / python", ["A/B testing", "python"]],
    ["TCP/IP", ["TCP/IP"]],
    ["Sales & Marketing", ["Sales & Marketing"]],
    ["sales and python", ["sales", "python"]],
    ["Leadership & knitting", ["Leadership", "knitting"]],
    ["supply and demand planning", ["supply and demand planning"]],
    ["giving and receiving feedback", ["giving and receiving feedback"]],
    ["React, Node and CSS", ["React", "Node", "CSS"]],
    ["Excel (pivot, charts), SQL", ["Excel (pivot, charts)", "SQL"]],
    ["kayaking/knitting", ["kayaking", "knitting"]],
    [" ,; ", []],
  ])("%s", (text, pieces) => expect(splitSkills(text, work)).toEqual(pieces));

  it("an alias with a separator keeps it", () => {
    const skills = ["C", "C++", { name: "Excavating", aliases: ["plant operator, excavator", "C/C++"] }];
    const book = skillBook({ skills });
    expect(splitSkills("C/C++; plant operator, excavator, C", book)).toEqual([
      "C/C++",
      "plant operator, excavator",
      "C",
    ]);
    expect(splitSkills("Kochen und Nähen", skillBook({ skills: ["Kochen"], language: "german" }))).toEqual([
      "Kochen",
      "Nähen",
    ]);
  });

  it("law: names joined by any safe separator come back", () => {
    const names = work.skills.map(({ name }) => name);
    const law = fc.property(
      fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }),
      fc.constantFrom("; ", "\n", " | ", " • "),
      (picked, joiner) => {
        expect(splitSkills(picked.join(joiner), work)).toEqual(picked);
      },
    );
    fc.assert(law, { seed, numRuns: 200 * effort });
  });

  it("law: no word is lost", () => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.toLowerCase() !== "and") ?? [];
    const text = fc
      .array(fc.constantFrom("Python", "and", "&", "/", ",", ";", "R", "D", "(", ")", "zzz", " ", "C++"), {
        maxLength: 14,
      })
      .map((parts) => parts.join(" "));
    const law = fc.property(text, (given) => {
      expect(words(splitSkills(given, work).join(" "))).toEqual(words(given));
    });
    fc.assert(law, { seed, numRuns: 500 * effort });
  });

  it("a cell longer than any list stays one piece, and a long one costs little", () => {
    expect(splitSkills("a".repeat(100_001), work)).toHaveLength(1);
    expect(splitSkills(`${"x, (".repeat(20_000)}`, work).length).toBeGreaterThan(0);
    expect(splitSkills(" ".repeat(99_000), work)).toEqual([]);
  });
});
