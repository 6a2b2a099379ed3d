// Source: none, this is bookkeeping: what a solver found, laid out as `problem.ts` promises it.
// Cost: time and memory O(people), and one reading of a list of pairs. Ties: pairs are sorted. Departures: none.
import type { AnyPeers, PeerPrices, PeersSolution, Work } from "../problem.js";

/**
 * Makes a solution of everybody's partners (-1: none): it is called optimal where there are prices to prove it. The
 * partners must be allowed ones.
 */
export function peersSolution(
  problem: AnyPeers,
  mate: Int32Array,
  work: Work,
  prices?: PeerPrices | undefined,
): PeersSolution {
  const cells: number[] = [];
  let priority = 0;
  for (let person = 0; person < mate.length; person++) {
    if (mate[person]! < 0) continue;
    priority += problem.priority[person]!;
    if (mate[person]! > person) cells.push(person, mate[person]!);
  }
  let total = 0;
  if (problem.kind === "peers") {
    for (let at = 0; at < cells.length; at += 2) total += problem.scores[cells[at]! * problem.people + cells[at + 1]!]!;
  } else {
    for (let pair = 0; pair < problem.score.length; pair++) {
      if (mate[problem.first[pair]!] === problem.second[pair]) total += problem.score[pair]!;
    }
  }
  return Object.freeze({
    status: prices === undefined ? "feasible" : "optimal",
    pairs: Int32Array.from(cells),
    priority,
    // Adding 0 turns -0 into 0.
    total: total + 0,
    ...(prices === undefined ? {} : { prices }),
    work: Object.freeze(work),
  });
}
