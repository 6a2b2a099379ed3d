import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import type { AnyPeers, PeersProblem, PeersSolution, Solver } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { anyPeers, asList, everyMatching, everySubset, pairsOf, reordered, worthOf } from "./problems.js";

const runs = { seed, numRuns: 300 * effort };

/** Both tables as one: what takes lists is given the matrix as a list. */
const entries = [
  ...Object.values<Solver<"peers">>(solvers.peers).map((solver) => ({
    name: `${solver.name} of a matrix`,
    solver,
    form: (given: PeersProblem): PeersProblem => given,
    solve: (given: PeersProblem): PeersSolution => solver.solve(given, { seed: 3 }),
  })),
  ...Object.values<Solver<"listed peers">>(solvers["listed peers"]).map((solver) => ({
    name: `${solver.name} of a list`,
    solver,
    form: (given: PeersProblem): AnyPeers => asList(given),
    solve: (given: PeersProblem): PeersSolution => solver.solve(asList(given), { seed: 3 }),
  })),
];
const exactEntries = entries.filter(({ solver }) => solver.exact);

test("the tables have an exact solver each, and baselines", () => {
  expect(exactEntries.map(({ name }) => name)).toEqual([
    "blossom of a matrix",
    "primal dual of a matrix",
    "blossom of a list",
    "primal dual of a list",
  ]);
  expect(entries).toHaveLength(8);
});

describe.each(entries)("every solver of peers: $name", ({ solver, form, solve }) => {
  test("takes every problem, gives a valid answer, and never one better than trying everything", () => {
    fc.assert(
      fc.property(anyPeers(7), (given) => {
        const found = solve(given);
        expect(check(form(given), found)).toMatchObject({ feasible: true });
        const best = everyMatching(given);
        const isWithin =
          found.priority < best.priority || (found.priority === best.priority && found.total <= best.total);
        expect(isWithin).toBe(true);
      }),
      runs,
    );
  });

  test("leaves its input as it was, gives the same answer again, and freezes it", () => {
    fc.assert(
      fc.property(anyPeers(9), (given) => {
        const before = structuredClone(given);
        const once = solve(Object.freeze(given));
        expect(given).toEqual(before);
        expect(solve(before)).toEqual(once);
        expect(Object.isFrozen(once)).toBe(true);
      }),
      runs,
    );
  });

  test("ends when it is told to, and reports progress up to 1", () => {
    const given = fc.sample(anyPeers(9, 9), { seed, numRuns: 1 })[0]!;
    const stopped = { throwIfAborted: () => expect.unreachable("stopped") };
    const posed = form(given);
    const run = (options: Parameters<typeof solver.solve>[1]) =>
      posed.kind === "peers"
        ? (solver as Solver<"peers">).solve(posed, options)
        : (solver as Solver<"listed peers">).solve(posed, options);
    expect(() => run({ signal: stopped })).toThrow("stopped");
    const seen: number[] = [];
    run({ onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  });
});

describe.each(exactEntries)("every exact solver of peers: $name", ({ form, solve }) => {
  const proven = (given: PeersProblem): PeersSolution => {
    const found = solve(given);
    expect(found.status).toBe("optimal");
    const verdict = check(form(given), found);
    expect(verdict).toEqual({
      feasible: true,
      optimal: true,
      bound: { priority: found.priority, fit: found.total },
    });
    return found;
  };

  test("equals trying every matching of up to 8 people, and proves it", () => {
    fc.assert(
      fc.property(anyPeers(8), (given) => {
        expect(worthOf(proven(given))).toEqual(everyMatching(given));
      }),
      { ...runs, numRuns: 600 * effort },
    );
  });

  test("equals every subset of up to 14 people", () => {
    fc.assert(
      fc.property(anyPeers(14, 9), (given) => {
        expect(worthOf(proven(given))).toEqual(everySubset(given));
      }),
      { ...runs, numRuns: 60 * effort },
    );
  });

  test("does not depend on the order of people", () => {
    const shuffled = anyPeers(12).chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray([...given.priority.keys()], { minLength: given.people })),
    );
    fc.assert(
      fc.property(shuffled, ([given, order]) => {
        expect(worthOf(solve(reordered(given, order)))).toEqual(worthOf(solve(given)));
      }),
      runs,
    );
  });

  test("scaling all scores scales the total and nothing else", () => {
    fc.assert(
      fc.property(anyPeers(12), (given) => {
        const plain = solve(given);
        const scaled = solve({ ...given, scores: given.scores.map((score) => 3 * score) });
        expect(worthOf(scaled)).toEqual({ priority: plain.priority, total: 3 * plain.total + 0 });
      }),
      runs,
    );
  });

  // Equal priorities above 0 fix the number of pairs, and only then does a shift count the same for every choice.
  test("shifting all scores shifts the total once per pair, where as many people as possible are wanted", () => {
    fc.assert(
      fc.property(anyPeers(12), fc.constantFrom(-1000, 1000), (any, by) => {
        const given = { ...any, priority: any.priority.map(() => 1) };
        const plain = solve(given);
        const shifted = solve({ ...given, scores: given.scores.map((score) => score + by) });
        expect(shifted.pairs.length).toBe(plain.pairs.length);
        expect(shifted.total).toBe(plain.total + (by * plain.pairs.length) / 2);
      }),
      runs,
    );
  });

  test("forbidding a pair that was not chosen, or allowing one that is not worth it, changes no level", () => {
    fc.assert(
      fc.property(anyPeers(10, 2), fc.nat(), fc.nat(), (any, first, second) => {
        const { people } = any;
        const given = { ...any, priority: any.priority.map((priority) => Math.min(priority, 1)) };
        const one = first % people;
        const other = (one + 1 + (second % (people - 1))) % people;
        const found = solve(given);
        if (pairsOf(found).some((pair) => pair.includes(one) && pair.includes(other))) return;
        const scores = given.scores.slice();
        scores[one * people + other] = scores[other * people + one] = Number.NaN;
        expect(worthOf(solve({ ...given, scores }))).toEqual(worthOf(found));
        // Where everybody has a partner already, a pair that costs more than all others can give is left alone.
        if (found.pairs.length < people) return;
        scores[one * people + other] = scores[other * people + one] = -6e9;
        expect(worthOf(solve({ ...given, scores }))).toEqual(worthOf(found));
      }),
      runs,
    );
  });

  test("one more person never hurts", () => {
    fc.assert(
      fc.property(anyPeers(10, 1), (given) => {
        const fewer = reordered(given, [...given.priority.keys()].slice(1));
        const [less, more] = [solve(fewer), solve(given)];
        expect(more.priority).toBeGreaterThanOrEqual(less.priority);
        if (more.priority === less.priority) expect(more.total).toBeGreaterThanOrEqual(less.total);
      }),
      runs,
    );
  });
});

test("in the long run: as many small groups as there is effort for, 2,000 to 100,000", () => {
  fc.assert(
    fc.property(anyPeers(10), (given) => {
      const best = everySubset(given);
      for (const posed of [given, asList(given)]) {
        const found =
          posed.kind === "peers" ? solvers.peers.blossom.solve(posed) : solvers["listed peers"].blossom.solve(posed);
        expect(worthOf(found)).toEqual(best);
        expect(check(posed, found)).toMatchObject({ feasible: true, optimal: true });
      }
    }),
    { seed: seed + 1, numRuns: 2000 * effort },
  );
});
