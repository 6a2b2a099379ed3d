// Source: none, a layout: the people who take part, the smaller side as rows.
// Cost: time and memory O(rows * columns) where the scores have to be laid out anew, else O(rows + columns).
// Ties: people keep their order. Departures: none.
import type { Problem } from "../problem.js";

/** The part of a problem of one to one in which somebody has a place; `rows <= columns`. */
export interface Core {
  readonly rows: number;
  readonly columns: number;
  /** Row-major; those of the problem itself where everybody takes part and nothing was exchanged. */
  readonly scores: Float64Array;
  readonly rowPriority: Int32Array;
  readonly columnPriority: Int32Array;
  /** The position in the problem of each row and column here; where `isTransposed`, that of a column and a row. */
  readonly rowOfProblem: Int32Array;
  readonly columnOfProblem: Int32Array;
  readonly isTransposed: boolean;
}

/** Leaves out people without a place and exchanges rows and columns where there are more rows. */
export function coreOf(problem: Problem): Core {
  const rowsInPlace = withPlace(problem.rowPlaces.max);
  const columnsInPlace = withPlace(problem.columnPlaces.max);
  const isTransposed = rowsInPlace.length > columnsInPlace.length;
  const rowOfProblem = isTransposed ? columnsInPlace : rowsInPlace;
  const columnOfProblem = isTransposed ? rowsInPlace : columnsInPlace;
  const rows = rowOfProblem.length;
  const columns = columnOfProblem.length;
  const isWhole = rowsInPlace.length === problem.rows && columnsInPlace.length === problem.columns;
  return {
    rows,
    columns,
    scores: isWhole && !isTransposed ? problem.scores : laidOut(problem, rowOfProblem, columnOfProblem, isTransposed),
    rowPriority: picked(isTransposed ? problem.columnPriority : problem.rowPriority, rowOfProblem),
    columnPriority: picked(isTransposed ? problem.rowPriority : problem.columnPriority, columnOfProblem),
    rowOfProblem,
    columnOfProblem,
    isTransposed,
  };
}

function picked(priority: Int32Array, people: Int32Array): Int32Array {
  const priorities = new Int32Array(people.length);
  for (let at = 0; at < people.length; at++) priorities[at] = priority[people[at]!]!;
  return priorities;
}

function withPlace(most: Int32Array): Int32Array {
  let count = 0;
  for (let person = 0; person < most.length; person++) if (most[person]! > 0) count++;
  const people = new Int32Array(count);
  for (let person = most.length - 1; person >= 0; person--) if (most[person]! > 0) people[--count] = person;
  return people;
}

/** How many rows and columns are copied at a time, so that what is read and written stays in the cache. */
const tile = 16;

function laidOut(problem: Problem, rowsOf: Int32Array, columnsOf: Int32Array, isTransposed: boolean): Float64Array {
  const { scores } = problem;
  const rows = rowsOf.length;
  const columns = columnsOf.length;
  const rowStep = isTransposed ? 1 : problem.columns;
  const columnStep = isTransposed ? problem.columns : 1;
  const copy = new Float64Array(rows * columns);
  for (let top = 0; top < rows; top += tile) {
    for (let left = 0; left < columns; left += tile) {
      const bottom = Math.min(rows, top + tile);
      const right = Math.min(columns, left + tile);
      for (let row = top; row < bottom; row++) {
        const base = rowsOf[row]! * rowStep;
        for (let column = left; column < right; column++) {
          copy[row * columns + column] = scores[base + columnsOf[column]! * columnStep]!;
        }
      }
    }
  }
  return copy;
}
