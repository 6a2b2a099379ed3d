import { cellsOf, type ReadPeerLists } from "../constraints/peer-lists.js";
import type { Fit } from "../fit/fit.js";
import { leastAllowed } from "../kernels/check/fair.js";
import type { Objective } from "../kernels/problem.js";
import type { PeersAnswer } from "./solve-peers.js";

/** Solves for people and total, where only pairs that reach a score may be made; all of them without one. */
export type AskPeers = (from?: number) => PeersAnswer;

/** A checked answer whose verdict is about the objective, and the best possible lowest score of two people who were free. */
export interface FairPeersAnswer {
  readonly answer: PeersAnswer;
  readonly lowest?: number;
}

/**
 * Solves peers for bottleneck or a floor: as many people as possible, the lowest fit of two people who are together as high as
 * possible, then the total among the pairs that reach what follows from it.
 *
 * The scores there are, in order, are halved like a list that is searched (the threshold method of R. Garfinkel, "An improved
 * algorithm for the bottleneck assignment problem", Operations Research 19 (1971), pp. 1747-1751). Three checked answers prove
 * it together: no plan has more people, none of pairs above the lowest score has as many, and none of pairs that are allowed
 * has more fit. Pairs that must be made are in every plan and are not weighed.
 *
 * Cost: one matching, as `match` makes it, for every halving of the number of different scores.
 */
export function solvedFairlyPeers(
  objective: Extract<Objective, "bottleneck" | object>,
  ask: AskPeers,
  fit: Fit,
  lists: ReadPeerLists,
  onProgress?: (done: number) => void,
): FairPeersAnswer {
  const first = ask();
  const freely = lowestOf(first, fit, lists);
  if (freely === undefined || !first.verdict.feasible) return { answer: withoutPrices(first) };
  const scores = scoresOf(fit, lists);
  const last = scores.length - 1;
  const reaches = (found: PeersAnswer) => found.verdict.feasible && found.priority >= first.priority;
  let [low, high] = [scores.indexOf(freely), last];
  let above: PeersAnswer | undefined;
  while (low < high) {
    onProgress?.(1 - (high - low) / scores.length);
    const middle = low + Math.ceil((high - low) / 2);
    const found = ask(scores[middle]);
    if (reaches(found)) {
      low = Math.max(middle, scores.indexOf(lowestOf(found, fit, lists) ?? 0));
    } else {
      high = middle - 1;
      above = found;
    }
  }
  // The last threshold that was not reached is the score after the lowest one.
  const isHighest = low === last || (above !== undefined && isProven(above) && above.priority < first.priority);
  const lowest = scores[low] ?? freely;
  const from = leastAllowed(objective, lowest);
  const answer = freely >= from ? first : ask(from);
  // Who is left out has their cause in all that may be, not in what is left above the lowest score.
  const bare = { ...withoutPrices(answer), question: first.question };
  if (isHighest && isProven(first) && isProven(answer) && answer.priority === first.priority) {
    return { answer: bare, lowest };
  }
  return { answer: honest(bare, first), lowest };
}

/** Prices prove the total, or a part of another objective only. */
function withoutPrices({ prices: _, ...answer }: PeersAnswer): PeersAnswer {
  return answer;
}

/** An answer that is no proof gets the gap to the largest total: that bounds every plan, whatever it is for. */
function honest(answer: PeersAnswer, { verdict: total }: PeersAnswer): PeersAnswer {
  if (!answer.verdict.feasible || !total.feasible) return answer;
  const { bound } = total;
  const gap = { priority: bound.priority - answer.priority, fit: Math.max(0, bound.fit - answer.total) };
  return { ...answer, verdict: { feasible: true, optimal: false, bound, gap } };
}

function isProven({ verdict }: PeersAnswer): boolean {
  return verdict.feasible && verdict.optimal;
}

/** The lowest score of two people who are together and need not be; undefined where there are none. */
function lowestOf({ groups }: PeersAnswer, fit: Fit, lists: ReadPeerLists): number | undefined {
  const isMust = mustCells(lists, fit.columns);
  const scores = groups
    .flatMap(cellsOf)
    .filter(({ row, column }) => !isMust(row, column))
    .map(({ row, column }) => fit.scores[row * fit.columns + column] ?? 0);
  return scores.length === 0 ? undefined : scores.reduce((least, score) => Math.min(least, score));
}

/** The different scores of two people who need not be together, rising. */
function scoresOf({ scores, columns }: Fit, lists: ReadPeerLists): Float64Array {
  const isMust = mustCells(lists, columns);
  const found = new Set<number>();
  for (let row = 0; row < columns; row++) {
    for (let column = row + 1; column < columns; column++) {
      const score = scores[row * columns + column] ?? Number.NaN;
      if (!Number.isNaN(score) && !isMust(row, column)) found.add(score);
    }
  }
  return Float64Array.from(found).sort();
}

/** The fit with the pairs below a score forbidden, but for those that must be made. */
export function keptFrom(fit: Fit, lists: ReadPeerLists, from: number): Fit {
  const scores = fit.scores.map((score) => (score >= from ? score : Number.NaN));
  for (const { row, column } of lists.must) {
    for (const cell of [row * fit.columns + column, column * fit.columns + row]) {
      scores[cell] = fit.scores[cell] ?? Number.NaN;
    }
  }
  return { ...fit, scores };
}

function mustCells({ must }: ReadPeerLists, columns: number): (row: number, column: number) => boolean {
  const known = new Set(must.map(({ row, column }) => row * columns + column));
  return (row, column) => known.has(row * columns + column);
}
