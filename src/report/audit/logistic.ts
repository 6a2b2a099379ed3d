import { Matrix, solve } from "ml-matrix";

/** Newton's method is done when no coefficient moves by more than this, or after so many steps. */
const STILL = 1e-6;
const STEPS = 25;

/**
 * Logistic regression with a small ridge: `features` standardised (mean 0, spread 1) row by row, `labels` 0 or 1, `ridge`
 * the strength of the penalty on the squared coefficients, the intercept left free. Gives the intercept and the
 * coefficients. With a ridge above 0 there is one answer, also where a feature tells the labels apart perfectly.
 *
 * Source: le Cessie & van Houwelingen 1992, Applied Statistics 41:191. Cost: rows * features² a step.
 */
export function logistic(
  features: readonly Float64Array[],
  labels: readonly number[],
  ridge: number,
): readonly [number, Float64Array] {
  const size = (features[0]?.length ?? 0) + 1;
  const beta = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const hessian = Matrix.zeros(size, size);
    const gradient = new Float64Array(size);
    for (const [row, own] of features.entries()) {
      const chance = probability(beta[0] ?? 0, beta.subarray(1), own);
      const weight = Math.max(chance * (1 - chance), 1e-10);
      const error = (labels[row] ?? 0) - chance;
      for (let a = 0; a < size; a++) {
        const left = a === 0 ? 1 : (own[a - 1] ?? 0);
        gradient[a] = (gradient[a] ?? 0) + left * error;
        if (left === 0) continue;
        for (let b = 0; b <= a; b++) {
          const right = b === 0 ? 1 : (own[b - 1] ?? 0);
          hessian.set(a, b, hessian.get(a, b) + weight * left * right);
        }
      }
    }
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < a; b++) hessian.set(b, a, hessian.get(a, b));
      if (a === 0) continue;
      hessian.set(a, a, hessian.get(a, a) + ridge);
      gradient[a] = (gradient[a] ?? 0) - ridge * (beta[a] ?? 0);
    }
    const change = solve(hessian, Matrix.columnVector(gradient)).to1DArray();
    for (let a = 0; a < size; a++) beta[a] = (beta[a] ?? 0) + (change[a] ?? 0);
    if (change.every((one) => Math.abs(one) < STILL)) break;
  }
  return [beta[0] ?? 0, beta.slice(1)];
}

/** The linear score of a row, which orders rows as their probability does. */
export function linearScore(intercept: number, beta: Float64Array, row: Float64Array): number {
  return row.reduce((sum, value, at) => sum + value * (beta[at] ?? 0), intercept);
}

function probability(intercept: number, beta: Float64Array, row: Float64Array): number {
  return 1 / (1 + Math.exp(-linearScore(intercept, beta, row)));
}
