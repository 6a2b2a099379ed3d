import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chance, compareText, fingerprint, seededOrder, shuffled } from "../src/random.js";
import { seed } from "./seed.js";

describe("chance", () => {
  it("gives the same draws for the same seed and stays below the limit", () => {
    const draws = (from: number) =>
      Array.from(
        { length: 50 },
        (
          (c) => () =>
            c.below(10)
        )(chance(from)),
      );
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
    expect(Math.max(...draws(7))).toBeLessThan(10);
    expect(new Set(draws(7)).size).toBeGreaterThan(5);
  });

  it("shuffles every order about equally often", () => {
    const source = chance(1);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffled([1, 2, 3], source).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150); // 5 standard deviations
  });
});

describe("seededOrder", () => {
  it("is a permutation that follows the ids and not their order", () => {
    const ids = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(ids, fc.integer(), (given, from) => {
        const named = (list: readonly string[]) => Array.from(seededOrder(from, "mentee", list), (at) => list[at]);
        expect(named(given)).toEqual(named([...given].reverse()));
        expect([...named(given)].sort()).toEqual([...given].sort());
      }),
      { seed, numRuns: 200 },
    );
  });

  it("depends on the seed and on the role", () => {
    const ids = Array.from({ length: 20 }, (_, i) => `p${i}`);
    expect(seededOrder(1, "mentee", ids)).not.toEqual(seededOrder(2, "mentee", ids));
    expect(seededOrder(1, "mentee", ids)).not.toEqual(seededOrder(1, "mentor", ids));
  });
});

describe("fingerprint and order of text", () => {
  // Source: FIPS 180-2, appendix B.1.
  it("is SHA-256", () => {
    expect(fingerprint("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("orders by code unit", () => {
    expect(["b", "a", "Z", "ä"].sort(compareText)).toEqual(["Z", "a", "b", "ä"]);
    expect(compareText("a", "a")).toBe(0);
  });
});
