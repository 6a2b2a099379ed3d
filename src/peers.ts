import { type BothWays, isFunction, isRecord, type ReadyCriterion, readCriterion, type Writing } from "./definition.js";
import { type Mistake, mistake, refuse } from "./errors.js";
import { type Judging, oneOf, readJudging, type UncheckedJudging } from "./judging.js";
import type { Measure, Requirement } from "./measure.js";
import type { PersonOf, PersonSchema } from "./person.js";

/** What is read off both people alike. */
export interface Alike<P extends PersonSchema, V> {
  readonly of: (person: PersonOf<P>) => NoInfer<V>;
  readonly one?: never;
  readonly other?: never;
}

/** What is read off one person and what off the other, such as what one wants to learn and what the other can teach. */
export interface Directed<P extends PersonSchema, V> {
  readonly one: (person: PersonOf<P>) => NoInfer<V>;
  readonly other: (person: PersonOf<P>) => NoInfer<V>;
  readonly of?: never;
}

/** What the second of two people is worth to the first, in [0, 1]; undefined for unknown. */
export type Worth<P extends PersonSchema> = (one: PersonOf<P>, other: PersonOf<P>) => number | undefined;

/**
 * A criterion of peers: any function of two people, what the second is worth to the first; or a measure with what it reads
 * off both alike (`of`), or off the one who gains and off the other (`one`, `other`). Whatever may differ when the two are
 * exchanged is asked both ways and made one value as `both` says: the mean unless said otherwise. It is unknown where it
 * is unknown one way.
 */
export type PeerCriterion<P extends PersonSchema, V> =
  | Worth<P>
  | {
      readonly by: Worth<P>;
      readonly both: BothWays;
      readonly of?: never;
      readonly one?: never;
      readonly other?: never;
    }
  | ({ readonly by: Measure<V>; readonly both?: BothWays } & (Alike<P, V> | Directed<P, V>));

/** A rule of peers, in the forms of a criterion. It must allow the pair both ways. */
export type PeerRule<P extends PersonSchema, V> =
  | ((one: PersonOf<P>, other: PersonOf<P>) => boolean)
  | ({ readonly by: Requirement<V> } & (Alike<P, V> | Directed<P, V>));

/** What `peers` takes. */
export interface PeersDefinition<
  P extends PersonSchema,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown>,
> {
  readonly of: P;
  readonly rules?: { readonly [K in keyof Q]: PeerRule<P, Q[K]> };
  readonly criteria: { readonly [K in keyof T]: PeerCriterion<P, T[K]> };
  /** The nominal weight of each criterion: 0 or more, not all 0. Only their ratios matter. */
  readonly weights: { readonly [K in keyof NoInfer<T>]: number };
  /** The least value in [0, 1] that a known criterion must reach, or the pair is forbidden. Unknown values pass. */
  readonly floors?: { readonly [K in keyof NoInfer<T>]?: number };
  /** The least share of the weight, in [0, 1], that must be known of a pair. 0 unless said otherwise. */
  readonly minimumEvidence?: number;
  /**
   * What becomes of the odd one out: `trio` (default) makes one group of three where that lets one more person take part;
   * `bye` leaves somebody out, those last who had a bye before.
   */
  readonly odd?: "trio" | "bye";
}

/** A checked definition, made by `peers`. `C` names its criteria, `Q` its rules. */
export interface PeersProgram<P extends PersonSchema, C extends string, Q extends string> extends Judging<C, Q> {
  readonly format: "peers";
  /** One role, under which the people are read: `intake(program, { person: table })`. */
  readonly roles: { readonly person: P };
  readonly roleNames: readonly ["person", "person"];
  readonly odd: "trio" | "bye";
}

/** A definition as JavaScript may hand it over. */
interface Unchecked extends UncheckedJudging {
  readonly of: PersonSchema;
  readonly odd?: unknown;
}

const ways = ["mean", "lower", "harmonic"] as const;

/** How a program within one group is written: a function is asked about two people, one after the other. */
export const writtenAlike: Writing = {
  sides: ["one", "other"],
  alike: "of",
  ask: (given) => (one, other) => given(one, other),
  forms:
    "any function of two people, { by: …, of: (person) => … }, or { by: …, one: (person) => …, other: (person) => … }",
};

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
  const judging = readJudging(definition, writtenAlike, mistakes, readPeerCriterion);
  const odd = oneOf("odd", definition.odd, ["trio", "bye"], mistakes);
  if (!isRecord(definition.of)) {
    const remedy = "Give for example z.object({ id: z.string() }).";
    mistakes.push(mistake("peers-of", "of", "the schema of a person is wanted.", remedy, definition.of));
  }
  refuse("peers", mistakes);
  return Object.freeze({
    format: "peers",
    roles: Object.freeze({ person: definition.of }),
    roleNames: Object.freeze(["person", "person"] as const),
    ...judging,
    odd,
  });
}

/** Reads a criterion about two people of one group; what is wrong with it is added to `mistakes`. */
export function readPeerCriterion(name: string, given: unknown, writing: Writing, mistakes: Mistake[]): ReadyCriterion {
  const both = oneOf(`criteria.${name}.both`, isRecord(given) ? given.both : undefined, ways, mistakes);
  const oneWay = isRecord(given) && isFunction(given.by) ? given.by : given;
  return askedBothWays(readCriterion(name, oneWay, writing, mistakes), both);
}

/** A measure that is symmetric and reads both people alike says the same both ways: it is asked once. */
function askedBothWays(criterion: ReadyCriterion, both: BothWays): ReadyCriterion {
  if (criterion.form === "function") return Object.freeze({ ...criterion, both });
  const isAlike = criterion.read[0] === criterion.read[1];
  return criterion.by.symmetric && isAlike ? criterion : Object.freeze({ ...criterion, both });
}
