import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import type { CircleLists } from "../constraints/circle-lists.js";
import type { Conflict } from "../constraints/conflicts.js";
import { type Mistake, mistake } from "../errors.js";
import { type CirclesSolverName, circlesSolvers } from "../kernels/circles-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { CirclesProgram, PersonSchema, Roles } from "../program.js";
import type { CirclesOutcome } from "./circles-plan.js";
import { keepContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { decodedCircles, finishedCircles } from "./decode-circles.js";
import { freeLeadsOf, leadWarnings } from "./free-leads.js";
import type { CirclesHookAnswers } from "./hooks/answers.js";
import type { CirclesHooks, Hooked } from "./hooks/hooks.js";
import { heldBack } from "./hooks/release.js";
import { answeredFirst, takenIn } from "./hooks/take-in.js";
import { hookWarnings } from "./hooks/words.js";
import { impossibleConflict } from "./impossible-circles.js";
import { brokenByCircles } from "./kept-circles.js";
import { isCount } from "./pose-most.js";
import { preparedCircles } from "./prepared-circles.js";
import { circlesRecord } from "./record-circles.js";
import { type RunOptions, seedOf, solverNamed, watching, wrongAnswer } from "./run.js";
import { solvedCircles } from "./solve-circles.js";
import { keptCircleLists, membersOf } from "./step-lists.js";

/** A circle to begin with: the ids of its members; with those of its leads it is theirs. A circle of a plan fits. */
export type CircleStart =
  | readonly string[]
  | { readonly people: readonly string[]; readonly leads?: readonly string[] };

/** What a run for circles may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface CirclesMatchOptions extends CircleLists, RunOptions {
  /** The name of a solver or one of your own; the exact one where there is one for the program, else annealing. */
  readonly solver?: CirclesSolverName | Solver<"circles">;
  /** How many changes the search tries; unless given a million a person, or 50,000 under rules. */
  readonly steps?: number;
  /**
   * At most so many members have a place. There are then no more circles, and no larger ones, than hold so many together;
   * what `over` says of people who are left over is put aside.
   */
  readonly most?: number;
  /** Circles to begin with, such as those of an earlier plan or made by hand: what is found is never worse. */
  readonly start?: readonly CircleStart[];
}

type Program = CirclesProgram<PersonSchema, PersonSchema, string, string>;

/** The same with hooks. */
export type CirclesRunOptions = CirclesMatchOptions & Hooked<CirclesHooks>;

/** A run for circles: what it gave, and for whom and with which lists and answers of hooks, all of it data. */
export interface CirclesRun {
  readonly outcome: CirclesOutcome;
  readonly cohort: Cohort<Roles>;
  readonly options: CirclesMatchOptions & Hooked<CirclesHookAnswers>;
}

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
