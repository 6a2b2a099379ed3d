import type { Lineup } from "../cohort/lineup.js";
import { check, type Verdict, type Worth } from "../kernels/check.js";
import type { Problem, Solution } from "../kernels/problem.js";
import type { Posed } from "./pose.js";

/** A checked answer of a solver, and whether it was reached by trying out alternatives. */
export interface Answer {
  readonly solution: Solution;
  readonly verdict: Verdict;
  /** True when pairs had to be forbidden to open mutual loops: the prices then prove a part of the search only. */
  readonly branched: boolean;
}

/** A mutual loop: two people who are each other's partner in both roles, as the two pairs by row and column. */
type Loop = readonly [readonly [number, number], readonly [number, number]];

/** Trials before the search settles for a plan with a gap; a loop needs people in both roles, so real cohorts need few. */
const TRIALS = 400;

/**
 * Solves a problem so that no two people are each other's partner in both roles (A mentors B while B mentors A).
 *
 * No flow can hold "not both of these pairs", so loops are opened by branch and bound: of each loop one pair or the other
 * is forbidden, the best open branch first (A. H. Land and A. G. Doig 1960, Econometrica 28). The first branch without a
 * loop that comes up is the best there is, since all others are bounded by less. Without loops this is one solve.
 */
export function solvedWithoutLoops(
  { problem, order }: Posed,
  lineup: Lineup,
  solve: (problem: Problem) => Solution,
): Answer {
  const root = answered(problem, solve);
  const twins = twinsOf(lineup, order);
  if (!root.verdict.feasible || twins === undefined) return { ...root, branched: false };
  const bound = root.verdict.bound;
  const open = [root];
  let trials = 0;
  let best = root;
  while (open.length > 0) {
    best = takeBest(open);
    const [loop] = loopsIn(best.solution.pairs, twins);
    if (loop === undefined) return best === root ? { ...root, branched: false } : closed(best, bound, trials < TRIALS);
    for (const pair of trials < TRIALS ? loop : [lesserPair(problem, loop)]) {
      const branch = answered(without(best.problem, pair), solve);
      trials++;
      if (branch.verdict.feasible) open.push(branch);
      else if (branch.verdict.faults.length > 0) return { ...branch, branched: true };
    }
  }
  // Every way to open the loops leaves somebody below their least number.
  const nothing = { ...best.solution, status: "infeasible" as const };
  return { solution: nothing, verdict: { feasible: false, faults: [] }, branched: true };
}

interface Branch {
  readonly problem: Problem;
  readonly solution: Solution;
  readonly verdict: Verdict;
}

function answered(problem: Problem, solve: (problem: Problem) => Solution): Branch {
  const solution = solve(problem);
  return { problem, solution, verdict: check(problem, solution) };
}

/** The verdict on a branch, seen from the whole problem: best of all when every branch was proven, else with its gap. */
function closed({ solution, verdict }: Branch, bound: Worth, exhausted: boolean): Answer {
  if (!verdict.feasible || (verdict.optimal && exhausted)) return { solution, verdict, branched: true };
  const gap = { priority: bound.priority - solution.priority, fit: bound.fit - solution.total };
  return { solution, verdict: { feasible: true, optimal: false, bound, gap }, branched: true };
}

function takeBest(open: Branch[]): Branch {
  const worth = ({ solution }: Branch) => [solution.priority, solution.total] as const;
  let position = 0;
  for (const [index, branch] of open.entries()) {
    const [priority, total] = worth(branch);
    const [bestPriority, bestTotal] = worth(open[position] ?? branch);
    if (priority > bestPriority || (priority === bestPriority && total > bestTotal)) position = index;
  }
  const [best] = open.splice(position, 1);
  if (best === undefined) throw new RangeError("takeBest needs an open branch");
  return best;
}

/** For people in both roles: the column of each row's person and the row of each column's person, -1 for others. */
interface Twins {
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
}

function twinsOf(lineup: Lineup, [rowOrder, columnOrder]: Posed["order"]): Twins | undefined {
  const columnAt = new Map(Array.from(columnOrder, (position, column) => [lineup.ids[1][position], column]));
  const columnOfRow = rowOrder.map((position) => columnAt.get(lineup.ids[0][position]) ?? -1);
  if (columnOfRow.filter((column) => column >= 0).length < 2) return undefined;
  const rowOfColumn = new Int32Array(columnOrder.length).fill(-1);
  for (const [row, column] of columnOfRow.entries()) if (column >= 0) rowOfColumn[column] = row;
  return { columnOfRow, rowOfColumn };
}

function loopsIn(pairs: Int32Array, { columnOfRow, rowOfColumn }: Twins): Loop[] {
  const chosen = new Set<string>();
  const loops: Loop[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [row, column] = [pairs[at] ?? 0, pairs[at + 1] ?? 0];
    const mirrored = [rowOfColumn[column] ?? -1, columnOfRow[row] ?? -1] as const;
    if (chosen.has(mirrored.join())) loops.push([[row, column], mirrored]);
    chosen.add(`${row},${column}`);
  }
  return loops;
}

function lesserPair({ scores, columns }: Problem, loop: Loop): readonly [number, number] {
  const score = ([row, column]: readonly [number, number]) => scores[row * columns + column] ?? 0;
  return score(loop[0]) <= score(loop[1]) ? loop[0] : loop[1];
}

function without(problem: Problem, [row, column]: readonly [number, number]): Problem {
  const scores = Float64Array.from(problem.scores);
  scores[row * problem.columns + column] = Number.NaN;
  return { ...problem, scores };
}
