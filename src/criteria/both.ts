import { bandOf } from "../cohort/instruments/bands.js";
import { mistake, refuse } from "../errors.js";
import type { Measure } from "../measure.js";
import { numberOf, numbersOf } from "./encode.js";

/** What is said about two people who both have it. */
export interface BothSettings {
  /** The name of the quality, as in "both high on love of learning"; nothing is said unless it is given. */
  readonly of?: string;
}

const SHARE = [0, 1] as const;

/**
 * Whether both people have much of something, such as a wish to learn: the smaller of the two shares. Two people who both
 * have little of it are alike, and that is not what is wanted. Unknown when either is.
 *
 * @throws PairwrightError for a blank name, and when a value is not in [0, 1].
 * @example
 * ```ts
 * both().score(0.9, 0.6); // 0.6
 * const learning = both({ of: "love of learning" });
 * learning.evidence?.(0.9, 0.8).shared; // ["both high on love of learning"]
 * ```
 *
 * Source: of two people's learning goal orientations the lower one limits the pair; see the notes on learning orientation
 * (domain knowledge, sections 1.1 and 1.3). It is mostly an effect of single people, so give it little weight.
 */
export function both(settings: BothSettings = {}): Measure<number | undefined> {
  const { of } = settings;
  if (of !== undefined && (typeof of !== "string" || of.trim() === "")) {
    refuse("both", [mistake("both-of", "of", "a quality has a name.", 'Give for example "love of learning".', of)]);
  }
  return Object.freeze<Measure<number | undefined>>({
    name: "both",
    settings: Object.freeze(of === undefined ? {} : { of }),
    symmetric: true,
    score(first, second) {
      const value = Math.min(numberOf("both", first, SHARE), numberOf("both", second, SHARE));
      return Number.isNaN(value) ? undefined : value;
    },
    prepare(first, second) {
      const rows = numbersOf("both", first, SHARE);
      const columns = numbersOf("both", second, SHARE);
      return (row, out) => {
        const own = rows[row] ?? Number.NaN;
        for (let column = 0; column < columns.length; column++) {
          out[column] = Math.min(own, columns[column] ?? Number.NaN);
        }
      };
    },
    evidence(first, second) {
      const told = of !== undefined && bandOf(first) === "high" && bandOf(second) === "high";
      return { shared: told ? [`both high on ${of}`] : [], firstLearns: [], secondLearns: [] };
    },
  });
}
