// Who is right: every answer, whoever gave it, is put to `check`, which knows the problem and not the solver.
import { check, type Verdict } from "../src/kernels/check.js";
import type { AnyPairs, PeersProblem, PeersSolution, Solution } from "../src/kernels/problem.js";

/** What there is to judge: pairs in the order of the contract, and the whole solution where the contender has one. */
export interface Judged {
  readonly pairs: Int32Array;
  readonly solution?: Solution | PeersSolution;
}

/** What is to be said about an answer. */
export interface Finding {
  readonly total: number;
  /** What is wrong with it as a choice of pairs, if anything. */
  readonly fault: string | undefined;
  /** Whether its prices prove that nothing is better. */
  readonly proven: boolean;
}

const work = { phases: 0, scans: 0, augmentations: 0 };

/** Judges an answer to a problem in which everybody (of the rows, or of the peers) can be matched, and so must be. */
export function judged(problem: AnyPairs | PeersProblem, answer: Judged): Finding {
  const { pairs } = answer;
  if (problem.kind === "peers") {
    const bare: PeersSolution = { status: "feasible", pairs, priority: pairs.length, total: sum(problem, pairs), work };
    const solution = answer.solution ?? bare;
    if ("shortfall" in solution) throw new Error("a solution for two sides answers a question about peers");
    return finding(check(problem, solution), solution, problem.people);
  }
  const shortfall = 0;
  const priority = pairs.length / 2;
  const bare: Solution = { status: "feasible", pairs, priority, total: sum(problem, pairs), shortfall, work };
  const solution = answer.solution ?? bare;
  if (!("shortfall" in solution)) throw new Error("a solution for peers answers a question about two sides");
  return finding(check(problem, solution), solution, problem.rows);
}

/** The best total as everybody sees it, so that an excess can be a share of it: a cost for two sides, a worth for peers. */
export function magnitude(problem: AnyPairs | PeersProblem, total: number): number {
  return problem.kind === "peers" ? total : largest(problem) * problem.rows - total;
}

/** The largest score of a problem; a cost is what a score falls short of it. */
export function largest(problem: AnyPairs): number {
  if (problem.kind === "streamed pairs") return problem.largestScore;
  let most = 0;
  for (const score of problem.kind === "pairs" ? problem.scores : problem.score) if (score > most) most = score;
  return most;
}

function finding(verdict: Verdict, { priority, total }: { priority: number; total: number }, people: number): Finding {
  if (!verdict.feasible) return { total, fault: verdict.faults[0] ?? "people are left over", proven: false };
  const left = people - priority;
  return { total, fault: left > 0 ? `${left} of ${people} left over` : undefined, proven: verdict.optimal };
}

/** The sum of the scores of the pairs; not a number where one of them is forbidden. */
function sum(problem: AnyPairs | PeersProblem, pairs: Int32Array): number {
  let total = 0;
  for (let at = 0; at < pairs.length; at += 2) total += scoreOf(problem, pairs[at]!, pairs[at + 1]!);
  return total;
}

function scoreOf(problem: AnyPairs | PeersProblem, row: number, column: number): number {
  if (problem.kind === "peers") return problem.scores[row * problem.people + column] ?? Number.NaN;
  if (problem.kind === "pairs") return problem.scores[row * problem.columns + column] ?? Number.NaN;
  if (problem.kind === "listed pairs") {
    const [from, to] = [problem.start[row] ?? 0, problem.start[row + 1] ?? 0];
    const at = problem.column.subarray(from, to).indexOf(column);
    return at < 0 ? Number.NaN : problem.score[from + at]!;
  }
  const scores = new Float64Array(problem.columns);
  problem.read(row, 1, scores);
  return scores[column] ?? Number.NaN;
}
