import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { check } from "../../../src/kernels/check.js";
import { type ProblemInput, problem } from "../../../src/kernels/pairs/build.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import type { Problem, Solution } from "../../../src/kernels/problem.js";
import {
  type Costs,
  forbiddenPrices,
  forcedPrices,
  type Moves,
  worthOfPlaces,
} from "../../../src/kernels/ranking/forcing.js";
import { inEveryOptimum, inSomeOptimum } from "../../../src/kernels/ranking/optima.js";
import { type Proven, proven } from "../../../src/kernels/ranking/proven.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { anyInput, anyProblem, oneToOneInput } from "../problems.js";
import { cellsOf, enumerated } from "./enumerated.js";

const smallInput: fc.Arbitrary<ProblemInput> = anyInput.filter(
  ({ scores }) => Array.isArray(scores) && scores.length <= 3 && (scores[0]?.length ?? 0) <= 3,
);
const small = fc.oneof(smallInput, oneToOneInput(4)).map(problem);
/** Scores of 0 and 1 only, so that most pairs are in some optimum. */
const tied = fc.oneof(smallInput, oneToOneInput(4)).map((input) => {
  const given = problem(input);
  return { ...given, scores: given.scores.map((score) => Math.abs(score % 2)) };
});
const larger = fc.oneof(anyProblem, oneToOneInput(12).map(problem));
const runs = { seed, numRuns: 200 * effort };

/** Runs a law on the proven solution of every solver that takes the problem; fails where most are infeasible. */
function law(problems: fc.Arbitrary<Problem>, holds: (given: Problem, asked: Proven, found: Solution) => void): void {
  let held = 0;
  fc.assert(
    fc.property(problems, (given) => {
      for (const solver of [solvers.pairs.transport, best(given)]) {
        const found = solver.solve(given);
        if (found.status === "infeasible") return;
        held++;
        holds(given, proven(given, found), found);
      }
    }),
    runs,
  );
  expect(held).toBeGreaterThan(runs.numRuns / 2);
}

/** The problem with a pair fixed as a plan fixes it: a place less on both sides, no longer to choose, priorities earned. */
function fixed(given: Problem, row: number, column: number): Problem {
  const scores = given.scores.slice();
  scores[row * given.columns + column] = Number.NaN;
  const less = ({ min, max }: Problem["rowPlaces"], person: number) => ({
    min: min.map((least, at) => (at === person ? Math.max(0, least - 1) : least)),
    max: max.map((most, at) => (at === person ? most - 1 : most)),
  });
  const earned = (priorities: Int32Array, person: number) => priorities.map((one, at) => (at === person ? 0 : one));
  return {
    ...given,
    scores,
    rowPlaces: less(given.rowPlaces, row),
    columnPlaces: less(given.columnPlaces, column),
    rowPriority: earned(given.rowPriority, row),
    columnPriority: earned(given.columnPriority, column),
  };
}

/** What the best solution with the pair loses, by a full solve; undefined where there is none. */
function lossWith(given: Problem, found: Solution, row: number, column: number) {
  const score = given.scores[row * given.columns + column]!;
  if (Number.isNaN(score) || given.rowPlaces.max[row] === 0 || given.columnPlaces.max[column] === 0) return undefined;
  const rest = best(given).solve(fixed(given, row, column));
  if (rest.status === "infeasible") return undefined;
  const priority = found.priority - rest.priority - given.rowPriority[row]! - given.columnPriority[column]!;
  return { priority, fit: found.total - rest.total - score };
}

function lossWithout(given: Problem, found: Solution, cell: number) {
  const scores = given.scores.slice();
  scores[cell] = Number.NaN;
  const rest = best(given).solve({ ...given, scores });
  if (rest.status === "infeasible") return undefined;
  return { priority: found.priority - rest.priority, fit: found.total - rest.total };
}

function costOf(costs: Costs, partner: number) {
  if (Number.isNaN(costs.fit[partner])) {
    expect(costs.priority[partner]).toBeNaN();
    return undefined;
  }
  return { priority: costs.priority[partner]!, fit: costs.fit[partner]! };
}

/** The solution after the moves, valid by `check`, and what it loses. */
function lossAfter(given: Problem, found: Solution, { made, unmade }: Moves) {
  const cells = new Set(cellsOf(found.pairs, given.columns));
  for (const cell of cellsOf(unmade, given.columns)) expect(cells.delete(cell)).toBe(true);
  for (const cell of cellsOf(made, given.columns)) {
    expect(cells.has(cell)).toBe(false);
    cells.add(cell);
  }
  const sorted = [...cells].sort((one, other) => one - other);
  const pairs = sorted.flatMap((cell) => [Math.floor(cell / given.columns), cell % given.columns]);
  const rows = new Set(pairs.filter((_, at) => at % 2 === 0));
  const columns = new Set(pairs.filter((_, at) => at % 2 === 1));
  const priority =
    [...rows].reduce((sum, row) => sum + given.rowPriority[row]!, 0) +
    [...columns].reduce((sum, column) => sum + given.columnPriority[column]!, 0);
  const total = sorted.reduce((sum, cell) => sum + given.scores[cell]!, 0);
  const after: Solution = { ...found, status: "feasible", pairs: Int32Array.from(pairs), priority, total };
  expect(check(given, after)).toMatchObject({ feasible: true });
  return { cells, loss: { priority: found.priority - priority, fit: found.total - total } };
}

describe("pairs of the optima", () => {
  it("in some and in every optimum are those of trying everything", () => {
    let free = 0;
    let firm = 0;
    law(fc.oneof(small, tied), (given, asked) => {
      const all = enumerated(given);
      const optima = all.filter(({ priority, total }) => priority === all[0]!.priority && total === all[0]!.total);
      const some = [...new Set(optima.flatMap(({ cells }) => cells))].sort((one, other) => one - other);
      expect(cellsOf(inSomeOptimum(asked), given.columns)).toEqual(some);
      const every = optima[0]!.cells.filter((cell) => optima.every(({ cells }) => cells.includes(cell)));
      expect(cellsOf(inEveryOptimum(asked), given.columns)).toEqual(every);
      free += some.length - every.length;
      firm += every.length;
    });
    expect(free).toBeGreaterThan(50);
    expect(firm).toBeGreaterThan(100);
  });

  it("are those that cost nothing to force and something to forbid", () => {
    law(larger, (given, asked) => {
      const some = new Set(cellsOf(inSomeOptimum(asked), given.columns));
      const every = new Set(cellsOf(inEveryOptimum(asked), given.columns));
      for (let row = 0; row < given.rows; row++) {
        const forced = forcedPrices(asked, "row", row);
        const forbidden = forbiddenPrices(asked, "row", row);
        for (let column = 0; column < given.columns; column++) {
          const cell = row * given.columns + column;
          expect(forced.priority[column] === 0 && forced.fit[column] === 0).toBe(some.has(cell));
          expect(forbidden.priority[column] === 0 && forbidden.fit[column] === 0).toBe(!every.has(cell));
        }
      }
    });
  });
});

describe("the price of a pair", () => {
  it("that is forced is the difference of two full solves, from either side, and the moves cost just that", () => {
    let impossible = 0;
    let moved = 0;
    law(larger, (given, asked, found) => {
      const byColumn = Array.from({ length: given.columns }, (_, column) => forcedPrices(asked, "column", column));
      for (let row = 0; row < given.rows; row++) {
        const costs = forcedPrices(asked, "row", row);
        for (let column = 0; column < given.columns; column++) {
          const loss = lossWith(given, found, row, column);
          expect(costOf(costs, column)).toEqual(loss);
          expect(costOf(byColumn[column]!, row)).toEqual(loss);
          if (loss === undefined) impossible++;
          for (const moves of [costs.moves(column), byColumn[column]!.moves(row)]) {
            if (moves.made.length === 0 && moves.unmade.length === 0) continue;
            moved++;
            const after = lossAfter(given, found, moves);
            expect(after.cells.has(row * given.columns + column)).toBe(true);
            expect(after.loss).toEqual(loss);
          }
        }
      }
    });
    expect(impossible).toBeGreaterThan(100);
    expect(moved).toBeGreaterThan(1000);
  });

  it("that is forbidden is the difference of two full solves, from either side, and the moves cost just that", () => {
    let moved = 0;
    law(larger, (given, asked, found) => {
      for (const cell of cellsOf(found.pairs, given.columns)) {
        const row = Math.floor(cell / given.columns);
        const column = cell % given.columns;
        const loss = lossWithout(given, found, cell);
        const costs = forbiddenPrices(asked, "row", row);
        const byColumn = forbiddenPrices(asked, "column", column);
        expect(costOf(costs, column)).toEqual(loss);
        expect(costOf(byColumn, row)).toEqual(loss);
        for (const moves of [costs.moves(column), byColumn.moves(row)]) {
          if (loss === undefined) expect([...moves.made, ...moves.unmade]).toEqual([]);
          else {
            moved++;
            const after = lossAfter(given, found, moves);
            expect(after.cells.has(cell)).toBe(false);
            expect(after.loss).toEqual(loss);
          }
        }
        const other = costs.priority.findIndex(
          (_, one) =>
            given.scores[row * given.columns + one] !== undefined &&
            !cellsOf(found.pairs, given.columns).includes(row * given.columns + one),
        );
        if (other >= 0)
          expect([costs.priority[other], costs.fit[other], costs.moves(other).unmade.length]).toEqual([0, 0, 0]);
      }
    });
    expect(moved).toBeGreaterThan(200);
  });

  it("of one more place is the difference of two full solves", () => {
    let worth = 0;
    law(larger, (given, asked, found) => {
      const places = worthOfPlaces(asked);
      for (const side of ["row", "column"] as const) {
        const bounds = given[`${side}Places`];
        for (let person = 0; person < bounds.max.length; person++) {
          const max = bounds.max.map((most, at) => (at === person ? most + 1 : most));
          const roomier = { ...given, [`${side}Places`]: { ...bounds, max } };
          const more = best(roomier).solve(roomier);
          const gain = { priority: more.priority - found.priority, fit: more.total - found.total };
          const told = places[`${side}s`];
          expect({ priority: told.priority[person], fit: told.fit[person] }).toEqual(gain);
          if (gain.priority > 0 || gain.fit > 0) worth++;
        }
      }
    });
    expect(worth).toBeGreaterThan(100);
  });

  it("of a row comes with those of its neighbours unchanged by later questions", () => {
    const given = problem({
      scores: [
        [9, 5, 3],
        [8, 1, 2],
        [7, 6, 0],
      ],
    });
    const asked = proven(given, best(given).solve(given));
    const first = forcedPrices(asked, "row", 0);
    const before = [...first.fit, ...first.moves(2).made];
    forcedPrices(asked, "row", 1).moves(0);
    forbiddenPrices(asked, "column", 1);
    expect([...first.fit, ...first.moves(2).made]).toEqual(before);
  });
});

describe("proven", () => {
  const given = problem({
    scores: [
      [9, 5],
      [8, 1],
    ],
  });
  const right = best(given).solve(given);

  it.each<[string, () => unknown]>([
    ["not-proven", () => proven(given, solvers.pairs.greedy.solve(given))],
    ["not-proven", () => proven({ ...given, scores: given.scores.map((score) => -score) }, right)],
    ["not-proven", () => proven(given, { ...right, total: 14 })],
    [
      "prices-too-large",
      () => {
        const lonely = problem({ scores: [[null]] });
        const price = (fit: number) => ({ priority: Float64Array.of(-1), fit: Float64Array.of(fit) });
        const prices = { rows: price(-(2 ** 50)), columns: price(0) };
        return proven(lonely, { ...best(lonely).solve(lonely), prices });
      },
    ],
    ["position", () => forcedPrices(proven(given, right), "row", 2)],
    ["position", () => forbiddenPrices(proven(given, right), "column", -1)],
    ["position", () => forcedPrices(proven(given, right), "column", 0.5)],
  ])("refuses with %s", (code, ask) => {
    expect(ask).toThrow(PairwrightError);
    try {
      ask();
    } catch (error) {
      expect(error).toMatchObject({ mistakes: [{ code }] });
    }
  });

  it("takes nobody", () => {
    const nobody = problem({ scores: [] });
    const asked = proven(nobody, best(nobody).solve(nobody));
    expect([...inSomeOptimum(asked), ...inEveryOptimum(asked), ...worthOfPlaces(asked).rows.fit]).toEqual([]);
  });
});
