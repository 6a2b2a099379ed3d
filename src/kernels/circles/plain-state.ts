// Source: the incremental sums of M. Gallego, M. Laguna, R. Marti and A. Duarte, J. Operational Research Society 64 (2013),
// pp. 724-734, section 3: with f(c, i), the sum of person i's numbers with the members of circle c, the change that a move or
// an exchange of two people brings is a sum of five numbers at most. `inCircle` is part of f, as if each circle had a member
// that never leaves.
//
// The walk (Metropolis et al. 1953, see `chance-table.ts`) takes people in turn instead of drawing them, so that it reads rows
// of numbers from end to end, and draws a number only for a loss that could pass: about half of the time of drawing each pair.
//
// Cost: time O(1) a try and O(people) a change that is made; memory O(people * (people + circles)).
// Ties: a change that is worth 0 is made. Departures: none.
import type { CirclesProblem } from "../problem.js";
import { logarithms, next } from "./chance-table.js";
import { isOptional } from "./sizes.js";

/** Circles in which only sums over pairs and `inCircle` count, and everybody is placed. */
export interface PlainState {
  readonly people: number;
  readonly circles: number;
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** Whether any circle may grow or shrink. */
  readonly isFlexible: boolean;
  /** `together`, 0 on the diagonal. */
  readonly fit: Float64Array;
  readonly inCircle: Float64Array;
  readonly circleOf: Int32Array;
  readonly size: Int32Array;
  /** Entry `circle * people + person`: what the person has with the members of the circle, and with the circle itself. */
  readonly sums: Float64Array;
  /** What each person has with the circle they are in: their entry of `sums` there. */
  readonly home: Float64Array;
  total: number;
  /** Whose changes are tried next. */
  cursor: number;
  /** The state of the stream of chance. */
  stream: number;
  /** The best choice that was seen. */
  readonly best: Int32Array;
  bestTotal: number;
}

/** Why the plain search cannot take a problem, in words; undefined where it can. */
export function refusesPlain(problem: CirclesProblem): string | undefined {
  const { people, sizes, together, inCircle, worth, coverage, counts, time } = problem;
  if (worth !== "sum" || coverage !== undefined) return "it knows sums over pairs only";
  if (counts.length > 0 || time !== undefined) return "it knows no rules but sizes";
  if (sizes.min.some((_, circle) => isOptional(problem, circle))) return "it knows no circles that may be empty";
  let least = 0;
  let most = 0;
  for (const min of sizes.min) least += min;
  for (const max of sizes.max) most += max;
  if (least > people || most < people) return "the sizes do not hold everybody";
  for (let person = 0; person < people; person++) {
    if (problem.priority[person] === 0 && problem.mustJoin[person] === 0) return "somebody may be left out for nothing";
    for (let other = 0; other < person; other++) {
      if (Number.isNaN(together[person * people + other]!)) return "some may not sit together";
    }
  }
  if (inCircle.some((value) => Number.isNaN(value))) return "some may not be in every circle";
  return undefined;
}

/** The state with these circles, from scratch. Cost O(people * (people + circles)). */
export function plainState(problem: CirclesProblem, circleOf: Int32Array, stream: number): PlainState {
  const { people, circles, sizes } = problem;
  const state: PlainState = {
    people,
    circles,
    least: sizes.min,
    most: sizes.max,
    isFlexible: sizes.min.some((min, circle) => min < sizes.max[circle]!),
    fit: problem.together.map((value) => (Number.isNaN(value) ? 0 : value)),
    inCircle: problem.inCircle,
    circleOf: circleOf.slice(),
    size: new Int32Array(circles),
    sums: new Float64Array(circles * people),
    home: new Float64Array(people),
    total: 0,
    cursor: 0,
    stream,
    best: circleOf.slice(),
    bestTotal: Number.NEGATIVE_INFINITY,
  };
  recompute(state);
  state.bestTotal = state.total;
  return state;
}

/** Goes to other circles, and sums up anew. */
export function goTo(state: PlainState, circleOf: Int32Array): void {
  state.circleOf.set(circleOf);
  recompute(state);
}

function recompute(state: PlainState): void {
  const { people, circles, fit, inCircle, circleOf, size, sums, home } = state;
  size.fill(0);
  for (let circle = 0; circle < circles; circle++) {
    for (let person = 0; person < people; person++) {
      sums[circle * people + person] = inCircle[person * circles + circle]!;
    }
  }
  for (let member = 0; member < people; member++) {
    const circle = circleOf[member]!;
    size[circle]!++;
    for (let person = 0; person < people; person++) sums[circle * people + person]! += fit[member * people + person]!;
  }
  let twice = 0;
  for (let person = 0; person < people; person++) {
    const circle = circleOf[person]!;
    home[person] = sums[circle * people + person]!;
    twice += home[person]! + inCircle[person * circles + circle]!;
  }
  state.total = twice / 2;
}

/**
 * Tries about `steps` changes at one temperature, in turn: of one person after the other, the exchanges with all later ones and
 * the moves to all circles. Gives how many were made.
 */
export function walk(state: PlainState, temperature: number, steps: number): number {
  const { people, circles, least, most, isFlexible, fit, circleOf, size, sums, home, best } = state;
  const ln = logarithms;
  // What no draw lets pass needs no draw: nearly everything, where it is cold.
  const lowest = temperature * ln[0]!;
  let { stream, total, bestTotal, cursor: one } = state;
  let made = 0;
  for (
    let step = 0;
    step < steps;
    step += people - one + (isFlexible ? circles : 0), one = one + 1 < people ? one + 1 : 0
  ) {
    const row = one * people;
    let from = circleOf[one]!;
    let here = from * people;
    for (let other = one + 1; other < people; other++) {
      const to = circleOf[other]!;
      if (to === from) continue;
      const there = to * people;
      const change = sums[there + one]! - home[one]! + sums[here + other]! - home[other]! - 2 * fit[row + other]!;
      if (change < 0) {
        if (change <= lowest) continue;
        stream = next(stream);
        if (change <= temperature * ln[stream >>> 20]!) continue;
      }
      circleOf[one] = to;
      circleOf[other] = from;
      for (let at = 0, second = other * people; at < people; at++) {
        const value = fit[second + at]! - fit[row + at]!;
        sums[here + at]! += value;
        sums[there + at]! -= value;
        const circle = circleOf[at]!;
        if (circle === from) home[at] = sums[here + at]!;
        else if (circle === to) home[at] = sums[there + at]!;
      }
      total += change;
      made++;
      if (total > bestTotal) {
        bestTotal = total;
        best.set(circleOf);
      }
      from = to;
      here = there;
    }
    for (let to = 0; isFlexible && to < circles && size[from]! > least[from]!; to++) {
      if (to === from || size[to]! >= most[to]!) continue;
      const there = to * people;
      const change = sums[there + one]! - home[one]!;
      if (change < 0) {
        if (change <= lowest) continue;
        stream = next(stream);
        if (change <= temperature * ln[stream >>> 20]!) continue;
      }
      circleOf[one] = to;
      size[from]!--;
      size[to]!++;
      for (let at = 0; at < people; at++) {
        const value = fit[row + at]!;
        sums[here + at]! -= value;
        sums[there + at]! += value;
        const circle = circleOf[at]!;
        if (circle === from) home[at] = sums[here + at]!;
        else if (circle === to) home[at] = sums[there + at]!;
      }
      total += change;
      made++;
      if (total > bestTotal) {
        bestTotal = total;
        best.set(circleOf);
      }
      from = to;
      here = there;
    }
  }
  state.stream = stream;
  state.total = total;
  state.bestTotal = bestTotal;
  state.cursor = one;
  return made;
}

/** The mean size of what an exchange changes here: the unit of temperatures. 0 where no exchange changes anything. */
export function meanChange(state: PlainState, samples: number): number {
  const { people, fit, circleOf, sums } = state;
  let sum = 0;
  let found = 0;
  for (let sample = 0; sample < samples; sample++) {
    state.stream = next(state.stream);
    const one = ((state.stream & 0xffff) * people) >>> 16;
    const other = ((state.stream >>> 16) * people) >>> 16;
    const here = circleOf[one]! * people;
    const there = circleOf[other]! * people;
    if (here === there) continue;
    found++;
    sum += Math.abs(
      sums[there + one]! -
        sums[here + one]! +
        sums[here + other]! -
        sums[there + other]! -
        2 * fit[one * people + other]!,
    );
  }
  return found === 0 ? 0 : sum / found;
}

/** Makes every single change that gains, until none does: what chance has missed. Gives how many were looked at. */
export function climb(state: PlainState): number {
  const { people, circles, least, most, circleOf, size, sums, fit } = state;
  let tries = 0;
  for (let one = 0, calm = 0; calm < people && people > 0; one = one + 1 < people ? one + 1 : 0, calm++) {
    const from = circleOf[one]!;
    let gain = 0;
    let partner = -1;
    let target = -1;
    tries += people + circles;
    for (let to = 0; to < circles; to++) {
      if (to === from || size[from]! <= least[from]! || size[to]! >= most[to]!) continue;
      const change = sums[to * people + one]! - sums[from * people + one]!;
      if (change > gain) [gain, target, partner] = [change, to, -1];
    }
    for (let other = 0; other < people; other++) {
      const to = circleOf[other]!;
      if (to === from) continue;
      const change =
        sums[to * people + one]! -
        sums[from * people + one]! +
        sums[from * people + other]! -
        sums[to * people + other]! -
        2 * fit[one * people + other]!;
      if (change > gain) [gain, target, partner] = [change, to, other];
    }
    if (target < 0) continue;
    shift(state, one, target);
    if (partner >= 0) shift(state, partner, from);
    calm = -1;
  }
  if (state.total > state.bestTotal) {
    state.bestTotal = state.total;
    state.best.set(circleOf);
  }
  return tries;
}

function shift(state: PlainState, person: number, to: number): void {
  const { people, circleOf, size, sums, home, fit } = state;
  const from = circleOf[person]!;
  state.total += sums[to * people + person]! - sums[from * people + person]!;
  for (let at = 0; at < people; at++) {
    const value = fit[person * people + at]!;
    sums[from * people + at]! -= value;
    sums[to * people + at]! += value;
  }
  circleOf[person] = to;
  size[from]!--;
  size[to]!++;
  for (let at = 0; at < people; at++) home[at] = sums[circleOf[at]! * people + at]!;
}
