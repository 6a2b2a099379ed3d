import type { Lineup } from "../cohort/lineup.js";
import type { CirclesProgram, PersonSchema, ReadyCover } from "../program.js";
import { compareText } from "../random.js";
import { coveredByLot, spreadOf } from "./circle-lot.js";
import { apportioned, type CircleUnits, THOUSAND } from "./circle-units.js";
import { compiled } from "./compile.js";
import { type Faults, failed, noFaults, placeOf, refuseFaults, type Sides } from "./faults.js";
import type { CriterionSummary } from "./fit.js";
import { topicKey } from "./topic-key.js";

/** What circles cover of the wishes of their members, in whole numbers: need times offer is in millionths of a fit. */
export interface CoverFit {
  readonly topics: number;
  /** Row-major, by member: how much of a fit each wish is, in thousandths; rows of those without wishes are 0. */
  readonly needs: Float64Array;
  /** Row-major, by member and by lead: how far they cover a wish, 0 to 1000. */
  readonly offers: Float64Array;
  readonly leadOffers: Float64Array;
  /** By member: what stands in, in millionths, for what is unknown of them. */
  readonly standIn: Float64Array;
  /** By cover and member: 1 where they have wishes. */
  readonly known: Readonly<Record<string, Uint8Array>>;
  /** By cover: which topics are its own, from and to. */
  readonly range: Readonly<Record<string, readonly [number, number]>>;
  readonly summaries: readonly CriterionSummary[];
}

type Program = CirclesProgram<PersonSchema, PersonSchema, string, string>;

/** A wish with a weight, as a measure knows it, by the member who has it. */
interface Wish {
  readonly member: number;
  readonly topic: number;
  readonly weight: number;
}

/**
 * Lays out what circles can cover. Each distinct wish is a topic, weighed as its measure weighs it (see `Measure.wishes`); what
 * somebody offers for it is what the measure says of that wish alone, in thousandths, times `members` for another member. Of
 * somebody who gave no answer nothing is offered; where an answer leaves open how far it covers a wish, it counts half.
 *
 * Whoever has no wishes counts as the mean, over those who have some, of what a circle put together by lot would cover.
 *
 * Cost: each distinct wish once for each member and lead. Memory: 8 bytes for each of these, and each member and wish.
 *
 * @param size How many members a circle has about.
 * @throws PairwrightError listing what could not be read or computed: ten of them, and how many.
 */
export function coversOf(
  program: Program,
  units: CircleUnits,
  members: Lineup,
  leads: Lineup | undefined,
  size: number,
): CoverFit {
  const faults = noFaults();
  const parts = Object.entries(program.covers).map(([name, cover]) =>
    partOf(name, cover, units.covers[name] ?? 0, members, leads, faults),
  );
  refuseFaults("match", faults);
  const [people, leaders] = [members.ids[0].length, leads?.ids[1].length ?? 0];
  const topics = parts.reduce((sum, part) => sum + part.topics, 0);
  const needs = new Float64Array(people * topics);
  const offers = new Float64Array(people * topics);
  const leadOffers = new Float64Array(leaders * topics);
  const standIn = new Float64Array(people);
  const known: Record<string, Uint8Array> = {};
  const range: Record<string, readonly [number, number]> = {};
  let from = 0;
  const summaries = parts.map((part): CriterionSummary => {
    const { name, topics: own, unit } = part;
    for (let topic = 0; topic < own; topic++) {
      for (let one = 0; one < people; one++) {
        needs[one * topics + from + topic] = part.needs[one * own + topic]!;
        offers[one * topics + from + topic] = part.offers[topic * people + one]!;
      }
      for (let lead = 0; lead < leaders; lead++) {
        leadOffers[lead * topics + from + topic] = part.leadOffers[topic * leaders + lead]!;
      }
    }
    known[name] = part.known;
    range[name] = Object.freeze([from, from + own] as const);
    from += own;
    const wishing = part.known.reduce((sum, has) => sum + has, 0);
    const mean = wishing === 0 ? undefined : coveredByLot(part, people, leaders, size - 1, program.leads);
    for (let one = 0; one < people; one++) {
      if (part.known[one] === 0) standIn[one] = standIn[one]! + Math.round(unit * (mean ?? 0));
    }
    return Object.freeze({
      name,
      weight: units.nominal[name] ?? 0,
      mean,
      spread: spreadOf(part, people, leaders),
      influence: 0,
      unknown: people === 0 ? 0 : (people - wishing) / people,
    });
  });
  return { topics, needs, offers, leadOffers, standIn, known, range, summaries };
}

/** One cover: needs by member and topic, offers by topic and person. */
export interface CoverPart {
  readonly name: string;
  /** What full coverage adds to a fit, in millionths. */
  readonly unit: number;
  readonly topics: number;
  readonly needs: Float64Array;
  readonly offers: Float64Array;
  readonly leadOffers: Float64Array;
  readonly known: Uint8Array;
}

function partOf(
  name: string,
  cover: ReadyCover,
  unit: number,
  members: Lineup,
  leads: Lineup | undefined,
  faults: Faults,
): CoverPart {
  const people = members.ids[0].length;
  const found = wishesOf(name, cover, members, faults);
  const topics = found.topics.length;
  const needs = new Float64Array(people * topics);
  const known = new Uint8Array(people);
  const wishes = Array.from({ length: people }, (): Wish[] => []);
  for (const wish of found.wishes) wishes[wish.member]!.push(wish);
  for (const [member, own] of wishes.entries()) {
    if (own.length === 0) continue;
    known[member] = 1;
    const shares = apportioned(
      own.map(({ weight }) => weight),
      unit / THOUSAND,
    );
    own.forEach(({ topic }, at) => {
      needs[member * topics + topic] = needs[member * topics + topic]! + shares[at]!;
    });
  }
  const sides = (role: string, others: readonly unknown[], ids: readonly string[]): Sides => ({
    roles: [members.roles[0], role],
    people: [found.topics, others],
    ids: [found.owners, ids],
  });
  const ofMembers = sides(members.roles[1], members.people[0], members.ids[0]);
  const offers = offersOf(name, cover.by, cover.offers, ofMembers, cover.members, faults);
  const hasOffers = leads !== undefined && cover.lead !== undefined;
  const leadOffers = hasOffers
    ? offersOf(name, cover.by, cover.lead, sides(leads.roles[1], leads.people[1], leads.ids[1]), 1, faults)
    : new Float64Array(topics * (leads?.ids[1].length ?? 0));
  return { name, unit, topics, needs, offers, leadOffers, known };
}

/** The distinct wishes in an order that depends on nobody's name, a member who has each, and everybody's weights. */
function wishesOf(name: string, cover: ReadyCover, members: Lineup, faults: Faults) {
  const found = new Map<unknown, { readonly wish: unknown; readonly key: string; readonly by: Map<number, number> }>();
  for (const [member, person] of members.people[0].entries()) {
    try {
      for (const { wish, weight } of listed(cover, cover.wants(person))) {
        if (!(weight > 0)) continue;
        const key = topicKey(wish);
        const topic = found.get(key ?? wish) ?? { wish, key: key ?? "", by: new Map<number, number>() };
        found.set(key ?? wish, topic);
        topic.by.set(member, (topic.by.get(member) ?? 0) + weight);
      }
    } catch (error) {
      failed(faults, () => placeOf(name, members, member), error);
    }
  }
  const topics = [...found.values()].sort((a, b) => compareText(a.key, b.key));
  return {
    topics: topics.map(({ wish }) => wish),
    owners: topics.map(({ by }) => members.ids[0][[...by.keys()][0] ?? 0] ?? ""),
    wishes: topics.flatMap(({ by }, topic) => Array.from(by, ([member, weight]): Wish => ({ member, topic, weight }))),
  };
}

/** A measure that does not tell its wishes apart: the items of a list count alike, and what is no list is one wish. */
function listed({ by }: ReadyCover, wants: unknown): readonly { readonly wish: unknown; readonly weight: number }[] {
  if (wants === undefined || wants === null) return [];
  if (by.wishes !== undefined) return by.wishes(wants);
  return Array.isArray(wants) ? wants.map((item) => ({ wish: [item], weight: 1 })) : [{ wish: wants, weight: 1 }];
}

/** By topic and person, in thousandths. */
function offersOf(
  name: string,
  by: ReadyCover["by"],
  read: ReadyCover["offers"],
  sides: Sides,
  share: number,
  faults: Faults,
): Float64Array {
  const [topics, others] = [sides.people[0].length, sides.people[1].length];
  const table = new Float64Array(topics * others);
  if (table.length === 0) return table;
  const answered = sides.people[1].map((person) => {
    try {
      return read(person) !== undefined;
    } catch {
      return false; // noted below, when the measure reads it
    }
  });
  const criterion = { form: "measure", by, read: [(wish: unknown) => wish, read] } as const;
  const scorer = compiled(name, criterion, sides, faults);
  const open = Int32Array.from({ length: others }, (_, at) => at);
  const out = new Float64Array(others);
  for (let topic = 0; topic < topics; topic++) {
    scorer.fill(topic, open, others, out);
    for (let other = 0; other < others; other++) {
      const value = out[other]!;
      const counted = Number.isNaN(value) ? (answered[other] ? 0.5 : 0) : value;
      table[topic * others + other] = Math.round(counted * share * THOUSAND);
    }
  }
  return table;
}
