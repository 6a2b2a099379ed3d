// Source: shortest augmenting paths with prices: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense
// and sparse linear assignment problems", Computing 38 (1987), pp. 325-340, section 3 (sparse), with the heap of E. W.
// Dijkstra's method as in R. E. Burkard, M. Dell'Amico and S. Martello, "Assignment Problems" (SIAM 2012), section 4.4.
//
// State before and after each search, for both sides: every price is at least its floor; every listed pair has
// worth = score - price - price <= 0; a chosen pair has worth 0. What may be wrong is only that somebody without a partner
// has a price above their floor. A search mends that for one person and for nobody does it become wrong: it goes from the
// person along pairs not chosen to the other side and along chosen pairs back, distances being - worth >= 0, until the
// nearest way out: somebody of the other side without a partner (at whatever price), or somebody of this side, perhaps the
// source, who stays alone because their price has fallen to their floor. Once nobody is left to be mended, the prices
// prove the choice (complementary slackness). The same code serves both sides, with their roles exchanged.
//
// Cost: time O(pairs of the people visited * log of their number) a search, memory O(people). Nothing is allocated.
// Ties: the first found among equals. Departures: distances at or above the best way out known are never stored.
import { rise, sink } from "./heap.js";
import type { Seekers, Standing } from "./lists.js";

/** What searches share; made once. */
export interface Search {
  /** Per person of the far side: the distance from the source, and the person before on the way. */
  readonly label: Float64Array;
  readonly from: Int32Array;
  /** 0 unseen, 1 + position in the heap, or -1 when settled. */
  readonly place: Int32Array;
  readonly heap: Int32Array;
  readonly seen: Int32Array;
  /** Lists read, and paths found that make a pair more or pass a place on. */
  scans: number;
  augmentations: number;
}

/** Room for searches among as many as `people` on the far side. */
export function roomFor(people: number): Search {
  return {
    label: new Float64Array(people),
    from: new Int32Array(people),
    place: new Int32Array(people),
    heap: new Int32Array(people),
    seen: new Int32Array(people),
    scans: 0,
    augmentations: 0,
  };
}

/**
 * Mends one person without a partner whose price is above their floor: see the head of this file. No price of the far side is
 * below `least`; searches raise them only.
 */
export function mend(search: Search, near: Seekers, far: Standing, least: number, source: number): void {
  const { start, other, score } = near.lists;
  const { price, floor } = near;
  const { price: farPrice, mate: farMate } = far;
  const { label, from, place, heap, seen } = search;
  let best = price[source]! - floor[source]!;
  let lastFar = -1;
  let lastNear = source;
  let count = 0;
  let open = 0;
  let person = source;
  let distance = 0;
  for (;;) {
    search.scans++;
    const base = distance + price[person]!;
    const end = start[person + 1]!;
    for (let pair = start[person]!; pair < end; pair++) {
      const before = base - score[pair]!;
      if (before + least >= best) break;
      const next = other[pair]!;
      const reached = before + farPrice[next]!;
      if (reached >= best) continue;
      if (farMate[next]! < 0) {
        best = reached;
        lastFar = next;
        from[next] = person;
        continue;
      }
      const at = place[next]!;
      if (at === 0) seen[count++] = next;
      else if (at < 0 || reached >= label[next]!) continue;
      label[next] = reached;
      from[next] = person;
      rise(heap, place, label, at === 0 ? open++ : at - 1, next);
    }
    if (open === 0) break;
    const nearest = heap[0]!;
    distance = label[nearest]!;
    if (distance >= best) break;
    place[nearest] = -1;
    open--;
    if (open > 0) sink(heap, place, label, open, heap[open]!);
    person = farMate[nearest]!;
    const out = distance + price[person]! - floor[person]!;
    if (out < best) {
      best = out;
      lastNear = person;
      lastFar = -1;
    }
  }
  price[source]! -= best;
  for (let position = 0; position < count; position++) {
    const reached = seen[position]!;
    if (place[reached]! < 0) {
      const change = best - label[reached]!;
      farPrice[reached]! += change;
      price[farMate[reached]!]! -= change;
    }
    place[reached] = 0;
  }
  turn(search, near.mate, farMate, source, lastNear, lastFar);
}

/** Exchanges chosen and not chosen pairs along the path that ends in `lastFar`, or, where that is -1, in `lastNear`. */
function turn(
  search: Search,
  mate: Int32Array,
  farMate: Int32Array,
  source: number,
  lastNear: number,
  lastFar: number,
): void {
  let reached = lastFar;
  if (reached < 0) {
    if (lastNear === source) return;
    reached = mate[lastNear]!;
    mate[lastNear] = -1;
  }
  search.augmentations++;
  for (;;) {
    const person = search.from[reached]!;
    const left = mate[person]!;
    mate[person] = reached;
    farMate[reached] = person;
    if (person === source) return;
    reached = left;
  }
}
