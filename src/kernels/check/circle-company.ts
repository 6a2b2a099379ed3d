// Source: none, counting: whoever is in a circle has at least so many others there as its least size asks for, all of whom
// may sit with them, and, where circles need shared time, enough of these can come to enough slots.
// Cost: time O(rounds * left out * circles * people * slots), where a round takes somebody away, memory O(people).
// Ties: none. Departures: none. Knows the problem only.
import type { CirclesProblem } from "../problem.js";

/**
 * Those of some people who cannot be in any circle, whoever else is: 1 for each of them. People who are in a circle of a
 * choice that keeps the rules need not be asked about.
 */
export function withoutCompany(problem: CirclesProblem, asked: readonly number[]): Uint8Array {
  const { people, circles } = problem;
  const cannot = new Uint8Array(people);
  for (let found = true; found; ) {
    found = false;
    for (const person of asked) {
      if (cannot[person] === 1) continue;
      let has = false;
      for (let circle = 0; circle < circles && !has; circle++) has = hasCompany(problem, person, circle, cannot);
      if (has) continue;
      cannot[person] = 1;
      found = true;
    }
  }
  return cannot;
}

function hasCompany(problem: CirclesProblem, person: number, circle: number, cannot: Uint8Array): boolean {
  const { people, circles, sizes, together, inCircle } = problem;
  if (Number.isNaN(inCircle[person * circles + circle]!) || sizes.max[circle] === 0) return false;
  const company = [person];
  for (let other = 0; other < people; other++) {
    if (other === person || cannot[other] === 1 || Number.isNaN(inCircle[other * circles + circle]!)) continue;
    if (!Number.isNaN(together[person * people + other]!)) company.push(other);
  }
  const least = Math.max(1, sizes.min[circle]!);
  return company.length >= least && hasTime(problem, circle, company, least);
}

/** Whether enough slots of every week could be common to a circle of these people, if those who can come were chosen. */
function hasTime({ time }: CirclesProblem, circle: number, company: readonly number[], least: number): boolean {
  if (time === undefined) return true;
  const { weeks, words, people, circles, share } = time;
  const wanted = Math.ceil((least * share.of) / share.in);
  for (let week = 0; week < weeks; week++) {
    let common = 0;
    for (let slot = 0; slot < 32 * words && common < time.least; slot++) {
      const can = (bits: Int32Array, row: number) =>
        (bits[(row * weeks + week) * words + (slot >> 5)]! >>> (slot & 31)) & 1;
      if (can(circles, circle) === 0) continue;
      let come = 0;
      for (const one of company) come += can(people, one);
      if (come >= wanted) common++;
    }
    if (common < time.least) return false;
  }
  return true;
}
