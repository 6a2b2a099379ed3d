import fc from "fast-check";
import loadHighs from "highs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { peersProblem } from "../../../src/kernels/peers/build.js";
import { allowed } from "../../../src/kernels/peers/graph.js";
import type { PeersProblem, PeersSolution } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { anyPeers, asList, fromTriangle, worthOf } from "./problems.js";

/** Solves both ways and by both methods, all proven, and gives the one answer that they agree on. */
function agreed(given: PeersProblem): PeersSolution {
  const list = asList(given);
  const plain = solvers.peers["primal dual"].solve(given);
  const others = [solvers.peers.blossom.solve(given), solvers["listed peers"].blossom.solve(list)];
  for (const found of [plain, ...others]) {
    expect(worthOf(found)).toEqual(worthOf(plain));
    expect(check(given, found)).toEqual({
      feasible: true,
      optimal: true,
      bound: { priority: plain.priority, fit: plain.total },
    });
  }
  return plain;
}

/** The linear program of matching with one row for each odd set of people, whose corners are matchings (Edmonds 1965). */
function program(given: PeersProblem, worthOfPriority: number): string {
  const { first, second, score } = allowed(given);
  const terms: string[] = [];
  const rows: string[] = [];
  for (const [pair, its] of score.entries()) {
    const priority = given.priority[first[pair]!]! + given.priority[second[pair]!]!;
    const worth = its + worthOfPriority * priority;
    terms.push(`${worth < 0 ? "-" : "+"} ${Math.abs(worth)} p${pair}`);
  }
  for (let set = 1; set < 1 << given.people; set++) {
    let size = 0;
    for (let rest = set; rest > 0; rest &= rest - 1) size++;
    const has = (person: number) => (set & (1 << person)) !== 0;
    const inside = [...score.keys()].filter((pair) => has(first[pair]!) && has(second[pair]!));
    const touching = [...score.keys()].filter((pair) => has(first[pair]!) || has(second[pair]!));
    const names = (pairs: number[]) => pairs.map((pair) => `p${pair}`).join(" + ");
    if (size === 1 && touching.length > 0) rows.push(`${names(touching)} <= 1`);
    if (size >= 3 && size % 2 === 1 && inside.length > (size - 1) / 2)
      rows.push(`${names(inside)} <= ${(size - 1) / 2}`);
  }
  const bounds = [...score.keys()].map((pair) => `0 <= p${pair} <= 1`);
  return `Maximize\n obj: ${terms.join("\n ")}\nSubject To\n ${rows.join("\n ")}\nBounds\n ${bounds.join("\n ")}\nEnd\n`;
}

test("HiGHS finds the same value with all odd sets written out, up to 12 people", async () => {
  const highs = await loadHighs();
  const small = fc.integer({ min: -20, max: 40 });
  const groups = fc.tuple(fc.integer({ min: 3, max: 12 }), fc.constantFrom(0, 1, 2)).chain(([people, most]) => {
    const score = fc.option(small, { nil: null, freq: 2 });
    const pairs = (people * (people - 1)) / 2;
    return fc
      .tuple(
        fc.array(score, { minLength: pairs, maxLength: pairs }),
        fc.array(fc.nat(most), { minLength: people, maxLength: people }),
      )
      .map(([list, priority]) => fromTriangle(people, list, priority));
  });
  // More than any difference of totals of six pairs.
  const worthOfPriority = 1000;
  let compared = 0;
  fc.assert(
    fc.property(groups, (given) => {
      const found = agreed(given);
      if (allowed(given).score.length === 0) return;
      const answer = highs.solve(program(given, worthOfPriority));
      expect(answer.Status).toBe("Optimal");
      const value = found.total + worthOfPriority * found.priority;
      expect(answer.ObjectiveValue).toBeCloseTo(value, 6);
      expect(Math.round(answer.ObjectiveValue)).toBe(value);
      compared++;
    }),
    { seed, numRuns: 25 * effort },
  );
  expect(compared).toBeGreaterThan(20);
});

describe("fast and plain agree on families that are hard for searches", () => {
  const complete = (people: number, score: (one: number, other: number) => number | null, priority = 1) => {
    const matrix = Array.from({ length: people }, (_, one) =>
      Array.from({ length: people }, (_, other) =>
        one === other ? null : score(Math.min(one, other), Math.max(one, other)),
      ),
    );
    return peersProblem({ scores: matrix, priority });
  };
  const mixed = (one: number, other: number, salt = 1) =>
    (Math.imul(one * 7919 + other * 104_729 + salt, 2_654_435_761) >>> 8) % 1_000_003;

  const plane = (one: number, other: number) =>
    2_000_000 - Math.abs(mixed(0, one) - mixed(0, other)) - Math.abs(mixed(1, one) - mixed(1, other));

  test.each<[string, (people: number) => PeersProblem]>([
    ["all equal", (people) => complete(people, () => 5)],
    ["all equal and negative, as many as possible", (people) => complete(people, () => -5)],
    ["all equal and negative, nobody must", (people) => complete(people, () => -5, 0)],
    ["near ties", (people) => complete(people, (one, other) => 1_000_000 + (mixed(one, other) % 2))],
    ["random", (people) => complete(people, mixed)],
    ["both signs, nobody must", (people) => complete(people, (one, other) => mixed(one, other) - 700_000, 0)],
    ["products", (people) => complete(people, (one, other) => (one + 1) * (other + 1))],
    ["distances on a line", (people) => complete(people, (one, other) => -Math.abs(mixed(0, one) - mixed(0, other)))],
    ["distances in the plane", (people) => complete(people, plane)],
    [
      "triangles far apart, poor pairs between them",
      (people) =>
        complete(people, (one, other) => (one - (one % 3) === other - (other % 3) ? 1000 : mixed(one, other) % 9)),
    ],
    [
      "triangles of triangles",
      (people) =>
        complete(people, (one, other) => {
          let level = 0;
          for (let [here, there] = [one, other]; here !== there; level++) {
            here = Math.floor(here / 3);
            there = Math.floor(there / 3);
          }
          return 10_000 - 1000 * level + (mixed(one, other) % 7);
        }),
    ],
    [
      "groups of five that love each other, one of them a friend outside",
      (people) =>
        complete(people, (one, other) => {
          if (Math.floor(one / 5) === Math.floor(other / 5)) return 100;
          return one % 5 === 0 && other % 5 === 0 ? 60 : null;
        }),
    ],
    ["a star", (people) => complete(people, (one, other) => (one === 0 ? other : null))],
    [
      "stars whose middles are friends",
      (people) => complete(people, (one, other) => (one < 3 ? mixed(one, other) : null)),
    ],
    [
      "two odd groups with nothing between them",
      (people) => {
        const middle = 2 * Math.floor(people / 4) + 1;
        return complete(people, (one, other) => (one < middle === other < middle ? mixed(one, other) : null));
      },
    ],
    ["mostly forbidden", (people) => complete(people, (one, other) => (mixed(one, other) % 20 === 0 ? other : null))],
    ["a path", (people) => complete(people, (one, other) => (other === one + 1 ? mixed(one, other) : null))],
    [
      "a circle",
      (people) => complete(people, (one, other) => (other - one === 1 || other - one === people - 1 ? 9 : null)),
    ],
    [
      "huge spread",
      (people) => complete(people, (one, other) => mixed(one, other) * ((one * other) % 97 === 0 ? 9000 : 1)),
    ],
  ])("%s, even and odd numbers of people", (_, family) => {
    for (const people of [1, 2, 3, 7, 26, 45]) agreed(family(people));
  });

  test("up to 200 people", () => {
    agreed(complete(200, mixed));
    agreed(complete(151, (one, other) => 1 + (mixed(one, other) % 100)));
    // Forty odd circles and more: rows are read again and again, and their nearest links are kept.
    agreed(complete(125, (one, other) => (one - (one % 3) === other - (other % 3) ? 1000 : mixed(one, other) % 400)));
    agreed(complete(160, plane));
    agreed(complete(120, (one, other) => (mixed(one, other) % 6 === 0 ? mixed(one, other, 5) - 400_000 : null), 0));
  });

  // The plain solver would take minutes; the proof is enough.
  test.each([500, 501])("%i people in the plane, many odd circles left by the fractional start", (people) => {
    for (const priority of [0, 1]) {
      const near = (one: number, other: number) => plane(one, other) - (priority === 0 ? 1_970_000 : 0);
      const given = complete(people, near, priority);
      const found = solvers.peers.blossom.solve(given);
      expect(found.work.augmentations).toBeGreaterThan(8);
      expect(found.prices?.sets.length).toBeGreaterThan(8);
      expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
    }
  });

  test("random groups of up to 40", () => {
    fc.assert(
      fc.property(anyPeers(40, 15), (given) => {
        agreed(given);
      }),
      { seed, numRuns: 40 * effort },
    );
  });
});
