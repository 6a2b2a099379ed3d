import { bandOf } from "../cohort/instruments/bands.js";
import { type Mistake, mistake, refuse } from "../errors.js";
import type { Measure } from "../measure.js";
import { checkScales, meanWorth, meanWorthRows, type Scored } from "./scales.js";

/** From which difference on two scores count as different, in shares of the range. */
export interface ProfileSettings {
  /** Differences up to this size count as none; 0.15 unless said otherwise. */
  readonly deadBand?: number;
  /** Differences from this size on count as complete; 0.4 unless said otherwise. */
  readonly apart?: number;
}

/**
 * How alike two people are on named scales: the mean, over the scales known of both, of
 * `1 - clamp((|a - b| - deadBand) / (apart - deadBand), 0, 1)`. Each scale by itself, since one number for the likeness of
 * two whole profiles mostly tells how ordinary both are. Unknown when no scale is known of both.
 *
 * Where the numbers come from: four-item scales have a reliability around 0.7, so that the difference between two people
 * has a standard error of sqrt(2) × sqrt(1 - 0.7) ≈ 0.77 standard deviations; differences below 0.75 of them say nothing, and
 * at 2 of them people are far apart. The standard deviation of such a scale is about 0.2 of its range (0.16 to 0.24 in the
 * real answers that the tests read), which makes 0.15 and 0.4. Fixed numbers keep a pair's value independent of who else
 * takes part.
 *
 * @param scales Scales of a person's `inventory` field; a scale that was not asked does not compile.
 * @throws PairwrightError for no scales or a scale named twice, other settings, and scores outside [0, 1].
 * @example
 * ```ts
 * const ada = { scales: { Creativity: 0.9, Prudence: 0.5 } };
 * profile(["Creativity", "Prudence"]).score(ada, { scales: { Creativity: 0.8, Prudence: 0 } }); // 0.5: alike, far apart
 * ```
 */
export function profile<const S extends string>(
  scales: readonly S[],
  settings: ProfileSettings = {},
): Measure<Scored<S>> {
  const { deadBand = 0.15, apart = 0.4 } = settings;
  checkScales("profile", scales);
  refuse("profile", faults(deadBand, apart));
  const names = Object.freeze([...scales]);
  const comparisons = names.map((scale) => ({ scale, deadBand, apart }));
  return Object.freeze<Measure<Scored<S>>>({
    name: "profile",
    settings: Object.freeze({ scales: names, deadBand, apart }),
    symmetric: true,
    score: (first, second) => meanWorth("profile", comparisons, first, second),
    prepare: (first, second) => meanWorthRows("profile", comparisons, first, second),
    evidence(first, second) {
      // To be low on something together is nothing that a pair should read of itself.
      const high = names.filter((name) => [first, second].every((one) => bandOf(one?.scales[name]) === "high"));
      return { shared: high.map((name) => `both high on ${name}`), firstLearns: [], secondLearns: [] };
    },
  });
}

function faults(deadBand: number, apart: number): Mistake[] {
  if (deadBand >= 0 && deadBand < apart && apart <= 1) return [];
  const message = "a dead band is 0 or more and narrower than what counts as far apart, which is 1 at most.";
  const remedy = "Give for example { deadBand: 0.15, apart: 0.4 }.";
  return [mistake("profile-dead-band", "settings", message, remedy, { deadBand, apart })];
}
