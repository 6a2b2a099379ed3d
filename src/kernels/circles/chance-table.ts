// Source: the rule of N. Metropolis et al., "Equation of state calculations by fast computing machines", J. Chemical Physics
// 21 (1953), pp. 1087-1092: a change for the worse by w passes at temperature T with probability e^(-w / T), that is when
// -w > T * ln(u), u uniform in (0, 1). The stream: G. Marsaglia, "Xorshift RNGs", J. Statistical Software 8:14 (2003), the
// triple (13, 17, 5), written out in the loops that draw from it.
//
// Cost: time and memory O(1). Ties: none. Departures: u has 4,096 values, the middles of equal parts; its logarithms are
// computed once with operations that every machine rounds alike, from ln(x) = 2 * artanh((x - 1) / (x + 1)).

/** How many values u has; a power of two. */
export const chances = 4096;

/** The logarithm of each value of u, rising, all below 0. */
export const logarithms: Float64Array = Float64Array.from({ length: chances }, (_, at) => ln((at + 0.5) / chances));

/** The natural logarithm of a number in (0, 1], to about 1e-15. */
function ln(given: number): number {
  let halvings = 0;
  let x = given;
  while (x < 0.7) {
    x *= 2;
    halvings++;
  }
  const y = (x - 1) / (x + 1);
  let power = y;
  let sum = 0;
  for (let odd = 1; odd < 40; odd += 2) {
    sum += power / odd;
    power *= y * y;
  }
  return 2 * sum - halvings * Math.LN2;
}

/** The state of a stream of chance from a whole number: never 0, where it would stand still. */
export function streamFrom(seed: number): number {
  // Odd multipliers keep seeds apart; the second round mixes high bits into low ones.
  let state = Math.imul(seed ^ (seed >>> 16) ^ 0x5bd1e995, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) | 0 || 1;
}

/** The next state. */
export function next(state: number): number {
  let s = state;
  s ^= s << 13;
  s ^= s >>> 17;
  s ^= s << 5;
  return s;
}
