// Source: the vocabulary of C. J. Colbourn and J. H. Dinitz (editors), "Handbook of Combinatorial Designs", 2nd edition
// (Chapman & Hall/CRC 2007), part II.7 (resolvable designs) and VI.51 (round robins), and of W. Harvey, "CSPLib problem 10:
// the social golfer problem", for several rounds of groups. Cost: none. Ties: none.
// Departures: history, forbidden pairs, people over, and four levels of what is wanted, see `RoundsProblem`.
//
// This file is the whole contract between those who pose a problem of rounds, the planner and `checkRounds`.

/**
 * What becomes of the people who are over when the groups are full:
 * - `bye`: they sit the round out;
 * - `larger`: they join, so that some groups have one person more (a trio, where groups are pairs);
 * - `smaller`: some groups have one person fewer.
 */
export type Over = "bye" | "larger" | "smaller";

/**
 * Several rounds in which everybody sits in one group.
 *
 * A **turn** is what is fair only when it goes round: a round sat out, or a round in a group of the other size.
 *
 * Wanted, in this order, compared exactly and never mixed:
 * 1. no forbidden pair sits together (else the problem is infeasible);
 * 2. turns go round: `outOfTurn` is as small as possible. It is the sum, over everybody's turns, of how many turns that
 *    person has had more than the person without one in that round who has had fewest (0 where none has had fewer);
 * 3. few meet again: `again` is as small as possible. Each meeting costs as often as the two have met before, history
 *    included, so that a pair with h meetings before and m after costs m(m-1)/2 - h(h-1)/2. As the number of meetings is
 *    settled by the sizes, that is the same as the least sum of squares of the meetings of each pair: few repeats, evenly
 *    spread;
 * 4. the total of the scores of all meetings is as large as possible.
 *
 * Where `first` is `new people`, 3 comes before 2: turns go round as far as that costs no meeting again. Strict turns can be
 * dear, for those who have a turn together must not have met: 7 people have one round of two pairs and a trio without a
 * repeat, and three where turns come second.
 */
export interface RoundsProblem {
  readonly kind: "rounds";
  /** 2 or more. */
  readonly people: number;
  /** People per group, 2 or more. */
  readonly size: number;
  readonly over: Over;
  /** Which of the levels 2 and 3 comes before the other. */
  readonly first: "turns" | "new people";
  /** How many rounds are wanted, 0 or more. */
  readonly rounds: number;
  /** Symmetric, `people * people` entries: how often the two have met before. */
  readonly met: Int32Array;
  /** How many turns each person has had before. */
  readonly turns: Int32Array;
  /** Symmetric, `people * people` entries: 1 where the two must never meet. */
  readonly forbidden: Uint8Array;
  /** Symmetric, `people * people` whole numbers, 0 on the diagonal: what each meeting of the two is worth. */
  readonly scores: Float64Array;
}

/** One round: groups by their first member, members rising; everybody is in one group or among the byes. */
export interface Round {
  readonly groups: readonly (readonly number[])[];
  readonly byes: readonly number[];
}

/** How many rounds can be without a repeated meeting; see `possibleRounds`. */
export interface PossibleRounds {
  /** No plan has more rounds without a repeat. */
  readonly atMost: number;
  /** Why not: the argument, with its source. */
  readonly because: string;
  /** So many are constructed for certain; the search may reach more. */
  readonly atLeast: number;
  /** By which construction, with its source. */
  readonly by: string;
}

/** A plan of rounds: plain data, to be verified by `checkRounds`. */
export interface RoundsSolution {
  /**
   * `optimal`: levels 1 to 3 are proven best, because nothing is out of turn and `again` is at its bound. `feasible`: keeps
   * level 1, no claim. `infeasible`: no round keeps apart whom it must. `not found`: the budget ended before such rounds
   * were found. In the last two, `rounds` is empty.
   */
  readonly status: "optimal" | "feasible" | "infeasible" | "not found";
  readonly rounds: readonly Round[];
  /** Symmetric, `people * people` entries: how often the two meet in this plan. */
  readonly meetings: Int32Array;
  /** How many turns each person has in this plan. */
  readonly turns: Int32Array;
  /** Level 2. */
  readonly outOfTurn: number;
  /** Level 3. */
  readonly again: number;
  /** No plan has a smaller level 3. */
  readonly againAtLeast: number;
  /** Meetings of this plan that are not the first of the two, history included. */
  readonly repeats: number;
  /** How many rounds pass before the first repeat. */
  readonly freshRounds: number;
  /** Level 4. */
  readonly total: number;
  readonly possible: PossibleRounds;
  /** Exchanges of two people that were tried. */
  readonly steps: number;
}
