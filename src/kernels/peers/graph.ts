// Source: none, ways of reading the same thing. Cost: time and memory O(pairs), O(1) to search a matrix where it is.
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

/** The allowed pairs, each once. */
export type Allowed = Pick<ListedPeersProblem, "first" | "second" | "score">;

/** The allowed pairs of a problem, by first, then second person; those of a list are the list itself. */
export function allowed(problem: AnyPeers): Allowed {
  if (problem.kind === "listed peers") return problem;
  const { people, scores } = problem;
  const first: number[] = [];
  const second: number[] = [];
  const score: number[] = [];
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) {
      const its = scores[one * people + other]!;
      if (Number.isNaN(its)) continue;
      first.push(one);
      second.push(other);
      score.push(its);
    }
  }
  return { first: Int32Array.from(first), second: Int32Array.from(second), score: Float64Array.from(score) };
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
