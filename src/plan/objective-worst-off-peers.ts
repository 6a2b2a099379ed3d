import type { ReadPeerLists } from "../constraints/peer-lists.js";
import { mistake, refuse } from "../errors.js";
import { checkWorstOff } from "../kernels/check/worst-off.js";
import { worstOffFirst } from "../kernels/peers/worst-off.js";
import type { SolveOptions } from "../kernels/problem.js";
import type { FairPeersAnswer } from "./objective-fair-peers.js";
import type { PosedPeers } from "./pose-peers.js";
import type { PeersAnswer } from "./solve-peers.js";

/** Whether a plan has a group of three that no list asks for: every plan with as many people then has one, and only then. */
function hasFreeTrio({ groups }: PeersAnswer, lists: ReadPeerLists): boolean {
  return groups.some((group) => group.length === 3 && !lists.groups.some((must) => must.length === 3));
}

/**
 * Solves peers for the worst-off first: as many people as possible, then the lowest fit as high as possible, then the second
 * lowest, and so on. Both people of a pair have its fit, so that it is the same over pairs and over people.
 *
 * @param total The plan of the largest total: where it has a trio, so has every plan with as many people.
 * @throws PairwrightError where a trio is made: which one is best for the worst-off could only be tried one by one.
 */
export function solvedForWorstOff(
  total: PeersAnswer,
  { problem, order }: PosedPeers,
  lists: ReadPeerLists,
  options: SolveOptions,
): FairPeersAnswer {
  if (hasFreeTrio(total, lists)) {
    const message = "with a group of three the best plan for the worst-off cannot be found and proven.";
    const remedy = 'Choose "bottleneck" or "fair", or make the program with odd: "bye".';
    refuse("match", [mistake("objective-trio", "objective", message, remedy, "worst-off first")]);
  }
  const found = worstOffFirst(problem.peers, options);
  const verdict = checkWorstOff(problem.peers, found);
  const { pairs, priority } = found;
  const made = Array.from({ length: pairs.length / 2 }, (_, at) =>
    [order[pairs[2 * at] ?? 0] ?? 0, order[pairs[2 * at + 1] ?? 0] ?? 0].sort((a, b) => a - b),
  );
  const { question } = total;
  const doubled = verdict.feasible && !verdict.optimal ? { gap: { ...verdict.gap, fit: 2 * verdict.gap.fit } } : {};
  const answer: PeersAnswer = {
    question,
    groups: [...lists.groups, ...made].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
    pairs,
    verdict: verdict.feasible ? { ...verdict, ...doubled } : verdict,
    priority,
    total: 2 * found.total,
  };
  const { scores, people } = problem.peers;
  const lowest = Array.from({ length: pairs.length / 2 }, (_, at) =>
    Number(scores[(pairs[2 * at] ?? 0) * people + (pairs[2 * at + 1] ?? 0)]),
  );
  if (lowest.length === 0) return { answer };
  return { answer, lowest: lowest.reduce((least, score) => Math.min(least, score)) };
}
