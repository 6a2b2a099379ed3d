import type { Cohort } from "../cohort/cohort.js";
import type { CirclesProblem, CirclesSolution } from "../kernels/problem.js";
import type { CirclesProgram, PersonSchema, Roles } from "../program.js";
import type { CirclesRun } from "./circles-options.js";
import type { JudgedSides } from "./pose-circles.js";

/** What a plan for circles was made from. */
export interface CirclesContext {
  readonly program: CirclesProgram<PersonSchema, PersonSchema, string, string>;
  /** Two members: both sides of its lineup are the members. Without criteria about two members all fits are 0. */
  readonly among: JudgedSides;
  /** A member and a lead; absent without leads. */
  readonly leading: JudgedSides | undefined;
  readonly problem: CirclesProblem;
  readonly solution: CirclesSolution;
  /** Who took part, and what the run was told: what makes a plan again. */
  readonly cohort: Pick<Cohort<Roles>, "people">;
  readonly options: CirclesRun["options"];
  /** Position among the members of each person of the problem. */
  readonly order: Int32Array;
  /** Positions among the leads of those who lead each circle of the problem. */
  readonly leads: readonly (readonly number[])[];
}
