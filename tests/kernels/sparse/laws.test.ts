import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type Verdict } from "../../../src/kernels/check.js";
import { assign } from "../../../src/kernels/pairs/assignment.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { Problem, Solution } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { assignStreamed, type Effort } from "../../../src/kernels/sparse/streamed.js";
import { effort, seed } from "../../seed.js";
import { bruteForce } from "../brute-force.js";
import { levelsOf, oneToOneInput, pairsOf, plainInput, reordered, transposed } from "../problems.js";
import { kinds, listedOf, numbers, reached, shapes, streamedOf } from "./problems.js";

const runs = { seed, numRuns: 250 * effort };

/** How one problem is posed and solved; streams also with so little kept that every round of pricing is needed. */
interface Way {
  readonly way: string;
  readonly solve: (given: Problem) => { found: Solution; verdict: Verdict };
}
const efforts: readonly Effort[] = [
  { perRow: 1, perColumn: 1, sample: 1 },
  { perRow: 2, perColumn: 1, sample: 3 },
  { perRow: 3, perColumn: 2, sample: 10 },
];
const ways: readonly Way[] = [
  ...Object.entries(solvers["listed pairs"]).map(([name, solver]) => ({
    way: `listed pairs: ${name}`,
    solve: (given: Problem) => {
      const listed = listedOf(given);
      const found = solver.solve(listed);
      return { found, verdict: check(listed, found) };
    },
  })),
  ...Object.entries(solvers["streamed pairs"]).map(([name, solver]) => ({
    way: `streamed pairs: ${name}`,
    solve: (given: Problem) => {
      const streamed = streamedOf(given);
      const found = solver.solve(streamed);
      return { found, verdict: check(streamed, found) };
    },
  })),
  ...efforts.map((little) => ({
    way: `streamed pairs: ${JSON.stringify(little)}`,
    solve: (given: Problem) => {
      const streamed = streamedOf(given);
      const found = assignStreamed(streamed, {}, little);
      return { found, verdict: check(streamed, found) };
    },
  })),
];

function law(problems: fc.Arbitrary<Problem>, holds: (given: Problem) => void): void {
  fc.assert(
    fc.property(problems, (given) => {
      holds(given);
    }),
    runs,
  );
}

const small = oneToOneInput(5).map(problem);
const large = shapes.map(({ rows, columns, kind, allowed, priorities, seed: from }) => {
  const draw = numbers(from);
  const scores = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => (draw(100) < allowed ? kinds[kind]!(row, column, draw) : null)),
  );
  const each = (people: number, counts: boolean) =>
    Array.from({ length: people }, () => (priorities === "any" ? draw(4) : counts ? 1 : 0));
  return problem({
    scores,
    rowPriority: each(rows, priorities !== "nobody"),
    columnPriority: each(columns, priorities === "both"),
    rowPlaces: Array.from({ length: rows }, () => (draw(20) === 0 ? 0 : 1)),
  });
});

describe.each(ways)("$way", ({ solve }) => {
  test("equals brute force at every level, and proves it", () => {
    law(small, (given) => {
      const { found, verdict } = solve(given);
      expect(levelsOf(found)).toEqual(bruteForce(given));
      expect(verdict).toMatchObject({ feasible: true, optimal: true });
    });
  });

  test("equals the dense solver on tens of people of every kind, and proves it", () => {
    law(large, (given) => {
      const { found, verdict } = solve(given);
      expect(reached(found)).toEqual(reached(assign(given)));
      expect(verdict).toMatchObject({ feasible: true, optimal: true });
    });
  });

  test("gives frozen, sorted pairs, the same again", () => {
    law(small, (given) => {
      const { found } = solve(given);
      expect(Object.isFrozen(found) && Object.isFrozen(found.work) && Object.isFrozen(found.prices)).toBe(true);
      const cells = pairsOf(found).map(([row, column]) => row * given.columns + column);
      expect(cells).toEqual(cells.toSorted((one, other) => one - other));
      expect(solve(given).found).toEqual(found);
    });
  });

  test("does not depend on the order of people", () => {
    const order = (people: number) =>
      fc.shuffledSubarray(
        Array.from({ length: people }, (_, at) => at),
        { minLength: people },
      );
    const shuffled = small.chain((given) => fc.tuple(fc.constant(given), order(given.rows), order(given.columns)));
    fc.assert(
      fc.property(shuffled, ([given, rows, columns]) => {
        const other = reordered(given, rows, columns);
        expect(levelsOf(solve(other).found)).toEqual(levelsOf(solve(given).found));
      }),
      runs,
    );
  });

  test("gives the same for rows and columns exchanged", () => {
    law(small, (given) => expect(levelsOf(solve(transposed(given)).found)).toEqual(levelsOf(solve(given).found)));
  });

  test("scaling all scores scales the total and nothing else", () => {
    law(small, (given) => {
      const plain = levelsOf(solve(given).found);
      const scaled = solve({ ...given, scores: given.scores.map((score) => score * 3) }).found;
      expect(levelsOf(scaled)).toEqual({ ...plain, total: 3 * plain.total });
    });
  });

  test("shifting all scores shifts the total once per pair, where the number of pairs is fixed", () => {
    law(plainInput(6).map(problem), (given) => {
      const plain = solve(given).found;
      const shifted = solve({ ...given, scores: given.scores.map((score) => score - 1000) }).found;
      expect(shifted.pairs.length).toBe(plain.pairs.length);
      expect(shifted.total).toBe(plain.total - 500 * plain.pairs.length);
    });
  });

  test("forbidding a pair that was not chosen changes no level", () => {
    law(small, (given) => {
      const { found } = solve(given);
      const chosen = new Set(pairsOf(found).map(([row, column]) => row * given.columns + column));
      const unused = given.scores.findIndex((score, cell) => !Number.isNaN(score) && !chosen.has(cell));
      if (unused < 0) return;
      const scores = given.scores.map((score, cell) => (cell === unused ? Number.NaN : score));
      expect(levelsOf(solve({ ...given, scores }).found)).toEqual(levelsOf(found));
    });
  });

  test("leaving the others out when a chosen pair is fixed changes no level", () => {
    law(small, (given) => {
      const { found } = solve(given);
      const [fixed] = pairsOf(found);
      if (fixed === undefined) return;
      const scores = given.scores.map((score, cell) => {
        const row = Math.floor(cell / given.columns);
        const column = cell % given.columns;
        return (row === fixed[0]) === (column === fixed[1]) ? score : Number.NaN;
      });
      expect(levelsOf(solve({ ...given, scores }).found)).toEqual(levelsOf(found));
    });
  });
});

describe.each(ways.slice(0, 3))("hundreds of people: $way", ({ solve }) => {
  test.each(Object.keys(kinds))("%s: equals the dense solver, and proves it", (kind) => {
    for (const [rows, columns, allowed] of [
      [200, 200, 100],
      [200, 200, 3],
      [250, 150, 10],
      [150, 250, 10],
    ] as const) {
      const draw = numbers(rows + allowed);
      const scores = Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => (draw(100) < allowed ? kinds[kind]!(row, column, draw) : null)),
      );
      const given = problem({ scores });
      const { found, verdict } = solve(given);
      expect(reached(found)).toEqual(reached(assign(given)));
      expect(verdict).toMatchObject({ feasible: true, optimal: true });
    }
  });
});
