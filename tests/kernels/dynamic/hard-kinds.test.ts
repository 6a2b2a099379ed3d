import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { Problem } from "../../../src/kernels/problem.js";
import { effort, seed } from "../../seed.js";
import { type Followed, follow, freshly, steps } from "./steps.js";

const runs = { seed, numRuns: 30 * effort };

interface Sides {
  readonly rows: number;
  readonly columns: number;
  /** Numbers from 0 on, one for each pair. */
  readonly cells: readonly number[];
  /** A number from 0 to 5 for each person, rows first. */
  readonly people: readonly number[];
}

const sides: fc.Arbitrary<Sides> = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 12 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      cells: fc.array(fc.nat(999), { minLength: rows * columns, maxLength: rows * columns }),
      people: fc.array(fc.nat(5), { minLength: rows + columns, maxLength: rows + columns }),
    }),
  );

type Score = (cell: number) => number | null;
type Place = (number: number) => { readonly min: number; readonly max: number };

function posed({ rows, columns, cells, people }: Sides, score: Score, place: Place): Problem {
  const scores = Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns).map(score));
  const places = people.map(place);
  return problem({ scores, rowPlaces: places.slice(0, rows), columnPlaces: places.slice(rows) });
}

const one: Place = () => ({ min: 0, max: 1 });
/** Some may have nobody. */
const none: Place = (number) => ({ min: 0, max: number === 0 ? 2 : number < 3 ? 0 : 1 });
/** Some must have one or two, so that there is often no choice that serves all. */
const least: Place = (number) => ({ min: Math.max(0, number - 3), max: 1 + (number % 2) + Math.max(0, number - 3) });

/** Kinds of problems in which ties, forbidden pairs and places leave a search the least to go by. */
const kinds: Readonly<Record<string, (sides: Sides) => Problem>> = {
  "all equal": (all) => posed(all, () => 7, one),
  "two values": (all) => posed(all, (cell) => cell % 2, one),
  "few allowed": (all) => posed(all, (cell) => (cell % 5 === 0 ? cell : null), one),
  "none allowed": (all) => posed(all, () => null, one),
  "all equal, some without a place": (all) => posed(all, () => 7, none),
  "few values and allowed, some without a place": (all) => posed(all, (cell) => (cell % 3 ? null : cell % 4), none),
  "least numbers, often too many": (all) => posed(all, (cell) => (cell % 3 === 0 ? null : cell % 5), least),
  "far apart": (all) => posed(all, (cell) => (cell % 2 ? -(10 ** 9) - cell : 10 ** 9 + cell), none),
};

describe.each(Object.entries(kinds))("of the kind %s", (_, kind) => {
  it.each([0, 2, 24])("a kept problem is as good as one from nothing after every change, with %i listed", (listed) => {
    let done = 0;
    fc.assert(
      fc.property(sides, steps(15), (all, changes) => {
        done += follow(kind(all), listed, changes, 3, freshly).done;
      }),
      runs,
    );
    expect(done).toBeGreaterThan(runs.numRuns * 5);
  });
});

it("a kept problem that cannot be fulfilled is fulfilled again once it can be", () => {
  const impossible = kinds["least numbers, often too many"]!;
  const followed: Followed[] = [];
  fc.assert(
    fc.property(sides, steps(25), (all, changes) => {
      followed.push(follow(impossible(all), 24, changes, 3, freshly));
    }),
    runs,
  );
  expect(followed.reduce((sum, { recovered }) => sum + recovered, 0)).toBeGreaterThan(2);
});
