import type { Cohort } from "../cohort/cohort.js";
import type { Conflict, Constraints } from "../constraints/conflicts.js";
import type { Cell } from "../constraints/lists.js";
import { fitOf } from "../fit/score.js";
import type { PairsProgram, Roles } from "../program.js";
import type { NamedByRole } from "./hooks/answers.js";
import type { Hooked, PairsHooks } from "./hooks/hooks.js";
import { judgedThrough } from "./hooks/judged.js";
import type { Relation } from "./hooks/relation.js";
import { answeredIntake } from "./hooks/take-in.js";
import { type RunOptions, watching } from "./run.js";

/**
 * Who may be paired and how good it is, with what the hooks answer.
 *
 * @param conflictsOf What clashes in constraints.
 */
export function judgedPairs(
  program: PairsProgram<Roles, string, string>,
  constraints: Constraints,
  people: Cohort<Roles>["people"],
  options: RunOptions & Hooked<PairsHooks>,
  conflictsOf: (constraints: Constraints) => readonly Conflict[],
) {
  const { lineup, eligibility } = constraints;
  const { hooks, signal } = options;
  const roles = program.roleNames;
  const isShared = program.identity === "shared";
  const relation: Relation<NamedByRole> = {
    kind: "pair",
    lineup,
    program,
    eligibility,
    isShared,
    isTurned: isShared,
    isWeighed: true,
    named: ({ row, column }: Cell) => ({
      pair: { [roles[0]]: lineup.ids[0][row] ?? "", [roles[1]]: lineup.ids[1][column] ?? "" },
    }),
  };
  const judged = judgedThrough<string, NamedByRole>(
    { format: "pairs", roles, people, hooks, intake: answeredIntake(hooks), signal },
    [relation],
    ([one]) => conflictsOf({ ...constraints, eligibility: one.eligibility }),
    (one) => fitOf(program, lineup, one.eligibility, watching("scores", options)),
  );
  if (judged.status === "clash") return judged;
  const [one] = judged.relations;
  return { ...judged, constraints: { ...constraints, eligibility: one.eligibility }, fit: one.fit };
}
