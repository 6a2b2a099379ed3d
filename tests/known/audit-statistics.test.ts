// Published figures for the statistics of the audit.
import { describe, expect, it } from "vitest";
import { areaUnder } from "../../src/report/audit/area.js";
import { hedges } from "../../src/report/audit/effect.js";
import { fisherExact } from "../../src/report/audit/fisher.js";
import { holm } from "../../src/report/audit/holm.js";
import { newcombe, quantiles, wilson } from "../../src/report/audit/intervals.js";

const source =
  "R ?fisher.test (tea tasting, convictions); SciPy fisher_exact (whales and sharks); Newcombe 1998, Statistics in Medicine 17:857 table I and 17:873 table II; Holm 1979; Borenstein and others 2009, Introduction to Meta-Analysis, chapter 4; Hanley & McNeil 1982, Radiology 143:29 table I";

const z = quantiles[0.95];
const of = (chosen: number, people: number) => ({ chosen, people });

describe(source, () => {
  it.each([
    ["6 of 10 against 8 of 10", of(6, 10), of(8, 10), 0.628, 3],
    ["tea tasting", of(3, 4), of(1, 4), 0.4857, 4],
    ["convictions of twins", of(2, 17), of(10, 13), 0.0005367, 7],
    ["whales and sharks", of(8, 9), of(2, 7), 0.03496503496503495, 12],
  ])("Fisher's exact test: %s", (_name, one, other, p, digits) => {
    expect(fisherExact(one, other)).toBeCloseTo(p, digits);
    expect(fisherExact(other, one)).toBeCloseTo(p, digits);
  });

  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("Wilson: %i of %i", (chosen, people, low, high) => {
    const found = wilson(chosen, people, z);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it.each([
    [of(56, 70), of(48, 80), 0.0524, 0.3339],
    [of(9, 10), of(3, 10), 0.1705, 0.809],
    [of(6, 7), of(2, 7), 0.0582, 0.8062],
    [of(5, 56), of(0, 29), -0.0381, 0.1926],
    [of(0, 10), of(0, 20), -0.1611, 0.2775],
    [of(0, 10), of(0, 10), -0.2775, 0.2775],
    [of(10, 10), of(0, 20), 0.6791, 1],
    [of(10, 10), of(0, 10), 0.6075, 1],
  ])("Newcombe: %j against %j", (one, other, low, high) => {
    const found = newcombe(one, other, z);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("Holm: each p value times the number of hypotheses that are left, never falling", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Math.round(p * 1e6) / 1e6)).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it("Hedges' g: means 103 and 100, deviations 5.5 and 4.5, 50 each: 0.5924", () => {
    const values = (mean: number, deviation: number) =>
      Array.from({ length: 50 }, (_, at) => mean + (at % 2 === 0 ? 1 : -1) * deviation * Math.sqrt(49 / 50));
    const found = hedges(values(103, 5.5), values(100, 4.5), z);
    expect(found?.g).toBeCloseTo(0.5924, 4);
    // Standard error of g in the book: 0.2028, with a variance that shrinks by the square of the correction.
    expect(((found?.high ?? 0) - (found?.low ?? 0)) / 2 / z).toBeCloseTo(0.2043, 3);
  });

  it("area under the curve of the 109 readings: 0.893", () => {
    const rated = (counts: readonly number[]) => counts.flatMap((count, rating) => Array<number>(count).fill(rating));
    expect(areaUnder(rated([3, 2, 2, 11, 33]), rated([33, 6, 6, 11, 2]))).toBeCloseTo(0.893, 3);
  });
});
