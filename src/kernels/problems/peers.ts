// Source: J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. Nat. Bur. Standards 69B (1965),
// pp. 125-130 (odd sets); totals are maximised, and a forbidden pair is absent instead of expensive. Cost, ties,
// departures: none, this is a contract.
import type { LevelPrices, Work } from "./pairs.js";

/**
 * Who may be paired with whom within one group: a maximum-weight matching in a general graph. Everybody has at most one
 * partner. Wanted, in this order: the sum of the priorities of the people who have a partner (all 1: as many people as
 * possible; all 0: nobody is paired for the sake of it), then the sum of the scores.
 */
export interface PeersProblem {
  readonly kind: "peers";
  readonly people: number;
  /** Row-major, `people * people` entries, symmetric; a whole number, NaN where forbidden and on the diagonal. */
  readonly scores: Float64Array;
  /** Whole, 0 or more, one each. */
  readonly priority: Int32Array;
}

/** The same question about a list of pairs: one that is not listed is forbidden. */
export interface ListedPeersProblem {
  readonly kind: "listed peers";
  readonly people: number;
  /** `first[e] < second[e]`; sorted by first, then second, each pair at most once. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly score: Float64Array;
  readonly priority: Int32Array;
}

/** Peers in either form. */
export type AnyPeers = PeersProblem | ListedPeersProblem;

/**
 * Dual prices of peers, in HALVES, so that they are whole: for a matching, optimality says of each pair
 * `worth = 2 * score - people[i] - people[j] - (sum of the prices of the odd sets that hold both)`:
 * chosen pairs have worth 0, all others 0 or less; a person without a partner has `2 * priority + price <= 0`, one with a
 * partner `>= 0`; a set of odd size has a price >= 0, and where it is above 0, (size - 1) / 2 of the chosen pairs lie in it.
 * Numbers of two levels, `priority` first.
 */
export interface PeerPrices {
  readonly people: LevelPrices;
  readonly sets: readonly OddSet[];
}

/** A set of people of odd size, at least 3, and its price in halves. Two sets of one proof are apart, or one holds the other. */
export interface OddSet {
  /** Rising. */
  readonly members: Int32Array;
  readonly priority: number;
  readonly fit: number;
}

/** What a solver found for peers. */
export interface PeersSolution {
  readonly status: "optimal" | "feasible";
  /** Both people of each chosen pair in turn, the lower first, sorted. */
  readonly pairs: Int32Array;
  readonly priority: number;
  readonly total: number;
  readonly prices?: PeerPrices;
  readonly work: Work;
}
