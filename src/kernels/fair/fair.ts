// Source: the bottleneck and the lexicographic bottleneck assignment problem: R. E. Burkard, M. Dell'Amico and S. Martello,
// "Assignment Problems" (SIAM 2012), sections 6.2 and 6.3; see `climb.ts` for the method.
// Cost: one exact solution for the total, then the climb; for bottleneck and floor a second exact solution for the total,
// among the pairs that are not below the bound. Memory O(rows * columns).
// Ties: between choices with equal lists of scores (worst-off first), or equal totals (the others), as the methods inside
// come across them. Departures: on bounds and priorities of both sides, wherever the number of pairs is settled.
import { isChosen, priorityFace } from "../check/face.js";
import { leastAllowed } from "../check/fair.js";
import { unsettled } from "../check/settled.js";
import { assign, refusesAssignment } from "../pairs/assignment.js";
import { solution } from "../pairs/solution.js";
import { transported } from "../pairs/transport.js";
import type {
  FewestStage,
  PriorityStage,
  Problem,
  Solution,
  SolveOptions,
  Solver,
  Stage,
  TotalStage,
} from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { climb } from "./climb.js";

/** Every objective, proven stage by stage; the total by the exact solvers for it. */
export const fair: Solver = Object.freeze({
  name: "fair",
  exact: true,
  refuses: refusesFair,
  solve: fairly,
});

function refusesFair(problem: Problem): string | undefined {
  return problem.objective === "total" ? undefined : unsettled(problem);
}

/**
 * The best choice of pairs for the problem's objective, bounds and priorities first, proven by `stages` (the total: by
 * `prices`). An infeasible problem ends as near as it can, as with `transport`.
 *
 * @throws PairwrightError when the number of pairs is not settled and the objective is not the total, or the numbers are
 * too large to be summed exactly.
 */
export function fairly(problem: Problem, options: SolveOptions = {}): Solution {
  refuseUnfit("fair", refusesFair(problem));
  if (problem.objective === "total") return largestTotal(problem, options);
  const { signal, onProgress } = options;
  const part = (from: number, to: number): SolveOptions => ({
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress: (done) => onProgress(from + done * (to - from)) }),
  });
  const first = largestTotal(problem, part(0, 0.2));
  const { prices } = first;
  if (prices === undefined) {
    onProgress?.(1);
    return first;
  }
  const priority: PriorityStage = Object.freeze({
    wants: "priority",
    rows: prices.rows.priority,
    columns: prices.columns.priority,
  });
  const face = priorityFace(problem, first.pairs, priority);
  if (typeof face === "string") throw new Error(`the prices of an exact solution do not prove its priority: ${face}`);
  const lowestOnly = problem.objective !== "worst-off first";
  const climbed = climb(problem, face, lowestOnly, part(0.2, 0.8));
  const work = {
    phases: 1 + climbed.stages.length,
    scans: first.work.scans + climbed.scans,
    augmentations: first.work.augmentations + climbed.augmentations,
  };
  const cells: number[] = [];
  for (let cell = 0; cell < face.byRow.length; cell++) if ((face.byRow[cell]! & isChosen) !== 0) cells.push(cell);
  const found = solution(problem, Float64Array.from(cells), "optimal", work);
  if (lowestOnly && cells.length > 0) return bounded(problem, found, priority, climbed.stages[0], part(0.8, 1));
  onProgress?.(1);
  return staged(found, [priority, ...climbed.stages]);
}

/** The largest total among the pairs that are not below the bound; `lowest` has the best lowest score. */
function bounded(
  problem: Problem,
  lowest: Solution,
  priority: PriorityStage,
  proof: FewestStage | undefined,
  options: SolveOptions,
): Solution {
  const { pairs, work } = lowest;
  let at = Number.POSITIVE_INFINITY;
  for (let pair = 0; pair < pairs.length; pair += 2) {
    at = Math.min(at, problem.scores[pairs[pair]! * problem.columns + pairs[pair + 1]!]!);
  }
  const from = leastAllowed(problem.objective, at);
  const { prices, ...found } = largestTotal({ ...problem, scores: keptFrom(problem.scores, from) }, options);
  if (prices === undefined) throw new Error("a choice above the bound is known, and none was found");
  const none = new Int32Array(0);
  const fewest: FewestStage = Object.freeze({
    wants: "fewest",
    at,
    rows: proof?.rows ?? none,
    columns: proof?.columns ?? none,
    witness: pairs,
  });
  const total: TotalStage = Object.freeze({ wants: "total", from, prices });
  const done = Object.freeze({
    phases: work.phases + 1,
    scans: work.scans + found.work.scans,
    augmentations: work.augmentations + found.work.augmentations,
  });
  return staged({ ...found, work: done }, [priority, fewest, total]);
}

function staged(found: Solution, stages: readonly Stage[]): Solution {
  return Object.freeze({ ...found, stages: Object.freeze(stages) });
}

function largestTotal(problem: Problem, options: SolveOptions): Solution {
  const plain: Problem = { ...problem, objective: "total" };
  return refusesAssignment(plain) === undefined ? assign(plain, options) : transported(plain, options);
}

/** The scores, those below a bound forbidden. */
function keptFrom(scores: Float64Array, from: number): Float64Array {
  return scores.map((score) => (score >= from ? score : Number.NaN));
}
