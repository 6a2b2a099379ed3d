import { type Lineup, lineup } from "../cohort/lineup.js";
import { type Bounds, boundsOf } from "../constraints/capacity.js";
import type { Constraints } from "../constraints/conflicts.js";
import type { Eligibility } from "../constraints/eligibility.js";
import { type Lists, type ReadLists, readLists } from "../constraints/lists.js";
import { eligibilityOf, type Watch } from "../constraints/rules.js";
import { type Mistake, refuse } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import { fitOf } from "../fit/score.js";
import type { PairsProgram, Roles } from "../program.js";

/** All that the passes of the linter look at: what a plan would be made from, before there is one. */
export interface Pool {
  readonly program: PairsProgram<Roles, string, string>;
  readonly lineup: Lineup;
  readonly lists: ReadLists;
  readonly bounds: readonly [Bounds, Bounds];
  /** With the pairs that floors and minimum evidence take away. */
  readonly eligibility: Eligibility;
  readonly constraints: Constraints;
  readonly fit: Fit;
  /** How many people each person may meet, by side. */
  readonly reach: readonly [Int32Array, Int32Array];
  /** Allowed pairs in all. */
  readonly allowed: number;
}

/** Applies rules and criteria to every pair as `match` does. Cost: that of `match` without the solver. */
export function poolOf(
  program: PairsProgram<Roles, string, string>,
  people: Readonly<Record<string, readonly { readonly id: string }[] | undefined>>,
  given: Lists,
  watch: (stage: "rules" | "scores") => Watch,
): Pool {
  const mistakes: Mistake[] = [];
  const line = lineup(program.roleNames, people);
  const lists = readLists(line, given, program.identity === "shared", mistakes);
  const bounds = [
    boundsOf(line, 0, program.capacity[0], mistakes),
    boundsOf(line, 1, program.capacity[1], mistakes),
  ] as const;
  const eligibility = eligibilityOf(program, line, bounds, lists, mistakes, watch("rules"));
  refuse("lint", mistakes);
  const fit = fitOf(program, line, eligibility, watch("scores"));
  const reach = reachOf(eligibility);
  return {
    program,
    lineup: line,
    lists,
    bounds,
    eligibility,
    constraints: { lineup: line, eligibility, bounds, must: lists.must },
    fit,
    reach,
    allowed: reach[0].reduce((sum, count) => sum + count, 0),
  };
}

/** Lists the allowed columns of a row and gives their number; `open` has a place for every column. */
export function openColumns({ columns, words, forbiddenBy }: Eligibility, row: number, open: Int32Array): number {
  let count = 0;
  for (let column = 0; column < columns; column++) {
    const at = (row * columns + column) * words;
    let bits = 0;
    for (let word = 0; word < words; word++) bits |= forbiddenBy[at + word] ?? 0;
    if (bits === 0) open[count++] = column;
  }
  return count;
}

function reachOf(eligibility: Eligibility): readonly [Int32Array, Int32Array] {
  const { rows, columns } = eligibility;
  const reach = [new Int32Array(rows), new Int32Array(columns)] as const;
  const open = new Int32Array(columns);
  for (let row = 0; row < rows; row++) {
    const count = openColumns(eligibility, row, open);
    reach[0][row] = count;
    for (let at = 0; at < count; at++) {
      const column = open[at] ?? 0;
      reach[1][column] = (reach[1][column] ?? 0) + 1;
    }
  }
  return reach;
}
