// Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
// problems", Computing 38 (1987), pp. 325-340: column reduction, then augmentation (`paths.ts`).
// Cost: time O(rows^3) at worst; memory O(rows). Where rows are few, keeping candidates costs more than it saves.
// Ties: rows take their first free column of value 0 in their order, so a constant matrix gives the identity.
// Departures: no row reduction, which bids as often as it saves searches in the small.
import type { Matrix } from "./full.js";
import { type Paths, paths, place } from "./paths.js";

/**
 * Places every row of a small square problem; a row that would rather stay alone, at the cost of `reward`, may do so.
 * `ofColumn` is the largest score of each column; it is taken over and becomes the prices.
 */
export function placeFew({ rows, columns, scores }: Matrix, ofColumn: Float64Array, reward: number): Paths {
  const search = paths(scores, rows, columns, new Float64Array(rows).fill(reward), ofColumn);
  const { rowOf, columnOf } = search;
  for (let row = 0; row < rows; row++) {
    const base = row * columns;
    for (let column = 0; column < columns; column++) {
      if (scores[base + column] !== ofColumn[column] || rowOf[column]! >= 0) continue;
      columnOf[row] = column;
      rowOf[column] = row;
      break;
    }
  }
  for (let row = 0; row < rows; row++) if (columnOf[row]! < 0) place(search, row);
  return search;
}
