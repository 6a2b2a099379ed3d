// Source: linear programming duality in a fixed order of objectives, see `face.ts`; the objectives are those of R. E. Burkard
// and F. Rendl, "Lexicographic bottleneck problems", Operations Research Letters 10 (1991), pp. 303-308.
//
// Every objective begins with a stage of prices that prove how much priority can be earned at all; the choices that earn it
// are the first face. Then:
//
// - worst-off first: for each score t that the solution has, from the lowest up, no choice that is equally good below t has
//   fewer pairs at t. That is leximin: of two sorted lists of equal length, the first difference is a place where the
//   better one has the larger score, so up to the smaller score it has fewer pairs, and as many at all scores below. The
//   solution has no pair between two of its own scores, so choices that have one there are worse and leave the face. A
//   score whose pairs all choices of the face have needs no stage.
// - bottleneck: a witness with lowest score w, and prices that prove that no choice has fewer pairs at w than it, among
//   those with none below w. It has at least one, so no choice has all pairs above w. Then the solution has none below w,
//   and prices prove it best, priority first and then total, of all choices that have none below w.
// - floor: the same, with the floor that follows from w in place of w in the last sentence.
//
// Cost: O(rows * columns) for the first face, the order of scores and each total stage; the stages of one threshold read
// the lines of people with a price only. Ties: none. Departures: without stages only the bound of the total is given.
// Knows the problem only: nothing of any solver is imported.
import type { FewestStage, Objective, Problem, Solution, Stage } from "../problem.js";
import { closeAll, type Face, hasChosen, isOpen, priorityFace } from "./face.js";
import { shrinkToFewest } from "./fewest.js";
import { byScore, endOfTies } from "./order.js";
import { checkPairs } from "./pairs.js";
import { unsettled } from "./settled.js";
import type { Verdict } from "./verdict.js";

/** See `check`; the objective is not the total. A bound is one of the total, whatever the objective. */
export function checkFair(problem: Problem, solution: Solution): Verdict {
  const { prices: _, stages, ...bare } = solution;
  const plain = checkPairs(problem, bare);
  if (!plain.feasible) return plain;
  const unproven = stages === undefined ? "there are no stages." : faultOf(problem, solution, stages);
  if (unproven === undefined) {
    const bound = Object.freeze({ priority: solution.priority, fit: solution.total });
    return Object.freeze({ feasible: true, optimal: true, bound });
  }
  const { bound } = plain;
  const gap = Object.freeze({ priority: bound.priority - solution.priority, fit: bound.fit - solution.total });
  return Object.freeze({ feasible: true, optimal: false, bound, gap, unproven });
}

/** What the stages fail to prove, or undefined. */
function faultOf(problem: Problem, solution: Solution, stages: readonly Stage[]): string | undefined {
  const open = unsettled(problem);
  if (open !== undefined) return `${open}.`;
  const [first, ...later] = stages;
  if (first?.wants !== "priority") return "stage 0: prices of priority are wanted first.";
  const face = priorityFace(problem, solution.pairs, first);
  if (typeof face === "string") return `stage 0: ${face}`;
  if (problem.objective === "worst-off first") return chainFault(problem, face, later);
  if (solution.pairs.length === 0) return later.length === 0 ? undefined : "stage 1: nothing is left to prove.";
  const [lowest, total, ...rest] = later;
  if (lowest?.wants !== "fewest" || lowest.witness === undefined)
    return "stage 1: prices of a lowest score, with a witness, are wanted.";
  if (total?.wants !== "total") return "stage 2: prices of the total are wanted.";
  if (rest.length > 0) return "stage 3: nothing is left to prove.";
  const fault = lowestFault(problem, solution, first, { ...lowest, witness: lowest.witness });
  if (fault !== undefined) return `stage 1: ${fault}`;
  const from = leastAllowed(problem.objective, lowest.at);
  if (total.from !== from) return `stage 2: its pairs begin at ${total.from}, not at ${from}.`;
  const scores = problem.scores.map((score) => (score >= from ? score : Number.NaN));
  const verdict = checkPairs({ ...problem, objective: "total", scores }, { ...solution, prices: total.prices });
  if (!verdict.feasible) return `stage 2: ${verdict.faults.join(" ")}`;
  return verdict.optimal ? undefined : "stage 2: the prices do not prove the total.";
}

/** The least score a pair may have when `lowest` is the best possible lowest score. */
export function leastAllowed(objective: Objective, lowest: number): number {
  if (typeof objective === "string" || lowest < 0) return lowest;
  const hundredfold = lowest * objective.floor;
  const over = hundredfold % 100;
  return (hundredfold - over) / 100 + (over > 0 ? 1 : 0);
}

/** Worst-off first: one threshold after the other. */
function chainFault(problem: Problem, face: Face, stages: readonly Stage[]): string | undefined {
  const cells = openByScore(problem, face);
  let next = 0;
  for (let start = 0, end = 0; start < cells.length; start = end) {
    end = endOfTies(problem.scores, cells, start);
    const at = problem.scores[cells[start]!]!;
    const ties = cells.subarray(start, end);
    if (!hasChosen(face, ties)) {
      closeAll(face, ties);
      continue;
    }
    const stage = stages[next];
    if (stage?.wants !== "fewest" || stage.at !== at)
      return `stage ${next + 1}: prices for the score ${at} are wanted.`;
    const fault = shrinkToFewest(face, ties, stage);
    if (fault !== undefined) return `stage ${next + 1}: ${fault}`;
    next++;
  }
  return next === stages.length ? undefined : `stage ${next + 1}: nothing is left to prove.`;
}

/** That `at` is the best possible lowest score. */
function lowestFault(
  problem: Problem,
  solution: Solution,
  first: Parameters<typeof priorityFace>[2],
  stage: FewestStage & { readonly witness: Int32Array },
): string | undefined {
  const { witness: pairs, at } = stage;
  let [lowest, total] = [Number.POSITIVE_INFINITY, 0];
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const score = problem.scores[pairs[pair]! * problem.columns + pairs[pair + 1]!]!;
    if (score < lowest) lowest = score;
    total += score;
  }
  if (lowest !== at) return `the witness has ${lowest}, not ${at}, as its lowest score.`;
  const { priority, work } = solution;
  const found = checkPairs(problem, { status: "feasible", pairs, priority, total, shortfall: 0, work });
  if (!found.feasible) return `the witness is none: ${found.faults.join(" ")}`;
  const face = priorityFace(problem, pairs, first);
  if (typeof face === "string") return face;
  const cells = openByScore(problem, face);
  for (let start = 0, end = 0; start < cells.length; start = end) {
    end = endOfTies(problem.scores, cells, start);
    const score = problem.scores[cells[start]!]!;
    const ties = cells.subarray(start, end);
    if (score < at) closeAll(face, ties);
    else return score === at && hasChosen(face, ties) ? shrinkToFewest(face, ties, stage) : undefined;
  }
  return undefined;
}

function openByScore(problem: Problem, face: Face): Int32Array {
  const cells: number[] = [];
  for (let cell = 0; cell < face.byRow.length; cell++) if ((face.byRow[cell]! & isOpen) !== 0) cells.push(cell);
  return byScore(problem.scores, Int32Array.from(cells));
}
