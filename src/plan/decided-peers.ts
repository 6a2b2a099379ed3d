import { frozenCopy } from "../cohort/frozen.js";
import { lineup as lineupOf } from "../cohort/lineup.js";
import { peerConflictsOf } from "../constraints/peer-conflicts.js";
import { idsOf, idsOfGroups, type PeerGroup, type ReadPeerLists, readPeerLists } from "../constraints/peer-lists.js";
import { eligibilityOf } from "../constraints/rules.js";
import { type Mistake, refuse } from "../errors.js";
import { peersSolvers } from "../kernels/peers-solvers.js";
import type { Solver, Stop } from "../kernels/problem.js";
import { builtInRules } from "../program.js";
import { differentPeers } from "./again.js";
import {
  type Again,
  cellOf,
  changesOf,
  type Decided,
  isNothing,
  type Judged,
  judgedOtherwise,
  rulesForbidding,
  withoutPeople,
} from "./decided.js";
import { warningsOf } from "./decode.js";
import type { PeersHookAnswers } from "./hooks/answers.js";
import { hooksAbout } from "./hooks/still-there.js";
import { hookWarnings } from "./hooks/words.js";
import { judgedGroup } from "./judge-group.js";
import { type PeersMatchOptions, plannedPeers } from "./match-peers.js";
import { inRecord, readObjective } from "./objective.js";
import type { PeersOrigin } from "./origin.js";
import type { PeersOutcome } from "./peers-plan.js";
import { beyondMostMembers, readMostPeers } from "./pose-most-peers.js";
import { recordOf } from "./record.js";
import { seedOf, solverNamed } from "./run.js";

/** The people who take part, judged by the program alone. */
interface Base extends Judged {
  readonly lists: ReadPeerLists;
  readonly options: PeersMatchOptions;
  readonly hooks?: PeersHookAnswers;
}

/** Makes an outcome for peers again with what was decided. */
export function peersAgain(origin: PeersOrigin, signal?: Stop): Again<PeersOutcome> {
  const bases = new Map<string, Base>();
  const baseOf = (decided: Decided): Base => {
    const key = JSON.stringify(decided.withdrawn.map(({ person }) => person.id));
    const base = bases.get(key) ?? peersJudgedAlone(origin, decided, signal);
    bases.set(key, base);
    return base;
  };
  return {
    rulesAgainst(people, decided) {
      const base = baseOf(decided);
      const cell = cellOf(base.lineup, people);
      if (cell === undefined) return [];
      const rules = new Set(rulesForbidding(base, cell, decided));
      const isParted = decided.never.some((one) => {
        const other = cellOf(base.lineup, one.people);
        return other?.row === cell.row && other.column === cell.column;
      });
      if (isParted) rules.add(builtInRules.apart);
      return base.eligibility.rules.filter((rule) => rules.has(rule));
    },
    made(decided) {
      if (isNothing(decided)) return origin.outcome;
      return outcomeWith(origin, baseOf(decided), decided, signal);
    },
  };
}

/** All that `match` finds out before it solves, without decisions; what clashes is asked afterwards. */
export function peersJudgedAlone(
  { program, cohort, options: given }: Pick<PeersOrigin, "program" | "cohort" | "options">,
  decided: Pick<Decided, "withdrawn">,
  signal?: Stop,
): Base {
  const mistakes: Mistake[] = [];
  const { signal: _, onProgress: __, hooks, ...rest } = given;
  const taking = withoutPeople(cohort.people, decided);
  const lineup = lineupOf(program.roleNames, taking);
  const isThere = (group: PeerGroup) => idsOf(group)?.every((id) => lineup.positions[0].has(id)) === true;
  const isFewer = decided.withdrawn.length > 0;
  const options: PeersMatchOptions = {
    ...rest,
    // Who must be with somebody who was withdrawn is free again; so is whoever is left of a trio.
    ...(isFewer ? { must: (rest.must ?? []).filter(isThere) } : {}),
    ...(signal ? { signal } : {}),
  };
  const lists = readPeerLists(lineup, options, mistakes);
  const ruled = eligibilityOf(program, lineup, undefined, lists, mistakes, signal ? { signal } : {});
  refuse("review", mistakes);
  const quietly = { ...hooksAbout(hooks, taking), ...(signal ? { signal } : {}) };
  const judged = judgedGroup(program, lineup, ruled, taking, quietly, () => []);
  // Nothing stops this run, and what clashes in it is asked later.
  if (judged.status === "clash") throw new RangeError("nothing can clash here");
  const { eligibility, fit, answers } = judged;
  return { program, lineup, eligibility, fit, lists, options, ...(answers ? { hooks: answers } : {}) };
}

function outcomeWith({ program }: PeersOrigin, base: Base, decided: Decided, signal?: Stop): PeersOutcome {
  const { lineup } = base;
  const never = decided.never.flatMap(({ people }) => cellOf(lineup, people) ?? []);
  const positions = (ids: readonly string[]) =>
    ids.flatMap((id) => lineup.positions[0].get(id) ?? []).sort((a, b) => a - b);
  const asked = decided.must.map(({ people }) => people.map(({ id }) => id));
  const judged = { ...judgedOtherwise(base, decided), lists: base.lists };
  const { eligibility, fit, lists } = differentPeers(judged, { groups: asked.map(positions), never });
  const { options: run } = base;
  const mistakes: Mistake[] = [];
  const seed = seedOf(run.seed ?? 0, mistakes);
  const solver = solverNamed<Solver<"peers">>(peersSolvers, run.solver, mistakes) ?? peersSolvers.blossom;
  const objective = readObjective(run.objective ?? "total", "objective", mistakes);
  const most = readMostPeers(run.most, lists, solver, mistakes);
  refuse("review", mistakes);
  const given = {
    history: idsOfGroups(run.history),
    never: [...idsOfGroups(run.never), ...decided.never.map(({ people }) => people.map(({ id }) => id))],
    must: [...idsOfGroups(run.must), ...asked],
    byes: run.byes ?? [],
    most,
    changes: changesOf(decided),
  };
  const { hooks } = base;
  const record = recordOf(program, lineup, given, seed, solver.name, hooks);
  const conflicts = [
    ...peerConflictsOf(lineup, eligibility, lists, program.odd),
    ...beyondMostMembers(lineup, lists.groups.flat(), most),
  ];
  if (conflicts.length > 0) {
    const none = { ...record, solver: "none", ...inRecord(objective) };
    const warnings = [...warningsOf(lists, []), ...hookWarnings(hooks)];
    const clash = { status: "infeasible", format: "peers", conflicts, warnings, ...(hooks ? { hooks } : {}) } as const;
    return frozenCopy({ ...clash, record: none });
  }
  const people = lineup;
  const ready = {
    status: "ready",
    program,
    people,
    eligibility,
    lists,
    fit,
    solver,
    seed,
    record,
    most,
    decided,
    ...(hooks ? { hooks } : {}),
  } as const;
  return plannedPeers(ready, objective, { ...run, ...(signal ? { signal } : {}) });
}
