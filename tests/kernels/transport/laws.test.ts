import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { plainlyTransported } from "../../../src/kernels/pairs/plain-flow.js";
import { transported } from "../../../src/kernels/pairs/transport.js";
import type { Problem } from "../../../src/kernels/problem.js";
import { effort, seed } from "../../seed.js";
import type { Best } from "../brute-force.js";
import { bruteForce } from "../brute-force.js";
import { levelsOf } from "../problems.js";
import { drawn, drawnProblem, families, shapes } from "./families.js";
import { highsLevels } from "./highs.js";

/** What must be true of every solution: it claims an optimum and proves it, or says how far it is from possible. */
function expectProven(given: Problem, found: ReturnType<typeof transported>): void {
  const verdict = check(given, found);
  if (found.status === "infeasible") expect(verdict).toMatchObject({ feasible: false, faults: [] });
  else expect(verdict).toMatchObject({ feasible: true, optimal: true });
}

describe("transport is held to the plain flow", () => {
  test.each(Object.keys(families))("%s", (family) => {
    for (const shape of Object.keys(shapes)) {
      for (const [rows, columns] of [
        [40, 12],
        [12, 40],
        [90, 18],
        [30, 30],
      ] as const) {
        for (const priorities of [0, 1, 6]) {
          const given = drawn(rows, columns, family, shape, priorities, seed + rows + priorities);
          const found = transported(given);
          expect(levelsOf(found), `${shape}, ${rows} by ${columns}`).toEqual(levelsOf(plainlyTransported(given)));
          expectProven(given, found);
        }
      }
    }
  });

  test("on random families, shapes and sizes", () => {
    let infeasible = 0;
    fc.assert(
      fc.property(drawnProblem(70), (given) => {
        const found = transported(given);
        expect(levelsOf(found)).toEqual(levelsOf(plainlyTransported(given)));
        expectProven(given, found);
        if (found.status === "infeasible") infeasible++;
      }),
      { seed, numRuns: 150 * effort },
    );
    expect(infeasible).toBeGreaterThan(2);
  });

  test("with enough people for lists, steps and a smaller problem", () => {
    let phases = 0;
    for (const family of Object.keys(families)) {
      for (const [rows, columns, shape] of [
        [400, 80, "as many places as people"],
        [80, 400, "some places too many"],
        [300, 150, "several on both sides, as many"],
      ] as const) {
        const given = drawn(rows, columns, family, shape, 1, seed);
        const found = transported(given);
        expect(levelsOf(found), `${family}, ${shape}`).toEqual(levelsOf(plainlyTransported(given)));
        phases = Math.max(phases, found.work.phases);
        expectProven(given, found);
      }
    }
    // Three are those of a trial with two steps; more, of one that began with a smaller problem.
    expect(phases).toBeGreaterThan(3);
  });
});

test("transport equals trying everything", () => {
  fc.assert(
    fc.property(drawnProblem(5), (given) => {
      const best = bruteForce(given);
      const found = transported(given);
      expect(levelsOf(found)).toEqual(best);
      expectProven(given, found);
    }),
    { seed, numRuns: 600 * effort },
  );
});

// Shortest paths from prices that are as low as can be leave prices that are as low as can be, so both must agree.
test("the prices of columns with a partner are the least, which is what the plain flow finds too", () => {
  let compared = 0;
  fc.assert(
    fc.property(drawnProblem(20), (given) => {
      const { pairs, prices } = transported(given);
      const plain = plainlyTransported(given).prices;
      if (!prices || !plain) return;
      for (let at = 1; at < pairs.length; at += 2) {
        const column = pairs[at]!;
        expect(prices.columns.priority[column]).toBe(plain.columns.priority[column]);
        expect(prices.columns.fit[column]).toBe(plain.columns.fit[column]);
        compared++;
      }
    }),
    { seed, numRuns: 200 * effort },
  );
  expect(compared).toBeGreaterThan(200);
});

describe("HiGHS, one linear program per level", () => {
  let highs: (problem: Problem) => Best;
  beforeAll(async () => {
    highs = await highsLevels();
  });

  test("many to one with bounds on both sides, up to 10 by 8", () => {
    let infeasible = 0;
    const places = fc.tuple(fc.nat(2), fc.nat(4)).map(([min, more]) => ({ min, max: min + more }));
    const bounded = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 8 })).chain(([rows, columns]) =>
      fc.record({
        problem: fc
          .tuple(
            fc.constantFrom(...Object.keys(families).filter((family) => family !== "huge spread")),
            fc.constantFrom(0, 1, 5),
            fc.nat(),
          )
          .map(([family, priorities, one]) => drawn(rows, columns, family, "one to one", priorities, one)),
        rows: fc.array(fc.nat(1), { minLength: rows, maxLength: rows }),
        columns: fc.array(places, { minLength: columns, maxLength: columns }),
      }),
    );
    fc.assert(
      fc.property(bounded, (input) => {
        const given: Problem = {
          ...input.problem,
          rowPlaces: { min: Int32Array.from(input.rows), max: new Int32Array(input.rows.length).fill(1) },
          columnPlaces: {
            min: Int32Array.from(input.columns, ({ min }) => min),
            max: Int32Array.from(input.columns, ({ max }) => max),
          },
        };
        const found = transported(given);
        expect(levelsOf(found)).toEqual(highs(given));
        expectProven(given, found);
        if (found.status === "infeasible") infeasible++;
      }),
      { seed, numRuns: 60 * effort },
    );
    expect(infeasible).toBeGreaterThan(5);
  });

  test("several places on both sides", () => {
    fc.assert(
      fc.property(drawnProblem(7), (given) => {
        expect(levelsOf(transported(given))).toEqual(highs(given));
      }),
      { seed, numRuns: 60 * effort },
    );
  });
});
