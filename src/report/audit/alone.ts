import type { AuditAlone } from "./audit-data.js";
import type { Subject } from "./subjects.js";
import type { AuditThresholds } from "./thresholds.js";

/**
 * How many of a group are the only one of it in their circle, and how many would be by lot; undefined where nobody has a
 * circle. By lot: a circle of k is drawn from all n people in circles, of whom g are of the group, and the chance that it
 * holds exactly one of them is that of the hypergeometric distribution. Cost: O(people + circles * size).
 */
export function aloneOf(
  group: readonly Subject[],
  everybody: readonly Subject[],
  { smallest }: Pick<AuditThresholds, "smallest">,
): AuditAlone | undefined {
  const sizes = countsByCircle(everybody);
  const own = countsByCircle(group);
  if (sizes.size === 0) return undefined;
  const placed = [...own.values()].reduce((sum, count) => sum + count, 0);
  const alone = [...own.values()].filter((count) => count === 1).length;
  const all = [...sizes.values()].reduce((sum, count) => sum + count, 0);
  const byLot = [...sizes.values()].reduce((sum, size) => sum + chanceOfOne(size, placed, all), 0);
  return { ...told(alone, placed, smallest), byLot: Math.round(byLot * 100) / 100 };
}

function countsByCircle(subjects: readonly Subject[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { circle } of subjects) if (circle !== undefined) counts.set(circle, (counts.get(circle) ?? 0) + 1);
  return counts;
}

/** Exactly, or within bounds where either part of the group is so small that it would say something of single people. */
function told(alone: number, placed: number, smallest: number): { readonly least: number; readonly most: number } {
  const rest = placed - alone;
  if (alone === 0 || (alone >= smallest && (rest === 0 || rest >= smallest))) return { least: alone, most: alone };
  if (alone < smallest) return { least: 1, most: Math.min(placed, smallest - 1) };
  return { least: Math.max(1, placed - smallest + 1), most: placed - 1 };
}

/** The chance that a circle of `size`, drawn from `all` people without return, holds exactly one of `marked` of them. */
function chanceOfOne(size: number, marked: number, all: number): number {
  if (marked === 0 || size > all) return 0;
  // One of the group at any of the places, and others at the rest.
  let chance = (size * marked) / all;
  for (let place = 1; place < size; place++) chance *= (all - marked - place + 1) / (all - place);
  return Math.max(0, chance);
}
