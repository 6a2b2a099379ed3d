import type { Cohort } from "../cohort/cohort.js";
import type { CircleLists } from "../constraints/circle-lists.js";
import type { CirclesSolverName } from "../kernels/circles-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { Roles } from "../program.js";
import type { CirclesOutcome } from "./circles-plan.js";
import type { CirclesHookAnswers } from "./hooks/answers.js";
import type { CirclesHooks, Hooked } from "./hooks/hooks.js";
import type { RunOptions } from "./run.js";

/** A circle to begin with: the ids of its members; with those of its leads it is theirs. A circle of a plan fits. */
export type CircleStart =
  | readonly string[]
  | { readonly people: readonly string[]; readonly leads?: readonly string[] };

/** What a run for circles may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface CirclesMatchOptions extends CircleLists, RunOptions {
  /** The name of a solver or one of your own; the exact one where there is one for the program, else annealing. */
  readonly solver?: CirclesSolverName | Solver<"circles">;
  /** How many changes the search tries; unless given a million a person, or 50,000 under rules. */
  readonly steps?: number;
  /**
   * At most so many members have a place. There are then no more circles, and no larger ones, than hold so many together;
   * what `over` says of people who are left over is put aside.
   */
  readonly most?: number;
  /** Circles to begin with, such as those of an earlier plan or made by hand: what is found is never worse. */
  readonly start?: readonly CircleStart[];
}

/** The same with hooks. */
export type CirclesRunOptions = CirclesMatchOptions & Hooked<CirclesHooks>;

/** A run for circles: what it gave, and for whom and with which lists and answers of hooks, all of it data. */
export interface CirclesRun {
  readonly outcome: CirclesOutcome;
  readonly cohort: Cohort<Roles>;
  readonly options: CirclesMatchOptions & Hooked<CirclesHookAnswers>;
}
