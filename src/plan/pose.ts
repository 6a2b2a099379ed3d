import type { Lineup } from "../cohort/lineup.js";
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
  const order = layout(lineup, seed);
  const fixed = [new Int32Array(fit.rows), new Int32Array(fit.columns)] as const;
  const scores = reordered(fit.scores, order);
  for (const { row, column } of must) {
    scores[order[0].indexOf(row) * fit.columns + order[1].indexOf(column)] = Number.NaN;
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
      scores,
      rowPlaces: places(0),
      columnPlaces: places(1),
      rowPriority: order[0].map((at) => (fixed[0][at] === 0 ? 1 : 0)),
      columnPriority: new Int32Array(fit.columns),
    },
    order,
  };
  return most === undefined ? question : limited(question, most - must.length);
}

/** The layouts of people who are there, by seed: a plan that is made again has the same people. */
const layouts = new WeakMap<Lineup, Map<number, Posed["order"]>>();

/** The order in which the people of both sides are laid before a solver. Cost: one hash per person, once. */
function layout(lineup: Lineup, seed: number): Posed["order"] {
  const known = layouts.get(lineup) ?? new Map<number, Posed["order"]>();
  layouts.set(lineup, known);
  const [one, other] = lineup.roles;
  const order = known.get(seed) ?? [seededOrder(seed, one, lineup.ids[0]), seededOrder(seed, other, lineup.ids[1])];
  known.set(seed, order);
  return order;
}

function reordered(scores: Float64Array, [rowOrder, columnOrder]: Posed["order"]): Float64Array {
  const columns = columnOrder.length;
  const laid = new Float64Array(scores.length);
  for (let at = 0; at < rowOrder.length; at++) {
    const from = (rowOrder[at] ?? 0) * columns;
    const into = at * columns;
    for (let one = 0; one < columns; one++) laid[into + one] = scores[from + (columnOrder[one] ?? 0)] ?? Number.NaN;
  }
  return laid;
}
