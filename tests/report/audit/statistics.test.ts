import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaUnder, crossValidatedArea } from "../../../src/report/audit/area.js";
import { hedges } from "../../../src/report/audit/effect.js";
import { isFlagged } from "../../../src/report/audit/figures.js";
import { fisherExact } from "../../../src/report/audit/fisher.js";
import { holm } from "../../../src/report/audit/holm.js";
import { newcombe, quantiles, wilson } from "../../../src/report/audit/intervals.js";
import { logistic } from "../../../src/report/audit/logistic.js";
import { effort, seed } from "../../seed.js";

const runs = { seed, numRuns: 300 * effort };
const z = quantiles[0.95];

/** Binomial coefficients as whole numbers of any size. */
function choose(n: number, k: number): bigint {
  let value = 1n;
  for (let at = 1; at <= k; at++) value = (value * BigInt(n - k + at)) / BigInt(at);
  return value;
}

const groups = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
  .chain(([m, n]) => fc.tuple(fc.nat({ max: m }), fc.constant(m), fc.nat({ max: n }), fc.constant(n)))
  .map(
    ([a, m, b, n]) =>
      [
        { chosen: a, people: m },
        { chosen: b, people: n },
      ] as const,
  );

describe("Fisher's exact test", () => {
  it("is the sum over every table with the same margins that is no likelier, in whole numbers", () => {
    fc.assert(
      fc.property(groups, ([one, other]) => {
        const chosen = one.chosen + other.chosen;
        const ways = (k: number) => choose(one.people, k) * choose(other.people, chosen - k);
        const tables = Array.from({ length: chosen + 1 }, (_, k) => k).filter(
          (k) => k <= one.people && chosen - k <= other.people,
        );
        const extreme = tables.map(ways).filter((way) => way <= ways(one.chosen));
        const sum = extreme.reduce((before, way) => before + way, 0n);
        const all = choose(one.people + other.people, chosen);
        expect(fisherExact(one, other)).toBeCloseTo(Number((sum * 10n ** 15n) / all) / 1e15, 10);
      }),
      runs,
    );
  });

  it("holds for a hundred thousand people, where whole numbers of tables would have tens of thousands of digits", () => {
    const p = fisherExact({ chosen: 30_000, people: 50_000 }, { chosen: 30_300, people: 50_000 });
    expect(p).toBeGreaterThan(0.05); // normal approximation: z = 1.94, p = 0.052
    expect(p).toBeLessThan(0.054);
    expect(fisherExact({ chosen: 0, people: 50_000 }, { chosen: 50_000, people: 50_000 })).toBe(0);
    expect(fisherExact({ chosen: 0, people: 5 }, { chosen: 0, people: 9 })).toBe(1);
  });
});

describe("intervals", () => {
  it("hold the estimate, keep within their range, and mirror each other", () => {
    fc.assert(
      fc.property(groups, ([one, other]) => {
        const share = wilson(one.chosen, one.people, z);
        expect(share.low).toBeGreaterThanOrEqual(0);
        expect(share.high).toBeLessThanOrEqual(1);
        expect(share.low).toBeLessThanOrEqual(one.chosen / one.people + 1e-12);
        expect(share.high).toBeGreaterThanOrEqual(one.chosen / one.people - 1e-12);
        const mirrored = wilson(one.people - one.chosen, one.people, z);
        expect(mirrored.low).toBeCloseTo(1 - share.high, 12);
        const [apart, back] = [newcombe(one, other, z), newcombe(other, one, z)];
        expect(apart.low).toBeCloseTo(-back.high, 12);
        expect(apart.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(apart.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
      runs,
    );
  });

  it("of Wilson are where the score test is just significant", () => {
    const { low } = wilson(7, 20, z);
    expect((7 / 20 - low) / Math.sqrt((low * (1 - low)) / 20)).toBeCloseTo(z, 10);
  });

  it("of g need two values a side and some spread", () => {
    expect(hedges([1], [1, 2], z)).toBeUndefined();
    expect(hedges([0.3, 0.3], [0.3, 0.3], z)).toBeUndefined();
    expect(hedges([1, 2, 3], [1, 2, 3], z)?.g).toBe(0);
  });
});

it("Holm never lowers a value, keeps their order, and does not depend on the order in which they are given", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }), (values) => {
      const corrected = holm(values);
      for (const [at, value] of values.entries()) {
        expect(corrected[at]).toBeGreaterThanOrEqual(value);
        expect(corrected[at]).toBeLessThanOrEqual(1);
        for (const [other, far] of values.entries())
          if (far < value) expect(corrected[other]).toBeLessThanOrEqual(corrected[at]!);
      }
      expect(holm([...values].reverse()).reverse()).toEqual(corrected);
    }),
    runs,
  );
});

describe("the four-fifths rule flags by chance alone, as often as exact enumeration says", () => {
  const binomial = (k: number, n: number, rate: number) => Number(choose(n, k)) * rate ** k * (1 - rate) ** (n - k);
  it.each([
    [10, 0.5, 0.56],
    [10, 0.8, 0.33],
    [20, 0.8, 0.16],
    [50, 0.8, 0.03],
  ])("%i against %i at a rate of %d", (people, rate, expected) => {
    let flagged = 0;
    for (let a = 0; a <= people; a++)
      for (let b = 0; b <= people; b++) {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((chosen) => ({ chosen, people }));
        if (isFlagged(low!, high!, { ratio: 0.8 })) flagged += binomial(a, people, rate) * binomial(b, people, rate);
      }
    expect(Math.abs(flagged - expected)).toBeLessThan(0.005);
  });

  it("counts exactly four fifths as enough, whatever the rounding", () => {
    for (let n = 5; n <= 200; n += 5)
      expect(isFlagged({ chosen: (4 * n) / 5, people: n }, { chosen: n, people: n }, { ratio: 0.8 })).toBe(false);
  });

  it("can watch those left over instead, where nearly everybody is matched", () => {
    const [one, other] = [
      { chosen: 90, people: 100 },
      { chosen: 98, people: 100 },
    ];
    expect(isFlagged(one, other, { ratio: 0.8 })).toBe(false);
    expect(isFlagged(one, other, { ratio: 0.8, unmatchedRatio: 1.25 })).toBe(true);
    expect(isFlagged(one, one, { ratio: 0.8, unmatchedRatio: 1.25 })).toBe(false);
  });
});

describe("predicting a group", () => {
  it("finds the coefficients where the penalised likelihood is flat", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: -2, max: 2, noNaN: true }),
            fc.double({ min: -2, max: 2, noNaN: true }),
            fc.boolean(),
          ),
          {
            minLength: 6,
            maxLength: 40,
          },
        ),
        (rows) => {
          const labels = rows.map(([, , label]) => Number(label));
          if (new Set(labels).size < 2) return;
          const features = rows.map(([a, b]) => Float64Array.of(a, b));
          const [intercept, beta] = logistic(features, labels, 1);
          const errors = features.map((row, at) => {
            const score = intercept + row[0]! * beta[0]! + row[1]! * beta[1]!;
            return labels[at]! - 1 / (1 + Math.exp(-score));
          });
          const slope = (of: (row: Float64Array) => number) =>
            features.reduce((sum, row, at) => sum + of(row) * errors[at]!, 0);
          expect(slope(() => 1)).toBeCloseTo(0, 4);
          expect(slope((row) => row[0]!) - beta[0]!).toBeCloseTo(0, 4);
          expect(slope((row) => row[1]!) - beta[1]!).toBeCloseTo(0, 4);
        },
      ),
      runs,
    );
  });

  it("counts pairs won, ties half, as looking at every pair does", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, (group, rest) => {
        const won = group.flatMap((a) => rest.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const share = won.reduce<number>((sum, one) => sum + one, 0) / won.length;
        expect(areaUnder(group, rest)).toBeCloseTo(share, 12);
      }),
      runs,
    );
  });

  it("is certain where a feature is the group, and near chance where features are noise", () => {
    const people = Array.from({ length: 400 }, (_, at) => at);
    const group = people.map((at) => at % 3 === 0);
    const noise = (at: number) => ((at * 7919 + 13) % 101) / 101;
    const told = people.map((at) => Float64Array.of(noise(at), group[at] ? 1 : 0, 5));
    const blind = people.map((at) => Float64Array.of(noise(at), noise(at + 50), 5));
    expect(crossValidatedArea(told, group, 1)).toBe(1);
    expect(Math.abs(crossValidatedArea(blind, group, 1) - 0.5)).toBeLessThan(0.1);
    expect(crossValidatedArea(told, group, 1)).toBe(crossValidatedArea(told, group, 1));
  });
});
