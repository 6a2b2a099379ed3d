import type { Lineup } from "../cohort/lineup.js";
import type { CirclesProgram, PersonSchema } from "../program.js";
import { coveredByLot, spreadOf } from "./circle-lot.js";
import type { CircleUnits } from "./circle-units.js";
import { coverPart } from "./cover-part.js";
import { noFaults, refuseFaults } from "./faults.js";
import type { CriterionSummary } from "./fit.js";

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
    coverPart(name, cover, units.covers[name] ?? 0, members, leads, faults),
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
