// Source: Lagrangian and linear programming duality for bounded transportation with capacities: R. E. Burkard, M. Dell'Amico
// and S. Martello, "Assignment Problems" (SIAM 2012), sections 4.1 and 4.5; see `pairs.ts` for the same on whole pairs.
//
// Let x be the parts of each pair, L the load of each person in parts, q the parts of one place, c the caps, p the
// priorities and u, v ANY prices. For all parts that keep places and caps, with worth(i, j) = score - u[i] - v[j],
//
//   value = sum over pairs of worth * x  +  sum over people of (p * min(q, L) + price * L)
//        <= sum over allowed pairs of c * max(0, worth)  +  sum over people of the largest of that for L from q*min to q*max,
//
// and the difference is the sum of what the terms lack. A pair lacks nothing where worth > 0 only at its cap and worth < 0
// only without parts; a person, whose term is concave in L, where neither one part more nor one part less would add to it.
// That is decided by the sign of sums of two whole numbers, so it is exact.
//
// An infeasible lottery is proven in the same way with other rewards: a part is worth 1 to a person up to q*min, and pairs
// and all else are worth 0. Then no parts come nearer to the least numbers than these, which miss some.
//
// Cost: one reading of every score, memory O(rows * columns) for the parts. Ties: none. Departures: gaps above 2^53 are
// rounded; whether there is one is always exact. Knows the problem only: nothing of any solver is imported.
import type { Cap, Lottery, Problem } from "../problem.js";
import type { Worth } from "./verdict.js";

/** What `checkLottery` found; bound and gap are in parts, as the lottery's own sums. */
export type LotteryVerdict =
  | { readonly feasible: true; readonly optimal: true; readonly bound: Worth }
  | { readonly feasible: true; readonly optimal: false; readonly bound: Worth; readonly gap: Worth }
  /** Without faults the least numbers are not met, and `impossible` says whether the prices prove that they cannot be. */
  | { readonly feasible: false; readonly faults: readonly string[]; readonly impossible: boolean };

/**
 * Verifies a lottery against its problem and cap: places, caps, the stated sums, and by its prices that no probabilities do
 * better. Throws nothing, whatever the lottery holds.
 */
export function checkLottery(problem: Problem, cap: Cap, lottery: Lottery): LotteryVerdict {
  const { rows, columns } = problem;
  const faults = [...shapeFaults(problem, cap, lottery), ...priceFaults(rows, columns, lottery.prices)];
  if (faults.length > 0) return refused(faults);
  const { outOf, pairs, prices } = lottery;
  // A pair is chosen at most once, whatever the cap says.
  const capOf = (cell: number) => Math.min(outOf, typeof cap.of === "number" ? cap.of : cap.of[cell]!);
  const parts = new Float64Array(rows * columns);
  const load = new Float64Array(rows + columns);
  let total = 0;
  for (let at = 0; at < pairs.length; at += 2) {
    const cell = pairs[at]! * columns + pairs[at + 1]!;
    const part = lottery.parts[at / 2]!;
    if (Number.isNaN(problem.scores[cell])) faults.push(`forbidden: row ${pairs[at]} and column ${pairs[at + 1]}.`);
    if (!(part >= 1 && part <= capOf(cell)))
      faults.push(`cap: row ${pairs[at]} and column ${pairs[at + 1]} have ${part} parts.`);
    parts[cell] = part;
    load[pairs[at]!]! += part;
    load[rows + pairs[at + 1]!]! += part;
    total += part * problem.scores[cell]!;
  }
  const people = peopleOf(problem, lottery, load);
  for (const [at, person] of people.entries()) {
    if (person.load <= person.most) continue;
    const who = at < rows ? `row ${at}` : `column ${at - rows}`;
    faults.push(`places: ${who} has ${person.load} parts and room for ${person.most}.`);
  }
  const priority = people.reduce((sum, person) => sum + person.priority * Math.min(outOf, person.load), 0);
  const shortfall = people.reduce((sum, person) => sum + Math.max(0, person.least - person.load), 0);
  const stated = (name: string, said: number, is: number) => {
    if (said !== is) faults.push(`${name}: stated ${said}, it is ${is}.`);
  };
  if (faults.length === 0) stated("total", lottery.total, total);
  stated("priority", lottery.priority, priority);
  stated("shortfall", lottery.shortfall, shortfall);
  const isShort = shortfall > 0;
  if ((lottery.status === "infeasible") !== isShort) faults.push(`status: stated ${lottery.status}.`);
  if (faults.length > 0) return refused(faults);
  const lack: Lack = { terms: 0, priority: 0, fit: 0 };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const score = problem.scores[cell]!;
      if (Number.isNaN(score)) continue;
      const worth = {
        priority: 0 - prices.rows.priority[row]! - prices.columns.priority[column]!,
        fit: (isShort ? 0 : score) - prices.rows.fit[row]! - prices.columns.fit[column]!,
      };
      if (isAbove(worth)) add(lack, worth, capOf(cell) - parts[cell]!);
      else add(lack, { priority: -worth.priority, fit: -worth.fit }, parts[cell]!);
    }
  }
  for (const person of people) judge(person, isShort, outOf, lack);
  if (isShort) return Object.freeze({ feasible: false, faults: Object.freeze([]), impossible: lack.terms === 0 });
  const bound = Object.freeze({ priority: priority + lack.priority, fit: total + lack.fit });
  if (lack.terms === 0) return Object.freeze({ feasible: true, optimal: true, bound });
  const gap = Object.freeze({ priority: lack.priority, fit: lack.fit });
  return Object.freeze({ feasible: true, optimal: false, bound, gap });
}

interface Lack {
  terms: number;
  priority: number;
  fit: number;
}

/** One person in parts. */
interface Person {
  readonly load: number;
  readonly least: number;
  readonly most: number;
  readonly priority: number;
  readonly price: Worth;
}

function peopleOf(problem: Problem, { outOf, prices }: Lottery, load: Float64Array): Person[] {
  return Array.from(load, (parts, at) => {
    const isRow = at < problem.rows;
    const who = isRow ? at : at - problem.rows;
    const places = isRow ? problem.rowPlaces : problem.columnPlaces;
    const price = isRow ? prices.rows : prices.columns;
    return {
      load: parts,
      least: places.min[who]! * outOf,
      most: places.max[who]! * outOf,
      priority: (isRow ? problem.rowPriority : problem.columnPriority)[who]!,
      price: { priority: price.priority[who]!, fit: price.fit[who]! },
    };
  });
}

/** Adds what a person lacks to the best load: the way there leads over at most the ends of their places and of one place. */
function judge(person: Person, isShort: boolean, outOf: number, lack: Lack): void {
  const { load, least, most, price } = person;
  const lowest = isShort ? 0 : least;
  /** What the part after `at` parts is worth to the person, with its price. */
  const slope = (at: number): Worth => {
    const reward = isShort ? (at < least ? 1 : 0) : at < outOf ? person.priority : 0;
    return { priority: reward + price.priority, fit: price.fit };
  };
  const ends = [lowest, least, Math.min(most, Math.max(lowest, outOf)), most].sort((a, b) => a - b);
  let at = load;
  for (const end of ends) {
    if (end <= at || !isAbove(slope(at))) continue;
    add(lack, slope(at), end - at);
    at = end;
  }
  at = load;
  for (const end of ends.reverse()) {
    if (end >= at) continue;
    const { priority, fit } = slope(at - 1);
    if (!isAbove({ priority: -priority, fit: -fit })) break;
    add(lack, { priority: -priority, fit: -fit }, at - end);
    at = end;
  }
}

function add(lack: Lack, worth: Worth, parts: number): void {
  if (parts === 0 || !isAbove(worth)) return;
  lack.terms++;
  lack.priority += worth.priority * parts;
  lack.fit += worth.fit * parts;
}

/** Whether a number of two levels is above 0. */
function isAbove({ priority, fit }: Worth): boolean {
  return priority > 0 || (priority === 0 && fit > 0);
}

function shapeFaults({ rows, columns }: Problem, cap: Cap, { outOf, pairs, parts }: Lottery): string[] {
  if (cap.in !== outOf) return [`parts: stated in ${outOf}, the cap in ${cap.in}.`];
  if (!(Number.isInteger(outOf) && outOf >= 1 && outOf <= 2 ** 20)) return [`parts: there are no ${outOf} parts.`];
  if (pairs.length !== 2 * parts.length) return [`pairs: ${pairs.length} entries for ${parts.length} parts.`];
  const faults: string[] = [];
  let before = -1;
  for (let at = 0; at < pairs.length; at += 2) {
    const [row, column] = [pairs[at]!, pairs[at + 1]!];
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      faults.push(`out-of-range: there is no pair of row ${row} and column ${column}.`);
      continue;
    }
    const cell = row * columns + column;
    if (cell <= before) faults.push(`order: row ${row} and column ${column} stand after a later pair, or twice.`);
    before = cell;
  }
  return faults;
}

function priceFaults(rows: number, columns: number, prices: Lottery["prices"]): string[] {
  const faults: string[] = [];
  for (const [people, side] of [[rows, prices.rows] as const, [columns, prices.columns] as const]) {
    for (const level of [side.priority, side.fit]) {
      if (level.length !== people) faults.push(`prices: ${level.length} prices for ${people} people.`);
      const odd = level.findIndex((price) => !Number.isInteger(price) || Math.abs(price) > 2 ** 51);
      if (odd >= 0) faults.push(`prices: ${level[odd]} is not a whole number up to 2^51.`);
    }
  }
  return faults;
}

function refused(faults: readonly string[]): LotteryVerdict {
  return Object.freeze({ feasible: false, faults: Object.freeze(faults), impossible: false });
}
