// Source: C. J. Colbourn and J. H. Dinitz (editors), "Handbook of Combinatorial Designs", 2nd edition (Chapman & Hall/CRC
// 2007): the round robin (VI.51.1, the circle method), affine geometries and their parallel lines (VII.2.5), resolvable
// transversal designs from fields and their products (III.3.2 and III.3.4: H. F. MacNeish, "Euler squares", Annals of
// Mathematics 23 (1922), pp. 221-227). Cost: time and memory O(rounds * people), and O(order^2) for a field.
// Ties: none. Departures: none.
import { type Field, fieldOf, primeOf } from "./field.js";

/** Groups of each round, people as positions. */
export type Groups = readonly (readonly number[])[];

/** Everybody with everybody, one pair a round: the first `limit` of people - 1 rounds of an even number of people. */
export function roundRobin(people: number, limit = people): Groups[] {
  const turning = people - 1;
  return Array.from({ length: Math.min(limit, turning) }, (_, round) => {
    const pairs = [[round, turning]];
    for (let step = 1; step < people / 2; step++) {
      pairs.push([(round + step) % turning, (round - step + turning) % turning]);
    }
    return pairs;
  });
}

/**
 * The lines of the affine space of a dimension over the field of an order, by their directions: groups of `order` people,
 * order^dimension of them, in (people - 1) / (order - 1) rounds, so that everybody meets everybody once.
 */
export function affineLines(order: number, dimension: number): Groups[] | undefined {
  const field = fieldOf(order);
  if (field === undefined) return undefined;
  let people = 1;
  for (let axis = 0; axis < dimension; axis++) people *= order;
  const rounds: Groups[] = [];
  // A direction is a point whose leading digit is 1: each line through the origin once.
  for (let leading = 1; leading < people; leading *= order) {
    for (let tail = 0; tail < leading; tail++) rounds.push(parallels(field, people, leading + tail));
  }
  return rounds;
}

/** All lines of one direction. */
function parallels(field: Field, people: number, direction: number): number[][] {
  const seen = new Uint8Array(people);
  const lines: number[][] = [];
  for (let point = 0; point < people; point++) {
    if (seen[point] === 1) continue;
    const line = Array.from({ length: field.order }, (_, factor) => moved(field, point, direction, factor));
    for (const on of line) seen[on] = 1;
    lines.push(line);
  }
  return lines;
}

/** point + factor * direction, digit by digit. */
function moved({ order, sum, product }: Field, point: number, direction: number, factor: number): number {
  let result = 0;
  for (let place = 1; point > 0 || direction > 0; place *= order) {
    result += sum[(point % order) * order + product[factor * order + (direction % order)]!]! * place;
    point = Math.floor(point / order);
    direction = Math.floor(direction / order);
  }
  return result;
}

/**
 * People as `size` teams of `order`: rounds of groups with one of each team, so that people of two teams meet once. There
 * are `order` of them where every prime power of the order is at least the size; otherwise undefined. Person
 * `team * order + place`. Only the first `limit` rounds are made.
 */
export function transversals(size: number, order: number, limit = order): Groups[] | undefined {
  const fields = fieldsOf(order);
  if (fields.some((field) => field.order < size)) return undefined;
  return Array.from({ length: Math.min(limit, order) }, (_, slope) =>
    Array.from({ length: order }, (_, shift) =>
      Array.from({ length: size }, (_, team) => team * order + onLine(fields, team, slope, shift)),
    ),
  );
}

/** One field for each prime of the order. */
function fieldsOf(order: number): Field[] {
  const fields: Field[] = [];
  for (let rest = order, prime = 2; rest > 1; prime++) {
    let power = 1;
    for (; rest % prime === 0; rest /= prime) power *= prime;
    const field = power > 1 && primeOf(power) === prime ? fieldOf(power) : undefined;
    if (field !== undefined) fields.push(field);
  }
  return fields;
}

/** slope * team + shift in the product of the fields; `team` is below all their orders. */
function onLine(fields: readonly Field[], team: number, slope: number, shift: number): number {
  let result = 0;
  let place = 1;
  for (const { order, sum, product } of fields) {
    result += sum[product[(slope % order) * order + team]! * order + (shift % order)]! * place;
    slope = Math.floor(slope / order);
    shift = Math.floor(shift / order);
    place *= order;
  }
  return result;
}

/** Rows, columns and symbols of the square of the numbers modulo the size: three rounds of size * size people, any size. */
export function threeOfSquare(size: number): Groups[] {
  const person = (row: number, column: number) => row * size + column;
  const lines = (of: (line: number, step: number) => number): number[][] =>
    Array.from({ length: size }, (_, line) => Array.from({ length: size }, (_, step) => of(line, step)));
  return [
    lines((row, column) => person(row, column)),
    lines((column, row) => person(row, column)),
    lines((symbol, row) => person(row, (symbol - row + size) % size)),
  ];
}
