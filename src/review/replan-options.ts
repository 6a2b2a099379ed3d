import type { Lists } from "../constraints/lists.js";
import type { PeerLists } from "../constraints/peer-lists.js";
import type { Stop } from "../kernels/problem.js";
import type { PerChange } from "../plan/few-changes.js";
import type { Names } from "../reasons/names.js";
import type { Decisions } from "./entries.js";

/** What a change costs, what was decided, and how to work. */
export interface ReplanOptions<Role extends string = string, C extends string = string> {
  /**
   * What a changed pair costs in fit, such as 0.1: pairs are changed only where the sum of the fits gains at least that for each of
   * them. 0 gives the best plan for the people there are now, whoever has to move; `fewest first` moves as few as can be, and only
   * then looks at the fit.
   */
  readonly perChange: PerChange;
  /**
   * What people decided about the plan, oldest first, or the ledger. Pairs that were approved or kept are made in any case. A plan
   * that was made with decisions wants them again; an empty list lets them go.
   */
  readonly decisions?: Decisions<Role, C>;
  /** Of how many changed pairs it is found out what keeping them would cost, each by a solve; 10 unless said otherwise. */
  readonly gains?: number;
  /** What people are called in the sentences; by their ids unless said otherwise. */
  readonly names?: Names;
  /** Ends long work between two steps: its reason is thrown. An `AbortSignal` fits. */
  readonly signal?: Stop;
}

/** The same for one-on-one plans: earlier and forbidden pairs are added to those of the plan. */
export interface ReplanPairsOptions<Role extends string = string, C extends string = string>
  extends ReplanOptions<Role, C>,
    Pick<Lists<Role>, "history" | "never"> {}

/** The same for peers: groups that met, groups that never meet, and byes are added to those of the plan. */
export interface ReplanPeersOptions<C extends string = string>
  extends ReplanOptions<"person", C>,
    Pick<PeerLists, "history" | "never" | "byes"> {}
