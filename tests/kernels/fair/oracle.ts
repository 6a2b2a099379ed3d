import fc from "fast-check";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { Problem } from "../../../src/kernels/problem.js";

/** Worst-off first, one place each, all pairs allowed, rows no more than columns: what `leximinByWeights` takes. */
export const largeProblem: fc.Arbitrary<Problem> = fc
  .tuple(fc.integer({ min: 5, max: 16 }), fc.nat(6), fc.constantFrom(3, 20, 200, 1_000_000))
  .chain(([rows, more, range]) => {
    const row = fc.array(fc.nat(range), { minLength: rows + more, maxLength: rows + more });
    return fc.array(row, { minLength: rows, maxLength: rows });
  })
  .map((scores) => problem({ scores, objective: "worst-off first" }));

/**
 * The sorted scores of the leximin choice, by one assignment with big whole numbers: a pair of the k-th lowest score costs
 * more than all pairs of higher scores together. The method is H. W. Kuhn's with prices, O(rows^2 * columns) operations on
 * numbers of some thousand bits; it shares nothing with the kernels.
 */
export function leximinByWeights({ rows, columns, scores }: Problem): number[] {
  const values = [...new Set(scores)].sort((a, b) => b - a);
  const weight = new Map(values.map((value, rank) => [value, BigInt(rows + 1) ** BigInt(rank)]));
  const cost = (row: number, column: number): bigint => weight.get(scores[row * columns + column]!)!;
  const rowPrice: bigint[] = new Array(rows + 1).fill(0n);
  const columnPrice: bigint[] = new Array(columns + 1).fill(0n);
  const rowOf: number[] = new Array(columns + 1).fill(0);
  for (let source = 1; source <= rows; source++) {
    rowOf[0] = source;
    const slack: (bigint | undefined)[] = new Array(columns + 1).fill(undefined);
    const before: number[] = new Array(columns + 1).fill(0);
    const used: boolean[] = new Array(columns + 1).fill(false);
    let column = 0;
    do {
      used[column] = true;
      const row = rowOf[column]!;
      let step: bigint | undefined;
      let next = 0;
      for (let other = 1; other <= columns; other++) {
        if (used[other]) continue;
        const reduced = cost(row - 1, other - 1) - rowPrice[row]! - columnPrice[other]!;
        if (slack[other] === undefined || reduced < slack[other]!) {
          slack[other] = reduced;
          before[other] = column;
        }
        if (step === undefined || slack[other]! < step) {
          step = slack[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= columns; other++) {
        if (used[other]) {
          rowPrice[rowOf[other]!]! += step!;
          columnPrice[other]! -= step!;
        } else if (slack[other] !== undefined) slack[other]! -= step!;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = before[column]!) rowOf[column] = rowOf[before[column]!]!;
  }
  const chosen: number[] = [];
  for (let column = 1; column <= columns; column++) {
    if (rowOf[column] !== 0) chosen.push(scores[(rowOf[column]! - 1) * columns + column - 1]!);
  }
  return chosen.sort((a, b) => a - b);
}
