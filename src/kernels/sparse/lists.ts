// Source: compressed sparse rows, as in Y. Saad, "Iterative Methods for Sparse Linear Systems" (SIAM 2003), section 3.4, and
// their transposition by counting; merge sort from below with insertion for short runs, D. E. Knuth, "The Art of Computer
// Programming", volume 3 (1998), sections 5.2.1 and 5.2.4.
// Cost: time O(pairs + people), sorting O(pairs * log of the longest list); memory O(pairs + people). Ties: of equal scores
// the one listed first stays first. Departures: none.

/** Candidates of each person of one side: those of person i stand from `start[i]` to `start[i + 1] - 1`. */
export interface Lists {
  readonly start: Int32Array;
  /** The person of the other side. */
  readonly other: Int32Array;
  readonly score: Float64Array;
}

/** What one side of a one-to-one problem has and holds while it is being solved; one entry per person, prices encoded. */
export interface Standing {
  /** What a place of this person is worth; Infinity for somebody without a place, so that nobody wants them. */
  readonly price: Float64Array;
  /** The price at which the person is as well off alone: less the worth of their priority. No price is below it. */
  readonly floor: Float64Array;
  /** The partner on the other side, or -1. */
  readonly mate: Int32Array;
}

/** A side that can look for partners, because it has lists; each in order of falling score, see `byScore`. */
export interface Seekers extends Standing {
  readonly lists: Lists;
}

/** The least price of a side; Infinity where nobody has a place. */
export function leastPrice({ price }: Standing): number {
  let least = Number.POSITIVE_INFINITY;
  for (let person = 0; person < price.length; person++) if (price[person]! < least) least = price[person]!;
  return least;
}

/** The same pairs, listed for the `people` of the other side. */
export function turned(lists: Lists, people: number): Lists {
  const { start, other, score } = lists;
  const pairs = start[start.length - 1]!;
  const next = new Int32Array(people + 1);
  for (let pair = 0; pair < pairs; pair++) next[other[pair]! + 1]!++;
  for (let person = 0; person < people; person++) next[person + 1]! += next[person]!;
  const turnedStart = next.slice();
  const turnedOther = new Int32Array(pairs);
  const turnedScore = new Float64Array(pairs);
  for (let person = 0; person + 1 < start.length; person++) {
    for (let pair = start[person]!; pair < start[person + 1]!; pair++) {
      const at = next[other[pair]!]!++;
      turnedOther[at] = person;
      turnedScore[at] = score[pair]!;
    }
  }
  return { start: turnedStart, other: turnedOther, score: turnedScore };
}

/** Both lists of the same people as one; a pair that is in both is listed once. */
export function merged(one: Lists, two: Lists): Lists {
  const people = one.start.length - 1;
  const most = one.start[people]! + two.start[people]!;
  const start = new Int32Array(people + 1);
  const other = new Int32Array(most);
  const score = new Float64Array(most);
  let at = 0;
  for (let person = 0; person < people; person++) {
    let first = one.start[person]!;
    let second = two.start[person]!;
    const firstEnd = one.start[person + 1]!;
    const secondEnd = two.start[person + 1]!;
    while (first < firstEnd || second < secondEnd) {
      const a = first < firstEnd ? one.other[first]! : Number.POSITIVE_INFINITY;
      const b = second < secondEnd ? two.other[second]! : Number.POSITIVE_INFINITY;
      other[at] = Math.min(a, b);
      score[at++] = a <= b ? one.score[first]! : two.score[second]!;
      if (a <= b) first++;
      if (b <= a) second++;
    }
    start[person + 1] = at;
  }
  return { start, other: other.slice(0, at), score: score.slice(0, at) };
}

/** Runs of this length are sorted by insertion. */
const run = 16;

/**
 * A copy in which each list falls by score, so that whoever looks for the most score - price may stop where the score less
 * the least price is too little.
 */
export function byScore(lists: Lists): Lists {
  const { start } = lists;
  const people = start.length - 1;
  const other = lists.other.slice();
  const score = lists.score.slice();
  let longest = 0;
  for (let person = 0; person < people; person++) longest = Math.max(longest, start[person + 1]! - start[person]!);
  const spareOther = new Int32Array(longest);
  const spareScore = new Float64Array(longest);
  for (let person = 0; person < people; person++) {
    const from = start[person]!;
    const to = start[person + 1]!;
    for (let at = from; at < to; at += run) insert(other, score, at, Math.min(at + run, to));
    for (let length = run; length < to - from; length *= 2) {
      for (let at = from; at + length < to; at += 2 * length) {
        merge(other, score, at, at + length, Math.min(at + 2 * length, to), spareOther, spareScore);
      }
    }
  }
  return { start, other, score };
}

function insert(other: Int32Array, score: Float64Array, from: number, to: number): void {
  for (let next = from + 1; next < to; next++) {
    const worth = score[next]!;
    const person = other[next]!;
    let at = next;
    for (; at > from && score[at - 1]! < worth; at--) {
      score[at] = score[at - 1]!;
      other[at] = other[at - 1]!;
    }
    score[at] = worth;
    other[at] = person;
  }
}

/** Merges two sorted neighbours; the first is put aside. */
function merge(
  other: Int32Array,
  score: Float64Array,
  from: number,
  middle: number,
  to: number,
  spareOther: Int32Array,
  spareScore: Float64Array,
): void {
  const length = middle - from;
  for (let at = 0; at < length; at++) {
    spareOther[at] = other[from + at]!;
    spareScore[at] = score[from + at]!;
  }
  let first = 0;
  let second = middle;
  for (let at = from; first < length; at++) {
    if (second < to && score[second]! > spareScore[first]!) {
      other[at] = other[second]!;
      score[at] = score[second++]!;
    } else {
      other[at] = spareOther[first]!;
      score[at] = spareScore[first++]!;
    }
  }
}
