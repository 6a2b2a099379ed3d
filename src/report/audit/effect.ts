import type { Interval } from "./intervals.js";

/** A standardised difference of two means with its interval. */
export interface Effect extends Interval {
  readonly g: number;
}

/**
 * Hedges' g of two lists of values, first minus second: the difference of the means over the pooled standard deviation,
 * corrected for small samples by `1 - 3 / (4 df - 1)`, with its large-sample interval. Undefined with fewer than two values
 * on a side, or where nothing varies.
 *
 * Source: Hedges 1981, J. Educational Statistics 6:107; variance as in Hedges & Olkin 1985, Statistical Methods for
 * Meta-Analysis, p. 86: `(m + n) / (m n) + g² / (2 (m + n))`.
 */
export function hedges(first: readonly number[], second: readonly number[], z: number): Effect | undefined {
  const [m, n] = [first.length, second.length];
  if (m < 2 || n < 2) return undefined;
  const freedom = m + n - 2;
  const pooled = Math.sqrt((squares(first) + squares(second)) / freedom);
  if (!(pooled > 1e-9)) return undefined; // what is left of equal values after rounding is no spread
  const g = ((meanOf(first) - meanOf(second)) / pooled) * (1 - 3 / (4 * freedom - 1));
  const margin = z * Math.sqrt((m + n) / (m * n) + (g * g) / (2 * (m + n)));
  return { g, low: g - margin, high: g + margin };
}

/** The mean of at least one value. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The sum of squared distances from the mean. */
function squares(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
}
