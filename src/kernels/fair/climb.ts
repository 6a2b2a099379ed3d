// Source: R. E. Burkard and F. Rendl, "Lexicographic bottleneck problems", Operations Research Letters 10 (1991),
// pp. 303-308, and F. Della Croce, V. Th. Paschos and A. Tsoukias, "An improved general procedure for lexicographic
// bottleneck problems", Operations Research Letters 24 (1999), pp. 187-194: one threshold after the other, from the lowest
// score up, each solved on what the ones before have left open.
// Cost: time O(rows * columns) for the order of scores, then for each chosen pair that is ever the lowest one search
// (`search.ts`), and one exchange (`widest.ts`) for each that can be improved; memory O(rows * columns).
// Ties: see `widest.ts`. Departures: neither paper's encoding of all scores in one number, nor a new problem for each
// threshold: prices begin at 0 at each threshold and only pairs that are out of kilter are looked at, mostly one.
import { closeAll, type Face, hasChosen, isChosen, isOpen, markPoor } from "../check/face.js";
import { shrinkToFewest } from "../check/fewest.js";
import { byScore, endOfTies } from "../check/order.js";
import type { FewestStage, Problem, SolveOptions } from "../problem.js";
import { beginSearch, canExchange } from "./search.js";
import { beginWidest, exchange } from "./widest.js";

/** What climbing found; the choice itself is in the face. */
export interface Climbed {
  readonly stages: readonly FewestStage[];
  readonly scans: number;
  readonly augmentations: number;
}

/**
 * Improves the choice of a face until it is leximin, or, with `lowestOnly`, until its lowest score is as high as possible
 * and taken by as few pairs as possible. Gives one stage for each score where an open pair had to be proven.
 */
export function climb(problem: Problem, face: Face, lowestOnly: boolean, options: SolveOptions): Climbed {
  const { scores, rows, columns } = problem;
  const search = beginSearch(face);
  const widest = beginWidest(search, scores);
  const stages: FewestStage[] = [];
  let augmentations = 0;
  const closed = lowestOnly ? lowestKept(problem, face) : Number.POSITIVE_INFINITY;
  const cells = openByScore(problem, face);
  for (let start = 0, end = 0; start < cells.length; start = end) {
    end = endOfTies(scores, cells, start);
    const at = scores[cells[start]!]!;
    if (at > closed) break;
    const ties = cells.subarray(start, end);
    if (!hasChosen(face, ties)) {
      // A pair that every choice has is the lowest of each of them.
      if (lowestOnly && ties.some((cell) => face.byRow[cell] === isChosen)) break;
      closeAll(face, ties);
      continue;
    }
    options.signal?.throwIfAborted();
    options.onProgress?.(start / cells.length);
    augmentations += lessen(ties);
    if (!hasChosen(face, ties)) {
      face.price.fill(0);
      closeAll(face, ties);
    } else {
      const stage = stageOf(face, at);
      stages.push(stage);
      face.price.fill(0);
      const fault = shrinkToFewest(face, ties, stage);
      if (fault !== undefined) throw new Error(`prices that must prove the score ${at} do not: ${fault}`);
      if (lowestOnly) break;
    }
  }
  return { stages, scans: search.scans, augmentations };

  /** Makes the number of chosen pairs among `ties` as small as the face allows, and proves it by prices. */
  function lessen(ties: Int32Array): number {
    let exchanges = 0;
    markPoor(face, ties, true);
    for (let at = 0; at < ties.length; at++) {
      const cell = ties[at]!;
      const row = Math.floor(cell / columns);
      const column = cell - row * columns;
      if ((face.byRow[cell]! & (isOpen | isChosen)) !== (isOpen | isChosen)) continue;
      if (-1 - face.price[row]! - face.price[rows + column]! >= 0) continue;
      options.signal?.throwIfAborted();
      if (!canExchange(search, row, column)) continue;
      exchange(widest, row, column);
      exchanges++;
    }
    markPoor(face, ties, false);
    return exchanges;
  }
}

/** The lowest score of a pair that all choices of the face have. */
function lowestKept(problem: Problem, face: Face): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let cell = 0; cell < face.byRow.length; cell++) {
    if (face.byRow[cell] === isChosen && problem.scores[cell]! < lowest) lowest = problem.scores[cell]!;
  }
  return lowest;
}

function openByScore(problem: Problem, face: Face): Int32Array {
  let count = 0;
  const cells = new Int32Array(face.byRow.length);
  for (let cell = 0; cell < face.byRow.length; cell++) if ((face.byRow[cell]! & isOpen) !== 0) cells[count++] = cell;
  return byScore(problem.scores, cells.subarray(0, count));
}

function stageOf(face: Face, at: number): FewestStage {
  const rows: number[] = [];
  const columns: number[] = [];
  for (let person = 0; person < face.price.length; person++) {
    const price = face.price[person]!;
    if (price === 0) continue;
    if (person < face.rows) rows.push(person, price);
    else columns.push(person - face.rows, price);
  }
  return Object.freeze({ wants: "fewest", at, rows: Int32Array.from(rows), columns: Int32Array.from(columns) });
}
