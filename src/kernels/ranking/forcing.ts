// Source: the change of a minimum-cost flow by one arc, as one shortest path in the residual network with reduced lengths:
// R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall 1993), section 9.11 (sensitivity analysis). A
// solution that makes a pair differs from the best one by a cycle through the arc of that pair, so the least loss is the
// length of the arc and of the shortest way back from its head to its tail; one search finds the ways from all heads.
// Cost: time O((rows + columns) * (rows + columns)) at worst for all pairs of a person, memory O(rows + columns).
// Ties: of equally short ways back the one that the search found first tells who would move.
// Departures: losses at two levels, priority first; what is not possible at any price is NaN.
import { mistake, PairwrightError } from "../../errors.js";
import { choosing, explore, type Graph } from "./paths.js";
import { levelsOfLoss, type Proven } from "./proven.js";

/** Which pairs a change would unmake and make: row and column of each in turn, sorted. */
export interface Moves {
  readonly unmade: Int32Array;
  readonly made: Int32Array;
}

/** What something would cost with each person of the other side, and who would move. */
export interface Costs {
  /**
   * Per person of the other side: what the best solution with the pair loses of the priority, 0 or more; NaN where no
   * solution that keeps the least numbers has it.
   */
  readonly priority: Float64Array;
  /** The same of the total; may be below 0 where priority is lost. */
  readonly fit: Float64Array;
  /** The pairs that would be unmade and made with one of them; none of either where it costs nothing because it is so. */
  moves(partner: number): Moves;
}

/**
 * What forcing each pair of one person would cost: one search for all of them.
 *
 * A pair that is chosen, or could be at no loss, costs 0 at both levels. The cost is the difference to the best solution
 * that makes the pair, priorities of its two people included.
 *
 * @throws PairwrightError when there is no such person.
 * @example
 * ```ts
 * const three = problem({ scores: [[9, 5], [8, 1], [7, null]] });
 * const costs = forcedPrices(proven(three, best(three).solve(three)), "row", 2);
 * [...costs.fit]; // [1, null]: column 1 is forbidden to row 2
 * [...costs.moves(0).unmade]; // [1, 0]: row 1 would lose its partner
 * ```
 */
export function forcedPrices(asked: Proven, side: "row" | "column", person: number): Costs {
  refuseStranger("forcedPrices", asked, side, person);
  // Ways into a row are ways from it where all arcs are turned round, and there the row is a taker.
  const graph = side === "row" ? asked.turned : asked.graph;
  const source = graph.givers + person;
  explore(graph, source);
  const { label, from } = snapshot(graph);
  const costs = forEach(graph.givers, asked.step, (giver) => {
    if (graph.chosen[cellOf(graph, giver, person)] === 1) return 0;
    return choosing(graph, giver, person) + label[giver]!;
  });
  const moves = (giver: number) => {
    const isChosen = graph.chosen[cellOf(graph, giver, person)] === 1;
    if (isChosen || !(costs.priority[giver]! >= 0)) return movesAlong(asked, []);
    return movesAlong(asked, wayTo(from, giver, source), graph, [giver, person]);
  };
  return Object.freeze({ ...costs, moves });
}

/**
 * What forbidding each chosen pair of one person would cost; 0 for pairs that are not chosen. One search for all of them.
 *
 * @throws PairwrightError when there is no such person.
 */
export function forbiddenPrices(asked: Proven, side: "row" | "column", person: number): Costs {
  refuseStranger("forbiddenPrices", asked, side, person);
  const graph = side === "row" ? asked.graph : asked.turned;
  explore(graph, person);
  const { label, from } = snapshot(graph);
  const costs = forEach(graph.takers, asked.step, (taker) => {
    if (graph.chosen[cellOf(graph, person, taker)] === 0) return 0;
    return label[graph.givers + taker]! - choosing(graph, person, taker);
  });
  const moves = (taker: number) => {
    const isChosen = graph.chosen[cellOf(graph, person, taker)] === 1;
    if (!isChosen || !(costs.priority[taker]! >= 0)) return movesAlong(asked, []);
    return movesAlong(asked, wayTo(from, graph.givers + taker, person), graph, [person, taker]);
  };
  return Object.freeze({ ...costs, moves });
}

/** What one more place is worth to everybody of one side; 0 or more at the first level that is not 0. */
export interface WorthOfPlaces {
  readonly priority: Float64Array;
  readonly fit: Float64Array;
}

/**
 * What the best solution would gain if a person had one more place, for everybody: two searches in all.
 *
 * People who do not use all their places gain nothing by another one.
 */
export function worthOfPlaces(asked: Proven): { readonly rows: WorthOfPlaces; readonly columns: WorthOfPlaces } {
  const { problem, graph, turned, step } = asked;
  return Object.freeze({
    rows: gains(turned, loads(problem.rows, 0, asked), problem.rowPlaces.max, problem.rowPriority, step),
    columns: gains(graph, loads(problem.columns, 1, asked), problem.columnPlaces.max, problem.columnPriority, step),
  });
}

/** Gains of the takers: the reward of one more partner and their price, less the way from the hub that provides the unit. */
function gains(graph: Graph, load: Int32Array, most: Int32Array, priority: Int32Array, step: number): WorthOfPlaces {
  explore(graph, graph.givers + graph.takers);
  return forEach(graph.takers, step, (taker) => {
    if (load[taker]! < most[taker]!) return 0;
    const first = load[taker] === 0 ? priority[taker]! * step : 0;
    return Math.max(0, first + graph.takerPrice[taker]! - graph.label[graph.givers + taker]!);
  });
}

function loads(people: number, side: 0 | 1, { solution }: Proven): Int32Array {
  const load = new Int32Array(people);
  for (let at = side; at < solution.pairs.length; at += 2) load[solution.pairs[at]!]!++;
  return load;
}

function forEach(people: number, step: number, loss: (person: number) => number) {
  const priority = new Float64Array(people);
  const fit = new Float64Array(people);
  for (let person = 0; person < people; person++) {
    const levels = levelsOfLoss(loss(person), step);
    priority[person] = levels.priority;
    fit[person] = levels.fit;
  }
  return { priority, fit };
}

function cellOf(graph: Graph, giver: number, taker: number): number {
  return giver * graph.giverStride + taker * graph.takerStride;
}

/** The result of a search, kept apart from the next one. */
function snapshot(graph: Graph): { readonly label: Float64Array; readonly from: Int32Array } {
  return { label: graph.label.slice(), from: graph.from.slice() };
}

/** The nodes from the source of a search to a node. */
export function wayTo(from: Int32Array, node: number, source: number): number[] {
  const way = [node];
  for (let at = node; at !== source; way.push(at)) at = from[at]!;
  return way.reverse();
}

/** The pairs that a cycle changes: those along a way, and the pair that closes it. */
export function movesAlong(
  asked: Proven,
  way: readonly number[],
  graph = asked.graph,
  closing?: readonly [number, number],
): Moves {
  const cells = { made: [] as number[], unmade: [] as number[] };
  const exchange = (giver: number, taker: number) => {
    const cell = cellOf(graph, giver, taker);
    cells[graph.chosen[cell] === 1 ? "unmade" : "made"].push(cell);
  };
  for (let at = 1; at < way.length; at++) {
    const one = Math.min(way[at - 1]!, way[at]!);
    const other = Math.max(way[at - 1]!, way[at]!);
    // Steps to and from the hub change numbers of partners and no pair.
    if (other < graph.givers + graph.takers) exchange(one, other - graph.givers);
  }
  if (closing) exchange(...closing);
  const { columns } = asked.problem;
  const pairs = (changed: number[]) =>
    Int32Array.from(changed.sort((a, b) => a - b).flatMap((cell) => [Math.floor(cell / columns), cell % columns]));
  return Object.freeze({ unmade: pairs(cells.unmade), made: pairs(cells.made) });
}

function refuseStranger(call: string, { problem }: Proven, side: "row" | "column", person: number): void {
  const people = side === "row" ? problem.rows : problem.columns;
  if (Number.isInteger(person) && person >= 0 && person < people) return;
  const message = `there is no such ${side}.`;
  const remedy = `Give a position from 0 to ${people - 1}.`;
  throw new PairwrightError(call, [mistake("position", side, message, remedy, person)]);
}
