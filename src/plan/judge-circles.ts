import type { Lineup } from "../cohort/lineup.js";
import type { Eligibility } from "../constraints/eligibility.js";
import type { Cell } from "../constraints/lists.js";
import { circleUnits } from "../fit/circle-units.js";
import { fitOf } from "../fit/score.js";
import type { CirclesProgram, PersonSchema } from "../program.js";
import type { NamedByRole, NamedInGroup } from "./hooks/answers.js";
import type { CirclesHooks, Hooked } from "./hooks/hooks.js";
import { judgedThrough } from "./hooks/judged.js";
import type { Relation } from "./hooks/relation.js";
import { answeredIntake } from "./hooks/take-in.js";
import type { PeopleOfRun } from "./hooks/view.js";
import { namedInGroup } from "./judge-group.js";
import type { JudgedSides } from "./pose-circles.js";
import { type RunOptions, watching } from "./run.js";

type Named = NamedInGroup | NamedByRole<"member" | "lead">;
type Sides = Pick<JudgedSides, "lineup" | "eligibility">;

/** Who may be in one circle, members with each other and with leads, and how good it is, with what the hooks answer. */
export function judgedCircles(
  program: CirclesProgram<PersonSchema, PersonSchema, string, string>,
  among: Sides,
  leading: Sides | undefined,
  people: PeopleOfRun,
  options: RunOptions & Hooked<CirclesHooks>,
) {
  const { hooks, signal } = options;
  const units = circleUnits(program);
  const ofMembers: Relation<Named> = {
    kind: "people",
    ...among,
    program: program.among,
    isShared: true,
    isWeighed: units.members > 0,
    named: namedInGroup(among.lineup),
  };
  const ofLeads: Relation<Named> | undefined = leading &&
    program.leading && {
      kind: "pair",
      ...leading,
      program: program.leading,
      isShared: true,
      isWeighed: units.leads > 0,
      named: namedWithLead(leading.lineup),
    };
  const judged = judgedThrough<"member" | "lead", Named>(
    {
      format: "circles",
      roles: ofLeads === undefined ? ["member"] : ["member", "lead"],
      people,
      hooks,
      intake: answeredIntake(hooks),
      reserved: program.ruleNames,
      signal,
    },
    ofLeads === undefined ? [ofMembers] : [ofMembers, ofLeads],
    () => [],
    (one) => fitOf(one.program, one.lineup, one.eligibility, watching("scores", options)),
  );
  if (judged.status === "clash") return judged;
  const [members, leads] = judged.relations;
  return { ...judged, among: sidesOf(members), leading: leads && sidesOf(leads) };
}

function namedWithLead({ ids }: Lineup) {
  return ({ row, column }: Cell) => ({ pair: { member: ids[0][row] ?? "", lead: ids[1][column] ?? "" } });
}

function sidesOf({ lineup, eligibility, fit }: JudgedSides & { readonly eligibility: Eligibility }): JudgedSides {
  return { lineup, eligibility, fit };
}
