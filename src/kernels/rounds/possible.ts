// Source: none, what `bounds.ts` and `designs.ts` know, side by side. Cost: that of the construction, O(people^2) to count.
// Ties: none. Departures: where people have met, or may not meet, nothing is constructed in advance.
import { boundOf, boundOfFree } from "./bounds.js";
import { type RoundsInput, roundsProblem } from "./build.js";
import type { PossibleRounds, RoundsProblem } from "./contract.js";
import { designOf } from "./designs.js";
import { shapeOf } from "./shape.js";

/**
 * How many rounds can be without a repeated meeting, said before the first one: what no plan can exceed, what is constructed
 * for certain, and why. What lies between the two is open: plan the rounds and read `freshRounds`.
 *
 * @throws PairwrightError as `roundsProblem`.
 * @example
 * ```ts
 * const { atMost, atLeast } = possibleRounds({ people: 15, size: 3 });
 * [atMost, atLeast]; // [7, 7]: Kirkman's schoolgirls walk out for a week
 * ```
 */
export function possibleRounds(input: Omit<RoundsInput, "rounds">): PossibleRounds {
  return possibleFor(roundsProblem({ ...input, rounds: 0 }));
}

/** The same of a problem, however many rounds it wants. */
export function possibleFor(problem: RoundsProblem): PossibleRounds {
  const { people, size, over, turns } = problem;
  const shape = shapeOf(people, size, over);
  if (shape === undefined) throw new Error("a problem of rounds has groups, and this one has none");
  const isEven = turns.every((own) => own === turns[0]);
  const free = freePartners(problem);
  const isNew = free.every((own) => own === people - 1);
  // Turns keep a strict order where they come first, begin even, and no forbidden pair stands in their way.
  const isStrict = problem.first === "turns" && isEven && problem.forbidden.every((one) => one === 0);
  const ofAll = boundOf(people, size, over, shape, isStrict);
  const ofFree = isNew ? ofAll : boundOfFree(size, over, shape, free);
  const least = ofAll.atMost <= ofFree.atMost ? ofAll : ofFree;
  if (!isNew || !isEven) {
    const by = "nothing is constructed in advance where people have a history or may not meet";
    return Object.freeze({ ...least, atLeast: 0, by });
  }
  const { count, by } = designOf(people, size, over, 0);
  return Object.freeze({ ...least, atLeast: count, by });
}

/** How many others everybody may still meet for the first time. */
function freePartners({ people, met, forbidden }: RoundsProblem): Int32Array {
  const free = new Int32Array(people);
  for (let one = 0; one < people; one++) {
    for (let other = 0; other < people; other++) {
      const pair = one * people + other;
      if (one !== other && met[pair] === 0 && forbidden[pair] === 0) free[one]!++;
    }
  }
  return free;
}
