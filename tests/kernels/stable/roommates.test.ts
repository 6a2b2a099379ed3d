import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import type { RoommatesProblem, RoommatesSolution, Solver } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { chance, shuffled } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { allMatchings, asPairs, blockingRoommates, partners } from "./brute-force.js";
import { anyOrder, oneGroup, rearrangedGroup, twoSides } from "./problems.js";

const runs = { seed, numRuns: 300 * effort };
const strict = oneGroup(8, true);
const tied = oneGroup(7, false);
const any = fc.oneof(strict, tied);

/** The fewest pairs that block any matching. */
function fewest(given: RoommatesProblem): number {
  return Math.min(...allMatchings(given).map((partner) => blockingRoommates(given, partner)));
}

/** The people of the odd parties of a solution, sorted. */
function inParties({ partition }: RoommatesSolution): number[] {
  if (partition === undefined) return [];
  return [...partition.keys()].filter((person) => partition[partition[person]!] !== person);
}

describe.each(Object.values<Solver<"roommates">>(solvers.roommates))("every solver of one group: $name", (solver) => {
  test("states how many pairs block, and check agrees", () => {
    fc.assert(
      fc.property(any, (given) => {
        const found = solver.solve(given);
        expect(found.blocking).toBe(blockingRoommates(given, partners(given.people, found.pairs)));
        expect(check(given, found)).toMatchObject({ feasible: true, stable: found.blocking === 0 });
      }),
      runs,
    );
  });

  test("finds a stable choice exactly when there is one, where ranks are strict", () => {
    const seen = { stable: 0, none: 0, unstable: 0 };
    fc.assert(
      fc.property(oneGroup(7, true), (given) => {
        const found = solver.solve(given);
        seen[found.status]++;
        expect(found.status).toBe(fewest(given) === 0 ? "stable" : "none");
      }),
      // The long run, with an effort of 50, tries 10^5.
      { ...runs, numRuns: 2000 * effort },
    );
    expect(seen.unstable).toBe(0);
    expect(seen.none).toBeGreaterThan(runs.numRuns / 50);
  });

  test("says none among ties only where there is none", () => {
    const seen = { stable: 0, none: 0, unstable: 0 };
    fc.assert(
      fc.property(tied, (given) => {
        const found = solver.solve(given);
        seen[found.status]++;
        if (found.status === "none") expect(fewest(given)).toBeGreaterThan(0);
      }),
      { ...runs, numRuns: 3 * runs.numRuns },
    );
    expect(seen.none).toBeGreaterThan(0);
    // How often it stays open is a matter of chance and of the search; it must be rare for the solver to be of use.
    expect(seen.unstable).toBeLessThan(runs.numRuns / 10);
  });

  test("bounds the blocking pairs from below by half the odd parties", () => {
    fc.assert(
      fc.property(any, (given) => {
        const found = solver.solve(given);
        const verdict = check(given, found);
        if (found.status !== "none" || !verdict.feasible || verdict.stable) return;
        expect(verdict.atLeast).toBeGreaterThan(0);
        expect(verdict.atLeast).toBeLessThanOrEqual(fewest(given));
      }),
      runs,
    );
  });

  test("has nearly always the fewest blocking pairs of all matchings, in small groups", () => {
    let unsolvable = 0;
    let exact = 0;
    let surplus = 0;
    fc.assert(
      fc.property(oneGroup(9, true), (given) => {
        const found = solver.solve(given);
        if (found.status !== "none") return;
        const best = fewest(given);
        unsolvable++;
        surplus += found.blocking - best;
        if (found.blocking === best) exact++;
      }),
      { ...runs, numRuns: 2 * runs.numRuns },
    );
    expect(unsolvable).toBeGreaterThan(20);
    expect(exact / unsolvable).toBeGreaterThan(0.95);
    expect(surplus / unsolvable).toBeLessThan(0.05);
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

  test("in another order the same people are paired, or stand in odd parties, where ranks are strict", () => {
    // Gusfield and Irving, theorem 4.5.2: the same people in every stable matching; Tan 1991: the same odd parties.
    const shuffles = strict.chain((given) => fc.tuple(fc.constant(given), anyOrder(given.people)));
    fc.assert(
      fc.property(shuffles, ([given, order]) => {
        const found = solver.solve(given);
        const other = solver.solve(rearrangedGroup(given, order));
        expect(other.status).toBe(found.status);
        const sorted = (people: readonly number[]) => [...people].sort((a, b) => a - b);
        expect(sorted(inParties(other).map((person) => order[person]!))).toEqual(inParties(found));
        if (found.status !== "stable") return;
        expect(sorted([...other.pairs].map((person) => order[person]!))).toEqual(sorted([...found.pairs]));
      }),
      runs,
    );
  });

  test("somebody whom nobody accepts changes nothing", () => {
    fc.assert(
      fc.property(any, (given) => {
        const { people } = given;
        const ranks = new Int32Array((people + 1) * (people + 1));
        for (let one = 0; one < people; one++) {
          for (let two = 0; two < people; two++) ranks[one * (people + 1) + two] = given.ranks[one * people + two]!;
          ranks[people * (people + 1) + one] = one + 1;
        }
        const more = solver.solve({ kind: "roommates", people: people + 1, ranks });
        const { status, pairs, blocking, partition } = solver.solve(given);
        expect([more.status, more.pairs, more.blocking]).toEqual([status, pairs, blocking]);
        expect(more.partition?.slice(0, people)).toEqual(partition);
      }),
      runs,
    );
  });

  test("only the order of ranks counts, not their size", () => {
    fc.assert(
      fc.property(any, fc.constantFrom(3, 40, 100_000_007), (given, factor) => {
        expect(solver.solve({ ...given, ranks: given.ranks.map((rank) => rank * factor) })).toEqual(
          solver.solve(given),
        );
      }),
      runs,
    );
  });

  test("two sides are a group as well, and always have a stable choice", () => {
    fc.assert(
      fc.property(twoSides({ rows: 5, columns: 5, rowPlaces: 1, columnPlaces: 1 }, true), (given) => {
        const { rows, columns } = given;
        const people = rows + columns;
        const ranks = new Int32Array(people * people);
        for (let row = 0; row < rows; row++) {
          for (let column = 0; column < columns; column++) {
            if (given.rowMost[row] === 0 || given.columnMost[column] === 0) continue;
            ranks[row * people + rows + column] = given.rowRanks[row * columns + column]!;
            ranks[(rows + column) * people + row] = given.columnRanks[row * columns + column]!;
          }
        }
        const found = solver.solve({ kind: "roommates", people, ranks });
        expect(found.status).toBe("stable");
        const matched = asPairs(solvers.stable["rows propose"].solve(given).pairs);
        expect(asPairs(found.pairs).map(([one]) => one)).toEqual(matched.map(([row]) => row));
      }),
      runs,
    );
  });

  test("proves what it says of larger groups", () => {
    const seen = new Set<string>();
    for (const [at, people] of [31, 50, 64, 101, 150, 151].entries()) {
      for (let start = 0; start < 4; start++) {
        const given = randomGroup(people, 10 * at + start);
        const found = solver.solve(given);
        seen.add(found.status);
        expect(check(given, found)).toMatchObject({ feasible: true, stable: found.status === "stable" });
      }
    }
    expect([...seen].sort()).toEqual(["none", "stable"]);
  });

  test("one large odd party, and many of three", () => {
    const people = 61;
    const round = circle(people);
    const found = solver.solve(round);
    expect(found.status).toBe("none");
    expect(inParties(found)).toHaveLength(people);
    expect(check(round, found)).toMatchObject({ feasible: true, atLeast: 1 });
    // Threes of which each accepts only the own three, in a circle.
    const threes = new Int32Array(60 * 60);
    for (let person = 0; person < 60; person++) {
      const base = person - (person % 3);
      threes[person * 60 + base + ((person + 1) % 3)] = 1;
      threes[person * 60 + base + ((person + 2) % 3)] = 2;
    }
    const apart: RoommatesProblem = { kind: "roommates", people: 60, ranks: threes };
    const lonely = solver.solve(apart);
    expect(check(apart, lonely)).toEqual({ feasible: true, stable: false, blocking: 20, atLeast: 10 });
    expect(lonely.pairs).toHaveLength(40);
  });

  test("tells how far it is and stops when told to", () => {
    const given = circle(61);
    const heard: number[] = [];
    solver.solve(given, { onProgress: (done) => heard.push(done) });
    expect(heard.length).toBeGreaterThan(2);
    expect(heard.at(-1)).toBe(1);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    const stopped = AbortSignal.abort(new Error("enough"));
    expect(() => solver.solve(given, { signal: stopped })).toThrow("enough");
  });

  test("ranks that should not be there neither hang it nor fool check", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 40 }), { minLength: 36, maxLength: 36 }), (ranks) => {
        const given: RoommatesProblem = { kind: "roommates", people: 6, ranks: Int32Array.from(ranks) };
        expect(check(given, solver.solve(given))).toMatchObject({ feasible: true });
      }),
      runs,
    );
  });
});

/** Everybody prefers the next in the circle, then the one after, and so on: one party of all where their number is odd. */
function circle(people: number): RoommatesProblem {
  const behind = (cell: number) => ((cell % people) - Math.floor(cell / people) + people) % people;
  const ranks = Int32Array.from({ length: people * people }, (_, cell) => behind(cell));
  return { kind: "roommates", people, ranks };
}

/** Complete lists in random orders. */
function randomGroup(people: number, start: number): RoommatesProblem {
  const source = chance(start);
  const ranks = new Int32Array(people * people);
  for (let person = 0; person < people; person++) {
    const others = Array.from({ length: people }, (_, other) => other).filter((other) => other !== person);
    for (const [at, other] of shuffled(others, source).entries()) ranks[person * people + other] = at + 1;
  }
  return { kind: "roommates", people, ranks };
}
