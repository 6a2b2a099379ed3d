// Source: none, the door through which opinions from outside become a `StableProblem` or a `RoommatesProblem`; see
// `problem.ts` for what they hold. Cost: time and memory O(rows * columns). Ties: as given, see `preferences.ts`.
// Departures: none.
import { type Mistake, mistake, refuse } from "../../errors.js";
import { readCount } from "../pairs/sides.js";
import type { RoommatesProblem, StableProblem } from "../problem.js";
import { completed, countPeople, countSide, type Preferences, readPreferences } from "./preferences.js";

/** What `stableProblem` takes. */
export interface StableInput {
  /** What the rows think of the columns; or their number, where they have no opinion and take anybody, all tied. */
  readonly rows: Preferences | number;
  /** What the columns think of the rows; or their number. */
  readonly columns: Preferences | number;
  /** Most partners, one for all or one each; 1 unless said otherwise. */
  readonly rowPlaces?: number | readonly number[];
  readonly columnPlaces?: number | readonly number[];
  /** Pairs of row and column that must not be, whatever anybody says. */
  readonly forbidden?: readonly (readonly [number, number])[];
}

/** What `roommatesProblem` takes. */
export interface RoommatesInput {
  /** What the people think of each other. */
  readonly people: Preferences;
  /** Pairs that must not be, whatever anybody says. */
  readonly forbidden?: readonly (readonly [number, number])[];
}

/**
 * Builds a problem of two sides that rank each other from lists, ranks or scores, copying all of them.
 *
 * Ties stay ties in the problem. Solvers break them by the lower position, so lay people before them in a seeded order.
 *
 * @throws PairwrightError listing everything that is wrong: positions that are not there, people named twice, ranks, scores
 * and places that are not whole numbers, lists of the wrong length.
 * @example
 * ```ts
 * const two = stableProblem({ rows: { lists: [[0], [0]] }, columns: { lists: [[1, 0]], rest: "those who named me" } });
 * [...solvers.stable["rows propose"].solve(two).pairs]; // [1, 0]
 * ```
 */
export function stableProblem(input: StableInput): StableProblem {
  const mistakes: Mistake[] = [];
  const rows = countSide("rows", input.rows, mistakes);
  const columns = countSide("columns", input.columns, mistakes);
  refuse("stableProblem", mistakes);
  const ofRows = readPreferences("rows", input.rows, columns, false, mistakes);
  const ofColumns = readPreferences("columns", input.columns, rows, false, mistakes);
  const rowMost = readPlaces("rowPlaces", input.rowPlaces ?? 1, rows, mistakes);
  const columnMost = readPlaces("columnPlaces", input.columnPlaces ?? 1, columns, mistakes);
  const forbidden = readForbidden(input.forbidden ?? [], rows, columns, mistakes);
  refuse("stableProblem", mistakes);
  const rowRanks = completed(ofRows, turned(ofColumns.ranks, columns, rows), columns, false);
  const columnRanks = turned(completed(ofColumns, turned(ofRows.ranks, rows, columns), rows, false), columns, rows);
  for (const [row, column] of forbidden) {
    rowRanks[row * columns + column] = 0;
    columnRanks[row * columns + column] = 0;
  }
  return Object.freeze({ kind: "stable", rows, columns, rowRanks, columnRanks, rowMost, columnMost });
}

/**
 * Builds a problem of one group whose people rank each other from lists, ranks or scores, copying all of them.
 *
 * Ties stay ties in the problem, see `stableProblem`.
 *
 * @throws PairwrightError listing everything that is wrong, see `stableProblem`; nobody names themselves.
 * @example
 * ```ts
 * const three = roommatesProblem({ people: { lists: [[1, 2], [2, 0], [0, 1]] } });
 * solvers.roommates.irving.solve(three).status; // "none"
 * ```
 */
export function roommatesProblem(input: RoommatesInput): RoommatesProblem {
  const mistakes: Mistake[] = [];
  const people = countPeople("people", input.people, mistakes);
  refuse("roommatesProblem", mistakes);
  const opinions = readPreferences("people", input.people, people, true, mistakes);
  const forbidden = readForbidden(input.forbidden ?? [], people, people, mistakes);
  refuse("roommatesProblem", mistakes);
  const ranks = completed(opinions, turned(opinions.ranks, people, people), people, true);
  for (const [one, other] of forbidden) {
    ranks[one * people + other] = 0;
    ranks[other * people + one] = 0;
  }
  return Object.freeze({ kind: "roommates", people, ranks });
}

/** The transposed matrix. */
function turned(ranks: Int32Array, rows: number, columns: number): Int32Array {
  const transposed = new Int32Array(ranks.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) transposed[column * rows + row] = ranks[row * columns + column]!;
  }
  return transposed;
}

function readPlaces(name: string, given: number | readonly number[], people: number, mistakes: Mistake[]): Int32Array {
  if (!Array.isArray(given)) return new Int32Array(people).fill(readCount(given, name, mistakes));
  if (given.length !== people) {
    const message = `one entry per person is wanted, ${people}.`;
    const remedy = "Give one for each, or one for all.";
    mistakes.push(mistake("places-length", `${name}.length`, message, remedy, given.length));
    return new Int32Array(people);
  }
  return Int32Array.from(given, (most: unknown, person) => readCount(most, `${name}[${person}]`, mistakes));
}

function readForbidden(
  given: readonly (readonly [number, number])[],
  rows: number,
  columns: number,
  mistakes: Mistake[],
): readonly (readonly [number, number])[] {
  const isIn = (position: unknown, people: number) =>
    Number.isInteger(position) && Number(position) >= 0 && Number(position) < people;
  if (!Array.isArray(given)) {
    mistakes.push(mistake("forbidden", "forbidden", "a list of pairs is wanted.", "Give for example [[0, 2]].", given));
    return [];
  }
  for (const [at, pair] of given.entries()) {
    if (Array.isArray(pair) && pair.length === 2 && isIn(pair[0], rows) && isIn(pair[1], columns)) continue;
    const message = `two positions are wanted, the first below ${rows}, the second below ${columns}.`;
    mistakes.push(mistake("forbidden-pair", `forbidden[${at}]`, message, "Count people from 0.", pair));
  }
  return given;
}
