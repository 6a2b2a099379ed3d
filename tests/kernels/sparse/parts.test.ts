import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { bestOf, bufferFor } from "../../../src/kernels/sparse/best.js";
import { type Lists, merged, turned } from "../../../src/kernels/sparse/lists.js";
import { columnBest, listedForRows, scan } from "../../../src/kernels/sparse/scan.js";
import { effort, seed } from "../../seed.js";
import { sharedFile } from "../../shared-data.js";
import { listedOf, numbers, reached, streamedOf } from "./problems.js";

const runs = { seed, numRuns: 300 * effort };
const score = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -50, max: 50 }), fc.constant(Number.NaN));

test("the best of a row are the best, and nothing left out is above the bound", () => {
  fc.assert(
    fc.property(fc.array(score, { maxLength: 60 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (scores, most, turn) => {
      const price = Float64Array.from(scores, (_, at) => (at % 7 === 6 ? Number.POSITIVE_INFINITY : at % 3));
      const buffer = bufferFor(most);
      bestOf(buffer, Float64Array.from([9, ...scores]), 1, price, scores.length === 0 ? 0 : turn % scores.length);
      const all = scores.map((one, at) => one - price[at]!).filter((worth) => worth > Number.NEGATIVE_INFINITY);
      const sorted = all.toSorted((one, other) => other - one);
      const found = [...buffer.worth.subarray(0, buffer.count)];
      expect(found.toSorted((one, other) => other - one)).toEqual(sorted.slice(0, most));
      const columns = [...buffer.column.subarray(0, buffer.count)];
      expect(columns.map((column) => scores[column]! - price[column]!)).toEqual(found);
      expect(new Set(columns).size).toBe(columns.length);
      expect(buffer.bound).toBe(all.length > most ? sorted[most - 1] : Number.NEGATIVE_INFINITY);
    }),
    runs,
  );
});

/** Lists as [person, other, score], whatever the arrays look like. */
function entries({ start, other, score }: Lists): [number, number, number][] {
  const found: [number, number, number][] = [];
  for (let person = 0; person + 1 < start.length; person++) {
    for (let pair = start[person]!; pair < start[person + 1]!; pair++) found.push([person, other[pair]!, score[pair]!]);
  }
  return found;
}

function listsOf(pairs: readonly (readonly [number, number])[], people: number): Lists {
  const sorted = pairs.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  const start = new Int32Array(people + 1);
  for (const [person] of sorted) start.fill(start[person + 1]! + 1, person + 1);
  return {
    start,
    other: Int32Array.from(sorted, ([, other]) => other),
    score: Float64Array.from(sorted, ([person, other]) => 10 * person + other),
  };
}

test("lists turned round hold the same pairs, and merged ones those of both", () => {
  const pairs = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(8)), { selector: String, maxLength: 30 });
  fc.assert(
    fc.property(pairs, pairs, (some, others) => {
      const one = listsOf(some, 6);
      const two = listsOf(others, 6);
      const back = entries(turned(one, 9)).map(([other, person, worth]) => [person, other, worth]);
      expect(back.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)).toEqual(entries(one));
      expect(entries(turned(turned(one, 9), 6))).toEqual(entries(one));
      const both = new Set([...some, ...others].map(String));
      const union = listsOf(
        [...both].map((text) => text.split(",").map(Number) as [number, number]),
        6,
      );
      expect(entries(merged(one, two))).toEqual(entries(union));
    }),
    runs,
  );
});

test("columns keep their best rows, and nobody left out is above their bound", () => {
  const cells = fc.array(score, { minLength: 42, maxLength: 42 });
  fc.assert(
    fc.property(cells, fc.integer({ min: 1, max: 3 }), (scores, size) => {
      const source = streamedOf(problem({ scores: { rows: 7, columns: 6, values: Float64Array.from(scores) } }));
      const keep = columnBest(new Float64Array(6), size);
      const rowPrice = Float64Array.of(0, 1, 2, 3, 4, 5, 6);
      scan(source, new Uint8Array(7).fill(1), new Float64Array(6), 2, { columns: keep, rowPrice }, {});
      const kept = entries(listedForRows(keep, 7));
      for (let column = 0; column < 6; column++) {
        const worths = rowPrice
          .map((price, row) => scores[6 * row + column]! - price)
          .filter((worth) => !Number.isNaN(worth));
        const best = [...worths].toSorted((one, other) => other - one);
        const found = kept.filter(([, other]) => other === column).map(([row, , worth]) => worth - rowPrice[row]!);
        expect(found.toSorted((one, other) => other - one)).toEqual(best.slice(0, size));
        expect(keep.bound[column]).toBe(best.length >= size ? best[size - 1] : Number.NEGATIVE_INFINITY);
      }
    }),
    runs,
  );
});

describe("long work", () => {
  const draw = numbers(5);
  const scores = Float64Array.from({ length: 700 * 700 }, () => draw(1000));
  const dense = problem({ scores: { rows: 700, columns: 700, values: scores } });
  const ways = [
    ["listed", (options: object) => solvers["listed pairs"].assignment.solve(listedOf(dense), options)],
    ["streamed", (options: object) => solvers["streamed pairs"].assignment.solve(streamedOf(dense), options)],
  ] as const;

  test.each(ways)("tells how far it is, rising to 1: %s", (_, solve) => {
    const told: number[] = [];
    solve({ onProgress: (share: number) => told.push(share) });
    expect(told.length).toBeGreaterThan(3);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
    expect(told[0]).toBeGreaterThanOrEqual(0);
  });

  test.each(ways)("ends when it is told to: %s", (_, solve) => {
    let asked = 0;
    const throwIfAborted = () => {
      if (++asked === 2) throw new Error("enough");
    };
    expect(() => solve({ signal: { throwIfAborted } })).toThrow("enough");
    expect(() => solve({ signal: AbortSignal.abort() })).toThrow();
  });

  test("reads a stream little more than twice, and finds what the lists find", () => {
    const [listed, streamed] = ways.map(([, solve]) => solve({}));
    expect(reached(streamed!)).toEqual(reached(listed!));
    expect(streamed!.work.scans).toBeLessThan(2.5 * 700);
  });
});

describe("known answers", () => {
  const source = "cheind/py-lapsolver, test data (MIT): published optimum totals of real sparse matrices";
  const text = sharedFile("lap/lapsolver-sparse.json");
  interface Case {
    readonly id: string;
    readonly expected: { readonly pairs: number; readonly total: number };
    readonly matrix: readonly (readonly (number | null)[])[];
  }
  const cases: readonly Case[] = text === undefined ? [] : JSON.parse(text).cases;

  test(source, () => {
    expect(text === undefined || cases.length === 5).toBe(true);
    for (const { id, expected, matrix } of cases) {
      const given = problem({ scores: matrix.map((row) => row.map((cost) => (cost === null ? null : -cost))) });
      const listed = listedOf(given);
      const streamed = streamedOf(given);
      const answers = [
        [listed, solvers["listed pairs"].assignment.solve(listed)],
        [streamed, solvers["streamed pairs"].assignment.solve(streamed)],
      ] as const;
      for (const [posed, found] of answers) {
        expect([id, found.pairs.length / 2, -found.total]).toEqual([id, expected.pairs, expected.total]);
        expect(check(posed, found)).toMatchObject({ optimal: true });
      }
    }
  });
});
