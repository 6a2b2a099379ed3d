import fc from "fast-check";
import { type ProblemInput, problem } from "../../../src/kernels/pairs/build.js";
import type { Objective, Problem, Solution } from "../../../src/kernels/problem.js";
import { transposed } from "../problems.js";

/** Scores whose ties, signs and sizes make a difference: both signs, few values, one value, negative, huge, distinct. */
const kinds: readonly fc.Arbitrary<number>[] = [
  fc.integer({ min: -9, max: 20 }),
  fc.integer({ min: 0, max: 2 }),
  fc.constant(7),
  fc.integer({ min: -20, max: -1 }),
  fc.integer({ min: -500_000_000, max: 500_000_000 }),
  fc.integer({ min: 1, max: 5 }),
];

function matrix(rows: number, columns: number): fc.Arbitrary<(number | null)[][]> {
  return fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(0, 1, 3)).chain(([kind, forbidden]) => {
    const score = fc.oneof({ weight: 5, arbitrary: kind }, { weight: forbidden, arbitrary: fc.constant(null) });
    return fc.array(fc.array(score, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  });
}

function several<T>(one: fc.Arbitrary<T>, count: number): fc.Arbitrary<T[]> {
  return fc.array(one, { minLength: count, maxLength: count });
}

const priority = fc.constantFrom(1, 1, 1, 2, 5);
const anyPlaces = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 2), fc.constantFrom(1, 1, 2, 3, 0))
  .map(([min, more]) => ({ min: Math.min(min, more), max: more }));

/** One place each and priorities above 0 on both sides; up to 5 by 5. */
const oneToOne = sized(5, 5, (rows, columns) =>
  fc.record({
    scores: matrix(rows, columns),
    rowPriority: several(priority, rows),
    columnPriority: several(fc.constantFrom(0, 0, 1, 3), columns),
  }),
);

/** One place or a fixed number of them for each row; any places, least numbers and priorities for columns; up to 4 by 4. */
const manyToOne = sized(4, 4, (rows, columns) =>
  fc.record({
    scores: matrix(rows, columns),
    rowPlaces: several(
      fc.constantFrom({ min: 0, max: 1 }, { min: 1, max: 1 }, { min: 2, max: 2 }, { min: 0, max: 0 }),
      rows,
    ),
    columnPlaces: several(anyPlaces, columns),
    rowPriority: several(priority, rows),
    columnPriority: several(fc.constantFrom(0, 0, 1, 3), columns),
  }),
);

function sized(
  mostRows: number,
  mostColumns: number,
  input: (rows: number, columns: number) => fc.Arbitrary<ProblemInput>,
): fc.Arbitrary<ProblemInput> {
  return fc
    .tuple(fc.integer({ min: 1, max: mostRows }), fc.integer({ min: 1, max: mostColumns }))
    .chain(([rows, columns]) => input(rows, columns));
}

/** Every objective but the total. */
const fairObjective: fc.Arbitrary<Objective> = fc.oneof(
  fc.constant<Objective>("bottleneck"),
  fc.constant<Objective>("worst-off first"),
  fc.constant<Objective>("worst-off first"),
  fc.constantFrom(0, 1, 50, 80, 99, 100).map((floor) => ({ floor })),
);

/** Problems whose number of pairs is settled, from either side, with any objective but the total. */
export const fairProblem: fc.Arbitrary<Problem> = fc
  .tuple(fc.oneof(oneToOne, manyToOne), fairObjective, fc.boolean())
  .map(([input, objective, turned]) => {
    const built = problem({ ...input, objective });
    return turned ? transposed(built) : built;
  });

/** The scores of the chosen pairs, rising. */
export function scoresOf(given: Problem, { pairs }: Solution): number[] {
  const scores: number[] = [];
  for (let at = 0; at < pairs.length; at += 2) scores.push(given.scores[pairs[at]! * given.columns + pairs[at + 1]!]!);
  return scores.sort((a, b) => a - b);
}
