// Source: none, the case of `StableProblem` in which both sides judge by the same scores. With one place each and no two
// equal scores exactly one choice is stable, that of taking the best pair first (J. Eeckhout, "On the uniqueness of stable
// marriage matchings", Economics Letters 69 (2000), pp. 1-8, gives a condition that such scores meet).
// Cost: time O(rows * columns) for scores of two digits of `sorted.ts`, memory 8 bytes per pair.
// Ties: equal scores are equal ranks. Departures: none.
import type { Problem, StableProblem } from "../problem.js";
import { sorter } from "../sorted.js";

/** The problem of two sides that rank each other by the scores of a problem; a forbidden pair is accepted by nobody. */
export function rankedByScore({ rows, columns, scores, rowPlaces, columnPlaces }: Problem): StableProblem {
  return Object.freeze({
    kind: "stable",
    rows,
    columns,
    rowRanks: ranksOf(rows, columns, scores, columns, 1),
    columnRanks: ranksOf(columns, rows, scores, 1, columns),
    rowMost: rowPlaces.max,
    columnMost: columnPlaces.max,
  });
}

/** The rank of each pair among those of one person, laid out like the scores; ranks rise by 1 from score to score. */
function ranksOf(people: number, others: number, scores: Float64Array, person: number, other: number): Int32Array {
  const ranks = new Int32Array(scores.length);
  const keys = new Float64Array(others);
  const { positions, sort } = sorter(others);
  for (let one = 0; one < people; one++) {
    let count = 0;
    for (let at = 0; at < others; at++) {
      const score = scores[one * person + at * other]!;
      if (Number.isNaN(score)) continue;
      keys[at] = score;
      positions[count++] = at;
    }
    sort(count, keys, 0, "falling");
    let rank = 0;
    for (let place = 0; place < count; place++) {
      const at = positions[place]!;
      if (place === 0 || keys[at]! < keys[positions[place - 1]!]!) rank++;
      ranks[one * person + at * other] = rank;
    }
  }
  return ranks;
}
