import { lineup } from "../../src/cohort/lineup.js";

/** A lineup of mentees and mentors with these ids and nothing else. */
export function lineupOf(mentees: readonly string[], mentors: readonly string[]) {
  const people = { mentee: mentees.map((id) => ({ id })), mentor: mentors.map((id) => ({ id })) };
  return lineup(["mentee", "mentor"], people);
}

/** Places of one side: `[min, max]` per person. */
export function boundsFrom(...places: readonly (readonly [number, number])[]) {
  return { min: Int32Array.from(places, ([min]) => min), max: Int32Array.from(places, ([, max]) => max) };
}
