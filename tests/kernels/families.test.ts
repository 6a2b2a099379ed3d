// Every exact solver, whatever its kind, on families that are hard on purpose and larger than what can be tried out.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type Verdict } from "../../src/kernels/check.js";
import { best } from "../../src/kernels/pairs-solvers.js";
import type { PeersProblem, Problem, Solver } from "../../src/kernels/problem.js";
import { solvers } from "../../src/kernels/solvers.js";
import { effort, seed } from "../seed.js";
import { bruteForce } from "./brute-force.js";
import * as hard from "./families.js";
import { levelsOf } from "./problems.js";

const runs = { seed, numRuns: 12 * effort };

/** A solver that takes a problem of two sides in its own form. */
interface Taker {
  readonly name: string;
  readonly provesAll: boolean;
  refuses(given: Problem): string | undefined;
  solve(given: Problem): ReturnType<Solver["solve"]>;
  proof(given: Problem, found: ReturnType<Solver["solve"]>): Verdict;
}

const exact = <S extends { readonly exact: boolean }>(table: Readonly<Record<string, S>>) =>
  Object.values(table).filter((solver) => solver.exact);

const takers: readonly Taker[] = [
  ...exact<Solver>(solvers.pairs).map((solver) => ({
    name: solver.name,
    // The package munkres-js finds no prices.
    provesAll: solver.name !== "munkres",
    refuses: (given: Problem) => solver.refuses(given),
    solve: (given: Problem) => solver.solve(given),
    proof: check,
  })),
  ...exact<Solver<"listed pairs">>(solvers["listed pairs"]).map((solver) => ({
    name: `${solver.name}, lists`,
    provesAll: true,
    refuses: (given: Problem) => solver.refuses(hard.listed(given)),
    solve: (given: Problem) => solver.solve(hard.listed(given)),
    proof: (given: Problem, found: ReturnType<Solver["solve"]>) => check(hard.listed(given), found),
  })),
  ...exact<Solver<"streamed pairs">>(solvers["streamed pairs"]).map((solver) => ({
    name: `${solver.name}, stream`,
    provesAll: true,
    refuses: (given: Problem) => solver.refuses(hard.streamed(given)),
    solve: (given: Problem) => solver.solve(hard.streamed(given)),
    proof: (given: Problem, found: ReturnType<Solver["solve"]>) => check(hard.streamed(given), found),
  })),
];

describe.each(takers)("every exact solver of two sides: $name", (solver) => {
  test.each(Object.keys(hard.families))("%s: proven, and no worse than another", (family) => {
    const scores = hard.families[family]!;
    const given = fc.oneof(hard.familyProblem(scores, 40), hard.familyWithPlaces(scores, 15));
    fc.assert(
      fc.property(given, (problem) => {
        if (solver.refuses(problem) !== undefined) return;
        const found = solver.solve(problem);
        expect(levelsOf(found)).toEqual(levelsOf(best(problem).solve(problem)));
        const verdict = solver.proof(problem, found);
        if (found.status === "infeasible") expect(verdict).toMatchObject({ feasible: false, faults: [] });
        else expect(verdict).toMatchObject(solver.provesAll ? { feasible: true, optimal: true } : { feasible: true });
      }),
      runs,
    );
  });

  test.each(Object.keys(hard.families))("%s: equals trying everything", (family) => {
    fc.assert(
      fc.property(hard.familyProblem(hard.families[family]!, 7), (problem) => {
        if (solver.refuses(problem) !== undefined) return;
        expect(levelsOf(solver.solve(problem))).toEqual(bruteForce(problem));
      }),
      runs,
    );
  });

  test("takes plain problems, so that the laws above are about something", () => {
    const [plain] = fc.sample(hard.familyProblem(hard.families["two values"]!, 8), { seed, numRuns: 1 });
    expect(solver.refuses(plain!)).toBeUndefined();
  });
});

const peerTakers = [
  ...exact<Solver<"peers">>(solvers.peers).map((solver) => ({
    name: solver.name,
    refuses: (given: PeersProblem) => solver.refuses(given),
    solve: (given: PeersProblem) => solver.solve(given),
  })),
  ...exact<Solver<"listed peers">>(solvers["listed peers"]).map((solver) => ({
    name: `${solver.name}, lists`,
    refuses: (given: PeersProblem) => solver.refuses(hard.listedPeers(given)),
    solve: (given: PeersProblem) => solver.solve(hard.listedPeers(given)),
  })),
];

describe.each(peerTakers)("every exact solver of peers: $name", (solver) => {
  test.each(Object.keys(hard.families))("%s: proven by odd sets", (family) => {
    fc.assert(
      fc.property(hard.familyPeers(hard.families[family]!, 40), (problem) => {
        if (solver.refuses(problem) !== undefined) return;
        expect(check(problem, solver.solve(problem))).toMatchObject({ feasible: true, optimal: true });
      }),
      runs,
    );
  });

  test("equals trying every matching", () => {
    fc.assert(
      fc.property(hard.anyPeers(8), (problem) => {
        if (solver.refuses(problem) !== undefined) return;
        const { priority, total } = solver.solve(problem);
        expect({ priority, total }).toEqual(hard.everyMatching(problem));
      }),
      { seed, numRuns: 150 * effort },
    );
  });
});
