import type { Cell } from "../constraints/lists.js";
import type { Context } from "../plan/context.js";
import type { Plan } from "../plan/plan.js";
import type { Answer } from "./answer.js";

/** Which pairs of one list are not in the other, both ways. */
export function between(before: readonly Cell[], after: readonly Cell[]): Pick<Answer, "made" | "unmade"> {
  const had = new Set(before.map(({ row, column }) => keyOf(row, column)));
  const has = new Set(after.map(({ row, column }) => keyOf(row, column)));
  return {
    made: after.filter(({ row, column }) => !had.has(keyOf(row, column))),
    unmade: before.filter(({ row, column }) => !has.has(keyOf(row, column))),
  };
}

/** A pair of a person of a side with one of the other. */
export function cellWith(side: 0 | 1, person: number, partner: number): Cell {
  return side === 0 ? { row: person, column: partner } : { row: partner, column: person };
}

/** A pair as one number; cohorts are smaller than 2^26 people. */
export function keyOf(row: number, column: number): number {
  return row * 2 ** 26 + column;
}

/** The pairs of a plan by position. */
export function cellsOfPlan(plan: Plan, { lineup }: Context): Cell[] {
  const [first, second] = lineup.roles;
  return plan.pairs.map((pair) => ({
    row: lineup.positions[0].get(pair[first] ?? "") ?? 0,
    column: lineup.positions[1].get(pair[second] ?? "") ?? 0,
  }));
}
