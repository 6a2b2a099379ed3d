import type { Problem } from "../../../src/kernels/problem.js";

/** A choice of pairs as the cells it makes, and what it is worth. */
export interface Choice {
  readonly cells: readonly number[];
  readonly priority: number;
  readonly total: number;
}

/**
 * Every choice of pairs that keeps all bounds, best first (priority, then total), by trying all of them. Shares nothing
 * with the kernels. For up to 5 by 5 with one place, 3 by 3 with several.
 */
export function enumerated(problem: Problem): Choice[] {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const found: Choice[] = [];
  const load = new Array<number>(columns).fill(0);
  const cells: number[] = [];
  const tryRow = (row: number): void => {
    if (row === rows) {
      if (load.some((has, column) => has < columnPlaces.min[column]!)) return;
      const rowsServed = [...new Set(cells.map((cell) => Math.floor(cell / columns)))];
      const priority =
        rowsServed.reduce((sum, one) => sum + problem.rowPriority[one]!, 0) +
        load.reduce((sum, has, column) => sum + (has > 0 ? problem.columnPriority[column]! : 0), 0);
      found.push({ cells: [...cells], priority, total: cells.reduce((sum, cell) => sum + scores[cell]!, 0) });
      return;
    }
    tryColumn(row, 0, 0);
  };
  const tryColumn = (row: number, column: number, has: number): void => {
    if (column === columns) {
      if (has >= rowPlaces.min[row]!) tryRow(row + 1);
      return;
    }
    tryColumn(row, column + 1, has);
    const cell = row * columns + column;
    if (Number.isNaN(scores[cell]) || has === rowPlaces.max[row] || load[column] === columnPlaces.max[column]) return;
    load[column]!++;
    cells.push(cell);
    tryColumn(row, column + 1, has + 1);
    cells.pop();
    load[column]!--;
  };
  tryRow(0);
  return found.sort((one, other) => other.priority - one.priority || other.total - one.total);
}

/** The cells of a solution's pairs. */
export function cellsOf(pairs: Int32Array, columns: number): number[] {
  return Array.from({ length: pairs.length / 2 }, (_, at) => pairs[2 * at]! * columns + pairs[2 * at + 1]!);
}
