// The door of circles: everything that is wrong is listed, with its place.
import { describe, expect, test } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { type CirclesInput, circlesProblem } from "../../../src/kernels/circles/build.js";
import { bestForCircles, formCircles } from "../../../src/kernels/circles/form.js";
import { refusesPlain } from "../../../src/kernels/circles/plain-state.js";
import { divide } from "../../../src/kernels/circles/subsets.js";
import { transportedCircles } from "../../../src/kernels/circles/transport.js";

const plain: CirclesInput = { people: 2, circles: 1, sizes: 2 };

function mistakes(input: CirclesInput): string[] {
  try {
    circlesProblem(input);
  } catch (error) {
    if (error instanceof PairwrightError) return error.mistakes.map(({ code, where }) => `${code} at ${where}`);
    throw error;
  }
  return [];
}

test.each<readonly [string, CirclesInput, readonly string[]]>([
  ["no people", { ...plain, people: -1 }, ["count at people"]],
  ["half a circle", { ...plain, circles: 0.5 }, ["count at circles"]],
  ["rows", { ...plain, together: [[0, 1]] }, ["table-shape at together.length"]],
  ["columns", { ...plain, together: [[0, 1], [1]] }, ["table-shape at together[1].length"]],
  ["a flat table", { ...plain, inCircle: new Float64Array(3) }, ["table-shape at inCircle.length"]],
  ["fractions", { ...plain, inCircle: [[0.5], [1]] }, ["table-number at inCircle[0][0]"]],
  ["infinity", { ...plain, inCircle: Float64Array.of(1, Number.POSITIVE_INFINITY) }, ["table-number at inCircle[1]"]],
  [
    "two numbers for a pair",
    {
      ...plain,
      together: [
        [0, 1],
        [2, 0],
      ],
    },
    ["asymmetric at together of 0 and 1"],
  ],
  [
    "one may and one may not",
    {
      ...plain,
      together: [
        [0, null],
        [2, 0],
      ],
    },
    ["asymmetric at together of 0 and 1"],
  ],
  ["sizes", { ...plain, sizes: { min: 3, max: 2 } }, ["places-order at sizes.min"]],
  ["places of nobody", { ...plain, sizes: [2, 2] }, ["places-length at sizes.length"]],
  ["priorities", { ...plain, priority: [1] }, ["priority-length at priority.length"]],
  ["who may be left out", { ...plain, mayBeLeftOut: [true] }, ["table-shape at mayBeLeftOut.length"]],
  ["a worth of nothing", { ...plain, worth: { mean: 0, worst: 0 } }, ["circles-worth at worth"]],
  ["a weight below 0", { ...plain, worth: { mean: -1, worst: 1 } }, ["count at worth.mean"]],
  [
    "needs below 0",
    { ...plain, coverage: { needs: [[1], [-1]], offers: [[1], [1]] } },
    ["coverage-number at coverage.needs"],
  ],
  [
    "offers that are ruled out",
    { ...plain, coverage: { needs: [[1], [1]], offers: [[1], [null]] } },
    ["coverage-number at coverage.offers"],
  ],
  [
    "somebody who is not there",
    { ...plain, counts: [{ people: [0, 2] }] },
    ["no-such-position at counts[0].people[1]"],
  ],
  [
    "a rule that nothing keeps",
    { ...plain, counts: [{ people: [0], least: 2, most: 1 }] },
    ["count-rule at counts[0]"],
  ],
  [
    "one, and not one",
    { ...plain, counts: [{ people: [0], least: 1, most: 1, one: false }] },
    ["count-rule at counts[0]"],
  ],
  [
    "time",
    { ...plain, time: { slots: 2, people: [[0]], circles: [[2]], least: 1, share: { of: 3, in: 2 } } },
    ["time-share at time.share", "table-shape at time.people.length", "no-such-position at time.circles[0][0]"],
  ],
  [
    "weeks, of which there must be one, and positions beyond the last",
    { ...plain, time: { weeks: 0, slots: 2, people: [[], []], least: 1, share: { of: 1, in: 1 } } },
    ["time-weeks at time.weeks"],
  ],
  [
    "slots of a third week of two",
    { ...plain, time: { weeks: 2, slots: 40, people: [[79], [80]], least: 1, share: { of: 1, in: 1 } } },
    ["no-such-position at time.people[1][0]"],
  ],
  ["who may be empty", { ...plain, mayBeEmpty: [true, true] }, ["table-shape at mayBeEmpty.length"]],
  ["sums that would not be exact", { ...plain, inCircle: [[2 ** 52], [0]] }, ["scores-too-large at together"]],
])("%s", (_, input, wanted) => {
  expect(mistakes(input)).toEqual(wanted);
});

test("many wrong numbers are counted", () => {
  const inCircle = Array.from({ length: 150 }, () => [0.5]);
  const found = mistakes({ people: 150, circles: 1, sizes: 150, inCircle });
  expect(found).toHaveLength(101);
  expect(found.at(-1)).toBe("more-mistakes at tables");
});

describe("what is legal", () => {
  test("nobody, and no circles", () => {
    for (const [people, circles] of [
      [0, 0],
      [0, 2],
      [3, 0],
    ] as const) {
      const found = formCircles(circlesProblem({ people, circles, sizes: 4, together: new Float64Array(people ** 2) }));
      expect([...found.circleOf]).toEqual(new Array(people).fill(-1));
      expect(found).toMatchObject({ status: "optimal", broken: 0, priority: 0, total: 0 });
    }
  });

  test("what was given is copied", () => {
    const together = Float64Array.of(0, 5, 5, 0);
    const problem = circlesProblem({ ...plain, together });
    together[1] = 7;
    expect(problem.together[1]).toBe(5);
    expect(problem.together[0]).toBeNaN();
    expect(Object.isFrozen(problem)).toBe(true);
  });
});

describe("weeks", () => {
  const time = (weeks?: number) => ({
    ...(weeks === undefined ? {} : { weeks }),
    slots: 40,
    people: [[0, 33], weeks === undefined ? [39] : [39, 40, 74, 79]],
    circles: [[1]],
    least: 1,
    share: { of: 1, in: 1 },
  });

  test("a person's row holds week after week, each from a new word", () => {
    const two = circlesProblem({ ...plain, time: time(2) }).time;
    expect(two).toMatchObject({ weeks: 2, words: 2 });
    expect([...two!.people]).toEqual([1, 2, 0, 0, 0, 1 << 7, 1, (1 << 2) | (1 << 7)]);
    expect([...two!.circles]).toEqual([2, 0, 0, 0]);
    expect(circlesProblem({ ...plain, time: time() }).time).toMatchObject({ weeks: 1, words: 2 });
  });
});

describe("a circle that may be empty", () => {
  test("is one for all or one each, and nothing unless given", () => {
    const read = (mayBeEmpty: boolean | readonly boolean[]) =>
      circlesProblem({ people: 2, circles: 2, sizes: 1, mayBeEmpty }).mayBeEmpty;
    expect(read(true)).toEqual(Uint8Array.of(1, 1));
    expect(read([false, true])).toEqual(Uint8Array.of(0, 1));
    expect(circlesProblem(plain)).not.toHaveProperty("mayBeEmpty");
    expect(read(false)).toBeUndefined();
  });
});

describe("the method that fits", () => {
  test("transport where only fit with circles counts", () => {
    const led = circlesProblem({
      people: 40,
      circles: 2,
      sizes: 20,
      inCircle: Array.from({ length: 40 }, (_, at) => [at, 1]),
    });
    expect(bestForCircles(led).name).toBe("transport");
    const found = formCircles(led);
    // The upper half in the first circle: 20 + … + 39, and 1 for each of the others.
    expect(found).toMatchObject({ status: "optimal", priority: 40, total: 590 + 20 });
  });

  test("every subset of up to 18 people", () => {
    const input = (people: number) => ({
      people,
      circles: 2,
      sizes: 8,
      together: new Float64Array(people ** 2).fill(1),
    });
    expect(bestForCircles(circlesProblem(input(18))).name).toBe("subsets");
    expect(bestForCircles(circlesProblem(input(19))).name).toBe("annealing");
    expect(() => divide(circlesProblem(input(19)))).toThrow("it looks at every subset");
    expect(() => transportedCircles(circlesProblem(input(3)))).toThrow("it counts who sits with whom");
  });

  test("no transport and no fast walk where a circle has none or its least", () => {
    const led = (min: number) =>
      circlesProblem({ people: 40, circles: 2, sizes: { min, max: 30 }, mayBeEmpty: true, mayBeLeftOut: false });
    expect(bestForCircles(led(0)).name).toBe("transport");
    expect(bestForCircles(led(4)).name).toBe("annealing");
    expect(() => transportedCircles(led(4))).toThrow("a circle may be empty or have its least");
    expect(refusesPlain(led(0))).toBeUndefined();
    expect(refusesPlain(led(4))).toBe("it knows no circles that may be empty");
  });
});
