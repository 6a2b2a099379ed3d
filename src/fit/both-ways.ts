import type { BothWays } from "../program.js";

/**
 * One value of two: what a pair is worth to one of its people and what it is worth to the other, each in [0, 1] or NaN for
 * unknown; NaN when either is, since a value of half of what was asked would be a guess. Exchanging the two changes nothing,
 * to the last digit, and two equal values stay what they are.
 */
export function combined(how: BothWays, one: number, other: number): number {
  if (one === other) return one;
  if (how === "lower") return Math.min(one, other);
  // Held between the two: a product of two tiny numbers would round to 0.
  if (how === "harmonic") {
    const between = Math.max(Math.min(one, other), (2 * one * other) / (one + other));
    return Math.min(between, Math.max(one, other));
  }
  return (one + other) / 2;
}
