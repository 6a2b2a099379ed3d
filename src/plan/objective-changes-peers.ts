import type { Lineup } from "../cohort/lineup.js";
import { type Eligibility, isAllowed } from "../constraints/eligibility.js";
import { cellsOf } from "../constraints/peer-lists.js";
import { type Mistake, refuse } from "../errors.js";
import type { SolveOptions } from "../kernels/problem.js";
import { fewestFirst, millionthsOf, type ReadFewChanges, standingCounts, standingPeers } from "./few-changes.js";
import { fewChanges } from "./objective-changes.js";
import type { PeersQuestion, PeersUnderObjective } from "./objective-under.js";
import type { PosedPeers } from "./pose-peers.js";
import { type PeersAnswer, solvedPeers } from "./solve-peers.js";

/** What few changes need besides what every objective of peers does. */
export interface FewChangesQuestion extends Omit<PeersQuestion, "ask"> {
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  /** How many of those who are in no group that must be made may be in pairs. */
  readonly left: number | undefined;
  readonly most: number | undefined;
}

/**
 * Answers a question about peers under few changes: two people who stand together and stay so count `perChange` more, in a pair as
 * in a trio, so that what is solved and proven is the sum of the fits and of these. Under `fewest first` see `fewestFirst`.
 *
 * Everything is counted double, since a pair counts its score for both of its people and a change only once.
 *
 * Cost: as `match` for the total; under `fewest first` two or a few times that.
 */
export function answeredPeersWithFewChanges(
  objective: ReadFewChanges,
  { question, withTrio, fit, lists, solver, lineup, eligibility, left, most }: FewChangesQuestion,
  options: SolveOptions,
): PeersUnderObjective {
  const mistakes: Mistake[] = [];
  const standing = standingPeers(lineup, objective, "objective.standing", mistakes);
  refuse("match", mistakes);
  const keyOf = (row: number, column: number) => Math.min(row, column) * fit.columns + Math.max(row, column);
  const stands = new Set(standing.cells.map(({ row, column }) => keyOf(row, column)));
  const isStanding = (row: number, column: number) => stands.has(keyOf(row, column));
  const ask = (scale: 0 | 2, reward: number) =>
    solvedPeers(rewarded(question, isStanding, scale, reward), lists, { withTrio, most: left }, solver, options);
  const keptBy = ({ groups }: PeersAnswer) =>
    groups.flatMap(cellsOf).filter(({ row, column }) => isStanding(row, column)).length;
  const { perChange } = objective;
  const first = perChange === "fewest first" ? ask(0, 1) : undefined;
  const answer =
    first === undefined || perChange !== "fewest first"
      ? ask(2, millionthsOf(perChange === "fewest first" ? 0 : perChange))
      : fewestFirst(first, (millionths) => ask(2, millionths), keptBy, lineup.ids[0].length);
  const isMost =
    first === undefined || (isProven(first) && answer.priority >= first.priority && keptBy(answer) >= keptBy(first));
  const proven = isMost && isProven(answer);
  const made = new Set(answer.groups.flatMap(cellsOf).map(({ row, column }) => keyOf(row, column)));
  const counts = standingCounts(
    standing,
    perChange,
    ({ row, column }) => made.has(keyOf(row, column)),
    ({ row, column }) => !isAllowed(eligibility, row, column),
  );
  const among = "the plans in which as many people as possible take part (those first who had a bye before)";
  const hasMust = lists.groups.length > 0;
  return { answer: plainly(), solver, objective: fewChanges({ perChange, counts, proven, among, hasMust, most }) };

  /** The answer in plain fits; its prices prove fits and rewards together. */
  function plainly(): PeersAnswer {
    const { prices: _, ...found } = answer;
    const fixed = new Set(lists.groups.map((group) => group.join()));
    const sumOf = (group: readonly number[]) =>
      cellsOf(group).reduce((sum, { row, column }) => sum + (fit.scores[row * fit.columns + column] ?? 0), 0);
    const total = found.groups
      .filter((group) => !fixed.has(group.join()))
      .reduce((sum, group) => sum + (group.length === 2 ? 2 : 1) * sumOf(group), 0);
    const { verdict, priority } = found;
    const plain = { ...found, question, total };
    if (!verdict.feasible) return plain;
    if (proven) return { ...plain, verdict: { feasible: true, optimal: true, bound: { priority, fit: total } } };
    const { verdict: largest } = solvedPeers(question, lists, { withTrio, most: left }, solver, options);
    if (!largest.feasible) return { ...plain, verdict: largest };
    const { bound } = largest;
    const gap = { priority: bound.priority - priority, fit: Math.max(0, bound.fit - total) };
    return { ...plain, verdict: { feasible: true, optimal: false, bound, gap } };
  }
}

/**
 * The question with `scale` times the scores, and a reward for every two people who stand together: once in the score of a pair,
 * which counts double, and twice in a trio and for joining a pair, which count once.
 */
function rewarded(
  question: PosedPeers,
  isStanding: (row: number, column: number) => boolean,
  scale: 0 | 2,
  reward: number,
): PosedPeers {
  const { problem, order, pairs } = question;
  const { peers, joins } = problem;
  const { people } = peers;
  const table = (more: number) =>
    peers.scores.map((score, cell) => {
      const [one, other] = [order[Math.floor(cell / people)] ?? 0, order[cell % people] ?? 0];
      return scale * score + (isStanding(one, other) ? more : 0);
    });
  return {
    ...question,
    problem: {
      peers: { ...peers, scores: table(reward) },
      inTrio: table(2 * reward),
      joins: joins.map((gains, at) => {
        const [a = 0, b = 0] = pairs[at] ?? [];
        return gains.map((gain, place) => {
          const person = order[place] ?? 0;
          return scale * gain + 2 * reward * (Number(isStanding(person, a)) + Number(isStanding(person, b)));
        });
      }),
    },
  };
}

function isProven({ verdict }: PeersAnswer): boolean {
  return verdict.feasible && verdict.optimal;
}
