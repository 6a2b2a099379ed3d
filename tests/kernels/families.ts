// Problems that are hard on purpose, larger than what can be tried out, and one problem in every form.
import fc from "fast-check";
import { problem } from "../../src/kernels/pairs/build.js";
import type {
  ListedPeersProblem,
  ListedProblem,
  PeersProblem,
  Problem,
  StreamedProblem,
} from "../../src/kernels/problem.js";
import { anyInput, oneToOneInput } from "./problems.js";

type Scores = (rows: number, columns: number) => fc.Arbitrary<(number | null)[][]>;

/** A matrix whose every score is drawn alike. */
const drawn =
  (score: fc.Arbitrary<number | null>): Scores =>
  (rows, columns) =>
    fc.array(fc.array(score, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

/** A matrix by formula. */
const formed =
  (of: (row: number, column: number, rows: number, columns: number) => number): Scores =>
  (rows, columns) =>
    fc.constant(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => of(row, column, rows, columns)),
      ),
    );

/** Scores on which methods of assignment are known to be slow, to turn in circles or to break ties wrongly. */
export const families: Readonly<Record<string, Scores>> = {
  "all equal": formed(() => 7),
  "all equal and below 0": formed(() => -7),
  "two values": drawn(fc.constantFrom(0, 1)),
  "near ties": drawn(fc.constantFrom(1_000_000, 1_000_001, 999_999)),
  "mostly forbidden": drawn(fc.constantFrom(null, null, null, 3, 4)),
  "one row forbidden": (rows, columns) =>
    fc
      .tuple(fc.nat(Math.max(0, rows - 1)), drawn(fc.integer({ min: 0, max: 50 }))(rows, columns))
      .map(([row, scores]) => scores.map((values, at) => (at === row ? values.map(() => null) : values))),
  "huge spread": drawn(fc.constantFrom(0, 1, -1, 1_000, 1_000_000, 1_000_000_000, -1_000_000_000)),
  "powers of two": (rows, columns) =>
    drawn(fc.integer({ min: 0, max: 30 }))(rows, columns).map((matrix) =>
      matrix.map((row) => row.map((power) => 2 ** (power ?? 0))),
    ),
  "Machol and Wien": formed((row, column) => -(row + 1) * (column + 1)),
  "Machol and Wien, turned": formed((row, column, rows, columns) => (rows - row) * (columns - column)),
  "a staircase": formed((row, column) => (column <= row ? row - column : -1)),
  "the same row": (rows, columns) =>
    drawn(fc.integer({ min: -9, max: 9 }))(1, columns).map(([row = []]) => Array.from({ length: rows }, () => row)),
  "popular columns": (rows, columns) =>
    drawn(fc.nat(3))(rows, columns).map((matrix) =>
      matrix.map((row) => row.map((noise, at) => 100 * (at % 5) + (noise ?? 0))),
    ),
};

/** One place each; up to `people` on each side, square, wide and tall. */
export function familyProblem(scores: Scores, people: number): fc.Arbitrary<Problem> {
  const side = fc.integer({ min: 1, max: people });
  const shape = fc.oneof(
    side.map((size) => [size, size] as const),
    fc.tuple(side, side),
  );
  return shape.chain(([rows, columns]) => scores(rows, columns)).map((given) => problem({ scores: given }));
}

/** The same with places: least and most on both sides, and priorities of columns. */
export function familyWithPlaces(scores: Scores, people: number): fc.Arbitrary<Problem> {
  const places = fc.constantFrom(
    { min: 0, max: 1 },
    { min: 0, max: 3 },
    { min: 1, max: 2 },
    { min: 2, max: 4 },
    { min: 0, max: 0 },
  );
  const side = fc.integer({ min: 1, max: people });
  return fc.tuple(side, side).chain(([rows, columns]) =>
    fc
      .record({
        scores: scores(rows, columns),
        rowPlaces: fc.array(places, { minLength: rows, maxLength: rows }),
        columnPlaces: fc.array(places, { minLength: columns, maxLength: columns }),
        columnPriority: fc.array(fc.nat(2), { minLength: columns, maxLength: columns }),
      })
      .map(problem),
  );
}

/** Everything at once, one-to-one and with places, up to a dozen people a side. */
export const largerProblem: fc.Arbitrary<Problem> = fc.oneof(
  oneToOneInput(12).map(problem),
  anyInput.map(problem),
  fc.constantFrom(...Object.values(families)).chain((scores) => familyWithPlaces(scores, 9)),
  fc.constantFrom(...Object.values(families)).chain((scores) => familyProblem(scores, 14)),
);

/** The problem as lists: who is forbidden is not listed. */
export function listed({ kind: _, objective: __, scores, ...sides }: Problem): ListedProblem {
  const { rows, columns } = sides;
  const start = [0];
  const column: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let other = 0; other < columns; other++)
      if (!Number.isNaN(scores[row * columns + other])) column.push(row * columns + other);
    start.push(column.length);
  }
  return {
    kind: "listed pairs",
    ...sides,
    start: Int32Array.from(start),
    column: Int32Array.from(column, (cell) => cell % columns),
    score: Float64Array.from(column, (cell) => scores[cell]!),
  };
}

/** The problem as a stream. */
export function streamed({ kind: _, objective: __, scores, ...sides }: Problem): StreamedProblem {
  const { columns } = sides;
  return {
    kind: "streamed pairs",
    ...sides,
    largestScore: scores.reduce((most, score) => (Number.isNaN(score) ? most : Math.max(most, Math.abs(score))), 0),
    read: (first, count, into) => into.set(scores.subarray(first * columns, (first + count) * columns)),
  };
}

/** Peers of a family, up to `people` of them, by the scores above the diagonal; all of equal priority, of some, of none. */
export function familyPeers(scores: Scores, people: number): fc.Arbitrary<PeersProblem> {
  return fc.integer({ min: 0, max: people }).chain((size) =>
    fc.tuple(scores(size, size), priorities(size)).map(([given, priority]) => {
      const square = new Float64Array(size * size).fill(Number.NaN);
      for (let one = 0; one < size; one++) {
        for (let other = one + 1; other < size; other++) {
          square[one * size + other] = given[one]![other] ?? Number.NaN;
          square[other * size + one] = given[one]![other] ?? Number.NaN;
        }
      }
      return { kind: "peers", people: size, scores: square, priority };
    }),
  );
}

function priorities(people: number): fc.Arbitrary<Int32Array> {
  const each = fc.constantFrom(fc.constant(1), fc.constant(0), fc.nat(3));
  return each
    .chain((one) => fc.array(one, { minLength: people, maxLength: people }))
    .map((all) => Int32Array.from(all));
}

/** Peers as a list of pairs. */
export function listedPeers({ people, scores, priority }: PeersProblem): ListedPeersProblem {
  const cells: number[] = [];
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++)
      if (!Number.isNaN(scores[one * people + other])) cells.push(one * people + other);
  }
  return {
    kind: "listed peers",
    people,
    first: Int32Array.from(cells, (cell) => Math.floor(cell / people)),
    second: Int32Array.from(cells, (cell) => cell % people),
    score: Float64Array.from(cells, (cell) => scores[cell]!),
    priority,
  };
}

/** Peers of any family, up to `people`. */
export function anyPeers(people: number): fc.Arbitrary<PeersProblem> {
  const random: Scores = drawn(fc.oneof(fc.integer({ min: -9, max: 20 }), fc.constant(null)));
  return fc.constantFrom(random, ...Object.values(families)).chain((scores) => familyPeers(scores, people));
}

/** The best that any matching of peers reaches, by trying all of them: for up to 8 people. */
export function everyMatching({ people, scores, priority }: PeersProblem): { priority: number; total: number } {
  let best = { priority: 0, total: 0 };
  const pair = (left: readonly number[], reached: { priority: number; total: number }): void => {
    const [one, ...rest] = left;
    if (one === undefined) {
      const isBetter = reached.priority - best.priority || reached.total - best.total;
      if (isBetter > 0) best = reached;
      return;
    }
    pair(rest, reached);
    for (const other of rest) {
      const score = scores[one * people + other]!;
      if (Number.isNaN(score)) continue;
      const next = { priority: reached.priority + priority[one]! + priority[other]!, total: reached.total + score };
      pair(
        rest.filter((person) => person !== other),
        next,
      );
    }
  };
  pair(
    Array.from({ length: people }, (_, one) => one),
    best,
  );
  return best;
}
