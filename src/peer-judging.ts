import { type BothWays, isFunction, isRecord, type ReadyCriterion, readCriterion, type Writing } from "./definition.js";
import { type Mistake, mistake } from "./errors.js";
import { type Judging, oneOf, readJudging, type UncheckedJudging } from "./judging.js";
import type { Measure, Requirement } from "./measure.js";
import type { PersonOf, PersonSchema } from "./person.js";

/** What is read off both people alike. */
interface Alike<P extends PersonSchema, V> {
  readonly of: (person: PersonOf<P>) => NoInfer<V>;
  readonly one?: never;
  readonly other?: never;
}

/** What is read off one person and what off the other, such as what one wants to learn and what the other can teach. */
interface Directed<P extends PersonSchema, V> {
  readonly one: (person: PersonOf<P>) => NoInfer<V>;
  readonly other: (person: PersonOf<P>) => NoInfer<V>;
  readonly of?: never;
}

type Worth<P extends PersonSchema> = (one: PersonOf<P>, other: PersonOf<P>) => number | undefined;

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

/** The part of a definition that all nouns within one group of people have: who they are, and what judges two of them. */
export interface PeerJudgingDefinition<
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
}

/** What judges two people of one group. `C` names the criteria, `Q` the rules. */
export interface PeerJudging<P extends PersonSchema, C extends string, Q extends string> extends Judging<C, Q> {
  /** One role, under which the people are read: `intake(program, { person: table })`. */
  readonly roles: { readonly person: P };
  readonly roleNames: readonly ["person", "person"];
}

/** The same part of a definition as JavaScript may hand it over. */
export interface UncheckedPeers extends UncheckedJudging {
  readonly of: PersonSchema;
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

/** Reads the part of a definition within one group that judges; what is wrong with it is added to `mistakes`. */
export function readPeerJudging(
  definition: UncheckedPeers,
  mistakes: Mistake[],
): PeerJudging<PersonSchema, string, string> {
  const judging = readJudging(definition, writtenAlike, mistakes, readPeerCriterion);
  if (!isRecord(definition.of)) {
    const remedy = "Give for example z.object({ id: z.string() }).";
    mistakes.push(mistake("peers-of", "of", "the schema of a person is wanted.", remedy, definition.of));
  }
  return {
    roles: Object.freeze({ person: definition.of }),
    roleNames: Object.freeze(["person", "person"] as const),
    ...judging,
  };
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
