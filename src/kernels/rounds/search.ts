// Source: I. Dotu and P. Van Hentenryck, "Scheduling social golfers locally", CPAIOR 2005, LNCS 3524, pp. 155-167 (tabu
// search over exchanges within a round), with the choice of S. Minton, M. D. Johnston, A. B. Philips and P. Laird, "Minimizing
// conflicts", Artificial Intelligence 58 (1992), pp. 161-205: somebody who meets again is drawn, and gets the best exchange.
// Cost: O(people * size) for a step round of all partners of one person; memory O(rounds * people^2) for what is tabu.
// Ties: among equally good exchanges the first in an order that begins at a drawn place.
// Departures: levels are compared one after the other. Turns keep their order: who has a turn changes only between two
// people who have had equally many, and then in every round until they have equally many again.
import type { Chance } from "../../random.js";
import type { Stop } from "../problem.js";
import { addEffect, type Effect, exchange, type Grid, hold } from "./grid.js";

/** How much a search may do, and when it may stop. */
export interface SearchOptions {
  /** Exchanges that may be tried. */
  readonly steps: number;
  /** No plan has a smaller level 3: the search ends there. */
  readonly againAtLeast: number;
  /** Turns so far, one each; undefined where turns may get out of order. */
  readonly turnsBefore: ArrayLike<number> | undefined;
  /** Rounds before this one stay as they are. */
  readonly firstRound: number;
  readonly signal?: Stop | undefined;
}

/** What a grid is worth at the levels that exchanges change. */
export interface Worth {
  forbidden: number;
  again: number;
  score: number;
}

/** Whether one worth is better than another, level by level. */
export function isBetter(one: Worth, other: Worth): boolean {
  if (one.forbidden !== other.forbidden) return one.forbidden < other.forbidden;
  if (one.again !== other.again) return one.again < other.again;
  return one.score > other.score;
}

/** Reads a grid from scratch; `historyAgain` is the cost of the meetings before. */
export function worthOf(grid: Grid, historyAgain: number): Worth {
  const { people, rounds, at, to, met, forbidden, scores, byesFrom } = grid;
  const worth = { forbidden: 0, again: -historyAgain, score: 0 };
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      const times = met[one * people + other]!;
      worth.again += (times * (times - 1)) / 2;
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < byesFrom; place++) {
      const one = at[round * people + place]!;
      for (let next = place + 1; next < to[place]!; next++) {
        const pair = one * people + at[round * people + next]!;
        worth.forbidden += forbidden[pair]!;
        worth.score += scores[pair]!;
      }
    }
  }
  return worth;
}

/**
 * Changes the grid to the best one it comes across and gives its worth and the exchanges tried. Never ends worse than it
 * began.
 */
export function improve(grid: Grid, start: Worth, source: Chance, options: SearchOptions): Worth & { steps: number } {
  const { people, rounds } = grid;
  const { firstRound, againAtLeast, signal } = options;
  const best = grid.at.slice();
  let bestWorth = { ...start };
  const now = { ...start };
  const tabu = new Int32Array((rounds - firstRound) * people * people);
  const effect: Effect = { forbidden: 0, again: 0, score: 0 };
  const chosen: Effect = { forbidden: 0, again: 0, score: 0 };
  const keepsTurns = options.turnsBefore !== undefined;
  let steps = 0;
  let since = 0;
  const isDone = () => bestWorth.forbidden === 0 && bestWorth.again <= againAtLeast;
  for (let turn = 1; steps < options.steps && !isDone() && rounds > firstRound; turn++) {
    if (turn % 256 === 0) signal?.throwIfAborted();
    const cell = meetsAgain(grid, firstRound, source.below((rounds - firstRound) * people));
    if (cell < 0) break;
    // A turn costs a step of its own: where nobody may change places it must end all the same.
    steps++;
    const round = Math.floor(cell / people);
    const one = grid.at[cell]!;
    const from = source.below(people);
    let partner = -1;
    for (let offset = 0; offset < people; offset++) {
      const other = (from + offset) % people;
      if (!mayChange(grid, round, one, other, options.turnsBefore)) continue;
      steps++;
      effectOf(grid, round, one, other, keepsTurns, effect);
      const isTabu =
        tabu[((round - firstRound) * people + Math.min(one, other)) * people + Math.max(one, other)]! > turn;
      if (isTabu && !reaches(now, effect, bestWorth)) continue;
      if (partner >= 0 && !isBetter(effect, chosen)) continue;
      partner = other;
      Object.assign(chosen, effect);
    }
    if (partner < 0) continue;
    change(grid, round, one, partner, keepsTurns);
    now.forbidden += chosen.forbidden;
    now.again += chosen.again;
    now.score += chosen.score;
    tabu[((round - firstRound) * people + Math.min(one, partner)) * people + Math.max(one, partner)] =
      turn + 4 + source.below(20);
    since++;
    if (isBetter(now, bestWorth)) {
      bestWorth = { ...now };
      best.set(grid.at);
      since = 0;
    } else if (since > 200 * people) {
      // Far from anything good: from the best again, along another way.
      hold(grid, best, firstRound);
      Object.assign(now, bestWorth);
      since = 0;
    }
  }
  hold(grid, best, firstRound);
  return { ...bestWorth, steps };
}

/**
 * Carries out every exchange that makes the grid better at once, until there is none or the steps end; gives the steps. Here
 * scores alone are a reason too.
 */
export function climb(grid: Grid, options: Omit<SearchOptions, "againAtLeast">): number {
  const { people, rounds } = grid;
  const effect: Effect = { forbidden: 0, again: 0, score: 0 };
  const keepsTurns = options.turnsBefore !== undefined;
  let steps = 0;
  for (let isBetterNow = true; isBetterNow; ) {
    isBetterNow = false;
    for (let round = options.firstRound; round < rounds; round++) {
      options.signal?.throwIfAborted();
      for (let one = 0; one < people; one++) {
        for (let other = 0; other < one; other++) {
          if (!mayChange(grid, round, one, other, options.turnsBefore)) continue;
          if (steps++ >= options.steps) return steps;
          effectOf(grid, round, one, other, keepsTurns, effect);
          if (!isBetter(effect, unchanged)) continue;
          change(grid, round, one, other, keepsTurns);
          isBetterNow = true;
        }
      }
    }
  }
  return steps;
}

const unchanged: Effect = Object.freeze({ forbidden: 0, again: 0, score: 0 });

/** Whether an exchange leads to something better than the best so far; `again` and `forbidden` only. */
function reaches(now: Worth, effect: Effect, best: Worth): boolean {
  const forbidden = now.forbidden + effect.forbidden;
  return forbidden < best.forbidden || (forbidden === best.forbidden && now.again + effect.again < best.again);
}

/** The first cell from a drawn one on whose person sits with somebody forbidden or met already; -1 where there is none. */
function meetsAgain(grid: Grid, firstRound: number, from: number): number {
  const { people, rounds, at, from: starts, to, met, forbidden, byesFrom } = grid;
  const cells = (rounds - firstRound) * people;
  const base = firstRound * people;
  for (let offset = 0; offset < cells; offset++) {
    const cell = base + ((from + offset) % cells);
    const place = cell % people;
    if (place >= byesFrom) continue;
    const row = at[cell]! * people;
    for (let next = starts[place]!; next < to[place]!; next++) {
      if (next === place) continue;
      const pair = row + at[cell - place + next]!;
      if (met[pair]! > 1 || forbidden[pair] === 1) return cell;
    }
  }
  return -1;
}

/** Whether two people may change places: in different groups, and the order of turns is kept. */
export function mayChange(
  grid: Grid,
  round: number,
  one: number,
  other: number,
  before: SearchOptions["turnsBefore"],
): boolean {
  const { people, where, from, turnsFrom, byesFrom } = grid;
  const here = where[round * people + one]!;
  const there = where[round * people + other]!;
  if (here >= byesFrom && there >= byesFrom) return false;
  if (from[here] === from[there]) return false;
  if (before === undefined || here >= turnsFrom === there >= turnsFrom) return true;
  let ahead = before[one]! - before[other]!;
  for (let earlier = 0; earlier < round; earlier++) ahead += difference(grid, earlier, one, other);
  return ahead === 0;
}

/** 1 where only the first of two has a turn in a round, -1 where only the second has. */
function difference({ people, where, turnsFrom }: Grid, round: number, one: number, other: number): number {
  const here = where[round * people + one]! >= turnsFrom ? 1 : 0;
  const there = where[round * people + other]! >= turnsFrom ? 1 : 0;
  return here - there;
}

/**
 * Adds the effect of an exchange; where it gives a turn to another person, of the exchanges in all rounds until the two have
 * equally many turns again. The rounds of such a chain may share a pair, so it is carried out and taken back.
 */
export function effectOf(
  grid: Grid,
  round: number,
  one: number,
  other: number,
  keepsTurns: boolean,
  effect: Effect,
): void {
  effect.forbidden = effect.again = effect.score = 0;
  if (!keepsTurns || difference(grid, round, one, other) === 0) {
    addEffect(grid, round, one, other, effect);
    return;
  }
  let ahead = 0;
  let last = round - 1;
  do {
    last++;
    const its = difference(grid, last, one, other);
    if (its === 0) continue;
    ahead += its;
    addEffect(grid, last, one, other, effect);
    exchange(grid, last, one, other);
  } while (ahead !== 0 && last + 1 < grid.rounds);
  takeBack(grid, round, last, one, other);
}

/** Exchanges two people in all rounds of a range in which one of them has a turn and the other none. */
function takeBack(grid: Grid, first: number, last: number, one: number, other: number): void {
  for (let round = last; round >= first; round--) {
    if (difference(grid, round, one, other) !== 0) exchange(grid, round, one, other);
  }
}

/** Carries out what `effectOf` computes. */
export function change(grid: Grid, round: number, one: number, other: number, keepsTurns: boolean): void {
  let ahead = keepsTurns ? difference(grid, round, one, other) : 0;
  exchange(grid, round, one, other);
  for (let next = round + 1; ahead !== 0 && next < grid.rounds; next++) {
    const its = difference(grid, next, one, other);
    if (its === 0) continue;
    exchange(grid, next, one, other);
    ahead += its;
  }
}
