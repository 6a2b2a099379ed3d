import { rulesAgainst } from "../constraints/eligibility.js";
import { cellsOf } from "../constraints/peer-lists.js";
import { commonTo, inFewest } from "./circle-starts.js";
import type { CircleGround } from "./pose-circles.js";

/** A finished circle by positions: of its leads, and of its members. */
export interface FinishedCircle {
  readonly leads: readonly number[];
  readonly members: readonly number[];
}

/**
 * Reads finished circles against everything that must hold, knowing nothing of numbers or how they were found: sizes, nobody
 * in two circles, every rule about two people and about circles, common starts, and the lists. Gives what they break, in
 * words; nothing for circles that may leave.
 */
export function brokenByCircles(ground: CircleGround, circles: readonly FinishedCircle[]): string[] {
  const { program, among, leading, shape, lists, counts } = ground;
  const called = (members: readonly number[]) => members.map((member) => among.lineup.ids[0][member] ?? "").join(", ");
  const ledBy = (leads: readonly number[]) => leads.map((lead) => leading?.lineup.ids[1][lead] ?? "").join(", ");
  const faults: string[] = [];
  const circleOf = new Map<number, FinishedCircle>();
  const seen = new Set<number>();
  for (const circle of circles) {
    const { leads, members } = circle;
    const of = leads.length > 0 ? `${ledBy(leads)} with ${called(members)}` : called(members);
    if (members.length < shape.min || members.length > shape.max) faults.push(`${of}: ${members.length} members`);
    if (leads.length !== program.leads) faults.push(`${of}: ${leads.length} leads`);
    for (const lead of leads) {
      if (seen.has(lead)) faults.push(`${ledBy([lead])}: leads two circles`);
      seen.add(lead);
    }
    for (const member of members) {
      if (circleOf.has(member)) faults.push(`${called([member])}: in two circles`);
      circleOf.set(member, circle);
    }
    for (const { row, column } of cellsOf(members)) {
      for (const rule of rulesAgainst(among.eligibility, row, column)) {
        faults.push(`${called([row, column])}: "${among.eligibility.rules[rule]}"`);
      }
    }
    for (const lead of leads) {
      for (const member of members) {
        if (leading === undefined) continue;
        for (const rule of rulesAgainst(leading.eligibility, member, lead)) {
          faults.push(`${called([member])} with ${ledBy([lead])}: "${leading.eligibility.rules[rule]}"`);
        }
      }
    }
    for (const { row, column } of lists.apart) {
      if (leads.includes(row) && leads.includes(column)) faults.push(`${of}: a list keeps these leads apart`);
    }
    for (const { rule, kind, people, least, most, one } of counts.counts) {
      const held = people.filter((person) => members.includes(person)).length;
      if (held >= least && held <= most && (one || held !== 1)) continue;
      faults.push(`${of}: "${rule}" counts ${held}${kind === undefined ? "" : ` of ${kind}`}`);
    }
    const starts = commonStartsOf(ground, circle);
    if (
      ground.time !== undefined &&
      starts !== undefined &&
      inFewest(starts, ground.time.starts) < ground.time.atLeast
    ) {
      faults.push(`${of}: ${inFewest(starts, ground.time.starts)} common starts`);
    }
  }
  for (const group of lists.groups) {
    const own = circleOf.get(group[0] ?? -1);
    if (own === undefined || group.some((member) => circleOf.get(member) !== own)) {
      faults.push(`${called(group)}: must sit together and do not`);
    }
  }
  for (const { row, column } of lists.leading.must) {
    if (!circleOf.get(row)?.leads.includes(column)) faults.push(`${called([row])}: must have ${ledBy([column])}`);
  }
  return faults;
}

/** The starts that all leads and enough of the members of a circle can; undefined where circles need none. */
export function commonStartsOf({ time }: CircleGround, { leads, members }: FinishedCircle): Int32Array | undefined {
  if (time === undefined) return undefined;
  const { starts, share } = time;
  const counts = new Map<number, number>();
  for (const member of members) {
    for (const start of time.members[member] ?? []) counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  const led = commonTo(
    leads.flatMap((lead) => time.leads?.[lead] ?? []),
    starts.weeks * starts.slots,
  );
  return led.filter((start) => (counts.get(start) ?? 0) * share.in >= members.length * share.of);
}
