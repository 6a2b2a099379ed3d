import { describe, expect, it } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { check } from "../../../src/kernels/check.js";
import { shiftPrices } from "../../../src/kernels/dynamic/near.js";
import { bringHubBack, decodedPrices } from "../../../src/kernels/dynamic/prices.js";
import { resolvable } from "../../../src/kernels/dynamic/resolvable.js";
import { emptyState } from "../../../src/kernels/dynamic/state.js";
import { emptySearch } from "../../../src/kernels/dynamic/wave.js";
import { begin, problemOf, solutionOf, takeIn } from "../../../src/kernels/dynamic/whole.js";
import { add, noEvents, takeFirst } from "../../../src/kernels/events.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import { levelsOf } from "../problems.js";

const given = problem({
  scores: [
    [9, 5],
    [8, 1],
    [7, null],
  ],
});

function pairsOf(numbers: Int32Array): number[] {
  return [...numbers];
}

describe("changes that can be followed by hand", () => {
  it("forbidding a chosen pair moves the people along one way", () => {
    const kept = resolvable(given);
    expect(pairsOf(kept.solution().pairs)).toEqual([0, 1, 1, 0]);
    const change = kept.forbid(0, 1);
    // Row 1 is the only other one who can have column 1.
    expect(change).toMatchObject({ status: "optimal", priority: 2, total: 10, shortfall: 0 });
    expect(pairsOf(change.made)).toEqual([0, 0, 1, 1]);
    expect(pairsOf(change.unmade)).toEqual([0, 1, 1, 0]);
  });

  it("a maximal but partial choice stays what it can be when its only pairs go", () => {
    const kept = resolvable(
      problem({
        scores: [
          [4, null],
          [3, null],
        ],
      }),
    );
    expect(kept.forbid(0, 0)).toMatchObject({ priority: 1, total: 3 });
    expect(kept.forbid(1, 0)).toMatchObject({ priority: 0, total: 0 });
    expect(kept.changeScore(1, 0, -7)).toMatchObject({ priority: 1, total: -7 });
    expect(check(kept.problem(), kept.solution())).toMatchObject({ optimal: true });
  });

  it("a column that leaves sets its row free, and a row with negative scores comes in for its priority only", () => {
    const kept = resolvable(given);
    const gone = kept.remove("column", 1);
    expect(gone).toMatchObject({ priority: 1, total: 9 });
    expect(pairsOf(gone.unmade)).toEqual([0, 1, 1, 0]);
    expect(kept.add("column", { scores: [-1, -2, -3] })).toMatchObject({ priority: 2, total: 7 });
    expect(kept.add("row", { scores: [-9, null, -9], priority: 0 })).toMatchObject({ priority: 2, total: 7 });
    expect(kept.add("row", { scores: [-9, null, -9], priority: 5 })).toMatchObject({ priority: 6, total: 0 });
    expect(check(kept.problem(), kept.solution())).toMatchObject({ optimal: true });
  });

  it("a pin takes its pair out of the choice, and unpinning gives it back", () => {
    const kept = resolvable(given);
    const pinned = kept.pin(2, 0);
    expect(pinned).toMatchObject({ priority: 1, total: 5 });
    expect(kept.problem()).toMatchObject({
      rowPriority: Int32Array.of(1, 1, 0),
      rowPlaces: { max: Int32Array.of(1, 1, 0) },
    });
    expect(pairsOf(kept.solution().pairs)).toEqual([0, 1]);
    expect(kept.unpin(2, 0)).toMatchObject({ priority: 2, total: 13 });
    expect(kept.problem()).toEqual(given);
  });

  it("the score of a pinned pair counts when sums are kept exact, because it comes back (found by the long run)", () => {
    const kept = resolvable(problem({ scores: [[null, -30, null]] }));
    kept.pin(0, 1);
    // A larger priority lets the steps of the levels be chosen anew, while -30 stands in no matrix.
    kept.add("column", { scores: [1], priority: 2 });
    kept.unpin(0, 1);
    kept.pin(0, 3);
    expect(kept.unpin(0, 3)).toMatchObject({ priority: 3, total: 1 });
    expect(check(kept.problem(), kept.solution())).toMatchObject({ optimal: true });
  });

  it("pinning what is chosen moves nobody", () => {
    const kept = resolvable(given);
    const before = kept.solution().work.augmentations;
    const pinned = kept.pin(1, 0);
    expect(pairsOf(pinned.made)).toEqual([]);
    expect(pairsOf(pinned.unmade)).toEqual([1, 0]);
    expect(kept.solution().work.augmentations).toBe(before);
    expect(check(kept.problem(), kept.solution())).toMatchObject({ optimal: true });
  });

  it("what cannot be served is said, and served again when it can", () => {
    const kept = resolvable(problem({ scores: [[5]], rowPlaces: { min: 1, max: 1 } }));
    expect(kept.forbid(0, 0)).toMatchObject({ status: "infeasible", shortfall: 1 });
    expect(kept.solution()).toMatchObject({ status: "infeasible", shortfall: 1 });
    expect(kept.solution().prices).toBeUndefined();
    expect(kept.add("column", { scores: [2] })).toMatchObject({ status: "optimal", total: 2 });
    expect(check(kept.problem(), kept.solution())).toMatchObject({ optimal: true });
  });

  it("leaves the problem it was given as it was, and gives frozen answers", () => {
    const before = structuredClone(given);
    const kept = resolvable(Object.freeze(given));
    const change = kept.forbid(0, 0);
    expect(given).toEqual(before);
    for (const answer of [kept, change, kept.solution(), kept.problem()]) expect(Object.isFrozen(answer)).toBe(true);
  });

  it("starts with nobody and grows", () => {
    const kept = resolvable(problem({ scores: [] }));
    for (let person = 0; person < 40; person++) {
      kept.add("row", { scores: new Array<number>(person).fill(person) });
      kept.add("column", { scores: Array.from({ length: person + 1 }, (_, row) => 100 * row - person) });
    }
    const now = kept.problem();
    expect(now).toMatchObject({ rows: 40, columns: 40 });
    expect(levelsOf(kept.solution())).toEqual(levelsOf(best(now).solve(now)));
    expect(check(now, kept.solution())).toMatchObject({ optimal: true });
  });

  it("solves anew for its prices where numbers outgrow the room, and keeps the choice", () => {
    const kept = resolvable(given);
    expect(kept.changePriority("row", 2, 2 ** 20)).toMatchObject({ priority: 2 ** 20 + 1, total: 12 });
    const change = kept.changeScore(1, 1, 2 ** 21);
    expect(change).toMatchObject({ total: 7 + 2 ** 21 });
    expect(pairsOf(change.made)).toEqual([1, 1]);
    expect(pairsOf(change.unmade)).toEqual([0, 1]);
    expect(check(kept.problem(), kept.solution())).toMatchObject({ optimal: true });
  });
});

describe("refusals", () => {
  const kept = resolvable(
    problem({
      scores: [
        [9, 5],
        [8, null],
      ],
      rowPlaces: 2,
      columnPlaces: [1, 2],
    }),
  );
  kept.pin(0, 1);

  it.each<[string, () => unknown]>([
    ["unfit-problem", () => resolvable({ ...given, objective: "bottleneck" })],
    ["count", () => resolvable(given, { listed: -1 })],
    ["position", () => kept.forbid(2, 0)],
    ["position", () => kept.changeScore(0, 0.5, 1)],
    ["position", () => kept.remove("column", -1)],
    ["position", () => kept.changePlaces("row", 9, 1)],
    ["score-fraction", () => kept.changeScore(0, 0, 0.5)],
    ["score-fraction", () => kept.changeScores("row", 1, [Number.POSITIVE_INFINITY, 1])],
    ["row-length", () => kept.add("row", { scores: [1] })],
    ["count", () => kept.changePlaces("row", 1, -1)],
    ["count", () => kept.changePriority("row", 1, 0.5)],
    ["places-order", () => kept.changePlaces("row", 1, { min: 3, max: 2 })],
    ["too-few-places", () => kept.changePlaces("row", 0, 0)],
    ["pinned", () => kept.pin(0, 1)],
    ["pinned", () => kept.forbid(0, 1)],
    ["pinned", () => kept.changeScores("column", 1, [1, 2])],
    ["pinned", () => kept.unpin(0, 0)],
    ["no-place", () => kept.pin(1, 1)],
    ["scores-too-large", () => kept.changeScore(0, 0, 2 ** 50)],
    ["scores-too-large", () => kept.add("row", { scores: [2 ** 50, 0] })],
    ["scores-too-large", () => kept.changePriority("row", 0, 2 ** 31 - 1) && kept.changeScore(0, 0, 2 ** 20)],
  ])("%s", (code, change) => {
    const before = kept.problem();
    expect(change).toThrow(PairwrightError);
    try {
      change();
    } catch (error) {
      expect(error).toMatchObject({ mistakes: [{ code }] });
    }
    if (code !== "scores-too-large") expect(kept.problem()).toEqual(before);
    expect(check(kept.problem(), kept.solution())).toMatchObject({ optimal: true });
  });
});

describe("prices that have moved far", () => {
  /** One pair whose price can lie anywhere between two priorities. */
  function one() {
    const lonely = problem({ scores: [[5]] });
    const state = emptyState(1, 1, 24);
    const search = emptySearch(state);
    takeIn(state, lonely);
    begin(state, search, best(lonely).solve(lonely));
    return { lonely, state, search };
  }

  it("are settled anew where their levels cannot be told apart", () => {
    const { lonely, state, search } = one();
    const between = Math.floor(state.steps.priority / 2);
    state.rows.price[0] = -between;
    state.columns.price[0] = 5 + between;
    expect(decodedPrices(state)).toBeUndefined();
    const found = solutionOf(state, search);
    expect(check(lonely, found)).toMatchObject({ feasible: true, optimal: true });
    expect(decodedPrices(state)).toEqual(found.prices);
  });

  it("say the same when the hub is brought back", () => {
    const { state } = one();
    const before = decodedPrices(state);
    const far = 2 ** 50 + 2;
    shiftPrices(state.rows, state.columns, far);
    shiftPrices(state.columns, state.rows, -far);
    state.hub = far;
    expect(decodedPrices(state)).toEqual(before);
    bringHubBack(state);
    expect(state.hub).toBe(0);
    expect(decodedPrices(state)).toEqual(before);
    expect(state.rows.price[0]).toBeLessThan(100);
    expect(problemOf(state).scores[0]).toBe(5);
  });
});

it("the heap gives its entries by rising key", () => {
  const heap = noEvents();
  const keys = Array.from({ length: 500 }, (_, at) => (at * 7919) % 101);
  for (const [at, key] of keys.entries()) add(heap, key, at);
  const taken: number[] = [];
  while (heap.count > 0) {
    const key = heap.at[0]!;
    expect(keys[takeFirst(heap)]).toBe(key);
    taken.push(key);
  }
  expect(taken).toEqual([...keys].sort((one, other) => one - other));
});
