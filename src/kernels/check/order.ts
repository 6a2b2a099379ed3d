// Source: the radix sort of D. E. Knuth, "The Art of Computer Programming", volume 3 (2nd edition 1998), section 5.2.5
// (distribution counting, least significant digit first).
// Cost: time O(cells * digits) for scores of `digits` times 11 bits, memory O(cells), three numbers each.
// Ties: cells of equal score stay in their order. Departures: none.

const base = 2048;

/** The given cells by rising score; whole numbers whose differences are below 2^53. */
export function byScore(scores: Float64Array, cells: Int32Array): Int32Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < cells.length; at++) {
    const score = scores[cells[at]!]!;
    if (score < low) low = score;
    if (score > high) high = score;
  }
  let from = { cells: cells.slice(), keys: new Float64Array(cells.length) };
  for (let at = 0; at < cells.length; at++) from.keys[at] = scores[cells[at]!]! - low;
  let to = { cells: new Int32Array(cells.length), keys: new Float64Array(cells.length) };
  const starts = new Int32Array(base + 1);
  // Keys lose the digit that was sorted by; division by a power of two is exact.
  for (let left = high - low; left > 0; left = Math.floor(left / base)) {
    starts.fill(0);
    const { keys } = from;
    for (let at = 0; at < keys.length; at++) starts[keys[at]! - base * Math.floor(keys[at]! / base) + 1]!++;
    for (let digit = 0; digit < base; digit++) starts[digit + 1]! += starts[digit]!;
    for (let at = 0; at < keys.length; at++) {
      const rest = Math.floor(keys[at]! / base);
      const place = starts[keys[at]! - base * rest]!++;
      to.cells[place] = from.cells[at]!;
      to.keys[place] = rest;
    }
    [from, to] = [to, from];
  }
  return from.cells;
}

/** The positions in `cells`, sorted by score, behind the last cell that scores what the one at `start` does. */
export function endOfTies(scores: Float64Array, cells: Int32Array, start: number): number {
  const score = scores[cells[start]!]!;
  let end = start + 1;
  while (end < cells.length && scores[cells[end]!] === score) end++;
  return end;
}
