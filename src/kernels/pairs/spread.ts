// Source: N. J. A. Harvey, R. E. Ladner, L. Lovász and T. Tamir, "Semi-matchings for bipartite graphs and load balancing",
// WADS 2003, LNCS 2748, pp. 294-306, section 2 (cost-reducing paths): the sum of squares of the loads is least when no
// alternating path leads from a person to one of the same side whose load is smaller by two or more.
//
// Why one sweep in falling load is enough. A search that fails from a person of load L has reached a set that no path
// leaves and in which nobody who may take a unit has a load of L - 2 or less. A later path starts from a load of L or less:
// if it entered the set, it would have to end there, which it cannot. So nothing in the set changes any more, and it is
// never looked at again: all failing searches together read each pair once.
//
// Cost: time O(people + pairs) where no two loads that may vary differ by two, which is checked first; else O(people on the
// side * those on the other) for all failing searches together and at worst that for each move; memory O(people + pairs).
// Ties: people give in falling load, then in their order; paths are found breadth first, the others in their order.
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
  const columns = columnSide(problem, found, prices);
  let moves = mayDiffer(columns) ? even(columns) : 0;
  const rows = rowSide(problem, prices, columns);
  moves += mayDiffer(rows) ? even(rows) : 0;
  if (moves === 0) return found;
  const { person, other } = rows;
  const cells = Float64Array.from(person, (row, pair) => row * problem.columns + other[pair]!);
  return solution(problem, cells, "optimal", found.work, prices);
}

/** One side as the moves see it: the people whose loads are evened, and the others, between whom paths lead. */
interface Side {
  readonly scores: Float64Array;
  /** The score of a person and another stands at `person * personStep + other * otherStep`. */
  readonly personStep: number;
  readonly otherStep: number;
  readonly places: Places;
  readonly priorities: Int32Array;
  readonly prices: LevelPrices;
  readonly otherPrices: LevelPrices;
  readonly others: number;
  readonly loads: Int32Array;
  /** Per chosen pair: the person and the other. */
  readonly person: Int32Array;
  readonly other: Int32Array;
}

function columnSide(problem: Problem, found: Solution, prices: Prices): Side {
  const count = found.pairs.length / 2;
  const person = Int32Array.from({ length: count }, (_, pair) => found.pairs[2 * pair + 1]!);
  return {
    scores: problem.scores,
    personStep: 1,
    otherStep: problem.columns,
    places: problem.columnPlaces,
    priorities: problem.columnPriority,
    prices: prices.columns,
    otherPrices: prices.rows,
    others: problem.rows,
    loads: loadsOf(problem.columns, person),
    person,
    other: Int32Array.from({ length: count }, (_, pair) => found.pairs[2 * pair]!),
  };
}

function rowSide(problem: Problem, prices: Prices, evened: Side): Side {
  return {
    scores: problem.scores,
    personStep: problem.columns,
    otherStep: 1,
    places: problem.rowPlaces,
    priorities: problem.rowPriority,
    prices: prices.rows,
    otherPrices: prices.columns,
    others: problem.columns,
    loads: loadsOf(problem.rows, evened.other),
    person: evened.other,
    other: evened.person,
  };
}

function loadsOf(people: number, person: Int32Array): Int32Array {
  const loads = new Int32Array(people);
  for (let pair = 0; pair < person.length; pair++) loads[person[pair]!]!++;
  return loads;
}

/** What a person's partner number `partner` earns is 0 at both levels exactly where having it or not is all the same. */
function isIndifferent(side: Side, who: number, partner: number): boolean {
  if (side.prices.fit[who] !== 0) return false;
  return side.prices.priority[who]! + (partner === 1 ? side.priorities[who]! : 0) === 0;
}

function mayGive(side: Side, who: number): boolean {
  const load = side.loads[who]!;
  return load > side.places.min[who]! && isIndifferent(side, who, load);
}

function mayTake(side: Side, who: number): boolean {
  const load = side.loads[who]!;
  return load < side.places.max[who]! && isIndifferent(side, who, load + 1);
}

/** Whether somebody who may give has two more than somebody who may take. */
function mayDiffer(side: Side): boolean {
  let most = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let who = 0; who < side.loads.length; who++) {
    if (side.loads[who]! > most && mayGive(side, who)) most = side.loads[who]!;
    if (side.loads[who]! < least && mayTake(side, who)) least = side.loads[who]!;
  }
  return most - least >= 2;
}

/** What the searches for paths read and write. */
interface Paths {
  /** The pairs of each person as a list: the first, then from pair to pair; -1 ends. */
  readonly firstPair: Int32Array;
  readonly nextPair: Int32Array;
  /** The pairs of each of the others, which never change sides: positions into `pairsOfOther`. */
  readonly otherStart: Int32Array;
  readonly pairsOfOther: Int32Array;
  /** The search that reached a person or another; `closed` where none needs to look again. */
  readonly personIn: Int32Array;
  readonly otherIn: Int32Array;
  /** Per person reached: the pair that would change over to them. */
  readonly via: Int32Array;
  /** Per person: the last scan of one of the others that found them to be a partner already. */
  readonly partnerIn: Int32Array;
  readonly queue: Int32Array;
  search: number;
  scan: number;
}

/** Never looked at again. */
const closed = -1;

function pathsOf(side: Side): Paths {
  const people = side.loads.length;
  const pairs = side.person.length;
  const firstPair = new Int32Array(people).fill(-1);
  const nextPair = new Int32Array(pairs);
  const otherStart = new Int32Array(side.others + 1);
  for (let pair = pairs - 1; pair >= 0; pair--) {
    nextPair[pair] = firstPair[side.person[pair]!]!;
    firstPair[side.person[pair]!] = pair;
    otherStart[side.other[pair]! + 1]!++;
  }
  for (let other = 0; other < side.others; other++) otherStart[other + 1]! += otherStart[other]!;
  const next = otherStart.slice();
  const pairsOfOther = new Int32Array(pairs);
  for (let pair = 0; pair < pairs; pair++) pairsOfOther[next[side.other[pair]!]!++] = pair;
  return {
    firstPair,
    nextPair,
    otherStart,
    pairsOfOther,
    personIn: new Int32Array(people),
    otherIn: new Int32Array(side.others),
    via: new Int32Array(people),
    partnerIn: new Int32Array(people),
    queue: new Int32Array(people),
    search: 0,
    scan: 0,
  };
}

/** Moves units until nobody can hand one on to a person with two fewer; gives the number of moves. */
function even(side: Side): number {
  const paths = pathsOf(side);
  const { loads } = side;
  let moves = 0;
  let load = 0;
  for (let who = 0; who < loads.length; who++) load = Math.max(load, loads[who]!);
  // Whoever takes a unit has less than `load` afterwards, so nobody is passed over.
  for (; load >= 2; load--) {
    for (let who = 0; who < loads.length; who++) {
      if (loads[who] !== load || paths.personIn[who] === closed || !mayGive(side, who)) continue;
      if (handOn(side, paths, who)) moves++;
    }
  }
  return moves;
}

/** Looks breadth first for a person with a load smaller by two or more and turns the path to them; false where none is. */
function handOn(side: Side, paths: Paths, giver: number): boolean {
  const { scores, personStep, otherStep, prices, otherPrices, loads, other } = side;
  const { personIn, otherIn, queue } = paths;
  const wanted = loads[giver]! - 2;
  const search = ++paths.search;
  personIn[giver] = search;
  queue[0] = giver;
  let count = 1;
  for (let at = 0; at < count; at++) {
    for (let pair = paths.firstPair[queue[at]!]!; pair >= 0; pair = paths.nextPair[pair]!) {
      const between = other[pair]!;
      if (otherIn[between] === search || otherIn[between] === closed || !isFree(side, queue[at]!, between)) continue;
      otherIn[between] = search;
      const scan = markPartners(side, paths, between);
      const base = between * otherStep;
      const fitBetween = otherPrices.fit[between]!;
      const priorityBetween = otherPrices.priority[between]!;
      for (let taker = 0; taker < loads.length; taker++) {
        // Rarely 0 and then a pair that may be exchanged, which is what makes this fast; NaN where the pair is forbidden.
        if (scores[base + taker * personStep]! - prices.fit[taker]! - fitBetween !== 0) continue;
        if (prices.priority[taker]! + priorityBetween !== 0 || paths.partnerIn[taker] === scan) continue;
        if (personIn[taker] === search || personIn[taker] === closed) continue;
        personIn[taker] = search;
        paths.via[taker] = pair;
        if (loads[taker]! <= wanted && mayTake(side, taker)) {
          turnPath(side, paths, giver, taker);
          return true;
        }
        queue[count++] = taker;
      }
    }
  }
  for (let at = 0; at < count; at++) personIn[queue[at]!] = closed;
  for (let between = 0; between < side.others; between++) if (otherIn[between] === search) otherIn[between] = closed;
  return false;
}

/** Whether a pair is allowed and of worth 0 at both levels. */
function isFree(side: Side, person: number, other: number): boolean {
  const score = side.scores[person * side.personStep + other * side.otherStep]!;
  // A forbidden pair makes the difference NaN.
  if (score - side.prices.fit[person]! - side.otherPrices.fit[other]! !== 0) return false;
  return side.prices.priority[person]! + side.otherPrices.priority[other]! === 0;
}

/** Marks the partners that one of the others has at present, and gives the mark. */
function markPartners(side: Side, paths: Paths, other: number): number {
  const scan = ++paths.scan;
  const end = paths.otherStart[other + 1]!;
  for (let at = paths.otherStart[other]!; at < end; at++) {
    paths.partnerIn[side.person[paths.pairsOfOther[at]!]!] = scan;
  }
  return scan;
}

/** Each pair on the path changes over to the next person. */
function turnPath(side: Side, paths: Paths, giver: number, taker: number): void {
  const { firstPair, nextPair } = paths;
  side.loads[giver]!--;
  side.loads[taker]!++;
  for (let who = taker; who !== giver; ) {
    const pair = paths.via[who]!;
    const before = side.person[pair]!;
    let at = firstPair[before]!;
    if (at === pair) firstPair[before] = nextPair[pair]!;
    else {
      while (nextPair[at] !== pair) at = nextPair[at]!;
      nextPair[at] = nextPair[pair]!;
    }
    nextPair[pair] = firstPair[who]!;
    firstPair[who] = pair;
    side.person[pair] = who;
    who = before;
  }
}
