// Source: ruin and recreate, G. Schrimpf, J. Schneider, H. Stamm-Wilbrandt and G. Dueck, "Record breaking optimization
// results using the ruin and recreate principle", J. Computational Physics 159 (2000), pp. 139-171: a few circles are
// dissolved and gathered again, and what is not worse stays. Why: where circles need time in common, a walk that exchanges one
// or two people passes through circles that cannot meet; gathered around slots, they can from the beginning.
//
// A circle is gathered so: slots are chosen at which many of those who are left can come, one after the other among those who
// can come to the ones before; of the people who can come to all of them the one is taken next with whom the least rules are
// broken, then the most is gained.
//
// Cost: time O(people * weeks * words * 32) for each slot chosen and the trial of `state.ts` for each person tried, within
// `steps`; memory O(people + slots). Ties: by chance. Departures: several slots a circle, and rules beside time.
import { next } from "./chance-table.js";
import { better, type Incumbent, isBetter } from "./incumbent.js";
import { shuffle } from "./start.js";
import { fillFrom, out, type State, shift, weigh } from "./state.js";

/** The most circles that are dissolved at once. */
const mostDissolved = 4;
/** Where nobody more was placed for so many times as long as it took to come so far, and so many trials more, that is all. */
const patience = { times: 10, trials: 100_000 };

interface Work {
  readonly state: State;
  stream: number;
  /** Trials that may still be made. */
  left: number;
}

/**
 * Gathers circles in an empty state and makes them again, some at a time, until everybody is placed and no rule is broken, or
 * nobody more is placed for long, or `steps` trials are made. Gives the best choice, which the state holds then, the trials, and the next state of the stream.
 */
export function gathered(
  state: State,
  steps: number,
  given: number,
  each: (done: number) => void = () => {},
): { readonly found: Incumbent; readonly spent: number; readonly stream: number } {
  const work: Work = { state, stream: given, left: steps };
  const all = Int32Array.from({ length: state.circles }, (_, circle) => circle);
  fill(work, all);
  let found = better(undefined, state, state.circleOf);
  let most = 0;
  for (const priority of state.problem.priority) most += priority;
  let settled = steps - work.left;
  while (work.left > 0 && (found.broken > 0 || found.priority < most)) {
    if (steps - work.left > (1 + patience.times) * settled + patience.trials) break;
    each(1 - work.left / steps);
    const before = { broken: state.broken, priority: state.priority, total: state.total };
    const circleOf = state.circleOf.slice();
    const asked = dissolve(work, all);
    fill(work, asked);
    if (isBetter(before, state)) fillFrom(state, circleOf);
    else {
      if (state.broken < found.broken || state.priority > found.priority) settled = steps - work.left;
      found = better(found, state, state.circleOf);
    }
    work.left--;
  }
  fillFrom(state, found.circleOf);
  return { found, spent: steps - Math.max(0, work.left), stream: work.stream };
}

/** Dissolves a few circles by chance, and gives all that are empty then. */
function dissolve(work: Work, all: Int32Array): Int32Array {
  const { state } = work;
  const order = all.slice();
  work.stream = shuffle(order, work.stream);
  work.stream = next(work.stream);
  let more = 1 + ((work.stream >>> 0) % mostDissolved);
  for (const circle of order) {
    if (more === 0) break;
    if (state.size[circle] === 0) continue;
    empty(state, circle);
    more--;
  }
  return order.filter((circle) => state.size[circle] === 0);
}

function empty(state: State, circle: number): void {
  for (let at = state.size[circle]! - 1; at >= 0; at--) shift(state, state.members[circle * state.people + at]!, out);
}

/** Gathers empty circles in an order by chance, and then seats whoever fits into a circle as it is. */
function fill(work: Work, circles: Int32Array): void {
  const { state } = work;
  const order = circles.slice();
  work.stream = shuffle(order, work.stream);
  for (const circle of order) {
    gather(work, circle);
    if (state.brokenOf[circle]! > 0 && state.size[circle]! > 0) empty(state, circle);
  }
  const left = Int32Array.from(state.circleOf.keys()).filter((person) => state.circleOf[person] === out);
  work.stream = shuffle(left, work.stream);
  for (const person of left) {
    let chosen = out;
    let gain = 0;
    for (let circle = 0; circle < state.circles; circle++) {
      if (state.size[circle] === 0) continue;
      weigh(state, circle, -1, person);
      work.left--;
      const more = state.worth - state.worthOf[circle]!;
      if (state.faults <= state.brokenOf[circle]! && (chosen === out || more > gain)) [chosen, gain] = [circle, more];
    }
    if (chosen !== out) shift(state, person, chosen);
  }
}

function gather(work: Work, circle: number): void {
  const { state } = work;
  const { people, problem, banned } = state;
  const isFree = (person: number) =>
    state.circleOf[person] === out && (banned.length === 0 || banned[circle * people + person] === 0);
  const free = Int32Array.from(state.circleOf.keys()).filter(isFree);
  work.stream = shuffle(free, work.stream);
  grow(work, circle, whoCanCome(work, circle, free));
  // Not all members have to be able to come.
  if (state.size[circle]! > 0 && state.size[circle]! < problem.sizes.max[circle]!)
    grow(work, circle, free.filter(isFree));
}

/** Adds one after the other, as long as the circle gets better by it, or is not yet one that keeps the rules. */
function grow(work: Work, circle: number, pool: Int32Array): void {
  const { state } = work;
  const most = state.problem.sizes.max[circle]!;
  const least = Math.max(1, state.problem.sizes.min[circle]!);
  const isIn = new Uint8Array(pool.length);
  while (state.size[circle]! < most) {
    let chosen = -1;
    let faults = 0;
    let worth = 0;
    for (let at = 0; at < pool.length; at++) {
      if (isIn[at] === 1) continue;
      weigh(state, circle, -1, pool[at]!);
      work.left--;
      if (chosen >= 0 && (state.faults > faults || (state.faults === faults && state.worth <= worth))) continue;
      [chosen, faults, worth] = [at, state.faults, state.worth];
    }
    if (chosen < 0 || (state.size[circle]! >= least && faults > state.brokenOf[circle]!)) return;
    isIn[chosen] = 1;
    shift(state, pool[chosen]!, circle);
  }
}

/** Those of some people who can come to slots that are chosen, as many in every week as a circle needs in common. */
function whoCanCome(work: Work, circle: number, free: Int32Array): Int32Array {
  const time = work.state.time;
  if (time === undefined) return free;
  const { start, word, own, can, width } = time;
  const { weeks, least } = time.time;
  const counts = new Int32Array(32 * width);
  let pool = free;
  for (let week = 0; week < weeks; week++) {
    const taken = new Set<number>();
    for (let more = 0; more < least; more++) {
      counts.fill(0);
      for (const person of pool) {
        for (let at = start[circle * weeks + week]!; at < start[circle * weeks + week + 1]!; at++) {
          for (let bits = can[person * width + word[at]!]! & own[at]!; bits !== 0; bits &= bits - 1) {
            counts[32 * word[at]! + 31 - Math.clz32(bits & -bits)]!++;
          }
        }
      }
      work.left -= pool.length;
      let chosen = -1;
      let best = 0;
      for (let slot = 0; slot < counts.length; slot++) {
        if (counts[slot] === 0 || taken.has(slot)) continue;
        work.stream = next(work.stream);
        // By chance up to a third less: another slot each time, and one at which many can come.
        const value = counts[slot]! * (3072 - ((work.stream >>> 0) % 1024));
        if (value > best) [chosen, best] = [slot, value];
      }
      if (chosen < 0) return pool;
      taken.add(chosen);
      pool = pool.filter((person) => ((can[person * width + (chosen >> 5)]! >>> (chosen & 31)) & 1) === 1);
    }
  }
  return pool;
}
