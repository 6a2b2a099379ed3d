// Source: complementary slackness of the matching polytope of J. Edmonds, "Maximum matching and a polyhedron with
// 0,1-vertices", J. Res. Nat. Bur. Standards 69B (1965), pp. 125-130: once prices are known that prove one matching best, a
// matching is best exactly when all its pairs have worth 0, every set with a price is full, everybody whose partner earns
// more than nothing has one, and nobody has one whose partner would earn less. That is a face of the polytope, and the next
// objective is asked on it alone.
// Pairs of another worth are closed. What must be full, and who must have a partner, becomes a reward: every pair inside such a
// set, and every pair of such a person, counts 1 more; a matching meets all of it exactly when its rewards sum to as much as
// those of a matching that is known to meet all of it. So one number orders two wishes, the rewards and, below them, how few
// pairs have one score: rewards times one more than there can be pairs. It is exact or refused, and never outbid.
// Cost: time O(people^2) for each step, and O(size^2) for each set; memory O(people^2). Ties: none. Departures: people whose only
// open pair is one that every matching of the face has are put aside.
import type { PeerPrices, PeersProblem } from "../problem.js";
import { isAbove, nestedSets, smallestWithBoth } from "./peers.js";

/** Which matchings are still in question. */
export interface PeersFace {
  readonly problem: PeersProblem;
  /** Row-major, symmetric: see `closed`, `fresh` and `settled`. */
  readonly state: Uint8Array;
  /** Row-major, symmetric: what a pair counts for what must be full. */
  readonly reward: Float64Array;
  /** The people who are not put aside, rising. */
  live: readonly number[];
}

/** No matching of the face has this pair. */
const closed = 0;
/** Open, and its score was not looked at yet. */
const fresh = 1;
/** Open, and it is proven how many pairs of its score every matching of the face has. */
const settled = 2;

/** All matchings. */
export function everyMatching(problem: PeersProblem): PeersFace {
  const { people, scores } = problem;
  const state = Uint8Array.from(scores, (score) => (Number.isNaN(score) ? closed : fresh));
  return {
    problem,
    state,
    reward: new Float64Array(scores.length),
    live: Array.from({ length: people }, (_, person) => person),
  };
}

/** The scores of fresh pairs that are open, rising, each once. */
export function freshScores({ problem, state, live }: PeersFace): Float64Array {
  const found = new Set<number>();
  for (const one of live) {
    for (const other of live) {
      const cell = one * problem.people + other;
      if (one < other && state[cell] === fresh) found.add(problem.scores[cell]!);
    }
  }
  return Float64Array.from(found).sort();
}

/** The lowest score of the fresh pairs among these, both people of each pair in turn; undefined without any. */
export function lowestFresh({ problem, state }: PeersFace, pairs: ArrayLike<number>): number | undefined {
  let lowest: number | undefined;
  for (let at = 0; at < pairs.length; at += 2) {
    const cell = pairs[at]! * problem.people + pairs[at + 1]!;
    const score = problem.scores[cell]!;
    if (state[cell] === fresh && (lowest === undefined || score < lowest)) lowest = score;
  }
  return lowest;
}

/** Closes the fresh pairs below a score. */
export function closeFreshBelow({ problem, state }: PeersFace, score: number): void {
  for (let cell = 0; cell < state.length; cell++) {
    if (state[cell] === fresh && problem.scores[cell]! < score) state[cell] = closed;
  }
}

/**
 * The problem of those who are not put aside, by their places among them: rewards first, then as few pairs as possible that
 * score exactly `at`; without fresh pairs below `from`.
 */
export function problemOn({ problem, state, reward, live }: PeersFace, from: number, at?: number): PeersProblem {
  const { people, scores } = problem;
  const perReward = Math.floor(live.length / 2) + 1;
  const own = new Float64Array(live.length * live.length);
  let place = 0;
  for (const one of live) {
    for (const other of live) {
      const cell = one * people + other;
      const isOpen = state[cell] === settled || (state[cell] === fresh && scores[cell]! >= from);
      const isPoor = state[cell] === fresh && scores[cell] === at;
      own[place++] = isOpen ? perReward * reward[cell]! - (isPoor ? 1 : 0) : Number.NaN;
    }
  }
  const priority = Int32Array.from(live, (person) => problem.priority[person]!);
  return { kind: "peers", people: live.length, scores: own, priority };
}

/**
 * Goes on to the matchings that prices prove best, of which the given pairs are one. `posed` is the problem of the prices, by
 * places among those who are not put aside, like prices and pairs; `at` is the score whose pairs it counted. False, with
 * the face of no use any more, where one of the pairs has a worth other than 0.
 */
export function shrinkTo(
  face: PeersFace,
  posed: PeersProblem,
  prices: PeerPrices,
  pairs: Int32Array,
  at?: number,
): boolean {
  const { problem, state, reward, live } = face;
  const { people } = problem;
  const size = live.length;
  const nested = nestedSets(size, prices.sets, []);
  const needs = Int8Array.from(live, (_, place) => {
    const [priority, fit] = [2 * posed.priority[place]! + prices.people.priority[place]!, prices.people.fit[place]!];
    return isAbove(priority, fit) ? 1 : isAbove(-priority, -fit) ? -1 : 0;
  });
  let ties = 0;
  for (let one = 0; one < size; one++) {
    for (let other = 0; other < size; other++) {
      const cell = live[one]! * people + live[other]!;
      if (one === other || state[cell] === closed) continue;
      const around = smallestWithBoth(nested, one, other);
      const priority =
        0 - prices.people.priority[one]! - prices.people.priority[other]! - (around < 0 ? 0 : nested.priority[around]!);
      const fit =
        2 * posed.scores[one * size + other]! -
        prices.people.fit[one]! -
        prices.people.fit[other]! -
        (around < 0 ? 0 : nested.fit[around]!);
      // NaN, where the pair was left out of the problem, is not 0 either.
      if (priority !== 0 || fit !== 0 || needs[one] === -1 || needs[other] === -1) {
        state[cell] = closed;
        continue;
      }
      reward[cell]! += Number(needs[one] === 1) + Number(needs[other] === 1);
      for (let set = around; set >= 0; set = nested.around[set]!) {
        if (isAbove(prices.sets[set]!.priority, prices.sets[set]!.fit)) reward[cell]!++;
      }
      if (at === undefined || state[cell] !== fresh || problem.scores[cell] !== at) continue;
      state[cell] = settled;
      ties++;
    }
  }
  for (let pair = 0; pair < pairs.length; pair += 2) {
    if (state[live[pairs[pair]!]! * people + live[pairs[pair + 1]!]!] === closed) return false;
  }
  putAside(face, pairs, at, ties);
  return true;
}

/** Where every open pair of a score is chosen, every matching of the face has them, and nobody of them has another. */
function putAside(face: PeersFace, pairs: Int32Array, at: number | undefined, ties: number): void {
  const { problem, state, live } = face;
  const chosen: number[] = [];
  for (let pair = 0; pair < pairs.length; pair += 2) {
    const [one, other] = [live[pairs[pair]!]!, live[pairs[pair + 1]!]!];
    if (problem.scores[one * problem.people + other] === at) chosen.push(one, other);
  }
  // Each pair was counted from both of its people.
  if (chosen.length === 0 || chosen.length !== ties) return;
  const gone = new Set(chosen);
  face.live = live.filter((person) => !gone.has(person));
  for (const person of chosen) {
    for (let other = 0; other < problem.people; other++) {
      state[person * problem.people + other] = closed;
      state[other * problem.people + person] = closed;
    }
  }
}
