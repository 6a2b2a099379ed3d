// Source: D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (MIT Press 1989) (ranks, blocking pairs). Cost, ties,
// departures: none, this is a contract.
import type { Work } from "./pairs.js";

/**
 * Two sides that rank each other (hospitals and residents). Entry `row * columns + column` of `rowRanks` is the rank that
 * the row gives the column, from 1 (best) on; 0 where it does not accept it. `columnRanks` has the same layout: the rank
 * that the column gives the row. Equal ranks are ties. A pair is possible only where both accept.
 *
 * A pair blocks a choice when it is possible, not chosen, and each of the two has a place left or strictly prefers the
 * other to one of their partners. A choice is (weakly) stable when nothing blocks it. Several partners are judged one by
 * one: a free place or a better partner in the place of a worse one is always welcome (responsive preferences).
 */
export interface StableProblem {
  readonly kind: "stable";
  readonly rows: number;
  readonly columns: number;
  readonly rowRanks: Int32Array;
  readonly columnRanks: Int32Array;
  /** Most partners of each row and column, 0 or more. */
  readonly rowMost: Int32Array;
  readonly columnMost: Int32Array;
}

/** What was done to find a stable choice: the phases are those of the method, the augmentations none. */
export interface StableWork extends Work {
  /** How often somebody offered themselves to somebody. */
  readonly offers: number;
}

/** What a solver found for two sides that rank each other. */
export interface StableSolution {
  readonly status: "stable" | "unstable";
  /** Row and column of each chosen pair in turn, sorted. */
  readonly pairs: Int32Array;
  /** How many pairs block it; 0 when stable. */
  readonly blocking: number;
  readonly work: StableWork;
}

/**
 * One group whose people rank each other, each with one place (stable roommates). Entry `i * people + j` of `ranks` is the
 * rank that i gives j, from 1 (best) on; 0 where i does not accept j, and on the diagonal. Possible and blocking pairs are
 * those of `StableProblem`.
 */
export interface RoommatesProblem {
  readonly kind: "roommates";
  readonly people: number;
  readonly ranks: Int32Array;
}

/** What a solver found for roommates. */
export interface RoommatesSolution {
  /**
   * `stable`: nothing blocks it. `none`: no stable choice exists, shown by `partition`. `unstable`: no claim (with ties it
   * can stay open whether there is a stable choice).
   */
  readonly status: "stable" | "none" | "unstable";
  /** The chosen pairs; where the status is `none`, a choice with few blocking pairs. */
  readonly pairs: Int32Array;
  readonly blocking: number;
  /**
   * A stable partition with a cycle of odd length 3 or more: proof that no stable choice exists (J. J. M. Tan, "A
   * necessary and sufficient condition for the existence of a complete stable matching", J. Algorithms 12 (1991),
   * pp. 154-178). Entry i is the person after i in the cycle; i itself for somebody alone. In cycles of three or more
   * everybody prefers the one after them to the one before them; of a pair outside the cycles, one does not prefer the
   * other to the one before them. Where ranks are tied, both must hold strictly: then they hold however ties are broken.
   */
  readonly partition?: Int32Array;
  readonly work: StableWork;
}
