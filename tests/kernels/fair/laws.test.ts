import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { check } from "../../../src/kernels/check.js";
import { fair } from "../../../src/kernels/fair/fair.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import type { Objective, Problem } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { levelsOf, reordered, transposed } from "../problems.js";
import { bestChoices, bestFor, floorOf, sum } from "./brute-force.js";
import { largeProblem, leximinByWeights } from "./oracle.js";
import { fairProblem, scoresOf } from "./problems.js";

const runs = { seed, numRuns: 300 * effort };

/** What the objective compares of a solution, after bounds and priorities. */
function worthOf(given: Problem): unknown {
  const found = fair.solve(given);
  const scores = scoresOf(given, found);
  if (found.status === "infeasible") return { shortfall: found.shortfall };
  return given.objective === "worst-off first" ? { ...levelsOf(found), scores } : levelsOf(found);
}

describe("fair", () => {
  test("equals trying everything, and proves it", () => {
    let infeasible = 0;
    fc.assert(
      fc.property(fairProblem, (given) => {
        expect(fair.refuses(given)).toBeUndefined();
        expect(best(given)).toBe(fair);
        const found = fair.solve(given);
        const choices = bestChoices(given);
        const optimum = choices[0]!;
        expect(found).toMatchObject({ shortfall: optimum.shortfall, priority: optimum.priority });
        const verdict = check(given, found);
        if (optimum.shortfall > 0) {
          infeasible++;
          expect(found.status).toBe("infeasible");
          expect(verdict).toMatchObject({ feasible: false, faults: [], shortage: { has: expect.any(Number) } });
          return;
        }
        const scores = scoresOf(given, found);
        const wanted = bestFor(choices, given.objective);
        if (given.objective === "worst-off first") expect(scores).toEqual(wanted);
        else expect(sum(scores)).toBe(sum(wanted));
        const lowest = Math.max(...choices.map((choice) => choice.scores[0] ?? Number.POSITIVE_INFINITY));
        if (scores.length > 0) expect(scores[0]).toBeGreaterThanOrEqual(floorOf(given.objective, lowest));
        const bound = { priority: optimum.priority, fit: sum(wanted) };
        expect(verdict).toEqual({ feasible: true, optimal: true, bound });
      }),
      { seed, numRuns: 800 * effort },
    );
    expect(infeasible).toBeGreaterThan(8 * effort);
  });

  test("is leximin on larger problems too, by weights that outbid each other", () => {
    fc.assert(
      fc.property(largeProblem, (given) => {
        const found = fair.solve(given);
        expect(scoresOf(given, found)).toEqual(leximinByWeights(given));
        expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
      }),
      { seed, numRuns: 40 * effort },
    );
  });

  test("takes the total as well, and proves it by prices", () => {
    fc.assert(
      fc.property(fairProblem, (given) => {
        const plain: Problem = { ...given, objective: "total" };
        const found = fair.solve(plain);
        expect(levelsOf(found)).toEqual(levelsOf(solvers.pairs.transport.solve(plain)));
        expect(found.stages).toBeUndefined();
      }),
      runs,
    );
  });

  test("does not depend on the order of people, nor on which side is which", () => {
    const shuffled = fairProblem.chain((given) =>
      fc.tuple(fc.constant(given), permutation(given.rows), permutation(given.columns)),
    );
    fc.assert(
      fc.property(shuffled, ([given, rowOrder, columnOrder]) => {
        const value = worthOf(given);
        expect(worthOf(reordered(given, rowOrder, columnOrder))).toEqual(value);
        expect(worthOf(transposed(given))).toEqual(value);
      }),
      runs,
    );
  });

  test("scaling or shifting all scores changes nothing else", () => {
    fc.assert(
      fc.property(fairProblem, fc.constantFrom(-1000, 77), (given, shift) => {
        if (typeof given.objective === "object") return;
        const found = fair.solve(given);
        if (found.status === "infeasible") return;
        const moved = { ...given, scores: given.scores.map((score) => 3 * score + shift) };
        const other = scoresOf(moved, fair.solve(moved));
        const scores = scoresOf(given, found).map((score) => 3 * score + shift);
        if (given.objective === "worst-off first") expect(other).toEqual(scores);
        else expect([other[0], sum(other)]).toEqual([scores[0], sum(scores)]);
      }),
      runs,
    );
  });

  test("the objectives stand in order: lowest scores fall and totals rise from worst-off first to total", () => {
    const order: Objective[] = ["worst-off first", "bottleneck", { floor: 100 }, { floor: 70 }, { floor: 10 }, "total"];
    fc.assert(
      fc.property(fairProblem, (given) => {
        const found = order.map((objective) => fair.solve({ ...given, objective }));
        if (found[0]!.status === "infeasible") return;
        const lists = found.map((one) => scoresOf(given, one));
        const lowest = lists.map((scores) => scores[0] ?? 0);
        expect(lowest[1]).toBe(lowest[0]);
        expect(found[2]!.total).toBe(found[1]!.total);
        for (let at = 1; at < order.length; at++) {
          expect(found[at]!.total).toBeGreaterThanOrEqual(found[at - 1]!.total);
          expect(found[at]!.priority).toBe(found[0]!.priority);
          expect(lists[at]).toHaveLength(lists[0]!.length);
          expect(lowest[at]).toBeLessThanOrEqual(lowest[0]!);
        }
      }),
      runs,
    );
  });

  test("leaves its input as it was, gives the same answer again, and freezes it", () => {
    fc.assert(
      fc.property(fairProblem, (given) => {
        const before = structuredClone(given);
        const once = fair.solve(Object.freeze(given));
        expect(given).toEqual(before);
        expect(fair.solve(before)).toEqual(once);
        expect(Object.isFrozen(once)).toBe(true);
      }),
      runs,
    );
  });

  test("tells how far it is, rising to 1, and stops when it is told to", () => {
    const scores = Array.from({ length: 30 }, (_, row) =>
      Array.from({ length: 30 }, (_, column) => (row * column) % 17),
    );
    for (const objective of ["worst-off first", "bottleneck", { floor: 50 }, "total"] as const) {
      const given = problem({ scores, objective });
      const told: number[] = [];
      fair.solve(given, { onProgress: (done) => told.push(done) });
      expect(told).toEqual(told.slice().sort((a, b) => a - b));
      expect(told.at(-1)).toBe(1);
      const signal = AbortSignal.abort(new Error("enough"));
      expect(() => fair.solve(given, { signal })).toThrow("enough");
    }
  });

  test.each([
    ["optional pairs", { rowPriority: 0 }],
    ["a second place that may stay free", { rowPlaces: 2, columnPlaces: 2 }],
    ["places from 1 to 2 on both sides", { rowPlaces: { min: 1, max: 2 }, columnPlaces: { min: 0, max: 2 } }],
  ])("refuses %s in words, and check proves nothing about them", (_, sides) => {
    const given = problem({ scores: [[5, 4], [3, 9]], objective: "worst-off first", ...sides }); // biome-ignore format: a matrix
    expect(fair.refuses(given)).toMatch(/^the number of pairs is open, .* one place and a priority above 0$/);
    expect(() => fair.solve(given)).toThrow(PairwrightError);
    const stages = fair.solve(problem({ scores: [[5, 4], [3, 9]], objective: "worst-off first" })).stages!; // biome-ignore format: a matrix
    const found = { ...solvers.pairs.greedy.solve(given), stages };
    expect(check(given, found)).toMatchObject({
      feasible: true,
      optimal: false,
      unproven: expect.stringMatching(/open/),
    });
  });

  test.each<unknown>(["lowest", { floor: 101 }, { floor: 0.5 }, { floor: -1 }, {}])(
    "there is no objective %j",
    (given) => {
      let found: unknown;
      try {
        problem({ scores: [[1]], objective: given as Objective });
      } catch (error) {
        if (error instanceof PairwrightError) found = error.mistakes.map(({ code, where }) => `${code} at ${where}`);
      }
      expect(found).toEqual(["objective at objective"]);
    },
  );

  test.each<Objective>(["worst-off first", "bottleneck", { floor: 30 }])(
    "nothing to choose is proven too: %j",
    (objective) => {
      for (const scores of [
        [],
        [[]],
        [[null]],
        [
          [null, null],
          [null, null],
        ],
      ]) {
        const given = problem({ scores, objective });
        const found = fair.solve(given);
        expect(found).toMatchObject({ status: "optimal", pairs: new Int32Array(0), total: 0 });
        expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
      }
    },
  );
});

function permutation(people: number): fc.Arbitrary<number[]> {
  const everybody = Array.from({ length: people }, (_, person) => person);
  return fc.shuffledSubarray(everybody, { minLength: people, maxLength: people });
}
