import type { Minute } from "./zones.js";

/** Times from and to, end excluded, laid end to end: from, to, from, to, …; ascending, none touching the next. */
export type Intervals = Int32Array;

/** Sorts intervals, joins those that touch, and cuts off what lies outside [least, most). */
export function merged(given: readonly number[], least: Minute, most: Minute): Intervals {
  const flat = new Int32Array(given.length);
  let count = 0;
  for (const at of order(given)) {
    const [from, to] = [Math.max(given[at] ?? 0, least), Math.min(given[at + 1] ?? 0, most)];
    if (from >= to) continue;
    const before = flat[count - 1] ?? 0;
    if (count > 0 && from <= before) flat[count - 1] = Math.max(before, to);
    else {
      flat[count++] = from;
      flat[count++] = to;
    }
  }
  return flat.slice(0, count);
}

/** Positions of the starts in order of time. */
function order(given: readonly number[]): Int32Array {
  const positions = new Int32Array(given.length / 2).map((_, index) => 2 * index);
  let ascends = true;
  for (let at = 2; at < given.length; at += 2) ascends &&= (given[at - 2] ?? 0) <= (given[at] ?? 0);
  return ascends ? positions : positions.sort((a, b) => (given[a] ?? 0) - (given[b] ?? 0));
}

/** The times that are in both. */
export function intersected(one: Intervals, other: Intervals): Intervals {
  const flat: number[] = [];
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const from = Math.max(one[a] ?? 0, other[b] ?? 0);
    const [endA, endB] = [one[a + 1] ?? 0, other[b + 1] ?? 0];
    const to = Math.min(endA, endB);
    if (from < to) flat.push(from, to);
    if (endA <= endB) a += 2;
    if (endB <= endA) b += 2;
  }
  return Int32Array.from(flat);
}

/** Those that last `least` minutes or more. */
export function lasting(intervals: Intervals, least: number): Intervals {
  return intervals.filter((_, at) => {
    const from = at - (at % 2);
    return (intervals[from + 1] ?? 0) - (intervals[from] ?? 0) >= least;
  });
}

/** The minutes within each of `count` weeks of a length, the first of which begins at `first`. */
export function minutesBy(intervals: Intervals, first: Minute, length: number, count: number): Float64Array {
  const minutes = new Float64Array(count);
  for (let at = 0; at < intervals.length; at += 2) {
    const [from, to] = [intervals[at] ?? 0, intervals[at + 1] ?? 0];
    const last = Math.min(count - 1, Math.ceil((to - first) / length) - 1);
    for (let week = Math.max(0, Math.floor((from - first) / length)); week <= last; week++) {
      const start = first + week * length;
      minutes[week] = (minutes[week] ?? 0) + Math.min(to, start + length) - Math.max(from, start);
    }
  }
  return minutes;
}
