// Source: N. J. A. Harvey, R. E. Ladner, L. Lovász and T. Tamir, "Semi-matchings for bipartite graphs and load balancing",
// WADS 2003, LNCS 2748, pp. 294-306, section 2 (cost-reducing paths): the sum of squares of the loads is least when no
// alternating path leads from a person to one of the same side whose load is smaller by two or more.
// Cost: time O(rows * columns) to find the pairs that may change, then O(those pairs) per search and as many searches as
// people for each move at worst; memory O(those pairs).
// Ties: people are tried in falling load, then in their order; paths are found breadth first.
// Departures: a move must leave the solution optimal. By linear programming duality the optimal solutions are exactly those
// that keep complementary slackness with any one set of optimal prices: pairs of worth above 0 are chosen, pairs of worth
// below 0 are not, and each load is among the best answers to its price. So paths use pairs of worth 0 only, and only
// people whose price allows the load they would have give or take a unit.
import type { LevelPrices, Places, Prices, Problem, Solution } from "../problem.js";
import { solution } from "./solution.js";

/**
 * An equally good solution whose loads are as even as can be, first among the columns, then among the rows.
 *
 * Level by level nothing changes, and the prices stay a proof. The loads of the other side stay as they are, so each side
 * reaches the least sum of squares that is possible then. A solution that is not optimal or has no prices is given back.
 */
export function spread(problem: Problem, found: Solution): Solution {
  const { prices } = found;
  if (found.status !== "optimal" || prices === undefined) return found;
  const chosen = new Uint8Array(problem.rows * problem.columns);
  for (let at = 0; at < found.pairs.length; at += 2) {
    chosen[found.pairs[at]! * problem.columns + found.pairs[at + 1]!] = 1;
  }
  const free = freePairs(problem, prices);
  let moves = 0;
  if (mayVary(problem.columnPlaces)) moves += even(columnSide(problem, prices, chosen), free, chosen);
  if (mayVary(problem.rowPlaces)) moves += even(rowSide(problem, prices, chosen), free, chosen);
  if (moves === 0) return found;
  const cells: number[] = [];
  for (let cell = 0; cell < chosen.length; cell++) if (chosen[cell] === 1) cells.push(cell);
  return solution(problem, Float64Array.from(cells), "optimal", found.work, prices);
}

/** A load of 2 is needed for one to be 2 more than another. */
function mayVary(places: Places): boolean {
  return places.max.some((most) => most > 1);
}

/** row * columns + column of every allowed pair whose worth is 0 at both levels. */
function freePairs(problem: Problem, prices: Prices): Float64Array {
  const { rows, columns, scores } = problem;
  const cells: number[] = [];
  for (let row = 0; row < rows; row++) {
    const fit = prices.rows.fit[row]!;
    const priority = prices.rows.priority[row]!;
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      if (scores[start + column]! - fit - prices.columns.fit[column]! !== 0) continue;
      if (priority + prices.columns.priority[column]! === 0) cells.push(start + column);
    }
  }
  return Float64Array.from(cells);
}

/** One side as the moves see it: the people whose loads are evened, and the others, between whom paths lead. */
interface Side {
  readonly loads: Int32Array;
  readonly others: number;
  readonly person: (cell: number) => number;
  readonly other: (cell: number) => number;
  readonly mayGive: (person: number) => boolean;
  readonly mayTake: (person: number) => boolean;
}

function columnSide(problem: Problem, prices: Prices, chosen: Uint8Array): Side {
  const column = (cell: number) => cell % problem.columns;
  const row = (cell: number) => Math.floor(cell / problem.columns);
  const loads = loadsOf(problem.columns, column, chosen);
  const { columnPlaces, columnPriority } = problem;
  return side(loads, problem.rows, column, row, columnPlaces, columnPriority, prices.columns);
}

function rowSide(problem: Problem, prices: Prices, chosen: Uint8Array): Side {
  const column = (cell: number) => cell % problem.columns;
  const row = (cell: number) => Math.floor(cell / problem.columns);
  const loads = loadsOf(problem.rows, row, chosen);
  return side(loads, problem.columns, row, column, problem.rowPlaces, problem.rowPriority, prices.rows);
}

function loadsOf(people: number, person: (cell: number) => number, chosen: Uint8Array): Int32Array {
  const loads = new Int32Array(people);
  for (let cell = 0; cell < chosen.length; cell++) if (chosen[cell] === 1) loads[person(cell)]!++;
  return loads;
}

function side(
  loads: Int32Array,
  others: number,
  person: (cell: number) => number,
  other: (cell: number) => number,
  places: Places,
  priorities: Int32Array,
  prices: LevelPrices,
): Side {
  // What a person's partner number `partner` earns is 0 at both levels exactly where having it or not is all the same.
  const indifferent = (who: number, partner: number) =>
    prices.fit[who] === 0 && prices.priority[who]! + (partner === 1 ? priorities[who]! : 0) === 0;
  const mayGive = (who: number) => loads[who]! > places.min[who]! && indifferent(who, loads[who]!);
  const mayTake = (who: number) => loads[who]! < places.max[who]! && indifferent(who, loads[who]! + 1);
  return { loads, others, person, other, mayGive, mayTake };
}

/** Moves units until nobody can hand one on to a person with two fewer; gives the number of moves. */
function even(people: Side, free: Float64Array, chosen: Uint8Array): number {
  const ofPerson = grouped(free, people.loads.length, people.person);
  const ofOther = grouped(free, people.others, people.other);
  let moves = 0;
  for (;;) {
    const order = Int32Array.from(people.loads.keys()).sort((a, b) => people.loads[b]! - people.loads[a]! || a - b);
    let moved = 0;
    for (const giver of order) {
      while (people.mayGive(giver) && handOn(people, giver, free, ofPerson, ofOther, chosen)) moved++;
    }
    if (moved === 0) return moves;
    moves += moved;
  }
}

/** Positions into `free`, by person: those of `who` are `positions[starts[who]]` up to `positions[starts[who + 1] - 1]`. */
interface Grouped {
  readonly starts: Int32Array;
  readonly positions: Int32Array;
}

function grouped(free: Float64Array, people: number, person: (cell: number) => number): Grouped {
  const starts = new Int32Array(people + 1);
  for (const cell of free) starts[person(cell) + 1]!++;
  for (let who = 0; who < people; who++) starts[who + 1]! += starts[who]!;
  const next = starts.slice();
  const positions = new Int32Array(free.length);
  for (let at = 0; at < free.length; at++) positions[next[person(free[at]!)]!++] = at;
  return { starts, positions };
}

/** Looks breadth first for a person with a load smaller by two or more and turns the path to them; false where none is. */
function handOn(
  people: Side,
  giver: number,
  free: Float64Array,
  ofPerson: Grouped,
  ofOther: Grouped,
  chosen: Uint8Array,
): boolean {
  const { loads } = people;
  if (!loads.some((load, who) => load <= loads[giver]! - 2 && people.mayTake(who))) return false;
  /** The position in `free` by which a person or other was reached, -1 where not yet. */
  const reachedPerson = new Int32Array(loads.length).fill(-1);
  const reachedOther = new Int32Array(people.others).fill(-1);
  const queue = [giver];
  for (const who of queue) {
    for (let at = ofPerson.starts[who]!; at < ofPerson.starts[who + 1]!; at++) {
      const taken = ofPerson.positions[at]!;
      const other = people.other(free[taken]!);
      if (chosen[free[taken]!] === 0 || reachedOther[other]! >= 0) continue;
      reachedOther[other] = taken;
      for (let next = ofOther.starts[other]!; next < ofOther.starts[other + 1]!; next++) {
        const given = ofOther.positions[next]!;
        const taker = people.person(free[given]!);
        if (chosen[free[given]!] === 1 || taker === giver || reachedPerson[taker]! >= 0) continue;
        reachedPerson[taker] = given;
        if (loads[taker]! <= loads[giver]! - 2 && people.mayTake(taker)) {
          turnPath(people, giver, taker, free, reachedPerson, reachedOther, chosen);
          return true;
        }
        queue.push(taker);
      }
    }
  }
  return false;
}

function turnPath(
  people: Side,
  giver: number,
  taker: number,
  free: Float64Array,
  reachedPerson: Int32Array,
  reachedOther: Int32Array,
  chosen: Uint8Array,
): void {
  people.loads[giver]!--;
  people.loads[taker]!++;
  for (let who = taker; who !== giver; ) {
    const given = free[reachedPerson[who]!]!;
    const taken = free[reachedOther[people.other(given)]!]!;
    chosen[given] = 1;
    chosen[taken] = 0;
    who = people.person(taken);
  }
}
