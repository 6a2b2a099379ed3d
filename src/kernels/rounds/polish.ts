// Source: G. Dueck and T. Scheuer, "Threshold accepting: a general purpose optimization algorithm appearing superior to
// simulated annealing", Journal of Computational Physics 90 (1990), pp. 161-175: a change is made when it is worse by less than
// a threshold, which falls to nothing. Without powers or logarithms it is the same on every machine.
// Cost: O(steps * size); memory O(rounds * people). Ties: the first best that it comes across. Departures: what comes before
// scores never gets worse: an exchange that would bring a forbidden pair together, or cost more at level 3, is not made.
import type { Chance } from "../../random.js";
import { type Effect, type Grid, hold } from "./grid.js";
import { change, effectOf, mayChange, type SearchOptions } from "./search.js";

/**
 * The threshold in the beginning is the range of the scores by this. Of 2, 3, 4, 8 and 16 it was the best over 31 to 100 people in
 * pairs, threes and fours; from 8 on hardly anything moves.
 */
const divisor = 4;

/**
 * Changes the grid to the one with the best score that it comes across, with what comes before scores no worse; gives the steps
 * used. Never ends worse than it began.
 */
export function polish(
  grid: Grid,
  source: Chance,
  { steps, turnsBefore, firstRound, signal }: Omit<SearchOptions, "againAtLeast">,
): number {
  const { people, rounds } = grid;
  if (rounds === firstRound || people < 2) return 0;
  const effect: Effect = { forbidden: 0, again: 0, score: 0 };
  const keepsTurns = turnsBefore !== undefined;
  const widest = rangeOf(grid.scores) / divisor;
  const best = grid.at.slice();
  let score = 0;
  let bestScore = 0;
  for (let step = 0; step < steps; step++) {
    if (step % 4096 === 0) signal?.throwIfAborted();
    const round = firstRound + source.below(rounds - firstRound);
    const one = source.below(people);
    const other = source.below(people);
    if (one === other || !mayChange(grid, round, one, other, turnsBefore)) continue;
    effectOf(grid, round, one, other, keepsTurns, effect);
    const isBetter = effect.forbidden < 0 || (effect.forbidden === 0 && effect.again < 0);
    const isNoWorse = effect.forbidden === 0 && effect.again === 0;
    if (!isBetter && !(isNoWorse && effect.score >= -widest * (1 - step / steps))) continue;
    change(grid, round, one, other, keepsTurns);
    score += effect.score;
    if (isBetter || score > bestScore) {
      bestScore = score;
      best.set(grid.at);
    }
  }
  hold(grid, best, firstRound);
  return steps;
}

function rangeOf(scores: Float64Array): number {
  let [least, most] = [0, 0];
  for (const score of scores) {
    if (score < least) least = score;
    if (score > most) most = score;
  }
  return most - least;
}
