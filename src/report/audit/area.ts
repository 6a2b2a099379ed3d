import { chance, shuffled } from "../../random.js";
import { linearScore, logistic } from "./logistic.js";

const FOLDS = 5;
/** Of standardised features: enough for one answer in every fold, little beside fifty people or more. */
const RIDGE = 1;

/**
 * The area under the curve: how often somebody of the group gets a higher score than somebody of the rest, ties half. In
 * [0, 1]; NaN without a pair of the two. Source: Hanley & McNeil 1982, Radiology 143:29 (the Wilcoxon statistic).
 */
export function areaUnder(inGroup: readonly number[], inRest: readonly number[]): number {
  const rest = [...inRest].sort((a, b) => a - b);
  const below = (score: number, orEqual: boolean) => {
    let [low, high] = [0, rest.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const value = rest[middle] ?? 0;
      if (value < score || (orEqual && value === score)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const won = inGroup.reduce((sum, score) => sum + (below(score, false) + below(score, true)) / 2, 0);
  return won / (inGroup.length * rest.length);
}

/**
 * How well features tell a group from the rest among people that the model has not seen: five folds, each with its share of
 * the group, laid by the seed; a ridge logistic regression on the other four; the area under the curve within each fold,
 * averaged by its pairs. Features are standardised on the four folds that teach.
 */
export function crossValidatedArea(
  features: readonly Float64Array[],
  isInGroup: readonly boolean[],
  seed: number,
): number {
  const folds = foldsOf(isInGroup, seed);
  let [sum, pairs] = [0, 0];
  for (let fold = 0; fold < FOLDS; fold++) {
    const taught = [...features.keys()].filter((row) => folds[row] !== fold);
    const asked = [...features.keys()].filter((row) => folds[row] === fold);
    const scale = scaleOf(taught.map((row) => features[row] ?? new Float64Array()));
    const rows = (of: readonly number[]) => of.map((row) => scaled(features[row] ?? new Float64Array(), scale));
    const labels = taught.map((row) => (isInGroup[row] ? 1 : 0));
    const [intercept, beta] = logistic(rows(taught), labels, RIDGE);
    const scores = rows(asked).map((row) => linearScore(intercept, beta, row));
    const part = (wanted: boolean) => scores.filter((_, at) => isInGroup[asked[at] ?? -1] === wanted);
    const weight = part(true).length * part(false).length;
    if (weight === 0) continue;
    sum += areaUnder(part(true), part(false)) * weight;
    pairs += weight;
  }
  return sum / pairs;
}

/** The fold of each row: the group and the rest are each dealt out evenly, in an order that the seed decides. */
function foldsOf(isInGroup: readonly boolean[], seed: number): readonly number[] {
  const folds = new Array<number>(isInGroup.length).fill(0);
  const source = chance(seed);
  for (const wanted of [true, false]) {
    const rows = shuffled(
      [...isInGroup.keys()].filter((row) => isInGroup[row] === wanted),
      source,
    );
    for (const [at, row] of rows.entries()) folds[row] = at % FOLDS;
  }
  return folds;
}

interface Scale {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

function scaleOf(rows: readonly Float64Array[]): Scale {
  const size = rows[0]?.length ?? 0;
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (const row of rows) for (let at = 0; at < size; at++) mean[at] = (mean[at] ?? 0) + (row[at] ?? 0) / rows.length;
  for (const row of rows)
    for (let at = 0; at < size; at++) {
      const apart = (row[at] ?? 0) - (mean[at] ?? 0);
      spread[at] = (spread[at] ?? 0) + (apart * apart) / rows.length;
    }
  return { mean, spread: spread.map(Math.sqrt) };
}

function scaled(row: Float64Array, { mean, spread }: Scale): Float64Array {
  return row.map((value, at) => {
    const width = spread[at] ?? 0;
    return width > 1e-9 ? (value - (mean[at] ?? 0)) / width : 0;
  });
}
