import { cellsOf, type ReadPeerLists } from "../constraints/peer-lists.js";
import type { Fit } from "../fit/fit.js";
import { blockingPairs } from "../kernels/check/blocking-groups.js";
import { stablePeers } from "../kernels/peers/stable.js";
import type { SolveOptions } from "../kernels/problem.js";
import type { PosedPeers } from "./pose-peers.js";
import type { PeersAnswer } from "./solve-peers.js";

/**
 * The stable plan for peers: no two people of different groups who may meet would each have more fit with the other than with
 * their group. Fits are the same from both sides, so there always is one, which takes the best pair first; ties by the seeded
 * order. A trio is made only where nobody of the three would then rather leave. How many people take part follows from it.
 *
 * Checked by the definition, pair by pair. Cost: time O(pairs) sorted, memory O(people²).
 */
export function solvedStablyPeers(
  question: PosedPeers,
  fit: Fit,
  { groups: must }: ReadPeerLists,
  withTrio: boolean,
  options: SolveOptions,
): PeersAnswer {
  const { problem, order } = question;
  const { pairs, trio, joined } = stablePeers(problem, withTrio, options);
  const at = (person: number) => order[person] ?? 0;
  const free = Array.from({ length: pairs.length / 2 }, (_, pair) => [pairs[2 * pair] ?? 0, pairs[2 * pair + 1] ?? 0]);
  const made = must.map((group) =>
    joined !== undefined && question.pairs[joined.pair] === group ? [...group, at(joined.person)] : group,
  );
  const groups = [...made, ...(trio ? [trio.map(at)] : []), ...free.map((pair) => pair.map(at))]
    .map((group) => [...group].sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const fixed = new Uint8Array(fit.columns);
  for (const member of must.flat()) fixed[member] = 1;
  const blocking = blockingPairs({ people: fit.columns, scores: fit.scores, groups, fixed });
  const priority = [...pairs, ...(trio ?? []), ...(joined ? [joined.person] : [])].reduce(
    (sum, person) => sum + (problem.peers.priority[person] ?? 0),
    0,
  );
  const worth = (group: readonly number[]) =>
    cellsOf(group).reduce((sum, { row, column }) => sum + (fit.scores[row * fit.columns + column] ?? 0), 0);
  const total = groups.reduce((sum, group) => sum + (group.length === 2 ? 2 : 1) * worth(group), 0);
  return {
    question,
    groups,
    pairs:
      trio === undefined
        ? pairs
        : Int32Array.from([...free, trio.slice(0, 2)].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).flat()),
    verdict:
      blocking.length > 0
        ? { feasible: false, faults: [`${blocking.length} pairs block it.`] }
        : { feasible: true, optimal: true, bound: { priority, fit: total } },
    priority,
    total,
  };
}
