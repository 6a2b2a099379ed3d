import type { PairReasons, Partner } from "./reasons.js";

/** A round as one person has it. */
export interface RoundOfPerson {
  /** Its number, from 1. */
  readonly round: number;
  /** Whom they meet, and how often the two had met before; nobody where they sit the round out. */
  readonly with: readonly (Partner & { readonly metBefore: number })[];
}

/** Why two people meet in a plan of rounds, do not, or cannot. Plain data; `text` says the same in words. */
export interface PairInRoundsReasons<Role extends string = string, C extends string = string>
  extends PairReasons<Role, C> {
  /** The numbers of the rounds, from 1, in which they meet. */
  readonly rounds: readonly number[];
  /** How often they met in the history that was handed over. */
  readonly metBefore: number;
  /** Whom each of the two meets, round by round; empty for somebody who is in no round. */
  readonly schedules: { readonly one: readonly RoundOfPerson[]; readonly other: readonly RoundOfPerson[] };
}

/** Whom a person meets when, and whom not. Plain data; `text` says the same in words. */
export interface PersonInRoundsReasons {
  readonly person: string;
  /** Empty for somebody who is in no round. */
  readonly rounds: readonly RoundOfPerson[];
  /** The ids of those whom they may meet and do not meet in this plan. */
  readonly notMet: readonly string[];
  /** Whom they must not meet, and by which rules. */
  readonly forbidden: readonly { readonly id: string; readonly rules: readonly string[] }[];
  /** Why they are in no round; absent for those who take part. */
  readonly unmatched?: string;
  readonly text: string;
}
