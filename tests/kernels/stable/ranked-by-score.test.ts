import fc from "fast-check";
import { expect, it } from "vitest";
import { problem, solvers, stableProblem } from "../../../src/kernels/index.js";
import { rankedByScore } from "../../../src/kernels/stable/by-score.js";
import { effort, seed } from "../../seed.js";

const scores = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) =>
  fc.array(
    fc.array(fc.option(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 1_000_000 }))), {
      minLength: columns,
      maxLength: columns,
    }),
    { minLength: rows, maxLength: rows },
  ),
);

it("ranks as the door does when both sides are given the same scores", () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 3 }), (given, places) => {
      const turned = (given[0] ?? []).map((_, column) => given.map((row) => row[column] ?? null));
      const posed = problem({ scores: given, rowPlaces: places, columnPlaces: 2 });
      const wanted = stableProblem({
        rows: { scores: given },
        columns: { scores: turned },
        rowPlaces: places,
        columnPlaces: 2,
      });
      expect(rankedByScore(posed)).toEqual(wanted);
    }),
    { seed, numRuns: 300 * effort },
  );
});

it("has one stable choice where no two scores are equal, whoever offers", () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 3 }), (given, places) => {
      const seen = new Set<number>();
      const once = (score: number | null) => {
        const isNew = score !== null && !seen.has(score);
        if (isNew) seen.add(score);
        return isNew ? score : null;
      };
      const strict = given.map((row) => row.map(once));
      const ranked = rankedByScore(problem({ scores: strict, rowPlaces: places, columnPlaces: 2 }));
      const [rows, columns] = Object.values(solvers.stable).map((solver) => [...solver.solve(ranked).pairs]);
      expect(rows).toEqual(columns);
    }),
    { seed, numRuns: 300 * effort },
  );
});
