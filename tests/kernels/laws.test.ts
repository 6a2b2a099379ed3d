import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/kernels/check.js";
import { problem } from "../../src/kernels/pairs/build.js";
import { shortage } from "../../src/kernels/pairs/shortage.js";
import { best } from "../../src/kernels/pairs-solvers.js";
import type { Problem, Solver } from "../../src/kernels/problem.js";
import { solvers } from "../../src/kernels/solvers.js";
import { effort, seed } from "../seed.js";
import { bruteForce } from "./brute-force.js";
import { anyProblem, levelsOf, oneToOneInput, pairsOf, plainInput, reordered, transposed } from "./problems.js";

const runs = { seed, numRuns: 250 * effort };

/** Runs a law on random problems that the solver takes; fails where it took fewer than a tenth of them. */
function law(solver: Solver, problems: fc.Arbitrary<Problem>, holds: (given: Problem) => void): void {
  let taken = 0;
  fc.assert(
    fc.property(problems, (given) => {
      if (solver.refuses(given) !== undefined) return;
      taken++;
      holds(given);
    }),
    runs,
  );
  expect(taken).toBeGreaterThan(runs.numRuns / 10);
}

const exactSolvers = Object.values<Solver>(solvers.pairs).filter((solver) => solver.exact);

describe.each(Object.values<Solver>(solvers.pairs))("every solver: $name", (solver) => {
  test("gives a valid solution, or one that falls short by what it says", () => {
    law(solver, anyProblem, (given) => {
      const verdict = check(given, solver.solve(given));
      if (!verdict.feasible) expect(verdict.faults).toEqual([]);
    });
  });

  test("is never better than trying everything", () => {
    law(solver, anyProblem, (given) => {
      const found = levelsOf(solver.solve(given));
      const optimum = bruteForce(given);
      const order = [
        optimum.shortfall - found.shortfall,
        found.priority - optimum.priority,
        found.total - optimum.total,
      ];
      expect(order.find((difference) => difference !== 0) ?? 0).toBeLessThanOrEqual(0);
    });
  });

  test("leaves its input as it was, and gives the same answer again", () => {
    law(solver, anyProblem, (given) => {
      const before = structuredClone(given);
      const once = solver.solve(Object.freeze(given), { seed: 3 });
      expect(given).toEqual(before);
      expect(solver.solve(before, { seed: 3 })).toEqual(once);
      expect(Object.isFrozen(once)).toBe(true);
    });
  });

  test("never makes a forbidden pair, and stays silent about people without a place", () => {
    law(solver, anyProblem, (given) => {
      for (const [row, column] of pairsOf(solver.solve(given))) {
        expect(given.scores[row * given.columns + column]).not.toBeNaN();
        expect(given.rowPlaces.max[row]).toBeGreaterThan(0);
        expect(given.columnPlaces.max[column]).toBeGreaterThan(0);
      }
    });
  });
});

describe.each(exactSolvers)("every exact solver: $name", (solver) => {
  test("equals brute force at every level", () => {
    law(solver, anyProblem, (given) => expect(levelsOf(solver.solve(given))).toEqual(bruteForce(given)));
    law(solver, oneToOneOrPlain, (given) => expect(levelsOf(solver.solve(given))).toEqual(bruteForce(given)));
  });

  test("proves what it calls optimal, unless it has no prices, and what it calls infeasible", () => {
    law(solver, anyProblem, (given) => {
      const found = solver.solve(given);
      const verdict = check(given, found);
      if (found.status === "infeasible") {
        expect(verdict).toMatchObject({ feasible: false, faults: [], shortage: { has: expect.any(Number) } });
      } else if (found.prices) expect(verdict).toMatchObject({ feasible: true, optimal: true });
      else expect(verdict).toMatchObject({ feasible: true });
    });
  });

  test("does not depend on the order of people", () => {
    const shuffles = anyProblem.chain((given) =>
      fc.tuple(fc.constant(given), permutation(given.rows), permutation(given.columns)),
    );
    let taken = 0;
    fc.assert(
      fc.property(shuffles, ([given, rowOrder, columnOrder]) => {
        if (solver.refuses(given) !== undefined) return;
        taken++;
        const other = reordered(given, rowOrder, columnOrder);
        expect(levelsOf(solver.solve(other))).toEqual(levelsOf(solver.solve(given)));
      }),
      runs,
    );
    expect(taken).toBeGreaterThan(runs.numRuns / 10);
  });

  test("gives the same for rows and columns exchanged", () => {
    law(solver, anyProblem, (given) => {
      expect(levelsOf(solver.solve(transposed(given)))).toEqual(levelsOf(solver.solve(given)));
    });
  });

  test("scaling all scores scales the total and nothing else", () => {
    law(solver, anyProblem, (given) => {
      const plain = solver.solve(given);
      const scaled = solver.solve({ ...given, scores: given.scores.map((score) => score * 3) });
      expect(levelsOf(scaled)).toEqual({ ...levelsOf(plain), total: 3 * plain.total });
    });
  });

  // With optional pairs a shift changes how many are worth making, so the law holds only where levels fix that number:
  // one place each and equal priorities above 0 mean "as many pairs as possible".
  test("shifting all scores shifts the total once per pair, where the number of pairs is fixed", () => {
    law(solver, plainInput(5).map(problem), (given) => {
      const plain = solver.solve(given);
      const shifted = solver.solve({ ...given, scores: given.scores.map((score) => score - 1000) });
      expect(shifted.pairs.length).toBe(plain.pairs.length);
      expect(shifted.total).toBe(plain.total - 500 * plain.pairs.length);
    });
  });

  test("more places never hurt", () => {
    law(solver, anyProblem, (given) => {
      const max = given.rowPlaces.max.map((most, row) => (row === 0 ? most + 1 : most));
      const roomier = { ...given, rowPlaces: { ...given.rowPlaces, max } };
      if (solver.refuses(roomier) !== undefined) return;
      const less = solver.solve(given);
      const more = solver.solve(roomier);
      const gains = [less.shortfall - more.shortfall, more.priority - less.priority, more.total - less.total];
      expect(gains.find((gain) => gain !== 0) ?? 0).toBeGreaterThanOrEqual(0);
    });
  });

  test("forbidding a pair that was not chosen changes no level", () => {
    law(solver, anyProblem, (given) => {
      const found = solver.solve(given);
      const chosen = new Set(pairsOf(found).map(([row, column]) => row * given.columns + column));
      const unused = given.scores.findIndex((score, cell) => !Number.isNaN(score) && !chosen.has(cell));
      if (unused < 0) return;
      const scores = given.scores.slice();
      scores[unused] = Number.NaN;
      expect(levelsOf(solver.solve({ ...given, scores }))).toEqual(levelsOf(found));
    });
  });

  test("fixing a row to the partners it has changes no level", () => {
    law(solver, anyProblem, (given) => {
      const found = solver.solve(given);
      const row = pairsOf(found)[0]?.[0];
      if (row === undefined) return;
      const partners = new Set(
        pairsOf(found)
          .filter(([one]) => one === row)
          .map(([, column]) => column),
      );
      const scores = given.scores.map((score, cell) =>
        Math.floor(cell / given.columns) === row && !partners.has(cell % given.columns) ? Number.NaN : score,
      );
      expect(levelsOf(solver.solve({ ...given, scores }))).toEqual(levelsOf(found));
    });
  });
});

test("the shortage is there exactly when the problem is infeasible, and its numbers are true", () => {
  let infeasible = 0;
  fc.assert(
    fc.property(anyProblem, (given) => {
      const found = shortage(given);
      expect(found !== undefined).toBe(bruteForce(given).shortfall > 0);
      if (!found) return;
      infeasible++;
      const view = found.needing === "rows" ? given : transposed(given);
      const people = found.needing === "rows" ? found.rows : found.columns;
      const others = found.needing === "rows" ? found.columns : found.rows;
      const ways = (other: number) => people.filter((p) => !Number.isNaN(view.scores[p * view.columns + other])).length;
      expect(found.needs).toBe(people.reduce((sum, person) => sum + view.rowPlaces.min[person]!, 0));
      expect(found.has).toBe(others.reduce((sum, o) => sum + Math.min(ways(o), view.columnPlaces.max[o]!), 0));
      expect(found.has).toBeLessThan(found.needs);
      for (let other = 0; other < view.columns; other++) {
        if (!others.includes(other)) expect(Math.min(ways(other), view.columnPlaces.max[other]!)).toBe(0);
      }
    }),
    { seed, numRuns: 600 * effort },
  );
  expect(infeasible).toBeGreaterThan(20);
});

test("best takes what it is given, and assignment and transport agree on larger problems", () => {
  const large = oneToOneInput(40).map(problem);
  fc.assert(
    fc.property(large, (given) => {
      expect(best(given)).toBe(solvers.pairs.assignment);
      const one = solvers.pairs.assignment.solve(given);
      const other = solvers.pairs.transport.solve(given);
      expect(levelsOf(one)).toEqual(levelsOf(other));
      expect(check(given, one)).toMatchObject({ optimal: true });
      expect(check(given, other)).toMatchObject({ optimal: true });
    }),
    { seed, numRuns: 60 * effort },
  );
});

const oneToOneOrPlain = fc.oneof(oneToOneInput(7), plainInput(7)).map(problem);

function permutation(people: number): fc.Arbitrary<number[]> {
  const everybody = Array.from({ length: people }, (_, person) => person);
  return fc.shuffledSubarray(everybody, { minLength: people, maxLength: people });
}
