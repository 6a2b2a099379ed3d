// Source: none, the checks of what changes are given. Cost: time and memory O(scores given). Ties: none. Departures: none.
import { type Mistake, mistake, PairwrightError, refuse } from "../../errors.js";
import { type PlacesOfOne, readCount } from "../pairs/sides.js";

/** Stops a change that names somebody who is not there. */
export function positionRead(call: string, side: "row" | "column", person: number, people: number): void {
  if (Number.isInteger(person) && person >= 0 && person < people) return;
  const message = `there is no such ${side}.`;
  throw new PairwrightError(call, [
    mistake("position", side, message, `Give a whole number from 0 to ${people - 1}.`, person),
  ]);
}

/** A score as given, NaN where the pair is forbidden. */
export function scoreRead(call: string, where: string, given: number | null): number {
  if (given === null || Number.isNaN(given)) return Number.NaN;
  // Adding 0 turns -0 into 0.
  if (Number.isInteger(given)) return given + 0;
  const remedy = "Give a whole number, or null where the pair is forbidden.";
  throw new PairwrightError(call, [mistake("score-fraction", where, "a score must be a whole number.", remedy, given)]);
}

/** Scores with everybody of the other side. */
export function scoresRead(
  call: string,
  given: readonly (number | null)[] | Float64Array,
  people: number,
): Float64Array {
  if (given.length !== people) {
    const message = `one score for each person of the other side is wanted, ${people}.`;
    throw new PairwrightError(call, [
      mistake("row-length", "scores.length", message, "Fill it with null.", given.length),
    ]);
  }
  const scores = new Float64Array(people);
  for (let at = 0; at < people; at++) {
    const score = given[at]!;
    // Whole numbers need no words, which would take longer than all the rest.
    scores[at] = Number.isInteger(score) ? score! + 0 : scoreRead(call, `scores[${at}]`, score);
  }
  return scores;
}

/** A least and a largest number, from one number or from both. */
export function boundsRead(call: string, given: PlacesOfOne): { readonly min: number; readonly max: number } {
  const mistakes: Mistake[] = [];
  const { min, max } = typeof given === "number" ? { min: 0, max: given } : { min: given.min ?? 0, max: given.max };
  const read = { min: readCount(min, "min", mistakes), max: readCount(max, "max", mistakes) };
  if (mistakes.length === 0 && min > max) {
    const message = `the least number is above the largest, ${max}.`;
    mistakes.push(mistake("places-order", "min", message, "Lower min or raise max.", min));
  }
  refuse(call, mistakes);
  return read;
}
