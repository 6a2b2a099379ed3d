// Source: none, filling up from the cheapest: a pair that has met h times costs h, then h + 1, and so on.
// Cost: time O(people^2 * rounds), memory O(rounds + levels). Ties: none. Departures: none.
import type { PossibleRounds, RoundsProblem } from "./contract.js";
import type { Shape } from "./shape.js";

/**
 * No plan has a smaller level 3, as far as turns, where they come first, are in strict order. Three bounds, the largest counts: all meetings spread over
 * all pairs that may meet; everybody's meetings spread over those whom they may meet; and 1 where a plan of so many rounds
 * without a repeat cannot be.
 */
export function againAtLeast(problem: RoundsProblem, shape: Shape, possible: PossibleRounds): number {
  const { people, size, over, rounds, met, forbidden, turns } = problem;
  const all: number[] = [];
  const own: number[][] = Array.from({ length: people }, () => []);
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      const pair = one * people + other;
      if (forbidden[pair] === 1) continue;
      all.push(met[pair]!);
      own[one]!.push(met[pair]!);
      own[other]!.push(met[pair]!);
    }
  }
  let bound = filled(all, rounds * shape.meetings, rounds);
  const isEven = turns.every((one) => one === turns[0]);
  const isFree = all.length === (people * (people - 1)) / 2;
  // Where turns are settled up to one, so are everybody's meetings.
  if (shape.turns === 0 || (isEven && isFree && problem.first === "turns")) {
    const share = (rounds * shape.turns) / people;
    const [least, most] = [Math.floor(share), Math.ceil(share)];
    const meets =
      over === "bye"
        ? (rounds - most) * (size - 1)
        : over === "larger"
          ? rounds * (size - 1) + least
          : rounds * (size - 1) - most;
    let ends = 0;
    for (const times of own) ends += filled(times, meets, rounds);
    bound = Math.max(bound, Math.ceil(ends / 2));
  }
  return rounds > possible.atMost ? Math.max(bound, 1) : bound;
}

/** The least cost of so many meetings over pairs that have met so often before, each pair at most once a round. */
function filled(before: readonly number[], meetings: number, rounds: number): number {
  const rising = before.toSorted((one, other) => one - other);
  let left = meetings;
  let cost = 0;
  // At a level stand the pairs that have met at most so often, and have not met in every round.
  for (let level = 0, open = 0, full = 0; left > 0 && full < rising.length; level++) {
    while (open < rising.length && rising[open]! <= level) open++;
    while (full < rising.length && rising[full]! + rounds <= level) full++;
    if (open === full && open < rising.length) {
      level = rising[open]! - 1;
      continue;
    }
    const now = Math.min(left, open - full);
    cost += now * level;
    left -= now;
  }
  return cost;
}
