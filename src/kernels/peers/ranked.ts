// Source: K. G. Murty, "An algorithm for ranking all the assignments in order of increasing cost", Operations Research 16
// (1968), pp. 682-687, as generalised by E. L. Lawler, "A procedure for computing the k best solutions to discrete
// optimization problems", Management Science 18 (1972), pp. 401-405; for matchings in general graphs as in C. R. Chegireddy
// and H. W. Hamacher, "Algorithms for finding K-best perfect matchings", Discrete Applied Mathematics 18 (1987), pp. 155-165.
// Cost: for each matching given, one re-solve from the prices (`again.ts`) for each of its pairs; memory O(people) for each.
// Ties: of equally good matchings the one whose sub-problem was split off earlier comes first.
// Departures: matchings need not be perfect. Everybody counts (priority 1 or more), so that the best matching of a sub-problem
// is part of no other one of it, and forbidding its pairs one by one, with those before fixed, leaves out nothing but itself.
import { mistake, PairwrightError } from "../../errors.js";
import { readCount } from "../pairs/sides.js";
import type { PeersSolution, SolveOptions } from "../problem.js";
import type { PeersAgain } from "./again.js";

type Pair = readonly [number, number];

/** A matching, and the sub-problem that it is best of. */
interface Entry {
  readonly pairs: readonly Pair[];
  readonly priority: number;
  readonly total: number;
  /** Pairs that are part of it whatever happens, and pairs that are not. */
  readonly fixed: readonly Pair[];
  readonly forbidden: readonly Pair[];
}

/**
 * The best matchings in order, at most `most` of them: priorities first, then the total; each once. Works while it is asked.
 *
 * @throws PairwrightError when `most` is no count, or somebody has the priority 0.
 * @example
 * ```ts
 * const four = peersProblem({ scores: [[null, 9, 5, 1], [9, null, 1, 4], [5, 1, null, 2], [1, 4, 2, null]] });
 * [...rankedPeers(peersAgain(four), 3)].map(({ total }) => total); // [11, 9, 2]
 * ```
 */
export function* rankedPeers(
  again: PeersAgain,
  most: number,
  options: SolveOptions = {},
): Generator<Pick<PeersSolution, "pairs" | "priority" | "total">, void, undefined> {
  const { problem } = again;
  readMost(most);
  if (problem.priority.some((priority) => priority === 0)) {
    const message = "everybody's taking part must count.";
    throw new PairwrightError("rankedPeers", [
      mistake("priority-zero", "problem.priority", message, "Give priorities of 1 or more.", 0),
    ]);
  }
  const open = [entryOf([], [], again.solution)];
  for (let rank = 1; rank <= most; rank++) {
    options.onProgress?.(rank / most);
    const entry = takeBest(open);
    if (entry === undefined) return;
    yield { pairs: Int32Array.from(entry.pairs.flat()), priority: entry.priority, total: entry.total };
    if (rank === most) return;
    const isFixed = new Set(entry.fixed.map(([one]) => one));
    const free = entry.pairs.filter(([one]) => !isFixed.has(one));
    for (const [at, pair] of free.entries()) {
      options.signal?.throwIfAborted();
      const fixed = [...entry.fixed, ...free.slice(0, at)];
      const forbidden = [...entry.forbidden, pair];
      open.push(entryOf(fixed, forbidden, again.solve({ without: fixed.flat(), forbidden })));
    }
  }

  function entryOf(fixed: readonly Pair[], forbidden: readonly Pair[], found: PeersSolution): Entry {
    const free = Array.from(
      { length: found.pairs.length / 2 },
      (_, at): Pair => [found.pairs[2 * at]!, found.pairs[2 * at + 1]!],
    );
    const pairs = [...fixed, ...free].sort((one, other) => one[0] - other[0]);
    let priority = 0;
    let total = 0;
    for (const [one, other] of pairs) {
      priority += problem.priority[one]! + problem.priority[other]!;
      total += problem.scores[one * problem.people + other]!;
    }
    return { pairs, priority, total, fixed, forbidden };
  }
}

function takeBest(open: Entry[]): Entry | undefined {
  let best = 0;
  for (const [at, { priority, total }] of open.entries()) {
    const than = open[best]!;
    if (priority > than.priority || (priority === than.priority && total > than.total)) best = at;
  }
  return open.splice(best, 1)[0];
}

function readMost(most: number): void {
  const mistakes: Parameters<typeof readCount>[2] = [];
  readCount(most, "most", mistakes);
  if (mistakes.length > 0) throw new PairwrightError("rankedPeers", mistakes);
}
