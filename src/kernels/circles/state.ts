// Source: none, bookkeeping of ours: circles under rules, and what one change of one circle brings, found from the members
// of that circle alone.
//
// Cost: time O(people) for a change that is made; for one that is tried, O(members + rules + members * topics), and that of
// `time.ts`, for each of the two circles, and O(1) for the sum of pairs; memory O(people * (people + circles)), and that of
// `time.ts`. Ties: none. Departures: none.
import type { CirclesProblem, MeanAndWorst } from "../problem.js";
import { sizeFaults } from "./sizes.js";
import { joinTime, leaveTime, missingSlots, type TimeState, timeState } from "./time.js";

/** The place of people who are in no circle. */
export const out = -1;

/** Circles as they stand, with what each is worth and by how much it breaks rules. */
export interface State {
  readonly problem: CirclesProblem;
  readonly people: number;
  readonly circles: number;
  /** `together` with 0 where it is NaN. */
  readonly fit: Float64Array;
  /** `inCircle` with 0 where it is NaN, by circle: entry `circle * people + person`. */
  readonly own: Float64Array;
  /** 1 for two who may not sit together; empty where all may. */
  readonly apart: Uint8Array;
  /** 1 for a person who may not be in a circle; empty where all may. By circle. */
  readonly banned: Uint8Array;
  /** By rule and person: 1 where the rule counts the person. */
  readonly counted: Uint8Array;
  readonly time: TimeState | undefined;

  readonly circleOf: Int32Array;
  readonly size: Int32Array;
  /** The members of circle c: the first `size[c]` entries from `c * people` on. */
  readonly members: Int32Array;
  readonly placeOf: Int32Array;
  /** Entry `circle * people + person`: the sum of `fit`, and the number of conflicts, with the members of the circle. */
  readonly sums: Float64Array;
  readonly conflicts: Int32Array;
  /** By circle: pairs that may not sit together, members it may not have, the sum over its pairs and of its `own`. */
  readonly conflictsIn: Int32Array;
  readonly bannedIn: Int32Array;
  readonly pairsIn: Float64Array;
  readonly ownIn: Float64Array;
  /** By rule and circle: how many it holds of those counted. */
  readonly held: Int32Array;
  /** By circle. */
  readonly worthOf: Float64Array;
  readonly brokenOf: Int32Array;
  /** Of all circles and of people who are out and must not be. */
  broken: number;
  priority: number;
  total: number;

  /** What `weigh` found. */
  worth: number;
  faults: number;
  readonly list: Int32Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly firstAt: Int32Array;
}

/** Circles without members, and everybody out. Cost O(people * (people + circles)). */
export function emptyState(problem: CirclesProblem): State {
  const { people, circles, together, inCircle, counts, time, coverage } = problem;
  const isApart = (at: number) => Number.isNaN(together[at]!) && at % (people + 1) !== 0;
  const someApart = together.some((_, at) => isApart(at));
  const own = new Float64Array(circles * people);
  const banned = new Uint8Array(inCircle.some((value) => Number.isNaN(value)) ? circles * people : 0);
  for (let person = 0; person < people; person++) {
    for (let circle = 0; circle < circles; circle++) {
      const value = inCircle[person * circles + circle]!;
      if (Number.isNaN(value)) banned[circle * people + person] = 1;
      else own[circle * people + person] = value;
    }
  }
  const counted = new Uint8Array(counts.length * people);
  for (const [rule, { people: some }] of counts.entries()) for (const one of some) counted[rule * people + one] = 1;
  const state: State = {
    problem,
    people,
    circles,
    fit: together.map((value) => (Number.isNaN(value) ? 0 : value)),
    own,
    apart: someApart ? Uint8Array.from(together, (_, at) => (isApart(at) ? 1 : 0)) : new Uint8Array(0),
    banned,
    counted,
    time: time && timeState(problem, time),
    circleOf: new Int32Array(people).fill(out),
    size: new Int32Array(circles),
    members: new Int32Array(circles * people),
    placeOf: new Int32Array(people),
    sums: new Float64Array(circles * people),
    conflicts: new Int32Array(someApart ? circles * people : 0),
    conflictsIn: new Int32Array(circles),
    bannedIn: new Int32Array(circles),
    pairsIn: new Float64Array(circles),
    ownIn: new Float64Array(circles),
    held: new Int32Array(counts.length * circles),
    worthOf: new Float64Array(circles),
    brokenOf: new Int32Array(circles),
    broken: 0,
    priority: 0,
    total: 0,
    worth: 0,
    faults: 0,
    list: new Int32Array(people),
    first: new Float64Array(coverage?.topics ?? 0),
    second: new Float64Array(coverage?.topics ?? 0),
    firstAt: new Int32Array(coverage?.topics ?? 0),
  };
  for (let person = 0; person < people; person++) state.broken += problem.mustJoin[person]!;
  for (let circle = 0; circle < circles; circle++) refresh(state, circle);
  return state;
}

/** Empties all circles and fills them as `circleOf` says. */
export function fillFrom(state: State, circleOf: Int32Array): void {
  for (let person = 0; person < state.people; person++) if (state.circleOf[person] !== out) shift(state, person, out);
  for (let person = 0; person < state.people; person++)
    if (circleOf[person] !== out) shift(state, person, circleOf[person]!);
}

/**
 * What a circle would be worth (`state.worth`), and by how much it would break rules (`state.faults`), with one person less
 * and one more; -1 for nobody. With `as`, what its members would be worth and break if they were those of circle `as`.
 */
export function weigh(state: State, circle: number, leaves: number, joins: number, as = circle): void {
  const { problem, people, sums, conflicts, apart, banned, own } = state;
  const row = circle * people;
  const home = as * people;
  const size = state.size[circle]! - (leaves < 0 ? 0 : 1) + (joins < 0 ? 0 : 1);
  let faults = sizeFaults(problem, as, size);
  if (apart.length > 0) {
    faults += state.conflictsIn[circle]!;
    if (leaves >= 0) faults -= conflicts[row + leaves]!;
    if (joins >= 0) faults += conflicts[row + joins]! - (leaves >= 0 ? apart[leaves * people + joins]! : 0);
  }
  if (banned.length > 0) {
    faults += as === circle ? state.bannedIn[circle]! : sumOver(state, circle, banned, home);
    if (leaves >= 0) faults -= banned[home + leaves]!;
    if (joins >= 0) faults += banned[home + joins]!;
  }
  if (size > 0) {
    if (problem.counts.length > 0) faults += miscounted(state, circle, leaves, joins);
    if (state.time !== undefined) faults += missingSlots(state.time, circle, leaves, joins, size, as);
  }
  state.faults = faults;
  if (size === 0) {
    state.worth = 0;
    return;
  }
  if (problem.worth === "sum") {
    let worth = state.pairsIn[circle]! + (as === circle ? state.ownIn[circle]! : sumOver(state, circle, own, home));
    if (leaves >= 0) worth -= sums[row + leaves]! + own[home + leaves]!;
    if (joins >= 0) worth += sums[row + joins]! + own[home + joins]!;
    if (leaves >= 0 && joins >= 0) worth -= state.fit[leaves * people + joins]!;
    if (problem.coverage !== undefined) {
      const count = listWith(state, circle, leaves, joins);
      findOffers(state, as, count);
      for (let at = 0; at < count; at++) worth += covered(state, state.list[at]!);
    }
    state.worth = worth;
  } else {
    state.worth = meanAndWorst(state, circle, leaves, joins, as, problem.worth);
  }
}

/** The sum over the members of a circle of what another one has for them. */
function sumOver(state: State, circle: number, table: Float64Array | Uint8Array, home: number): number {
  const { members, people } = state;
  let sum = 0;
  for (let at = circle * people, end = at + state.size[circle]!; at < end; at++) sum += table[home + members[at]!]!;
  return sum;
}

/** Everybody's own fit, `mean` times, and the least of them for each, `worst` times. */
function meanAndWorst(
  state: State,
  circle: number,
  leaves: number,
  joins: number,
  as: number,
  { mean, worst }: MeanAndWorst,
): number {
  const { problem, people, sums, fit, own, list } = state;
  const row = circle * people;
  const home = as * people;
  const count = listWith(state, circle, leaves, joins);
  if (problem.coverage !== undefined) findOffers(state, as, count);
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < count; at++) {
    const person = list[at]!;
    let with_ = sums[row + person]!;
    if (leaves >= 0) with_ -= fit[leaves * people + person]!;
    if (joins >= 0) with_ += fit[joins * people + person]!;
    let own_ = own[home + person]!;
    if (count > 1) own_ += Math.floor(with_ / (count - 1));
    if (problem.coverage !== undefined) own_ += covered(state, person);
    sum += own_;
    if (own_ < least) least = own_;
  }
  return mean * sum + worst * count * least;
}

function listWith(state: State, circle: number, leaves: number, joins: number): number {
  const { members, people, list } = state;
  let count = 0;
  for (let at = circle * people, end = at + state.size[circle]!; at < end; at++) {
    if (members[at] !== leaves) list[count++] = members[at]!;
  }
  if (joins >= 0) list[count++] = joins;
  return count;
}

/** By topic the largest offer, who makes it (-1: the circle itself), and the second largest. */
function findOffers(state: State, circle: number, count: number): void {
  const { problem, list, first, second, firstAt } = state;
  const coverage = problem.coverage;
  if (coverage === undefined) return;
  const { topics, offers, circleOffers } = coverage;
  for (let topic = 0; topic < topics; topic++) {
    first[topic] = circleOffers[circle * topics + topic]!;
    second[topic] = 0;
    firstAt[topic] = -1;
  }
  for (let at = 0; at < count; at++) {
    const person = list[at]!;
    for (let topic = 0, own = person * topics; topic < topics; topic++) {
      const offer = offers[own + topic]!;
      if (offer > first[topic]!) {
        second[topic] = first[topic]!;
        first[topic] = offer;
        firstAt[topic] = person;
      } else if (offer > second[topic]!) second[topic] = offer;
    }
  }
}

function covered(state: State, person: number): number {
  const coverage = state.problem.coverage;
  if (coverage === undefined) return 0;
  const { topics, needs } = coverage;
  let sum = 0;
  for (let topic = 0, own = person * topics; topic < topics; topic++) {
    const need = needs[own + topic]!;
    if (need > 0) sum += need * (state.firstAt[topic] === person ? state.second[topic]! : state.first[topic]!);
  }
  return sum;
}

function miscounted(state: State, circle: number, leaves: number, joins: number): number {
  const { problem, people, circles, counted, held } = state;
  let faults = 0;
  for (let rule = 0; rule < problem.counts.length; rule++) {
    let count = held[rule * circles + circle]!;
    if (leaves >= 0) count -= counted[rule * people + leaves]!;
    if (joins >= 0) count += counted[rule * people + joins]!;
    faults += offBy(problem.counts[rule]!, count);
  }
  return faults;
}

/** How far a count is from the nearest that a rule allows; the rule allows some. */
function offBy({ least, most, one }: { least: number; most: number; one: boolean }, count: number): number {
  if (count === 1 && !one && least <= 1 && most >= 1) return 1;
  // A rule that begins or ends at the one it does not allow begins or ends beside it.
  const from = !one && least === 1 ? 2 : least;
  const to = !one && most === 1 ? 0 : most;
  return count < from ? from - count : count > to ? count - to : 0;
}

/** Moves a person to a circle, or out of all, and brings everything up to date. Cost O(people). */
export function shift(state: State, person: number, to: number): void {
  const from = state.circleOf[person]!;
  if (from === to) return;
  const { problem } = state;
  state.circleOf[person] = to;
  if (from !== out) leave(state, person, from);
  else {
    state.broken -= problem.mustJoin[person]!;
    state.priority += problem.priority[person]!;
  }
  if (to !== out) join(state, person, to);
  else {
    state.broken += problem.mustJoin[person]!;
    state.priority -= problem.priority[person]!;
  }
}

function leave(state: State, person: number, circle: number): void {
  const { people, members, placeOf, size } = state;
  if (state.time) leaveTime(state.time, circle, person, size[circle]!);
  const last = circle * people + --size[circle]!;
  const moved = members[last]!;
  members[placeOf[person]!] = moved;
  placeOf[moved] = placeOf[person]!;
  addTo(state, person, circle, -1);
  state.pairsIn[circle]! -= state.sums[circle * people + person]!;
  refresh(state, circle);
}

function join(state: State, person: number, circle: number): void {
  const { people, members, placeOf, size } = state;
  const place = circle * people + size[circle]!++;
  members[place] = person;
  placeOf[person] = place;
  if (state.time) joinTime(state.time, circle, person, size[circle]!);
  state.pairsIn[circle]! += state.sums[circle * people + person]!;
  addTo(state, person, circle, 1);
  refresh(state, circle);
}

function addTo(state: State, person: number, circle: number, sign: 1 | -1): void {
  const { people, circles, sums, fit, conflicts, apart } = state;
  const row = circle * people;
  for (let at = 0, own = person * people; at < people; at++) sums[row + at]! += sign * fit[own + at]!;
  if (apart.length > 0) {
    // The pairs that the person makes are counted while they are not, or no longer, among the members.
    state.conflictsIn[circle]! += sign * conflicts[row + person]!;
    for (let at = 0, own = person * people; at < people; at++) conflicts[row + at]! += sign * apart[own + at]!;
  }
  if (state.banned.length > 0) state.bannedIn[circle]! += sign * state.banned[row + person]!;
  state.ownIn[circle]! += sign * state.own[row + person]!;
  for (let rule = 0; rule < state.problem.counts.length; rule++) {
    state.held[rule * circles + circle]! += sign * state.counted[rule * people + person]!;
  }
}

function refresh(state: State, circle: number): void {
  weigh(state, circle, -1, -1);
  state.total += state.worth - state.worthOf[circle]!;
  state.broken += state.faults - state.brokenOf[circle]!;
  state.worthOf[circle] = state.worth;
  state.brokenOf[circle] = state.faults;
}
