import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { check } from "../../../src/kernels/check.js";
import { type ProblemInput, problem } from "../../../src/kernels/pairs/build.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import type { Problem } from "../../../src/kernels/problem.js";
import { ranked } from "../../../src/kernels/ranking/ranked.js";
import { effort, seed } from "../../seed.js";
import { anyInput, oneToOneInput, plainInput } from "../problems.js";
import { cellsOf, enumerated } from "./enumerated.js";

/** Few enough people with several places that all choices can be tried. */
const smallInput: fc.Arbitrary<ProblemInput> = anyInput.filter(
  ({ scores }) => Array.isArray(scores) && scores.length <= 3 && (scores[0]?.length ?? 0) <= 3,
);
const small = fc.oneof(smallInput, oneToOneInput(4), plainInput(4)).map(problem);
const runs = { seed, numRuns: 200 * effort };

/** The first `most` choices, each checked to be what it says. */
function taken(given: Problem, most: number) {
  return [...ranked(given, most)].map((found) => {
    expect(check(given, found)).toMatchObject({ feasible: true });
    expect(Object.isFrozen(found)).toBe(true);
    return { ...found, cells: cellsOf(found.pairs, given.columns) };
  });
}

describe("ranked", () => {
  it("gives all choices there are, each once, in the order of trying everything", () => {
    let longest = 0;
    let infeasible = 0;
    fc.assert(
      fc.property(small, (given) => {
        const all = enumerated(given);
        const most = Math.min(all.length + 1, 120);
        const found = taken(given, most);
        expect(found.map(({ priority, total }) => [priority, total])).toEqual(
          all.slice(0, most).map(({ priority, total }) => [priority, total]),
        );
        expect(new Set(found.map(({ cells }) => cells.join())).size).toBe(found.length);
        longest = Math.max(longest, found.length);
        if (all.length === 0) infeasible++;
      }),
      runs,
    );
    expect(longest).toBe(120);
    expect(infeasible).toBeGreaterThan(3);
  });

  it("ranks 5 by 5, partial choices included, against trying everything", () => {
    const square = fc.oneof(oneToOneInput(5), plainInput(5)).map(problem);
    fc.assert(
      fc.property(square, (given) => {
        const all = enumerated(given).slice(0, 40);
        const found = taken(given, 40);
        expect(found.map(({ priority, total }) => [priority, total])).toEqual(
          all.map(({ priority, total }) => [priority, total]),
        );
        expect(new Set(found.map(({ cells }) => cells.join())).size).toBe(found.length);
      }),
      { seed, numRuns: 60 * effort },
    );
  });

  it("proves those that are as good as the first, and calls no others optimal", () => {
    fc.assert(
      fc.property(small, (given) => {
        const found = taken(given, 12);
        for (const one of found) {
          const isBest = one.priority === found[0]!.priority && one.total === found[0]!.total;
          expect(one.status).toBe(isBest ? "optimal" : "feasible");
          expect(check(given, one)).toMatchObject({ optimal: isBest });
        }
      }),
      runs,
    );
  });

  it("is the same every time, lazily or not, and leaves its input as it was", () => {
    fc.assert(
      fc.property(small, (given) => {
        const before = structuredClone(given);
        const long = taken(Object.freeze(given), 20).map(({ cells }) => cells);
        expect(given).toEqual(before);
        expect(taken(before, 5).map(({ cells }) => cells)).toEqual(long.slice(0, 5));
      }),
      runs,
    );
  });

  it("agrees at 30 by 30 with solving again: the second best is the best without one of the pairs", () => {
    const scores = Array.from({ length: 30 }, (_, row) =>
      Array.from({ length: 30 }, (_, column) => ((row * 37 + column * 61 + row * column * 13) % 101) - 20),
    );
    const given = problem({ scores });
    const [first, second, ...later] = taken(given, 200);
    const without = first!.cells.map((cell) => {
      const cut = given.scores.slice();
      cut[cell] = Number.NaN;
      const { priority, total } = best(given).solve({ ...given, scores: cut });
      return { priority, total };
    });
    without.sort((one, other) => other.priority - one.priority || other.total - one.total);
    expect({ priority: second!.priority, total: second!.total }).toEqual(without[0]);
    const totals = [first!, second!, ...later].map(({ total }) => total);
    expect(totals).toEqual([...totals].sort((one, other) => other - one));
    expect(new Set([first!, second!, ...later].map(({ cells }) => cells.join())).size).toBe(200);
  });

  it("can be stopped, tells how far it is, and takes 0", () => {
    const given = problem({
      scores: [
        [3, 2],
        [1, 4],
      ],
    });
    expect([...ranked(given, 0)]).toEqual([]);
    const shares: number[] = [];
    expect([...ranked(given, 4, { onProgress: (share) => shares.push(share) })]).toHaveLength(4);
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    const all: number[] = [];
    expect([...ranked(given, 100, { onProgress: (share) => all.push(share) })]).toHaveLength(7);
    expect(all.at(-1)).toBe(1);
    const stop = new AbortController();
    const ranking = ranked(given, 4, { signal: stop.signal });
    expect(ranking.next().value).toMatchObject({ total: 7 });
    stop.abort();
    expect(() => ranking.next()).toThrow("aborted");
  });

  it.each([
    ["count", problem({ scores: [[1]] }), -1],
    ["unfit-problem", problem({ scores: [[1]], objective: "bottleneck" }), 2],
    ["ranking-too-long", problem({ scores: Array.from({ length: 300 }, () => [2 ** 20]), rowPriority: 2 ** 20 }), 2],
  ])("refuses with %s", (code, given, most) => {
    expect(() => [...ranked(given, most)]).toThrow(PairwrightError);
    try {
      [...ranked(given, most)];
    } catch (error) {
      expect(error).toMatchObject({ mistakes: [{ code }] });
    }
  });
});
