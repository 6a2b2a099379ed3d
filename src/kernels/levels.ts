// Source: R. E. Burkard, M. Dell'Amico and S. Martello, "Assignment Problems" (SIAM 2012), section 4.1.2 (shortest
// augmenting paths and their potentials), for the fact that a potential is the length of a path; the steps are ours.
//
// Three levels share one float64 number inside a kernel: bounds * steps.bounds + priority * steps.priority + fit.
// Why no level ever outbids a higher one, with
//   m    the smaller number of people of the two sides,
//   F    the largest size of a score (at least 1),
//   p    the largest priority of a person:
//
// 1. Everything a kernel compares is the worth of a simple path or cycle in the residual graph, whose nodes are rows,
//    columns and one hub ("unmatched"). It visits each person once, so it holds at most 2m pairs: its fit is at most
//    2mF in size. It passes the hub once, so at most two people's own rewards are in it: at most 2p of priority.
// 2. A price is the worth of such a path from the hub to the person (each search leaves all prices of the people it
//    visited tight along the tree it found, and does not touch the others), so its fit is at most 2mF as well. The worth
//    of a pair is a score less two prices: its fit is at most (4m + 1)F, less than steps.priority = 8(m + 1)F, and its
//    priority at most 2p. Hence the sign of the whole number is the sign of its highest level that is not 0.
// 3. A price's fit is less than half of steps.priority in size, so rounding separates the levels again without doubt.
// 4. steps.bounds = 2(p + 1) * steps.priority is more than all the rest of a path, 2p * steps.priority + 2mF.
// 5. A price is less than 2 * steps.bounds and a sum inside a kernel has at most four such terms and a distance, together
//    less than 16 * steps.bounds = 256(m + 1)F(p + 1). The limit (m + 1)F(p + 1) <= 2^45 keeps that within 2^53, where
//    sums of whole numbers are exact.
//
// Cost: time O(rows * columns) for F, memory O(1). Ties: none are made or broken here. Departures: none.
import { type Mistake, mistake, refuse } from "../errors.js";
import type { AnyPairs, LevelPrices, Sides } from "./problem.js";

/** What one step of a level is worth in the single number that kernels compare; a step of fit is 1. */
export interface Levels {
  /** One point of priority: more than any change of fit along a path. */
  readonly priority: number;
  /** One place missing to a person's least number: more than any change of priority and fit along a path. */
  readonly bounds: number;
}

/** The largest (people on the smaller side + 1) * size of a score * (priority + 1) that is computed exactly. */
export const largestProduct = 2 ** 45;

/**
 * The steps for one problem, whole numbers; cost O(rows * columns), or O(rows + columns) where `largest`, the largest size
 * of a score, is known already.
 *
 * @throws PairwrightError when sums of this problem could exceed 2^53 and so would not be exact.
 */
export function levels(problem: AnyPairs, largest = largestScoreOf(problem)): Levels {
  refuse("solve", tooLarge(problem, largest));
  const priority = 8 * (smallerSide(problem) + 1) * Math.max(1, largest);
  return { priority, bounds: 2 * (largestPriority(problem) + 1) * priority };
}

/** What is too large in a problem to be computed exactly; empty when nothing is. */
export function tooLarge(problem: AnyPairs, largest = largestScoreOf(problem)): readonly Mistake[] {
  const score = Math.max(1, largest);
  const priority = largestPriority(problem);
  const people = smallerSide(problem);
  const pairs = Math.min(sum(problem.rowPlaces.max), sum(problem.columnPlaces.max), problem.rows * problem.columns);
  if ((people + 1) * score * (priority + 1) <= largestProduct && pairs * score <= Number.MAX_SAFE_INTEGER) return [];
  const message =
    `sums of up to ${pairs} pairs with scores up to ${score} and priorities up to ${priority} would not be exact: ` +
    `(people on the smaller side + 1) * largest score * (largest priority + 1) must be ${largestProduct} or less, ` +
    `and pairs * largest score ${Number.MAX_SAFE_INTEGER} or less.`;
  return [mistake("scores-too-large", "scores", message, "Give smaller whole numbers, in a coarser unit.", score)];
}

/** Splits encoded prices into their levels; the bounds level counts as priority, far above every priority of a person. */
export function decoded(prices: Float64Array, steps: Levels): LevelPrices {
  const priority = new Float64Array(prices.length);
  const fit = new Float64Array(prices.length);
  for (let person = 0; person < prices.length; person++) {
    // Adding 0 turns -0 into 0, so that equal prices are the same for every way of comparing them.
    priority[person] = Math.round(prices[person]! / steps.priority) + 0;
    fit[person] = prices[person]! - priority[person]! * steps.priority;
  }
  return Object.freeze({ priority, fit });
}

/** The largest size of a score of the problem, at least 1. */
function largestScoreOf(problem: AnyPairs): number {
  if (problem.kind === "streamed pairs") return Math.max(1, problem.largestScore);
  return largestScore(problem.kind === "pairs" ? problem.scores : problem.score);
}

function largestScore(scores: Float64Array): number {
  let largest = 1;
  // A forbidden pair is NaN, for which both comparisons are false.
  for (let pair = 0; pair < scores.length; pair++) {
    const score = scores[pair]!;
    if (score > largest) largest = score;
    else if (-score > largest) largest = -score;
  }
  return largest;
}

function largestPriority(problem: Sides): number {
  let largest = 0;
  for (const priority of problem.rowPriority) if (priority > largest) largest = priority;
  for (const priority of problem.columnPriority) if (priority > largest) largest = priority;
  return largest;
}

function smallerSide(problem: Sides): number {
  return Math.min(problem.rows, problem.columns);
}

function sum(numbers: Int32Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
