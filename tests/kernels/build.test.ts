import { describe, expect, test } from "vitest";
import { PairwrightError } from "../../src/errors.js";
import { check } from "../../src/kernels/check.js";
import { type ProblemInput, problem } from "../../src/kernels/pairs/build.js";
import { best } from "../../src/kernels/pairs-solvers.js";
import { solvers } from "../../src/kernels/solvers.js";
import { whole } from "../../src/kernels/whole.js";

/** Code and place of every mistake that a call lists. */
function mistakesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof PairwrightError) return error.mistakes.map(({ code, where }) => `${code} at ${where}`);
    throw error;
  }
  return [];
}

/** What JavaScript may hand over, whatever the types say. */
function untyped(json: unknown): ProblemInput {
  return json as ProblemInput;
}

describe("problem", () => {
  test("fills in one place each, rows counted, columns not", () => {
    const built = problem({ scores: [[1, null]] });
    expect(built).toEqual({
      kind: "pairs",
      objective: "total",
      rows: 1,
      columns: 2,
      scores: Float64Array.of(1, Number.NaN),
      rowPlaces: { min: Int32Array.of(0), max: Int32Array.of(1) },
      columnPlaces: { min: Int32Array.of(0, 0), max: Int32Array.of(1, 1) },
      rowPriority: Int32Array.of(1),
      columnPriority: Int32Array.of(0, 0),
    });
    expect(Object.isFrozen(built)).toBe(true);
  });

  test("reads places and priorities in every form", () => {
    const built = problem({
      scores: { rows: 2, columns: 1, values: Float64Array.of(5, -0) },
      rowPlaces: [2, { min: 1, max: 3 }],
      columnPlaces: { max: 4 },
      rowPriority: [0, 7],
      columnPriority: 2,
    });
    expect(built.rowPlaces).toEqual({ min: Int32Array.of(0, 1), max: Int32Array.of(2, 3) });
    expect(built.columnPlaces).toEqual({ min: Int32Array.of(0), max: Int32Array.of(4) });
    expect([...built.rowPriority, ...built.columnPriority]).toEqual([0, 7, 2]);
    expect(built.scores).toEqual(Float64Array.of(5, 0));
  });

  test("copies: neither changes nor follows what it was given", () => {
    const values = Float64Array.of(1, 2);
    const built = problem({ scores: { rows: 1, columns: 2, values } });
    values[0] = 9;
    expect(built.scores[0]).toBe(1);
    const frozen = Object.freeze([Object.freeze([3, null])]);
    expect(problem({ scores: frozen, rowPriority: Object.freeze([1]) }).scores[0]).toBe(3);
  });

  test.each([
    ["no rows", []],
    ["no columns", [[], []]],
    ["no rows, some columns", { rows: 0, columns: 3, values: new Float64Array(0) }],
  ])("an empty problem is legal: %s", (_, scores) => {
    const built = problem({ scores });
    for (const solver of [...Object.values(solvers.pairs), best(built)]) {
      expect(solver.refuses(built)).toBeUndefined();
      const found = solver.solve(built);
      expect(found).toMatchObject({ total: 0, priority: 0, shortfall: 0, pairs: new Int32Array(0) });
      expect(check(built, found)).toMatchObject({ feasible: true });
    }
  });

  const scores = [[1, 2]];
  test.each<[string, unknown, string[]]>([
    ["ragged rows", { scores: [[1, 2], [3]] }, ["row-length at scores[1].length"]],
    ["undefined", { scores: [[1, undefined]] }, ["score at scores[0][1]"]],
    ["NaN and Infinity", { scores: [[Number.NaN, -1 / 0]] }, ["score at scores[0][0]", "score at scores[0][1]"]],
    ["text", { scores: [["1", 1]] }, ["score at scores[0][0]"]],
    ["a fraction", { scores: [[0.5, 1]] }, ["score-fraction at scores[0][0]"]],
    [
      "a flat fraction and Infinity",
      { scores: { rows: 1, columns: 2, values: Float64Array.of(0.5, 1 / 0) } },
      ["score-fraction at scores of row 0, column 0", "score at scores of row 0, column 1"],
    ],
    [
      "too few values",
      { scores: { rows: 2, columns: 2, values: new Float64Array(3) } },
      ["values-length at scores.values.length"],
    ],
    ["a size below 0", { scores: { rows: -1, columns: 0, values: new Float64Array(0) } }, ["size at scores.rows"]],
    ["an unknown objective", { scores, objective: "totl" }, ["objective at objective"]],
    ["a floor above 100 percent", { scores, objective: { floor: 101 } }, ["objective at objective"]],
    ["a number as objective", { scores, objective: 80 }, ["objective at objective"]],
    ["a score too large", { scores: [[2 ** 50, 0]] }, ["scores-too-large at scores"]],
    ["min above max", { scores, rowPlaces: { min: 2, max: 1 } }, ["places-order at rowPlaces.min"]],
    ["negative places", { scores, columnPlaces: [1, -1] }, ["count at columnPlaces[1]"]],
    [
      "fractional places",
      { scores, columnPlaces: [{ min: 0.5, max: 1 }, 1.5] },
      ["count at columnPlaces[0].min", "count at columnPlaces[1]"],
    ],
    ["places of the wrong length", { scores, columnPlaces: [1] }, ["places-length at columnPlaces.length"]],
    ["places without max", { scores, rowPlaces: [{ min: 1 }] }, ["count at rowPlaces[0].max"]],
    ["priorities of the wrong length", { scores, rowPriority: [1, 1] }, ["priority-length at rowPriority.length"]],
    ["a fractional priority", { scores, columnPriority: [1, 0.5] }, ["count at columnPriority[1]"]],
    ["a negative priority for all", { scores, columnPriority: -1 }, ["count at columnPriority"]],
    [
      "everything at once",
      { scores: [[1, 0.1]], rowPlaces: -1, columnPlaces: { min: 3, max: 2 }, rowPriority: [1, 2] },
      [
        "score-fraction at scores[0][1]",
        "count at rowPlaces",
        "places-order at columnPlaces.min",
        "priority-length at rowPriority.length",
      ],
    ],
  ])("refuses %s", (_, input, expected) => {
    expect(mistakesOf(() => problem(untyped(input)))).toEqual(expected);
  });

  test("counts the scores' mistakes beyond the first hundred instead of listing them", () => {
    const given = { rows: 20, columns: 20, values: new Float64Array(400).fill(0.5) };
    const found = mistakesOf(() => problem({ scores: given }));
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toBe("more-scores at scores");
    expect(() => problem({ scores: given })).toThrow("scores is 300");
  });
});

describe("a solver that cannot take a problem", () => {
  test.each([
    ["assignment", { scores: [[1]], rowPlaces: 2 }],
    ["assignment", { scores: [[1]], objective: "bottleneck" }],
    ["transport", { scores: [[1]], objective: { floor: 50 } }],
    ["munkres", { scores: [[1]], objective: "worst-off first" }],
    ["assignment", { scores: [[1]], columnPlaces: { min: 1, max: 1 } }],
    ["munkres", { scores: [[1]], rowPlaces: 2 }],
    ["munkres", { scores: [[1]], rowPlaces: { min: 1, max: 1 } }],
    ["munkres", { scores: [[1], [1]], rowPriority: [1, 2] }],
    ["munkres", { scores: [[1]], rowPriority: 0 }],
    ["munkres", { scores: [[2 ** 43], [0]], rowPriority: 0, columnPriority: 1 }],
  ] as const)("%s says why, and throws when it is asked all the same", (name, input) => {
    const forced = name === "munkres" && input.scores[0]?.[0] === 2 ** 43 ? huge() : problem(input);
    expect(solvers.pairs[name].refuses(forced)).toMatch(/\w/);
    expect(mistakesOf(() => solvers.pairs[name].solve(forced))).toEqual(["unfit-problem at problem"]);
  });

  /** Scores that only munkres-js cannot add up: 300 people with scores just below the common limit. */
  function huge() {
    const values = new Float64Array(300 * 300).fill(5e10);
    return { ...problem({ scores: { rows: 300, columns: 300, values } }), scores: values.map((score) => score * 1e3) };
  }
});

describe("whole", () => {
  test("turns decimals into whole units and keeps forbidden pairs", () => {
    const matrix = [Object.freeze([500.07, 5000.07, null, -0.001 * 0])];
    expect(whole(Object.freeze(matrix), 0.01)).toEqual([[50007, 500007, null, 0]]);
    expect(whole([[0.1 + 0.2, 0.3]], 0.1)).toEqual([[3, 3]]);
    expect(whole([[1e-9, 2e-9]], 1e-9)).toEqual([[1, 2]]);
  });

  test("refuses what is not a whole number of units", () => {
    const wrong = [[0.015, 1, Number.NaN, Number.POSITIVE_INFINITY, 0.0100001, 0.010000001]];
    expect(mistakesOf(() => whole(wrong, 0.01))).toEqual(
      [0, 2, 3, 4].map((column) => `not-in-units at matrix[0][${column}]`),
    );
    for (const unit of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(mistakesOf(() => whole([[1]], unit))).toEqual(["unit at unit"]);
    }
  });
});
