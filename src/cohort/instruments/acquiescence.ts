import type { InstrumentItem } from "./instrument.js";
import { meanOf } from "./sums.js";

/** Fewer balanced items than this say more about the person than about how readily they agree. */
const leastBalanced = 8;

/** The items of those scales of which half speak for the scale and half against it. */
function balancedItems<S extends string>(items: readonly InstrumentItem<S>[]): readonly InstrumentItem<S>[] {
  const surplus = new Map<S, number>();
  for (const { scale, key } of items) surplus.set(scale, (surplus.get(scale) ?? 0) + (key === "+" ? 1 : -1));
  return items.filter(({ scale }) => surplus.get(scale) === 0);
}

/**
 * How many points someone's answers lie above what the questions explain: the mean of a balanced set of answers, before
 * anything is reversed, minus the midpoint. Undefined where fewer than eight balanced items are asked, or fewer than four of
 * either key are answered: then nothing is corrected. Where an answer is missing, the two keys weigh the same nevertheless,
 * else the missing one would unbalance the set.
 *
 * Source: scoring rules of this project's notes (domain knowledge, section 2.5.3).
 */
export function acquiescence<S extends string>(
  [from, to]: readonly [number, number],
  items: readonly InstrumentItem<S>[],
  answer: (item: InstrumentItem<S>) => number,
): number | undefined {
  const balanced = balancedItems(items);
  if (balanced.length < leastBalanced) return undefined;
  const answersTo = (key: "+" | "-") =>
    balanced.filter((item) => item.key === key && !Number.isNaN(answer(item))).map(answer);
  const [agreeing, opposing] = [answersTo("+"), answersTo("-")];
  if (Math.min(agreeing.length, opposing.length) < leastBalanced / 2) return undefined;
  return (meanOf(agreeing) + meanOf(opposing)) / 2 - (from + to) / 2;
}
