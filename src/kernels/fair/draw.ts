// Source: R. Gandhi, S. Khuller, S. Parthasarathy and A. Srinivasan, "Dependent rounding and its applications to
// approximation algorithms", Journal of the ACM 53 (2006), pp. 324-360, section 2: a cycle or a longest path of pairs that are
// open is rounded up and down in turn, one way or the other with the odds that keep every expectation, until nothing is
// open. That a choice with these probabilities exists at all is the theorem of G. Birkhoff, "Tres observaciones sobre el
// algebra lineal", Univ. Nac. Tucuman Rev. Ser. A 5 (1946), pp. 147-151, for places as in E. Budish, Y.-K. Che, F. Kojima and
// P. Milgrom, "Designing random allocation mechanisms", American Economic Review 103 (2013), pp. 585-623.
// Cost: time O(open pairs * (open pairs on a path + people)), memory O(open pairs + people).
// Ties: none, only the seed decides. Departures: on whole parts, so that the probabilities are kept exactly, without any
// rounding; each step draws a whole number below the sum of its two steps.
import { type Chance, chance } from "../../random.js";
import { solution } from "../pairs/solution.js";
import type { Lottery, Problem, Solution } from "../problem.js";

/**
 * Draws a choice of pairs: each pair with exactly its probability, each person's number of partners rounded up or down from
 * the expected one. The same problem, lottery and seed (0 unless given) give the same choice.
 */
export function draw(problem: Problem, lottery: Lottery, options: { readonly seed?: number } = {}): Solution {
  return drawn(problem, lottery, chance(options.seed ?? 0));
}

/** The same from a stream of chance, to draw again and again. */
export function drawn(problem: Problem, lottery: Lottery, source: Chance): Solution {
  const { pairs, outOf } = lottery;
  const parts = round(problem.rows, problem.columns, lottery, source);
  const cells: number[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] === outOf) cells.push(pairs[2 * at]! * problem.columns + pairs[2 * at + 1]!);
  }
  const work = { phases: 1, scans: 0, augmentations: 0 };
  return solution(problem, Float64Array.from(cells), "feasible", work);
}

/** The pairs that are still open, as a graph of people: rows, then columns. */
interface Open {
  readonly rows: number;
  readonly outOf: number;
  readonly pairs: Int32Array;
  readonly parts: Int32Array;
  /** The pairs of each person, in `ofPerson` from `start[person]` on: the first `count[person]` of them are open. */
  readonly start: Int32Array;
  readonly count: Int32Array;
  readonly ofPerson: Int32Array;
  /** Per person: where on the path they stand, or -1. */
  readonly position: Int32Array;
  readonly path: Int32Array;
}

/** All parts rounded to none or all of a place. */
function round(rows: number, columns: number, { pairs, parts, outOf }: Lottery, source: Chance): Int32Array {
  const people = rows + columns;
  const open: Open = {
    rows,
    outOf,
    pairs,
    parts: parts.slice(),
    start: new Int32Array(people + 1),
    count: new Int32Array(people),
    ofPerson: new Int32Array(2 * parts.length),
    position: new Int32Array(people).fill(-1),
    path: new Int32Array(people + 1),
  };
  const { start, count } = open;
  const isOpen = (pair: number) => open.parts[pair]! > 0 && open.parts[pair]! < outOf;
  for (let pair = 0; pair < parts.length; pair++) {
    if (!isOpen(pair)) continue;
    start[pairs[2 * pair]! + 1]!++;
    start[rows + pairs[2 * pair + 1]! + 1]!++;
  }
  for (let person = 0; person < people; person++) start[person + 1]! += start[person]!;
  for (let pair = 0; pair < parts.length; pair++) {
    if (!isOpen(pair)) continue;
    for (const person of [pairs[2 * pair]!, rows + pairs[2 * pair + 1]!]) {
      open.ofPerson[start[person]! + count[person]!++] = pair;
    }
  }
  for (let first = 0; ; ) {
    // People with one open pair are ends of paths; a cycle is looked for only where there are none.
    let end = -1;
    for (let person = 0; person < people && end < 0; person++) if (count[person] === 1) end = person;
    while (first < people && count[first] === 0) first++;
    if (first === people) return open.parts;
    step(open, walk(open, end < 0 ? first : end), source);
  }
}

/** A cycle of open pairs, or a path that cannot be made longer, in `open.path`; gives its first and last place there. */
function walk(open: Open, from: number): { readonly first: number; readonly last: number } {
  const { rows, pairs, start, count, ofPerson, position, path } = open;
  let length = 0;
  let person = from;
  let last = -1;
  while (position[person] === -1) {
    position[person] = length;
    let next = -1;
    for (let at = start[person]!; at < start[person]! + count[person]! && next < 0; at++) {
      if (ofPerson[at] !== last) next = ofPerson[at]!;
    }
    if (next < 0) break;
    path[length++] = next;
    last = next;
    person = person < rows ? rows + pairs[2 * next + 1]! : pairs[2 * next]!;
  }
  // Walked into itself: the cycle begins where the person stood first. Otherwise the walk ended at somebody's only pair.
  const isCycle = position[person]! < length;
  const first = isCycle ? position[person]! : 0;
  for (let at = 0; at < length; at++) {
    position[pairs[2 * path[at]!]!] = -1;
    position[rows + pairs[2 * path[at]! + 1]!] = -1;
  }
  return { first, last: length };
}

/** Rounds pairs up and down in turn, the first one up or the first one down, until one of them is open no more. */
function step(open: Open, { first, last }: { readonly first: number; readonly last: number }, source: Chance): void {
  const { parts, path, outOf } = open;
  let up = outOf;
  let down = outOf;
  for (let at = first; at < last; at++) {
    const part = parts[path[at]!]!;
    const isEven = (at - first) % 2 === 0;
    up = Math.min(up, isEven ? outOf - part : part);
    down = Math.min(down, isEven ? part : outOf - part);
  }
  // Up by `up` with probability down / (up + down), down by `down` otherwise: the expectation stays as it is.
  const change = source.below(up + down) < down ? up : -down;
  for (let at = first; at < last; at++) {
    const pair = path[at]!;
    parts[pair]! += (at - first) % 2 === 0 ? change : -change;
    if (parts[pair] !== 0 && parts[pair] !== outOf) continue;
    settle(open, open.pairs[2 * pair]!, pair);
    settle(open, open.rows + open.pairs[2 * pair + 1]!, pair);
  }
}

/** Takes a pair off a person's open ones. */
function settle(open: Open, person: number, pair: number): void {
  const { start, count, ofPerson } = open;
  let at = start[person]!;
  while (ofPerson[at] !== pair) at++;
  ofPerson[at] = ofPerson[start[person]! + --count[person]!]!;
}
