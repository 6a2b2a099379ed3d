import { MILLION } from "../fit/fit.js";
import { sharesOf } from "../fit/shares.js";
import { pairValues } from "../fit/value.js";
import type { Judging } from "../program.js";
import type { CircleMember } from "./circles-plan.js";
import type { FinishedCircle } from "./kept-circles.js";
import type { CircleGround } from "./pose-circles.js";
import type { CirclesAnswer } from "./solve-circles.js";

/**
 * What a circle is worth to each of its members, in their order: the numbers of the problem, taken apart. `place` is the
 * circle's position in the problem.
 */
export function circleMembers(
  ground: CircleGround,
  { posed }: Pick<CirclesAnswer, "posed">,
  place: number,
  circle: FinishedCircle,
): CircleMember[] {
  const { problem, order } = posed;
  const { people, circles, together, inCircle, coverage } = problem;
  const at = new Map(Array.from(order, (position, person) => [position, person]));
  const persons = circle.members.map((member) => at.get(member) ?? 0);
  return persons.map((one, index) => {
    const member = circle.members[index] ?? 0;
    const others = persons.filter((other) => other !== one);
    const sum = others.reduce((before, other) => before + (together[one * people + other] ?? 0), 0);
    const members = others.length > 0 ? Math.floor(sum / others.length) : 0;
    // What stands in for unknown wishes is part of the problem's fit with the circle.
    const standIn = ground.covers.standIn[member] ?? 0;
    const leads = (inCircle[one * circles + place] ?? 0) - standIn;
    let covered = standIn;
    for (let topic = 0; coverage !== undefined && topic < coverage.topics; topic++) {
      const { topics, needs, offers, circleOffers } = coverage;
      const need = needs[one * topics + topic] ?? 0;
      if (need === 0) continue;
      let offer = circleOffers[place * topics + topic] ?? 0;
      for (const other of others) offer = Math.max(offer, offers[other * topics + topic] ?? 0);
      covered += need * offer;
    }
    return {
      id: ground.among.lineup.ids[0][member] ?? "",
      fit: (members + leads + covered) / MILLION,
      parts: { members: members / MILLION, leads: leads / MILLION, covered: covered / MILLION },
      known: knownOf(ground, circle, member),
    };
  });
}

/** The share of the weight whose criterion is known for a member: the mean over the others, and over the leads. */
function knownOf(
  { program, among, leading, units, covers }: CircleGround,
  circle: FinishedCircle,
  member: number,
): number {
  const person = among.lineup.people[0][member];
  const others = circle.members.filter((other) => other !== member).map((other) => among.lineup.people[0][other]);
  const leads = circle.leads.map((lead) => leading?.lineup.people[1][lead]);
  // Two members stand in the order of the lineup, in which their fit was asked.
  const mean = (judging: Judging | undefined, them: readonly unknown[], isAfter: (at: number) => boolean) => {
    if (judging === undefined || them.length === 0) return 0;
    const shares = sharesOf(judging);
    const sum = them.reduce((before: number, other, at) => {
      const values = isAfter(at) ? pairValues(judging, person, other) : pairValues(judging, other, person);
      return before + shares.reduce((share, own, k) => (values[k] === undefined ? share : share + own), 0);
    }, 0);
    return sum / them.length;
  };
  const positions = circle.members.filter((other) => other !== member);
  let known = units.members * mean(program.among, others, (at) => (positions[at] ?? 0) > member);
  known += units.leads * mean(program.leading, leads, () => true);
  for (const [name, unit] of Object.entries(units.covers)) known += unit * (covers.known[name]?.[member] ?? 0);
  return Math.min(MILLION, Math.round(known)) / MILLION;
}
