// Source: the maximally diverse grouping problem in the form of M. Gallego, M. Laguna, R. Marti and A. Duarte, "Tabu search
// with strategic oscillation for the maximally diverse grouping problem", J. Operational Research Society 64 (2013), pp.
// 724-734 (groups with least and most members, a sum over pairs inside them), with the rules of mentoring circles: who may
// not sit together, counts, shared time; and beside the sum a worth that looks at the worst-off member. Forbidden is absent
// instead of expensive. Cost, ties, departures: none, this is a contract.
import type { Places, Prices, Work } from "./pairs.js";

/**
 * One group of people who are divided into circles; each person is in one circle at most.
 *
 * Wanted, in this order, compared exactly and never mixed:
 * 1. no rule is broken: least and most members of each circle (`sizes`; none at all where it `mayBeEmpty`), who may not sit
 *    together, who may not be in which circle, who must be in one (`mustJoin`), `counts`, `time`;
 * 2. the sum of the priorities of the people who are in a circle is as large as possible;
 * 3. the sum of what the circles are worth is as large as possible.
 *
 * A circle without members (where its least number is 0, or it `mayBeEmpty`) is worth 0 and breaks neither counts nor time.
 *
 * What a circle c of k members is worth. Let `s(i)` be the sum of `together` of member i and the others, and `own(i)` be
 * `inCircle` of i and c, plus, where there is `coverage`, what of i's needs the others and the circle itself cover:
 * - `"sum"`: the sum of `together` over its pairs, plus the sum of `own` over its members;
 * - `{ mean, worst }`: with `u(i) = floor(s(i) / (k - 1)) + own(i)` (the first term 0 where k is 1), it is `mean` times the sum
 *   of u over the members, plus `worst * k` times the least of them. So everybody counts with `mean` times their own fit and
 *   `worst` times the fit of the worst-off member of their circle, and a circle counts by its members.
 */
export interface CirclesProblem {
  readonly kind: "circles";
  readonly people: number;
  readonly circles: number;
  /** Least and most members of each circle. */
  readonly sizes: Places;
  /**
   * 1 for each circle that has either no members or at least its least number of them, as where there are more leads than
   * circles are needed; absent: there is none. Where the least number is 0 it says nothing new.
   */
  readonly mayBeEmpty?: Uint8Array;
  /** Row-major, `people * people` entries, symmetric, whole; NaN for two who may not sit together, and on the diagonal. */
  readonly together: Float64Array;
  /** Row-major, `people * circles` entries: fit with the circle's leads or theme, whole; NaN: may not be in this circle. */
  readonly inCircle: Float64Array;
  /** What having this person in a circle is worth at level 2: whole, 0 or more. All 1 counts people. */
  readonly priority: Int32Array;
  /** 1 for each person who must be in a circle, 0 for one who may be left out. */
  readonly mustJoin: Uint8Array;
  readonly worth: "sum" | MeanAndWorst;
  readonly coverage?: Coverage;
  readonly counts: readonly CountRule[];
  readonly time?: SharedTime;
}

/** Weights of everybody's own fit and of the fit of the worst-off member of their circle: whole, 0 or more, not both 0. */
export interface MeanAndWorst {
  readonly mean: number;
  readonly worst: number;
}

/**
 * Needs that circles cover together: of member i, the sum over topics of `needs` times the largest `offers` among the OTHER
 * members and `circleOffers` of the circle. All whole, 0 or more; row-major by person (or circle), `topics` entries each.
 */
export interface Coverage {
  readonly topics: number;
  readonly needs: Float64Array;
  readonly offers: Float64Array;
  readonly circleOffers: Float64Array;
}

/** How many of some people a circle that has members may hold: from `least` to `most`, and not exactly one unless `one`. */
export interface CountRule {
  /** Rising. */
  readonly people: Int32Array;
  readonly least: number;
  readonly most: number;
  /** Whether there may be exactly one of them. */
  readonly one: boolean;
}

/**
 * A circle that has members needs at least `least` common slots in EVERY week: a slot is common when the circle's own slots
 * (those of all its leads) hold it, and at least `ceil(k * share.of / share.in)` of its k members can.
 */
export interface SharedTime {
  /** How many kinds of weeks there are, 1 or more: clocks that change within a programme make two of one. */
  readonly weeks: number;
  /** How many 32-bit words a person's slots of one week take. */
  readonly words: number;
  /** Slot bits, row by row: `weeks * words` entries a person, week after week; slot s is bit `s % 32` of word `floor(s / 32)`. */
  readonly people: Int32Array;
  /** Slot bits of each circle, laid out alike; all slots where nobody leads it. */
  readonly circles: Int32Array;
  readonly least: number;
  /** Whole, `0 <= of <= in`. */
  readonly share: { readonly of: number; readonly in: number };
}

/** What was done to find circles: `phases` are passes of the search, `scans` and `augmentations` those of pairs, else 0. */
export interface CirclesWork extends Work {
  /** Changes that were tried, or subsets of people that were looked at. */
  readonly steps: number;
}

/** What a solver found for circles: plain data, to be verified by `check`. */
export interface CirclesSolution {
  /**
   * `optimal`: nothing is better, by trying everything or by `prices`. `feasible`: keeps all rules, no claim. `infeasible`: no
   * choice keeps all rules, `circleOf` is then some choice. `none found`: this one breaks rules, and there may be a better one.
   */
  readonly status: "optimal" | "feasible" | "infeasible" | "none found";
  /** The circle of each person, -1 for one who is left out. */
  readonly circleOf: Int32Array;
  /**
   * By how much rules are broken, 0 unless `infeasible` or `none found`: the sum of the distance of each size to the nearest
   * allowed one (0 where the circle may be empty), pairs that may not sit together, people in a circle they may not be in or in
   * none though they must, the distance of each count to the nearest allowed one, and the common slots that circles lack, of
   * all weeks.
   */
  readonly broken: number;
  /** Level 2. */
  readonly priority: number;
  /** Level 3, also where rules are broken; there, an entry that is NaN counts as 0. */
  readonly total: number;
  /** Where only `inCircle` counts: the prices of people (rows) and circles (columns) that prove it, see `Prices`. */
  readonly prices?: Prices;
  readonly work: CirclesWork;
}
