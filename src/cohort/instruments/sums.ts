/**
 * The mean, NaN of nothing. Added from the least to the greatest, so that the order of people and of items leaves no trace,
 * not even in the last bit.
 */
export function meanOf(values: readonly number[]): number {
  const sorted = values.length <= few ? inserted(values) : Float64Array.from(values).sort();
  let sum = 0;
  for (const value of sorted) sum += value;
  return sum / values.length;
}

/** The values that are known. */
export function known(values: readonly number[]): readonly number[] {
  return values.filter((value) => !Number.isNaN(value));
}

/** Items of a scale are few, and most means are taken of them; below this, sorting by insertion is several times as fast. */
const few = 16;

function inserted(values: readonly number[]): readonly number[] {
  const sorted: number[] = [];
  for (const value of values) {
    let at = sorted.length;
    while (at > 0 && (sorted[at - 1] ?? 0) > value) {
      sorted[at] = sorted[at - 1] ?? 0;
      at--;
    }
    sorted[at] = value;
  }
  return sorted;
}
