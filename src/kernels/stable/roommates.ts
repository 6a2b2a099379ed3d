// Source: stable roommates: D. Gale and L. S. Shapley (1962), section 4, who show that there may be no stable matching;
// the algorithm of R. W. Irving (1985), the proof of J. J. M. Tan (1991) that there is none, see `partition.ts`, and few
// blocking pairs then, see `few-blocking.ts`. With ties: E. Ronn, "NP-complete stable matching problems", J. Algorithms 11
// (1990), pp. 285-304: to decide whether there is a weakly stable matching is NP-complete.
// Cost: time and memory O(people^2); where no stable matching is found, the searches of `ties.ts`, `fewer-parties.ts` and
// `few-blocking.ts` besides. Ties: broken by lower position. What is stable then is weakly stable for the ranks as given. What
// is not may be stable with ties broken otherwise, so some other ways are tried; "none" is said only when the partition proves
// it however ties are broken, as `check` demands, and "unstable" when it stays open.
// Departures: none.
import { partitionFaults } from "../check/roommates.js";
import type { RoommatesProblem, RoommatesSolution, SolveOptions, Solver } from "../problem.js";
import { fewBlocking } from "./few-blocking.js";
import { fewerParties } from "./fewer-parties.js";
import { mutualRanks, strictLists } from "./lists.js";
import { stablePartition } from "./partition.js";
import { otherwiseBroken } from "./ties.js";

/** A stable choice where there is one; else the proof that there is none, and a choice with few blocking pairs. */
export const irving: Solver<"roommates"> = Object.freeze({
  name: "irving",
  exact: true,
  refuses: () => undefined,
  solve: roommates,
});

/** Pairs the people of one group who rank each other, so that no two would rather have each other, where that can be. */
export function roommates(problem: RoommatesProblem, options: SolveOptions = {}): RoommatesSolution {
  options.signal?.throwIfAborted();
  const { people, ranks } = problem;
  const mutual = mutualRanks(people, ranks);
  const layout = { person: people, other: 1 };
  const lists = strictLists(people, people, { ranks, ...layout }, { ranks: mutual.returned, ...layout });
  options.onProgress?.(0.1);
  const found = stablePartition(mutual, lists, options);
  const work = Object.freeze({ phases: 2, scans: people, augmentations: 0, offers: found.offers });
  if (found.parties.length === 0) {
    options.onProgress?.(1);
    return Object.freeze({ status: "stable", pairs: pairsOf(found.next), blocking: 0, work });
  }
  options.onProgress?.(0.2);
  const isProven = partitionFaults(problem, found.next).length === 0;
  const other = isProven ? undefined : otherwiseBroken(mutual, lists, options);
  if (other !== undefined) {
    options.onProgress?.(1);
    return Object.freeze({ status: "stable", pairs: pairsOf(other.next), blocking: 0, work });
  }
  const fewest = isProven ? Math.ceil(found.parties.length / 2) : 0;
  options.onProgress?.(0.4);
  const start = fewerParties(mutual, lists, found, options);
  options.onProgress?.(0.8);
  const { partner, blocking } = fewBlocking(mutual, lists, start, fewest, options);
  options.onProgress?.(1);
  const choice = { pairs: pairsOf(partner), blocking, work };
  if (isProven) return Object.freeze({ status: "none", ...choice, partition: found.next });
  return Object.freeze({ status: blocking === 0 ? "stable" : "unstable", ...choice });
}

/** The pairs of people with a partner, the lower position first, sorted; somebody alone has themselves or -1. */
function pairsOf(partner: Int32Array): Int32Array {
  const pairs: number[] = [];
  for (const [person, other] of partner.entries()) if (other > person) pairs.push(person, other);
  return Int32Array.from(pairs);
}
