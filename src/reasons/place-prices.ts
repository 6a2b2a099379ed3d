import { frozenCopy } from "../cohort/frozen.js";
import { mistake, refuse, suggestion } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import { type WorthOfPlaces, worthOfPlaces } from "../kernels/ranking/forcing.js";
import { proven } from "../kernels/ranking/proven.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import { twinsOf } from "../plan/loops.js";
import { plannedWithPlace } from "../plan/one-more-place.js";
import type { Plan } from "../plan/plan.js";
import { posed } from "../plan/pose.js";
import type { CirclesPriceOptions } from "./circle-cost.js";
import { type CirclePlacePrice, circlePlacePrices } from "./circle-place-prices.js";
import { amountOf, type NamesOption } from "./price.js";
import { isForTotal, matchedIn } from "./rule-prices.js";
import { refuseUnpriced } from "./unpriced.js";

/** What one more place of somebody is worth. Plain data. */
export interface PlacePrice<Role extends string = string> {
  readonly role: Role;
  readonly id: string;
  /** How many partners they have now, and how many they may have at most. */
  readonly partners: number;
  readonly places: number;
  /** How many more people of the first role would have a partner. */
  readonly people: number;
  /** How much more the sum of fits would be. */
  readonly fit: number;
  readonly exact: boolean;
  readonly text: string;
}

/** Whose places, and how to work. */
export interface PlacePricesOptions<Role extends string = string> extends NamesOption {
  /** The role to ask about; both unless said otherwise. */
  readonly role?: Role;
  readonly signal?: Stop;
}

/**
 * What one more place in each circle would be worth, their number and leads staying as they are; where circles have no leads, in
 * one of them. Exact where both plans are proven best, else between what was found and a bound. Cost: a solve for each circle.
 */
export function placePrices(plan: CirclesPlan, options?: CirclesPriceOptions): readonly CirclePlacePrice[];
/**
 * What one more place of each person would be worth to the whole plan: more people matched first, then more fit in sum. Whoever
 * has a place left gains nothing by another, but where mutual loops are ruled out. The most valuable place comes first, then by role and id.
 *
 * Cost: two searches over all pairs for everybody together; a solve each where a mutual loop has to be ruled out, for
 * whoever has no place at all, or where the plan has another aim than the total.
 *
 * @throws PairwrightError when the plan was not made by `match` in this process, or is not one-on-one.
 * @example
 * ```ts
 * console.log(placePrices(plan, { role: "mentor" })[0]?.text);
 * ```
 */
export function placePrices<Role extends string>(
  plan: Plan<Role>,
  options?: PlacePricesOptions<NoInfer<Role>>,
): readonly PlacePrice<Role>[];
export function placePrices(
  plan: Plan | CirclesPlan,
  options: PlacePricesOptions & CirclesPriceOptions = {},
): readonly PlacePrice[] | readonly CirclePlacePrice[] {
  refuseUnpriced("placePrices", plan, ["pairs", "circles"], {
    peers: "Peers have one partner each: ask whyNobody about those without one, or pairPrice about two people.",
  });
  return plan.format === "circles" ? circlePlacePrices(plan, options) : pricesOfPlaces(plan, options);
}

function pricesOfPlaces(plan: Plan, options: PlacePricesOptions): readonly PlacePrice[] {
  if (options.role !== undefined && !plan.roles.includes(options.role)) {
    const remedy = suggestion(String(options.role), plan.roles);
    refuse("placePrices", [mistake("place-prices-role", "role", "there is no such role.", remedy, options.role)]);
  }
  const context = contextOf("placePrices", plan);
  const { lineup, bounds, fit, ready, proof } = context;
  const question = posed(ready.constraints, fit, ready.seed);
  const { most } = ready.constraints;
  const worth = proof === undefined || most !== undefined ? undefined : worthOfPlaces(proven(question.problem, proof));
  const mayLoop = ready.program.mutual === "forbidden" && twinsOf(lineup, question.order) !== undefined;
  const prices = ([0, 1] as const).flatMap((side) => {
    const role = lineup.roles[side];
    if (options.role !== undefined && options.role !== role) return [];
    const loads = new Map<string, number>();
    for (const pair of plan.pairs) loads.set(pair[role] ?? "", (loads.get(pair[role] ?? "") ?? 0) + 1);
    const ofSide = worth === undefined ? undefined : side === 0 ? worth.rows : worth.columns;
    const gains = ofSide === undefined ? undefined : atPositions(ofSide, question.order[side]);
    return lineup.ids[side].map((id, at): PlacePrice => {
      const partners = loads.get(id) ?? 0;
      const places = bounds[side].max[at] ?? 0;
      const gain = gainOf(side, at, partners < places, gains?.[at]);
      const who = options.names?.[role]?.(id) ?? id;
      return {
        role,
        id,
        partners,
        places,
        ...gain,
        text: inWords(`${role} ${who}`, lineup.roles[0], gain, partners < places),
      };
    });
  });
  return frozenCopy(prices.sort((one, two) => two.people - one.people || two.fit - one.fit));

  function gainOf(side: 0 | 1, at: number, hasPlace: boolean, gain?: { people: number; fit: number }) {
    const isExact = plan.status === "optimal" && isForTotal(plan);
    // Where mutual loops are ruled out, a plan that takes more of somebody's places than there are may be better all the same.
    if (hasPlace && !mayLoop) return { people: 0, fit: 0, exact: isExact };
    // Where at most so many people are matched, those of the first role have one place each.
    if (most !== undefined && side === 0) return { people: 0, fit: 0, exact: false };
    // Prices know nothing of mutual loops, so that what they promise is the most there can be.
    // Of whoever has no place no pair was scored, so that prices know nothing of them, either.
    const isNew = bounds[side].max[at] === 0;
    if (gain !== undefined && !isNew && (!mayLoop || (gain.people === 0 && gain.fit === 0))) {
      return { people: gain.people, fit: gain.fit / MILLION + 0, exact: isExact };
    }
    options.signal?.throwIfAborted();
    const other = plannedWithPlace(context, side, at, undefined, options.signal);
    if (other === undefined) return { people: 0, fit: 0, exact: false };
    const more = Math.round(other.totals.fit * MILLION) - Math.round(plan.totals.fit * MILLION);
    return {
      people: matchedIn(other) - matchedIn(plan),
      fit: more / MILLION + 0,
      exact: isExact && other.status === "optimal",
    };
  }
}

function atPositions({ priority, fit }: WorthOfPlaces, order: Int32Array): { people: number; fit: number }[] {
  const found = Array.from(order, () => ({ people: 0, fit: 0 }));
  for (const [at, position] of order.entries()) found[position] = { people: priority[at] ?? 0, fit: fit[at] ?? 0 };
  return found;
}

function inWords(
  who: string,
  served: string,
  { people, fit, exact }: Pick<PlacePrice, "people" | "fit" | "exact">,
  hasPlace: boolean,
) {
  const size = amountOf(Math.round(fit * MILLION));
  const ofFit = fit === 0 ? "" : `, with ${size} ${fit > 0 ? "more" : "less"} fit in sum`;
  const nothing = hasPlace
    ? `${who} has a place left already: one more is worth nothing.`
    : `One more place of ${who} is worth nothing.`;
  const worth =
    people > 0
      ? `One more place of ${who} would give ${people} more on the ${served} side a partner${ofFit}.`
      : fit > 0
        ? `One more place of ${who} would add ${size} fit in sum.`
        : nothing;
  return exact ? worth : `${worth} That is not exact: the two plans are not both proven to have the most fit in sum.`;
}
