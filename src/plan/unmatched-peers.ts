import type { Lineup } from "../cohort/lineup.js";
import { counted, reachOf } from "../constraints/conflicts.js";
import type { Eligibility } from "../constraints/eligibility.js";
import { firstFew } from "../errors.js";
import { barriersOf } from "../kernels/peers/barriers.js";
import { compareText } from "../random.js";
import type { PlanObjective } from "./objective.js";
import type { UnmatchedPeer } from "./peers-plan.js";
import type { PosedPeers } from "./pose-peers.js";

/**
 * Gives each person in no group their cause. Where people they may meet remain, it is shown by a barrier: sets of odd size
 * that may not meet each other, and fewer people between them than sets. Cost: that of the barrier.
 *
 * @param pairs The pairs of the free people in the numbers of the problem, without the third of a trio.
 * @param alone Positions of those who are in no group.
 * @param why The limit on people in groups where that is why no pair more was made, and what the plan was made for, if not for
 * the total.
 */
export function unmatchedPeers(
  lineup: Lineup,
  eligibility: Eligibility,
  { problem, order }: PosedPeers,
  pairs: Int32Array,
  alone: readonly number[],
  why: WhyAlone,
): UnmatchedPeer[] {
  if (alone.length === 0) return [];
  const barriers = why.full === undefined ? namedBarriers(lineup, { problem, order }, pairs) : undefined;
  return alone.map((position) => causeOf(lineup, eligibility, position, barriers?.get(position), why));
}

/** The barrier of each position that these pairs leave out, in ids; undefined where the pairs are not as many as could be. */
export function namedBarriers(
  lineup: Lineup,
  { problem, order }: Pick<PosedPeers, "problem" | "order">,
  pairs: Int32Array,
): ReadonlyMap<number, NamedBarrier> | undefined {
  const found = barriersOf(problem.peers, pairs);
  const ids = (people: readonly number[]) =>
    people.map((person) => lineup.ids[0][order[person] ?? 0] ?? "").sort(compareText);
  return (
    found &&
    new Map(
      [...found].map(([person, { sets, between }]) => [
        order[person] ?? 0,
        { sets: sets.map(ids), between: ids(between) },
      ]),
    )
  );
}

/** What else people may be left out for. */
interface WhyAlone {
  readonly full: number | undefined;
  readonly madeFor: PlanObjective["name"] | undefined;
}

/** Why somebody is left out whatever is chosen, by ids: more sets of odd size than people between them. */
export interface NamedBarrier {
  /** Nobody of a set may be paired with anybody outside of it but the few between. */
  readonly sets: readonly (readonly string[])[];
  readonly between: readonly string[];
}

function causeOf(
  lineup: Lineup,
  eligibility: Eligibility,
  position: number,
  barrier: NamedBarrier | undefined,
  { full, madeFor }: WhyAlone,
): UnmatchedPeer {
  const id = lineup.ids[0][position] ?? "";
  const reach = reachOf(eligibility, 0, position);
  // Nobody is among those whom they might meet: not they themselves.
  const removed = reach.removed.filter(({ rule }) => rule !== eligibility.rules[0]);
  const { allowed } = reach;
  const others = reach.of - 1;
  const base = { role: "person" as const, id, allowed, removed, competitors: [], places: 0 };
  if (allowed === 0) {
    const rules = removed.map(({ rule, count }) => `"${rule}" removes ${count}`).join(", ");
    const nobody = others === 0 ? "there is nobody else" : `of ${others} others: ${rules}`;
    return { ...base, cause: "no-allowed-partner", text: `${id} may meet nobody; ${nobody}.` };
  }
  if (full !== undefined) {
    const text = `${id} may meet ${counted(allowed, "person", "people")}, but at most ${counted(full, "person", "people")} may be in groups, and the plan is better with others.`;
    return { ...base, cause: "most", text };
  }
  if (barrier === undefined) {
    const why =
      madeFor === "stable" ? "each of them has as much fit without, or more" : "the chosen solver left them out";
    const text = `${id} may meet ${counted(allowed, "person", "people")}: ${why}.`;
    return { ...base, cause: "left-out", text };
  }
  const competitors = barrier.sets.flat().sort(compareText);
  const places = barrier.between.length;
  if (places === 0) {
    const text =
      competitors.length === 1
        ? `${id} may meet only people who must be in other groups.`
        : `${id} is one of ${competitors.length} people who can be paired only with each other; that is an odd number, so one of them is left over.`;
    return { ...base, cause: "odd-one-out", competitors, places, text };
  }
  const sizes = barrier.sets.map(({ length }) => length);
  const alone = sizes.filter((size) => size === 1).length;
  const sets = [
    ...(alone > 0 ? [alone === 1 ? "1 person" : `${alone} people who may not meet each other`] : []),
    ...(sizes.length > alone
      ? [
          `${counted(sizes.length - alone, "set")} of odd size (${firstFew(sizes.filter((size) => size > 1).map(String))})`,
        ]
      : []),
  ];
  const text = `${id} may meet ${counted(allowed, "person", "people")}, but ${sets.join(" and ")} compete for ${counted(places, "person", "people")} (${firstFew(barrier.between)}): ${sizes.length - places} of them cannot be paired.`;
  return { ...base, cause: "competition", competitors, places, text };
}
