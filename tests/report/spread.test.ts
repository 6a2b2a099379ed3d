import fc from "fast-check";
import { expect, it } from "vitest";
import { deviationOf, giniOf, spreadOf } from "../../src/report/compare/spread.js";
import { seed } from "../seed.js";

it("the tenth percentile is at the nearest rank: the second lowest of eleven people, the lowest of ten", () => {
  const people = (count: number) => Array.from({ length: count }, (_, at) => (count - at) * 10_000);
  expect([1, 10, 11, 20, 21, 30].map((count) => spreadOf(people(count))?.tenth)).toEqual([
    0.01, 0.01, 0.02, 0.02, 0.03, 0.03,
  ]);
});

it("knows the Gini index of a few by hand", () => {
  expect(giniOf([])).toBe(0);
  expect(giniOf([0, 0, 0])).toBe(0);
  expect(giniOf([5, 5, 5])).toBe(0);
  expect(giniOf([0, 0, 0, 8])).toBe(0.75); // one has all: (n - 1) / n
  expect(giniOf([1, 2, 3, 4])).toBe(0.25); // (-3 - 2 + 3 + 12) / (4 * 10)
});

it("no index depends on order or scale, and everybody getting more of the same lowers Gini", () => {
  const values = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 9 }), (given, times) => {
      expect(spreadOf([...given].reverse())).toEqual(spreadOf(given));
      expect(giniOf(given.map((one) => one * times))).toBeCloseTo(giniOf(given), 5);
      expect(giniOf(given.map((one) => one + 1000))).toBeLessThanOrEqual(giniOf(given));
      expect(giniOf(given)).toBeGreaterThanOrEqual(0);
      expect(deviationOf(given.map((one) => one + 7))).toBeCloseTo(deviationOf(given), 5);
    }),
    { seed },
  );
});

it("says nothing of nobody", () => {
  expect(spreadOf([])).toBeUndefined();
});
