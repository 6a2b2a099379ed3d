// Source: the best links of each person of S in Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM
// Computing Surveys 18 (1986), pp. 23-38, section 5, read lazily. That few links of each person matter is the observation of
// W. Cook and A. Rohe, "Computing minimum-weight perfect matchings", INFORMS Journal on Computing 11 (1999), pp. 138-148; they
// solve on those and look at the others afterwards. Here the others are bounded, and read when the bound is reached.
//
// What an even person reaches: people outside of the tree and in odd nodes (`read`), and other even nodes (`meet`).
//
// The bound. `Lack` is both prices less twice the score. When the row of a person x is read as a whole for the first time,
// the links that lacked least at the beginning, before all searches, are kept, and the least lack of the others then is noted
// as `rest`. Nobody's price has fallen since by more than the deepest fall of all, so what one of the others lacks now is
//   lack >= rest + price of x now - price of x at the beginning - deepest fall = b,
// as long as the price of the other has not fallen in this search. When x becomes even at the moment c, such a link to
// somebody outside of the tree is worth 0 at c + b at the earliest. Somebody who was even before x has a price form at or
// above their price before this search, so that they meet at (c + b) / 2 at the earliest. Until then the row need not be
// read. Those who become even after x look at x themselves.
//
// How many are kept is left to a sample of the row: about one in sixteen.
//
// Cost: O(people) for a row as a whole, about a sixteenth of it otherwise, O(links of the person) for lists.
// Ties: the earlier link in the row. Departures: none besides.

import { add } from "../events.js";
import { outer } from "./blossoms.js";
import type { Graph } from "./graph.js";
import { even, type Search, unlabelled } from "./state.js";

/** How many links of a row are looked at to guess which lack separates the nearest sixteenth, and which of them it is. */
const sample = 48;
const rank = 3;

/** Ends the search at this moment at the latest: `one` gets `other`, who is alone, or nobody (-1). */
export function endAt(search: Search, at: number, one: number, other: number): void {
  search.endsAt = at;
  search.endsWith = one;
  search.endsIn = other;
}

/** Puts down when an unlabelled person joins, or ends the search where their node is alone. */
export function note(search: Search, person: number): void {
  const { blossoms, price, reach } = search;
  const node = outer(blossoms, person);
  if (search.label[node] !== unlabelled) return;
  const at = reach[person]! + price[person]!;
  if (at >= search.endsAt) return;
  if (blossoms.mate[blossoms.base[node]!]! < 0) endAt(search, at, search.reachedFrom[person]!, person);
  else add(search.events, at, person);
}

/** Notes what a person who has just become even reaches. */
export function read(search: Search, person: number): void {
  const { graph, near, price, clock } = search;
  if (graph.kind === "sparse") {
    search.scans++;
    readLinks(search, person, graph);
    return;
  }
  if (near.count[person]! < 0) {
    readWhole(search, person, graph.scores);
    return;
  }
  readNear(search, person);
  const bound = near.rest[person]! + (price[person]! - clock) - near.firstPrice[person]! - search.deepestFall;
  const at = Math.max(clock, Math.floor((clock + bound) / 2));
  if (at < search.endsAt) add(search.events, at, 2 * graph.people + person);
}

/** Reads the links of an even person that were left out until now. */
export function readRest(search: Search, person: number): void {
  if (search.graph.kind !== "dense") return;
  readWhole(search, person, search.graph.scores);
  meet(search, person);
}

/** Offers everybody in the list of a person a link. */
function readLinks(search: Search, person: number, graph: Graph & { readonly kind: "sparse" }): void {
  const { price, reach, reachedFrom, reached } = search;
  const own = price[person]!;
  for (let link = graph.start[person]!; link < graph.start[person + 1]!; link++) {
    const other = graph.other[link]!;
    const to = own - 2 * graph.score[link]!;
    if (to < reach[other]! && to + price[other]! < search.endsAt) {
      reach[other] = to;
      reachedFrom[other] = person;
      reached.push(other);
      note(search, other);
    }
  }
}

/** Offers the links that are kept of a row. */
function readNear(search: Search, person: number): void {
  const { near, price, reach, reachedFrom } = search;
  const own = price[person]!;
  const start = person * near.most;
  const end = start + near.count[person]!;
  for (let link = start; link < end; link++) {
    const other = near.other[link]!;
    const to = own - 2 * near.score[link]!;
    if (to < reach[other]! && to + price[other]! < search.endsAt) {
      reach[other] = to;
      reachedFrom[other] = person;
      note(search, other);
    }
  }
}

/** Offers all links of a row. */
function readWhole(search: Search, person: number, scores: Float64Array): void {
  const { near, price, reach, reachedFrom } = search;
  const { people } = search.graph;
  search.scans++;
  near.wholeIn[person] = search.round;
  const own = price[person]!;
  const row = person * people;
  let latest = search.endsAt;
  for (let other = 0; other < people; other++) {
    const to = own - 2 * scores[row + other]!;
    // Rarely true, and asked first therefore. A forbidden pair makes it NaN and the comparison false.
    if (to + price[other]! < latest && to < reach[other]!) {
      reach[other] = to;
      reachedFrom[other] = person;
      note(search, other);
      latest = search.endsAt;
    }
  }
  if (near.most > 0 && near.count[person]! < 0) keepNear(search, person, scores);
}

/** Keeps the links that lacked less at the beginning than a sample of the row suggests, and what the others lacked. */
function keepNear({ near, graph }: Search, person: number, scores: Float64Array): void {
  const { people } = graph;
  const { firstPrice, most } = near;
  const row = person * people;
  const own = firstPrice[person]!;
  const start = person * most;
  const limit = own + sampled(near.firstPrice, scores, row, people);
  let count = 0;
  let rest = limit;
  for (let other = 0; other < people; other++) {
    const lack = own + firstPrice[other]! - 2 * scores[row + other]!;
    if (!(lack < limit)) continue;
    if (count < most) {
      near.other[start + count] = other;
      near.score[start + count++] = scores[row + other]!;
    } else if (lack < rest) rest = lack;
  }
  near.count[person] = count;
  near.rest[person] = rest;
}

/** The lack, but for the row's own price, of the third best of some links that are spread over a row. */
function sampled(firstPrice: Float64Array, scores: Float64Array, row: number, people: number): number {
  const best = new Float64Array(rank).fill(Number.POSITIVE_INFINITY);
  for (let step = 0; step < sample; step++) {
    const other = Math.floor((step * people) / sample);
    const lack = firstPrice[other]! - 2 * scores[row + other]!;
    let place = rank - 1;
    if (!(lack < best[place]!)) continue;
    for (; place > 0 && best[place - 1]! > lack; place--) best[place] = best[place - 1]!;
    best[place] = lack;
  }
  return best[rank - 1]!;
}

/** Finds an even person's best link to another even node, and puts down when it closes a circle. */
export function meet(search: Search, person: number): void {
  const { graph, near, blossoms, price, evenPeople, evenCount } = search;
  const home = outer(blossoms, person);
  const own = price[person]!;
  let best = 2 * search.endsAt;
  let partner = -1;
  const isWhole = near.wholeIn[person] === search.round || evenCount < near.count[person]!;
  if (graph.kind === "dense" && isWhole) {
    const row = person * graph.people;
    for (let position = 0; position < evenCount; position++) {
      const other = evenPeople[position]!;
      const at = own + price[other]! - 2 * graph.scores[row + other]!;
      if (!(at < best) || outer(blossoms, other) === home) continue;
      best = at;
      partner = other;
    }
  } else {
    // Of a matrix only the links kept: the others are bounded.
    const { other: others, score } = graph.kind === "dense" ? near : graph;
    const start = graph.kind === "dense" ? person * near.most : graph.start[person]!;
    const end = graph.kind === "dense" ? start + near.count[person]! : graph.start[person + 1]!;
    for (let link = start; link < end; link++) {
      const other = others[link]!;
      const at = own + price[other]! - 2 * score[link]!;
      if (!(at < best)) continue;
      const node = outer(blossoms, other);
      if (search.label[node] !== even || node === home) continue;
      best = at;
      partner = other;
    }
  }
  search.meetsAt[person] = best / 2;
  if (partner < 0) return;
  search.meets[person] = partner;
  add(search.events, best / 2, graph.people + person);
}

/** Notes how far the prices of even people have fallen since the beginning. */
export function noteFalls(search: Search): void {
  const { price, near, evenPeople } = search;
  for (let position = 0; position < search.evenCount; position++) {
    const person = evenPeople[position]!;
    search.deepestFall = Math.max(search.deepestFall, near.firstPrice[person]! - price[person]!);
  }
}
