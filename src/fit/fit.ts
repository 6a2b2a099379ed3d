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
}

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
