// Source: none, bookkeeping: a plan laid out as `contract.ts` promises it, every figure counted from the rounds.
// Cost: time O(rounds * pairs of a round + people^2). Ties: none. Departures: none.
import type { PossibleRounds, Round, RoundsProblem, RoundsSolution } from "./contract.js";
import { roundOf } from "./designs.js";
import type { Grid } from "./grid.js";
import { forPairs, ordered, turnsOf } from "./order.js";
import { outOfTurn } from "./turns.js";

/** What is known of a plan besides its rounds. */
interface Known {
  readonly status?: "infeasible" | "not found";
  readonly possible: PossibleRounds;
  readonly bound: number;
  readonly steps: number;
}

/** The rounds of a grid. */
export function roundsOf({ people }: RoundsProblem, grid: Grid): readonly Round[] {
  return Array.from({ length: grid.rounds }, (_, round) => {
    const at = grid.at.subarray(round * people, (round + 1) * people);
    const groups: number[][] = [];
    for (let place = 0; place < grid.byesFrom; place = grid.to[place]!) {
      groups.push(Array.from(at.subarray(place, grid.to[place]!)));
    }
    return roundOf(people, groups);
  });
}

/** The solution with these rounds, in their best order. */
export function described(problem: RoundsProblem, given: readonly Round[], known: Known): RoundsSolution {
  const { people, size, met, scores } = problem;
  const rounds = ordered(problem, given);
  const meetings = new Int32Array(people * people);
  const turns = new Int32Array(people);
  let [again, repeats, total] = [0, 0, 0];
  let freshRounds = rounds.length;
  for (const [at, round] of rounds.entries()) {
    for (const person of turnsOf(round, size)) turns[person]!++;
    forPairs(round, (one, other) => {
      const pair = one * people + other;
      const times = met[pair]! + meetings[pair]!;
      again += times;
      if (times > 0) {
        repeats++;
        freshRounds = Math.min(freshRounds, at);
      }
      total += scores[pair]!;
      meetings[pair]!++;
      meetings[other * people + one]!++;
    });
  }
  const out = outOfTurn(problem.turns, rounds.length, (round) => turnsOf(rounds[round]!, size));
  const status = known.status ?? (out === 0 && again === known.bound ? "optimal" : "feasible");
  return Object.freeze({
    status,
    rounds: Object.freeze([...rounds]),
    meetings,
    turns,
    outOfTurn: out,
    again,
    againAtLeast: known.bound,
    repeats,
    freshRounds,
    total: total + 0,
    possible: known.possible,
    steps: known.steps,
  });
}
