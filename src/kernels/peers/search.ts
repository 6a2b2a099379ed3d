// Source: the primal-dual search for an alternating tree with blossoms of J. Edmonds, "Maximum matching and a polyhedron
// with 0,1-vertices", J. Res. Nat. Bur. Standards 69B (1965), pp. 125-130, in the form of Z. Galil, "Efficient algorithms
// for finding maximum matching in graphs", ACM Computing Surveys 18 (1986), pp. 23-38, section 5 (labels S and T, the four
// kinds of events, each person of S keeping the best link to the rest).
//
// One search. Before and after it: no allowed pair is worth more than 0 (worth = 2 * score - both prices - the prices of the
// blossoms that hold both), chosen pairs are worth 0, prices of people are at or above their floor, prices of blossoms at or
// above 0, and a blossom is matched inside but for its base. The root is alone above its floor. In the tree, nodes at an
// even distance from the root (`even`, Galil's S) get cheaper, the others (`odd`, his T) dearer, at the same speed, until
// the root's tree reaches somebody who is alone, or somebody who as well stays alone from now on.
//
// The clock is the amount by which prices have moved. While a search runs, `price` of people and blossoms of the tree holds
// a form that does not change: even people price + clock, odd people price - clock, blossoms with twice the clock the other
// way round. The moment at which a pair becomes worth 0 is then known as soon as it is seen.
//
// Cost: the links of each even person are read once (see `reach.ts`), with a heap entry for each improvement: O(n^2 log n)
// for a search of a complete graph where each circle closes by the best link of a person, O(edges log edges) for a sparse
// one; each blossom costs its smaller children. Memory O(people). It ends: every event joins a node to the tree, closes a
// blossom, opens one that cannot come back in this search, reads a row, or moves a person's best link on.
// Ties: of events at one moment, an end first, then new nodes, circles, openings, rows, by the number of the person.
// Departures: one tree at a time, so that halved worths are whole; labels beyond the end known so far are never stored.

import { add, dropFirst } from "../events.js";
import { close, open, outer, peopleIn, rebase } from "./blossoms.js";
import { endAt, meet, note, noteFalls, read, readRest } from "./reach.js";
import { even, odd, type Search, unlabelled } from "./state.js";
import { augment, circleOf, openInTree } from "./tree.js";

/** Runs one search from a person who is alone; afterwards they are not, or their price is their floor. */
export function searchFrom(search: Search, root: number): void {
  const { graph, blossoms, events, price, label } = search;
  const { people } = graph;
  search.round++;
  search.clock = 0;
  search.endsAt = Number.POSITIVE_INFINITY;
  makeEven(search, outer(blossoms, root));
  while (events.count > 0 && events.at[0]! < search.endsAt) {
    const at = events.at[0]!;
    const what = events.what[0]!;
    dropFirst(events);
    search.clock = at;
    if (what < people) {
      // Outdated where the person has joined meanwhile, or a better link was seen later.
      if (label[outer(blossoms, what)] === unlabelled && search.reach[what]! + price[what]! === at) join(search, what);
    } else if (what < 2 * people) {
      const one = what - people;
      if (search.meetsAt[one] !== at) continue;
      const other = search.meets[one]!;
      if (outer(blossoms, one) !== outer(blossoms, other)) closeCircle(search, one, other);
      meet(search, one);
    } else if (what < 3 * people) readRest(search, what - 2 * people);
    else {
      const node = what - 3 * people;
      if (label[node] === odd && price[node] === 2 * at) openOdd(search, node);
    }
  }
  search.clock = search.endsAt;
  settle(search);
  if (search.endsIn >= 0) {
    rebase(blossoms, outer(blossoms, search.endsIn), search.endsIn);
    blossoms.mate[search.endsIn] = search.endsWith;
  }
  augment(blossoms, search.tree, search.endsWith, search.endsIn);
  clear(search);
}

/** A node joins at an even distance; its people's rows are read. */
function makeEven(search: Search, node: number): void {
  const { blossoms, price, label, clock } = search;
  const members = peopleIn(blossoms, node);
  label[node] = even;
  search.labelled.push(node);
  if (node >= blossoms.people) price[node]! -= 2 * clock;
  for (const person of members) price[person]! += clock;
  enlist(search, members);
}

/** Reads the rows of people who have just become even. */
function enlist(search: Search, members: readonly number[]): void {
  const { price, floor, reach, evenPeople } = search;
  for (const person of members) {
    // No link can improve on this, so even people are never reached.
    reach[person] = Number.NEGATIVE_INFINITY;
    search.reached.push(person);
    evenPeople[search.evenCount++] = person;
    const alone = price[person]! - floor[person]!;
    if (alone < search.endsAt) endAt(search, alone, person, -1);
  }
  for (const person of members) {
    read(search, person);
    meet(search, person);
  }
}

/** A person outside of the tree joins with their node, which is odd, and with the node of its base's partner, even. */
function join(search: Search, person: number): void {
  const { blossoms, tree } = search;
  const node = outer(blossoms, person);
  tree.entry[node] = person;
  tree.entryFrom[node] = search.reachedFrom[person]!;
  makeOdd(search, node);
  for (const member of peopleIn(blossoms, node)) search.price[member]! -= search.clock;
  makeEven(search, outer(blossoms, blossoms.mate[blossoms.base[node]!]!));
}

/** Labels a node odd; its people's prices are left to the caller. */
function makeOdd(search: Search, node: number): void {
  search.label[node] = odd;
  search.labelled.push(node);
  if (node < search.blossoms.people) return;
  search.price[node]! += 2 * search.clock;
  const at = search.price[node]! / 2;
  if (at < search.endsAt) add(search.events, at, 3 * search.graph.people + node);
}

/** A pair of worth 0 between two even nodes: with the tree below them it is an odd circle, and becomes an even node. */
function closeCircle(search: Search, one: number, other: number): void {
  const { blossoms, price, label, clock } = search;
  const circle = circleOf(blossoms, search.tree, one, other)!;
  const joined: number[] = [];
  for (const child of circle.nodes) {
    if (label[child] === odd) {
      const members = peopleIn(blossoms, child);
      for (const person of members) price[person]! += 2 * clock;
      joined.push(...members);
      if (child >= blossoms.people) price[child]! -= 2 * clock;
    } else if (child >= blossoms.people) price[child]! += 2 * clock;
    label[child] = unlabelled;
  }
  const node = close(blossoms, circle);
  label[node] = even;
  search.labelled.push(node);
  price[node] = -2 * clock;
  enlist(search, joined);
}

/** An odd blossom whose price has fallen to 0: the part of it between its two links stays in the tree. */
function openOdd(search: Search, node: number): void {
  const { blossoms, price, clock } = search;
  search.label[node] = unlabelled;
  const { way, others } = openInTree(blossoms, search.tree, node);
  const released: number[] = [];
  for (const [step, child] of way.entries()) {
    if (step % 2 === 0) makeOdd(search, child);
    else others.push(child);
  }
  for (const child of others) released.push(...peopleIn(blossoms, child));
  for (const person of released) price[person]! += clock;
  for (const [step, child] of way.entries()) if (step % 2 === 1) makeEven(search, child);
  // What even people offered them while they were odd counts again; those who are even now are out of reach.
  for (const person of released) if (search.reach[person]! < Number.POSITIVE_INFINITY) note(search, person);
}

/** Gives every node of the tree the price that it has now. */
function settle(search: Search): void {
  const { blossoms, price, label, clock, evenPeople } = search;
  for (let position = 0; position < search.evenCount; position++) price[evenPeople[position]!]! -= clock;
  for (const node of search.labelled) {
    const isOdd = label[node] === odd;
    if (isOdd) for (const person of peopleIn(blossoms, node)) price[person]! += clock;
    if (node >= blossoms.people && label[node] !== unlabelled) price[node]! += isOdd ? -2 * clock : 2 * clock;
    label[node] = unlabelled;
  }
}

/** Opens blossoms that cost nothing any more, and forgets the tree. */
function clear(search: Search): void {
  const { blossoms, price, reach, reached } = search;
  const free = search.labelled;
  while (free.length > 0) {
    const node = free.pop()!;
    const isOutermostBlossom = blossoms.parent[node]! < 0 && blossoms.children[node]!.length > 0;
    if (isOutermostBlossom && price[node] === 0) free.push(...open(blossoms, node));
  }
  if (search.graph.kind === "dense") reach.fill(Number.POSITIVE_INFINITY);
  else for (const person of reached) reach[person] = Number.POSITIVE_INFINITY;
  reached.length = 0;
  noteFalls(search);
  search.evenCount = 0;
  search.events.count = 0;
}
