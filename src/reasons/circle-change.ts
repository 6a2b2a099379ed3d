import { MILLION } from "../fit/fit.js";
import { circleWorth, memberWorth } from "../kernels/check/circle-worth.js";
import { breaksOf } from "./circle-breaks.js";
import type { CircleChange } from "./circle-reasons.js";
import { nowhere, type Standing } from "./circle-standing.js";

/**
 * What it would do to move a member into a circle, alone or in exchange for one of its members, who goes where the member came
 * from. Computed from the problem by the definition of worth that `check` uses, which shares no code with any solver.
 * Cost: that of judging the two circles before and after.
 */
export function changeOf(standing: Standing, member: number, circle: number, partner?: number): CircleChange {
  const { context, circleOf, members } = standing;
  const from = circleOf[member] ?? nowhere;
  const without = (of: number, gone: number | undefined, come: number | undefined) => [
    ...(members[of] ?? []).filter((one) => one !== gone),
    ...(come === undefined ? [] : [come]),
  ];
  const there = without(circle, partner, member);
  const left = from === nowhere ? [] : without(from, member, partner);
  const breaks = [
    ...breaksOf(standing, circle, there, member),
    ...(from === nowhere ? [] : breaksOf(standing, from, left, partner)),
  ];
  const ids = context.among.lineup.ids[0];
  const change = {
    member: ids[member] ?? "",
    circle: standing.numbers[circle] ?? 0,
    ...(partner === undefined ? {} : { with: ids[partner] ?? "" }),
    breaks,
  };
  if (breaks.length > 0) return change;
  const before = worthOf(standing, circle, members[circle] ?? []) + worthOf(standing, from, members[from] ?? []);
  const after = worthOf(standing, circle, there) + worthOf(standing, from, left);
  // Only somebody who comes from nowhere changes how many people have a place, unless another loses it for them.
  const people = from === nowhere && partner === undefined ? -1 : 0;
  return {
    ...change,
    cost: { people, worth: (before - after) / standing.unit },
    fit: fitOf(standing, circle, there, member),
  };
}

/** The cheapest exchange with a member of the circle that is possible, of equal ones with the first; undefined without one. */
export function bestExchange(standing: Standing, member: number, circle: number): CircleChange | undefined {
  const partners = standing.members[circle] ?? [];
  return cheapest(partners.map((partner) => changeOf(standing, member, circle, partner)));
}

/** The cheapest change that is possible: people first, then worth; of equal ones the first. */
export function cheapest(changes: readonly CircleChange[]): CircleChange | undefined {
  let best: CircleChange | undefined;
  for (const change of changes) {
    if (change.cost === undefined) continue;
    const gain =
      best?.cost === undefined ? 1 : best.cost.people - change.cost.people || best.cost.worth - change.cost.worth;
    if (gain > 0) best = change;
  }
  return best;
}

/** A member's own fit in a circle of these members, in [0, 1]. */
function fitOf(standing: Standing, circle: number, members: readonly number[], member: number): number {
  const { personOf, context } = standing;
  const people = members.map((one) => personOf[one] ?? 0);
  const { mean, itself, covered } = memberWorth(context.problem, circle, people, personOf[member] ?? 0);
  return (mean + itself + covered) / MILLION;
}

function worthOf({ personOf, context }: Standing, circle: number, members: readonly number[]): number {
  return circle === nowhere
    ? 0
    : circleWorth(
        context.problem,
        circle,
        members.map((one) => personOf[one] ?? 0),
      );
}
