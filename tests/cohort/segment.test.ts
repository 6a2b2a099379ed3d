import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchable } from "../../src/cohort/survey/options.js";
import { segment } from "../../src/cohort/survey/segment.js";
import { effort, seed } from "../seed.js";

const cut = (cell: string, options: readonly string[]) => {
  const { found, rest } = segment(cell, searchable(options));
  return { found, rest: rest.map(({ text }) => text) };
};

describe("segment", () => {
  const days = ["Tuesday, 29th September", "Wednesday, 30th September", "Tuesday"];

  test("options may contain the comma that joins them", () => {
    // Source: a real linked-sheet export of Google Forms (domain notes, section 3.1).
    expect(cut("Tuesday, 29th September, Wednesday, 30th September", days)).toEqual({
      found: days.slice(0, 2),
      rest: [],
    });
  });

  test("any case, any blanks, Unicode forms and quotes", () => {
    expect(cut("CAFE\u0301;  don’t   mind", ["Café", "Don't mind"])).toEqual({
      found: ["Café", "Don't mind"],
      rest: [],
    });
  });

  test("semicolons may end each option, and then commas belong to the text", () => {
    expect(cut("R;for fun, and profit;", ["R", "for fun"])).toEqual({ found: ["R"], rest: ["for fun, and profit"] });
  });

  test("the longest option is not taken where a shorter one explains more", () => {
    expect(cut("A, B, C", ["A", "A, B", "B, C"]).rest).toEqual([]);
    expect(cut("A, B", ["A", "B", "A, B"]).found).toEqual(["A, B"]);
  });

  test("an option is whole words up to a separator", () => {
    expect(cut("Javascript, Java", ["Java", "JavaScript"]).found).toEqual(["JavaScript", "Java"]);
    expect(cut("Javanese", ["Java"])).toEqual({ found: [], rest: ["Javanese"] });
  });

  test("what is left stays one text with its pieces", () => {
    expect(segment("Chess, Go, Rust, and more", searchable(["Go"])).rest).toEqual([
      { text: "Chess", pieces: ["Chess"] },
      { text: "Rust, and more", pieces: ["Rust", "and more"] },
    ]);
  });

  test("blank cells, lone separators and line breaks", () => {
    expect(cut("", ["A"])).toEqual({ found: [], rest: [] });
    expect(cut(" ;, ; ", ["A"]).found).toEqual([]);
    expect(cut("A\n\n B", ["A", "B"]).found).toEqual(["A", "B"]);
  });

  test("letters whose lower case is longer", () => {
    expect(cut("İzmir, Ankara, x", ["İzmir", "Ankara"]).found).toEqual(["İzmir", "Ankara"]);
  });

  test("a hundred megabytes are one text, at once", () => {
    const cell = "a;".repeat(50_000_000);
    expect(segment(cell, searchable(["a"])).rest[0]?.text).toBe(cell);
  });

  const words = ["ant", "bee, wasp", "cat", "dog; hound", "eel, eft, elk", "Fox", "gnu (big, grey)", "hen"];

  test("law: any subset joined either way comes back, in order", () => {
    const law = fc.property(
      fc.shuffledSubarray(words),
      fc.constantFrom(";", ", ", "; ", ",", "\n"),
      (subset, joiner) => {
        expect(cut(subset.join(joiner), words)).toEqual({ found: subset, rest: [] });
      },
    );
    fc.assert(law, { seed, numRuns: 500 * effort });
  });

  test("law: nothing of a cell is lost", () => {
    const text = fc
      .array(fc.constantFrom(...words, "zzz", ",", ";", " ", "\n", "x, y"), { maxLength: 8 })
      .map((all) => all.join(""));
    const law = fc.property(text, (cell) => {
      const { found, rest } = cut(cell, words);
      const letters = (all: readonly string[]) =>
        new Set(
          all
            .join("")
            .toLowerCase()
            .replace(/[\s,;()]/g, ""),
        );
      expect(letters([...found, ...rest])).toEqual(letters([cell]));
    });
    fc.assert(law, { seed, numRuns: 500 * effort });
  });
});
