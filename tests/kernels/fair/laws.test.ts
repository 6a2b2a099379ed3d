import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { fair } from "../../../src/kernels/fair/fair.js";
import { effort, seed } from "../../seed.js";
import { bestChoices, bestFor, sum } from "./brute-force.js";
import { fairProblem, scoresOf } from "./problems.js";

const runs = { seed, numRuns: 500 * effort };

describe("fair", () => {
  test("equals trying everything, and proves it", () => {
    let infeasible = 0;
    fc.assert(
      fc.property(fairProblem, (given) => {
        expect(fair.refuses(given)).toBeUndefined();
        const found = fair.solve(given);
        const choices = bestChoices(given);
        const best = choices[0]!;
        expect(found).toMatchObject({ shortfall: best.shortfall, priority: best.priority });
        const verdict = check(given, found);
        if (best.shortfall > 0) {
          infeasible++;
          expect(found.status).toBe("infeasible");
          expect(verdict).toMatchObject({ feasible: false, faults: [] });
          return;
        }
        const scores = scoresOf(given, found);
        const wanted = bestFor(choices, given.objective);
        if (given.objective === "worst-off first") expect(scores).toEqual(wanted);
        else expect(sum(scores)).toBe(sum(wanted));
        expect(verdict).toEqual({ feasible: true, optimal: true, bound: { priority: best.priority, fit: sum(wanted) } });
      }),
      runs,
    );
    expect(infeasible).toBeGreaterThan(runs.numRuns / 50);
  });
});
