// Source: the condition of A. J. Hoffman, "Some recent applications of the theory of linear inequalities to extremal
// combinatorial analysis", Proceedings of Symposia in Applied Mathematics 10 (1960), pp. 113-127, applied to rows, columns
// and a hub: least numbers of both sides can be met together exactly when each side's can be met alone, that is when for
// every set A of one side the sum of min over A is at most the sum over the others j of min(max[j], allowed pairs of j
// with A). A violated set is read off a maximum flow (L. R. Ford and D. R. Fulkerson, "Maximal flow through a network",
// Canadian Journal of Mathematics 8, 1956, pp. 399-404).
// Cost: time O(sum of min * rows * columns) at worst; memory O(rows * columns) bytes.
// Ties: rows are looked at before columns, people in their order; the set is what the first person who cannot be served
// reaches. Departures: none.
import type { Problem } from "../problem.js";

/** People who cannot all be served, and why: they need more places than the people they may meet can give them. */
export interface Shortage {
  /** On which side the people are whose least numbers cannot be met; the other list is who they may meet. */
  readonly needing: "rows" | "columns";
  /** Positions, rising. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** The sum of the least numbers of the people in need. */
  readonly needs: number;
  /** What the others can give them, each pair at most once; less than `needs`. */
  readonly has: number;
}

/**
 * The proof that a problem is infeasible, or undefined exactly when it is feasible.
 *
 * @example
 * ```ts
 * // Both people must have a partner, and only one is there.
 * shortage(problem({ scores: [[1], [1]], rowPlaces: { min: 1, max: 1 } }));
 * // { needing: "rows", rows: [0, 1], columns: [0], needs: 2, has: 1 }
 * ```
 */
export function shortage(problem: Problem): Shortage | undefined {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const forRows = lacking(
    rows,
    columns,
    rowPlaces.min,
    columnPlaces.max,
    (row, column) => row * columns + column,
    scores,
  );
  if (forRows)
    return Object.freeze({ needing: "rows", rows: forRows.people, columns: forRows.others, ...forRows.count });
  const forColumns = lacking(
    columns,
    rows,
    columnPlaces.min,
    rowPlaces.max,
    (column, row) => row * columns + column,
    scores,
  );
  if (!forColumns) return undefined;
  return Object.freeze({
    needing: "columns",
    rows: forColumns.others,
    columns: forColumns.people,
    ...forColumns.count,
  });
}

interface Lack {
  readonly people: readonly number[];
  readonly others: readonly number[];
  readonly count: { readonly needs: number; readonly has: number };
}

/** Serves the least numbers of one side only; where somebody stays short, everybody reachable from them is the proof. */
function lacking(
  people: number,
  others: number,
  least: Int32Array,
  most: Int32Array,
  cell: (person: number, other: number) => number,
  scores: Float64Array,
): Lack | undefined {
  const given = new Uint8Array(people * others);
  const loads = new Int32Array(others);
  for (let person = 0; person < people; person++) {
    for (let unit = 0; unit < least[person]!; unit++) {
      const reached = serve(person);
      if (reached) return described(reached);
    }
  }
  return undefined;

  /** One more unit for a person along alternating pairs; gives everybody reached where there is no way. */
  function serve(source: number): { people: number[]; others: number[] } | undefined {
    const fromPerson = new Int32Array(others).fill(-1);
    const fromOther = new Int32Array(people).fill(-1);
    const queue = [source];
    const seen: number[] = [];
    for (const person of queue) {
      for (let other = 0; other < others; other++) {
        const isTaken = given[person * others + other] === 1;
        if (fromPerson[other]! >= 0 || isTaken || Number.isNaN(scores[cell(person, other)])) continue;
        fromPerson[other] = person;
        if (loads[other]! < most[other]!) {
          turn(source, other, fromPerson, fromOther);
          return undefined;
        }
        seen.push(other);
        for (let holder = 0; holder < people; holder++) {
          if (holder === source || fromOther[holder]! >= 0 || given[holder * others + other] === 0) continue;
          fromOther[holder] = other;
          queue.push(holder);
        }
      }
    }
    return { people: queue, others: seen };
  }

  function turn(source: number, end: number, fromPerson: Int32Array, fromOther: Int32Array): void {
    loads[end]!++;
    for (let other = end; ; ) {
      const person = fromPerson[other]!;
      given[person * others + other] = 1;
      if (person === source) return;
      other = fromOther[person]!;
      given[person * others + other] = 0;
    }
  }

  function described(reached: { people: number[] }): Lack {
    const inNeed = [...reached.people].sort((a, b) => a - b);
    const partners: number[] = [];
    let has = 0;
    for (let other = 0; other < others; other++) {
      const ways = inNeed.filter((person) => !Number.isNaN(scores[cell(person, other)])).length;
      if (ways > 0 && most[other]! > 0) partners.push(other);
      has += Math.min(ways, most[other]!);
    }
    const needs = inNeed.reduce((sum, person) => sum + least[person]!, 0);
    return { people: Object.freeze(inNeed), others: Object.freeze(partners), count: { needs, has } };
  }
}
