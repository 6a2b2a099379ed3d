// Source: the definition of a blocking pair: D. Gale and L. S. Shapley, "College admissions and the stability of marriage",
// American Mathematical Monthly 69 (1962), p. 10; with incomplete lists, ties and places: D. Gusfield and R. W. Irving, "The
// Stable Marriage Problem" (MIT Press 1989), sections 1.4 and 1.6; see `StableProblem`.
// Cost: one reading of all ranks, time O(rows * columns), memory O(rows + columns). Ties: equal ranks do not block.
// Departures: none. Knows the problem only: nothing of any solver is imported.
import type { StableProblem, StableSolution } from "../problem.js";
import { refused, type StableVerdict, verdictOf } from "./verdict.js";

/** See `check`. */
export function checkStable(problem: StableProblem, solution: StableSolution): StableVerdict {
  const { rows, columns, rowRanks, columnRanks, rowMost, columnMost } = problem;
  const { pairs } = solution;
  const faults = orderFaults(rows, columns, pairs);
  if (faults.length > 0) return refused(faults);
  // Somebody welcomes everyone of a rank below their limit: any rank with a place left, else that of their worst partner.
  const rowLoads = new Int32Array(rows);
  const columnLoads = new Int32Array(columns);
  const rowLimits = new Float64Array(rows);
  const columnLimits = new Float64Array(columns);
  for (let at = 0; at < pairs.length; at += 2) {
    const [row, column] = [pairs[at]!, pairs[at + 1]!];
    const cell = row * columns + column;
    if (!(rowRanks[cell]! > 0 && columnRanks[cell]! > 0)) {
      faults.push(`forbidden: row ${row} and column ${column} do not accept each other.`);
    }
    rowLoads[row]!++;
    columnLoads[column]!++;
    rowLimits[row] = Math.max(rowLimits[row]!, rowRanks[cell]!);
    columnLimits[column] = Math.max(columnLimits[column]!, columnRanks[cell]!);
  }
  readPlaces("row", rowLoads, rowMost, rowLimits, faults);
  readPlaces("column", columnLoads, columnMost, columnLimits, faults);
  if (faults.length > 0) return refused(faults);
  let blocking = 0;
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const isChosen = pairs[at] === row && pairs[at + 1] === column;
      if (isChosen) at += 2;
      const cell = row * columns + column;
      const isPossible = rowRanks[cell]! > 0 && columnRanks[cell]! > 0;
      const isWelcome = rowRanks[cell]! < rowLimits[row]! && columnRanks[cell]! < columnLimits[column]!;
      if (isPossible && isWelcome && !isChosen) blocking++;
    }
  }
  return verdictOf(solution, blocking, 0, faults);
}

/** Range and order of the pairs, each at most once. */
function orderFaults(rows: number, columns: number, pairs: Int32Array): string[] {
  if (pairs.length % 2 !== 0) return [`pairs: ${pairs.length} entries are not whole pairs.`];
  const faults: string[] = [];
  let before = -1;
  for (let at = 0; at < pairs.length; at += 2) {
    const [row, column] = [pairs[at]!, pairs[at + 1]!];
    const cell = row * columns + column;
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      faults.push(`out-of-range: there is no pair of row ${row} and column ${column}.`);
    } else if (cell <= before) {
      faults.push(`order: row ${row} and column ${column} stand after a later pair, or twice.`);
    }
    before = cell;
  }
  return faults;
}

/** Notes who has more partners than places, and lifts the limit of everybody with a place left above every rank. */
function readPlaces(side: string, loads: Int32Array, most: Int32Array, limits: Float64Array, faults: string[]): void {
  for (let person = 0; person < loads.length; person++) {
    const load = loads[person]!;
    if (load > most[person]!) faults.push(`places: ${side} ${person} has ${load} partners and ${most[person]} places.`);
    if (load < most[person]!) limits[person] = Number.POSITIVE_INFINITY;
  }
}
