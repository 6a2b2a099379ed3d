import type { ReadCircleLists } from "../constraints/circle-lists.js";
import { matchPeers } from "../kernels/peers/blossom.js";
import { peersProblem } from "../kernels/peers/build.js";
import { type CircleStarts, commonTo, inFewest } from "./circle-starts.js";

/** Who would lead circles together: positions of leads, one or two each, and those who found nobody to lead with. */
export interface LeadGroups {
  readonly groups: readonly (readonly number[])[];
  readonly alone: readonly number[];
}

/**
 * Puts leads together where two lead a circle: as many pairs as can be, with as many common starts as can be (in the week with
 * the fewest), never two who have fewer than circles need, or whom a list keeps apart. Leads whom one member must have both are
 * a pair beforehand. Equal choices are told apart by `order`. Exact (maximum-weight matching).
 */
export function leadGroups(
  perCircle: 0 | 1 | 2,
  order: Int32Array,
  lists: ReadCircleLists,
  time: CircleStarts | undefined,
): LeadGroups {
  if (perCircle === 0) return { groups: [], alone: [] };
  if (perCircle === 1) return { groups: Array.from(order, (lead) => [lead]), alone: [] };
  const fixed = wantedTogether(lists);
  const taken = new Set(fixed.flat());
  const free = Array.from(order).filter((lead) => !taken.has(lead));
  const apart = new Set(lists.apart.map(({ row, column }) => `${row} ${column}`));
  const common = (one: number, other: number): number | null => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    if (one === other || apart.has(`${low} ${high}`)) return null;
    if (time?.leads === undefined) return 0;
    const [a, b] = [time.leads[one], time.leads[other]];
    if (a === undefined || b === undefined) return null;
    const starts = inFewest(commonTo([a, b], 0), time.starts);
    return starts < time.atLeast ? null : starts;
  };
  const scores = free.map((one) => free.map((other) => common(one, other)));
  const { pairs } = matchPeers(peersProblem({ scores }));
  const groups = [...fixed];
  for (let at = 0; at < pairs.length; at += 2) {
    const pair = [free[pairs[at] ?? 0] ?? 0, free[pairs[at + 1] ?? 0] ?? 0];
    groups.push(pair.sort((a, b) => a - b));
  }
  const found = new Set(groups.flat());
  const place = new Map(Array.from(order, (lead, at) => [lead, at]));
  groups.sort((a, b) => (place.get(a[0] ?? 0) ?? 0) - (place.get(b[0] ?? 0) ?? 0));
  return { groups, alone: free.filter((lead) => !found.has(lead)) };
}

/** Pairs of leads of whom a list says that one member, or members who sit together, must have both. */
function wantedTogether({ leading, groups }: ReadCircleLists): number[][] {
  const wanted = new Map<number, Set<number>>();
  for (const { row, column } of leading.must) {
    const key = groups.find((group) => group.includes(row))?.[0] ?? row;
    wanted.set(key, (wanted.get(key) ?? new Set()).add(column));
  }
  const pairs = [...wanted.values()].filter(({ size }) => size === 2).map((leads) => [...leads].sort((a, b) => a - b));
  return pairs.filter((pair, at) => pairs.findIndex((other) => other.some((lead) => pair.includes(lead))) === at);
}
