// Every exact solver of pairs and peers against HiGHS, level by level; HiGHS itself against trying everything.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem, Solution, Solver } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { bruteForce } from "../brute-force.js";
import { anyPeers, everyMatching, largerProblem, listed, listedPeers, streamed } from "../families.js";
import { anyProblem, levelsOf } from "../problems.js";
import { bestPairs, bestPeers } from "./levels.js";
import { corner } from "./linear-program.js";

const runs = { seed, numRuns: 60 * effort };

describe("the oracle itself", () => {
  test("finds what trying everything finds", () => {
    fc.assert(
      fc.property(anyProblem, (given) => {
        expect(bestPairs(given)).toEqual(bruteForce(given));
      }),
      runs,
    );
  });

  test("finds what trying every matching of peers finds", () => {
    fc.assert(
      fc.property(anyPeers(7), (given) => {
        expect(bestPeers(given)).toEqual(everyMatching(given));
      }),
      runs,
    );
  });

  test("refuses a program whose optimum is not whole, and one without any", () => {
    const half = { terms: [[2, "a"]], relation: "<=", bound: 1 } as const;
    expect(() => corner({ objective: [[1, "a"]], constraints: [half] })).toThrow("not whole");
    expect(() => corner({ objective: [[1, "a"]], constraints: [{ ...half, relation: ">=" }] })).toThrow("HiGHS");
  });
});

interface Taker {
  readonly name: string;
  refuses(given: Problem): string | undefined;
  solve(given: Problem): Solution;
}

const exact = <S extends { readonly exact: boolean }>(table: Readonly<Record<string, S>>) =>
  Object.values(table).filter((solver) => solver.exact);

const takers: readonly Taker[] = [
  ...exact<Solver>(solvers.pairs),
  ...exact<Solver<"listed pairs">>(solvers["listed pairs"]).map((solver) => ({
    name: `${solver.name}, lists`,
    refuses: (given: Problem) => solver.refuses(listed(given)),
    solve: (given: Problem) => solver.solve(listed(given)),
  })),
  ...exact<Solver<"streamed pairs">>(solvers["streamed pairs"]).map((solver) => ({
    name: `${solver.name}, stream`,
    refuses: (given: Problem) => solver.refuses(streamed(given)),
    solve: (given: Problem) => solver.solve(streamed(given)),
  })),
];

test.each(takers)("$name equals HiGHS at every level", (solver) => {
  let taken = 0;
  fc.assert(
    fc.property(largerProblem, (given) => {
      if (solver.refuses(given) !== undefined) return;
      taken++;
      expect(levelsOf(solver.solve(given))).toEqual(bestPairs(given));
    }),
    runs,
  );
  expect(taken).toBeGreaterThan(runs.numRuns / 10);
});

const peerTakers = [
  ...exact<Solver<"peers">>(solvers.peers),
  ...exact<Solver<"listed peers">>(solvers["listed peers"]).map((solver) => ({
    name: `${solver.name}, lists`,
    refuses: () => undefined,
    solve: (given: Parameters<typeof listedPeers>[0]) => solver.solve(listedPeers(given)),
  })),
];

test.each(peerTakers)("$name equals HiGHS over all odd sets of up to 10 people", (solver) => {
  fc.assert(
    fc.property(anyPeers(10), (given) => {
      const { priority, total } = solver.solve(given);
      expect({ priority, total }).toEqual(bestPeers(given));
    }),
    { seed, numRuns: 25 * effort },
  );
});
