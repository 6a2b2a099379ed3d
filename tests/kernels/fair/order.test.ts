import fc from "fast-check";
import { expect, test } from "vitest";
import { leastAllowed } from "../../../src/kernels/check/fair.js";
import { byScore, endOfTies } from "../../../src/kernels/check/order.js";
import { effort, seed } from "../../seed.js";
import { floorOf } from "./brute-force.js";

const runs = { seed, numRuns: 300 * effort };
const wide = fc.integer({ min: -(2 ** 44), max: 2 ** 44 });

test("cells stand by rising score, those of equal score as they stood, whatever the size of the scores", () => {
  const score = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -5000, max: 5000 }), wide);
  fc.assert(
    fc.property(fc.array(score), fc.boolean(), (scores, everySecond) => {
      const cells = [...scores.keys()].filter((cell) => !everySecond || cell % 2 === 0).reverse();
      const sorted = byScore(Float64Array.from(scores), Int32Array.from(cells));
      expect([...sorted]).toEqual(cells.slice().sort((a, b) => scores[a]! - scores[b]!));
      for (let start = 0, end = 0; start < sorted.length; start = end) {
        end = endOfTies(Float64Array.from(scores), sorted, start);
        const ties = [...sorted.slice(start, end)].map((cell) => scores[cell]);
        expect(new Set(ties).size).toBe(1);
        if (end < sorted.length) expect(scores[sorted[end]!]).toBeGreaterThan(ties[0]!);
      }
    }),
    runs,
  );
});

test("a floor is rounded up to a whole number exactly, and a lowest score below 0 is its own", () => {
  fc.assert(
    fc.property(wide, fc.integer({ min: 0, max: 100 }), (lowest, floor) => {
      expect(leastAllowed({ floor }, lowest)).toBe(floorOf({ floor }, lowest));
      expect(leastAllowed("bottleneck", lowest)).toBe(lowest);
    }),
    runs,
  );
});
