import type { PersonRef } from "../constraints/conflicts.js";
import type { Author } from "../plan/approved.js";
import type { PairIds } from "../program.js";

/** Who decided what and why. Every decision carries this. */
export interface Signed extends Author {
  /** The rules that this decision knowingly breaks, each with its own reason. They are shown with the plan for ever. */
  readonly overrules?: readonly Overrule[];
  /** The number of the earlier decision that no longer holds; or `earlier`: all that contradict this one. */
  readonly supersedes?: number | "earlier";
}

/** A rule that a decision breaks, and why it may. */
export interface Overrule {
  /** The name of the rule, as the program or the plan has it. */
  readonly rule: string;
  readonly because: string;
}

/** A person, by role and id. */
export interface DecidedPerson<Role extends string = string> extends PersonRef {
  readonly role: Role;
}

interface OfPair<Role extends string> {
  /** One person of each role: `{ mentee: id, mentor: id }`; a member of a circle and their lead are written in the same way. */
  readonly pair: PairIds<Role>;
  readonly people?: never;
}

interface OfPeople {
  /** People of one group: two peers, a trio, or people of one circle. */
  readonly people: readonly [string, string, ...string[]];
  readonly pair?: never;
}

interface OfTwo {
  readonly people: readonly [string, string];
  readonly pair?: never;
}

type Together<Role extends string> = OfPair<Role> | OfPeople;

/** These people are put together in any case. */
export type Keep<Role extends string = string> = { readonly decision: "keep" } & Together<Role> & Signed;

/** No two of these people are ever put together. */
export type Part<Role extends string = string> = { readonly decision: "part" } & Together<Role> & Signed;

interface FitBy {
  /** What the amount stands for, such as "worked together before"; amounts of different names are added up. */
  readonly name: string;
  /** What is added to the fit, in [-1, 1] and not 0, a whole number of millionths. */
  readonly fit: number;
  readonly criterion?: never;
  readonly value?: never;
}

interface CriterionTo<C extends string> {
  /** The criterion whose value of this pair is set. */
  readonly criterion: C;
  /** In [0, 1]. */
  readonly value: number;
  readonly name?: never;
  readonly fit?: never;
}

/** How well two people fit is changed by a named amount, or one criterion of theirs is set. */
export type Adjust<Role extends string = string, C extends string = string> = { readonly decision: "adjust" } & (
  | OfPair<Role>
  | OfTwo
) &
  (FitBy | CriterionTo<C>) &
  Signed;

/** How many partners a person has: as in a program, a number n means none to n. */
export type SetCapacity<Role extends string = string> = {
  readonly decision: "capacity";
  readonly person: DecidedPerson<Role>;
  readonly places: number | { readonly min?: number; readonly max: number };
} & Signed;

/** A person takes no part. */
export type Withdraw<Role extends string = string> = {
  readonly decision: "withdraw";
  readonly person: DecidedPerson<Role>;
} & Signed;

/**
 * A person takes part from here on. A decision holds no answers: those come with the cohort. Until the person is in it, the
 * decision waits and is told so (`awaited`); who was withdrawn comes back only when the withdrawal is superseded.
 */
export type Join<Role extends string = string> = {
  readonly decision: "join";
  readonly person: DecidedPerson<Role>;
} & Signed;

/**
 * The second people of two pairs are exchanged: of (a, x) and (b, y) become (a, y) and (b, x), which are kept, and the
 * first two are parted. The second person is that of the program's second role, or the one written second.
 */
export type Swap<Role extends string = string> = { readonly decision: "swap" } & (
  | { readonly pairs: readonly [PairIds<Role>, PairIds<Role>]; readonly people?: never }
  | { readonly people: readonly [readonly [string, string], readonly [string, string]]; readonly pairs?: never }
) &
  Signed;

/**
 * One proposal is approved, and so is made in every later plan; or a whole plan is, by its fingerprint (`planFingerprint`),
 * which says nothing about any other plan.
 */
export type Approve<Role extends string = string> = { readonly decision: "approve" } & (
  | (Together<Role> & { readonly plan?: never })
  | { readonly plan: string; readonly pair?: never; readonly people?: never }
) &
  Signed;

/** An earlier decision no longer holds, and nothing comes in its place: everything is as if it had never been written. */
export type Drop = { readonly decision: "drop"; readonly supersedes: number } & Omit<Signed, "supersedes">;

/**
 * What a person decided, as data that survives JSON: told apart by `decision`, each with who (`by`) and why (`because`).
 * `Role` names the roles of the program, `C` its criteria.
 *
 * @example
 * ```ts
 * const pair = { mentee: "ada@example.org", mentor: "grace@example.org" };
 * const keep = { decision: "keep", pair, by: "Bo", because: "They asked for each other." } as const;
 * numbered([keep]).map(({ number }) => number); // [1]
 * ```
 */
export type Decision<Role extends string = string, C extends string = string> =
  | Keep<Role>
  | Part<Role>
  | Adjust<Role, C>
  | SetCapacity<Role>
  | Withdraw<Role>
  | Join<Role>
  | Swap<Role>
  | Approve<Role>
  | Drop;

/**
 * A decision with the number under which others supersede it. Without a decision where it was erased; what it superseded
 * stays superseded then.
 */
export interface DecisionEntry {
  /** From 1; an entry that is not a decision (the note of an erasure) has a number as well, so there may be gaps. */
  readonly number: number;
  readonly decision?: Decision;
  readonly supersedes?: number | "earlier";
}

/**
 * Numbers a list of decisions from 1, oldest first, for `decisionsInForce`. Those of a ledger have numbers already.
 *
 * @example `numbered(readDecisions("[]"))`
 */
export function numbered(decisions: readonly Decision[]): readonly DecisionEntry[] {
  return Object.freeze(decisions.map((decision, index) => entryOf(index + 1, decision)));
}

/** An entry of a decision that is there. */
function entryOf(number: number, decision: Decision): DecisionEntry & { readonly decision: Decision } {
  const { supersedes } = decision;
  return Object.freeze({ number, decision, ...(supersedes === undefined ? {} : { supersedes }) });
}
