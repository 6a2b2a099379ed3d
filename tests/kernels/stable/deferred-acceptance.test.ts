import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import type { Solver, StableProblem, StableSolution } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { chance, shuffled } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { allChoices, asPairs, blockingPairs, type Pair } from "./brute-force.js";
import { anyOrder, exchanged, rearranged, twoSides } from "./problems.js";

const runs = { seed, numRuns: 300 * effort };
const one = { rows: 5, columns: 5, rowPlaces: 1, columnPlaces: 1 };
const several = { rows: 3, columns: 4, rowPlaces: 3, columnPlaces: 3 };
const strict = fc.oneof(
  twoSides(one, true),
  twoSides(several, true),
  twoSides({ ...several, rows: 4, columns: 3, rowPlaces: 1 }, true),
);
const tied = fc.oneof(twoSides(one, false), twoSides(several, false));
const any = fc.oneof(strict, tied);
const table = Object.values<Solver<"stable">>(solvers.stable);
const rowsPropose = solvers.stable["rows propose"];
const columnsPropose = solvers.stable["columns propose"];

/** The ranks that a person gives their partners, best first. */
function outcome(given: StableProblem, choice: readonly Pair[], side: 0 | 1, person: number): number[] {
  const ranks = side === 0 ? given.rowRanks : given.columnRanks;
  return choice
    .filter((pair) => pair[side] === person)
    .map(([row, column]) => ranks[row * given.columns + column]!)
    .sort((a, b) => a - b);
}

function stableChoices(given: StableProblem): Pair[][] {
  return allChoices(given).filter((choice) => blockingPairs(given, choice) === 0);
}

describe.each(table)("every solver of two sides: $name", (solver) => {
  test("no pair blocks what it calls stable, and check agrees", () => {
    fc.assert(
      fc.property(any, (given) => {
        const found = solver.solve(given);
        expect(found.status).toBe("stable");
        expect(found.blocking).toBe(0);
        expect(blockingPairs(given, asPairs(found.pairs))).toBe(0);
        expect(check(given, found)).toEqual({ feasible: true, stable: true });
      }),
      // The long run, with an effort of 50, tries 10^5.
      { ...runs, numRuns: 2000 * effort },
    );
  });

  test("leaves its input as it was, gives frozen data, and the same again", () => {
    fc.assert(
      fc.property(any, (given) => {
        const before = structuredClone(given);
        const found = solver.solve(Object.freeze(given));
        expect(given).toEqual(before);
        expect(solver.solve(before)).toEqual(found);
        expect(Object.isFrozen(found) && Object.isFrozen(found.work)).toBe(true);
      }),
      runs,
    );
  });

  test("does not depend on the order of people, where ranks are strict", () => {
    const shuffles = strict.chain((given) =>
      fc.tuple(fc.constant(given), anyOrder(given.rows), anyOrder(given.columns)),
    );
    fc.assert(
      fc.property(shuffles, ([given, rowOrder, columnOrder]) => {
        const other = solver.solve(rearranged(given, rowOrder, columnOrder));
        const back = asPairs(other.pairs).map(([row, column]): Pair => [rowOrder[row]!, columnOrder[column]!]);
        back.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(back).toEqual(asPairs(solver.solve(given).pairs));
      }),
      runs,
    );
  });

  test("somebody whom nobody accepts changes nothing", () => {
    fc.assert(
      fc.property(any, (given) => {
        const none = new Int32Array(given.columns);
        const all = Int32Array.from({ length: given.columns }, (_, column) => column + 1);
        const more: StableProblem = {
          ...given,
          rows: given.rows + 1,
          rowRanks: Int32Array.of(...given.rowRanks, ...all),
          columnRanks: Int32Array.of(...given.columnRanks, ...none),
          rowMost: Int32Array.of(...given.rowMost, 2),
        };
        expect(solver.solve(more).pairs).toEqual(solver.solve(given).pairs);
        const flipped = exchanged({ ...more, rowRanks: more.columnRanks, columnRanks: more.rowRanks });
        expect(check(flipped, solver.solve(flipped))).toEqual({ feasible: true, stable: true });
      }),
      runs,
    );
  });

  test("only the order of ranks counts, not their size", () => {
    fc.assert(
      fc.property(any, fc.constantFrom(3, 40, 100_000_007), (given, factor) => {
        const spread = (ranks: Int32Array) => ranks.map((rank) => rank * factor);
        const wide = { ...given, rowRanks: spread(given.rowRanks), columnRanks: spread(given.columnRanks) };
        expect(solver.solve(wide)).toEqual(solver.solve(given));
      }),
      runs,
    );
  });

  test("is right on long lists as well, whatever they look like", () => {
    for (const [at, people] of [40, 90, 150].entries()) {
      for (const kind of ["random", "the same", "opposite", "tied"] as const) {
        const given = large(people, people + 7, kind, at + 1);
        expect(check(given, solver.solve(given))).toEqual({ feasible: true, stable: true });
      }
    }
  });

  test("tells how far it is and stops when told to", () => {
    const given = large(300, 300, "the same", 1);
    const heard: number[] = [];
    solver.solve(given, { onProgress: (done) => heard.push(done) });
    expect(heard.at(-1)).toBe(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    const stopped = AbortSignal.abort(new Error("enough"));
    expect(() => solver.solve(given, { signal: stopped })).toThrow("enough");
  });
});

describe("the two sides", () => {
  test("whoever offers gets the best of all stable choices, and whoever answers the worst", () => {
    fc.assert(
      fc.property(strict, (given) => {
        const best = [asPairs(rowsPropose.solve(given).pairs), asPairs(columnsPropose.solve(given).pairs)] as const;
        for (const choice of stableChoices(given)) {
          for (const side of [0, 1] as const) {
            for (let person = 0; person < (side === 0 ? given.rows : given.columns); person++) {
              const here = outcome(given, choice, side, person);
              const [own, others] = [best[side], best[1 - side]!];
              const most = outcome(given, own, side, person);
              const least = outcome(given, others, side, person);
              expect([most.length, least.length]).toEqual([here.length, here.length]);
              for (const [at, rank] of here.entries()) {
                expect(most[at]!).toBeLessThanOrEqual(rank);
                expect(least[at]!).toBeGreaterThanOrEqual(rank);
              }
            }
          }
        }
      }),
      runs,
    );
  });

  test("the same people are matched in every stable choice, and who has a place left has the same partners", () => {
    fc.assert(
      fc.property(strict, (given) => {
        const [first, ...rest] = stableChoices(given);
        if (first === undefined) throw new Error("there is always a stable choice");
        const partners = (choice: readonly Pair[], side: 0 | 1, person: number) =>
          choice.filter((pair) => pair[side] === person).map((pair) => pair[1 - side]!);
        const compared = [...rest, ...table.map((solver) => asPairs(solver.solve(given).pairs))];
        for (const choice of compared) {
          for (const side of [0, 1] as const) {
            const most = side === 0 ? given.rowMost : given.columnMost;
            for (const [person, places] of most.entries()) {
              const here = partners(choice, side, person);
              expect(here.length).toBe(partners(first, side, person).length);
              if (here.length < places) expect(here).toEqual(partners(first, side, person));
            }
          }
        }
      }),
      runs,
    );
  });

  test("exchanging rows and columns exchanges the two solvers, ties included", () => {
    fc.assert(
      fc.property(any, (given) => {
        const turned = asPairs(columnsPropose.solve(exchanged(given)).pairs).map(
          ([row, column]): Pair => [column, row],
        );
        turned.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(turned).toEqual(asPairs(rowsPropose.solve(given).pairs));
      }),
      runs,
    );
  });

  test("more people than places, either side proposing (matching issue 173)", () => {
    // 8 people, 6 places at three hospitals; all complete lists.
    const lists = [0, 1, 2, 3, 4, 5, 6, 7].map((person) => [person % 3, (person + 1) % 3, (person + 2) % 3]);
    const given: StableProblem = {
      kind: "stable",
      rows: 8,
      columns: 3,
      rowRanks: Int32Array.from(lists.flatMap((list) => [0, 1, 2].map((column) => list.indexOf(column) + 1))),
      columnRanks: Int32Array.from({ length: 24 }, (_, cell) => 8 - Math.floor(cell / 3)),
      rowMost: new Int32Array(8).fill(1),
      columnMost: Int32Array.of(2, 2, 2),
    };
    for (const solver of table) {
      const found = solver.solve(given);
      expect(check(given, found)).toEqual({ feasible: true, stable: true });
      // All hospitals prefer the last of the eight: those six are in.
      expect(asPairs(found.pairs).map(([row]) => row)).toEqual([2, 3, 4, 5, 6, 7]);
    }
  });

  test("nobody gains by asking too much: lists cut in front of one's stable partner leave one alone or as well off", () => {
    // Dubins and Freedman 1981: for who offers, with one place each, nothing that one says instead helps.
    fc.assert(
      fc.property(twoSides(one, true), fc.nat(4), fc.nat(119), (given, at, order) => {
        if (given.rows === 0) return;
        const row = at % given.rows;
        const told = given.rowRanks.slice();
        const named = Array.from({ length: given.columns }, (_, column) => row * given.columns + column);
        shuffled(named, chance(order)).forEach((cell, rank) => {
          told[cell] = given.rowRanks[cell]! > 0 && rank <= order % 6 ? rank + 1 : 0;
        });
        const truth = outcome(given, asPairs(rowsPropose.solve(given).pairs), 0, row)[0] ?? Number.POSITIVE_INFINITY;
        const lie = asPairs(rowsPropose.solve({ ...given, rowRanks: told }).pairs);
        expect(outcome(given, lie, 0, row)[0] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(truth);
      }),
      runs,
    );
  });
});

test("ranks that should not be there neither hang a solver nor fool check", () => {
  const ranks = fc.array(fc.integer({ min: -3, max: 40 }), { minLength: 20, maxLength: 20 });
  const places = (people: number) =>
    fc.array(fc.integer({ min: -1, max: 9 }), { minLength: people, maxLength: people });
  fc.assert(
    fc.property(ranks, ranks, places(4), places(5), (rowRanks, columnRanks, rowMost, columnMost) => {
      const given: StableProblem = {
        kind: "stable",
        rows: 4,
        columns: 5,
        rowRanks: Int32Array.from(rowRanks),
        columnRanks: Int32Array.from(columnRanks),
        rowMost: Int32Array.from(rowMost, (most) => Math.max(0, most)),
        columnMost: Int32Array.from(columnMost, (most) => Math.max(0, most)),
      };
      for (const solver of table) {
        const found: StableSolution = solver.solve(given);
        expect(check(given, found)).toEqual({ feasible: true, stable: true });
      }
    }),
    runs,
  );
});

/** Long lists: random, everybody of the same opinion, the sides of opposite opinion, or all tied in threes. */
function large(rows: number, columns: number, kind: "random" | "the same" | "opposite" | "tied", start: number) {
  const source = chance(start);
  const rowRanks = new Int32Array(rows * columns);
  const columnRanks = new Int32Array(rows * columns);
  const range = (length: number) => Array.from({ length }, (_, at) => at);
  for (let row = 0; row < rows; row++) {
    const order = kind === "random" || kind === "tied" ? shuffled(range(columns), source) : range(columns);
    for (const [at, column] of order.entries()) {
      rowRanks[row * columns + column] = kind === "tied" ? 1 + Math.floor(at / 3) : at + 1;
    }
  }
  for (let column = 0; column < columns; column++) {
    const order = kind === "random" || kind === "tied" ? shuffled(range(rows), source) : range(rows);
    if (kind === "opposite") order.reverse();
    for (const [at, row] of order.entries()) {
      columnRanks[row * columns + column] = kind === "tied" ? 1 + Math.floor(at / 3) : at + 1;
    }
  }
  const rowMost = Int32Array.from({ length: rows }, (_, row) => 1 + (row % 3));
  const columnMost = Int32Array.from({ length: columns }, (_, column) => (column * 7) % 5);
  return { kind: "stable" as const, rows, columns, rowRanks, columnRanks, rowMost, columnMost };
}
