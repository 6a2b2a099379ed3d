// Source: none, the door to the contract: the kinds of problems stand in `problems/`, each with its own source.
//
// These files are the whole contract between those who pose a problem, those who solve it and `check`, which verifies a
// solution without knowing its solver. Everything is numbers; people are positions from 0. Every score is a whole number,
// so that a sum is exact and optimality is an equality.
import type { CirclesProblem, CirclesSolution } from "./problems/circles.js";
import type { ListedProblem, Problem, Solution, StreamedProblem } from "./problems/pairs.js";
import type { ListedPeersProblem, PeersProblem, PeersSolution } from "./problems/peers.js";
import type { RoommatesProblem, RoommatesSolution, StableProblem, StableSolution } from "./problems/ranks.js";

export type * from "./problems/circles.js";
export type * from "./problems/pairs.js";
export type * from "./problems/peers.js";
export type * from "./problems/ranks.js";

/** Every kind of problem and the kind of solution it has. */
export interface Kinds {
  readonly pairs: { readonly problem: Problem; readonly solution: Solution };
  readonly "listed pairs": { readonly problem: ListedProblem; readonly solution: Solution };
  readonly "streamed pairs": { readonly problem: StreamedProblem; readonly solution: Solution };
  readonly peers: { readonly problem: PeersProblem; readonly solution: PeersSolution };
  readonly "listed peers": { readonly problem: ListedPeersProblem; readonly solution: PeersSolution };
  readonly stable: { readonly problem: StableProblem; readonly solution: StableSolution };
  readonly circles: { readonly problem: CirclesProblem; readonly solution: CirclesSolution };
  readonly roommates: { readonly problem: RoommatesProblem; readonly solution: RoommatesSolution };
}

/** The name of a kind of problem. */
export type Kind = keyof Kinds;

/** What a solver may be told besides the problem. */
export interface SolveOptions {
  /** Whole number; only solvers that use chance read it. */
  readonly seed?: number;
  /** Asked between two steps of long work; its `throwIfAborted` ends the work. An `AbortSignal` fits. */
  readonly signal?: Stop;
  /** Called now and then with the share of the work done, 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

/** The part of an `AbortSignal` that long work asks; spelt out so that no platform's types are needed. */
export interface Stop {
  throwIfAborted(): void;
}

/** An entry of the table of solvers; your own fits in the same place. */
export interface Solver<K extends Kind = "pairs"> {
  readonly name: string;
  /** Whether a solution that it calls optimal (or stable, or none) is what it says. */
  readonly exact: boolean;
  /** Why this solver cannot take the problem, in words; undefined when it can. */
  refuses(problem: Kinds[K]["problem"]): string | undefined;
  solve(problem: Kinds[K]["problem"], options?: SolveOptions): Kinds[K]["solution"];
}
