import type { Lineup } from "../cohort/lineup.js";
import type { Bounds } from "../constraints/capacity.js";
import { firstFew, type Mistake, mistake } from "../errors.js";
import { MILLION } from "../fit/fit.js";
import type { Solver } from "../kernels/problem.js";
import type { Posed } from "./posed.js";

/**
 * Lets at most so many of the people who are free to choose have a partner, exactly: one more column stands for having
 * nobody, and its places, as many as there are people beyond the limit, must all be filled. Everybody whom it takes counts as
 * matched, always the same number, so that the levels of the problem keep their order and prices prove the plan as ever.
 *
 * The best score is what it gives, to whom is the same: also the lowest of the other scores, and all of them in order, are
 * then compared as if it were not there.
 */
export function limited({ problem, order }: Posed, most: number): Posed {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const mayHave = (row: number) => (rowPlaces.max[row] ?? 0) > 0;
  const free = [...rowPlaces.max.keys()].filter(mayHave);
  const left = free.length - Math.max(0, most);
  if (left <= 0) return { problem, order };
  const isOpen = (score: number, cell: number) =>
    !Number.isNaN(score) && mayHave(Math.floor(cell / columns)) && (columnPlaces.max[cell % columns] ?? 0) > 0;
  // Where nobody can have a partner, nothing is left to choose, and the extra column would be all there is.
  if (most <= 0 || !scores.some(isOpen))
    return { problem: { ...problem, scores: scores.map(() => Number.NaN) }, order };
  const wider = new Float64Array(rows * (columns + 1)).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    wider.set(scores.subarray(row * columns, (row + 1) * columns), row * (columns + 1));
    if (mayHave(row) && rowPlaces.min[row] === 0) wider[row * (columns + 1) + columns] = MILLION;
  }
  return {
    problem: {
      ...problem,
      columns: columns + 1,
      scores: wider,
      columnPlaces: { min: longer(columnPlaces.min, left), max: longer(columnPlaces.max, left) },
      columnPriority: longer(problem.columnPriority, 0),
    },
    order: [order[0], longer(order[1], columns)],
    spare: columns,
  };
}

function longer(numbers: Int32Array, last: number): Int32Array {
  const more = new Int32Array(numbers.length + 1);
  more.set(numbers);
  more[numbers.length] = last;
  return more;
}

/** Reads the limit on how many people of the first role may have a partner; what is wrong with it is added to `mistakes`. */
export function readMost(
  most: number | undefined,
  lineup: Lineup,
  bounds: Bounds,
  solver: Solver | undefined,
  mistakes: Mistake[],
): number | undefined {
  if (most === undefined || !isCount(most, mistakes)) return undefined;
  const several = lineup.ids[0].filter((_, at) => (bounds.max[at] ?? 0) > 1);
  if (several.length > 0) {
    const message = `it counts people with one partner each, and some on the ${lineup.roles[0]} side may have several: ${firstFew(several)}.`;
    mistakes.push(mistake("most-places", "most", message, "Give everybody on this side one place, or leave it out."));
  }
  if (solver !== undefined && !solver.exact) {
    const message = "with a limit on people, a solver is wanted that is exact.";
    mistakes.push(mistake("most-solver", "solver", message, "Leave the solver to match.", solver.name));
  }
  return most;
}

/** Whether it is a number of people; if not, that is added to `mistakes`. */
export function isCount(most: unknown, mistakes: Mistake[]): most is number {
  if (typeof most === "number" && Number.isInteger(most) && most >= 0) return true;
  mistakes.push(
    mistake("most", "most", "a number of people is a whole number, 0 or more.", "Give for example 20.", most),
  );
  return false;
}
