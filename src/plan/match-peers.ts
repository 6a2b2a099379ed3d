import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import { peerConflictsOf } from "../constraints/peer-conflicts.js";
import { idsOfGroups, type PeerLists, type ReadPeerLists, readPeerLists } from "../constraints/peer-lists.js";
import { eligibilityOf } from "../constraints/rules.js";
import { type Mistake, mistake, refuse, suggestion } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import { fitOf } from "../fit/score.js";
import { type PeersSolverName, peersSolvers } from "../kernels/peers-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { PeersProgram, PersonSchema, Roles } from "../program.js";
import { keepContext, type PeersContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { decodedPeers } from "./decode-peers.js";
import { brokenByGroups } from "./kept-peers.js";
import type { PeersOutcome, PeersPlan } from "./peers-plan.js";
import { posedPeers } from "./pose-peers.js";
import { type PlanRecord, recordOf } from "./record.js";
import { type RunOptions, seedOf, watching, wrongAnswer } from "./run.js";
import { type PeersAnswer, solvedPeers } from "./solve-peers.js";

/** What a run for peers may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface PeersMatchOptions extends PeerLists, RunOptions {
  /** The name of a solver or one of your own; the exact one unless said otherwise. */
  readonly solver?: PeersSolverName | Solver<"peers">;
}

type Program = PeersProgram<PersonSchema, string, string>;

/** The peers' way through the stages of `match`. */
export function matchedPeers(program: Program, cohort: Cohort<Roles>, options: PeersMatchOptions = {}): PeersOutcome {
  const mistakes: Mistake[] = [];
  // Left alone, an aim that JavaScript hands over would be dropped without a word.
  const objective: unknown = Reflect.get(options, "objective");
  if (objective !== undefined && objective !== "total") {
    const remedy = "Leave it out: peers are matched for the largest total.";
    mistakes.push(mistake("peers-objective", "objective", "other aims are for one-on-one so far.", remedy, objective));
  }
  const seed = seedOf(options.seed ?? 0, mistakes);
  const solver = solverOf(options.solver, mistakes);
  const people = lineup(program.roleNames, cohort.people);
  const lists = readPeerLists(people, options, mistakes);
  const eligibility = eligibilityOf(program, people, onePlaceEach(people), lists, mistakes, watching("rules", options));
  refuse("match", mistakes);
  const given = {
    history: idsOfGroups(options.history),
    never: idsOfGroups(options.never),
    must: idsOfGroups(options.must),
    byes: options.byes ?? [],
  };
  const record = recordOf(program, people, given, seed, solver.name);
  const early = peerConflictsOf(people, eligibility, lists, program.odd);
  if (early.length > 0) return infeasible(early);

  const fit = fitOf(program, people, eligibility, watching("scores", options));
  const late = peerConflictsOf(people, eligibility, lists, program.odd); // floors and minimum evidence forbid pairs, too
  if (late.length > 0) return infeasible(late);

  const { history = [], never = [], must = [], byes = [] } = options;
  const raw = { history, never, must, byes };
  return plannedPeers(
    { program, cohort, lineup: people, eligibility, fit, lists, seed, solver, given: raw },
    record,
    options,
  );

  function infeasible(conflicts: typeof early): PeersOutcome {
    const none = { ...record, solver: "none" };
    return frozenCopy({
      status: "infeasible",
      format: "peers",
      conflicts,
      warnings: warningsOf(lists, []),
      record: none,
    });
  }
}

/** Solves, checks and decodes what was prepared. */
export function plannedPeers(
  ready: Omit<PeersContext, "answer">,
  record: PlanRecord<string>,
  options: RunOptions,
): PeersPlan {
  const { program, lineup: people, eligibility, fit, lists, seed, solver } = ready;
  const answer = answered(program, people, lists, fit, solver, seed, options);
  options.onProgress?.({ stage: "checking", done: 1 });
  const { verdict } = answer;
  if (!verdict.feasible) throw wrongAnswer(solver, verdict.faults);
  const mostTrios = program.odd === "trio" ? 1 : 0;
  const faults = brokenByGroups(people, eligibility, lists, answer.groups, mostTrios);
  if (faults.length > 0) throw wrongAnswer(solver, faults);
  const found = { program, lineup: people, eligibility, fit, lists, record };
  const plan = decodedPeers({ ...found, answer: { ...answer, verdict } });
  keepContext(plan, { ...ready, answer });
  return plan;
}

/** The checked answer to what was read; also asked for when a plan is made again with other lists or other scores. */
export function answered(
  program: Program,
  people: Lineup,
  lists: ReadPeerLists,
  fit: Fit,
  solver: Solver<"peers">,
  seed: number,
  options: RunOptions,
): PeersAnswer {
  // A trio that must be made is the one trio.
  const withTrio = program.odd === "trio" && lists.groups.every(({ length }) => length === 2);
  const question = posedPeers(people, lists, fit, seed, withTrio);
  return solvedPeers(question, lists, withTrio, solver, { seed, ...watching("solving", options) });
}

function onePlaceEach(people: Lineup) {
  const size = people.ids[0].length;
  const bounds = { min: new Int32Array(size), max: new Int32Array(size).fill(1) };
  return [bounds, bounds] as const;
}

function solverOf(given: PeersMatchOptions["solver"], mistakes: Mistake[]): Solver<"peers"> {
  if (given === undefined) return peersSolvers.blossom;
  if (typeof given !== "string") return given;
  if (Object.hasOwn(peersSolvers, given)) return peersSolvers[given];
  const remedy = suggestion(given, Object.keys(peersSolvers));
  mistakes.push(mistake("solver", "solver", "there is no solver of this name.", remedy, given));
  return peersSolvers.blossom;
}
