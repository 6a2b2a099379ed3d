// Source: complementary slackness as residual distances: R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows"
// (Prentice Hall 1993), sections 9.3 (reduced cost optimality) and 9.7 (successive shortest paths), for a flow that runs
// from a hub to the rows, along chosen pairs to the columns and back to the hub; the hub is "one unit more or less".
// Cost: time O(rows * columns) for the check of the given proof, memory O(rows * columns) bytes.
// Ties: none. Departures: least numbers are hard here, because a proven solution reaches them all: nobody gives up a unit
// that their least number asks for, so no level for bounds is needed.
//
// The two levels share one number, priority * step + fit. With U the largest size of the fit of a price and
// step = 8(m + 1)F + 2U (see `levels.ts` for m, F): the fit of a pair's worth is at most F + 2U, less than a step, so an
// encoded worth has the sign of its highest level that is not 0; the fit of a simple cycle is at most 2mF, less than half
// a step, so the length of a cycle is separated into its levels without doubt.
import { type Mistake, mistake, PairwrightError, refuse } from "../../errors.js";
import { check } from "../check.js";
import { levels } from "../levels.js";
import type { Prices, Problem, Solution } from "../problem.js";
import type { Graph } from "./paths.js";

/** A solution whose prices prove it best, ready for questions about what lies around it. Made by `proven` only. */
export interface Proven {
  readonly problem: Problem;
  readonly solution: Solution;
  /** What one point of priority is worth in the single number that is compared; a step of fit is 1. */
  readonly step: number;
  /** The residual network seen from rows to columns. */
  readonly graph: Graph;
  /** The same with all arcs turned round, which is the same with rows and columns exchanged. */
  readonly turned: Graph;
}

/**
 * Verifies that a solution is optimal and lays it out for questions: which pairs are firm, what a pair would cost.
 *
 * Cost O(rows * columns) for the verification; the problem and the solution are not copied and must not change.
 *
 * @param largest The largest size of a score that will be asked about, where that is more than any in the problem.
 * @throws PairwrightError when `check` does not call the solution optimal, or its prices are too large to be summed exactly.
 * @example
 * ```ts
 * const two = problem({ scores: [[9, 5], [8, 1]] });
 * [...forcedPrices(proven(two, best(two).solve(two)), "row", 0).fit]; // [3, 0]
 * ```
 */
export function proven(problem: Problem, solution: Solution, largest = 0): Proven {
  const verdict = check(problem, solution);
  const { prices } = solution;
  if (problem.objective !== "total" || !verdict.feasible || !verdict.optimal || prices === undefined) {
    const remedy = "Solve it with an exact solver for the total, and ask about that solution.";
    const message = "its prices must prove that it is the best.";
    throw new PairwrightError("proven", [mistake("not-proven", "solution", message, remedy, solution.status)]);
  }
  const step = stepFor(problem, prices, largest);
  const rowPrice = encoded(prices.rows, step);
  const columnPrice = encoded(prices.columns, step);
  const graph = emptyGraph(problem, rowPrice, columnPrice);
  layOut(graph, problem, solution.pairs, step);
  return Object.freeze({ problem, solution, step, graph, turned: turnedRound(graph, solution.pairs) });
}

/** The two levels of an encoded loss, as far as it is one: NaN at both where it is not finite. */
export function levelsOfLoss(loss: number, step: number): { readonly priority: number; readonly fit: number } {
  if (!Number.isFinite(loss)) return { priority: Number.NaN, fit: Number.NaN };
  const priority = Math.round(loss / step) + 0;
  return { priority, fit: loss - priority * step };
}

/** A network without any chosen pair yet; `layOut` fills it. */
export function emptyGraph(problem: Problem, rowPrice: Float64Array, columnPrice: Float64Array): Graph {
  const { rows, columns, scores } = problem;
  const nodes = rows + columns + 1;
  return {
    givers: rows,
    takers: columns,
    giverStride: columns,
    takerStride: 1,
    scores,
    chosen: new Uint8Array(rows * columns),
    giverPrice: rowPrice,
    takerPrice: columnPrice,
    hubToGiver: new Float64Array(rows),
    giverToHub: new Float64Array(rows),
    takerToHub: new Float64Array(columns),
    hubToTaker: new Float64Array(columns),
    start: new Int32Array(columns + 1),
    partners: new Int32Array(mostPairs(problem)),
    label: new Float64Array(nodes),
    from: new Int32Array(nodes),
    isSettled: new Uint8Array(nodes),
    open: new Int32Array(nodes),
  };
}

/** Writes chosen pairs and the lengths of all arcs of the hub into a network whose prices are set; O(rows + columns + pairs). */
export function layOut(graph: Graph, problem: Problem, pairs: Int32Array, step: number): void {
  const rowLoad = new Int32Array(problem.rows);
  const columnLoad = new Int32Array(problem.columns);
  for (let at = 0; at < pairs.length; at += 2) {
    rowLoad[pairs[at]!]!++;
    columnLoad[pairs[at + 1]!]!++;
    graph.chosen[pairs[at]! * problem.columns + pairs[at + 1]!] = 1;
  }
  listPartners(pairs, 1, columnLoad, graph.start, graph.partners);
  const { rowPlaces, columnPlaces, rowPriority, columnPriority } = problem;
  hubArcs(rowLoad, rowPlaces, rowPriority, graph.giverPrice, step, graph.hubToGiver, graph.giverToHub);
  hubArcs(columnLoad, columnPlaces, columnPriority, graph.takerPrice, step, graph.takerToHub, graph.hubToTaker);
}

/** Takes the chosen pairs out again, so that other ones can be laid out. */
export function clear(graph: Graph, columns: number, pairs: Int32Array): void {
  for (let at = 0; at < pairs.length; at += 2) graph.chosen[pairs[at]! * columns + pairs[at + 1]!] = 0;
}

function stepFor(problem: Problem, prices: Prices, largest: number): number {
  let fit = 0;
  let priority = 0;
  for (const side of [prices.rows, prices.columns]) {
    for (const price of side.fit) fit = Math.max(fit, Math.abs(price));
    for (const price of side.priority) priority = Math.max(priority, Math.abs(price));
  }
  let person = 0;
  for (const side of [problem.rowPriority, problem.columnPriority])
    for (const one of side) person = Math.max(person, one);
  const steps = [levels(problem), ...(largest > 0 ? [levels(problem, largest)] : [])];
  const step = Math.max(...steps.map((one) => one.priority)) + 2 * fit;
  const mistakes: Mistake[] = [];
  // A label is the worth of a path less two prices, and two more prices are added to it before it is compared.
  if ((4 * priority + 2 * person + 6) * step > Number.MAX_SAFE_INTEGER) {
    const message = "they are too large to be summed exactly.";
    mistakes.push(
      mistake("prices-too-large", "solution.prices", message, "Give smaller whole scores, in a coarser unit.", fit),
    );
  }
  refuse("proven", mistakes);
  return step;
}

function encoded(prices: Prices["rows"], step: number): Float64Array {
  return Float64Array.from(prices.fit, (fit, person) => prices.priority[person]! * step + fit);
}

/** Lengths of "takes one more" and "gives one up" of each person; Infinity where their places do not allow it. */
function hubArcs(
  load: Int32Array,
  { min, max }: Problem["rowPlaces"],
  priorities: Int32Array,
  price: Float64Array,
  step: number,
  take: Float64Array,
  give: Float64Array,
): void {
  for (let person = 0; person < load.length; person++) {
    const first = priorities[person]! * step;
    const has = load[person]!;
    take[person] = has < max[person]! ? 0 - price[person]! - (has === 0 ? first : 0) : Number.POSITIVE_INFINITY;
    give[person] = has > min[person]! ? price[person]! + (has === 1 ? first : 0) : Number.POSITIVE_INFINITY;
  }
}

/** Lists the partners of each person of one side: position `side` of each pair is the person, the other one the partner. */
function listPartners(pairs: Int32Array, side: 0 | 1, load: Int32Array, start: Int32Array, partners: Int32Array): void {
  for (let person = 0; person < load.length; person++) start[person + 1] = start[person]! + load[person]!;
  const next = start.slice();
  for (let at = 0; at < pairs.length; at += 2) partners[next[pairs[at + side]!]!++] = pairs[at + 1 - side]!;
}

function turnedRound(graph: Graph, pairs: Int32Array): Graph {
  const rowLoad = new Int32Array(graph.givers);
  for (let at = 0; at < pairs.length; at += 2) rowLoad[pairs[at]!]!++;
  const start = new Int32Array(graph.givers + 1);
  const partners = new Int32Array(pairs.length / 2);
  listPartners(pairs, 0, rowLoad, start, partners);
  return {
    givers: graph.takers,
    takers: graph.givers,
    giverStride: graph.takerStride,
    takerStride: graph.giverStride,
    scores: graph.scores,
    chosen: graph.chosen,
    giverPrice: graph.takerPrice,
    takerPrice: graph.giverPrice,
    hubToGiver: graph.takerToHub,
    giverToHub: graph.hubToTaker,
    takerToHub: graph.hubToGiver,
    hubToTaker: graph.giverToHub,
    start,
    partners,
    label: new Float64Array(graph.label.length),
    from: new Int32Array(graph.from.length),
    isSettled: new Uint8Array(graph.isSettled.length),
    open: new Int32Array(graph.open.length),
  };
}

function mostPairs(problem: Problem): number {
  let rows = 0;
  let columns = 0;
  for (const most of problem.rowPlaces.max) rows += Math.min(most, problem.columns);
  for (const most of problem.columnPlaces.max) columns += Math.min(most, problem.rows);
  return Math.min(rows, columns);
}
