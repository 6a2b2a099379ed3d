// Source: none: plans of fewer and fewer rounds, until one is without a repeat as far as any was.
// Cost: at most `atMost` - `atLeast` plans of `plan.ts`; memory that of one. Ties: the longest plan that was tried first.
// Departures: none.
import { type RoundsInput, roundsProblem } from "./build.js";
import type { PossibleRounds, RoundsSolution } from "./contract.js";
import { planRounds, type RoundsOptions } from "./plan.js";
import { possibleRounds } from "./possible.js";

/** How many rounds without a repeat were found, and the plan that has them. */
export interface MostRounds extends PossibleRounds {
  /** Its first `atLeast` rounds are without a repeat; undefined where `atLeast` is 0. */
  readonly plan?: RoundsSolution;
}

/**
 * What `possibleRounds` says, with `atLeast` raised by planning: history and forbidden pairs included. Slower by as many
 * plans as lie between the two numbers, and still before round 1.
 *
 * @throws PairwrightError as `roundsProblem`.
 * @example
 * ```ts
 * mostRounds({ people: 9, over: "larger" }).atLeast; // 6: every two meet once, everybody is in two trios
 * ```
 */
export function mostRounds(input: Omit<RoundsInput, "rounds">, options: RoundsOptions = {}): MostRounds {
  const possible = possibleRounds(input);
  const planned = (rounds: number) => planRounds(roundsProblem({ ...input, rounds }), options);
  let best = possible.atLeast > 0 ? planned(possible.atLeast) : undefined;
  let found = possible.atLeast;
  for (let rounds = possible.atMost; rounds > found; rounds--) {
    const plan = planned(rounds);
    if (plan.freshRounds <= found) continue;
    found = plan.freshRounds;
    best = plan;
  }
  const by = found > possible.atLeast ? "a plan that the search found" : possible.by;
  return Object.freeze({ ...possible, atLeast: found, by, ...(best === undefined ? {} : { plan: best }) });
}
