// Source: sorting by distribution, least significant digit first: D. E. Knuth, "The Art of Computer Programming" 3,
// section 5.2.5 (radix sorting), each pass being distribution counting (section 5.2, algorithm D).
// Cost: with n positions whose keys span R values, time O(passes * (n + 2^digit)), where digit is about log2(n), between 4
// and 11 bits, and passes = log2(R) / digit rounded up: linear in n for the scores and ranks of this library (2 passes for
// 10^6 pairs and scores up to 10^6). Memory: the spare array and 2^digit counts.
// Ties: each pass keeps the order of equal digits, so positions with equal keys stay as they stood.
// Departures: none. Why it is exact: keys are whole numbers that differ by less than 2^53, so their distance to the first
// key is a whole number without rounding; dividing it by a power of two only changes the exponent; and taking the low bits
// of a whole number below 2^53 is what `&` does with it (ECMAScript, ToInt32: the number modulo 2^32).

/** Whether positions are wanted by rising keys (ranks: 1 first) or by falling ones (scores: the highest first). */
export type Direction = "rising" | "falling";

/**
 * Sorts the first `count` entries of `positions` in place by `keys[offset + position]`, keeping the order of equal keys.
 *
 * Keys are whole numbers that differ by less than 2^53. `spare` has at least `count` entries and is overwritten.
 */
export function sortByKey(
  positions: Uint32Array,
  count: number,
  keys: Float64Array | Int32Array,
  offset: number,
  direction: Direction,
  spare: Uint32Array,
): void {
  if (count < 2) return;
  const sign = direction === "rising" ? 1 : -1;
  let first = sign * keys[offset + positions[0]!]!;
  let last = first;
  for (let at = 1; at < count; at++) {
    const key = sign * keys[offset + positions[at]!]!;
    if (key < first) first = key;
    if (key > last) last = key;
  }
  const bits = Math.min(11, Math.max(4, 32 - Math.clz32(count)));
  const digits = 2 ** bits;
  const counts = new Uint32Array(digits);
  let from = positions;
  let to = spare;
  for (let unit = 1; unit <= last - first; unit *= digits) {
    counts.fill(0);
    for (let at = 0; at < count; at++) {
      counts[Math.floor((sign * keys[offset + from[at]!]! - first) / unit) & (digits - 1)]!++;
    }
    let before = 0;
    for (let digit = 0; digit < digits; digit++) {
      const here = counts[digit]!;
      counts[digit] = before;
      before += here;
    }
    for (let at = 0; at < count; at++) {
      const position = from[at]!;
      const digit = Math.floor((sign * keys[offset + position]! - first) / unit) & (digits - 1);
      to[counts[digit]!++] = position;
    }
    [from, to] = [to, from];
  }
  if (from !== positions) for (let at = 0; at < count; at++) positions[at] = from[at]!;
}
