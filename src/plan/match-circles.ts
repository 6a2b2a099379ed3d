import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import type { CircleLists } from "../constraints/circle-lists.js";
import type { Conflict } from "../constraints/conflicts.js";
import { type Mistake, mistake } from "../errors.js";
import { circlesSolvers } from "../kernels/circles-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { CirclesProgram, PersonSchema, Roles } from "../program.js";
import type { CirclesRun, CirclesRunOptions } from "./circles-options.js";
import type { CirclesOutcome } from "./circles-plan.js";
import { keepContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { decodedCircles, finishedCircles } from "./decode-circles.js";
import { freeLeadsOf, leadWarnings } from "./free-leads.js";
import { heldBack } from "./hooks/release.js";
import { answeredFirst, takenIn } from "./hooks/take-in.js";
import { hookWarnings } from "./hooks/words.js";
import { impossibleConflict } from "./impossible-circles.js";
import { brokenByCircles } from "./kept-circles.js";
import { isCount } from "./pose-most.js";
import { preparedCircles } from "./prepared-circles.js";
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
  const { members, led, lists, start, hooks, conflicts, ready } = preparedCircles(
    program,
    cohort,
    options,
    { seed, most },
    mistakes,
  );
  const record = (solver: string) =>
    circlesRecord({ program, among: { lineup: members }, leading: led && { lineup: led } }, options, {
      seed,
      solver,
      steps: options.steps,
      start,
      most: options.most,
      hooks,
    });

  if (ready === undefined) return infeasible(conflicts, "none");
  const { ground, influence, paired, usable, useless } = ready;
  const { among, leading: withLeads } = ground;
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
