import type { Lineup } from "../cohort/lineup.js";
import type { Conflict } from "../constraints/conflicts.js";
import type { Eligibility } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";
import { fitOf } from "../fit/score.js";
import type { PeersProgram, PersonSchema, RoundsProgram } from "../program.js";
import type { NamedInGroup } from "./hooks/answers.js";
import type { Hooked, PeersHooks, RoundsHooks } from "./hooks/hooks.js";
import { judgedThrough } from "./hooks/judged.js";
import type { Relation } from "./hooks/relation.js";
import { answeredIntake } from "./hooks/take-in.js";
import type { PeopleOfRun } from "./hooks/view.js";
import { type RunOptions, watching } from "./run.js";

type Program = PeersProgram<PersonSchema, string, string> | RoundsProgram<PersonSchema, string, string>;

/** How two people of one group are named. */
export function namedInGroup({ ids }: Lineup): (cell: Cell) => NamedInGroup {
  return ({ row, column }) => ({ people: [ids[0][row] ?? "", ids[0][column] ?? ""] });
}

/**
 * Who of one group may meet and how good it is, with what the hooks answer.
 *
 * @param conflictsOf What clashes with so many pairs forbidden.
 */
export function judgedGroup(
  program: Program,
  lineup: Lineup,
  eligibility: Eligibility,
  people: PeopleOfRun,
  options: RunOptions & Hooked<PeersHooks | RoundsHooks>,
  conflictsOf: (eligibility: Eligibility) => readonly Conflict[],
) {
  const { hooks, signal } = options;
  const { format } = program;
  const named = namedInGroup(lineup);
  const base = { kind: "people", lineup, program, isShared: true, isWeighed: true, named } as const;
  const relation: Relation<NamedInGroup> = { ...base, eligibility };
  const judged = judgedThrough<"person", NamedInGroup>(
    { format, roles: ["person"], people, hooks, intake: answeredIntake(hooks), signal },
    [relation],
    ([one]) => conflictsOf(one.eligibility),
    (one) => fitOf(program, lineup, one.eligibility, watching("scores", options)),
  );
  if (judged.status === "clash") return judged;
  const [one] = judged.relations;
  return { ...judged, eligibility: one.eligibility, fit: one.fit };
}
