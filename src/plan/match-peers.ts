import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import { peerConflictsOf } from "../constraints/peer-conflicts.js";
import { cellsOf, idsOfGroups, type PeerLists, type ReadPeerLists, readPeerLists } from "../constraints/peer-lists.js";
import { eligibilityOf } from "../constraints/rules.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import { fitOf } from "../fit/score.js";
import { type PeersSolverName, peersSolvers } from "../kernels/peers-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { PeersProgram, PersonSchema, Roles } from "../program.js";
import { keepContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { decodedPeers } from "./decode-peers.js";
import { brokenByGroups } from "./kept-peers.js";
import type { PeersOutcome } from "./peers-plan.js";
import { beyondMostMembers, readMostPeers } from "./pose-most-peers.js";
import { posedPeers } from "./pose-peers.js";
import { recordOf } from "./record.js";
import { type RunOptions, seedOf, solverNamed, watching, wrongAnswer } from "./run.js";
import { type PeersAnswer, solvedPeers } from "./solve-peers.js";

/** What a run for peers may be told besides program and cohort: lists about particular people, the seed, and how to work. */
export interface PeersMatchOptions extends PeerLists, RunOptions {
  /** The name of a solver or one of your own; the exact one unless said otherwise. */
  readonly solver?: PeersSolverName | Solver<"peers">;
  /**
   * At most so many people are in groups, those with whom the plan is best. Where it is less than there are people, pairs are
   * made and no trio, since nobody is the odd one out then; and it does not go together with `byes`.
   */
  readonly most?: number;
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
  const solver = solverNamed<Solver<"peers">>(peersSolvers, options.solver, mistakes) ?? peersSolvers.blossom;
  const people = lineup(program.roleNames, cohort.people);
  const lists = readPeerLists(people, options, mistakes);
  const most = readMostPeers(options.most, lists, solver, mistakes);
  const eligibility = eligibilityOf(program, people, undefined, lists, mistakes, watching("rules", options));
  refuse("match", mistakes);
  const given = {
    history: idsOfGroups(options.history),
    never: idsOfGroups(options.never),
    must: idsOfGroups(options.must),
    byes: options.byes ?? [],
    most,
  };
  const record = recordOf(program, people, given, seed, solver.name);
  const early = [
    ...peerConflictsOf(people, eligibility, lists, program.odd),
    ...beyondMostMembers(people, lists.groups.flat(), most),
  ];
  if (early.length > 0) return infeasible(early);

  const fit = fitOf(program, people, eligibility, watching("scores", options));
  const late = peerConflictsOf(people, eligibility, lists, program.odd); // floors and minimum evidence forbid pairs, too
  if (late.length > 0) return infeasible(late);

  const answer = answered(program, people, lists, fit, solver, seed, options, most);
  options.onProgress?.({ stage: "checking", done: 1 });
  if (!answer.verdict.feasible) throw wrongAnswer(solver, answer.verdict.faults);
  const mostTrios = program.odd === "trio" ? 1 : 0;
  const faults = brokenByGroups(people, eligibility, lists, answer.groups, { trios: mostTrios, people: most });
  if (faults.length > 0) throw wrongAnswer(solver, faults);
  const { verdict } = answer;
  const plan = decodedPeers({
    program,
    lineup: people,
    eligibility,
    fit,
    lists,
    answer: { ...answer, verdict },
    record,
    ...(most === undefined ? {} : { most }),
  });
  const withPair = (row: number, column: number) => {
    const more = {
      ...lists,
      groups: [...lists.groups, ...cellsOf([row, column]).map((cell) => [cell.row, cell.column])],
    };
    return answered(program, people, more, fit, solver, seed, {}, most);
  };
  keepContext(plan, { program, lineup: people, eligibility, fit, lists, answer, withPair });
  return plan;

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

function answered(
  program: Program,
  people: Lineup,
  lists: ReadPeerLists,
  fit: Fit,
  solver: Solver<"peers">,
  seed: number,
  options: RunOptions,
  most: number | undefined,
): PeersAnswer {
  // A trio that must be made is the one trio; and where some have to be left out anyway, nobody is the odd one.
  const isLimited = most !== undefined && most < people.ids[0].length;
  const withTrio = program.odd === "trio" && !isLimited && lists.groups.every(({ length }) => length === 2);
  const question = posedPeers(people, lists, fit, seed, withTrio);
  const left = isLimited ? most - lists.groups.flat().length : undefined;
  return solvedPeers(question, lists, { withTrio, most: left }, solver, { seed, ...watching("solving", options) });
}
