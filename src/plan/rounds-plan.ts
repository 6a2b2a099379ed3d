import type { PeersHookAnswers } from "./hooks/answers.js";
import type { Infeasible, JudgedBody } from "./plan.js";

/** A group of one round. */
export interface RoundsGroup {
  /** Their ids, sorted: as many as the size of the program, and one more or one fewer where people were over. */
  readonly people: readonly string[];
  /** Fit in [0, 1], a whole number of millionths: the mean of its pairs. A comparison, not a probability. */
  readonly fit: number;
  /** Share of the weight, in [0, 1], whose criterion is known: the mean of its pairs. */
  readonly known: number;
  /** How many of its pairs have met before, in the history or in an earlier round of the plan. */
  readonly met: number;
}

/** One round of a plan: everybody who takes part is in one group, or sits it out. */
export interface PlannedRound {
  /** Sorted by the ids of their people. */
  readonly groups: readonly RoundsGroup[];
  /** The ids of those who sit this round out, sorted. */
  readonly byes: readonly string[];
}

/** How many rounds can be without a meeting again, said before the first one. */
export interface RoundsPossible {
  /** No plan has more rounds in which nobody meets again. */
  readonly atMost: number;
  /** Why not more. */
  readonly because: string;
  /** So many there are for certain. */
  readonly atLeast: number;
  /** How that is known. */
  readonly by: string;
}

/** What a plan is for one person. */
export interface PersonInRounds {
  readonly id: string;
  /** How many different people they meet in the plan. */
  readonly meets: number;
  /** How many of their meetings are with somebody whom they have met before, in the history or in an earlier round. */
  readonly repeats: number;
  /** How many turns they have: rounds that they sit out, or in a group of another size than the others. */
  readonly turns: number;
  /** How many turns they had before. */
  readonly turnsBefore: number;
}

/** Somebody who is in no round, because rules leave them too few people for any group. */
export interface UnmatchedInRounds {
  readonly role: "person";
  readonly id: string;
  readonly cause: "no-allowed-partner" | "too-few-partners";
  /** How many people they may meet, and how many of these take part. */
  readonly allowed: number;
  readonly takePart: number;
  /** How many people each rule takes away from them, most first. */
  readonly removed: readonly { readonly rule: string; readonly count: number }[];
  /** The cause in one sentence. */
  readonly text: string;
}

/** What is proven about a plan of rounds. */
export interface ProvenOfRounds {
  /** Nobody has a turn out of order. */
  readonly turns: boolean;
  /** No plan has fewer meetings again, or has them spread more evenly. */
  readonly repeats: boolean;
  /** No plan that has as few has more fit in sum. */
  readonly fit: boolean;
  /** The same in words. */
  readonly text: string;
}

/** What both kinds of plan of rounds carry. */
export interface RoundsBody<C extends string, Q extends string> extends JudgedBody<C, Q> {
  readonly format: "rounds";
  readonly rounds: readonly PlannedRound[];
  readonly possible: RoundsPossible;
  /** How many rounds pass before anybody meets again; all, where nobody does. */
  readonly freshRounds: number;
  /** How many meetings of two people are not their first, history included. */
  readonly repeats: number;
  /** Everybody who takes part, sorted by id. */
  readonly people: readonly PersonInRounds[];
  readonly unmatched: readonly UnmatchedInRounds[];
  /** The id of everybody who has a turn, once for each: to be handed to the next `match` as `byes`, with those of earlier plans. */
  readonly turns: readonly string[];
  readonly totals: {
    readonly rounds: number;
    /** How many people are in groups, and how many there are. */
    readonly matched: number;
    readonly people: number;
    /** How many meetings of two people there are, a group of three being three. */
    readonly meetings: number;
    /** Sum over the meetings of the fit of the two. */
    readonly fit: number;
    /** That sum per meeting, and the lowest fit of two people who meet. */
    readonly mean?: number;
    readonly worst?: number;
    /** The fewest and the most turns that anybody has had in the end, earlier ones included. */
    readonly turns: { readonly least: number; readonly most: number };
  };
  readonly proven: ProvenOfRounds;
  /** What the hooks of the run answered; absent where they answered nothing. As `hooks` of `match` it makes this plan again. */
  readonly hooks?: PeersHookAnswers;
}

/** A plan of rounds that is proven at every level: turns, meetings again, and fit. */
export interface OptimalRoundsPlan<C extends string, Q extends string> extends RoundsBody<C, Q> {
  readonly status: "optimal";
}

/** A plan of rounds that keeps every rule, some of it proven best (see `proven`), the rest with the gap to a bound. */
export interface FeasibleRoundsPlan<C extends string, Q extends string> extends RoundsBody<C, Q> {
  readonly status: "feasible";
  readonly gap: {
    /** How far turns are out of order: over all turns, how many more that person had had than others without one. */
    readonly turns: number;
    /** No plan has meetings again that cost this much less; a meeting costs as often as the two have met before. */
    readonly repeats: number;
    /** No plan with as few meetings again has this much more fit in sum. */
    readonly fit: number;
  };
}

/** A plan of rounds that exists, proven or not. */
export type RoundsPlan<C extends string = string, Q extends string = string> =
  | OptimalRoundsPlan<C, Q>
  | FeasibleRoundsPlan<C, Q>;

/** What `match` gives for rounds: ask for `status` before anything else, or use `settled`. */
export type RoundsOutcome<C extends string = string, Q extends string = string> =
  | RoundsPlan<C, Q>
  | Infeasible<C, "rounds">;
