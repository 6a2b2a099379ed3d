// Source: none, a bound: nobody's needs are covered better than by everybody at once.
// Cost: time O(topics) after O(people * topics) a problem, which is remembered. Ties: none. Departures: none.
import type { CirclesProblem } from "../problem.js";

/** The most of a person's needs that any members could cover in a circle. Cost O(people * topics). */
export function mostCovered({ people, coverage }: CirclesProblem, circle: number, person: number): number {
  if (coverage === undefined) return 0;
  const { topics, needs, offers, circleOffers } = coverage;
  let sum = 0;
  for (let topic = 0; topic < topics; topic++) {
    const need = needs[person * topics + topic]!;
    if (need === 0) continue;
    let offer = circleOffers[circle * topics + topic]!;
    for (let other = 0; other < people; other++) {
      if (other !== person) offer = Math.max(offer, offers[other * topics + topic]!);
    }
    sum += need * offer;
  }
  return sum;
}
