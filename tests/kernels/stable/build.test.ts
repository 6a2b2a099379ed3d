import { describe, expect, test } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import {
  type RoommatesInput,
  roommatesProblem,
  type StableInput,
  stableProblem,
} from "../../../src/kernels/stable/build.js";
import { ranksOf } from "../../../src/kernels/stable/preferences.js";

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
const untyped = (json: unknown): StableInput & RoommatesInput => json as StableInput & RoommatesInput;

describe("stableProblem", () => {
  test("lists, ranks and scores that say the same make the same problem", () => {
    const columns = { lists: [[1, 0], [[0, 1]], []] };
    const byLists = stableProblem({ rows: { lists: [[2, [0, 1]], [1]] }, columns });
    const byRanks = stableProblem({
      rows: {
        ranks: [
          [7, 7, 2],
          [null, 1, null],
        ],
      },
      columns: {
        ranks: [
          [2, 1],
          [5, 5],
          [null, null],
        ],
      },
    });
    const byScores = stableProblem({
      rows: {
        scores: [
          [-4, -4, 10],
          [null, 0, null],
        ],
      },
      columns: {
        scores: [
          [1, 2],
          [0, -0],
          [null, null],
        ],
      },
    });
    expect(byLists).toEqual({
      kind: "stable",
      rows: 2,
      columns: 3,
      rowRanks: Int32Array.of(2, 2, 1, 0, 1, 0),
      columnRanks: Int32Array.of(2, 1, 0, 1, 1, 0),
      rowMost: Int32Array.of(1, 1),
      columnMost: Int32Array.of(1, 1, 1),
    });
    expect(byRanks).toEqual(byLists);
    expect(byScores).toEqual(byLists);
    expect(Object.isFrozen(byLists)).toBe(true);
  });

  test("a side without opinions takes anybody", () => {
    const given = stableProblem({ rows: { lists: [[1], [1, 0]] }, columns: 2, columnPlaces: [1, 2], rowPlaces: 3 });
    expect(given.columnRanks).toEqual(Int32Array.of(2, 1, 1, 1));
    expect(given.columnMost).toEqual(Int32Array.of(1, 2));
    expect(given.rowMost).toEqual(Int32Array.of(3, 3));
  });

  test("short lists are completed as declared: own list, those who named one, everybody else", () => {
    const rows = { lists: [[2], [0], []] };
    const ranksFor = (rest: "nobody" | "those who named me" | "everybody") => [
      ...stableProblem({ rows, columns: { lists: [[2], [], [1]], rest } }).columnRanks,
    ];
    // By row: what the three columns think of it.
    expect(ranksFor("nobody")).toEqual([0, 0, 0, 0, 0, 1, 1, 0, 0]);
    expect(ranksFor("those who named me")).toEqual([0, 0, 2, 2, 0, 1, 1, 0, 0]);
    expect(ranksFor("everybody")).toEqual([3, 1, 2, 2, 1, 1, 1, 1, 3]);
  });

  test("completion looks at what was given, not at what was completed", () => {
    const both = { lists: [[0], []], rest: "those who named me" as const };
    const given = stableProblem({ rows: both, columns: both });
    expect([...given.rowRanks]).toEqual([1, 0, 0, 0]);
    expect([...given.columnRanks]).toEqual([1, 0, 0, 0]);
  });

  test("a forbidden pair stays absent, whatever anybody says", () => {
    const given = stableProblem({ rows: 2, columns: { lists: [[0, 1]] }, forbidden: [[0, 0]] });
    expect([...given.rowRanks]).toEqual([0, 1]);
    expect([...given.columnRanks]).toEqual([0, 2]);
  });

  test("nobody on one side is legal", () => {
    expect(stableProblem({ rows: { lists: [] }, columns: 3 }).rowRanks).toEqual(new Int32Array(0));
    expect(stableProblem({ rows: { lists: [[], []] }, columns: { lists: [] } }).rows).toBe(2);
  });

  test("copies: neither changes nor follows what it was given", () => {
    const list = [1, 0];
    const given = stableProblem({ rows: { lists: [list] }, columns: 2 });
    list.reverse();
    expect([...given.rowRanks]).toEqual([2, 1]);
    const frozen = Object.freeze([Object.freeze([0, Object.freeze([1])])]);
    expect([...stableProblem({ rows: { lists: frozen }, columns: 2 }).rowRanks]).toEqual([1, 2]);
  });

  test("lists everything that is wrong at once", () => {
    expect(
      mistakesOf(() =>
        stableProblem(
          untyped({
            rows: { lists: [[0, 3, "a"], [1, [1, 0.5]], 7], rest: "anybody" },
            columns: {
              scores: [
                [1, 2, 0.5],
                [1, 2],
                [null, undefined, 1e300],
              ],
            },
            rowPlaces: [1, -1, 1.5],
            columnPlaces: [1],
            forbidden: [[0, 3], [0], [2, 2]],
          }),
        ),
      ),
    ).toEqual([
      "position at rows.lists[0][1]",
      "position at rows.lists[0][2]",
      "named-twice at rows.lists[1][1][0]",
      "position at rows.lists[1][1][1]",
      "preference-list at rows.lists[2]",
      "completion at rows.rest",
      "score at columns.scores[0][2]",
      "row-length at columns.scores[1].length",
      "score at columns.scores[2][1]",
      "score at columns.scores[2][2]",
      "count at rowPlaces[1]",
      "count at rowPlaces[2]",
      "places-length at columnPlaces.length",
      "forbidden-pair at forbidden[0]",
      "forbidden-pair at forbidden[1]",
    ]);
    expect(mistakesOf(() => stableProblem(untyped({ rows: -1, columns: {}, forbidden: 3 })))).toEqual([
      "size at rows",
      "preferences at columns",
    ]);
    expect(mistakesOf(() => stableProblem(untyped({ rows: 1, columns: 1, rowPlaces: "x", forbidden: 3 })))).toEqual([
      "count at rowPlaces",
      "forbidden at forbidden",
    ]);
    expect(mistakesOf(() => stableProblem(untyped({ rows: { ranks: [[0, 1.5, "2"]] }, columns: 3 })))).toEqual([
      "rank at rows.ranks[0][0]",
      "rank at rows.ranks[0][1]",
      "rank at rows.ranks[0][2]",
    ]);
    for (const nothing of [undefined, null, "abc", { lists: 3 }]) {
      expect(mistakesOf(() => stableProblem(untyped({ rows: nothing, columns: 1 })))).toEqual(["preferences at rows"]);
    }
  });
});

describe("roommatesProblem", () => {
  test("reads lists, ranks and scores of one group, and completes them", () => {
    const byLists = roommatesProblem({ people: { lists: [[1, 2], [[0, 2]], [0]] } });
    expect(byLists).toEqual({ kind: "roommates", people: 3, ranks: Int32Array.of(0, 1, 2, 1, 0, 1, 1, 0, 0) });
    const scores = [
      [null, 9, 3],
      [5, null, 5],
      [1, null, null],
    ];
    expect(roommatesProblem({ people: { scores } })).toEqual(byLists);
    const ranks = [
      [null, 1, 4],
      [2, null, 2],
      [1, null, null],
    ];
    expect(roommatesProblem({ people: { ranks } })).toEqual(byLists);
    const whole = roommatesProblem({ people: { lists: [[1], [], [0]], rest: "everybody" }, forbidden: [[2, 1]] });
    expect([...whole.ranks]).toEqual([0, 1, 2, 1, 0, 0, 1, 0, 0]);
    const named = roommatesProblem({ people: { lists: [[1], [], [0]], rest: "those who named me" } });
    expect([...named.ranks]).toEqual([0, 1, 2, 1, 0, 0, 1, 0, 0]);
    expect(Object.isFrozen(byLists)).toBe(true);
  });

  test("lists everything that is wrong at once", () => {
    expect(
      mistakesOf(() =>
        roommatesProblem({
          people: {
            lists: [
              [0, 1],
              [3, 0, 0],
            ],
          },
          forbidden: [[0, 2]],
        }),
      ),
    ).toEqual([
      "names-self at people.lists[0][0]",
      "position at people.lists[1][0]",
      "named-twice at people.lists[1][2]",
      "forbidden-pair at forbidden[0]",
    ]);
    expect(
      mistakesOf(() =>
        roommatesProblem({
          people: {
            scores: [
              [0, 1],
              [1, null],
            ],
          },
        }),
      ),
    ).toEqual(["ranks-self at people.scores[0][0]"]);
    expect(mistakesOf(() => roommatesProblem(untyped({})))).toEqual(["preferences at people"]);
    expect(mistakesOf(() => roommatesProblem(untyped({ people: 3 })))).toEqual(["preferences at people"]);
  });
});

test("ranksOf: the highest score first, equal scores alike, no gaps, absent ones 0", () => {
  const scores = Float64Array.of(5, 9, Number.NaN, 5, -3, 2 ** 50, Number.NaN, Number.NaN, Number.NaN, 0);
  expect(ranksOf(scores, 2, 5)).toEqual(Int32Array.of(2, 1, 0, 2, 3, 1, 0, 0, 0, 2));
});
