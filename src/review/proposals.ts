import { frozenCopy } from "../cohort/frozen.js";
import type { PersonRef } from "../constraints/conflicts.js";
import type { ComparablePlan } from "../plan/any-plan.js";
import type { CirclesPlan } from "../plan/circles-plan.js";
import { contextOf } from "../plan/context.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import { explain } from "../reasons/explain.js";
import { firmness } from "../reasons/firmness.js";
import { nextBest } from "../reasons/next-best.js";
import { pairPrice } from "../reasons/pair-price.js";
import type { ChangePrice, NamesOption } from "../reasons/price.js";
import { groupsOf } from "./decidable.js";

/** What could be instead of a proposal, and what that would cost the whole plan. */
export interface OtherWay {
  /** Absent for circles, whose other ways are not priced. */
  readonly price?: ChangePrice;
  readonly text: string;
}

/** A pair, group or circle that the engine proposes and a person decides about. Plain data, for the coordinator's eyes. */
export interface Proposal {
  /** How many were asked about before it, and 1: whoever asks for alternatives is asked under the same number. */
  readonly number: number;
  /** In the order of the roles of pairs; else sorted, leads first. */
  readonly people: readonly PersonRef[];
  /** Fit in [0, 1], as the plan has it. */
  readonly fit: number;
  /** Why these people, a sentence or more for each pair, or for each member of a circle. */
  readonly reasons: readonly string[];
  /** What parting them costs the plan and who would move; absent for circles and where no price is known. */
  readonly parting?: ChangePrice;
  /** The best other ways; more of them when they are asked for. */
  readonly alternatives: readonly OtherWay[];
}

/** What is proposed, before it is put into words. */
export interface Proposed {
  readonly people: readonly PersonRef[];
  readonly fit: number;
  readonly parting?: ChangePrice;
}

/** What a proposal is known by. */
export function proposalKey(people: readonly PersonRef[]): string {
  return JSON.stringify(people.map(({ role, id }) => [role, id]).sort());
}

/** What a plan proposes, the most fragile first: by what parting would cost; of circles those with the least fit. */
export function proposed(plan: ComparablePlan, names: NamesOption): readonly Proposed[] {
  const groups = groupsOf(plan).map((people, at): Proposed => ({ people, fit: fitOf(plan, at) }));
  if (plan.format === "circles") return [...groups].sort((one, other) => one.fit - other.fit);
  const options = { weights: 0, ...names };
  const { pairs } = plan.format === "pairs" ? firmness(plan, options) : firmness(plan, options);
  const found = new Map<Proposed, ChangePrice>();
  for (const { pair, parting } of pairs) {
    const ids = Object.values(pair);
    const group = groups.find(
      (one) =>
        !found.has(one) &&
        (plan.format === "pairs"
          ? one.people.every(({ role, id }) => Object.entries(pair).some(([key, of]) => key === role && of === id))
          : ids.every((wanted) => one.people.some(({ id }) => id === wanted))),
    );
    if (group !== undefined) found.set(group, parting);
  }
  // In the order of `firmness`; a group of three by its most fragile pair.
  return [...found].map(([group, parting]) => ({ ...group, parting }));
}

function fitOf(plan: ComparablePlan, at: number): number {
  if (plan.format === "pairs") return plan.pairs[at]?.fit ?? 0;
  return (plan.format === "peers" ? plan.groups[at]?.fit : plan.circles[at]?.fit) ?? 0;
}

/**
 * A proposal in words.
 *
 * @param how `more`: how often other ways were asked for: each time so many more are looked for.
 */
export function proposalOf(
  plan: ComparablePlan,
  { people, fit, parting }: Proposed,
  number: number,
  how: NamesOption & { readonly more: number },
) {
  const { more } = how;
  return frozenCopy<Proposal>({
    number,
    people,
    fit,
    reasons: reasonsOf(plan, people, how),
    ...(parting === undefined ? {} : { parting }),
    alternatives: [
      ...(parting === undefined ? [] : [{ price: parting, text: parting.text }]),
      ...(plan.format === "circles" ? [] : nextOf(plan, people, how)),
      ...(plan.format === "circles" || more === 0 ? [] : othersOf(plan, people, how)),
    ],
  });
}

function reasonsOf(plan: ComparablePlan, people: readonly PersonRef[], how: NamesOption): string[] {
  if (plan.format === "circles") return reasonsOfCircle(plan, people, how);
  return pairsOf(people).map((pair) => reasonsOfPair(plan, pair, how));
}

function reasonsOfCircle(plan: CirclesPlan, people: readonly PersonRef[], { names = {} }: NamesOption): string[] {
  return people.filter(({ role }) => role === "member").map(({ id }) => explain(plan, { member: id }, { names }).text);
}

function reasonsOfPair(
  plan: Plan | PeersPlan,
  [one, other]: readonly [PersonRef, PersonRef],
  { names = {} }: NamesOption,
): string {
  if (plan.format === "peers") return explain(plan, { one: one.id, other: other.id }, { names }).text;
  return explain(plan, { [one.role]: one.id, [other.role]: other.id }, { names }).text;
}

function pairsOf(people: readonly PersonRef[]): (readonly [PersonRef, PersonRef])[] {
  return people.flatMap((one, at) => people.slice(at + 1).map((other) => [one, other] as const));
}

/** The next best partner of each of them. */
function nextOf(plan: Plan | PeersPlan, people: readonly PersonRef[], { names = {} }: NamesOption): OtherWay[] {
  const options = { of: people.map(({ id }) => id), names };
  const found = plan.format === "pairs" ? nextBest(plan, options) : nextBest(plan, options);
  return found
    .filter(({ role, id }) => people.some((one) => one.role === role && one.id === id))
    .map(({ price, text }) => ({ ...(price === undefined ? {} : { price }), text }));
}

/** So many other partners of each are priced each time somebody asks for more. */
const MORE = 3;

/** The partners with the most fit whom each of them could have instead, with their prices, cheapest first. */
function othersOf(
  plan: Plan | PeersPlan,
  people: readonly PersonRef[],
  how: NamesOption & { readonly more: number },
): OtherWay[] {
  const { lineup, fit } = plan.format === "pairs" ? contextOf("review", plan) : contextOf("review", plan);
  const made = new Set(groupsOf(plan).flatMap((group) => pairsOf(group).map((pair) => proposalKey(pair))));
  const found = people.flatMap((person) => {
    const side = plan.format === "peers" || person.role === lineup.roles[0] ? 0 : 1;
    const at = lineup.positions[side].get(person.id) ?? 0;
    const other = plan.format === "peers" ? 0 : side === 0 ? 1 : 0;
    const scored = lineup.ids[other].flatMap((id, partner) => {
      const score = fit.scores[side === 0 ? at * fit.columns + partner : partner * fit.columns + at] ?? Number.NaN;
      const next = { role: lineup.roles[other], id };
      return Number.isNaN(score) || made.has(proposalKey([person, next])) ? [] : [{ partner: next, score }];
    });
    scored.sort((one, next) => next.score - one.score);
    return scored.slice(0, MORE * how.more).map(({ partner }) => priceOf(plan, [person, partner], how));
  });
  const lost = ({ cost }: ChangePrice) =>
    cost === "impossible" ? [Number.POSITIVE_INFINITY, 0] : [cost.people, cost.fit];
  return found
    .sort((one, next) => {
      const [[a = 0, b = 0], [c = 0, d = 0]] = [lost(one), lost(next)];
      return a === c ? b - d : a - c;
    })
    .map((price) => ({ price, text: price.text }));
}

function priceOf(
  plan: Plan | PeersPlan,
  [one, other]: readonly [PersonRef, PersonRef],
  { names = {} }: NamesOption,
): ChangePrice {
  if (plan.format === "peers") return pairPrice(plan, { one: one.id, other: other.id }, { names });
  return pairPrice(plan, { [one.role]: one.id, [other.role]: other.id }, { names });
}
