// Source: none, changes of ours that concern whole circles: where there are more leads than circles are needed, no chain of a
// few people leads from one choice of leads to another without breaking rules on the way.
//
// Two circles hand over all their members to each other (one of them may be empty); an empty circle that must have several
// members or none opens with people from elsewhere, the first by chance and then whoever fits best of a few; such a circle
// dissolves, each member going where they fit best of a few circles. The last two are made, looked at, and taken back.
//
// Cost: handing over, two trials of `state.ts` and O(members) sums; opening and dissolving, O(members) times `choices` trials
// and changes; memory O(people). Ties: whoever was drawn first. Departures: none.
import { isOptional } from "./sizes.js";
import { out, type State, shift, weigh } from "./state.js";

/** Of how many the best is taken. */
const choices = 8;

/** What a change brings, by level: broken rules, priority, worth. */
export interface Effect {
  broken: number;
  priority: number;
  worth: number;
}

/** Moves that were made, to be taken back. */
export interface Trail {
  readonly person: Int32Array;
  readonly from: Int32Array;
  length: number;
}

/** Room for everybody once. */
export function emptyTrail(people: number): Trail {
  return { person: new Int32Array(people), from: new Int32Array(people), length: 0 };
}

/** A whole number from 0 to `limit - 1` by chance. */
type Below = (limit: number) => number;

/** What it would bring if two circles handed over all their members to each other. */
export function measureHandOver(state: State, one: number, other: number, effect: Effect): void {
  effect.broken = -state.brokenOf[one]! - state.brokenOf[other]!;
  effect.worth = -state.worthOf[one]! - state.worthOf[other]!;
  effect.priority = 0;
  weigh(state, one, out, out, other);
  effect.broken += state.faults;
  effect.worth += state.worth;
  weigh(state, other, out, out, one);
  effect.broken += state.faults;
  effect.worth += state.worth;
}

/** Two circles hand over all their members to each other. Cost O(members * people). */
export function handOver(state: State, one: number, other: number, trail: Trail): void {
  trail.length = 0;
  for (const circle of [one, other]) {
    while (state.size[circle]! > 0) move(state, state.members[circle * state.people]!, out, circle, trail);
  }
  for (let at = 0; at < trail.length; at++) shift(state, trail.person[at]!, trail.from[at] === one ? other : one);
}

/** Opens an empty circle that may be empty; false, and nothing done, where there is none or there are too few to spare. */
export function open(state: State, below: Below, trail: Trail): boolean {
  const { problem, people, circleOf, size } = state;
  const { min } = problem.sizes;
  trail.length = 0;
  const circle = below(state.circles);
  if (size[circle]! > 0 || !isOptional(problem, circle)) return false;
  while (size[circle]! < min[circle]!) {
    let chosen = -1;
    let least = 0;
    let most = 0;
    for (let choice = 0; choice < (trail.length === 0 ? 1 : choices); choice++) {
      const person = below(people);
      const from = circleOf[person]!;
      if (from === circle || (from !== out && size[from]! <= min[from]!)) continue;
      weigh(state, circle, out, person);
      let faults = state.faults;
      let worth = state.worth;
      if (from === out) faults -= problem.mustJoin[person]!;
      else {
        weigh(state, from, person, out);
        faults += state.faults - state.brokenOf[from]!;
        worth += state.worth - state.worthOf[from]!;
      }
      if (chosen >= 0 && (faults > least || (faults === least && worth <= most))) continue;
      [chosen, least, most] = [person, faults, worth];
    }
    if (chosen < 0) {
      takeBack(state, trail);
      return false;
    }
    move(state, chosen, circle, circleOf[chosen]!, trail);
  }
  return true;
}

/** Dissolves a circle that may be empty; false, and nothing done, where there is none. */
export function dissolve(state: State, below: Below, trail: Trail): boolean {
  const { problem, people, circles, size } = state;
  const { max } = problem.sizes;
  trail.length = 0;
  const circle = below(circles);
  if (size[circle] === 0 || !isOptional(problem, circle)) return false;
  while (size[circle]! > 0) {
    const person = state.members[circle * people]!;
    // To be left out is what a circle that breaks more rules than that is compared with.
    let chosen = out;
    let least = problem.mustJoin[person]!;
    let most = Number.NEGATIVE_INFINITY;
    for (let choice = 0; choice < choices; choice++) {
      const to = below(circles);
      if (to === circle || size[to] === 0 || size[to]! >= max[to]!) continue;
      weigh(state, to, out, person);
      const faults = state.faults - state.brokenOf[to]!;
      const worth = state.worth - state.worthOf[to]!;
      if (faults > least || (faults === least && worth <= most)) continue;
      [chosen, least, most] = [to, faults, worth];
    }
    move(state, person, chosen, circle, trail);
  }
  return true;
}

/** Takes all moves back, the last one first. */
export function takeBack(state: State, trail: Trail): void {
  while (trail.length > 0) {
    trail.length--;
    shift(state, trail.person[trail.length]!, trail.from[trail.length]!);
  }
}

function move(state: State, person: number, to: number, from: number, trail: Trail): void {
  trail.person[trail.length] = person;
  trail.from[trail.length++] = from;
  shift(state, person, to);
}
