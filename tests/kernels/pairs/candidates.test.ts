import fc from "fast-check";
import { expect, test } from "vitest";
import { augment, rowPrice, search } from "../../../src/kernels/pairs/augment.js";
import { type Candidates, candidates, forget, refresh } from "../../../src/kernels/pairs/candidates.js";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";

/** What is promised of a row's list at the present prices. */
function holds(lists: Candidates, row: number, price: Float64Array): void {
  const start = row * lists.most;
  const held = lists.column.subarray(start, start + lists.count[row]!);
  expect(new Set(held).size).toBe(held.length);
  let best = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < lists.columns; column++) {
    const score = lists.scores[row * lists.columns + column]!;
    const at = held.indexOf(column);
    if (at >= 0) expect(lists.score[start + at]).toBe(score);
    else if (score - price[column]! > lists.bound[row]!) {
      throw new Error(`column ${column} is worth more to row ${row} than its bound`);
    }
    if (score - price[column]! > best) best = score - price[column]!;
  }
  // Just renewed, the best of all columns is held.
  const values = Array.from(held, (column, at) => lists.score[start + at]! - price[column]!);
  expect(Math.max(Number.NEGATIVE_INFINITY, ...values)).toBe(best);
  expect(Math.min(Number.POSITIVE_INFINITY, ...values)).toBeGreaterThanOrEqual(lists.bound[row]!);
}

const shapes = fc.record({
  columns: fc.constantFrom(1, 3, 40, 97, 400, 600),
  values: fc.constantFrom(2, 50, 1_000_000),
  forbidden: fc.constantFrom(0, 2, 90, 100),
  draw: fc.nat(1_000_000),
});

test("no column outside a list is ever worth more than its bound, while prices rise", () => {
  fc.assert(
    fc.property(shapes, ({ columns, values, forbidden, draw }) => {
      const { below } = chance(draw);
      const rows = 2;
      const scores = Float64Array.from({ length: rows * columns }, () =>
        below(100) < forbidden ? Number.NaN : below(values) - (values >> 1),
      );
      const price = new Float64Array(columns);
      const lists = candidates(scores, rows, columns, values);
      for (let round = 0; round < 12; round++) {
        const row = below(rows);
        refresh(lists, row, price);
        holds(lists, row, price);
        // The best columns of the row become dearer, as in an auction, and some others do.
        const start = row * lists.most;
        for (let at = start; at < start + lists.count[row]!; at++) {
          if (below(3) > 0) price[lists.column[at]!]! += below(values);
        }
        price[below(columns)]! += below(values);
        if (round === 8) price[below(columns)] = Number.POSITIVE_INFINITY;
        if (round === 9) forget(lists, row);
      }
    }),
    { seed, numRuns: 150 * effort },
  );
});

test("one more row at a time: after each, the prices prove the assignment of the rows placed so far", () => {
  fc.assert(
    fc.property(shapes, ({ columns, values, forbidden, draw }) => {
      const { below } = chance(draw);
      const rows = 40;
      const scores = Float64Array.from({ length: rows * columns }, () =>
        below(100) < forbidden ? Number.NaN : below(values),
      );
      const lists = candidates(scores, rows, columns, Number.POSITIVE_INFINITY);
      const state = search(lists, new Float64Array(columns), new Float64Array(rows).fill(-values));
      for (let row = 0; row < rows; row++) {
        augment(state, row);
        for (let placed = 0; placed <= row; placed++) {
          const own = rowPrice(state, placed);
          expect(own).toBeGreaterThanOrEqual(-values);
          for (let column = 0; column < columns; column++) {
            const value = scores[placed * columns + column]! - state.price[column]!;
            if (value > own) throw new Error(`row ${placed} would gain by column ${column}`);
          }
        }
      }
      for (let column = 0; column < columns; column++) {
        if (state.rowOf[column]! < 0) expect(state.price[column]).toBe(0);
        else expect(state.columnOf[state.rowOf[column]!]).toBe(column);
      }
    }),
    { seed, numRuns: 40 * effort },
  );
});
