import fc from "fast-check";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { Problem } from "../../../src/kernels/problem.js";

/**
 * Worst-off first, one place for each row, some for each column and enough in sum, all pairs allowed: what
 * `leximinByWeights` takes.
 */
export const largeProblem: fc.Arbitrary<Problem> = fc
  .tuple(
    fc.integer({ min: 5, max: 16 }),
    fc.nat(6),
    fc.constantFrom(3, 20, 200, 1_000_000),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([rows, more, range, most]) => {
    const columns = Math.ceil((rows + more) / most);
    const row = fc.array(fc.nat(range), { minLength: columns, maxLength: columns });
    return fc.record({
      scores: fc.array(row, { minLength: rows, maxLength: rows }),
      columnPlaces: fc.constant(most),
    });
  })
  .map((input) => problem({ ...input, objective: "worst-off first" }));

/**
 * The sorted scores of the leximin choice, by one assignment with big whole numbers: a pair of the k-th lowest score costs
 * more than all pairs of higher scores together, and a column stands as often as it has places. The method is H. W. Kuhn's
 * with prices, O(rows^2 * columns) operations on numbers of some thousand bits; it shares nothing with the kernels.
 */
export function leximinByWeights(given: Problem): number[] {
  const { rows } = given;
  const places = [...given.columnPlaces.max].flatMap((most, column) => new Array<number>(most).fill(column));
  const columns = places.length;
  const values = [...new Set(given.scores)].sort((a, b) => b - a);
  const weight = new Map(values.map((value, rank) => [value, BigInt(rows + 1) ** BigInt(rank)]));
  const score = (row: number, place: number): number => given.scores[row * given.columns + places[place]!]!;
  const cost = (row: number, place: number): bigint => weight.get(score(row, place))!;
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
    if (rowOf[column] !== 0) chosen.push(score(rowOf[column]! - 1, column - 1));
  }
  return chosen.sort((a, b) => a - b);
}
