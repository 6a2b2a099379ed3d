import type { Measure, RowScorer } from "../measure.js";
import type { BothWays, ReadyCriterion } from "../program.js";
import { combined } from "./both-ways.js";
import { type Faults, failed, notValue, placeOf, type Sides } from "./faults.js";

/** A criterion ready to score one row at a time. */
export interface CompiledCriterion {
  readonly name: string;
  /**
   * Puts the value of (row, open[i]) at out[i], in [0, 1] or NaN for unknown, for each i below `count`.
   * `open` ascends; `out` has a place for every column. What is wrong is noted as a fault, with NaN in its place.
   */
  fill(row: number, open: Int32Array, count: number, out: Float64Array): void;
}

/**
 * Reads every person once, and lets the measure encode them; functions are asked pair by pair. A criterion that is asked both
 * ways by a measure with rows of its own keeps 8 bytes per pair: a row of it needs a column of the other way.
 */
export function compiled(name: string, criterion: ReadyCriterion, sides: Sides, faults: Faults): CompiledCriterion {
  const { people } = sides;
  if (criterion.form === "function") {
    const ask = (row: number, column: number) => criterion.of(people[0][row], people[1][column]);
    return pairwise(name, sides, faults, ask, criterion.both);
  }
  const { by, read, both } = criterion;
  const valuesOf = (side: 0 | 1) =>
    people[side].map((person, at) => {
      try {
        return read[side](person);
      } catch (error) {
        failed(
          faults,
          () => placeOf(name, sides, ...(side === 0 ? ([at] as const) : ([undefined, at] as const))),
          error,
        );
        return undefined;
      }
    });
  const values = [valuesOf(0), valuesOf(1)] as const;
  if (by.prepare === undefined) {
    const ask = (row: number, column: number) => by.score(values[0][row], values[1][column]);
    return pairwise(name, sides, faults, ask, both);
  }
  const before = faults.count;
  try {
    const score = by.prepare(values[0], values[1]);
    return both === undefined ? byRow(name, sides, faults, score) : byTable(name, sides, faults, score, both);
  } catch (error) {
    locate(name, sides, faults, by, values);
    if (faults.count === before) failed(faults, () => placeOf(name, sides), error);
    return { name, fill: (_row, _open, count, out) => void out.fill(Number.NaN, 0, count) };
  }
}

function pairwise(
  name: string,
  sides: Sides,
  faults: Faults,
  ask: (row: number, column: number) => unknown,
  both?: BothWays,
): CompiledCriterion {
  const fault = (row: number, column: number, note: typeof failed, what: unknown): number => {
    note(faults, () => placeOf(name, sides, row, column), what);
    return Number.NaN;
  };
  const one = (row: number, column: number): number => {
    try {
      const given = ask(row, column);
      if (given === undefined) return Number.NaN;
      return typeof given === "number" && given >= 0 && given <= 1 ? given : fault(row, column, notValue, given);
    } catch (error) {
      return fault(row, column, failed, error);
    }
  };
  return {
    name,
    fill(row, open, count, out) {
      for (let at = 0; at < count; at++) {
        const column = open[at]!;
        out[at] = both === undefined ? one(row, column) : combined(both, one(row, column), one(column, row));
      }
    },
  };
}

function byRow(name: string, sides: Sides, faults: Faults, score: RowScorer): CompiledCriterion {
  // A function of its own: a closure within the loop would cost memory for every pair.
  const refused = (row: number, column: number, value: number): number => {
    notValue(faults, () => placeOf(name, sides, row, column), value);
    return Number.NaN;
  };
  return {
    name,
    fill(row, open, count, out) {
      out.fill(Number.POSITIVE_INFINITY); // what a scorer leaves out is found below, not taken from the row before
      try {
        score(row, out);
      } catch (error) {
        failed(faults, () => placeOf(name, sides, row), error);
        out.fill(Number.NaN);
      }
      for (let at = 0; at < count; at++) {
        const value = out[open[at]!]!;
        out[at] = value < 0 || value > 1 ? refused(row, open[at]!, value) : value;
      }
    },
  };
}

/** Scores every ordered pair first, one way, and then puts the two ways together. */
function byTable(name: string, sides: Sides, faults: Faults, score: RowScorer, both: BothWays): CompiledCriterion {
  const size = sides.ids[0].length;
  const ways = new Float64Array(size * size).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < size; row++) {
    const out = ways.subarray(row * size, (row + 1) * size);
    try {
      score(row, out);
    } catch (error) {
      failed(faults, () => placeOf(name, sides, row), error);
      out.fill(Number.NaN);
    }
  }
  // Looked at when it is used, so that what a measure says of a forbidden pair is no fault.
  const oneWay = (row: number, column: number): number => {
    const value = ways[row * size + column]!;
    if (!(value < 0 || value > 1)) return value;
    notValue(faults, () => placeOf(name, sides, row, column), value);
    return Number.NaN;
  };
  return {
    name,
    fill(row, open, count, out) {
      for (let at = 0; at < count; at++) {
        const column = open[at]!;
        out[at] = combined(both, oneWay(row, column), oneWay(column, row));
      }
    },
  };
}

/** Finds whose value a measure refuses, by comparing each with itself. */
function locate(
  name: string,
  sides: Sides,
  faults: Faults,
  by: Measure<unknown>,
  values: readonly [readonly unknown[], readonly unknown[]],
): void {
  for (const side of [0, 1] as const) {
    values[side].forEach((value, at) => {
      try {
        by.score(value, value);
      } catch (error) {
        failed(faults, () => (side === 0 ? placeOf(name, sides, at) : placeOf(name, sides, undefined, at)), error);
      }
    });
  }
}
