import type { Lineup } from "../cohort/lineup.js";
import type { ReadyCover } from "../program.js";
import { compareText } from "../random.js";
import { apportioned, THOUSAND } from "./circle-units.js";
import { compiled } from "./compile.js";
import { type Faults, failed, placeOf, type Sides } from "./faults.js";
import { topicKey } from "./topic-key.js";

/** A wish with a weight, as a measure knows it, by the member who has it. */
interface Wish {
  readonly member: number;
  readonly topic: number;
  readonly weight: number;
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

/** Lays out one cover: each distinct wish is asked once of every member and lead. */
export function coverPart(
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
export function listed(
  { by }: ReadyCover,
  wants: unknown,
): readonly { readonly wish: unknown; readonly weight: number }[] {
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
