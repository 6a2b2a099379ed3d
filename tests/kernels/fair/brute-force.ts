import type { Objective, Problem } from "../../../src/kernels/problem.js";

/** What a choice of pairs is worth at every level: places missing, priority earned, and the sorted scores of its pairs. */
export interface Choice {
  readonly shortfall: number;
  readonly priority: number;
  /** Rising. */
  readonly scores: readonly number[];
}

/**
 * Every choice of pairs that nobody's most places forbid and that is best at the levels of bounds and priorities, as the
 * sorted lists of its scores. Exhaustive, and shares nothing with the kernels: for up to 6 by 6 with one place, 4 by 4 with
 * several.
 */
export function bestChoices(problem: Problem): Choice[] {
  let found: Choice[] = [];
  const columnLoads: number[] = new Array(problem.columns).fill(0);
  const rowLoads: number[] = new Array(problem.rows).fill(0);
  const scores: number[] = [];
  const walk = (cell: number): void => {
    if (cell === problem.rows * problem.columns) {
      keep();
      return;
    }
    walk(cell + 1);
    const row = Math.floor(cell / problem.columns);
    const column = cell % problem.columns;
    const score = problem.scores[cell]!;
    const isFull =
      rowLoads[row]! >= problem.rowPlaces.max[row]! || columnLoads[column]! >= problem.columnPlaces.max[column]!;
    if (Number.isNaN(score) || isFull) return;
    rowLoads[row]!++;
    columnLoads[column]!++;
    scores.push(score);
    walk(cell + 1);
    rowLoads[row]!--;
    columnLoads[column]!--;
    scores.pop();
  };
  const keep = (): void => {
    const missing = (loads: number[], least: Int32Array) =>
      loads.reduce((sum, load, person) => sum + Math.max(0, least[person]! - load), 0);
    const earned = (loads: number[], priority: Int32Array) =>
      loads.reduce((sum, load, person) => sum + (load > 0 ? priority[person]! : 0), 0);
    const choice = {
      shortfall: missing(rowLoads, problem.rowPlaces.min) + missing(columnLoads, problem.columnPlaces.min),
      priority: earned(rowLoads, problem.rowPriority) + earned(columnLoads, problem.columnPriority),
      scores: scores.slice().sort((a, b) => a - b),
    };
    const best = found[0] ?? choice;
    const difference = best.shortfall - choice.shortfall || choice.priority - best.priority;
    if (difference < 0) return;
    if (difference > 0) found = [];
    found.push(choice);
  };
  walk(0);
  return found;
}

/** The sorted scores of a choice that is best for the objective, or only what the objective compares: lowest and total. */
export function bestFor(choices: readonly Choice[], objective: Objective): readonly number[] {
  const lists = choices.map(({ scores }) => scores);
  const lowest = Math.max(...lists.map((scores) => scores[0] ?? Number.POSITIVE_INFINITY));
  if (objective === "worst-off first") return lists.reduce((best, list) => (isFairer(list, best) ? list : best));
  const floor = floorOf(objective, lowest);
  const fitting = lists.filter((scores) => scores.every((score) => score >= floor));
  return fitting.reduce((best, list) => (sum(list) > sum(best) ? list : best));
}

/** The least score that is allowed, by fractions of whole numbers without rounding. */
export function floorOf(objective: Objective, lowest: number): number {
  if (objective === "total") return Number.NEGATIVE_INFINITY;
  if (typeof objective === "string" || lowest < 0 || !Number.isFinite(lowest)) return lowest;
  const hundredfold = BigInt(lowest) * BigInt(objective.floor);
  return Number((hundredfold + 99n) / 100n);
}

function isFairer(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) throw new Error("the number of pairs is not settled");
  const at = one.findIndex((score, position) => score !== other[position]);
  return at >= 0 && one[at]! > other[at]!;
}

export function sum(scores: readonly number[]): number {
  return scores.reduce((total, score) => total + score, 0);
}
