import type { CircleChange, CirclePlace, Companion, MemberReasons, MoveReasons } from "./circle-reasons.js";
import type { Called } from "./circle-standing.js";

/** What stands between a member and a circle, one thing per line. Answers may hold commas, so semicolons stand between. */
export function moveWords(reasons: Omit<MoveReasons, "text">, called: Called, worth: number, fit?: number): string {
  const { member, circle, from, move, exchange } = reasons;
  const who = called.member(member);
  const now =
    from === undefined ? "is in no circle" : `is in circle ${from.number} (${placeWords(from, called, member)})`;
  return [
    `${who} ${now}, and not in circle ${circle.number} (${placeWords(circle, called)}).`,
    `Moving ${who} there alone ${priceWords(move, worth, who, fit)}.`,
    exchange === undefined
      ? `${who} cannot take the place of any member of circle ${circle.number} without breaking a rule or losing the time in common.`
      : `The best exchange is with ${called.member(exchange.with ?? "")}, and ${priceWords(exchange, worth, who, fit)}.`,
    ...([move, exchange].some((change) => change?.cost !== undefined) ? [onlyThis] : []),
  ].join("\n");
}

const onlyThis =
  "Such a price is that of one change, all else staying as it is: a plan that is made anew may have it for less.";

/** Of two people who are not in one circle: the cheapest change that brings them together. */
export function togetherWords(change: CircleChange | undefined, called: Called, worth: number): string[] {
  if (change === undefined)
    return [
      "No move and no exchange of two members brings them together without breaking a rule or losing the time in common.",
    ];
  const who = called.member(change.member);
  const what =
    change.with === undefined
      ? `moving ${who} to circle ${change.circle}`
      : `exchanging ${who} with ${called.member(change.with)} of circle ${change.circle}`;
  return [`The cheapest change that brings them together: ${what} ${priceWords(change, worth, who)}.`, onlyThis];
}

/** What a change would do to the plan and to the fit of the member. */
export function priceWords({ breaks, cost, fit }: CircleChange, worth: number, who: string, before?: number): string {
  if (cost === undefined) return `is not possible: ${breaks.join("; ")}`;
  const people =
    cost.people < 0
      ? "would give one more person a place, and "
      : cost.people > 0
        ? "would take a place away, and "
        : "";
  const price =
    cost.worth > 0
      ? `would cost ${figure(cost.worth)} of the plan's worth of ${figure(worth)}`
      : cost.worth < 0
        ? `would add ${figure(-cost.worth)} to the plan's worth of ${figure(worth)}`
        : "would change nothing in the plan's worth";
  const own =
    fit === undefined
      ? ""
      : before === undefined
        ? `; ${who} would have a fit of ${fit.toFixed(3)}`
        : `; the fit of ${who} would go from ${before.toFixed(3)} to ${fit.toFixed(3)}`;
  return `${people}${price}${own}`;
}

/** An amount of worth in three digits. */
export function figure(worth: number): string {
  return worth < 0.001 && worth > 0 ? "less than 0.001" : worth.toFixed(3);
}

/** The people of a circle, without somebody who is named already. */
export function placeWords({ leads, people }: CirclePlace, called: Called, without?: string): string {
  const others = people.filter((id) => id !== without).map(called.member);
  const led = leads.length === 0 ? "" : `, led by ${leads.map(called.lead).join(" and ")}`;
  return `${without === undefined ? "" : "with "}${others.join("; ")}${led}`;
}

/** Why a member is where they are. */
export function memberWords(reasons: Omit<MemberReasons, "text">, called: Called, unmatched?: string): string {
  const { member, circle, fit, parts, others, leads, wishes, time } = reasons;
  const who = called.member(member);
  if (circle === undefined) return unmatched ?? `${who} is in no circle.`;
  const led = circle.leads.length === 0 ? "" : `, led by ${circle.leads.map(called.lead).join(" and ")}`;
  const company = (one: Companion, name: string) =>
    [
      `  ${name}${one.fit === undefined ? "" : `: fit ${one.fit.toFixed(3)}`}`,
      ...(one.shared.length > 0 ? [`shares ${one.shared.join("; ")}`] : []),
      ...(one.learns.length > 0 ? [`can teach ${one.learns.join("; ")}`] : []),
    ].join(", ");
  return [
    `${who} is in circle ${circle.number}${led}. Their fit is ${(fit ?? 0).toFixed(3)} on a scale from 0 to 1${partWords(parts)}.`,
    ...(leads.length > 0
      ? ["With those who lead it:", ...leads.map((lead) => company(lead, called.lead(lead.id)))]
      : []),
    "With the others:",
    ...others.map((other) => company(other, called.member(other.id))),
    ...(wishes.length > 0 ? [`What ${who} wishes for, and who of the circle can help:`] : []),
    ...wishes.map(({ wish, by, byLeads }) => {
      const names = by.map((id, at) => (at < byLeads ? `${called.lead(id)} (lead)` : called.member(id)));
      return `  ${wish}: ${names.length === 0 ? "nobody" : names.join("; ")}`;
    }),
    ...(time === undefined
      ? []
      : [`The circle meets ${time.best}, when ${who} ${time.canCome ? "can" : "cannot"} come.`]),
  ].join("\n");
}

function partWords(parts: MemberReasons["parts"]): string {
  if (parts === undefined) return "";
  const told = [
    ...(parts.members > 0 ? [`${parts.members.toFixed(3)} from the others`] : []),
    ...(parts.leads > 0 ? [`${parts.leads.toFixed(3)} from those who lead`] : []),
    ...(parts.covered > 0 ? [`${parts.covered.toFixed(3)} from wishes that the circle covers`] : []),
  ];
  return told.length < 2 ? "" : `: ${told.join(", ")}`;
}
