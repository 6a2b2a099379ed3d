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
 * Sets aside who may meet fewer people than the smallest group needs, again and again until everybody left may meet enough of
 * those left. Without that one person whom nobody may meet would leave no plan for anybody. Cost: O(people²) a time.
 */
export function setAside(eligibility: Eligibility, size: number, over: LeftOver): SetAside {
  let takePart = Array.from({ length: eligibility.rows }, (_, position) => position);
  for (;;) {
    const shape = shapeOf(takePart.length, size, over);
    if (shape === undefined) return finished(eligibility.rows, takePart, shape);
    const smallest = Math.min(shape.usual > 0 ? size : shape.otherSize, shape.otherSize);
    const now = takePart;
    const next = now.filter((one) => allowedAmong(eligibility, one, now) >= smallest - 1);
    if (next.length === now.length) return finished(eligibility.rows, takePart, shape);
    takePart = next;
  }
}

function finished(people: number, takePart: readonly number[], shape: Shape | undefined): SetAside {
  const left = new Set(takePart);
  return { takePart, aside: Array.from({ length: people }, (_, one) => one).filter((one) => !left.has(one)), shape };
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
