// Source: set partitioning by dynamic programming over subsets, as for the travelling salesman in M. Held and R. M. Karp, "A
// dynamic programming approach to sequencing problems", J. SIAM 10 (1962), pp. 196-210: the best of the first c circles with
// exactly these people in them. Every division is looked at, none is left out for being like another, so that it is easy
// to see that none is missed. Only for few people: it is the proof of `check`, not a way to find circles.
//
// Cost: time O(circles * 3^people), memory O(2^people). Ties: none. Departures: none. Knows the problem only.
import type { CirclesProblem } from "../problem.js";
import { mayHave } from "./circle-sizes.js";
import { breaches, circleWorth } from "./circle-worth.js";
import type { Worth } from "./verdict.js";

/** The most people for whom every division is looked at: 14 million steps for each circle. */
export const fewPeople = 15;

/** The best worth of all divisions that keep all rules; undefined where none does. */
export function bestDivision(problem: CirclesProblem): Worth | undefined {
  const { people, circles, mustJoin, priority } = problem;
  const all = 1 << people;
  let best = new Float64Array(all).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  for (let circle = 0; circle < circles; circle++) {
    const worth = Float64Array.from({ length: all }, (_, set) => {
      const members = membersOf(set, people);
      // Sizes alone rule out most sets, before anything dearer is asked.
      if (!mayHave(problem, circle, members.length)) return Number.NEGATIVE_INFINITY;
      return breaches(problem, circle, members).length > 0
        ? Number.NEGATIVE_INFINITY
        : circleWorth(problem, circle, members);
    });
    const next = new Float64Array(all).fill(Number.NEGATIVE_INFINITY);
    for (let set = 0; set < all; set++) {
      let most = best[set]! + worth[0]!;
      for (let own = set; own > 0; own = (own - 1) & set) most = Math.max(most, best[set ^ own]! + worth[own]!);
      next[set] = most;
    }
    best = next;
  }
  let found: Worth | undefined;
  for (let set = 0; set < all; set++) {
    if (best[set] === Number.NEGATIVE_INFINITY) continue;
    let earned = 0;
    let isWhole = true;
    for (let person = 0; person < people; person++) {
      if ((set >> person) & 1) earned += priority[person]!;
      else if (mustJoin[person] === 1) isWhole = false;
    }
    if (!isWhole) continue;
    if (found === undefined || earned > found.priority || (earned === found.priority && best[set]! > found.fit)) {
      // Adding 0 turns -0 into 0.
      found = { priority: earned, fit: best[set]! + 0 };
    }
  }
  return found && Object.freeze(found);
}

function membersOf(set: number, people: number): number[] {
  const members: number[] = [];
  for (let person = 0; person < people; person++) if ((set >> person) & 1) members.push(person);
  return members;
}
