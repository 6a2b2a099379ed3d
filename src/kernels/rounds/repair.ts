// Source: none, hill climbing on the levels of `contract.ts`, in their order, where turns are out of order: forbidden pairs
// stood in the way, or new people came first.
// Cost: O(rounds * people) for each exchange that is tried, of which there are rounds * people^2 in a pass. Memory
// O(rounds * people). Ties: an exchange must make something better. Departures: none.
import type { RoundsProblem } from "./contract.js";
import { addEffect, type Effect, exchange, type Grid } from "./grid.js";
import { outOfTurn } from "./turns.js";

/** How far the turns of a grid are out of turn. */
export function gridOutOfTurn(grid: Grid, before: ArrayLike<number>): number {
  const { at, people, turnsFrom, rounds } = grid;
  if (turnsFrom === people) return 0;
  return outOfTurn(before, rounds, (round) =>
    Array.from(at.subarray(round * people + turnsFrom, (round + 1) * people)),
  );
}

/**
 * Gives turns to others where that is better, until nothing is or the steps end; gives the steps used. A try costs as many
 * steps as it takes to read the turns of all rounds.
 */
export function repairTurns(problem: RoundsProblem, grid: Grid, steps: number): number {
  const { people, rounds, turnsFrom, at } = grid;
  const cost = Math.ceil((rounds * people) / 8);
  const effect: Effect = { forbidden: 0, again: 0, score: 0 };
  let out = gridOutOfTurn(grid, problem.turns);
  let used = 0;
  for (let isBetterNow = out > 0; isBetterNow && out > 0; ) {
    isBetterNow = false;
    for (let cell = 0; cell < rounds * people; cell++) {
      const place = cell % people;
      if (place < turnsFrom) continue;
      const round = Math.floor(cell / people);
      for (let usual = 0; usual < turnsFrom; usual++) {
        used += cost;
        if (used > steps) return used;
        const [one, other] = [at[cell]!, at[cell - place + usual]!];
        effect.forbidden = effect.again = effect.score = 0;
        addEffect(grid, round, one, other, effect);
        if (effect.forbidden > 0) continue;
        exchange(grid, round, one, other);
        const next = gridOutOfTurn(grid, problem.turns);
        if (isWorthIt(problem, effect, next - out)) {
          out = next;
          isBetterNow = true;
        } else exchange(grid, round, one, other);
      }
    }
  }
  return used;
}

/** Whether a change is for the better, level by level. */
function isWorthIt({ first }: RoundsProblem, { forbidden, again, score }: Effect, out: number): boolean {
  if (forbidden !== 0) return forbidden < 0;
  const [one, other] = first === "turns" ? [out, again] : [again, out];
  return one < 0 || (one === 0 && (other < 0 || (other === 0 && score > 0)));
}
