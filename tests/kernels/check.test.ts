import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/kernels/check.js";
import { problem } from "../../src/kernels/pairs/build.js";
import type { Prices, Problem, Solution } from "../../src/kernels/problem.js";
import { solvers } from "../../src/kernels/solvers.js";
import { effort, seed } from "../seed.js";
import { bruteForce } from "./brute-force.js";
import { anyInput } from "./problems.js";

const given = problem({
  scores: [
    [9, 5, null],
    [8, 4, 1],
    [null, 3, 2],
  ],
  rowPlaces: [{ min: 0, max: 2 }, 1, { min: 1, max: 1 }],
});
const right = solvers.pairs.transport.solve(given);
const { prices: rightPrices } = right;
if (!rightPrices) throw new Error("transport proves this problem");

/** The right answer with something changed. */
function wrong(change: Partial<Solution>): Solution {
  return { ...right, ...change };
}

/** An answer of these pairs with sums to match, so that nothing but the pairs is wrong. */
function withPairs(pairs: readonly (readonly [number, number])[], rest: Partial<Solution> = {}): Solution {
  const total = pairs.reduce((sum, [row, column]) => sum + (given.scores[row * given.columns + column] ?? 0), 0);
  const priority = new Set(pairs.map(([row]) => row)).size;
  return wrong({ pairs: Int32Array.from(pairs.flat()), total, priority, ...rest });
}

function faultsOf(solution: Solution, of: Problem = given): readonly string[] {
  const verdict = check(of, solution);
  return verdict.feasible ? [] : verdict.faults;
}

test("the right answer is proven, and its bound is its value", () => {
  expect([...right.pairs]).toEqual([0, 0, 1, 1, 2, 2]);
  expect(check(given, right)).toEqual({ feasible: true, optimal: true, bound: { priority: 3, fit: 15 } });
});

describe("check catches", () => {
  test.each<[string, Solution, RegExp]>([
    ["half a pair", wrong({ pairs: Int32Array.of(0) }), /^pairs:/],
    ["a row that is not there", wrong({ pairs: Int32Array.of(3, 0) }), /^out-of-range:/],
    ["a column that is not there", wrong({ pairs: Int32Array.of(0, -1) }), /^out-of-range:/],
    ["a forbidden pair", withPairs([[0, 2]]), /^forbidden:/],
    [
      "a pair made twice",
      withPairs([
        [0, 0],
        [0, 0],
        [2, 2],
      ]),
      /^pair-twice:/,
    ],
    [
      "pairs out of order",
      withPairs([
        [1, 0],
        [0, 1],
        [2, 2],
      ]),
      /^order:/,
    ],
    [
      "a row beyond its places",
      withPairs([
        [1, 0],
        [1, 1],
        [2, 2],
      ]),
      /^places: row 1/,
    ],
    [
      "a column beyond its places",
      withPairs([
        [0, 0],
        [1, 0],
        [2, 2],
      ]),
      /^places: column 0/,
    ],
    ["a wrong total", wrong({ total: right.total + 1 }), /^total:/],
    ["a wrong priority", wrong({ priority: right.priority - 1 }), /^priority:/],
    ["a wrong shortfall", wrong({ shortfall: 1 }), /^shortfall:/],
    [
      "a least number not kept",
      withPairs([
        [0, 1],
        [1, 0],
      ]),
      /^shortfall: stated 0, it is 1/,
    ],
    [
      "a claim above a shortfall",
      withPairs(
        [
          [0, 1],
          [1, 0],
        ],
        { shortfall: 1 },
      ),
      /^status: stated optimal/,
    ],
    ["infeasible without a shortfall", wrong({ status: "infeasible" }), /^status: stated infeasible/],
    [
      "a fractional price",
      wrong({
        prices: priced((p) => {
          p.rows.fit[0] = 0.5;
        }),
      }),
      /^prices: row 0/,
    ],
    [
      "a price that is no number",
      wrong({
        prices: priced((p) => {
          p.columns.priority[1] = Number.NaN;
        }),
      }),
      /^prices: column 1/,
    ],
    [
      "a price too large to be exact",
      wrong({
        prices: priced((p) => {
          p.rows.fit[2] = 2 ** 52;
        }),
      }),
      /^prices: row 2/,
    ],
    [
      "a missing price",
      wrong({ prices: { ...rightPrices, rows: { ...rightPrices.rows, fit: new Float64Array(2) } } }),
      /^prices: 2/,
    ],
  ])("%s", (_, solution, fault) => {
    expect(faultsOf(solution).join("\n")).toMatch(fault);
  });

  test("a worse swap: feasible, not optimal, and the gap reaches at least the optimum", () => {
    const verdict = check(
      given,
      withPairs([
        [0, 1],
        [1, 0],
        [2, 2],
      ]),
    );
    // Total 15 as well: an equally good choice is proven by the same prices.
    expect(verdict).toMatchObject({ feasible: true, optimal: true });
    const worse = withPairs([
      [0, 0],
      [1, 2],
      [2, 1],
    ]);
    expect(worse.total).toBe(13);
    expect(check(given, worse)).toMatchObject({ feasible: true, optimal: false, gap: { priority: 0, fit: 2 } });
  });

  test("a choice that serves fewer people: the gap is at the level of priority", () => {
    expect(
      check(
        given,
        withPairs([
          [0, 0],
          [2, 1],
        ]),
      ),
    ).toMatchObject({ optimal: false, gap: { priority: 1 } });
  });
});

test("without prices nothing is proven but a bound of each row's best is given", () => {
  const { prices: _, ...bare } = right;
  const verdict = check(given, bare);
  expect(verdict).toMatchObject({ feasible: true, optimal: false });
  if (verdict.feasible) expect(verdict.bound).toEqual({ priority: 3, fit: 9 * 2 + 8 + 3 });
});

test("an infeasible answer is believed with its proof, and shown to be unproven where the problem can be solved", () => {
  const tight = problem({ scores: [[1], [1]], rowPlaces: { min: 1, max: 1 } });
  const nearest = solvers.pairs.transport.solve(tight);
  expect(nearest).toMatchObject({ status: "infeasible", shortfall: 1 });
  expect(nearest.prices).toBeUndefined();
  expect(check(tight, nearest)).toEqual({
    feasible: false,
    faults: [],
    shortage: { needing: "rows", rows: [0, 1], columns: [0], needs: 2, has: 1 },
  });
  const empty = withPairs([], { status: "infeasible", shortfall: 1 });
  expect(check(given, empty)).toEqual({ feasible: false, faults: [] });
});

test("an optimal answer with a price moved is no longer proven where the price mattered, and never wrongly proven", () => {
  let lost = 0;
  fc.assert(
    fc.property(anyInput, fc.nat(), fc.constantFrom(-3, -1, 1, 3), fc.boolean(), (input, which, by, atPriority) => {
      const any = problem(input);
      const found = solvers.pairs.transport.solve(any);
      if (!found.prices || any.rows === 0) return;
      const moved = structuredClone(found.prices);
      const level = atPriority ? moved.rows.priority : moved.rows.fit;
      level[which % any.rows]! += by;
      // Still the optimum, so prices may or may not prove it; the bound must hold either way.
      const verdict = check(any, { ...found, prices: moved });
      if (!verdict.feasible) throw new Error("moving a price cannot make the pairs wrong");
      if (!verdict.optimal) lost++;
      const optimum = bruteForce(any);
      const { priority, fit } = verdict.bound;
      expect(priority > optimum.priority || (priority === optimum.priority && fit >= optimum.total)).toBe(true);
    }),
    { seed, numRuns: 400 * effort },
  );
  expect(lost).toBeGreaterThan(50);
});

test("random prices never prove an answer that is not optimal, and their bound is never below the optimum", () => {
  const number = fc.integer({ min: -12, max: 12 });
  const priceList = fc.array(number, { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(anyInput, fc.tuple(priceList, priceList, priceList, priceList), (input, lists) => {
      const any = problem(input);
      const optimum = bruteForce(any);
      const cut = (list: number[], people: number) => Float64Array.from(list.slice(0, people));
      const prices: Prices = {
        rows: { priority: cut(lists[0], any.rows), fit: cut(lists[1], any.rows) },
        columns: { priority: cut(lists[2], any.columns), fit: cut(lists[3], any.columns) },
      };
      for (const solver of [solvers.pairs.transport, solvers.pairs.greedy, solvers.pairs.random]) {
        const found = solver.solve(any);
        const verdict = check(any, { ...found, prices });
        if (!verdict.feasible) continue;
        const isBest = found.priority === optimum.priority && found.total === optimum.total;
        if (verdict.optimal) expect(isBest).toBe(true);
        const { priority, fit } = verdict.bound;
        expect(priority > optimum.priority || (priority === optimum.priority && fit >= optimum.total)).toBe(true);
      }
    }),
    { seed, numRuns: 300 * effort },
  );
});

/** A copy of the right prices, changed. */
function priced(change: (prices: Prices) => void): Prices {
  const copy = structuredClone(rightPrices);
  if (!copy) throw new Error("the right answer has prices");
  change(copy);
  return copy;
}
