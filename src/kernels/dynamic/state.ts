// Source: the minimum-cost circulation hub -> row -> column -> hub with potentials, R. K. Ahuja, T. L. Magnanti and
// J. B. Orlin, "Network Flows" (Prentice Hall 1993), sections 9.3 and 9.7; for what one number says at three levels see
// `levels.ts`. Cost: memory O(rows * columns), two copies of the scores, so that rows and columns are both read in one
// piece; growing copies everything, O(1) amortised per score. Ties: none are made or broken here.
// Departures: least numbers are rewards, as in `transport.ts`, so that every way exists, and what cannot be reached shows as
// places missing; the hub has a price too, so that a search changes the prices of the people it met and of nobody else.

import { type Levels, largestProduct } from "../levels.js";

/**
 * The people of one side. Prices are encoded and count from the hub's: the price of `problem.ts` is `price - hub` for rows
 * and `price + hub` for columns. Infinity for somebody without a place, so that no path leads there.
 */
export interface Side {
  readonly isRows: boolean;
  people: number;
  /** How many people there is room for; the length of everything that has one entry per person. */
  capacity: number;
  price: Float64Array;
  min: Int32Array;
  max: Int32Array;
  priority: Int32Array;
  /** How many pairs of the person are pinned: so many places less on both ends, and no priority left to earn. */
  pins: Int32Array;
  /** Units between the hub and the person: the number of chosen pairs, except inside a change. */
  load: Int32Array;
  /** The first link of the person's chosen pairs, -1 for none; see `Links`. */
  first: Int32Array;
  /** One row per person of this side, `other.capacity` long; NaN where forbidden, and beyond the other side's people. */
  scores: Float64Array;
  readonly near: Near;
}

/**
 * Per person of a side, the people of the other side who are best for them at today's prices, and a bound for all others;
 * see `near.ts`.
 */
export interface Near {
  /** Price of the persons of this side at which the bounds of the other side hold, never below the price less `fallen`. */
  reference: Float64Array;
  fallen: number;
  tolerance: number;
  /** How many prices of this side have fallen further than that in the search under way. */
  entered: number;
  /** Everybody not in the list has a key (other's reference less score) of at least this; -Infinity without a list. */
  bound: Float64Array;
  count: Int32Array;
  who: Int32Array;
  score: Float64Array;
  /** Whether there is any list. */
  isInUse: boolean;
}

/** Chosen pairs as links of two lists each, one per side: entry 2 * pair for the row's list, 2 * pair + 1 for the column's. */
export interface Links {
  /** The other person of the pair. */
  partner: Int32Array;
  next: Int32Array;
  before: Int32Array;
  /** The first pair that is not in use, -1 for none; the next one is in `next[2 * pair]`. */
  free: number;
}

/** All that is kept between two changes. */
export interface State {
  steps: Levels;
  /** The sizes for which `steps` keep sums exact: people on the smaller side, size of a score, priority. */
  people: number;
  largestScore: number;
  largestPriority: number;
  readonly rows: Side;
  readonly columns: Side;
  hub: number;
  readonly links: Links;
  total: number;
  priority: number;
  shortfall: number;
  /** row * 2^26 + column of every pair made or unmade in the change under way, in turn. */
  readonly touched: number[];
  /** How many near people are listed per person, and the room for more. */
  readonly listed: number;
  readonly width: number;
  scans: number;
  augmentations: number;
  changes: number;
}

/** Rows and columns are numbered below this, so that a cell is a whole number below 2^53. */
export const cellBase = 2 ** 26;

/** A state with room for the people of a problem and some more, nobody in it yet. */
export function emptyState(rows: number, columns: number, listed: number): State {
  const room = (people: number) => people + 4 + Math.floor(people / 16);
  const rowRoom = room(rows);
  const columnRoom = room(columns);
  const width = listed + 8 + Math.floor(listed / 3);
  return {
    steps: { priority: 0, bounds: 0 },
    people: 0,
    largestScore: 0,
    largestPriority: 0,
    rows: emptySide(true, rowRoom, columnRoom, width),
    columns: emptySide(false, columnRoom, rowRoom, width),
    hub: 0,
    links: { partner: new Int32Array(0), next: new Int32Array(0), before: new Int32Array(0), free: -1 },
    total: 0,
    priority: 0,
    shortfall: 0,
    touched: [],
    listed,
    width,
    scans: 0,
    augmentations: 0,
    changes: 0,
  };
}

function emptySide(isRows: boolean, capacity: number, others: number, width: number): Side {
  return {
    isRows,
    people: 0,
    capacity,
    price: new Float64Array(capacity).fill(Number.POSITIVE_INFINITY),
    min: new Int32Array(capacity),
    max: new Int32Array(capacity),
    priority: new Int32Array(capacity),
    pins: new Int32Array(capacity),
    load: new Int32Array(capacity),
    first: new Int32Array(capacity).fill(-1),
    scores: new Float64Array(capacity * others).fill(Number.NaN),
    near: {
      reference: new Float64Array(capacity).fill(Number.POSITIVE_INFINITY),
      fallen: 0,
      tolerance: 0,
      entered: 0,
      bound: new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY),
      count: new Int32Array(capacity),
      who: new Int32Array(capacity * width),
      score: new Float64Array(capacity * width),
      isInUse: false,
    },
  };
}

/** Makes room for one more person of a side; O(rows * columns) when it has to grow, which doubles the room. */
export function makeRoom(state: State, side: Side): void {
  if (side.people < side.capacity) return;
  const other = side.isRows ? state.columns : state.rows;
  const capacity = 2 * side.capacity;
  const longer = <T extends Int32Array | Float64Array>(array: T, filled: T): T => {
    filled.set(array);
    return filled;
  };
  side.price = longer(side.price, new Float64Array(capacity).fill(Number.POSITIVE_INFINITY));
  side.min = longer(side.min, new Int32Array(capacity));
  side.max = longer(side.max, new Int32Array(capacity));
  side.priority = longer(side.priority, new Int32Array(capacity));
  side.pins = longer(side.pins, new Int32Array(capacity));
  side.load = longer(side.load, new Int32Array(capacity));
  side.first = longer(side.first, new Int32Array(capacity).fill(-1));
  const { near } = side;
  near.reference = longer(near.reference, new Float64Array(capacity).fill(Number.POSITIVE_INFINITY));
  near.bound = longer(near.bound, new Float64Array(capacity).fill(Number.NEGATIVE_INFINITY));
  near.count = longer(near.count, new Int32Array(capacity));
  near.who = longer(near.who, new Int32Array(capacity * state.width));
  near.score = longer(near.score, new Float64Array(capacity * state.width));
  side.scores = longer(side.scores, new Float64Array(capacity * other.capacity).fill(Number.NaN));
  const wider = new Float64Array(other.capacity * capacity).fill(Number.NaN);
  for (let person = 0; person < other.people; person++) {
    const start = person * side.capacity;
    wider.set(other.scores.subarray(start, start + side.capacity), person * capacity);
  }
  other.scores = wider;
  side.capacity = capacity;
}

/**
 * Sets the steps of the levels so that people, scores and priorities of these sizes are exact, with room to grow where
 * there is any; false, and nothing changed, where the sizes are too large.
 */
export function setSteps(state: State, people: number, score: number, priority: number): boolean {
  const fits = (more: number) => (more * people + 1) * more * score * (priority + 1) <= largestProduct;
  if (!fits(1)) return false;
  const more = fits(2) ? 2 : 1;
  state.people = more * people;
  state.largestScore = more * score;
  state.largestPriority = priority;
  const step = 8 * (state.people + 1) * state.largestScore;
  state.steps = { priority: step, bounds: 2 * (priority + 1) * step };
  return true;
}

/** What a person earns by their `partner`-th partner, counted from 1: never more than by the one before. */
export function reward(state: State, side: Side, person: number, partner: number): number {
  const first = partner === 1 && side.pins[person] === 0 ? side.priority[person]! * state.steps.priority : 0;
  return partner <= side.min[person]! - side.pins[person]! ? state.steps.bounds + first : first;
}

/** Most partners besides pinned ones. */
export function mostOf(side: Side, person: number): number {
  return side.max[person]! - side.pins[person]!;
}

/** The price of the hub as a side sees it. */
export function hubFor(state: State, side: Side): number {
  return side.isRows ? state.hub : 0 - state.hub;
}

/** What a person counts for at the levels of bounds and priority, added (`sign` 1) or taken out (-1) around a change. */
export function countPerson(state: State, side: Side, person: number, sign: 1 | -1): void {
  const load = side.load[person]!;
  state.shortfall += sign * Math.max(0, side.min[person]! - side.pins[person]! - load);
  if (load > 0 && side.pins[person] === 0) state.priority += sign * side.priority[person]!;
}

/** One unit more or less between the hub and a person. */
export function changeLoad(state: State, side: Side, person: number, by: 1 | -1): void {
  countPerson(state, side, person, -1);
  side.load[person]! += by;
  countPerson(state, side, person, 1);
}

/** Whether a pair is chosen; looks through the shorter list. */
export function isPaired(state: State, row: number, column: number): boolean {
  return linkOf(state, row, column) >= 0;
}

function linkOf({ rows, columns, links }: State, row: number, column: number): number {
  if (rows.load[row]! <= columns.load[column]!) {
    let link = rows.first[row]!;
    while (link >= 0 && links.partner[link] !== column) link = links.next[link]!;
    return link < 0 ? -1 : link >> 1;
  }
  let link = columns.first[column]!;
  while (link >= 0 && links.partner[link] !== row) link = links.next[link]!;
  return link < 0 ? -1 : link >> 1;
}

/** Chooses a pair; loads are not touched. */
export function pair(state: State, row: number, column: number): void {
  const { rows, columns, links } = state;
  if (links.free < 0) growLinks(links);
  const chosen = links.free;
  links.free = links.next[2 * chosen]!;
  insert(links, rows, row, 2 * chosen, column);
  insert(links, columns, column, 2 * chosen + 1, row);
  state.total += rows.scores[row * columns.capacity + column]!;
  state.touched.push(row * cellBase + column);
}

/** Takes a chosen pair back; loads are not touched. */
export function unpair(state: State, row: number, column: number): void {
  const { rows, columns, links } = state;
  const chosen = linkOf(state, row, column);
  remove(links, rows, row, 2 * chosen);
  remove(links, columns, column, 2 * chosen + 1);
  links.next[2 * chosen] = links.free;
  links.free = chosen;
  state.total -= rows.scores[row * columns.capacity + column]!;
  state.touched.push(row * cellBase + column);
}

function insert(links: Links, side: Side, person: number, link: number, partner: number): void {
  const first = side.first[person]!;
  links.partner[link] = partner;
  links.next[link] = first;
  links.before[link] = -1;
  if (first >= 0) links.before[first] = link;
  side.first[person] = link;
}

function remove(links: Links, side: Side, person: number, link: number): void {
  const next = links.next[link]!;
  const before = links.before[link]!;
  if (before >= 0) links.next[before] = next;
  else side.first[person] = next;
  if (next >= 0) links.before[next] = before;
}

function growLinks(links: Links): void {
  const pairs = links.next.length / 2;
  const more = Math.max(16, 2 * pairs);
  for (const name of ["partner", "next", "before"] as const) {
    const longer = new Int32Array(2 * more);
    longer.set(links[name]);
    links[name] = longer;
  }
  for (let chosen = more - 1; chosen >= pairs; chosen--) {
    links.next[2 * chosen] = links.free;
    links.free = chosen;
  }
}

/** The columns of a row, or the rows of a column, in no order that means anything. */
export function partnersOf({ links }: State, side: Side, person: number): number[] {
  const partners: number[] = [];
  for (let link = side.first[person]!; link >= 0; link = links.next[link]!) partners.push(links.partner[link]!);
  return partners;
}
