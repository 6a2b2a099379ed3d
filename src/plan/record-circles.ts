import type { CircleLists } from "../constraints/circle-lists.js";
import { idsOfGroups } from "../constraints/peer-lists.js";
import type { CirclesHookAnswers } from "./hooks/answers.js";
import type { CircleGround } from "./pose-circles.js";
import { judgedInputs, type PlanRecord, recorded } from "./record.js";

/** Writes the record of a run for circles; `start` and `steps` are inputs, since what is found depends on them. */
export function circlesRecord(
  {
    program,
    among,
    leading,
  }: Pick<CircleGround, "program"> & {
    readonly among: Pick<CircleGround["among"], "lineup">;
    readonly leading: Pick<CircleGround["among"], "lineup"> | undefined;
  },
  lists: CircleLists,
  given: {
    readonly seed: number;
    readonly solver: string;
    readonly steps: unknown;
    readonly start: unknown;
    readonly most?: number | undefined;
    readonly hooks?: CirclesHookAnswers | undefined;
  },
): PlanRecord<string> {
  const { leads, size, count, over, worth, meeting, covers, circleRules } = program;
  const [members, leaders] = [among.lineup.people[0], leading?.lineup.people[1]];
  const { seed, solver, steps, start, most, hooks } = given;
  const inputs = {
    members,
    leaders,
    among: judgedInputs(program.among),
    leading: program.leading && judgedInputs(program.leading),
    covers: Object.entries(covers).map(([name, { by, members }]) => [name, by.name, by.settings, members]),
    circleRules: Object.entries(circleRules).map(([name, rule]) =>
      rule.form === "counted"
        ? [name, rule.form, rule.atLeast, rule.atMost]
        : [name, rule.form, ...(rule.form === "alike" ? [rule.atMost] : [])],
    ),
    meeting: meeting && [meeting.by.name, meeting.by.settings, meeting.by.atLeast, meeting.by.share],
    weights: program.weights,
    shape: { leads, size, count, over, worth },
    history: idsOfGroups(lists.history),
    never: idsOfGroups(lists.never),
    must: idsOfGroups(lists.must),
    byes: lists.byes ?? [],
    led: lists.leading,
    steps,
    start,
    most,
    hookAnswers: hooks,
  };
  const people = { member: members.length, ...(leaders === undefined ? {} : { lead: leaders.length }) };
  return recorded({ seed, solver, most, weights: program.weights, inputs, people });
}
