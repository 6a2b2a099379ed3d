import { type Constraints, person } from "../constraints/conflicts.js";
import { rulesAgainst } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";

/**
 * Reads a finished plan against the rules, the places and the pairs that must be made, knowing nothing of how it was
 * found. Gives what it breaks, in words; nothing for a plan that may leave. Cost: one look at every pair of the plan.
 */
export function broken({ lineup, eligibility, bounds, must, most }: Constraints, cells: readonly Cell[]): string[] {
  const faults: string[] = [];
  const loads = [new Int32Array(eligibility.rows), new Int32Array(eligibility.columns)] as const;
  const made = new Set<string>();
  for (const { row, column } of cells) {
    const names = `${person(lineup, 0, row).id} and ${person(lineup, 1, column).id}`;
    for (const rule of rulesAgainst(eligibility, row, column)) faults.push(`${names}: "${eligibility.rules[rule]}"`);
    if (made.has(`${row} ${column}`)) faults.push(`${names}: paired twice`);
    made.add(`${row} ${column}`);
    loads[0][row] = (loads[0][row] ?? 0) + 1;
    loads[1][column] = (loads[1][column] ?? 0) + 1;
  }
  for (const { row, column } of must.filter(({ row, column }) => !made.has(`${row} ${column}`))) {
    faults.push(`${person(lineup, 0, row).id} and ${person(lineup, 1, column).id}: must be paired and are not`);
  }
  for (const side of [0, 1] as const) {
    for (const [index, load] of loads[side].entries()) {
      const [min, max] = [bounds[side].min[index] ?? 0, bounds[side].max[index] ?? 0];
      if (load < min || load > max) {
        faults.push(`${person(lineup, side, index).id}: ${load} partners, ${min} to ${max} are allowed`);
      }
    }
  }
  const served = loads[0].filter((load) => load > 0).length;
  if (most !== undefined && served > most) {
    faults.push(`${served} people on the ${lineup.roles[0]} side have a partner, at most ${most} may`);
  }
  return faults;
}
