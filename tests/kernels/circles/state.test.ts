// What a trial says that a change would bring is what it brings, whatever rules there are.
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { circlesProblem } from "../../../src/kernels/circles/build.js";
import { formCircles } from "../../../src/kernels/circles/form.js";
import { classesOf } from "../../../src/kernels/circles/solution.js";
import { emptyState, fillFrom, shift, weigh } from "../../../src/kernels/circles/state.js";
import { effort, seed } from "../../seed.js";
import { anyProblem, judged } from "./problems.js";

const placed = anyProblem({ people: 9, circles: 3, rules: true })
  .filter(({ people, circles }) => people > 0 && circles > 0)
  .chain((problem) => {
    const place = fc.integer({ min: -1, max: problem.circles - 1 });
    const start = fc.array(place, { minLength: problem.people, maxLength: problem.people });
    return fc.tuple(fc.constant(problem), start, fc.nat(), fc.nat(), fc.nat());
  });

test("one person less, one more, or both", () => {
  fc.assert(
    fc.property(placed, ([problem, circleOf, first, second, third]) => {
      const state = emptyState(problem);
      fillFrom(state, Int32Array.from(circleOf));
      const circle = first % problem.circles;
      const some = (where: number, number: number) => {
        const there = [-1, ...circleOf.flatMap((one, person) => (one === where ? [person] : []))];
        return there[number % there.length]!;
      };
      const [leaves, joins] = [some(circle, second), some(-1, third)];
      const after = circleOf.map((one, person) => (person === leaves ? -1 : person === joins ? circle : one));
      const must = (person: number) => (person < 0 ? 0 : problem.mustJoin[person]!);
      weigh(state, circle, leaves, joins);
      const faults = state.faults - state.brokenOf[circle]! + must(leaves) - must(joins);
      const worth = state.worth - state.worthOf[circle]!;
      const [broken, , total] = judged(problem, circleOf);
      const [brokenAfter, , totalAfter] = judged(problem, after);
      expect([faults, worth + 0]).toEqual([brokenAfter - broken, totalAfter - total + 0]);
      // Made, and then undone in the other order: nothing is left behind.
      if (leaves >= 0) shift(state, leaves, -1);
      if (joins >= 0) shift(state, joins, circle);
      expect([state.broken, state.total + 0]).toEqual([brokenAfter, totalAfter + 0]);
      if (leaves >= 0) shift(state, leaves, circle);
      if (joins >= 0) shift(state, joins, -1);
      expect([state.broken, state.total + 0]).toEqual([broken, total + 0]);
    }),
    { seed, numRuns: 400 * effort },
  );
});

test("circles that differ in their second week alone, or in whether they may be empty, are not alike", () => {
  const time = {
    weeks: 2,
    slots: 2,
    people: [
      [0, 2],
      [0, 2],
      [0, 3],
      [0, 3],
    ],
    circles: [
      [0, 2],
      [0, 3],
    ],
    least: 1,
    share: { of: 1, in: 1 },
  };
  const pairs = { people: 4, circles: 2, together: new Float64Array(16).fill(1) };
  const weeks = circlesProblem({
    ...pairs,
    sizes: { min: 0, max: 2 },
    time: { ...time, people: time.people.toReversed() },
  });
  expect([...classesOf(weeks)]).toEqual([0, 1]);
  const found = formCircles(weeks);
  expect([...found.circleOf]).toEqual([1, 1, 0, 0]);
  expect(check(weeks, found)).toMatchObject({ feasible: true, optimal: true });
  const gaps = circlesProblem({ ...pairs, sizes: { min: 4, max: 4 }, mayBeEmpty: [true, false] });
  expect([...classesOf(gaps)]).toEqual([0, 1]);
  expect([...formCircles(gaps).circleOf]).toEqual([1, 1, 1, 1]);
  // Where the least number is 0 there is no difference.
  const free = circlesProblem({ ...pairs, sizes: { min: 0, max: 4 }, mayBeEmpty: [true, false] });
  expect([...classesOf(free)]).toEqual([0, 0]);
});
