import type { Problem } from "../../src/kernels/problem.js";

/** The best that any choice of pairs reaches, level by level: shortfall down, then priority up, then total up. */
export interface Best {
  readonly shortfall: number;
  readonly priority: number;
  readonly total: number;
}

/**
 * The optimum by trying every set of partners for every row, keeping the best for each combination of column loads.
 * Exhaustive, and shares nothing with the kernels. Time O(rows * combinations * 2^columns): for up to 8 people a side with
 * one place, or 4 by 5 with several.
 */
export function bruteForce(problem: Problem): Best {
  let reached = new Map<string, { loads: number[]; best: Best }>();
  reached.set("", { loads: new Array(problem.columns).fill(0), best: { shortfall: 0, priority: 0, total: 0 } });
  for (let row = 0; row < problem.rows; row++) {
    const next = new Map<string, { loads: number[]; best: Best }>();
    for (const { loads, best } of reached.values()) {
      for (const partners of partnerSets(problem, row)) {
        const more = loads.slice();
        for (const column of partners) more[column]!++;
        if (more.some((load, column) => load > problem.columnPlaces.max[column]!)) continue;
        const candidate = {
          shortfall: best.shortfall + Math.max(0, problem.rowPlaces.min[row]! - partners.length),
          priority: best.priority + (partners.length > 0 ? problem.rowPriority[row]! : 0),
          total: partners.reduce((sum, column) => sum + problem.scores[row * problem.columns + column]!, best.total),
        };
        const key = more.join();
        const known = next.get(key);
        if (!known || isBetter(candidate, known.best)) next.set(key, { loads: more, best: candidate });
      }
    }
    reached = next;
  }
  let winner: Best | undefined;
  for (const { loads, best } of reached.values()) {
    const whole = { ...best };
    for (const [column, load] of loads.entries()) {
      whole.shortfall += Math.max(0, problem.columnPlaces.min[column]! - load);
      whole.priority += load > 0 ? problem.columnPriority[column]! : 0;
    }
    if (!winner || isBetter(whole, winner)) winner = whole;
  }
  if (!winner) throw new Error("leaving everybody alone is always possible");
  return winner;
}

function partnerSets(problem: Problem, row: number): number[][] {
  let sets: number[][] = [[]];
  for (let column = 0; column < problem.columns; column++) {
    if (Number.isNaN(problem.scores[row * problem.columns + column])) continue;
    sets = sets.concat(sets.map((set) => [...set, column]));
  }
  return sets.filter((set) => set.length <= problem.rowPlaces.max[row]!);
}

function isBetter(one: Best, other: Best): boolean {
  if (one.shortfall !== other.shortfall) return one.shortfall < other.shortfall;
  if (one.priority !== other.priority) return one.priority > other.priority;
  return one.total > other.total;
}
