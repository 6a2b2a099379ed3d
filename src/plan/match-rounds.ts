import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import type { Conflict } from "../constraints/conflicts.js";
import type { Eligibility } from "../constraints/eligibility.js";
import {
  groupsOfRounds,
  idsOfGroups,
  type ReadPeerLists,
  type RoundsLists,
  readPeerLists,
} from "../constraints/peer-lists.js";
import { eligibilityOf } from "../constraints/rules.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import { checkRounds } from "../kernels/check/rounds.js";
import { checkRoundsTotal } from "../kernels/check/rounds-total.js";
import { planRounds } from "../kernels/rounds/plan.js";
import type { Shape } from "../kernels/rounds/shape.js";
import { roundsTotalAtMost } from "../kernels/rounds/total-bound.js";
import type { PersonSchema, Roles, RoundsProgram } from "../program.js";
import { seededOrder } from "../random.js";
import { keepContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { decodedRounds, seatedRounds } from "./decode-rounds.js";
import type { PeersHookAnswers } from "./hooks/answers.js";
import type { Hooked, RoundsHooks } from "./hooks/hooks.js";
import { heldBack } from "./hooks/release.js";
import { answeredFirst, takenIn } from "./hooks/take-in.js";
import { hookWarnings } from "./hooks/words.js";
import { judgedGroup } from "./judge-group.js";
import { brokenByRounds } from "./kept-rounds.js";
import { mostCells, type PosedRounds, posedRounds } from "./pose-rounds.js";
import { recordOf } from "./record.js";
import { noRound, noSuchGroups, notFound } from "./rounds-conflicts.js";
import type { RoundsOutcome } from "./rounds-plan.js";
import { type RunOptions, seedOf, watching, wrongAnswer } from "./run.js";
import { type SetAside, setAside } from "./set-aside.js";
import { keptGroups } from "./step-lists.js";

/** What a run for rounds may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface RoundsMatchOptions extends RoundsLists, RunOptions {
  /** Exchanges of two people that the search may try; a whole number, 1,000,000 unless said otherwise. Kept in the record. */
  readonly steps?: number;
}

export type AnyRoundsProgram = RoundsProgram<PersonSchema, string, string>;

/** All that is there before the first round is planned. */
export interface PreparedRounds {
  readonly people: Lineup;
  readonly lists: ReadPeerLists;
  readonly seed: number;
  readonly steps: number;
  /** Who may meet and who takes part, with what hooks answered; or that one of them stopped the run. */
  readonly judged:
    | JudgedRounds
    | { readonly status: "clash"; readonly conflicts: readonly Conflict[]; readonly answers?: PeersHookAnswers };
}

/** Who may meet in rounds, how good it is, and who takes part. */
export interface JudgedRounds {
  readonly status: "judged";
  readonly eligibility: Eligibility;
  readonly fit: Fit;
  readonly aside: SetAside;
  /** The question in numbers, and how each round is cut into groups; absent where people cannot be cut so. */
  readonly posed?: { readonly question: PosedRounds; readonly shape: Shape };
  readonly answers?: PeersHookAnswers;
}

const PLANNER = { name: "rounds" };

/** The same with hooks. */
export type RoundsRunOptions = RoundsMatchOptions & Hooked<RoundsHooks>;

/** The rounds' way through the stages of `match`. */
export function matchedRounds(
  program: AnyRoundsProgram,
  given: Cohort<Roles>,
  options: RoundsRunOptions = {},
): RoundsOutcome {
  const { hooks, signal } = options;
  const mistakes: Mistake[] = [];
  const run = { format: "rounds", roles: ["person"], people: given.people, hooks, musts: () => [], signal } as const;
  const { people, intake, isLeftOut } = takenIn(run, mistakes);
  const history = groupsOfRounds(options.history);
  const lists = intake === undefined ? options : keptGroups({ ...options, history }, isLeftOut);
  const now = { ...lists, ...(hooks === undefined ? {} : { hooks: answeredFirst(hooks, intake) }) };
  const made = plannedRounds(program, preparedRounds("match", program, { ...given, people }, now, mistakes), now);
  const held = heldBack(made, hooks?.beforePlan, signal);
  return held ? frozenCopy({ ...held.outcome, hooks: { ...made.hooks, beforePlan: held.beforePlan } }) : made;
}

/** Solves, checks and decodes what was prepared. */
function plannedRounds(program: AnyRoundsProgram, ready: PreparedRounds, options: RoundsRunOptions): RoundsOutcome {
  const { people, lists, seed, steps, judged } = ready;
  const hooks = judged.answers;
  const given = {
    history: idsOfGroups(groupsOfRounds(options.history)),
    never: idsOfGroups(options.never),
    byes: options.byes ?? [],
  };
  const record = { ...recordOf(program, people, given, seed, PLANNER.name, hooks), steps };
  if (judged.status === "clash") return infeasible(...judged.conflicts);
  const { eligibility, fit, aside, posed } = judged;
  if (posed === undefined) return infeasible(noSuchGroups(program, eligibility, aside));
  const { question, shape } = posed;
  const { problem } = question;
  const solution = planRounds(problem, { seed, steps, ...watching("solving", options) });
  options.onProgress?.({ stage: "checking", done: 1 });
  const verdict = checkRounds(problem, solution);
  if (!verdict.feasible) {
    if (verdict.faults.length > 0) throw wrongAnswer(PLANNER, verdict.faults);
    const isNone = solution.status === "infeasible";
    return infeasible(
      isNone ? noRound(program, question, shape, eligibility, aside.aside.length) : notFound(program, steps),
    );
  }
  const bound = roundsTotalAtMost(problem, solution);
  const fault = checkRoundsTotal(problem, solution, bound);
  const seated = seatedRounds(question, solution);
  const faults = [
    ...(fault === undefined ? [] : [fault]),
    ...brokenByRounds(program, people, eligibility, aside.takePart, seated),
  ];
  if (faults.length > 0) throw wrongAnswer(PLANNER, faults);
  const found = { program, lineup: people, eligibility, fit, lists, aside, seated };
  const plan = decodedRounds({ ...found, posed: question, solution, bound, record, ...(hooks ? { hooks } : {}) });
  keepContext(plan, found);
  return plan;

  function infeasible(...conflicts: readonly Conflict[]): RoundsOutcome {
    const warnings = [...warningsOf(lists, []), ...hookWarnings(hooks)];
    const none = { status: "infeasible", format: "rounds", conflicts, warnings, ...(hooks ? { hooks } : {}) } as const;
    return frozenCopy({ ...none, record: { ...record, solver: "none" } });
  }
}

/** Reads, constrains, scores and poses. */
export function preparedRounds(
  call: string,
  program: AnyRoundsProgram,
  cohort: Pick<Cohort<Roles>, "people">,
  options: RoundsRunOptions,
  mistakes: Mistake[],
): PreparedRounds {
  // Left alone, what other nouns have and JavaScript hands over would be dropped without a word.
  for (const other of ["must", "objective", "solver"]) {
    const value: unknown = Reflect.get(options, other);
    if (value === undefined) continue;
    const remedy = "Leave it out: rounds take history, never, byes and steps.";
    mistakes.push(mistake("rounds-option", other, "this is for other nouns so far.", remedy, value));
  }
  const seed = seedOf(options.seed ?? 0, mistakes);
  const steps = stepsOf(options.steps ?? 1_000_000, mistakes);
  const people = lineup(program.roleNames, cohort.people);
  const lists = readPeerLists(people, { ...options, history: groupsOfRounds(options.history), must: [] }, mistakes);
  const bounds = { min: new Int32Array(people.ids[0].length), max: new Int32Array(people.ids[0].length) };
  const ruled = eligibilityOf(program, people, [bounds, bounds], lists, mistakes, watching("rules", options));
  if (program.rounds * people.ids[0].length * people.ids[0].length > mostCells) {
    const message = `rounds times people squared must be ${mostCells} or less.`;
    mistakes.push(mistake("rounds-too-many", "rounds", message, "Plan fewer rounds at a time.", program.rounds));
  }
  refuse(call, mistakes);
  const base = { people, lists, seed, steps };
  const judged = judgedGroup(program, people, ruled, cohort.people, options, () => []);
  if (judged.status === "clash") return { ...base, judged };
  const { eligibility, fit } = judged;
  const order = seededOrder(seed, people.roles[0], people.ids[0]);
  const aside = setAside(eligibility, program.size, program.over, order);
  if (aside.shape === undefined) return { ...base, judged: { ...judged, aside } };
  const question = posedRounds(program, eligibility, lists, fit, order, aside.takePart);
  return { ...base, judged: { ...judged, aside, posed: { question, shape: aside.shape } } };
}

function stepsOf(given: number, mistakes: Mistake[]): number {
  if (Number.isSafeInteger(given) && given >= 0) return given;
  mistakes.push(
    mistake("rounds-steps", "steps", "steps are a whole number from 0.", "Give for example 100000.", given),
  );
  return 0;
}
