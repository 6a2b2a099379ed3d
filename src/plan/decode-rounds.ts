import { frozenCopy } from "../cohort/frozen.js";
import type { Lineup } from "../cohort/lineup.js";
import type { Eligibility } from "../constraints/eligibility.js";
import { cellsOf, type ReadPeerLists } from "../constraints/peer-lists.js";
import { type Fit, MILLION } from "../fit/fit.js";
import { knownShare } from "../fit/value.js";
import type { RoundsSolution } from "../kernels/rounds/contract.js";
import type { TotalBound } from "../kernels/rounds/total-bound.js";
import { builtInRules, type PersonSchema, type RoundsProgram } from "../program.js";
import { compareText } from "../random.js";
import { judgedBody } from "./decode.js";
import type { PeersHookAnswers } from "./hooks/answers.js";
import type { SeatedRound } from "./kept-rounds.js";
import type { PosedRounds } from "./pose-rounds.js";
import type { PlanRecord } from "./record.js";
import type { PersonInRounds, PlannedRound, RoundsBody, RoundsGroup, RoundsPlan } from "./rounds-plan.js";
import { possibleAfter, provenOfRounds } from "./rounds-proven.js";
import { type SetAside, unmatchedInRounds } from "./set-aside.js";

/** All that `match` found out about rounds, on the way back to names. */
export interface FoundRounds {
  readonly program: RoundsProgram<PersonSchema, string, string>;
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  readonly fit: Fit;
  readonly lists: ReadPeerLists;
  readonly aside: SetAside;
  readonly posed: PosedRounds;
  readonly solution: RoundsSolution;
  readonly bound: TotalBound;
  readonly seated: readonly SeatedRound[];
  readonly record: PlanRecord<string>;
  readonly hooks?: PeersHookAnswers;
}

/** The rounds of a solution by the positions of their people in the lineup, everything rising. */
export function seatedRounds({ order }: PosedRounds, { rounds }: RoundsSolution): SeatedRound[] {
  const positions = (people: readonly number[]) => people.map((person) => order[person] ?? 0).sort((a, b) => a - b);
  return rounds.map(({ groups, byes }) => ({
    groups: groups.map(positions).sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0)),
    byes: positions(byes),
  }));
}

/** Turns numbers back into people: the plan, frozen through and through. */
export function decodedRounds(found: FoundRounds): RoundsPlan {
  const { program, lineup, eligibility, fit, lists, aside, solution, bound, seated, record } = found;
  const { rounds, people } = countedAlong(found);
  const scores = seated
    .flatMap(({ groups }) => groups.flatMap(cellsOf))
    .map(({ row, column }) => scoreOf(fit, row, column));
  const worst = scores.reduce((least, score) => Math.min(least, score), MILLION);
  const inTheEnd = people.map(({ turns, turnsBefore }) => turns + turnsBefore);
  // Nobody is a pair with themselves, so that rule removed no pair of anybody.
  const { rules, ...judged } = judgedBody(eligibility, fit, lists, undefined, found.hooks);
  const { [builtInRules.oneself]: _, ...ofPairs } = rules;
  const proven = provenOfRounds(program, solution, bound);
  const body: RoundsBody<string, string> = {
    format: "rounds",
    rounds,
    possible: possibleAfter(solution),
    freshRounds: solution.freshRounds,
    repeats: solution.repeats,
    people,
    unmatched: unmatchedInRounds(lineup, eligibility, aside, program.size),
    turns: people.flatMap(({ id, turns }) => new Array<string>(turns).fill(id)),
    totals: {
      rounds: rounds.length,
      matched: people.filter(({ meets }) => meets > 0).length,
      people: lineup.ids[0].length,
      meetings: scores.length,
      fit: solution.total / MILLION,
      ...(scores.length > 0
        ? { mean: Math.round(solution.total / scores.length) / MILLION, worst: worst / MILLION }
        : {}),
      turns: { least: Math.min(...inTheEnd), most: Math.max(...inTheEnd) },
    },
    proven,
    ...judged,
    rules: ofPairs,
    record,
    ...(found.hooks ? { hooks: found.hooks } : {}),
  };
  if (proven.turns && proven.repeats && proven.fit) return frozenCopy({ ...body, status: "optimal" });
  const gap = {
    turns: solution.outOfTurn,
    repeats: solution.again - solution.againAtLeast,
    fit: (bound.atMost - solution.total) / MILLION,
  };
  return frozenCopy({ ...body, status: "feasible", gap });
}

/** The rounds by names, and what they are for everybody, counted from round to round. */
function countedAlong(found: FoundRounds): { rounds: PlannedRound[]; people: PersonInRounds[] } {
  const { program, lineup, lists, aside, seated } = found;
  const met = new Map<string, number>();
  const key = (row: number, column: number) => `${row} ${column}`;
  for (const { row, column } of lists.history) met.set(key(row, column), (met.get(key(row, column)) ?? 0) + 1);
  const idOf = (position: number) => lineup.ids[0][position] ?? "";
  const of = new Map(aside.takePart.map((one) => [one, { others: new Set<number>(), repeats: 0, turns: 0 }]));
  const rounds = seated.map(({ groups, byes }): PlannedRound => {
    const planned = groups.map((group): RoundsGroup => {
      const cells = cellsOf(group);
      const before = cells.filter(({ row, column }) => met.has(key(row, column)));
      for (const { row, column } of before) for (const one of [row, column]) noted(one).repeats++;
      for (const { row, column } of cells) {
        noted(row).others.add(column);
        noted(column).others.add(row);
      }
      return { people: group.map(idOf), ...worthOf(found, group), met: before.length };
    });
    for (const { row, column } of groups.flatMap(cellsOf))
      met.set(key(row, column), (met.get(key(row, column)) ?? 0) + 1);
    for (const one of [...byes, ...groups.filter(({ length }) => length !== program.size).flat()]) noted(one).turns++;
    return { groups: planned, byes: byes.map(idOf) };
  });
  const people = [...of].map(([position, { others, repeats, turns }]): PersonInRounds => {
    return { id: idOf(position), meets: others.size, repeats, turns, turnsBefore: lists.byes[position] ?? 0 };
  });
  return { rounds, people: people.sort((one, other) => compareText(one.id, other.id)) };

  function noted(position: number) {
    const known = of.get(position) ?? { others: new Set<number>(), repeats: 0, turns: 0 };
    of.set(position, known);
    return known;
  }
}

/** The fit of a group and the share of it that is known: the means of its pairs. */
function worthOf({ program, lineup, fit }: FoundRounds, group: readonly number[]) {
  const cells = cellsOf(group);
  const people = lineup.people[0];
  const sum = cells.reduce((total, { row, column }) => total + scoreOf(fit, row, column), 0);
  const known = cells.reduce(
    (total, { row, column }) => total + knownShare(program, people[row], people[column]) * MILLION,
    0,
  );
  const mean = (total: number) => Math.round(total / cells.length) / MILLION;
  return { fit: mean(sum), known: mean(known) };
}

function scoreOf({ scores, columns }: Fit, row: number, column: number): number {
  return scores[row * columns + column] ?? 0;
}
