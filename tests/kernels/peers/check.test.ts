import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import type { OddSet, PeerPrices, PeersSolution } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { anyPeers, asList, everySubset, fromTriangle } from "./problems.js";

// A triangle 0 1 2 of good pairs, a fourth person tied to 2 by a poor one, a fifth whom only 3 may meet: one set is needed.
const given = fromTriangle(5, [10, 9, null, null, 8, null, null, 1, null, 2], 0);
const right = solvers.peers["primal dual"].solve(given);

/** The right answer with something changed. */
function wrong(change: Partial<PeersSolution>): PeersSolution {
  return { ...right, ...change };
}

/** An answer of these pairs with sums to match, so that nothing but the pairs is wrong. */
function withPairs(...pairs: [number, number][]): PeersSolution {
  const total = pairs.reduce((sum, [one, other]) => sum + (given.scores[one * given.people + other] || 0), 0);
  return wrong({ pairs: Int32Array.from(pairs.flat()), total });
}

/** Prices of an answer that can be changed. */
interface Draft {
  people: { priority: Float64Array; fit: Float64Array };
  sets: { members: Int32Array; priority: number; fit: number }[];
}

function draftOf({ prices }: PeersSolution): Draft {
  if (prices === undefined) throw new Error("the answer has no prices");
  return structuredClone(prices) as Draft;
}

/** The right answer with its prices changed. */
function priced(change: (draft: Draft) => void): PeersSolution {
  const prices = draftOf(right);
  change(prices);
  return wrong({ prices });
}

function setOf(members: number[], fit: number, priority = 0): OddSet {
  return { members: Int32Array.from(members), priority, fit };
}

test("the right answer needs an odd set, is proven by it, and its bound is its value", () => {
  expect([...right.pairs]).toEqual([0, 1, 3, 4]);
  expect(right.prices?.sets.map(({ members, fit }) => [[...members], fit > 0])).toEqual([[[0, 1, 2], true]]);
  for (const posed of [given, asList(given)]) {
    expect(check(posed, right)).toEqual({ feasible: true, optimal: true, bound: { priority: 0, fit: 12 } });
  }
});

describe("check catches in peers", () => {
  test.each<[string, PeersSolution, RegExp]>([
    ["half a pair", wrong({ pairs: Int32Array.of(0) }), /^pairs: 1/],
    ["a person who is not there", withPairs([3, 5]), /^out-of-range:/],
    ["a person below the first", withPairs([-1, 2]), /^out-of-range:/],
    ["somebody as their own partner", withPairs([2, 2]), /^out-of-range:/],
    ["a pair the wrong way round", withPairs([1, 0]), /^out-of-range:/],
    ["pairs out of order", withPairs([3, 4], [0, 1]), /^order:/],
    ["a pair made twice", withPairs([0, 1], [0, 1]), /^order:/],
    ["somebody with two partners", withPairs([0, 1], [1, 2]), /^places: 1/],
    ["a forbidden pair", withPairs([0, 3]), /^forbidden: 1/],
    ["a wrong total", wrong({ total: right.total + 1 }), /^total:/],
    ["a total that is no number", wrong({ total: Number.NaN }), /^total:/],
    ["a wrong priority", wrong({ priority: 1 }), /^priority:/],
    [
      "a fractional price",
      priced((draft) => {
        draft.people.fit[0] = 0.5;
      }),
      /^prices: 0 has 0.5/,
    ],
    [
      "a price that is no number",
      priced((draft) => {
        draft.people.priority[3] = Number.NaN;
      }),
      /^prices: 3/,
    ],
    [
      "a price too large to be exact",
      priced((draft) => {
        draft.people.fit[2] = 2 ** 51;
      }),
      /^prices: 2/,
    ],
    [
      "a missing price",
      priced((draft) => {
        draft.people.fit = draft.people.fit.slice(1);
      }),
      /^prices: 4 prices for 5/,
    ],
    ["a set of two", priced((draft) => draft.sets.push(setOf([0, 1], 2))), /^set-size: set 1/],
    ["a set of four", priced((draft) => draft.sets.push(setOf([0, 1, 2, 3], 2))), /^set-size: set 1/],
    ["a set of one", priced((draft) => draft.sets.push(setOf([4], 2))), /^set-size: set 1/],
    ["a set that holds somebody twice", priced((draft) => draft.sets.push(setOf([0, 1, 1], 2))), /^set-members: set 1/],
    ["a set out of order", priced((draft) => draft.sets.push(setOf([2, 1, 0], 2))), /^set-members: set 1/],
    ["a set with a stranger", priced((draft) => draft.sets.push(setOf([3, 4, 5], 2))), /^set-members: set 1/],
    ["a set below the first person", priced((draft) => draft.sets.push(setOf([-1, 0, 1], 2))), /^set-members: set 1/],
    ["a negative price of a set", priced((draft) => draft.sets.push(setOf([0, 1, 2], -2))), /^set-price: set 1/],
    [
      "a price of a set that is negative at its first level",
      priced((draft) => draft.sets.push(setOf([0, 1, 2], 9, -1))),
      /^set-price: set 1/,
    ],
    ["two sets that overlap", priced((draft) => draft.sets.push(setOf([1, 2, 3], 2))), /^set-crosses: set 1/],
    ["a set that overlaps without a price", priced((draft) => draft.sets.push(setOf([2, 3, 4], 0))), /^set-crosses/],
    [
      "a larger set that overlaps",
      priced((draft) => {
        draft.sets = [setOf([0, 1, 2], 2), setOf([0, 1, 2, 3, 4], 2), setOf([2, 3, 4], 2)];
      }),
      /^set-crosses: set 2/,
    ],
    [
      "prices of nested sets that are too large together",
      priced((draft) => {
        draft.sets = Array.from({ length: 3 }, () => setOf([0, 1, 2], 2 ** 50));
      }),
      /^set-price: set 2/,
    ],
    ["a fractional price of a set", priced((draft) => draft.sets.push(setOf([0, 1, 2], 1.5))), /^set-price: set 1/],
  ])("%s", (_, solution, fault) => {
    for (const posed of [given, asList(given)]) {
      const verdict = check(posed, solution);
      expect(verdict.feasible ? [] : verdict.faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
    }
  });

  test.each<[string, PeersSolution, number]>([
    ["a worse choice", withPairs([0, 2], [3, 4]), 1],
    ["a pair left out", withPairs([0, 1]), 2],
    ["a set left out", priced((draft) => draft.sets.pop()), 1],
    [
      "a set that a chosen pair leaves",
      priced((draft) => {
        draft.sets = [setOf([2, 3, 4], 4), setOf([0, 1, 2, 3, 4], 2)];
      }),
      1,
    ],
    ["the same set again", priced((draft) => draft.sets.push(setOf([0, 1, 2], 2))), 1],
    ["a set around the set", priced((draft) => draft.sets.push(setOf([0, 1, 2, 3, 4], 2))), 1],
    [
      "a person too cheap",
      priced((draft) => {
        draft.people.fit[0]! -= 2;
      }),
      1,
    ],
    [
      "a person too dear",
      priced((draft) => {
        draft.people.fit[3]! += 2;
      }),
      1,
    ],
    [
      "somebody alone who should pay",
      priced((draft) => {
        draft.people.fit[2]! += 2;
      }),
      1,
    ],
    ["an empty claim", wrong({ pairs: new Int32Array(0), total: 0 }), 12],
  ])("%s: valid and not proven", (_, solution, gap) => {
    for (const posed of [given, asList(given)]) {
      const verdict = check(posed, solution);
      expect(verdict).toMatchObject({ feasible: true, optimal: false, gap: { priority: 0 } });
      if (!verdict.feasible || verdict.optimal) throw new Error("nothing was noticed");
      expect(verdict.gap.fit).toBeGreaterThanOrEqual(gap > 2 ? gap : 0.5);
      // Whatever the prices, the bound they give is one.
      expect(verdict.bound.fit).toBeGreaterThanOrEqual(12);
    }
  });

  test("a choice of fewer people: the gap is at the level of priority", () => {
    const path = fromTriangle(4, [1, null, null, 9, null, 1]);
    const whole = solvers.peers.blossom.solve(path);
    expect([...whole.pairs]).toEqual([0, 1, 2, 3]);
    const middle = { ...whole, pairs: Int32Array.of(1, 2), priority: 2, total: 9 };
    expect(check(path, middle)).toMatchObject({ feasible: true, optimal: false, gap: { priority: 2 } });
  });
});

test("without prices nothing is proven but a bound is given", () => {
  const { prices: _, ...bare } = right;
  const verdict = check(given, bare);
  expect(verdict).toMatchObject({ feasible: true, optimal: false });
  if (verdict.feasible) expect(verdict.bound.fit).toBeGreaterThanOrEqual(right.total);
});

test("every single change to a proof that proves is noticed, or proves as well; a bound never lies", () => {
  let noticed = 0;
  fc.assert(
    fc.property(
      anyPeers(9, 3),
      fc.nat(),
      fc.constantFrom(-4, -2, -1, 1, 2, 4),
      fc.constantFrom<"priority" | "fit" | "set" | "drop">("priority", "fit", "set", "drop"),
      (any, which, by, what) => {
        const best = everySubset(any);
        const found = solvers.peers.blossom.solve(any);
        const prices = draftOf(found);
        if (what === "priority" || what === "fit") prices.people[what][which % any.people]! += by;
        else if (prices.sets.length === 0) return;
        else if (what === "drop") prices.sets.splice(which % prices.sets.length, 1);
        else prices.sets[which % prices.sets.length]!.fit += by;
        const verdict = check(any, { ...found, prices: prices as PeerPrices });
        if (!verdict.feasible) {
          expect(verdict.faults.join()).toMatch(/set-price/);
          noticed++;
          return;
        }
        if (!verdict.optimal) noticed++;
        const { priority, fit } = verdict.bound;
        expect(priority > best.priority || (priority === best.priority && fit >= best.total)).toBe(true);
      },
    ),
    { seed, numRuns: 1000 * effort },
  );
  expect(noticed).toBeGreaterThan(400);
});

test("random prices and sets, crossing ones too, never prove an answer that is not the best", () => {
  const number = fc.integer({ min: -6, max: 12 });
  const odd = fc.constantFrom(3, 5).chain((size) => fc.uniqueArray(fc.nat(6), { minLength: size, maxLength: size }));
  const set = fc.record({ members: odd, priority: fc.nat(2), fit: fc.nat(12) });
  const list = fc.array(number, { minLength: 7, maxLength: 7 });
  let crossing = 0;
  let bounded = 0;
  fc.assert(
    fc.property(anyPeers(7, 7), list, fc.boolean(), list, fc.array(set), (any, fit, isFlat, levels, sets) => {
      const best = everySubset(any);
      const prices: PeerPrices = {
        people: {
          priority: Float64Array.from(levels, (level) => (isFlat ? 0 : level)),
          fit: Float64Array.from(fit),
        },
        sets: sets.map(({ members, ...rest }) => ({ members: Int32Array.from(members).sort(), ...rest })),
      };
      for (const solver of [solvers.peers.blossom, solvers.peers.greedy, solvers.peers.random]) {
        const found = solver.solve(any);
        const verdict = check(any, { ...found, prices });
        if (!verdict.feasible) {
          expect(verdict.faults.join()).toMatch(/^set-crosses: [^:]*$/);
          crossing++;
          continue;
        }
        bounded++;
        if (verdict.optimal) expect({ priority: found.priority, total: found.total }).toEqual(best);
        const { priority, fit: bound } = verdict.bound;
        expect(priority > best.priority || (priority === best.priority && bound >= best.total)).toBe(true);
      }
    }),
    { seed, numRuns: 400 * effort },
  );
  expect(crossing).toBeGreaterThan(100);
  expect(bounded).toBeGreaterThan(100);
});
