import fc from "fast-check";
import { expect, test } from "vitest";
import { PairwrightError } from "../../src/errors.js";
import { check } from "../../src/kernels/check.js";
import { decoded, largestProduct, levels } from "../../src/kernels/levels.js";
import { problem } from "../../src/kernels/pairs/build.js";
import { solvers } from "../../src/kernels/solvers.js";
import { effort, seed } from "../seed.js";
import { anyInput, anyProblem } from "./problems.js";

test("a price's fit is at most 2 * people of the smaller side * largest score, as the exactness argument says", () => {
  fc.assert(
    fc.property(anyInput.map(problem), (given) => {
      // People without a place are priced afterwards and have one or two more pairs in theirs.
      const { prices } = solvers.pairs.transport.solve(given);
      if (!prices) return;
      const sizes = given.scores.map((score) => (Number.isNaN(score) ? 0 : Math.abs(score)));
      const limit = 2 * Math.min(given.rows, given.columns) * Math.max(1, ...sizes);
      const placed = (side: { max: Int32Array }, fit: Float64Array) => fit.filter((_, i) => side.max[i]! > 0);
      for (const fit of placed(given.rowPlaces, prices.rows.fit)) expect(Math.abs(fit)).toBeLessThanOrEqual(limit);
      for (const fit of placed(given.columnPlaces, prices.columns.fit))
        expect(Math.abs(fit)).toBeLessThanOrEqual(limit);
    }),
    { seed, numRuns: 500 * effort },
  );
});

test("levels that were put together come apart again", () => {
  const level = fc.record({
    priority: fc.integer({ min: -5000, max: 5000 }),
    share: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  });
  fc.assert(
    fc.property(anyProblem, fc.array(level), (given, prices) => {
      const steps = levels(given);
      const fits = prices.map(({ share }) => Math.round(share * steps.priority) + 0);
      const encoded = Float64Array.from(prices, ({ priority }, i) => priority * steps.priority + fits[i]!);
      const { priority, fit } = decoded(encoded, steps);
      expect([...priority]).toEqual(prices.map((price) => price.priority + 0));
      expect([...fit]).toEqual(fits);
    }),
    { seed, numRuns: 200 },
  );
});

// One pair each: (1 + 1) * score * (1 + 1) is the product, so a quarter of the limit is the largest score.
const largestOfOne = largestProduct / 4;

test.each([
  [1, largestOfOne],
  [1, -largestOfOne],
])("the largest legal score is exact: %i * %i", (priority, score) => {
  const given = problem({ scores: [[score]], rowPriority: priority });
  for (const solver of [solvers.pairs.assignment, solvers.pairs.transport]) {
    const found = solver.solve(given);
    expect(found.total).toBe(score);
    expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
  }
});

test("at the limit a single unit still decides, under least numbers and large priorities", () => {
  // (2 + 1) * score * (3 + 1) <= 2^45
  const score = Math.floor(largestProduct / 12);
  const scores = [
    [score, score - 1],
    [score - 1, -score],
  ];
  for (const least of [0, 1]) {
    const given = problem({ scores, rowPlaces: { min: least, max: 1 }, rowPriority: [3, 2], columnPriority: 1 });
    const found = solvers.pairs.transport.solve(given);
    expect(found).toMatchObject({ status: "optimal", priority: 7, total: 2 * score - 2 });
    expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
  }
});

test("what could not be exact is refused, by the door and by the solvers", () => {
  const scores = { rows: 1, columns: 1, values: Float64Array.of(largestOfOne + 1) };
  expect(() => problem({ scores })).toThrow(/scores-too-large|would not be exact/);
  const small = problem({ scores: [[1]] });
  const forged = { ...small, scores: scores.values };
  for (const solver of [solvers.pairs.assignment, solvers.pairs.transport]) {
    let thrown: unknown;
    try {
      solver.solve(forged);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(PairwrightError);
    expect(thrown).toMatchObject({ mistakes: [{ code: "scores-too-large", where: "scores" }] });
  }
});
