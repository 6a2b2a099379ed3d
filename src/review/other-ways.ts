import type { PersonRef } from "../constraints/conflicts.js";
import { type Called, whoWords } from "../constraints/who-words.js";
import { MILLION } from "../fit/fit.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import { type ChangePrice, costInWords } from "../reasons/price.js";
import type { Move } from "../report/compare/comparison.js";
import { movesInWords } from "../report/compare/move-words.js";
import { groupsOf } from "./decidable.js";
import { personKey } from "./ground.js";

/** What could be instead of a proposal, and what that would cost the whole plan. */
export interface OtherWay {
  /** Whom it puts together; absent where those of the proposal are parted, whoever they are with then. */
  readonly people?: readonly PersonRef[];
  /** Absent where nobody else is possible. */
  readonly price?: ChangePrice;
  /** What it is, what it costs and the first of those who would move, in at most three sentences. */
  readonly text: string;
}

/** So many of those who would move are named. */
const NAMED = 3;

/** A change, before its price is put into words. */
export interface Way {
  /** What is changed, as the beginning of a sentence: "Parting them". */
  readonly change: string;
  readonly price: ChangePrice;
  /** Those it is about. */
  readonly about: readonly PersonRef[];
  /** Whom it puts together; absent where it parts people. */
  readonly people?: readonly PersonRef[];
}

/** The ways in words; of those that come to one and the same plan, who would move is told once. */
export function waysInWords(plan: Plan | PeersPlan, ways: readonly Way[], called: Called): OtherWay[] {
  const known = new Set<string>();
  return ways.map((way) => {
    const { price, people } = way;
    const plans = JSON.stringify(
      [price.made, price.unmade].map((pairs) => pairs.map((pair) => JSON.stringify(pair)).sort()),
    );
    const isKnown = known.has(plans);
    known.add(plans);
    return { ...(people === undefined ? {} : { people }), price, text: wayInWords(plan, way, called, isKnown) };
  });
}

/**
 * A price in words that a person can read at a glance: what is changed, what that costs, and who would move, first who would be
 * left with nobody, then the people it is about.
 */
function wayInWords(
  plan: Plan | PeersPlan,
  { change, price, about, people: two }: Way,
  called: Called,
  isKnown: boolean,
): string {
  const { cost, exact } = price;
  if (cost === "impossible") return `${change} is not possible: no plan that keeps all rules and least numbers has it.`;
  const { people, byes = 0, fit } = cost;
  const lost = costInWords({ people, byes, fit: Math.round(fit * MILLION) });
  // That the two are together then is said already.
  const isOfTwo = (one: PersonRef) => two?.some((other) => personKey(other) === personKey(one)) === true;
  const moves = movesOf(plan, price, about).filter((move) => !isOfTwo(move) || !move.to.some(isOfTwo));
  if (isKnown && moves.length > 0) return `${change} ${lost}; the same people move.`;
  return [
    `${change} ${lost}${exact ? "" : " (not exact: one of the two plans is not proven best)"}.`,
    ...(moves.length === 0 ? [] : [`${movesInWords(plan.format, moves, called, NAMED)}.`]),
  ].join(" ");
}

/** Two people as the beginning of a sentence: "Ada with Grace". */
export function withInWords([one, other]: readonly PersonRef[], called: Called): string {
  return [one, other].flatMap((person) => (person === undefined ? [] : [called(person)])).join(" with ");
}

/** Parting the people of a proposal. */
export function parted(plan: Plan | PeersPlan, price: ChangePrice, people: readonly PersonRef[], called: Called): Way {
  // Of a group of three the price is that of its most fragile pair.
  const pair = Object.entries(price.unmade[0] ?? {}).map(([key, id]) => {
    return { role: plan.format === "peers" ? "person" : key, id };
  });
  const change = people.length > 2 && pair.length > 0 ? `Parting ${whoWords(pair, called)}` : "Parting them";
  return { change, price, about: people };
}

/** Who would be with others than now: of pairs those of the first role, and of the second who would have nobody. */
function movesOf(plan: Plan | PeersPlan, { made, unmade }: ChangePrice, about: readonly PersonRef[]): Move[] {
  const two = (pair: Readonly<Record<string, string>>): [PersonRef, PersonRef] => {
    const keys = plan.format === "peers" ? (["one", "other"] as const) : plan.roles;
    const [one, other] = keys.map((key) => ({ role: plan.format === "peers" ? "person" : key, id: pair[key] ?? "" }));
    return [one ?? { role: "", id: "" }, other ?? { role: "", id: "" }];
  };
  const [gone, come] = [unmade.map(two), made.map(two)];
  const now = groupsOf(plan).flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other): [PersonRef, PersonRef] => [one, other])),
  );
  const key = (pair: readonly PersonRef[]) => pair.map(personKey).sort().join();
  const left = new Set(gone.map(key));
  const then = [...now.filter((pair) => !left.has(key(pair))), ...come];
  const companyIn = (pairs: readonly [PersonRef, PersonRef][], who: string) =>
    pairs.flatMap(([one, other]) => (personKey(one) === who ? [other] : personKey(other) === who ? [one] : []));
  const moved = new Map([...gone, ...come].flat().map((person) => [personKey(person), person]));
  const served = plan.format === "peers" ? "person" : plan.roles[0];
  const asked = new Set(about.map(personKey));
  const order = ({ role, id, to }: Move) => (to.length === 0 ? 0 : asked.has(personKey({ role, id })) ? 1 : 2);
  return [...moved]
    .map(([who, { role, id }]): Move => ({ role, id, from: companyIn(now, who), to: companyIn(then, who) }))
    .filter(({ role, to, from }) => role === served || (to.length === 0 && from.length > 0))
    .sort((one, other) => order(one) - order(other));
}
