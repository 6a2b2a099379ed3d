import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRoundsTotal, planRounds, roundsProblem, roundsTotalAtMost } from "../../../src/kernels/index.js";
import { effort, seed } from "../../seed.js";
import { questions } from "./problems.js";

const steps = 5000;

describe("the bound of the total", () => {
  test("is never below a plan that is no worse at the levels before, and a check that shares nothing agrees", () => {
    fc.assert(
      fc.property(questions(10, { history: true, forbidden: true, scores: true }), fc.nat(50), (input, drawn) => {
        const problem = roundsProblem(input);
        const plan = planRounds(problem, { steps });
        if (plan.rounds.length === 0) return;
        const bound = roundsTotalAtMost(problem, plan);
        expect(checkRoundsTotal(problem, plan, bound)).toBeUndefined();
        const other = planRounds(problem, { steps, seed: drawn + 1 });
        if (other.again <= plan.again && other.outOfTurn <= plan.outOfTurn)
          expect(other.total).toBeLessThanOrEqual(bound.atMost);
      }),
      { seed, numRuns: 60 * effort },
    );
  });

  test("is reached where all scores are alike, and where everybody meets everybody", () => {
    const alike = (people: number, rounds: number, over: "bye" | "larger" | "smaller", size = 2) => {
      const scores = Array.from({ length: people }, () => new Array<number>(people).fill(7));
      const problem = roundsProblem({ people, size, rounds, over, scores });
      const plan = planRounds(problem, { steps });
      return roundsTotalAtMost(problem, plan).atMost - plan.total;
    };
    expect([alike(7, 4, "larger"), alike(7, 9, "bye"), alike(8, 3, "smaller", 3), alike(9, 4, "bye", 3)]).toEqual([
      0, 0, 0, 0,
    ]);
    const uneven = Array.from({ length: 6 }, (_, one) => Array.from({ length: 6 }, (_, other) => one * other));
    const robin = roundsProblem({ people: 6, rounds: 5, scores: uneven });
    const plan = planRounds(robin, { steps });
    expect(roundsTotalAtMost(robin, plan).atMost).toBe(plan.total);
    // Once more round, and a price on meeting again: the bound must not let everybody meet their favourite each time.
    const twice = roundsProblem({ people: 6, rounds: 10, scores: uneven });
    const again = planRounds(twice, { steps });
    expect(again.again).toBe(15);
    expect(roundsTotalAtMost(twice, again)).toMatchObject({ atMost: 2 * plan.total });
    expect(roundsTotalAtMost(twice, again).price).toBeGreaterThan(0);
  });

  test("stays exact where people have met a million times", () => {
    const met = [
      [0, 1, 2 ** 20],
      [2, 3, 2 ** 20],
    ] as const;
    const big = Array.from({ length: 4 }, () => new Array<number>(4).fill(2 ** 40));
    const problem = roundsProblem({ people: 4, rounds: 4, met, scores: big });
    const plan = planRounds(problem, { steps });
    const bound = roundsTotalAtMost(problem, plan);
    expect(bound.atMost).toBeGreaterThanOrEqual(plan.total);
    expect(Number.isSafeInteger(bound.atMost)).toBe(true);
    expect(checkRoundsTotal(problem, plan, bound)).toBeUndefined();
  });

  test.each([
    ["below the plan", -1, 0],
    ["below what its price shows", 0, 0],
    ["at a price that would pay for meeting again", 5, -1],
  ])("a bound %s is noticed", (_, more, price) => {
    const scores = [
      [null, 3, 1, 0],
      [3, null, 3, 1],
      [1, 3, null, 3],
      [0, 1, 3, null],
    ];
    const problem = roundsProblem({ people: 4, rounds: 2, scores });
    const plan = planRounds(problem, { steps });
    const bound = roundsTotalAtMost(problem, plan);
    expect(checkRoundsTotal(problem, plan, bound)).toBeUndefined();
    expect(checkRoundsTotal(problem, plan, { atMost: plan.total + more, price })).toMatch(/^total-bound: /);
  });
});
