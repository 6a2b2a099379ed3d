// Source: none, what makes a problem an assignment. Cost: O(rows + columns). Ties: none. Departures: none.
import type { Problem } from "../problem.js";

/** Why a problem is not an assignment of one to one, or undefined; cost O(rows + columns). */
export function refusesAssignment(problem: Problem): string | undefined {
  if (problem.objective !== "total") return "it solves for the total only; use fair";
  for (const places of [problem.rowPlaces, problem.columnPlaces]) {
    if (places.min.some((least) => least > 0)) return "somebody has a least number of partners; use transport";
    if (places.max.some((most) => most > 1)) return "somebody has more than one place; use transport";
  }
  return undefined;
}
