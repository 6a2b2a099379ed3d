/**
 * Sums from which means and covariances follow, over pairs whose unknown values stand at their criterion's mean, which is
 * known only in the end. All values are taken relative to a pivot (the first known value of the criterion): a criterion that
 * never varies then has exactly no variance. `size` criteria; squares are row-major `size * size`.
 */
export interface Moments {
  readonly size: number;
  pairs: number;
  /** By criterion; NaN until it is known of some pair. */
  readonly pivot: Float64Array;
  /** By criterion: of how many pairs it is unknown, and its sum over the others. */
  readonly unknown: Float64Array;
  readonly sums: Float64Array;
  /** Sums of products, where both are known; only where the first index is at most the second. */
  readonly products: Float64Array;
  /** [j, k]: the sum of k over the pairs where j is unknown and k known. */
  readonly sumsWithout: Float64Array;
  /** [j, k]: the number of pairs where both are unknown; only where j is at most k. */
  readonly bothUnknown: Float64Array;
}

/** No pairs so far. */
export function noMoments(size: number): Moments {
  const square = () => new Float64Array(size * size);
  return {
    size,
    pairs: 0,
    pivot: new Float64Array(size).fill(Number.NaN),
    unknown: new Float64Array(size),
    sums: new Float64Array(size),
    products: square(),
    sumsWithout: square(),
    bothUnknown: square(),
  };
}

/**
 * Adds a block of pairs: `values[criterion][pair]`, NaN for unknown. The values are used up: they come back relative to the
 * pivot, with 0 for unknown. `unknownIn[criterion]` says how many of them are unknown. Cost: size² / 2 multiplications per
 * pair, and size additions per unknown value.
 */
export function addMoments(
  moments: Moments,
  values: readonly Float64Array[],
  count: number,
  unknownIn: Int32Array,
): void {
  const { size, products, unknown } = moments;
  moments.pairs += count;
  const gaps = values.map((block, k) => relative(moments, k, block, count, unknownIn[k]!));
  for (let j = 0; j < size; j++) {
    const block = values[j]!;
    unknown[j] = unknown[j]! + unknownIn[j]!;
    let k = j;
    for (; k + 3 < size; k += 4) addDots(products, j * size + k, block, values, k, count);
    for (; k < size; k++) products[j * size + k] = products[j * size + k]! + dot(block, values[k]!, count);
  }
  gaps.forEach((pairs, j) => {
    for (let k = 0; k < size && pairs.length > 0; k++) {
      const at = j * size + k;
      moments.sumsWithout[at] = moments.sumsWithout[at]! + sumAt(values[k]!, pairs);
      if (k >= j)
        moments.bothUnknown[at] = moments.bothUnknown[at]! + (k === j ? pairs.length : common(pairs, gaps[k]!));
    }
  });
}

/** The mean of each criterion where it is known; undefined when it never is. */
export function meansOf({ pivot, sums, unknown, pairs }: Moments): (number | undefined)[] {
  return Array.from(pivot, (from, k) => {
    const known = pairs - unknown[k]!;
    return known === 0 ? undefined : Math.min(1, Math.max(0, from + sums[k]! / known));
  });
}

/** The covariances of all criteria over all pairs, unknown values at the mean; all 0 when there are no pairs. */
export function covarianceOf(moments: Moments): number[][] {
  const { size, pairs, unknown, sums, products, sumsWithout, bothUnknown } = moments;
  const shift = Array.from(sums, (sum, k) => (pairs > unknown[k]! ? sum / (pairs - unknown[k]!) : 0));
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let j = 0; j < size; j++) {
    for (let k = j; k < size && pairs > 0; k++) {
      const both = pairs - unknown[j]! - unknown[k]! + bothUnknown[j * size + k]!;
      const first = sums[j]! - sumsWithout[k * size + j]!;
      const second = sums[k]! - sumsWithout[j * size + k]!;
      const crossed = shift[k]! * first + shift[j]! * second;
      const value = (products[j * size + k]! - crossed + both * shift[j]! * shift[k]!) / pairs;
      rows[j]![k] = j === k ? Math.max(0, value) : value;
      rows[k]![j] = rows[j]![k]!;
    }
  }
  return rows;
}

/** Makes a block relative to the pivot, in place, and adds up its sum; gives back where it was unknown. */
function relative(moments: Moments, k: number, block: Float64Array, count: number, missing: number): number[] {
  const { pivot, sums } = moments;
  if (Number.isNaN(pivot[k]!)) {
    const known = block.subarray(0, count).find((value) => !Number.isNaN(value));
    if (known !== undefined) pivot[k] = known;
  }
  const from = pivot[k]!;
  const gaps: number[] = [];
  let sum = 0;
  for (let pair = 0; pair < count; pair++) {
    const value = block[pair]! - from;
    if (missing > 0 && Number.isNaN(value)) {
      gaps.push(pair);
      block[pair] = 0;
    } else {
      block[pair] = value;
      sum += value;
    }
  }
  sums[k] = sums[k]! + sum;
  return gaps;
}

/** Adds the products of one block with the four from `k` on: read once, and four sums that need not wait for one another. */
function addDots(
  products: Float64Array,
  at: number,
  one: Float64Array,
  values: readonly Float64Array[],
  k: number,
  count: number,
): void {
  const [first, second, third, fourth] = [values[k]!, values[k + 1]!, values[k + 2]!, values[k + 3]!];
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let pair = 0; pair < count; pair++) {
    const value = one[pair]!;
    a += value * first[pair]!;
    b += value * second[pair]!;
    c += value * third[pair]!;
    d += value * fourth[pair]!;
  }
  products[at] = products[at]! + a;
  products[at + 1] = products[at + 1]! + b;
  products[at + 2] = products[at + 2]! + c;
  products[at + 3] = products[at + 3]! + d;
}

/** Four sums at once: one alone would wait for each addition to end before the next begins. */
function dot(one: Float64Array, other: Float64Array, count: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let pair = 0;
  for (; pair + 3 < count; pair += 4) {
    a += one[pair]! * other[pair]!;
    b += one[pair + 1]! * other[pair + 1]!;
    c += one[pair + 2]! * other[pair + 2]!;
    d += one[pair + 3]! * other[pair + 3]!;
  }
  for (; pair < count; pair++) a += one[pair]! * other[pair]!;
  return a + b + c + d;
}

/** The sum of a block over some of its pairs. */
function sumAt(block: Float64Array, pairs: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < pairs.length; at++) sum += block[pairs[at]!]!;
  return sum;
}

/** How many numbers two ascending lists have in common. */
function common(one: readonly number[], other: readonly number[]): number {
  let [at, found] = [0, 0];
  for (const wanted of one) {
    while (at < other.length && other[at]! < wanted) at++;
    if (other[at] === wanted) found++;
  }
  return found;
}
