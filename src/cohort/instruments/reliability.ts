import { type Mistake, mistake, refuse } from "../../errors.js";
import type { ItemAnswers } from "../survey/sitting.js";
import type { Instrument } from "./instrument.js";
import { known, meanOf } from "./sums.js";

/**
 * Cronbach's alpha of one scale: k / (k - 1) × (1 - sum of the variances / sum of all covariances), k items. Undefined with
 * fewer than two items, where two items have fewer than two people in common, and where nothing varies. It may be below 0.
 *
 * Missing answers: each variance and covariance is that of the people who answered both items (pairwise deletion), so that
 * nobody is left out for one gap. Where much is missing such a table need not be that of any group of people.
 *
 * @param answers One row for each person, one column for each item, turned the same way; NaN for no answer.
 * @throws PairwrightError for rows of different length.
 * @example `cronbachAlpha([[1, 2], [2, 3], [3, 4]]); // 1`
 *
 * Source: Cronbach 1951.
 */
export function cronbachAlpha(answers: readonly (readonly number[])[]): number | undefined {
  const [first = []] = answers;
  const items = first.length;
  refuse("cronbachAlpha", raggedRows(answers, items));
  if (items < 2) return undefined;
  const columns = first.map((_, item) => answers.map((row) => row[item] ?? Number.NaN));
  let variances = 0;
  let all = 0;
  for (const [at, one] of columns.entries()) {
    for (const [other, two] of columns.slice(at).entries()) {
      const covariance = covarianceOf(one, two);
      if (other === 0) variances += covariance;
      all += other === 0 ? covariance : 2 * covariance;
    }
  }
  if (Number.isNaN(all) || all === 0) return undefined;
  return (items / (items - 1)) * (1 - variances / all);
}

/**
 * Cronbach's alpha of each scale of an instrument, from raw answers: what reports say about how well the items of a scale
 * belong together in this pool. Acquiescence is left in, as in published alphas.
 *
 * @example `reliabilities(miniIpip, [{ m3: 4, m8: 2 }]).Conscientiousness;`
 */
export function reliabilities<S extends string>(
  instrument: Instrument<S>,
  answersOfEverybody: readonly ItemAnswers[],
): { readonly [K in S]: number | undefined };
export function reliabilities(
  instrument: Instrument,
  answersOfEverybody: readonly ItemAnswers[],
): Readonly<Record<string, number | undefined>> {
  const [from, to] = instrument.range;
  const ofScale = (scale: string) => {
    const items = instrument.items.filter((item) => item.scale === scale);
    return answersOfEverybody.map((answers) =>
      items.map(({ id, key }) => {
        const answer = answers[id] ?? Number.NaN;
        return key === "+" ? answer : from + to - answer;
      }),
    );
  };
  return Object.freeze(
    Object.fromEntries(Object.keys(instrument.scales).map((scale) => [scale, cronbachAlpha(ofScale(scale))])),
  );
}

/** NaN where fewer than two people answered both. */
function covarianceOf(one: readonly number[], two: readonly number[]): number {
  const both = [...one.keys()].filter((at) => !Number.isNaN((one[at] ?? Number.NaN) + (two[at] ?? Number.NaN)));
  const [mean, otherMean] = [one, two].map((column) => meanOf(known(both.map((at) => column[at] ?? Number.NaN))));
  const products = both.map(
    (at) => ((one[at] ?? 0) - (mean ?? Number.NaN)) * ((two[at] ?? 0) - (otherMean ?? Number.NaN)),
  );
  return both.length < 2 ? Number.NaN : (meanOf(products) * both.length) / (both.length - 1);
}

function raggedRows(answers: readonly (readonly number[])[], items: number): Mistake[] {
  const at = answers.findIndex((row) => row.length !== items);
  if (at < 0) return [];
  const message = `a row has an answer, or NaN, for each of the ${items} items of the first row.`;
  return [mistake("alpha-row", `answers[${at}]`, message, "Give rows of one length.", answers[at])];
}
