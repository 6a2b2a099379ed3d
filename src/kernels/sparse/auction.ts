// Source: the auction with scaling of D. P. Bertsekas, "The auction algorithm: a distributed relaxation method for the
// assignment problem", Annals of Operations Research 14 (1988), pp. 105-123, and its second half for the side with people
// to spare: D. P. Bertsekas and D. A. Castanon, "A forward/reverse auction algorithm for asymmetric assignment problems",
// Computational Optimization and Applications 1 (1992), pp. 277-297.
//
// It is a means: what counts is that its prices leave little to mend (`settle.ts`, which is exact whatever they are). So
// bids may be limited, and levels drawn together: here a point of priority is worth `step`, a few times the largest score,
// far less than in `levels.ts`, so that prices where there are too few partners for all are reached in few bids.
//
// Numbers are multiples of a power of two between 2^-20 and 1, and smaller than 2^52 of those, so that sums are exact:
// (2 * largest priority + 4) * step bounds a price and is less than 2^50, see point 5 of `levels.ts`.
// Cost: time O(candidates of who bids) a bid, at most `mostBidsLater` a person and phase, at most `mostPhases` phases;
// memory O(people), and the lists turned round where columns are left over. Ties: the first of equal candidates is taken.
// Departures: everybody may stay alone at the worth of their priority, on both sides; as long as no phase has ended within
// its bids, the auction is begun again with bids eight times as coarse; a later phase that does not end is the last.
import type { Stop } from "../problem.js";
import { byScore, type Lists, leastPrice, type Seekers, type Standing, turned } from "./lists.js";

/** Bids a person in a phase before any has ended, and after; ten are usual, more are a war of prices. */
const mostBids = 40;
const mostBidsLater = 160;
/** Bids more in one phase, however few people there are. */
const spareBids = 1000;
const mostPhases = 24;
/** Bids between two questions whether to stop, a power of two. */
const stride = 65_536;

/** How coarse bids are: by how much more than needed a price is raised; powers of two. */
export interface Raises {
  readonly first: number;
  readonly last: number;
  /** The coarsest with which a war of prices is ended. */
  readonly most: number;
}

/** What an auction is told, besides the problem. */
export interface Told {
  readonly signal?: Stop | undefined;
  /** Called after each phase with the share of the work done, 0 to 1. */
  readonly onShare?: (share: number) => void;
}

/**
 * Raises the prices of the columns from wherever they are to about where supply meets demand, and leaves in `mate` who would
 * then have whom; columns that are left over fall to their floors. Returns the phases and the lists read.
 */
export function auction(
  rows: Seekers,
  columns: Standing,
  raises: Raises,
  told: Told,
): { readonly phases: number; readonly bids: number } {
  const waiting = new Int32Array(Math.max(rows.mate.length, columns.mate.length));
  const before = columns.price.slice();
  let columnLists: Lists | undefined;
  let hasEnded = false;
  let bids = 0;
  let phases = 0;
  let raise = raises.first;
  while (phases++ < mostPhases) {
    rows.mate.fill(-1);
    columns.mate.fill(-1);
    const each = hasEnded ? mostBidsLater : mostBids;
    let limit = each * rows.mate.length + spareBids;
    let made = bidding(rows, columns, waiting, everybody(rows, waiting), raise, limit, told.signal);
    bids += made;
    const left = made < limit ? leftOver(columns, waiting) : 0;
    if (left > 0) {
      columnLists ??= byScore(turned(rows.lists, columns.mate.length));
      limit = each * columns.mate.length + spareBids;
      made = bidding({ ...columns, lists: columnLists }, rows, waiting, left, raise, limit, told.signal);
      bids += made;
    }
    told.onShare?.(raises.last / raise);
    if (made < limit) {
      hasEnded = true;
      if (raise <= raises.last) break;
      raise = Math.max(raises.last, raise / 8);
      lower(rows, columns);
    } else {
      if (hasEnded || raise >= raises.most) break;
      raise = Math.min(raises.most, 8 * raise);
      columns.price.set(before);
    }
  }
  return { phases, bids };
}

/** Everybody who has a place, the first on top. */
function everybody(rows: Standing, waiting: Int32Array): number {
  let count = 0;
  for (let row = rows.mate.length - 1; row >= 0; row--) {
    if (rows.price[row] !== Number.POSITIVE_INFINITY) waiting[count++] = row;
  }
  return count;
}

/** Columns that have a place and no partner, and a price for which they would rather have one. */
function leftOver({ price, floor, mate }: Standing, waiting: Int32Array): number {
  let count = 0;
  for (let column = mate.length - 1; column >= 0; column--) {
    if (mate[column]! >= 0 || price[column] === Number.POSITIVE_INFINITY) continue;
    if (price[column]! > floor[column]!) waiting[count++] = column;
  }
  return count;
}

/** Takes from all prices what is above every floor, if everybody has a partner: only differences matter then. */
function lower(rows: Standing, { price, floor, mate }: Standing): void {
  if (mate.includes(-1) || rows.mate.includes(-1)) return;
  let least = Number.POSITIVE_INFINITY;
  for (let column = 0; column < mate.length; column++) least = Math.min(least, price[column]! - floor[column]!);
  for (let column = 0; column < mate.length; column++) price[column]! -= least;
}

/**
 * Lets the first `count` in `waiting` bid until nobody waits or `limit` bids are made; returns the bids. Who bids takes the
 * candidate of most worth, at the price at which the second best, or staying alone, would be better by `raise`.
 */
function bidding(
  near: Seekers,
  far: Standing,
  waiting: Int32Array,
  count: number,
  raise: number,
  limit: number,
  signal: Stop | undefined,
): number {
  const { start, other, score } = near.lists;
  const { price, floor, mate } = near;
  const { price: farPrice, mate: farMate } = far;
  // Bids raise prices of the far side and never lower one, so this holds to the end.
  const least = leastPrice(far);
  let left = count;
  let made = 0;
  while (left > 0 && made < limit) {
    if (made++ % stride === 0) signal?.throwIfAborted();
    const person = waiting[--left]!;
    let first = floor[person]!;
    let second = first;
    let choice = -1;
    const end = start[person + 1]!;
    for (let pair = start[person]!; pair < end; pair++) {
      const most = score[pair]!;
      if (most - least <= second) break;
      const worth = most - farPrice[other[pair]!]!;
      if (worth <= second) continue;
      if (worth > first) {
        second = first;
        first = worth;
        choice = pair;
      } else second = worth;
    }
    if (choice < 0) {
      price[person] = first;
      continue;
    }
    const wanted = other[choice]!;
    price[person] = second - raise;
    farPrice[wanted]! += first - second + raise;
    mate[person] = wanted;
    const loser = farMate[wanted]!;
    farMate[wanted] = person;
    if (loser < 0) continue;
    mate[loser] = -1;
    waiting[left++] = loser;
  }
  return made;
}
