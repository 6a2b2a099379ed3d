// Source: the fractional relaxation of matching, whose corners are made of pairs and odd circles: M. L. Balinski, "Integer
// programming: methods, uses, computation", Management Science 12 (1965), pp. 253-313; as a start for blossoms: U. Derigs
// and A. Metz, "On the use of optimal fractional matchings for solving the (integer) matching problem", Computing 36 (1986),
// pp. 263-270. For lists the greedy start of the same field, as in W. Cook and A. Rohe, "Computing minimum-weight perfect
// matchings", INFORMS Journal on Computing 11 (1999), pp. 138-148, section 2.
//
// Fractional: let everybody stand on both sides of an assignment, with the same scores. Half of its optimum bounds every
// matching, and half the two prices of a person, that is their sum in halves, prove that. Where the assignment gives i the
// column of j, the pair is worth 0 at these prices: the transposed assignment is just as good, any optimal prices prove both,
// so i and j are tight in either direction. Its steps i -> j form paths and circles. Circles of even length and paths fall
// into pairs (a path of an odd number of people leaves out its end, who is alone in one of the two assignments and so at
// their floor); an odd circle leaves one person alone, from whom a search must start.
//
// Cost: that of the assignment, or O(edges). Ties: those of the assignment; in a circle the first person is left out.
// Departures: none.
import { assign } from "../pairs/assignment.js";
import type { PeersProblem, SolveOptions } from "../problem.js";
import type { Graph } from "./graph.js";

/** Where searches start: prices that no pair exceeds, and pairs that meet them; the arrays are written. */
export interface Start {
  readonly price: Float64Array;
  readonly floor: Float64Array;
  readonly mate: Int32Array;
}

/** The fractional start; gives the number of rows read. `step` as in `levels.ts`. */
export function startFractional(
  problem: PeersProblem,
  { price, mate }: Start,
  step: number,
  options: SolveOptions,
): number {
  const { people, scores, priority } = problem;
  const places = { min: new Int32Array(people), max: new Int32Array(people).fill(1) };
  const { pairs, prices, work } = assign(
    {
      kind: "pairs",
      objective: "total",
      rows: people,
      columns: people,
      scores,
      rowPlaces: places,
      columnPlaces: places,
      rowPriority: priority,
      columnPriority: priority,
    },
    options,
  );
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

/**
 * The greedy start: everybody's price is their best score, then everybody in turn lowers theirs until a pair is worth 0, and
 * takes somebody of such a pair who is alone. `Graph` of either kind.
 */
export function startGreedy(graph: Graph, { price, floor, mate }: Start): void {
  const { people } = graph;
  for (let person = 0; person < people; person++) {
    price[person] = floor[person]!;
    eachLink(graph, person, (_, score) => {
      if (score > price[person]!) price[person] = score;
    });
  }
  for (let person = 0; person < people; person++) {
    if (mate[person]! >= 0) continue;
    let least = floor[person]!;
    let partner = -1;
    eachLink(graph, person, (other, score) => {
      const asked = 2 * score - price[other]!;
      if (asked > least || (asked === least && partner < 0)) {
        least = asked;
        partner = -1;
      }
      if (asked === least && partner < 0 && mate[other]! < 0) partner = other;
    });
    price[person] = least;
    if (partner < 0) continue;
    mate[person] = partner;
    mate[partner] = person;
  }
}

function eachLink(graph: Graph, person: number, read: (other: number, score: number) => void): void {
  if (graph.kind === "dense") {
    for (let other = 0; other < graph.people; other++) {
      const score = graph.scores[person * graph.people + other]!;
      if (!Number.isNaN(score)) read(other, score);
    }
    return;
  }
  for (let link = graph.start[person]!; link < graph.start[person + 1]!; link++)
    read(graph.other[link]!, graph.score[link]!);
}
