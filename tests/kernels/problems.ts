import fc from "fast-check";
import { type ProblemInput, problem } from "../../src/kernels/pairs/build.js";
import type { Problem, Solution } from "../../src/kernels/problem.js";

/** Kinds of scores: ties, one value, both signs, huge, and mostly forbidden behave differently in every solver. */
const scoreKinds: readonly fc.Arbitrary<number | null>[] = [
  fc.integer({ min: -9, max: 20 }),
  fc.integer({ min: 0, max: 2 }),
  fc.constant(7),
  fc.integer({ min: -20, max: -1 }),
  fc.integer({ min: -500_000_000, max: 500_000_000 }),
  fc.option(fc.integer({ min: -9, max: 9 }), { nil: null, freq: 1 }),
];

function matrix(rows: number, columns: number): fc.Arbitrary<(number | null)[][]> {
  return fc.constantFrom(...scoreKinds).chain((kind) => {
    const score = fc.oneof({ weight: 4, arbitrary: kind }, { weight: 1, arbitrary: fc.constant(null) });
    return fc.array(fc.array(score, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  });
}

function places(people: number, most: number): fc.Arbitrary<{ min: number; max: number }[]> {
  const one = fc
    .tuple(fc.constantFrom(0, 0, 0, 1, 1, 2), fc.integer({ min: 0, max: most }))
    .map(([min, max]) => ({ min: Math.min(min, max), max }));
  return fc.array(one, { minLength: people, maxLength: people });
}

function priorities(people: number): fc.Arbitrary<number[]> {
  const kind = fc.constantFrom(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 5 }), fc.nat(1000));
  return kind.chain((one) => fc.array(one, { minLength: people, maxLength: people }));
}

/** Everything at once: least and most places, priorities of both sides, forbidden pairs, empty sides; up to 4 by 5. */
export const anyInput: fc.Arbitrary<ProblemInput> = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) =>
    fc.record({
      scores: matrix(rows, columns).map((scores) => (rows === 0 ? flat(0, columns) : scores)),
      rowPlaces: places(rows, 3),
      columnPlaces: places(columns, 3),
      rowPriority: priorities(rows),
      columnPriority: priorities(columns),
    }),
  );

/** One place at most and no least number, priorities of both sides; up to `people` on each side. */
export function oneToOneInput(people: number): fc.Arbitrary<ProblemInput> {
  return fc.tuple(fc.nat(people), fc.nat(people)).chain(([rows, columns]) =>
    fc.record({
      scores: matrix(rows, columns).map((scores) => (rows === 0 ? flat(0, columns) : scores)),
      rowPlaces: fc.array(fc.constantFrom(1, 1, 1, 1, 0), { minLength: rows, maxLength: rows }),
      columnPlaces: fc.array(fc.constantFrom(1, 1, 1, 1, 0), { minLength: columns, maxLength: columns }),
      rowPriority: priorities(rows),
      columnPriority: priorities(columns),
    }),
  );
}

/** One place each, everybody of equal priority: what every solver takes. */
export function plainInput(people: number): fc.Arbitrary<ProblemInput> {
  return fc
    .tuple(fc.integer({ min: 1, max: people }), fc.integer({ min: 1, max: people }))
    .chain(([rows, columns]) => matrix(rows, columns).map((scores) => ({ scores })));
}

/** Any problem, the three kinds in turn. */
export const anyProblem: fc.Arbitrary<Problem> = fc.oneof(anyInput, oneToOneInput(5), plainInput(5)).map(problem);

function flat(rows: number, columns: number) {
  return { rows, columns, values: new Float64Array(rows * columns).fill(Number.NaN) };
}

/** The same problem with rows and columns exchanged. */
export function transposed(given: Problem): Problem {
  const scores = new Float64Array(given.scores.length);
  for (let row = 0; row < given.rows; row++) {
    for (let column = 0; column < given.columns; column++) {
      scores[column * given.rows + row] = given.scores[row * given.columns + column]!;
    }
  }
  return {
    ...given,
    rows: given.columns,
    columns: given.rows,
    scores,
    rowPlaces: given.columnPlaces,
    columnPlaces: given.rowPlaces,
    rowPriority: given.columnPriority,
    columnPriority: given.rowPriority,
  };
}

/** The same problem with its people in another order: person `i` of the new one is `rowOrder[i]` of the old. */
export function reordered(given: Problem, rowOrder: readonly number[], columnOrder: readonly number[]): Problem {
  const pick = (numbers: Int32Array, order: readonly number[]) => Int32Array.from(order, (person) => numbers[person]!);
  return {
    ...given,
    rows: given.rows,
    columns: given.columns,
    scores: Float64Array.from(
      rowOrder.flatMap((row) => columnOrder.map((column) => given.scores[row * given.columns + column]!)),
    ),
    rowPlaces: { min: pick(given.rowPlaces.min, rowOrder), max: pick(given.rowPlaces.max, rowOrder) },
    columnPlaces: { min: pick(given.columnPlaces.min, columnOrder), max: pick(given.columnPlaces.max, columnOrder) },
    rowPriority: pick(given.rowPriority, rowOrder),
    columnPriority: pick(given.columnPriority, columnOrder),
  };
}

/** What a solution is worth, level by level. */
export function levelsOf({ shortfall, priority, total }: Solution) {
  return { shortfall, priority, total };
}

/** The pairs as [row, column]. */
export function pairsOf({ pairs }: Solution): [number, number][] {
  return Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at]!, pairs[2 * at + 1]!]);
}
