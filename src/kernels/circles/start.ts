// Source: none, a greedy construction: sizes first (`sizes.ts`), then everybody in a seeded order into the circle with a free
// place of that plan where the least rules are broken and the most is gained.
// Cost: time O(people * circles * trial) with the trial of `state.ts`; memory O(people + circles). Ties: the circle with the
// fewest members, then the first. Departures: none.
import type { CirclesProblem } from "../problem.js";
import { next } from "./chance-table.js";
import { sizeFaults, sizesFor } from "./sizes.js";
import { out, type State, shift, weigh } from "./state.js";

/** The sizes to begin with. Where pairs add up to more than 0, as many pairs as the sizes allow; else even ones. */
export function firstSizes(problem: CirclesProblem): Int32Array {
  let sum = 0;
  for (const value of problem.together) if (!Number.isNaN(value)) sum += value;
  const isWorthPairs = problem.worth === "sum" && sum > 0 && problem.time === undefined;
  return sizesFor(problem, problem.people, isWorthPairs ? "most" : "fewest");
}

/** People in an order by chance (Fisher and Yates); gives the next state of the stream. */
export function shuffle(order: Int32Array, given: number): number {
  let stream = given;
  for (let last = order.length - 1; last > 0; last--) {
    stream = next(stream);
    const other = (stream >>> 0) % (last + 1);
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  return stream;
}

/** Everybody by chance into circles of these sizes; those for whom there is no place stay out. */
export function dealt(sizes: Int32Array, order: Int32Array): Int32Array {
  const circleOf = new Int32Array(order.length).fill(out);
  let at = 0;
  for (let circle = 0; circle < sizes.length; circle++) {
    for (let place = 0; place < sizes[circle]! && at < order.length; place++) circleOf[order[at++]!] = circle;
  }
  return circleOf;
}

/** Fills an empty state, one after the other in this order; who must be in a circle comes first. */
export function construct(state: State, sizes: Int32Array, order: Int32Array): void {
  const { problem } = state;
  for (const turn of [1, 0]) {
    for (const person of order) if (problem.mustJoin[person] === turn) seat(state, sizes, person);
  }
}

function seat(state: State, sizes: Int32Array, person: number): void {
  let chosen = out;
  let faults = 0;
  let gain = 0;
  for (let circle = 0; circle < state.circles; circle++) {
    if (state.size[circle]! >= sizes[circle]!) continue;
    weigh(state, circle, -1, person);
    // A circle still lacks members while it is being filled; that each new one lessens it must not outweigh a conflict.
    const own = state.faults - sizeFaults(state.problem, circle, state.size[circle]! + 1);
    const more = state.worth - state.worthOf[circle]!;
    const isBetter =
      chosen === out ||
      own < faults ||
      (own === faults && (more > gain || (more === gain && state.size[circle]! < state.size[chosen]!)));
    if (isBetter) [chosen, faults, gain] = [circle, own, more];
  }
  if (chosen !== out) shift(state, person, chosen);
}
