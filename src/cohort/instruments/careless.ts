import type { PageTime } from "../survey/sitting.js";
import type { InstrumentItem } from "./instrument.js";
import { meanOf } from "./sums.js";

/** A sign of answering without reading. */
export type CarelessSign = "fast answers" | "inconsistent answers" | "the same answer everywhere";

/** Nobody reads an item and answers it in less. */
const leastSeconds = 2;
/** As many opposite pairs as one scale with two items for and two against has. */
const leastPairs = 4;
/** Shorter runs of the same answer are common and mean nothing. */
const leastSame = 10;

/**
 * The signs of careless answering in one person's raw answers: a page with less than two seconds for an item; items that
 * say opposite things (all pairs of one for and one against the same scale) answered alike, so that the two lie more than
 * half the range from adding up, on the mean; and one and the same answer to ten items or more that are not all keyed alike.
 * One sign alone is common among people who mean what they say.
 *
 * Source: domain knowledge, section 2.5.5; long runs of one answer and low variance within a person are no signs by themselves.
 */
export function carelessSigns<S extends string>(
  items: readonly InstrumentItem<S>[],
  answer: (item: InstrumentItem<S>) => number,
  [from, to]: readonly [number, number],
  pages: readonly PageTime[],
): readonly CarelessSign[] {
  const answered = items.filter((item) => !Number.isNaN(answer(item)));
  const agreeing = answered.filter(({ key }) => key === "+");
  const opposing = answered.filter(({ key }) => key === "-");
  const misfits = agreeing.flatMap((one) =>
    opposing
      .filter(({ scale }) => scale === one.scale)
      .map((other) => Math.abs(answer(one) + answer(other) - (from + to))),
  );
  const isMixed = agreeing.length > 0 && opposing.length > 0;
  const signs: CarelessSign[] = [];
  if (pages.some(({ seconds, items: shown }) => seconds < leastSeconds * shown)) signs.push("fast answers");
  if (misfits.length >= leastPairs && meanOf(misfits) > (to - from) / 2) signs.push("inconsistent answers");
  if (answered.length >= leastSame && isMixed && new Set(answered.map(answer)).size === 1) {
    signs.push("the same answer everywhere");
  }
  return signs;
}

/** How many signs together are taken for carelessness. */
export const signsOfCarelessness = 2;
