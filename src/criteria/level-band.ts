import { type Mistake, mistake, refuse } from "../errors.js";
import type { Requirement } from "../measure.js";
import { atLeast, type RequirementSettings } from "./at-least.js";
import { gap } from "./gap.js";

/** How many levels the second person may stand above the first; below is negative. An absent end is open. */
export interface LevelBand {
  readonly least?: number;
  readonly most?: number;
}

/** More levels than there are on any ladder; an open end has to be a number, which survives JSON. */
export const openEnd = 1000;

/**
 * The rule that the second person stands `least` to `most` levels above the first, such as a mentor above a mentee. What is
 * best within the band is for a criterion to say, by `gap`.
 *
 * @throws PairwrightError for ends that are not finite or not in order.
 * @example
 * ```ts
 * rules: { "two levels up, or more": { by: levelBand({ least: 2 }), mentee: () => 1, mentor: (p) => p.places } }
 * ```
 */
export function levelBand(band: LevelBand, settings: RequirementSettings = {}): Requirement<number | undefined> {
  const { least = -openEnd, most = openEnd } = band;
  refuse("levelBand", faults(band, least, most));
  return atLeast(1, gap([least, least, most, most]), settings);
}

function faults(band: LevelBand, least: number, most: number): Mistake[] {
  if (Number.isFinite(least) && Number.isFinite(most) && least <= most) return [];
  const message = "the least and the most levels are finite numbers in order.";
  return [mistake("level-band", "band", message, "Give for example { least: 1, most: 4 }.", band)];
}
