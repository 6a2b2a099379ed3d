// Source: R. W. Irving, "An efficient algorithm for the stable roommates problem", J. Algorithms 6 (1985), pp. 577-595, with
// incomplete lists as in D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (MIT Press 1989), sections 4.2 and 4.5.2;
// continued past the point where Irving stops, to a stable partition: J. J. M. Tan, "A necessary and sufficient condition for
// the existence of a complete stable matching", J. Algorithms 12 (1991), pp. 154-178.
//
// The table. Everybody's list is cut at its end only. Entry q of p's list is there as long as it is not behind p's last and p
// is not behind q's last. In a stable table first(p) = q exactly when last(q) = p, and a pair that is not there is one that
// p or q would not prefer to their last. Phase 1 (offers) makes the table stable: who keeps an offer is cut behind it. Only
// what is still there then is written out, from the first to the last entry of each. Phase 2 keeps the table stable.
//
// Phase 2. From any p with two entries or more, p -> last(second(p)) runs into a rotation x[0], x[1], ..., where with
// y[i] = first(x[i]) second(x[i]) = y[i + 1] and last(y[i + 1]) = x[i + 1]. Eliminating it cuts each y[i + 1] behind x[i].
//
// Where Irving says "no stable matching" a list becomes empty. Why that is an odd party: if p's list becomes empty, p loses
// its first entries and all behind, so p = y[j + 1] lost x[j], which can only be because x[j] = y[i + 1] was cut behind x[i],
// in front of p. p is second on x[j]'s list, so x[i] is its first, hence x[i] = y[j], last(x[i]) = x[j], and that is
// second(x[i]) too: x[i] has two entries. x[j - 1], in front of the last entry of x[i]'s list, is then its first, and the
// same argument walks round the whole rotation: all x have two entries, each is also a y, and y[i] = x[i - d] for one d with
// 2d - 1 divisible by the length, which is therefore odd. Conversely such a rotation empties all its lists. These people are
// in nobody else's list; each has exactly a better one, first, who likes them last, and a worse one, last, who likes them
// first: an odd party in the sense of Tan. They are set aside as they are and the rest goes on. At the end everybody is alone
// (empty list), in a pair (one entry) or in an odd party (two), and the property of the table above says that this partition
// is stable. Without an odd party the pairs are a stable matching; with one there is none (Tan).
//
// Cost: time O(offers + entries of the table after phase 1), besides reading the lists: each entry is passed once by the
// pointers, and a rotation of k people removes at least k pairs. That is O(people^2) at worst and far less for most ranks.
// Memory 8 bytes per entry of that table. Ties: lists are strict, see `lists.ts`. Departures: the walk that led to a rotation
// is kept for the next one, as in the book, and looked over when it is used again, so that the proof above need not show that
// an elimination leaves it alone (in all random trials it did).
import type { SolveOptions } from "../problem.js";
import type { Lists, MutualRanks } from "./lists.js";

/** A stable partition for strict lists and what was done to find it. */
export interface Partition {
  /** The person after each in their cycle: themselves when alone, the partner in a pair, the better one in an odd party. */
  readonly next: Int32Array;
  /** The odd parties of three or more, each from its lowest member on along the cycle. */
  readonly parties: readonly Int32Array[];
  readonly offers: number;
  /** How long the lists were after phase 1, together: what the rest of the work is measured by. */
  readonly entries: number;
}

/** The table after phase 1: entries of p from `first[p]` to `last[p]` in `partners`, some of which may not be there. */
interface Table {
  readonly partners: Int32Array;
  /** The rank that each entry gives the person whose list it is in. */
  readonly returned: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The rank that each person gives the last on their list. */
  readonly lastRank: Int32Array;
  readonly offers: number;
  readonly entries: number;
}

/** How many offers or rotations lie between two looks at the signal. */
const stepsPerLook = 2 ** 12;

/** Finds a stable partition; `lists` are the strict lists of these ranks, and may hold pairs that they have lost since. */
export function stablePartition(mutual: MutualRanks, lists: Lists, options: SolveOptions = {}): Partition {
  const { people, ranks, returned } = mutual;
  let steps = 0;
  const table = afterOffers();
  eliminateRotations(table);
  const next = Int32Array.from({ length: people }, (_, person) => {
    const place = seek(table, person, table.first[person]!);
    return place > table.last[person]! ? person : table.partners[place]!;
  });
  return { next, parties: oddCycles(next), offers: table.offers, entries: table.entries };

  function look(): void {
    if (steps++ % stepsPerLook === 0) options.signal?.throwIfAborted();
  }

  /** Phase 1: everybody offers down their list until somebody keeps the offer. */
  function afterOffers(): Table {
    const holds = new Int32Array(people).fill(-1);
    const places = new Int32Array(people);
    let offers = 0;
    for (let begin = 0; begin < people; begin++) {
      let person = begin;
      while (person >= 0) {
        look();
        const other = nextToAsk(person, holds, places);
        if (other < 0) break;
        offers++;
        const refused = holds[other]!;
        holds[other] = person;
        person = refused;
      }
    }
    return { ...writtenOut(holds, places), offers };
  }

  /** Moves on to the first on somebody's list who will keep their offer; -1 where that would be behind their own last. */
  function nextToAsk(person: number, holds: Int32Array, places: Int32Array): number {
    const own = holds[person]!;
    for (; ; places[person]!++) {
      const other = lists.entry(person, places[person]!);
      if (other < 0) return -1;
      const cell = person * people + other;
      if (own >= 0 && isInFront(own, ranks[person * people + own]!, other, ranks[cell]!)) return -1;
      if (!isThere(person, other)) continue;
      const held = holds[other]!;
      if (held < 0 || isInFront(person, returned[cell]!, held, ranks[other * people + held]!)) return other;
    }
  }

  function isThere(person: number, other: number): boolean {
    const cell = person * people + other;
    return ranks[cell]! > 0 && returned[cell]! > 0;
  }

  /** The entries from the offer that somebody else keeps to the one that is kept; who keeps none has none. */
  function writtenOut(holds: Int32Array, places: Int32Array): Omit<Table, "offers"> {
    const lastRank = holds.map((held, person) => (held < 0 ? 0 : ranks[person * people + held]!));
    const first = new Int32Array(people);
    const last = new Int32Array(people).fill(-1);
    let partners: Int32Array = new Int32Array(16 * people);
    let returnedRanks: Int32Array = new Int32Array(16 * people);
    let length = 0;
    for (let person = 0; person < people; person++) {
      first[person] = length;
      const held = holds[person]!;
      if (held < 0) continue;
      const list = lists.whole(person);
      if (length + list.length > partners.length) {
        partners = longer(partners, list.length);
        returnedRanks = longer(returnedRanks, list.length);
      }
      for (let place = places[person]!; place < list.length; place++) {
        const other = list[place]!;
        const kept = holds[other]!;
        if (kept >= 0 && isThere(person, other)) {
          const back = returned[person * people + other]!;
          if (!isInFront(kept, lastRank[other]!, person, back)) {
            partners[length] = other;
            returnedRanks[length++] = back;
          }
        }
        if (other === held) break;
      }
      last[person] = length - 1;
    }
    return { partners, returned: returnedRanks, first, last, lastRank, entries: length };
  }

  /** The first entry of a list that is still there, from a place on; behind the last when there is none. */
  function seek({ partners, returned, last, lastRank }: Table, person: number, from: number): number {
    let place = from;
    while (place <= last[person]!) {
      const other = partners[place]!;
      if (!isInFront(partners[last[other]!]!, lastRank[other]!, person, returned[place]!)) return place;
      place++;
    }
    return place;
  }

  /** Phase 2: when it ends, everybody has two entries at most. */
  function eliminateRotations(table: Table): void {
    const { partners, first, last, lastRank } = table;
    const walk = new Int32Array(people);
    // The place of the second entry; it moves on only, because what lies between first and second never comes back.
    const second = first.map((place) => place + 1);
    // Where somebody stands on the walk, or -1; people of an odd party are settled.
    const onWalk = new Int32Array(people).fill(-1);
    const isSettled = new Uint8Array(people);
    let length = 0;
    for (let begin = 0; begin < people; ) {
      if (length === 0) {
        if (isSettled[begin] === 1 || findSecond(begin) > last[begin]!) {
          begin++;
          continue;
        }
        push(begin);
      }
      const person = walk[length - 1]!;
      const place = findSecond(person);
      if (place > last[person]!) {
        cutWalk(length - 1);
        continue;
      }
      const following = partners[last[partners[place]!]!]!;
      if (onWalk[following]! < 0) {
        push(following);
        continue;
      }
      const from = onWalk[following]!;
      const valid = firstStale(from);
      if (valid < length) {
        cutWalk(valid + 1);
        continue;
      }
      look();
      if (isParty(from)) {
        for (let step = from; step < length; step++) isSettled[walk[step]!] = 1;
      } else {
        for (let step = from; step < length; step++) {
          const other = partners[second[walk[step]!]!]!;
          while (partners[last[other]!] !== walk[step]) last[other]!--;
          lastRank[other] = ranks[other * people + walk[step]!]!;
        }
      }
      cutWalk(from);
    }

    function push(person: number): void {
      onWalk[person] = length;
      walk[length++] = person;
    }

    function cutWalk(to: number): void {
      while (length > to) onWalk[walk[--length]!] = -1;
    }

    /** The place of the second entry that is there; behind the last when there is none. Moves first(person) on. */
    function findSecond(person: number): number {
      first[person] = seek(table, person, first[person]!);
      second[person] = seek(table, person, Math.max(second[person]!, first[person]! + 1));
      return second[person]!;
    }

    /** The first step of the walk from `from` on, before the last, that is not true any more; else its length. */
    function firstStale(from: number): number {
      for (let step = from; step < length - 1; step++) {
        const person = walk[step]!;
        const place = findSecond(person);
        if (place > last[person]! || partners[last[partners[place]!]!] !== walk[step + 1]) return step;
      }
      return length;
    }

    /** Whether the rotation at the end of the walk is an odd party: two entries each, and people of its own first. */
    function isParty(from: number): boolean {
      for (let step = from; step < length; step++) {
        const person = walk[step]!;
        if (second[person] !== last[person]) return false;
      }
      return onWalk[partners[first[walk[from]!]!]!]! >= from;
    }
  }
}

/** Whether one stands in front of two on a list that gives them these ranks; nobody stands in front of themselves. */
function isInFront(one: number, rankOfOne: number, two: number, rankOfTwo: number): boolean {
  return rankOfOne < rankOfTwo || (rankOfOne === rankOfTwo && one < two);
}

/** A copy with at least so many more entries, and at least twice as many, so that copying costs as much as filling. */
function longer(numbers: Int32Array, more: number): Int32Array {
  const copy = new Int32Array(2 * numbers.length + more);
  copy.set(numbers);
  return copy;
}

function oddCycles(next: Int32Array): Int32Array[] {
  const parties: Int32Array[] = [];
  const isSeen = new Uint8Array(next.length);
  for (let person = 0; person < next.length; person++) {
    const cycle: number[] = [];
    for (let member = person; isSeen[member] === 0; member = next[member]!) {
      isSeen[member] = 1;
      cycle.push(member);
    }
    if (cycle.length >= 3) parties.push(Int32Array.from(cycle));
  }
  return parties;
}
