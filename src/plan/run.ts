import { type Mistake, mistake, PairwrightError, suggestion } from "../errors.js";
import type { Stop } from "../kernels/problem.js";

/** How far a run has come. */
export interface Progress {
  readonly stage: "rules" | "scores" | "solving" | "checking";
  /** Share of the stage that is done, in [0, 1]. */
  readonly done: number;
}

/** What a run of any noun may be told: the seed, and how to work. */
export interface RunOptions {
  /** Decides between plans that are equally good; a whole number, 0 unless said otherwise. Kept in the record. */
  readonly seed?: number;
  /** Ends long work between two steps: its reason is thrown. An `AbortSignal` fits. */
  readonly signal?: Stop;
  readonly onProgress?: (progress: Progress) => void;
}

/** What a stage is told of the options. */
export function watching(stage: Progress["stage"], { signal, onProgress }: RunOptions) {
  return {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress: (done: number) => onProgress({ stage, done }) } : {}),
  };
}

/** Reads the seed; what is wrong with it is added to `mistakes`. */
export function seedOf(seed: number, mistakes: Mistake[]): number {
  if (!Number.isSafeInteger(seed)) {
    mistakes.push(mistake("seed", "seed", "a seed is a whole number.", "Give for example 2026.", seed));
  }
  return seed;
}

/** The solver of a table by its name, or one of the caller's own; undefined where none was asked for. */
export function solverNamed<S>(
  table: Readonly<Record<string, S>>,
  given: S | string | undefined,
  mistakes: Mistake[],
): S | undefined {
  if (typeof given !== "string") return given;
  if (Object.hasOwn(table, given)) return table[given];
  const remedy = suggestion(given, Object.keys(table));
  mistakes.push(mistake("solver", "solver", "there is no solver of this name.", remedy, given));
  return undefined;
}

/** The answer of a solver broke the problem: the plan does not leave. */
export function wrongAnswer(solver: { readonly name: string }, faults: readonly string[]): PairwrightError {
  const remedy = "Report it with the problem: the answer was not used.";
  return new PairwrightError("match", [
    mistake("solver-wrong", `solver ${solver.name}`, `its answer breaks the problem: ${faults.join("; ")}.`, remedy),
  ]);
}
