import { describe, expect, test } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { solvers } from "../../../src/kernels/solvers.js";
import {
  type ListedInput,
  listedProblem,
  type StreamedInput,
  streamedProblem,
} from "../../../src/kernels/sparse/build.js";
import { type CandidatesOptions, candidates } from "../../../src/kernels/sparse/candidates.js";
import { streamedOf } from "./problems.js";

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
const listed = (json: unknown) => listedProblem(json as ListedInput);
const streamed = (json: unknown) => streamedProblem(json as StreamedInput);

describe("listedProblem", () => {
  const built = {
    kind: "listed pairs",
    rows: 2,
    columns: 3,
    start: Int32Array.of(0, 2, 2),
    column: Int32Array.of(0, 2),
    score: Float64Array.of(5, 0),
    rowPlaces: { min: Int32Array.of(0, 0), max: Int32Array.of(1, 1) },
    columnPlaces: { min: new Int32Array(3), max: Int32Array.of(1, 1, 1) },
    rowPriority: Int32Array.of(1, 1),
    columnPriority: new Int32Array(3),
  };

  test("reads lists of pairs and flat lists, with one place each unless said otherwise", () => {
    const nested = listedProblem({ columns: 3, candidates: Object.freeze([[[0, 5] as const, [2, -0] as const], []]) });
    expect(nested).toEqual(built);
    expect(Object.isFrozen(nested)).toBe(true);
    const flat = { start: Int32Array.of(0, 2, 2), column: Int32Array.of(0, 2), score: Float64Array.of(5, -0) };
    expect(listedProblem({ columns: 3, candidates: flat })).toEqual(built);
  });

  test("copies", () => {
    const flat = { start: Int32Array.of(0, 1), column: Int32Array.of(0), score: Float64Array.of(5) };
    const copy = listedProblem({ columns: 1, candidates: flat });
    flat.score[0] = 6;
    flat.column[0] = 9;
    flat.start[1] = 0;
    expect(copy).toMatchObject({ start: Int32Array.of(0, 1), column: Int32Array.of(0), score: Float64Array.of(5) });
  });

  test.each([
    ["no people", { columns: 0, candidates: [] }],
    ["no columns", { columns: 0, candidates: [[], []] }],
    ["no rows", { columns: 2, candidates: [] }],
    ["nobody allowed", { columns: 2, candidates: [[], []] }],
  ])("an empty problem is legal: %s", (_, input) => {
    const found = solvers["listed pairs"].assignment.solve(listed(input));
    expect(found).toMatchObject({ status: "optimal", total: 0, priority: 0, pairs: new Int32Array(0) });
  });

  const flat = (start: number[], column: number[], score: number[]) => ({
    columns: 2,
    candidates: { start: Int32Array.from(start), column: Int32Array.from(column), score: Float64Array.from(score) },
  });
  test.each<[string, unknown, string[]]>([
    [
      "columns that do not rise",
      {
        columns: 2,
        candidates: [
          [
            [1, 1],
            [0, 1],
          ],
        ],
      },
      ["candidate-order at candidates[0][1]"],
    ],
    [
      "a column twice",
      {
        columns: 2,
        candidates: [
          [
            [1, 1],
            [1, 1],
          ],
        ],
      },
      ["candidate-order at candidates[0][1]"],
    ],
    [
      "a column that is not there",
      { columns: 2, candidates: [[], [[2, 1]]] },
      ["candidate-column at candidates[1][0]"],
    ],
    ["a column below 0", { columns: 2, candidates: [[[-1, 1]]] }, ["candidate-column at candidates[0][0]"]],
    ["half a column", { columns: 2, candidates: [[[0.5, 1]]] }, ["candidate-column at candidates[0][0]"]],
    [
      "scores that are not whole",
      {
        columns: 2,
        candidates: [
          [
            [0, 0.5],
            [1, Number.NaN],
          ],
          [
            [0, null],
            [1, "1"],
          ],
        ],
      },
      [0, 1].flatMap((row) => [0, 1].map((place) => `candidate-score at candidates[${row}][${place}]`)),
    ],
    ["a score too large", { columns: 1, candidates: [[[0, 2 ** 50]]] }, ["scores-too-large at scores"]],
    ["half a number of columns", { columns: 1.5, candidates: [] }, ["count at columns"]],
    ["fewer scores than columns", flat([0, 1], [0], []), ["lists-length at candidates.score.length"]],
    ["positions that do not begin at 0", flat([1, 1], [0], [1]), ["lists-start at candidates.start"]],
    ["no positions", flat([], [], []), ["lists-start at candidates.start"]],
    ["positions that end too early", flat([0, 1], [0, 1], [1, 1]), ["lists-start at candidates.start"]],
    ["positions that fall", flat([0, 2, 1, 2], [0, 1], [1, 1]), ["lists-start at candidates.start[2]"]],
    ["flat columns that do not rise", flat([0, 2], [1, 0], [1, 1]), ["candidate-order at candidate 1 (row 0)"]],
    [
      "a flat column that is not there, and a fraction",
      flat([0, 1, 2], [0, 7], [0.5, 1]),
      ["candidate-score at candidate 0 (row 0)", "candidate-column at candidate 1 (row 1)"],
    ],
    [
      "everything at once",
      { columns: 1, candidates: [[[1, 0.5]]], rowPlaces: [1, 1], columnPriority: -1 },
      [
        "candidate-column at candidates[0][0]",
        "candidate-score at candidates[0][0]",
        "places-length at rowPlaces.length",
        "count at columnPriority",
      ],
    ],
  ])("refuses %s", (_, input, expected) => {
    expect(mistakesOf(() => listed(input))).toEqual(expected);
  });

  test("counts mistakes beyond the first hundred", () => {
    const row = Array.from({ length: 150 }, (_, column) => [column, 0.5]);
    const found = mistakesOf(() => listed({ columns: 150, candidates: [row] }));
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toBe("more-candidates at candidates");
  });
});

describe("streamedProblem", () => {
  const read = (_first: number, count: number, into: Float64Array) => into.fill(1, 0, 2 * count);
  const input = { rows: 2, columns: 2, largestScore: 1, read };

  test("keeps what it is told, with one place each unless said otherwise", () => {
    const built = streamedProblem({ ...input, columnPriority: 3 });
    expect(built).toMatchObject({ kind: "streamed pairs", rows: 2, columns: 2, largestScore: 1 });
    expect([...built.rowPriority, ...built.columnPriority, ...built.rowPlaces.max]).toEqual([1, 1, 3, 3, 1, 1]);
    const into = new Float64Array(4);
    built.read(0, 2, into);
    expect([...into]).toEqual([1, 1, 1, 1]);
  });

  test.each<[string, unknown, string[]]>([
    [
      "sizes and a largest score that are none",
      { ...input, rows: -1, columns: 0.5, largestScore: 1.5 },
      ["count at rows", "count at columns", "largest-score at largestScore"],
    ],
    ["a largest score below 0", { ...input, largestScore: -1 }, ["largest-score at largestScore"]],
    ["no function", { ...input, read: "scores" }, ["read at read"]],
    ["scores too large to be exact", { ...input, largestScore: 2 ** 45 }, ["scores-too-large at scores"]],
    ["places of the wrong length", { ...input, rowPlaces: [1] }, ["places-length at rowPlaces.length"]],
  ])("refuses %s", (_, given, expected) => {
    expect(mistakesOf(() => streamed(given))).toEqual(expected);
  });

  test.each([0.5, 4, -4, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %d when it is read", (wrong) => {
    const built = streamedProblem({
      rows: 4,
      columns: 3,
      largestScore: 3,
      read: (first, count, into) => {
        for (let at = 0; at < 3 * count; at++) into[at] = first * 3 + at === 7 ? wrong : Number.NaN;
      },
    });
    const expected = ["streamed-score at score of row 2, column 1"];
    expect(mistakesOf(() => built.read(1, 2, new Float64Array(6)))).toEqual(expected);
    expect(mistakesOf(() => solvers["streamed pairs"].assignment.solve(built))).toEqual(expected);
    built.read(3, 1, new Float64Array(3));
  });
});

describe("what a solver of one to one cannot take", () => {
  test.each([
    ["somebody has more than one place", { rowPlaces: 2 }],
    ["somebody has a least number of partners", { columnPlaces: { min: 1, max: 1 } }],
  ])("%s", (reason, sides) => {
    const lists = listedProblem({ columns: 1, candidates: [[[0, 1]]], ...sides });
    const stream = streamedProblem({
      rows: 1,
      columns: 1,
      largestScore: 1,
      read: (_, __, into) => into.fill(1),
      ...sides,
    });
    expect(solvers["listed pairs"].assignment.refuses(lists)).toBe(reason);
    expect(solvers["streamed pairs"].assignment.refuses(stream)).toBe(reason);
    expect(mistakesOf(() => solvers["listed pairs"].assignment.solve(lists))).toEqual(["unfit-problem at problem"]);
    expect(mistakesOf(() => solvers["streamed pairs"].assignment.solve(stream))).toEqual(["unfit-problem at problem"]);
  });
});

describe("candidates", () => {
  const dense = problem({
    scores: [
      [9, 5, null, 7],
      [8, 4, 1, 7],
      [null, 3, 2, 7],
    ],
    rowPriority: [3, 2, 1],
    columnPlaces: [1, 1, 0, 1],
  });

  test.each([
    ["dense", dense],
    ["streamed", streamedOf(dense)],
  ])("keeps the best of each row, and of each column, of a %s problem", (_, from) => {
    const byRow = candidates(from, { perRow: 2 });
    expect(byRow).toMatchObject({ kind: "listed pairs", rows: 3, columns: 4, rowPriority: Int32Array.of(3, 2, 1) });
    expect([...byRow.start]).toEqual([0, 2, 4, 6]);
    expect([...byRow.column]).toEqual([0, 3, 0, 3, 1, 3]);
    expect([...byRow.score]).toEqual([9, 7, 8, 7, 3, 7]);
    const both = candidates(from, { perRow: 1, perColumn: 1 });
    expect([...both.column]).toEqual([0, 1, 3, 0, 2, 3]);
    expect([...both.start]).toEqual([0, 3, 4, 6]);
    expect([...candidates(from, { perRow: 9 }).start]).toEqual([0, 3, 7, 10]);
  });

  test("refuses numbers that are none, and other objectives", () => {
    const ask = (options: unknown) => () => candidates(dense, options as CandidatesOptions);
    expect(mistakesOf(ask({ perRow: 0, perColumn: 0.5 }))).toEqual([
      "candidates-kept at perRow",
      "candidates-kept at perColumn",
    ]);
    const worst = problem({ scores: [[1]], objective: "bottleneck" });
    expect(mistakesOf(() => candidates(worst, { perRow: 1 }))).toEqual(["objective at from.objective"]);
  });
});
