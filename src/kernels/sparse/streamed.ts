// draft
import { decoded, levels } from "../levels.js";
import type { Solution, SolveOptions, Solver, StreamedProblem } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { refusesOneToOne } from "./listed.js";
import { merged } from "./lists.js";
import { fallsSince, isRuledOut } from "./rule-out.js";
import { sampledPrices } from "./sample.js";
import { columnBest, listedForRows, scan } from "./scan.js";
import { settle } from "./settle.js";
import { chosen, priceOutsiders, standing } from "./solution.js";
import { bargain } from "./start.js";

/** One partner at most on both sides, over all pairs of scores that are never stored, proven by prices. */
export const streamedAssignment: Solver<"streamed pairs"> = Object.freeze({
  name: "streamed assignment",
  exact: true,
  refuses: refusesOneToOne,
  solve: (problem: StreamedProblem, options?: SolveOptions) => assignStreamed(problem, options),
});

/** How much is kept and sampled; the answer does not depend on it. */
export interface Effort {
  /** Pairs kept of each row and each column. */
  readonly perRow: number;
  readonly perColumn: number;
  /** People of the smaller side in the sample. */
  readonly sample: number;
  readonly trace?: (text: string) => void;
}

const usual: Effort = { perRow: 24, perColumn: 6, sample: 2000 };

export function assignStreamed(problem: StreamedProblem, options: SolveOptions = {}, effort: Effort = usual): Solution {
  refuseUnfit("streamed assignment", refusesOneToOne(problem));
  const steps = levels(problem);
  const largest = Math.max(1, problem.largestScore);
  const trace = effort.trace ?? (() => undefined);
  const { signal, onProgress } = options;
  const told = { signal };
  const rowSide = standing(problem.rowPlaces.max, problem.rowPriority, steps.priority);
  const columns = standing(problem.columnPlaces.max, problem.columnPriority, steps.priority);
  let read = 0;
  const apart = Math.floor(Math.min(problem.rows, problem.columns) / Math.max(1, effort.sample));
  if (apart >= 3) read += sampledPrices(problem, rowSide, columns, steps, largest, apart, told);
  trace(`sampled ${read}`);
  const wanted = Uint8Array.from(rowSide.price, (price) => (price === Number.POSITIVE_INFINITY ? 0 : 1));
  const firstPrice = columns.price.slice();
  const keep = columnBest(problem.columns, effort.perColumn);
  const first = scan(problem, wanted, firstPrice, effort.perRow, { columns: keep }, told);
  const firstBest = first.best;
  const bound = first.bound;
  const readAt = new Int32Array(problem.rows);
  const pricesAt = [firstPrice];
  let lists = merged(first.lists, listedForRows(keep, problem.rows));
  for (let row = 0; row < problem.rows; row++) read += wanted[row]!;
  trace(`first pass: pairs ${lists.other.length}`);
  for (let pass = 1; ; pass++) {
    const rows = { ...rowSide, lists };
    if (pass === 1) trace(JSON.stringify(bargain(rows, columns, steps, largest, 4, told)));
    const done = settle(rows, columns, steps, told);
    trace(`solved ${JSON.stringify(done)}`);
    const falls = pricesAt.map((then) => fallsSince(then, columns.price, firstPrice, keep.bound));
    let more = 0;
    for (let row = 0; row < problem.rows; row++) {
      wanted[row] = 0;
      const price = rowSide.price[row]!;
      if (price === Number.POSITIVE_INFINITY || bound[row] === Number.NEGATIVE_INFINITY) continue;
      if (isRuledOut(falls[readAt[row]!]!, price - bound[row]!, firstBest[row]! - price)) continue;
      wanted[row] = 1;
      more++;
    }
    trace(`to read ${more}`);
    let worth = 0;
    if (more > 0) {
      const now = columns.price.slice();
      const wrong = columnBest(problem.columns, effort.perColumn, 0);
      const next = scan(problem, wanted, now, effort.perRow, { columns: wrong, rowPrice: rowSide.price }, told);
      read += more;
      for (let row = 0; row < problem.rows; row++) {
        if (wanted[row] === 0) continue;
        if (next.best[row]! > rowSide.price[row]!) worth++;
        bound[row] = next.bound[row]!;
        readAt[row] = pricesAt.length;
      }
      pricesAt.push(now);
      if (worth > 0) lists = merged(lists, merged(next.lists, listedForRows(wrong, problem.rows)));
      trace(`worth ${worth} pairs ${lists.other.length}`);
    }
    if (worth > 0) continue;
    onProgress?.(1);
    priceOutsiders(rowSide, columns, largest);
    return chosen(
      problem,
      rows,
      { rows: decoded(rowSide.price, steps), columns: decoded(columns.price, steps) },
      { phases: pass, scans: read, augmentations: done.augmentations },
    );
  }
}
