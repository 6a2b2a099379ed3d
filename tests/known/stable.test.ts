// Stable choices that others have published, all of them checked again by trying everything.
import { describe, expect, test } from "vitest";
import { check } from "../../src/kernels/check.js";
import { solvers } from "../../src/kernels/solvers.js";
import { roommatesProblem, stableProblem } from "../../src/kernels/stable/build.js";
import { sharedFile } from "../shared-data.js";

const source =
  "test suites of matching (daffidwilde, MIT) and matchingR (jtilly), Gale and Shapley 1962, Irving 1985, Gusfield and " +
  "Irving 1989, and course data of the University of Ottawa; the file names the origin of each case";

type Lists = Readonly<Record<string, readonly string[]>>;

interface HospitalCase {
  readonly id: string;
  readonly proposers: Lists;
  readonly receivers: Lists;
  readonly capacities: Readonly<Record<string, number>>;
  readonly expected: {
    readonly proposerOptimal: Lists;
    readonly receiverOptimal: Lists;
    readonly matched: number;
    readonly unmatched: number;
    readonly openSeats: number;
  };
}

interface RoommatesCase {
  readonly id: string;
  readonly n: number;
  readonly preferences: Lists;
  readonly expected: {
    readonly stableMatchingExists: boolean;
    readonly stableMatchings?: readonly (readonly [string, string])[][];
    readonly publishedMatching?: Readonly<Record<string, string>>;
  };
}

const hospitals = sharedFile("stable/hospital-residents.json");
describe.runIf(hospitals !== undefined)(`hospitals and residents: ${source}`, () => {
  const { cases }: { cases: readonly HospitalCase[] } = JSON.parse(hospitals ?? '{ "cases": [] }');

  test("there are seven", () => expect(cases).toHaveLength(7));

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { proposers, receivers, capacities, expected }) => {
    const people = Object.keys(proposers);
    const places = Object.keys(receivers);
    // A name that is on one side only, or in one list only, is nobody's partner.
    const positions = (lists: Lists, names: readonly string[]) =>
      Object.values(lists).map((list) => list.map((name) => names.indexOf(name)).filter((position) => position >= 0));
    const given = stableProblem({
      rows: { lists: positions(proposers, places) },
      columns: { lists: positions(receivers, people) },
      columnPlaces: places.map((name) => capacities[name] ?? 0),
    });
    for (const [solver, wanted] of [
      [solvers.stable["rows propose"], expected.proposerOptimal],
      [solvers.stable["columns propose"], expected.receiverOptimal],
    ] as const) {
      const found = solver.solve(given);
      expect(check(given, found)).toEqual({ feasible: true, stable: true });
      const byPlace: Record<string, string[]> = Object.fromEntries(places.map((name) => [name, []]));
      for (let at = 0; at < found.pairs.length; at += 2) {
        byPlace[places[found.pairs[at + 1]!]!]!.push(people[found.pairs[at]!]!);
      }
      const sorted = (lists: Lists) =>
        Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list].sort()]));
      expect(sorted(byPlace)).toEqual(sorted(wanted));
      expect(found.pairs.length / 2).toBe(expected.matched);
      expect(people.length - found.pairs.length / 2).toBe(expected.unmatched);
      const open = given.columnMost.reduce((sum, most) => sum + most, 0) - found.pairs.length / 2;
      expect(open).toBe(expected.openSeats);
    }
  });
});

const rooms = sharedFile("stable/roommates.json");
describe.runIf(rooms !== undefined)(`roommates: ${source}`, () => {
  const { cases }: { cases: readonly RoommatesCase[] } = JSON.parse(rooms ?? '{ "cases": [] }');

  test("there are twelve, some without a stable matching", () => {
    expect(cases).toHaveLength(12);
    expect(cases.filter(({ expected }) => !expected.stableMatchingExists).length).toBeGreaterThan(0);
  });

  test.each(cases.map((one) => [one.id, one] as const))("%s", (_, { n, preferences, expected }) => {
    const names = Object.keys(preferences);
    expect(names).toHaveLength(n);
    const lists = Object.values(preferences).map((list) => list.map((name) => names.indexOf(name)));
    const given = roommatesProblem({ people: { lists } });
    const found = solvers.roommates.irving.solve(given);
    expect(found.status).toBe(expected.stableMatchingExists ? "stable" : "none");
    const verdict = check(given, found);
    if (!expected.stableMatchingExists) {
      expect(verdict).toMatchObject({ feasible: true, stable: false, atLeast: 1 });
      return;
    }
    expect(verdict).toEqual({ feasible: true, stable: true });
    const named = (pairs: readonly (readonly [string, string])[]) =>
      pairs.map((pair) => [...pair].sort().join()).sort();
    const pairs = Array.from({ length: found.pairs.length / 2 }, (_, at) => {
      return [names[found.pairs[2 * at]!]!, names[found.pairs[2 * at + 1]!]!] as const;
    });
    if (expected.stableMatchings !== undefined) {
      expect(expected.stableMatchings.map(named)).toContainEqual(named(pairs));
    }
    // Every published matching is stable, and all match the same people.
    for (const matching of [
      ...(expected.stableMatchings ?? []),
      ...(expected.publishedMatching === undefined ? [] : [Object.entries(expected.publishedMatching)]),
    ]) {
      const entries = matching
        .map(([one, other]) => [names.indexOf(one), names.indexOf(other)].sort((a, b) => a - b) as [number, number])
        .sort((a, b) => a[0] - b[0]);
      const once = entries.filter(([one], at) => one !== entries[at - 1]?.[0]);
      const published = { ...found, pairs: Int32Array.from(once.flat()) };
      expect(check(given, published)).toEqual({ feasible: true, stable: true });
      expect([...published.pairs].sort()).toEqual([...found.pairs].sort());
    }
  });
});
