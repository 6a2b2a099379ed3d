// Source: column generation (G. B. Dantzig and P. Wolfe, "Decomposition principle for linear programs", Operations Research
// 8 (1960), pp. 101-111) for assignment, where the pricing problem is one reading of the scores; the parts are in
// `sample.ts` (prices to start from), `scan.ts` (best pairs), `listed.ts`'s parts (the listed problem), `rule-out.ts`.
//
// 1. Prices that are optimal for a sample of both sides, extended to all columns.
// 2. One reading of all scores: the best pairs of each row and each column at these prices become lists.
// 3. The listed problem is solved, from the prices at hand; its own pairs have worth 0 or less then.
// 4. Rows that may have another pair with worth above 0 are read, and the best of them listed. If there is none, the prices
//    prove the choice over ALL pairs; else back to 3. Each round lists a pair that was not, so there is a last one.
//
// Cost: time of the readings, two to three of all pairs where scores have some structure or none at all, and more where
// prices follow from long chains of people (ten to twenty for products of two ranks), and of the listed problems, which
// take a few in a hundred of that; memory O(people * pairs kept), 3 to 4 kB a person, and one block of 2^17 scores or a row.
// Ties: see the parts; the same input gives the same answer. Departures: none.
import { decoded, levels } from "../levels.js";
import type { Solution, SolveOptions, Solver, StreamedProblem } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import type { Told } from "./auction.js";
import { byScore, type Lists, merged, type Standing } from "./lists.js";
import { type Outside, outside, readAgain, rowsToRead } from "./rule-out.js";
import { sampledPrices } from "./sample.js";
import { columnBest, listedForRows, scan } from "./scan.js";
import { settle } from "./settle.js";
import { chosen, priceOutsiders, refusesOneToOne, standing } from "./solution.js";
import { bargain } from "./start.js";

/** One partner at most on both sides, over all pairs of scores that are never stored, proven by prices. */
export const streamedAssignment: Solver<"streamed pairs"> = Object.freeze({
  name: "streamed assignment",
  exact: true,
  refuses: refusesOneToOne,
  solve: (problem: StreamedProblem, options?: SolveOptions) => assignStreamed(problem, options),
});

/** How much is kept and sampled: the time depends on it, the levels reached do not. */
export interface Effort {
  /** Pairs kept of each row, at each reading. */
  readonly perRow: number;
  readonly perColumn: number;
  /** About how many people of the smaller side are sampled; no sample where that is more than a third of them. */
  readonly sample: number;
}

const usualEffort: Effort = { perRow: 24, perColumn: 6, sample: 3000 };
/** Steps of bids where the prices come from a sample, and where they are nearly right but for many rows. */
const phasesFirst = 4;
const phasesAgain = 3;

/**
 * The best choice over all pairs of a streamed problem when nobody has more than one partner: priorities first, then the
 * total, both exactly. `work.phases` counts the times that lists were solved, `work.scans` the rows that were read.
 *
 * Progress is told while rows are read; how often that will be necessary is not known, so it slows down.
 *
 * @throws PairwrightError when somebody has two places or a least number, when the numbers are too large to be exact, and
 * from `read`, when a score is not what the problem says.
 */
export function assignStreamed(
  problem: StreamedProblem,
  options: SolveOptions = {},
  effort: Effort = usualEffort,
): Solution {
  refuseUnfit("streamed assignment", refusesOneToOne(problem));
  const steps = levels(problem);
  const largest = Math.max(1, problem.largestScore);
  const { signal, onProgress } = options;
  const told = (from: number, to: number): Told => ({
    signal,
    onShare: (share) => onProgress?.(from + (to - from) * share),
  });
  const rows = standing(problem.rowPlaces.max, problem.rowPriority, steps.priority);
  const columns = standing(problem.columnPlaces.max, problem.columnPriority, steps.priority);
  const wanted = Uint8Array.from(rows.price, (price) => (price === Number.POSITIVE_INFINITY ? 0 : 1));
  const apart = Math.floor(Math.min(problem.rows, problem.columns) / Math.max(1, effort.sample));
  let read = apart >= 3 ? sampledPrices(problem, rows, columns, steps, largest, apart, told(0, 0.04)) : 0;
  let { lists, known } = firstReading(problem, columns, wanted, effort, told(0.04, 0.4));
  read += wanted.reduce((sum, one) => sum + one, 0);
  let augmentations = 0;
  let share = 0.4;
  let isFar = true;
  for (let phase = 1; ; phase++) {
    // Lists are solved in silence: nobody can say beforehand which part of the work that is.
    const seekers = { ...rows, lists: byScore(lists) };
    if (isFar) bargain(seekers, columns, steps, largest, phase === 1 ? phasesFirst : phasesAgain, { signal });
    augmentations += settle(seekers, columns, steps, { signal }).augmentations;
    const count = rowsToRead(known, rows.price, columns.price, wanted);
    const next = share + (1 - share) / 2;
    const found = count === 0 ? undefined : reading(problem, rows, columns, wanted, known, effort, told(share, next));
    read += count;
    share = next;
    if (found !== undefined && found.wrong > 0) {
      lists = merged(lists, found.lists);
      isFar = found.wrong > problem.rows / 10;
      continue;
    }
    onProgress?.(1);
    priceOutsiders(rows, columns, largest);
    const prices = { rows: decoded(rows.price, steps), columns: decoded(columns.price, steps) };
    return chosen(problem, seekers, prices, { phases: phase, scans: read, augmentations });
  }
}

/** Reads all rows and lists the best pairs of everybody. */
function firstReading(
  problem: StreamedProblem,
  columns: Standing,
  wanted: Uint8Array,
  effort: Effort,
  told: Told,
): { lists: Lists; known: Outside } {
  const price = columns.price.slice();
  const keep = columnBest(price, effort.perColumn);
  const first = scan(problem, wanted, price, effort.perRow, { columns: keep }, told);
  const lists = merged(first.lists, listedForRows(keep, problem.rows));
  return { lists, known: outside(first, keep, price) };
}

/** Reads the wanted rows again: the best of their pairs, and for each column those whose worth is above 0. */
function reading(
  problem: StreamedProblem,
  rows: Standing,
  columns: Standing,
  wanted: Uint8Array,
  known: Outside,
  effort: Effort,
  told: Told,
): { lists: Lists; wrong: number } {
  const price = columns.price.slice();
  const keep = columnBest(price, effort.perColumn, 0);
  const again = scan(problem, wanted, price, effort.perRow, { columns: keep, rowPrice: rows.price }, told);
  readAgain(known, wanted, again, price);
  let wrong = 0;
  for (let row = 0; row < wanted.length; row++) if (again.best[row]! > rows.price[row]!) wrong++;
  return { lists: merged(again.lists, listedForRows(keep, problem.rows)), wrong };
}
