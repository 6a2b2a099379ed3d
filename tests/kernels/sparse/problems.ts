import fc from "fast-check";
import type { ListedProblem, Problem, Solution, StreamedProblem } from "../../../src/kernels/problem.js";
import { listedProblem, streamedProblem } from "../../../src/kernels/sparse/build.js";

function sidesOf({ rowPlaces, columnPlaces, rowPriority, columnPriority }: Problem) {
  const places = ({ min, max }: Problem["rowPlaces"]) =>
    Array.from(min, (least, at) => ({ min: least, max: max[at]! }));
  return {
    rowPlaces: places(rowPlaces),
    columnPlaces: places(columnPlaces),
    rowPriority: [...rowPriority],
    columnPriority: [...columnPriority],
  };
}

/** The same question as lists: every allowed pair is a candidate. */
export function listedOf(given: Problem): ListedProblem {
  const { rows, columns, scores } = given;
  const candidates = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => [column, scores[row * columns + column]!] as const).filter(
      ([, score]) => !Number.isNaN(score),
    ),
  );
  return listedProblem({ columns, candidates, ...sidesOf(given) });
}

/** The same question with scores that are read when they are needed. */
export function streamedOf(given: Problem): StreamedProblem {
  const { rows, columns, scores } = given;
  const largestScore = scores.reduce((most, score) => Math.max(most, Number.isNaN(score) ? 0 : Math.abs(score)), 0);
  const read: StreamedProblem["read"] = (first, count, into) =>
    into.set(scores.subarray(first * columns, (first + count) * columns));
  return streamedProblem({ rows, columns, largestScore, read, ...sidesOf(given) });
}

/** A long list of numbers from a small one, so that a counterexample is a seed: splitmix32 of G. Steele and others. */
export function numbers(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

/** Kinds of scores for larger problems: by row, column, a draw, and how many people there are. */
export const kinds: Record<string, (row: number, column: number, draw: (below: number) => number) => number> = {
  uniform: (_row, _column, draw) => draw(1_000_000),
  "few values": (_row, _column, draw) => draw(3),
  equal: () => 7,
  "near ties": (row, column) => 1_000_000 + ((row * 7 + column * 3) % 2),
  product: (row, column) => row * column,
  popular: (_row, column, draw) => 10_000 * ((column * 7919) % 97) + draw(100_000),
  "both signs": (_row, _column, draw) => draw(2_000_000) - 1_400_000,
  negative: (_row, _column, draw) => -1 - draw(1000),
  "one odd pair": (row, column, draw) => (row === 3 && column === 5 ? 150_000_000 : draw(20)),
  line: (row, column) => 5000 - Math.abs(row * 13 - column * 11),
};

/** How a problem of tens of people differs from the plain one. */
export const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 40 }),
  columns: fc.integer({ min: 1, max: 40 }),
  kind: fc.constantFrom(...Object.keys(kinds)),
  /** Allowed pairs, in percent. */
  allowed: fc.constantFrom(4, 10, 30, 100),
  priorities: fc.constantFrom("rows", "nobody", "both", "any"),
  seed: fc.nat(),
});

/** The levels that a solution reaches. */
export function reached({ status, shortfall, priority, total }: Solution) {
  return { status, shortfall, priority, total };
}
