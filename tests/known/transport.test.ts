import { describe, expect, test } from "vitest";
import { check } from "../../src/kernels/check.js";
import { problem } from "../../src/kernels/pairs/build.js";
import { solvers } from "../../src/kernels/solvers.js";
import { pairsOf } from "../kernels/problems.js";
import { sharedFile } from "../shared-data.js";

/** Where the answers come from. */
const source =
  "generalised-assignment instances of the OR-Library (J. E. Beasley) and of M. Yagiura, packaged by F. Fontan (MIT), with " +
  "weights ignored and equal seats; optimum by seat replication and scipy 1.17";

interface Case {
  readonly id: string;
  readonly agents: number;
  readonly jobs: number;
  readonly cost: readonly (readonly number[])[];
  readonly unitWeightSeats: { readonly seatsPerAgent: number; readonly minTotal: number; readonly maxTotal: number };
}

const file = sharedFile("gap/gap.json");
describe.runIf(file !== undefined)(source, () => {
  const { cases }: { cases: readonly Case[] } = JSON.parse(file ?? '{ "cases": [] }');

  test("there are fifty-four", () => expect(cases).toHaveLength(54));

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { agents, jobs, cost, unitWeightSeats }) => {
    const { seatsPerAgent, minTotal, maxTotal } = unitWeightSeats;
    for (const [sign, answer] of [
      [-1, -minTotal],
      [1, maxTotal],
    ] as const) {
      const scores = Array.from({ length: jobs }, (_, job) =>
        cost.map((ofAgent) => sign * (ofAgent[job] ?? Number.NaN)),
      );
      const given = problem({ scores, rowPlaces: { min: 1, max: 1 }, columnPlaces: seatsPerAgent });
      const found = solvers.pairs.transport.solve(given);
      expect(found.total).toBe(answer);
      expect(pairsOf(found).map(([job]) => job)).toEqual(Array.from({ length: jobs }, (_, job) => job));
      expect(check(given, found)).toMatchObject({ feasible: true, optimal: true });
    }
    expect(cost).toHaveLength(agents);
  });
});
