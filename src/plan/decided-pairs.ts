import { frozenCopy } from "../cohort/frozen.js";
import { type Lineup, lineup } from "../cohort/lineup.js";
import { type Constraints, conflictsOf, type PersonRef } from "../constraints/conflicts.js";
import { type Cell, type ReadLists, readLists } from "../constraints/lists.js";
import { type Mistake, refuse } from "../errors.js";
import type { Fit } from "../fit/fit.js";
import { pairsSolvers } from "../kernels/pairs-solvers.js";
import type { Solver, Stop } from "../kernels/problem.js";
import { builtInRules } from "../program.js";
import { different, withPlaces } from "./again.js";
import {
  type Again,
  cellOf,
  changesOf,
  type Decided,
  isNothing,
  judgedOtherwise,
  rulesForbidding,
  withoutPeople,
} from "./decided.js";
import { warningsOf } from "./decode.js";
import type { PairsHookAnswers } from "./hooks/answers.js";
import { hooksAbout } from "./hooks/still-there.js";
import { leftIn } from "./hooks/take-in.js";
import { hookWarnings } from "./hooks/words.js";
import { judgedPairs } from "./judge-pairs.js";
import { ban } from "./judged-cells.js";
import { constrained, type MatchOptions, planned } from "./match-pairs.js";
import { inRecord, readObjective } from "./objective.js";
import type { PairsOrigin } from "./origin.js";
import type { Outcome } from "./plan.js";
import { recordOf } from "./record.js";
import { seedOf, solverNamed } from "./run.js";

/** The people who take part, judged by the program alone. */
interface Base {
  readonly constraints: Constraints;
  readonly lists: ReadLists;
  readonly options: MatchOptions & { readonly signal?: Stop };
  readonly fit: Fit;
  readonly hooks?: PairsHookAnswers;
}

/** Makes a one-on-one outcome again with what was decided. */
export function pairsAgain(origin: PairsOrigin, signal?: Stop): Again<Outcome> {
  const { program, outcome } = origin;
  const bases = new Map<string, Base>();
  const baseOf = (decided: Decided): Base => {
    const key = JSON.stringify(decided.withdrawn.map(({ person }) => [person.role, person.id]));
    const base = bases.get(key) ?? judgedAlone(origin, decided, signal);
    bases.set(key, base);
    return base;
  };
  return {
    rulesAgainst(people, decided) {
      const { constraints, fit } = baseOf(decided);
      const { lineup, eligibility } = constraints;
      const cell = cellOf(lineup, people);
      if (cell === undefined) return [];
      const parted = neverCells(lineup, decided).some((one) => one.row === cell.row && one.column === cell.column);
      const rules = new Set(rulesForbidding({ program, lineup, eligibility, fit }, cell, decided));
      const hasPlace = placesOf(constraints, decided).bounds;
      rules.delete(builtInRules.noPlace);
      if (hasPlace[0].max[cell.row] === 0 || hasPlace[1].max[cell.column] === 0) rules.add(builtInRules.noPlace);
      if (parted) rules.add(builtInRules.apart);
      return eligibility.rules.filter((rule) => rules.has(rule));
    },
    made(decided) {
      if (isNothing(decided)) return outcome;
      return outcomeWith(origin, baseOf(decided), decided, signal);
    },
  };
}

/** All that `match` finds out before it solves, without decisions; what clashes is asked afterwards. */
export function judgedAlone(
  { program, cohort, options: given }: Pick<PairsOrigin, "program" | "cohort" | "options">,
  decided: Pick<Decided, "withdrawn">,
  signal?: Stop,
): Base {
  const mistakes: Mistake[] = [];
  const { signal: _, onProgress: __, hooks, ...rest } = given;
  // Somebody whom a hook left out is in no cohort that a plan was made of; this one may be another.
  const taking = leftIn(withoutPeople(cohort.people, decided), hooks?.afterIntake);
  const people = lineup(program.roleNames, taking);
  const isThere = (pair: Readonly<Record<string, string>>) =>
    people.roles.every((role, side) => people.positions[side === 0 ? 0 : 1].has(pair[role] ?? ""));
  // Who must be paired with somebody who was withdrawn is free again.
  const options = {
    ...rest,
    ...(decided.withdrawn.length > 0 ? { must: (rest.must ?? []).filter(isThere) } : {}),
    ...(signal ? { signal } : {}),
  };
  const lists = readLists(people, options, program.identity === "shared", mistakes);
  const solver = solverNamed<Solver>(pairsSolvers, options.solver, mistakes);
  const all = constrained(program, people, lists, solver, mistakes, options);
  refuse("review", mistakes);
  const quietly = { ...hooksAbout(hooks, taking), ...(signal ? { signal } : {}) };
  const judged = judgedPairs(program, all, taking, quietly, () => []);
  // Nothing stops this run, and what clashes in it is asked later.
  if (judged.status === "clash") throw new RangeError("nothing can clash here");
  const { constraints, fit, answers } = judged;
  return { constraints, lists, options, fit, ...(answers ? { hooks: answers } : {}) };
}

function outcomeWith({ program }: PairsOrigin, base: Base, decided: Decided, signal?: Stop): Outcome {
  const { constraints, lists, hooks } = base;
  const { lineup } = constraints;
  const { changed, opened, closed } = placesOf(constraints, decided);
  const judged = judgedOtherwise({ ...constraints, program, fit: base.fit }, decided, opened);
  const { eligibility, fit } = judged;
  ban(eligibility, fit, builtInRules.noPlace, closed);
  const never = neverCells(lineup, decided);
  const known = new Set(lists.must.map(({ row, column }) => `${row} ${column}`));
  const added = decided.must.flatMap(({ people }) => {
    const cell = cellOf(lineup, people);
    return cell === undefined || known.has(`${cell.row} ${cell.column}`) ? [] : [{ cell, people }];
  });
  const options = {
    ...base.options,
    must: [...(base.options.must ?? []), ...added.map(({ people }) => idsOf(people))],
    never: [...(base.options.never ?? []), ...decided.never.map(({ people }) => idsOf(people))],
    changes: changesOf(decided),
    ...(signal ? { signal } : {}),
  };
  const mistakes: Mistake[] = [];
  const seed = seedOf(options.seed ?? 0, mistakes);
  const solver = solverNamed<Solver>(pairsSolvers, options.solver, mistakes);
  const objective = readObjective(options.objective ?? "total", "objective", mistakes);
  refuse("review", mistakes);
  const ready = different(
    {
      status: "ready" as const,
      program,
      constraints: { ...constraints, eligibility },
      fit,
      lists,
      seed,
      solver,
      decided,
      ...(hooks ? { hooks } : {}),
    },
    { must: added.map(({ cell }) => cell), never, places: changed },
  );
  const conflicts = conflictsOf(ready.constraints);
  if (conflicts.length > 0) {
    const record = {
      ...recordOf(program, lineup, options, seed, "none", hooks),
      ...inRecord(objective),
    };
    const warnings = [...warningsOf(lists, []), ...hookWarnings(hooks)];
    const none = { status: "infeasible", format: "pairs", conflicts, warnings } as const;
    return frozenCopy({ ...none, ...(hooks ? { hooks } : {}), record });
  }
  return planned(ready, objective, options);
}

/** Pairs that are never made. Where one person can be in both roles, decisions say it both ways by themselves. */
function neverCells(lineup: Lineup, { never }: Decided): Cell[] {
  return never.flatMap(({ people }) => cellOf(lineup, people) ?? []);
}

/** The places as they were decided; which pairs may be made that could not for want of a place, and the other way. */
function placesOf({ lineup, bounds, eligibility }: Constraints, { places }: Decided) {
  if (places.length === 0) return { bounds, changed: [], opened: [], closed: [] };
  const changed = places.flatMap(({ person: { role, id }, min, max }) => {
    const side = role === lineup.roles[0] ? 0 : 1;
    const at = lineup.positions[side].get(id);
    return at === undefined ? [] : [{ side, at, min, max } as const];
  });
  const now = withPlaces(bounds, changed);
  const cells = changed.flatMap(({ side, at }) =>
    Array.from({ length: side === 0 ? eligibility.columns : eligibility.rows }, (_, other): Cell => {
      return side === 0 ? { row: at, column: other } : { row: other, column: at };
    }),
  );
  const hadPlace = ({ row, column }: Cell) => bounds[0].max[row] !== 0 && bounds[1].max[column] !== 0;
  const hasPlace = ({ row, column }: Cell) => now[0].max[row] !== 0 && now[1].max[column] !== 0;
  return {
    bounds: now,
    changed,
    opened: cells
      .filter((cell) => !hadPlace(cell) && hasPlace(cell))
      .map((cell) => ({ cell, rule: builtInRules.noPlace })),
    closed: cells.filter((cell) => hadPlace(cell) && !hasPlace(cell)),
  };
}

function idsOf(people: readonly PersonRef[]): Readonly<Record<string, string>> {
  return Object.fromEntries(people.map(({ role, id }) => [role, id]));
}
