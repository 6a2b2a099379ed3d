import { describe, expect, it } from "vitest";
import { closeness } from "../../src/criteria/index.js";
import { PairwrightError } from "../../src/errors.js";
import { fitOf } from "../../src/fit/score.js";
import { pairValues } from "../../src/fit/value.js";
import type { Measure } from "../../src/measure.js";
import { type AnyProgram, allowed, mean, type Pair, type Person, pairs, people, roles } from "./programs.js";

const pace = (person: Person) => person.answers.pace;
const twelve = people(
  Array.from({ length: 4 }, () => ({ pace: 3 })),
  Array.from({ length: 3 }, () => ({ pace: 3 })),
);

function refusal(program: AnyProgram, lineup = twelve): PairwrightError {
  try {
    fitOf(program, lineup, allowed(program, lineup));
  } catch (error) {
    if (error instanceof PairwrightError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

function loosely<T>(given: unknown): T {
  return given as T;
}

function withCriterion(by: Measure<number | undefined>): AnyProgram {
  return pairs({ roles, criteria: { bad: { by, mentee: pace, mentor: pace } }, weights: { bad: 1 } });
}

function withFunction(bad: (pair: Pair) => number | undefined): AnyProgram {
  return pairs({ roles, criteria: { bad }, weights: { bad: 1 } });
}

describe("values that no criterion has", () => {
  it.each([1.5, -0.1, Number.NaN, Number.POSITIVE_INFINITY, "0.5", null, true, Promise.resolve(1)])(
    "%s from a function",
    (value) => {
      const program = withFunction(({ mentee, mentor }) =>
        mentee.id === "e002" && mentor.id === "o001" ? loosely(value) : 0.5,
      );
      const { call, mistakes } = refusal(program);
      expect(call).toBe("match");
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]).toMatchObject({
        code: "criterion-value",
        where: 'criteria.bad for mentee "e002" and mentor "o001"',
      });
      expect(mistakes[0]?.value).toBeDefined();
      expect(() => pairValues(program, twelve.people[0][2], twelve.people[1][1])).toThrow(
        'criteria.bad for mentee "e002" and mentor "o001"',
      );
    },
  );

  it("from a measure of one's own, by pairs or by rows", () => {
    const { prepare: _left, ...plain } = mean;
    expect(refusal(withCriterion({ ...plain, score: () => Number.NaN })).mistakes[0]?.code).toBe("criterion-value");
    const rows = refusal(withCriterion({ ...mean, prepare: () => (_row, out) => void out.fill(0.5).fill(2, 2) }));
    expect(rows.mistakes.map(({ where, value }) => [where, value])[3]).toEqual([
      'criteria.bad for mentee "e003" and mentor "o002"',
      "2",
    ]);
  });

  it("a row scorer that leaves a column out is noticed", () => {
    const { mistakes } = refusal(withCriterion({ ...mean, prepare: () => (_row, out) => void out.fill(0.5, 1) }));
    expect(mistakes.map(({ value }) => value)).toEqual(["Infinity", "Infinity", "Infinity", "Infinity"]);
  });

  it("lists ten and counts all", () => {
    const { mistakes } = refusal(withFunction(() => 7));
    expect(mistakes.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 10 }, () => "criterion-value"),
      "criterion-more",
    ]);
    expect(mistakes[10]?.value).toBe("12");
  });

  it("are all listed while there are ten or fewer", () => {
    const program = withFunction(({ mentee, mentor }) => (mentee.id === "e000" || mentor.id === "o000" ? 7 : 0));
    expect(refusal(program).mistakes).toHaveLength(6);
  });
});

describe("functions that fail", () => {
  it("are told with the pair and their own words", () => {
    const program = withFunction(({ mentee }) => {
      if (mentee.id === "e001") throw new TypeError("no such field");
      return 1;
    });
    const { mistakes } = refusal(program);
    expect(mistakes).toHaveLength(3);
    expect(mistakes[0]).toMatchObject({
      code: "criterion-failed",
      where: 'criteria.bad for mentee "e001" and mentor "o000"',
    });
    expect(mistakes[0]?.message).toContain("TypeError: no such field");
    expect(() => pairValues(program, { id: "e001" }, {})).toThrow('mentee "e001" and mentor "(no id)"');
  });

  it("may throw what is no error", () => {
    const program = withFunction(() => {
      throw loosely("a text");
    });
    expect(refusal(program).mistakes[0]?.message).toContain('"a text"');
  });

  it("projections are told with the person", () => {
    const broken = (person: Person) => {
      if (person.id.endsWith("1")) throw new Error("unreadable");
      return 1;
    };
    const { mistakes } = refusal(
      pairs({ roles, criteria: { bad: { by: mean, mentee: broken, mentor: broken } }, weights: { bad: 1 } }),
    );
    expect(mistakes.map(({ where }) => where)).toEqual([
      'criteria.bad for mentee "e001"',
      'criteria.bad for mentor "o001"',
    ]);
  });

  it("measures that refuse an answer are told with the people who gave it", () => {
    const lineup = people([{ pace: 1 }, { pace: 9 }], [{ pace: 0 }, { pace: 5 }]);
    const { mistakes } = refusal(withCriterion(closeness([1, 5])), lineup);
    expect(mistakes.map(({ where }) => where)).toEqual([
      'criteria.bad for mentee "e001"',
      'criteria.bad for mentor "o000"',
    ]);
    expect(mistakes[0]?.message).toContain("value is 9: a number from 1 to 5 is wanted.");
  });

  it("a measure that fails as a whole, or in a row, is told as far as it is known", () => {
    const fails = () => {
      throw new Error("out of order");
    };
    expect(refusal(withCriterion({ ...mean, prepare: fails })).mistakes.map(({ where }) => where)).toEqual([
      "criteria.bad",
    ]);
    const inRow = refusal(
      withCriterion({ ...mean, prepare: () => (row, out) => void (row === 2 ? fails() : out.fill(1)) }),
    );
    expect(inRow.mistakes.map(({ where }) => where)).toEqual(['criteria.bad for mentee "e002"']);
  });
});
