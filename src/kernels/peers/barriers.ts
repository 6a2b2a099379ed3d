// Source: J. Edmonds, "Paths, trees, and flowers", Canadian J. Math. 17 (1965), pp. 449-467 (alternating trees and the
// contraction of odd circles), for the structure of T. Gallai, "Maximale Systeme unabhängiger Kanten", Magyar Tud. Akad. Mat.
// Kutató Int. Közl. 9 (1964), pp. 401-413: grown from everybody who is left out, the trees fall into sets of odd size, which
// have no pair with each other, and the few between them. Each set needs one of the few to be paired to the last person, and
// there are more sets than that: somebody is left out whatever is chosen (C. Berge, "Sur le couplage maximum d'un graphe",
// C. R. Acad. Sci. Paris 247 (1958), pp. 258-259).
// Cost: time O(people^3) at worst, O(people^2) where few odd circles are met; memory O(people). Ties: none; the sets do not
// depend on the matching, only which of them is short does. Departures: several trees grow at once.
import type { PeersProblem } from "../problem.js";

/** Why somebody is left out of every largest matching. */
export interface Barrier {
  /** Sets of odd size; nobody of one may be paired with somebody of another. More sets than people between them. */
  readonly sets: readonly (readonly number[])[];
  /** The only people outside a set with whom somebody of it may be paired; rising. */
  readonly between: readonly number[];
}

/**
 * The barrier of each person whom these pairs leave out; undefined where the pairs are not as many as could be.
 *
 * @example
 * ```ts
 * // Three people who may all be paired: an odd set, with nobody between.
 * const problem = peersProblem({ scores: [[null, 1, 1], [1, null, 1], [1, 1, null]] });
 * barriersOf(problem, Int32Array.of(0, 1))?.get(2); // { sets: [[0, 1, 2]], between: [] }
 * ```
 */
export function barriersOf(problem: PeersProblem, pairs: Int32Array): ReadonlyMap<number, Barrier> | undefined {
  const { people, scores } = problem;
  const mate = new Int32Array(people).fill(-1);
  for (let at = 0; at < pairs.length; at += 2) {
    mate[pairs[at]!] = pairs[at + 1]!;
    mate[pairs[at + 1]!] = pairs[at]!;
  }
  const trees = grown(problem, mate);
  if (trees === undefined) return undefined;
  const { isEven, base } = trees;
  const setOf = new Map<number, number[]>();
  for (let person = 0; person < people; person++) {
    if (isEven[person] === 0) continue;
    const set = setOf.get(base[person]!);
    if (set) set.push(person);
    else setOf.set(base[person]!, [person]);
  }
  const found = new Map<number, Barrier>();
  for (let alone = 0; alone < people; alone++) {
    if (mate[alone]! >= 0) continue;
    const sets: number[][] = [];
    const between = new Set<number>();
    const bases = new Set([base[alone]!]);
    for (const one of bases) {
      const set = setOf.get(one) ?? [];
      sets.push(set);
      for (const person of set) {
        for (let other = 0; other < people; other++) {
          if (isEven[other] === 1 || between.has(other) || Number.isNaN(scores[person * people + other])) continue;
          between.add(other);
          // All sets that want this person; a Set grows under its own iteration.
          for (let rival = 0; rival < people; rival++) {
            if (isEven[rival] === 1 && !Number.isNaN(scores[other * people + rival])) bases.add(base[rival]!);
          }
        }
      }
    }
    found.set(alone, { sets, between: [...between].sort((a, b) => a - b) });
  }
  return found;
}

interface Trees {
  /** Whether a person can be the one who is left out. */
  readonly isEven: Uint8Array;
  /** Of even people: one person for each set, the same for all of it. */
  readonly base: Int32Array;
}

/** Grows trees from everybody without a mate until nothing is to be added; undefined where two of them meet. */
function grown({ people, scores }: PeersProblem, mate: Int32Array): Trees | undefined {
  const isEven = new Uint8Array(people);
  const base = Int32Array.from({ length: people }, (_, person) => person);
  const from = new Int32Array(people).fill(-1);
  const queue: number[] = [];
  for (let person = 0; person < people; person++) {
    if (mate[person]! >= 0) continue;
    isEven[person] = 1;
    queue.push(person);
  }
  for (const person of queue) {
    for (let other = 0; other < people; other++) {
      if (Number.isNaN(scores[person * people + other]) || base[person] === base[other] || mate[person] === other) {
        continue;
      }
      if (isEven[other] === 1) {
        const meeting = meetingOf(person, other);
        if (meeting < 0) return undefined;
        contract(meeting, person, other);
      } else if (from[other]! < 0) {
        from[other] = person;
        const next = mate[other]!;
        isEven[next] = 1;
        queue.push(next);
      }
    }
  }
  return { isEven, base };

  /** The base at which the ways of two even people to their root meet, -1 where their roots differ. */
  function meetingOf(one: number, other: number): number {
    const passed = new Set<number>();
    for (let at = base[one]!; ; at = base[from[mate[at]!]!]!) {
      passed.add(at);
      if (mate[at]! < 0) break;
    }
    for (let at = base[other]!; ; at = base[from[mate[at]!]!]!) {
      if (passed.has(at)) return at;
      if (mate[at]! < 0) return -1;
    }
  }

  /** Makes an odd circle one set. */
  function contract(meeting: number, one: number, other: number): void {
    const inside = new Set<number>();
    walk(one, other);
    walk(other, one);
    for (let person = 0; person < people; person++) {
      if (!inside.has(base[person]!)) continue;
      base[person] = meeting;
      if (isEven[person] === 1) continue;
      isEven[person] = 1;
      queue.push(person);
    }

    function walk(start: number, across: number): void {
      let child = across;
      for (let at = start; base[at] !== meeting; ) {
        inside.add(base[at]!);
        inside.add(base[mate[at]!]!);
        from[at] = child;
        child = mate[at]!;
        at = from[child]!;
      }
    }
  }
}
