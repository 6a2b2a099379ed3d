import type { z } from "zod";
import { type Projection, writtenByRole } from "./definition.js";
import { type Mistake, mistake, refuse, suggestion } from "./errors.js";
import { type Judging, oneOf, readJudging, type UncheckedJudging } from "./judging.js";
import type { Measure, Requirement } from "./measure.js";
import type { Roles } from "./person.js";

export type { CircleCriterion, CirclePairRule, ReadyCover } from "./circle-criteria.js";
export type { CircleRule, ReadyCircleRule } from "./circle-rules.js";
export type { ReadyMeeting } from "./circle-shape.js";
export {
  type CircleMeeting,
  type CircleRoles,
  type CirclesDefinition,
  type CirclesProgram,
  circles,
} from "./circles.js";
export type { BothWays, ReadyCriterion, ReadyRule } from "./definition.js";
export {
  type FormatsDefinition,
  type FormatsProgram,
  formats,
  type Step,
  type StepDefinition,
  type StepProgram,
  type StepPrograms,
} from "./formats.js";
export { builtInRules, floorRule, type Judging } from "./judging.js";
export type { PeerCriterion, PeerJudging, PeerJudgingDefinition, PeerRule } from "./peer-judging.js";
export { type PeersDefinition, type PeersProgram, peers } from "./peers.js";
export type { PersonOf, PersonSchema, Roles } from "./person.js";
export {
  type FirstOfRounds,
  type LeftOver,
  type RoundsDefinition,
  type RoundsProgram,
  rounds,
} from "./rounds.js";

/** One person of each role, as the functions of a program receive them. */
export type People<R extends Roles> = { readonly [K in keyof R]: z.output<R[K]> };

/** The id of one person of each role: how a pair is named from outside. */
export type PairIds<Role extends string> = { readonly [K in Role]: string };

type Projections<R extends Roles, V> = { readonly [K in keyof R]: (person: z.output<R[K]>) => NoInfer<V> };

/** A criterion: any function of the two people, or a measure with what it reads off each of them. */
export type Criterion<R extends Roles, V> =
  | ((pair: People<R>) => number | undefined)
  | ({ readonly by: Measure<V> } & Projections<R, V>);

/** A rule: any function that says whether the pair is allowed, or a requirement with what it reads off each of them. */
export type Rule<R extends Roles, V> =
  | ((pair: People<R>) => boolean)
  | ({ readonly by: Requirement<V> } & Projections<R, V>);

/** How many partners a person has at least and at most; a number n means exactly `{ min: 0, max: n }`. */
export type Capacity = number | { readonly min?: number; readonly max: number };

/** What `pairs` takes. */
export interface PairsDefinition<
  R extends Roles,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown>,
> {
  readonly roles: R;
  /** Places per person, by role; one place each unless said otherwise. */
  readonly capacity?: { readonly [K in keyof R]?: Capacity | ((person: z.output<R[K]>) => Capacity) };
  readonly rules?: { readonly [K in keyof Q]: Rule<R, Q[K]> };
  readonly criteria: { readonly [K in keyof T]: Criterion<R, T[K]> };
  /** The nominal weight of each criterion: 0 or more, not all 0. Only their ratios matter. */
  readonly weights: { readonly [K in keyof NoInfer<T>]: number };
  /** The least value in [0, 1] that a known criterion must reach, or the pair is forbidden. Unknown values pass. */
  readonly floors?: { readonly [K in keyof NoInfer<T>]?: number };
  /** The least share of the weight, in [0, 1], that must be known of a pair. 0 unless said otherwise. */
  readonly minimumEvidence?: number;
  /** `shared` (default): the same id in both roles is one person, who is never paired with themselves. */
  readonly identity?: "shared" | "by role";
  /** `forbidden` (default): no two people are each other's partner in both roles at once. */
  readonly mutual?: "forbidden" | "allowed";
}

/**
 * Weights `W` without a name that is no criterion `C`. A written-out surplus weight would not compile anyway; this also
 * catches weights that come as a value from elsewhere, such as those of a preset.
 */
export type NoSurplus<W, C> = W & { readonly [K in Exclude<Written<keyof W>, NoInfer<C>>]: never };

/** Names that are known when compiling; of a table of any names there are none, and `pairs` looks at it when it runs. */
type Written<K> = string extends K ? never : K;

/** A checked definition, made by `pairs`. `C` names its criteria, `Q` its rules. */
export interface PairsProgram<R extends Roles, C extends string, Q extends string> extends Judging<C, Q> {
  readonly format: "pairs";
  readonly roles: R;
  /** The names of the roles in the order of the definition; the first is the side that is served. */
  readonly roleNames: readonly [keyof R & string, keyof R & string];
  readonly capacity: readonly [Projection, Projection];
  readonly identity: "shared" | "by role";
  readonly mutual: "forbidden" | "allowed";
}

/** A definition as JavaScript may hand it over. */
interface Unchecked extends UncheckedJudging {
  readonly roles: Roles;
  readonly capacity?: Readonly<Record<string, unknown>>;
  readonly identity?: unknown;
  readonly mutual?: unknown;
}

/**
 * Defines a one-on-one program: who may meet whom (`rules`, `capacity`) and what makes a pair good (`criteria`, `weights`).
 *
 * Types are inferred from the zod schemas: a criterion that names a missing field, a missing or surplus weight and a
 * projection of the wrong type do not compile.
 *
 * @throws PairwrightError listing every mistake in the definition.
 * @example
 * ```ts
 * const program = pairs({
 *   roles: { mentee: Mentee, mentor: Mentor },
 *   capacity: { mentor: (mentor) => mentor.places },
 *   rules: { "not their own manager": ({ mentee, mentor }) => mentee.manager !== mentor.id },
 *   criteria: { skills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.skills } },
 *   weights: { skills: 1 },
 * });
 * ```
 */
export function pairs<
  const R extends Roles,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown> = Record<never, unknown>,
  W extends Readonly<Record<string, number>> = Readonly<Record<string, number>>,
>(
  definition: PairsDefinition<R, T, Q> & { readonly weights: NoSurplus<W, keyof T> },
): PairsProgram<R, keyof T & string, keyof Q & string>;
export function pairs(definition: Unchecked): PairsProgram<Roles, string, string> {
  const mistakes: Mistake[] = [];
  const names = Object.keys(definition.roles);
  const [first = "", second = ""] = names;
  // Number-like keys would lose their order in JavaScript; the others are fields of a planned pair.
  const unusable = names.filter((name) => /^\d+$/.test(name) || ["fit", "known", "must"].includes(name));
  if (names.length !== 2 || unusable.length > 0) {
    const remedy = "Write for example roles: { mentee: Mentee, mentor: Mentor }.";
    const expected = 'pairs has exactly two roles, named by words other than "fit", "known" and "must".';
    mistakes.push(mistake("roles", "roles", expected, remedy, names));
  }
  const judging = readJudging(definition, writtenByRole([first, second]), mistakes);
  for (const role of Object.keys(definition.capacity ?? {}).filter((role) => !names.includes(role))) {
    mistakes.push(mistake("capacity-role", `capacity.${role}`, "there is no such role.", suggestion(role, names)));
  }
  const identity = oneOf("identity", definition.identity, ["shared", "by role"], mistakes);
  const mutual = oneOf("mutual", definition.mutual, ["forbidden", "allowed"], mistakes);
  refuse("pairs", mistakes);
  return Object.freeze({
    format: "pairs",
    roles: Object.freeze({ ...definition.roles }),
    roleNames: Object.freeze([first, second] as const),
    capacity: Object.freeze([placesOf(definition.capacity?.[first]), placesOf(definition.capacity?.[second])] as const),
    ...judging,
    identity,
    mutual: identity === "shared" ? mutual : "allowed",
  });
}

function placesOf(given: unknown): Projection {
  return typeof given === "function" ? (person) => given(person) : () => given ?? 1;
}
