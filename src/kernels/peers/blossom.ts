// Source: maximum-weight matching in general graphs: J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices",
// J. Res. Nat. Bur. Standards 69B (1965), pp. 125-130; started from the fractional optimum as in U. Derigs and A. Metz, "On
// the use of optimal fractional matchings for solving the (integer) matching problem", Computing 36 (1986), pp. 263-270.
// The start is in `start.ts`, a search in `search.ts`.
//
// Cost: that of an assignment of everybody to everybody, plus one search for every second odd circle that it leaves (a few in a
// thousand people); at worst people / 2 searches of O(people^2 log people). Lists: people / 2 searches at worst, of
// O(edges log edges). Memory: that of the assignment, O(edges) for lists, and what `state.ts` keeps of a matrix. The sets of a
// proof are written out, so that deeply nested ones take O(people^2) numbers.
// Ties: those of the assignment and of the searches. Departures: see `search.ts`.
import { refuse } from "../../errors.js";
import type { AnyPeers, PeersSolution, SolveOptions, Solver, Work } from "../problem.js";
import { type Blossoms, loose } from "./blossoms.js";
import { type Graph, graphOf } from "./graph.js";
import { type Extent, extentOf, floorsOf, proofOf, stepOf, tooLargeForPeers } from "./levels.js";
import { searchFrom } from "./search.js";
import { peersSolution } from "./solution.js";
import { startFractional } from "./start.js";
import { searches } from "./state.js";

/** The best pairs of one group, proven by prices and odd sets; fast where the scores are a matrix. */
export const blossom: Solver<"peers"> = Object.freeze({
  name: "blossom",
  exact: true,
  refuses: () => undefined,
  solve: matchPeers,
});

/** The same over lists. */
export const listedBlossom: Solver<"listed peers"> = Object.freeze({
  name: "blossom",
  exact: true,
  refuses: () => undefined,
  solve: matchPeers,
});

/**
 * The best choice of pairs within one group: priorities first, then the total, both exactly. The prices and odd sets it
 * returns prove that to `check`.
 *
 * @throws PairwrightError when the numbers are too large to be exact.
 */
export function matchPeers(problem: AnyPeers, options: SolveOptions = {}): PeersSolution {
  const { blossoms, price, step, extent, work } = matched(problem, options);
  return peersSolution(problem, blossoms.mate, work, proofOf(blossoms, price, step, extent));
}

/** Everything that a run ends with: partners, nested sets, encoded prices, and what the numbers of the problem are. */
export interface Matched {
  readonly graph: Graph;
  readonly blossoms: Blossoms;
  readonly price: Float64Array;
  readonly floor: Float64Array;
  readonly step: number;
  readonly extent: Extent;
  readonly work: Work;
}

/** The run itself; throws as `matchPeers` does. */
export function matched(problem: AnyPeers, options: SolveOptions): Matched {
  const extent = extentOf(problem);
  refuse("solve", tooLargeForPeers(extent));
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const step = stepOf(extent);
  const floor = floorsOf(problem, step);
  const blossoms = loose(problem.people);
  const price = new Float64Array(blossoms.parent.length);
  const graph = graphOf(problem);
  // The start is most of the work.
  const share = 0.9;
  const onStart = (done: number) => onProgress?.(share * done);
  const startOptions = { ...(signal ? { signal } : {}), onProgress: onStart };
  const scans = startFractional(problem, graph, { price, mate: blossoms.mate }, step, startOptions);
  const isRoot = (person: number) => blossoms.mate[person]! < 0 && price[person] !== floor[person];
  let roots = 0;
  for (let person = 0; person < problem.people; person++) if (isRoot(person)) roots++;
  // Most searches end at another root.
  const search = searches(graph, blossoms, price, floor, Math.ceil(roots / 2));
  let augmentations = 0;
  for (let person = 0; person < problem.people; person++) {
    if (!isRoot(person)) continue;
    signal?.throwIfAborted();
    searchFrom(search, person);
    augmentations++;
    onProgress?.(share + ((1 - share) * person) / problem.people);
  }
  onProgress?.(1);
  const work = { phases: augmentations, scans: scans + search.scans, augmentations };
  return { graph, blossoms, price, floor, step, extent, work };
}
