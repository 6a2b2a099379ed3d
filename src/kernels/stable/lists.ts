// Source: the preference lists of D. Gusfield and R. W. Irving, "The Stable Marriage Problem" (MIT Press 1989), section 1.1,
// with section 1.4.2 for people who do not accept each other: only pairs that both accept stand in a list.
// Cost: two readings of all ranks, O(people * others), and O(others) for each person whose whole list is needed; memory
// O(people * window), and O(others) for each of those. Ties: people of equal rank stand in the order of their positions; a
// choice that is stable for these strict lists is weakly stable for the ranks as they were given, because a pair that
// strictly prefers each other there does so here.
// Departures: lists are sorted as far as they are read. Of a list of thousands, offers and answers rarely reach beyond the
// first dozens, so the best `window` ranks are laid out at once and the rest of a list only for who comes to their end.
import { sorter } from "../sorted.js";

/** Who ranks whom where in a matrix: the rank that p gives q is `ranks[p * person + q * other]`, 0 where not accepted. */
export interface View {
  readonly ranks: Int32Array;
  readonly person: number;
  readonly other: number;
}

/** Everybody's possible partners, best first, in a strict order. */
export interface Lists {
  /** Who stands at a place of a person's list, counted from 0; -1 behind its end. */
  entry(person: number, place: number): number;
  /** A person's whole list, not to be changed. */
  whole(person: number): Uint32Array;
}

/** The ranks that are laid out for everybody at once. */
const window = 32;

/** The lists of `people` who rank `others` as `own` says; `returned` says how those rank them (p is still who has the list). */
export function strictLists(people: number, others: number, own: View, returned: View): Lists {
  const { ranks } = own;
  const keys = new Int32Array(others);
  const { positions, sort } = sorter(others);
  const isWhole = new Uint8Array(people);
  const known = firstEntries();

  return Object.freeze({
    entry(person: number, place: number): number {
      const list = known[person]!;
      if (place < list.length) return list[place]!;
      if (isWhole[person] === 1) return -1;
      extend(person);
      const longer = known[person]!;
      return place < longer.length ? longer[place]! : -1;
    },
    whole(person: number): Uint32Array {
      if (isWhole[person] === 0) extend(person);
      return known[person]!;
    },
  });

  function isAccepted(person: number, other: number): boolean {
    return returned.ranks[person * returned.person + other * returned.other]! > 0;
  }

  /** Everybody's entries within the window, found in the order in which the matrix lies in memory. */
  function firstEntries(): Uint32Array[] {
    const start = new Int32Array(people + 1);
    readWindow((person) => start[person + 1]!++);
    for (let person = 0; person < people; person++) start[person + 1]! += start[person]!;
    const entries = new Uint32Array(start[people]!);
    const end = start.slice();
    readWindow((person, other) => {
      entries[end[person]!++] = other;
    });
    return Array.from({ length: people }, (_, person) => {
      const list = entries.subarray(start[person]!, start[person + 1]!);
      for (const other of list) keys[other] = ranks[person * own.person + other * own.other]!;
      positions.set(list);
      sort(list.length, keys, 0, "rising");
      list.set(positions.subarray(0, list.length));
      return list;
    });
  }

  function readWindow(read: (person: number, other: number) => void): void {
    const isByPerson = own.person >= own.other;
    const outer = isByPerson ? people : others;
    const inner = isByPerson ? others : people;
    for (let slow = 0; slow < outer; slow++) {
      let cell = slow * (isByPerson ? own.person : own.other);
      for (let fast = 0; fast < inner; fast++, cell++) {
        const rank = ranks[cell]!;
        if (rank <= 0 || rank > window) continue;
        const person = isByPerson ? slow : fast;
        const other = isByPerson ? fast : slow;
        if (isAccepted(person, other)) read(person, other);
      }
    }
  }

  /** Adds all entries beyond the window to somebody's list. */
  function extend(person: number): void {
    isWhole[person] = 1;
    let count = 0;
    for (let other = 0; other < others; other++) {
      const rank = ranks[person * own.person + other * own.other]!;
      if (rank <= window || !isAccepted(person, other)) continue;
      keys[other] = rank;
      positions[count++] = other;
    }
    if (count === 0) return;
    sort(count, keys, 0, "rising");
    const short = known[person]!;
    const list = new Uint32Array(short.length + count);
    list.set(short);
    list.set(positions.subarray(0, count), short.length);
    known[person] = list;
  }
}

/**
 * What a group of people think of each other: entry `p * people + q` of `ranks` is the rank that p gives q, of `returned`
 * the rank that q gives p, so that both opinions of one person's row lie side by side in memory.
 */
export interface MutualRanks {
  readonly people: number;
  readonly ranks: Int32Array;
  readonly returned: Int32Array;
}

/** Both opinions from the ranks alone; the matrix is transposed in blocks that stay in the processor's cache. */
export function mutualRanks(people: number, ranks: Int32Array): MutualRanks {
  const block = 32;
  const returned = new Int32Array(ranks.length);
  for (let firstRow = 0; firstRow < people; firstRow += block) {
    const endRow = Math.min(people, firstRow + block);
    for (let firstColumn = 0; firstColumn < people; firstColumn += block) {
      const endColumn = Math.min(people, firstColumn + block);
      for (let row = firstRow; row < endRow; row++) {
        for (let column = firstColumn; column < endColumn; column++) {
          returned[column * people + row] = ranks[row * people + column]!;
        }
      }
    }
  }
  // Nobody is their own partner, even where ranks should say so: who is not accepted back is on no list.
  for (let person = 0; person < people; person++) returned[person * people + person] = 0;
  return { people, ranks, returned };
}
