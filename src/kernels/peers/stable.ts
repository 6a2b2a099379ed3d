// Source: the best pair first is stable where both judge by one score: D. J. Abraham, A. Levavi, D. F. Manlove and G. O'Malley,
// "The stable roommates problem with globally-ranked pairs", WINE 2007, LNCS 4858, pp. 431-444. When a pair was passed over,
// one of the two had a partner with at least that score.
// A trio is no part of it: somebody who is left over joins a pair only where nobody of the three would then rather leave
// with somebody of another group. That hangs on the two of the pair alone: what the third has is more than nothing, and
// nobody who has somebody would have taken them before.
// Cost: time O(pairs log pairs), and O(people^2) for who would leave; memory O(people^2).
// Ties: see `greedy.ts`; of several who could join the one with the highest priority, then the most score, then the first.
// Departures: scores instead of ranks; the trio.
import type { SolveOptions } from "../problem.js";
import { bestPeersFirst } from "./greedy.js";
import type { TrioProblem } from "./trio-problem.js";

/** Stable pairs, and who joins one of them, or one that is made already, without making it unstable. */
export interface StablePeers {
  /** Both people of each pair in turn, the lower first, sorted; a trio is not among them. */
  readonly pairs: Int32Array;
  readonly trio?: readonly [number, number, number];
  readonly joined?: { readonly person: number; readonly pair: number };
}

/** The best pair first, with a trio where `withTrio` asks for one and it stays stable. */
export function stablePeers({ peers, joins }: TrioProblem, withTrio: boolean, options: SolveOptions = {}): StablePeers {
  const { people, scores, priority } = peers;
  const { pairs } = bestPeersFirst(peers, options);
  if (!withTrio) return { pairs };
  const mate = new Int32Array(people).fill(-1);
  for (let at = 0; at < pairs.length; at += 2) {
    mate[pairs[at]!] = pairs[at + 1]!;
    mate[pairs[at + 1]!] = pairs[at]!;
  }
  const offers = offersOf(people, scores, mate);
  let best:
    | { readonly person: number; readonly pair: number; readonly gain: number; readonly isMade: boolean }
    | undefined;
  const offer = (person: number, pair: number, gain: number, isMade: boolean) => {
    const more = best === undefined ? 1 : priority[person]! - priority[best.person]! || gain - best.gain;
    if (more > 0) best = { person, pair, gain, isMade };
  };
  for (let person = 0; person < people; person++) {
    if (mate[person]! >= 0) continue;
    for (let at = 0; at < pairs.length; at += 2) {
      const [one, other] = [pairs[at]!, pairs[at + 1]!];
      const between = scores[one * people + other]!;
      const [toOne, toOther] = [scores[person * people + one]!, scores[person * people + other]!];
      if (Number.isNaN(toOne) || Number.isNaN(toOther)) continue;
      if (leaves(offers, one, person, between + toOne) || leaves(offers, other, person, between + toOther)) continue;
      offer(person, at, toOne + toOther - between, false);
    }
    // Who must be together stays, whoever joins them.
    for (const [pair, gains] of joins.entries()) {
      if (!Number.isNaN(gains[person]!)) offer(person, pair, gains[person]!, true);
    }
  }
  if (best === undefined) return { pairs };
  const { person, pair, isMade } = best;
  if (isMade) return { pairs, joined: { person, pair } };
  const [one, other] = [pairs[pair]!, pairs[pair + 1]!];
  const [a = 0, b = 0, c = 0] = [person, one, other].sort((x, y) => x - y);
  return { pairs: Int32Array.from([...pairs.subarray(0, pair), ...pairs.subarray(pair + 2)]), trio: [a, b, c] };
}

/** The two best of those who would take each person, besides the partner: who they are, and their scores. */
interface Offers {
  readonly from: Int32Array;
  readonly score: Float64Array;
}

function offersOf(people: number, scores: Float64Array, mate: Int32Array): Offers {
  const from = new Int32Array(2 * people).fill(-1);
  const score = new Float64Array(2 * people).fill(Number.NEGATIVE_INFINITY);
  for (let one = 0; one < people; one++) {
    for (let other = 0; other < people; other++) {
      const value = scores[one * people + other]!;
      if (Number.isNaN(value) || mate[one] === other) continue;
      const partner = mate[other]!;
      if (partner >= 0 && scores[other * people + partner]! >= value) continue;
      const [first, second] = [2 * one, 2 * one + 1];
      if (value > score[first]!) {
        score[second] = score[first]!;
        from[second] = from[first]!;
        score[first] = value;
        from[first] = other;
      } else if (value > score[second]!) {
        score[second] = value;
        from[second] = other;
      }
    }
  }
  return { from, score };
}

/** Whether a person of a trio, who has half of `sum`, would rather go with somebody who would take them; not the third. */
function leaves({ from, score }: Offers, one: number, third: number, sum: number): boolean {
  const at = from[2 * one] === third ? 2 * one + 1 : 2 * one;
  return 2 * score[at]! > sum;
}
