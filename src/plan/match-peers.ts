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
import { type PeersSolverName, peersSolvers } from "../kernels/peers-solvers.js";
import type { Solver } from "../kernels/problem.js";
import type { PeersProgram, PersonSchema, Roles } from "../program.js";
import { keepContext } from "./context.js";
import { warningsOf } from "./decode.js";
import { decodedPeers } from "./decode-peers.js";
import { type FewChanges, isFewChanges } from "./few-changes.js";
import type { PeersHookAnswers } from "./hooks/answers.js";
import type { Hooked, PeersHooks } from "./hooks/hooks.js";
import { heldBack } from "./hooks/release.js";
import { answeredFirst, takenIn } from "./hooks/take-in.js";
import { hookWarnings } from "./hooks/words.js";
import { judgedGroup } from "./judge-group.js";
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
import { keptGroups, membersOf } from "./step-lists.js";

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

/** The same with hooks. */
export type PeersRunOptions = PeersMatchOptions & Hooked<PeersHooks>;

/** A run for peers: what it gave, and for whom and with which lists and answers of hooks, all of it data. */
export interface PeersRun {
  readonly outcome: PeersOutcome;
  readonly cohort: Cohort<Roles>;
  readonly options: PeersMatchOptions & Hooked<PeersHookAnswers>;
}

/** The peers' way through the stages of `match`. */
export function matchedPeers(program: Program, given: Cohort<Roles>, options: PeersRunOptions = {}): PeersRun {
  const mistakes: Mistake[] = [];
  const objective = readObjective(options.objective ?? "total", "objective", mistakes);
  refuseMost(options, objective !== "total" && !isFewChanges(objective), mistakes);
  const { hooks, signal } = options;
  const musts = () => mustsOfPeers(options);
  const run = { format: "peers", roles: ["person"], people: given.people, hooks, musts, signal } as const;
  const { people, intake, isLeftOut } = takenIn(run, mistakes);
  const cohort = { ...given, people };
  const lists = intake === undefined ? options : keptGroups(options, isLeftOut);
  const now = { ...lists, ...(hooks === undefined ? {} : { hooks: answeredFirst(hooks, intake) }) };
  const made = plannedPeers(preparedPeers(program, cohort, now, mistakes), objective, now);
  const held = heldBack(made, hooks?.beforePlan, signal);
  const outcome = held ? frozenCopy({ ...held.outcome, hooks: { ...made.hooks, beforePlan: held.beforePlan } }) : made;
  const { hooks: _, ...rest } = lists;
  return { outcome, cohort, options: outcome.hooks === undefined ? rest : { ...rest, hooks: outcome.hooks } };
}

/** Everybody who must be in a group by the lists. */
export function mustsOfPeers({ must = [] }: Pick<PeerLists, "must">) {
  return must.flatMap((group) => membersOf(group).map((id) => ({ role: "person", id })));
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
  cohort: Pick<Cohort<Roles>, "people">,
  options: PeersRunOptions,
  mistakes: Mistake[],
): PreparedPeers | Infeasible<string, "peers"> {
  const seed = seedOf(options.seed ?? 0, mistakes);
  const solver = solverNamed<Solver<"peers">>(peersSolvers, options.solver, mistakes) ?? peersSolvers.blossom;
  const people = lineup(program.roleNames, cohort.people);
  const lists = readPeerLists(people, options, mistakes);
  const most = readMostPeers(options.most, lists, solver, mistakes);
  const ruled = eligibilityOf(program, people, undefined, lists, mistakes, watching("rules", options));
  refuse("match", mistakes);
  const judged = judgedGroup(program, people, ruled, cohort.people, options, (eligibility) => [
    ...peerConflictsOf(people, eligibility, lists, program.odd),
    ...beyondMostMembers(people, lists.groups.flat(), most),
  ]);
  const hooks = judged.answers;
  const given = {
    history: idsOfGroups(options.history),
    never: idsOfGroups(options.never),
    must: idsOfGroups(options.must),
    byes: options.byes ?? [],
    most,
  };
  const record = recordOf(program, people, given, seed, solver.name, hooks);
  if (judged.status === "clash") {
    const warnings = [...warningsOf(lists, []), ...hookWarnings(hooks)];
    const none = { status: "infeasible", format: "peers", conflicts: judged.conflicts, warnings } as const;
    return frozenCopy({ ...none, ...(hooks ? { hooks } : {}), record: { ...record, solver: "none" } });
  }
  const { eligibility, fit } = judged;
  const ready = { status: "ready", program, people, eligibility, lists, fit, solver, seed, record, most } as const;
  return hooks === undefined ? ready : { ...ready, hooks };
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
    ...(ready.hooks ? { hooks: ready.hooks } : {}),
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
