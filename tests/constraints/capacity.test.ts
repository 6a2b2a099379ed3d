import { describe, expect, it } from "vitest";
import { boundsOf } from "../../src/constraints/capacity.js";
import type { Mistake } from "../../src/errors.js";
import { lineupOf } from "./lineups.js";

const people = lineupOf(["a"], ["x", "y", "z"]);

function bounds(capacity: (person: unknown) => unknown) {
  const mistakes: Mistake[] = [];
  const { min, max } = boundsOf(people, 1, capacity, mistakes);
  return { min: [...min], max: [...max], mistakes };
}

describe("boundsOf", () => {
  it("takes a number as the most places and reads min and max", () => {
    expect(bounds(() => 2)).toEqual({ min: [0, 0, 0], max: [2, 2, 2], mistakes: [] });
    expect(bounds(() => ({ min: 1, max: 3 }))).toEqual({ min: [1, 1, 1], max: [3, 3, 3], mistakes: [] });
    expect(bounds(() => ({ max: Number.POSITIVE_INFINITY })).max[0]).toBe(2 ** 31 - 1);
    expect(bounds(() => 0).max).toEqual([0, 0, 0]);
  });

  it.each([-1, 1.5, Number.NaN, "2", undefined, null, { min: 3, max: 2 }, { min: 1 }, { min: -1, max: 2 }, {}])(
    "refuses %j, once per person",
    (given) => {
      const { mistakes } = bounds(() => given);
      expect(mistakes.map(({ code }) => code)).toEqual(["capacity", "capacity", "capacity"]);
      expect(mistakes[2]?.where).toBe('capacity.mentor of "z"');
    },
  );

  it("reports what the caller's function threw", () => {
    const { mistakes } = bounds(() => {
      throw new Error("no such field");
    });
    expect(mistakes[0]).toMatchObject({ code: "capacity-failed", message: "your function failed: no such field." });
  });
});
