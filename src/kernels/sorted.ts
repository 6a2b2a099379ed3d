// Source: sorting by distribution, least significant digit first: D. E. Knuth, "The Art of Computer Programming" 3,
// section 5.2.5 (radix sorting), each pass being distribution counting (section 5.2, algorithm D).
// Cost: with n positions whose keys span R values, time O(passes * (n + 2^digit)), where digit is about log2(n), between 4
// and 11 bits, and passes = log2(R) / digit rounded up: linear in n for the scores and ranks of this library (2 passes for
// 10^6 pairs and scores up to 10^6). Memory: 16 bytes for each of the most positions, and 2^digit counts.
// Ties: each pass keeps the order of equal digits, so positions with equal keys stay as they stood.
// Departures: the keys travel with the positions, 32 bits of them at a time, so that all passes read memory in order.
// Why it is exact: keys are whole numbers that differ by less than 2^53, so their distance to the first key is a whole number
// without rounding; dividing it by a power of two only changes the exponent, and `>>>` takes a whole number below 2^53
// modulo 2^32 (ECMAScript, ToUint32).

/** Whether positions are wanted by rising keys (ranks: 1 first) or by falling ones (scores: the highest first). */
export type Direction = "rising" | "falling";

/** Sorts positions again and again without asking for memory. */
export interface Sorter {
  /** To be filled before sorting, and in order after it. */
  readonly positions: Uint32Array;
  /**
   * Sorts the first `count` positions by `keys[offset + position]`, keeping the order of equal keys. Keys are whole numbers
   * that differ by less than 2^53.
   */
  sort(count: number, keys: Float64Array | Int32Array, offset: number, direction: Direction): void;
}

/** A sorter of at most so many positions. */
export function sorter(most: number): Sorter {
  const positions = new Uint32Array(most);
  const spare = new Uint32Array(most);
  const words = new Uint32Array(most);
  const spareWords = new Uint32Array(most);
  const counts = new Uint32Array(2 ** 11);
  return Object.freeze({ positions, sort });

  function sort(count: number, keys: Float64Array | Int32Array, offset: number, direction: Direction): void {
    if (count < 2) return;
    const sign = direction === "rising" ? 1 : -1;
    let first = sign * keys[offset + positions[0]!]!;
    let last = first;
    for (let at = 1; at < count; at++) {
      const key = sign * keys[offset + positions[at]!]!;
      if (key < first) first = key;
      if (key > last) last = key;
    }
    for (let unit = 1; unit <= last - first; unit *= 2 ** 32) {
      for (let at = 0; at < count; at++) {
        words[at] = Math.floor((sign * keys[offset + positions[at]!]! - first) / unit) >>> 0;
      }
      sortByWords(count, Math.min(2 ** 32 - 1, Math.floor((last - first) / unit)));
    }
  }

  /** Sorts by `words`, none of which is above `largest`. */
  function sortByWords(count: number, largest: number): void {
    const bits = Math.min(11, Math.max(4, 32 - Math.clz32(count)));
    const mask = (1 << bits) - 1;
    let from = positions;
    let to = spare;
    let fromWords = words;
    let toWords = spareWords;
    for (let shift = 0; shift < 32 && largest >>> shift > 0; shift += bits) {
      counts.fill(0, 0, mask + 1);
      for (let at = 0; at < count; at++) counts[(fromWords[at]! >>> shift) & mask]!++;
      let before = 0;
      for (let digit = 0; digit <= mask; digit++) {
        const here = counts[digit]!;
        counts[digit] = before;
        before += here;
      }
      for (let at = 0; at < count; at++) {
        const word = fromWords[at]!;
        const place = counts[(word >>> shift) & mask]!++;
        to[place] = from[at]!;
        toWords[place] = word;
      }
      [from, to] = [to, from];
      [fromWords, toWords] = [toWords, fromWords];
    }
    if (from !== positions) for (let at = 0; at < count; at++) positions[at] = from[at]!;
  }
}
