import { check } from "../kernels/check.js";
import { type Shortage, shortage } from "../kernels/pairs/shortage.js";
import { best } from "../kernels/pairs-solvers.js";
import type { Problem, Solution } from "../kernels/problem.js";
import { openColumns, type Pool } from "./pool.js";

/** What can be said of the places of all plans at once, without looking at any score. */
export interface Flow {
  /** Most pairs that any plan can have, those that must be made included. */
  readonly pairs: number;
  /** Most people of the first role who can have a partner in one plan. */
  readonly matched: number;
  /** Most partners that each person can have: places, people they may meet who have a place. By side. */
  readonly usable: readonly [Int32Array, Int32Array];
  /**
   * Whose places are worth a pair, by side: the smallest set whose places bound all pairs (D. König 1931; the dual
   * prices of the largest flow). The others have places to spare, or nobody to meet.
   */
  readonly scarce: readonly [Uint8Array, Uint8Array];
  /** Whether every best plan has equally many pairs, and whether it gives each person of a side equally many partners. */
  readonly fixedPairs: boolean;
  readonly fixedLoads: readonly [boolean, boolean];
}

const UNPROVEN = "The largest number of pairs could not be proven.";

/** The flow, or the people whose least numbers make every plan impossible. */
export type FlowOrShortage = { readonly flow: Flow } | { readonly shortage: Shortage };

/**
 * Finds the most pairs that rules and places allow, by the solver of pairs with a score of 1 for each, and lets `check`
 * prove it. Pairs that must be made are fixed and take their places first. Must pairs that clash are to be found before.
 * Cost: one solve of the easiest kind (a tenth of a second at 2,000 x 2,000).
 */
export function flowOf(pool: Pool, watch: { readonly signal?: { throwIfAborted(): void } }): FlowOrShortage {
  const { bounds, constraints, lineup, program } = pool;
  const problem = problemOf(pool, 1, 0);
  const solution = proved(problem, watch);
  // Asked only here: with a least number for everybody the proof of a shortage takes longer than the flow.
  const lack = solution.status === "infeasible" ? shortage(problem) : undefined;
  if (lack !== undefined) return { shortage: lack };
  if (solution.status === "infeasible") throw new Error(UNPROVEN);
  const must = constraints.must.length;
  const pairs = must + solution.total;
  const single = (side: 0 | 1) => bounds[side].max.every((max) => max <= 1);
  const settled = (side: 0 | 1) => bounds[side].max.every((max, at) => max === bounds[side].min[at]);
  const matched = single(0) ? pairs : proved(problemOf(pool, 0, 1), watch).priority + metBefore(pool);
  const fixedPairs = single(0) || settled(0) || settled(1);
  // A ban on mutual loops can keep the best plan below the largest flow, so that nothing is known of single loads.
  const twins = lineup.ids[0].filter((id) => lineup.positions[1].has(id)).length;
  const hasLoops = program.mutual === "forbidden" && twins > 1;
  const full = (side: 0 | 1) =>
    !hasLoops && fixedPairs && pairs === bounds[side].max.reduce((sum, max) => sum + max, 0);
  return {
    flow: {
      pairs,
      matched,
      usable: usableOf(pool, problem),
      scarce: scarceOf(solution, problem),
      fixedPairs,
      fixedLoads: [settled(0) || full(0), settled(1) || full(1)],
    },
  };
}

function proved(problem: Problem, { signal }: { readonly signal?: { throwIfAborted(): void } }): Solution {
  const solution = best(problem).solve(problem, signal ? { signal } : {});
  if (solution.status === "infeasible") return solution; // who is short is told by their names
  const verdict = check(problem, solution);
  // Both are part of this library: an answer that is not proven is a fault of ours and must not become a finding.
  if (!verdict.feasible || !verdict.optimal) throw new Error(UNPROVEN);
  return solution;
}

/** Every allowed pair with the same score, every person of the first role with the same priority. */
function problemOf({ bounds, constraints, eligibility }: Pool, score: number, priority: number): Problem {
  const { rows, columns } = eligibility;
  const scores = new Float64Array(rows * columns).fill(Number.NaN);
  const open = new Int32Array(columns);
  for (let row = 0; row < rows; row++) {
    const count = openColumns(eligibility, row, open);
    for (let at = 0; at < count; at++) scores[row * columns + (open[at] ?? 0)] = score;
  }
  const fixed = [new Int32Array(rows), new Int32Array(columns)] as const;
  for (const { row, column } of constraints.must) {
    scores[row * columns + column] = Number.NaN;
    fixed[0][row] = (fixed[0][row] ?? 0) + 1;
    fixed[1][column] = (fixed[1][column] ?? 0) + 1;
  }
  const places = (side: 0 | 1) => ({
    min: bounds[side].min.map((min, at) => Math.max(0, min - (fixed[side][at] ?? 0))),
    max: bounds[side].max.map((max, at) => Math.max(0, max - (fixed[side][at] ?? 0))),
  });
  return {
    kind: "pairs",
    objective: "total",
    rows,
    columns,
    scores,
    rowPlaces: places(0),
    columnPlaces: places(1),
    rowPriority: fixed[0].map((count) => (count === 0 ? priority : 0)),
    columnPriority: new Int32Array(columns),
  };
}

/** How many people of the first role are in a pair that must be made. */
function metBefore({ constraints }: Pool): number {
  return new Set(constraints.must.map(({ row }) => row)).size;
}

function usableOf({ constraints }: Pool, problem: Problem): readonly [Int32Array, Int32Array] {
  const { rows, columns, scores } = problem;
  const places = [problem.rowPlaces.max, problem.columnPlaces.max] as const;
  const meets = [new Int32Array(rows), new Int32Array(columns)] as const;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (Number.isNaN(scores[row * columns + column])) continue;
      if ((places[1][column] ?? 0) > 0) meets[0][row] = (meets[0][row] ?? 0) + 1;
      if ((places[0][row] ?? 0) > 0) meets[1][column] = (meets[1][column] ?? 0) + 1;
    }
  }
  const usable = (side: 0 | 1) => meets[side].map((count, at) => Math.min(count, places[side][at] ?? 0));
  const found = [usable(0), usable(1)] as const;
  for (const { row, column } of constraints.must) {
    found[0][row] = (found[0][row] ?? 0) + 1;
    found[1][column] = (found[1][column] ?? 0) + 1;
  }
  return found;
}

function scarceOf({ prices }: Solution, { rows, columns }: Problem): readonly [Uint8Array, Uint8Array] {
  const marks = (fit: Float64Array | undefined, size: number) =>
    Uint8Array.from({ length: size }, (_, at) => Number((fit?.[at] ?? 0) > 0));
  return [marks(prices?.rows.fit, rows), marks(prices?.columns.fit, columns)];
}
