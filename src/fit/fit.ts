import type { FitWarning, Influence } from "./influence.js";

/**
 * How good each pair is. Rows are the people of the first role, columns those of the second, both in the order of the
 * lineup.
 */
export interface Fit {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, `rows * columns`: whole millionths from 0 to 1,000,000; NaN where the pair is forbidden. */
  readonly scores: Float64Array;
  /** In the order of the program. */
  readonly criteria: readonly CriterionSummary[];
  readonly influence: Influence;
  readonly warnings: readonly FitWarning[];
  /**
   * What is added to what the criteria give for a pair, by its place in `scores`, in whole millionths; it is in the scores
   * already. Absent where nothing is added to any.
   */
  readonly added?: Added;
}

/** Amounts in whole millionths, above or below 0, by place in the scores. Amounts for pairs that rules forbid wait there. */
export type Added = ReadonlyMap<number, number>;

/**
 * One criterion over all pairs that the rules allow. Pairs that only a floor or the minimum evidence took away count:
 * otherwise a mean would depend on whom the mean was about to remove.
 */
export interface CriterionSummary {
  readonly name: string;
  /** Its nominal share of all weights, in [0, 1]. */
  readonly weight: number;
  /** Over the pairs where it is known, in [0, 1]: what an unknown value counts. Undefined when it is known for no pair. */
  readonly mean: number | undefined;
  /** Standard deviation over all pairs, unknown values at the mean; 0 to 0.5. */
  readonly spread: number;
  /** Its share of all influence, in [0, 1]: weight times spread. 0 when nothing varies. */
  readonly influence: number;
  /** The share of pairs for which it is unknown, in [0, 1]. */
  readonly unknown: number;
}

/** A whole fit of one, in the unit of scores. */
export const MILLION = 1_000_000;

/** A score with what is added to it, cut to what a score can be. A sum of whole numbers: exact. */
export function scoreWith(score: number, added: number): number {
  return Math.max(0, Math.min(MILLION, score + added));
}

/** What a pair scores that the criteria give this score; it may be one that rules forbid, and was never scored. */
export function scoreAt({ added }: Pick<Fit, "added">, at: number, score: number): number {
  return scoreWith(score, added?.get(at) ?? 0);
}

/**
 * The same pairs with amounts added to their scores, in place of those that were added before to none; a copy. Cost: one copy of
 * the scores, and one sum for each amount.
 */
export function withAdded(fit: Fit, added: Added | undefined): Fit {
  if (added === undefined || added.size === 0) return fit;
  const scores = fit.scores.slice();
  // What is forbidden has no score (NaN), and a sum with it stays none.
  for (const [at, amount] of added) scores[at] = scoreWith(scores[at] ?? Number.NaN, amount);
  return Object.freeze({ ...fit, scores, added });
}
