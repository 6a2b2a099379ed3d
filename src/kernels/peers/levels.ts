// Source: none, arithmetic of ours: two levels share one float64, as in `../levels.ts`, for peers.
//
// Prices are in halves (see `PeerPrices`): a pair is worth twice its score, a person may stay alone at the price
// -2 * priority. One point of a price's priority counts `step`, so that a price is priority * step + fit. With
//   n  people,  F  the largest size of a score (at least 1),  p  the largest priority:
//
// 1. The matching. A solver of the encoded problem compares whole matchings only: 2 * step * priority + 2 * total. Two
//    totals differ by at most nF, so with step > nF the best encoded matching has the best priority, and the best total
//    among those: it is the best of both levels.
// 2. Its arithmetic. All prices p[i] stay at or above -2p * step, those of sets at or above 0, and chosen pairs are worth 0,
//    so no price exceeds 2p * step + 2F in size, no price of a set 4p * step + 2F, and no sum of a search 16 * (p + 1) *
//    step. `step` is the largest power of two that keeps that within 2^53, where whole numbers are exact. All of them are
//    whole although searches halve worths: the people of a tree are joined by pairs of worth 0, whose encoded scores and
//    set prices are even, so that their prices are all even or all odd, and what is halved is the sum of two.
// 3. The proof. Prices are told apart into priority and fit by rounding. The sign of an encoded worth is the sign of its
//    levels when the fit part of every sum that `check` looks at is less than step / 2 in size. That depends on the run:
//    a fit part is the worth of an alternating walk, near nF, while step is 8(n + 1)F or more and usually thousands of
//    times that. It is not assumed but looked at: where it did not hold, the solution would say `feasible`, without a proof.
//
// Cost: time O(people + members of all sets), and one reading of the scores for F. Ties: none. Departures: none.
import { type Mistake, mistake } from "../../errors.js";
import { largestProduct } from "../levels.js";
import type { AnyPeers, PeerPrices } from "../problem.js";
import type { Blossoms } from "./blossoms.js";

/** The largest numbers of a problem. */
export interface Extent {
  readonly people: number;
  /** The largest size of a score, at least 1. */
  readonly score: number;
  readonly priority: number;
}

/** Reads all scores and priorities once; of a matrix the half above the diagonal. */
export function extentOf(problem: AnyPeers): Extent {
  let priority = 0;
  for (const own of problem.priority) if (own > priority) priority = own;
  return { people: problem.people, score: largestScore(problem), priority };
}

/** What is too large to be computed exactly; empty when nothing is. */
export function tooLargeForPeers({ people, score, priority }: Extent): readonly Mistake[] {
  if ((people + 1) * score * (priority + 1) <= largestProduct) return [];
  const message =
    `sums over ${people} people with scores up to ${score} and priorities up to ${priority} would not be exact: ` +
    `(people + 1) * largest score * (largest priority + 1) must be ${largestProduct} or less.`;
  return [mistake("scores-too-large", "scores", message, "Give smaller whole numbers, in a coarser unit.", score)];
}

/** What one point of a price's priority is worth in the single number that searches compare: a power of two. */
export function stepOf({ priority }: Extent): number {
  const most = 2 ** 49 / (priority + 1);
  let step = 1;
  while (2 * step <= most) step *= 2;
  return step;
}

/** The price at which each person would as well stay alone. */
export function floorsOf(problem: AnyPeers, step: number): Float64Array {
  // Adding 0 turns -0 into 0.
  return Float64Array.from(problem.priority, (priority) => -2 * priority * step + 0);
}

/**
 * The proof in two levels: `price` has one encoded number for each node. Undefined where rounding could not separate the
 * levels beyond doubt (point 3 above).
 */
export function proofOf(
  blossoms: Blossoms,
  price: Float64Array,
  step: number,
  { score }: Extent,
): PeerPrices | undefined {
  const { people, parent, children, size } = blossoms;
  const priority = Float64Array.from(price, (encoded) => Math.round(encoded / step) + 0);
  const fit = Float64Array.from(price, (encoded, node) => encoded - priority[node]! * step);
  let widest = 0;
  for (let person = 0; person < people; person++) widest = Math.max(widest, Math.abs(fit[person]!));
  const nodes: number[] = [];
  for (let node = people; node < parent.length; node++) if (children[node]!.length > 0) nodes.push(node);
  // The outer ones first: the fit parts of a set and of all sets around it, together, are what a pair inside is charged.
  nodes.sort((one, other) => size[other]! - size[one]! || one - other);
  const charged = new Float64Array(parent.length);
  let deepest = 0;
  for (const node of nodes) {
    const around = parent[node]! < 0 ? 0 : charged[parent[node]!]!;
    charged[node] = around + Math.abs(fit[node]!);
    deepest = Math.max(deepest, charged[node]!);
  }
  if (2 * (2 * widest + deepest + 2 * score) >= step) return undefined;
  const priced = nodes.filter((node) => price[node] !== 0);
  const members = membersOf(blossoms, priced);
  const sets = priced.map((node, at) =>
    Object.freeze({ members: members[at]!, priority: priority[node]!, fit: fit[node]! }),
  );
  return Object.freeze({
    people: Object.freeze({ priority: priority.slice(0, people), fit: fit.slice(0, people) }),
    sets: Object.freeze(sets),
  });
}

/** The people in each of these nodes, rising. */
function membersOf({ people, parent, size }: Blossoms, nodes: readonly number[]): Int32Array[] {
  const place = new Int32Array(parent.length).fill(-1);
  for (const [at, node] of nodes.entries()) place[node] = at;
  const members = nodes.map((node) => new Int32Array(size[node]!));
  const filled = new Int32Array(nodes.length);
  for (let person = 0; person < people; person++) {
    for (let node = parent[person]!; node >= 0; node = parent[node]!) {
      const at = place[node]!;
      if (at >= 0) members[at]![filled[at]!++] = person;
    }
  }
  return members;
}

function largestScore(problem: AnyPeers): number {
  let largest = 1;
  // A forbidden pair is NaN, for which both comparisons are false.
  const read = (scores: Float64Array, start: number, end: number) => {
    for (let pair = start; pair < end; pair++) {
      const score = scores[pair]!;
      if (score > largest) largest = score;
      else if (-score > largest) largest = -score;
    }
  };
  if (problem.kind === "listed peers") read(problem.score, 0, problem.score.length);
  else {
    const { people, scores } = problem;
    for (let row = 0; row < people; row++) read(scores, row * people + row + 1, (row + 1) * people);
  }
  return largest;
}
