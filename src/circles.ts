import {
  type CircleCriterion,
  type CirclePairRule,
  type ReadyCover,
  readCircleCriteria,
  readCirclePairRules,
} from "./circle-criteria.js";
import { type CircleRule, type ReadyCircleRule, readCircleRule } from "./circle-rules.js";
import { type ReadyMeeting, readCount, readLeads, readMeeting, readSize, readWorth } from "./circle-shape.js";
import { isRecord, readFloors, readWeights } from "./definition.js";
import { type Mistake, mistake, refuse } from "./errors.js";
import { type Judging, oneOf, readEvidence, refuseReserved, type UncheckedJudging } from "./judging.js";
import type { CommonTime } from "./measure.js";
import type { PersonOf, PersonSchema } from "./person.js";

/** When circles meet: how time is compared, and what is read off members and leads. */
export interface CircleMeeting<P extends PersonSchema, L extends PersonSchema, V> {
  readonly by: CommonTime<V>;
  readonly of: (member: PersonOf<P>) => NoInfer<V>;
  /** Left out, leads can always come. */
  readonly lead?: (lead: PersonOf<L>) => NoInfer<V>;
}

/** What `circles` takes. */
export interface CirclesDefinition<
  P extends PersonSchema,
  L extends PersonSchema,
  T extends Record<string, unknown>,
  Q extends Record<string, unknown>,
  G extends string,
  V,
> {
  /** The members. */
  readonly of: P;
  /** Those who lead circles, each one circle at most; without, circles have no leads. */
  readonly lead?: L;
  /** How many lead one circle: 1 unless said otherwise. Two are put together so that they have most time in common. */
  readonly leads?: 1 | 2;
  /** Least and most members of a circle, leads not counted. */
  readonly size: { readonly min: number; readonly max: number };
  /**
   * How many circles: `most` (default, so circles are small), `fewest` (they are large), or a number. Never more than there
   * are leads for, and as many as it takes so that as many people as possible have a place.
   */
  readonly count?: "most" | "fewest" | number;
  /**
   * What becomes of people who are left over because numbers do not go up: they are `unmatched` (default), with causes; or
   * circles may be `larger` than `size.max`, or `smaller` than `size.min` (two at least), by as little as it takes.
   */
  readonly over?: "unmatched" | "larger" | "smaller";
  /** Who may not be in one circle: about two members, or a member and a lead. */
  readonly rules?: { readonly [K in keyof Q]: CirclePairRule<P, L, Q[K]> };
  /** What every circle has to hold as a group. */
  readonly circleRules?: { readonly [K in G]: CircleRule<P> };
  readonly meeting?: CircleMeeting<P, L, V>;
  readonly criteria: { readonly [K in keyof T]: CircleCriterion<P, L, T[K]> };
  /** The nominal weight of each criterion: 0 or more, not all 0. Only their ratios matter. */
  readonly weights: { readonly [K in keyof NoInfer<T>]: number };
  /** The least value in [0, 1] that a known criterion about two people must reach, or they may not be together. */
  readonly floors?: { readonly [K in keyof NoInfer<T>]?: number };
  /** The least share of the weight, in [0, 1], that must be known of two people. 0 unless said otherwise. */
  readonly minimumEvidence?: number;
  /**
   * What a circle is worth: shares of the mean fit of its members and of the fit of its worst-off member. Half and half
   * unless said otherwise; the mean alone where only the fit with leads counts, since then nobody's fit depends on others.
   */
  readonly worth?: { readonly mean: number; readonly worst: number };
}

/** The roles of circles, under which people are read: `intake(program, { member: table, lead: table })`. */
export type CircleRoles<P extends PersonSchema, L extends PersonSchema> = [L] extends [never]
  ? { readonly member: P }
  : { readonly member: P; readonly lead: L };

/** A checked definition, made by `circles`. `C` names its criteria, `Q` its rules, those about whole circles included. */
export interface CirclesProgram<P extends PersonSchema, L extends PersonSchema, C extends string, Q extends string> {
  readonly format: "circles";
  readonly roles: CircleRoles<P, L>;
  /** What is about two members; its weights are those of the definition. */
  readonly among: Judging;
  /** What is about a member and a lead; absent without leads. */
  readonly leading?: Judging;
  readonly covers: Readonly<Record<string, ReadyCover>>;
  readonly circleRules: Readonly<Record<string, ReadyCircleRule>>;
  readonly meeting?: ReadyMeeting;
  /** All of them, of every kind. */
  readonly weights: Readonly<Record<C, number>>;
  readonly leads: 0 | 1 | 2;
  readonly size: { readonly min: number; readonly max: number };
  readonly count: "most" | "fewest" | number;
  readonly over: "unmatched" | "larger" | "smaller";
  /** Shares that sum to 1. */
  readonly worth: { readonly mean: number; readonly worst: number };
  /** The names of all rules, in the order of the definition. */
  readonly ruleNames: readonly Q[];
}

/** A definition as JavaScript may hand it over. */
interface Unchecked extends UncheckedJudging {
  readonly of: PersonSchema;
  readonly lead?: PersonSchema;
  readonly leads?: unknown;
  readonly size: unknown;
  readonly count?: unknown;
  readonly over?: unknown;
  readonly circleRules?: Readonly<Record<string, unknown>>;
  readonly meeting?: unknown;
  readonly worth?: unknown;
}

/**
 * Defines a program in which people are divided into circles, with leads or without: who may be together (`rules`,
 * `circleRules`), when they can meet (`meeting`), and what makes a circle good (`criteria`, `weights`, `worth`).
 *
 * The fit of a member is the weighted mean of their criteria: with the others of the circle, with its leads, and what the
 * circle covers of their wishes. Types are inferred from the zod schemas: a criterion that names a missing field, a missing
 * or surplus weight and a projection of the wrong type do not compile.
 *
 * @throws PairwrightError listing every mistake in the definition.
 * @example
 * ```ts
 * const program = circles({
 *   of: Person,
 *   lead: Mentor,
 *   size: { min: 3, max: 5 },
 *   rules: { "another team": { by: atLeast(1, different()), of: (p) => p.team } },
 *   circleRules: { "nobody is the only one of a team": { notAlone: (p) => p.team } },
 *   criteria: {
 *     pace: { by: closeness([1, 5]), of: (p) => p.pace },
 *     guidance: { by: coverage(), member: (p) => p.goals, lead: (l) => l.skills },
 *     together: { by: coverage(), wants: (p) => p.goals, offers: (p) => p.skills, lead: (l) => l.skills },
 *   },
 *   weights: { pace: 1, guidance: 2, together: 2 },
 * });
 * ```
 */
export function circles<
  P extends PersonSchema,
  T extends Record<string, unknown>,
  L extends PersonSchema = never,
  Q extends Record<string, unknown> = Record<never, unknown>,
  G extends string = never,
  V = unknown,
>(definition: CirclesDefinition<P, L, T, Q, G, V>): CirclesProgram<P, L, keyof T & string, (keyof Q & string) | G>;
export function circles(definition: Unchecked): CirclesProgram<PersonSchema, PersonSchema, string, string> {
  const mistakes: Mistake[] = [];
  const { of, lead } = definition;
  for (const [place, schema] of Object.entries({ of, lead })) {
    if (isRecord(schema) || (place === "lead" && schema === undefined)) continue;
    const remedy = "Give for example z.object({ id: z.string() }).";
    mistakes.push(mistake("circles-of", place, "the schema of a person is wanted.", remedy, schema));
  }
  const hasLeads = lead !== undefined;
  const { among, leading, covers } = readCircleCriteria(definition.criteria, hasLeads, mistakes);
  const rules = readCirclePairRules(definition.rules ?? {}, hasLeads, mistakes);
  const circleRules = Object.entries(definition.circleRules ?? {}).map(
    ([name, given]) => [name, readCircleRule(name, given, mistakes)] as const,
  );
  const criteria = Object.keys(definition.criteria);
  const weights = Object.freeze(readWeights(definition.weights, criteria, mistakes));
  const floors = Object.freeze(readFloors(definition.floors ?? {}, criteria, mistakes));
  for (const name of Object.keys(floors).filter((name) => Object.hasOwn(covers, name))) {
    const message = "a floor is about two people, and this is about what a whole circle covers.";
    mistakes.push(mistake("floor-cover", `floors.${name}`, message, "Leave it out."));
  }
  const ruleNames = [...Object.keys(definition.rules ?? {}), ...circleRules.map(([name]) => name)];
  refuseReserved(ruleNames, floors, mistakes);
  for (const [name] of circleRules.filter(([name]) => Object.hasOwn(definition.rules ?? {}, name))) {
    const message = "a rule about two people has this name already.";
    mistakes.push(mistake("circle-rule-name", `circleRules[${JSON.stringify(name)}]`, message, "Choose another name."));
  }
  const minimumEvidence = readEvidence(definition.minimumEvidence ?? 0, mistakes);
  const judging = (names: readonly [string, string], own: typeof among, allowed: typeof rules.among): Judging => {
    const of = <N>(table: Readonly<Record<string, N>>) =>
      Object.freeze(Object.fromEntries(Object.entries(table).filter(([name]) => Object.hasOwn(own, name))));
    return Object.freeze({
      roleNames: Object.freeze(names),
      criteria: own,
      rules: allowed,
      weights: of(weights),
      floors: of(floors),
      minimumEvidence,
    });
  };
  const leads = hasLeads ? readLeads(definition.leads, mistakes) : 0;
  if (!hasLeads && definition.leads !== undefined) {
    const message = "the program has no leads.";
    const remedy = "Give `lead`, the schema of those who lead circles, or leave `leads` out.";
    mistakes.push(mistake("circle-no-lead", "leads", message, remedy, definition.leads));
  }
  const size = readSize(definition.size, mistakes);
  const count = readCount(definition.count, mistakes);
  const over = oneOf("over", definition.over, ["unmatched", "larger", "smaller"], mistakes);
  const onlyLeads = Object.keys(leading).length === criteria.length;
  const worth = readWorth(definition.worth ?? (onlyLeads ? { mean: 1, worst: 0 } : { mean: 1, worst: 1 }), mistakes);
  const meeting = definition.meeting === undefined ? undefined : readMeeting(definition.meeting, hasLeads, mistakes);
  refuse("circles", mistakes);
  return Object.freeze({
    format: "circles",
    roles: Object.freeze(lead === undefined ? { member: of } : { member: of, lead }) as CircleRoles<
      PersonSchema,
      PersonSchema
    >,
    among: judging(["member", "member"], among, rules.among),
    ...(hasLeads ? { leading: judging(["member", "lead"], leading, rules.leading) } : {}),
    covers,
    circleRules: Object.freeze(Object.fromEntries(circleRules)),
    ...(meeting === undefined ? {} : { meeting }),
    weights,
    leads,
    size,
    count,
    over,
    worth,
    ruleNames: Object.freeze(ruleNames),
  });
}
