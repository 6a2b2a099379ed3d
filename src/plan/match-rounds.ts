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
import { fitOf } from "../fit/score.js";
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
import { brokenByRounds } from "./kept-rounds.js";
import { mostCells, type PosedRounds, posedRounds } from "./pose-rounds.js";
import { recordOf } from "./record.js";
import { noRound, noSuchGroups, notFound } from "./rounds-conflicts.js";
import type { RoundsOutcome } from "./rounds-plan.js";
import { type RunOptions, seedOf, watching, wrongAnswer } from "./run.js";
import { type SetAside, setAside } from "./set-aside.js";

/** What a run for rounds may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface RoundsMatchOptions extends RoundsLists, RunOptions {
  /** Exchanges of two people that the search may try; a whole number, 1,000,000 unless said otherwise. Kept in the record. */
  readonly steps?: number;
}

export type AnyRoundsProgram = RoundsProgram<PersonSchema, string, string>;

/** All that is there before the first round is planned. */
export interface PreparedRounds {
  readonly program: AnyRoundsProgram;
  readonly people: Lineup;
  readonly lists: ReadPeerLists;
  readonly eligibility: Eligibility;
  readonly fit: Fit;
  readonly aside: SetAside;
  readonly seed: number;
  readonly steps: number;
  /** The question in numbers, and how each round is cut into groups; absent where people cannot be cut so. */
  readonly posed?: { readonly question: PosedRounds; readonly shape: Shape };
}

const PLANNER = { name: "rounds" };

/** The rounds' way through the stages of `match`. */
export function matchedRounds(
  program: AnyRoundsProgram,
  cohort: Cohort<Roles>,
  options: RoundsMatchOptions = {},
): RoundsOutcome {
  const { people, lists, eligibility, fit, aside, seed, steps, posed } = preparedRounds(
    "match",
    program,
    cohort,
    options,
  );
  const given = {
    history: idsOfGroups(groupsOfRounds(options.history)),
    never: idsOfGroups(options.never),
    byes: options.byes ?? [],
  };
  const record = { ...recordOf(program, people, given, seed, PLANNER.name), steps };
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
  const plan = decodedRounds({ ...found, posed: question, solution, bound, record });
  keepContext(plan, found);
  return plan;

  function infeasible(conflict: Conflict): RoundsOutcome {
    const none = { ...record, solver: "none" };
    const warnings = warningsOf(lists, []);
    return frozenCopy({ status: "infeasible", format: "rounds", conflicts: [conflict], warnings, record: none });
  }
}

/** Reads, constrains, scores and poses. */
export function preparedRounds(
  call: string,
  program: AnyRoundsProgram,
  cohort: Cohort<Roles>,
  options: RoundsMatchOptions,
): PreparedRounds {
  const mistakes: Mistake[] = [];
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
  const eligibility = eligibilityOf(program, people, [bounds, bounds], lists, mistakes, watching("rules", options));
  if (program.rounds * people.ids[0].length * people.ids[0].length > mostCells) {
    const message = `rounds times people squared must be ${mostCells} or less.`;
    mistakes.push(mistake("rounds-too-many", "rounds", message, "Plan fewer rounds at a time.", program.rounds));
  }
  refuse(call, mistakes);
  const fit = fitOf(program, people, eligibility, watching("scores", options));
  const order = seededOrder(seed, people.roles[0], people.ids[0]);
  const aside = setAside(eligibility, program.size, program.over, order);
  const base = { program, people, lists, eligibility, fit, aside, seed, steps };
  if (aside.shape === undefined) return base;
  const question = posedRounds(program, eligibility, lists, fit, order, aside.takePart);
  return { ...base, posed: { question, shape: aside.shape } };
}

function stepsOf(given: number, mistakes: Mistake[]): number {
  if (Number.isSafeInteger(given) && given >= 0) return given;
  mistakes.push(
    mistake("rounds-steps", "steps", "steps are a whole number from 0.", "Give for example 100000.", given),
  );
  return 0;
}
