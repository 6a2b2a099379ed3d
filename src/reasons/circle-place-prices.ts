import { frozenCopy } from "../cohort/frozen.js";
import { mistake, refuse } from "../errors.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { reachedIn, withPlaceInCircle } from "../plan/circles-reached.js";
import { contextOf } from "../plan/context.js";
import { boundedCost, type CirclesPriceOptions, calledBy } from "./circle-cost.js";
import type { CirclePlace } from "./circle-reasons.js";
import { placeOf, standingOf } from "./circle-standing.js";
import { figure, placeWords } from "./circle-words.js";

/** What one more place in a circle is worth. Plain data. */
export interface CirclePlacePrice {
  /** The circle that may have one member more; absent where circles have no leads: one of them, whichever it is best in. */
  readonly circle?: CirclePlace;
  /** How many members it has now, and how many it may have at most. */
  readonly members: number;
  readonly places: number;
  /** How many more people have a place, and how much more the circles are worth, in the best that were found. */
  readonly people: number;
  readonly worth: number;
  /** No circles with this place gain more; `worth` is absent where nothing is proven of it. */
  readonly atMost: { readonly people: number; readonly worth?: number };
  readonly exact: boolean;
  readonly text: string;
}

/** The circles' way of `placePrices`: each circle in turn may have one more, and all are solved again. */
export function circlePlacePrices(plan: CirclesPlan, options: CirclesPriceOptions = {}): readonly CirclePlacePrice[] {
  const context = contextOf("placePrices", plan);
  if (plan.most !== undefined) {
    const message = "only so many people may have a place, so that one place more gives nobody any.";
    const remedy = "Ask about a plan that was made without this limit, or match again with a higher one.";
    refuse("placePrices", [mistake("place-prices-most", "plan.most", message, remedy, plan.most)]);
  }
  const called = calledBy(options);
  const standing = standingOf(plan, context, called);
  const here = reachedIn(context);
  const isLed = context.leading !== undefined;
  const there = standing.members.flatMap(({ length }, circle) => (length > 0 ? [circle] : []));
  const prices = (isLed ? there : there.slice(0, 1)).map((circle): CirclePlacePrice => {
    options.signal?.throwIfAborted();
    const bounded = boundedCost(here, withPlaceInCircle(context, circle, options), false);
    const gain = { people: 0 - bounded.cost.people + 0, worth: 0 - bounded.cost.worth + 0 };
    const atMost = {
      people: 0 - bounded.atLeast.people + 0,
      ...(bounded.atLeast.worth === undefined ? {} : { worth: 0 - bounded.atLeast.worth + 0 }),
    };
    const place = placeOf(standing, circle);
    const found = {
      members: place.people.length,
      places: context.problem.sizes.max[circle] ?? 0,
      ...gain,
      atMost,
      exact: bounded.exact,
    };
    const where = isLed ? `circle ${place.number} (${placeWords(place, called)})` : "one of the circles";
    const text = inWords(where, found, plan.totals.worth);
    return isLed ? { circle: place, ...found, text } : { ...found, text };
  });
  return frozenCopy(prices.sort((one, two) => two.people - one.people || two.worth - one.worth));
}

function inWords(
  where: string,
  { people, worth, atMost, exact }: Omit<CirclePlacePrice, "text" | "circle">,
  total: number,
): string {
  const isWorthless = people === 0 && worth === 0;
  const more = [
    ...(people > 0 ? [`give ${people} more a place`] : []),
    ...(worth > 0
      ? [`add ${figure(worth)} to the plan's worth of ${figure(total)}`]
      : worth < 0
        ? [`take ${figure(-worth)} from the plan's worth of ${figure(total)}`]
        : []),
  ].join(" and ");
  const start = `One more place in ${where}`;
  if (exact) return isWorthless ? `${start} is worth nothing.` : `${start} would ${more}.`;
  const most =
    atMost.people > people
      ? `It is proven only that at most ${atMost.people} more could have a place.`
      : atMost.worth === undefined
        ? "How much more it could be at most is not proven."
        : `It is proven that at most ${figure(atMost.worth)} could be added.`;
  return isWorthless
    ? `With one more place in ${where} no better circles were found. ${most}`
    : `${start} would ${more} at least, with the best circles that were found. ${most}`;
}
