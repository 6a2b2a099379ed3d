// Source: blocking pairs: D. Gale and L. S. Shapley, "College admissions and the stability of marriage", American
// Mathematical Monthly 69 (1962), section 4. The proof that no stable matching exists: J. J. M. Tan, "A necessary and
// sufficient condition for the existence of a complete stable matching", J. Algorithms 12 (1991), pp. 154-178: if strict lists
// have one stable partition with an odd party (a cycle of odd length 3 or more), all their stable partitions have it,
// and a stable matching would be a stable partition without one.
// With ties: a matching is weakly stable exactly when it is stable after breaking the ties in some way. A partition whose
// conditions hold strictly is stable however they are broken, so with an odd party it excludes them all.
// How many pairs block at least: half as many as there are odd parties, rounded up: D. J. Abraham, P. Biro and D. F. Manlove,
// "Almost stable matchings in the roommates problem", WAOA 2005, LNCS 3879, pp. 1-14. The same with ties: a
// matching has as many blocking pairs when ties are broken in favour of the partners it gives.
// Cost: one reading of all ranks, time O(people^2), memory O(people). Ties: equal ranks neither block nor prove.
// Departures: none. Knows the problem only: nothing of any solver is imported.
import type { RoommatesProblem, RoommatesSolution } from "../problem.js";
import { refused, type StableVerdict, verdictOf } from "./verdict.js";

/** See `check`. */
export function checkRoommates(problem: RoommatesProblem, solution: RoommatesSolution): StableVerdict {
  const { people, ranks } = problem;
  const { pairs, partition } = solution;
  const faults = orderFaults(people, pairs);
  if (faults.length > 0) return refused(faults);
  // The rank that each gives their partner; alone, everybody they accept is better.
  const limits = new Float64Array(people).fill(Number.POSITIVE_INFINITY);
  const isPaired = new Uint8Array(people);
  for (let at = 0; at < pairs.length; at += 2) {
    const [one, other] = [pairs[at]!, pairs[at + 1]!];
    if (!isPossible(problem, one, other)) faults.push(`forbidden: ${one} and ${other} do not accept each other.`);
    for (const person of [one, other]) {
      if (isPaired[person] === 1) faults.push(`places: ${person} has more than one partner.`);
      isPaired[person] = 1;
    }
    limits[one] = ranks[one * people + other]!;
    limits[other] = ranks[other * people + one]!;
  }
  if (faults.length > 0) return refused(faults);
  let blocking = 0;
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      const isBetter = ranks[one * people + other]! < limits[one]! && ranks[other * people + one]! < limits[other]!;
      if (isBetter && isPossible(problem, one, other)) blocking++;
    }
  }
  if (partition !== undefined) faults.push(...partitionFaults(problem, partition));
  if ((solution.status === "none") !== (partition !== undefined)) {
    faults.push(`status: stated ${solution.status} with${partition === undefined ? "out" : ""} a partition.`);
  }
  const fewest = solution.status === "none" && faults.length === 0 ? Math.ceil(oddParties(partition!) / 2) : 0;
  return verdictOf(solution, blocking, fewest, faults);
}

/** How many faults of a partition are listed before its reading ends. */
const listedFaults = 10;

/** Why a partition does not prove that there is no stable matching, the first few reasons; empty when it does. */
export function partitionFaults(problem: RoommatesProblem, next: Int32Array): string[] {
  const { people, ranks } = problem;
  if (next.length !== people) return [`partition: ${next.length} entries for ${people} people.`];
  const before = new Int32Array(people).fill(-1);
  for (let person = 0; person < people; person++) {
    const after = next[person]!;
    if (after < 0 || after >= people) return [`partition: there is nobody ${after} after ${person}.`];
    if (before[after] !== -1) return [`partition: ${after} comes after ${before[after]} and after ${person}.`];
    before[after] = person;
  }
  const faults: string[] = [];
  // The rank that each gives the one before them, which they would leave only for somebody better; alone, for anybody.
  const limits = new Float64Array(people).fill(Number.POSITIVE_INFINITY);
  for (let person = 0; person < people; person++) {
    const after = next[person]!;
    if (after === person) continue;
    if (!isPossible(problem, person, after)) faults.push(`partition: ${person} and ${after} do not accept each other.`);
    limits[person] = ranks[person * people + before[person]!]!;
    if (after === before[person] || ranks[person * people + after]! < limits[person]!) continue;
    faults.push(`partition: ${person} does not prefer ${after}, after them, to ${before[person]}, before them.`);
  }
  if (oddParties(next) === 0) faults.push("partition: no cycle of three or more has an odd length.");
  for (let one = 0; one < people; one++) {
    if (faults.length >= listedFaults) return faults;
    for (let other = one + 1; other < people; other++) {
      if (next[one] === other || next[other] === one || !isPossible(problem, one, other)) continue;
      if (ranks[one * people + other]! > limits[one]! || ranks[other * people + one]! > limits[other]!) continue;
      faults.push(`partition: ${one} and ${other} may prefer each other to those before them.`);
    }
  }
  return faults;
}

/** How many cycles of a partition have an odd length of three or more. */
function oddParties(next: Int32Array): number {
  const isSeen = new Uint8Array(next.length);
  let parties = 0;
  for (let person = 0; person < next.length; person++) {
    let length = 0;
    for (let member = person; isSeen[member] === 0; member = next[member]!) {
      isSeen[member] = 1;
      length++;
    }
    if (length >= 3 && length % 2 === 1) parties++;
  }
  return parties;
}

function isPossible({ people, ranks }: RoommatesProblem, one: number, other: number): boolean {
  return one !== other && ranks[one * people + other]! > 0 && ranks[other * people + one]! > 0;
}

/** Range and order of the pairs, each at most once, the lower person first. */
function orderFaults(people: number, pairs: Int32Array): string[] {
  if (pairs.length % 2 !== 0) return [`pairs: ${pairs.length} entries are not whole pairs.`];
  const faults: string[] = [];
  let before = -1;
  for (let at = 0; at < pairs.length; at += 2) {
    const [one, other] = [pairs[at]!, pairs[at + 1]!];
    if (one < 0 || other >= people || one >= other) {
      faults.push(`out-of-range: there is no pair of ${one} and ${other}.`);
    } else if (one * people + other <= before) {
      faults.push(`order: ${one} and ${other} stand after a later pair, or twice.`);
    }
    before = one * people + other;
  }
  return faults;
}
