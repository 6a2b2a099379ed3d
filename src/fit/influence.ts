import { Matrix } from "ml-matrix";

/** How the criteria move together over the allowed pairs; squares hold a row and a column per criterion, in their order. */
export interface Influence {
  readonly covariance: readonly (readonly number[])[];
  /** In [-1, 1]; 0 where one of the two never varies. */
  readonly correlation: readonly (readonly number[])[];
  /**
   * The share of the variance of the fit that each criterion explains: `w_k (Σw)_k / w'Σw`. They sum to 1; one may be
   * negative, when a criterion works against the others. All 0 when the fit never varies.
   */
  readonly explained: readonly number[];
  /** Weight times spread as a share of the sum, in [0, 1]; all 0 when nothing varies. */
  readonly effective: readonly number[];
}

/** What a coordinator should know about the weights before believing them. */
export interface FitWarning {
  readonly code: "never-known" | "no-spread" | "influence" | "same-thing";
  /** One criterion; two of `same-thing`. */
  readonly criteria: readonly string[];
  /** Share of the weight, and of the influence, of these criteria together; in [0, 1]. */
  readonly nominal: number;
  readonly effective: number;
  readonly text: string;
}

/** What the warnings look at, by criterion. */
export interface Weighed {
  readonly name: string;
  readonly weight: number;
  readonly mean: number | undefined;
  readonly spread: number;
}

/** From how many times more or less than its weight the influence of a criterion is worth a warning. */
const APART = 2;
/** From which correlation two criteria are taken to measure one thing. */
const ALIKE = 0.9;

/** Weighs the criteria; `shares` are the nominal weights, which sum to 1. */
export function influenceOf(covariance: readonly (readonly number[])[], shares: readonly number[]): Influence {
  const spreads = covariance.map((row, k) => Math.sqrt(row[k]!));
  const weighed = shares.map((share, k) => share * spreads[k]!);
  const sum = weighed.reduce((before, one) => before + one, 0);
  const matrix = new Matrix(covariance.map((row) => [...row]));
  const pulls = matrix.mmul(Matrix.columnVector([...shares])).to1DArray();
  const variance = shares.reduce((before, share, k) => before + share * pulls[k]!, 0);
  return Object.freeze({
    covariance,
    correlation: covariance.map((row, j) => row.map((value, k) => correlated(value, spreads[j]!, spreads[k]!))),
    explained: shares.map((share, k) => (variance > 0 ? (share * pulls[k]!) / variance : 0)),
    effective: weighed.map((one) => (sum > 0 ? one / sum : 0)),
  });
}

/** Warns where weights do not do what they say. Criteria of weight 0 and cohorts with less than two pairs are left alone. */
export function warningsOf(
  criteria: readonly Weighed[],
  { correlation, effective }: Influence,
  pairs: number,
): FitWarning[] {
  const found: FitWarning[] = [];
  const add = (code: FitWarning["code"], which: readonly number[], text: string) => {
    const sum = (of: (k: number) => number) => which.reduce((before, k) => before + of(k), 0);
    const names = which.map((k) => criteria[k]!.name);
    const [nominal, share] = [sum((k) => criteria[k]!.weight), sum((k) => effective[k]!)];
    found.push(Object.freeze({ code, criteria: Object.freeze(names), nominal, effective: share, text }));
  };
  criteria.forEach(({ name, weight, mean, spread }, k) => {
    if (weight === 0 || pairs < 2) return;
    const share = effective[k]!;
    if (mean === undefined) {
      add(
        "never-known",
        [k],
        `${name} is known for no pair: it adds nothing, and holds every fit at ${percent(1 - weight)} at most.`,
      );
    } else if (spread === 0) {
      add("no-spread", [k], `${name} is the same for every pair: its weight of ${percent(weight)} decides nothing.`);
    } else if (share >= APART * weight || share * APART <= weight) {
      add(
        "influence",
        [k],
        `${name} has ${percent(weight)} of the weight but ${percent(share)} of the influence on who is preferred.`,
      );
    }
    for (let other = k + 1; other < criteria.length; other++) {
      if (criteria[other]!.weight === 0 || !(correlation[k]![other]! > ALIKE)) continue;
      const both = `${name} and ${criteria[other]!.name}`;
      add(
        "same-thing",
        [k, other],
        `${both} nearly always agree (correlation ${correlation[k]![other]!.toFixed(2)}): together they count one thing twice.`,
      );
    }
  });
  return found;
}

function correlated(covariance: number, one: number, other: number): number {
  const scale = one * other;
  return scale > 0 ? Math.min(1, Math.max(-1, covariance / scale)) : 0;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
