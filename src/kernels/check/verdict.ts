// Source: none, what every check answers. Cost: none. Ties: none. Departures: none.
import type { Shortage } from "../pairs/shortage.js";

/** A worth at two levels; the first decides. */
export interface Worth {
  readonly priority: number;
  readonly fit: number;
}

/** What `check` found of a solution that makes a claim about its worth; see there. */
export type Verdict =
  | { readonly feasible: true; readonly optimal: true; readonly bound: Worth }
  | {
      readonly feasible: true;
      readonly optimal: false;
      readonly bound: Worth;
      readonly gap: Worth;
      /** Of an objective other than the total: what the stages fail to prove. */
      readonly unproven?: string;
    }
  | { readonly feasible: false; readonly faults: readonly string[]; readonly shortage?: Shortage };

/** An answer that is not what it says. */
export function refused(faults: readonly string[]): Verdict & { feasible: false } {
  return Object.freeze({ feasible: false, faults: Object.freeze(faults) });
}
