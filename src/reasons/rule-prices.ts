import { frozenCopy } from "../cohort/frozen.js";
import { counted } from "../constraints/conflicts.js";
import { forbiddenCounts } from "../constraints/eligibility.js";
import { firstFew, PairwrightError } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Stop } from "../kernels/problem.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import { isDecided } from "../plan/decided-otherwise.js";
import { forbiddenAlone } from "../plan/judged-again.js";
import type { PricedPlan } from "../plan/otherwise.js";
import { plannedWithoutRule } from "../plan/otherwise.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import { builtInRules } from "../program.js";
import type { CirclesPriceOptions } from "./circle-cost.js";
import { type CircleRulePrice, circleRulePrices } from "./circle-rule-prices.js";
import { alwaysTrue, amountOf, type NamesOption } from "./price.js";
import { isOfPeers } from "./questions.js";
import { refuseUnpriced } from "./unpriced.js";

/** What one rule costs. Plain data. */
export interface RulePrice {
  /** Its name; those of every program are in `builtInRules`. */
  readonly rule: string;
  /** How many pairs it forbids, and how many of them no other rule forbids. */
  readonly removes: number;
  readonly alone: number;
  /** How many more people of the first role (of all people, for peers) would have a partner without it. */
  readonly people: number;
  /** How much more the sum of fits would be without it; below 0 where more people are matched with less fit. */
  readonly fit: number;
  /** Who would have a partner then and has none now, by role, and the other way round. */
  readonly placed: readonly { readonly role: string; readonly id: string }[];
  readonly displaced: readonly { readonly role: string; readonly id: string }[];
  /** Whether it is the difference between two plans that are both proven best. */
  readonly exact: boolean;
  readonly text: string;
}

/** How to work, and how people are called. */
export interface RulePricesOptions extends NamesOption {
  readonly signal?: Stop;
}

/**
 * The same for circles, also for rules about whole circles and the time they need in common: how many more people would have a
 * place, and how much more the plan would be worth. Everything is solved again without each rule, so that a price is exact where
 * both plans are proven best, and otherwise lies between what was found and a bound. Cost: a solve for each rule that counts.
 */
export function rulePrices(plan: CirclesPlan, options?: CirclesPriceOptions): readonly CircleRulePrice[];
/** The same for peers. */
export function rulePrices(plan: PeersPlan, options?: RulePricesOptions): readonly RulePrice[];
/**
 * What each rule of a plan costs: how many more people would be matched, and how much more fit there would be, if it were
 * dropped and everything else stayed. Rules of the program, floors, minimum evidence, and the lists of earlier and forbidden
 * pairs are rules alike. The most expensive rule comes first.
 *
 * Each price is the difference to the plan that `match` makes without the rule: pairs that only this rule forbids are scored
 * then, and where answers are unknown all are, since an unknown answer counts as the mean over all pairs that may meet.
 *
 * Cost: for each rule that forbids a pair alone, one solve, and scoring of those pairs or of all.
 *
 * @throws PairwrightError when the plan was not made by `match` in this process.
 * @example
 * ```ts
 * for (const { text } of rulePrices(plan)) console.log(text);
 * ```
 */
export function rulePrices<Role extends string>(plan: Plan<Role>, options?: RulePricesOptions): readonly RulePrice[];
export function rulePrices(
  plan: PricedPlan | CirclesPlan,
  options: RulePricesOptions & CirclesPriceOptions = {},
): readonly RulePrice[] | readonly CircleRulePrice[] {
  refuseUnpriced("rulePrices", plan, ["pairs", "peers", "circles"]);
  return plan.format === "circles" ? circleRulePrices(plan, options) : pricesOfRules(plan, options);
}

function pricesOfRules(plan: PricedPlan, options: RulePricesOptions): readonly RulePrice[] {
  const context = isOfPeers(plan) ? contextOf("rulePrices", plan) : contextOf("rulePrices", plan);
  const { eligibility } = context;
  const removed = forbiddenCounts(eligibility);
  const prices = eligibility.rules.flatMap((rule, at) => {
    if (alwaysTrue.includes(rule)) return [];
    options.signal?.throwIfAborted();
    const isOfLoops = rule === builtInRules.loop;
    if (isOfLoops && !mayLoop(plan)) return [];
    const alone = forbiddenAlone(context, rule);
    const found = { rule, removes: removed[at] ?? 0, alone };
    // Where people decided, a rule can also count for pairs that are parted by now: they were scored before anybody decided.
    const other = alone > 0 || isOfLoops || isDecided(plan) ? without(plan, rule, options.signal) : plan;
    return [typeof other === "string" ? unknownPrice(found, other) : priceOf(plan, other, found, options)];
  });
  return frozenCopy(
    prices.sort((one, two) => two.people - one.people || two.fit - one.fit || two.removes - one.removes),
  );
}

/** The plan without a rule; why there is no price, where a criterion cannot be asked about pairs that the rule forbids. */
function without(plan: PricedPlan, rule: string, signal?: Stop): PricedPlan | undefined | string {
  try {
    return plannedWithoutRule(plan, rule, signal);
  } catch (error) {
    if (error instanceof PairwrightError) return error.message;
    throw error;
  }
}

const none = { people: 0, fit: 0, placed: [], displaced: [], exact: false };

function unknownPrice(found: Pick<RulePrice, "rule" | "removes" | "alone">, why: string): RulePrice {
  const text = `What "${found.rule}" costs is not known: the pairs that only it forbids cannot be scored. ${why}`;
  return { ...found, ...none, text };
}

/** Whether two people could be each other's partner in both roles, but for the rule. */
function mayLoop(plan: PricedPlan): boolean {
  if (isOfPeers(plan)) return false;
  const { program, lineup } = contextOf("rulePrices", plan);
  const both = lineup.ids[0].filter((id) => lineup.positions[1].has(id)).length;
  return program.mutual === "forbidden" && both > 1;
}

function priceOf(
  plan: PricedPlan,
  other: PricedPlan | undefined,
  found: Pick<RulePrice, "rule" | "removes" | "alone">,
  { names = {} }: NamesOption,
): RulePrice {
  const quoted = `"${found.rule}"`;
  if (other === undefined) {
    return { ...found, ...none, text: `Without ${quoted} no plan was found.` };
  }
  const people = matchedIn(other) - matchedIn(plan);
  const fit = Math.round(other.totals.fit * MILLION) - Math.round(plan.totals.fit * MILLION);
  const key = ({ role, id }: { readonly role: string; readonly id: string }) => `${role}\n${id}`;
  const alone = [plan, other].map((one) => new Set(one.unmatched.map(key)));
  const refs = (one: PricedPlan, but: Set<string> | undefined) =>
    one.unmatched.filter((person) => but?.has(key(person)) !== true).map(({ role, id }) => ({ role, id }));
  const placed = refs(plan, alone[1]);
  const displaced = refs(other, alone[0]);
  const exact = plan.status === "optimal" && other.status === "optimal" && isForTotal(plan);
  const called = (list: typeof placed) => firstFew(list.map(({ role, id }) => names[role]?.(id) ?? id));
  const size = amountOf(fit);
  const ofFit = fit === 0 ? "with the same fit in sum" : `with ${size} ${fit > 0 ? "more" : "less"} fit in sum`;
  const many = `${Math.abs(people)} ${people > 0 ? "more" : "less"} ${Math.abs(people) === 1 ? "person" : "people"}`;
  const effect =
    people === 0 && fit === 0
      ? `${quoted} costs nothing: without it the plan would be just as good`
      : people === 0
        ? `Without ${quoted} as many people would be matched, ${ofFit}`
        : `Without ${quoted} ${many} would be matched, ${ofFit}`;
  const text = [
    `${effect}; it forbids ${reach(found)}.`,
    ...(placed.length > 0 ? [`Placed then: ${called(placed)}.`] : []),
    ...(displaced.length > 0 ? [`Left over then: ${called(displaced)}.`] : []),
    ...(exact ? [] : ["That is not exact: the two plans are not both proven to have the most fit in sum."]),
  ].join(" ");
  return { ...found, people, fit: fit / MILLION + 0, placed, displaced, exact, text };
}

/** "no pair", "3 pairs, 2 of which no other rule forbids". */
function reach({ removes, alone }: Pick<RulePrice, "removes" | "alone">): string {
  if (removes === 0) return "no pair";
  const which = removes === 1 ? "which" : alone === removes ? "all of which" : `${alone} of which`;
  const isShared = removes === 1 && alone === 0;
  return `${counted(removes, "pair")}, ${isShared ? "which another rule forbids as well" : `${which} no other rule forbids`}`;
}

/** How many people are matched, of those whom the plan matches as many as possible of. */
export function matchedIn(plan: PricedPlan): number {
  return isOfPeers(plan) ? plan.totals.matched : (plan.totals.matched[plan.roles[0]] ?? 0);
}

/** Whether the plan was made for the sum of the fits. */
export function isForTotal(plan: PricedPlan): boolean {
  return plan.objective === undefined;
}
