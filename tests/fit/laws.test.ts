import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forbid } from "../../src/constraints/eligibility.js";
import { fitOf } from "../../src/fit/score.js";
import { contributionsOf, pairValues } from "../../src/fit/value.js";
import { effort, seed } from "../seed.js";
import { type AnyProgram, about, allowed, type Person, pairs, people, roles } from "./programs.js";

const forms = ["rows", "pairs", "function"] as const;
/** Dyadic, so that sums are exact in any order. */
const sixteenth = fc.integer({ min: 0, max: 16 }).map((n) => n / 16);

interface Cohort {
  readonly names: readonly string[];
  readonly weights: readonly number[];
  readonly mentees: readonly Person["answers"][];
  readonly mentors: readonly Person["answers"][];
  readonly forbidden: readonly (readonly [number, number])[];
}

function cohorts(most = 6): fc.Arbitrary<Cohort> {
  return fc.integer({ min: 1, max: most }).chain((size) => {
    const names = Array.from({ length: size }, (_, k) => `c${k}`);
    const answer = fc.option(sixteenth, { nil: undefined, freq: 4 });
    const person = fc.record(Object.fromEntries(names.map((name) => [name, answer])));
    return fc.record({
      names: fc.constant(names),
      weights: fc
        .array(fc.constantFrom(0, 0.5, 1, 2, 3), { minLength: size, maxLength: size })
        .filter((weights) => weights.some((weight) => weight > 0)),
      mentees: fc.array(person, { minLength: 1, maxLength: 7 }),
      mentors: fc.array(person, { minLength: 1, maxLength: 7 }),
      forbidden: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 8 }),
    });
  });
}

function programOf(names: readonly string[], weights: readonly number[], form?: (typeof forms)[number]): AnyProgram {
  return pairs({
    roles,
    criteria: Object.fromEntries(names.map((name, k) => [name, about(name, form ?? forms[k % 3])])),
    weights: Object.fromEntries(names.map((name, k) => [name, weights[k] ?? 0])),
  });
}

function scored({ mentees, mentors, forbidden }: Cohort, program: AnyProgram) {
  const lineup = people(mentees, mentors);
  const eligibility = allowed(program, lineup);
  for (const [row, column] of forbidden) {
    if (row < mentees.length && column < mentors.length) forbid(eligibility, 0, row, column);
  }
  return { lineup, fit: fitOf(program, lineup, eligibility) };
}

/** Means, spreads and covariances by their definitions, from all values at once. */
function plainStatistics({ lineup, fit }: ReturnType<typeof scored>, program: AnyProgram) {
  const values = lineup.people[0].flatMap((a, row) =>
    lineup.people[1].flatMap((b, column) =>
      Number.isNaN(fit.scores[row * fit.columns + column]) ? [] : [pairValues(program, a, b)],
    ),
  );
  const average = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const columns = fit.criteria.map((_, k) => values.map((pair) => pair[k]));
  const means = columns.map((column) => {
    const known = column.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : average(known);
  });
  const apart = columns.map((column, k) => column.map((value) => (value === undefined ? 0 : value - (means[k] ?? 0))));
  const covariance = apart.map((one) =>
    apart.map((other) => (values.length === 0 ? 0 : average(one.map((d, pair) => d * (other[pair] ?? 0))))),
  );
  return { means, covariance };
}

const runs = { seed, numRuns: 200 * effort };

describe("laws of fit", () => {
  it("is the definition: each criterion pair by pair, means for the unknown, exactly explained", () => {
    fc.assert(
      fc.property(cohorts(), (cohort) => {
        const program = programOf(cohort.names, cohort.weights);
        const { lineup, fit } = scored(cohort, program);
        const { means, covariance } = plainStatistics({ lineup, fit }, program);
        const total = cohort.weights.reduce((sum, weight) => sum + weight, 0);
        fit.criteria.forEach(({ mean, spread }, k) => {
          expect(mean === undefined).toBe(means[k] === undefined);
          expect(mean ?? 0).toBeCloseTo(means[k] ?? 0, 12);
          expect(spread ** 2).toBeCloseTo(covariance[k]?.[k] ?? 0, 12);
          for (const [j, value] of (fit.influence.covariance[k] ?? []).entries()) {
            expect(value).toBeCloseTo(covariance[k]?.[j] ?? 0, 12);
          }
        });
        lineup.people[0].forEach((a, row) => {
          lineup.people[1].forEach((b, column) => {
            const score = fit.scores[row * fit.columns + column] ?? 0;
            if (Number.isNaN(score)) return;
            const values = pairValues(program, a, b);
            const plain = values.reduce<number>((sum, value, k) => {
              return sum + ((cohort.weights[k] ?? 0) * (value ?? means[k] ?? 0)) / total;
            }, 0);
            expect(Math.abs(score - plain * 1_000_000)).toBeLessThan(0.500001);
            const parts = contributionsOf(fit, values);
            const inOrder = [
              ...parts.filter((part) => part.value !== undefined),
              ...parts.filter((part) => part.value === undefined),
            ];
            expect(Math.round(inOrder.reduce((sum, part) => sum + part.points, 0) * 1_000_000)).toBe(score);
          });
        });
      }),
      runs,
    );
  });

  it("is the same by rows, by pairs and by functions", () => {
    fc.assert(
      fc.property(cohorts(), (cohort) => {
        const [one, two, three] = forms.map(
          (form) => scored(cohort, programOf(cohort.names, cohort.weights, form)).fit,
        );
        expect(one).toEqual(two);
        expect(two).toEqual(three);
      }),
      runs,
    );
  });

  it("does not depend on the scale of the weights, however large or small", () => {
    fc.assert(
      fc.property(cohorts(), fc.constantFrom(3, 7, 1024, 1e-290, Number.MAX_VALUE / 4), (cohort, factor) => {
        const [one, other] = [1, factor].map((scale) => {
          return scored(
            cohort,
            programOf(
              cohort.names,
              cohort.weights.map((weight) => weight * scale),
            ),
          ).fit;
        });
        const apart = [...(one?.scores ?? [])].map((score, pair) =>
          Math.abs(score - (other?.scores[pair] ?? Number.NaN)),
        );
        const exact = Number.isSafeInteger(factor); // then no product is rounded
        expect(apart.filter((difference) => difference > (exact ? 0 : 1))).toEqual([]);
        expect([...(one?.scores ?? [])].map(Number.isNaN)).toEqual([...(other?.scores ?? [])].map(Number.isNaN));
      }),
      runs,
    );
  });

  it("does not depend on the order of the criteria", () => {
    fc.assert(
      fc.property(cohorts(), (cohort) => {
        // Weights that sum to 2^n and dyadic values leave only the means to round.
        const weights = cohort.names.map((_, k) => (k === 0 ? 8 - (cohort.names.length - 1) : 1));
        const one = scored(cohort, programOf(cohort.names, weights, "rows")).fit;
        const other = scored(cohort, programOf([...cohort.names].reverse(), [...weights].reverse(), "rows")).fit;
        expect([...one.criteria].reverse().map(({ name, mean, unknown }) => [name, mean, unknown])).toEqual(
          other.criteria.map(({ name, mean, unknown }) => [name, mean, unknown]),
        );
        one.scores.forEach((score, pair) => {
          const known = Number.isNaN(score) ? 0 : Math.abs(score - (other.scores[pair] ?? Number.NaN));
          expect(known).toBeLessThanOrEqual(one.criteria.some(({ unknown }) => unknown > 0) ? 1 : 0);
        });
      }),
      runs,
    );
  });

  it("changes nothing in the people", () => {
    fc.assert(
      fc.property(cohorts(3), (cohort) => {
        const before = JSON.stringify(cohort);
        for (const person of [...cohort.mentees, ...cohort.mentors]) Object.freeze(person);
        scored(cohort, programOf(cohort.names, cohort.weights));
        expect(JSON.stringify(cohort)).toBe(before);
      }),
      { ...runs, numRuns: 50 },
    );
  });

  it("holds for more criteria than a word has bits", () => {
    const names = Array.from({ length: 70 }, (_, k) => `c${k}`);
    const cohort: Cohort = {
      names,
      weights: names.map((_, k) => 1 + (k % 3)),
      mentees: [0, 1, 2].map((at) =>
        Object.fromEntries(names.map((name, k) => [name, (k + at) % 5 === 0 ? undefined : ((k * 7 + at) % 17) / 16])),
      ),
      mentors: [0, 1].map((at) =>
        Object.fromEntries(
          names.map((name, k) => [name, [31, 32, 63, 64, 69].includes(k + at) ? undefined : ((k * 5 + at) % 17) / 16]),
        ),
      ),
      forbidden: [[1, 1]],
    };
    const program = programOf(names, cohort.weights);
    const { lineup, fit } = scored(cohort, program);
    const { means } = plainStatistics({ lineup, fit }, program);
    lineup.people[0].forEach((a, row) => {
      lineup.people[1].forEach((b, column) => {
        const points = pairValues(program, a, b).map((value, k) => (cohort.weights[k] ?? 0) * (value ?? means[k] ?? 0));
        const plain = points.reduce((sum, one) => sum + one, 0) / cohort.weights.reduce((sum, one) => sum + one, 0);
        const score = fit.scores[row * 2 + column] ?? 0;
        if (row === 1 && column === 1) expect(score).toBeNaN();
        else expect(Math.abs(score - plain * 1_000_000)).toBeLessThan(0.500001);
      });
    });
  });
});
