// Source: none, a small dynamic program over circles (as for a knapsack); a sum over pairs is worth about as much as there
// are pairs, so a search that starts from sizes with few pairs is long at work on the sizes.
// Cost: time O(circles * people * largest size), memory O(circles * people). Ties: the earlier circle is the smaller one.
// Departures: none.
import type { Places } from "../problem.js";

/**
 * Sizes of circles within their bounds that hold `people` in all (or as near to it as the bounds allow), with as many pairs
 * inside circles as possible, or as few: then they are even.
 */
export function sizesFor(places: Places, people: number, pairs: "most" | "fewest"): Int32Array {
  const circles = places.min.length;
  let least = 0;
  let most = 0;
  for (let circle = 0; circle < circles; circle++) {
    least += places.min[circle]!;
    most += Math.min(people, places.max[circle]!);
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
      const largest = Math.min(places.max[circle]!, wanted - before);
      for (let size = places.min[circle]!; size <= largest; size++) {
        const with_ = value + (sign * size * (size - 1)) / 2;
        const to = from + width + before + size;
        if (with_ <= best[to]!) continue;
        best[to] = with_;
        chosen[to] = size;
      }
    }
  }
  const sizes = new Int32Array(circles);
  let left = wanted;
  for (let circle = circles - 1; circle >= 0; circle--) {
    sizes[circle] = chosen[(circle + 1) * width + left]!;
    left -= sizes[circle]!;
  }
  return sizes;
}
