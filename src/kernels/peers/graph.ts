// Source: none, two ways of reading the same thing. Cost: time and memory O(pairs) to turn a list around, O(1) otherwise.
// Ties: none. Departures: none.
import type { AnyPeers, ListedPeersProblem } from "../problem.js";

/** Who may be paired with whom, as searches read it. */
export type Graph =
  | { readonly kind: "dense"; readonly people: number; readonly scores: Float64Array }
  | {
      readonly kind: "sparse";
      readonly people: number;
      /** The links of a person stand from `start[person]` to `start[person + 1] - 1`; the others rise. */
      readonly start: Int32Array;
      readonly other: Int32Array;
      readonly score: Float64Array;
    };

/** The graph of a problem; a matrix is read where it is. */
export function graphOf(problem: AnyPeers): Graph {
  if (problem.kind === "peers") return { kind: "dense", people: problem.people, scores: problem.scores };
  return bothWays(problem);
}

/** Every listed pair from both of its people. */
function bothWays({ people, first, second, score: scores }: ListedPeersProblem): Graph {
  const start = new Int32Array(people + 1);
  for (const ends of [first, second]) for (const person of ends) start[person + 1]!++;
  for (let person = 0; person < people; person++) start[person + 1]! += start[person]!;
  const next = start.slice();
  const other = new Int32Array(2 * scores.length);
  const score = new Float64Array(2 * scores.length);
  // Sorted by first, then second: those before a person come first, and both parts rise.
  for (const [ends, others] of [
    [second, first],
    [first, second],
  ] as const) {
    for (let pair = 0; pair < scores.length; pair++) {
      const place = next[ends[pair]!]!++;
      other[place] = others[pair]!;
      score[place] = scores[pair]!;
    }
  }
  return { kind: "sparse", people, start, other, score };
}
