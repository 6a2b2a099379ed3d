import type { Constraints } from "../constraints/conflicts.js";
import { mistake, refuse } from "../errors.js";
import { fair } from "../kernels/fair/fair.js";
import { pairsSolvers } from "../kernels/pairs-solvers.js";
import type { SolveOptions, Solver } from "../kernels/problem.js";
import type { PairsProgram, Roles } from "../program.js";
import { isFewChanges } from "./few-changes.js";
import { twinsOf } from "./loops.js";
import { planObjective, type ReadObjective, solverNotFor } from "./objective.js";
import { answeredWithFewChanges } from "./objective-changes.js";
import { solvedFairly } from "./objective-fair.js";
import { solvedStably, stableConflict } from "./objective-stable.js";
import type { UnderObjective } from "./objective-under.js";
import type { Posed } from "./pose.js";

/**
 * Answers a posed problem under an objective other than the total, and says what is proven.
 *
 * The solvers of the table solve for the total, all but `fair`: naming another one is a mistake. A solver of one's own is
 * asked, and the check reads the proof it gives.
 */
export function answeredUnder(
  objective: Exclude<ReadObjective, "total">,
  question: Posed,
  constraints: Constraints,
  program: PairsProgram<Roles, string, string>,
  chosen: Solver | undefined,
  options: SolveOptions,
): UnderObjective {
  if (isFewChanges(objective)) {
    const loopsForbidden = program.mutual === "forbidden";
    return answeredWithFewChanges(objective, question, constraints, loopsForbidden, chosen, options);
  }
  const isOther = Object.values<Solver>(pairsSolvers).some((solver) => solver === chosen && solver !== fair);
  if (chosen !== undefined && (isOther || objective === "stable")) {
    refuse("match", [solverNotFor(chosen.name)]);
  }
  const { lineup, must, most } = constraints;
  if (most !== undefined && objective === "stable") {
    const message = "a stable plan has as many people as stability gives it.";
    refuse("match", [
      mistake("most-stable", "most", message, 'Leave it out, or choose another objective, such as "fair".', most),
    ]);
  }
  const loopsForbidden = program.mutual === "forbidden";
  const loops = loopsForbidden && twinsOf(lineup, question.order) !== undefined;
  const found = {
    objective,
    served: lineup.roles[0],
    must: must.length > 0,
    loops,
    ...(most === undefined ? {} : { most }),
  };
  if (objective === "stable") {
    const answer = solvedStably(question, lineup, loopsForbidden, options);
    const isShort = !answer.verdict.feasible && answer.verdict.faults.length === 0;
    return {
      answer,
      solver: { name: "stable" },
      objective: planObjective({ ...found, partners: "free", proven: answer.verdict.feasible }),
      ...(isShort ? { conflict: stableConflict(constraints, question, answer.solution) } : {}),
    };
  }
  const solver = chosen ?? fair;
  const how = { lineup, loopsForbidden, options, ...(chosen ? { solver: chosen } : {}) };
  const { answer, lowest, partners } = solvedFairly(question, objective, how);
  const { prices: _, ...solution } = answer.solution; // they prove a part of the search, and nothing about the total
  const proven = answer.verdict.feasible && answer.verdict.optimal;
  const words = planObjective({ ...found, partners, proven, ...(lowest === undefined ? {} : { lowest }) });
  return { answer: { ...answer, solution }, solver, objective: words };
}
