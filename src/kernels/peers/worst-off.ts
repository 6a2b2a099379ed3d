// Source: one threshold after the other, each solved on what the ones before have left open: R. E. Burkard and F. Rendl,
// "Lexicographic bottleneck problems", Operations Research Letters 10 (1991), pp. 303-308, and F. Della Croce, V. Th. Paschos
// and A. Tsoukias, "An improved general procedure for lexicographic bottleneck problems", Operations Research Letters 24
// (1999), pp. 187-194, here for the matchings of one group, whose faces are those of `check/peers-face.ts`.
// Cost: one matching for each different score of the solution, and for each of them one for every halving of the number of
// scores that are left; people whose pair is settled are put aside. Memory O(people^2).
// Ties: those of the matching that is solved. Departures: no encoding of all scores in one number.
import {
  closeFreshBelow,
  everyMatching,
  freshScores,
  lowestFresh,
  type PeersFace,
  problemOn,
  shrinkTo,
} from "../check/peers-face.js";
import type { PeerPrices, PeersProblem, SolveOptions } from "../problem.js";
import { matchPeers } from "./blossom.js";
import type { WorstOffFirst, WorstOffStage } from "./worst-off-problem.js";

/**
 * The pairs whose scores are leximin: as much priority as possible, then the lowest score as high as possible, then the second
 * lowest, and so on. Every priority must be above 0, so that all choices in question have equally many pairs.
 *
 * @throws PairwrightError when the numbers are too large to be exact.
 */
export function worstOffFirst(problem: PeersProblem, options: SolveOptions = {}): WorstOffFirst {
  const quietly: SolveOptions = options.signal ? { signal: options.signal } : {};
  const face = everyMatching(problem);
  const plainly = { ...problem, scores: problem.scores.map((score) => (Number.isNaN(score) ? score : 0)) };
  const opened = matchPeers(plainly, quietly);
  const first = pricesOf(opened);
  const settled: number[] = [];
  let pairs = opened.pairs;
  const goOn = (posed: PeersProblem, prices: PeerPrices, found: Int32Array, at?: number) => {
    if (!shrinkTo(face, posed, prices, found, at)) throw new Error("the pairs of an exact solution have worth 0");
  };
  goOn(plainly, first, pairs);
  const stages: WorstOffStage[] = [];
  for (;;) {
    options.signal?.throwIfAborted();
    options.onProgress?.(1 - face.live.length / Math.max(1, problem.people));
    const risen = raised(face, pairs, quietly);
    const at = lowestFresh(face, toPeople(face, risen));
    if (at === undefined) {
      settled.push(...toPeople(face, risen));
      break;
    }
    closeFreshBelow(face, at);
    const posed = problemOn(face, at, at);
    const found = matchPeers(posed, quietly);
    const prices = pricesOf(found);
    stages.push(Object.freeze({ at, prices }));
    const before = face.live;
    const all = toPeople(face, found.pairs);
    goOn(posed, prices, found.pairs, at);
    const placeOf = new Map(face.live.map((person, place) => [person, place]));
    if (face.live.length < before.length) settled.push(...all.filter((person) => !placeOf.has(person)));
    pairs = Int32Array.from(all.flatMap((person) => placeOf.get(person) ?? []));
  }
  options.onProgress?.(1);
  return laidOut(problem, settled, first, stages);
}

/** The pairs of the face, by places, whose lowest fresh score is as high as possible. */
function raised(face: PeersFace, pairs: Int32Array, options: SolveOptions): Int32Array {
  const scores = freshScores(face);
  const lowestAt = (some: Int32Array) => {
    const lowest = lowestFresh(face, toPeople(face, some));
    // Without fresh pairs it is beyond all scores.
    return lowest === undefined ? scores.length : scores.indexOf(lowest);
  };
  const everything = problemOn(face, Number.NEGATIVE_INFINITY);
  const [priority, rewards] = worthOf(everything, pairs);
  let best = pairs;
  let [low, high] = [lowestAt(pairs), scores.length];
  while (low < high) {
    options.signal?.throwIfAborted();
    const middle = low + Math.ceil((high - low) / 2);
    const found = matchPeers(problemOn(face, scores[middle] ?? Number.POSITIVE_INFINITY), options);
    if (found.priority === priority && found.total === rewards) {
      best = found.pairs;
      low = Math.max(middle, lowestAt(best));
    } else high = middle - 1;
  }
  return best;
}

function worthOf({ people, scores, priority }: PeersProblem, pairs: Int32Array): readonly [number, number] {
  let [earned, total] = [0, 0];
  for (const person of pairs) earned += priority[person]!;
  for (let at = 0; at < pairs.length; at += 2) total += scores[pairs[at]! * people + pairs[at + 1]!]!;
  return [earned, total];
}

function toPeople({ live }: PeersFace, places: Int32Array): number[] {
  return Array.from(places, (place) => live[place]!);
}

function pricesOf({ prices }: { readonly prices?: PeerPrices }): PeerPrices {
  if (prices === undefined) throw new Error("an exact solution of peers comes with its prices");
  return prices;
}

function laidOut(
  { people, scores, priority }: PeersProblem,
  pairs: readonly number[],
  first: PeerPrices,
  stages: readonly WorstOffStage[],
): WorstOffFirst {
  const cells = Array.from({ length: pairs.length / 2 }, (_, at) => {
    const [one, other] = [pairs[2 * at]!, pairs[2 * at + 1]!];
    return Math.min(one, other) * people + Math.max(one, other);
  }).sort((a, b) => a - b);
  return Object.freeze({
    pairs: Int32Array.from(cells.flatMap((cell) => [Math.floor(cell / people), cell % people])),
    priority: pairs.reduce((sum, person) => sum + priority[person]!, 0),
    total: cells.reduce((sum, cell) => sum + scores[cell]!, 0),
    first,
    stages: Object.freeze(stages),
  });
}
