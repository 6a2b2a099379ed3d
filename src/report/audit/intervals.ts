/** From `low` to `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How sure an interval is meant to be. */
export type Confidence = 0.9 | 0.95 | 0.99;

/** The two-sided quantiles of the normal distribution. */
export const quantiles: Readonly<Record<Confidence, number>> = Object.freeze({
  0.9: 1.6448536269514722,
  0.95: 1.959963984540054,
  0.99: 2.5758293035489004,
});

/**
 * The interval of a share, `chosen` of `people`: Wilson's score interval without continuity correction, which stays in
 * [0, 1] and holds in small groups. `z` is the quantile of the normal distribution.
 *
 * Source: Wilson 1927, J. American Statistical Association 22:209; method 3 of Newcombe 1998, Statistics in Medicine 17:857.
 */
export function wilson(chosen: number, people: number, z: number): Interval {
  const share = chosen / people;
  const spread = z * Math.sqrt(z * z + 4 * chosen * (1 - share));
  const width = 2 * (people + z * z);
  const middle = 2 * chosen + z * z;
  // At the ends the two terms cancel exactly on paper, and only nearly in floating point.
  return {
    low: chosen === 0 ? 0 : (middle - spread) / width,
    high: chosen === people ? 1 : (middle + spread) / width,
  };
}

/**
 * The interval of the difference of two shares, first minus second: Newcombe's hybrid score interval without continuity
 * correction, made of the Wilson intervals of both.
 *
 * Source: method 10 of Newcombe 1998, Statistics in Medicine 17:873.
 */
export function newcombe(
  one: { readonly chosen: number; readonly people: number },
  other: { readonly chosen: number; readonly people: number },
  z: number,
): Interval {
  const [p, q] = [one.chosen / one.people, other.chosen / other.people];
  const [first, second] = [wilson(one.chosen, one.people, z), wilson(other.chosen, other.people, z)];
  const apart = (a: number, b: number) => Math.sqrt(a * a + b * b);
  return {
    low: p - q - apart(p - first.low, second.high - q),
    high: p - q + apart(first.high - p, q - second.low),
  };
}
