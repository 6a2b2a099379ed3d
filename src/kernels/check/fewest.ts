// Source: linear programming duality on a face, see `face.ts`; the step is one threshold of the lexicographic bottleneck
// problem: R. E. Burkard and F. Rendl, "Lexicographic bottleneck problems", Operations Research Letters 10 (1991),
// pp. 303-308.
//
// The step asks for as few pairs as possible among some open pairs, the poor ones: each costs 1, and everything else 0. For
// ANY prices, with worth(i, j) = -1 or 0 less the prices of i and j, every choice of the face has
//
//   - (number of its poor pairs) = sum over its open pairs of worth + sum over people of price * load
//                               <= sum over open pairs of max(0, worth) + sum over people of the largest price * load,
//
// with equality for the chosen one exactly where each of its terms is the largest. Only people with a price other than 0,
// and poor pairs, have a term that could lack something, so only their lines are read.
//
// Cost: time O(people with a price * people on the other side + poor pairs). Ties: none. Departures: none.
import { close, conclude, type Face, isChosen, isOpen, isPoor, markPoor } from "./face.js";

/** Person and price in turn; everybody else's price is 0. */
export interface FewPrices {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/**
 * Shrinks the face to the choices with the fewest pairs among the cells `poor`, or says in words what the prices fail to
 * prove of the face's own choice; the face is of no use then.
 */
export function shrinkToFewest(face: Face, poor: Int32Array, prices: FewPrices): string | undefined {
  const fault =
    readPrices(face, prices.rows, 0, face.rows) ?? readPrices(face, prices.columns, face.rows, face.columns);
  if (fault !== undefined) return fault;
  markPoor(face, poor, true);
  const change: Change = { out: [], kept: [] };
  const found =
    judgePeople(face, prices.rows, 0, change) ??
    judgePeople(face, prices.columns, face.rows, change) ??
    judgePoor(face, poor, change);
  if (found !== undefined) return found;
  markPoor(face, poor, false);
  fixLoads(face, prices.rows, 0);
  fixLoads(face, prices.columns, face.rows);
  for (const cell of change.kept) shut(face, cell, true);
  for (const cell of change.out) shut(face, cell, false);
  conclude(face);
  return undefined;
}

/** Pairs of worth other than 0, as row * columns + column. */
interface Change {
  readonly out: number[];
  readonly kept: number[];
}

function shut(face: Face, cell: number, kept: boolean): void {
  const row = Math.floor(cell / face.columns);
  if ((face.byRow[cell]! & isOpen) !== 0) close(face, row, cell - row * face.columns, kept);
}

function readPrices(face: Face, list: Int32Array, first: number, people: number): string | undefined {
  if (list.length % 2 !== 0) return "half a price is given.";
  for (let at = 0; at < list.length; at += 2) {
    const who = list[at]!;
    if (who < 0 || who >= people) return `there is no person ${who} on this side.`;
    if (at > 0 && who <= list[at - 2]!) return `person ${who} stands after a later one, or twice.`;
    // Sums of two prices and of a price per person stay far below 2^31 and 2^53.
    if (Math.abs(list[at + 1]!) > 2 ** 29) return `the price ${list[at + 1]} is too large.`;
    face.price[first + who] = list[at + 1]!;
  }
  return undefined;
}

/** Reads the open pairs and the load of each person with a price; a pair of two such people is judged at its row. */
function judgePeople(face: Face, list: Int32Array, first: number, change: Change): string | undefined {
  const { rows, columns, byRow, byColumn, price, load, least, most } = face;
  for (let at = 0; at < list.length; at += 2) {
    const person = first + list[at]!;
    if (price[person]! > 0 && load[person] !== most[person]) return `person ${person} could have more pairs.`;
    if (price[person]! < 0 && load[person] !== least[person]) return `person ${person} could have fewer pairs.`;
    const line = first === 0 ? byRow : byColumn;
    const length = first === 0 ? columns : rows;
    const start = list[at]! * length;
    for (let other = 0; other < length; other++) {
      const bits = line[start + other]!;
      if ((bits & isOpen) === 0 || (first > 0 && price[other] !== 0)) continue;
      const worth = ((bits & isPoor) === 0 ? 0 : -1) - price[person]! - price[first === 0 ? rows + other : other]!;
      const cell = first === 0 ? start + other : other * columns + list[at]!;
      const fault = judge(cell, worth, bits, change);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function judgePoor(face: Face, poor: Int32Array, change: Change): string | undefined {
  const { rows, columns, byRow, price } = face;
  for (let at = 0; at < poor.length; at++) {
    const row = Math.floor(poor[at]! / columns);
    const bits = byRow[poor[at]!]!;
    if ((bits & isOpen) === 0 || price[row] !== 0 || price[rows + poor[at]! - row * columns] !== 0) continue;
    const fault = judge(poor[at]!, -1, bits, change);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function judge(cell: number, worth: number, bits: number, change: Change): string | undefined {
  if (worth === 0) return undefined;
  const chosen = (bits & isChosen) !== 0;
  if (chosen === worth < 0) return `pair ${cell} is ${chosen ? "chosen" : "left out"} at a worth of ${worth}.`;
  if (chosen) change.kept.push(cell);
  else change.out.push(cell);
  return undefined;
}

/** People with a price have the load that answers it in every choice of the smaller face; their prices end here. */
function fixLoads(face: Face, list: Int32Array, first: number): void {
  for (let at = 0; at < list.length; at += 2) {
    const person = first + list[at]!;
    if (face.price[person]! !== 0) {
      face.least[person] = face.load[person]!;
      face.most[person] = face.load[person]!;
      face.changed.push(person);
    }
    face.price[person] = 0;
  }
}
