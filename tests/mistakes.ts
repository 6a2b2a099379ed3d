import { type Mistake, PairwrightError } from "../src/errors.js";

/** The error that `run` throws; fails the test when it throws none or another kind. */
export function thrownBy(run: () => unknown): PairwrightError {
  try {
    run();
  } catch (error) {
    if (error instanceof PairwrightError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** The codes of what `run` throws. */
export function codesOf(run: () => unknown): string[] {
  return thrownBy(run).mistakes.map(({ code }) => code);
}

/** The first mistake that `run` throws. */
export function firstMistake(run: () => unknown): Mistake {
  const [first] = thrownBy(run).mistakes;
  if (first === undefined) throw new Error("the error lists no mistake");
  return first;
}

/** Freezes plain data all the way down, so that a function that changes its input throws. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** The codes and places of what `run` throws: "weight at weights.pace". */
export function caught(run: () => unknown): string[] {
  return thrownBy(run).mistakes.map(({ code, where }) => `${code} at ${where}`);
}
