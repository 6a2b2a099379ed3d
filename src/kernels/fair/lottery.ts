// Source: S. Jecmen, H. Zhang, R. Liu, N. B. Shah, V. Conitzer and F. Fang, "Mitigating manipulation in peer review via
// randomized reviewer assignments", NeurIPS 2020, section 4 (the linear program: the largest expected total when no pair may
// have more than a given probability). The program is a transportation problem whose pairs have capacities once every place
// is cut into as many parts as the denominator of the probabilities, so it is solved as a flow: R. K. Ahuja, T. L. Magnanti
// and J. B. Orlin, "Network Flows" (Prentice Hall 1993), section 9.7 (successive shortest paths), on whole numbers.
// Cost: as many searches as paths are filled, about two for each cap that a row meets, each O((people reached) * people on
// the other side); memory O(rows * columns) numbers besides the scores.
// Ties: rows are served in their order; see `capped.ts`.
// Departures: least and most places and priorities of both sides, in the levels of `problem.ts`. With the loads of a draw
// rounded up or down from the expected ones (`draw.ts`), somebody with an expected load L has a partner with probability
// min(1, L), which is concave, so priority stays a part of the same flow. Least numbers hold in every draw.
import { type Mistake, mistake, refuse } from "../../errors.js";
import { decoded, levels } from "../levels.js";
import type { Cap, Lottery, Prices, Problem, SolveOptions } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { beginFlow, type Flow, fill, priceAbsent } from "./capped.js";

/** What `lottery` takes besides the problem. */
export interface LotteryOptions extends SolveOptions {
  readonly cap: Cap;
}

/** Caps are in parts of at most so many, so that sums in parts stay exact. */
const mostParts = 2 ** 20;

/**
 * The probabilities of pairs with the largest expected total, none above its cap; priorities first, least numbers before
 * them. With a cap of 1 it is the best choice itself; with a cap of 1 / k nobody can count on any pair.
 *
 * @throws PairwrightError when the objective is not the total, the cap is no probability in parts, or sums in parts could
 * exceed 2^53.
 * @example
 * ```ts
 * const even = lottery(problem({ scores: [[5, 1], [4, 2]] }), { cap: { of: 1, in: 2 } });
 * even.total / even.outOf; // 6: each pair with probability 1/2
 * ```
 */
export function lottery(problem: Problem, options: LotteryOptions): Lottery {
  const reason = problem.objective === "total" ? undefined : "a lottery has the total as its only objective";
  refuseUnfit("lottery", reason);
  refuse("lottery", capMistakes(problem, options.cap));
  const { cap } = options;
  const steps = levels(problem);
  const flow = beginFlow(problem, steps, cap.in, capsOf(problem, cap));
  fill(flow, options);
  const shortfall = missing(flow.load, flow.least);
  priceAbsent(flow);
  // The level of bounds stands above that of priority in one number, see `levels.ts`; alone it proves what is missing.
  const unit = shortfall > 0 ? { priority: steps.bounds, bounds: steps.bounds } : steps;
  const rows = decoded(flow.price.subarray(0, problem.rows), unit);
  const columns = decoded(flow.price.subarray(problem.rows), unit);
  if (shortfall > 0) {
    rows.fit.fill(0);
    columns.fit.fill(0);
  }
  return described(problem, flow, shortfall, Object.freeze({ rows, columns }));
}

/** The cap of each pair in parts, row-major, 0 where it is forbidden. */
export function capsOf(problem: Problem, { of }: Cap): Int32Array {
  const caps = new Int32Array(problem.scores.length);
  for (let cell = 0; cell < caps.length; cell++) {
    if (!Number.isNaN(problem.scores[cell])) caps[cell] = typeof of === "number" ? of : of[cell]!;
  }
  return caps;
}

/** What is wrong with a cap; empty when nothing is. */
function capMistakes(problem: Problem, cap: Cap): Mistake[] {
  const mistakes: Mistake[] = [];
  const isPart = (value: number) => Number.isInteger(value) && value >= 0 && value <= cap.in;
  if (!(Number.isInteger(cap.in) && cap.in >= 1 && cap.in <= mostParts)) {
    const message = `a whole number of parts from 1 to ${mostParts} is wanted.`;
    mistakes.push(mistake("cap-parts", "cap.in", message, "Give for example { of: 1, in: 2 }.", cap.in));
    return mistakes;
  }
  if (typeof cap.of === "number") {
    if (!isPart(cap.of)) {
      const message = `a whole number from 0 to ${cap.in} is wanted.`;
      mistakes.push(mistake("cap", "cap.of", message, "Give the parts of the largest probability.", cap.of));
    }
  } else if (cap.of.length !== problem.scores.length) {
    const message = `one cap per pair is wanted, ${problem.scores.length}.`;
    mistakes.push(mistake("cap-length", "cap.of.length", message, "Give one for each, or one for all.", cap.of.length));
  } else {
    const odd = cap.of.findIndex((part) => !isPart(part));
    if (odd >= 0) {
      const message = `a whole number from 0 to ${cap.in} is wanted.`;
      mistakes.push(
        mistake("cap", `cap.of[${odd}]`, message, "Give the parts of the largest probability.", cap.of[odd]),
      );
    }
  }
  if (mistakes.length === 0) mistakes.push(...tooManyParts(problem, cap));
  return mistakes;
}

/** Sums over the pairs of a choice, and over all people, are exact below 2^53. */
function tooManyParts(problem: Problem, cap: Cap): Mistake[] {
  const sum = (numbers: Int32Array) => numbers.reduce((total, number) => total + number, 0);
  const pairs = Math.min(sum(problem.rowPlaces.max), sum(problem.columnPlaces.max), problem.scores.length);
  const largest = problem.scores.reduce(
    (size, score) => (Number.isNaN(score) ? size : Math.max(size, Math.abs(score))),
    1,
  );
  const priorities = sum(problem.rowPriority) + sum(problem.columnPriority);
  if (Math.max(pairs * largest, priorities) * cap.in <= Number.MAX_SAFE_INTEGER) return [];
  const message = "sums of the scores or priorities in so many parts could exceed 2^53 and would not be exact.";
  return [mistake("cap-too-fine", "cap.in", message, "Give fewer parts, or scores in a coarser unit.", cap.in)];
}

function missing(load: Float64Array, least: Float64Array): number {
  let parts = 0;
  for (let person = 0; person < load.length; person++) parts += Math.max(0, least[person]! - load[person]!);
  return parts;
}

function described(problem: Problem, flow: Flow, shortfall: number, prices: Prices): Lottery {
  const { rows, columns, parts, load, outOf } = flow;
  const pairs: number[] = [];
  const counts: number[] = [];
  let total = 0;
  for (let cell = 0; cell < parts.length; cell++) {
    if (parts[cell] === 0) continue;
    const row = Math.floor(cell / columns);
    pairs.push(row, cell - row * columns);
    counts.push(parts[cell]!);
    total += parts[cell]! * problem.scores[cell]!;
  }
  let priority = 0;
  for (let row = 0; row < rows; row++) priority += problem.rowPriority[row]! * Math.min(outOf, load[row]!);
  for (let column = 0; column < columns; column++) {
    priority += problem.columnPriority[column]! * Math.min(outOf, load[rows + column]!);
  }
  return Object.freeze({
    status: shortfall > 0 ? "infeasible" : "optimal",
    outOf,
    pairs: Int32Array.from(pairs),
    parts: Int32Array.from(counts),
    priority,
    total,
    shortfall,
    prices,
    work: Object.freeze({ phases: 1, scans: flow.scans, augmentations: flow.augmentations }),
  });
}
