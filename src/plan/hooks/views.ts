import type { PairIds, PersonOf, Roles } from "../../program.js";
import type { Noun } from "../plan.js";

/** What a hook sees after intake: the people as the program typed them. Frozen; nothing that it sees can be changed. */
export interface IntakeView<F extends Noun = Noun, R extends Roles = Roles> {
  /** Of which noun the run is. */
  readonly format: F;
  /** By role, sorted by id. */
  readonly people: { readonly [K in keyof R]: readonly PersonOf<R[K]>[] };
}

/** How many pairs of people there are, how many of them may meet, and how many each rule forbids. */
export interface RuleCounts<Q extends string = string> {
  readonly pairs: number;
  readonly allowed: number;
  /** One pair can fall to several rules. Of circles pairs of members, and of a member and a lead. */
  readonly rules: { readonly [K in Q]?: number } & Readonly<Record<string, number>>;
}

/** How a hook asks about two people: by role, or as two of one group. */
export type TwoByRole<Role extends string> = PairIds<Role>;
/** Two people of one group, in any order. */
export type TwoOfGroup = readonly [string, string];

/**
 * What a hook sees when all rules were asked: who takes part, and who may meet whom. Each question throws a PairwrightError for
 * an id that nobody has.
 */
export interface EligibilityView<
  F extends Noun = Noun,
  R extends Roles = Roles,
  Two = TwoByRole<string> | TwoOfGroup,
  Q extends string = string,
> extends IntakeView<F, R> {
  /** Whether no rule forbids the two; one look. */
  isAllowed(two: Two): boolean;
  /** The names of the rules that forbid them, those of every program and of lists included; none where they may meet. */
  rulesAgainst(two: Two): readonly (Q | (string & {}))[];
  /** Counted when it is asked: one look at every pair. */
  counts(): RuleCounts<Q>;
}

/** What a hook sees when all pairs were scored: floors and minimum evidence are among the rules now. */
export interface ScoresView<
  F extends Noun = Noun,
  R extends Roles = Roles,
  Two = TwoByRole<string> | TwoOfGroup,
  C extends string = string,
  Q extends string = string,
> extends EligibilityView<F, R, Two, Q> {
  /** How well the two fit, in [0, 1], a whole number of millionths; undefined where a rule forbids them. */
  fitOf(two: Two): number | undefined;
  /**
   * The value of each criterion about the two, in [0, 1]; those that are unknown are absent, and undefined comes where a rule
   * forbids the two, since no criterion is asked about them. Asks every criterion once.
   */
  valuesOf(two: Two): { readonly [K in C]?: number } | undefined;
}
