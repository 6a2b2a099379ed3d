import {
  isShare,
  type ReadyCriterion,
  type ReadyRule,
  readCriterion,
  readFloors,
  readRule,
  readWeights,
  type Writing,
} from "./definition.js";
import { type Mistake, mistake, show, suggestion } from "./errors.js";

/** What judges two people in every noun: who may meet, and how good it is. The engine reads this and not the noun. */
export interface Judging<C extends string = string, Q extends string = string> {
  /** What the person of each side is called; the same word twice where both are people of one group. */
  readonly roleNames: readonly [string, string];
  readonly rules: Readonly<Record<Q, ReadyRule>>;
  readonly criteria: Readonly<Record<C, ReadyCriterion>>;
  readonly weights: Readonly<Record<C, number>>;
  readonly floors: Readonly<Partial<Record<C, number>>>;
  readonly minimumEvidence: number;
}

/** The part of a definition that judges, as JavaScript may hand it over: nothing in it is believed before it was looked at. */
export interface UncheckedJudging {
  readonly rules?: Readonly<Record<string, unknown>>;
  readonly criteria: Readonly<Record<string, unknown>>;
  readonly weights: Readonly<Record<string, unknown>>;
  readonly floors?: Readonly<Record<string, unknown>>;
  readonly minimumEvidence?: unknown;
}

/** Rules that every program has besides its own; their names cannot be used for others. */
export const builtInRules = {
  oneself: "not with oneself",
  history: "not with an earlier partner",
  apart: "never together",
  loop: "not both ways",
  noPlace: "both have a place",
  evidence: "enough answers known",
} as const;

/** The name of the rule that a floor makes: it forbids pairs whose value is known and lower. */
export function floorRule(criterion: string, floor: number): string {
  return `at least ${floor} for ${criterion}`;
}

/**
 * Reads the part of a definition that judges; what is wrong with it is added to `mistakes`. `read` is how the noun reads one
 * criterion.
 */
export function readJudging(
  definition: UncheckedJudging,
  writing: Writing,
  mistakes: Mistake[],
  read: typeof readCriterion = readCriterion,
): Omit<Judging, "roleNames"> {
  const criteria = Object.fromEntries(
    Object.entries(definition.criteria).map(([name, given]) => [name, read(name, given, writing, mistakes)]),
  );
  const rules = Object.fromEntries(
    Object.entries(definition.rules ?? {}).map(([name, given]) => [name, readRule(name, given, writing, mistakes)]),
  );
  const weights = readWeights(definition.weights, Object.keys(criteria), mistakes);
  const floors = readFloors(definition.floors ?? {}, Object.keys(criteria), mistakes);
  refuseReserved(Object.keys(rules), floors, mistakes);
  return {
    rules: Object.freeze(rules),
    criteria: Object.freeze(criteria),
    weights: Object.freeze(weights),
    floors: Object.freeze(floors),
    minimumEvidence: readEvidence(definition.minimumEvidence ?? 0, mistakes),
  };
}

/** Adds a mistake for each rule that is called like one of every program, or like one that a floor makes. */
export function refuseReserved(
  rules: readonly string[],
  floors: Readonly<Record<string, number>>,
  mistakes: Mistake[],
): void {
  const reserved = new Set<string>(Object.values(builtInRules));
  for (const [name, floor] of Object.entries(floors)) reserved.add(floorRule(name, floor));
  for (const name of rules.filter((name) => reserved.has(name))) {
    const message = "this name belongs to a rule of every program.";
    mistakes.push(mistake("rule-name", `rules[${show(name)}]`, message, "Choose another name."));
  }
}

/** Reads the least share of the weight that must be known. */
export function readEvidence(given: unknown, mistakes: Mistake[]): number {
  if (isShare(given)) return given;
  const message = "a share of the weight is wanted.";
  mistakes.push(mistake("minimum-evidence", "minimumEvidence", message, "Give a number from 0 to 1.", given));
  return 0;
}

/** One of the known words; the first where nothing is said. */
export function oneOf<Word extends string>(
  place: string,
  given: unknown,
  words: readonly [Word, ...Word[]],
  mistakes: Mistake[],
): Word {
  const known = words.find((word) => word === given);
  if (known === undefined && given !== undefined) {
    mistakes.push(mistake("unknown-word", place, "there is no such choice.", suggestion(String(given), words), given));
  }
  return known ?? words[0];
}
