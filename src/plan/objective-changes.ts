import type { Constraints } from "../constraints/conflicts.js";
import { isAllowed } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";
import { type Mistake, refuse } from "../errors.js";
import { check } from "../kernels/check.js";
import { best } from "../kernels/pairs-solvers.js";
import type { Problem, Solution, SolveOptions, Solver } from "../kernels/problem.js";
import {
  fewestFirst,
  millionthsOf,
  type PerChange,
  type ReadFewChanges,
  type StandingCounts,
  standingCounts,
  standingPairs,
} from "./few-changes.js";
import { type Answer, solvedWithoutLoops } from "./loops.js";
import { type PlanObjective, solverNotFor } from "./objective.js";
import type { UnderObjective } from "./objective-under.js";
import type { Posed } from "./posed.js";

/**
 * Answers a posed problem under few changes: a pair that stands and is kept counts `perChange` more, so that what is solved and
 * proven is the sum of the fits and of these. Under `fewest first` see `fewestFirst`.
 *
 * Cost: one solve of the total; under `fewest first` two or a few.
 */
export function answeredWithFewChanges(
  objective: ReadFewChanges,
  question: Posed,
  constraints: Constraints,
  loopsForbidden: boolean,
  chosen: Solver | undefined,
  options: SolveOptions,
): UnderObjective {
  const { lineup, eligibility, must, most } = constraints;
  const mistakes: Mistake[] = [];
  const standing = standingPairs(lineup, objective, "objective.standing", mistakes);
  const solver = chosen ?? best(question.problem);
  if (!solver.exact || solver.refuses(question.problem) !== undefined) mistakes.push(solverNotFor(solver.name));
  refuse("match", mistakes);
  const free = cellsOfProblem(question, standing.cells);
  const solve = (problem: Problem) => solver.solve(problem, options);
  const asked = (scores: Float64Array): Answer => {
    const posed = { problem: { ...question.problem, scores }, order: question.order };
    if (loopsForbidden) return solvedWithoutLoops(posed, lineup, solve);
    const solution = solve(posed.problem);
    return { solution, verdict: check(posed.problem, solution), branched: false };
  };
  const keptBy = ({ solution }: Answer) => chosenOf(question.problem, solution, free);
  const rewarded = (millionths: number) => asked(raised(question.problem.scores, free, millionths));
  const { perChange } = objective;
  const first = perChange === "fewest first" ? asked(countingOnly(question.problem.scores, free)) : undefined;
  const answer =
    first === undefined || perChange !== "fewest first"
      ? rewarded(millionthsOf(perChange === "fewest first" ? 0 : perChange))
      : first.verdict.feasible
        ? fewestFirst(first, rewarded, keptBy, mostPairs(question.problem))
        : first;
  const isMost =
    first === undefined || (isProven(first) && isNotBehind(answer, first) && keptBy(answer) >= keptBy(first));
  const proven = isMost && isProven(answer);
  const made = new Set(must.map(({ row, column }) => row * eligibility.columns + column));
  const { pairs } = answer.solution;
  for (let at = 0; at < pairs.length; at += 2) {
    const [row, column] = [question.order[0][pairs[at] ?? 0] ?? 0, question.order[1][pairs[at + 1] ?? 0] ?? 0];
    if (pairs[at + 1] !== question.spare) made.add(row * eligibility.columns + column);
  }
  const counts = standingCounts(
    standing,
    perChange,
    ({ row, column }) => made.has(row * eligibility.columns + column),
    ({ row, column }) => !isAllowed(eligibility, row, column),
  );
  const among = `the plans that match as many people on the ${lineup.roles[0]} side as possible`;
  return {
    answer: plainly(answer, proven),
    solver,
    objective: fewChanges({ perChange, counts, proven, among, hasMust: must.length > 0, most }),
  };

  /** The answer in plain fits; its prices prove fits and rewards together. */
  function plainly(found: Answer, isBest: boolean): Answer {
    const { prices: _, ...solution } = found.solution;
    const total = totalOf(question.problem, solution);
    const plain = { ...solution, total };
    if (!found.verdict.feasible) return { ...found, solution: plain };
    if (isBest) {
      const bound = { priority: solution.priority, fit: total };
      return { ...found, solution: plain, verdict: { feasible: true, optimal: true, bound } };
    }
    // As for every objective that is not proven: the gap to the largest total bounds every plan, whatever it is for.
    const largest = solve(question.problem);
    const bound = { priority: largest.priority, fit: largest.total };
    const gap = { priority: bound.priority - solution.priority, fit: Math.max(0, bound.fit - total) };
    return { ...found, solution: plain, verdict: { feasible: true, optimal: false, bound, gap } };
  }
}

/** What a plan says of few changes, whatever its noun. */
export function fewChanges({
  perChange,
  counts,
  proven,
  among,
  hasMust,
  most,
}: {
  readonly perChange: PerChange;
  readonly counts: StandingCounts;
  readonly proven: boolean;
  readonly among: string;
  readonly hasMust: boolean;
  readonly most?: number | undefined;
}): PlanObjective {
  const wanted =
    perChange === "fewest first"
      ? "as few pairs as possible that stand are changed, and then the sum of the fits is as large as possible"
      : perChange === 0
        ? "the sum of the fits is as large as possible, whoever has to move"
        : `the sum of the fits, less ${perChange} for every pair that stands and is changed, is as large as possible`;
  const { pairs, kept, changed, forbidden, charged, brokenByLeaving } = counts;
  const of = (count: number) => (count === 1 ? "1 pair" : `${count} pairs`);
  const text = [
    `${proven ? "Proven:" : "Not proven, but sought:"} among ${among}, ${wanted}.`,
    `Of ${of(pairs)} that stood ${kept} ${kept === 1 ? "is" : "are"} kept and ${changed} ${changed === 1 ? "is" : "are"} changed${
      charged === undefined || charged === 0 ? "" : ` (charged ${charged} in all)`
    }${forbidden === 0 ? "" : `, ${forbidden} of them because rules forbid ${forbidden === 1 ? "it" : "them"} now`}.`,
    ...(brokenByLeaving === 0 ? [] : [`${of(brokenByLeaving)} more ended because somebody left.`]),
    ...(most === undefined ? [] : [`At most ${most} people may have a partner.`]),
    ...(hasMust ? ["What must be made is in every plan and was not weighed."] : []),
  ].join(" ");
  return { name: "few changes", perChange, standing: counts, partners: "free", proven, text };
}

function isProven({ verdict }: Answer): boolean {
  return verdict.feasible && verdict.optimal;
}

function isNotBehind({ solution }: Answer, first: Answer): boolean {
  return solution.priority >= first.solution.priority;
}

/** The cells of the problem of pairs by positions of the lineup; those that are not free to choose are left out. */
function cellsOfProblem({ problem, order }: Posed, cells: readonly Cell[]): Int32Array {
  const [rowAt, columnAt] = order.map((positions) => {
    const at = new Map(Array.from(positions, (position, place) => [position, place]));
    return (position: number) => at.get(position) ?? -1;
  });
  return Int32Array.from(
    cells
      .map(({ row, column }) => (rowAt?.(row) ?? 0) * problem.columns + (columnAt?.(column) ?? 0))
      .filter((cell) => !Number.isNaN(problem.scores[cell] ?? Number.NaN)),
  );
}

/** The scores with so much more for some cells. */
function raised(scores: Float64Array, cells: Int32Array, millionths: number): Float64Array {
  const more = scores.slice();
  for (const cell of cells) more[cell] = (more[cell] ?? Number.NaN) + millionths;
  return more;
}

/** The scores where these cells count 1 and no other counts. */
function countingOnly(scores: Float64Array, cells: Int32Array): Float64Array {
  return raised(
    scores.map((score) => (Number.isNaN(score) ? score : 0)),
    cells,
    1,
  );
}

/** How many of some cells a solution has. */
function chosenOf({ columns }: Problem, { pairs }: Solution, cells: Int32Array): number {
  const wanted = new Set(cells);
  let count = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    if (wanted.has((pairs[at] ?? 0) * columns + (pairs[at + 1] ?? 0))) count++;
  }
  return count;
}

function totalOf({ scores, columns }: Problem, { pairs }: Pick<Solution, "pairs">): number {
  let total = 0;
  for (let at = 0; at < pairs.length; at += 2) total += scores[(pairs[at] ?? 0) * columns + (pairs[at + 1] ?? 0)] ?? 0;
  return total;
}

/** How many pairs there can be at most. */
function mostPairs({ rows, columns, rowPlaces, columnPlaces }: Problem): number {
  const sum = (places: Int32Array) => places.reduce((all, one) => all + one, 0);
  return Math.min(sum(rowPlaces.max), sum(columnPlaces.max), rows * columns);
}
