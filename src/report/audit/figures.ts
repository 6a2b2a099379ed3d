import type { AuditComparison, AuditFit, AuditGroup } from "./audit-data.js";
import { hedges, meanOf } from "./effect.js";
import { fisherExact } from "./fisher.js";
import { newcombe, quantiles, wilson } from "./intervals.js";
import type { Subject } from "./subjects.js";
import { type Members, matchedOf } from "./tables.js";
import type { AuditThresholds } from "./thresholds.js";
import { verdict } from "./words.js";

/** A comparison whose p value, not rounded yet, still waits for the others of the audit. */
export type Compared = Omit<AuditComparison, "pCorrected" | "significant" | "text">;

/** The figures of a group that may be shown. */
export function figuresOf(
  members: Members,
  thresholds: AuditThresholds,
  isWaitingShown: boolean,
): Omit<AuditGroup, "comparison"> {
  const { group, stated, subjects, isFitShown } = members;
  const { smallest, confidence } = thresholds;
  const people = subjects.length;
  const matched = matchedOf(subjects);
  const { low, high } = wilson(matched, people, quantiles[confidence]);
  const places = subjects.map((subject) => subject.places);
  const known = places.filter((place) => place !== undefined);
  const waiting = waitingOf(subjects);
  return {
    group,
    stated,
    people,
    matched,
    rate: { value: fine(matched / people), low: fine(low), high: fine(high) },
    load: {
      partners: coarse(meanOf(subjects.map((subject) => subject.partners))),
      ...(known.length === people ? { places: coarse(meanOf(known)) } : {}),
    },
    ...(isFitShown ? { fit: fitOf(subjects, smallest) } : {}),
    ...(isWaitingShown ? { waiting: { people: waiting.length, mean: coarse(meanOf(waiting)) } } : {}),
  };
}

/** How long those have waited for whom it is known. */
export function waitingOf(subjects: readonly Subject[]): number[] {
  return subjects.flatMap(({ waiting }) => (waiting === undefined ? [] : [waiting]));
}

/**
 * Fits in hundredths, and no single person's: whoever has the plan could find that person by the number. The worst-off are
 * therefore a mean of several people instead of the lowest fit and a percentile.
 */
function fitOf(subjects: readonly Subject[], smallest: number): AuditFit {
  const fits = meanFits(subjects).sort((a, b) => a - b);
  const worst = fits.slice(0, Math.max(smallest, Math.ceil(fits.length / 10)));
  return {
    mean: coarse(meanOf(fits)),
    worstOff: { people: worst.length, mean: coarse(meanOf(worst)) },
    rank: coarse(meanOf(subjects.flatMap(({ rank }) => (rank === undefined ? [] : [rank])))),
  };
}

/** Compares a group with the reference group. */
export function compared(members: Members, reference: Members, thresholds: AuditThresholds): Compared {
  const z = quantiles[thresholds.confidence];
  const [one, other] = [countsOf(members), countsOf(reference)];
  const { low, high } = newcombe(one, other, z);
  const ratio = (one.chosen * other.people) / (one.people * other.chosen);
  const left = ((one.people - one.chosen) * other.people) / (one.people * (other.people - other.chosen));
  const effect =
    members.isFitShown && reference.isFitShown
      ? hedges(meanFits(members.subjects), meanFits(reference.subjects), z)
      : undefined;
  return {
    ...(other.chosen > 0 ? { ratio: fine(ratio) } : {}),
    ...(other.chosen < other.people ? { unmatchedRatio: fine(left) } : {}),
    p: fisherExact(one, other),
    difference: {
      value: fine(one.chosen / one.people - other.chosen / other.people),
      low: fine(low),
      high: fine(high),
    },
    ...(effect ? { fit: { g: coarse(effect.g), low: coarse(effect.low), high: coarse(effect.high) } } : {}),
    flag: isFlagged(one, other, thresholds),
    small: Math.min(one.people, other.people) < thresholds.caution,
  };
}

/** Whether the first group passes a threshold beside the second, by counts and not by rounded ratios. */
export function isFlagged(
  one: { readonly chosen: number; readonly people: number },
  other: { readonly chosen: number; readonly people: number },
  { ratio, unmatchedRatio }: Pick<AuditThresholds, "ratio" | "unmatchedRatio">,
): boolean {
  if (one.chosen * other.people < ratio * one.people * other.chosen) return true;
  if (unmatchedRatio === undefined) return false;
  const [left, otherLeft] = [one.people - one.chosen, other.people - other.chosen];
  return left * other.people > unmatchedRatio * one.people * otherLeft;
}

/** The comparison with its corrected p value and its sentence. */
export function concluded(
  found: Compared,
  pCorrected: number,
  group: Omit<AuditGroup, "comparison">,
  reference: Omit<AuditGroup, "comparison">,
  thresholds: AuditThresholds,
): AuditComparison {
  const whole = {
    ...found,
    p: fine(found.p),
    pCorrected: fine(pCorrected),
    significant: pCorrected <= thresholds.significance,
  };
  return { ...whole, text: verdict(whole, group, reference, thresholds) };
}

function meanFits(subjects: readonly Subject[]): number[] {
  return subjects.flatMap(({ fits }) => (fits.length > 0 ? [meanOf(fits)] : []));
}

function countsOf({ subjects }: Members) {
  return { chosen: matchedOf(subjects), people: subjects.length };
}

/** Shares and p values to ten-thousandths; adding 0 makes -0 plain. */
function fine(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0;
}

/** Fits and means to hundredths. */
function coarse(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
