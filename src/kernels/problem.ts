// Source: the vocabulary of Burkard, Dell'Amico and Martello, "Assignment Problems" (SIAM 2012), chapters 4 and 5
// (linear sum assignment; semi-assignment and transportation), with two changes: totals are maximised, and a forbidden
// pair is absent instead of expensive.

/** Least and most partners of each person on one side; `0 <= min[i] <= max[i]`, one entry per person. */
export interface Places {
  readonly min: Int32Array;
  readonly max: Int32Array;
}

/**
 * Who may be paired with whom, how much each pair is worth, and how many partners everybody has: numbers only.
 *
 * Wanted, in this order, compared exactly and never mixed:
 * 1. everybody has their least number of partners (else the problem is infeasible);
 * 2. the sum of the priorities of all people who have at least one partner is as large as possible;
 * 3. the sum of the scores of the chosen pairs is as large as possible.
 *
 * A pair is chosen at most once.
 */
export interface Problem {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, `rows * columns` entries. A whole number, possibly negative; NaN where the pair is forbidden. */
  readonly scores: Float64Array;
  readonly rowPlaces: Places;
  readonly columnPlaces: Places;
  /** What matching this row at all is worth at level 2: whole, 0 or more. All 1 counts people; all 0 counts nobody. */
  readonly rowPriority: Int32Array;
  readonly columnPriority: Int32Array;
}

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
  /** Rows whose scores were read through once. */
  readonly scans: number;
  /** Pairs of the solution found by an augmenting path. */
  readonly augmentations: number;
}

/** What a solver found: plain data, to be verified by `check`. */
export interface Solution {
  /**
   * `optimal`: proven by `prices`. `feasible`: keeps all bounds, no claim. `infeasible`: no choice of pairs gives
   * everybody their least number of partners (or, for a baseline, it found none); `pairs` is then the nearest it came.
   */
  readonly status: "optimal" | "feasible" | "infeasible";
  /** Row and column of each chosen pair in turn, `2 * number of pairs` entries, sorted by row, then column. */
  readonly pairs: Int32Array;
  /** Level 2: the sum of the priorities of the people with at least one partner. */
  readonly priority: number;
  /** Level 3: the sum of the scores of the chosen pairs. */
  readonly total: number;
  /** How many places are missing to the least numbers; 0 unless `infeasible`. */
  readonly shortfall: number;
  readonly prices?: Prices;
  readonly work: Work;
}

/** What a solver may be told besides the problem. */
export interface SolveOptions {
  /** Whole number; only solvers that use chance read it. */
  readonly seed?: number;
  /** Asked between augmentations; its `throwIfAborted` ends the work. An `AbortSignal` fits. */
  readonly signal?: Stop;
  /** Called now and then with the share of the work done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** The part of an `AbortSignal` that long work asks; spelt out so that no platform's types are needed. */
export interface Stop {
  throwIfAborted(): void;
}

/** An entry of the table of solvers; your own fits in the same place. */
export interface Solver {
  readonly name: string;
  /** Whether a solution that it calls optimal is one. */
  readonly exact: boolean;
  /** Why this solver cannot take the problem, in words; undefined when it can. */
  refuses(problem: Problem): string | undefined;
  solve(problem: Problem, options?: SolveOptions): Solution;
}
