// `check` of circles: every change to an answer is noticed, and a bound is never below what can be had.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundByPartners } from "../../../src/kernels/check/circle-bound.js";
import { withoutCompany } from "../../../src/kernels/check/circle-company.js";
import { bestDivision } from "../../../src/kernels/check/circle-divisions.js";
import { check } from "../../../src/kernels/check.js";
import { circlesProblem } from "../../../src/kernels/circles/build.js";
import { formCircles } from "../../../src/kernels/circles/form.js";
import { searchCircles } from "../../../src/kernels/circles/search.js";
import type { CirclesProblem, CirclesSolution } from "../../../src/kernels/problem.js";
import { effort, seed } from "../../seed.js";
import { anyProblem, bruteForce, judged } from "./problems.js";

const runs = (numRuns: number) => ({ seed, numRuns: numRuns * effort });
const ruled = anyProblem({ people: 8, circles: 3, rules: true });

/** Six people in two circles of three, one rule of each kind. */
const six = circlesProblem({
  people: 6,
  circles: 2,
  sizes: { min: 2, max: 3 },
  together: [
    [null, 9, 8, 1, 2, 3],
    [9, null, 7, 2, 1, 1],
    [8, 7, null, 1, 1, 2],
    [1, 2, 1, null, 9, null],
    [2, 1, 1, 9, null, 6],
    [3, 1, 2, null, 6, null],
  ],
  inCircle: [
    [1, 0],
    [0, 0],
    [0, 0],
    [null, 2],
    [0, 1],
    [0, 0],
  ],
  mayBeLeftOut: [true, true, true, false, true, true],
  counts: [
    { people: [0, 3], least: 1 },
    { people: [1, 4, 5], most: 2 },
    { people: [1, 2], one: false },
  ],
  time: {
    slots: 3,
    people: [[0, 1], [0, 1], [1], [2], [2], [0, 2]],
    least: 1,
    share: { of: 1, in: 1 },
  },
});

function solution(circleOf: readonly number[], changed: Partial<CirclesSolution> = {}): CirclesSolution {
  const [broken, priority, total] = judged(six, circleOf);
  const work = { phases: 0, scans: 0, augmentations: 0, steps: 0 };
  return {
    status: broken > 0 ? "none found" : "feasible",
    circleOf: Int32Array.from(circleOf),
    broken,
    priority,
    total,
    work,
    ...changed,
  };
}

const right = [0, 0, 0, 1, 1, -1];

describe("a right answer, changed", () => {
  test("is right before", () => {
    const verdict = check(six, solution(right));
    // 9 + 8 + 7 for one circle, with 1 for its first member, and 9 with 2 and 1 for the other.
    expect(verdict).toEqual({ feasible: true, optimal: true, bound: { priority: 5, fit: 37 }, by: "every division" });
  });

  const mutations: readonly (readonly [string, readonly number[], Partial<CirclesSolution>, RegExp])[] = [
    ["stated total", right, { total: 38 }, /^total: stated 38, it is 37/],
    ["stated priority", right, { priority: 6 }, /^priority: stated 6, it is 5/],
    ["stated broken rules", right, { broken: 1 }, /^broken: stated 1, it is 0/],
    ["a claim that rules are broken", right, { status: "none found" }, /^status: stated none found/],
    [
      "fewer people than there are",
      right.slice(1),
      { circleOf: Int32Array.from(right.slice(1)) },
      /^circleOf: 5 entries/,
    ],
    ["a circle that is not there", right, { circleOf: Int32Array.of(0, 0, 0, 1, 1, 2) }, /^circleOf: 5 is in 2/],
    ["a circle below -1", right, { circleOf: Int32Array.of(-2, 0, 0, 1, 1, -1) }, /^circleOf: 0 is in -2/],
    ["too few members", [0, 0, 0, 1, -1, -1], { status: "feasible" }, /^size: circle 1 has 1/],
    ["too many members", [0, 0, 0, 1, 1, 0], { status: "feasible" }, /^size: circle 0 has 4/],
    ["two who may not sit together", [0, 0, 0, 1, -1, 1], { status: "feasible" }, /^apart: 3 and 5/],
    [
      "somebody where they may not be",
      [1, 1, 1, 0, 0, -1],
      { status: "feasible" },
      /^circle: 3 may not be in circle 0/,
    ],
    ["somebody left out who must not be", [0, 0, 0, -1, 1, 1], { status: "feasible" }, /^left out: 3/],
    [
      "a count below its least",
      [0, 0, 0, -1, 1, 1],
      { status: "feasible" },
      /^count: circle 1 holds 0 of those of rule 0/,
    ],
    [
      "one alone of those of a rule",
      [0, 0, -1, 1, 1, -1],
      { status: "feasible" },
      /^count: circle 0 holds 1 of those of rule 2/,
    ],
    ["no common time", [1, 0, 0, 1, 1, -1], { status: "feasible" }, /^time: circle 1 lacks 1/],
    [
      "less than the best, called optimal",
      [0, 0, 0, 1, 1, -1].map((circle, at) => (at === 0 ? -1 : circle)),
      { status: "optimal" },
      /./,
    ],
  ];
  test.each(mutations)("%s", (_, circleOf, changed, fault) => {
    const base = circleOf.length === 6 ? solution(circleOf, changed) : solution(right, changed);
    const verdict = check(six, base);
    expect(verdict.feasible).toBe(false);
    if (!verdict.feasible) expect(verdict.faults.some((text) => fault.test(text))).toBe(true);
  });

  describe("in two weeks, with circles that may be empty", () => {
    const led = circlesProblem({
      people: 5,
      circles: 3,
      sizes: { min: 2, max: 4 },
      mayBeEmpty: [true, true, false],
      together: Array.from({ length: 5 }, (_, one) => Array.from({ length: 5 }, (_, other) => one + other)),
      time: {
        weeks: 2,
        slots: 3,
        people: [
          [0, 3],
          [0, 3],
          [0, 4],
          [1, 5],
          [1, 5],
        ],
        least: 1,
        share: { of: 1, in: 1 },
      },
    });
    const given = (circleOf: readonly number[], changed: Partial<CirclesSolution> = {}): CirclesSolution => {
      const [broken, priority, total] = judged(led, circleOf);
      return { ...solution(right), circleOf: Int32Array.from(circleOf), broken, priority, total, ...changed };
    };

    test("is right before: one circle may stay empty, and one must not", () => {
      expect(check(led, given([0, 0, -1, 2, 2]))).toMatchObject({
        feasible: true,
        optimal: true,
        by: "every division",
      });
    });

    test.each<readonly [string, readonly number[], RegExp]>([
      [
        "one alone where none or two are allowed",
        [0, -1, -1, 2, 2],
        /^size: circle 0 has 1 members, none or 2 to 4 are/,
      ],
      ["none where there must be two", [0, 0, -1, 1, 1], /^size: circle 2 has 0 members, 2 to 4 are/],
      ["no common time in the second week only", [0, 0, 0, 2, 2], /^time: circle 0 lacks 1 common slots in week 1/],
    ])("%s", (_, circleOf, fault) => {
      expect(check(led, given(circleOf, { status: "feasible" }))).toEqual({
        feasible: false,
        faults: [expect.stringMatching(fault)],
      });
      expect(check(led, given(circleOf, { status: "none found" }))).toMatchObject({ feasible: false, faults: [] });
      expect(check(led, given(circleOf, { status: "none found", broken: 9 }))).toMatchObject({
        feasible: false,
        faults: [expect.stringMatching(/^broken: stated 9, it is/)],
      });
    });

    test("a claim that none keeps the rules is refused", () => {
      const none = given([0, -1, -1, 2, 2], { status: "infeasible" });
      expect(check(led, none)).toMatchObject({ faults: [expect.stringMatching(/^status: stated infeasible/)] });
    });

    test("prices prove nothing where sizes have gaps", () => {
      const gaps = circlesProblem({ people: 4, circles: 2, sizes: { min: 3, max: 4 }, mayBeEmpty: true });
      const found = formCircles(gaps);
      expect(check(gaps, found)).toMatchObject({ feasible: true, optimal: true, by: "every division" });
      const none = { priority: new Float64Array(4), fit: new Float64Array(4) };
      const columns = { priority: new Float64Array(2), fit: new Float64Array(2) };
      expect(check(gaps, { ...found, prices: { rows: none, columns } })).toMatchObject({
        feasible: false,
        faults: [expect.stringMatching(/^prices/)],
      });
    });

    test("nobody expects more people in circles than their sizes can hold", () => {
      // Two circles of 9 or of none hold 9 or 18 of 17.
      const gaps = circlesProblem({ people: 17, circles: 2, sizes: { min: 9, max: 9 }, mayBeEmpty: true });
      const found = formCircles(gaps);
      expect(check(gaps, found)).toEqual({
        feasible: true,
        optimal: true,
        bound: { priority: 9, fit: 0 },
        by: "best partners",
      });
    });
  });

  test("a worse answer has a gap", () => {
    const fewer = circlesProblem({
      people: 4,
      circles: 2,
      sizes: 2,
      together: [
        [0, 5, 1, 1],
        [5, 0, 1, 1],
        [1, 1, 0, 5],
        [1, 1, 5, 0],
      ],
    });
    const work = { phases: 0, scans: 0, augmentations: 0, steps: 0 };
    const worse: CirclesSolution = {
      status: "feasible",
      circleOf: Int32Array.of(0, 1, 0, 1),
      broken: 0,
      priority: 4,
      total: 2,
      work,
    };
    expect(check(fewer, worse)).toMatchObject({ optimal: false, gap: { priority: 0, fit: 8 }, by: "every division" });
    expect(check(fewer, { ...worse, status: "optimal" })).toMatchObject({ feasible: false });
  });

  test("prices that prove nothing here are refused", () => {
    const none = { priority: new Float64Array(6), fit: new Float64Array(6) };
    const verdict = check(six, solution(right, { prices: { rows: none, columns: none } }));
    expect(verdict).toMatchObject({ feasible: false, faults: [expect.stringMatching(/^prices/)] });
  });

  test("a changed price of a transport no longer proves it", () => {
    const led = circlesProblem({
      people: 5,
      circles: 2,
      sizes: { min: 2, max: 3 },
      inCircle: [
        [3, 1],
        [2, 2],
        [0, 4],
        [5, 5],
        [1, 0],
      ],
    });
    const found = formCircles(led);
    expect(found.status).toBe("optimal");
    expect(check(led, found)).toMatchObject({ feasible: true, optimal: true, by: "prices" });
    const columns = found.prices!.columns;
    const fit = columns.fit.map((price, circle) => price + (circle === 0 ? 50 : 0));
    expect(check(led, { ...found, prices: { ...found.prices!, columns: { ...columns, fit } } })).toMatchObject({
      optimal: false,
    });
  });
});

describe("an honest none", () => {
  test("is proven where there are few people", () => {
    const never = circlesProblem({
      people: 3,
      circles: 1,
      sizes: { min: 3, max: 3 },
      together: [
        [0, 1, 1],
        [1, 0, null],
        [1, null, 0],
      ],
    });
    const found = formCircles(never);
    expect(found.status).toBe("infeasible");
    expect(check(never, found)).toMatchObject({ feasible: false, faults: [], impossible: true });
  });

  test("is refused where there is a choice", () => {
    const broken = solution([0, 0, 0, 1, -1, 1]);
    expect(check(six, broken)).toMatchObject({
      feasible: false,
      faults: [],
      broken: [expect.stringMatching(/^apart/)],
    });
    expect(check(six, { ...broken, status: "infeasible" })).toMatchObject({
      faults: [expect.stringMatching(/^status/)],
    });
  });
});

describe("bounds", () => {
  const least = (problem: CirclesProblem, wanted: number) => {
    const falling = [...problem.priority].sort((one, other) => other - one);
    let count = 0;
    for (let sum = 0; sum < wanted && count < falling.length; count++) sum += falling[count]!;
    return count;
  };

  test("every division equals trying everything", () => {
    fc.assert(
      fc.property(anyProblem({ people: 6, circles: 3, rules: true }), (problem) => {
        const [broken, priority, fit] = bruteForce(problem);
        expect(bestDivision(problem)).toEqual(broken > 0 ? undefined : { priority, fit });
      }),
      runs(60),
    );
  });

  test("best partners are never below the best", () => {
    fc.assert(
      fc.property(ruled, fc.integer({ min: -100, max: 1000 }), (problem, reached) => {
        const best = bestDivision(problem);
        if (best === undefined) return;
        expect(boundByPartners(problem, least(problem, best.priority), reached)).toBeGreaterThanOrEqual(best.fit);
      }),
      runs(150),
    );
  });

  test("who is said to have no company is in no circle of any choice that keeps the rules", () => {
    let named = 0;
    fc.assert(
      fc.property(ruled, (problem) => {
        const everybody = Array.from({ length: problem.people }, (_, person) => person);
        for (const [person, cannot] of withoutCompany(problem, everybody).entries()) {
          if (cannot === 0) continue;
          named++;
          const mustJoin = problem.mustJoin.slice();
          mustJoin[person] = 1;
          expect(bestDivision({ ...problem, mustJoin })).toBeUndefined();
        }
      }),
      runs(150),
    );
    expect(named).toBeGreaterThan(50);
  });

  test("nobody counts towards the bound who has too little company, or no time with it", () => {
    const people = 16;
    const together = Array.from({ length: people }, (_, one) =>
      Array.from({ length: people }, (_, other) =>
        one === 15 && other > 1 ? null : other === 15 && one > 1 ? null : 1,
      ),
    );
    const shape = { people, circles: 4, sizes: { min: 4, max: 5 }, mayBeEmpty: true } as const;
    // The last one may sit with two others, and a circle needs three besides them.
    const lonely = circlesProblem({ ...shape, together });
    // Or has all the company there is, and no slot with three of four.
    const can = Array.from({ length: people }, (_, one) => (one === 15 ? [1] : [0]));
    const time = { slots: 2, people: can, least: 1, share: { of: 4, in: 4 } };
    const never = circlesProblem({ ...shape, time, together: together.map((row) => row.map(() => 1)) });
    for (const [problem, placed, priority] of [
      [lonely, 15, 15],
      // Of everybody's company enough can come, were the last one not to: counted as if they could be placed.
      [never, 15, 16],
    ] as const) {
      const found = searchCircles(problem, { steps: 100_000 });
      expect(found).toMatchObject({ status: "feasible", priority: placed });
      expect(check(problem, found)).toMatchObject({ feasible: true, bound: { priority } });
    }
    // Where nobody at all can come to the slot that the last one's circle has, they cannot be placed.
    const inCircle = Array.from({ length: people }, (_, one) =>
      [one === 15 ? null : 1, 1, 1, 1].map((v, c) => (one === 15 && c > 0 && c < 3 ? null : v)),
    );
    const circles = [[0], [0], [0], [1]];
    const apart = circlesProblem({ ...shape, time: { ...time, circles }, inCircle, together: never.together });
    const found = searchCircles(apart, { steps: 100_000 });
    expect(found).toMatchObject({ status: "feasible", priority: 15 });
    expect(check(apart, found)).toMatchObject({ bound: { priority: 15 } });
  });

  test("best partners prove what is plain to see", () => {
    // Eighteen people in circles of three; those of a circle have 10 with each other and 1 with all others.
    const together = Array.from({ length: 18 }, (_, one) =>
      Array.from({ length: 18 }, (_, other) => (Math.floor(one / 3) === Math.floor(other / 3) ? 10 : 1)),
    );
    for (const [worth, fit] of [
      ["sum", 180],
      [{ mean: 1, worst: 1 }, 360],
    ] as const) {
      const problem = circlesProblem({ people: 18, circles: 6, sizes: { min: 3, max: 3 }, together, worth });
      const found = searchCircles(problem, { steps: 200_000 });
      expect(check(problem, found)).toEqual({
        feasible: true,
        optimal: true,
        bound: { priority: 18, fit },
        by: "best partners",
      });
    }
  });

  test("prices of people lower the bound where everybody wants the same partners or places", () => {
    // All 16 want the first circle, which holds eight.
    const inCircle = Array.from({ length: 16 }, (_, one) => [20 + one, one % 3]);
    const together = Array.from({ length: 16 }, (_, one) =>
      Array.from({ length: 16 }, (_, other) => (one + other) % 2),
    );
    const problem = circlesProblem({ people: 16, circles: 2, sizes: { min: 8, max: 8 }, together, inCircle });
    const found = formCircles(problem);
    const verdict = check(problem, found);
    expect(found.status).toBe("optimal");
    if (!verdict.feasible || verdict.optimal) throw new Error("it has a gap");
    // Without prices: everybody in the first circle.
    const alone = inCircle.reduce((sum, [first]) => sum + first!, 0);
    expect(verdict.bound.fit).toBeLessThan(alone);
    expect(verdict.gap.fit).toBeLessThan(found.total / 4);
  });
});

test("whoever has too little company for any circle is not counted among those who could have a place", () => {
  // More people than are divided in every way: 17 of whom the last may sit with two others only, where three are needed.
  const people = 17;
  const lonely = people - 1;
  const problem = (friends: number) =>
    circlesProblem({
      people,
      circles: 4,
      sizes: { min: 4, max: 5 },
      together: Array.from({ length: people }, (_, one) =>
        Array.from({ length: people }, (_, other) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          return one === other || (high === lonely && low >= friends) ? null : 1;
        }),
      ),
    });
  const boundOf = (friends: number) => {
    const asked = problem(friends);
    const verdict = check(asked, searchCircles(asked, { seed: 1, steps: 20_000 }));
    return verdict.feasible ? verdict.bound.priority : verdict.faults;
  };
  expect(boundOf(2)).toBe(16);
  expect(boundOf(3)).toBe(17);
});
