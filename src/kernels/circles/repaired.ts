// Source: none, a repair: people leave circles that break rules until none is broken; what is left over is nobody's best, but
// it keeps every rule. Cost: time O(people^2 * breaches of a circle), memory O(people). Ties: of people whose leaving mends
// most the first leaves. Departures: none.
import { breaches, circleWorth } from "../check/circle-worth.js";
import type { CirclesProblem } from "../problem.js";
import type { Incumbent } from "./incumbent.js";

/** The same choice without those who break rules; rules are still broken where somebody must be in a circle, or circles full. */
export function withoutBreaches(problem: CirclesProblem, circleOf: Int32Array): Incumbent {
  const members: number[][] = Array.from({ length: problem.circles }, () => []);
  for (const [person, circle] of circleOf.entries()) members[circle]?.push(person);
  const by = (circle: number, people: readonly number[]) =>
    breaches(problem, circle, people).reduce((sum, breach) => sum + breach.by, 0);
  const kept = new Int32Array(problem.people).fill(-1);
  let broken = 0;
  let total = 0;
  for (let [circle, people] of members.entries()) {
    while (people.length > 0 && by(circle, people) > 0) {
      let best: number[] = [];
      let least = Number.POSITIVE_INFINITY;
      for (const one of people) {
        const others = people.filter((other) => other !== one);
        const left = by(circle, others);
        if (left < least) [best, least] = [others, left];
      }
      // Too few to be a circle: nobody is left in it.
      people = best.length < problem.sizes.min[circle]! ? [] : best;
    }
    for (const person of people) kept[person] = circle;
    broken += by(circle, people);
    total += circleWorth(problem, circle, people);
  }
  let priority = 0;
  for (let person = 0; person < problem.people; person++) {
    if (kept[person]! >= 0) priority += problem.priority[person]!;
    else broken += problem.mustJoin[person]!;
  }
  return { circleOf: kept, broken, priority, total };
}
