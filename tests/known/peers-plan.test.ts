// Survey answers of real people paired by how alike they answer, to the optima of another library, through the public API.
import { cohortOf, match, peers, settled } from "pairwright";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sharedFile } from "../shared-data.js";

/** Where the answers come from. */
const source = "LEMON 1.3.1 (MaxWeightedMatching, MaxWeightedPerfectMatching) on answers of the data set psych::bfi";

const bfi = sharedFile("general-matching/peer-pairing-bfi.json");

interface Case {
  readonly id: string;
  readonly n: number;
  readonly upperTriangle?: readonly number[];
  readonly edges?: readonly (readonly [number, number, number])[];
  readonly expected: Readonly<Record<string, { readonly pairs: number; readonly total: number } | undefined>>;
}

/** A weight of 125 is a fit of 1: each is then a whole number of millionths, and no sum is rounded. */
const FULL = 125;

describe.runIf(bfi !== undefined)(source, () => {
  const { cases }: { cases: readonly Case[] } = JSON.parse(bfi ?? '{ "cases": [] }');

  test("there are ten, of an odd number of people too", () => {
    expect(cases).toHaveLength(10);
    expect(cases.some(({ n }) => n % 2 === 1)).toBe(true);
  });

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { n, upperTriangle, edges, expected }) => {
    const weights = new Map<string, number>();
    const key = (one: { id: string }, other: { id: string }) => [one.id, other.id].sort().join();
    const ids = Array.from({ length: n }, (_, person) => ({ id: `person ${String(person).padStart(3, "0")}` }));
    const note = (one: number, other: number, weight: number) =>
      weights.set(key(ids[one] ?? { id: "" }, ids[other] ?? { id: "" }), weight);
    let at = 0;
    for (let one = 0; one < n && upperTriangle; one++) {
      for (let other = one + 1; other < n; other++) note(one, other, upperTriangle[at++] ?? Number.NaN);
    }
    for (const edge of edges ?? []) note(...edge);
    const programOf = (odd: "trio" | "bye") =>
      peers({
        of: z.object({ id: z.string() }),
        rules: { "alike enough": (one, other) => weights.has(key(one, other)) },
        criteria: { alike: (one, other) => (weights.get(key(one, other)) ?? Number.NaN) / FULL },
        weights: { alike: 1 },
        odd,
      });
    const most = expected.maxWeightPerfect ?? expected.maxWeightAmongMaxCardinality ?? expected.maxWeight;
    const plan = settled(match(programOf("bye"), cohortOf(programOf("bye"), { person: ids })));
    expect(plan.status).toBe("optimal");
    expect(plan.totals.groups).toBe(most?.pairs);
    // The fit is summed over people, so that a pair counts twice.
    expect((plan.totals.fit / 2) * FULL).toBeCloseTo(most?.total ?? Number.NaN, 6);
    expect(plan.groups.reduce((sum, { fit }) => sum + Math.round(fit * FULL), 0)).toBe(most?.total);
    const withTrio = settled(match(programOf("trio"), cohortOf(programOf("trio"), { person: ids })));
    expect(withTrio.status).toBe("optimal");
    if (n % 2 === 0 && plan.totals.matched === n) expect(withTrio.groups).toEqual(plan.groups);
    else expect(withTrio.totals.matched).toBeGreaterThanOrEqual(plan.totals.matched);
    if (upperTriangle !== undefined) expect(withTrio.totals.matched).toBe(n);
  });
});
