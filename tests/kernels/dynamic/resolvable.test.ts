import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { resolvable } from "../../../src/kernels/dynamic/resolvable.js";
import type { Change } from "../../../src/kernels/dynamic/whole.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { effort, seed } from "../../seed.js";
import { bruteForce } from "../brute-force.js";
import { anyProblem, levelsOf, oneToOneInput } from "../problems.js";
import { type Fresh, follow, freshly, steps } from "./steps.js";

const runs = { seed, numRuns: 60 * effort };

describe("a problem that changes", () => {
  it.each([0, 1, 3, 24])("is as good as tried out after every change, with %i people listed", (listed) => {
    let count = 0;
    fc.assert(
      fc.property(anyProblem, steps(12), (given, all) => {
        // Trying everything takes too long where many have come.
        const few: Fresh = (now) => (now.rows <= 4 && now.columns <= 5 ? bruteForce(now) : freshly(now));
        count += follow(given, listed, all, 3, few).done;
      }),
      runs,
    );
    expect(count).toBeGreaterThan(runs.numRuns * 5);
  });

  it.each([0, 2, 24])("one to one, is as good as solved from nothing after every change, with %i listed", (listed) => {
    let count = 0;
    fc.assert(
      fc.property(oneToOneInput(20).map(problem), steps(20), (given, all) => {
        count += follow(given, listed, all, 1, freshly).done;
      }),
      runs,
    );
    expect(count).toBeGreaterThan(runs.numRuns * 5);
  });
});

/** Numbers below `most`, from the seed of all tests. */
function chance(start: number): (most: number) => number {
  let state = (seed + start) % 2147483647;
  return (most) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * most);
  };
}

type Kind = (people: number, below: (most: number) => number) => (row: number, column: number) => number;

/** Kinds of scores that make very different trees and price movements. */
const kinds: Readonly<Record<string, Kind>> = {
  uniform: (_, below) => () => below(1_000_000),
  tied: (_, below) => () => below(6),
  "all equal": () => () => 3,
  product: () => (row, column) => -(row + 1) * (column + 1),
  plane: (people, below) => {
    const at = Array.from({ length: 2 * people }, () => [below(1000), below(1000)] as const);
    return (row, column) => {
      const [one, other] = [at[row % people]!, at[people + (column % people)]!];
      return -Math.abs(one[0] - other[0]) - Math.abs(one[1] - other[1]);
    };
  },
};

describe.each(Object.entries(kinds))("scores of the kind %s", (_, kind) => {
  it.each([
    [0, 1],
    [2, 1],
    [4, 3],
    [24, 1],
  ])("stay solved over many changes, with %i listed and up to %i places", (listed, most) => {
    const below = chance(listed + most);
    const people = 24;
    const score = kind(people, below);
    const opened = () => {
      const scores = Array.from({ length: people }, (_, row) =>
        Array.from({ length: people + 3 }, (_, column) => score(row, column)),
      );
      return resolvable(problem({ scores, rowPlaces: { min: 0, max: most }, columnPlaces: most }), { listed });
    };
    let kept = opened();
    for (let step = 0; step < 150 * effort; step++) {
      // Most changes take something away, so a long run comes to an end of what can be forbidden.
      if (kept.solution().pairs.length === 0) kept = opened();
      const now = kept.problem();
      const { pairs } = kept.solution();
      const at = 2 * below(pairs.length / 2);
      const [row, column] = [below(now.rows), below(now.columns)];
      const kindOfStep = below(12);
      let change: Change;
      if (kindOfStep < 6) change = kept.forbid(pairs[at]!, pairs[at + 1]!);
      else if (kindOfStep < 8) change = kept.changeScore(row, column, score(row, column) + below(3) - 1);
      else if (kindOfStep === 8) change = kept.changeScore(pairs[at]!, pairs[at + 1]!, score(row, column));
      else if (kindOfStep === 9) {
        const scores = Array.from({ length: now.columns }, (_, one) => score(row, one));
        change = kept.changeScores("row", row, scores);
      } else if (kindOfStep === 10) {
        const scores = Array.from({ length: now.rows }, (_, one) => score(one, column));
        change = kept.changeScores("column", column, scores);
      } else change = kept.changePlaces(below(2) === 0 ? "row" : "column", below(people), below(most + 1));
      const found = kept.solution();
      const after = kept.problem();
      expect(check(after, found)).toMatchObject({ feasible: true, optimal: true });
      expect({ priority: change.priority, total: change.total }).toEqual({
        priority: found.priority,
        total: found.total,
      });
      if (step % 10 === 0) expect(levelsOf(found)).toEqual(freshly(after));
    }
  });
});
