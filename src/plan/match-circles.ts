import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { lineup } from "../cohort/lineup.js";
import { circleConflictsOf } from "../constraints/circle-conflicts.js";
import { circleCountsOf } from "../constraints/circle-counts.js";
import { type CircleLists, readCircleLists } from "../constraints/circle-lists.js";
import { limitedCircles } from "../constraints/circle-most.js";
import type { Conflict } from "../constraints/conflicts.js";
import { idsOf } from "../constraints/peer-lists.js";
import { eligibilityOf } from "../constraints/rules.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import { coversOf } from "../fit/circle-covers.js";
import { circleInfluence } from "../fit/circle-influence.js";
import { circleUnits } from "../fit/circle-units.js";
import { circlesSolvers } from "../kernels/circles-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { CirclesProgram, PersonSchema, Roles } from "../program.js";
import { seededOrder } from "../random.js";
import { leadGroups } from "./circle-leads.js";
import { circleStarts } from "./circle-starts.js";
import type { CirclesRun, CirclesRunOptions } from "./circles-options.js";
import type { CirclesOutcome } from "./circles-plan.js";
import { keepContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { decodedCircles, finishedCircles } from "./decode-circles.js";
import { freeLeadsOf, leadWarnings, usableGroups } from "./free-leads.js";
import { heldBack } from "./hooks/release.js";
import { answeredFirst, takenIn } from "./hooks/take-in.js";
import { hookWarnings } from "./hooks/words.js";
import { impossibleConflict } from "./impossible-circles.js";
import { judgedCircles } from "./judge-circles.js";
import { brokenByCircles } from "./kept-circles.js";
import type { CircleGround } from "./pose-circles.js";
import { isCount } from "./pose-most.js";
import { beyondMostMembers } from "./pose-most-peers.js";
import { circlesRecord } from "./record-circles.js";
import { seedOf, solverNamed, watching, wrongAnswer } from "./run.js";
import { solvedCircles } from "./solve-circles.js";
import { keptCircleLists, membersOf } from "./step-lists.js";

type Program = CirclesProgram<PersonSchema, PersonSchema, string, string>;

/** The circles' way through the stages of `match`. */
export function matchedCircles(program: Program, given: Cohort<Roles>, options: CirclesRunOptions = {}): CirclesRun {
  const mistakes: Mistake[] = [];
  const { hooks, signal } = options;
  const roles = program.leading === undefined ? (["member"] as const) : (["member", "lead"] as const);
  const musts = () => mustsOfCircles(options);
  const run = { format: "circles", roles, people: given.people, hooks, musts, signal } as const;
  const { people, intake, isLeftOut } = takenIn<"member" | "lead", typeof given.people>(run, mistakes);
  const cohort = { ...given, people };
  const lists = intake === undefined ? options : keptCircleLists(options, isLeftOut);
  const now = { ...lists, ...(hooks === undefined ? {} : { hooks: answeredFirst(hooks, intake) }) };
  const made = plannedCircles(program, cohort, now, mistakes);
  const held = heldBack(made, hooks?.beforePlan, signal);
  const outcome = held ? frozenCopy({ ...held.outcome, hooks: { ...made.hooks, beforePlan: held.beforePlan } }) : made;
  const { hooks: _, ...rest } = lists;
  return { outcome, cohort, options: outcome.hooks === undefined ? rest : { ...rest, hooks: outcome.hooks } };
}

/** Everybody who must have a place by the lists. */
export function mustsOfCircles({ must = [], leading }: CircleLists) {
  return [
    ...must.flatMap((group) => membersOf(group).map((id) => ({ role: "member", id }))),
    ...(leading?.must ?? []).flatMap(({ member, lead }) => [
      { role: "member", id: member },
      { role: "lead", id: lead },
    ]),
  ];
}

/** Reads, constrains, scores, solves, checks and decodes, for those who take part; `mistakes` are those found before. */
export function plannedCircles(
  program: Program,
  cohort: Pick<Cohort<Roles>, "people">,
  options: CirclesRunOptions,
  mistakes: Mistake[],
): CirclesOutcome {
  const seed = seedOf(options.seed ?? 0, mistakes);
  const solver = solverNamed<Solver<"circles">>(circlesSolvers, options.solver, mistakes);
  readSteps(options.steps, mistakes);
  const most = options.most !== undefined && isCount(options.most, mistakes) ? options.most : Number.POSITIVE_INFINITY;
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
  const record = (solver: string) =>
    circlesRecord({ program, among: { lineup: members }, leading: led && { lineup: led } }, options, {
      seed,
      solver,
      steps: options.steps,
      start,
      most: options.most,
      hooks,
    });

  if (judged.status === "clash") return infeasible(judged.conflicts, "none");
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
  if (conflicts.length > 0) return infeasible(conflicts, "none");

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
  const found = solvedCircles(ground, usable, {
    seed,
    solver,
    start: start.map(({ people, leads }) => ({
      members: people.flatMap((id) => members.positions[0].get(id) ?? []),
      leads: leads.flatMap((id) => led?.positions[1].get(id) ?? []),
    })),
    ...(options.steps === undefined ? {} : { steps: options.steps }),
    ...watching("solving", options),
  });
  options.onProgress?.({ stage: "checking", done: 1 });
  if (found.status === "none") return infeasible([impossibleConflict(ground, found)], found.solver.name);
  const circles = finishedCircles(found);
  const faults = brokenByCircles(
    ground,
    circles.filter(({ members }) => members.length > 0),
  );
  if (faults.length > 0) throw wrongAnswer(found.solver, faults);
  const plan = decodedCircles({
    ground,
    influence,
    answer: found,
    circles,
    groups: usable,
    freeLeads: freeLeadsOf(ground, circles, { usable, useless, alone: paired.alone }),
    warnings: leadWarnings(ground, paired, useless),
    record: record(found.solver.name),
    ...(options.most === undefined ? {} : { most: options.most }),
    ...(hooks ? { hooks } : {}),
  });
  const { signal: _, onProgress: __, hooks: ___, ...told } = options;
  keepContext(plan, {
    program,
    cohort,
    options: hooks ? { ...told, hooks } : told,
    among,
    leading: withLeads,
    problem: found.posed.problem,
    solution: found.solution,
    order: found.posed.order,
    leads: found.posed.leads,
  });
  return plan;

  function infeasible(conflicts: readonly Conflict[], solver: string): CirclesOutcome {
    const warnings = [...warningsOf(lists, []), ...hookWarnings(hooks)];
    const none = { status: "infeasible", format: "circles", conflicts, warnings, ...(hooks ? { hooks } : {}) } as const;
    return frozenCopy({ ...none, record: record(solver) });
  }
}

function readSteps(steps: unknown, mistakes: Mistake[]): void {
  if (steps === undefined || (typeof steps === "number" && Number.isSafeInteger(steps) && steps >= 0)) return;
  const remedy = "Give a whole number, 0 or more; without any, the search chooses one.";
  mistakes.push(mistake("circles-steps", "steps", "a number of tries must have an end.", remedy, steps));
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
