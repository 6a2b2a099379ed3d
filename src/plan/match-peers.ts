import type { Cohort } from "../cohort/cohort.js";
import { frozenCopy } from "../cohort/frozen.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import { peerConflictsOf } from "../constraints/peer-conflicts.js";
import {
  idsOfGroups,
  type PeerGroup,
  type PeerLists,
  type ReadPeerLists,
  readPeerLists,
} from "../constraints/peer-lists.js";
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
import { type FewChanges, isFewChanges } from "./few-changes.js";
import { brokenByGroups } from "./kept-peers.js";
import { inRecord, type Objective, type ReadObjective, readObjective, solverNotFor } from "./objective.js";
import { keptFrom } from "./objective-fair-peers.js";
import { answeredPeersUnder } from "./objective-peers.js";
import type { PeersUnderObjective } from "./objective-under.js";
import type { PeersOutcome } from "./peers-plan.js";
import type { Infeasible } from "./plan.js";
import { beyondMostMembers, readMostPeers } from "./pose-most-peers.js";
import { posedPeers } from "./pose-peers.js";
import type { PreparedPeers } from "./prepared.js";
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
  /** What is wanted of the fits, see `Objective`: their sum as large as possible unless said otherwise. */
  readonly objective?: Objective | FewChanges<PeerGroup>;
}

type Program = PeersProgram<PersonSchema, string, string>;

/** The peers' way through the stages of `match`. */
export function matchedPeers(program: Program, cohort: Cohort<Roles>, options: PeersMatchOptions = {}): PeersOutcome {
  const mistakes: Mistake[] = [];
  const objective = readObjective(options.objective ?? "total", "objective", mistakes);
  refuseMost(options, objective !== "total" && !isFewChanges(objective), mistakes);
  return plannedPeers(preparedPeers(program, cohort, options, mistakes), objective, options);
}

/** A limit of people goes with the largest total only: what else is asked for is added to `mistakes`. */
export function refuseMost({ most }: PeersMatchOptions, hasOtherAim: boolean, mistakes: Mistake[]): void {
  if (most === undefined || !hasOtherAim) return;
  const message = "a limit goes with the largest total only.";
  mistakes.push(mistake("peers-most-objective", "most", message, "Leave out `most` or `objective`.", most));
}

/** Reads, constrains and scores, once for any number of objectives; `mistakes` are those found before. */
export function preparedPeers(
  program: Program,
  cohort: Cohort<Roles>,
  options: PeersMatchOptions,
  mistakes: Mistake[],
): PreparedPeers | Infeasible<string, "peers"> {
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

  return { status: "ready", program, people, eligibility, lists, fit, solver, seed, record, most };

  function infeasible(conflicts: typeof early): Infeasible<string, "peers"> {
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

/** Solves, checks and decodes what was prepared, for one objective; what clashes without one clashes with any. */
export function plannedPeers(
  ready: PreparedPeers | Infeasible<string, "peers">,
  objective: ReadObjective,
  options: PeersMatchOptions,
): PeersOutcome {
  const madeFor = inRecord(objective);
  if (ready.status === "infeasible") return frozenCopy({ ...ready, record: { ...ready.record, ...madeFor } });
  const { program, people, eligibility, lists, fit, seed, most, solver: chosen } = ready;
  const under = objective === "total" ? undefined : underObjective(objective);
  const { answer, solver } = under ?? { answer: asked(fit, options), solver: chosen };
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
    record: { ...ready.record, solver: solver.name, ...madeFor },
    ...(under === undefined ? {} : { objective: under.objective }),
    ...(most === undefined ? {} : { most }),
    ...(ready.decided ? { decided: ready.decided } : {}),
  });
  keepContext(plan, { program, lineup: people, eligibility, fit, lists, answer, ready, objective });
  return plan;

  function asked(among: Fit, run: RunOptions): PeersAnswer {
    return answered(program, people, lists, among, chosen, seed, run, most);
  }

  function underObjective(aim: Exclude<ReadObjective, "total">): PeersUnderObjective {
    if (options.solver !== undefined && (aim === "stable" || !chosen.exact)) {
      refuse("match", [solverNotFor(chosen.name)]);
    }
    const { withTrio, left } = limitOf(program, people, lists, most);
    const question = posedPeers(people, lists, fit, seed, withTrio);
    const quietly = options.signal ? { signal: options.signal } : {};
    const ask = (from?: number) => asked(from === undefined ? fit : keptFrom(fit, lists, from), quietly);
    const work = { seed, ...watching("solving", options) };
    const ground = { lineup: people, eligibility, question, withTrio, left, most, fit, lists };
    return answeredPeersUnder(aim, { ...ground, ask, solver: chosen }, work);
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
  const { withTrio, left } = limitOf(program, people, lists, most);
  const question = posedPeers(people, lists, fit, seed, withTrio);
  return solvedPeers(question, lists, { withTrio, most: left }, solver, { seed, ...watching("solving", options) });
}

/** Whether a trio may be made under a limit of people, and how many of those who are free it leaves. */
function limitOf(program: Program, people: Lineup, lists: ReadPeerLists, most: number | undefined) {
  // Where some have to be left out anyway, nobody is the odd one.
  const isLimited = most !== undefined && most < people.ids[0].length;
  return {
    withTrio: mayHaveTrio(program, lists) && !isLimited,
    left: isLimited ? most - lists.groups.flat().length : undefined,
  };
}

/** Whether a trio may be made; one that must be made is the one trio. */
export function mayHaveTrio({ odd }: Program, { groups }: ReadPeerLists): boolean {
  return odd === "trio" && groups.every(({ length }) => length === 2);
}
