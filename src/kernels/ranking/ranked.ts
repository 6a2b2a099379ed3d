// Source: K. G. Murty, "An algorithm for ranking all the assignments in order of increasing cost", Operations Research 16
// (1968), pp. 682-687, as generalised by E. L. Lawler, "A procedure for computing the k best solutions to discrete
// optimization problems", Management Science 18 (1972), pp. 401-405; prices are handed down so that each sub-problem costs
// one augmentation, as in M. L. Miller, H. S. Stone and I. J. Cox, "Optimizing Murty's ranked assignment method", IEEE
// Transactions on Aerospace and Electronic Systems 33 (1997), pp. 851-862, sections III.A (inherited prices) and III.B
// (lower bounds first), and C. R. Pedersen, L. R. Nielsen and K. A. Andersen, "An algorithm for ranking assignments using
// reoptimization", Computers & Operations Research 35 (2008), pp. 3714-3726.
// Cost: per solution O(rows * columns) for the bounds of its sub-problems and one shortest path, O((rows + columns)^2) at
// worst, for each sub-problem whose bound comes up; memory O(rows + columns) per solution given and O(1) per sub-problem
// (lists of the one row in question aside), O(rows * columns) bytes besides.
// Ties: of equally good solutions the one whose sub-problem was solved first comes first, of those the one that was split
// off earlier; rows are split in their order, partners of a row in their order. A function of the problem alone.
// Departures: a search ends where it comes as far as the best sub-problem that is solved already, which then has its turn
// first; what was not found until there waits with that length as its bound. Many-to-one and staying alone are part of it: a
// row is split by its set of partners (one of them forbidden while those before it are kept, or all kept and one more wanted,
// which is a least number), not by its one partner.
import { type Mistake, mistake, refuse } from "../../errors.js";
import { readCount } from "../pairs/sides.js";
import { solution } from "../pairs/solution.js";
import { best } from "../pairs-solvers.js";
import type { Problem, Solution, SolveOptions } from "../problem.js";
import { refuseUnfit } from "../unfit.js";
import { choosing, explore, type Graph } from "./paths.js";
import { clear, emptyGraph, layOut, levelsOfLoss, proven } from "./proven.js";
import { type Candidate, type Found, type Queue, queue } from "./queue.js";

/**
 * The best choices of pairs in order, at most `most` of them: priority first, then the total; each set of pairs once.
 *
 * Works while it is asked: taking three of a thousand costs three. All keep the least numbers; there is none where these
 * cannot be kept. Those that are as good as the first carry its prices, which prove them too, and are called optimal; the
 * later ones are called feasible, because no prices prove a rank.
 *
 * @throws PairwrightError when `most` is not a whole number, the objective is not the total, or numbers are too large.
 * @example
 * ```ts
 * const two = problem({ scores: [[9, 5], [8, 1]] });
 * [...ranked(two, 9)].map(({ priority, total }) => [priority, total]); // [[2, 13], [2, 10], [1, 9], [1, 8], [1, 5], [1, 1], [0, 0]]
 * ```
 */
export function* ranked(
  problem: Problem,
  most: number,
  options: SolveOptions = {},
): Generator<Solution, void, undefined> {
  const mistakes: Mistake[] = [];
  readCount(most, "most", mistakes);
  refuse("ranked", mistakes);
  refuseUnfit("ranked", problem.objective === "total" ? undefined : "it ranks by the total only");
  if (most === 0) return;
  const first = best(problem).solve(problem, options.signal ? { signal: options.signal } : {});
  if (first.status === "infeasible") return;
  const murty = begin(problem, first);
  let work = first.work;
  for (let rank = 1; ; rank++) {
    options.onProgress?.(rank / most);
    const { pairs, priority, fit } = murty.latest;
    const isOptimal = priority === 0 && fit === 0;
    yield solution(
      problem,
      cellsOf(pairs, problem.columns),
      isOptimal ? "optimal" : "feasible",
      work,
      isOptimal ? first.prices : undefined,
    );
    const before = murty.scans;
    if (rank === most) return;
    if (!advance(murty, options)) break;
    work = { phases: 1, scans: murty.scans - before, augmentations: 1 };
  }
  options.onProgress?.(1);
}

/** All that the ranking keeps between two solutions. */
interface Worth {
  readonly priority: number;
  readonly fit: number;
}

interface Murty {
  readonly problem: Problem;
  readonly step: number;
  readonly graph: Graph;
  /** Whose pairs and prices are laid out in the graph. */
  laidOut: Found;
  latest: Found;
  readonly candidates: Queue;
  /** Losses of the sub-problems in the queue that are solved, the least last. */
  readonly solved: Worth[];
  offered: number;
  readonly banned: Uint8Array;
  scans: number;
}

function begin(problem: Problem, first: Solution): Murty {
  const { step, graph: checked } = proven(problem, first);
  refuse("ranked", drifting(problem, step));
  const latest: Found = {
    pairs: first.pairs,
    rowPrice: checked.giverPrice,
    columnPrice: checked.takerPrice,
    priority: 0,
    fit: 0,
    row: 0,
    kept: [],
    banned: [],
    least: problem.rowPlaces.min[0] ?? 0,
  };
  const graph = emptyGraph(problem, latest.rowPrice.slice(), latest.columnPrice.slice());
  layOut(graph, problem, latest.pairs, step);
  const banned = new Uint8Array(problem.columns);
  return {
    problem,
    step,
    graph,
    laidOut: latest,
    latest,
    candidates: queue(),
    solved: [],
    offered: 0,
    banned,
    scans: 0,
  };
}

/** Prices of sub-problems move by as much as is lost in all, at most everybody's priority; that too must be exact. */
function drifting(problem: Problem, step: number): Mistake[] {
  let sum = 0;
  for (const side of [problem.rowPriority, problem.columnPriority]) for (const priority of side) sum += priority;
  if ((sum + 8) * step <= 2 ** 51) return [];
  const message = `with priorities of ${sum} in sum the losses of a whole ranking would not be exact.`;
  return [
    mistake("ranking-too-long", "problem", message, "Give smaller scores or priorities, in a coarser unit.", sum),
  ];
}

/** Splits off the latest solution and finds the next one; false where there is none. */
function advance(murty: Murty, options: SolveOptions): boolean {
  layOutAgain(murty, murty.latest);
  split(murty, murty.latest);
  for (;;) {
    options.signal?.throwIfAborted();
    const candidate = murty.candidates.take();
    if (candidate === undefined) return false;
    layOutAgain(murty, candidate.parent);
    if (candidate.isExact) {
      murty.solved.pop();
      solve(murty, candidate, lossFrom(murty, candidate) + 1);
      murty.latest = apply(murty, candidate);
      return true;
    }
    // What loses as much as a sub-problem that is solved waits until that one has had its turn.
    const next = murty.solved.at(-1);
    const limit =
      next === undefined ? Number.POSITIVE_INFINITY : lossFrom(murty, { ...next, parent: candidate.parent });
    const loss = solve(murty, candidate, limit);
    const isExact = loss < limit || next === undefined;
    offer(murty, candidate, isExact ? loss : limit, isExact);
  }
}

/**
 * Puts the sub-problems of a solution into the queue, each with a bound on what it loses: the length of the first arc of
 * its cycle, and of the shortest arcs by which the cycle can go on and come back.
 */
function split(murty: Murty, found: Found): void {
  const { problem, graph } = murty;
  const { pairs } = found;
  const { others, waysInto } = shortestArcs(murty, found);
  let at = firstPairOf(found);
  for (let row = found.row; row < problem.rows; row++) {
    const limits: Limits = row === found.row ? found : { kept: [], banned: [], least: problem.rowPlaces.min[row]! };
    const first = at;
    while (pairs[at] === row) at += 2;
    const load = (at - first) / 2;
    const aside = others[row]!;
    const away = load > limits.least ? Math.min(aside, graph.giverToHub[row]!) : aside;
    let kept = limits.kept;
    for (let pair = first; pair < at; pair += 2) {
      const column = pairs[pair + 1]!;
      if (limits.kept.includes(column)) continue;
      const bound = away + waysInto[pair / 2]! - choosing(graph, row, column);
      const banned = [...limits.banned, column];
      offer(murty, { parent: found, row, column, kept, banned, least: limits.least }, bound, false);
      kept = [...kept, column];
    }
    const one = { parent: found, row, column: -1, kept, banned: limits.banned, least: load + 1 };
    offer(murty, one, graph.hubToGiver[row]! + aside, false);
  }
}

/**
 * The lengths of the shortest arcs by which a cycle can leave each row, from the first one on whose partners may differ, for a
 * column that it does not have and may have; and, for each chosen pair, of those into its column from a later row or the hub. One
 * look at all scores, row by row from the last.
 */
function shortestArcs({ graph, banned }: Murty, found: Found) {
  const { givers, takers, scores, chosen, giverPrice, takerPrice, hubToTaker } = graph;
  const { pairs } = found;
  const others = new Float64Array(givers).fill(Number.POSITIVE_INFINITY);
  const waysInto = new Float64Array(pairs.length / 2);
  const into = hubToTaker.slice();
  for (const column of found.banned) banned[column] = 1;
  const first = firstPairOf(found);
  let pair = pairs.length - 2;
  for (let row = givers - 1; row >= found.row; row--) {
    for (; pair >= first && pairs[pair] === row; pair -= 2) waysInto[pair / 2] = into[pairs[pair + 1]!]!;
    const start = row * takers;
    const price = giverPrice[row]!;
    let least = Number.POSITIVE_INFINITY;
    for (let column = 0; column < takers; column++) {
      const length = price + takerPrice[column]! - scores[start + column]!;
      if (chosen[start + column] === 1) continue;
      // A forbidden pair makes the length NaN and both comparisons false.
      if (length < into[column]!) into[column] = length;
      if (length < least && (row !== found.row || banned[column] === 0)) least = length;
    }
    others[row] = least;
  }
  for (const column of found.banned) banned[column] = 0;
  return { others, waysInto };
}

/** Where the pairs of the first row begin whose partners may differ. */
function firstPairOf({ pairs, row }: Found): number {
  let at = 0;
  while (at < pairs.length && pairs[at]! < row) at += 2;
  return at;
}

/** Puts a sub-problem into the queue unless it has no solution; `loss` is encoded and counts from its parent. */
function offer(murty: Murty, candidate: Limited, loss: number, isExact: boolean): void {
  if (loss === Number.POSITIVE_INFINITY) return;
  // Rounding to levels keeps the order, so a bound stays one.
  const more = levelsOfLoss(loss, murty.step);
  const priority = candidate.parent.priority + more.priority;
  const fit = candidate.parent.fit + more.fit;
  murty.candidates.put({ ...candidate, priority, fit, isExact, order: murty.offered++ });
  if (!isExact) return;
  const { solved } = murty;
  let at = solved.length;
  while (at > 0 && isLess(solved[at - 1]!, { priority, fit })) at--;
  solved.splice(at, 0, { priority, fit });
}

function isLess(one: Worth, other: Worth): boolean {
  return one.priority !== other.priority ? one.priority < other.priority : one.fit < other.fit;
}

/** A loss against the best solution of all as one against a parent, encoded: two solutions differ by less than a step of fit. */
function lossFrom({ step }: Murty, { priority, fit, parent }: Worth & Pick<Candidate, "parent">): number {
  return (priority - parent.priority) * step + fit - parent.fit;
}

/** The limits on one row. */
type Limits = Pick<Found, "kept" | "banned" | "least">;

/** A sub-problem without its place in the queue. */
type Limited = Pick<Candidate, "parent" | "row" | "column" | "kept" | "banned" | "least">;

/**
 * What the best solution of a sub-problem loses against its parent, encoded: the length of the shortest cycle; Infinity where it
 * is not below the limit.
 */
function solve(murty: Murty, { parent, row, column, banned, least }: Candidate, limit: number): number {
  const { graph } = murty;
  for (const one of banned) murty.banned[one] = 1;
  const target = graph.givers + (column < 0 ? graph.takers : column);
  const load = loadOf(parent.pairs, row);
  const last = column < 0 ? graph.hubToGiver[row]! : 0 - choosing(graph, row, column);
  const sourceMayLeave = column >= 0 && load > least;
  const scope = { firstGiver: row, banned: murty.banned, sourceMayLeave, limit: limit - last };
  const distance = explore(graph, row, target, scope);
  for (const one of banned) murty.banned[one] = 0;
  for (let giver = row; giver < graph.givers; giver++) murty.scans += graph.isSettled[giver]!;
  return distance + last;
}

/** The solution that the last search found, with prices that prove it best in its sub-problem. */
function apply({ graph }: Murty, candidate: Candidate): Found {
  const { row, column, parent } = candidate;
  const { label, from, isSettled, givers, takers } = graph;
  const hub = givers + takers;
  const target = column < 0 ? hub : givers + column;
  const cells = new Set<number>();
  for (let at = 0; at < parent.pairs.length; at += 2) cells.add(parent.pairs[at]! * takers + parent.pairs[at + 1]!);
  const exchange = (giver: number, taker: number) => {
    const cell = giver * takers + taker - givers;
    if (!cells.delete(cell)) cells.add(cell);
  };
  if (column >= 0) exchange(row, target);
  for (let node = target; node !== row; node = from[node]!) {
    const before = from[node]!;
    if (node !== hub && before !== hub) exchange(Math.min(before, node), Math.max(before, node));
  }
  const sorted = Float64Array.from(cells).sort();
  const pairs = new Int32Array(2 * sorted.length);
  for (const [at, cell] of sorted.entries()) {
    pairs[2 * at] = Math.floor(cell / takers);
    pairs[2 * at + 1] = cell % takers;
  }
  // Distances up to the target's become prices; all are moved along by the hub's, whose price is 0.
  const most = label[target]!;
  const change = (node: number) => (isSettled[node] === 1 ? label[node]! : most);
  const rowPrice = graph.giverPrice.map((price, giver) => price + change(giver) - change(hub));
  const columnPrice = graph.takerPrice.map((price, taker) => price - change(givers + taker) + change(hub));
  const { priority, fit, kept, banned, least } = candidate;
  const limits = { row, kept, banned, least };
  return { pairs, rowPrice, columnPrice, priority, fit, ...limits };
}

function cellsOf(pairs: Int32Array, columns: number): Float64Array {
  return Float64Array.from(
    { length: pairs.length / 2 },
    (_, pair) => pairs[2 * pair]! * columns + pairs[2 * pair + 1]!,
  );
}

function loadOf(pairs: Int32Array, row: number): number {
  let load = 0;
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === row) load++;
  return load;
}

/** Lays out the pairs and prices of another solution, where it is another one. */
function layOutAgain(murty: Murty, found: Found): void {
  const { problem, graph } = murty;
  if (murty.laidOut === found) return;
  clear(graph, problem.columns, murty.laidOut.pairs);
  graph.giverPrice.set(found.rowPrice);
  graph.takerPrice.set(found.columnPrice);
  layOut(graph, problem, found.pairs, murty.step);
  murty.laidOut = found;
}
