// Source: none, the contract between those who pose pairs with at most one trio, the search in `trio.ts`, and `check/trio.ts`,
// which verifies without knowing the search. Cost, ties, departures: see there.
import type { PeersProblem } from "../problem.js";

/** Peers of whom at most three may form one group together, beside pairs that are made already and that one may join. */
export interface TrioProblem {
  /** Its priorities are 1 or more: everybody's taking part counts. */
  readonly peers: PeersProblem;
  /**
   * For each pair that is made already and whose people are not in `peers`: what it is worth that each person joins it, as
   * the two scores with the person less the score of the pair; NaN where that is forbidden.
   */
  readonly joins: readonly Float64Array[];
  /**
   * What two people add to a trio that they are part of, as `peers.scores` is laid out and forbidden where that is; the scores
   * themselves where it is absent.
   */
  readonly inTrio?: Float64Array;
}

/** Pairs of one group, and at most one trio. */
export interface TrioSolution {
  readonly status: "optimal" | "feasible";
  /** Three people, rising; absent where no trio lets more people take part, or where one joins a pair. */
  readonly trio?: readonly [number, number, number];
  /** Who joins which of the pairs that are made already. */
  readonly joined?: { readonly person: number; readonly pair: number };
  /** Both people of each other pair in turn, the lower first, sorted. */
  readonly pairs: Int32Array;
  /** The sum of the priorities of all people of pairs and trio. */
  readonly priority: number;
  /** What everybody has of it: a score twice for a pair, the three of a trio (`inTrio`) once, what joining adds. */
  readonly total: number;
  /** Prices that prove it, each of the best matching without some people; see `checkTrio`. */
  readonly proofs?: readonly TrioProof[];
  /** How many matchings were solved. */
  readonly solved: number;
}

/** The prices of the best matching of all people but a few; the people are numbered as in the whole problem. */
export interface TrioProof {
  /** Nobody, one person or three, rising. */
  readonly without: readonly number[];
  readonly people: { readonly priority: Float64Array; readonly fit: Float64Array };
  readonly sets: readonly { readonly members: Int32Array; readonly priority: number; readonly fit: number }[];
}
