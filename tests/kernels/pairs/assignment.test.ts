import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { chance, shuffled } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { levelsOf, reordered, transposed } from "../problems.js";
import { oneLevel, severalLevels } from "./families.js";

const { assignment, "shortest paths": plain } = solvers.pairs;

/** Around the sizes at which the method changes: lists without a threshold, without a reserve, with one, samples. */
const sizes = [1, 2, 7, 24, 33, 95, 96, 130, 300];

const families = [...oneLevel, ...severalLevels];

describe.each(families)("$name: the fast solver", ({ pose }) => {
  test.each(sizes)("finds what the plain one finds, and proves it, with %i people", (size) => {
    for (let run = 0; run < effort; run++) {
      const given = problem(pose(size, seed + run));
      const fast = assignment.solve(given);
      expect(levelsOf(fast)).toEqual(levelsOf(plain.solve(given)));
      expect(check(given, fast)).toMatchObject({ feasible: true, optimal: true });
    }
  });

  test("gives the same levels for people in another order and for sides exchanged", () => {
    const given = problem(pose(60, seed));
    const levels = levelsOf(assignment.solve(given));
    const { below } = chance(seed);
    const order = (people: number) => [
      ...shuffled(
        Int32Array.from({ length: people }, (_, at) => at),
        { below },
      ),
    ];
    const other = reordered(given, order(given.rows), order(given.columns));
    for (const same of [other, transposed(given), transposed(other)]) {
      const found = assignment.solve(same);
      expect(levelsOf(found)).toEqual(levels);
      expect(check(same, found)).toMatchObject({ optimal: true });
    }
  });
});

describe.each(oneLevel.filter(({ name }) => !name.startsWith("one ")))("$name: with six hundred people", ({ pose }) => {
  test("the fast solver finds and proves the total of the plain one", () => {
    const given = problem(pose(600, seed));
    const before = given.scores.slice();
    const fast = assignment.solve(Object.freeze(given));
    expect(levelsOf(fast)).toEqual(levelsOf(plain.solve(given)));
    expect(check(given, fast)).toMatchObject({ optimal: true });
    expect(given.scores.every((score, cell) => Object.is(score, before[cell]))).toBe(true);
    expect(assignment.solve(given).pairs).toEqual(fast.pairs);
  });
});

test("each way of the method is taken by some family", () => {
  const phases = (name: string, size: number) => {
    const family = families.find((one) => one.name === name);
    return assignment.solve(problem(family!.pose(size, seed))).work.phases;
  };
  // Reduction and augmentation alone, with prices scaled, from a sample of a sample.
  expect(phases("uniform", 600)).toBe(1);
  expect(phases("points in a plane", 400)).toBeGreaterThan(2);
  expect(phases("products, falling", 600)).toBeGreaterThan(2);
});

test("a row that would rather stay alone ends scaling, and the partial answer is the best", () => {
  // Four hundred rows may meet three hundred columns only; among themselves they fight.
  const { below } = chance(seed);
  const size = 500;
  const values = Float64Array.from({ length: size * size }, (_, cell) =>
    Math.floor(cell / size) < 400 && cell % size >= 300 ? Number.NaN : below(1000),
  );
  const given = problem({ scores: { rows: size, columns: size, values } });
  const fast = assignment.solve(given);
  expect(fast.pairs).toHaveLength(2 * 400);
  expect(levelsOf(fast)).toEqual(levelsOf(plain.solve(given)));
  expect(check(given, fast)).toMatchObject({ optimal: true });
});

test.each([20, 120])("the largest scores that are exact, and the least, with %i people", (size) => {
  const largest = Math.floor(2 ** 45 / (size + 1) / 2);
  const { below } = chance(seed);
  for (const score of [() => largest - below(3), () => below(3) - largest, () => (2 * below(2) - 1) * largest]) {
    const values = Float64Array.from({ length: size * size }, score);
    const given = problem({ scores: { rows: size, columns: size, values } });
    const fast = assignment.solve(given);
    expect(levelsOf(fast)).toEqual(levelsOf(plain.solve(given)));
    expect(check(given, fast)).toMatchObject({ optimal: true });
  }
});

test("a constant matrix gives the identity", () => {
  const given = problem({ scores: { rows: 90, columns: 90, values: new Float64Array(8100).fill(5) } });
  expect([...assignment.solve(given).pairs]).toEqual(Array.from({ length: 180 }, (_, at) => at >> 1));
});

test("work is stopped between two steps when the signal says so, however far it is", () => {
  const family = families.find(({ name }) => name === "points in a plane");
  const given = problem(family!.pose(400, seed));
  for (const last of [1, 2, 3, 5]) {
    let asked = 0;
    const signal = {
      throwIfAborted() {
        if (++asked === last) throw new Error("enough");
      },
    };
    expect(() => assignment.solve(given, { signal })).toThrow("enough");
  }
});
