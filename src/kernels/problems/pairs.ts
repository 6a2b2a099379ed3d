// Source: the vocabulary of R. E. Burkard, M. Dell'Amico and S. Martello, "Assignment Problems" (SIAM 2012), chapters 4
// and 5 (linear sum assignment; semi-assignment and transportation), with two changes: totals are maximised, and a
// forbidden pair is absent instead of expensive. Cost, ties, departures: none, this is a contract.

/** Least and most partners of each person on one side; `0 <= min[i] <= max[i]`, one entry per person. */
export interface Places {
  readonly min: Int32Array;
  readonly max: Int32Array;
}

/**
 * What is wanted of the scores of the chosen pairs, once bounds and priorities are as good as they can be:
 * - `total`: their sum as large as possible;
 * - `bottleneck`: the lowest of them as high as possible, then their sum as large as possible;
 * - `worst-off first` (leximin): the lowest as high as possible, then the second lowest, and so on to the last;
 * - `{ floor: p }`: none below `p` percent of the best possible lowest score (rounded up to a whole number; a negative
 *   lowest score is its own floor), then their sum as large as possible. `p` is a whole number from 0 to 100.
 *
 * "Lowest", "second lowest" and so on compare the sorted scores of choices with equally many pairs, so every objective but
 * the total needs a number of pairs that is settled by bounds and priorities: on one side, everybody has a fixed number of
 * partners (`min` = `max`), or one place and a priority above 0. The other side is free (`check/settled.ts`).
 */
export type Objective = "total" | "bottleneck" | "worst-off first" | { readonly floor: number };

/** What every problem between two sides has, however its scores are given. */
export interface Sides {
  readonly rows: number;
  readonly columns: number;
  readonly rowPlaces: Places;
  readonly columnPlaces: Places;
  /** What matching this row at all is worth at level 2: whole, 0 or more. All 1 counts people; all 0 counts nobody. */
  readonly rowPriority: Int32Array;
  readonly columnPriority: Int32Array;
}

/**
 * Who may be paired with whom, how much each pair is worth, and how many partners everybody has: numbers only.
 *
 * Wanted, in this order, compared exactly and never mixed:
 * 1. everybody has their least number of partners (else the problem is infeasible);
 * 2. the sum of the priorities of all people who have at least one partner is as large as possible;
 * 3. the scores of the chosen pairs are as good as the objective says.
 *
 * A pair is chosen at most once.
 */
export interface Problem extends Sides {
  readonly kind: "pairs";
  readonly objective: Objective;
  /** Row-major, `rows * columns` entries. A whole number, possibly negative; NaN where the pair is forbidden. */
  readonly scores: Float64Array;
}

/** The same question about candidate lists: a pair that is in no list is forbidden. The objective is the total. */
export interface ListedProblem extends Sides {
  readonly kind: "listed pairs";
  /** The candidates of row i stand from `start[i]` to `start[i + 1] - 1`; `rows + 1` entries, rising, from 0. */
  readonly start: Int32Array;
  /** The column of each candidate, rising within a row, each at most once. */
  readonly column: Int32Array;
  /** Its score, a whole number. */
  readonly score: Float64Array;
}

/**
 * The same question about scores that are computed when they are needed, block by block, and never stored as a whole. The
 * objective is the total.
 */
export interface StreamedProblem extends Sides {
  readonly kind: "streamed pairs";
  /** The largest size of any score; whole, at least 0. `read` must keep to it. */
  readonly largestScore: number;
  /**
   * Writes the scores of rows `first` to `first + count - 1` row-major into the first `count * columns` entries of `into`;
   * NaN where forbidden. Must give the same numbers whenever it is asked.
   */
  read(first: number, count: number, into: Float64Array): void;
}

/** A problem between two sides, in any of the three forms. */
export type AnyPairs = Problem | ListedProblem | StreamedProblem;

/**
 * Dual prices, one number pair per person, compared by `priority` first and by `fit` second.
 *
 * The price of a person is what one of their places is worth in the optimum. With the reduced worth of a pair,
 * `worth = score - rows[i] - columns[j]` (a score has priority 0), optimality says:
 * chosen pairs have worth >= 0, allowed pairs not chosen have worth <= 0, and each person's number of partners is the
 * best answer to their price alone. `check` verifies exactly that.
 */
export interface Prices {
  readonly rows: LevelPrices;
  readonly columns: LevelPrices;
}

/** Whole numbers, one per person. */
export interface LevelPrices {
  readonly priority: Float64Array;
  readonly fit: Float64Array;
}

/** What was done to find a solution: counts of steps, never time, so that they are the same on every machine. */
export interface Work {
  /** Rounds of the method: price phases, stages, restarts; 1 for a method without any. */
  readonly phases: number;
  /** Rows whose scores were read through once. */
  readonly scans: number;
  /** Pairs of the solution found by an augmenting path. */
  readonly augmentations: number;
}

/** What a solver found for pairs of two sides: plain data, to be verified by `check`. */
export interface Solution {
  /**
   * `optimal`: proven by `prices` or by `stages`. `feasible`: keeps all bounds, no claim. `infeasible`: no choice of pairs
   * gives everybody their least number of partners (or, for a baseline, it found none); `pairs` is then the nearest it came.
   */
  readonly status: "optimal" | "feasible" | "infeasible";
  /** Row and column of each chosen pair in turn, `2 * number of pairs` entries, sorted by row, then column. */
  readonly pairs: Int32Array;
  /** Level 2: the sum of the priorities of the people with at least one partner. */
  readonly priority: number;
  /** The sum of the scores of the chosen pairs. */
  readonly total: number;
  /** How many places are missing to the least numbers; 0 unless `infeasible`. */
  readonly shortfall: number;
  /** The proof where the objective is the total; without prices `check` can only bound a solution. */
  readonly prices?: Prices;
  /** The proof where it is another objective: one step after the other, see `Stage`. */
  readonly stages?: readonly Stage[];
  readonly work: Work;
}

/**
 * One step of the proof that a solution is best for an objective other than the total; `check/fair.ts` says which steps
 * each objective needs, and what they prove.
 */
export type Stage = PriorityStage | FewestStage | TotalStage;

/** Prices of the priority level alone, one per person: they prove how much priority any choice can earn. */
export interface PriorityStage {
  readonly wants: "priority";
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

/**
 * Prices that prove: among the choices that are best in all steps before, none has fewer pairs that score exactly `at`. A
 * pair that scores `at` is worth -1 here and every other 0. Only the prices that are not 0 are listed, person and price in
 * turn, persons rising.
 */
export interface FewestStage {
  readonly wants: "fewest";
  readonly at: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  /** Pairs of a choice whose lowest score is `at`, sorted: where the step is about the best lowest score only. */
  readonly witness?: Int32Array;
}

/** Prices that prove the solution best, priority first, then total, where only pairs that score at least `from` exist. */
export interface TotalStage {
  readonly wants: "total";
  readonly from: number;
  readonly prices: Prices;
}

// -------------------------------------------------------------------------------------------------------------- lotteries

/** The largest probability of a pair: `of` parts in `in`, one for all or one each (row-major). */
export interface Cap {
  readonly of: number | Int32Array;
  /** Whole, from 1 to 2^20: every probability is a multiple of 1 / `in`. */
  readonly in: number;
}

/** Probabilities of pairs: plain data, to be verified by `checkLottery` and drawn from by `draw`. */
export interface Lottery {
  /** `infeasible`: no probabilities under the caps give everybody their least number of partners; these are the nearest. */
  readonly status: "optimal" | "infeasible";
  /** Every number below is in parts of 1 / `outOf`; the cap's `in`. */
  readonly outOf: number;
  /** Row and column of each pair that has a probability above 0, sorted by row, then column. */
  readonly pairs: Int32Array;
  /** The probability of each of these pairs, from 1 part to the pair's cap. */
  readonly parts: Int32Array;
  /** The expected sum of the priorities of people with at least one partner. */
  readonly priority: number;
  /** The expected total: `total / outOf` exactly. */
  readonly total: number;
  /** The expected number of places missing to the least numbers; 0 unless `infeasible`. */
  readonly shortfall: number;
  /**
   * The proof, as for `Solution`, of the program in parts. Where the status is `infeasible` it proves the shortfall least:
   * its level of priority has what one part of a place is worth to the least numbers, its level of fit is 0.
   */
  readonly prices: Prices;
  readonly work: Work;
}
