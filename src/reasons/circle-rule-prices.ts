import { frozenCopy } from "../cohort/frozen.js";
import { firstFew, PairwrightError } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import { circlesWithoutRule, commonTimeRule } from "../plan/circles-otherwise.js";
import type { CirclesOutcome, CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import { type CirclesPriceOptions, calledBy, costBetween } from "./circle-cost.js";
import { figure } from "./circle-words.js";
import { alwaysTrue } from "./price.js";

/** What one rule costs a plan for circles. Plain data. */
export interface CircleRulePrice {
  /** Its name; those of every program are in `builtInRules`, and the time that circles need is "time in common". */
  readonly rule: string;
  /** How many pairs of people it forbids; of a rule about whole circles, how many people it counts; of time 0. */
  readonly removes: number;
  /** How many more people have a place, and how much more the plan is worth, in the best circles that were found without it. */
  readonly people: number;
  readonly worth: number;
  /** How much more the sum of fits is in them. */
  readonly fit: number;
  /** No plan without the rule and with as many circles gains more; `worth` is absent where nothing is proven of it, all where there is no price. */
  readonly atMost?: { readonly people: number; readonly worth?: number };
  /** The ids of members who have a place then and have none now, and the other way round. */
  readonly placed: readonly string[];
  readonly displaced: readonly string[];
  /** Whether it is the difference between two plans that are both proven best. */
  readonly exact: boolean;
  readonly text: string;
}

/** The circles' way of `rulePrices`: everything is solved again without each rule, with the circles of the plan to begin with. */
export function circleRulePrices(plan: CirclesPlan, options: CirclesPriceOptions = {}): readonly CircleRulePrice[] {
  const { program } = contextOf("rulePrices", plan);
  const isOfCircles = (rule: string) => Object.hasOwn(program.circleRules, rule);
  const hasTime = program.meeting !== undefined && !program.ruleNames.includes(commonTimeRule);
  const rules = Object.keys(plan.rules).filter((rule) => !alwaysTrue.includes(rule));
  const prices = [...rules, ...(hasTime ? [commonTimeRule] : [])].map((rule): CircleRulePrice => {
    options.signal?.throwIfAborted();
    const removes = plan.rules[rule] ?? 0;
    const found = { rule, removes };
    const isIdle = removes === 0 && rule !== commonTimeRule && !isOfCircles(rule);
    const other = isIdle ? plan : without(plan, rule, options);
    if (typeof other === "string") return { ...found, ...none, text: `What "${rule}" costs is not known. ${other}` };
    return priceOf(plan, other, found, isOfCircles(rule), options);
  });
  return frozenCopy(
    prices.sort((one, two) => two.people - one.people || two.worth - one.worth || two.removes - one.removes),
  );
}

const none = { people: 0, worth: 0, fit: 0, placed: [], displaced: [], exact: false };

/** The plan without a rule; why there is none, where a criterion cannot be asked about people whom the rule keeps apart. */
function without(plan: CirclesPlan, rule: string, options: CirclesPriceOptions): CirclesPlan | string {
  try {
    const outcome: CirclesOutcome = circlesWithoutRule(plan, rule, options);
    return outcome.status === "infeasible" ? (outcome.conflicts[0]?.text ?? "") : outcome;
  } catch (error) {
    if (error instanceof PairwrightError) return error.message;
    throw error;
  }
}

function priceOf(
  plan: CirclesPlan,
  other: CirclesPlan,
  found: Pick<CircleRulePrice, "rule" | "removes">,
  isOfCircles: boolean,
  options: CirclesPriceOptions,
): CircleRulePrice {
  const called = calledBy(options);
  const bounded = costBetween(plan, other, false);
  const people = 0 - bounded.cost.people + 0;
  const worth = 0 - bounded.cost.worth + 0;
  const atMost = {
    people: 0 - bounded.atLeast.people + 0,
    ...(bounded.atLeast.worth === undefined ? {} : { worth: 0 - bounded.atLeast.worth + 0 }),
  };
  const fit = (Math.round(other.totals.fit * MILLION) - Math.round(plan.totals.fit * MILLION)) / MILLION + 0;
  const alone = [plan, other].map(({ unmatched }) => new Set(unmatched.map(({ id }) => id)));
  const but = (one: CirclesPlan, others: ReadonlySet<string> | undefined) =>
    one.unmatched.map(({ id }) => id).filter((id) => others?.has(id) !== true);
  const [placed, displaced] = [but(plan, alone[1]), but(other, alone[0])];
  const exact = bounded.exact;
  const price = { ...found, people, worth, fit, atMost, placed, displaced, exact };
  const few = (ids: readonly string[]) => firstFew(ids.map(called.member));
  const text = [
    ...effect(price, plan.totals.worth),
    ...(found.rule === commonTimeRule ? [] : [reach(found.removes, isOfCircles)]),
    ...(placed.length > 0 ? [`Placed then: ${few(placed)}.`] : []),
    ...(displaced.length > 0 ? [`Left over then: ${few(displaced)}.`] : []),
  ].join(" ");
  return { ...price, text };
}

/** What a plan gains without the rule, and how sure that is. */
function effect({ rule, people, worth, atMost, exact }: Omit<CircleRulePrice, "text">, total: number): string[] {
  const isFree = people === 0 && worth === 0;
  const gained = gain({ people, worth }, total);
  if (exact) {
    return [
      isFree
        ? `"${rule}" costs nothing: without it the plan would be just as good.`
        : `Without "${rule}" the plan would ${gained}.`,
    ];
  }
  const most =
    atMost !== undefined && atMost.people > people
      ? `It is proven only that no more than ${atMost.people} more could have a place.`
      : atMost?.worth === undefined
        ? "How much more it could be at most is not proven."
        : `It is proven that the plan could not do more than to ${gain({ ...atMost, worth: atMost.worth }, total)}.`;
  return [
    isFree
      ? `Without "${rule}" no better circles were found, which does not prove that it costs nothing.`
      : `Without "${rule}" the plan would ${gained} at least, with the best circles that were found.`,
    most,
  ];
}

function gain({ people, worth }: { readonly people: number; readonly worth: number }, total: number): string {
  const parts = [
    ...(people > 0 ? [`give ${people} more a place`] : people < 0 ? [`leave ${-people} more without a place`] : []),
    ...(worth > 0
      ? [`be worth ${figure(worth)} more than its ${figure(total)}`]
      : worth < 0
        ? [`be worth ${figure(-worth)} less than its ${figure(total)}`]
        : []),
  ];
  return parts.length === 0 ? "gain nothing" : parts.join(" and ");
}

function reach(removes: number, isOfCircles: boolean): string {
  const [what, verb] = isOfCircles ? (["person", "counts"] as const) : (["pair", "forbids"] as const);
  const many = removes === 1 ? `1 ${what}` : `${removes} ${what === "person" ? "people" : "pairs"}`;
  return `It ${verb} ${many}.`;
}
