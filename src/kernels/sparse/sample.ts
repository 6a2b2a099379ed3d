// Source: solving a part first to price the whole: a good start for column generation (G. B. Dantzig and P. Wolfe,
// "Decomposition principle for linear programs", Operations Research 8 (1960), pp. 101-111). The prices that are optimal for a
// sample of both sides tell which pairs are worth a look; without them the rows' best pairs would all be of a few columns.
// Cost: each sampled row is read twice; time and memory O(sampled rows * sampled columns) besides.
// Ties: none. Departures: none. The prices are a start; whatever they are, the final answer is exact.
import type { Levels } from "../levels.js";
import type { Told } from "./auction.js";
import { byScore, type Lists, type Standing } from "./lists.js";
import type { Rows } from "./scan.js";
import { settle } from "./settle.js";
import { bargain } from "./start.js";

/** Steps of ever finer bids: nothing is known of the prices. */
const phases = 4;

/**
 * Raises the prices of all columns to what the best choice within a sample, every `apart`-th person of both sides, says:
 * the least at which no row of the sample would rather have another column. Returns how many rows were read.
 */
export function sampledPrices(
  source: Rows,
  rows: Standing,
  columns: Standing,
  steps: Levels,
  largest: number,
  apart: number,
  told: Told,
): number {
  const someRows = sampled(rows.mate.length, apart);
  const someColumns = sampled(columns.mate.length, apart);
  const line = new Float64Array(source.columns);
  const lists = listsOf(source, someRows, someColumns, line, told);
  const near = { lists, ...part(rows, someRows) };
  const far = part(columns, someColumns);
  bargain(near, far, steps, largest, phases, told);
  settle(near, far, steps, told);
  for (let place = 0; place < someRows.length; place++) {
    const price = near.price[place]!;
    if (price === Number.POSITIVE_INFINITY) continue;
    told.signal?.throwIfAborted();
    source.read(someRows[place]!, 1, line);
    for (let column = 0; column < line.length; column++) {
      const worth = line[column]! - price;
      if (worth > columns.price[column]!) columns.price[column] = worth;
    }
  }
  return 2 * someRows.length;
}

/** One of every `apart` people, not always the same of them, so that no rhythm of the list is met. */
function sampled(people: number, apart: number): Int32Array {
  const some = new Int32Array(Math.floor(people / apart));
  // The golden ratio of 2^32 scatters well (D. E. Knuth, The Art of Computer Programming, volume 3, section 6.4).
  for (let at = 0; at < some.length; at++) some[at] = at * apart + ((Math.imul(at, 0x9e3779b1) >>> 8) % apart);
  return some;
}

function part(side: Standing, some: Int32Array): Standing {
  const price = Float64Array.from(some, (person) => side.price[person]!);
  return { price, floor: Float64Array.from(some, (person) => side.floor[person]!), mate: some.map(() => -1) };
}

function listsOf(source: Rows, rows: Int32Array, columns: Int32Array, line: Float64Array, told: Told): Lists {
  const start = new Int32Array(rows.length + 1);
  const other = new Int32Array(rows.length * columns.length);
  const score = new Float64Array(other.length);
  let at = 0;
  for (let row = 0; row < rows.length; row++) {
    told.signal?.throwIfAborted();
    source.read(rows[row]!, 1, line);
    for (let column = 0; column < columns.length; column++) {
      const worth = line[columns[column]!]!;
      if (Number.isNaN(worth)) continue;
      other[at] = column;
      score[at++] = worth;
    }
    start[row + 1] = at;
  }
  return byScore({ start, other: other.subarray(0, at), score: score.subarray(0, at) });
}
