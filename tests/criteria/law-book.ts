import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "../../src/measure.js";
import { effort, seed } from "../seed.js";

/** What is promised of a measure, with the values to try it on. */
export interface Promises<V> {
  /** Tells variants of one measure apart. */
  readonly title: string;
  readonly measure: Measure<V>;
  /** Answers of all kinds, unknown ones among them. */
  readonly values: fc.Arbitrary<V>;
  /** Beside any of these the value is unknown. */
  readonly unknown: readonly V[];
  /** Pairs that could not be better: 1. */
  readonly best: readonly (readonly [V, V])[];
  /** For a measure that is not symmetric: two values whose exchange changes something. */
  readonly exchanged?: readonly [V, V];
  /** Pairs of which the first is at least as good as the second, by a reason; unknown values are not compared. */
  readonly monotone: readonly { readonly because: string; readonly cases: fc.Arbitrary<Comparison<V>> }[];
  /** Values worked out by hand; `source` says how, and is not empty. */
  readonly answers: readonly Answer<V>[];
}

export interface Comparison<V> {
  readonly better: readonly [V, V];
  readonly worse: readonly [V, V];
}

export interface Answer<V> {
  readonly of: readonly [V, V];
  readonly is: number | undefined;
  readonly source: string;
}

/** A chapter of the law book: the promises of one measure, checked when it is called. */
export type Chapter = (name: string) => void;

/** Writes a chapter of one or more variants of a measure. */
export function chapter<V>(...variants: readonly Promises<V>[]): Chapter {
  return (name) => {
    it(`${name} has variants`, () => expect(variants.length).toBeGreaterThan(0));
    for (const promises of variants) describe(`${name}: ${promises.title}`, () => keeps(name, promises));
  };
}

function keeps<V>(name: string, { measure, values, unknown, best, exchanged, monotone, answers }: Promises<V>): void {
  const runs = { seed, numRuns: 300 * effort };
  const rows = () => fc.array(values, { minLength: 1, maxLength: 8 });

  it("is plain frozen data under its own name", () => {
    expect(measure.name).toBe(name);
    expect(Object.isFrozen(measure) && Object.isFrozen(measure.settings)).toBe(true);
    expect(JSON.parse(JSON.stringify(measure.settings))).toEqual(measure.settings);
  });

  it("has known answers and best pairs to be judged by", () => {
    expect(answers.length).toBeGreaterThan(2);
    expect(best.length).toBeGreaterThan(0);
    expect(unknown.length).toBeGreaterThan(0);
    expect(answers.filter(({ source }) => source.trim() === "")).toEqual([]);
  });

  it.each(answers)("known answer: $source", ({ of, is }) => {
    const value = measure.score(...of);
    if (is === undefined) expect(value).toBeUndefined();
    else expect(value).toBeCloseTo(is, 12);
  });

  it("is in [0, 1] or unknown", () => {
    const inRange = (value: number | undefined) => value === undefined || (value >= 0 && value <= 1);
    fc.assert(
      fc.property(values, values, (a, b) => inRange(measure.score(a, b))),
      runs,
    );
  });

  it("is unknown beside an unknown answer", () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...unknown), (a, gone) => {
        return measure.score(a, gone) === undefined && measure.score(gone, a) === undefined;
      }),
      runs,
    );
  });

  it("gives 1 to what could not be better", () => {
    expect(best.map(([a, b]) => measure.score(a, b))).toEqual(best.map(() => 1));
  });

  it(measure.symmetric ? "is symmetric" : "is not symmetric, as it says", () => {
    if (exchanged === undefined) {
      expect(measure.symmetric).toBe(true);
      fc.assert(
        fc.property(values, values, (a, b) => Object.is(measure.score(a, b), measure.score(b, a))),
        runs,
      );
    } else {
      expect(measure.symmetric).toBe(false);
      expect(measure.score(exchanged[0], exchanged[1])).not.toBe(measure.score(exchanged[1], exchanged[0]));
    }
  });

  it.each(monotone)("$because", ({ cases }) => {
    fc.assert(
      fc.property(cases, ({ better, worse }) => {
        const [more, less] = [measure.score(...better), measure.score(...worse)];
        return more === undefined || less === undefined || more >= less - 1e-12;
      }),
      runs,
    );
  });

  it("by rows gives bit for bit what the definition gives, in any order of rows", () => {
    fc.assert(
      fc.property(rows(), rows(), (first, second) => {
        const score = measure.prepare?.(first, second);
        expect(score).toBeDefined();
        const out = new Float64Array(second.length).fill(7);
        for (const row of [...first.keys(), 0]) {
          score?.(row, out);
          const plain = first.slice(row, row + 1).flatMap((a) => second.map((b) => measure.score(a, b) ?? Number.NaN));
          expect([...out].every((value, column) => Object.is(value, plain[column]))).toBe(true);
        }
      }),
      runs,
    );
  });

  it("leaves what it is given as it was", () => {
    fc.assert(
      fc.property(rows(), rows(), (first, second) => {
        const before = JSON.stringify([first, second]);
        frozen([first, second]);
        const score = measure.prepare?.(first, second);
        score?.(0, new Float64Array(second.length));
        for (const a of first) for (const b of second) measure.evidence?.(a, b);
        expect(JSON.stringify([first, second])).toBe(before);
      }),
      { ...runs, numRuns: 50 },
    );
  });
}

function frozen(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
}
