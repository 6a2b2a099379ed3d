import type { Lists } from "../constraints/lists.js";
import type { SolverName } from "../kernels/pairs-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { Objective } from "./objective.js";
import type { RunOptions } from "./run.js";

/** What a run may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface MatchOptions<Role extends string = string> extends Lists<Role>, RunOptions {
  /** What is wanted of the fits, see `Objective`: their sum as large as possible unless said otherwise. */
  readonly objective?: Objective;
  /**
   * At most so many people of the first role get a partner, those with whom the plan is best; they have one place each then.
   * (With three places each, whom to choose would be NP-hard: exact cover by 3-sets.)
   */
  readonly most?: number;
  /** The name of a solver or one of your own; the exact one that fits the program unless said otherwise. */
  readonly solver?: SolverName | Solver;
}
