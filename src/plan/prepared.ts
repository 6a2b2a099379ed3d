import type { Lineup } from "../cohort/lineup.js";
import type { Constraints } from "../constraints/conflicts.js";
import type { Eligibility } from "../constraints/eligibility.js";
import type { ReadLists } from "../constraints/lists.js";
import type { ReadPeerLists } from "../constraints/peer-lists.js";
import type { Fit } from "../fit/fit.js";
import type { Solver } from "../kernels/problem.js";
import type { PairsProgram, PeersProgram, PersonSchema, Roles } from "../program.js";
import type { Decided } from "./decided.js";
import type { PairsHookAnswers, PeersHookAnswers } from "./hooks/answers.js";
import type { PlanRecord } from "./record.js";

/** All of a one-on-one plan that does not depend on the objective: what may be, what must be, and how good each pair is. */
export interface Prepared {
  readonly status: "ready";
  readonly program: PairsProgram<Roles, string, string>;
  readonly constraints: Constraints;
  readonly fit: Fit;
  readonly lists: ReadLists;
  readonly seed: number;
  readonly solver: Solver | undefined;
  /** What was decided otherwise than program and lists say; it is in all the rest already. */
  readonly decided?: Decided;
  /** What hooks answered; it is in all the rest already. */
  readonly hooks?: PairsHookAnswers;
}

/** The same for peers. */
export interface PreparedPeers {
  readonly status: "ready";
  readonly program: PeersProgram<PersonSchema, string, string>;
  readonly people: Lineup;
  readonly eligibility: Eligibility;
  readonly lists: ReadPeerLists;
  readonly fit: Fit;
  readonly solver: Solver<"peers">;
  readonly seed: number;
  readonly record: PlanRecord<string>;
  readonly most: number | undefined;
  /** What was decided otherwise than program and lists say; it is in all the rest already. */
  readonly decided?: Decided;
  /** What hooks answered; it is in all the rest already. */
  readonly hooks?: PeersHookAnswers;
}
