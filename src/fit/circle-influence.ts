import type { CircleUnits } from "./circle-units.js";
import type { CriterionSummary, Fit } from "./fit.js";
import { type FitWarning, warningsOf } from "./influence.js";

/** The criteria of circles of every kind side by side, and what a coordinator should know about their weights. */
export interface CircleInfluence {
  /** In the order of the program; weight and influence are shares of those of all criteria. */
  readonly criteria: readonly CriterionSummary[];
  readonly warnings: readonly FitWarning[];
}

/**
 * Puts together what is known of the criteria about two members, about a member and a lead, and about what is covered. Spreads
 * are those over pairs of people, also of what is covered, so that they can be compared; criteria of different kinds are
 * taken to vary on their own.
 */
export function circleInfluence(
  units: CircleUnits,
  among: Fit,
  leading: Fit | undefined,
  covers: readonly CriterionSummary[],
): CircleInfluence {
  const kinds = [among.criteria, leading?.criteria ?? [], covers];
  const found = new Map(kinds.flat().map((summary) => [summary.name, summary]));
  const names = Object.keys(units.nominal).filter((name) => found.has(name));
  const weight = (name: string) => units.nominal[name] ?? 0;
  const pull = (name: string) => weight(name) * (found.get(name)?.spread ?? 0);
  const sum = names.reduce((before, name) => before + pull(name), 0);
  const criteria = names.map((name): CriterionSummary => {
    const summary = found.get(name)!;
    return Object.freeze({ ...summary, weight: weight(name), influence: sum > 0 ? pull(name) / sum : 0 });
  });
  const correlation = names.map((one) => names.map((other) => correlated(one, other, [among, leading])));
  const effective = criteria.map(({ influence }) => influence);
  const pairs = (among.rows * (among.rows - 1)) / 2 + (leading === undefined ? 0 : leading.rows * leading.columns);
  const influence = { covariance: [], correlation, explained: [], effective };
  return { criteria, warnings: Object.freeze(warningsOf(criteria, influence, pairs)) };
}

function correlated(one: string, other: string, fits: readonly (Fit | undefined)[]): number {
  for (const fit of fits) {
    const at = (name: string) => fit?.criteria.findIndex((criterion) => criterion.name === name) ?? -1;
    const [row, column] = [at(one), at(other)];
    if (row >= 0 && column >= 0) return fit?.influence.correlation[row]?.[column] ?? 0;
  }
  return 0;
}
