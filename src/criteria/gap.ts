import { mistake, refuse } from "../errors.js";
import type { Measure } from "../measure.js";
import { numberOf, numbersOf } from "./encode.js";

const ANY = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/**
 * How well the distance from the first person up to the second suits, such as a mentor's seniority above the mentee's:
 * with `difference = second - first`, 0 outside [a, d], 1 on [b, c], linear between. `a = b` or `c = d` makes a step, which
 * belongs to the good side. Swapping the people turns the difference round, so it is not symmetric.
 *
 * @param corners `a <= b <= c <= d`, finite, in the unit of the values.
 * @throws PairwrightError for other corners, and when a value is not a finite number.
 * @example
 * ```ts
 * gap([0, 1, 3, 6]).score(2, 4); // 1: two levels above
 * gap([0, 1, 3, 6]).score(2, 6.5); // 0.5: halfway from 3 to 6
 * ```
 */
export function gap(corners: readonly [number, number, number, number]): Measure<number | undefined> {
  const [a, b, c, d] = corners;
  if (!(corners.every(Number.isFinite) && a <= b && b <= c && c <= d)) {
    const message = "four ascending numbers are wanted: 0 outside the outer two, 1 between the inner two.";
    refuse("gap", [mistake("gap-corners", "corners", message, "Give for example [0, 1, 3, 6].", corners)]);
  }
  return Object.freeze<Measure<number | undefined>>({
    name: "gap",
    settings: Object.freeze({ corners: Object.freeze([a, b, c, d]) }),
    symmetric: false,
    score(first, second) {
      const value = suited(numberOf("gap", second, ANY) - numberOf("gap", first, ANY), a, b, c, d);
      return Number.isNaN(value) ? undefined : value;
    },
    prepare(first, second) {
      const rows = numbersOf("gap", first, ANY);
      const columns = numbersOf("gap", second, ANY);
      return (row, out) => {
        const own = rows[row] ?? Number.NaN;
        for (let column = 0; column < columns.length; column++) {
          out[column] = suited((columns[column] ?? Number.NaN) - own, a, b, c, d);
        }
      };
    },
  });
}

/** The trapezoid; NaN gives NaN. */
function suited(difference: number, a: number, b: number, c: number, d: number): number {
  if (difference < a || difference > d) return 0;
  if (difference < b) return (difference - a) / (b - a);
  if (difference > c) return (d - difference) / (d - c);
  return difference >= b ? 1 : Number.NaN;
}
