import { describe, expect, it } from "vitest";
import { problem } from "../../src/kernels/pairs/build.js";
import { best } from "../../src/kernels/pairs-solvers.js";
import { inEveryOptimum, inSomeOptimum } from "../../src/kernels/ranking/optima.js";
import { proven } from "../../src/kernels/ranking/proven.js";
import { ranked } from "../../src/kernels/ranking/ranked.js";
import { whole } from "../../src/kernels/whole.js";
import { enumerated } from "../kernels/ranking/enumerated.js";
import { sharedFile } from "../shared-data.js";

const source =
  "K. G. Murty, Operations Research 16 (1968), pp. 682-687: the 10 by 10 example, with the best assignment of cost 0 and " +
  "the numbers of assignments that the test suites of public implementations of the paper expect; " +
  "and the cases of scipy, munkres, lap, lapsolver and OR-Tools, ranked by trying everything";

const costs = [
  [7, 51, 52, 87, 38, 60, 74, 66, 0, 20],
  [50, 12, 0, 64, 8, 53, 0, 46, 76, 42],
  [27, 77, 0, 18, 22, 48, 44, 13, 0, 57],
  [62, 0, 3, 8, 5, 6, 14, 0, 26, 39],
  [0, 97, 0, 5, 13, 0, 41, 31, 62, 48],
  [79, 68, 0, 0, 15, 12, 17, 47, 35, 43],
  [76, 99, 48, 27, 34, 0, 0, 0, 28, 0],
  [0, 20, 9, 27, 46, 15, 84, 19, 3, 24],
  [56, 10, 45, 39, 0, 93, 67, 79, 19, 38],
  [27, 0, 39, 53, 46, 24, 69, 46, 23, 1],
];

function cut(rows: number, columns: number) {
  return problem({ scores: costs.slice(0, rows).map((row) => row.slice(0, columns).map((cost) => -cost)) });
}

/** The costs of all assignments of cost `most` or less, rising, by trying row after row: no cost is below 0. */
function costsUpTo(most: number): number[] {
  const found: number[] = [];
  const taken = new Set<number>();
  const tryRow = (row: number, sum: number): void => {
    if (sum > most) return;
    if (row === costs.length) {
      found.push(sum);
      return;
    }
    for (const [column, cost] of costs[row]!.entries()) {
      if (taken.has(column)) continue;
      taken.add(column);
      tryRow(row + 1, sum + cost);
      taken.delete(column);
    }
  };
  tryRow(0, 0);
  return found.sort((one, other) => one - other);
}

describe(`ranked: ${source.slice(0, 11)}`, () => {
  it("finds the best assignment of the example, the only one of cost 0", () => {
    const given = cut(10, 10);
    const [first, second] = [...ranked(given, 2)];
    expect([...first!.pairs].filter((_, at) => at % 2 === 1)).toEqual([8, 6, 2, 7, 5, 3, 9, 0, 4, 1]);
    expect(first!.total).toBe(0);
    expect(second!.total).toBeLessThan(0);
    const asked = proven(given, first!);
    expect(inEveryOptimum(asked)).toEqual(first!.pairs);
    expect(inSomeOptimum(asked)).toEqual(first!.pairs);
  });

  it("gives the assignments of the example in order, as far as cost 30", () => {
    const expected = costsUpTo(30);
    expect(expected.length).toBeGreaterThan(50);
    const found = [...ranked(cut(10, 10), expected.length)];
    expect(found.map(({ total }) => 0 - total)).toEqual(expected);
    expect(new Set(found.map(({ pairs }) => pairs.join())).size).toBe(expected.length);
  });

  it.each([
    [6, 6, 720],
    [2, 10, 90],
  ])(
    "finds all full assignments of its first %i rows and %i columns: %i, and then partial ones",
    (rows, columns, all) => {
      const found = [...ranked(cut(rows, columns), all + 1)];
      expect(found.filter(({ priority }) => priority === rows)).toHaveLength(all);
      expect(found.at(-1)).toMatchObject({ priority: rows - 1 });
    },
  );
});

interface Case {
  readonly id: string;
  readonly sense: "min" | "max";
  readonly matrix: readonly (readonly (number | null)[])[];
  readonly expected: { readonly uniqueAssignment?: boolean };
}

const file = sharedFile("lap/peer-test-cases.json");
const cases: readonly Case[] = file === undefined ? [] : JSON.parse(file).cases;

describe.runIf(cases.length > 0)("ranked: cases of other libraries", () => {
  const small = cases.filter(({ matrix }) => matrix.length <= 5 && (matrix[0]?.length ?? 0) <= 5);

  it("are there", () => expect(small.length).toBeGreaterThan(30));

  it.each(small.map((one) => [one.id, one] as const))("%s", (_, { sense, matrix, expected }) => {
    const sign = sense === "min" ? -1 : 1;
    const signed = matrix.map((row) => row.map((cost) => (cost === null ? null : sign * cost)));
    const given = problem({ scores: whole(signed, 0.01) });
    const all = enumerated(given).slice(0, 50);
    const found = [...ranked(given, 50)];
    expect(found.map(({ priority, total }) => [priority, total])).toEqual(
      all.map(({ priority, total }) => [priority, total]),
    );
    const isUnique = inEveryOptimum(proven(given, best(given).solve(given))).length === found[0]!.pairs.length;
    const isTied = found[1]?.priority === found[0]!.priority && found[1].total === found[0]!.total;
    expect(isUnique).toBe(!isTied);
    if (expected.uniqueAssignment) expect(isUnique).toBe(true);
  });
});
