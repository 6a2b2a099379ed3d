import type { Cohort } from "../cohort/cohort.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import { circleConflictsOf } from "../constraints/circle-conflicts.js";
import { circleCountsOf } from "../constraints/circle-counts.js";
import { type CircleLists, type ReadCircleLists, readCircleLists } from "../constraints/circle-lists.js";
import { limitedCircles } from "../constraints/circle-most.js";
import type { Conflict } from "../constraints/conflicts.js";
import { idsOf } from "../constraints/peer-lists.js";
import { eligibilityOf } from "../constraints/rules.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import { coversOf } from "../fit/circle-covers.js";
import { type CircleInfluence, circleInfluence } from "../fit/circle-influence.js";
import { circleUnits } from "../fit/circle-units.js";
import type { CirclesProgram, PersonSchema, Roles } from "../program.js";
import { seededOrder } from "../random.js";
import { leadGroups } from "./circle-leads.js";
import { circleStarts } from "./circle-starts.js";
import { usableGroups } from "./free-leads.js";
import type { CirclesHookAnswers } from "./hooks/answers.js";
import type { CirclesHooks, Hooked } from "./hooks/hooks.js";
import { judgedCircles } from "./judge-circles.js";
import type { CircleGround } from "./pose-circles.js";
import { beyondMostMembers } from "./pose-most-peers.js";
import { type RunOptions, watching } from "./run.js";

/** All of a plan for circles that comes before the search: who may be together, how good that is, and who may lead. */
export interface PreparedCircles {
  readonly members: Lineup;
  readonly led: Lineup | undefined;
  readonly lists: ReadCircleLists;
  /** The circles to begin with, as ids. */
  readonly start: ReturnType<typeof startOf>;
  /** What hooks answered; it is in all the rest already. */
  readonly hooks: CirclesHookAnswers | undefined;
  readonly conflicts: readonly Conflict[];
  /** Undefined where something clashes. */
  readonly ready:
    | {
        readonly ground: CircleGround;
        readonly influence: CircleInfluence;
        readonly paired: ReturnType<typeof leadGroups>;
        readonly usable: ReturnType<typeof usableGroups>["usable"];
        readonly useless: ReturnType<typeof usableGroups>["useless"];
      }
    | undefined;
}

/**
 * Reads, constrains and scores; `mistakes` are those found before.
 *
 * @param how The seed, and at most how many members have a place.
 */
export function preparedCircles(
  program: CirclesProgram<PersonSchema, PersonSchema, string, string>,
  cohort: Pick<Cohort<Roles>, "people">,
  options: CircleLists &
    RunOptions &
    Hooked<CirclesHooks | CirclesHookAnswers> & {
      readonly most?: number;
      readonly start?: readonly unknown[];
    },
  { seed, most }: { readonly seed: number; readonly most: number },
  mistakes: Mistake[],
): PreparedCircles {
  const members = lineup(["member", "member"], cohort.people);
  const led = program.leading === undefined ? undefined : lineup(["member", "lead"], cohort.people);
  const lists = readCircleLists(members, led, options, mistakes);
  const start = startOf(options.start ?? [], mistakes);
  const ofMembers = { ...program.among, format: "circles", between: "members" } as const;
  const ruled = eligibilityOf(ofMembers, members, undefined, lists.among, mistakes, watching("rules", options));
  const ofLeads = program.leading && ({ ...program.leading, format: "circles", between: "member and lead" } as const);
  const rules = watching("rules", options);
  const leading = ofLeads &&
    led && { lineup: led, eligibility: eligibilityOf(ofLeads, led, undefined, lists.leading, mistakes, rules) };
  const counts = circleCountsOf(program.circleRules, members, mistakes);
  const time = circleStarts(program.meeting, members, led, mistakes);
  refuse("match", mistakes);
  const judged = judgedCircles(program, { lineup: members, eligibility: ruled }, leading, cohort.people, options);
  const hooks = judged.answers;
  const read = { members, led, lists, start, hooks };
  if (judged.status === "clash") return { ...read, conflicts: judged.conflicts, ready: undefined };
  const { among, leading: withLeads } = judged;
  const leadOrder = led === undefined ? new Int32Array(0) : seededOrder(seed, "lead", led.ids[1]);
  const paired = leadGroups(program.leads, leadOrder, lists, time);
  const { usable, useless } = usableGroups(program, withLeads, time, paired.groups);
  const leaders = usable.length * Math.max(1, program.leads);
  const { program: sized, shape } = limitedCircles(program, members.ids[0].length, leaders, most);
  const conflicts = [
    ...circleConflictsOf({
      members,
      among: among.eligibility,
      leading: withLeads,
      lists,
      shape,
      leadsPerCircle: program.leads,
    }),
    ...beyondMostMembers(members, [...lists.groups.flat(), ...lists.leading.must.map(({ row }) => row)], options.most),
  ];
  const units = circleUnits(program);
  const size = Math.max(2, Math.round(members.ids[0].length / Math.max(1, shape.circles)));
  const covers = coversOf(program, units, members, led, Math.min(size, shape.max));
  const influence = circleInfluence(units, among.fit, withLeads?.fit, covers.summaries);
  if (conflicts.length > 0) return { ...read, conflicts, ready: undefined };

  const order = seededOrder(seed, "member", members.ids[0]);
  const ground: CircleGround = {
    program: sized,
    among,
    leading: withLeads,
    shape,
    units,
    covers,
    counts,
    lists,
    time,
    order,
  };
  return { ...read, conflicts, ready: { ground, influence, paired, usable, useless } };
}

/** The circles to begin with, as ids; people who are not there are left out. */
function startOf(start: readonly unknown[], mistakes: Mistake[]) {
  return start.flatMap((group, index) => {
    const people = idsOf(group);
    const leads = typeof group === "object" && group !== null && "leads" in group ? idsOf(group.leads) : [];
    if (people !== undefined && leads !== undefined) return [{ people, leads }];
    const remedy = "Write [id, id], or { people: [id, id], leads: [id] }.";
    mistakes.push(mistake("start-circle", `start[${index}]`, "a circle is a list of ids.", remedy, group));
    return [];
  });
}
