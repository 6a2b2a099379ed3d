// Source: the sensitivity of a matching by its duals: what changes leaves few people alone above their floor, and each of them
// is served by one search of Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing Surveys 18
// (1986), pp. 23-38, section 5, from the prices that there are (`search.ts`). For one pair at a time that is the way of
// M. O. Ball and U. Derigs, "An analysis of alternate strategies for implementing matching algorithms", Networks 13 (1983),
// pp. 517-549, section 4 (re-solving after a change of few edges).
//
// Before somebody is taken out, or a pair forbidden, the sets around them are dissolved: half the price z of a set is added to
// the price of each of its people, so that every pair inside is worth what it was and every pair across less. Only the one
// chosen pair across is no longer worth 0, and is given up. All prices stay feasible; whole numbers they stay, too, because z
// is even, and people who are joined by pairs of worth 0 have prices that are all even or all odd before and after.
//
// Cost: memory a copy of the matrix, once; each question O(people), one search for everybody who is left alone, usually two or
// three, and O(people) for each of whom a search gets to read. Ties: those of the searches. Departures: none.
import { refuse } from "../../errors.js";
import type { LevelPrices, PeersProblem, PeersSolution, SolveOptions } from "../problem.js";
import { type Matched, matched } from "./blossom.js";
import { type Blossoms, open, outer, peopleIn } from "./blossoms.js";
import { extentOf, proofOf, tooLargeForPeers } from "./levels.js";
import { searchFrom } from "./search.js";
import { peersSolution } from "./solution.js";
import { searches } from "./state.js";

/** What is asked of a solved problem: the best matching of the others, without some pairs. */
export interface PeersChange {
  /** People who take no part; each once. */
  readonly without?: readonly number[];
  /** Pairs that are forbidden besides, in any order. */
  readonly forbidden?: readonly (readonly [number, number])[];
}

/** A solved problem of peers, ready to be solved again with changes: each change is one of the problem itself. */
export interface PeersAgain {
  readonly problem: PeersProblem;
  readonly solution: PeersSolution;
  /** What a pair that is not chosen lacks at least, in halves: any matching that has it loses as much or more. */
  lack(one: number, other: number, score: number): { readonly priority: number; readonly fit: number };
  /** The best matching after a change, with its proof; whoever takes no part is alone in it. */
  solve(change: PeersChange): PeersSolution;
}

/**
 * Solves a problem of peers and keeps what is needed to solve it again after each change, much faster than from nothing.
 *
 * @throws PairwrightError when the numbers are too large to be exact.
 * @example
 * ```ts
 * const four = peersProblem({ scores: [[null, 9, 5, 1], [9, null, 1, 4], [5, 1, null, 2], [1, 4, 2, null]] });
 * const again = peersAgain(four);
 * again.solution.total; // 11
 * again.solve({ forbidden: [[0, 1]] }).total; // 9
 * again.solve({ without: [2, 3] }).total; // 9
 * ```
 */
export function peersAgain(problem: PeersProblem, options: SolveOptions = {}): PeersAgain {
  refuse("peersAgain", tooLargeForPeers(extentOf(problem)));
  const scores = problem.scores.slice();
  const own: PeersProblem = { ...problem, scores };
  const base = matched(own, options);
  const { blossoms, price, step } = base;
  const solution = peersSolution(problem, blossoms.mate, base.work, proofOf(blossoms, price, step, base.extent));
  return Object.freeze({
    problem,
    solution,
    lack: (one: number, other: number, score: number) => {
      let encoded = price[one]! + price[other]! - 2 * score;
      for (let node = blossoms.parent[one]!; node >= 0; node = blossoms.parent[node]!) {
        if (isInside(blossoms, other, node)) encoded += price[node]!;
      }
      const priority = Math.round(encoded / step) + 0;
      return { priority, fit: encoded - priority * step };
    },
    solve: (change: PeersChange) => solvedAgain(own, problem, base, change),
  });
}

function solvedAgain(own: PeersProblem, problem: PeersProblem, base: Matched, change: PeersChange): PeersSolution {
  const { people } = problem;
  const { without = [], forbidden = [] } = change;
  const { floor, step, extent } = base;
  const blossoms = copied(base.blossoms);
  const price = base.price.slice();
  const { mate } = blossoms;
  const part = (person: number) => {
    const other = mate[person]!;
    if (other < 0) return;
    mate[person] = -1;
    mate[other] = -1;
  };
  for (const [one, other] of forbidden) {
    own.scores[one * people + other] = Number.NaN;
    own.scores[other * people + one] = Number.NaN;
    while (outer(blossoms, one) === outer(blossoms, other)) dissolve(blossoms, price, outer(blossoms, one));
    if (mate[one] === other) part(one);
  }
  for (const person of without) {
    while (outer(blossoms, person) >= people) dissolve(blossoms, price, outer(blossoms, person));
    part(person);
    // So dear that no pair with them is ever worth anything.
    price[person] = Number.POSITIVE_INFINITY;
  }
  const isRoot = (person: number) =>
    mate[person]! < 0 && price[person] !== floor[person] && price[person] !== Number.POSITIVE_INFINITY;
  const roots: number[] = [];
  for (let person = 0; person < people; person++) if (isRoot(person)) roots.push(person);
  const search = searches(base.graph, blossoms, price, floor, 0);
  let augmentations = 0;
  for (const person of roots) {
    if (!isRoot(person)) continue;
    searchFrom(search, person);
    augmentations++;
  }
  for (const [one, other] of forbidden) {
    own.scores[one * people + other] = problem.scores[one * people + other]!;
    own.scores[other * people + one] = problem.scores[other * people + one]!;
  }
  for (const person of without) price[person] = floor[person]!;
  const proof = proofOf(blossoms, price, step, extent);
  const prices = proof && without.length > 0 ? { ...proof, people: outsiders(problem, without, proof.people) } : proof;
  const work = { phases: augmentations, scans: search.scans, augmentations };
  return peersSolution(problem, mate, work, prices);
}

/** Whoever takes no part has the price at which they are worth nothing to anybody and nothing alone: that of their floor. */
function outsiders({ priority }: PeersProblem, without: readonly number[], people: LevelPrices): LevelPrices {
  const prices = { priority: people.priority.slice(), fit: people.fit.slice() };
  for (const person of without) {
    prices.priority[person] = -2 * priority[person]! + 0;
    prices.fit[person] = 0;
  }
  return Object.freeze(prices);
}

/** Takes an outermost set apart; what it cost is laid on its people. */
function dissolve(blossoms: Blossoms, price: Float64Array, node: number): void {
  const { base, mate } = blossoms;
  const half = price[node]! / 2;
  if (half !== 0) {
    for (const person of peopleIn(blossoms, node)) price[person]! += half;
    const across = mate[base[node]!]!;
    if (across >= 0) {
      mate[base[node]!] = -1;
      mate[across] = -1;
    }
    price[node] = 0;
  }
  open(blossoms, node);
}

function isInside({ parent }: Blossoms, person: number, node: number): boolean {
  for (let at = parent[person]!; at >= 0; at = parent[at]!) if (at === node) return true;
  return false;
}

function copied(blossoms: Blossoms): Blossoms {
  const lists = (all: number[][]) => all.map((list) => (list.length === 0 ? list : list.slice()));
  return {
    people: blossoms.people,
    mate: blossoms.mate.slice(),
    base: blossoms.base.slice(),
    group: blossoms.group.slice(),
    nodeOf: blossoms.nodeOf.slice(),
    groupOf: blossoms.groupOf.slice(),
    size: blossoms.size.slice(),
    parent: blossoms.parent.slice(),
    children: lists(blossoms.children),
    near: lists(blossoms.near),
    far: lists(blossoms.far),
    unused: blossoms.unused.slice(),
    unusedGroups: blossoms.unusedGroups.slice(),
  };
}
