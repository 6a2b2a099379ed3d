import type { Conflict } from "../constraints/conflicts.js";
import type { ReadPeerLists } from "../constraints/peer-lists.js";
import type { Fit } from "../fit/fit.js";
import type { Solver } from "../kernels/problem.js";
import type { Answer } from "./loops.js";
import type { PlanObjective } from "./objective.js";
import type { AskPeers } from "./objective-fair-peers.js";
import type { PosedPeers } from "./pose-peers.js";
import type { PeersAnswer } from "./solve-peers.js";

/** What an objective other than the total gave. */
export interface UnderObjective {
  readonly answer: Answer;
  /** Who solved it, for the record. */
  readonly solver: { readonly name: string };
  readonly objective: PlanObjective;
  /** What clashes, where the objective itself leaves no plan. */
  readonly conflict?: Conflict;
}

/** What an objective other than the total gave for peers. */
export interface PeersUnderObjective {
  readonly answer: PeersAnswer;
  /** Who solved it, for the record. */
  readonly solver: { readonly name: string };
  readonly objective: PlanObjective;
}

/** What is asked, in all the forms that an objective may need. */
export interface PeersQuestion {
  readonly question: PosedPeers;
  /** Whether one group of three may be made. */
  readonly withTrio: boolean;
  readonly fit: Fit;
  readonly lists: ReadPeerLists;
  readonly ask: AskPeers;
  readonly solver: Solver<"peers">;
}
