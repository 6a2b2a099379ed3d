// Source: none, bookkeeping of ours: for each circle, the sets of slots at which at least 1, 2, 3 … of its members can, 32
// slots to a word, so that one trial costs a few operations a word instead of a few a slot.
//
// With L(t) the slots at which at least t members can, and w the number that must come once one member less and one more are
// there, a slot is common where L(w + 1) holds it; where L(w) does, unless the one who leaves can and the one who joins
// cannot; and where L(w - 1) does and the one who joins can and the one who leaves cannot. A member who joins with slots P
// makes L(t) of L(t) or (L(t - 1) and P), from above; one who leaves makes L(t) of L(t) and (not P, or L(t + 1)), from below.
//
// Only slots that matter are kept: at which some circle and somebody can. Of each circle only the words are looked at that
// hold a slot of its own, those first at which the most people can, and none at which too few people of all can.
//
// Cost: time O(weeks * words) a trial and O(members * weeks * words) a change that is made; memory O((people + circles *
// members) * weeks * words). Ties: none. Departures: none.
import type { CirclesProblem, SharedTime } from "../problem.js";

/** Who can when, packed, and how many members of each circle can. */
export interface TimeState {
  readonly time: SharedTime;
  /** Words a person, of all weeks. */
  readonly width: number;
  /** Slot bits, `width` words a person. */
  readonly can: Int32Array;
  /** Of circle c in week w, the entries of the next three from `start[c * weeks + w]` to `start[c * weeks + w + 1] - 1`. */
  readonly start: Int32Array;
  /** Which word, which of its slots are the circle's, and how many of all people can at most at one of those. */
  readonly word: Int32Array;
  readonly own: Int32Array;
  readonly most: Int32Array;
  /** By circle: `width` words for each number of members from 0 on; grows with the circle, two more than it has members. */
  readonly levels: Int32Array[];
}

/** Circles without members. Cost O((people + circles) * weeks * words * 32). */
export function timeState(problem: CirclesProblem, time: SharedTime): TimeState {
  const { people, circles } = problem;
  const { weeks, words, share } = time;
  const slots = 32 * words;
  const has = (bits: Int32Array, row: number, at: number) =>
    ((bits[row * weeks * words + (at >> 5)]! >>> (at & 31)) & 1) === 1;
  const comers = new Int32Array(weeks * slots);
  const isOpen = new Uint8Array(weeks * slots);
  for (let at = 0; at < weeks * slots; at++) {
    for (let person = 0; person < people; person++) if (has(time.people, person, at)) comers[at]!++;
    for (let circle = 0; circle < circles; circle++) if (has(time.circles, circle, at)) isOpen[at] = 1;
  }
  // Where each slot goes, week by week, from a word's beginning; -1 where it does not matter.
  const place = new Int32Array(weeks * slots).fill(-1);
  const weekOf: number[] = [];
  for (let week = 0; week < weeks; week++) {
    let next = 32 * weekOf.length;
    for (let at = week * slots; at < (week + 1) * slots; at++) {
      if (isOpen[at] === 0 || (comers[at] === 0 && share.of > 0)) continue;
      if (next === 32 * weekOf.length) weekOf.push(week);
      place[at] = next++;
    }
  }
  const width = weekOf.length;
  const packed = (bits: Int32Array, rows: number) => {
    const table = new Int32Array(rows * width);
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < place.length; at++) {
        const to = place[at]!;
        if (to >= 0 && has(bits, row, at)) table[row * width + (to >> 5)]! |= 1 << (to & 31);
      }
    }
    return table;
  };
  const open = packed(time.circles, circles);
  const comersAt = new Int32Array(32 * width);
  for (let at = 0; at < place.length; at++) if (place[at]! >= 0) comersAt[place[at]!] = comers[at]!;
  const start = new Int32Array(circles * weeks + 1);
  const word: number[] = [];
  const own: number[] = [];
  const most: number[] = [];
  for (let row = 0; row < circles * weeks; row++) {
    const found: { readonly at: number; readonly bits: number; readonly comers: number }[] = [];
    for (let at = 0; at < width; at++) {
      const bits = open[Math.floor(row / weeks) * width + at]!;
      if (bits === 0 || weekOf[at] !== row % weeks) continue;
      let comers = 0;
      for (let bit = 0; bit < 32; bit++) if ((bits >>> bit) & 1) comers = Math.max(comers, comersAt[32 * at + bit]!);
      found.push({ at, bits, comers });
    }
    found.sort((one, other) => other.comers - one.comers || one.at - other.at);
    for (const { at, bits, comers } of found) {
      word.push(at);
      own.push(bits);
      most.push(comers);
    }
    start[row + 1] = word.length;
  }
  return {
    time,
    width,
    can: packed(time.people, people),
    start,
    word: Int32Array.from(word),
    own: Int32Array.from(own),
    most: Int32Array.from(most),
    levels: Array.from({ length: circles }, (_, circle) => levelsFor(width, problem.sizes.max[circle]!, people)),
  };
}

/** Room for as many members as a circle should have at most: everybody can at every slot of level 0. */
function levelsFor(width: number, members: number, people: number): Int32Array {
  return new Int32Array((Math.min(members, people) + 3) * width).fill(-1, 0, width);
}

/** A person joins a circle, which has `size` members then. */
export function joinTime(state: TimeState, circle: number, person: number, size: number): void {
  const { width, can } = state;
  let levels = state.levels[circle]!;
  if (levels.length < (size + 3) * width) {
    const larger = new Int32Array(2 * (size + 3) * width);
    larger.set(levels);
    state.levels[circle] = larger;
    levels = larger;
  }
  for (let level = size; level > 0; level--) {
    for (let at = 0, row = level * width, own = person * width; at < width; at++) {
      levels[row + at]! |= levels[row - width + at]! & can[own + at]!;
    }
  }
}

/** A person leaves a circle, which had `size` members before. */
export function leaveTime(state: TimeState, circle: number, person: number, size: number): void {
  const { width, can } = state;
  const levels = state.levels[circle]!;
  for (let level = 1; level <= size; level++) {
    for (let at = 0, row = level * width, own = person * width; at < width; at++) {
      levels[row + at]! &= ~can[own + at]! | levels[row + width + at]!;
    }
  }
}

/**
 * The common slots, summed over weeks, that the members of a circle would lack as circle `as`, with one person less and one
 * more (-1 for nobody) and `size` of them then.
 */
export function missingSlots(
  state: TimeState,
  circle: number,
  leaves: number,
  joins: number,
  size: number,
  as: number,
): number {
  const { time, width, can, start, word, own, most } = state;
  const levels = state.levels[circle]!;
  const wanted = Math.ceil((size * time.share.of) / time.share.in);
  const exactly = wanted * width;
  const fewer = wanted > 0 ? exactly - width : 0;
  const more = exactly + width;
  const leaver = leaves < 0 ? 0 : leaves * width;
  const joiner = joins < 0 ? 0 : joins * width;
  let missing = 0;
  for (let row = as * time.weeks, end = row + time.weeks; row < end; row++) {
    let lacks = time.least;
    for (let entry = start[row]!, last = start[row + 1]!; entry < last && lacks > 0; entry++) {
      if (most[entry]! < wanted) break;
      const at = word[entry]!;
      const left = leaves < 0 ? 0 : can[leaver + at]!;
      const joined = joins < 0 ? 0 : can[joiner + at]!;
      const common =
        levels[more + at]! | (levels[exactly + at]! & (~left | joined)) | (levels[fewer + at]! & joined & ~left);
      lacks -= bitsOf(common & own[entry]!);
    }
    if (lacks > 0) missing += lacks;
  }
  return missing;
}

/** How many bits are set: sums of neighbours, of twos, of fours, then of bytes. */
function bitsOf(word: number): number {
  let sums = word - ((word >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
