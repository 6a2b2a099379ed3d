// Source: the fractional relaxation of matching, whose corners are made of pairs and odd circles: M. L. Balinski, "Integer
// programming: methods, uses, computation", Management Science 12 (1965), pp. 253-313; as a start for blossoms: U. Derigs
// and A. Metz, "On the use of optimal fractional matchings for solving the (integer) matching problem", Computing 36 (1986),
// pp. 263-270.
//
// Let everybody stand on both sides of an assignment, with the same scores. Half of its optimum bounds every
// matching, and half the two prices of a person, that is their sum in halves, prove that. Where the assignment gives i the
// column of j, the pair is worth 0 at these prices: the transposed assignment is just as good, any optimal prices prove both,
// so i and j are tight in either direction. Its steps i -> j form paths and circles. Circles of even length and paths fall
// into pairs (a path of an odd number of people leaves out its end, who is alone in one of the two assignments and so at
// their floor); an odd circle leaves one person alone, from whom a search must start.
//
// Cost: that of the assignment. Ties: those of the assignment; in a circle the first person is left out.
// Departures: none.
import { assign } from "../pairs/assignment.js";
import type { AnyPeers, Solution, SolveOptions } from "../problem.js";
import { assignListed } from "../sparse/listed.js";
import type { Graph } from "./graph.js";

/** Everybody assigned to everybody. */
function assigned({ people, priority }: AnyPeers, graph: Graph, options: SolveOptions): Solution {
  const places = { min: new Int32Array(people), max: new Int32Array(people).fill(1) };
  const sides = {
    rows: people,
    columns: people,
    rowPlaces: places,
    columnPlaces: places,
    rowPriority: priority,
    columnPriority: priority,
  };
  if (graph.kind === "dense") {
    return assign({ kind: "pairs", objective: "total", scores: graph.scores, ...sides }, options);
  }
  const { start, other: column, score } = graph;
  return assignListed({ kind: "listed pairs", start, column, score, ...sides }, options);
}

/** Where searches start: prices that no pair exceeds, and pairs that meet them; the arrays are written. */
export interface Start {
  readonly price: Float64Array;
  readonly mate: Int32Array;
}

/** The fractional start; gives the number of rows read. `step` as in `levels.ts`. */
export function startFractional(
  problem: AnyPeers,
  graph: Graph,
  { price, mate }: Start,
  step: number,
  options: SolveOptions,
): number {
  const { people } = problem;
  const { pairs, prices, work } = assigned(problem, graph, options);
  const { rows, columns } = prices!;
  for (let person = 0; person < people; person++) {
    const ofPriority = rows.priority[person]! + columns.priority[person]!;
    price[person] = ofPriority * step + rows.fit[person]! + columns.fit[person]!;
  }
  const next = new Int32Array(people).fill(-1);
  const before = new Int32Array(people).fill(-1);
  for (let at = 0; at < pairs.length; at += 2) {
    next[pairs[at]!] = pairs[at + 1]!;
    before[pairs[at + 1]!] = pairs[at]!;
  }
  const isDone = new Uint8Array(people);
  const pairUp = (first: number, count: number) => {
    let one = first;
    for (let left = count; left >= 2; left -= 2) {
      const other = next[one]!;
      mate[one] = other;
      mate[other] = one;
      one = next[other]!;
    }
  };
  const follow = (first: number): number => {
    let count = 0;
    for (let one = first; one >= 0 && isDone[one] === 0; one = next[one]!) {
      isDone[one] = 1;
      count++;
    }
    return count;
  };
  for (let person = 0; person < people; person++) if (before[person]! < 0) pairUp(person, follow(person));
  for (let person = 0; person < people; person++) {
    if (isDone[person] === 1) continue;
    const count = follow(person);
    pairUp(count % 2 === 1 ? next[person]! : person, count);
  }
  return work.scans;
}
