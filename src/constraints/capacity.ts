import type { Lineup } from "../cohort/lineup.js";
import { type Mistake, mistake, saidBy } from "../errors.js";

/** Least and most partners of each person of one role, in the order of the lineup. */
export interface Bounds {
  readonly min: Int32Array;
  readonly max: Int32Array;
}

const MOST = 2 ** 31 - 1;

/** Asks the program how many places each person of a role has; what is wrong with an answer is added to `mistakes`. */
export function boundsOf(
  lineup: Lineup,
  side: 0 | 1,
  capacity: (person: unknown) => unknown,
  mistakes: Mistake[],
): Bounds {
  const people = lineup.people[side];
  const bounds = { min: new Int32Array(people.length), max: new Int32Array(people.length) };
  for (const [index, person] of people.entries()) {
    const where = `capacity.${lineup.roles[side]} of ${JSON.stringify(lineup.ids[side][index])}`;
    const [min, max] = minAndMax(asked(capacity, person, where, mistakes));
    if (isPlaces(min) && isPlaces(max) && min <= max) {
      bounds.min[index] = min;
      bounds.max[index] = Math.min(max, MOST);
    } else {
      const remedy = "Give a whole number, or { min, max } with 0 <= min <= max.";
      mistakes.push(mistake("capacity", where, "places are whole numbers, 0 or more.", remedy, { min, max }));
    }
  }
  return bounds;
}

function asked(capacity: (person: unknown) => unknown, person: unknown, where: string, mistakes: Mistake[]): unknown {
  try {
    return capacity(person);
  } catch (error) {
    const remedy = "Make it answer for everybody.";
    mistakes.push(mistake("capacity-failed", where, `your function failed: ${saidBy(error)}.`, remedy));
    return 0;
  }
}

function minAndMax(given: unknown): readonly [unknown, unknown] {
  if (typeof given !== "object" || given === null) return [0, given];
  return ["min" in given && given.min !== undefined ? given.min : 0, "max" in given ? given.max : undefined];
}

function isPlaces(given: unknown): given is number {
  return typeof given === "number" && given >= 0 && (Number.isInteger(given) || given === Number.POSITIVE_INFINITY);
}
