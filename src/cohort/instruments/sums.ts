/**
 * The mean, NaN of nothing. Added from the least to the greatest, so that the order of people and of items leaves no trace,
 * not even in the last bit.
 */
export function meanOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of Float64Array.from(values).sort()) sum += value;
  return sum / values.length;
}

/** The values that are known. */
export function known(values: readonly number[]): readonly number[] {
  return values.filter((value) => !Number.isNaN(value));
}
