// Source: J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. Nat. Bur. Standards 69B (1965), pp.
// 125-130, for the pairs of one round when all other rounds stay: the best answer for that round, whatever its size.
// Cost: one exact matching of the people in pairs. Ties: those of the matching.
// Departures: a repeat and the score of a meeting are two levels in one whole number: one repeat more counts more than all
// scores of a round together, and where that would not be exact, scores are left out.
import { largestProduct } from "../levels.js";
import { matchPeers } from "../peers/blossom.js";
import { count, type Grid, seat } from "./grid.js";

/**
 * Pairs the people at the places before `end` of a round anew, as well as can be while everything else stays. False, and
 * nothing changed, where forbidden pairs leave no way to pair them all.
 */
export function rematch(grid: Grid, round: number, end: number): boolean {
  const { people, at, met, forbidden, scores } = grid;
  const who = at.slice(round * people, round * people + end);
  if (end < 2) return true;
  count(grid, round, -1);
  const unit = unitOf(grid, who);
  const values = new Float64Array(end * end).fill(Number.NaN);
  for (let one = 0; one < end; one++) {
    for (let other = 0; other < one; other++) {
      const pair = who[one]! * people + who[other]!;
      if (forbidden[pair] === 1) continue;
      const worth = unit === 0 ? -met[pair]! : scores[pair]! - met[pair]! * unit;
      values[one * end + other] = values[other * end + one] = worth;
    }
  }
  const priority = new Int32Array(end).fill(1);
  const { pairs } = matchPeers({ kind: "peers", people: end, scores: values, priority });
  if (pairs.length === end) for (let place = 0; place < end; place++) seat(grid, round, place, who[pairs[place]!]!);
  count(grid, round, 1);
  return pairs.length === end;
}

/** What one meeting before counts in units of a score; 0 where that is too much to be exact, and scores are left out. */
function unitOf({ people, met, scores }: Grid, who: Int32Array): number {
  let highest = 0;
  let most = 0;
  for (const one of who) {
    for (const other of who) {
      highest = Math.max(highest, Math.abs(scores[one * people + other]!));
      most = Math.max(most, met[one * people + other]!);
    }
  }
  const unit = who.length * highest + 1;
  // Twice: once for the priority of being paired at all.
  return (who.length + 1) * (unit * most + highest + 1) * 2 <= largestProduct ? unit : 0;
}
