// Source: none, the next best round is next. Cost: O(rounds^2 * (pairs of a round + people)). Ties: the earlier round.
// Departures: none; a plan is worth the same in any order of its rounds, except that turns must stay in order.
import type { Round, RoundsProblem } from "./contract.js";
import { outOfTurn } from "./turns.js";

/** Who has a turn in a round: byes, and members of groups of another size. */
export function turnsOf(round: Round, size: number): number[] {
  return [...round.byes, ...round.groups.filter((group) => group.length !== size).flat()].sort((a, b) => a - b);
}

/**
 * The rounds with as few repeats as possible first, then those with high scores, while turns stay as much in order as they
 * are.
 */
export function ordered(problem: RoundsProblem, rounds: readonly Round[]): readonly Round[] {
  const { people, size, met, scores, turns } = problem;
  const isStrict = outOfTurn(turns, rounds.length, (round) => turnsOf(rounds[round]!, size)) === 0;
  const now = met.slice();
  const had = turns.slice();
  const own = rounds.map((round) => turnsOf(round, size));
  const left = rounds.map((_, round) => round);
  const chosen: number[] = [];
  while (left.length > 0) {
    let best = -1;
    let [early, least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const round of left) {
      const out = outOfTurn(had, 1, () => own[round]!);
      if (out > early || (isStrict && out > 0)) continue;
      let [again, score] = [0, 0];
      forPairs(rounds[round]!, (one, other) => {
        again += now[one * people + other]!;
        score += scores[one * people + other]!;
      });
      if (out === early && (again > least || (again === least && score <= most))) continue;
      [best, early, least, most] = [round, out, again, score];
    }
    // No round left keeps turns in order: another order was better.
    if (best < 0) return rounds;
    chosen.push(best);
    left.splice(left.indexOf(best), 1);
    for (const person of own[best]!) had[person]!++;
    forPairs(rounds[best]!, (one, other) => {
      now[one * people + other]!++;
      now[other * people + one]!++;
    });
  }
  return chosen.map((round) => rounds[round]!);
}

/** Visits each pair that meets in a round. */
export function forPairs(round: Round, visit: (one: number, other: number) => void): void {
  for (const group of round.groups) {
    for (let one = 0; one < group.length; one++) {
      for (let other = one + 1; other < group.length; other++) visit(group[one]!, group[other]!);
    }
  }
}
