import type { Bounds } from "../constraints/capacity.js";
import { type Constraints, conflictsOf } from "../constraints/conflicts.js";
import { type Eligibility, forbid } from "../constraints/eligibility.js";
import type { Cell, ReadLists } from "../constraints/lists.js";
import { peerConflictsOf } from "../constraints/peer-conflicts.js";
import { turned } from "../constraints/rules.js";
import type { Stop } from "../kernels/problem.js";
import { builtInRules } from "../program.js";
import { type Context, contextOf, type PeersContext } from "./context.js";
import { planned } from "./match-pairs.js";
import { plannedPeers } from "./match-peers.js";
import type { Plan } from "./plan.js";
import { beyondMostMembers } from "./pose-most-peers.js";
import type { Prepared } from "./prepared.js";
import type { PeersAnswer } from "./solve-peers.js";

/** What is different when a plan is made again; people are positions of its lineup, scores stay what they are. */
export interface Differences {
  /** Pairs that must be made besides those on the list. */
  readonly must?: readonly Cell[];
  /** Pairs that are never made, besides. */
  readonly never?: readonly Cell[];
  /** Pairs that are allowed though a rule forbids them, with what they score in millionths. */
  readonly allowed?: readonly (Cell & { readonly score: number })[];
  /** Pairs that score something else, in millionths; pairs that are forbidden stay so. */
  readonly scores?: readonly (Cell & { readonly score: number })[];
  /** People who have other least and most numbers of partners. */
  readonly places?: readonly {
    readonly side: 0 | 1;
    readonly at: number;
    readonly min: number;
    readonly max: number;
  }[];
}

/** What was prepared for a plan with some differences, without asking a rule or a criterion again; a copy. */
export function different(ready: Prepared, differences: Differences): Prepared {
  const { must = [], never = [], allowed = [], scores = [], places = [] } = differences;
  const { constraints, lists, program } = ready;
  const { lineup } = constraints;
  const back = program.mutual === "forbidden" ? must.flatMap((cell) => turned(lineup, cell)) : [];
  const isSame = never.length + allowed.length + back.length + scores.length === 0;
  const eligibility = isSame ? constraints.eligibility : copied(constraints.eligibility);
  const fit = isSame ? ready.fit : { ...ready.fit, scores: ready.fit.scores.slice() };
  const ban = (rule: string, cells: readonly Cell[]) => {
    for (const { row, column } of cells) {
      forbid(eligibility, eligibility.rules.indexOf(rule), row, column);
      fit.scores[row * fit.columns + column] = Number.NaN;
    }
  };
  for (const { row, column, score } of allowed) {
    const at = (row * eligibility.columns + column) * eligibility.words;
    eligibility.forbiddenBy.fill(0, at, at + eligibility.words);
    fit.scores[row * fit.columns + column] = score;
  }
  for (const { row, column, score } of scores) {
    const at = row * fit.columns + column;
    if (!Number.isNaN(fit.scores[at] ?? Number.NaN)) fit.scores[at] = score;
  }
  ban(builtInRules.apart, never);
  ban(builtInRules.loop, back);
  const newLists: ReadLists = { ...lists, must: [...lists.must, ...must], never: [...lists.never, ...never] };
  const bounds = places.length === 0 ? constraints.bounds : withPlaces(constraints.bounds, places);
  const all: Constraints = { ...constraints, eligibility, bounds, must: newLists.must };
  return { ...ready, constraints: all, fit, lists: newLists };
}

/** Makes a plan again with some differences, for the same objective; undefined where no such plan exists. */
export function plannedAgain(
  context: Pick<Context, "ready" | "objective" | "given">,
  differences: Differences,
  signal?: Stop,
): Plan | undefined {
  const ready = different(context.ready, differences);
  if (conflictsOf(ready.constraints).length > 0) return undefined;
  const outcome = planned(ready, context.objective, { ...context.given, ...(signal ? { signal } : {}) });
  return outcome.status === "infeasible" ? undefined : outcome;
}

/**
 * Makes a plan for peers again, for the same objective, with pairs that must be made besides, pairs that are never made, and
 * pairs that are allowed though a rule forbids them; other scores stay. Undefined where no such plan exists.
 */
export function answeredAgain(
  { ready, objective }: Pick<PeersContext, "ready" | "objective">,
  { must = [], never = [], allowed = [] }: Pick<Differences, "must" | "never" | "allowed">,
  signal?: Stop,
): PeersAnswer | undefined {
  const { lists, program, people } = ready;
  const isSame = never.length + allowed.length === 0;
  const eligibility = isSame ? ready.eligibility : copied(ready.eligibility);
  const fit = isSame ? ready.fit : { ...ready.fit, scores: ready.fit.scores.slice() };
  const write = ({ row, column }: Cell, score: number) => {
    fit.scores[row * fit.columns + column] = score;
    fit.scores[column * fit.columns + row] = score;
  };
  for (const { row, column, score } of allowed) {
    for (const cell of [row * fit.columns + column, column * fit.columns + row]) {
      eligibility.forbiddenBy.fill(0, cell * eligibility.words, (cell + 1) * eligibility.words);
    }
    write({ row, column }, score);
  }
  for (const cell of never) {
    forbid(eligibility, eligibility.rules.indexOf(builtInRules.apart), cell.row, cell.column);
    write(cell, Number.NaN);
  }
  const groups = [...lists.groups, ...must.map(({ row, column }) => [Math.min(row, column), Math.max(row, column)])];
  const newLists = { ...lists, groups, must: [...lists.must, ...must], never: [...lists.never, ...never] };
  const clashes = [
    ...peerConflictsOf(people, eligibility, newLists, program.odd),
    ...beyondMostMembers(people, groups.flat(), ready.most),
  ];
  if (clashes.length > 0) return undefined;
  const outcome = plannedPeers({ ...ready, eligibility, fit, lists: newLists }, objective, signal ? { signal } : {});
  return outcome.status === "infeasible" ? undefined : contextOf("match", outcome).answer;
}

function copied(eligibility: Eligibility): Eligibility {
  return { ...eligibility, forbiddenBy: eligibility.forbiddenBy.slice() };
}

function withPlaces(
  bounds: readonly [Bounds, Bounds],
  places: NonNullable<Differences["places"]>,
): readonly [Bounds, Bounds] {
  const copies = [
    { min: bounds[0].min.slice(), max: bounds[0].max.slice() },
    { min: bounds[1].min.slice(), max: bounds[1].max.slice() },
  ] as const;
  for (const { side, at, min, max } of places) {
    copies[side].min[at] = min;
    copies[side].max[at] = max;
  }
  return copies;
}
