import type { Lineup } from "../cohort/lineup.js";
import type { PersonRef } from "../constraints/conflicts.js";
import { idsOf, type PeerGroup } from "../constraints/peer-lists.js";
import type { Context, PeersContext } from "../plan/context.js";
import { isNothing } from "../plan/decided.js";
import type { PeersPlan } from "../plan/peers-plan.js";
import type { Plan } from "../plan/plan.js";
import { compareText } from "../random.js";
import { groupsOf } from "./decidable.js";
import { personKey, twoKey } from "./ground.js";
import type { TwoPeople } from "./replanned.js";

/** A plan of pairs or peers. */
export type PairedPlan = Plan | PeersPlan;

/** Every two people who are together in a plan; of a group of three all three pairs. */
export function twosOf(plan: PairedPlan): TwoPeople[] {
  return groupsOf(plan).flatMap(twosIn);
}

/** Every two people of a group, in the order of its people. */
export function twosIn(people: readonly PersonRef[]): TwoPeople[] {
  return people.flatMap((one, at) => people.slice(at + 1).map((other): TwoPeople => [one, other]));
}

/** With whom each person is, by their key. */
export function partnersIn(twos: readonly TwoPeople[]): ReadonlyMap<string, readonly PersonRef[]> {
  const found = new Map<string, PersonRef[]>();
  for (const [one, other] of twos) {
    found.set(personKey(one), [...(found.get(personKey(one)) ?? []), other]);
    found.set(personKey(other), [...(found.get(personKey(other)) ?? []), one]);
  }
  return found;
}

/** Everybody of a lineup. */
export function everybodyIn({ roles, ids }: Lineup): PersonRef[] {
  const sides = roles[0] === roles[1] ? ([0] as const) : ([0, 1] as const);
  return sides.flatMap((side) => ids[side].map((id) => ({ role: roles[side], id })));
}

/** Whether somebody decided about a plan. */
export function isDecided({ ready }: Context | PeersContext): boolean {
  return ready.decided !== undefined && !isNothing(ready.decided);
}

/** Pairs of earlier terms without those that stand: who is together has not "met before". */
export function withoutStanding<Role extends string>(
  history: readonly Readonly<Record<Role, string>>[],
  roles: readonly [Role, Role],
  standing: readonly TwoPeople[],
): readonly Readonly<Record<Role, string>>[] {
  const stands = new Set(standing.map(twoKey));
  return history.filter((pair) => {
    const [first, second] = roles.map((role) => ({ role, id: String(pair[role]) }));
    return first === undefined || second === undefined || !stands.has(twoKey([first, second]));
  });
}

/** Groups of earlier rounds as the pairs they come to, without those that stand. */
export function withoutStandingPeers(
  history: readonly PeerGroup[],
  standing: readonly TwoPeople[],
): readonly PeerGroup[] {
  const stands = new Set(standing.map((two) => keyOfIds(two.map(({ id }) => id))));
  return history.flatMap((group): PeerGroup[] => {
    const ids = idsOf(group);
    // What is no group is complained about where it is read.
    if (ids === undefined) return [group];
    const twos = ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other]));
    return twos.some((two) => stands.has(keyOfIds(two))) ? twos.filter((two) => !stands.has(keyOfIds(two))) : [group];
  });
}

function keyOfIds(ids: readonly string[]): string {
  return JSON.stringify([...ids].sort(compareText));
}
