// Source: none, a conversion: decimal scores become whole numbers of a unit, so that all later sums are exact.
// Cost: time and memory O(rows * columns). Ties: none.
// Departures: a number counts as a multiple of the unit when it is within a millionth of a unit of one; beyond about 10^9
// units the spacing of float64 numbers approaches that tolerance, so prefer a coarser unit there.
import { type Mistake, mistake, refuse } from "../errors.js";

/** How far from a whole number of units a score may be, in units. */
const tolerance = 1e-6;

/**
 * The matrix in whole units: 500.07 in units of 0.01 is 50007. `null` (forbidden) stays `null`.
 *
 * @throws PairwrightError listing every number that is not finite or not a whole number of units.
 * @example
 * ```ts
 * whole([[500.07, null]], 0.01); // [[50007, null]]
 * ```
 */
export function whole(matrix: readonly (readonly (number | null)[])[], unit: number): (number | null)[][] {
  if (!(Number.isFinite(unit) && unit > 0)) {
    refuse("whole", [mistake("unit", "unit", "a unit must be a number above 0.", "Give for example 0.01.", unit)]);
  }
  const mistakes: Mistake[] = [];
  const units = matrix.map((row, i) => row.map((value, j) => inUnits(value, unit, `matrix[${i}][${j}]`, mistakes)));
  refuse("whole", mistakes);
  return units;
}

function inUnits(value: number | null, unit: number, where: string, mistakes: Mistake[]): number | null {
  if (value === null) return null;
  const units = value / unit;
  // Adding 0 turns -0 into 0.
  const nearest = Math.round(units) + 0;
  if (Number.isFinite(units) && Math.abs(units - nearest) <= tolerance) return nearest;
  const message = `a whole number of units of ${unit} is wanted.`;
  mistakes.push(mistake("not-in-units", where, message, "Choose a finer unit, round the number, or give null.", value));
  return null;
}
