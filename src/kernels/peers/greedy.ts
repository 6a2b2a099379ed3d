// Source: two baselines: the greedy matching of D. Avis, "A survey of heuristics for the weighted matching problem",
// Networks 13 (1983), pp. 475-493, section 3 (best pair first: at least half of the optimum where scores are 0 or more), and
// chance: every order of the allowed pairs equally likely, each taken where both are still alone.
// Cost: time O(pairs log pairs), by lot O(pairs); memory O(pairs). Ties: greedy takes the pair with the lower first person,
// then the lower second one; by lot only the seed decides.
// Departures: greedy takes a pair only where it raises a level: somebody has a priority, or the score is above 0.
import { chance, shuffled } from "../../random.js";
import type { AnyPeers, PeersSolution, SolveOptions, Solver } from "../problem.js";
import { allowed } from "./graph.js";
import { peersSolution } from "./solution.js";

/** All pairs of a matrix by falling score, each taken where both are still alone. */
export const greedyPeers: Solver<"peers"> = Object.freeze({
  name: "greedy",
  exact: false,
  refuses: () => undefined,
  solve: bestPeersFirst,
});

/** The same over lists. */
export const listedGreedyPeers: Solver<"listed peers"> = Object.freeze({
  name: "greedy",
  exact: false,
  refuses: () => undefined,
  solve: bestPeersFirst,
});

/** Pairs of a matrix by lot. */
export const randomPeers: Solver<"peers"> = Object.freeze({
  name: "random",
  exact: false,
  refuses: () => undefined,
  solve: peersByLot,
});

/** Pairs of a list by lot. */
export const listedRandomPeers: Solver<"listed peers"> = Object.freeze({
  name: "random",
  exact: false,
  refuses: () => undefined,
  solve: peersByLot,
});

/** A baseline: never better than the optimum; cost O(pairs log pairs). */
export function bestPeersFirst(problem: AnyPeers, options: SolveOptions = {}): PeersSolution {
  options.signal?.throwIfAborted();
  const { first, second, score } = allowed(problem);
  const order = Float64Array.from(score.keys()).sort((one, other) => score[other]! - score[one]! || one - other);
  const mate = new Int32Array(problem.people).fill(-1);
  for (const pair of order) {
    const one = first[pair]!;
    const other = second[pair]!;
    const isAsked = score[pair]! > 0 || problem.priority[one]! > 0 || problem.priority[other]! > 0;
    if (isAsked) take(mate, one, other);
  }
  options.onProgress?.(1);
  return peersSolution(problem, mate, { phases: 1, scans: problem.people, augmentations: 0 });
}

/** A random choice to which no allowed pair could be added, the same for the same problem and `seed` (0 unless given). */
export function peersByLot(problem: AnyPeers, options: SolveOptions = {}): PeersSolution {
  options.signal?.throwIfAborted();
  const { first, second, score } = allowed(problem);
  const mate = new Int32Array(problem.people).fill(-1);
  for (const pair of shuffled(Float64Array.from(score.keys()), chance(options.seed ?? 0))) {
    take(mate, first[pair]!, second[pair]!);
  }
  options.onProgress?.(1);
  return peersSolution(problem, mate, { phases: 1, scans: problem.people, augmentations: 0 });
}

function take(mate: Int32Array, one: number, other: number): void {
  if (mate[one]! >= 0 || mate[other]! >= 0) return;
  mate[one] = other;
  mate[other] = one;
}
