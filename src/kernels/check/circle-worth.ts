// Source: the definition in `problems/circles.ts`, word for word: what a circle is worth and which rules it breaks, from its
// members alone. Nothing is kept from one circle to the next, so that it shares no mistake with a solver's bookkeeping.
// Cost: time O(members^2 * topics + rules + members * weeks * slots), memory O(members). Ties: none. Departures: none.
import type { CirclesProblem, CountRule } from "../problem.js";

/** What a circle of these members is worth; an entry that is NaN counts as 0. */
export function circleWorth(problem: CirclesProblem, circle: number, members: readonly number[]): number {
  const { worth } = problem;
  const size = members.length;
  if (size === 0) return 0;
  let pairs = 0;
  let owns = 0;
  let fits = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const one of members) {
    const { sum, mean, itself, covered } = memberWorth(problem, circle, members, one);
    const fit = mean + itself + covered;
    pairs += sum;
    owns += itself + covered;
    fits += fit;
    least = Math.min(least, fit);
  }
  return worth === "sum" ? pairs / 2 + owns : worth.mean * fits + worth.worst * size * least;
}

/** What a circle is worth to one of its members: `mean + itself + covered`. */
export interface MemberWorth {
  /** The sum of `together` with the others, and its mean over them, rounded down. */
  readonly sum: number;
  readonly mean: number;
  /** `inCircle`, and what of the member's needs is covered. */
  readonly itself: number;
  readonly covered: number;
}

/** See `MemberWorth`; an entry that is NaN counts as 0. */
export function memberWorth(
  problem: CirclesProblem,
  circle: number,
  members: readonly number[],
  one: number,
): MemberWorth {
  const { people, circles, together, inCircle } = problem;
  const number = (value: number) => (Number.isNaN(value) ? 0 : value);
  let sum = 0;
  for (const other of members) if (other !== one) sum += number(together[one * people + other]!);
  return {
    sum,
    mean: members.length > 1 ? Math.floor(sum / (members.length - 1)) : 0,
    itself: number(inCircle[one * circles + circle]!),
    covered: coveredOf(problem, circle, members, one),
  };
}

function coveredOf({ coverage }: CirclesProblem, circle: number, members: readonly number[], one: number): number {
  if (coverage === undefined) return 0;
  const { topics, needs, offers, circleOffers } = coverage;
  let sum = 0;
  for (let topic = 0; topic < topics; topic++) {
    let offer = circleOffers[circle * topics + topic]!;
    for (const other of members) if (other !== one) offer = Math.max(offer, offers[other * topics + topic]!);
    sum += needs[one * topics + topic]! * offer;
  }
  return sum;
}

/** A rule that a circle breaks, and by how much. */
export interface Breach {
  readonly of: "size" | "circle" | "apart" | "count" | "time";
  readonly text: string;
  readonly by: number;
}

/** Every rule that a circle of these members breaks. */
export function breaches(problem: CirclesProblem, circle: number, members: readonly number[]): readonly Breach[] {
  const { people, circles, sizes, mayBeEmpty, together, inCircle, counts } = problem;
  const found: Breach[] = [];
  const size = members.length;
  const [least, most] = [sizes.min[circle]!, sizes.max[circle]!];
  const isEmptyAllowed = mayBeEmpty?.[circle] === 1;
  const off = Math.max(0, size - most, isEmptyAllowed ? Math.min(size, least - size) : least - size);
  if (off > 0) {
    const allowed = isEmptyAllowed ? `none or ${least} to ${most}` : `${least} to ${most}`;
    found.push({ of: "size", text: `size: circle ${circle} has ${size} members, ${allowed} are allowed.`, by: off });
  }
  for (const [at, one] of members.entries()) {
    if (Number.isNaN(inCircle[one * circles + circle]!)) {
      found.push({ of: "circle", text: `circle: ${one} may not be in circle ${circle}.`, by: 1 });
    }
    for (const other of members.slice(at + 1)) {
      if (!Number.isNaN(together[one * people + other]!)) continue;
      found.push({ of: "apart", text: `apart: ${one} and ${other} may not sit together.`, by: 1 });
    }
  }
  if (size === 0) return found;
  for (const [at, rule] of counts.entries()) {
    const held = members.filter((one) => rule.people.includes(one)).length;
    const by = distance(rule, held, people);
    if (by > 0) found.push({ of: "count", text: `count: circle ${circle} holds ${held} of those of rule ${at}.`, by });
  }
  for (const [week, lacks] of missingSlots(problem, circle, members).entries()) {
    if (lacks === 0) continue;
    const where = problem.time?.weeks === 1 ? "" : ` in week ${week}`;
    found.push({ of: "time", text: `time: circle ${circle} lacks ${lacks} common slots${where}.`, by: lacks });
  }
  return found;
}

/** To the nearest number that the rule allows; found by trying them all. */
function distance({ least, most, one }: CountRule, held: number, people: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let count = 0; count <= Math.max(people, least); count++) {
    if (count < least || count > most || (count === 1 && !one)) continue;
    nearest = Math.min(nearest, Math.abs(count - held));
  }
  return nearest;
}

/** Of each week. */
function missingSlots({ time }: CirclesProblem, circle: number, members: readonly number[]): readonly number[] {
  if (time === undefined) return [];
  const { weeks, words, people, circles, least, share } = time;
  return Array.from({ length: weeks }, (_, week) => {
    let common = 0;
    for (let slot = 0; slot < 32 * words; slot++) {
      const can = (bits: Int32Array, row: number) =>
        ((bits[(row * weeks + week) * words + Math.floor(slot / 32)]! >> (slot % 32)) & 1) === 1;
      const come = members.filter((one) => can(people, one)).length;
      // Whole numbers: of come members at least the share of all of them.
      if (can(circles, circle) && come * share.in >= members.length * share.of) common++;
    }
    return Math.max(0, least - common);
  });
}
