import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import type {
  RoommatesProblem,
  RoommatesSolution,
  StableProblem,
  StableSolution,
} from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { roommatesProblem, stableProblem } from "../../../src/kernels/stable/build.js";
import { effort, seed } from "../../seed.js";
import { asPairs, blockingPairs, blockingRoommates, type Pair, partners } from "./brute-force.js";
import { oneGroup, twoSides } from "./problems.js";

const runs = { seed, numRuns: 300 * effort };

function faultsOf(verdict: { feasible: boolean; faults?: readonly string[] }): readonly string[] {
  return verdict.faults ?? [];
}

describe("check of two sides", () => {
  // Column 1 has two places; row 2 and column 0 do not accept each other.
  const given = stableProblem({
    rows: { lists: [[0, 1], [1, 0], [1]] },
    columns: {
      lists: [
        [1, 0],
        [0, 2, 1],
      ],
    },
    columnPlaces: [1, 2],
  });
  const right = solvers.stable["rows propose"].solve(given);
  const wrong = (change: Partial<StableSolution>): StableSolution => ({ ...right, ...change });
  const withPairs = (pairs: readonly Pair[], rest: Partial<StableSolution> = {}) =>
    wrong({ pairs: Int32Array.from(pairs.flat()), ...rest });

  test("takes the right answer, and an honest other one", () => {
    expect(asPairs(right.pairs)).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
    ]);
    expect(check(given, right)).toEqual({ feasible: true, stable: true });
    expect(check(given, withPairs([], { status: "unstable", blocking: 5 }))).toEqual({
      feasible: true,
      stable: false,
      blocking: 5,
      atLeast: 0,
    });
  });

  test.each<[string, StableSolution, RegExp]>([
    ["half a pair", wrong({ pairs: Int32Array.of(0) }), /^pairs:/],
    ["a row that is not there", withPairs([[3, 0]]), /^out-of-range:/],
    ["a row below 0", withPairs([[-1, 0]]), /^out-of-range:/],
    ["a column that is not there", withPairs([[0, 2]]), /^out-of-range:/],
    ["a column below 0", withPairs([[1, -1]]), /^out-of-range:/],
    [
      "a pair made twice",
      withPairs([
        [0, 0],
        [0, 0],
      ]),
      /^order:/,
    ],
    [
      "pairs out of order",
      withPairs([
        [1, 1],
        [0, 0],
      ]),
      /^order:/,
    ],
    ["a pair that one refuses", withPairs([[2, 0]]), /^forbidden:/],
    [
      "a row beyond its places",
      withPairs([
        [0, 0],
        [0, 1],
      ]),
      /^places: row 0/,
    ],
    [
      "a column beyond its places",
      withPairs([
        [0, 0],
        [1, 0],
      ]),
      /^places: column 0/,
    ],
    [
      "a place left that somebody wants",
      withPairs([
        [0, 0],
        [1, 1],
      ]),
      /^blocking: stated 0, 1/,
    ],
    ["a blocking pair that is not there", wrong({ status: "unstable", blocking: 1 }), /^blocking: stated 1, 0/],
    ["unstable without a blocking pair", wrong({ status: "unstable" }), /^status:/],
    ["stable with blocking pairs", withPairs([], { blocking: 5 }), /^status: stated stable/],
  ])("catches %s", (_, solution, fault) => {
    expect(faultsOf(check(given, solution)).join("\n")).toMatch(new RegExp(fault.source, "m"));
  });

  test("catches two who prefer each other, and lets be two who are as well off", () => {
    const swapped = { ...right, pairs: Int32Array.of(0, 1, 1, 0) };
    const both = {
      lists: [
        [0, 1],
        [1, 0],
      ],
    };
    expect(faultsOf(check(stableProblem({ rows: both, columns: both }), swapped))[0]).toMatch(/^blocking: stated 0, 2/);
    const alike = { lists: [[[0, 1]], [1, 0]] };
    expect(faultsOf(check(stableProblem({ rows: alike, columns: both }), swapped))[0]).toMatch(
      /^blocking: stated 0, 1/,
    );
    expect(check(stableProblem({ rows: alike, columns: alike }), swapped).feasible).toBe(false);
    expect(check(stableProblem({ rows: both, columns: 2 }), swapped)).toEqual({ feasible: true, stable: true });
  });

  test("is right about every change of a pair, a count and a status", () => {
    let caught = 0;
    const changes = fc.tuple(
      fc.oneof(
        twoSides({ rows: 4, columns: 4, rowPlaces: 2, columnPlaces: 2 }, true),
        twoSides({ rows: 4, columns: 4, rowPlaces: 2, columnPlaces: 2 }, false),
      ),
      fc.nat(),
      fc.integer({ min: -2, max: 5 }),
      fc.integer({ min: -2, max: 5 }),
    );
    fc.assert(
      fc.property(changes, ([problem, at, row, column]) => {
        const found = solvers.stable["columns propose"].solve(problem);
        const pairs = asPairs(found.pairs);
        pairs.splice(at % (pairs.length + 1), at % 2, [row, column]);
        pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        const changed = { ...found, pairs: Int32Array.from(pairs.flat()) };
        const verdict = check(problem, changed);
        const isRight = isChoice(problem, pairs) && blockingPairs(problem, pairs) === 0;
        expect(verdict.feasible).toBe(isRight);
        if (!isRight) caught++;
        for (const other of [found.blocking + 1, -1, Number.NaN, 0.5]) {
          expect(check(problem, { ...found, blocking: other }).feasible).toBe(false);
        }
        expect(check(problem, { ...found, status: "unstable" }).feasible).toBe(false);
        if (!isChoice(problem, pairs)) return;
        const blocking = blockingPairs(problem, pairs);
        const honest = { ...changed, blocking, status: blocking === 0 ? ("stable" as const) : ("unstable" as const) };
        expect(check(problem, honest)).toMatchObject({ feasible: true, stable: blocking === 0 });
      }),
      runs,
    );
    expect(caught).toBeGreaterThan(runs.numRuns / 2);
  });
});

/** Whether pairs are in range, accepted, each once and within places. */
function isChoice(given: StableProblem, pairs: readonly Pair[]): boolean {
  const isOnce = new Set(pairs.map(String)).size === pairs.length;
  const isPossible = pairs.every(([row, column]) => {
    const isIn = row >= 0 && row < given.rows && column >= 0 && column < given.columns;
    const cell = row * given.columns + column;
    return isIn && given.rowRanks[cell]! > 0 && given.columnRanks[cell]! > 0;
  });
  const isWithin = (most: Int32Array, side: 0 | 1) =>
    most.every((places, person) => pairs.filter((pair) => pair[side] === person).length <= places);
  return isOnce && isPossible && isWithin(given.rowMost, 0) && isWithin(given.columnMost, 1);
}

describe("check of roommates", () => {
  // 0, 1 and 2 run in a circle; 3 and 4 want each other; 5 is accepted by nobody.
  const given = roommatesProblem({
    people: {
      lists: [
        [1, 2, 3],
        [2, 0, 4],
        [0, 1],
        [4, 0],
        [3, 1],
        [0, 1],
      ],
    },
  });
  const right = solvers.roommates.irving.solve(given);
  const wrong = (change: Partial<RoommatesSolution>): RoommatesSolution => ({ ...right, ...change });
  const partition = (...next: number[]) => wrong({ partition: Int32Array.from(next) });
  const stableGiven = roommatesProblem({ people: { lists: [[1, 2], [0, 2], [0, 1], []] } });
  const stable = solvers.roommates.irving.solve(stableGiven);

  test("takes the right answers", () => {
    expect([...(right.partition ?? [])]).toEqual([1, 2, 0, 4, 3, 5]);
    expect(check(given, right)).toEqual({ feasible: true, stable: false, blocking: 1, atLeast: 1 });
    expect(check(stableGiven, stable)).toEqual({ feasible: true, stable: true });
  });

  test.each<[string, RoommatesSolution, RegExp]>([
    ["half a pair", wrong({ pairs: Int32Array.of(0) }), /^pairs:/],
    ["somebody who is not there", wrong({ pairs: Int32Array.of(0, 6) }), /^out-of-range:/],
    ["somebody below 0", wrong({ pairs: Int32Array.of(-1, 2) }), /^out-of-range:/],
    ["somebody with themselves", wrong({ pairs: Int32Array.of(1, 1) }), /^out-of-range:/],
    ["the higher first", wrong({ pairs: Int32Array.of(1, 0) }), /^out-of-range:/],
    ["pairs out of order", wrong({ pairs: Int32Array.of(3, 4, 0, 1) }), /^order:/],
    ["a pair made twice", wrong({ pairs: Int32Array.of(0, 1, 0, 1) }), /^order:/],
    ["a pair that one refuses", wrong({ pairs: Int32Array.of(0, 5) }), /^forbidden:/],
    ["two partners", wrong({ pairs: Int32Array.of(0, 1, 0, 2) }), /^places: 0/],
    ["a wrong count", wrong({ blocking: right.blocking + 1 }), /^blocking:/],
    ["stable with a blocking pair", wrong({ status: "stable" }), /^status: stated stable, 1/],
    ["none without a partition", { ...right, partition: undefined } as never, /^status: stated none without/],
    ["unstable with a partition", wrong({ status: "unstable" }), /^status: stated unstable with a/],
    ["a partition of too few", partition(1, 2, 0, 4, 3), /^partition: 5 entries/],
    ["a partition with somebody who is not there", partition(1, 2, 0, 4, 3, 6), /^partition: there is nobody 6/],
    ["a partition with somebody below 0", partition(1, 2, 0, 4, 3, -1), /^partition: there is nobody -1/],
    ["a partition that is no permutation", partition(1, 2, 0, 4, 3, 3), /^partition: 3 comes after/],
    ["a partition with two who do not accept each other", partition(1, 2, 0, 4, 5, 3), /^partition: 4 and 5 do not/],
    ["a party that runs backwards", partition(2, 0, 1, 4, 3, 5), /^partition: 0 does not prefer 2/],
    ["a partition without an odd party", partition(1, 0, 2, 4, 3, 5), /^partition: no cycle/],
    ["a partition that two would leave", partition(1, 2, 0, 3, 4, 5), /^partition: 3 and 4 may prefer/],
  ])("catches %s", (_, solution, fault) => {
    expect(faultsOf(check(given, solution)).join("\n")).toMatch(new RegExp(fault.source, "m"));
  });

  test("catches a partition that ties alone make stable", () => {
    // 0 likes 1 and 2 alike: broken one way there is an odd party, the other way a stable pair.
    const tied = roommatesProblem({ people: { lists: [[[1, 2]], [2, 0], [0, 1]] } });
    const found = solvers.roommates.irving.solve(tied);
    expect(found.status).toBe("stable");
    const claim = { ...found, status: "none" as const, partition: Int32Array.of(1, 2, 0) };
    expect(faultsOf(check(tied, claim)).join("\n")).toMatch(/^partition: 0 does not prefer 1/m);
  });

  test("catches a claim of none where a stable choice exists, whatever the partition", () => {
    fc.assert(
      fc.property(oneGroup(6, true), fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }), (problem, entries) => {
        const found = solvers.roommates.irving.solve(problem);
        const claim = {
          ...found,
          status: "none" as const,
          partition: Int32Array.from(entries).slice(0, problem.people),
        };
        const isSolvable = found.status === "stable";
        if (isSolvable) expect(check(problem, claim).feasible).toBe(false);
      }),
      runs,
    );
  });

  test("of all permutations takes as proof only stable partitions with an odd party", () => {
    let accepted = 0;
    fc.assert(
      fc.property(oneGroup(5, false), (problem) => {
        const { people, ranks } = problem;
        const found = solvers.roommates.irving.solve(problem);
        if (found.blocking === 0) return;
        for (const next of permutations(people)) {
          const claim = { ...found, status: "none" as const, partition: Int32Array.from(next) };
          const isProof = isProven(problem, next);
          expect(check(problem, claim).feasible).toBe(isProof);
          if (isProof) accepted++;
        }
        expect(ranks).toHaveLength(people * people);
      }),
      { ...runs, numRuns: 4 * runs.numRuns },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  test("is right about every change of a pair, a count and a status", () => {
    const changes = fc.tuple(fc.oneof(oneGroup(7, true), oneGroup(7, false)), fc.nat(7), fc.nat(7));
    let caught = 0;
    fc.assert(
      fc.property(changes, ([problem, one, other]) => {
        const found = solvers.roommates.irving.solve(problem);
        const { people, ranks } = problem;
        for (const blocking of [found.blocking + 1, -1, Number.NaN, found.blocking + 0.5]) {
          expect(check(problem, { ...found, blocking }).feasible).toBe(false);
        }
        for (const status of ["stable", "none", "unstable"] as const) {
          if (status !== found.status) expect(check(problem, { ...found, status }).feasible).toBe(false);
        }
        const partner = partners(people, found.pairs);
        if (one >= other || other >= people || partner[one] !== one || partner[other] !== other) return;
        const pairs = [...asPairs(found.pairs), [one, other] as const].sort((a, b) => a[0] - b[0]);
        const changed = { ...found, pairs: Int32Array.from(pairs.flat()) };
        partner[one] = other;
        partner[other] = one;
        const isPossible = ranks[one * people + other]! > 0 && ranks[other * people + one]! > 0;
        const isRight = isPossible && blockingRoommates(problem, partner) === found.blocking;
        expect(check(problem, changed).feasible).toBe(isRight);
        if (!isRight) caught++;
      }),
      runs,
    );
    expect(caught).toBeGreaterThan(0);
  });
});

function permutations(people: number): number[][] {
  if (people === 0) return [[]];
  return permutations(people - 1).flatMap((rest) =>
    Array.from({ length: people }, (_, at) => [...rest.slice(0, at), people - 1, ...rest.slice(at)]),
  );
}

/** Tan's conditions for every way of breaking ties, from the definition: cycles, preferences, and no two who would leave. */
function isProven({ people, ranks }: RoommatesProblem, next: readonly number[]): boolean {
  const rank = (one: number, other: number) => ranks[one * people + other]!;
  const before = (person: number) => next.indexOf(person);
  const everybody = next.map((_, person) => person);
  const lengthOf = (person: number) => {
    let length = 1;
    for (let member = next[person]!; member !== person; member = next[member]!) length++;
    return length;
  };
  const isAccepted = everybody.every((p) => next[p] === p || (rank(p, next[p]!) > 0 && rank(next[p]!, p) > 0));
  const isOrdered = everybody.every((p) => lengthOf(p) < 3 || rank(p, next[p]!) < rank(p, before(p)));
  const isKept = (one: number, other: number) => next[one] !== one && rank(one, before(one)) < rank(one, other);
  const isHeld = everybody.every((one) =>
    everybody.every(
      (other) =>
        one === other ||
        rank(one, other) === 0 ||
        rank(other, one) === 0 ||
        next[one] === other ||
        next[other] === one ||
        isKept(one, other) ||
        isKept(other, one),
    ),
  );
  return isAccepted && isOrdered && isHeld && everybody.some((p) => lengthOf(p) >= 3 && lengthOf(p) % 2 === 1);
}
