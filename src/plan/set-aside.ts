import type { Lineup } from "../cohort/lineup.js";
import { counted, reachOf } from "../constraints/conflicts.js";
import { type Eligibility, isAllowed } from "../constraints/eligibility.js";
import { type Shape, shapeOf } from "../kernels/rounds/shape.js";
import type { LeftOver } from "../program.js";
import type { UnmatchedInRounds } from "./rounds-plan.js";

/** Those who can take part in rounds, and those who cannot, by their positions in the lineup, rising. */
export interface SetAside {
  readonly takePart: readonly number[];
  readonly aside: readonly number[];
  /** How those who take part are cut into groups; undefined where they cannot be. */
  readonly shape: Shape | undefined;
}

/**
 * Sets aside who may meet too few people for any group, until everybody left may meet enough of those left. Without that one
 * person whom nobody may meet would leave no plan for anybody. Where only larger groups can be made of those left, one
 * person at a time is set aside, since with one fewer the groups may be of the usual size: who may meet fewest, and of equals the
 * first in `order`, positions in a seeded order. Cost: O(people²) for each person set aside so, and a few times besides.
 */
export function setAside(eligibility: Eligibility, size: number, over: LeftOver, order: Int32Array): SetAside {
  let takePart = Array.from(order);
  const fewestEver = over === "smaller" && size > 2 ? size - 1 : size;
  for (;;) {
    const reach = takePart.map((one) => allowedAmong(eligibility, one, takePart));
    const hopeful = takePart.filter((_, at) => (reach[at] ?? 0) >= fewestEver - 1);
    // Who may meet too few is not the reason where nobody could: then there are too few people for any group.
    if (hopeful.length < takePart.length && takePart.length >= fewestEver) {
      takePart = hopeful;
      continue;
    }
    const shape = shapeOf(takePart.length, size, over);
    const fewest = Math.min(...reach);
    if (shape === undefined || takePart.length < fewestEver || fewest >= smallestGroup(shape, size) - 1) {
      return finished(eligibility.rows, takePart, shape);
    }
    const last = reach.indexOf(fewest);
    takePart = takePart.filter((_, at) => at !== last);
  }
}

function smallestGroup({ usual, other, otherSize }: Shape, size: number): number {
  if (usual === 0) return otherSize;
  return other === 0 ? size : Math.min(size, otherSize);
}

function finished(people: number, takePart: readonly number[], shape: Shape | undefined): SetAside {
  const left = new Set(takePart);
  const rising = [...takePart].sort((a, b) => a - b);
  return {
    takePart: rising,
    aside: Array.from({ length: people }, (_, one) => one).filter((one) => !left.has(one)),
    shape,
  };
}

function allowedAmong(eligibility: Eligibility, one: number, others: readonly number[]): number {
  return others.reduce((sum, other) => sum + Number(isAllowed(eligibility, one, other)), 0);
}

/** Gives each person who was set aside their cause. */
export function unmatchedInRounds(
  lineup: Lineup,
  eligibility: Eligibility,
  { takePart, aside }: SetAside,
  size: number,
): UnmatchedInRounds[] {
  return aside.map((position) => {
    const id = lineup.ids[0][position] ?? "";
    const { allowed, of, removed: byRule } = reachOf(eligibility, 0, position);
    // Nobody is among those whom they might meet: not they themselves.
    const removed = byRule.filter(({ rule }) => rule !== eligibility.rules[0]);
    const rules = removed.map(({ rule, count }) => `"${rule}" removes ${count}`).join(", ");
    const among = allowedAmong(eligibility, position, takePart);
    const base = { role: "person" as const, id, allowed, takePart: among, removed };
    if (allowed === 0) {
      const text = `${id} may meet nobody of ${counted(of - 1, "other")}: ${rules}.`;
      return { ...base, cause: "no-allowed-partner" as const, text };
    }
    const whom = `${id} may meet ${counted(allowed, "person", "people")} of ${of - 1} others`;
    const part = among < allowed ? `, of whom ${among} can take part` : "";
    const text = `${whom}${part}; that is too few for a group of ${size}${rules === "" ? "" : `: ${rules}`}.`;
    return { ...base, cause: "too-few-partners" as const, text };
  });
}
