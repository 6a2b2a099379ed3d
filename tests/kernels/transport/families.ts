import fc from "fast-check";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { PlacesOfOne } from "../../../src/kernels/pairs/sides.js";
import type { Problem } from "../../../src/kernels/problem.js";
import { type Chance, chance } from "../../../src/random.js";

type Score = (row: number, column: number, source: Chance) => number | null;

/** Scores that have broken solvers: what each does is in its name. */
export const families: Readonly<Record<string, Score>> = {
  "all equal": () => 7,
  "near ties": (_row, _column, source) => 1_000_000 + source.below(2),
  few: (_row, _column, source) => source.below(4),
  uniform: (_row, _column, source) => source.below(1_000_001),
  "huge spread": (_row, _column, source) => (source.below(5) === 0 ? source.below(20_000_001) : source.below(3)),
  "both signs": (_row, _column, source) => source.below(2001) - 1000,
  "all negative": (_row, _column, source) => -1 - source.below(50),
  "products (Machol and Wien)": (row, column) => -(row + 1) * (column + 1),
  "products, falling": (row, column) => (row + 1) * (column + 1),
  "one row forbidden": (row, _column, source) => (row === 0 ? null : source.below(100)),
  "mostly forbidden": (_row, _column, source) => (source.below(4) === 0 ? source.below(30) : null),
  "everybody wants the same": (_row, column, source) => 1000 * column + source.below(20),
};

type Shape = (people: number, others: number, source: Chance) => readonly [rows: Some, columns: Some];
type Some = PlacesOfOne | PlacesOfOne[];

/** Places of both sides: which side is short, by how much, and who has a least number. */
export const shapes: Readonly<Record<string, Shape>> = {
  "one to one": () => [1, 1],
  "as many places as people": (rows, columns) => [
    1,
    Array.from(
      { length: columns },
      (_, column) => Math.floor(((column + 1) * rows) / columns) - Math.floor((column * rows) / columns),
    ),
  ],
  "one place too few": (rows, columns) => [1, Math.max(1, Math.floor((rows - 1) / columns))],
  "some places too many": (rows, columns) => [1, Math.ceil(rows / columns) + 1],
  "everybody must, columns have least numbers": (rows, columns) => [
    { min: 1, max: 1 },
    { min: Math.floor(rows / columns / 2), max: Math.ceil(rows / columns) + 1 },
  ],
  "several on both sides, as many": (rows, columns) => [
    columns > 1 ? 2 : 1,
    Math.max(1, Math.floor((2 * rows) / columns)),
  ],
  "several on both sides": (rows, columns, source) => [
    Array.from({ length: rows }, () => between(source, 4)),
    Array.from({ length: columns }, () => between(source, 5)),
  ],
  "without limit": () => [1000, 1000],
};

function between(source: Chance, largest: number): PlacesOfOne {
  const max = source.below(largest + 1);
  return { min: source.below(3) === 0 ? Math.min(max, source.below(3)) : 0, max };
}

/** Problems of all families and shapes with up to so many people on each side. */
export function drawnProblem(people: number): fc.Arbitrary<Problem> {
  return fc
    .record({
      rows: fc.integer({ min: 1, max: people }),
      columns: fc.integer({ min: 1, max: people }),
      family: fc.constantFrom(...Object.keys(families)),
      shape: fc.constantFrom(...Object.keys(shapes)),
      priority: fc.constantFrom(0, 1, 9),
      seed: fc.nat(),
    })
    .map(({ rows, columns, family, shape, priority, seed }) => drawn(rows, columns, family, shape, priority, seed));
}

/** One problem of a family and a shape, drawn from a seed; priorities are below `priorities`, or all 1 where that is 1. */
export function drawn(
  rows: number,
  columns: number,
  family: string,
  shape: string,
  priorities: number,
  seed: number,
): Problem {
  const source = chance(seed);
  const score = families[family];
  const places = shapes[shape];
  if (!score || !places) throw new Error(`no ${family} or ${shape}`);
  const [rowPlaces, columnPlaces] = places(rows, columns, source);
  const priority = (people: number) =>
    Array.from({ length: people }, () => (priorities > 1 ? source.below(priorities) : priorities));
  return problem({
    scores: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => score(row, column, source)),
    ),
    rowPlaces,
    columnPlaces,
    rowPriority: priority(rows),
    columnPriority: priority(columns),
  });
}
