// Source: a matching is weakly stable exactly when it is stable for some way of breaking the ties: D. F. Manlove, R. W. Irving,
// K. Iwama, S. Miyazaki and Y. Morita, "Hard variants of stable marriage", Theoretical Computer Science 276 (2002),
// pp. 261-279, section 1. Whether there is such a way is NP-complete to say for roommates (E. Ronn, J. Algorithms 11 (1990),
// pp. 285-304), so a few are tried, each a strict instance that `partition.ts` decides.
// Cost: for each way O(people^2) and one stable partition; memory two matrices. Ties: first whoever ranks one higher in return
// goes first, then the higher position, then by lot (the seed). Departures: none.
import { chance, shuffled } from "../../random.js";
import type { SolveOptions } from "../problem.js";
import { type Lists, type MutualRanks, mutualRanks, strictLists } from "./lists.js";
import { type Partition, stablePartition } from "./partition.js";

/** How many ways are tried: fewer for large groups, because each is a whole solution. */
const mostWays = 24;
const leastWays = 4;
const mostCells = 2 ** 24;

/** A stable partition without odd parties for another way of breaking the ties of these lists, if one is found. */
export function otherwiseBroken(given: MutualRanks, lists: Lists, options: SolveOptions = {}): Partition | undefined {
  const { people } = given;
  const source = chance(options.seed ?? 0);
  const ways = Math.min(mostWays, Math.max(leastWays, Math.floor(mostCells / (people * people))));
  for (let way = 0; way < ways; way++) {
    options.signal?.throwIfAborted();
    const broken = mutualRanks(people, strictRanks(way));
    const layout = { person: people, other: 1 };
    const strict = strictLists(
      people,
      people,
      { ranks: broken.ranks, ...layout },
      { ranks: broken.returned, ...layout },
    );
    const found = stablePartition(broken, strict, options);
    if (found.parties.length === 0) return found;
  }
  return undefined;

  function strictRanks(way: number): Int32Array {
    const ranks = new Int32Array(people * people);
    for (let person = 0; person < people; person++) {
      const row = person * people;
      const list = lists.whole(person);
      for (let start = 0, end = 0; start < list.length; start = end) {
        while (end < list.length && given.ranks[row + list[end]!] === given.ranks[row + list[start]!]) end++;
        for (const [at, other] of ordered(list.slice(start, end), row, way).entries()) {
          ranks[row + other] = start + at + 1;
        }
      }
    }
    return ranks;
  }

  /** A group of equals in the order of this way. */
  function ordered(group: Uint32Array, row: number, way: number): Uint32Array {
    if (group.length < 2) return group;
    if (way === 0) return group.sort((a, b) => given.returned[row + a]! - given.returned[row + b]! || a - b);
    return way === 1 ? group.reverse() : shuffled(group, source);
  }
}
