import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import { boundsOf } from "../constraints/capacity.js";
import { type Conflict, type Constraints, conflictsOf } from "../constraints/conflicts.js";
import { type Lists, type ReadLists, readLists } from "../constraints/lists.js";
import { eligibilityOf } from "../constraints/rules.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import { check } from "../kernels/check.js";
import { best, pairsSolvers, type SolverName } from "../kernels/pairs-solvers.js";
import type { Problem, Solver } from "../kernels/problem.js";
import type { PairIds, PairsProgram, Roles } from "../program.js";
import { keepContext } from "./context.js";
import { chosenCells, decoded, warningsOf } from "./decode.js";
import type { FewChanges } from "./few-changes.js";
import type { PairsHookAnswers } from "./hooks/answers.js";
import type { Hooked, PairsHooks } from "./hooks/hooks.js";
import { heldBack } from "./hooks/release.js";
import { answeredFirst, takenIn } from "./hooks/take-in.js";
import { hookWarnings } from "./hooks/words.js";
import { judgedPairs } from "./judge-pairs.js";
import { broken } from "./kept.js";
import { type Answer, solvedWithoutLoops } from "./loops.js";
import { inRecord, type Objective, type ReadObjective, readObjective } from "./objective.js";
import { answeredUnder } from "./objective-answer.js";
import type { UnderObjective } from "./objective-under.js";
import type { Infeasible, Outcome } from "./plan.js";
import { type Posed, posed } from "./pose.js";
import { readMost } from "./pose-most.js";
import type { Prepared } from "./prepared.js";
import { recordOf } from "./record.js";
import { type RunOptions, seedOf, solverNamed, watching, wrongAnswer } from "./run.js";
import { lackOf, unfilledConflict } from "./shortage.js";
import { keptLists } from "./step-lists.js";

/** What a run may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface MatchOptions<Role extends string = string> extends Lists<Role>, RunOptions {
  /** What is wanted of the fits, see `Objective`: their sum as large as possible unless said otherwise. */
  readonly objective?: Objective | FewChanges<PairIds<Role>>;
  /**
   * At most so many people of the first role get a partner, those with whom the plan is best; they have one place each then.
   * (With three places each, whom to choose would be NP-hard: exact cover by 3-sets.)
   */
  readonly most?: number;
  /** The name of a solver or one of your own; the exact one that fits the program unless said otherwise. */
  readonly solver?: SolverName | Solver;
}

/** The same with hooks, of programs with any roles. */
export type PairsRunOptions = MatchOptions & Hooked<PairsHooks>;

/** A run for pairs: what it gave, and for whom and with which lists and answers of hooks, all of it data. */
export interface PairsRun {
  readonly outcome: Outcome;
  readonly cohort: Cohort<Roles>;
  readonly options: MatchOptions & Hooked<PairsHookAnswers>;
}

/** The way of one-on-one through the stages of `match`. */
export function matchedPairs(
  program: PairsProgram<Roles, string, string>,
  given: Cohort<Roles>,
  options: PairsRunOptions = {},
): PairsRun {
  const mistakes: Mistake[] = [];
  const objective = readObjective(options.objective ?? "total", "objective", mistakes);
  const { hooks, signal } = options;
  const musts = () => mustsOfPairs(program, options);
  const run = { format: "pairs", roles: program.roleNames, people: given.people, hooks, musts, signal } as const;
  const { people, intake, isLeftOut } = takenIn(run, mistakes);
  const cohort = { ...given, people };
  const lists = intake === undefined ? options : { ...options, ...keptLists(options, isLeftOut) };
  const now = { ...lists, ...(hooks === undefined ? {} : { hooks: answeredFirst(hooks, intake) }) };
  const made = planned(prepared(program, cohort, now, mistakes), objective, now);
  const held = heldBack(made, hooks?.beforePlan, signal);
  const outcome = held ? frozenCopy({ ...held.outcome, hooks: { ...made.hooks, beforePlan: held.beforePlan } }) : made;
  const { hooks: _, ...rest } = lists;
  return { outcome, cohort, options: outcome.hooks === undefined ? rest : { ...rest, hooks: outcome.hooks } };
}

/** Everybody who must have a partner by the lists. */
export function mustsOfPairs(
  { roleNames }: Pick<PairsProgram<Roles, string, string>, "roleNames">,
  { must = [] }: Lists,
) {
  return must.flatMap((pair) => roleNames.map((role) => ({ role, id: pair[role] ?? "" })));
}

/** Reads, constrains and scores, once for any number of objectives; `mistakes` are those found before. */
export function prepared(
  program: PairsProgram<Roles, string, string>,
  cohort: Pick<Cohort<Roles>, "people">,
  options: PairsRunOptions,
  mistakes: Mistake[],
): Prepared | Infeasible<string> {
  const seed = seedOf(options.seed ?? 0, mistakes);
  const solver = solverNamed<Solver>(pairsSolvers, options.solver, mistakes);
  const people = lineup(program.roleNames, cohort.people);
  const lists = readLists(people, options, program.identity === "shared", mistakes);
  const all = constrained(program, people, lists, solver, mistakes, options);
  refuse("match", mistakes);
  const judged = judgedPairs(program, all, cohort.people, options, conflictsOf);
  const hooks = judged.answers;
  if (judged.status === "clash") {
    const { conflicts } = judged;
    const warnings = [...warningsOf(lists, []), ...hookWarnings(hooks)];
    const record = recordOf(program, people, options, seed, "none", hooks);
    const base = { status: "infeasible", format: "pairs", conflicts, warnings } as const;
    return frozenCopy({ ...base, ...(hooks === undefined ? {} : { hooks }), record });
  }
  const { constraints, fit } = judged;
  const ready = { status: "ready", program, constraints, fit, lists, seed, solver } as const;
  return hooks === undefined ? ready : { ...ready, hooks };
}

/** Solves, checks and decodes what was prepared, for one objective; what clashes without one clashes with any. */
export function planned(
  ready: Prepared | Infeasible<string>,
  objective: ReadObjective,
  options: MatchOptions,
): Outcome {
  if (ready.status === "infeasible") {
    return objective === "total"
      ? ready
      : frozenCopy({ ...ready, record: { ...ready.record, ...inRecord(objective) } });
  }
  const { program, constraints, fit, lists, seed, solver: chosen, hooks } = ready;
  const people = constraints.lineup;
  const question = posed(constraints, fit, seed);
  const lack = lackOf(constraints, question, fit, seed);
  if (lack !== undefined) return infeasible([lack]);
  const under = underObjective();
  const plain = chosen ?? best(question.problem);
  const solver = under?.solver ?? plain;
  const { solution, verdict, branched } = under?.answer ?? answeredBy(plain, question, program, people, seed, options);
  options.onProgress?.({ stage: "checking", done: 1 });
  if (!verdict.feasible) {
    if (verdict.faults.length > 0) throw wrongAnswer(solver, verdict.faults);
    return infeasible([under?.conflict ?? unfilledConflict(solution.shortfall, branched)], solver);
  }
  const cells = chosenCells(question, solution, lists.must);
  const faults = broken(constraints, cells);
  if (faults.length > 0) throw wrongAnswer(solver, faults);
  const found = { program, constraints, fit, question, solution, verdict, branched, cells, lists };
  const plan = decoded({
    ...found,
    record: record(solver),
    ...(under ? { objective: under.objective } : {}),
    ...(ready.decided ? { decided: ready.decided } : {}),
    ...(hooks ? { hooks } : {}),
  });
  const isProven = plan.status === "optimal" && !branched && solution.prices !== undefined;
  const proof = isProven ? { proof: solution } : {};
  const { eligibility, bounds, most } = constraints;
  const { history = [], never = [], must = [] } = options;
  const given = { history, never, must, ...(most === undefined ? {} : { most }) };
  keepContext(plan, { program, lineup: people, eligibility, bounds, fit, ready, objective, given, ...proof });
  return plan;

  function underObjective(): UnderObjective | undefined {
    if (objective === "total") return undefined;
    const work = { seed, ...watching("solving", options) };
    return answeredUnder(objective, question, constraints, program, chosen, work);
  }

  function record(solver: { readonly name: string } | undefined) {
    return { ...recordOf(program, people, options, seed, solver?.name ?? "none", hooks), ...inRecord(objective) };
  }

  function infeasible(conflicts: readonly Conflict[], solver?: { readonly name: string }): Infeasible<string> {
    const warnings = [...warningsOf(lists, []), ...hookWarnings(hooks)];
    const base = { status: "infeasible", format: "pairs", conflicts, warnings } as const;
    return frozenCopy({ ...base, ...(hooks === undefined ? {} : { hooks }), record: record(solver) });
  }
}

/** The constraint passes: what may be, and what must be; whether the two can go together is asked when hooks have spoken. */
export function constrained(
  program: PairsProgram<Roles, string, string>,
  people: Lineup,
  lists: ReadLists,
  solver: Solver | undefined,
  mistakes: Mistake[],
  options: MatchOptions,
): Constraints {
  const bounds = [
    boundsOf(people, 0, program.capacity[0], mistakes),
    boundsOf(people, 1, program.capacity[1], mistakes),
  ] as const;
  const eligibility = eligibilityOf(program, people, bounds, lists, mistakes, watching("rules", options));
  const most = readMost(options.most, people, bounds[0], solver, mistakes);
  return { lineup: people, eligibility, bounds, must: lists.must, ...(most === undefined ? {} : { most }) };
}

/** The solver's answer, read by a check that does not know the solver. */
function answeredBy(
  solver: Solver,
  question: Posed,
  program: PairsProgram<Roles, string, string>,
  people: Lineup,
  seed: number,
  options: MatchOptions,
): Answer {
  const refusal = solver.refuses(question.problem);
  if (refusal !== undefined) {
    const remedy = "Leave the solver to match, or choose another.";
    refuse("match", [mistake("solver-refuses", "solver", `cannot take this program: ${refusal}`, remedy, solver.name)]);
  }
  const solve = (problem: Problem) => solver.solve(problem, { seed, ...watching("solving", options) });
  if (program.mutual === "forbidden") return solvedWithoutLoops(question, people, solve);
  const solution = solve(question.problem);
  return { solution, verdict: check(question.problem, solution), branched: false };
}
