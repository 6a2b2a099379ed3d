// Source: repairing an optimal flow after a change of its data, R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network Flows"
// (Prentice Hall 1993), section 9.11 (sensitivity analysis): a change leaves the lengths of few arcs below 0; each of them is
// filled with a unit and that unit is sent home along the shortest way, so that all lengths are 0 or more again. For one
// place each and a forbidden pair that is the one augmentation of G. A. Mills-Tettey, A. Stentz and M. B. Dias, "The dynamic
// Hungarian algorithm for the assignment problem with changing costs", Carnegie Mellon report CMU-RI-TR-07-27 (2007).
// Cost: one shortest way per unit that has to move: a changed score one, a person who leaves one per partner, one who comes
// one per partner found, a pin at most two; the new scores of a person are read besides, O(people of the other side).
// Memory none of its own. Ties: see `search.ts`. Departures: one arc is repaired at a time, so that there is never a length
// below 0 while a search runs; somebody who leaves keeps their position, with no place.
import { noteScore, noteScores, priceChanged } from "./near.js";
import { send } from "./search.js";
import {
  changeLoad,
  countPerson,
  hubFor,
  isPaired,
  mostOf,
  pair,
  partnersOf,
  reward,
  type Side,
  type State,
  unpair,
} from "./state.js";
import { giverKind, hubItem, type Search, takerKind } from "./wave.js";

/** What a person may have and earn. */
export interface Standing {
  readonly min: number;
  readonly max: number;
  readonly priority: number;
}

/** Gives a pair another score; NaN forbids it. */
export function changeScore(state: State, search: Search, row: number, column: number, score: number): void {
  const { rows, columns } = state;
  const wasChosen = isPaired(state, row, column);
  if (wasChosen) unpair(state, row, column);
  rows.scores[row * columns.capacity + column] = score;
  columns.scores[column * rows.capacity + row] = score;
  noteScore(state, row, column);
  const loss = rows.price[row]! + columns.price[column]! - score;
  if (wasChosen && loss <= 0) pair(state, row, column);
  else if (wasChosen) {
    // The row has a unit too many and the column one too few, as if the pair had been given up.
    send(state, search, search.fromRows, 4 * row + giverKind, 4 * column + giverKind);
  } else if (loss < 0) {
    pair(state, row, column);
    send(state, search, search.fromRows, 4 * column + takerKind, 4 * row + takerKind);
  }
}

/** Gives all pairs of a person other scores, by letting the person leave and come again. */
export function changeScores(state: State, search: Search, side: Side, person: number, scores: Float64Array): void {
  const max = side.max[person]!;
  leave(state, search, side, person);
  writeScores(state, side, person, scores);
  noteScores(state, side, otherSide(state, side), person);
  side.max[person] = max;
  settle(state, search, side, person);
}

/** Gives a person other places and another priority. */
export function changeStanding(state: State, search: Search, side: Side, person: number, standing: Standing): void {
  countPerson(state, side, person, -1);
  side.min[person] = standing.min;
  side.max[person] = standing.max;
  side.priority[person] = standing.priority;
  countPerson(state, side, person, 1);
  settle(state, search, side, person);
}

/** Takes one place of a person for a pinned pair (`by` 1), or gives it back (-1); what a pinned pair earns is not counted. */
export function changePins(state: State, search: Search, side: Side, person: number, by: 1 | -1): void {
  countPerson(state, side, person, -1);
  side.pins[person]! += by;
  countPerson(state, side, person, 1);
  settle(state, search, side, person);
}

/** Pins a pair: both people have one place less for others, and the pair is out of the choice. */
export function pin(state: State, search: Search, row: number, column: number): void {
  if (isPaired(state, row, column)) {
    unpair(state, row, column);
    keepPinned(state, search, row, column);
    return;
  }
  const { rows, columns } = state;
  const isFull = rows.load[row] === mostOf(rows, row) && columns.load[column] === mostOf(columns, column);
  const left = isFull ? partnerForNothing(state, rows, row) : -1;
  const right = isFull ? partnerForNothing(state, columns, column) : -1;
  if (left < 0 || right < 0) {
    changeScore(state, search, row, column, Number.NaN);
    changePins(state, search, rows, row, 1);
    changePins(state, search, columns, column, 1);
    return;
  }
  // Both give up a partner. The row among these two has a unit too many then and the column one too few: one way, not two.
  unpair(state, row, left);
  unpair(state, right, column);
  keepPinned(state, search, row, column);
  send(state, search, search.fromRows, 4 * right + giverKind, 4 * left + giverKind);
}

/** A partner whose pair gains nothing over what both could have besides: without it no length is below 0. -1 for none. */
function partnerForNothing(state: State, side: Side, person: number): number {
  const other = otherSide(state, side);
  const gains = (one: number) => side.scores[person * other.capacity + one]! - side.price[person]! - other.price[one]!;
  return partnersOf(state, side, person).find((one) => gains(one) === 0) ?? -1;
}

/**
 * Two people who each have just lost a partner have one unit and one place less, and are a pinned pair instead. What their other
 * units earn is what it was, so no length changes and no search is needed.
 */
function keepPinned(state: State, search: Search, row: number, column: number): void {
  const { rows, columns } = state;
  changeLoad(state, rows, row, -1);
  changeLoad(state, columns, column, -1);
  for (const side of [rows, columns]) {
    const person = side.isRows ? row : column;
    countPerson(state, side, person, -1);
    side.pins[person]!++;
    countPerson(state, side, person, 1);
  }
  rows.scores[row * columns.capacity + column] = Number.NaN;
  columns.scores[column * rows.capacity + row] = Number.NaN;
  noteScore(state, row, column);
  settle(state, search, rows, row);
  settle(state, search, columns, column);
}

/** Takes all pairs of a person apart and leaves them without a place; who lost a partner by that is served again. */
function leave(state: State, search: Search, side: Side, person: number): void {
  const other = otherSide(state, side);
  const partners = partnersOf(state, side, person);
  for (const partner of partners) {
    if (side.isRows) unpair(state, person, partner);
    else unpair(state, partner, person);
    changeLoad(state, side, person, -1);
  }
  side.max[person] = side.pins[person]!;
  side.price[person] = Number.POSITIVE_INFINITY;
  priceChanged(state, side, other, person);
  // Each partner has one unit less than it gets from the hub, which has one too many.
  for (const partner of partners) send(state, search, waveOf(search, other), 4 * partner + giverKind, hubItem);
}

/** Writes the scores of a person into both copies. */
export function writeScores(state: State, side: Side, person: number, scores: Float64Array): void {
  const other = otherSide(state, side);
  side.scores.set(scores, person * other.capacity);
  for (let one = 0; one < scores.length; one++) other.scores[one * side.capacity + person] = scores[one]!;
}

/**
 * Repairs the arcs between a person and the hub, after their places, their priority or all of their scores have changed:
 * takes units away that they may not have or would rather not, and gives them units that they would rather have.
 */
export function settle(state: State, search: Search, side: Side, person: number): void {
  const other = otherSide(state, side);
  if (side.price[person] === Number.POSITIVE_INFINITY && mostOf(side, person) > 0) comeIn(state, side, other, person);
  for (;;) {
    const load = side.load[person]!;
    const asset = side.price[person]! - hubFor(state, side);
    if (load > mostOf(side, person) || (load > 0 && asset + reward(state, side, person, load) < 0)) {
      changeLoad(state, side, person, -1);
      send(state, search, waveOf(search, other), 4 * person + takerKind, hubItem);
    } else if (load < mostOf(side, person) && asset + reward(state, side, person, load + 1) > 0) {
      changeLoad(state, side, person, 1);
      send(state, search, waveOf(search, side), 4 * person + giverKind, hubItem);
    } else break;
  }
  if (mostOf(side, person) > 0) return;
  side.price[person] = Number.POSITIVE_INFINITY;
  priceChanged(state, side, other, person);
}

/** The least price at which no pair of a newcomer gains anything. */
function comeIn(state: State, side: Side, other: Side, person: number): void {
  const start = person * other.capacity;
  let price = Number.NEGATIVE_INFINITY;
  for (let one = 0; one < other.people; one++) {
    const worth = side.scores[start + one]! - other.price[one]!;
    if (worth > price) price = worth;
  }
  const alone = hubFor(state, side) - reward(state, side, person, 1);
  side.price[person] = price === Number.NEGATIVE_INFINITY ? alone : price;
  priceChanged(state, side, other, person);
}

function otherSide(state: State, side: Side): Side {
  return side.isRows ? state.columns : state.rows;
}

function waveOf(search: Search, side: Side) {
  return side.isRows ? search.fromRows : search.fromColumns;
}
