import type { Lineup } from "../cohort/lineup.js";
import { check, type Verdict, type Worth } from "../kernels/check.js";
import type { Problem, Solution } from "../kernels/problem.js";
import type { Posed } from "./pose.js";

/** A checked answer of a solver, and whether it was reached by trying out alternatives. */
export interface Answer {
  readonly solution: Solution;
  readonly verdict: Verdict;
  /**
   * True when pairs had to be forbidden to open mutual loops: the prices then prove a part of the search only. Without a
   * plan: true when every way to open them was tried.
   */
  readonly branched: boolean;
}

/** Which of two solutions is better: above 0 for the first. The bound of a branch must never be worse than what is below it. */
export type Better = (one: Solution, other: Solution) => number;

/** More people matched, then more fit in sum. */
const byTotal: Better = (one, other) => one.priority - other.priority || one.total - other.total;

/** A mutual loop: two people who are each other's partner in both roles, as the two pairs by row and column. */
export type Loop = readonly [readonly [number, number], readonly [number, number]];

/** About how many pairs may be looked at in trials before the search settles for a plan with a gap. */
const LOOKS = 20_000_000;

/**
 * Solves a problem so that no two people are each other's partner in both roles (A mentors B while B mentors A).
 *
 * No flow can hold "not both of these pairs", so loops are opened by branch and bound: of each loop one pair or the other
 * is forbidden, the best open branch first (A. H. Land and A. G. Doig 1960, Econometrica 28). The first branch without a
 * loop that comes up is the best there is, since all others are bounded by less. Without loops this is one solve.
 * Where everybody is in both roles and criteria are symmetric there can be a loop for every pair: after 8 to 400 trials,
 * fewer the larger the problem, the best branch so far is opened at all its loops at once until none is left, and the plan
 * states its gap.
 * The order of branches is that of the problem's objective; the gap is one of the total.
 */
export function solvedWithoutLoops(
  { problem, order }: Posed,
  lineup: Lineup,
  solve: (problem: Problem) => Solution,
  better: Better = byTotal,
): Answer {
  const root = answered(problem, solve);
  const twins = twinsOf(lineup, order);
  if (!root.verdict.feasible || twins === undefined) return { ...root, branched: false };
  const { bound } = root.verdict;
  const most = Math.max(8, Math.min(400, Math.floor(LOOKS / (problem.rows * problem.columns))));
  const open = [root];
  for (let trials = 0; trials < most; ) {
    const best = takeBest(open, better);
    if (best === undefined) return withoutPlan(root, true);
    const [loop] = loopsIn(best.solution.pairs, twins);
    if (loop === undefined) return best === root ? { ...root, branched: false } : opened(best, bound, true);
    for (const pair of loop) {
      const branch = answered(without(best.problem, [pair]), solve);
      trials++;
      if (isWrong(branch)) return { ...branch, branched: true };
      if (branch.verdict.feasible) open.push(branch);
    }
  }
  for (let best = takeBest(open, better); best !== undefined; best = takeBest(open, better)) {
    const lesser = loopsIn(best.solution.pairs, twins).map((loop) => lesserPair(problem, loop));
    if (lesser.length === 0) return opened(best, bound, false);
    const branch = answered(without(best.problem, lesser), solve);
    if (isWrong(branch)) return { ...branch, branched: true };
    if (branch.verdict.feasible) open.splice(0, open.length, branch);
  }
  return withoutPlan(root, false);
}

/** Every way to open the loops that was tried leaves somebody below their least number. */
function withoutPlan({ solution }: Branch, exhausted: boolean): Answer {
  return {
    solution: { ...solution, status: "infeasible" },
    verdict: { feasible: false, faults: [] },
    branched: exhausted,
  };
}

function isWrong({ verdict }: Branch): boolean {
  return !verdict.feasible && verdict.faults.length > 0;
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

/** The verdict on a branch, seen from the whole problem: best of all when every branch was bounded, else with its gap. */
function opened({ solution, verdict }: Branch, bound: Worth, exhausted: boolean): Answer {
  if (!verdict.feasible || (verdict.optimal && exhausted)) return { solution, verdict, branched: true };
  const gap = { priority: bound.priority - solution.priority, fit: bound.fit - solution.total };
  return { solution, verdict: { feasible: true, optimal: false, bound, gap }, branched: true };
}

function takeBest(open: Branch[], better: Better): Branch | undefined {
  let position = 0;
  for (const [index, { solution }] of open.entries()) {
    if (better(solution, open[position]?.solution ?? solution) > 0) position = index;
  }
  return open.splice(position, 1)[0];
}

/** For people in both roles: the column of each row's person and the row of each column's person, -1 for others. */
export interface Twins {
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
}

/** Undefined where fewer than two people are in both roles, so that there can be no loop. */
export function twinsOf(lineup: Lineup, [rowOrder, columnOrder]: Posed["order"]): Twins | undefined {
  const columnAt = new Map(Array.from(columnOrder, (position, column) => [lineup.ids[1][position], column]));
  const columnOfRow = rowOrder.map((position) => columnAt.get(lineup.ids[0][position]) ?? -1);
  if (columnOfRow.filter((column) => column >= 0).length < 2) return undefined;
  const rowOfColumn = new Int32Array(columnOrder.length).fill(-1);
  for (const [row, column] of columnOfRow.entries()) if (column >= 0) rowOfColumn[column] = row;
  return { columnOfRow, rowOfColumn };
}

/** The loops among chosen pairs (row and column in turn). */
export function loopsIn(pairs: Int32Array, { columnOfRow, rowOfColumn }: Twins): Loop[] {
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

function without(problem: Problem, pairs: readonly (readonly [number, number])[]): Problem {
  const scores = Float64Array.from(problem.scores);
  for (const [row, column] of pairs) scores[row * problem.columns + column] = Number.NaN;
  return { ...problem, scores };
}
