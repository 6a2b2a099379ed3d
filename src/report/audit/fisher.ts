/** Probabilities within one part in ten million of each other are taken for equal, as R's `fisher.test` does. */
const ALIKE = 1 + 1e-7;

/**
 * Fisher's exact test of two groups, two-sided: the probability, if the groups did not differ, of a table at most as likely
 * as this one given its margins. Of `people` in each group `chosen` were chosen; in [0, 1], 1 where a margin is 0.
 *
 * Source: Fisher 1935, J. Royal Statistical Society 98:39; two-sided by probability as in Freeman & Halton 1951,
 * Biometrika 38:141. Probabilities relative to the most likely table by the ratio of neighbours, so nothing overflows.
 * Cost: linear in the smaller margin.
 */
export function fisherExact(
  one: { readonly chosen: number; readonly people: number },
  other: { readonly chosen: number; readonly people: number },
): number {
  const chosen = one.chosen + other.chosen;
  const least = Math.max(0, chosen - other.people);
  const most = Math.min(chosen, one.people);
  // How much more likely k + 1 chosen in the first group are than k.
  const step = (k: number) => ((one.people - k) * (chosen - k)) / ((k + 1) * (other.people - chosen + k + 1));
  const mode = Math.floor(((one.people + 1) * (chosen + 1)) / (one.people + other.people + 2));
  const start = Math.min(most, Math.max(least, mode));
  const weights = new Float64Array(most - least + 1);
  weights[start - least] = 1;
  for (let k = start; k < most; k++) weights[k + 1 - least] = (weights[k - least] ?? 0) * step(k);
  for (let k = start; k > least; k--) weights[k - 1 - least] = (weights[k - least] ?? 0) / step(k - 1);
  const observed = (weights[one.chosen - least] ?? 0) * ALIKE;
  let extreme = 0;
  let all = 0;
  for (const weight of weights) {
    all += weight;
    if (weight <= observed) extreme += weight;
  }
  return Math.min(1, extreme / all);
}
