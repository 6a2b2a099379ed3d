// Source: complementary slackness, used to shrink a problem step by step to those choices that are best so far: linear
// programming with objectives in a fixed order (H. Isermann, "Linear lexicographic optimization", OR Spektrum 4 (1982),
// pp. 223-228), on the transportation polytope of R. E. Burkard, M. Dell'Amico and S. Martello, "Assignment Problems"
// (SIAM 2012), sections 4.1 and 4.5. The drawing of conclusions from single lines is the removal of leaves in R. M. Karp and
// M. Sipser, "Maximum matching in sparse random graphs", FOCS 1981, pp. 364-375.
//
// A face is a set of choices: pairs that none of them has (out), pairs that all of them have (in), open pairs, and for each
// person how many open pairs they take at least and at most. Let prices prove, over a face, that the most a linear
// objective can reach is what one choice reaches; then the choices that reach it are exactly those on the face that have
// every open pair of worth above 0, none of worth below 0, and loads that are best answers to the prices: a smaller face.
// So a chain of such proofs, one for each objective in turn, proves a choice best in the order of the objectives.
//
// Cost: memory two bytes per pair; each pair and each line of a person is changed once over all steps.
// Ties: none. Departures: none.
import type { Problem } from "../problem.js";

/** Bits of a pair. In: `isChosen` alone; out: 0. */
export const isOpen = 1;
/** The choice that is being proven has the pair. */
export const isChosen = 2;
/** An open pair that costs 1 in the step at hand. */
export const isPoor = 4;

/** A set of choices, and one of them. People are rows, then columns: column j is person `rows + j`. */
export interface Face {
  readonly rows: number;
  readonly columns: number;
  /** The bits of every pair, row-major; and the same column-major, so that both sides read lines. */
  readonly byRow: Uint8Array;
  readonly byColumn: Uint8Array;
  /** Of each person's open pairs: how many they take at least, at most, how many there are, how many are chosen. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  readonly open: Int32Array;
  readonly load: Int32Array;
  /** Prices of the step at hand, one per person; 0 between two steps. */
  readonly price: Int32Array;
  /** People whose open pairs became fewer since conclusions were last drawn. */
  readonly changed: number[];
}

/**
 * The face of all choices that keep least and most places and earn the most priority, as `rows` and `columns` (prices of
 * the priority level) prove; or, in words, what they fail to prove of `pairs`.
 *
 * `pairs` must be a list of allowed pairs in order that keeps everybody's places.
 */
export function priorityFace(
  problem: Problem,
  pairs: Int32Array,
  prices: { readonly rows: Float64Array; readonly columns: Float64Array },
): Face | string {
  const { rows, columns, scores } = problem;
  const faults = [...priceFaults("row", rows, prices.rows), ...priceFaults("column", columns, prices.columns)];
  if (faults.length > 0) return faults.join(" ");
  const face = emptyFace(rows, columns);
  const { byRow, byColumn, load, open } = face;
  for (let at = 0; at < pairs.length; at += 2) {
    byRow[pairs[at]! * columns + pairs[at + 1]!] = isChosen;
    load[pairs[at]!]!++;
    load[rows + pairs[at + 1]!]!++;
  }
  for (let person = 0; person < rows + columns; person++) {
    const fault = person < rows ? answer(face, problem, person, prices.rows[person]!) : undefined;
    const other = person < rows ? fault : answer(face, problem, person, prices.columns[person - rows]!);
    if (other !== undefined) return other;
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (Number.isNaN(scores[cell])) continue;
      const worth = 0 - prices.rows[row]! - prices.columns[column]!;
      const chosen = byRow[cell] === isChosen;
      if (chosen ? worth < 0 : worth > 0) return `row ${row} and column ${column} could earn more priority.`;
      if (worth === 0) {
        byRow[cell]! |= isOpen;
        open[row]!++;
        open[rows + column]!++;
      } else if (chosen) {
        taken(face, row);
        taken(face, rows + column);
      }
      byColumn[column * rows + row] = byRow[cell]!;
    }
  }
  for (let person = 0; person < rows + columns; person++) face.changed.push(person);
  conclude(face);
  return face;
}

function emptyFace(rows: number, columns: number): Face {
  const people = rows + columns;
  return {
    rows,
    columns,
    byRow: new Uint8Array(rows * columns),
    byColumn: new Uint8Array(rows * columns),
    least: new Int32Array(people),
    most: new Int32Array(people),
    open: new Int32Array(people),
    load: new Int32Array(people),
    price: new Int32Array(people),
    changed: [],
  };
}

function priceFaults(side: string, people: number, prices: Float64Array): string[] {
  if (prices.length !== people) return [`${prices.length} prices for ${people} of side ${side}.`];
  const odd = prices.findIndex((price) => !Number.isInteger(price) || Math.abs(price) > 2 ** 51);
  return odd < 0 ? [] : [`${side} ${odd} has the price ${prices[odd]}, not a whole number up to 2^51.`];
}

/**
 * The loads that are best for a person at their price: `priority * (1 if any) + price * load` is concave, so they are an
 * interval. The chosen load must be one of them.
 */
function answer(face: Face, problem: Problem, person: number, price: number): string | undefined {
  const isRow = person < face.rows;
  const places = isRow ? problem.rowPlaces : problem.columnPlaces;
  const who = isRow ? person : person - face.rows;
  const first = (isRow ? problem.rowPriority : problem.columnPriority)[who]! + price;
  const min = places.min[who]!;
  const max = places.max[who]!;
  let least = min;
  let most = max;
  const one = Math.min(1, max);
  if (min === 0) {
    if (first > 0) least = price > 0 ? max : one;
    if (first < 0) most = 0;
    else if (price < 0) most = one;
  } else {
    if (price > 0) least = max;
    if (price < 0) most = min;
  }
  face.least[person] = least;
  face.most[person] = most;
  const load = face.load[person]!;
  if (load >= least && load <= most) return undefined;
  return `${isRow ? "row" : "column"} ${who} could earn more priority with another number of partners.`;
}

/** One of a person's chosen pairs is open no more, because all choices have it. */
function taken(face: Face, person: number): void {
  face.load[person]!--;
  face.most[person]!--;
  if (face.least[person]! > 0) face.least[person]!--;
}

/** No choice of the smaller face has this open pair, or every one has it where it is `kept`. Conclusions are drawn later. */
export function close(face: Face, row: number, column: number, kept: boolean): void {
  const { rows, columns, open } = face;
  const bits = kept ? isChosen : 0;
  face.byRow[row * columns + column] = bits;
  face.byColumn[column * rows + row] = bits;
  const other = rows + column;
  open[row]!--;
  open[other]!--;
  if (kept) {
    taken(face, row);
    taken(face, other);
  }
  face.changed.push(row, other);
}

/**
 * Draws the conclusions that single people allow, until there are none: who has no more open pairs than they need has them
 * all, and who takes no more loses the rest.
 */
export function conclude(face: Face): void {
  const { rows, columns, byRow, byColumn, changed, open, least, most } = face;
  for (let person = changed.pop(); person !== undefined; person = changed.pop()) {
    if (open[person] === 0) continue;
    const kept = open[person]! <= least[person]!;
    if (!kept && most[person]! > 0) continue;
    if (person < rows) {
      for (let column = 0; column < columns; column++) {
        if ((byRow[person * columns + column]! & isOpen) !== 0) close(face, person, column, kept);
      }
    } else {
      const column = person - rows;
      for (let row = 0; row < rows; row++) {
        if ((byColumn[column * rows + row]! & isOpen) !== 0) close(face, row, column, kept);
      }
    }
  }
}

/** Sets or clears the bit `isPoor` of the pairs among `cells` (row * columns + column) that are open. */
export function markPoor(face: Face, cells: Int32Array, poor: boolean): void {
  const { rows, columns, byRow, byColumn } = face;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!;
    if ((byRow[cell]! & isOpen) === 0) continue;
    const bits = poor ? byRow[cell]! | isPoor : byRow[cell]! & ~isPoor;
    byRow[cell] = bits;
    const row = Math.floor(cell / columns);
    byColumn[(cell - row * columns) * rows + row] = bits;
  }
}

/** Closes the open pairs among `cells`, none of them chosen, and draws the conclusions. */
export function closeAll(face: Face, cells: Int32Array): void {
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!;
    const row = Math.floor(cell / face.columns);
    if ((face.byRow[cell]! & isOpen) !== 0) close(face, row, cell - row * face.columns, false);
  }
  conclude(face);
}

/** Whether the choice has an open pair among `cells`. */
export function hasChosen(face: Face, cells: Int32Array): boolean {
  const wanted = isOpen | isChosen;
  for (let at = 0; at < cells.length; at++) if ((face.byRow[cells[at]!]! & wanted) === wanted) return true;
  return false;
}
