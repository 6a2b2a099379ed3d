import { type Mistake, mistake, refuse } from "../errors.js";
import type { Measure } from "../measure.js";
import { numberOf, numbersOf } from "./encode.js";

/** What counts as equal. */
export interface ClosenessSettings {
  /** Differences up to this size count as none, in units of the scale; 0 unless said otherwise. */
  readonly deadBand?: number;
}

/**
 * How near two answers on one scale are: 1 when they differ by at most the dead band, 0 at the two ends of the scale, and
 * linear between: `1 - max(0, |a - b| - deadBand) / (to - from - deadBand)`. Two single answers of four-item scales differ
 * by about 0.75 standard deviations by chance alone, which is what a dead band is for.
 *
 * @param scale The least and the greatest answer, `from < to`.
 * @throws PairwrightError for such settings, and when a value lies outside the scale.
 * @example
 * ```ts
 * closeness([1, 5]).score(2, 4); // 0.5
 * closeness([1, 5], { deadBand: 1 }).score(2, 3); // 1
 * ```
 */
export function closeness(
  scale: readonly [number, number],
  settings: ClosenessSettings = {},
): Measure<number | undefined> {
  const [from, to] = scale;
  const deadBand = settings.deadBand ?? 0;
  refuse("closeness", faults(from, to, deadBand));
  const range = Object.freeze([from, to] as const);
  const width = to - from - deadBand;
  return Object.freeze<Measure<number | undefined>>({
    name: "closeness",
    settings: Object.freeze({ scale: range, deadBand }),
    symmetric: true,
    score(first, second) {
      const apart = Math.abs(numberOf("closeness", first, range) - numberOf("closeness", second, range));
      return Number.isNaN(apart) ? undefined : 1 - Math.max(0, apart - deadBand) / width;
    },
    prepare(first, second) {
      const rows = numbersOf("closeness", first, range);
      const columns = numbersOf("closeness", second, range);
      return (row, out) => {
        const own = rows[row] ?? Number.NaN;
        for (let column = 0; column < columns.length; column++) {
          const apart = Math.abs(own - (columns[column] ?? Number.NaN));
          out[column] = 1 - Math.max(0, apart - deadBand) / width;
        }
      };
    },
  });
}

function faults(from: number, to: number, deadBand: number): Mistake[] {
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
    const message = "a scale is its least and its greatest answer.";
    return [mistake("closeness-scale", "scale", message, "Give for example [1, 5].", [from, to])];
  }
  if (deadBand >= 0 && deadBand < to - from) return [];
  const message = "a dead band is 0 or more and narrower than the scale.";
  return [mistake("closeness-dead-band", "deadBand", message, `Give a number from 0 to below ${to - from}.`, deadBand)];
}
