import type { Bounds } from "../constraints/capacity.js";
import { type Constraints, conflictsOf } from "../constraints/conflicts.js";
import type { Cell, ReadLists } from "../constraints/lists.js";
import { peerConflictsOf } from "../constraints/peer-conflicts.js";
import { cellsOf } from "../constraints/peer-lists.js";
import { turned } from "../constraints/rules.js";
import type { Stop } from "../kernels/problem.js";
import { builtInRules } from "../program.js";
import { type Context, contextOf, type PeersContext } from "./context.js";
import { allow, ban, copiedJudgment, setScore } from "./judged-cells.js";
import { planned } from "./match-pairs.js";
import { plannedPeers } from "./match-peers.js";
import type { Plan } from "./plan.js";
import { beyondMostMembers } from "./pose-most-peers.js";
import type { Prepared, PreparedPeers } from "./prepared.js";
import type { PeersAnswer } from "./solve-peers.js";

/** What is different when a plan is made again; people are positions of its lineup, scores stay what they are. */
export interface Differences {
  /** Pairs that must be made besides those on the list. */
  readonly must?: readonly Cell[];
  /** Pairs that are never made, besides. */
  readonly never?: readonly Cell[];
  /** Pairs that are allowed though a rule forbids them, with what they score in millionths. */
  readonly allowed?: readonly (Cell & { readonly score: number })[];
  /** People who have other least and most numbers of partners. */
  readonly places?: readonly {
    readonly side: 0 | 1;
    readonly at: number;
    readonly min: number;
    readonly max: number;
  }[];
}

/** What was prepared for a plan with some differences, without asking a rule or a criterion again; a copy. */
export function different<P extends Pick<Prepared, "constraints" | "fit" | "lists" | "program">>(
  ready: P,
  differences: Differences,
): P {
  const { must = [], never = [], allowed = [], places = [] } = differences;
  const { constraints, lists, program } = ready;
  const { lineup } = constraints;
  const back = program.mutual === "forbidden" ? must.flatMap((cell) => turned(lineup, cell)) : [];
  const isSame = never.length + allowed.length + back.length === 0;
  const judged = { eligibility: constraints.eligibility, fit: ready.fit };
  const { eligibility, fit } = isSame ? judged : copiedJudgment(judged);
  for (const { score, ...cell } of allowed) {
    allow(eligibility, cell);
    setScore(eligibility, fit, cell, score);
  }
  ban(eligibility, fit, builtInRules.apart, never);
  ban(eligibility, fit, builtInRules.loop, back);
  const newLists: ReadLists = { ...lists, must: [...lists.must, ...must], never: [...lists.never, ...never] };
  const bounds = withPlaces(constraints.bounds, places);
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
  const { program, people } = ready;
  const groups = must.map(({ row, column }) => [Math.min(row, column), Math.max(row, column)]);
  const now = differentPeers(ready, { groups, never, allowed });
  const clashes = [
    ...peerConflictsOf(people, now.eligibility, now.lists, program.odd),
    ...beyondMostMembers(people, now.lists.groups.flat(), ready.most),
  ];
  if (clashes.length > 0) return undefined;
  const outcome = plannedPeers({ ...ready, ...now }, objective, signal ? { signal } : {});
  return outcome.status === "infeasible" ? undefined : contextOf("match", outcome).answer;
}

/**
 * The same for peers: groups that must be made besides those on the list, pairs that are never made, and pairs that are allowed
 * though a rule forbids them, with what they score; copies.
 */
export function differentPeers(
  { lists, ...judged }: Pick<PreparedPeers, "eligibility" | "fit" | "lists">,
  {
    groups: more,
    never = [],
    allowed = [],
  }: Pick<Differences, "never" | "allowed"> & { readonly groups: readonly (readonly number[])[] },
): Pick<PreparedPeers, "eligibility" | "fit" | "lists"> {
  const isSame = never.length + allowed.length === 0;
  const { eligibility, fit } = isSame ? judged : copiedJudgment(judged);
  for (const { score, ...cell } of allowed) {
    allow(eligibility, cell);
    setScore(eligibility, fit, cell, score);
  }
  ban(eligibility, fit, builtInRules.apart, never);
  const groups = widest([...lists.groups, ...more]);
  return {
    eligibility,
    fit,
    lists: { ...lists, groups, must: groups.flatMap(cellsOf), never: [...lists.never, ...never] },
  };
}

/** Groups that are not part of another one, each once: a pair may be kept and be part of the trio that is kept. */
function widest(groups: readonly (readonly number[])[]): (readonly number[])[] {
  return groups.filter((group, at) => {
    const holds = (other: readonly number[]) => group.every((one) => other.includes(one));
    return !groups.some((other, index) => index !== at && holds(other) && (other.length > group.length || index < at));
  });
}

/** The places with some of them changed; a copy where there are any. */
export function withPlaces(
  bounds: readonly [Bounds, Bounds],
  places: NonNullable<Differences["places"]>,
): readonly [Bounds, Bounds] {
  if (places.length === 0) return bounds;
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
