import { mistake, refuse } from "../errors.js";
import type { Measure, RowScorer } from "../measure.js";

/** One answer out of several; undefined for unknown. */
export type Choice = string | number | boolean | undefined;

const UNKNOWN = -1;

/**
 * Whether two answers are the same: 1 or 0, compared exactly. Unknown when either is.
 *
 * @throws PairwrightError when a value is NaN, which is equal to nothing.
 */
export function same(): Measure<Choice> {
  return Object.freeze<Measure<Choice>>({
    name: "same",
    settings: Object.freeze({}),
    symmetric: true,
    score: (first, second) => compared("same", first, second, 1, 0),
    prepare: (first, second) => rowsOf("same", first, second, 1, 0),
    evidence(first, second) {
      // A bare "true" says nothing to a reader; the criterion's name has to carry it.
      const shown = first !== undefined && first === second && typeof first !== "boolean";
      return { shared: shown ? [String(first)] : [], firstLearns: [], secondLearns: [] };
    },
  });
}

/**
 * Whether two answers differ: 1 or 0, compared exactly. Unknown when either is.
 *
 * @throws PairwrightError when a value is NaN, which is equal to nothing.
 */
export function different(): Measure<Choice> {
  return Object.freeze<Measure<Choice>>({
    name: "different",
    settings: Object.freeze({}),
    symmetric: true,
    score: (first, second) => compared("different", first, second, 0, 1),
    prepare: (first, second) => rowsOf("different", first, second, 0, 1),
    evidence: () => ({ shared: [], firstLearns: [], secondLearns: [] }),
  });
}

function compared(call: string, first: Choice, second: Choice, equal: number, unequal: number): number | undefined {
  const one = checked(call, first);
  const other = checked(call, second);
  if (one === undefined || other === undefined) return undefined;
  return one === other ? equal : unequal;
}

function rowsOf(
  call: string,
  first: readonly Choice[],
  second: readonly Choice[],
  equal: number,
  unequal: number,
): RowScorer {
  const numbers = new Map<Choice, number>();
  const encode = (value: Choice): number => {
    if (checked(call, value) === undefined) return UNKNOWN;
    const found = numbers.get(value) ?? numbers.size;
    numbers.set(value, found);
    return found;
  };
  const rows = Int32Array.from(first, encode);
  const columns = Int32Array.from(second, encode);
  return (row, out) => {
    const own = rows[row] ?? UNKNOWN;
    for (let column = 0; column < columns.length; column++) {
      const other = columns[column] ?? UNKNOWN;
      out[column] = own < 0 || other < 0 ? Number.NaN : own === other ? equal : unequal;
    }
  };
}

function checked(call: string, value: Choice): Choice {
  if (typeof value === "number" && Number.isNaN(value)) {
    const remedy = "Correct the answer, or give undefined for unknown.";
    refuse(call, [mistake("value-nan", "value", "NaN is no answer.", remedy, value)]);
  }
  return value;
}
