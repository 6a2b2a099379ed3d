import type { Relation } from "./related.js";
import { offerNames, readOffers, type Skills, type Want } from "./skills.js";

/** What a wish of unknown coverage counts: neither zero nor perfect. */
export const HALF = 0.5;
/** Levels; keeps a target just above the present level from making every step a whole one. */
const LEAST_STEP = 0.5;
/** Levels; a teacher further ahead than this may be too far away for a first step. */
const FAR_AHEAD = 3;
/** What such a teacher counts, where that is asked for. */
const DAMPED = 0.9;

/** What coverage is told besides who learns. */
export interface CoverageTerms {
  readonly ranked: boolean;
  /** Whether a teacher more than three levels ahead counts a little less. */
  readonly damped: boolean;
  readonly relation: Relation | undefined;
}

/**
 * How far a teacher of a level can bring a learner towards a target, in [0, 1]: the share of the way, 0 when the teacher
 * is not ahead. Levels are NaN when unknown. A wish without any level is met by whoever teaches the skill; otherwise
 * NaN when what is unknown would decide.
 */
export function covered(current: number, target: number, level: number, damped: boolean): number {
  if (Number.isNaN(target)) return 1;
  if (level <= current) return 0;
  const far = damped && level - current > FAR_AHEAD ? DAMPED : 1;
  if (level >= target) return far;
  return far * ((level - current) / Math.max(target - current, LEAST_STEP));
}

/** What a teacher's skills are worth for one wish. */
export interface Part {
  /** In [0, 1]; where the level that would decide is unknown, `HALF` (times the credit of a related skill). */
  readonly value: number;
  readonly known: boolean;
  /** The key of the related skill that it comes from; absent for the wished skill itself. */
  readonly through?: string;
}

/**
 * The wished skill, or the one related skill that is worth more; undefined when neither is offered. Of equal ones the known
 * one, and then the first.
 */
function partOf(want: Want, offers: ReadonlyMap<string, number>, terms: CoverageTerms): Part | undefined {
  const { current, target, key } = want;
  const own = offers.get(key);
  const share = own === undefined ? undefined : covered(current, target, own, terms.damped);
  let best: Part | undefined = share === undefined ? undefined : partWorth(share, 1);
  if (terms.relation === undefined) return best;
  for (const [through, level] of offers) {
    const credit = through === key ? 0 : terms.relation.credit(key, through);
    if (credit === 0) continue;
    const part = { ...partWorth(covered(current, target, level, terms.damped), credit), through };
    if (best === undefined || isBetter(part.value, part.known, best.value, best.known)) best = part;
  }
  return best;
}

function partWorth(share: number, credit: number): Part {
  return Number.isNaN(share) ? { value: credit * HALF, known: false } : { value: credit * share, known: true };
}

/** Whether a part beats the best so far. */
export function isBetter(value: number, known: boolean, best: number, bestKnown: boolean): boolean {
  return value > best || (value === best && known && !bestKnown);
}

/**
 * The weighted mean coverage of the wishes, in [0, 1]; NaN when nothing is known of any of them, or there are none.
 * A skill that is not offered is covered by 0, which is known.
 */
export function gained(wants: readonly Want[], offers: ReadonlyMap<string, number>, terms: CoverageTerms): number {
  let sum = 0;
  let total = 0;
  let unknown = 0;
  for (const want of wants) {
    total += want.weight;
    const part = partOf(want, offers, terms);
    if (part === undefined) continue;
    if (!part.known) unknown++;
    sum += want.weight * part.value;
  }
  return unknown === wants.length ? Number.NaN : sum / total;
}

/**
 * The wished skills that the teacher teaches and is, as far as known, ahead in, in the learner's words; for one that only a
 * related skill covers, that skill in the teacher's words beside it.
 */
export function learnable(wants: readonly Want[], offering: NonNullable<Skills>, terms: CoverageTerms): string[] {
  const offers = readOffers(offering);
  const names = offerNames(offering);
  return wants.flatMap((want) => {
    const part = partOf(want, offers, terms);
    if (part === undefined || part.value === 0) return [];
    return [part.through === undefined ? want.name : `${want.name} (related: ${names.get(part.through)})`];
  });
}
