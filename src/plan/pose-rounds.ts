import { type Eligibility, isAllowed } from "../constraints/eligibility.js";
import type { ReadPeerLists } from "../constraints/peer-lists.js";
import type { Fit } from "../fit/fit.js";
import type { RoundsProblem } from "../kernels/rounds/contract.js";
import type { PersonSchema, RoundsProgram } from "../program.js";

/** A problem of rounds in numbers, its people in the seeded order, and the way back to the order of the lineup. */
export interface PosedRounds {
  readonly problem: RoundsProblem;
  /** Position in the lineup of each person of the problem. */
  readonly order: Int32Array;
}

/** Rounds times people², so that memory suffices and sums of squared meetings are exact. */
export const mostCells = 2 ** 26;

/**
 * Poses the problem to the planner. People are laid out in `everybody`'s order, by a hash of id and seed, so that the order of
 * rows leaves no trace and no place in the alphabet is better than another. Earlier meetings are counted: who was named together n times has met n times.
 */
export function posedRounds(
  { size, rounds, over, first }: RoundsProgram<PersonSchema, string, string>,
  eligibility: Eligibility,
  lists: ReadPeerLists,
  fit: Fit,
  everybody: Int32Array,
  takePart: readonly number[],
): PosedRounds {
  const isPart = new Set(takePart);
  const order = everybody.filter((position) => isPart.has(position));
  const people = order.length;
  const placeOf = new Map(Array.from(order, (position, place) => [position, place]));
  const met = new Int32Array(people * people);
  for (const { row, column } of lists.history) {
    const [one, other] = [placeOf.get(row), placeOf.get(column)];
    if (one === undefined || other === undefined) continue;
    for (const pair of [one * people + other, other * people + one]) met[pair] = (met[pair] ?? 0) + 1;
  }
  const forbidden = new Uint8Array(people * people);
  const scores = new Float64Array(people * people);
  let pair = 0;
  for (const one of order) {
    for (const other of order) {
      const mayMeet = one === other || isAllowed(eligibility, one, other);
      forbidden[pair] = Number(!mayMeet);
      scores[pair++] = one === other || !mayMeet ? 0 : (fit.scores[one * fit.columns + other] ?? 0);
    }
  }
  const turns = Int32Array.from(order, (position) => lists.byes[position] ?? 0);
  return { problem: { kind: "rounds", people, size, over, first, rounds, met, turns, forbidden, scores }, order };
}
