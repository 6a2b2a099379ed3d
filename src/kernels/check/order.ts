// Source: the radix sort of D. E. Knuth, "The Art of Computer Programming", volume 3 (2nd edition 1998), section 5.2.5
// (distribution counting, least significant digit first).
// Cost: time O(cells * digits) for scores of `digits` times 11 bits, memory O(cells).
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
  let from = cells.slice();
  let to = new Int32Array(cells.length);
  const starts = new Int32Array(base + 1);
  for (let scale = 1; scale <= high - low; scale *= base) {
    starts.fill(0);
    for (let at = 0; at < from.length; at++) starts[(Math.floor((scores[from[at]!]! - low) / scale) % base) + 1]!++;
    for (let digit = 0; digit < base; digit++) starts[digit + 1]! += starts[digit]!;
    for (let at = 0; at < from.length; at++) {
      const cell = from[at]!;
      to[starts[Math.floor((scores[cell]! - low) / scale) % base]!++] = cell;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** The positions in `cells`, sorted by score, behind the last cell that scores what the one at `start` does. */
export function endOfTies(scores: Float64Array, cells: Int32Array, start: number): number {
  const score = scores[cells[start]!]!;
  let end = start + 1;
  while (end < cells.length && scores[cells[end]!] === score) end++;
  return end;
}
