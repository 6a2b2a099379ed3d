import fc from "fast-check";
import { expect, test } from "vitest";
import { sorter } from "../../src/kernels/sorted.js";
import { effort, seed } from "../seed.js";

const sizes = [1, 2, 40, 5000, 2 ** 31, 2 ** 33, 2 ** 51];
const lists = fc.constantFrom(...sizes).chain((size) =>
  fc.record({
    keys: fc.array(fc.oneof(fc.integer({ min: -size, max: size }), fc.constant(size), fc.constant(-size)), {
      maxLength: 200,
    }),
    offset: fc.nat(3),
    direction: fc.constantFrom("rising" as const, "falling" as const),
  }),
);

test("sorts by keys of every size in both directions, and keeps the order of equals", () => {
  const reused = sorter(400);
  fc.assert(
    fc.property(lists, fc.boolean(), ({ keys, offset, direction }, isInt) => {
      const isSmall = keys.every((key) => Math.abs(key) < 2 ** 31);
      const all = [...new Array(offset).fill(0), ...keys];
      const stored = isInt && isSmall ? Int32Array.from(all) : Float64Array.from(all);
      // Every other position only, and out of order, so that positions and places differ.
      const chosen = [...keys.keys()].filter((at) => at % 2 === 0).reverse();
      reused.positions.set(chosen);
      reused.sort(chosen.length, stored, offset, direction);
      const sign = direction === "rising" ? 1 : -1;
      const wanted = [...chosen].sort((one, other) => sign * (keys[one]! - keys[other]!));
      expect([...reused.positions.subarray(0, chosen.length)]).toEqual(wanted);
    }),
    { seed, numRuns: 1000 * effort },
  );
});

test("sorts long lists", () => {
  const keys = Float64Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 10_007);
  const { positions, sort } = sorter(keys.length);
  for (let at = 0; at < keys.length; at++) positions[at] = at;
  sort(keys.length, keys, 0, "falling");
  expect(Array.from(positions)).toEqual(
    [...keys.keys()].sort((one, other) => keys[other]! - keys[one]! || one - other),
  );
});
