import { MILLION } from "../../fit/fit.js";
import type { Spread } from "./comparison.js";

/**
 * How values (whole millionths, 0 or more) are spread over people; undefined for nobody. The tenth percentile is the value
 * at the nearest rank, ceil(n / 10) (R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
 * Statistician 50 (1996), pp. 361-365, definition 1). Cost: one sort.
 */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const people = values.length;
  if (people === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const sum = sorted.reduce((all, one) => all + one, 0);
  const mean = sum / people;
  return {
    mean: millionths(mean),
    worst: millionths(sorted[0] ?? 0),
    tenth: millionths(sorted[Math.ceil(people / 10) - 1] ?? 0),
    deviation: millionths(deviationOf(sorted)),
    gini: giniOf(values),
  };
}

/**
 * The Gini index in [0, 1) of values that are 0 or more, rounded to millionths; 0 for nobody and where all have nothing. C. Gini (1912)
 * in the form of ranks: P. M. Dixon et al., "Bootstrapping the Gini coefficient of inequality", Ecology 68 (1987),
 * pp. 1548-1551, without their correction for small samples.
 */
export function giniOf(values: readonly number[]): number {
  const people = values.length;
  const sorted = Float64Array.from(values).sort();
  const sum = sorted.reduce((all, one) => all + one, 0);
  if (sum === 0) return 0;
  const ranked = sorted.reduce((all, one, at) => all + (2 * (at + 1) - people - 1) * one, 0);
  return Math.round((ranked / people / sum) * MILLION) / MILLION;
}

/** Standard deviation over all values, divided by their number; 0 for nobody. */
export function deviationOf(values: ArrayLike<number>): number {
  const all = Array.from(values);
  const mean = all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
  return Math.sqrt(all.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / Math.max(1, all.length));
}

/** The least of numbers; infinity for none. */
export function least(numbers: readonly number[]): number {
  return numbers.reduce((smallest, one) => Math.min(smallest, one), Number.POSITIVE_INFINITY);
}

/** Their mean; 0 for none. */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

/** A number in [0, 1] in whole millionths. */
export function toMillionths(share: number): number {
  return Math.round(share * MILLION);
}

/** Millionths as a number in [0, 1], whole millionths. */
export function millionths(value: number): number {
  return Math.round(value) / MILLION;
}
