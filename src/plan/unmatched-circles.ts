import { counted, type Reach, reachOf } from "../constraints/conflicts.js";
import { isAllowed } from "../constraints/eligibility.js";
import { builtInRules } from "../program.js";
import { commonTo, inFewest } from "./circle-starts.js";
import type { UnmatchedMember } from "./circles-plan.js";
import type { CircleGround } from "./pose-circles.js";

/** What is known of an answer beside the circles. */
export interface LeftOver {
  /** Positions of the members in no circle. */
  readonly alone: readonly number[];
  /** How many members are in circles. */
  readonly placed: number;
  /** At most so many can be, as far as it is known. */
  readonly bound: number;
  /** The leads of each circle that there could be. */
  readonly groups: readonly (readonly number[])[];
}

/** Gives each member in no circle their cause: the first that holds of those that can be counted, else what is proven. */
export function unmatchedMembers(ground: CircleGround, left: LeftOver): UnmatchedMember[] {
  return left.alone.map((position) => causeOf(ground, left, position));
}

function causeOf(ground: CircleGround, { placed, bound, groups }: LeftOver, position: number): UnmatchedMember {
  const { among, leading, shape, program, time } = ground;
  const id = among.lineup.ids[0][position] ?? "";
  const ofMembers = reachOf(among.eligibility, 0, position);
  const ofLeads = leading === undefined ? undefined : reachOf(leading.eligibility, 0, position);
  const others = ofMembers.removed.filter(({ rule }) => rule !== builtInRules.oneself);
  const base = {
    role: "member" as const,
    id,
    allowed: { members: ofMembers.allowed, leads: ofLeads?.allowed ?? 0 },
    removed: together(others, ofLeads?.removed ?? []),
  };
  const fitting = groups.filter((leads) =>
    leads.every((lead) => leading === undefined || isAllowed(leading.eligibility, position, lead)),
  );
  // Without any circle it is the numbers, but for those whom rules leave no lead at all.
  const hasNone = groups.length > 0 || (ofLeads !== undefined && ofLeads.of > 0 && ofLeads.allowed === 0);
  if (program.leads > 0 && hasNone && fitting.length === 0) {
    const why = because(ofLeads, "lead");
    return { ...base, cause: "no-lead", text: `${id} may have no lead: ${why}.` };
  }
  if (shape.circles > 0 && ofMembers.allowed < shape.min - 1) {
    const text = `${id} may sit with ${counted(ofMembers.allowed, "other member")}, and a circle needs ${shape.min - 1} besides them${others.length > 0 ? `: ${removedBy(others)}` : ""}.`;
    return { ...base, cause: "no-company", text };
  }
  if (time !== undefined && shape.circles > 0) {
    const text = noTime(ground, position, fitting);
    if (text !== undefined) return { ...base, cause: "no-time", text: `${id} ${text}` };
  }
  if (placed >= shape.places) {
    const cause = shape.limit === undefined ? "numbers" : "most";
    return { ...base, cause, text: `${id} is left over. ${shape.text}` };
  }
  const may = `${id} may sit with ${counted(ofMembers.allowed, "other member")}`;
  if (placed >= bound) {
    const text = `${may}, but it is proven that no more than ${counted(bound, "member")} can be placed: rules, lists and time keep the others apart.`;
    return { ...base, cause: "rules", text };
  }
  return { ...base, cause: "left-out", text: `${may}: the search found no place for them, and there may be one.` };
}

/** Why nobody can meet with this person; undefined where somebody can. */
function noTime(
  { time, shape, among }: CircleGround,
  position: number,
  groups: readonly (readonly number[])[],
): string | undefined {
  if (time === undefined) return undefined;
  const { starts, atLeast, share, members } = time;
  // Somebody may be of those who cannot always come, where circles are large enough to have such members.
  if (Math.ceil((shape.max * share.of) / share.in) < shape.max) return undefined;
  const own = members[position] ?? new Int32Array(0);
  const enough = (people: readonly Int32Array[]) => inFewest(commonTo([own, ...people], 0), starts) >= atLeast;
  if (!enough([])) return `has fewer than ${counted(atLeast, "start")} a week at which they can come.`;
  const withLeads = groups.some((leads) => enough(leads.flatMap((lead) => time.leads?.[lead] ?? [])));
  if (groups.length > 0 && !withLeads)
    return `has no ${counted(atLeast, "start")} a week in common with any lead they may have.`;
  let company = 0;
  for (const [other, can] of members.entries()) {
    if (other !== position && isAllowed(among.eligibility, position, other) && enough([can])) company++;
  }
  if (company >= shape.min - 1) return undefined;
  return `has ${counted(atLeast, "start")} a week in common with ${counted(company, "other member")} they may sit with, and a circle needs ${shape.min - 1} besides them.`;
}

function because(reach: Reach | undefined, what: string): string {
  if (reach === undefined || reach.of === 0) return `there is no ${what}`;
  return reach.removed.length === 0
    ? `of ${counted(reach.of, what)}, none leads a circle with all who lead it allowed`
    : `of ${counted(reach.of, what)}, ${removedBy(reach.removed)}`;
}

function removedBy(removed: Reach["removed"]): string {
  return removed.map(({ rule, count }) => `"${rule}" removes ${count}`).join(", ");
}

function together(one: Reach["removed"], other: Reach["removed"]): Reach["removed"] {
  const counts = new Map<string, number>();
  for (const { rule, count } of [...one, ...other]) counts.set(rule, (counts.get(rule) ?? 0) + count);
  return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count);
}
