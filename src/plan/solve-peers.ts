import type { ReadPeerLists } from "../constraints/peer-lists.js";
import { mistake, refuse } from "../errors.js";
import { checkTrio } from "../kernels/check/trio.js";
import { check, type Verdict } from "../kernels/check.js";
import { withBestTrio, withSomeTrio } from "../kernels/peers/trio.js";
import type { PeerPrices, SolveOptions, Solver } from "../kernels/problem.js";
import { limitedPeers } from "./pose-most-peers.js";
import type { PosedPeers } from "./pose-peers.js";

/** A checked answer about peers, its people by their positions in the lineup. */
export interface PeersAnswer {
  readonly question: PosedPeers;
  /** Two or three positions each, rising; those that must be made included, sorted. */
  readonly groups: readonly (readonly number[])[];
  /** The pairs of the problem in its own numbers, without the third of a trio: what a barrier is looked for with. */
  readonly pairs: Int32Array;
  readonly verdict: Verdict;
  /** Of all people who are in no group that must be made: priorities, and each one's share of the fit in halves of a score. */
  readonly priority: number;
  readonly total: number;
  /** The proof of a plan without a trio, in the numbers of the problem. */
  readonly prices?: PeerPrices;
}

/** Whether the odd one out joins a trio, and how many of those who are in no group that must be made may be in pairs. */
export interface Wanted {
  readonly withTrio: boolean;
  readonly most: number | undefined;
}

/**
 * Solves a posed problem and has the answer read by a check that does not know the solver. With a trio the exact solvers give
 * way to a search for the best one; to the pairs of others the person is added who fits best to one of them.
 */
export function solvedPeers(
  question: PosedPeers,
  { groups }: ReadPeerLists,
  { withTrio, most }: Wanted,
  solver: Solver<"peers">,
  options: SolveOptions,
): PeersAnswer {
  const { problem, order } = question;
  const refusal = solver.refuses(problem.peers);
  if (refusal !== undefined) {
    const remedy = "Leave the solver to match, or choose another.";
    refuse("match", [mistake("solver-refuses", "solver", `cannot take this program: ${refusal}`, remedy, solver.name)]);
  }
  const positions = (people: readonly number[]) => people.map((person) => order[person] ?? 0).sort((a, b) => a - b);
  const pairsOf = (pairs: Int32Array) =>
    Array.from({ length: pairs.length / 2 }, (_, at) => positions([pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0]));
  const sorted = (all: readonly (readonly number[])[]) => [...all].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  if (most !== undefined) {
    const { problem: wider, spares } = limitedPeers(problem.peers, most);
    const solution = solver.solve(wider, options);
    const pairs = solution.pairs.filter((_, at) => (solution.pairs[at | 1] ?? 0) < problem.peers.people);
    return {
      question,
      groups: sorted([...groups, ...pairsOf(pairs)]),
      pairs,
      verdict: doubled(check(wider, solution)),
      priority: solution.priority - 3 * spares, // those who stand for having no partner, and whom they take
      total: 2 * solution.total,
    };
  }
  if (!withTrio) {
    const solution = solver.solve(problem.peers, options);
    const { pairs, priority, prices } = solution;
    return {
      question,
      groups: sorted([...groups, ...pairsOf(pairs)]),
      pairs,
      verdict: doubled(check(problem.peers, solution)),
      priority,
      total: 2 * solution.total,
      ...(prices === undefined ? {} : { prices }),
    };
  }
  const found = solver.exact
    ? withBestTrio(problem, options)
    : withSomeTrio(problem, solver.solve(problem.peers, options));
  const { trio, joined, pairs, priority, total, proofs } = found;
  const verdict = checkTrio(problem, found);
  const made = groups.map((group, at) => {
    const isJoined = joined !== undefined && question.pairs[joined.pair] === groups[at];
    return isJoined ? [...group, order[joined.person] ?? 0].sort((a, b) => a - b) : group;
  });
  const [prices] = trio === undefined && joined === undefined && proofs?.length === 1 ? proofs : [];
  return {
    question,
    groups: sorted([...made, ...(trio ? [positions(trio)] : []), ...pairsOf(pairs)]),
    pairs: trio === undefined ? pairs : withPairOf(trio, pairs),
    verdict,
    priority,
    total,
    ...(prices === undefined ? {} : { prices }),
  };
}

/** The fit of bound and gap in the unit of a plan with a trio. */
function doubled(verdict: Verdict): Verdict {
  if (!verdict.feasible) return verdict;
  const bound = { ...verdict.bound, fit: 2 * verdict.bound.fit };
  if (verdict.optimal) return { ...verdict, bound };
  return { ...verdict, bound, gap: { ...verdict.gap, fit: 2 * verdict.gap.fit } };
}

/** Two of a trio as a pair like others: as many pairs as can be made, with the third left out. */
function withPairOf([one, other]: readonly [number, number, number], pairs: Int32Array): Int32Array {
  const all = Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0]);
  return Int32Array.from([...all, [one, other]].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).flat());
}
