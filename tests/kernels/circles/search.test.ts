// The search on cohorts that are too large to be tried out.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { circlesProblem } from "../../../src/kernels/circles/build.js";
import { logarithms, streamFrom } from "../../../src/kernels/circles/chance-table.js";
import { refusesPlain } from "../../../src/kernels/circles/plain-state.js";
import { searchCircles } from "../../../src/kernels/circles/search.js";
import { sizesFor } from "../../../src/kernels/circles/sizes.js";
import { divide } from "../../../src/kernels/circles/subsets.js";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { judged, levelsOf } from "./problems.js";

const source = chance(seed);
const each = <T>(count: number, of: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => of(at));

function symmetric(people: number, of: () => number | null): (number | null)[][] {
  const table: (number | null)[][] = each(people, () => each(people, () => null));
  for (let one = 0; one < people; one++) {
    for (let other = 0; other < one; other++) {
      const value = of();
      table[one]![other] = value;
      table[other]![one] = value;
    }
  }
  return table;
}

const score = () => source.below(1_000_001);

test("the fast walk keeps its sums: what it says is what its circles are worth", () => {
  for (const people of [20, 41]) {
    const problem = circlesProblem({
      people,
      circles: 5,
      sizes: { min: 3, max: 12 },
      together: symmetric(people, () => score() - 300_000),
      inCircle: each(people, () => each(5, score)),
    });
    expect(refusesPlain(problem)).toBeUndefined();
    const few = searchCircles(problem, { steps: 2000 });
    const found = searchCircles(problem, { steps: 300_000 });
    for (const one of [few, found]) expect(levelsOf(one)).toEqual(judged(problem, [...one.circleOf]));
    expect(found.total).toBeGreaterThan(few.total);
    expect(check(problem, found)).toMatchObject({ feasible: true, by: "best partners" });
  }
});

test("another seed takes another way, the same seed the same", () => {
  const problem = circlesProblem({ people: 40, circles: 5, sizes: { min: 8, max: 8 }, together: symmetric(40, score) });
  const by = (given: number) => searchCircles(problem, { steps: 3000, seed: given });
  expect(by(1)).toEqual(by(1));
  expect(by(1).circleOf).not.toEqual(by(2).circleOf);
});

describe("a cohort of 60 in circles of 4 to 6 with leads, conflicts, counts and hours", () => {
  const people = 60;
  const circles = 12;
  const every = (nth: number) => each(people, (at) => at).filter((at) => at % nth === 0);
  const hours = () => each(40, (slot) => slot).filter(() => source.below(100) < 60);
  const problem = circlesProblem({
    people,
    circles,
    sizes: { min: 4, max: 6 },
    together: symmetric(people, () => (source.below(100) < 3 ? null : score())),
    inCircle: each(people, () => each(circles, () => (source.below(100) < 5 ? null : score()))),
    worth: { mean: 1, worst: 1 },
    counts: [
      { people: every(4), least: 1 },
      { people: every(7), one: false },
    ],
    time: { slots: 40, people: each(people, hours), circles: each(circles, hours), least: 2, share: { of: 4, in: 5 } },
  });

  test("all rules are kept and everybody is in a circle, after few tries", () => {
    const found = searchCircles(problem, { steps: 50_000 });
    expect(found).toMatchObject({ status: "feasible", broken: 0, priority: people });
    expect(check(problem, found)).toMatchObject({ feasible: true, optimal: false, gap: { priority: 0 } });
  });

  test("more tries are worth it", () => {
    const [few, many] = [20_000, 400_000].map((steps) => searchCircles(problem, { steps }));
    expect(many!.total).toBeGreaterThan(few!.total);
  });
});

test("the search equals every subset on 13 people, whatever the worth", () => {
  for (const worth of ["sum", { mean: 1, worst: 1 }, { mean: 0, worst: 1 }] as const) {
    const problem = circlesProblem({
      people: 13,
      circles: 3,
      sizes: { min: 3, max: 5 },
      together: symmetric(13, score),
      inCircle: each(13, () => each(3, score)),
      worth,
    });
    expect(searchCircles(problem, { steps: 200_000 }).total).toBe(divide(problem).total);
  }
});

test("a search without an end is refused", () => {
  const problem = circlesProblem({ people: 4, circles: 2, sizes: 2 });
  for (const steps of [Number.POSITIVE_INFINITY, Number.NaN, -1]) {
    expect(() => searchCircles(problem, { steps })).toThrow(
      expect.objectContaining({ mistakes: [expect.objectContaining({ code: "circles-steps" })] }),
    );
  }
  expect(searchCircles(problem, { steps: 0 }).status).toBe("feasible");
});

describe("sizes", () => {
  test("hold everybody, with the most or the fewest pairs of all that do", () => {
    const bounds = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bounds, fc.nat(20), fc.constantFrom("most" as const, "fewest" as const), (given, people, pairs) => {
        const min = Int32Array.from(given, ([least]) => least);
        const max = Int32Array.from(given, ([least, more]) => least + more);
        const mayBeEmpty = Uint8Array.from(given, ([, , may]) => (may ? 1 : 0));
        const sizes = sizesFor({ sizes: { min, max }, mayBeEmpty }, people, pairs);
        const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, value) => all + value, 0);
        const inside = (values: ArrayLike<number>) => sum(Array.from(values, (size) => (size * (size - 1)) / 2));
        let all: number[][] = [[]];
        for (const [least, more, may] of given) {
          const allowed = each(more + 1, (extra) => least + extra);
          all = all.flatMap((known) => [...(may ? [0] : []), ...allowed].map((size) => [...known, size]));
        }
        const sums = all.map(sum);
        // As many as there are, or fewer, or where that cannot be, as few more as can be.
        const within = sums.filter((one) => one <= people);
        const wanted = within.length > 0 ? Math.max(...within) : Math.min(...sums);
        expect(sum(sizes)).toBe(wanted);
        const counts = all.filter((known) => sum(known) === wanted).map(inside);
        expect(inside(sizes)).toBe(pairs === "most" ? Math.max(...counts) : Math.min(...counts));
      }),
      { seed, numRuns: 100 * effort },
    );
  });
});

describe("chance", () => {
  test("the logarithms are those of the language, to 15 digits", () => {
    for (const [at, value] of logarithms.entries()) expect(value).toBeCloseTo(Math.log((at + 0.5) / 4096), 13);
  });

  test("no seed leads to the stream that stands still", () => {
    const starts = each(10_000, (at) => streamFrom(at - 5000));
    expect(starts).not.toContain(0);
    expect(new Set(starts).size).toBe(10_000);
  });
});
