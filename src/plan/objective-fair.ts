import type { Lineup } from "../cohort/lineup.js";
import { leastAllowed } from "../kernels/check/fair.js";
import { unsettled } from "../kernels/check/settled.js";
import { check } from "../kernels/check.js";
import { fair } from "../kernels/fair/fair.js";
import type { Objective, Problem, Solution, SolveOptions, Solver } from "../kernels/problem.js";
import { type Answer, type Better, solvedWithoutLoops, twinsOf } from "./loops.js";
import type { Posed } from "./pose.js";

/** What an objective of fairness gave: a checked answer whose verdict is about that objective. */
export interface FairAnswer {
  readonly answer: Answer;
  /** The best possible lowest score of the pairs that were free; absent without such pairs. */
  readonly lowest?: number;
  readonly partners: "free" | "as for the total";
}

/** How to solve: whether mutual loops are forbidden, and the solver of objectives other than the total. */
export interface HowFair {
  readonly lineup: Lineup;
  readonly loopsForbidden: boolean;
  readonly solver?: Solver;
  readonly options: SolveOptions;
}

/**
 * Solves a posed problem for bottleneck, worst-off first or a floor.
 *
 * Lowest scores can be compared only between plans with equally many pairs. Where everybody on the first side has one place
 * at most, matching as many of them as possible settles that. Where it does not, each of them gets as many partners as in
 * the plan of the largest total, and the objective chooses among the plans of which that is true: exact, and one sentence to
 * a coordinator.
 *
 * Mutual loops are opened by branch and bound, branches in the order of the objective. With a bound on the lowest score
 * (bottleneck, floor) that is done twice: the best lowest score of all plans without loops first, then the largest total
 * among the pairs that reach what follows from it; the two together are the objective's definition.
 *
 * Cost: one solve, two where the number of pairs is open or a bound meets loops, each times the trials of `loops.ts`.
 */
export function solvedFairly(question: Posed, objective: Exclude<Objective, "total">, how: HowFair): FairAnswer {
  const { lineup, loopsForbidden, options } = how;
  const total = (problem: Problem) => fair.solve({ ...problem, objective: "total" }, options);
  const isOpen = unsettled(question.problem) !== undefined;
  const partners = isOpen ? "as for the total" : "free";
  const first = isOpen ? withoutLoops(question, total) : undefined;
  if (first !== undefined && !first.verdict.feasible) return { answer: first, partners };
  const settled = first === undefined ? question : withLoads(question, first.solution);
  const isExact = first === undefined || (first.verdict.feasible && first.verdict.optimal);
  const found = underObjective(settled);
  if (first !== undefined && !found.answer.verdict.feasible && !isWrong(found.answer)) {
    return { answer: honest(first, false), ...lowestOf(question.problem, first.solution), partners };
  }
  return { ...found, answer: honest(found.answer, isExact), partners };

  function underObjective({ problem, order }: Posed): Omit<FairAnswer, "partners"> {
    const posed = { problem: { ...problem, objective }, order };
    const solve = (one: Problem) => (how.solver ?? fair).solve(one, options);
    const isBounded = objective !== "worst-off first";
    const mayLoop = loopsForbidden && twinsOf(lineup, order) !== undefined;
    if (!(isBounded && mayLoop)) {
      const answer = withoutLoops(posed, solve, byScores(problem));
      return { answer, ...lowestOf(posed.problem, answer.solution) };
    }
    const bottleneck = { problem: { ...problem, objective: "bottleneck" as const }, order };
    const highest = withoutLoops(bottleneck, solve, byLowest(problem));
    const lowest = lowestPair(problem, highest.solution);
    if (!highest.verdict.feasible || lowest === undefined) return { answer: highest };
    const from = leastAllowed(objective, lowest);
    const scores = problem.scores.map((score) => (score >= from ? score : Number.NaN));
    const answer = withoutLoops({ problem: { ...problem, scores }, order }, total);
    // Where a search was cut short, it may have missed what the one before it had found.
    const isLess = !answer.verdict.feasible || answer.solution.priority < highest.solution.priority;
    if (isLess && !isWrong(answer)) return { answer: honest(highest, false), lowest };
    return { answer: honest(answer, highest.verdict.optimal), lowest };
  }

  function withoutLoops(posed: Posed, solve: (problem: Problem) => Solution, better?: Better): Answer {
    if (loopsForbidden) return solvedWithoutLoops(posed, lineup, solve, better);
    const solution = solve(posed.problem);
    return { solution, verdict: check(posed.problem, solution), branched: false };
  }

  /** An answer whose verdict is not a proof gets the gap to the largest total: that bounds every plan, whatever it is for. */
  function honest(answer: Answer, isExact: boolean): Answer {
    const { verdict, solution } = answer;
    if (!verdict.feasible || (verdict.optimal && isExact)) return answer;
    const best = total(question.problem);
    const bound = { priority: best.priority, fit: best.total };
    const gap = { priority: best.priority - solution.priority, fit: Math.max(0, best.total - solution.total) };
    return { ...answer, verdict: { feasible: true, optimal: false, bound, gap } };
  }
}

/** Whether an answer breaks the problem, other than by being none. */
function isWrong({ verdict }: Answer): boolean {
  return !verdict.feasible && verdict.faults.length > 0;
}

/** Everybody on the first side has exactly as many partners as in this solution. */
function withLoads({ problem, order }: Posed, { pairs }: Solution): Posed {
  const loads = new Int32Array(problem.rows);
  for (let at = 0; at < pairs.length; at += 2) loads[pairs[at] ?? 0] = (loads[pairs[at] ?? 0] ?? 0) + 1;
  return { problem: { ...problem, rowPlaces: { min: loads, max: loads } }, order };
}

function lowestOf(problem: Problem, { stages = [], ...solution }: Solution): { readonly lowest?: number } {
  // With a floor, the pairs of the solution may lie below the best possible lowest score; the proof names it.
  const proof = stages.find((stage) => stage.wants === "fewest");
  const bounded = problem.objective === "worst-off first" ? undefined : proof?.at;
  const lowest = bounded ?? lowestPair(problem, solution);
  return lowest === undefined ? {} : { lowest };
}

function lowestPair(problem: Problem, { pairs }: Pick<Solution, "pairs">): number | undefined {
  return pairs.length === 0 ? undefined : scoresOf(problem, pairs)[0];
}

/** The scores of chosen pairs, rising. */
function scoresOf({ scores, columns }: Problem, pairs: Int32Array): Float64Array {
  const found = new Float64Array(pairs.length / 2);
  for (let at = 0; at < found.length; at++) {
    found[at] = scores[(pairs[2 * at] ?? 0) * columns + (pairs[2 * at + 1] ?? 0)] ?? Number.NaN;
  }
  return found.sort();
}

/** More people matched, then the sorted scores from the lowest up. */
function byScores(problem: Problem): Better {
  const known = new WeakMap<Solution, Float64Array>();
  const sorted = (solution: Solution): Float64Array => {
    const scores = known.get(solution) ?? scoresOf(problem, solution.pairs);
    known.set(solution, scores);
    return scores;
  };
  return (one, other) => {
    const [mine, theirs] = [sorted(one), sorted(other)];
    const differs = mine.findIndex((score, at) => score !== theirs[at]);
    return one.priority - other.priority || (differs < 0 ? 0 : (mine[differs] ?? 0) - (theirs[differs] ?? 0));
  };
}

/** More people matched, then the lowest score; a solution without pairs has nothing that could be low. */
function byLowest(problem: Problem): Better {
  const lowest = (solution: Solution) => lowestPair(problem, solution) ?? 0;
  return (one, other) => one.priority - other.priority || lowest(one) - lowest(other);
}
