// Source: the method of mixed differences of R. C. Bose, "On the construction of balanced incomplete block designs", Annals
// of Eugenics 9 (1939), pp. 353-399, for resolvable designs as in D. K. Ray-Chaudhuri and R. M. Wilson, "Solution of
// Kirkman's schoolgirl problem", Proc. Symp. Pure Math. 19 (AMS 1971), pp. 187-203: one round is turned into `modulus` rounds
// by adding 1, 2, ... to everybody, and no pair meets again when no difference occurs twice in it.
// Cost: backtracking with restarts, at most `steps` people placed; memory O(people * orbits).
// Ties: the first round found, in an order drawn from a fixed seed, so that it is the same on every machine.
// Departures: nearly resolvable designs (a few differences stay unused) are found in the same way.
//
// The people are `orbits` copies of the whole numbers modulo `modulus`, and `fixed` people whom adding leaves in place. Every
// pair belongs to an orbit of pairs: two of one copy by their difference up to sign, two of different copies by their
// difference, a fixed one and another by the copy. A pair of one copy at half the modulus, or of two fixed people, would meet
// twice, so it is never used. Where the size divides the number of copies, a block with one person of `size` copies, moved
// round, is `modulus` groups of one more round; such rounds are drawn first.
import { type Chance, chance, shuffled } from "../../random.js";

/** How the people are laid out, and how many rounds are wanted. */
export interface Turning {
  readonly modulus: number;
  readonly orbits: number;
  readonly fixed: number;
  readonly size: number;
  /** Rounds that are moved round. */
  readonly starters: number;
  /** Each group comes with its images: person x of copy c becomes x * multiplier of copy c + shift. 1 and 0: no images. */
  readonly multiplier: number;
  readonly shift: number;
  /** Rounds besides those, each made of blocks that are moved round. */
  readonly extra: number;
}

/** People placed before a restart. */
const patience = 3000;

/**
 * Rounds of groups in which nobody meets twice: `modulus + extra` of them. Undefined where the budget ends before any is
 * found; that says nothing about whether there is one.
 */
export function turned(layout: Turning, steps: number, seed = 1): number[][][] | undefined {
  const search = begin(layout);
  const source = chance(seed);
  for (let left = steps; left > 0; left -= patience) {
    reset(search);
    search.left = Math.min(patience, left);
    shuffled(search.order, source);
    const blocks = extraBlocks(search, source);
    if (blocks === undefined) continue;
    if (place(search, 0)) return developed(layout, search.starter, blocks);
  }
  return undefined;
}

interface Search {
  readonly layout: Turning;
  readonly people: number;
  /** The orbit of each pair, row-major; -1 where it may not be used. */
  readonly orbitOf: Int32Array;
  readonly used: Uint8Array;
  readonly isPlaced: Uint8Array;
  /** In which order people are tried. */
  readonly order: Int32Array;
  /** What each person becomes. */
  readonly image: Int32Array;
  /** The groups of the starter one after the other. */
  readonly starter: Int32Array;
  left: number;
}

function begin(layout: Turning): Search {
  const people = layout.modulus * layout.orbits + layout.fixed;
  const { orbitOf, count } = orbitsOf(layout, people);
  return {
    layout,
    people,
    orbitOf,
    used: new Uint8Array(count),
    isPlaced: new Uint8Array(people),
    order: Int32Array.from({ length: people }, (_, person) => person),
    image: imagesOf(layout, people),
    starter: new Int32Array(people * layout.starters),
    left: 0,
  };
}

function reset(search: Search): void {
  search.used.fill(0);
  search.isPlaced.fill(0);
  // From the natural order, so that each restart depends on the draws alone.
  for (let person = 0; person < search.people; person++) search.order[person] = person;
}

function imagesOf({ modulus, orbits, fixed, multiplier, shift }: Turning, people: number): Int32Array {
  const moving = modulus * orbits;
  return Int32Array.from({ length: people }, (_, person) => {
    if (person >= moving) return moving + ((person - moving + shift) % fixed);
    const copy = Math.floor(person / modulus);
    return ((copy + shift) % orbits) * modulus + (((person - copy * modulus) * multiplier) % modulus);
  });
}

/** The number of the orbit of each pair. */
function orbitsOf({ modulus, orbits, fixed }: Turning, people: number) {
  const orbitOf = new Int32Array(people * people).fill(-1);
  const half = Math.floor((modulus - 1) / 2);
  const moving = modulus * orbits;
  const mixedFrom = orbits * half;
  const fixedFrom = mixedFrom + (orbits * (orbits - 1) * modulus) / 2;
  for (let one = 0; one < moving; one++) {
    const copy = Math.floor(one / modulus);
    for (let other = 0; other < people; other++) {
      const itsCopy = Math.floor(other / modulus);
      let orbit = -1;
      if (other >= moving) orbit = fixedFrom + (other - moving) * orbits + copy;
      else {
        const forward = (other - one + people * modulus) % modulus;
        const least = Math.min(forward, modulus - forward);
        if (itsCopy === copy) orbit = least >= 1 && least <= half ? copy * half + least - 1 : -1;
        else if (itsCopy > copy) {
          orbit = mixedFrom + ((itsCopy * (itsCopy - 1)) / 2 + copy) * modulus + forward;
        } else continue;
      }
      orbitOf[one * people + other] = orbitOf[other * people + one] = orbit;
    }
  }
  return { orbitOf, count: fixedFrom + fixed * orbits };
}

/** Blocks with one person of each of `size` copies, for the extra rounds; undefined where the draw fails. */
function extraBlocks(search: Search, source: Chance): number[][] | undefined {
  const { size, orbits, extra } = search.layout;
  const wanted = (extra * orbits) / size;
  const blocks: number[][] = [];
  while (blocks.length < wanted) {
    const block = drawnBlock(search, source, (blocks.length * size) % orbits);
    if (block === undefined) return undefined;
    blocks.push(block);
    if (orbits > size) continue;
    for (let next = imageOf(search, block); ; next = imageOf(search, next)) {
      if (isShifted(search, block, next)) break;
      if (blocks.length === wanted || !takeAll(search, next, 0)) return undefined;
      blocks.push(next);
    }
  }
  return blocks;
}

function imageOf({ image }: Search, block: readonly number[]): number[] {
  return block.map((person) => image[person]!).sort((one, other) => one - other);
}

/** Whether the second block is the first one moved round. */
function isShifted({ layout: { modulus } }: Search, block: readonly number[], other: readonly number[]): boolean {
  const by = other[0]! - block[0]! + modulus;
  return block.every((person, at) => {
    const copy = person - (person % modulus);
    return other[at] === copy + ((person - copy + by) % modulus);
  });
}

function drawnBlock(search: Search, source: Chance, first: number): number[] | undefined {
  const { modulus, size } = search.layout;
  const block = [first * modulus];
  for (let copy = first + 1; copy < first + size; copy++) {
    const from = source.below(modulus);
    let found = -1;
    for (let step = 0; step < modulus && found < 0; step++) {
      const person = copy * modulus + ((from + step) % modulus);
      if (take(search, block, block.length, person)) found = person;
    }
    if (found < 0) return undefined;
    block.push(found);
  }
  return block;
}

/** Uses the orbits of a person with the first `count` of a group; does nothing where one is used or may not be. */
function take({ orbitOf, used, people }: Search, group: ArrayLike<number>, count: number, person: number, at = 0) {
  for (let member = 0; member < count; member++) {
    const orbit = orbitOf[group[at + member]! * people + person]!;
    if (orbit >= 0 && used[orbit] === 0) {
      used[orbit] = 1;
      continue;
    }
    for (let before = 0; before < member; before++) used[orbitOf[group[at + before]! * people + person]!] = 0;
    return false;
  }
  return true;
}

/** Uses all orbits of a group; does nothing where that cannot be. */
function takeAll(search: Search, group: ArrayLike<number>, at: number): boolean {
  const { size } = search.layout;
  for (let member = 1; member < size; member++) {
    if (take(search, group, member, group[at + member]!, at)) continue;
    for (let before = 1; before < member; before++) release(search, group, before, at);
    return false;
  }
  return true;
}

/** Gives back the orbits of a member with those before. */
function release({ orbitOf, used, people }: Search, group: ArrayLike<number>, member: number, at: number): void {
  const person = group[at + member]!;
  for (let before = 0; before < member; before++) used[orbitOf[group[at + before]! * people + person]!] = 0;
}

/** Places the images of the group at a place after it; how many, or -1 where that cannot be. */
function placeImages(search: Search, start: number): number {
  const { image, isPlaced, starter, layout, people } = search;
  const { size } = layout;
  const end = start - (start % people) + people;
  for (let count = 0, from = start; ; count++, from += size) {
    let here = 0;
    for (let member = 0; member < size; member++) {
      const person = image[starter[from + member]!]!;
      if (starter.subarray(start, start + size).includes(person)) here++;
    }
    if (here === size) return count;
    const to = from + size;
    let isFree = here === 0 && to < end;
    for (let member = 0; member < size && isFree; member++) {
      const person = image[starter[from + member]!]!;
      starter[to + member] = person;
      isFree = isPlaced[person] === 0;
    }
    if (!isFree || !takeAll(search, starter, to)) {
      removeImages(search, start, count);
      return -1;
    }
    for (let member = 0; member < size; member++) isPlaced[starter[to + member]!] = 1;
  }
}

function removeImages(search: Search, start: number, count: number): void {
  const { isPlaced, starter, layout } = search;
  for (let group = 1; group <= count; group++) {
    const at = start + group * layout.size;
    for (let member = 0; member < layout.size; member++) {
      isPlaced[starter[at + member]!] = 0;
      release(search, starter, member, at);
    }
  }
}

/** Places the images of a complete group, then all that follows. */
function complete(search: Search, start: number): boolean {
  const images = placeImages(search, start);
  if (images < 0) return false;
  if (place(search, start + (images + 1) * search.layout.size)) return true;
  removeImages(search, start, images);
  return false;
}

/** Fills the starter from a place on; true when everybody is placed. */
function place(search: Search, at: number): boolean {
  const { people, isPlaced, starter } = search;
  if (at === starter.length) return true;
  if (at % people === 0 && at > 0) {
    // The next starter; what was placed is placed again on the way back.
    isPlaced.fill(0);
    if (fillGroup(search, at)) return true;
    isPlaced.fill(1);
    return false;
  }
  return fillGroup(search, at);
}

function fillGroup(search: Search, at: number): boolean {
  const { people, order, isPlaced, starter, layout } = search;
  const within = at % layout.size;
  const start = at - within;
  // A group begins with the first who is not placed, fixed people first, who have least choice.
  let from = 0;
  if (within === 0) {
    const person = opener(search);
    isPlaced[person] = 1;
    starter[at] = person;
    if (fillGroup(search, at + 1)) return true;
    isPlaced[person] = 0;
    return false;
  }
  // Members after the first are in the order of trial, so that no group is tried twice.
  if (within > 1) from = search.order.indexOf(starter[at - 1]!) + 1;
  for (let rank = from; rank < people; rank++) {
    const person = order[rank]!;
    if (isPlaced[person] === 1) continue;
    if (search.left-- <= 0) return false;
    if (!take(search, starter, within, person, start)) continue;
    isPlaced[person] = 1;
    starter[at] = person;
    if (within === layout.size - 1 ? complete(search, start) : fillGroup(search, at + 1)) return true;
    isPlaced[person] = 0;
    release(search, starter, within, start);
  }
  return false;
}

function opener({ people, order, isPlaced, layout }: Search): number {
  for (let person = layout.modulus * layout.orbits; person < people; person++)
    if (isPlaced[person] === 0) return person;
  let rank = 0;
  while (isPlaced[order[rank]!] === 1) rank++;
  return order[rank]!;
}

/** The starter moved round, then the rounds of blocks. */
function developed(
  { modulus, orbits, fixed, size }: Turning,
  starter: Int32Array,
  blocks: readonly number[][],
): number[][][] {
  const moved = (person: number, by: number) => {
    if (person >= modulus * orbits) return person;
    const copy = person - (person % modulus);
    return copy + ((person - copy + by) % modulus);
  };
  const rounds: number[][][] = [];
  const people = modulus * orbits + fixed;
  for (let first = 0; first < starter.length; first += people) {
    for (let by = 0; by < modulus; by++) {
      const round: number[][] = [];
      for (let start = first; start < first + people; start += size) {
        round.push(Array.from(starter.subarray(start, start + size), (person) => moved(person, by)));
      }
      rounds.push(round);
    }
  }
  const perRound = orbits / size;
  for (let first = 0; first < blocks.length; first += perRound) {
    const round: number[][] = [];
    for (const block of blocks.slice(first, first + perRound)) {
      for (let by = 0; by < modulus; by++) round.push(block.map((person) => moved(person, by)));
    }
    rounds.push(round);
  }
  return rounds;
}
