// Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
// problems", Computing 38 (1987), pp. 325-340, section 4 (a dense problem solved on a few candidates per row, with a check
// of the rest), turned into bounds that are kept while prices move, as the cached candidates of our own dense solver are.
// Cost: time O(others * listed) at worst and about O(others) to list the near people of one person, memory O(people * width).
// Ties: of equally near people those looked at first are listed, in steps of about 0.618 of their number.
// Departures: both sides keep lists, because a search starts at both ends.
//
// For a person i of one side, the key of a person j of the other is reference[j] - score(i, j), and what choosing the pair
// loses is price[i] + price[j] - score(i, j). All j outside the list of i have a key of at least bound[i], so with
// price[j] >= reference[j] - fallen their pairs lose at least price[i] + bound[i] - fallen. That stays true when a price
// rises, and the reference may rise with it. A price may fall below its reference by `tolerance`, noted in `fallen`; when
// it falls further, the reference follows, and the person enters every list for whose bound they have become too near.
import type { Near, Side, State } from "./state.js";

/** The share of the usual depth of the lists by which a price may fall before all lists are looked through for it. */
const share = 1 / 4;

/** Steps of this share of a circle come by all parts of it early. */
const goldenRatio = 0.618;

/** Prices that fall far in one search before the lists they are missing in are dropped: a few, and a share of all. */
const enough = 32;

/** What choosing a pair that is in nobody's list loses at least, seen from a person of `side`. */
export function lossOutside(side: Side, other: Side, person: number): number {
  return side.price[person]! + side.near.bound[person]! - other.near.fallen;
}

/** Lists the people of the other side who are nearest to a person; reads one row of scores. */
export function listNear(state: State, side: Side, other: Side, person: number): void {
  const { near, scores } = side;
  const { reference } = other.near;
  const { who, score } = near;
  const from = person * state.width;
  const start = person * other.capacity;
  const listed = state.listed;
  let count = 0;
  // The key above which nobody is listed, and the least key of those who are not.
  let most = Number.POSITIVE_INFINITY;
  let bound = Number.POSITIVE_INFINITY;
  const people = other.people;
  const stride = strideThrough(people);
  for (let looked = 0, one = 0; looked < people; looked++, one += one + stride < people ? stride : stride - people) {
    const key = reference[one]! - scores[start + one]!;
    // A forbidden pair makes the key NaN and the comparison false; somebody without a place has the key Infinity.
    if (!(key < most)) {
      if (key < bound) bound = key;
      continue;
    }
    let at = count;
    if (count === listed) {
      if (listed === 0) {
        if (key < bound) bound = key;
        continue;
      }
      bound = most;
      at--;
    } else count++;
    for (; at > 0; at--) {
      const above = who[from + at - 1]!;
      if (reference[above]! - score[from + at - 1]! <= key) break;
      who[from + at] = above;
      score[from + at] = score[from + at - 1]!;
    }
    who[from + at] = one;
    score[from + at] = scores[start + one]!;
    if (count === listed) most = reference[who[from + count - 1]!]! - score[from + count - 1]!;
  }
  near.count[person] = count;
  near.bound[person] = bound;
  near.isInUse = true;
  if (count > 0 && bound < Number.POSITIVE_INFINITY) {
    const depth = bound - (reference[who[from]!]! - score[from]!);
    // An average that forgets: whole numbers only, so that it is the same everywhere.
    other.near.tolerance += Math.trunc((Math.trunc(share * depth) - other.near.tolerance) / 8);
  }
}

/**
 * A step that comes by every person once, far apart at first: scores that fall from one person to the next, as structured
 * ones do, would otherwise put each person into the list and out again.
 */
function strideThrough(people: number): number {
  let stride = Math.max(1, Math.floor(people * goldenRatio));
  while (divisor(stride, people) > 1) stride++;
  return stride;
}

function divisor(one: number, other: number): number {
  let [larger, smaller] = [one, other];
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** To be called whenever the price of a person has changed: keeps all bounds true. */
export function priceChanged(state: State, side: Side, other: Side, person: number): void {
  const { near } = side;
  const fall = near.reference[person]! - side.price[person]!;
  if (fall <= near.fallen) {
    // Infinity less Infinity, of somebody who has lost their last place, is NaN and comes here by no comparison.
    if (fall < 0) near.reference[person] = side.price[person]!;
  } else if (fall <= near.tolerance) near.fallen = fall;
  else if (fall > 0) {
    near.reference[person] = side.price[person]!;
    if (!other.near.isInUse) return;
    // One more look through all lists costs about as much as making a list anew, which not all of them will need.
    if (near.entered < enough + side.people * share) {
      near.entered++;
      enterLists(state, side, other, person);
    } else dropLists(side, other);
  }
}

/** Drops the lists of the other side, and with them all bounds that rest on references to this side. */
function dropLists(side: Side, other: Side): void {
  other.near.bound.fill(Number.NEGATIVE_INFINITY);
  other.near.count.fill(0);
  other.near.isInUse = false;
  side.near.reference.set(side.price);
  side.near.fallen = 0;
}

/** Enters a person into the lists of all people of the other side for whom they are too near to be left out. */
function enterLists(state: State, side: Side, other: Side, person: number): void {
  const reference = side.near.reference[person]!;
  const { bound } = other.near;
  const start = person * other.capacity;
  for (let one = 0; one < other.people; one++) {
    const score = side.scores[start + one]!;
    if (reference - score < bound[one]!) enter(state, other.near, one, person, score, reference - score);
  }
}

/** Notes the score of a pair in both lists, where it is listed or has to be. */
export function noteScore(state: State, row: number, column: number): void {
  const { rows, columns } = state;
  const score = rows.scores[row * columns.capacity + column]!;
  noteIn(state, rows.near, row, column, score, columns.near.reference[column]! - score);
  noteIn(state, columns.near, column, row, score, rows.near.reference[row]! - score);
}

/** Notes new scores of one person in the lists of the whole other side, and drops the person's own list. */
export function noteScores(state: State, side: Side, other: Side, person: number): void {
  const start = person * other.capacity;
  side.near.bound[person] = Number.NEGATIVE_INFINITY;
  side.near.count[person] = 0;
  for (let one = 0; one < other.people; one++) {
    const score = side.scores[start + one]!;
    noteIn(state, other.near, one, person, score, side.near.reference[person]! - score);
  }
}

/** Drops all lists and bounds, because scores or prices have changed in another way than these here. */
export function forgetNear({ rows, columns }: State): void {
  for (const side of [rows, columns]) {
    side.near.reference.set(side.price);
    side.near.bound.fill(Number.NEGATIVE_INFINITY);
    side.near.count.fill(0);
    side.near.isInUse = false;
    side.near.fallen = 0;
    side.near.tolerance = 0;
  }
}

/** Moves all prices of a side by the same amount; what they mean does not change, and neither do the lists. */
export function shiftPrices(side: Side, other: Side, by: number): void {
  for (let person = 0; person < side.people; person++) {
    side.price[person]! += by;
    side.near.reference[person]! += by;
  }
  for (let one = 0; one < other.people; one++) other.near.bound[one]! += by;
}

function noteIn(state: State, near: Near, owner: number, person: number, score: number, key: number): void {
  const from = owner * state.width;
  for (let at = from; at < from + near.count[owner]!; at++) {
    if (near.who[at] !== person) continue;
    near.score[at] = score;
    return;
  }
  if (key < near.bound[owner]!) enter(state, near, owner, person, score, key);
}

/** Adds a person to a list, or corrects the score there; where there is no room, the bound gives way instead. */
function enter(state: State, near: Near, owner: number, person: number, score: number, key: number): void {
  const from = owner * state.width;
  const end = from + near.count[owner]!;
  for (let at = from; at < end; at++) {
    if (near.who[at] !== person) continue;
    near.score[at] = score;
    return;
  }
  if (end === from + state.width) {
    near.bound[owner] = key;
    return;
  }
  near.who[end] = person;
  near.score[end] = score;
  near.count[owner]!++;
}
