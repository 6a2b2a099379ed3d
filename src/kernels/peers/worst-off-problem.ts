// Source: none, the contract between the search in `worst-off.ts` and `check/worst-off.ts`, which verifies without knowing the
// search. Cost, ties, departures: see there.
import type { PeerPrices } from "../problem.js";

/** Pairs of one group whose sorted scores are as good as can be, the lowest first (leximin), and the steps of the proof. */
export interface WorstOffFirst {
  /** Both people of each pair in turn, the lower first, sorted. */
  readonly pairs: Int32Array;
  readonly priority: number;
  readonly total: number;
  /** Prices that prove the priority best of all; the scores do not count there. */
  readonly first: PeerPrices;
  /** For each score, rising, prices that prove: of the matchings that are as good below it, none has fewer pairs at it. */
  readonly stages: readonly WorstOffStage[];
}

/** One step of the proof, in the numbers of those who are not put aside then (`check/peers-face.ts`). */
export interface WorstOffStage {
  readonly at: number;
  readonly prices: PeerPrices;
}
