// Source: none, the part of the door that is the same for every problem between two sides: places and priorities.
// Cost: time and memory O(rows + columns). Ties: none. Departures: none.
import { type Mistake, mistake } from "../../errors.js";
import type { Places, Sides } from "../problem.js";

/** Places of one person: a number n means from 0 to n; `min` is 0 unless said otherwise. */
export type PlacesOfOne = number | { readonly min?: number; readonly max: number };

/** Places and priorities of both sides, as they are given. */
export interface SidesInput {
  /** One for all or one each; 1 unless said otherwise. */
  readonly rowPlaces?: PlacesOfOne | readonly PlacesOfOne[];
  readonly columnPlaces?: PlacesOfOne | readonly PlacesOfOne[];
  /** One for all or one each, whole, 0 or more; 1 unless said otherwise, so that as many rows as possible are served. */
  readonly rowPriority?: number | readonly number[];
  /** 0 unless said otherwise. */
  readonly columnPriority?: number | readonly number[];
}

/** Places and priorities are stored in 32 bits. */
const largestCount = 2 ** 31 - 1;

/** Reads places and priorities of `rows` and `columns` people, noting what is wrong. */
export function readSides(input: SidesInput, rows: number, columns: number, mistakes: Mistake[]): Sides {
  return {
    rows,
    columns,
    rowPlaces: readPlaces("rowPlaces", input.rowPlaces ?? 1, rows, mistakes),
    columnPlaces: readPlaces("columnPlaces", input.columnPlaces ?? 1, columns, mistakes),
    rowPriority: readPriority("rowPriority", input.rowPriority ?? 1, rows, mistakes),
    columnPriority: readPriority("columnPriority", input.columnPriority ?? 0, columns, mistakes),
  };
}

/** Reads places, one for all or one each, noting what is wrong. */
export function readPlaces(
  name: string,
  given: PlacesOfOne | readonly PlacesOfOne[],
  people: number,
  mistakes: Mistake[],
): Places {
  const min = new Int32Array(people);
  const max = new Int32Array(people);
  if (Array.isArray(given) && given.length !== people) {
    const message = `one entry per person is wanted, ${people}.`;
    mistakes.push(
      mistake("places-length", `${name}.length`, message, "Give one for each, or one for all.", given.length),
    );
    return Object.freeze({ min, max });
  }
  for (let person = 0; person < people; person++) {
    const one: unknown = Array.isArray(given) ? given[person] : given;
    const where = Array.isArray(given) ? `${name}[${person}]` : name;
    // One for all is wrong once, not once per person.
    if (person > 0 && !Array.isArray(given) && mistakes.some((known) => known.where.startsWith(name))) break;
    const bounds = readBounds(one, where, mistakes);
    min[person] = bounds.min;
    max[person] = bounds.max;
  }
  return Object.freeze({ min, max });
}

function readBounds(given: unknown, where: string, mistakes: Mistake[]): { min: number; max: number } {
  if (typeof given !== "object" || given === null) return { min: 0, max: readCount(given, where, mistakes) };
  const max = readCount("max" in given ? given.max : undefined, `${where}.max`, mistakes);
  const least = "min" in given ? given.min : undefined;
  const min = least === undefined ? 0 : readCount(least, `${where}.min`, mistakes);
  if (min > max && isCount(max) && isCount("max" in given ? given.max : undefined)) {
    const message = `the least number is above the largest, ${max}.`;
    mistakes.push(mistake("places-order", `${where}.min`, message, "Lower min or raise max.", min));
  }
  return { min, max };
}

/** Reads priorities, one for all or one each, noting what is wrong. */
export function readPriority(
  name: string,
  given: number | readonly number[],
  people: number,
  mistakes: Mistake[],
): Int32Array {
  if (typeof given === "number") {
    return new Int32Array(people).fill(isCount(given) || people > 0 ? readCount(given, name, mistakes) : 0);
  }
  if (given.length !== people) {
    const message = `one entry per person is wanted, ${people}.`;
    mistakes.push(
      mistake("priority-length", `${name}.length`, message, "Give one for each, or one for all.", given.length),
    );
    return new Int32Array(people);
  }
  return Int32Array.from({ length: people }, (_, person) => readCount(given[person], `${name}[${person}]`, mistakes));
}

/** Whether a value is a whole number from 0 to 2^31 - 1. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= largestCount;
}

/** A count as given; 0, and a mistake, where it is none. */
export function readCount(value: unknown, where: string, mistakes: Mistake[]): number {
  if (isCount(value)) return value + 0;
  const message = `a whole number from 0 to ${largestCount} is wanted.`;
  mistakes.push(mistake("count", where, message, "Give a whole number, 0 or more.", value));
  return 0;
}
