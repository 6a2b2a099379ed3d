// An order from numbers alone: whatever order people come in, the reordered problem is the same one.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CirclesInput, circlesProblem } from "../../../src/kernels/circles/build.js";
import { canonicalOrder } from "../../../src/kernels/circles/canonical.js";
import { formCircles } from "../../../src/kernels/circles/form.js";
import { arranged, reordered, restored } from "../../../src/kernels/circles/reorder.js";
import { searchCircles } from "../../../src/kernels/circles/search.js";
import type { CirclesProblem } from "../../../src/kernels/problem.js";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { anyProblem, judged, orderOf, renamed } from "./problems.js";

const runs = (numRuns: number) => ({ seed, numRuns: numRuns * effort });
const each = <T>(count: number, of: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => of(at));

function canonical(problem: CirclesProblem): CirclesProblem {
  return reordered(problem, canonicalOrder(problem));
}

/** A drawn problem whose numbers are as good as all different, so that nobody is like anybody. */
function generic(problem: CirclesProblem, number: number): CirclesProblem {
  const { people } = problem;
  const source = chance(number);
  const own = (value: number) => (Number.isNaN(value) ? value : source.below(2 ** 31) - 2 ** 30);
  const together = problem.together.map(own);
  for (let one = 0; one < people; one++) {
    for (let other = 0; other < one; other++) together[one * people + other] = together[other * people + one]!;
  }
  return { ...problem, together, inCircle: problem.inCircle.map(own) };
}

const drawn = fc.tuple(anyProblem({ people: 24, circles: 6, rules: true }), fc.nat(), fc.infiniteStream(fc.nat()));

test("the same problem in another order is the same one in canonical order", () => {
  fc.assert(
    fc.property(drawn, ([given, number, stream]) => {
      const problem = generic(given, number);
      const other = renamed(problem, orderOf(problem.people, stream), orderOf(problem.circles, stream));
      expect(canonical(other)).toEqual(canonical(problem));
    }),
    runs(100),
  );
});

test("it has the same circles whatever the order, by whatever method", () => {
  // Every subset of nearly 18 people takes too long to be done so often.
  const solve = ({ people }: CirclesProblem) => (people > 9 && people < 19 ? searchCircles : formCircles);
  fc.assert(
    fc.property(drawn, fc.nat(1000), ([given, number, stream], start) => {
      const problem = generic(given, number);
      const people = orderOf(problem.people, stream);
      const circles = orderOf(problem.circles, stream);
      const other = renamed(problem, people, circles);
      const found = [problem, other].map((one) => {
        const order = canonicalOrder(one);
        const solution = solve(one)(reordered(one, order), { steps: 3000, seed: start });
        return { ...solution, circleOf: restored(order, solution.circleOf) };
      });
      const { circleOf, ...levels } = found[0]!;
      expect(found[1]).toMatchObject(levels);
      const named = people.map((person) => circles.indexOf(circleOf[person]!));
      expect([...found[1]!.circleOf]).toEqual(named);
      const [broken, priority, total] = judged(problem, [...circleOf]);
      expect(levels).toMatchObject({ broken, priority, total: total + 0 });
    }),
    runs(40),
  );
});

test("it has the same total where many are alike in nearly everything, by an exact method", () => {
  fc.assert(
    fc.property(anyProblem({ people: 8, circles: 3, rules: true }), fc.infiniteStream(fc.nat()), (problem, stream) => {
      const other = renamed(problem, orderOf(problem.people, stream), orderOf(problem.circles, stream));
      const [one, two] = [problem, other].map((each) => formCircles(canonical(each)));
      if (one!.status === "optimal") expect([two!.priority, two!.total]).toEqual([one!.priority, one!.total]);
      else expect(two!.status).toBe(one!.status);
    }),
    runs(40),
  );
});

test("circles are carried to an order and back, and are worth the same in it", () => {
  fc.assert(
    fc.property(drawn, ([problem, number]) => {
      const source = chance(number);
      const circleOf = Int32Array.from({ length: problem.people }, () => source.below(problem.circles + 1) - 1);
      const order = canonicalOrder(problem);
      expect([...order.people].sort((one, other) => one - other)).toEqual(each(problem.people, (at) => at));
      expect([...order.circles].sort((one, other) => one - other)).toEqual(each(problem.circles, (at) => at));
      const there = arranged(order, circleOf);
      expect(restored(order, there)).toEqual(circleOf);
      expect(judged(reordered(problem, order), [...there])).toEqual(judged(problem, [...circleOf]));
    }),
    runs(60),
  );
});

describe("one number that differs tells two apart", () => {
  const plain: CirclesInput = { people: 3, circles: 3, sizes: { min: 1, max: 2 } };
  const time = (people: number[][], circles: number[][]) => ({
    weeks: 2,
    slots: 40,
    people,
    circles,
    least: 1,
    share: { of: 1, in: 1 },
  });
  const same = [[1], [1], [1]];
  const coverage = { needs: same, offers: same, circleOffers: same };
  test.each<readonly [string, Partial<CirclesInput>]>([
    ["priority", { priority: [1, 1, 2] }],
    ["who must be in a circle", { mayBeLeftOut: [true, true, false] }],
    ["who is counted", { counts: [{ people: [1], most: 1 }] }],
    ["who is counted by which rule", { counts: [{ people: [0, 1] }, { people: [0, 2] }] }],
    ["slots", { time: time([[0], [0], [1]], same) }],
    [
      "slots of the second week",
      {
        time: time(
          [
            [0, 41],
            [0, 41],
            [0, 79],
          ],
          same,
        ),
      },
    ],
    ["needs", { coverage: { ...coverage, needs: [[1], [1], [3]] } }],
    ["offers", { coverage: { ...coverage, offers: [[2], [1], [1]] } }],
    [
      "who sits well with whom",
      {
        together: [
          [0, 1, 0],
          [1, 0, 0],
          [0, 0, 0],
        ],
      },
    ],
    [
      "who may not sit together",
      {
        together: [
          [0, 0, 0],
          [0, 0, null],
          [0, null, 0],
        ],
      },
    ],
    [
      "a number and its negative",
      {
        inCircle: [
          [1, 1, 1],
          [-1, -1, -1],
          [1, 1, 1],
        ],
      },
    ],
    [
      "numbers that differ above 32 bits",
      {
        inCircle: [
          [1, 1, 1],
          [2 ** 32 + 1, 2 ** 32 + 1, 2 ** 32 + 1],
          [1, 1, 1],
        ],
      },
    ],
    ["sizes", { sizes: [1, 2, 1] }],
    [
      "least sizes",
      {
        sizes: [
          { min: 0, max: 2 },
          { min: 1, max: 2 },
          { min: 0, max: 2 },
        ],
      },
    ],
    ["which circle may be empty", { mayBeEmpty: [true, true, false] }],
    ["slots of circles", { time: time(same, [[0], [1], [0]]) }],
    ["what circles offer", { coverage: { ...coverage, circleOffers: [[1], [2], [1]] } }],
    [
      "who fits which circle",
      {
        inCircle: [
          [0, 0, 0],
          [0, 7, 0],
          [0, 0, 0],
        ],
      },
    ],
  ])("%s", (_, changed) => {
    const problem = circlesProblem({ ...plain, ...changed });
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const people of orders) {
      for (const circles of orders) expect(canonical(renamed(problem, people, circles))).toEqual(canonical(problem));
    }
  });
});

test("neighbours of neighbours tell apart who is alike with regard to everybody near", () => {
  // A chain of nine: only the distance to its ends, and which end, tells its people apart.
  const together = each(9, (one) => each(9, (other) => (Math.abs(one - other) === 1 ? 1 : 0)));
  const priority = each(9, (person) => (person === 0 ? 2 : 1));
  const chain = circlesProblem({ people: 9, circles: 1, sizes: 9, together, priority });
  const source = fc.sample(fc.infiniteStream(fc.nat()), { seed, numRuns: 5 });
  for (const stream of source) expect(canonical(renamed(chain, orderOf(9, stream), [0]))).toEqual(canonical(chain));
});

test("those who are alike in everything stand in the order given, and nobody at all is legal", () => {
  const alike = canonicalOrder(circlesProblem({ people: 4, circles: 3, sizes: 2 }));
  expect(alike).toEqual({ people: Int32Array.of(0, 1, 2, 3), circles: Int32Array.of(0, 1, 2) });
  expect(canonicalOrder(circlesProblem({ people: 0, circles: 0, sizes: 2 }))).toEqual({
    people: new Int32Array(0),
    circles: new Int32Array(0),
  });
});

test("the order is the same on every machine and in every version", () => {
  const problem = circlesProblem({
    people: 6,
    circles: 3,
    sizes: { min: 2, max: 3 },
    together: each(6, (one) => each(6, (other) => (one + 1) * (other + 1) * 1000)),
    inCircle: each(6, (one) => each(3, (circle) => (one * circle === 4 ? null : one - 2 * circle))),
  });
  const order = canonicalOrder(problem);
  expect([[...order.people], [...order.circles]]).toEqual([
    [5, 1, 4, 2, 3, 0],
    [0, 2, 1],
  ]);
});
