import { type CompiledCriterion, compiled } from "../fit/compile.js";
import { noFaults, refuseFaults } from "../fit/faults.js";
import { openColumns, type Pool } from "./pool.js";

/** What the values of one criterion look like over all allowed pairs; unknown values stand at the mean, as in the fit. */
export interface Span {
  readonly name: string;
  /** In [0, 1]; NaN without any allowed pair. */
  readonly lowest: number;
  readonly highest: number;
  /**
   * Of whom the value is made: of neither person when it never varies, of the person of one role alone, of both as a
   * sum of one part each (`sum`), or of the pair.
   */
  readonly madeOf: "nothing" | "first" | "second" | "sum" | "pair";
}

/** Values that come from the same numbers in another order of additions differ by less. */
const ROUNDING = 1e-9;

/** Looks at every value of every criterion once more. Cost: that of scoring. Memory: 32 bytes per person. */
export function spansOf(pool: Pool, throwIfAborted: () => void, onProgress: (share: number) => void): Span[] {
  const { program, lineup, fit } = pool;
  const faults = noFaults();
  const entries = Object.entries(program.criteria);
  const spans = entries.map(([name, ready], at) => {
    const span = spanOf(pool, compiled(name, ready, lineup, faults), fit.criteria[at]?.mean ?? 0, throwIfAborted);
    onProgress((at + 1) / entries.length);
    return span;
  });
  refuseFaults("lint", faults);
  return spans;
}

function spanOf({ eligibility }: Pool, criterion: CompiledCriterion, mean: number, throwIfAborted: () => void): Span {
  const { rows, columns } = eligibility;
  const open = new Int32Array(columns);
  const values = new Float64Array(columns);
  const ofColumn = new Float64Array(columns).fill(Number.NaN);
  const parts = new Float64Array(columns).fill(Number.NaN);
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [ofFirst, ofSecond, isSum] = [true, true, true];
  for (let row = 0; row < rows; row++) {
    throwIfAborted();
    const count = openColumns(eligibility, row, open);
    criterion.fill(row, open, count, values);
    let own = Number.NaN;
    for (let at = 0; at < count; at++) {
      const known = values[at] ?? Number.NaN;
      const value = Number.isNaN(known) ? mean : known;
      values[at] = value;
      const column = open[at] ?? 0;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      if (value !== values[0]) ofFirst = false;
      const before = ofColumn[column] ?? Number.NaN;
      if (Number.isNaN(before)) ofColumn[column] = value;
      else if (value !== before) ofSecond = false;
      const part = parts[column] ?? Number.NaN;
      if (Number.isNaN(own) && !Number.isNaN(part)) own = value - part;
    }
    if (isSum) isSum = fitsSum(values, open, count, Number.isNaN(own) ? 0 : own, parts);
  }
  const isEmpty = lowest > highest;
  const madeOf =
    isEmpty || lowest === highest ? "nothing" : ofFirst ? "first" : ofSecond ? "second" : isSum ? "sum" : "pair";
  return {
    name: criterion.name,
    lowest: isEmpty ? Number.NaN : lowest,
    highest: isEmpty ? Number.NaN : highest,
    madeOf,
  };
}

/**
 * Whether a row is its own part plus those of its columns, as far as these are known by now; settles the others. Two
 * groups of people that only later rows connect may be taken for no sum, never the other way round.
 */
function fitsSum(values: Float64Array, open: Int32Array, count: number, own: number, parts: Float64Array): boolean {
  for (let at = 0; at < count; at++) {
    const column = open[at] ?? 0;
    const part = parts[column] ?? Number.NaN;
    const rest = (values[at] ?? 0) - own;
    if (Number.isNaN(part)) parts[column] = rest;
    else if (Math.abs(rest - part) > ROUNDING) return false;
  }
  return true;
}
