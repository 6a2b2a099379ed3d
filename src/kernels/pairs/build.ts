// Source: none, the door through which numbers from outside become a `Problem`; see `problem.ts` for what it holds.
// Cost: time and memory O(rows * columns). Ties: none. Departures: none.
import { type Mistake, mistake, refuse } from "../../errors.js";
import { tooLarge } from "../levels.js";
import type { Objective, Problem } from "../problem.js";
import { readSides, type SidesInput } from "./sides.js";

/** Scores as rows of columns, `null` for a forbidden pair, or flat and row-major, NaN for a forbidden pair. */
export type ScoresInput =
  | readonly (readonly (number | null)[])[]
  | { readonly rows: number; readonly columns: number; readonly values: Float64Array };

/** What `problem` takes. */
export interface ProblemInput extends SidesInput {
  /** Whole numbers, negative ones included. A matrix without rows has no columns: give it flat to have 0 rows and some. */
  readonly scores: ScoresInput;
  /** What is wanted of the scores; their total unless said otherwise. */
  readonly objective?: Objective;
}

/** Of scores, the first so many mistakes are listed and the rest counted: a wrong unit makes as many as there are pairs. */
const listedScores = 100;
/**
 * Builds a problem from plain numbers, copying all of them; an empty one (no rows, no columns) is legal.
 *
 * @throws PairwrightError listing everything that is wrong: ragged rows, scores that are missing, not finite, not whole or
 * too large to be summed exactly, places and priorities that are not whole, below 0, of the wrong number or `min` > `max`.
 * @example
 * ```ts
 * const two = problem({ scores: [[50, 40], [50, null]], rowPlaces: [{ min: 1, max: 1 }, 1] });
 * best(two).solve(two).total; // 90
 * ```
 */
export function problem(input: ProblemInput): Problem {
  const mistakes: Mistake[] = [];
  const { rows, columns, scores } = readScores(input.scores, mistakes);
  const built: Problem = Object.freeze({
    kind: "pairs",
    objective: readObjective(input.objective ?? "total", mistakes),
    scores,
    ...readSides(input, rows, columns, mistakes),
  });
  refuse("problem", mistakes.length > 0 ? mistakes : tooLarge(built));
  return built;
}

function readObjective(given: Objective, mistakes: Mistake[]): Objective {
  if (
    typeof given === "object" &&
    given !== null &&
    Number.isInteger(given.floor) &&
    given.floor >= 0 &&
    given.floor <= 100
  )
    return Object.freeze({ floor: given.floor });
  if (given === "total" || given === "bottleneck" || given === "worst-off first") return given;
  const remedy =
    'Give "total", "bottleneck", "worst-off first", or { floor: 80 } with a whole percentage from 0 to 100.';
  mistakes.push(mistake("objective", "objective", "there is no such objective.", remedy, given));
  return "total";
}

interface ReadScores {
  readonly rows: number;
  readonly columns: number;
  readonly scores: Float64Array;
}

function readScores(given: ScoresInput, mistakes: Mistake[]): ReadScores {
  const found: Mistake[] = [];
  const read = isNested(given) ? nested(given, found) : flat(given, found);
  mistakes.push(...found.slice(0, listedScores));
  const more = found.length - listedScores;
  if (more > 0) {
    const message = "this many more mistakes in the scores are not listed one by one.";
    mistakes.push(mistake("more-scores", "scores", message, "Correct the ones above first.", more));
  }
  return read;
}

function isNested(given: ScoresInput): given is readonly (readonly (number | null)[])[] {
  return Array.isArray(given);
}

function nested(given: readonly (readonly (number | null)[])[], mistakes: Mistake[]): ReadScores {
  const rows = given.length;
  const columns = given[0]?.length ?? 0;
  const scores = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const values = given[row]!;
    if (values.length !== columns) {
      const message = `as many scores as in row 0 are wanted, ${columns}.`;
      mistakes.push(mistake("row-length", `scores[${row}].length`, message, "Fill it with null.", values.length));
      continue;
    }
    for (let column = 0; column < columns; column++) {
      const value = values[column];
      if (value === null) scores[row * columns + column] = Number.NaN;
      else scores[row * columns + column] = readScore(value, `scores[${row}][${column}]`, "null", mistakes);
    }
  }
  return { rows, columns, scores };
}

function flat(
  given: { readonly rows: number; readonly columns: number; readonly values: Float64Array },
  mistakes: Mistake[],
): ReadScores {
  const rows = readSize("scores.rows", given.rows, mistakes);
  const columns = readSize("scores.columns", given.columns, mistakes);
  if (mistakes.length > 0) return { rows: 0, columns: 0, scores: new Float64Array(0) };
  if (given.values.length !== rows * columns) {
    const message = `rows * columns values are wanted, ${rows * columns}.`;
    const remedy = "Give one value for each pair, row by row.";
    mistakes.push(mistake("values-length", "scores.values.length", message, remedy, given.values.length));
    return { rows, columns, scores: new Float64Array(rows * columns) };
  }
  const scores = given.values.slice();
  for (let pair = 0; pair < scores.length; pair++) {
    const value = scores[pair]!;
    if (Number.isNaN(value)) continue;
    const where = () => `scores of row ${Math.floor(pair / columns)}, column ${pair % columns}`;
    scores[pair] = Number.isInteger(value) ? value + 0 : readScore(value, where(), "NaN", mistakes);
  }
  return { rows, columns, scores };
}

function readSize(where: string, size: number, mistakes: Mistake[]): number {
  if (Number.isInteger(size) && size >= 0) return size;
  mistakes.push(
    mistake("size", where, "a size must be a whole number, 0 or more.", "Count the people of the side.", size),
  );
  return 0;
}

/** A whole score; adding 0 turns -0 into 0. */
function readScore(value: unknown, where: string, forbidden: string, mistakes: Mistake[]): number {
  if (typeof value === "number" && Number.isInteger(value)) return value + 0;
  if (typeof value === "number" && Number.isFinite(value)) {
    const remedy = "Convert decimals with whole(matrix, unit).";
    mistakes.push(mistake("score-fraction", where, "a score must be a whole number.", remedy, value));
  } else {
    const remedy = `Give a whole number, or ${forbidden} where the pair is forbidden.`;
    mistakes.push(mistake("score", where, "a score must be a finite number.", remedy, value));
  }
  return 0;
}
