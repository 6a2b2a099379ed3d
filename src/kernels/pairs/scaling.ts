// Source: the auction algorithm with eps-scaling: D. P. Bertsekas, "The auction algorithm: a distributed relaxation method
// for the assignment problem", Annals of Operations Research 14 (1988), pp. 105-123. Each bid raises a price by eps more
// than the bidder can justify, which ends price wars; a later phase repeats that with a smaller eps from the prices found.
// Cost: time O(candidates) per bid, at most 30 bids per row and phase; memory O(rows).
// Ties: rows bid from the first to the last, who was outbid goes next; the first best candidate.
// Departures: only the prices are kept, as a good beginning for an exact method that may start from any prices; so the last
// eps needs not be below 1 / rows, and nothing is proven here. Bids are made among candidates (`candidates.ts`).
import type { Stop } from "../problem.js";
import type { Search } from "./augment.js";
import { forget, refresh } from "./candidates.js";

/** eps falls by this factor from phase to phase, */
const fall = 5;
/** down to this part of the depth of the lists; */
const finest = 0.002;
/** before that, it rises once by this factor where the first phase takes too many bids. */
const rise = 16;
/** Bids per row and phase. */
const patience = 30;

/** What scaling came to. */
export interface Scaled {
  readonly phases: number;
  /** Whether it was ended because a row would rather stay alone. */
  readonly isLeaving: boolean;
}

/**
 * Finds better prices for a square problem in which everybody is to have a partner. `first` is the first eps as a share of
 * the depth of the lists. Who has whom is not kept.
 */
export function scalePrices(state: Search, first: number, signal?: Stop): Scaled {
  const { lists, price } = state;
  const depth = depthOf(state);
  const beginning = price.slice();
  let eps = Math.floor(depth * first);
  let isRaised = false;
  let phases = 0;
  while (eps >= 1 && eps > depth * finest) {
    signal?.throwIfAborted();
    const left = auction(state, eps, patience * lists.rows);
    phases++;
    if (left < 0) return { phases, isLeaving: true };
    if (left === 0 || phases > (isRaised ? 2 : 1)) {
      eps = Math.floor(eps / fall);
      continue;
    }
    price.set(beginning);
    for (let row = 0; row < lists.rows; row++) forget(lists, row);
    // Where large steps do not end the fight either, there are too few columns for some rows.
    if (isRaised) break;
    isRaised = true;
    eps *= rise;
  }
  return { phases, isLeaving: false };
}

/** How far on average the best candidate of a row is above its bound; drawn from some 256 rows. */
function depthOf({ lists, price }: Search): number {
  let sum = 0;
  let drawn = 0;
  for (let row = 0; row < lists.rows; row += 1 + (lists.rows >> 8)) {
    if (lists.bound[row] === Number.NEGATIVE_INFINITY || lists.count[row] === 0) continue;
    let best = Number.NEGATIVE_INFINITY;
    const start = row * lists.most;
    for (let at = start; at < start + lists.count[row]!; at++) {
      const value = lists.score[at]! - price[lists.column[at]!]!;
      if (value > best) best = value;
    }
    sum += Math.max(0, best - lists.bound[row]!);
    drawn++;
  }
  return drawn === 0 ? 0 : sum / drawn;
}

/** One phase: all rows bid anew from the present prices. Gives how many are left, -1 where one would rather stay alone. */
function auction(state: Search, eps: number, mostBids: number): number {
  const { lists, price, exit, rowOf } = state;
  const { column, score, value: limit, count, bound, most, rows } = lists;
  rowOf.fill(-1);
  const waiting = Int32Array.from({ length: rows }, (_, at) => rows - 1 - at);
  let waits = rows;
  for (let bids = 0; waits > 0 && bids < mostBids; bids++) {
    const row = waiting[waits - 1]!;
    const start = row * most;
    const end = start + count[row]!;
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let taken = -1;
    const least = Math.max(exit[row]!, bound[row]!);
    for (let at = start; at < end; at++) {
      // Candidates are sorted: no later one is worth this much either.
      if (limit[at]! <= second || limit[at]! < least) break;
      const value = score[at]! - price[column[at]!]!;
      if (value > second) {
        if (value > best) {
          second = best;
          best = value;
          taken = column[at]!;
        } else second = value;
      }
    }
    if (best < bound[row]!) {
      refresh(lists, row, price);
      continue;
    }
    if (exit[row]! >= best) return -1;
    waits--;
    price[taken]! += best - Math.max(second, least) + eps;
    const holder = rowOf[taken]!;
    rowOf[taken] = row;
    if (holder >= 0) waiting[waits++] = holder;
  }
  return waits;
}
