// Circles gathered around slots: where hours are narrow, people find a place that a walk alone did not find.
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { circlesProblem } from "../../../src/kernels/circles/build.js";
import { gathered } from "../../../src/kernels/circles/gather.js";
import { searchCircles } from "../../../src/kernels/circles/search.js";
import { emptyState } from "../../../src/kernels/circles/state.js";
import { chance } from "../../../src/random.js";

/** Ten groups of four who share two slots of 60 a week, and each of whom can come to eight others: everybody can be seated. */
function planted(seed: number) {
  const source = chance(seed);
  const people = 40;
  const slots = 60;
  const shared = Array.from({ length: people / 4 }, () => [source.below(slots), source.below(slots)]);
  const can = Array.from({ length: people }, (_, one) => {
    const own = new Set(shared[one % (people / 4)]);
    while (own.size < 10) own.add(source.below(slots));
    return [...own].sort((a, b) => a - b);
  });
  return circlesProblem({
    people,
    circles: people / 4,
    sizes: { min: 4, max: 5 },
    mayBeEmpty: true,
    together: Array.from({ length: people }, () => Array.from({ length: people }, () => 1)),
    time: { slots, people: can, least: 2, share: { of: 4, in: 5 } },
  });
}

describe("with narrow hours", () => {
  test("the search seats everybody; before, 30 of the 40", () => {
    for (const seed of [1, 3, 4]) {
      const problem = planted(seed);
      const found = searchCircles(problem, { steps: 600_000, seed });
      expect(check(problem, found).feasible).toBe(true);
      expect(found.priority).toBe(40);
    }
  });

  test("what is gathered is in the state, is told as it is, and more tries are never worse", () => {
    const problem = planted(5);
    let before = 0;
    for (const steps of [0, 2000, 20_000]) {
      const state = emptyState(problem);
      const { found, spent } = gathered(state, steps, 7);
      expect([...state.circleOf]).toEqual([...found.circleOf]);
      expect([state.broken, state.priority, state.total]).toEqual([found.broken, found.priority, found.total]);
      expect(spent).toBeLessThanOrEqual(steps);
      expect(found.priority).toBeGreaterThanOrEqual(before);
      before = found.priority;
    }
  });
});
