// Source: the quadratic assignment problem: T. C. Koopmans and M. Beckmann, "Assignment problems and the location of economic
// activities", Econometrica 25 (1957), pp. 53-76, improved by exchanges of two (R. E. Burkard, M. Dell'Amico and
// S. Martello, "Assignment Problems" (SIAM 2012), section 8.2.3): who takes which part in a design that is given.
// Cost: O(people) for each of the `steps` exchanges that are tried; memory O(people^2).
// Ties: the first exchange that is better. Departures: three levels, compared in order; only people with equally many turns
// before exchange parts, so that turns stay in order.
import { type Chance, shuffled } from "../../random.js";
import type { RoundsProblem } from "./contract.js";
import { isBetter, type Worth } from "./search.js";

/**
 * Gives each part of a plan (given by how often two parts meet in it) a person, starting from `parts` (part → person) and
 * changing it: those who have met before, must not meet, or score low together take parts that do not meet. Gives the steps
 * used.
 */
export function relabel(
  problem: RoundsProblem,
  meetings: Int32Array,
  parts: Int32Array,
  steps: number,
  source: Chance,
): number {
  const { people, turns } = problem;
  const order = shuffled(
    Int32Array.from({ length: people }, (_, part) => part),
    source,
  );
  let left = steps;
  let quiet = 0;
  while (quiet < people && left > 0) {
    for (const part of order) {
      quiet++;
      for (let other = 0; other < people; other++) {
        if (other === part || turns[parts[part]!] !== turns[parts[other]!]) continue;
        if (left-- <= 0) return steps;
        if (!isBetter(effect(problem, meetings, parts, part, other), nothing)) continue;
        const kept = parts[part]!;
        parts[part] = parts[other]!;
        parts[other] = kept;
        quiet = 0;
      }
      if (quiet >= people) return steps - left;
    }
  }
  return steps - left;
}

const nothing: Worth = Object.freeze({ forbidden: 0, again: 0, score: 0 });

/** What it changes when two parts exchange their people. */
function effect(
  { people, met, forbidden, scores }: RoundsProblem,
  meetings: Int32Array,
  parts: Int32Array,
  one: number,
  other: number,
): Worth {
  const [here, there] = [parts[one]! * people, parts[other]! * people];
  const sum = { forbidden: 0, again: 0, score: 0 };
  for (let part = 0; part < people; part++) {
    if (part === one || part === other) continue;
    const times = meetings[one * people + part]! - meetings[other * people + part]!;
    if (times === 0) continue;
    const person = parts[part]!;
    // Two who meet x times more after h meetings cost h * x more: what the plan itself repeats stays the same.
    sum.again += times * (met[there + person]! - met[here + person]!);
    sum.forbidden += times * (forbidden[there + person]! - forbidden[here + person]!);
    sum.score += times * (scores[there + person]! - scores[here + person]!);
  }
  return sum;
}
