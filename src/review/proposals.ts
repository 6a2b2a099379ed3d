import { frozenCopy } from "../cohort/frozen.js";
import type { PersonRef } from "../constraints/conflicts.js";
import type { Called } from "../constraints/who-words.js";
import type { Stop } from "../kernels/problem.js";
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
import { type OtherWay, parted, type Way, waysInWords, withInWords } from "./other-ways.js";

/** A pair, group or circle that the engine proposes and a person decides about. Plain data, for the coordinator's eyes. */
export interface Proposal {
  /** From 1, in the order in which they are first asked about: who is asked again is asked under the same number. */
  readonly number: number;
  /** How many are still to be asked about, this one included: each answer can change the others. */
  readonly open: number;
  /** In the order of the roles of pairs; else sorted, leads first. */
  readonly people: readonly PersonRef[];
  /** Fit in [0, 1], as the plan has it. */
  readonly fit: number;
  /** Why these people, a sentence or more for each pair, or for each member of a circle. */
  readonly reasons: readonly string[];
  /** What parting them costs the plan and who would move; absent for circles and where no price is known. */
  readonly parting?: ChangePrice;
  /** The best other ways, the first of them parting these people; more when they are asked for. None for circles. */
  readonly alternatives: readonly OtherWay[];
}

/** How people are asked and called. */
export interface HowAsked extends NamesOption {
  readonly called: Called;
  readonly signal?: Stop;
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
export function proposed(plan: ComparablePlan, { called: _, ...how }: HowAsked): readonly Proposed[] {
  const groups = groupsOf(plan).map((people, at): Proposed => ({ people, fit: fitOf(plan, at) }));
  if (plan.format === "circles") return [...groups].sort((one, other) => one.fit - other.fit);
  const options = { weights: 0, ...how };
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
  { number, open }: Pick<Proposal, "number" | "open">,
  how: HowAsked & { readonly more: number },
) {
  const { more, called } = how;
  const ways =
    plan.format === "circles"
      ? []
      : waysInWords(
          plan,
          once([
            ...(parting === undefined ? [] : [parted(plan, parting, people, called)]),
            ...nextOf(plan, people, how),
            ...(more === 0 ? [] : othersOf(plan, people, how)),
          ]),
          called,
        );
  return frozenCopy<Proposal>({
    number,
    open,
    people,
    fit,
    reasons: reasonsOf(plan, people, how),
    ...(parting === undefined ? {} : { parting }),
    alternatives: ways,
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
function nextOf(plan: Plan | PeersPlan, people: readonly PersonRef[], { names = {}, called, signal }: HowAsked): Way[] {
  const options = { of: people.map(({ id }) => id), names, ...(signal === undefined ? {} : { signal }) };
  const found = plan.format === "pairs" ? nextBest(plan, options) : nextBest(plan, options);
  return found
    .filter(({ role, id }) => people.some((one) => one.role === role && one.id === id))
    .flatMap(({ role, id, partner, own = 0, price }): Way[] => {
      if (partner === undefined || price === undefined) return [];
      const two = pairOf(plan, { role, id }, partner);
      const gain =
        own === 0 ? "" : `, ${Math.abs(own).toFixed(3)} ${own > 0 ? "more" : "less"} fit for ${called({ role, id })},`;
      return [{ change: `${withInWords(two, called)}${gain}`, price, people: two, about: two }];
    });
}

/** A person and a partner by id, in the order of the roles. */
function pairOf(plan: Plan | PeersPlan, person: PersonRef, partner: string): readonly [PersonRef, PersonRef] {
  if (plan.format === "peers") return [person, { role: person.role, id: partner }];
  const [first, second] = plan.roles;
  return person.role === first ? [person, { role: second, id: partner }] : [{ role: first, id: partner }, person];
}

/** Each way once: the best partner of one can be among the others of another. */
function once(ways: readonly Way[]): Way[] {
  const known = new Set<string>();
  return ways.filter(({ people }) => {
    if (people === undefined) return true;
    const key = proposalKey(people);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** So many other partners of each are priced each time somebody asks for more. */
const MORE = 3;

/** The partners with the most fit whom each of them could have instead, with their prices, cheapest first. */
function othersOf(
  plan: Plan | PeersPlan,
  people: readonly PersonRef[],
  how: HowAsked & { readonly more: number },
): Way[] {
  const { lineup, fit } = plan.format === "pairs" ? contextOf("review", plan) : contextOf("review", plan);
  const { called } = how;
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
    return scored.slice(0, MORE * how.more).map(({ partner }) => {
      how.signal?.throwIfAborted();
      const two = pairOf(plan, person, partner.id);
      return { people: two, price: priceOf(plan, two, how) };
    });
  });
  const lost = ({ cost }: ChangePrice) =>
    cost === "impossible" ? [Number.POSITIVE_INFINITY, 0] : [cost.people, cost.fit];
  return found
    .sort((one, next) => {
      const [[a = 0, b = 0], [c = 0, d = 0]] = [lost(one.price), lost(next.price)];
      return a === c ? b - d : a - c;
    })
    .map(({ people: two, price }) => ({ change: withInWords(two, called), price, people: two, about: two }));
}

function priceOf(
  plan: Plan | PeersPlan,
  [one, other]: readonly [PersonRef, PersonRef],
  { names = {} }: NamesOption,
): ChangePrice {
  if (plan.format === "peers") return pairPrice(plan, { one: one.id, other: other.id }, { names });
  return pairPrice(plan, { [one.role]: one.id, [other.role]: other.id }, { names });
}
