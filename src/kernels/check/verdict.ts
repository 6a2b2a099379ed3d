// Source: none, what every check answers. Cost: none. Ties: none. Departures: none.
import type { Shortage } from "../pairs/shortage.js";
import type { RoommatesSolution, StableSolution } from "../problem.js";

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

/**
 * What `check` found of a choice by own ranks: how many pairs block it, and how many block every choice at least. Where
 * `atLeast` is above 0, that is a proof that no stable choice exists.
 */
export type StableVerdict =
  | { readonly feasible: true; readonly stable: true }
  | { readonly feasible: true; readonly stable: false; readonly blocking: number; readonly atLeast: number }
  | { readonly feasible: false; readonly faults: readonly string[] };

/** Compares what a solution states with the blocking pairs that were counted; `faults` are those found before. */
export function verdictOf(
  { status, blocking: stated }: StableSolution | RoommatesSolution,
  blocking: number,
  atLeast: number,
  faults: string[],
): StableVerdict {
  if (stated !== blocking) faults.push(`blocking: stated ${stated}, ${blocking} pairs block.`);
  if ((status === "stable") !== (blocking === 0)) faults.push(`status: stated ${status}, ${blocking} pairs block.`);
  if (faults.length > 0) return refused(faults);
  if (blocking === 0) return Object.freeze({ feasible: true, stable: true });
  return Object.freeze({ feasible: true, stable: false, blocking, atLeast });
}
