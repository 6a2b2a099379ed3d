import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../src/kernels/check.js";
import { problem } from "../../src/kernels/pairs/build.js";
import { shortage } from "../../src/kernels/pairs/shortage.js";
import { spread } from "../../src/kernels/pairs/spread.js";
import { best } from "../../src/kernels/pairs-solvers.js";
import type { Problem } from "../../src/kernels/problem.js";
import { solvers } from "../../src/kernels/solvers.js";
import { whole } from "../../src/kernels/whole.js";
import { effort, seed } from "../seed.js";
import { anyInput, pairsOf } from "./problems.js";

/** Numbers of partners of the columns. */
function columnLoads(given: Problem, pairs: readonly (readonly [number, number])[]): number[] {
  const loads: number[] = new Array(given.columns).fill(0);
  for (const [, column] of pairs) loads[column]!++;
  return loads;
}

function squares(loads: readonly number[]): number {
  return loads.reduce((sum, load) => sum + load * load, 0);
}

/** The least sum of squares over every choice that serves the same rows, one partner each, and is worth the same. */
function leastSquares(given: Problem, served: readonly boolean[], priority: number, total: number): number {
  let least = Number.POSITIVE_INFINITY;
  const loads: number[] = new Array(given.columns).fill(0);
  const rowsEarn = given.rowPriority.reduce((sum, one, row) => sum + (served[row] ? one : 0), 0);
  const tryRow = (row: number, sum: number): void => {
    if (row === given.rows) {
      const earns = loads.reduce(
        (all, load, column) => all + (load > 0 ? (given.columnPriority[column] ?? 0) : 0),
        rowsEarn,
      );
      const kept = loads.every((load, column) => load >= (given.columnPlaces.min[column] ?? 0));
      if (kept && earns === priority && sum === total) least = Math.min(least, squares(loads));
      return;
    }
    if (!served[row]) tryRow(row + 1, sum);
    for (let column = 0; served[row] && column < given.columns; column++) {
      const score = given.scores[row * given.columns + column] ?? Number.NaN;
      if (Number.isNaN(score) || loads[column]! >= (given.columnPlaces.max[column] ?? 0)) continue;
      loads[column]!++;
      tryRow(row + 1, sum + score);
      loads[column]!--;
    }
  };
  tryRow(0, 0);
  return least;
}

describe("bugs that other systems had", () => {
  test("a hard rule and negative scores: no forbidden pair, nobody dropped (mentor-match)", () => {
    const given = problem({
      scores: [
        [-5, -9],
        [-1, null],
      ],
    });
    for (const solver of [solvers.pairs.assignment, solvers.pairs.transport, solvers.pairs.munkres]) {
      expect(pairsOf(solver.solve(given))).toEqual([
        [0, 1],
        [1, 0],
      ]);
    }
  });

  test("a row with all pairs forbidden, and two rows for one usable column, end with people left over", () => {
    const blocked = problem({
      scores: [
        [null, null],
        [3, 4],
      ],
    });
    const crowded = problem({
      scores: [
        [1, null],
        [2, null],
      ],
    });
    for (const solver of [solvers.pairs.assignment, solvers.pairs.transport, solvers.pairs.munkres]) {
      expect(pairsOf(solver.solve(blocked))).toEqual([[1, 1]]);
      expect(pairsOf(solver.solve(crowded))).toEqual([[1, 0]]);
    }
  });

  test("decimal costs of different size and differences of a billionth are kept apart (munkres issue 39, lap-jv)", () => {
    const costs = whole(
      [
        [500.07, 5000.07],
        [500.08, 5000.09],
      ],
      0.01,
    );
    const given = problem({ scores: costs.map((row) => row.map((cost) => (cost === null ? null : -cost))) });
    expect(solvers.pairs.assignment.solve(given).total).toBe(-550015);
    const close = problem({
      scores: whole(
        [
          [0.5, 0.500000001],
          [0.5, 0.5],
        ],
        1e-9,
      ),
    });
    expect(pairsOf(solvers.pairs.assignment.solve(close))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  test("least numbers and the total in one flow: 9.0, not 5.1 (OpenReview)", () => {
    const given = problem({
      scores: whole(
        [
          [5, 4],
          [5, 0.1],
        ],
        0.1,
      ),
      rowPlaces: [{ min: 1, max: 1 }, 1],
    });
    const found = best(given).solve(given);
    expect(best(given)).toBe(solvers.pairs.transport);
    expect(found.total).toBe(90);
    expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
  });

  test("two places and two wishes: never the same pair twice, no place wasted (corona-school)", () => {
    const given = problem({
      scores: [
        [9, 1],
        [1, 1],
      ],
      rowPlaces: 2,
      columnPlaces: 2,
    });
    expect(pairsOf(solvers.pairs.transport.solve(given))).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  test("all scores equal: the load is spread evenly, whatever the order (openreview-matcher issue 102)", () => {
    const flat = (rows: number, columns: number) => Array.from({ length: rows }, () => new Array(columns).fill(1));
    for (const [rows, columns] of [
      [10, 4],
      [12, 3],
      [7, 5],
      [3, 7],
    ] as const) {
      const given = problem({ scores: flat(rows, columns), columnPlaces: rows });
      const loads = columnLoads(given, pairsOf(solvers.pairs.transport.solve(given)));
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      expect(loads.reduce((sum, load) => sum + load, 0)).toBe(rows);
    }
  });

  test("more people than places, either side being served (matching issue 173)", () => {
    const scores = [[3], [5], [4]];
    const flipped = [[3, 5, 4]];
    for (const solver of [solvers.pairs.assignment, solvers.pairs.transport, solvers.pairs.munkres]) {
      expect(solver.solve(problem({ scores }))).toMatchObject({ status: "optimal", total: 5, priority: 1 });
      const columnsServed = problem({ scores: flipped, rowPriority: 0, columnPriority: 1 });
      expect(solver.solve(columnsServed)).toMatchObject({ status: "optimal", total: 5, priority: 1 });
    }
  });
});

describe("rules of the levels", () => {
  test("a pair beyond a first partner is made only where it raises the total: not for a score of 0", () => {
    const given = problem({ scores: [[5, 0, 1, -1]], rowPlaces: 4 });
    expect(pairsOf(solvers.pairs.transport.solve(given))).toEqual([
      [0, 0],
      [0, 2],
    ]);
    const optional = problem({ scores: [[0, -3]], rowPriority: 0 });
    expect(solvers.pairs.assignment.solve(optional).pairs).toHaveLength(0);
  });

  test("a person of higher priority displaces others, whatever the scores", () => {
    const given = problem({ scores: [[1_000_000], [-1_000_000]], rowPriority: [1, 2] });
    for (const solver of [solvers.pairs.assignment, solvers.pairs.transport]) {
      expect(solver.solve(given)).toMatchObject({ priority: 2, total: -1_000_000 });
    }
  });

  test("a least number outranks every priority", () => {
    const given = problem({
      scores: [[9], [-9]],
      rowPlaces: [1, { min: 1, max: 1 }],
      rowPriority: [1_000_000, 0],
    });
    expect(solvers.pairs.transport.solve(given)).toMatchObject({ status: "optimal", priority: 0, total: -9 });
  });

  test("a constant matrix gives the identity", () => {
    const given = problem({ scores: Array.from({ length: 6 }, () => new Array(6).fill(4)) });
    for (const solver of [solvers.pairs.assignment, solvers.pairs.transport]) {
      expect(pairsOf(solver.solve(given))).toEqual([0, 1, 2, 3, 4, 5].map((person) => [person, person]));
    }
  });

  test("greedy takes the best pair first; in file order the first row takes its best", () => {
    const given = problem({
      scores: [
        [8, 7],
        [9, 1],
      ],
    });
    expect(pairsOf(solvers.pairs.greedy.solve(given))).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(pairsOf(solvers.pairs["greedy in file order"].solve(given))).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const unmet = problem({ scores: [[8], [9]], columnPlaces: 2, rowPlaces: [{ min: 1, max: 1 }, 1] });
    expect(solvers.pairs.greedy.solve(unmet).status).toBe("feasible");
    const missed = problem({
      scores: [
        [9, 8],
        [9, null],
      ],
      rowPlaces: { min: 1, max: 1 },
    });
    expect(solvers.pairs["greedy in file order"].solve(missed)).toMatchObject({ status: "infeasible", shortfall: 1 });
  });

  test("the lot depends on the seed and on nothing else, and no allowed pair could be added", () => {
    const given = problem({ scores: Array.from({ length: 5 }, () => new Array(5).fill(-1)) });
    const lots = [1, 2, 3, 4].map((seed) => pairsOf(solvers.pairs.random.solve(given, { seed })));
    expect(lots.every((pairs) => pairs.length === 5)).toBe(true);
    expect(new Set(lots.map((pairs) => JSON.stringify(pairs))).size).toBeGreaterThan(1);
    expect(solvers.pairs.random.solve(given)).toEqual(solvers.pairs.random.solve(given, { seed: 0 }));
  });
});

describe("spread", () => {
  test("evens loads along a path through other people, keeping total and proof", () => {
    // A chain of columns 0 - 1 - 2: only by moving two rows at once does column 0 hand a unit on to column 2.
    const scores = [
      [4, null, null],
      [4, null, null],
      [4, 4, null],
      [null, 4, 4],
      [null, 4, null],
    ];
    const given = problem({ scores, columnPlaces: 6 });
    const found = solvers.pairs.transport.solve(given);
    const piled = { ...found, pairs: Int32Array.of(0, 0, 1, 0, 2, 0, 3, 1, 4, 1) };
    expect(check(given, piled)).toMatchObject({ optimal: true });
    const evened = spread(given, piled);
    expect(columnLoads(given, pairsOf(evened))).toEqual([2, 2, 1]);
    expect(evened).toMatchObject({ total: 20, priority: 5, status: "optimal" });
    expect(check(given, evened)).toMatchObject({ optimal: true });
    expect(spread(given, evened)).toBe(evened);
  });

  test("reaches the least sum of squares of all optimal choices with the same loads of the rows", () => {
    let uneven = 0;
    fc.assert(
      fc.property(anyInput, fc.boolean(), (input, constant) => {
        const drawn = problem(input);
        const scores = constant ? drawn.scores.map((score) => (Number.isNaN(score) ? score : 1)) : drawn.scores;
        // One place per row: then only the columns' loads are evened, and the rows keep theirs.
        const single: Problem = {
          ...drawn,
          scores,
          rowPlaces: {
            min: drawn.rowPlaces.min.map((least) => Math.min(least, 1)),
            max: drawn.rowPlaces.max.map((most) => Math.min(most, 1)),
          },
        };
        const found = solvers.pairs.transport.solve(single);
        if (found.status !== "optimal") return;
        const served = Array.from({ length: single.rows }, (_, row) => pairsOf(found).some(([one]) => one === row));
        const reached = squares(columnLoads(single, pairsOf(found)));
        expect(reached).toBe(leastSquares(single, served, found.priority, found.total));
        if (reached > found.pairs.length / 2) uneven++;
      }),
      { seed, numRuns: 400 * effort },
    );
    expect(uneven).toBeGreaterThan(10);
  });

  test("keeps least numbers: nobody gives what they must have", () => {
    const scores = [
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ];
    const given = problem({ scores, columnPlaces: [{ min: 3, max: 4 }, 4] });
    const found = solvers.pairs.transport.solve(given);
    expect(columnLoads(given, pairsOf(found))).toEqual([3, 1]);
    expect(check(given, found)).toMatchObject({ optimal: true });
  });

  test("evens rows too, and leaves what is not a proven optimum alone", () => {
    const given = problem({
      scores: [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
      rowPlaces: 4,
    });
    const rows = pairsOf(solvers.pairs.transport.solve(given)).map(([row]) => row);
    expect(rows).toEqual([0, 0, 1, 1]);
    const baseline = solvers.pairs.greedy.solve(given);
    expect(spread(given, baseline)).toBe(baseline);
  });
});

test("the shortage is the part of the people that is to blame", () => {
  // Rows 1 and 2 compete for column 1; row 0 has a partner of its own.
  const given = problem({
    scores: [
      [5, 5, 5],
      [null, 5, null],
      [null, 5, null],
    ],
    rowPlaces: { min: 1, max: 1 },
  });
  expect(shortage(given)).toEqual({ needing: "rows", rows: [1, 2], columns: [1], needs: 2, has: 1 });
  const columnsInNeed = problem({ scores: [[1, 1]], columnPlaces: { min: 1, max: 1 } });
  expect(shortage(columnsInNeed)).toMatchObject({ needing: "columns", rows: [0], columns: [0, 1], needs: 2, has: 1 });
  // Two places, but the same pair counts once.
  const twice = problem({ scores: [[1]], rowPlaces: { min: 2, max: 2 }, columnPlaces: 2 });
  expect(shortage(twice)).toMatchObject({ needs: 2, has: 1 });
});

describe("long work", () => {
  const given = problem({ scores: Array.from({ length: 5 }, () => [1, 2, 3, 4, 5]) });

  test.each(Object.values(solvers.pairs))("$name stops when the signal says so", (solver) => {
    const controller = new AbortController();
    controller.abort(new Error("enough"));
    expect(() => solver.solve(given, { signal: controller.signal })).toThrow("enough");
  });

  test.each(Object.values(solvers.pairs))("$name reports progress that rises to 1", (solver) => {
    const seen: number[] = [];
    solver.solve(given, { onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });
});
