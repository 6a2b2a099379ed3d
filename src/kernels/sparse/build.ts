// Source: none, the doors through which candidate lists and computed scores become problems; see `problem.ts`.
// Cost: time and memory O(pairs + rows + columns) for lists; for streamed scores O(rows + columns), and one comparison of
// every score whenever it is read. Ties: none. Departures: none.
import { type Mistake, mistake, refuse } from "../../errors.js";
import { tooLarge } from "../levels.js";
import { isCount, readCount, readSides, type SidesInput } from "../pairs/sides.js";
import type { ListedProblem, StreamedProblem } from "../problem.js";

/** The candidates of each row as `[column, score]`, or flat as in `ListedProblem`; in both, columns rise within a row. */
export type CandidatesInput =
  | readonly (readonly (readonly [column: number, score: number])[])[]
  | { readonly start: Int32Array; readonly column: Int32Array; readonly score: Float64Array };

/** What `listedProblem` takes. */
export interface ListedInput extends SidesInput {
  /** How many columns there are; the rows are those of `candidates`. */
  readonly columns: number;
  /** A pair that is not listed is forbidden. Scores are whole numbers, negative ones included. */
  readonly candidates: CandidatesInput;
}

/** What `streamedProblem` takes. */
export interface StreamedInput extends SidesInput {
  readonly rows: number;
  readonly columns: number;
  /** The largest size that any score has; whole, 0 or more. */
  readonly largestScore: number;
  /** Writes the scores of `count` rows from `first` on row-major into `into`: whole numbers, NaN where forbidden. */
  read(first: number, count: number, into: Float64Array): void;
}

/** Of lists, the first so many mistakes are listed and the rest counted. */
const listedMistakes = 100;

/**
 * Builds a problem from lists of candidates, copying them; a row without candidates is legal.
 *
 * @throws PairwrightError listing everything that is wrong: lists that do not rise or name no column, scores that are not
 * whole or too large to be summed exactly, and the mistakes in places and priorities that `problem` lists.
 * @example
 * ```ts
 * const two = listedProblem({ columns: 2, candidates: [[[0, 50], [1, 40]], [[0, 50]]] });
 * solvers["listed pairs"].assignment.solve(two).total; // 90
 * ```
 */
export function listedProblem(input: ListedInput): ListedProblem {
  const mistakes: Mistake[] = [];
  const columns = readCount(input.columns, "columns", mistakes);
  const found: Mistake[] = [];
  const { candidates } = input;
  const lists = isNested(candidates) ? nested(candidates, columns, found) : flat(candidates, columns, found);
  mistakes.push(...found.slice(0, listedMistakes));
  if (found.length > listedMistakes) {
    const message = "this many more mistakes in the candidates are not listed one by one.";
    const remedy = "Correct the ones above first.";
    mistakes.push(mistake("more-candidates", "candidates", message, remedy, found.length - listedMistakes));
  }
  const sides = readSides(input, Math.max(0, lists.start.length - 1), columns, mistakes);
  const built: ListedProblem = Object.freeze({ kind: "listed pairs", ...lists, ...sides });
  refuse("listedProblem", mistakes.length > 0 ? mistakes : tooLarge(built));
  return built;
}

/**
 * Builds a problem whose scores are computed whenever they are needed, and never stored as a whole.
 *
 * Each score is looked at as it is read: one that is not whole, or larger than `largestScore`, is refused then, with its row
 * and column.
 *
 * @throws PairwrightError listing everything that is wrong, as `problem` does.
 * @example
 * ```ts
 * const skills = [3, 1, 2];
 * const near = streamedProblem({
 *   rows: 3,
 *   columns: 3,
 *   largestScore: 9,
 *   read(first, count, into) {
 *     for (let at = 0; at < 3 * count; at++) into[at] = 9 - Math.abs(skills[first + Math.floor(at / 3)]! - skills[at % 3]!);
 *   },
 * });
 * solvers["streamed pairs"].assignment.solve(near).total; // 27
 * ```
 */
export function streamedProblem(input: StreamedInput): StreamedProblem {
  const mistakes: Mistake[] = [];
  const rows = readCount(input.rows, "rows", mistakes);
  const columns = readCount(input.columns, "columns", mistakes);
  const largestScore = readLargest(input.largestScore, mistakes);
  const given: unknown = input.read;
  if (typeof given !== "function") {
    const remedy = "Give read(first, count, into), which writes the scores of these rows.";
    mistakes.push(mistake("read", "read", "a function is wanted.", remedy, given));
  }
  const sides = readSides(input, rows, columns, mistakes);
  const read = (first: number, count: number, into: Float64Array): void => {
    input.read(first, count, into);
    const wrong = firstWrong(into, count * columns, largestScore);
    if (wrong >= 0) refuse("read", [wrongScore(first, columns, wrong, into[wrong]!, largestScore)]);
  };
  const built: StreamedProblem = Object.freeze({ kind: "streamed pairs", largestScore, read, ...sides });
  refuse("streamedProblem", mistakes.length > 0 ? mistakes : tooLarge(built));
  return built;
}

interface FlatLists {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly score: Float64Array;
}

function isNested(given: CandidatesInput): given is readonly (readonly (readonly [number, number])[])[] {
  return Array.isArray(given);
}

function nested(
  given: readonly (readonly (readonly [column: number, score: number])[])[],
  columns: number,
  mistakes: Mistake[],
): FlatLists {
  const start = new Int32Array(given.length + 1);
  for (let row = 0; row < given.length; row++) start[row + 1] = start[row]! + given[row]!.length;
  const pairs = start[given.length]!;
  const column = new Int32Array(pairs);
  const score = new Float64Array(pairs);
  let at = 0;
  for (let row = 0; row < given.length; row++) {
    let before = -1;
    for (let place = 0; place < given[row]!.length; place++) {
      const [named, worth] = given[row]![place]!;
      readCandidate(named, worth, before, columns, `candidates[${row}][${place}]`, mistakes);
      column[at] = named;
      score[at++] = worth + 0;
      before = named;
    }
  }
  return { start, column, score };
}

function flat(given: FlatLists, columns: number, mistakes: Mistake[]): FlatLists {
  const none = { start: new Int32Array(1), column: new Int32Array(0), score: new Float64Array(0) };
  const { start, column, score } = given;
  if (column.length !== score.length) {
    const message = `one score for each of ${column.length} candidates is wanted.`;
    const remedy = "Give column and score of the same length.";
    mistakes.push(mistake("lists-length", "candidates.score.length", message, remedy, score.length));
  }
  const remedy = "Give rows + 1 positions that rise from 0 to the number of candidates.";
  if (start[0] !== 0 || start[start.length - 1] !== column.length) {
    const message = `positions from 0 to ${column.length} are wanted.`;
    mistakes.push(mistake("lists-start", "candidates.start", message, remedy, [start[0], start[start.length - 1]]));
  }
  const falls = start.findIndex((position, row) => row > 0 && position < start[row - 1]!);
  if (falls > 0) {
    const message = "positions must not fall.";
    mistakes.push(mistake("lists-start", `candidates.start[${falls}]`, message, remedy, start[falls]));
  }
  if (mistakes.length > 0) return none;
  for (let row = 0; row + 1 < start.length; row++) {
    let before = -1;
    for (let pair = start[row]!; pair < start[row + 1]!; pair++) {
      const named = column[pair]!;
      const worth = score[pair]!;
      if (named <= before || named >= columns || !Number.isInteger(worth)) {
        readCandidate(named, worth, before, columns, `candidate ${pair} (row ${row})`, mistakes);
      }
      before = named;
    }
  }
  // Adding 0 turns -0 into 0.
  return { start: start.slice(), column: column.slice(), score: score.map((worth) => worth + 0) };
}

function readCandidate(
  named: unknown,
  worth: unknown,
  before: number,
  columns: number,
  where: string,
  mistakes: Mistake[],
): void {
  if (!isCount(named) || named >= columns) {
    const message = `a column from 0 to ${columns - 1} is wanted.`;
    mistakes.push(mistake("candidate-column", where, message, "Give the position of a column.", named));
  } else if (named <= before) {
    const message = `a column after ${before} is wanted: columns rise within a row, each at most once.`;
    mistakes.push(mistake("candidate-order", where, message, "Sort each row's candidates by column.", named));
  }
  if (typeof worth === "number" && Number.isInteger(worth)) return;
  const remedy = "Give a whole number, and leave a forbidden pair out of the list.";
  mistakes.push(mistake("candidate-score", where, "a score must be a whole number.", remedy, worth));
}

function readLargest(given: unknown, mistakes: Mistake[]): number {
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= 0) return given + 0;
  const message = "a whole number, 0 or more, is wanted.";
  const remedy = "Give the largest size that any score has.";
  mistakes.push(mistake("largest-score", "largestScore", message, remedy, given));
  return 0;
}

/** The first of `count` scores that is neither whole and at most `largest` in size nor NaN, or -1. */
function firstWrong(scores: Float64Array, count: number, largest: number): number {
  for (let at = 0; at < count; at++) {
    const score = scores[at]!;
    if (Math.floor(score) === score && score <= largest && score >= -largest) continue;
    if (!Number.isNaN(score)) return at;
  }
  return -1;
}

function wrongScore(first: number, columns: number, at: number, score: number, largest: number): Mistake {
  const row = first + Math.floor(at / columns);
  const where = `score of row ${row}, column ${at % columns}`;
  const message = `a whole number from -${largest} to ${largest}, or NaN, is wanted.`;
  const remedy = "Round scores in read, or give a larger largestScore.";
  return mistake("streamed-score", where, message, remedy, score);
}
