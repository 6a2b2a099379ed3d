import { frozenCopy } from "../cohort/frozen.js";
import { mistake, refuse, suggestion } from "../errors.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import { bestExchange, changeOf, cheapest } from "./circle-change.js";
import { type CirclesPriceOptions, calledBy } from "./circle-cost.js";
import type { CircleChange, CirclePlace } from "./circle-reasons.js";
import { nowhere, placeOf, type Standing, standingOf } from "./circle-standing.js";
import { priceWords } from "./circle-words.js";

/** The next best circle of one member. Plain data. */
export interface NextBestCircle {
  readonly role: "member";
  readonly id: string;
  /** Their circle; absent for somebody in none. */
  readonly now?: CirclePlace;
  /** The circle into which one change brings them at the least price; absent where no single change is possible. */
  readonly circle?: CirclePlace;
  /** That change, alone or in exchange for somebody: its cost is the most that giving them this circle costs. */
  readonly change?: CircleChange;
  /** What their own fit would gain, below 0 where it would lose, in [-1, 1]; absent for somebody in no circle, or without a change. */
  readonly own?: number;
  /**
   * Whether no circles that bring them into another circle cost less: where the plan is proven best and the change costs nothing.
   * Otherwise a plan that is made anew may have it for less.
   */
  readonly exact: boolean;
  readonly text: string;
}

/** The circles' way of `nextBest`: every move of a member, and every exchange with somebody of another circle, is looked at. */
export function nextBestCircles(
  plan: CirclesPlan,
  { of, ...options }: CirclesPriceOptions & { readonly of?: readonly string[] } = {},
): readonly NextBestCircle[] {
  const context = contextOf("nextBest", plan);
  const { ids, positions } = context.among.lineup;
  refuse(
    "nextBest",
    (of ?? [])
      .filter((id) => !positions[0].has(id))
      .map((id) => mistake("next-best-unknown", "of", "no member has this id.", suggestion(id, ids[0]), id)),
  );
  const standing = standingOf(plan, context, calledBy(options));
  const wanted = of === undefined ? undefined : new Set(of);
  const fits = new Map(plan.circles.flatMap(({ members }) => members.map(({ id, fit }) => [id, fit] as const)));
  return frozenCopy(
    ids[0].flatMap((id, member) => {
      if (wanted !== undefined && !wanted.has(id)) return [];
      options.signal?.throwIfAborted();
      return [nextOf(standing, member, id, fits.get(id))];
    }),
  );
}

function nextOf(standing: Standing, member: number, id: string, fit: number | undefined): NextBestCircle {
  const { plan, called, circleOf, members } = standing;
  const own = circleOf[member] ?? nowhere;
  const base = { role: "member" as const, id, ...(own === nowhere ? {} : { now: placeOf(standing, own) }) };
  const who = called.member(id);
  const changes = members.flatMap((there, circle) =>
    there.length === 0 || circle === own
      ? []
      : [changeOf(standing, member, circle), bestExchange(standing, member, circle)].flatMap((one) =>
          one === undefined ? [] : [{ circle, change: one }],
        ),
  );
  const best = cheapest(changes.map(({ change }) => change));
  const found = changes.find(({ change }) => change === best);
  if (best?.cost === undefined || found === undefined) {
    const text = `${who}: no move to another circle and no exchange with somebody there is possible.`;
    return { ...base, exact: false, text };
  }
  const circle = placeOf(standing, found.circle);
  const how = best.with === undefined ? "by moving there" : `in exchange for ${called.member(best.with)}`;
  const price = priceWords(best, plan.totals.worth, who, fit);
  const exact = plan.status === "optimal" && best.cost.people === 0 && best.cost.worth === 0;
  const sure = exact
    ? ""
    : " That is the price of this one change, all else staying as it is: a plan that is made anew may have it for less.";
  return {
    ...base,
    circle,
    change: best,
    ...(fit === undefined || best.fit === undefined ? {} : { own: best.fit - fit }),
    exact,
    text: `${who}: next best is circle ${circle.number}, ${how}, which ${price}.${sure}`,
  };
}
