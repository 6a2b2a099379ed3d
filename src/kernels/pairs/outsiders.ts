// Source: none, the prices of people who take no part; they prove nothing, but `check` reads them.
// Cost: time O(rows * columns) at worst; memory O(1). Ties: none. Departures: none.
import type { LevelPrices, Problem } from "../problem.js";

/** Gives people without a place the least price at which nobody would want them: it never binds, but `check` reads it. */
export function priceOutsiders(
  problem: Problem,
  prices: { readonly rowPrice: Float64Array; readonly columnPrice: Float64Array },
): void {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const { rowPrice, columnPrice } = prices;
  for (let row = 0; row < rows; row++) {
    if (rowPlaces.max[row]! > 0) continue;
    let price = Number.NEGATIVE_INFINITY;
    for (let column = 0; column < columns; column++) {
      const worth = scores[row * columns + column]! - columnPrice[column]!;
      if (worth > price) price = worth;
    }
    rowPrice[row] = Number.isFinite(price) ? price : 0;
  }
  for (let column = 0; column < columns; column++) {
    if (columnPlaces.max[column]! > 0) continue;
    let price = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < rows; row++) {
      const worth = scores[row * columns + column]! - rowPrice[row]!;
      if (worth > price) price = worth;
    }
    columnPrice[column] = Number.isFinite(price) ? price : 0;
  }
}

/** The same for prices in two levels, written into them: those of rows first, then those of columns. */
export function priceOutsidersInLevels(problem: Problem, rowPrices: LevelPrices, columnPrices: LevelPrices): void {
  const { rows, columns, rowPlaces, columnPlaces } = problem;
  for (let row = 0; row < rows; row++) {
    if (rowPlaces.max[row] === 0) outbid(problem, row * columns, 1, row, rowPrices, columnPrices, columnPlaces.max);
  }
  for (let column = 0; column < columns; column++) {
    if (columnPlaces.max[column] === 0) outbid(problem, column, columns, column, columnPrices, rowPrices);
  }
}

/** The price of one person above what all others would pay; `most` leaves out others whose price is not known yet. */
function outbid(
  { scores }: Problem,
  base: number,
  step: number,
  person: number,
  own: LevelPrices,
  others: LevelPrices,
  most?: Int32Array,
): void {
  let isWanted = false;
  let priority = 0;
  let fit = 0;
  for (let other = 0; other < others.fit.length; other++) {
    const score = scores[base + other * step]!;
    if (Number.isNaN(score) || most?.[other] === 0) continue;
    const worthPriority = 0 - others.priority[other]!;
    const worthFit = score - others.fit[other]!;
    if (isWanted && (worthPriority < priority || (worthPriority === priority && worthFit <= fit))) continue;
    isWanted = true;
    priority = worthPriority;
    fit = worthFit;
  }
  own.priority[person] = priority;
  own.fit[person] = fit;
}
