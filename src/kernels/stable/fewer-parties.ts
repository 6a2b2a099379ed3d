// Source: what is taken from the lists is all that can block a matching that is stable without it. So the fewest blocking
// pairs are the fewest pairs that must go until no odd party is left: D. J. Abraham, P. Biro and D. F. Manlove, "Almost stable
// matchings in the roommates problem", WAOA 2005, LNCS 3879, pp. 1-14. That one pair can undo two parties, as its people
// wander from one to the other: P. Biro, K. Cechlarova and T. Fleiner, "The dynamics of stable matchings and half-matchings
// for the stable marriage and roommates problems", Int. J. Game Theory 36 (2008), pp. 333-352.
// 1. Pairs: of those that stand side by side in an odd party, the one without which there are fewest parties goes, even if
//    there are as many as before, because they are others then; until one party at most is left.
// 2. A person: where one is left, somebody must stay alone (nearly always: with complete lists, when their number is odd).
//    Tried are those whom the fewest would rather have than the one they got; each such wish is a blocking pair.
// Cost: at most `mostPairs + mostAlone` stable partitions, see `partition.ts`, of large groups fewer: trials of each kind end,
// after the first few, when `mostEntries` entries of lists have been worked on. Memory one copy of the ranks.
// Ties: the first that is best. Departures: a heuristic; other pairs and people may be better ones to take out.
import type { SolveOptions } from "../problem.js";
import type { Lists, MutualRanks } from "./lists.js";
import { type Partition, stablePartition } from "./partition.js";

/** How many pairs and how many people are taken out on trial, at most and at least. */
const mostPairs = 256;
const mostAlone = 48;
const leastTries = 8;
/** Between the two, trials end when the lists that they worked on are this long together. */
const mostEntries = 2 ** 23;

/** A stable partition of the same people with few odd parties, when few pairs are taken from the lists. */
export function fewerParties(
  mutual: MutualRanks,
  lists: Lists,
  from: Partition,
  options: SolveOptions = {},
): Partition {
  const { people, ranks } = mutual;
  const open = { people, ranks: ranks.slice(), returned: mutual.returned.slice() };
  const removed: (readonly [number, number])[] = [];
  let needed = 0;
  let tries = 0;
  let entries = 0;
  let best = from;
  let now: Partition | undefined = from;
  while (now !== undefined && now.parties.length > 1 && isAffordable(mostPairs)) {
    now = withoutOnePair(now);
    if (now === undefined || now.parties.length >= best.parties.length) continue;
    best = now;
    needed = removed.length;
  }
  for (const [one, other] of removed.slice(needed)) putBack(one, other);
  return best.parties.length === 0 ? best : withoutOnePerson(best);

  function isAffordable(most: number): boolean {
    return tries < leastTries || (tries < most && entries < mostEntries);
  }

  function solved(): Partition {
    const tried = stablePartition(open, lists, options);
    tries++;
    entries += tried.entries;
    return tried;
  }

  /** Removes the pair of an odd party without which there are fewest parties, the first of several. */
  function withoutOnePair({ next, parties }: Partition): Partition | undefined {
    let found: Partition | undefined;
    let gone: readonly [number, number] = [0, 0];
    for (const person of parties.flatMap((party) => [...party])) {
      if (!isAffordable(mostPairs)) break;
      const other = next[person]!;
      remove(person, other);
      const tried = solved();
      putBack(person, other);
      if (found !== undefined && tried.parties.length >= found.parties.length) continue;
      found = tried;
      gone = [person, other];
      // One pair undoes two parties at most.
      if (tried.parties.length <= parties.length - 2) break;
    }
    if (found === undefined) return undefined;
    remove(...gone);
    removed.push(gone);
    return found;
  }

  /** Leaves alone whoever is wanted least, if that leaves fewer parties. */
  function withoutOnePerson(before: Partition): Partition {
    const wishes = wished(before);
    const order = [...wishes.keys()].sort((one, other) => wishes[one]! - wishes[other]! || one - other);
    let found = before;
    let least = Number.POSITIVE_INFINITY;
    tries = 0;
    entries = 0;
    for (const person of order) {
      if (!isAffordable(mostAlone)) break;
      const start = person * people;
      const row = open.ranks.slice(start, start + people);
      // To lose one's own list is to be on nobody's.
      open.ranks.fill(0, start, start + people);
      for (let other = 0; other < people; other++) open.returned[other * people + person] = 0;
      const tried = solved();
      open.ranks.set(row, start);
      for (let other = 0; other < people; other++) open.returned[other * people + person] = row[other]!;
      if (tried.parties.length >= before.parties.length) continue;
      const count = wished(tried)[person]!;
      const isFewer = tried.parties.length < found.parties.length;
      if (!isFewer && (tried.parties.length > found.parties.length || count >= least)) continue;
      found = tried;
      least = count;
    }
    return found;
  }

  /** How many people would rather have each than the one before them in the partition. */
  function wished({ next }: Partition): Int32Array {
    const before = new Int32Array(people);
    for (const [person, after] of next.entries()) before[after] = person;
    const wishes = new Int32Array(people);
    for (let person = 0; person < people; person++) {
      const own = before[person]!;
      const limit = own === person ? Number.POSITIVE_INFINITY : ranks[person * people + own]!;
      for (let place = 0; ; place++) {
        const other = lists.entry(person, place);
        if (other < 0 || ranks[person * people + other]! >= limit) break;
        wishes[other]!++;
      }
    }
    return wishes;
  }

  function remove(one: number, two: number): void {
    setBoth(one, two, 0, 0);
  }

  function putBack(one: number, two: number): void {
    setBoth(one, two, ranks[one * people + two]!, ranks[two * people + one]!);
  }

  function setBoth(one: number, two: number, given: number, back: number): void {
    open.ranks[one * people + two] = given;
    open.ranks[two * people + one] = back;
    open.returned[one * people + two] = back;
    open.returned[two * people + one] = given;
  }
}
