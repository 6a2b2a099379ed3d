import type { PeersHookAnswers } from "./hooks/answers.js";
import type { PlanObjective } from "./objective.js";
import type { Infeasible, JudgedBody, Price } from "./plan.js";

/** A group of a plan: two people, or three. */
export interface PeersGroup {
  /** Their ids, sorted. */
  readonly people: readonly [string, string] | readonly [string, string, string];
  /** Fit in [0, 1], a whole number of millionths; of a trio the mean of its three pairs. A comparison, not a probability. */
  readonly fit: number;
  /** Share of the weight, in [0, 1], whose criterion is known; of a trio the mean of its three pairs. */
  readonly known: number;
  /** Whether the group, or a pair of it, was on the list of those that must be made. */
  readonly must: boolean;
}

/** Why a person is in no group. */
export interface UnmatchedPeer {
  readonly role: "person";
  readonly id: string;
  /**
   * `no-allowed-partner`: rules remove everybody. `odd-one-out`: the `competitors` may meet only each other, and are odd in
   * number. `competition`: the `competitors` are sets of odd size that may not meet each other, and each needs one of the
   * fewer people between them, of whom there are `places`. `most`: as many people as may be in groups are in one. `left-out`:
   * the chosen solver, which claims no optimum, did not find the group that would be possible, or the plan is the stable one,
   * in which fewer people may take part.
   */
  readonly cause: "no-allowed-partner" | "odd-one-out" | "competition" | "most" | "left-out";
  /** How many people they may meet. */
  readonly allowed: number;
  /** How many people each rule takes away from them, most first. */
  readonly removed: readonly { readonly rule: string; readonly count: number }[];
  /** The people one of whom has to be left out, this person included; empty for other causes. */
  readonly competitors: readonly string[];
  /** How many people between the sets of competitors can take one of them each. */
  readonly places: number;
  /** The cause in one sentence. */
  readonly text: string;
}

/** What both kinds of plan for peers carry. */
export interface PeersBody<C extends string, Q extends string> extends JudgedBody<C, Q> {
  readonly format: "peers";
  /** Sorted by the ids of their people. */
  readonly groups: readonly PeersGroup[];
  readonly unmatched: readonly UnmatchedPeer[];
  /** The ids of those who are in no group: to be handed to the next `match` as `byes`, with those of earlier plans. */
  readonly byes: readonly string[];
  readonly totals: {
    readonly groups: number;
    /** How many people are in a group, and how many there are. */
    readonly matched: number;
    readonly people: number;
    /** Sum over the people in groups of each one's fit, which is the mean with the others of their group. */
    readonly fit: number;
    /** That sum per person, and the lowest fit of two people of one group; absent without groups. */
    readonly mean?: number;
    readonly worst?: number;
  };
  /** At most so many people could be in groups; absent without such a limit. */
  readonly most?: number;
  /** What the plan was made for and what is proven of it; absent for the total, where the status says it all. */
  readonly objective?: PlanObjective;
  /** What the hooks of the run answered; absent where they answered nothing. As `hooks` of `match` it makes this plan again. */
  readonly hooks?: PeersHookAnswers;
}

/**
 * A plan that is proven: no other choice of pairs and at most one trio (none, where the program says so) lets more people take
 * part, or as many with more fit in sum. Where people had byes before, they count first among plans with as many people; where
 * there is a limit, that is of all plans of pairs that keep it. Where the plan has another objective, what `objective.text` says.
 */
export interface OptimalPeersPlan<C extends string, Q extends string> extends PeersBody<C, Q> {
  readonly status: "optimal";
  /** The dual prices that prove it; absent where several sets of prices prove it together, as for a trio, and under a limit. */
  readonly prices?: PeersPrices;
}

/**
 * Prices of people and of sets of odd size: the fit of every pair that may be made is at most the sum of the prices of both
 * people and of the sets that hold both, and equal to it for the pairs of the plan. In people first, fit second.
 */
export interface PeersPrices {
  readonly people: readonly Price[];
  readonly sets: readonly { readonly people: readonly string[]; readonly price: Omit<Price, "id"> }[];
}

/** A plan that keeps every rule but is not proven best: how much better the best could be at most. */
export interface FeasiblePeersPlan<C extends string, Q extends string> extends PeersBody<C, Q> {
  readonly status: "feasible";
  /**
   * No plan has more than `people` more people in groups. Where that is 0, none has more than `fit` more fit in sum. Of a
   * plan with another objective it is the gap to the largest total all the same.
   */
  readonly gap: { readonly people: number; readonly fit?: number };
}

/** A plan for peers that exists, proven or not. */
export type PeersPlan<C extends string = string, Q extends string = string> =
  | OptimalPeersPlan<C, Q>
  | FeasiblePeersPlan<C, Q>;

/** What `match` gives for peers: ask for `status` before anything else, or use `settled`. */
export type PeersOutcome<C extends string = string, Q extends string = string> =
  | PeersPlan<C, Q>
  | Infeasible<C, "peers">;
