// Source: colour refinement, the one-dimensional case of B. Weisfeiler and A. Leman, "The reduction of a graph to canonical form
// and the algebra which appears therein", Nauchno-Technicheskaya Informatsia 2:9 (1968), pp. 12-16 (in Russian): everybody is
// coloured by their own numbers, then again and again by their colour and the multiset of (number, colour of the other) along
// all their numbers, until no colour falls apart any more. A colour is two hashes of 32 bits; the mixing of words is that of
// MurmurHash3 (A. Appleby, in the public domain).
//
// Why: a search that breaks ties by position gives other circles where people come in another order. In an order that is found
// from the numbers alone it cannot, as long as no two people are alike in everything.
//
// Cost: time O(people * (people + circles + topics + words)) a round, some 20 ns an entry; one round where scores differ, never
// more than `mostRounds`; memory O(people + circles). Ties: people (or circles) of one colour stand in the order given. They are
// alike in everything, and it does not matter which of them is which, but for very regular numbers that refinement cannot tell
// apart, and for the chance of about 1 in 2^64 a pair that two hashes meet. Departures: a multiset is hashed as the
// sum of the hashes of its members, so that nothing is sorted. Rules, topics and slots are what they are: their order counts.
import type { CirclesProblem } from "../problem.js";
import { isOptional } from "./sizes.js";

/** The people and the circles of a problem in some order, as positions in the problem. */
export interface CirclesOrder {
  readonly people: Int32Array;
  readonly circles: Int32Array;
}

/** Two hashes for each person, or each circle. */
interface Colours {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** What the two hashes begin with, for people and for circles. */
const seeds = { people: [0x2545f491, 0x6c8e9cf5], circles: [0x3c6ef372, 0x1f83d9ab] } as const;
/** Long chains of people who differ by their neighbours' neighbours alone are not followed further. */
const mostRounds = 32;

/**
 * An order of people and circles that depends on the numbers of a problem and not on the order in which they are given: the
 * same problem with people and circles in another order is, in its own canonical order, the very same problem. Two that are alike in
 * everything stand in the order given.
 *
 * @example
 * ```ts
 * const problem = circlesProblem({ people: 3, circles: 1, sizes: 3, together: [[0, 5, 1], [5, 0, 2], [1, 2, 0]] });
 * const order = canonicalOrder(problem);
 * const { circleOf } = formCircles(reordered(problem, order));
 * restored(order, circleOf); // Int32Array [0, 0, 0]
 * ```
 */
export function canonicalOrder(problem: CirclesProblem): CirclesOrder {
  let people = ownOfPeople(problem);
  let circles = ownOfCircles(problem);
  let known = kindsOf(people) + kindsOf(circles);
  for (let round = 0; round < mostRounds && known < problem.people + problem.circles; round++) {
    const nextPeople = refinedPeople(problem, people, circles);
    const nextCircles = refinedCircles(problem, people, circles);
    const found = kindsOf(nextPeople) + kindsOf(nextCircles);
    if (found <= known) break;
    [people, circles, known] = [nextPeople, nextCircles, found];
  }
  return Object.freeze({ people: sorted(people), circles: sorted(circles) });
}

function ownOfPeople({ people, priority, mustJoin, counts, time, coverage }: CirclesProblem): Colours {
  const colours = fresh(people, seeds.people);
  const counted = new Uint8Array(counts.length * people);
  for (const [rule, { people: some }] of counts.entries()) for (const one of some) counted[rule * people + one] = 1;
  for (let person = 0; person < people; person++) {
    add(colours, person, priority[person]!);
    add(colours, person, mustJoin[person]!);
    for (let at = person; at < counted.length; at += people) add(colours, person, counted[at]!);
    if (time !== undefined) addRow(colours, person, time.people, time.weeks * time.words);
    if (coverage === undefined) continue;
    addRow(colours, person, coverage.needs, coverage.topics);
    addRow(colours, person, coverage.offers, coverage.topics);
  }
  return finished(colours);
}

function ownOfCircles(problem: CirclesProblem): Colours {
  const { circles, sizes, time, coverage } = problem;
  const colours = fresh(circles, seeds.circles);
  for (let circle = 0; circle < circles; circle++) {
    add(colours, circle, sizes.min[circle]!);
    add(colours, circle, sizes.max[circle]!);
    add(colours, circle, isOptional(problem, circle) ? 1 : 0);
    if (time !== undefined) addRow(colours, circle, time.circles, time.weeks * time.words);
    if (coverage !== undefined) addRow(colours, circle, coverage.circleOffers, coverage.topics);
  }
  return finished(colours);
}

/** By their own colour, those of all others with the numbers they have together, and those of all circles with theirs. */
function refinedPeople(
  { people: count, circles: width, together, inCircle }: CirclesProblem,
  people: Colours,
  circles: Colours,
) {
  const next = copied(people);
  for (let person = 0; person < count; person++) {
    addAll(next, person, together, person * count, 1, people, person);
    addAll(next, person, inCircle, person * width, 1, circles, -1);
  }
  return finished(next);
}

function refinedCircles({ circles: count, inCircle }: CirclesProblem, people: Colours, circles: Colours): Colours {
  const next = copied(circles);
  for (let circle = 0; circle < count; circle++) addAll(next, circle, inCircle, circle, count, people, -1);
  return finished(next);
}

/** Adds the multiset of (number, colour) over all others but one: the numbers stand from `start` on, `step` apart. */
function addAll(
  colours: Colours,
  at: number,
  numbers: Float64Array,
  start: number,
  step: number,
  others: Colours,
  except: number,
): void {
  const { first, second } = others;
  let one = 0;
  let two = 0;
  for (let other = 0, entry = start; other < first.length; other++, entry += step) {
    if (other === except) continue;
    const high = highOf(numbers[entry]!);
    const low = lowOf(numbers[entry]!);
    const [own, twin] = [first[other]!, second[other]!];
    one = (one + settled(mixed(mixed(mixed(mixed(0x510e527f, high), low), own), twin))) | 0;
    two = (two + settled(mixed(mixed(mixed(mixed(0x9b05688c, twin), own), low), high))) | 0;
  }
  addWord(colours, at, one);
  addWord(colours, at, two);
}

function addRow(colours: Colours, at: number, table: Int32Array | Float64Array, width: number): void {
  for (let entry = at * width, end = entry + width; entry < end; entry++) add(colours, at, table[entry]!);
}

/** Adds a whole number, or NaN. */
function add(colours: Colours, at: number, value: number): void {
  addWord(colours, at, highOf(value));
  addWord(colours, at, lowOf(value));
}

function addWord({ first, second }: Colours, at: number, word: number): void {
  first[at] = mixed(first[at]!, word);
  second[at] = mixed(second[at]!, word);
}

/** The two halves of a whole number below 2^53 in size; NaN has one that no number has. */
function highOf(value: number): number {
  return Number.isNaN(value) ? 0x7ff80000 : Math.floor(value / 2 ** 32);
}

function lowOf(value: number): number {
  return Number.isNaN(value) ? 0 : (value - Math.floor(value / 2 ** 32) * 2 ** 32) | 0;
}

/** One word more in a hash. */
function mixed(hash: number, word: number): number {
  let own = Math.imul(word, 0xcc9e2d51);
  own = Math.imul((own << 15) | (own >>> 17), 0x1b873593);
  const sum = hash ^ own;
  return (Math.imul((sum << 13) | (sum >>> 19), 5) + 0xe6546b64) | 0;
}

/** Every bit of what went in touches every bit of what comes out. */
function settled(hash: number): number {
  let own = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  own = Math.imul(own ^ (own >>> 13), 0xc2b2ae35);
  return own ^ (own >>> 16);
}

function fresh(count: number, [first, second]: readonly [number, number]): Colours {
  return { first: new Int32Array(count).fill(first), second: new Int32Array(count).fill(second) };
}

function copied({ first, second }: Colours): Colours {
  return { first: first.slice(), second: second.slice() };
}

function finished({ first, second }: Colours): Colours {
  return { first: first.map(settled), second: second.map(settled) };
}

/** Positions by rising colour; those of one colour as they stand. */
function sorted({ first, second }: Colours): Int32Array {
  const order = Int32Array.from(first.keys());
  return order.sort((one, other) => first[one]! - first[other]! || second[one]! - second[other]! || one - other);
}

function kindsOf(colours: Colours): number {
  const { first, second } = colours;
  let kinds = 0;
  let before = -1;
  for (const at of sorted(colours)) {
    if (before < 0 || first[at] !== first[before] || second[at] !== second[before]) kinds++;
    before = at;
  }
  return kinds;
}
