import type { Constraints } from "../constraints/conflicts.js";
import type { Fit } from "../fit/fit.js";
import { seededOrder } from "../random.js";
import { limited } from "./pose-most.js";
import type { Posed } from "./posed.js";

export type { Posed } from "./posed.js";

/**
 * Poses the problem to a solver. People are laid out by a hash of id and seed, which makes every tie rule of a solver
 * fair and repeatable. A pair that must be made is fixed here: it takes one place on both sides, is no longer to be
 * chosen, and its people count as matched already. The first role is the one that is served: its people are matched
 * first, as many as possible.
 */
export function posed(
  { lineup, bounds, must, most }: Constraints,
  fit: Pick<Fit, "rows" | "columns" | "scores">,
  seed: number,
): Posed {
  const order = [
    seededOrder(seed, lineup.roles[0], lineup.ids[0]),
    seededOrder(seed, lineup.roles[1], lineup.ids[1]),
  ] as const;
  const fixed = [new Int32Array(fit.rows), new Int32Array(fit.columns)] as const;
  const scores = Float64Array.from(fit.scores);
  for (const { row, column } of must) {
    scores[row * fit.columns + column] = Number.NaN;
    fixed[0][row] = (fixed[0][row] ?? 0) + 1;
    fixed[1][column] = (fixed[1][column] ?? 0) + 1;
  }
  const places = (side: 0 | 1) => ({
    min: order[side].map((at) => Math.max(0, (bounds[side].min[at] ?? 0) - (fixed[side][at] ?? 0))),
    max: order[side].map((at) => Math.max(0, (bounds[side].max[at] ?? 0) - (fixed[side][at] ?? 0))),
  });
  const question: Posed = {
    problem: {
      kind: "pairs",
      objective: "total",
      rows: fit.rows,
      columns: fit.columns,
      scores: reordered(scores, order),
      rowPlaces: places(0),
      columnPlaces: places(1),
      rowPriority: order[0].map((at) => (fixed[0][at] === 0 ? 1 : 0)),
      columnPriority: new Int32Array(fit.columns),
    },
    order,
  };
  return most === undefined ? question : limited(question, most - must.length);
}

function reordered(scores: Float64Array, [rowOrder, columnOrder]: readonly [Int32Array, Int32Array]): Float64Array {
  const columns = columnOrder.length;
  const laid = new Float64Array(scores.length);
  let at = 0;
  for (const row of rowOrder)
    for (const column of columnOrder) laid[at++] = scores[row * columns + column] ?? Number.NaN;
  return laid;
}
