// Source: the min-cost flow by successive shortest paths with prices: R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network
// Flows" (Prentice Hall 1993), section 9.7, and section 14.4 (separable convex costs, for rewards that fall with the load).
// Cost: time O(paths * people reached * people on the other side), memory O(rows * columns): two numbers per pair.
// Ties: rows are served in their order; of equally near people the one that was reached first goes first.
// Departures: pairs have capacities, and a path is filled as far as its pairs and the rewards at both ends allow. Numbers
// are encoded as `levels.ts` says; its argument is about one unit along one path, so capacities change nothing in it.

import type { Levels } from "../levels.js";
import { nearest } from "../open-list.js";
import type { Places, Problem, SolveOptions } from "../problem.js";

/** The flow so far, in parts of a place, and all that a search reads and writes. People are rows, then columns. */
export interface Flow {
  readonly steps: Levels;
  readonly rows: number;
  readonly columns: number;
  readonly scores: Float64Array;
  /** How many parts make one place. */
  readonly outOf: number;
  /** Parts of each pair at most, and in the flow, row-major; and the latter column-major. */
  readonly caps: Int32Array;
  readonly parts: Int32Array;
  readonly byColumn: Int32Array;
  /** In parts, one per person: what they need, what they may have, and what they have. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly load: Float64Array;
  /** What each of a person's first `outOf` parts is worth, encoded. */
  readonly first: Float64Array;
  readonly price: Float64Array;
  readonly label: Float64Array;
  readonly from: Int32Array;
  /** 0 unseen, 1 open, 2 settled. */
  readonly state: Uint8Array;
  readonly open: Int32Array;
  opened: number;
  readonly settled: Int32Array;
  /** The distance of the best way out so far, and the person where it leaves. */
  best: number;
  last: number;
  scans: number;
  augmentations: number;
}

/** No flow yet; `caps` are in parts, 0 for forbidden pairs. */
export function beginFlow(problem: Problem, steps: Levels, outOf: number, caps: Int32Array): Flow {
  const { rows, columns, scores, rowPlaces, columnPlaces } = problem;
  const people = rows + columns;
  const both = (one: (places: Places) => Int32Array) =>
    Float64Array.from([...one(rowPlaces), ...one(columnPlaces)], (places) => places * outOf);
  const first = Float64Array.from(
    [...problem.rowPriority, ...problem.columnPriority],
    (priority) => priority * steps.priority,
  );
  const least = both(({ min }) => min);
  const price = new Float64Array(people);
  for (let person = rows; person < people; person++) {
    price[person] = 0 - first[person]! - (least[person]! > 0 ? steps.bounds : 0);
  }
  return {
    steps,
    rows,
    columns,
    scores,
    outOf,
    caps,
    parts: new Int32Array(caps.length),
    byColumn: new Int32Array(caps.length),
    least,
    most: both(({ max }) => max),
    load: new Float64Array(people),
    first,
    price,
    label: new Float64Array(people),
    from: new Int32Array(people),
    state: new Uint8Array(people),
    open: new Int32Array(people),
    opened: 0,
    settled: new Int32Array(people),
    best: 0,
    last: -1,
    scans: 0,
    augmentations: 0,
  };
}

/** Fills the flow: afterwards no way to change it is worth more, and the prices show it. */
export function fill(flow: Flow, { signal, onProgress }: SolveOptions): void {
  const stride = Math.max(1, Math.floor(flow.rows / 100));
  for (let row = 0; row < flow.rows; row++) {
    if (row % stride === 0) onProgress?.(row / flow.rows);
    do signal?.throwIfAborted();
    while (flow.load[row]! < flow.most[row]! && advance(flow, row));
  }
  onProgress?.(1);
}

/** What the part after `load` parts earns a person, encoded: never more than the one before. */
function reward(flow: Flow, person: number, load: number): number {
  const first = load < flow.outOf ? flow.first[person]! : 0;
  return load < flow.least[person]! ? flow.steps.bounds + first : first;
}

/** How many more parts a person can take before the reward changes or their places are full. */
function room(flow: Flow, person: number): number {
  const load = flow.load[person]!;
  let end = flow.most[person]!;
  if (load < flow.outOf && flow.outOf < end) end = flow.outOf;
  if (load < flow.least[person]! && flow.least[person]! < end) end = flow.least[person]!;
  return end - load;
}

/** How many parts a person can give up before the reward changes. */
function depth(flow: Flow, person: number): number {
  const load = flow.load[person]!;
  let start = 0;
  if (load > flow.outOf) start = flow.outOf;
  if (load > flow.least[person]! && flow.least[person]! > start) start = flow.least[person]!;
  return load - start;
}

/**
 * Sends what it can from a row along the shortest path to a way out, and says whether anything moved.
 *
 * Ways out are a column with room and a row that gives something up; staying as it is is the one to beat. Afterwards pairs
 * with room have worth 0 or less, pairs in the flow 0 or more, and every load is the best answer to its price.
 */
function advance(flow: Flow, source: number): boolean {
  const { rows, price, label, state, settled, open } = flow;
  const isFirst = flow.load[source] === 0;
  // Before its first part a row's price means nothing yet: nobody can reach it but this search.
  if (isFirst) price[source] = 0;
  flow.best = reward(flow, source, flow.load[source]!) + price[source]!;
  flow.last = source;
  flow.opened = 0;
  label[source] = 0;
  let count = 0;
  for (let node = source; node >= 0; node = nearest(flow)) {
    state[node] = 2;
    settled[count++] = node;
    flow.scans++;
    if (node < rows) followRow(flow, node);
    else followColumn(flow, node);
  }
  for (let position = 0; position < count; position++) {
    const node = settled[position]!;
    const change = flow.best - label[node]!;
    state[node] = 0;
    // Only on a first part is the way out at a negative distance possible; the price of the source then takes it all.
    if (change <= 0 && !(node === source && isFirst)) continue;
    if (node < rows) price[node]! -= change;
    else price[node]! += change;
  }
  for (let position = 0; position < flow.opened; position++) state[open[position]!] = 0;
  if (flow.last === source) return false;
  push(flow, source);
  return true;
}

function followRow(flow: Flow, row: number): void {
  const { rows, columns, scores, caps, parts, price, label, load, most } = flow;
  const start = row * columns;
  const base = label[row]! + price[row]!;
  for (let column = 0; column < columns; column++) {
    // Forbidden pairs have a cap of 0.
    if (parts[start + column]! === caps[start + column]!) continue;
    const node = rows + column;
    const next = base + price[node]! - scores[start + column]!;
    if (most[node] === 0 || !see(flow, node, next, row) || load[node] === most[node]) continue;
    const exit = next - price[node]! - reward(flow, node, load[node]!);
    if (exit >= flow.best) continue;
    flow.best = exit;
    flow.last = node;
  }
}

function followColumn(flow: Flow, node: number): void {
  const { rows, columns, scores, byColumn, price, label, load } = flow;
  const column = node - rows;
  const base = label[node]! - price[node]!;
  for (let row = 0; row < rows; row++) {
    if (byColumn[column * rows + row] === 0) continue;
    const next = base + scores[row * columns + column]! - price[row]!;
    if (!see(flow, row, next, node)) continue;
    const exit = next + price[row]! + reward(flow, row, load[row]! - 1);
    if (exit >= flow.best) continue;
    flow.best = exit;
    flow.last = row;
  }
}

/** Notes a distance to a person where it is news and below the best way out. */
function see(flow: Flow, node: number, next: number, before: number): boolean {
  const { state, label, from, open } = flow;
  const seen = state[node]!;
  if (next >= flow.best || seen === 2 || (seen === 1 && next >= label[node]!)) return false;
  label[node] = next;
  from[node] = before;
  if (seen === 0) {
    state[node] = 1;
    open[flow.opened++] = node;
  }
  return true;
}

/** Fills the path that ends in `flow.last`. */
function push(flow: Flow, source: number): void {
  const { rows, columns, caps, parts, byColumn, from, load, last } = flow;
  let amount = room(flow, source);
  amount = Math.min(amount, last < rows ? depth(flow, last) : room(flow, last));
  for (let node = last; node !== source; node = from[node]!) {
    const before = from[node]!;
    const cell = node < rows ? node * columns + before - rows : before * columns + node - rows;
    amount = Math.min(amount, node < rows ? parts[cell]! : caps[cell]! - parts[cell]!);
  }
  for (let node = last; node !== source; node = from[node]!) {
    const before = from[node]!;
    const row = Math.min(node, before);
    const column = Math.max(node, before) - rows;
    const change = node < rows ? -amount : amount;
    parts[row * columns + column]! += change;
    byColumn[column * rows + row]! += change;
  }
  load[source]! += amount;
  load[last]! += last < rows ? -amount : amount;
  flow.augmentations++;
}

/** Gives people without a place the least price at which nobody would want them: it never binds, but it is read. */
export function priceAbsent(flow: Flow): void {
  const { rows, columns, scores, caps, most, price } = flow;
  for (let person = 0; person < rows + columns; person++) {
    if (most[person]! > 0) continue;
    let least = Number.NEGATIVE_INFINITY;
    const others = person < rows ? columns : rows;
    for (let at = 0; at < others; at++) {
      const cell = person < rows ? person * columns + at : at * columns + person - rows;
      if (caps[cell] === 0) continue;
      // Among two people without a place, the first one's price may stay what it is: the second one's covers it.
      least = Math.max(least, scores[cell]! - price[person < rows ? rows + at : at]!);
    }
    price[person] = Number.isFinite(least) ? least : 0;
  }
}
