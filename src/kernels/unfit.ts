// Source: none, a guard. Cost: that of the solver's own `refuses`. Ties: none. Departures: none.
import { mistake, refuse } from "../errors.js";

/**
 * Stops a solver that was given a problem it cannot take, with the reason its `refuses` gives.
 *
 * @throws PairwrightError when there is a reason.
 */
export function refuseUnfit(solver: string, reason: string | undefined): void {
  if (reason === undefined) return;
  const remedy = "Ask the solver's refuses first, or use best(problem).";
  refuse(solver, [mistake("unfit-problem", "problem", `this solver cannot take it: ${reason}.`, remedy)]);
}
