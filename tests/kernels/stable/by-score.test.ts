import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { Problem, StableProblem } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { ranksOf } from "../../../src/kernels/stable/preferences.js";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { anyProblem, pairsOf } from "../problems.js";
import { flipped } from "./problems.js";

const byScore = solvers.pairs["deferred acceptance"];

/** Two sides that rank by the scores that count. */
function ranked(given: Problem): StableProblem {
  const { rows, columns } = given;
  const counts = given.scores.map((score, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const isAsked =
      given.rowPlaces.min[row]! > 0 ||
      given.columnPlaces.min[column]! > 0 ||
      given.rowPriority[row]! > 0 ||
      given.columnPriority[column]! > 0;
    return score > 0 || isAsked ? score : Number.NaN;
  });
  const turned = Float64Array.from(counts, (_, cell) => counts[(cell % rows) * columns + Math.floor(cell / rows)]!);
  return {
    kind: "stable",
    rows,
    columns,
    rowRanks: ranksOf(counts, rows, columns),
    columnRanks: flipped(ranksOf(turned, columns, rows), columns, rows),
    rowMost: given.rowPlaces.max,
    columnMost: given.columnPlaces.max,
  };
}

test("deferred acceptance on scores is the stable choice of two sides that rank by score", () => {
  fc.assert(
    fc.property(anyProblem, (given) => {
      const { pairs } = byScore.solve(given);
      const sides = ranked(given);
      const solved = solvers.stable["rows propose"].solve(sides);
      expect(pairs).toEqual(solved.pairs);
      expect(check(sides, { ...solved, pairs })).toEqual({ feasible: true, stable: true });
    }),
    { seed, numRuns: 400 * effort },
  );
});

test("with one place each and no equal scores it takes the best pair first", () => {
  for (const people of [1, 7, 60]) {
    const source = chance(people);
    const values = Float64Array.from(
      { length: people * (people + 3) },
      (_, cell) => source.below(1000) * 10_000 + cell,
    );
    const given = problem({ scores: { rows: people, columns: people + 3, values } });
    expect(pairsOf(byScore.solve(given))).toEqual(pairsOf(solvers.pairs.greedy.solve(given)));
  }
});

test("more people than places, and nobody at all", () => {
  const crowded = problem({ scores: { rows: 9, columns: 2, values: new Float64Array(18).fill(5) }, columnPlaces: 2 });
  expect(pairsOf(byScore.solve(crowded))).toEqual([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
  ]);
  expect(byScore.solve(problem({ scores: [] })).pairs).toHaveLength(0);
});
