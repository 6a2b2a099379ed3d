import type { Measure, RowScorer } from "../measure.js";
import { codes, grouped } from "./encode.js";

/** A person and whom they would like to meet: ids, the most wanted first. No wishes: silent. */
export interface Wishes {
  readonly id: string;
  readonly wishes?: readonly string[] | undefined;
}

/** What being somebody's first, second, third and fourth wish is worth; everybody after them counts as not named. */
const RANKS = Object.freeze([1, 0.85, 0.7, 0.55]);
const NOT_NAMED = 0.4;

/**
 * How much two people asked for each other. To be named first is worth 1, then 0.85, 0.7, 0.55; to be named later or not at
 * all 0.4. Where both have wishes, the value is the square root of the product, because both must like it; where one is
 * silent (no wishes, or an empty list), the other's wish counts alone; unknown where both are silent.
 * An id named twice counts where it is named first. "Never with this person" is a rule, not a low wish.
 *
 * @example
 * ```ts
 * preference().score({ id: "ada", wishes: ["bo"] }, { id: "bo", wishes: ["cy", "ada"] }); // sqrt(1 * 0.85)
 * ```
 */
export function preference(): Measure<Wishes | undefined> {
  return Object.freeze<Measure<Wishes | undefined>>({
    name: "preference",
    settings: Object.freeze({}),
    symmetric: true,
    score(first, second) {
      if (first === undefined || second === undefined) return undefined;
      const value = together(liking(first, second.id), liking(second, first.id));
      return Number.isNaN(value) ? undefined : value;
    },
    prepare: rowsOf,
  });
}

/** What one person thinks of another, NaN when silent. */
function liking({ wishes = [] }: Wishes, id: string): number {
  if (wishes.length === 0) return Number.NaN;
  return worth([...new Set(wishes)].indexOf(id));
}

/** By position in the list, -1 for not named. */
function worth(rank: number): number {
  return RANKS[rank] ?? NOT_NAMED;
}

function together(one: number, other: number): number {
  if (Number.isNaN(one)) return other;
  return Number.isNaN(other) ? one : Math.sqrt(one * other);
}

function rowsOf(first: readonly (Wishes | undefined)[], second: readonly (Wishes | undefined)[]): RowScorer {
  const ids = codes();
  const rowIds = Int32Array.from(first, (person) => (person === undefined ? -1 : ids.of(person.id)));
  const columnIds = Int32Array.from(second, (person) => (person === undefined ? -1 : ids.of(person.id)));
  const ofRows = wishLists(first, ids.known);
  const ofColumns = wishLists(second, ids.known);
  const wishedBy = grouped(ofColumns.wished, ids.size);
  const opinions = new Float64Array(ids.size).fill(NOT_NAMED); // the row's, by id
  const returned = new Float64Array(second.length); // each column's of the row
  return (row, out) => {
    const own = rowIds[row] ?? -1;
    returned.set(ofColumns.unless);
    if (own >= 0) {
      for (let at = wishedBy.starts[own] ?? 0; at < (wishedBy.starts[own + 1] ?? 0); at++) {
        const wish = wishedBy.entries[at] ?? 0;
        returned[ofColumns.wisher[wish] ?? 0] = ofColumns.worths[wish] ?? NOT_NAMED;
      }
    }
    const [start, end] = [ofRows.starts[row] ?? 0, ofRows.starts[row + 1] ?? 0];
    for (let wish = start; wish < end; wish++) opinions[ofRows.wished[wish] ?? 0] = ofRows.worths[wish] ?? NOT_NAMED;
    const silent = Number.isNaN(ofRows.unless[row] ?? Number.NaN);
    for (let column = 0; column < columnIds.length; column++) {
      const other = columnIds[column] ?? -1;
      const opinion = silent ? Number.NaN : (opinions[other] ?? NOT_NAMED);
      out[column] = own < 0 || other < 0 ? Number.NaN : together(opinion, returned[column] ?? Number.NaN);
    }
    for (let wish = start; wish < end; wish++) opinions[ofRows.wished[wish] ?? 0] = NOT_NAMED;
  };
}

/** All wishes that name somebody of the cohort, laid end to end by person. */
function wishLists(people: readonly (Wishes | undefined)[], code: (id: string) => number) {
  const wished: number[] = [];
  const worths: number[] = [];
  const wisher: number[] = [];
  const starts = new Int32Array(people.length + 1);
  /** What a person thinks of those they do not name: NaN when silent. */
  const unless = new Float64Array(people.length);
  people.forEach((person, at) => {
    const distinct = [...new Set(person?.wishes ?? [])];
    distinct.forEach((id, rank) => {
      if (code(id) < 0) return;
      wished.push(code(id));
      worths.push(worth(rank));
      wisher.push(at);
    });
    starts[at + 1] = wished.length;
    unless[at] = distinct.length === 0 ? Number.NaN : NOT_NAMED;
  });
  return { wished, worths, wisher, starts, unless };
}
