import type { Want } from "./skills.js";

/** What a wish of unknown coverage counts: neither zero nor perfect. */
export const HALF = 0.5;
/** Levels; keeps a target just above the present level from making every step a whole one. */
const LEAST_STEP = 0.5;

/**
 * How far a teacher of a level can bring a learner towards a target, in [0, 1]: the share of the way, 0 when the teacher
 * is not ahead. Levels are NaN when unknown. A wish without any level is met by whoever teaches the skill; otherwise
 * NaN when what is unknown would decide.
 */
export function covered(current: number, target: number, level: number): number {
  if (Number.isNaN(target)) return 1;
  if (level <= current) return 0;
  if (level >= target) return 1;
  return (level - current) / Math.max(target - current, LEAST_STEP);
}

/**
 * The weighted mean coverage of the wishes, in [0, 1]; NaN when nothing is known of any of them, or there are none.
 * A skill that is not offered is covered by 0, which is known.
 */
export function gained(wants: readonly Want[], offers: ReadonlyMap<string, number>): number {
  let sum = 0;
  let total = 0;
  let unknown = 0;
  for (const { key, weight, current, target } of wants) {
    total += weight;
    const level = offers.get(key);
    if (level === undefined) continue;
    const share = covered(current, target, level);
    if (Number.isNaN(share)) unknown++;
    sum += weight * (Number.isNaN(share) ? HALF : share);
  }
  return unknown === wants.length ? Number.NaN : sum / total;
}

/** The wished skills that the teacher teaches and is, as far as known, ahead in; in the learner's words. */
export function learnable(wants: readonly Want[], offers: ReadonlyMap<string, number>): string[] {
  const ahead = ({ key, current, target }: Want) => {
    const level = offers.get(key);
    return level !== undefined && covered(current, target, level) !== 0;
  };
  return wants.filter(ahead).map((want) => want.name);
}
