import { describe, expect, test } from "vitest";
import { check } from "../../src/kernels/check.js";
import { listedPeersProblem } from "../../src/kernels/peers/build.js";
import type { AnyPeers, ListedPeersProblem, PeersProblem, PeersSolution, Solver } from "../../src/kernels/problem.js";
import { solvers } from "../../src/kernels/solvers.js";
import { sharedFile } from "../shared-data.js";

/** Where the answers come from. */
const source =
  "networkx's test_matching.py (the cases of J. van Rantwijk's mwmatching.py); LEMON 1.3.1 on answers of psych::bfi";

type Edge = readonly [one: number, other: number, weight: number];

interface Expected {
  readonly pairs: number;
  readonly total: number;
}

/** A matrix with the pairs of a list. */
function asMatrix(given: ListedPeersProblem): PeersProblem {
  const scores = new Float64Array(given.people * given.people).fill(Number.NaN);
  for (const [pair, score] of given.score.entries()) {
    const [one, other] = [given.first[pair]!, given.second[pair]!];
    scores[one * given.people + other] = scores[other * given.people + one] = score;
  }
  return { kind: "peers", people: given.people, scores, priority: given.priority };
}

/** Solves by every exact solver of both forms, each proven by `check`. */
function solutions(given: ListedPeersProblem): PeersSolution[] {
  const matrix = asMatrix(given);
  const proven = (posed: AnyPeers, found: PeersSolution) => {
    expect(check(posed, found)).toMatchObject({ feasible: true, optimal: true });
    return found;
  };
  const exact = <S extends { readonly exact: boolean }>(table: Readonly<Record<string, S>>) =>
    Object.values(table).filter((solver) => solver.exact);
  return [
    ...exact<Solver<"peers">>(solvers.peers).map((solver) => proven(matrix, solver.solve(matrix))),
    ...exact<Solver<"listed peers">>(solvers["listed peers"]).map((solver) => proven(given, solver.solve(given))),
  ];
}

/** Billionths: one case has decimals, and its optimum is far from every other matching. */
const unit = 1e-9;

const networkx = sharedFile("general-matching/networkx-cases.json");
describe.runIf(networkx !== undefined)("van Rantwijk's cases as networkx has them", () => {
  interface Case {
    readonly id: string;
    readonly objective: "maxWeight" | "minWeightAmongMaxCardinality";
    readonly nodes: number;
    readonly edges: readonly Edge[];
    readonly expected: Expected;
  }
  const { cases }: { cases: readonly Case[] } = JSON.parse(networkx ?? '{ "cases": [] }');

  test(`${source}: there are 43, negative weights and both objectives among them`, () => {
    expect(cases).toHaveLength(43);
    expect(new Set(cases.map(({ objective }) => objective)).size).toBe(2);
    expect(cases.some(({ edges }) => edges.some(([, , weight]) => weight < 0))).toBe(true);
  });

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { objective, nodes, edges, expected }) => {
    const sign = objective === "maxWeight" ? 1 : -1;
    const isWhole = edges.every(([, , weight]) => Number.isInteger(weight));
    const inUnits = (weight: number) => sign * (isWhole ? weight : Math.round(weight / unit));
    const pairs = edges.map(([one, other, weight]): Edge => [one, other, inUnits(weight)]);
    const given = listedPeersProblem({ people: nodes, pairs, priority: objective === "maxWeight" ? 0 : 1 });
    for (const found of solutions(given)) {
      const total = sign * found.total * (isWhole ? 1 : unit);
      if (isWhole) expect(total + 0).toBe(expected.total);
      else expect(total).toBeCloseTo(expected.total, 8);
      if (objective !== "maxWeight") expect(found.pairs.length / 2).toBe(expected.pairs);
    }
  });
});

const bfi = sharedFile("general-matching/peer-pairing-bfi.json");
describe.runIf(bfi !== undefined)("people paired by how alike they answer, optima by LEMON", () => {
  interface Case {
    readonly id: string;
    readonly n: number;
    readonly upperTriangle?: readonly number[];
    readonly edges?: readonly Edge[];
    readonly expected: {
      readonly maxWeight: Expected;
      readonly maxWeightPerfect?: Expected;
      readonly maxWeightAmongMaxCardinality?: Expected;
    };
  }
  const { cases }: { cases: readonly Case[] } = JSON.parse(bfi ?? '{ "cases": [] }');

  test("there are ten", () => {
    expect(cases).toHaveLength(10);
  });

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { n, upperTriangle, edges, expected }) => {
    const triangle = (): Edge[] => {
      const all: Edge[] = [];
      let at = 0;
      for (let one = 0; one < n; one++) {
        for (let other = one + 1; other < n; other++) all.push([one, other, upperTriangle?.[at++] ?? Number.NaN]);
      }
      return all;
    };
    const pairs = edges ?? triangle();
    const most = expected.maxWeightPerfect ?? expected.maxWeightAmongMaxCardinality ?? expected.maxWeight;
    for (const [priority, answer] of [
      [0, expected.maxWeight],
      [1, most],
    ] as const) {
      for (const found of solutions(listedPeersProblem({ people: n, pairs, priority }))) {
        expect(found.total).toBe(answer.total);
        if (priority === 1) expect(found.pairs.length / 2).toBe(answer.pairs);
      }
    }
  });
});
