import { checkRounds, planRounds, possibleRounds, type Round, roundsProblem } from "pairwright/kernels";
import { describe, expect, test } from "vitest";
import { sharedFile } from "../shared-data.js";

/** Where the answers come from. */
const source =
  "Design theory: Kirkman 1850, Tarry 1901, Bose 1939, Kotzig and Rosa 1974 (see each case's why); bugs of rc-coffee-chats";

interface Case {
  readonly people: number;
  readonly groupSize: number;
  readonly maxRoundsWithoutRepeat: number;
  readonly countingBound: number;
  readonly status: string;
  readonly why: string;
}

const file = sharedFile("circles/no-repeat-known-values.json");

describe.runIf(file !== undefined)("rounds without a repeated meeting", () => {
  const { cases }: { cases: readonly Case[] } = JSON.parse(file ?? '{ "cases": [] }');
  const proven = cases.filter(({ status }) => status === "theorem");
  const named = (list: readonly Case[]) => list.map((one) => [`${one.people} in ${one.groupSize}s`, one] as const);

  test(`${source}: there are ten, eight of them theorems`, () => {
    expect(cases).toHaveLength(10);
    expect(proven).toHaveLength(8);
  });

  test.each(named(proven))("%s: the known number, said before round 1 and reached", (_, known) => {
    const asked = { people: known.people, size: known.groupSize };
    const { atMost, atLeast } = possibleRounds(asked);
    expect([atMost, atLeast]).toEqual([known.maxRoundsWithoutRepeat, known.maxRoundsWithoutRepeat]);
    const problem = roundsProblem({ ...asked, rounds: known.maxRoundsWithoutRepeat });
    const plan = planRounds(problem);
    expect(plan).toMatchObject({ status: "optimal", repeats: 0, freshRounds: known.maxRoundsWithoutRepeat });
    expect(checkRounds(problem, plan)).toMatchObject({ feasible: true, optimal: true });
    // One round more has a repeat, and not before that round.
    const more = planRounds(roundsProblem({ ...asked, rounds: known.maxRoundsWithoutRepeat + 1 }), { steps: 20_000 });
    expect(more.repeats).toBeGreaterThan(0);
  });

  test("those found by computers: 24 in 4s is reached, 32 in 4s but for one round", () => {
    const found = cases.filter(({ status }) => status !== "theorem");
    expect(
      found.map(({ people, groupSize, maxRoundsWithoutRepeat }) => [
        people,
        groupSize,
        maxRoundsWithoutRepeat,
        possibleRounds({ people, size: groupSize }).atLeast,
      ]),
    ).toEqual([
      [32, 4, 10, 9],
      [24, 4, 7, 7],
    ]);
  });
});

describe("numbers of design theory beyond the file", () => {
  test.each([
    [18, 3, 8, "nearly Kirkman (Kotzig and Rosa 1974; Brouwer 1978)"],
    [21, 3, 10, "Kirkman (Ray-Chaudhuri and Wilson 1971)"],
    [27, 3, 13, "affine space"],
    [33, 3, 16, "Kirkman"],
    [39, 3, 19, "Kirkman"],
    [30, 3, 14, "nearly Kirkman"],
    [28, 4, 9, "resolvable design (Hanani, Ray-Chaudhuri and Wilson 1972)"],
    [40, 4, 13, "resolvable design"],
    [36, 4, 11, "counting allows no more, and 11 are constructed"],
    [49, 7, 8, "affine plane"],
    [64, 8, 9, "affine plane"],
    [81, 9, 10, "affine plane"],
    [6, 3, 1, "there is no nearly Kirkman system of 6 people"],
  ])("%i people in groups of %i: %i rounds, %s", (people, size, rounds) => {
    expect(possibleRounds({ people, size })).toMatchObject({ atMost: rounds, atLeast: rounds });
    const problem = roundsProblem({ people, size, rounds });
    expect(checkRounds(problem, planRounds(problem))).toMatchObject({ feasible: true, optimal: true });
  });
});

/** Who sits in a group of three. */
const trioOf = (round: Round) => round.groups.find((group) => group.length === 3) ?? [];

describe("bugs that others had", () => {
  test("rc-coffee-chats #92: the trio respects history, and the one after takes others", () => {
    // Nine people; 0, 1 and 2 were the last trio, the others were pairs.
    const met = [
      [0, 1],
      [0, 2],
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ] as const;
    const problem = roundsProblem({ people: 9, rounds: 2, over: "larger", met, turns: [1, 1, 1, 0, 0, 0, 0, 0, 0] });
    const plan = planRounds(problem);
    expect(checkRounds(problem, plan).feasible).toBe(true);
    expect(plan).toMatchObject({ repeats: 0, outOfTurn: 0 });
    const trios = plan.rounds.flatMap(trioOf).sort();
    expect(trios).toEqual([3, 4, 5, 6, 7, 8]);
  });

  test("rc-coffee-chats #3: of an odd number nobody is dropped; with byes, everybody has one before anybody has two", () => {
    for (const over of ["larger", "bye"] as const) {
      const problem = roundsProblem({ people: 7, rounds: 7, over });
      const plan = planRounds(problem);
      expect(checkRounds(problem, plan).feasible).toBe(true);
      for (const { groups, byes } of plan.rounds) {
        expect([...groups.flat(), ...byes].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
        expect(byes).toHaveLength(over === "bye" ? 1 : 0);
      }
      expect([...plan.turns]).toEqual(new Array(7).fill(over === "bye" ? 1 : 3));
    }
  });

  test("a bye goes to somebody who has had fewest, history included", () => {
    const problem = roundsProblem({ people: 5, rounds: 3, over: "bye", turns: [2, 1, 2, 1, 2] });
    const plan = planRounds(problem);
    expect(plan.rounds.slice(0, 2).flatMap(({ byes }) => byes)).toEqual(expect.arrayContaining([1, 3]));
    expect(plan).toMatchObject({ repeats: 0, outOfTurn: 0 });
  });
});
