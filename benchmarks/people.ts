// Eight criteria of seeded people, worth from 0 to 1 each: what the scores of a cohort look like to a solver. Some of them
// are almost continuous (skills, hours, a vector of interests), some have few values (answers, category, language, wishes).
import type { Chance } from "../src/random.js";

const answers = 5;
const interests = 32;
const clusters = 12;
const slotWords = 21;

/** One person; sets are bits. */
interface Person {
  readonly skills: readonly [number, number];
  readonly answers: readonly number[];
  /** Quarters of an hour of a week. */
  readonly slots: Int32Array;
  readonly category: number;
  readonly seniority: number;
  readonly languages: number;
  /** Of length 1. */
  readonly interests: Float64Array;
}

/** Weights of the eight criteria, which sum to 1. */
export interface Weights {
  readonly skills: number;
  readonly answers: number;
  readonly hours: number;
  readonly category: number;
  readonly seniority: number;
  readonly language: number;
  readonly interests: number;
  readonly wishes: number;
}

/** Fits of `rows` people to `columns` others, row-major, each from 0 to 1. */
export function fits(rows: number, columns: number, weights: Weights, source: Chance): Float64Array {
  const centres = Array.from({ length: clusters }, () => vector(source));
  const ones = Array.from({ length: rows }, () => person(centres, source));
  const others = Array.from({ length: columns }, () => person(centres, source));
  const values = new Float64Array(rows * columns);
  const wishes = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    wishes.fill(0);
    for (let wish = answers; wish > 0; wish--) wishes[source.below(columns)] = wish / answers;
    const one = ones[row]!;
    for (let column = 0; column < columns; column++) {
      const other = others[column]!;
      values[row * columns + column] = scored(one, other, weights) + weights.wishes * wishes[column]!;
    }
  }
  return values;
}

function scored(one: Person, other: Person, weights: Weights): number {
  const common = count(one.skills[0] & other.skills[0]) + count(one.skills[1] & other.skills[1]);
  const either = count(one.skills[0] | other.skills[0]) + count(one.skills[1] | other.skills[1]);
  let apart = 0;
  for (let answer = 0; answer < answers; answer++) apart += Math.abs(one.answers[answer]! - other.answers[answer]!);
  let quarters = 0;
  for (let word = 0; word < slotWords; word++) quarters += count(one.slots[word]! & other.slots[word]!);
  const years = other.seniority - one.seniority;
  const missed = years < 3 ? (3 - years) / 6 : years > 8 ? (years - 8) / 8 : 0;
  let near = 0;
  for (let at = 0; at < interests; at++) near += one.interests[at]! * other.interests[at]!;
  return (
    weights.skills * (either > 0 ? common / either : 0) +
    weights.answers * (1 - apart / (4 * answers)) +
    weights.hours * Math.min(1, quarters / 24) +
    weights.category * (one.category === other.category ? 1 : 0) +
    weights.seniority * Math.max(0, 1 - missed) +
    weights.language * ((one.languages & other.languages) === 0 ? 0 : 1) +
    weights.interests * ((near + 1) / 2)
  );
}

function person(centres: readonly Float64Array[], source: Chance): Person {
  const skills: [number, number] = [0, 0];
  for (let skill = 4 + source.below(10); skill > 0; skill--) {
    const which = skewed(64, source);
    skills[which < 32 ? 0 : 1] |= 1 << (which % 32);
  }
  const slots = new Int32Array(slotWords);
  for (let block = 3 + source.below(8); block > 0; block--) {
    const day = 96 * source.below(7);
    const start = 28 + source.below(48);
    const end = Math.min(96, start + 4 + source.below(20));
    for (let slot = day + start; slot < day + end; slot++) slots[slot >> 5]! |= 1 << (slot & 31);
  }
  const centre = centres[source.below(clusters)]!;
  const around = vector(source);
  const place = centre.map((value, at) => value + 0.8 * around[at]!);
  const length = Math.sqrt(place.reduce((sum, value) => sum + value * value, 0));
  return {
    skills,
    answers: Array.from({ length: answers }, () => 1 + source.below(5)),
    slots,
    category: source.below(6),
    seniority: skewed(20, source),
    languages: (1 << source.below(3)) | (source.below(2) === 0 ? 0 : 1 << source.below(6)),
    interests: place.map((value) => value / length),
  };
}

/** About normal numbers: sums of twelve, which need no logarithm and so are the same on every machine. */
function vector(source: Chance): Float64Array {
  return Float64Array.from({ length: interests }, () => {
    let sum = 0;
    for (let times = 0; times < 12; times++) sum += source.below(1_000_001) / 1_000_000;
    return sum - 6;
  });
}

/** From 0 to `limit - 1`, low numbers more often: the product of two. */
function skewed(limit: number, source: Chance): number {
  return Math.floor((limit * source.below(1000) * source.below(1000)) / 1_000_000);
}

/** How many bits are set (H. S. Warren, "Hacker's Delight", section 5-1). */
function count(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
