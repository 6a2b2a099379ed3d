// Source: linear programming duality in a fixed order of objectives, see `peers-face.ts`; the objective is that of R. E.
// Burkard and F. Rendl, "Lexicographic bottleneck problems", Operations Research Letters 10 (1991), pp. 303-308.
//
// First, prices prove how much priority any matching earns; those that earn it are the first face. All of them have equally
// many pairs where every priority is above 0. Then, for each score that the solution has, from the lowest up: matchings that
// have a pair between two scores of the solution are worse, and leave the face; and prices prove that none of the others has
// fewer pairs at the score. That is leximin: of two sorted lists of equal length, the first difference is a place where the
// better one has the larger score, so up to the smaller score it has fewer pairs, and as many at all scores below.
//
// Cost: one reading of the problem for each different score of the solution, and that of `check/peers.ts` on who is left.
// Ties: none. Departures: none. Knows the problem only: nothing of any solver is imported but the shape of what it gives.
import type { WorstOffFirst } from "../peers/worst-off-problem.js";
import type { PeerPrices, PeersProblem } from "../problem.js";
import { checkPeers } from "./peers.js";
import { closeFreshBelow, everyMatching, lowestFresh, type PeersFace, problemOn, shrinkTo } from "./peers-face.js";
import { refused, type Verdict } from "./verdict.js";

/** Verifies that pairs are leximin by the steps that come with them; a bound is one of the total, whatever the objective. */
export function checkWorstOff(problem: PeersProblem, solution: WorstOffFirst): Verdict {
  const { pairs, priority, total } = solution;
  const work = { phases: 0, scans: 0, augmentations: 0 };
  const plain = checkPeers(problem, { status: "feasible", pairs, priority, total, work });
  if (!plain.feasible) return plain;
  if (problem.priority.some((own) => own <= 0)) return refused(["priority: everybody's taking part must count."]);
  const unproven = faultOf(problem, solution);
  const { bound } = plain;
  if (unproven === undefined) {
    return Object.freeze({ feasible: true, optimal: true, bound: Object.freeze({ priority, fit: total }) });
  }
  const gap = Object.freeze({ priority: bound.priority - priority, fit: bound.fit - total });
  return Object.freeze({ feasible: true, optimal: false, bound, gap, unproven });
}

/** What the steps fail to prove, or undefined. */
function faultOf(problem: PeersProblem, { pairs, first, stages }: WorstOffFirst): string | undefined {
  const face = everyMatching(problem);
  const plainly = { ...problem, scores: problem.scores.map((score) => (Number.isNaN(score) ? score : 0)) };
  const fault = stepFault(face, plainly, first, pairs);
  if (fault !== undefined) return `priority: ${fault}`;
  for (const [step, { at, prices }] of stages.entries()) {
    const lowest = lowestFresh(face, livePairs(face, pairs).all);
    if (lowest === undefined) return `stage ${step}: nothing is left to prove.`;
    if (at !== lowest) return `stage ${step}: prices for the score ${lowest} are wanted.`;
    closeFreshBelow(face, at);
    const wrong = stepFault(face, problemOn(face, at, at), prices, pairs, at);
    if (wrong !== undefined) return `stage ${step}: ${wrong}`;
  }
  const left = lowestFresh(face, livePairs(face, pairs).all);
  return left === undefined ? undefined : `stage ${stages.length}: prices for the score ${left} are wanted.`;
}

/** Whether prices prove the pairs best in a problem of the face; where they do, the face shrinks to all that are. */
function stepFault(
  face: PeersFace,
  posed: PeersProblem,
  prices: PeerPrices,
  pairs: Int32Array,
  at?: number,
): string | undefined {
  const { places } = livePairs(face, pairs);
  let [priority, total] = [0, 0];
  for (const place of places) priority += posed.priority[place]!;
  for (let pair = 0; pair < places.length; pair += 2)
    total += posed.scores[places[pair]! * posed.people + places[pair + 1]!]!;
  const work = { phases: 0, scans: 0, augmentations: 0 };
  const verdict = checkPeers(posed, { status: "optimal", pairs: places, priority, total: total + 0, prices, work });
  if (!verdict.feasible) return verdict.faults.join(" ");
  if (!verdict.optimal) return "the prices do not prove it.";
  return shrinkTo(face, posed, prices, places, at) ? undefined : "a pair of the solution has a worth above 0.";
}

/** The pairs of those who are not put aside, in the numbers of the problem and by their places among them. */
function livePairs({ problem, live }: PeersFace, pairs: Int32Array) {
  const placeOf = new Int32Array(problem.people).fill(-1);
  for (const [place, person] of live.entries()) placeOf[person] = place;
  const all = pairs.filter((person) => placeOf[person]! >= 0);
  return { all, places: all.map((person) => placeOf[person]!) };
}
