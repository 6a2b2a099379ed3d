// Source: Lagrangian relaxation: A. M. Geoffrion, "Lagrangean relaxation for integer programming", Mathematical Programming
// Study 2 (1974), pp. 82-114. A price is put on meeting again; then everybody takes their best meetings by themselves, and half
// of what all take is no less than any plan, since a meeting has two ends. The price is found by bisection: the bound is convex
// in it, and its slope is what a plan may spend on meetings again less what the takers spend.
// Cost: time O(people^2 * rounds * log) for each price, at most 14 prices; memory O(people * rounds * size + people^2).
// Ties: none. Departures: none; the bound may be above every plan, as people do not take what is best for both.
import type { RoundsProblem, RoundsSolution } from "./contract.js";
import { shapeOf } from "./shape.js";

/** A bound of level 4, to be verified by `checkRoundsTotal`. */
export interface TotalBound {
  /** No plan of level 3 no worse, and with turns in order where those of the solution are, has a larger total. */
  readonly atMost: number;
  /** What a meeting again is priced at, in the unit of scores. */
  readonly price: number;
}

/** Beyond so many possible meetings only the two outermost prices are tried. */
const manyMeetings = 2 ** 20;

/**
 * No plan that keeps what the solution reached at levels 1 to 3 has a larger total.
 *
 * @example
 * ```ts
 * const scores = [[null, 3, 1, 0], [3, null, 0, 1], [1, 0, null, 3], [0, 1, 3, null]];
 * const tables = roundsProblem({ people: 4, rounds: 1, scores });
 * roundsTotalAtMost(tables, planRounds(tables)).atMost; // 6
 * ```
 */
export function roundsTotalAtMost(problem: RoundsProblem, solution: RoundsSolution): TotalBound {
  const { people, rounds, scores } = problem;
  let [least, most] = [0, 0];
  for (const score of scores) {
    if (score < least) least = score;
    if (score > most) most = score;
  }
  const all = taken(problem, solution, 0);
  let best: TotalBound = { atMost: all.atMost, price: 0 };
  let [low, high] = [0, most - least + 1];
  const offer = (price: number) => {
    const { atMost, slope } = taken(problem, solution, price);
    if (atMost < best.atMost) best = { atMost, price };
    return slope;
  };
  const highest = offer(high);
  // Where nothing may be spent the highest price is the best one.
  if (highest >= 0 && all.slope < 0 && solution.again > 0 && people * people * rounds <= manyMeetings) {
    for (let step = 0; step < 12 && high - low > 1; step++) {
      const price = Math.floor((low + high) / 2);
      if (offer(price) < 0) low = price;
      else high = price;
    }
  }
  return Object.freeze(best);
}

/** What everybody takes by themselves at a price: the bound, and how it changes with the price. */
function taken(
  problem: RoundsProblem,
  solution: Pick<RoundsSolution, "again" | "outOfTurn">,
  price: number,
): { readonly atMost: number; readonly slope: number } {
  const { people, size, over, rounds, met, forbidden, scores } = problem;
  const shape = shapeOf(people, size, over);
  if (shape === undefined) throw new Error("a problem of rounds has groups, and this one has none");
  const { least, most } = meetingsOf(problem, shape.turns, solution.outOfTurn === 0);
  const more: { readonly worth: number; readonly cost: number }[] = [];
  let [worth, cost, ends] = [0, 0, 0];
  for (let one = 0; one < people; one++) {
    const own: { readonly worth: number; readonly cost: number }[] = [];
    for (let other = 0; other < people; other++) {
      const pair = one * people + other;
      if (other === one || forbidden[pair] === 1) continue;
      for (let again = 0; again < rounds; again++) {
        const costs = met[pair]! + again;
        own.push({ worth: scores[pair]! - price * costs, cost: costs });
      }
    }
    own.sort(byWorth);
    for (const [at, meeting] of own.slice(0, most).entries()) {
      if (at >= least) more.push(meeting);
      else {
        worth += meeting.worth;
        cost += meeting.cost;
        ends++;
      }
    }
  }
  more.sort(byWorth);
  for (const meeting of more.slice(0, Math.max(0, 2 * rounds * shape.meetings - ends))) {
    worth += meeting.worth;
    cost += meeting.cost;
  }
  const atMost = Math.floor(worth / 2) + price * solution.again;
  const isExact = Math.abs(worth) <= Number.MAX_SAFE_INTEGER && Math.abs(atMost) <= Number.MAX_SAFE_INTEGER;
  return { atMost: isExact ? atMost : Number.POSITIVE_INFINITY, slope: solution.again - cost / 2 };
}

const byWorth = (one: { readonly worth: number }, other: { readonly worth: number }) => other.worth - one.worth;

/** How many meetings anybody has at least and at most: all the same but for turns, which even out where they are in order. */
function meetingsOf({ people, size, over, rounds, turns }: RoundsProblem, perRound: number, isInOrder: boolean) {
  const share = (rounds * perRound) / people;
  const isEven = isInOrder && turns.every((own) => own === turns[0]);
  const [fewest, mostTurns] = isEven ? [Math.floor(share), Math.ceil(share)] : [0, perRound === 0 ? 0 : rounds];
  const usual = rounds * (size - 1);
  if (over === "bye") return { least: usual - mostTurns * (size - 1), most: usual - fewest * (size - 1) };
  return over === "larger"
    ? { least: usual + fewest, most: usual + mostTurns }
    : { least: usual - mostTurns, most: usual - fewest };
}
