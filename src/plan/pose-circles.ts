import type { Lineup } from "../cohort/lineup.js";
import type { CircleCounts } from "../constraints/circle-counts.js";
import type { ReadCircleLists } from "../constraints/circle-lists.js";
import type { CircleShape } from "../constraints/circle-sizes.js";
import type { Eligibility } from "../constraints/eligibility.js";
import { cellsOf } from "../constraints/peer-lists.js";
import type { CoverFit } from "../fit/circle-covers.js";
import type { CircleUnits } from "../fit/circle-units.js";
import { type Fit, MILLION } from "../fit/fit.js";
import { type CirclesInput, circlesProblem } from "../kernels/circles/build.js";
import { type CirclesOrder, canonicalOrder } from "../kernels/circles/canonical.js";
import { reordered } from "../kernels/circles/reorder.js";
import type { CirclesProblem, MeanAndWorst } from "../kernels/problem.js";
import type { CirclesProgram, PersonSchema } from "../program.js";
import { type CircleStarts, commonTo } from "./circle-starts.js";

/** People of two sides, who may be together, and how good it is. */
export interface JudgedSides {
  readonly lineup: Lineup;
  readonly eligibility: Eligibility;
  readonly fit: Fit;
}

/** All that a problem of circles is posed from, whoever leads them. */
export interface CircleGround {
  readonly program: CirclesProgram<PersonSchema, PersonSchema, string, string>;
  /** Both sides are the members. */
  readonly among: JudgedSides;
  /** Members and leads; absent without leads. */
  readonly leading: JudgedSides | undefined;
  readonly shape: CircleShape;
  readonly units: CircleUnits;
  readonly covers: CoverFit;
  readonly counts: CircleCounts;
  readonly lists: ReadCircleLists;
  readonly time: CircleStarts | undefined;
  /** The members in the order in which they are laid before a solver. */
  readonly order: Int32Array;
}

/** A problem of circles in numbers, and the way back. */
export interface PosedCircles {
  readonly problem: CirclesProblem;
  /** Position among the members of each person of the problem. */
  readonly order: Int32Array;
  /** Positions of those who lead each circle of the problem. */
  readonly leads: readonly (readonly number[])[];
}

/**
 * Poses the problem to a solver, for circles with these leads (none each where circles have none).
 *
 * In whole millionths of a fit, each rounded once: what two members add is their fit times the share of the criteria about
 * members; what leads add is likewise, of two leads the mean, rounded down; what is covered is need times offer, see
 * `coversOf`. Members who must sit together are all in a circle or none of them is, and must join; a lead whom somebody must
 * have is the only circle left to them.
 *
 * People and circles stand in an order that is made of their numbers alone, so that nobody's name or row changes what a search
 * finds; those who are alike in everything stand in the order of `ground`, a hash of id and seed.
 *
 * @param mayBeEmpty Whether a circle may stay without members.
 */
export function posedCircles(
  ground: CircleGround,
  leads: readonly (readonly number[])[],
  mayBeEmpty: boolean,
): PosedCircles {
  const { program, shape, lists, order } = ground;
  const people = order.length;
  const at = new Map(Array.from(order, (position, person) => [position, person]));
  const inOrder = (positions: readonly number[]) => positions.flatMap((position) => at.get(position) ?? []);
  const must = new Set([...lists.groups.flat(), ...lists.leading.must.map(({ row }) => row)]);
  const everyBye = lists.byes.reduce((sum, byes) => sum + byes, 0);
  const plain = {
    people,
    circles: leads.length,
    sizes: { min: shape.min, max: shape.max },
    mayBeEmpty,
    together: togetherOf(ground),
    inCircle: inCircleOf(ground, leads),
    // One person more counts more than all earlier byes together.
    priority: Array.from(order, (position) => 1 + everyBye + (lists.byes[position] ?? 0)),
    mayBeLeftOut: Array.from(order, (position) => !must.has(position)),
    worth: isSum(ground) ? "sum" : wholeWorth(program.worth),
    ...coverageOf(ground, leads),
    counts: ground.counts.counts.map(({ people, least, most, one }) => ({ people: inOrder(people), least, most, one })),
    ...timeOf(ground, leads),
  } satisfies CirclesInput;
  const first = circlesProblem(plain);
  const together = groupRules(lists.groups.map(inOrder), canonicalOrder(first));
  const given = together.length === 0 ? first : circlesProblem({ ...plain, counts: [...plain.counts, ...together] });
  const canonical = canonicalOrder(given);
  return {
    problem: reordered(given, canonical),
    order: canonical.people.map((person) => order[person] ?? 0),
    leads: Array.from(canonical.circles, (circle) => leads[circle] ?? []),
  };
}

/** Of every two who must sit together a circle holds both or none. Sorted by an order that does not depend on names. */
function groupRules(groups: readonly (readonly number[])[], { people }: CirclesOrder) {
  const place = new Map(Array.from(people, (person, at) => [person, at]));
  const sorted = groups
    .map((group) => group.map((person) => place.get(person) ?? 0).sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  return sorted
    .flatMap(cellsOf)
    .map(({ row, column }) => ({ people: [people[row] ?? 0, people[column] ?? 0], one: false }));
}

/** Nobody's fit depends on who else is in the circle, but for what is covered: then the sum is all that counts. */
function isSum({ program, units }: CircleGround): boolean {
  return program.worth.worst === 0 && units.members === 0;
}

/** In how many parts a worth is counted: the sum of mean and worst in the problem; 1 for sums. */
export function worthParts({ worth }: CirclesProblem): number {
  return worth === "sum" ? 1 : worth.mean + worth.worst;
}

/** Shares as the smallest whole numbers that are in the same proportion, to a thousandth of a millionth; else thousandths. */
function wholeWorth({ mean, worst }: CircleGround["program"]["worth"]): MeanAndWorst {
  for (let parts = 1; parts < 1000; parts++) {
    const ofWorst = Math.round(worst * parts);
    if (Math.abs(worst * parts - ofWorst) < 1e-9) return { mean: parts - ofWorst, worst: ofWorst };
  }
  const ofMean = Math.round(mean * 1000);
  return { mean: ofMean, worst: 1000 - ofMean };
}

function togetherOf({ among, units, order }: CircleGround): Float64Array {
  const { scores, columns } = among.fit;
  const table = new Float64Array(order.length * order.length);
  let at = 0;
  for (const one of order) {
    for (const other of order) {
      table[at++] = Math.round(((scores[one * columns + other] ?? Number.NaN) * units.members) / MILLION);
    }
  }
  return table;
}

function inCircleOf(ground: CircleGround, leads: readonly (readonly number[])[]): Float64Array {
  const { leading, units, covers, lists, order } = ground;
  const table = new Float64Array(order.length * leads.length);
  const wanted = new Map<number, number[]>();
  for (const { row, column } of lists.leading.must) wanted.set(row, [...(wanted.get(row) ?? []), column]);
  let at = 0;
  for (const member of order) {
    const own = covers.standIn[member] ?? 0;
    for (const led of leads) {
      const isElsewhere = wanted.get(member)?.some((lead) => !led.includes(lead)) === true;
      table[at++] = isElsewhere ? Number.NaN : own + leadsFit(leading, units, member, led);
    }
  }
  return table;
}

/** What those who lead a circle add to the fit of a member, in millionths; NaN where a rule is against one of them. */
function leadsFit(
  leading: JudgedSides | undefined,
  units: CircleUnits,
  member: number,
  leads: readonly number[],
): number {
  if (leading === undefined || leads.length === 0) return 0;
  const { scores, columns } = leading.fit;
  let sum = 0;
  for (const lead of leads) {
    sum += Math.round(((scores[member * columns + lead] ?? Number.NaN) * units.leads) / MILLION);
  }
  return Math.floor(sum / leads.length);
}

function coverageOf({ covers, order }: CircleGround, leads: readonly (readonly number[])[]) {
  const { topics, needs, offers, leadOffers } = covers;
  if (needs.every((need) => need === 0)) return {};
  const rows = (table: Float64Array) => {
    const laid = new Float64Array(order.length * topics);
    for (const [person, position] of order.entries()) {
      laid.set(table.subarray(position * topics, (position + 1) * topics), person * topics);
    }
    return laid;
  };
  const circleOffers = new Float64Array(leads.length * topics);
  for (const [circle, led] of leads.entries()) {
    for (const lead of led) {
      for (let topic = 0; topic < topics; topic++) {
        const at = circle * topics + topic;
        circleOffers[at] = Math.max(circleOffers[at] ?? 0, leadOffers[lead * topics + topic] ?? 0);
      }
    }
  }
  return { coverage: { needs: rows(needs), offers: rows(offers), circleOffers } };
}

function timeOf({ time, order }: CircleGround, leads: readonly (readonly number[])[]) {
  if (time === undefined) return {};
  const { starts, atLeast, share } = time;
  const { weeks, slots } = starts;
  const people = Array.from(order, (position) => Array.from(time.members[position] ?? []));
  const circles = leads.map((led) => {
    const ofLeads = led.flatMap((lead) => time.leads?.[lead] ?? []);
    return Array.from(commonTo(ofLeads, weeks * slots));
  });
  return { time: { weeks, slots, people, circles, least: atLeast, share } };
}
