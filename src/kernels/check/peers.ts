// Source: linear programming duality for maximum-weight matching with odd-set constraints: J. Edmonds, "Maximum matching
// and a polyhedron with 0,1-vertices", J. Res. Nat. Bur. Standards 69B (1965), pp. 125-130. Every number below is a pair
// (priority, fit), compared by priority first, and everything is doubled, so that half-integral duals are whole.
//
// Let x be the chosen pairs, L[i] whether i has a partner, p the priorities, y ANY prices of people and z >= 0 ANY prices of
// sets B of odd size. For every matching, with worth(i, j) = (0, 2 * score) - y[i] - y[j] - sum of z[B] over sets with both,
//
//   2 * value = sum over chosen pairs of worth + sum over people of (2 * p[i] + y[i]) * L[i]
//               + sum over sets of z[B] * (number of chosen pairs inside B)
//            <= sum over allowed pairs of max(0, worth) + sum over people of max(0, 2 * p[i] + y[i])
//               + sum over sets of z[B] * (|B| - 1) / 2
//             = D(y, z),
//
// because each term was replaced by one at least as large: no matching has more than (|B| - 1) / 2 pairs inside B. So D
// bounds every matching, and D - 2 * value is the sum of what the terms lack, computed as that sum; see `pairs.ts`.
//
// Sets that cross each other would bound as well, but are never needed: they are refused, so that the sets around a pair are
// found by climbing from both of its people.
//
// Cost: one reading of every score and of all members of sets, and for each pair at most the depth of the sets around its
// people; memory O(people + sets). Ties: none. Departures: without prices the bound uses each person's best score as their
// price. Knows the problem only: nothing of any solver is imported.
import type { AnyPeers, LevelPrices, OddSet, PeersSolution } from "../problem.js";
import { refused, type Verdict } from "./verdict.js";

/** Prices are whole numbers of at most this size, so that sums of a few are exact. */
const largestPrice = 2 ** 50;

/** See `check`. */
export function checkPeers(problem: AnyPeers, solution: PeersSolution): Verdict {
  const { people } = problem;
  const faults = [...orderFaults(people, solution.pairs), ...priceFaults(people, solution)];
  if (faults.length > 0) return refused(faults);
  const partner = new Int32Array(people).fill(-1);
  let priority = 0;
  for (let at = 0; at < solution.pairs.length; at += 2) {
    const [one, other] = [solution.pairs[at]!, solution.pairs[at + 1]!];
    for (const person of [one, other]) {
      if (partner[person]! >= 0) faults.push(`places: ${person} has more than one partner.`);
      priority += problem.priority[person]!;
    }
    partner[one] = other;
    partner[other] = one;
  }
  if (faults.length > 0) return refused(faults);
  const prices = solution.prices?.people ?? bestScores(problem);
  const sets = solution.prices?.sets ?? [];
  const lack = { terms: 0, priority: 0, fit: 0 };
  const nested = nestedSets(people, sets, faults);
  if (faults.length > 0) return refused(faults);
  let total = 0;
  let found = 0;
  const add = (lackPriority: number, lackFit: number) => {
    if (!isAbove(lackPriority, lackFit)) return;
    lack.terms++;
    lack.priority += lackPriority;
    lack.fit += lackFit;
  };
  readPairs(problem, (one, other, score) => {
    let worthPriority = 0 - prices.priority[one]! - prices.priority[other]!;
    let worthFit = 2 * score - prices.fit[one]! - prices.fit[other]!;
    const around = smallestWithBoth(nested, one, other);
    if (around >= 0) {
      worthPriority -= nested.priority[around]!;
      worthFit -= nested.fit[around]!;
    }
    if (partner[one] !== other) return add(worthPriority, worthFit);
    found++;
    total += score;
    add(-worthPriority, -worthFit);
  });
  if (2 * found !== solution.pairs.length) {
    return refused([`forbidden: ${solution.pairs.length / 2 - found} of the chosen pairs are not allowed.`]);
  }
  if (solution.total !== total) faults.push(`total: stated ${solution.total}, the pairs sum to ${total}.`);
  if (solution.priority !== priority) faults.push(`priority: stated ${solution.priority}, it is ${priority}.`);
  if (faults.length > 0) return refused(faults);
  for (let person = 0; person < people; person++) {
    const earnsPriority = 2 * problem.priority[person]! + prices.priority[person]!;
    const sign = partner[person]! >= 0 ? -1 : 1;
    add(sign * earnsPriority, sign * prices.fit[person]!);
  }
  const setOf = new Int32Array(people).fill(-1);
  for (const [set, { members, priority: setPriority, fit }] of sets.entries()) {
    for (const person of members) setOf[person] = set;
    let inside = 0;
    for (const person of members) if (partner[person]! >= 0 && setOf[partner[person]!] === set) inside++;
    const short = (members.length - 1 - inside) / 2;
    add(setPriority * short, fit * short);
  }
  const bound = Object.freeze({ priority: priority + lack.priority / 2, fit: total + lack.fit / 2 });
  if (lack.terms === 0) return Object.freeze({ feasible: true, optimal: true, bound });
  const gap = Object.freeze({ priority: lack.priority / 2, fit: lack.fit / 2 });
  return Object.freeze({ feasible: true, optimal: false, bound, gap });
}

/** Hands over every allowed pair once, the lower person first. */
export function readPairs(problem: AnyPeers, read: (one: number, other: number, score: number) => void): void {
  if (problem.kind === "listed peers") {
    for (let edge = 0; edge < problem.score.length; edge++) {
      read(problem.first[edge]!, problem.second[edge]!, problem.score[edge]!);
    }
    return;
  }
  const { people, scores } = problem;
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      const score = scores[one * people + other]!;
      if (!Number.isNaN(score)) read(one, other, score);
    }
  }
}

/** Sets of which no two cross, as a forest. */
export interface Nested {
  /** The smallest set that holds each person, or -1. */
  readonly innermost: Int32Array;
  /** The smallest set around each set, or -1; and their sizes. */
  readonly around: Int32Array;
  readonly size: Int32Array;
  /** The prices of a set and of all sets around it, together. */
  readonly priority: Float64Array;
  readonly fit: Float64Array;
}

/** Lays sets into each other, the larger ones first: all members of a set must be in the same smallest set until then. */
export function nestedSets(people: number, sets: readonly OddSet[], faults: string[]): Nested {
  const innermost = new Int32Array(people).fill(-1);
  const around = new Int32Array(sets.length).fill(-1);
  const size = Int32Array.from(sets, ({ members }) => members.length);
  const priority = Float64Array.from(sets, (set) => set.priority);
  const fit = Float64Array.from(sets, (set) => set.fit);
  const order = [...sets.keys()].sort((one, other) => size[other]! - size[one]! || one - other);
  for (const set of order) {
    const { members } = sets[set]!;
    const outside = innermost[members[0]!]!;
    let strangers = 0;
    for (const person of members) {
      if (innermost[person] !== outside) strangers++;
      innermost[person] = set;
    }
    if (strangers > 0) {
      faults.push(`set-crosses: set ${set} holds some people of another set and some who are not in it.`);
      break;
    }
    around[set] = outside;
    if (outside < 0) continue;
    priority[set]! += priority[outside]!;
    fit[set]! += fit[outside]!;
    if (Math.max(Math.abs(priority[set]!), Math.abs(fit[set]!)) > 2 * largestPrice) {
      faults.push(`set-price: set ${set} and those around it cost more than ${2 * largestPrice}, beyond exact sums.`);
      break;
    }
  }
  return { innermost, around, size, priority, fit };
}

/** The smallest set that holds both people, or -1. */
export function smallestWithBoth({ innermost, around, size }: Nested, one: number, other: number): number {
  let here = innermost[one]!;
  let there = innermost[other]!;
  while (here !== there) {
    if (here < 0 || there < 0) return -1;
    if (size[here]! <= size[there]!) here = around[here]!;
    else there = around[there]!;
  }
  return here;
}

/** What is wrong with a list of pairs as such: outside the group, out of order, twice. */
export function orderFaults(people: number, pairs: Int32Array): string[] {
  if (pairs.length % 2 !== 0) return [`pairs: ${pairs.length} entries are not whole pairs.`];
  const faults: string[] = [];
  let before = -1;
  for (let at = 0; at < pairs.length; at += 2) {
    const [one, other] = [pairs[at]!, pairs[at + 1]!];
    if (one < 0 || other >= people || one >= other)
      faults.push(`out-of-range: there is no pair of ${one} and ${other}.`);
    if (one * people + other <= before) faults.push(`order: ${one} and ${other} stand after a later pair, or twice.`);
    before = one * people + other;
  }
  return faults;
}

/** What is wrong with prices as such: not whole, too large, odd sets that are none. */
export function priceFaults(people: number, { prices }: Pick<PeersSolution, "prices">): string[] {
  if (prices === undefined) return [];
  const faults: string[] = [];
  const isPrice = (price: number) => Number.isInteger(price) && Math.abs(price) <= largestPrice;
  for (const level of [prices.people.priority, prices.people.fit]) {
    if (level.length !== people) faults.push(`prices: ${level.length} prices for ${people} people.`);
    const odd = level.findIndex((price) => !isPrice(price));
    if (odd >= 0) faults.push(`prices: ${odd} has ${level[odd]}, not a whole number up to ${largestPrice}.`);
  }
  for (const [at, { members, priority, fit }] of prices.sets.entries()) {
    let isRising = true;
    for (let place = 1; place < members.length; place++) if (members[place]! <= members[place - 1]!) isRising = false;
    const isInside = members.length === 0 || (members[0]! >= 0 && members[members.length - 1]! < people);
    if (members.length < 3 || members.length % 2 === 0)
      faults.push(`set-size: set ${at} has ${members.length} members.`);
    if (!isRising || !isInside) faults.push(`set-members: set ${at} is not a rising list of people.`);
    if (!isPrice(priority) || !isPrice(fit) || isAbove(-priority, -fit)) {
      faults.push(`set-price: set ${at} has (${priority}, ${fit}), not whole numbers of 0 or more.`);
    }
  }
  return faults;
}

/** Whether a number of two levels is above 0. */
export function isAbove(priority: number, fit: number): boolean {
  return priority > 0 || (priority === 0 && fit > 0);
}

/** Prices for a bound without prices: each person's best score, or 0: half of what a pair is worth here. */
export function bestScores(problem: AnyPeers): LevelPrices {
  const fit = new Float64Array(problem.people);
  readPairs(problem, (one, other, score) => {
    for (const person of [one, other]) if (score > fit[person]!) fit[person] = score;
  });
  return { priority: new Float64Array(problem.people), fit };
}
