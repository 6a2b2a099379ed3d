// Source: none, a small dynamic program over circles (as for a knapsack); a sum over pairs is worth about as much as there
// are pairs, so a search that starts from sizes with few pairs is long at work on the sizes.
// Cost: time O(circles * people * largest size), memory O(circles * people). Ties: the earlier circle is the smaller one.
// Departures: none.
import type { CirclesProblem } from "../problem.js";

/** Which sizes circles may have. */
export type Sizes = Pick<CirclesProblem, "sizes" | "mayBeEmpty">;

/** Whether a circle may be empty though its least number of members is above 0. */
export function isOptional({ sizes, mayBeEmpty }: Sizes, circle: number): boolean {
  return mayBeEmpty !== undefined && mayBeEmpty[circle] === 1 && sizes.min[circle]! > 0;
}

/** Whether any circle may have more than one size. */
export function isFlexible(problem: Sizes): boolean {
  const { min, max } = problem.sizes;
  return min.some((least, circle) => least < max[circle]! || isOptional(problem, circle));
}

/** How far a size is from the nearest that a circle may have. */
export function sizeFaults(problem: Sizes, circle: number, size: number): number {
  const least = problem.sizes.min[circle]!;
  const most = problem.sizes.max[circle]!;
  if (size < least) return isOptional(problem, circle) ? Math.min(size, least - size) : least - size;
  return size > most ? size - most : 0;
}

/**
 * Sizes of circles that hold `people` in all, with as many pairs inside circles as possible, or as few: then they are even,
 * and as many of those that may be empty have members as may be. Where no sizes hold exactly so many, as many people
 * as they can hold, or where the least numbers exceed them, these.
 */
export function sizesFor(problem: Sizes, people: number, pairs: "most" | "fewest"): Int32Array {
  const { min, max } = problem.sizes;
  const circles = min.length;
  let least = 0;
  let most = 0;
  for (let circle = 0; circle < circles; circle++) {
    if (!isOptional(problem, circle)) least += min[circle]!;
    most += Math.min(people, max[circle]!);
  }
  const wanted = Math.max(least, Math.min(people, most));
  const sign = pairs === "most" ? 1 : -1;
  const width = wanted + 1;
  // best[c * width + t]: the most (or least negative) pairs of the first c circles with t people in them.
  const best = new Float64Array((circles + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const chosen = new Int32Array((circles + 1) * width);
  best[0] = 0;
  for (let circle = 0; circle < circles; circle++) {
    const from = circle * width;
    for (let before = 0; before <= wanted; before++) {
      const value = best[from + before]!;
      if (value === Number.NEGATIVE_INFINITY) continue;
      if (isOptional(problem, circle) && value > best[from + width + before]!) {
        best[from + width + before] = value;
        chosen[from + width + before] = 0;
      }
      const largest = Math.min(max[circle]!, wanted - before);
      for (let size = min[circle]!; size <= largest; size++) {
        const with_ = value + (sign * size * (size - 1)) / 2;
        const to = from + width + before + size;
        if (with_ <= best[to]!) continue;
        best[to] = with_;
        chosen[to] = size;
      }
    }
  }
  let left = wanted;
  while (best[circles * width + left] === Number.NEGATIVE_INFINITY) left--;
  const sizes = new Int32Array(circles);
  for (let circle = circles - 1; circle >= 0; circle--) {
    sizes[circle] = chosen[(circle + 1) * width + left]!;
    left -= sizes[circle]!;
  }
  return sizes;
}
