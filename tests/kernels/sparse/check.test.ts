import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { ListedProblem, Prices, Solution, StreamedProblem } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { bruteForce } from "../brute-force.js";
import { oneToOneInput } from "../problems.js";
import { listedOf, streamedOf } from "./problems.js";

const given = problem({
  scores: [
    [9, 5, null],
    [8, 4, 1],
    [null, 3, 2],
  ],
});
const listed = listedOf(given);
const streamed = streamedOf(given);

const forms: readonly [string, ListedProblem | StreamedProblem, Solution][] = [
  ["lists", listed, solvers["listed pairs"].assignment.solve(listed)],
  ["streams", streamed, solvers["streamed pairs"].assignment.solve(streamed)],
];

describe.each(forms)("check of %s", (_, posed, right) => {
  const faultsOf = (change: Partial<Solution>) => {
    const verdict = check(posed, { ...right, ...change });
    return verdict.feasible ? [] : verdict.faults;
  };
  const priced = (change: (prices: Prices) => void): Prices => {
    const prices = structuredClone(right.prices!);
    change(prices);
    return prices;
  };

  test("proves the right answer", () => {
    expect(right).toMatchObject({ status: "optimal", total: 15, priority: 3, shortfall: 0 });
    expect(check(posed, right)).toEqual({ feasible: true, optimal: true, bound: { priority: 3, fit: 15 } });
  });

  test.each<[string, Partial<Solution>, string]>([
    [
      "a chosen pair that is not allowed",
      { pairs: Int32Array.of(0, 2), total: 0, priority: 1 },
      "forbidden: row 0 must not meet column 2.",
    ],
    [
      "one behind all candidates",
      { pairs: Int32Array.of(0, 0, 1, 1, 2, 0), total: 13 },
      "forbidden: row 2 must not meet column 0.",
    ],
    [
      "a column chosen twice",
      { pairs: Int32Array.of(0, 1, 1, 1, 2, 2), total: 11 },
      "places: column 1 has 2 partners and 1 places.",
    ],
    [
      "a row chosen twice",
      { pairs: Int32Array.of(0, 0, 0, 1, 2, 2), total: 16, priority: 2 },
      "places: row 0 has 2 partners and 1 places.",
    ],
    ["a wrong total", { total: 16 }, "total: stated 16, the pairs sum to 15."],
    ["a wrong priority", { priority: 2 }, "priority: stated 2, the people sum to 3."],
    ["a wrong shortfall", { shortfall: 1 }, "shortfall: stated 1, it is 0."],
    [
      "a wrong status",
      { status: "infeasible" },
      "status: stated infeasible with 0 places missing to the least numbers.",
    ],
    [
      "pairs out of order",
      { pairs: Int32Array.of(1, 1, 0, 0, 2, 2) },
      "order: row 0 and column 0 stand after a later pair.",
    ],
    [
      "a row that is not there",
      { pairs: Int32Array.of(3, 0) },
      "out-of-range: there is no pair of row 3 and column 0.",
    ],
    ["half a pair", { pairs: Int32Array.of(0) }, "pairs: 1 entries are not whole pairs."],
    [
      "a fractional price",
      { prices: priced(({ rows }) => (rows.fit[1] = 0.5)) },
      `prices: row 1 has 0.5, not a whole number up to ${2 ** 51}.`,
    ],
    [
      "a price that is none",
      { prices: priced(({ columns }) => (columns.priority[0] = Number.NaN)) },
      `prices: column 0 has NaN, not a whole number up to ${2 ** 51}.`,
    ],
  ])("catches %s", (_name, change, fault) => {
    expect(faultsOf(change)).toContain(fault);
  });

  test("shows by how much a worse choice falls short", () => {
    const worse = { pairs: Int32Array.of(0, 0, 1, 2, 2, 1), total: 13 };
    expect(check(posed, { ...right, ...worse })).toMatchObject({
      feasible: true,
      optimal: false,
      gap: { priority: 0, fit: 2 },
    });
    const fewer = { pairs: Int32Array.of(0, 0, 1, 1), total: 13, priority: 2 };
    expect(check(posed, { ...right, ...fewer })).toMatchObject({ optimal: false, gap: { priority: 1 } });
  });

  test("notices every price that was moved at all, at either level and on either side", () => {
    for (const side of ["rows", "columns"] as const) {
      for (const level of ["priority", "fit"] as const) {
        for (const by of [-1000, 1000]) {
          const prices = priced((all) => (all[side][level][1]! += by));
          expect(check(posed, { ...right, prices })).toMatchObject({ feasible: true, optimal: false });
        }
      }
    }
  });
});

test("prices moved at random are never believed where the answer is not the best, and their bound is never below it", () => {
  let unproven = 0;
  const moves = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(oneToOneInput(5).map(problem), moves, fc.nat(), (any, by, drop) => {
      const optimum = bruteForce(any);
      for (const posed of [listedOf(any), streamedOf(any)]) {
        const found =
          posed.kind === "listed pairs"
            ? solvers["listed pairs"].assignment.solve(posed)
            : solvers["streamed pairs"].assignment.solve(posed);
        const moved = (prices: Float64Array, from: number) => prices.map((price, at) => price + by[(from + at) % 20]!);
        const { rows, columns } = found.prices!;
        const prices = {
          rows: { priority: rows.priority, fit: moved(rows.fit, 0) },
          columns: { priority: columns.priority, fit: moved(columns.fit, 10) },
        };
        // The best choice without one of its pairs: sums as they are, so that only optimality can be wrong.
        const count = found.pairs.length / 2;
        const without = found.pairs.filter((_, at) => count === 0 || Math.floor(at / 2) !== drop % count);
        const row = found.pairs[2 * (drop % count)]!;
        const column = found.pairs[2 * (drop % count) + 1]!;
        const less =
          count === 0
            ? found
            : {
                ...found,
                pairs: without,
                total: found.total - any.scores[row * any.columns + column]!,
                priority: found.priority - any.rowPriority[row]! - any.columnPriority[column]!,
              };
        for (const answer of [found, less]) {
          const verdict = check(posed, { ...answer, prices });
          if (!verdict.feasible) throw new Error(verdict.faults.join());
          const isBest = answer.priority === optimum.priority && answer.total === optimum.total;
          if (verdict.optimal) expect(isBest).toBe(true);
          else unproven++;
          const { priority, fit } = verdict.bound;
          expect(priority > optimum.priority || (priority === optimum.priority && fit >= optimum.total)).toBe(true);
        }
      }
    }),
    { seed, numRuns: 300 * effort },
  );
  expect(unproven).toBeGreaterThan(100);
});

test("a proof over lists is none over all pairs: one that is listed additionally may be worth more", () => {
  const few = listedOf(
    problem({
      scores: [
        [1, null],
        [null, 1],
      ],
    }),
  );
  const all = listedOf(
    problem({
      scores: [
        [1, 5],
        [5, 1],
      ],
    }),
  );
  const found = solvers["listed pairs"].assignment.solve(few);
  expect(check(few, found)).toMatchObject({ optimal: true });
  expect(check(all, found)).toMatchObject({
    feasible: true,
    optimal: false,
    gap: { priority: 0, fit: expect.any(Number) },
  });
});
