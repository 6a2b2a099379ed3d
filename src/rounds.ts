import { type Mistake, mistake, refuse } from "./errors.js";
import { oneOf } from "./judging.js";
import { type PeerJudging, type PeerJudgingDefinition, readPeerJudging, type UncheckedPeers } from "./peer-judging.js";
import type { PersonSchema } from "./person.js";

/**
 * What becomes of people who are over when the groups are full: they join, so that some groups have one person more
 * (`larger`: trios among pairs); some groups have one person fewer (`smaller`: not of pairs); or they sit the round out
 * (`bye`).
 */
export type LeftOver = "larger" | "smaller" | "bye";

/**
 * What comes first where both cannot be had. A turn is a round sat out, or a round in a group of the other size. `turns`:
 * nobody has another turn before everybody had as many. `new people`: as few meetings again as possible, and turns go round
 * as far as that costs none.
 */
export type FirstOfRounds = "turns" | "new people";

/** What `rounds` takes. */
export interface RoundsDefinition<
  P extends PersonSchema,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown>,
> extends PeerJudgingDefinition<P, T, Q> {
  /** People of a group, a whole number from 2: 2 (default) are pairs, 3 and more are circles without leads. */
  readonly size?: number;
  /** How many rounds, a whole number from 1. */
  readonly rounds: number;
  /** What becomes of those who are over; `larger` unless said otherwise, so that nobody sits out. */
  readonly over?: LeftOver;
  /**
   * What comes first, turns or new people. Unless said otherwise `turns` where people sit out, `new people` where groups differ
   * in size. Measured for 5 to 25 people: byes in strict order cost no round without a repeat, and to sit out twice is what
   * people mind. Groups of the other size in strict order cost most of such rounds where they hold much of everybody, since those
   * who have a turn together must not have met: 7 people in pairs and a trio have 1 instead of 3; 13, 14 and 17 in threes and
   * fours have 1 instead of 3 or 4; all other numbers of people in pairs lose none. Out of order somebody is in one of the other
   * groups more often than somebody else, of 17 or 20 people in threes and fours 5 times in six rounds instead of once.
   */
  readonly first?: FirstOfRounds;
}

/** A checked definition, made by `rounds`. `C` names its criteria, `Q` its rules. */
export interface RoundsProgram<P extends PersonSchema, C extends string, Q extends string>
  extends PeerJudging<P, C, Q> {
  readonly format: "rounds";
  readonly size: number;
  readonly rounds: number;
  readonly over: LeftOver;
  readonly first: FirstOfRounds;
}

/** A definition as JavaScript may hand it over. */
interface Unchecked extends UncheckedPeers {
  readonly size?: unknown;
  readonly rounds: unknown;
  readonly over?: unknown;
  readonly first?: unknown;
}

/**
 * Defines several rounds in which the people of one group meet in pairs or in circles, as far as possible without meeting
 * twice: who may meet whom (`rules`) and what makes a meeting good (`criteria`, `weights`), how large groups are (`size`), how
 * many `rounds` there are, and what becomes of people who are over.
 *
 * Types are inferred from the zod schema as for `peers`.
 *
 * @throws PairwrightError listing every mistake in the definition.
 * @example
 * ```ts
 * const program = rounds({
 *   of: Person,
 *   size: 2,
 *   rounds: 6,
 *   over: "bye",
 *   criteria: { skills: { by: coverage(), one: (p) => p.goals, other: (p) => p.skills } },
 *   weights: { skills: 1 },
 * });
 * ```
 */
export function rounds<
  P extends PersonSchema,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown> = Record<never, unknown>,
>(definition: RoundsDefinition<P, T, Q>): RoundsProgram<P, keyof T & string, keyof Q & string>;
export function rounds(definition: Unchecked): RoundsProgram<PersonSchema, string, string> {
  const mistakes: Mistake[] = [];
  const judging = readPeerJudging(definition, mistakes);
  const size = wholeFrom(2, "size", definition.size ?? 2, mistakes);
  const wanted = wholeFrom(1, "rounds", definition.rounds, mistakes);
  const over = oneOf("over", definition.over, ["larger", "smaller", "bye"], mistakes);
  const usual = over === "bye" ? (["turns", "new people"] as const) : (["new people", "turns"] as const);
  const first = oneOf("first", definition.first, usual, mistakes);
  if (size === 2 && over === "smaller") {
    const message = "a pair with one person fewer is nobody's meeting.";
    const remedy = 'Use "larger" (a trio) or "bye" with pairs.';
    mistakes.push(mistake("rounds-smaller", "over", message, remedy, over));
  }
  refuse("rounds", mistakes);
  return Object.freeze({ format: "rounds", ...judging, size, rounds: wanted, over, first });
}

function wholeFrom(least: number, where: string, given: unknown, mistakes: Mistake[]): number {
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= least) return given;
  const message = `a whole number from ${least} is wanted.`;
  mistakes.push(mistake("rounds-number", where, message, `Give for example ${least + 1}.`, given));
  return least;
}
