import { type Mistake, mistake, show, suggestion } from "./errors.js";
import type { Measure, Requirement } from "./measure.js";

/** What is read off one person, once. */
export type Projection = { of(person: unknown): unknown }["of"];

/** A function of the two people, in the order of the roles. */
type PairReader = (first: unknown, second: unknown) => unknown;

type Reads = readonly [Projection, Projection];

/** A criterion as the engine uses it, what it reads in the order of the roles. */
export type ReadyCriterion =
  | { readonly form: "function"; readonly of: PairReader }
  | { readonly form: "measure"; readonly by: Measure<unknown>; readonly read: Reads };

/** A rule as the engine uses it. */
export type ReadyRule =
  | { readonly form: "function"; readonly of: PairReader }
  | { readonly form: "requirement"; readonly by: Requirement<unknown>; readonly read: Reads };

/** Reads one criterion of a definition; what is wrong with it is added to `mistakes`. */
export function readCriterion(
  name: string,
  given: unknown,
  roles: readonly [string, string],
  mistakes: Mistake[],
): ReadyCriterion {
  const place = `criteria.${name}`;
  if (typeof given === "function") return { form: "function", of: asPairReader((pair) => given(pair), roles) };
  const read = readProjections(place, given, roles, mistakes);
  const by = isRecord(given) ? given.by : undefined;
  if (!isMeasure(by)) {
    mistakes.push(
      mistake(
        "criterion",
        `${place}.by`,
        "a measure is wanted.",
        `Give ${forms(roles)}, for example by: coverage().`,
        by,
      ),
    );
    return { form: "function", of: () => undefined };
  }
  return { form: "measure", by, read };
}

/** Reads one rule of a definition; what is wrong with it is added to `mistakes`. */
export function readRule(
  name: string,
  given: unknown,
  roles: readonly [string, string],
  mistakes: Mistake[],
): ReadyRule {
  const place = `rules[${show(name)}]`;
  if (typeof given === "function") return { form: "function", of: asPairReader((pair) => given(pair), roles) };
  const read = readProjections(place, given, roles, mistakes);
  const by = isRecord(given) ? given.by : undefined;
  if (!isRequirement(by)) {
    mistakes.push(
      mistake(
        "rule",
        `${place}.by`,
        "a requirement is wanted.",
        `Give ${forms(roles)}, for example by: atLeast(0.5, coverage()).`,
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

function readProjections(place: string, given: unknown, roles: readonly [string, string], mistakes: Mistake[]): Reads {
  const one = (role: string): Projection => {
    const projection = isRecord(given) ? given[role] : undefined;
    if (typeof projection === "function") return (person) => projection(person);
    mistakes.push(
      mistake(
        "projection",
        `${place}.${role}`,
        "a function that reads a value off the person is wanted.",
        `Give ${forms(roles)}.`,
        projection,
      ),
    );
    return () => undefined;
  };
  return [one(roles[0]), one(roles[1])];
}

function asPairReader(ask: (pair: object) => unknown, [first, second]: readonly [string, string]): PairReader {
  return (one, other) => ask({ [first]: one, [second]: other });
}

function forms(roles: readonly [string, string]): string {
  return `any function of the pair, or { by: …, ${roles[0]}: (person) => …, ${roles[1]}: (person) => … }`;
}

function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === "object" && given !== null;
}

function isMeasure(given: unknown): given is Measure<unknown> {
  return isRecord(given) && typeof given.score === "function" && typeof given.name === "string";
}

function isRequirement(given: unknown): given is Requirement<unknown> {
  return isRecord(given) && isMeasure(given.measure) && isShare(given.least);
}
