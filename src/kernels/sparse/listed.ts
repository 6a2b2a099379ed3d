// Source: see `auction.ts` (prices), `settle.ts` (row reduction and shortest paths, exact) and `levels.ts` (levels).
// Cost: time O(people * (pairs + people log people)) at worst, in practice some thirty readings of the lists; memory
// O(pairs + people): the lists are read where they are, and turned round once where columns are left over.
// Ties: see the parts; the same input gives the same answer. Departures: none.
import { decoded, levels } from "../levels.js";
import type { ListedProblem, Solution, SolveOptions, Solver } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { byScore } from "./lists.js";
import { settle } from "./settle.js";
import { chosen, priceOutsiders, refusesOneToOne, standing } from "./solution.js";
import { bargain, largestSize } from "./start.js";

/** Steps of ever finer bids when nothing is known of the prices. */
const phases = 5;

/** One partner at most on both sides, from lists of candidates, proven by prices. */
export const listedAssignment: Solver<"listed pairs"> = Object.freeze({
  name: "listed assignment",
  exact: true,
  refuses: refusesOneToOne,
  solve: assignListed,
});

/**
 * The best choice of listed pairs when nobody has more than one partner: priorities first, then the total, both exactly.
 *
 * The prices it returns prove that to `check`. Made for hundreds of thousands of people with some tens of candidates each.
 *
 * @throws PairwrightError when somebody has two places or a least number, or the numbers are too large to be exact.
 */
export function assignListed(problem: ListedProblem, options: SolveOptions = {}): Solution {
  refuseUnfit("listed assignment", refusesOneToOne(problem));
  const steps = levels(problem);
  const lists = byScore({ start: problem.start, other: problem.column, score: problem.score });
  const rows = { lists, ...standing(problem.rowPlaces.max, problem.rowPriority, steps.priority) };
  const columns = standing(problem.columnPlaces.max, problem.columnPriority, steps.priority);
  const { signal, onProgress } = options;
  let told = 0;
  const tell = (share: number) => {
    if (share <= told) return;
    told = share;
    onProgress?.(share);
  };
  const largest = largestSize(steps, problem);
  const bargained = bargain(rows, columns, steps, largest, phases, { signal, onShare: (share) => tell(0.7 * share) });
  const settled = settle(rows, columns, steps, { signal, onShare: (share) => tell(0.7 + 0.29 * share) });
  tell(1);
  priceOutsiders(rows, columns, largest);
  return chosen(
    problem,
    rows,
    { rows: decoded(rows.price, steps), columns: decoded(columns.price, steps) },
    { phases: bargained.phases, scans: bargained.bids + settled.scans, augmentations: settled.augmentations },
  );
}
