/**
 * Corrects p values for their number: Holm's step-down method holds the chance of even one false alarm in the family at the
 * level of each. Gives the corrected values in the order of the given ones; each is at least its own, at most 1.
 *
 * Source: Holm 1979, Scandinavian J. of Statistics 6:65.
 */
export function holm(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const corrected = new Array<number>(values.length).fill(1);
  let most = 0;
  for (const [rank, at] of order.entries()) {
    most = Math.max(most, Math.min(1, (values[at] ?? 0) * (values.length - rank)));
    corrected[at] = most;
  }
  return corrected;
}
