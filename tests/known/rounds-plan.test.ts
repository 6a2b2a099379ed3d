// Known numbers of rounds without a repeated meeting, through the whole of `match`: people with ids, a program, a plan.
import { cohortOf, type LeftOver, match, rounds, roundsWithoutRepeat, settled } from "pairwright";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sharedFile } from "../shared-data.js";

/** Where the answers come from. */
const source =
  "Design theory: Kirkman 1850, Tarry 1901, Bose 1939, Kotzig and Rosa 1974, Ray-Chaudhuri and Wilson 1971 (see each case's why)";

interface Case {
  readonly people: number;
  readonly groupSize: number;
  readonly maxRoundsWithoutRepeat: number;
  readonly status: string;
  readonly why: string;
}

const file = sharedFile("circles/no-repeat-known-values.json");

const programOf = (size: number, wanted: number, over: LeftOver = "larger") =>
  rounds({
    of: z.object({ id: z.string() }),
    size,
    rounds: wanted,
    over,
    criteria: { alike: () => 1 },
    weights: { alike: 1 },
  });

const cohortWith = (people: number) =>
  cohortOf(programOf(2, 1), { person: Array.from({ length: people }, (_, at) => ({ id: `person ${at}` })) });

/** So many rounds are promised before round 1, planned, and proven; nobody meets twice. */
function expectRounds(people: number, size: number, most: number): void {
  const cohort = cohortWith(people);
  const before = roundsWithoutRepeat(programOf(size, 1), cohort);
  expect([before.atMost, before.atLeast]).toEqual([most, most]);
  const plan = settled(match(programOf(size, most), cohort, { seed: 2026, steps: 100_000 }));
  expect(plan).toMatchObject({ status: "optimal", repeats: 0, freshRounds: most, possible: before });
  const met = new Set<string>();
  for (const { groups, byes } of plan.rounds) {
    expect(byes).toEqual([]);
    expect(groups.flatMap((group) => group.people).sort()).toEqual(cohort.people.person.map(({ id }) => id));
    for (const { people: ids } of groups) {
      expect(ids).toHaveLength(size);
      for (const one of ids) for (const other of ids) if (one < other) met.add(`${one} with ${other}`);
    }
  }
  expect(met.size).toBe((most * people * (size - 1)) / 2);
}

describe.runIf(file !== undefined)("the file of known values", () => {
  const { cases }: { cases: readonly Case[] } = JSON.parse(file ?? '{ "cases": [] }');
  const theorems = cases.filter(({ status }) => status === "theorem");

  test(`${source}: eight theorems`, () => {
    expect(theorems).toHaveLength(8);
  });

  test.each(theorems.map((one) => [one.people, one.groupSize, one.maxRoundsWithoutRepeat, one.why] as const))(
    "%i people in groups of %i meet in %i rounds: %s",
    (people, size, most) => {
      expectRounds(people, size, most);
      // One round more has a meeting again, and not before that round.
      const more = settled(match(programOf(size, most + 1), cohortWith(people), { steps: 20_000 }));
      expect(more.repeats).toBeGreaterThan(0);
      expect(more.freshRounds).toBeLessThanOrEqual(most);
    },
  );
});

describe("theorems for groups of 2 and of 3, up to 20 people, and affine planes", () => {
  const evens = Array.from({ length: 10 }, (_, half) => 2 * half + 2);
  test.each(evens)("round robin: %i people in pairs", (people) => expectRounds(people, 2, people - 1));

  test.each([
    [9, 4, "Kirkman triple system"],
    [15, 7, "Kirkman's schoolgirls"],
    [6, 1, "there is no nearly Kirkman system of 6"],
    [12, 4, "there is no nearly Kirkman system of 12 (Kotzig and Rosa 1974)"],
    [18, 8, "nearly Kirkman triple system"],
  ])("%i people in threes: %i rounds, %s", (people, most) => expectRounds(people, 3, most));

  test.each([2, 3, 4, 5, 7, 8, 9])("affine plane of order %i", (order) =>
    expectRounds(order * order, order, order + 1),
  );

  const odds = Array.from({ length: 9 }, (_, half) => 2 * half + 3);
  test.each(odds)("%i people in pairs with a bye: everybody meets everybody, and sits out once", (people) => {
    const plan = settled(match(programOf(2, people, "bye"), cohortWith(people)));
    expect(plan).toMatchObject({ status: "optimal", repeats: 0, freshRounds: people });
    expect(plan.people.every(({ meets, turns }) => meets === people - 1 && turns === 1)).toBe(true);
  });
});
