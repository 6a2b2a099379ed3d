import { type Mistake, mistake, show, suggestion } from "./errors.js";
import type { Measure, Requirement } from "./measure.js";

/** What is read off one person, once. */
export type Projection = { of(person: unknown): unknown }["of"];

/** A function of the two people, in the order of the roles. */
type PairReader = (first: unknown, second: unknown) => unknown;

type Reads = readonly [Projection, Projection];

/**
 * How what a pair is worth to one of two peers and what it is worth to the other become one value: their mean, the lower of
 * the two, or their harmonic mean, which lies between the two and is 0 when one of them is.
 */
export type BothWays = "mean" | "lower" | "harmonic";

/**
 * A criterion as the engine uses it, what it reads in the order of the roles. With `both` it is asked a second time with the
 * two people exchanged, and the two values become one; they are then people of one group.
 */
export type ReadyCriterion =
  | { readonly form: "function"; readonly of: PairReader; readonly both?: BothWays }
  | { readonly form: "measure"; readonly by: Measure<unknown>; readonly read: Reads; readonly both?: BothWays };

/** A rule as the engine uses it. */
export type ReadyRule =
  | { readonly form: "function"; readonly of: PairReader }
  | { readonly form: "requirement"; readonly by: Requirement<unknown>; readonly read: Reads };

/** How the criteria and rules of a noun are written. */
export interface Writing {
  /** What its two projections are called, in the order of the measure. */
  readonly sides: readonly [string, string];
  /** What one projection for both people is called, where both are people of one kind. */
  readonly alike?: string;
  /** Hands two people to a function of the definition. */
  readonly ask: (given: (...people: unknown[]) => unknown) => PairReader;
  /** All forms in words. */
  readonly forms: string;
}

/** How a program between two roles is written: a function is asked about `{ mentee, mentor }`. */
export function writtenByRole([first, second]: readonly [string, string]): Writing {
  return {
    sides: [first, second],
    ask: (given) => (one, other) => given({ [first]: one, [second]: other }),
    forms: `any function of the pair, or { by: …, ${first}: (person) => …, ${second}: (person) => … }`,
  };
}

/** Reads one criterion of a definition; what is wrong with it is added to `mistakes`. */
export function readCriterion(name: string, given: unknown, writing: Writing, mistakes: Mistake[]): ReadyCriterion {
  const place = `criteria.${name}`;
  if (isFunction(given)) return { form: "function", of: writing.ask(given) };
  const read = readProjections(place, given, writing, mistakes);
  const by = isRecord(given) ? given.by : undefined;
  if (!isMeasure(by)) {
    mistakes.push(
      mistake(
        "criterion",
        `${place}.by`,
        "a measure is wanted.",
        `Give ${writing.forms}, for example by: coverage().`,
        by,
      ),
    );
    return { form: "function", of: () => undefined };
  }
  return { form: "measure", by, read };
}

/** Reads one rule of a definition; what is wrong with it is added to `mistakes`. */
export function readRule(name: string, given: unknown, writing: Writing, mistakes: Mistake[]): ReadyRule {
  const place = `rules[${show(name)}]`;
  if (isFunction(given)) return { form: "function", of: writing.ask(given) };
  const read = readProjections(place, given, writing, mistakes);
  const by = isRecord(given) ? given.by : undefined;
  if (!isRequirement(by)) {
    mistakes.push(
      mistake(
        "rule",
        `${place}.by`,
        "a requirement is wanted.",
        `Give ${writing.forms}, for example by: atLeast(0.5, coverage()).`,
        by,
      ),
    );
    return { form: "function", of: () => false };
  }
  return { form: "requirement", by, read };
}

/** Reads the weights: one for each criterion, 0 or more, not all 0. */
export function readWeights(
  given: Readonly<Record<string, unknown>>,
  criteria: readonly string[],
  mistakes: Mistake[],
): Record<string, number> {
  if (criteria.length === 0) {
    mistakes.push(
      mistake("no-criteria", "criteria", "a program needs at least one criterion.", "Name what makes a pair good."),
    );
  }
  const weights: Record<string, number> = Object.create(null);
  for (const name of Object.keys(given).filter((name) => !criteria.includes(name))) {
    mistakes.push(
      mistake("weight-surplus", `weights.${name}`, "there is no such criterion.", suggestion(name, criteria)),
    );
  }
  for (const name of criteria) {
    const weight = Object.hasOwn(given, name) ? given[name] : undefined;
    if (typeof weight === "number" && weight >= 0 && Number.isFinite(weight)) weights[name] = weight;
    else
      mistakes.push(
        mistake("weight", `weights.${name}`, "a weight is a finite number, 0 or more.", "Give for example 1.", weight),
      );
  }
  if (
    criteria.length > 0 &&
    Object.keys(weights).length === criteria.length &&
    !Object.values(weights).some((weight) => weight > 0)
  ) {
    mistakes.push(
      mistake(
        "weights-all-zero",
        "weights",
        "every weight is 0, so no pair is better than another.",
        "Give at least one criterion a weight above 0.",
      ),
    );
  }
  return weights;
}

/** Reads the floors: a share for some of the criteria. */
export function readFloors(
  given: Readonly<Record<string, unknown>>,
  criteria: readonly string[],
  mistakes: Mistake[],
): Record<string, number> {
  const floors: Record<string, number> = Object.create(null);
  for (const [name, floor] of Object.entries(given)) {
    if (floor === undefined) continue;
    if (!criteria.includes(name)) {
      mistakes.push(
        mistake("floor-surplus", `floors.${name}`, "there is no such criterion.", suggestion(name, criteria)),
      );
    } else if (!isShare(floor)) {
      mistakes.push(
        mistake(
          "floor",
          `floors.${name}`,
          "a floor is a value that the criterion can take.",
          "Give a number from 0 to 1.",
          floor,
        ),
      );
    } else floors[name] = floor;
  }
  return floors;
}

/** Whether it is a number from 0 to 1. */
export function isShare(given: unknown): given is number {
  return typeof given === "number" && given >= 0 && given <= 1;
}

function readProjections(place: string, given: unknown, writing: Writing, mistakes: Mistake[]): Reads {
  const { sides, alike } = writing;
  const isAlike = alike !== undefined && isRecord(given) && given[alike] !== undefined;
  const one = (side: string): Projection => {
    const projection = isRecord(given) ? given[isAlike ? alike : side] : undefined;
    if (typeof projection === "function") return (person) => projection(person);
    mistakes.push(
      mistake(
        "projection",
        `${place}.${isAlike ? alike : side}`,
        "a function that reads a value off the person is wanted.",
        `Give ${writing.forms}.`,
        projection,
      ),
    );
    return () => undefined;
  };
  if (!isAlike) return [one(sides[0]), one(sides[1])];
  // One and the same function: that is how both sides are known to be read alike.
  const both = one(alike);
  return [both, both];
}

/** Whether it can be called. */
export function isFunction(given: unknown): given is (...given: unknown[]) => unknown {
  return typeof given === "function";
}

/** Whether it is an object whose fields can be looked at. */
export function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === "object" && given !== null;
}

function isMeasure(given: unknown): given is Measure<unknown> {
  return isRecord(given) && typeof given.score === "function" && typeof given.name === "string";
}

function isRequirement(given: unknown): given is Requirement<unknown> {
  return isRecord(given) && isMeasure(given.measure) && isShare(given.least);
}
