import type { ProblemInput } from "../../../src/kernels/pairs/build.js";
import { chance } from "../../../src/random.js";

/*
 * Families of problems of one to one that try a solver in different ways: each gives the same problem for the same seed.
 */

/** A kind of problem, of about `size` people on each side. */
export interface Family {
  readonly name: string;
  readonly pose: (size: number, seed: number) => ProblemInput;
}

type Score = (row: number, column: number) => number;

/** A family of square matrices by a rule for each score, made anew for each seed; NaN forbids. */
function square(name: string, rule: (below: (limit: number) => number, size: number) => Score): Family {
  return { name, pose: (size, seed) => ({ scores: matrix(size, size, rule(chance(seed).below, size)) }) };
}

function matrix(rows: number, columns: number, score: Score) {
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) values[row * columns + column] = score(row, column);
  }
  return { rows, columns, values };
}

/** Points in a square; the score is how near they are. */
function plane(below: (limit: number) => number, size: number): Score {
  const at = Array.from({ length: 4 }, () => Array.from({ length: size }, () => below(1_000_000)));
  return (row, column) => {
    const across = at[0]![row]! - at[1]![column]!;
    const up = at[2]![row]! - at[3]![column]!;
    return 0 - Math.round(Math.sqrt(across * across + up * up));
  };
}

/** Families whose smaller side is matched as a whole, people being equally important: one level. */
export const oneLevel: readonly Family[] = [
  square("uniform", (below) => () => below(1_000_000)),
  square("few values", (below) => () => below(4)),
  square("one to a hundred", (below) => () => 0 - below(100)),
  square("all equal", () => () => 7),
  square("near ties", (below) => () => 1_000_000 + below(2)),
  square("points in a plane", plane),
  square("products, falling", () => (row, column) => 0 - (row + 1) * (column + 1)),
  square("products, rising", () => (row, column) => (row + 1) * (column + 1)),
  square("huge spread", (below) => () => (below(2) === 0 ? below(10) : 1 - below(200_000_000))),
  square("one popular column", (below) => (_, column) => (column === 3 ? 1_000_000 : below(100))),
  square("rows and columns of different level", (below, size) => {
    const levels = Array.from({ length: 2 * size }, () => below(1_000_000));
    return (row, column) => levels[row]! - levels[size + column]! + below(3);
  }),
  square("a third forbidden", (below) => () => (below(3) === 0 ? Number.NaN : below(1_000_000))),
  square("a band allowed", (below, size) => (row, column) => {
    const width = Math.max(2, size >> 3);
    return (column - row + size) % size < width ? below(1000) : Number.NaN;
  }),
  { name: "twice as many columns", pose: (size, seed) => sized(size, 2 * size, seed) },
  { name: "twice as many rows", pose: (size, seed) => sized(2 * size, size, seed) },
  { name: "one row", pose: (size, seed) => sized(1, size, seed) },
  { name: "one column", pose: (size, seed) => sized(size, 1, seed) },
];

function sized(rows: number, columns: number, seed: number): ProblemInput {
  const { below } = chance(seed);
  return { scores: matrix(rows, columns, () => below(1000) - 500) };
}

/** Families with partial answers, priorities, people without a place, or nobody who must be matched. */
export const severalLevels: readonly Family[] = [
  square("one row forbidden", (below) => (row) => (row === 1 ? Number.NaN : below(1_000_000))),
  square("one column forbidden", (below) => (_, column) => (column === 1 ? Number.NaN : below(1_000_000))),
  square("everything forbidden", () => () => Number.NaN),
  square("many rows for few columns", (below, size) => (row, column) => {
    return row < size >> 1 && column >= size >> 2 ? Number.NaN : below(1000);
  }),
  square("blocks", (below) => (row, column) => {
    return row % 3 === 0 && column % 2 === 0 && below(10) > 0 ? Number.NaN : below(1_000_000);
  }),
  square("mostly forbidden", (below, size) => () => (below(size) > 1 ? Number.NaN : below(1000))),
  {
    name: "priorities of rows",
    pose: (size, seed) => {
      const { below } = chance(seed + 1);
      const rowPriority = Array.from({ length: size }, () => below(4));
      const columnPlaces = Array.from({ length: size }, () => (below(4) === 0 ? 0 : 1));
      return { ...sized(size, size, seed), rowPriority, columnPlaces };
    },
  },
  {
    name: "priorities of both sides",
    pose: (size, seed) => {
      const { below } = chance(seed + 1);
      const draw = () => Array.from({ length: size }, () => below(3) * below(1000));
      const scores = matrix(size, size, () => (below(3) === 0 ? Number.NaN : below(2001) - 1000));
      return { scores, rowPriority: draw(), columnPriority: draw() };
    },
  },
  {
    name: "everybody counts, not equally",
    pose: (size, seed) => {
      const { below } = chance(seed + 1);
      const draw = () => Array.from({ length: size }, () => 1 + below(5));
      return { ...sized(size, size, seed), rowPriority: draw(), columnPriority: draw() };
    },
  },
  {
    name: "rows count, not equally, and columns equally",
    pose: (size, seed) => {
      const { below } = chance(seed + 1);
      const rowPriority = Array.from({ length: size }, () => below(3));
      return { ...sized(size, size + 3, seed), rowPriority, columnPriority: 4 };
    },
  },
  {
    name: "columns count, rows do not",
    pose: (size, seed) => ({ ...sized(size, size + 5, seed), rowPriority: 0, columnPriority: 2 }),
  },
  { name: "nobody counts", pose: (size, seed) => ({ ...sized(size, size, seed), rowPriority: 0 }) },
  {
    name: "people without a place",
    pose: (size, seed) => {
      const { below } = chance(seed + 1);
      const draw = () => Array.from({ length: size }, () => below(2));
      return { ...sized(size, size, seed), rowPlaces: draw(), columnPlaces: draw() };
    },
  },
  { name: "nobody has a place", pose: (size, seed) => ({ ...sized(size, size, seed), columnPlaces: 0 }) },
];
