// Changes of whole circles: what they are said to bring is what they bring, and taken back they have left nothing behind.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { circlesProblem } from "../../../src/kernels/circles/build.js";
import { searchCircles } from "../../../src/kernels/circles/search.js";
import { isOptional } from "../../../src/kernels/circles/sizes.js";
import { emptyState, fillFrom, type State } from "../../../src/kernels/circles/state.js";
import { dissolve, emptyTrail, handOver, measureHandOver, open, takeBack } from "../../../src/kernels/circles/whole.js";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { anyProblem, judged, type Levels } from "./problems.js";

const runs = (numRuns: number) => ({ seed, numRuns: numRuns * effort });

/** A problem with at least two circles, and everybody somewhere; now and then all in the first circles. */
const placed = anyProblem({ people: 9, circles: 4, rules: true })
  .filter(({ people, circles }) => people > 0 && circles > 1)
  .chain((problem) => fc.tuple(fc.constant(problem), fc.integer({ min: 0, max: problem.circles - 1 })))
  .chain(([problem, last]) => {
    const place = fc.integer({ min: -1, max: last });
    return fc.tuple(
      fc.constant(problem),
      fc.array(place, { minLength: problem.people, maxLength: problem.people }),
      fc.nat(),
    );
  });

function standing({ broken, priority, total }: State): Levels {
  return [broken, priority, total + 0];
}

test("two circles hand over their members, and it brings what was measured", () => {
  fc.assert(
    fc.property(placed, ([problem, circleOf, number]) => {
      const state = emptyState(problem);
      fillFrom(state, Int32Array.from(circleOf));
      const [one, other] = [number % problem.circles, (number + 1) % problem.circles];
      const swapped = circleOf.map((circle) => (circle === one ? other : circle === other ? one : circle));
      const [before, after] = [judged(problem, circleOf), judged(problem, swapped)];
      const effect = { broken: 0, priority: 0, worth: 0 };
      measureHandOver(state, one, other, effect);
      expect(standing(state)).toEqual(before);
      expect([effect.broken, effect.priority, effect.worth]).toEqual([
        after[0] - before[0],
        after[1] - before[1],
        after[2] - before[2],
      ]);
      handOver(state, one, other, emptyTrail(problem.people));
      expect([...state.circleOf]).toEqual(swapped);
      expect(standing(state)).toEqual(after);
    }),
    runs(200),
  );
});

test.each([
  ["opens", open],
  ["dissolves", dissolve],
])("a circle %s, and all is as before when it is taken back", (name, change) => {
  let done = 0;
  fc.assert(
    fc.property(placed, ([problem, circleOf, number]) => {
      const state = emptyState(problem);
      fillFrom(state, Int32Array.from(circleOf));
      const before = judged(problem, circleOf);
      const source = chance(number);
      const trail = emptyTrail(problem.people);
      const isDone = change(state, (limit) => source.below(limit), trail);
      expect(standing(state)).toEqual(judged(problem, [...state.circleOf]));
      if (isDone) {
        done++;
        const changed = circleOf.findIndex((circle, person) => circle !== state.circleOf[person]);
        const circle = name === "opens" ? state.circleOf[changed]! : circleOf[changed]!;
        expect(isOptional(problem, circle)).toBe(true);
        expect(state.size[circle]).toBe(name === "opens" ? problem.sizes.min[circle] : 0);
        takeBack(state, trail);
      }
      expect([...state.circleOf]).toEqual(circleOf);
      expect(standing(state)).toEqual(before);
    }),
    runs(200),
  );
  expect(done).toBeGreaterThan(0);
});

describe("more leads than circles are needed", () => {
  const source = chance(seed);
  const each = <T>(count: number, of: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => of(at));

  test("those lead who are best for the people, where that is plain to see", () => {
    // Twenty people, ten leads, four kinds of people: leads 6 to 9 are each the best for one kind of five.
    const problem = circlesProblem({
      people: 20,
      circles: 10,
      sizes: { min: 4, max: 6 },
      mayBeEmpty: true,
      together: each(20, (one) => each(20, (other) => (one % 4 === other % 4 ? 100 : 0))),
      inCircle: each(20, (person) => each(10, (circle) => (circle - 6 === person % 4 ? 100 : circle * 3))),
      worth: { mean: 1, worst: 1 },
    });
    for (const one of [1, 2, 3]) {
      const found = searchCircles(problem, { steps: 200_000, seed: one });
      expect([...found.circleOf]).toEqual(each(20, (person) => 6 + (person % 4)));
      expect(check(problem, found)).toMatchObject({ optimal: true, bound: { priority: 20, fit: 8000 } });
    }
  });

  test("everybody is in a circle that can meet in both weeks, though most leads have no time that suits many", () => {
    const slots = 40;
    // Three groups of people have one day each; of twelve leads the last three have those days, the others odd hours.
    const day = (group: number) => each(8, (hour) => 8 * group + hour);
    const both = (own: number[]) => [...own, ...own.map((slot) => slot + slots)];
    const problem = circlesProblem({
      people: 18,
      circles: 12,
      sizes: { min: 4, max: 6 },
      mayBeEmpty: true,
      together: each(18, () => each(18, () => 0)),
      inCircle: each(18, () => each(12, (circle) => 12 - circle)),
      time: {
        weeks: 2,
        slots,
        people: each(18, (person) => both([...day(person % 3), 24 + source.below(16)])),
        circles: each(12, (circle) => both(circle < 9 ? [24 + circle, 33 + (circle % 7)] : day(circle - 9))),
        least: 3,
        share: { of: 1, in: 1 },
      },
    });
    const found = searchCircles(problem, { steps: 100_000, seed: 1 });
    expect(found).toMatchObject({ broken: 0, priority: 18 });
    expect(new Set(found.circleOf)).toEqual(new Set([9, 10, 11]));
    expect(check(problem, found)).toMatchObject({ feasible: true, gap: { priority: 0 } });
  });
});
