import { firstFew } from "../errors.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { type CirclesReached, reachedBy } from "../plan/circles-reached.js";
import type { Called } from "./circle-standing.js";
import { figure } from "./circle-words.js";
import type { Names } from "./names.js";

/** What a change costs a plan for circles: above 0 where it would be worse, below where it would be better; people first. */
export interface CirclesCost {
  /** People who would have no place more. */
  readonly people: number;
  /** In the unit of `totals.worth`. */
  readonly worth: number;
}

/** How to work on circles, and how their people are called: by `member` and `lead`. */
export interface CirclesPriceOptions {
  readonly names?: Names;
  /** How many changes each search tries; as many as for the plan unless said otherwise. More give closer bounds. */
  readonly steps?: number;
  readonly signal?: { throwIfAborted(): void };
}

/** A cost between two bounds: that of the best plan that was found, and one that is proven. */
export interface BoundedCost {
  readonly cost: CirclesCost;
  /** No plan with the change and with as many circles costs less; `worth` is absent where nothing is proven of it. */
  readonly atLeast: { readonly people: number; readonly worth?: number };
  readonly exact: boolean;
}

/** How circles and their people are called. */
export function calledBy({ names = {} }: CirclesPriceOptions): Called {
  return { member: (id) => names.member?.(id) ?? id, lead: (id) => names.lead?.(id) ?? id };
}

/**
 * What a plan loses against this one, between what was found and what is proven.
 *
 * @param isLess Whether the other plan has to keep all that this one keeps, so that the bound of this one holds for it, too.
 */
export function boundedCost(here: CirclesReached, there: CirclesReached, isLess: boolean): BoundedCost {
  const cost = {
    people: here.people - there.people + 0,
    worth: (here.worth - there.worth) / here.unit + 0,
  };
  // A bound on worth is one for as many people as were found: with more of them there may be more.
  const from = ({ bound }: CirclesReached, people: number) => ({
    people: here.people - bound.people + 0,
    ...(bound.people === people ? { worth: Math.min(cost.worth, (here.worth - bound.worth) / here.unit) + 0 } : {}),
  });
  const proven = from(there, there.people);
  const own = from(here, here.people);
  const atLeast = isLess && isBefore(proven, own) ? own : proven;
  const isMet = atLeast.people === cost.people && atLeast.worth === cost.worth;
  return { cost, atLeast, exact: here.isProven && (there.isProven || isMet) };
}

function isBefore(one: BoundedCost["atLeast"], other: BoundedCost["atLeast"]): boolean {
  if (one.people !== other.people) return one.people < other.people;
  return (one.worth ?? Number.NEGATIVE_INFINITY) < (other.worth ?? Number.NEGATIVE_INFINITY);
}

/** The same of two plans of one program. */
export function costBetween(plan: CirclesPlan, other: CirclesPlan, isLess: boolean): BoundedCost {
  return boundedCost(reachedBy(plan), reachedBy(other), isLess);
}

/** "would leave 1 more without a place and take 0.120 from the plan's worth of 6.240", and how sure that is. */
export function boundedInWords(change: string, { cost, atLeast, exact }: BoundedCost, worth: number): string[] {
  const isFree = cost.people === 0 && cost.worth === 0;
  if (exact) {
    return [`${change} would ${isFree ? "cost nothing: another plan is just as good" : amount(cost, worth)}.`];
  }
  const most = `${change} would ${isFree ? "cost nothing" : amount(cost, worth)}, with the best circles that were found.`;
  const sign = atLeast.people || (atLeast.worth ?? Number.NEGATIVE_INFINITY);
  const least =
    sign > 0
      ? `It is proven that no circles with it do better than to ${amount({ worth: 0, ...atLeast }, worth)}.`
      : sign === 0
        ? "It is not proven that it costs anything: there may be circles with it that are just as good."
        : "It is not proven that it costs anything: there may be circles with it that are even better than this plan.";
  return [most, "That is the most it costs, and not an exact price.", least];
}

/** People first, then worth: "leave 1 more without a place and take 0.120 from the plan's worth of 6.240". */
function amount({ people, worth }: CirclesCost, total: number): string {
  const parts = [
    ...(people > 0 ? [`leave ${people} more without a place`] : people < 0 ? [`give ${-people} more a place`] : []),
    ...(worth > 0
      ? [`take ${figure(worth)} from the plan's worth of ${figure(total)}`]
      : worth < 0
        ? [`add ${figure(-worth)} to the plan's worth of ${figure(total)}`]
        : []),
  ];
  return parts.join(" and ");
}

/** A circle by its people. */
export interface CircleOfPeople {
  readonly leads: readonly string[];
  readonly people: readonly string[];
}

/** Which circles two plans do not share: those of the other one that are new, and those of this one that are gone. */
export function circlesBetween(plan: CirclesPlan, other: CirclesPlan) {
  const key = ({ leads, people }: CircleOfPeople) => JSON.stringify([leads, people]);
  const plain = ({ leads, people }: CircleOfPeople): CircleOfPeople => ({ leads, people });
  const [had, has] = [new Set(plan.circles.map(key)), new Set(other.circles.map(key))];
  return {
    made: other.circles.filter((circle) => !had.has(key(circle))).map(plain),
    unmade: plan.circles.filter((circle) => !has.has(key(circle))).map(plain),
  };
}

/** Who sits with whom then, and who has no place any more. */
export function circlesInWords(plan: CirclesPlan, other: CirclesPlan, called: Called): string[] {
  const { made } = circlesBetween(plan, other);
  const told = made.map(({ leads, people }) => {
    const led = leads.length === 0 ? "" : `, led by ${leads.map(called.lead).join(" and ")}`;
    return `${people.map(called.member).join("; ")}${led}`;
  });
  const had = new Set(plan.unmatched.map(({ id }) => id));
  const left = other.unmatched.filter(({ id }) => !had.has(id)).map(({ id }) => called.member(id));
  return [
    ...(told.length > 0 ? [`The circles that change would be: ${told.join(" / ")}.`] : []),
    ...(left.length > 0 ? [`Without a place then: ${firstFew(left)}.`] : []),
  ];
}
