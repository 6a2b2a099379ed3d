import { describe, expect, test } from "vitest";
import { check } from "../../src/kernels/check.js";
import { problem } from "../../src/kernels/pairs/build.js";
import type { Problem, Solver } from "../../src/kernels/problem.js";
import { solvers } from "../../src/kernels/solvers.js";
import { whole } from "../../src/kernels/whole.js";
import { sharedFile } from "../shared-data.js";

/** Where the answers of the first file come from; each of its cases names its own origin as well. */
const source = "the test suites of scipy, munkres, lap, lapsolver and OR-Tools, totals re-solved with scipy 1.17";

type Matrix = readonly (readonly (number | null)[])[];

interface Case {
  readonly id: string;
  readonly source: string;
  readonly sense: "min" | "max";
  readonly matrix: Matrix;
  readonly costLimitPerPair?: number;
  readonly expected: {
    readonly perfectMatchingExists?: boolean;
    readonly pairs?: number;
    readonly maxPairs?: number;
    readonly total?: number;
    readonly rowToCol?: readonly number[];
    readonly uniqueAssignment?: boolean;
  };
}

/** Hundredths: what the cases' decimals are multiples of. */
const unit = 0.01;

/** Costs become scores by changing their sign; pairs above the limit are forbidden. */
function posed({
  sense,
  matrix,
  costLimitPerPair = Number.POSITIVE_INFINITY,
}: Omit<Case, "id" | "source" | "expected">): Problem {
  const sign = sense === "min" ? -1 : 1;
  const allowed = matrix.map((row) => row.map((cost) => (cost === null || cost > costLimitPerPair ? null : cost)));
  const scores = whole(allowed, unit).map((row) => row.map((units) => (units === null ? null : sign * units)));
  return problem({ scores });
}

/** The total in the unit of the file. */
function totalOf(total: number, sense: "min" | "max"): number {
  return (sense === "min" ? -total : total) * unit;
}

const peers = sharedFile("lap/peer-test-cases.json");
describe.runIf(peers !== undefined)(source, () => {
  const { cases }: { cases: readonly Case[] } = JSON.parse(peers ?? '{ "cases": [] }');

  test("there are fifty, each with its source", () => {
    expect(cases).toHaveLength(50);
    for (const one of cases) expect(one.source).not.toBe("");
  });

  const solving: readonly Solver[] = [solvers.pairs.assignment, solvers.pairs.transport, solvers.pairs.munkres];
  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { expected, ...given }) => {
    const built = posed(given);
    for (const solver of solving) {
      expect(solver.refuses(built)).toBeUndefined();
      const found = solver.solve(built);
      const verdict = check(built, found);
      expect(verdict).toMatchObject({ feasible: true });
      if (found.prices) expect(verdict).toMatchObject({ optimal: true });
      expect(found.pairs.length / 2).toBe(expected.pairs ?? expected.maxPairs);
      if (expected.total !== undefined) expect(totalOf(found.total, given.sense)).toBeCloseTo(expected.total, 9);
      if (expected.rowToCol && expected.uniqueAssignment)
        expect(partners(built, found.pairs)).toEqual(expected.rowToCol);
    }
  });
});

/** The column of each row, or -1. */
function partners(of: Problem, pairs: Int32Array): number[] {
  const columns: number[] = new Array(of.rows).fill(-1);
  for (let at = 0; at < pairs.length; at += 2) columns[pairs[at]!] = pairs[at + 1]!;
  return columns;
}

describe.each([100, 500])("OR-Library assign%i (J. E. Beasley, 1990)", (size) => {
  const file = sharedFile(`lap/orlib-assign${size}.json`);
  test.runIf(file !== undefined)("the published minimum and the maximum", () => {
    const instance: { source: string; publishedMinimum: number; maximumByScipy: number; matrix: Matrix } = JSON.parse(
      file ?? "{}",
    );
    expect(instance.source).toContain("OR-Library");
    for (const [sense, answer] of [
      ["min", instance.publishedMinimum],
      ["max", instance.maximumByScipy],
    ] as const) {
      const built = posed({ sense, matrix: instance.matrix });
      for (const solver of [solvers.pairs.assignment, solvers.pairs.transport]) {
        const found = solver.solve(built);
        expect(totalOf(found.total, sense)).toBeCloseTo(answer, 6);
        expect(check(built, found)).toMatchObject({ feasible: true, optimal: true });
      }
    }
  });
});

const sparse = sharedFile("lap/lapsolver-sparse.json");
describe.runIf(sparse !== undefined)("py-lapsolver's mostly forbidden matrices (C. Heindl)", () => {
  const { cases }: { cases: readonly Case[] } = JSON.parse(sparse ?? '{ "cases": [] }');
  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { matrix, expected }) => {
    const built = posed({ sense: "min", matrix });
    for (const solver of [solvers.pairs.assignment, solvers.pairs.transport, solvers.pairs.munkres]) {
      const found = solver.solve(built);
      expect(found.pairs.length / 2).toBe(expected.pairs);
      expect(totalOf(found.total, "min")).toBeCloseTo(expected.total ?? Number.NaN, 6);
      expect(check(built, found)).toMatchObject({ feasible: true });
    }
  });
});
