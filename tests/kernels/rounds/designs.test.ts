import { describe, expect, test } from "vitest";
import {
  affineLines,
  type Groups,
  roundRobin,
  threeOfSquare,
  transversals,
} from "../../../src/kernels/rounds/classical.js";
import { fieldOf, primeOf } from "../../../src/kernels/rounds/field.js";
import { turned } from "../../../src/kernels/rounds/starters.js";

/** How many pairs meet, or why these are no rounds without a repeat. */
function pairsMet(people: number, rounds: readonly Groups[]): number | string {
  const met = new Set<number>();
  for (const [at, round] of rounds.entries()) {
    if ([...round.flat()].sort((a, b) => a - b).some((person, place) => person !== place)) return `round ${at}: people`;
    if (round.flat().length !== people) return `round ${at}: ${round.flat().length} people`;
    for (const group of round) {
      for (const one of group) {
        for (const other of group) {
          if (one >= other) continue;
          if (met.has(one * people + other)) return `round ${at}: ${one} and ${other} again`;
          met.add(one * people + other);
        }
      }
    }
  }
  return met.size;
}

describe("fields", () => {
  test.each([2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 32])("of order %i", (order) => {
    const field = fieldOf(order);
    if (field === undefined) throw new Error(`${order} is a prime power`);
    const { sum, product } = field;
    const plus = (a: number, b: number) => sum[a * order + b]!;
    const times = (a: number, b: number) => product[a * order + b]!;
    for (let a = 0; a < order; a++) {
      expect(new Set(sum.subarray(a * order, (a + 1) * order)).size).toBe(order);
      expect(new Set(product.subarray(a * order, (a + 1) * order)).size).toBe(a === 0 ? 1 : order);
      expect([plus(a, 0), times(a, 1)]).toEqual([a, a]);
      for (let b = 0; b < order; b++) {
        expect([plus(a, b), times(a, b)]).toEqual([plus(b, a), times(b, a)]);
        for (let c = 0; c < order; c += 3) {
          if (times(a, plus(b, c)) !== plus(times(a, b), times(a, c))) throw new Error(`${a} * (${b} + ${c})`);
          if (times(a, times(b, c)) !== times(times(a, b), c)) throw new Error(`${a} * ${b} * ${c}`);
        }
      }
    }
  });

  test("there is none of an order that is no prime power", () => {
    for (const order of [0, 1, 6, 10, 12, 36, 100])
      expect([primeOf(order), fieldOf(order)]).toEqual([undefined, undefined]);
  });
});

describe("constructions", () => {
  test("round robins: everybody with everybody", () => {
    for (let people = 2; people <= 40; people += 2) {
      expect(roundRobin(people)).toHaveLength(people - 1);
      expect(pairsMet(people, roundRobin(people))).toBe((people * (people - 1)) / 2);
    }
  });

  test.each([
    [2, 3],
    [3, 2],
    [3, 3],
    [4, 2],
    [5, 2],
    [7, 2],
    [8, 2],
    [9, 2],
    [2, 5],
  ])("affine space of order %i, dimension %i: everybody with everybody", (order, dimension) => {
    const people = order ** dimension;
    const rounds = affineLines(order, dimension) ?? [];
    expect(rounds).toHaveLength((people - 1) / (order - 1));
    expect(pairsMet(people, rounds)).toBe((people * (people - 1)) / 2);
  });

  test.each([
    [3, 4],
    [4, 5],
    [3, 12],
    [4, 20],
    [5, 35],
    [2, 30],
  ])("%i teams of %i: everybody with everybody of another team", (size, order) => {
    const rounds = transversals(size, order) ?? [];
    expect(rounds).toHaveLength(order);
    expect(pairsMet(size * order, rounds)).toBe(((size * (size - 1)) / 2) * order * order);
  });

  test("what there is not is not given", () => {
    expect(affineLines(6, 2)).toBeUndefined();
    expect(transversals(4, 6)).toBeUndefined();
    for (let size = 2; size <= 10; size++) expect(pairsMet(size * size, threeOfSquare(size))).toBeTypeOf("number");
  });

  test("a budget ends the search for a starter, which says nothing", () => {
    const layout = { modulus: 8, orbits: 2, fixed: 2, size: 3, starters: 1, multiplier: 1, shift: 0, extra: 0 };
    expect(turned(layout, 100_000)).toBeUndefined();
    const kirkman = turned({ ...layout, modulus: 7, fixed: 1 }, 100_000) ?? [];
    expect(pairsMet(15, kirkman)).toBe(105);
  });
});
