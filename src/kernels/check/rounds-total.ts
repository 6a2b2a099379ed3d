// Source: weak duality, as in total-bound.ts, with a threshold instead of a choice: whatever everybody takes, a meeting is worth
// no more than the threshold plus what it lies above it; so the threshold for every meeting that must be had, and the surplus of
// the best ones that anybody can have, bound every plan. Any threshold would do; the right one makes it tight.
// Cost: time O(people^2 * rounds * log), memory O(people^2 * rounds). Ties: none.
// Departures: knows the problem and the solution only; nothing of the planner is imported.
import type { RoundsProblem, RoundsSolution } from "../rounds/contract.js";

/**
 * Whether a stated bound of the total holds at its price: everybody's meetings at the price, each end of a meeting for itself.
 * Gives what is wrong, as "code: explanation"; undefined where nothing is.
 */
export function checkRoundsTotal(
  { people, size, over, rounds, met, turns, forbidden, scores }: RoundsProblem,
  { again, outOfTurn, rounds: planned, total }: RoundsSolution,
  { atMost, price }: { readonly atMost: number; readonly price: number },
): string | undefined {
  if (!(price >= 0 && total <= atMost))
    return `total-bound: ${atMost} at the price ${price}, and the plan has ${total}.`;
  const first = planned[0];
  if (first === undefined) return undefined;
  const inTurn = first.byes.length + first.groups.filter((group) => group.length !== size).flat().length;
  const isEven = outOfTurn === 0 && turns.every((own) => own === turns[0]);
  const mostTurns = inTurn === 0 ? 0 : isEven ? Math.ceil((rounds * inTurn) / people) : rounds;
  const fewestTurns = inTurn > 0 && isEven ? Math.floor((rounds * inTurn) / people) : 0;
  const perTurn = over === "larger" ? 1 : over === "smaller" ? -1 : 1 - size;
  const ofTurns = [fewestTurns, mostTurns].map((count) => rounds * (size - 1) + perTurn * count);
  const [least, most] = [Math.min(...ofTurns), Math.max(...ofTurns)];
  const ends = 2 * rounds * first.groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const lists: Float64Array[] = [];
  for (let one = 0; one < people; one++) {
    const own: number[] = [];
    for (let pair = one * people; pair < (one + 1) * people; pair++) {
      if (forbidden[pair] === 1 || pair === one * people + one) continue;
      for (let more = 0; more < rounds; more++) own.push(scores[pair]! - price * (met[pair]! + more));
    }
    lists.push(Float64Array.from(own).sort().reverse().subarray(0, most));
  }
  // Everybody has `least` meetings; the rest goes to whoever can have more, down to a threshold.
  const must = lists.map((own) => own.subarray(0, least));
  const may = Float64Array.from(lists.flatMap((own) => Array.from(own.subarray(least))))
    .sort()
    .reverse();
  const left = Math.max(0, ends - must.reduce((sum, own) => sum + own.length, 0));
  const threshold = left === 0 ? 0 : (may[Math.min(left, may.length) - 1] ?? 0);
  let bound = left * threshold;
  for (const own of must) for (const worth of own) bound += worth;
  for (const worth of may) if (left > 0 && worth > threshold) bound += worth - threshold;
  const shown = Math.floor(bound / 2) + price * again;
  return atMost < shown ? `total-bound: stated ${atMost}, and the price ${price} allows ${shown}.` : undefined;
}
