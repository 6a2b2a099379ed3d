import type { Judging } from "../program.js";

/**
 * The nominal weight of each criterion as a share of all weights, in the order of the program; the shares sum to 1 but for
 * rounding. Only the ratios of the weights matter, however large or small they are.
 */
export function sharesOf(program: Judging): number[] {
  const given = Object.keys(program.criteria).map((name) => program.weights[name] ?? 0);
  const finite = Number.isFinite(given.reduce((sum, weight) => sum + weight, 0));
  // A power of two changes no digit, and keeps the sum of up to 2^52 of the largest numbers finite.
  const weights = finite ? given : given.map((weight) => weight * Number.EPSILON);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
