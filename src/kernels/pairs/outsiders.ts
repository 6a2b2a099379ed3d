// Source: none, the prices of people who take no part; they prove nothing, but `check` reads them.
// Cost: time O(rows * columns) at worst; memory O(1). Ties: none. Departures: none.
import type { Problem } from "../problem.js";

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
