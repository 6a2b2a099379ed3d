import { type Mistake, refuse } from "./errors.js";
import { oneOf } from "./judging.js";
import { type PeerJudging, type PeerJudgingDefinition, readPeerJudging, type UncheckedPeers } from "./peer-judging.js";
import type { PersonSchema } from "./person.js";

/** What `peers` takes. */
export interface PeersDefinition<
  P extends PersonSchema,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown>,
> extends PeerJudgingDefinition<P, T, Q> {
  /**
   * What becomes of the odd one out: `trio` (default) makes one group of three where that lets one more person take part;
   * `bye` leaves somebody out, those last who had a bye before.
   */
  readonly odd?: "trio" | "bye";
}

/** A checked definition, made by `peers`. `C` names its criteria, `Q` its rules. */
export interface PeersProgram<P extends PersonSchema, C extends string, Q extends string> extends PeerJudging<P, C, Q> {
  readonly format: "peers";
  readonly odd: "trio" | "bye";
}

/** A definition as JavaScript may hand it over. */
interface Unchecked extends UncheckedPeers {
  readonly odd?: unknown;
}

/**
 * Defines a program in which the people of one group are paired with each other: who may meet whom (`rules`) and what makes a
 * pair good (`criteria`, `weights`), and what becomes of the odd one out (`odd`).
 *
 * Types are inferred from the zod schema: a criterion that names a missing field, a missing or surplus weight and a
 * projection of the wrong type do not compile.
 *
 * @throws PairwrightError listing every mistake in the definition.
 * @example
 * ```ts
 * const program = peers({
 *   of: Person,
 *   rules: { "another team": { by: atLeast(1, different()), of: (p) => p.team } },
 *   criteria: {
 *     pace: { by: closeness([1, 5]), of: (p) => p.pace },
 *     skills: { by: coverage(), one: (p) => p.goals, other: (p) => p.skills, both: "harmonic" },
 *   },
 *   weights: { pace: 1, skills: 2 },
 *   odd: "trio",
 * });
 * ```
 */
export function peers<
  P extends PersonSchema,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown> = Record<never, unknown>,
>(definition: PeersDefinition<P, T, Q>): PeersProgram<P, keyof T & string, keyof Q & string>;
export function peers(definition: Unchecked): PeersProgram<PersonSchema, string, string> {
  const mistakes: Mistake[] = [];
  const judging = readPeerJudging(definition, mistakes);
  const odd = oneOf("odd", definition.odd, ["trio", "bye"], mistakes);
  refuse("peers", mistakes);
  return Object.freeze({ format: "peers", ...judging, odd });
}
