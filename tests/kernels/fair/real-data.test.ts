import { expect, test } from "vitest";
import { checkLottery } from "../../../src/kernels/check/lottery.js";
import { check } from "../../../src/kernels/check.js";
import { draw } from "../../../src/kernels/fair/draw.js";
import { fair } from "../../../src/kernels/fair/fair.js";
import { lottery } from "../../../src/kernels/fair/lottery.js";
import { type ProblemInput, problem } from "../../../src/kernels/pairs/build.js";
import type { Objective } from "../../../src/kernels/problem.js";
import { sharedFile } from "../../shared-data.js";
import { scoresOf } from "./problems.js";

interface Bids {
  /** By reviewer and paper: 2 yes, 1 maybe, 0 no, null for a conflict or no answer. */
  readonly bids: (number | null)[][];
  readonly maxTotalByScipyHiGHS: { readonly [setting: string]: number | null };
}

/** So many reviews for each paper, at most so many for each reviewer. */
function reviews({ bids }: Bids, perPaper: number, perReviewer: number): ProblemInput {
  return { scores: bids, rowPlaces: perReviewer, columnPlaces: { min: perPaper, max: perPaper } };
}

function readBids(): Bids | undefined {
  const text = sharedFile("reviewer-paper/ai-conference-1-bids.json");
  return text === undefined ? undefined : (JSON.parse(text) as Bids);
}

test("papers of a conference are reviewed worst-off first, with totals between the published optimum and leximin", () => {
  const data = readBids();
  if (data === undefined) return;
  for (const [perPaper, perReviewer] of [
    [1, 2],
    [1, 3],
    [2, 4],
    [3, 6],
    [3, 5],
  ] as const) {
    // biome-ignore format: a table
    const published = data.maxTotalByScipyHiGHS[`papersNeed${perPaper}_load${perReviewer}`];
    const totals: number[] = [];
    for (const objective of ["worst-off first", "bottleneck", { floor: 50 }, { floor: 0 }] as Objective[]) {
      const given = problem({ ...reviews(data, perPaper, perReviewer), rowPriority: 0, objective });
      const found = fair.solve(given);
      if (published === null) {
        expect(check(given, found)).toMatchObject({ faults: [], shortage: { needing: "columns" } });
        continue;
      }
      expect(found.pairs.length).toBe(2 * 54 * perPaper);
      expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
      totals.push(found.total);
    }
    if (published === null) continue;
    // No bid is below 0, so a floor of 0 allows every pair.
    expect(totals.at(-1)).toBe(published);
    expect(totals).toEqual(totals.slice().sort((a, b) => a - b));
  }
});

test("a lottery over the same papers: the published optimum with a cap of 1, a little less with lower ones", () => {
  const data = readBids();
  if (data === undefined) return;
  const given = problem({ ...reviews(data, 3, 6), rowPriority: 0 });
  let before = data.maxTotalByScipyHiGHS.papersNeed3_load6!;
  for (const of of [10, 7, 5, 3]) {
    const cap = { of, in: 10 };
    const found = lottery(given, { cap });
    expect(checkLottery(given, cap, found)).toMatchObject({ feasible: true, optimal: true });
    const expected = found.total / 10;
    if (of === 10) expect(expected).toBe(before);
    expect(expected).toBeLessThanOrEqual(before);
    before = expected;
    const one = draw(given, found, { seed: of });
    expect(one.pairs.length).toBe(2 * 54 * 3);
    expect(check(given, one)).toMatchObject({ feasible: true });
  }
});

test("five hundred people of the OR-Library, from their total to the last place of leximin", () => {
  const text = sharedFile("lap/orlib-assign500.json");
  if (text === undefined) return;
  const data = JSON.parse(text) as { readonly matrix: number[][]; readonly maximumByScipy: number };
  const lists = (["worst-off first", "bottleneck", { floor: 0 }] as const).map((objective) => {
    const given = problem({ scores: data.matrix, objective });
    const found = fair.solve(given);
    expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
    return { total: found.total, scores: scoresOf(given, found) };
  });
  expect(lists[2]!.total).toBe(data.maximumByScipy);
  expect(lists[0]!.scores[0]).toBe(lists[1]!.scores[0]);
  expect(lists[0]!.total).toBeLessThanOrEqual(lists[1]!.total);
});
