// Source: the dual bound of J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. Nat. Bur. Standards 69B
// (1965), pp. 125-130, for what is left when a trio is taken out; see `check/peers.ts` for the bound itself.
//
// Let y and z be prices that prove the best matching of all people but E, of value D (everything doubled, in two levels), and
// T a trio that holds E. Price by price, the bound of what is left without T is D less
//   - max(0, 2 * priority + y) of each person of T outside E;
//   - z of each odd set B that holds two or three people of T: without them B has room for one pair less. (Without one of its
//     2k + 1 people it still has room for k pairs.)
// The sets lie in each other, so those that hold two of three people are those around the innermost such pair: of the prices
// of sets around the three pairs of T, together, the greatest.
//
// For two people of a trio, what the third brings is at most what the best third brings to each of the two, half of what
// their going costs counted at each: most pairs are ruled out at once, without looking at all thirds.
//
// Cost: O(people^2) to lay out prices, O(depth of the sets) for a bound, O(people^2) to look through the trios of a person, and
// little more than O(people) where few are above the best. Ties: none. Departures: none.
import type { PeersProblem } from "../problem.js";
import type { TrioProof } from "./trio-problem.js";

/** Two levels: priorities and, where they are equal, fit in halves. */
export interface Value {
  readonly priority: number;
  readonly fit: number;
}

/** Prices laid out for bounds. */
export interface Bounds {
  readonly value: Value;
  /** What a person's going takes off, in halves; 0 for those who are out already. */
  readonly gone: { readonly priority: Float64Array; readonly fit: Float64Array };
  /** For each person, the most that a third can bring to them: a score less half of what the third's going costs. */
  readonly reach: { readonly priority: Float64Array; readonly fit: Float64Array };
  /** The innermost set of each person and around each set, -1 for none, and the price of a set and all around it. */
  readonly innermost: Int32Array;
  readonly around: Int32Array;
  readonly size: Int32Array;
  readonly charged: { readonly priority: Float64Array; readonly fit: Float64Array };
}

/** Lays out the prices of a matching of this value (`total` is twice the sum of its scores). */
export function boundsOf(
  peers: PeersProblem,
  { without, people, sets }: TrioProof,
  { priority, total }: { readonly priority: number; readonly total: number },
): Bounds {
  const gone = { priority: new Float64Array(peers.people), fit: new Float64Array(peers.people) };
  for (let person = 0; person < peers.people; person++) {
    const earned = 2 * peers.priority[person]! + people.priority[person]!;
    const isOut = without.includes(person) || earned < 0 || (earned === 0 && people.fit[person]! <= 0);
    if (isOut) continue;
    gone.priority[person] = earned;
    gone.fit[person] = people.fit[person]!;
  }
  const innermost = new Int32Array(peers.people).fill(-1);
  const around = new Int32Array(sets.length).fill(-1);
  const size = Int32Array.from(sets, ({ members }) => members.length);
  const charged = {
    priority: Float64Array.from(sets, (set) => set.priority),
    fit: Float64Array.from(sets, (set) => set.fit),
  };
  const outerFirst = [...sets.keys()].sort((one, other) => size[other]! - size[one]! || one - other);
  for (const set of outerFirst) {
    const { members } = sets[set]!;
    const outside = innermost[members[0]!]!;
    around[set] = outside;
    if (outside >= 0) {
      charged.priority[set]! += charged.priority[outside]!;
      charged.fit[set]! += charged.fit[outside]!;
    }
    for (const person of members) innermost[person] = set;
  }
  return {
    value: { priority: 2 * priority, fit: total },
    gone,
    reach: reachOf(peers, gone),
    innermost,
    around,
    size,
    charged,
  };
}

function reachOf({ people, scores, priority: own }: PeersProblem, gone: Bounds["gone"]): Bounds["reach"] {
  const reach = { priority: new Float64Array(people).fill(Number.NEGATIVE_INFINITY), fit: new Float64Array(people) };
  for (let person = 0; person < people; person++) {
    for (let third = 0; third < people; third++) {
      const score = scores[person * people + third]!;
      if (Number.isNaN(score)) continue;
      const priority = own[third]! - gone.priority[third]! / 2;
      const fit = score - gone.fit[third]! / 2;
      const most = reach.priority[person]!;
      if (priority < most || (priority === most && fit <= reach.fit[person]!)) continue;
      reach.priority[person] = priority;
      reach.fit[person] = fit;
    }
  }
  return reach;
}

/** What a plan with this trio comes to at most: priorities whole, fit in halves. */
export function boundTrio(peers: PeersProblem, bounds: Bounds, [a, b, c]: readonly [number, number, number]): Value {
  const { value, gone, charged } = bounds;
  const own = peers.priority;
  const { people, scores } = peers;
  let priority = value.priority + 2 * (own[a]! + own[b]! + own[c]!);
  priority -= gone.priority[a]! + gone.priority[b]! + gone.priority[c]!;
  let fit = value.fit + scores[a * people + b]! + scores[a * people + c]! + scores[b * people + c]!;
  fit -= gone.fit[a]! + gone.fit[b]! + gone.fit[c]!;
  if (charged.fit.length > 0) {
    const set = innerMost(
      bounds,
      innerMost(bounds, meeting(bounds, a, b), meeting(bounds, a, c)),
      meeting(bounds, b, c),
    );
    if (set >= 0) {
      priority -= charged.priority[set]!;
      fit -= charged.fit[set]!;
    }
  }
  return { priority: priority / 2, fit };
}

/**
 * Hands over every allowed trio of a person with two people who are not done whose bound is above `least`, until it is told
 * to stop. The sets around two of its people are charged before the third is looked for: those around all can only cost more.
 */
export function triosAbove(
  peers: PeersProblem,
  bounds: Bounds,
  person: number,
  done: Uint8Array,
  least: Value,
  found: (one: number, other: number, priority: number, fit: number) => "stop" | "on",
): void {
  const { people, scores, priority: own } = peers;
  const { value, gone, reach, charged } = bounds;
  const meets = Int32Array.from({ length: people }, (_, other) => meeting(bounds, person, other));
  for (let one = 0; one < people; one++) {
    const score = scores[person * people + one]!;
    if (done[one] === 1 || Number.isNaN(score)) continue;
    const around = meets[one]!;
    const earned = value.priority + 2 * (own[person]! + own[one]!) - gone.priority[person]! - gone.priority[one]!;
    const pairPriority = earned - (around < 0 ? 0 : charged.priority[around]!);
    const pairFit = value.fit + score - gone.fit[person]! - gone.fit[one]! - (around < 0 ? 0 : charged.fit[around]!);
    const mostPriority = (pairPriority + reach.priority[person]! + reach.priority[one]!) / 2;
    if (!isAbove(mostPriority, pairFit + reach.fit[person]! + reach.fit[one]!, least)) continue;
    for (let other = one + 1; other < people; other++) {
      let priority = (pairPriority + 2 * own[other]! - gone.priority[other]!) / 2;
      // A forbidden pair makes this NaN, and the trio is above nothing.
      let fit = pairFit + scores[person * people + other]! + scores[one * people + other]! - gone.fit[other]!;
      if (done[other] === 1 || !isAbove(priority, fit, least)) continue;
      // Of three sets around three pairs two are the same one, around the third.
      const set = around === meets[other] ? meeting(bounds, one, other) : innerMost(bounds, around, meets[other]!);
      if (set >= 0 && set !== around) {
        priority -= (charged.priority[set]! - (around < 0 ? 0 : charged.priority[around]!)) / 2;
        fit -= charged.fit[set]! - (around < 0 ? 0 : charged.fit[around]!);
        if (!isAbove(priority, fit, least)) continue;
      }
      if (found(one, other, priority, fit) === "stop") return;
    }
  }
}

/** For each person, what any trio with them comes to at most, by what a third can bring: where to look first. */
export function hopesOf({ people, scores, priority: own }: PeersProblem, { value, gone, reach }: Bounds): Value[] {
  return Array.from({ length: people }, (_, person): Value => {
    let hope: Value = { priority: Number.NEGATIVE_INFINITY, fit: 0 };
    for (let one = 0; one < people; one++) {
      const score = scores[person * people + one]!;
      if (Number.isNaN(score)) continue;
      const priority = (2 * own[one]! - gone.priority[one]! + reach.priority[one]!) / 2;
      const fit = score - gone.fit[one]! + reach.fit[one]!;
      if (isAbove(priority, fit, hope)) hope = { priority, fit };
    }
    return {
      priority:
        hope.priority + (value.priority + 2 * own[person]! - gone.priority[person]! + reach.priority[person]!) / 2,
      fit: hope.fit + value.fit - gone.fit[person]! + reach.fit[person]!,
    };
  });
}

function isAbove(priority: number, fit: number, least: Value): boolean {
  return priority > least.priority ? !Number.isNaN(fit) : priority === least.priority && fit > least.fit;
}

/** What a plan in which a person joins a pair that is made already comes to at most; undefined where that is forbidden. */
export function boundJoining(
  peers: PeersProblem,
  { value, gone }: Bounds,
  person: number,
  added: number,
): Value | undefined {
  if (Number.isNaN(added)) return undefined;
  const priority = value.priority + 2 * peers.priority[person]! - gone.priority[person]!;
  return { priority: priority / 2, fit: value.fit + added - gone.fit[person]! };
}

/** Whether a value is above another, priorities first. */
export function isBetter(one: Value, other: Value): boolean {
  return one.priority > other.priority || (one.priority === other.priority && one.fit > other.fit);
}

/** The innermost set that holds both people, -1 for none. */
function meeting({ innermost, around, size }: Bounds, one: number, other: number): number {
  let here = innermost[one]!;
  let there = innermost[other]!;
  while (here !== there) {
    if (here < 0 || there < 0) return -1;
    if (size[here]! <= size[there]!) here = around[here]!;
    else there = around[there]!;
  }
  return here;
}

/** Of two sets around people of one trio, which lie in each other, the inner one. */
function innerMost({ size }: Bounds, one: number, other: number): number {
  if (one < 0) return other;
  return other < 0 || size[one]! <= size[other]! ? one : other;
}
