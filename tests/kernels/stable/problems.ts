import fc from "fast-check";
import type { RoommatesProblem, StableProblem } from "../../../src/kernels/problem.js";

/** How a person ranks others: `null` where not accepted. Strict, or with ties of any size; some name few, some all. */
function opinions(others: readonly number[], isStrict: boolean): fc.Arbitrary<Map<number, number>> {
  const everybody = fc.shuffledSubarray([...others], { minLength: others.length, maxLength: others.length });
  const some = fc.shuffledSubarray([...others]);
  const named = fc.oneof({ weight: 2, arbitrary: everybody }, { weight: 1, arbitrary: some });
  if (isStrict) return named.map((list) => new Map(list.map((other, at) => [other, at + 1])));
  return named.chain((list) =>
    fc
      .array(fc.integer({ min: 1, max: Math.max(1, list.length - 1) }), {
        minLength: list.length,
        maxLength: list.length,
      })
      .map((ranks) => new Map(list.map((other, at) => [other, ranks[at]!]))),
  );
}

function laidOut(people: readonly Map<number, number>[], others: number): Int32Array {
  return Int32Array.from({ length: people.length * others }, (_, cell) => {
    return people[Math.floor(cell / others)]!.get(cell % others) ?? 0;
  });
}

export interface Sizes {
  readonly rows: number;
  readonly columns: number;
  /** Most places of a row and of a column. */
  readonly rowPlaces: number;
  readonly columnPlaces: number;
}

/** Two sides up to the given sizes, empty ones included. */
export function twoSides(sizes: Sizes, isStrict: boolean): fc.Arbitrary<StableProblem> {
  return fc.tuple(fc.nat(sizes.rows), fc.nat(sizes.columns)).chain(([rows, columns]) => {
    const range = (length: number) => Array.from({ length }, (_, at) => at);
    const all = (people: number, others: number) =>
      fc.array(opinions(range(others), isStrict), { minLength: people, maxLength: people });
    const places = (people: number, most: number) => {
      const one = most === 1 ? fc.constantFrom(1, 1, 1, 1, 1, 0) : fc.integer({ min: 0, max: most });
      return fc.array(one, { minLength: people, maxLength: people }).map((numbers) => Int32Array.from(numbers));
    };
    return fc
      .record({
        ofRows: all(rows, columns),
        ofColumns: all(columns, rows),
        rowMost: places(rows, sizes.rowPlaces),
        columnMost: places(columns, sizes.columnPlaces),
      })
      .map(({ ofRows, ofColumns, rowMost, columnMost }) => ({
        kind: "stable" as const,
        rows,
        columns,
        rowRanks: laidOut(ofRows, columns),
        columnRanks: flipped(laidOut(ofColumns, rows), columns, rows),
        rowMost,
        columnMost,
      }));
  });
}

/** One group of up to `people`. */
export function oneGroup(people: number, isStrict: boolean): fc.Arbitrary<RoommatesProblem> {
  return fc.nat(people).chain((size) => {
    const everybody = Array.from({ length: size }, (_, person) => person);
    const lists = everybody.map((person) =>
      opinions(
        everybody.filter((other) => other !== person),
        isStrict,
      ),
    );
    return fc.tuple(...lists).map((all) => ({ kind: "roommates" as const, people: size, ranks: laidOut(all, size) }));
  });
}

/** The transposed matrix. */
export function flipped(ranks: Int32Array, rows: number, columns: number): Int32Array {
  return Int32Array.from(ranks, (_, cell) => ranks[(cell % rows) * columns + Math.floor(cell / rows)]!);
}

/** Rows and columns exchanged. */
export function exchanged(given: StableProblem): StableProblem {
  return {
    kind: "stable",
    rows: given.columns,
    columns: given.rows,
    rowRanks: flipped(given.columnRanks, given.rows, given.columns),
    columnRanks: flipped(given.rowRanks, given.rows, given.columns),
    rowMost: given.columnMost,
    columnMost: given.rowMost,
  };
}

/** The same people in another order: person `i` of the new problem is `order[i]` of the old one. */
export function rearranged(given: StableProblem, rowOrder: readonly number[], columnOrder: readonly number[]) {
  const ranks = (from: Int32Array) =>
    Int32Array.from(rowOrder.flatMap((row) => columnOrder.map((column) => from[row * given.columns + column]!)));
  return {
    ...given,
    rowRanks: ranks(given.rowRanks),
    columnRanks: ranks(given.columnRanks),
    rowMost: Int32Array.from(rowOrder, (row) => given.rowMost[row]!),
    columnMost: Int32Array.from(columnOrder, (column) => given.columnMost[column]!),
  };
}

/** The same group in another order. */
export function rearrangedGroup(given: RoommatesProblem, order: readonly number[]): RoommatesProblem {
  const ranks = order.flatMap((one) => order.map((other) => given.ranks[one * given.people + other]!));
  return { ...given, ranks: Int32Array.from(ranks) };
}

/** All orders of so many people. */
export function anyOrder(people: number): fc.Arbitrary<number[]> {
  const everybody = Array.from({ length: people }, (_, person) => person);
  return fc.shuffledSubarray(everybody, { minLength: people, maxLength: people });
}
