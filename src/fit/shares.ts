import type { Judging } from "../program.js";

/**
 * The nominal weight of each criterion as a share of all weights, in the order of the program; the shares sum to 1 but for
 * rounding. Only the ratios of the weights matter, however large or small they are. Where all are 0, so are the shares: of
 * circles all weight may be on what is judged elsewhere.
 */
export function sharesOf(program: Pick<Judging, "criteria" | "weights">): number[] {
  return asShares(Object.keys(program.criteria).map((name) => program.weights[name] ?? 0));
}

/** The same of weights in any order. */
export function asShares(given: readonly number[]): number[] {
  const finite = Number.isFinite(given.reduce((sum, weight) => sum + weight, 0));
  // A power of two changes no digit, and keeps the sum of up to 2^52 of the largest numbers finite.
  const weights = finite ? given : given.map((weight) => weight * Number.EPSILON);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 0));
}
