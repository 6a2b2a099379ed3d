// Source: none beyond `scan.ts`. Cost: every score is read once; memory O(people * pairs kept) and one block of scores.
// Ties: a row takes the candidates that follow its own place, a column the rows that come first. Departures: none.
import { mistake, refuse } from "../../errors.js";
import { isCount } from "../pairs/sides.js";
import type { ListedProblem, Problem, StreamedProblem } from "../problem.js";
import { merged } from "./lists.js";
import { columnBest, listedForRows, type Rows, scan } from "./scan.js";

/** How many candidates are kept. */
export interface CandidatesOptions {
  /** Of each row, those with the highest scores; whole, at least 1. */
  readonly perRow: number;
  /** Of each column as well; whole, 0 (nothing more) unless said otherwise. */
  readonly perColumn?: number;
}

/**
 * The same people with the best candidates of each only: a listed problem, which is solved in far less time and memory.
 *
 * It is a means, not an answer: the best choice among candidates can be worse than the best choice among all pairs, and
 * match fewer people. `check` with the listed problem proves the former only; the solvers of streamed pairs use lists too,
 * and prove the latter.
 *
 * @throws PairwrightError when the numbers of candidates are no whole numbers, or the problem has another objective than the
 * total.
 * @example
 * ```ts
 * const few = candidates(problem({ scores: [[5, 9, 1], [8, 7, 2]] }), { perRow: 2 });
 * [...few.column]; // [0, 1, 0, 1]
 * ```
 */
export function candidates(from: Problem | StreamedProblem, options: CandidatesOptions): ListedProblem {
  const { perRow, perColumn = 0 } = options;
  const wrong = [
    ...countMistakes("perRow", perRow, 1),
    ...countMistakes("perColumn", perColumn, 0),
    ...(from.kind === "pairs" && from.objective !== "total"
      ? [mistake("objective", "from.objective", "lists have the total only.", "Pose it for the total.", from.objective)]
      : []),
  ];
  refuse("candidates", wrong);
  const price = new Float64Array(from.columns);
  const all = new Uint8Array(from.rows).fill(1);
  const keep = columnBest(price, perColumn);
  const rowPrice = new Float64Array(from.rows);
  const kept = perColumn > 0 ? { columns: keep, rowPrice } : undefined;
  const { lists } = scan(rowsOf(from), all, price, perRow, kept, {});
  const { start, other, score } = perColumn > 0 ? merged(lists, listedForRows(keep, from.rows)) : lists;
  const { rows, columns, rowPlaces, columnPlaces, rowPriority, columnPriority } = from;
  const sides = { rows, columns, rowPlaces, columnPlaces, rowPriority, columnPriority };
  return Object.freeze({ kind: "listed pairs", ...sides, start, column: other, score });
}

function rowsOf(from: Problem | StreamedProblem): Rows {
  if (from.kind === "streamed pairs") return from;
  const { rows, columns, scores } = from;
  return {
    rows,
    columns,
    read: (first, count, into) => into.set(scores.subarray(first * columns, (first + count) * columns)),
  };
}

function countMistakes(where: string, given: unknown, least: number) {
  if (isCount(given) && given >= least) return [];
  const message = `a whole number, ${least} or more, is wanted.`;
  return [mistake("candidates-kept", where, message, "Give for example 32.", given)];
}
