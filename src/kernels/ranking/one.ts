// Source: as `forcing.ts`: the change of a minimum-cost flow by one arc is the shortest cycle through it in the residual
// network, R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows" (Prentice Hall 1993), section 9.11. Where only one
// pair is asked about, the search ends as soon as it comes back, which is soon: only what is nearer than that is looked at.
// Cost: time O((rows + columns)^2) at worst, and about O(rows + columns) for each person who is nearer than the answer;
// memory O(rows + columns). Ties: of equally short ways the one that the search found first tells who would move.
// Departures: losses at two levels, priority first.
import { type Moves, movesAlong, wayTo } from "./forcing.js";
import { choosing, explore, type Graph, roundTrip } from "./paths.js";
import { levelsOfLoss, type Proven } from "./proven.js";

/** What the best solution loses by a change, and who would move; both numbers are NaN where the change is not possible. */
export interface OneCost {
  /** What is lost of the priority, 0 or more. */
  readonly priority: number;
  /** What is lost of the total; may be below 0 where priority is lost. */
  readonly fit: number;
  readonly moves: Moves;
}

/**
 * What it would cost to make a pair that is not chosen, allowed or not, if it scored `score`: its own score where left out. A
 * score larger than all in the problem has to be announced to `proven`.
 */
export function forcedPrice(asked: Proven, row: number, column: number, score?: number): OneCost {
  const { graph } = asked;
  const own = graph.scores[row * graph.takers + column]!;
  if (graph.chosen[row * graph.takers + column] === 1) return told(asked, 0, []);
  const length = graph.giverPrice[row]! + graph.takerPrice[column]! - (score ?? own);
  if (Number.isNaN(length)) return told(asked, Number.NaN, []);
  const source = graph.givers + column;
  const back = explore(graph, source, row, undefined, exchangeInto(asked, row, column));
  if (back === Number.POSITIVE_INFINITY) return told(asked, Number.NaN, []);
  return told(asked, length + back, wayTo(graph.from, row, source), [row, column]);
}

/** What it would cost to forbid a pair; nothing where it is not chosen. */
export function forbiddenPrice(asked: Proven, row: number, column: number): OneCost {
  const { graph } = asked;
  if (graph.chosen[row * graph.takers + column] === 0) return told(asked, 0, []);
  const target = graph.givers + column;
  const around = explore(graph, row, target, undefined, exchangeAround(asked.graph, row, column));
  if (around === Number.POSITIVE_INFINITY) return told(asked, Number.NaN, []);
  return told(asked, around - choosing(graph, row, column), wayTo(graph.from, target, row), [row, column]);
}

/**
 * The partner whom a person could have besides those they have at the least loss, and that loss; undefined where nobody
 * else is possible.
 *
 * @example
 * ```ts
 * const two = problem({ scores: [[9, 5, 4], [8, 1, 1]] });
 * const next = nearestOther(proven(two, best(two).solve(two)), "row", 0);
 * [next?.partner, next?.fit]; // [2, 1]
 * ```
 */
export function nearestOther(
  asked: Proven,
  side: "row" | "column",
  person: number,
): (OneCost & { readonly partner: number }) | undefined {
  const graph = side === "row" ? asked.graph : asked.turned;
  const others = side === "row" ? asked.turned : asked.graph;
  const own = others.start[person]! < others.start[person + 1]! ? others.partners[others.start[person]!]! : -1;
  const around = own < 0 ? [] : exchangeAround(graph, person, own);
  const loss = roundTrip(graph, person, around.length > 0 ? [...around, person] : []);
  if (loss === Number.POSITIVE_INFINITY) return undefined;
  // The way back ends at the person; the node whose way began there is the partner.
  const way = [person];
  let node = graph.from[person]!;
  for (; node !== person; node = graph.from[node]!) way.push(node);
  way.push(person);
  way.reverse();
  const partner = way[1]! - graph.givers;
  return { ...told(asked, loss, way, undefined, graph), partner };
}

/** What it would cost to make a person's pair with each of some partners, allowed or not, if it scored so much: one search. */
export function forcedByScores(
  asked: Proven,
  side: "row" | "column",
  person: number,
  partners: readonly { readonly partner: number; readonly score: number }[],
): { readonly priority: number; readonly fit: number }[] {
  // Ways into a row are ways from it where all arcs are turned round, and there the row is a taker.
  const graph = side === "row" ? asked.turned : asked.graph;
  explore(graph, graph.givers + person);
  return partners.map(({ partner, score }) => {
    const length = graph.giverPrice[partner]! + graph.takerPrice[person]! - score;
    return levelsOfLoss(length + graph.label[partner]!, asked.step);
  });
}

/**
 * What it would cost to give a person one partner more if one of those on the other side whose places are all taken had one
 * place more: whose place, of those the one that costs least; undefined where nobody's would help.
 */
export function placedByPlace(
  asked: Proven,
  side: "row" | "column",
  person: number,
): (OneCost & { readonly partner: number }) | undefined {
  const { problem, solution, step } = asked;
  const graph = side === "row" ? asked.graph : asked.turned;
  const { max } = side === "row" ? problem.columnPlaces : problem.rowPlaces;
  const priority = side === "row" ? problem.columnPriority : problem.rowPriority;
  const load = new Int32Array(graph.takers);
  for (let at = side === "row" ? 1 : 0; at < solution.pairs.length; at += 2) load[solution.pairs[at]!]!++;
  explore(graph, person);
  let least = Number.POSITIVE_INFINITY;
  let partner = -1;
  for (let taker = 0; taker < graph.takers; taker++) {
    if (load[taker]! < max[taker]!) continue;
    const reward = graph.takerPrice[taker]! + (load[taker] === 0 ? priority[taker]! * step : 0);
    const loss = graph.hubToGiver[person]! + graph.label[graph.givers + taker]! - reward;
    if (loss >= least) continue;
    least = loss;
    partner = taker;
  }
  if (partner < 0) return undefined;
  const way = wayTo(graph.from, graph.givers + partner, person);
  return { ...told(asked, least, way, undefined, graph), partner };
}

/** The shortest way from a giver to a taker that it has, by one exchange: they take somebody whose partner takes theirs. */
function exchangeAround(graph: Graph, giver: number, taker: number): readonly number[] {
  const { givers, takers, start, partners, chosen } = graph;
  let least = Number.POSITIVE_INFINITY;
  let way: readonly number[] = [];
  for (let other = 0; other < takers; other++) {
    if (chosen[giver * graph.giverStride + other * graph.takerStride] === 1) continue;
    const taking = choosing(graph, giver, other);
    if (!(taking < least)) continue;
    for (let at = start[other]!; at < start[other + 1]!; at++) {
      const partner = partners[at]!;
      if (chosen[partner * graph.giverStride + taker * graph.takerStride] === 1) continue;
      const length = taking - choosing(graph, partner, other) + choosing(graph, partner, taker);
      if (!(length < least)) continue;
      least = length;
      way = [giver, givers + other, partner, givers + taker];
    }
  }
  return way;
}

/** The shortest way from a column to a row by one exchange: a row that has the column takes one that the row has. */
function exchangeInto({ graph, turned }: Proven, row: number, column: number): readonly number[] {
  const { givers, takers, chosen } = graph;
  let least = Number.POSITIVE_INFINITY;
  let way: readonly number[] = [];
  for (let at = graph.start[column]!; at < graph.start[column + 1]!; at++) {
    const holder = graph.partners[at]!;
    for (let place = turned.start[row]!; place < turned.start[row + 1]!; place++) {
      const own = turned.partners[place]!;
      if (chosen[holder * takers + own] === 1) continue;
      const length = choosing(graph, holder, own) - choosing(graph, holder, column) - choosing(graph, row, own);
      if (!(length < least)) continue;
      least = length;
      way = [givers + column, holder, givers + own, row];
    }
  }
  return way;
}

function told(
  asked: Proven,
  loss: number,
  way: readonly number[],
  closing?: readonly [number, number],
  graph = asked.graph,
): OneCost {
  return Object.freeze({ ...levelsOfLoss(loss, asked.step), moves: movesAlong(asked, way, graph, closing) });
}
