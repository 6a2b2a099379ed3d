import type { Judging, ReadyCriterion } from "../program.js";
import { combined } from "./both-ways.js";
import { type Faults, failed, noFaults, notValue, placeOf, refuseFaults } from "./faults.js";
import { type Fit, MILLION, scoreAt } from "./fit.js";
import { sharesOf } from "./shares.js";

/** What one criterion adds to the fit of one pair. */
export interface Contribution {
  readonly criterion: string;
  /** In [0, 1]; undefined for unknown. */
  readonly value: number | undefined;
  /** The value that counted, in [0, 1]: the mean of the criterion when unknown, 0 when it is known for no pair. */
  readonly counted: number;
  /** Its share of all weights, in [0, 1]. */
  readonly nominal: number;
  /** `nominal * counted`: what it adds to the fit, in [0, 1]. */
  readonly points: number;
  /**
   * Of peers, where the criterion is asked both ways: what the pair is worth to the one and to the other, each in [0, 1] and
   * absent when it is unknown that way. `value` is made of both.
   */
  readonly ways?: { readonly one?: number; readonly other?: number };
}

/** The plain value of one criterion for one pair. */
export interface PairValue {
  /** In [0, 1]; undefined for unknown. */
  readonly value: number | undefined;
  /** Of a criterion that is asked both ways: what the pair is worth to the first person and to the second. */
  readonly ways?: readonly [number | undefined, number | undefined];
}

/**
 * The plain value of every criterion for one pair, in the order of the program; undefined for unknown.
 *
 * @throws PairwrightError when a criterion fails, or gives what is not a number from 0 to 1.
 */
export function pairValues(program: Judging, first: unknown, second: unknown): (number | undefined)[] {
  return pairWays(program, first, second).map(({ value }) => value);
}

/** The same with both ways of the criteria that have two; throws as `pairValues` does. */
export function pairWays(program: Judging, first: unknown, second: unknown): PairValue[] {
  const faults = noFaults();
  const values = Object.entries(program.criteria).map(([name, criterion]): PairValue => {
    const forth = valued(program, name, criterion, [first, second], faults);
    if (criterion.both === undefined) return { value: forth };
    const back = valued(program, name, criterion, [second, first], faults);
    const value = combined(criterion.both, forth ?? Number.NaN, back ?? Number.NaN);
    return { value: Number.isNaN(value) ? undefined : value, ways: [forth, back] };
  });
  refuseFaults("match", faults);
  return values;
}

function valued(
  program: Judging,
  name: string,
  criterion: ReadyCriterion,
  [first, second]: readonly [unknown, unknown],
  faults: Faults,
): number | undefined {
  const sides = {
    roles: program.roleNames,
    people: [[first], [second]],
    ids: [[idOf(first)], [idOf(second)]],
  } as const;
  const where = () => placeOf(name, sides, 0, 0);
  try {
    const given = plainly(criterion, first, second);
    if (given === undefined || (typeof given === "number" && given >= 0 && given <= 1)) return given;
    notValue(faults, where, given);
  } catch (error) {
    failed(faults, where, error);
  }
  return undefined;
}

/**
 * What each criterion adds to the fit of a pair, in the order of the program. The points of the known criteria summed in
 * order, then those of the unknown ones, times a million and rounded, are exactly the score of the pair.
 */
export function contributionsOf(
  { criteria }: Pick<Fit, "criteria">,
  values: readonly (number | undefined)[],
): Contribution[] {
  return criteria.map(({ name, weight, mean }, k) => {
    const counted = values[k] ?? mean ?? 0;
    return { criterion: name, value: values[k], counted, nominal: weight, points: weight * counted };
  });
}

/**
 * What a pair that was never scored, because a rule forbids it, would score with the means of the others, and with what is added to
 * its fit: whole millionths.
 *
 * @param at Its place in the scores.
 * @throws PairwrightError as `pairValues` does.
 */
export function scoreIfAllowed(
  program: Judging,
  fit: Pick<Fit, "criteria" | "added">,
  at: number,
  first: unknown,
  second: unknown,
): number {
  return scoreAt(fit, at, scoreOfParts(contributionsOf(fit, pairValues(program, first, second))));
}

/** What a pair scores by what its criteria add, in the order of the program: whole millionths, as `fitOf` has them. */
export function scoreOfParts(parts: readonly Contribution[]): number {
  const known = parts.reduce((sum, { value, points }) => (value === undefined ? sum : sum + points), 0);
  const all = parts.reduce((sum, { value, points }) => (value === undefined ? sum + points : sum), known);
  return Math.round(all * MILLION);
}

/**
 * The share of the weight whose criteria are known for the pair: in [0, 1], rounded to millionths.
 *
 * @throws PairwrightError as `pairValues` does.
 */
export function knownShare(program: Judging, first: unknown, second: unknown): number {
  const values = pairValues(program, first, second);
  const unknown = sharesOf(program).reduce((sum, share, k) => (values[k] === undefined ? sum + share : sum), 0);
  return Math.round((1 - unknown) * MILLION) / MILLION;
}

function plainly(criterion: ReadyCriterion, first: unknown, second: unknown): unknown {
  if (criterion.form === "function") return criterion.of(first, second);
  return criterion.by.score(criterion.read[0](first), criterion.read[1](second));
}

function idOf(person: unknown): string {
  const id = typeof person === "object" && person !== null && "id" in person ? person.id : undefined;
  return typeof id === "string" ? id : "(no id)";
}
