import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRounds, planRounds, type Round, type RoundsSolution, roundsProblem } from "../../../src/kernels/index.js";
import { effort, seed } from "../../seed.js";
import { questions } from "./problems.js";

const problem = roundsProblem({ people: 10, size: 3, over: "bye", rounds: 4, forbidden: [[0, 1]], met: [[2, 3]] });
const plan = planRounds(problem);

/** The plan with its first round changed. */
function withRound(change: (round: { groups: number[][]; byes: number[] }) => void): RoundsSolution {
  const [first, ...others] = plan.rounds;
  const round = { groups: first!.groups.map((group) => [...group]), byes: [...first!.byes] };
  change(round);
  return { ...plan, rounds: [round, ...others] };
}

const swap = (round: { groups: number[][] }, one: number, other: number) => {
  round.groups = round.groups.map((group) =>
    group.map((person) => (person === one ? other : person === other ? one : person)).sort((a, b) => a - b),
  );
  round.groups.sort((a, b) => a[0]! - b[0]!);
};

const groupOf = (round: Round, person: number) => round.groups.find((group) => group.includes(person)) ?? [];

test("the plan itself is right, and best", () => {
  expect(checkRounds(problem, plan)).toEqual({ feasible: true, optimal: true, againAtLeast: 0 });
});

describe("each of these is noticed", () => {
  const more = (list: Int32Array) => list.map((value, at) => (at === 1 ? value + 1 : value));
  const mutants: readonly (readonly [code: string, mutant: RoundsSolution])[] = [
    ["rounds", { ...plan, rounds: plan.rounds.slice(1) }],
    ["out-of-range", withRound(({ groups }) => groups[0]!.splice(0, 1, 10))],
    ["out-of-range", withRound(({ groups }) => groups[0]!.splice(0, 1, 0.5))],
    ["twice", withRound(({ groups }) => groups[0]!.splice(0, 1, groups[1]![0]!))],
    ["missing", withRound(({ byes }) => byes.pop())],
    ["sizes", withRound((round) => round.groups.push(round.groups[0]!.splice(0, 1)))],
    ["sizes", withRound(({ groups }) => groups[0]!.push(groups[1]!.pop()!))],
    ["byes", withRound(({ groups, byes }) => byes.push(...groups.splice(0, 1)[0]!))],
    ["order", withRound(({ groups }) => groups.reverse())],
    ["order", withRound(({ groups }) => groups[0]!.reverse())],
    [
      "forbidden",
      withRound((round) => {
        const mate = groupOf(round, 0).find((person) => person !== 0) ?? round.byes[0]!;
        if (round.byes.includes(0) || round.byes.includes(1)) {
          const out = round.byes[0]!;
          const other = out === 0 ? 1 : 0;
          const place = groupOf(round, other).find((person) => person !== other)!;
          round.groups = round.groups.map((group) =>
            group.map((person) => (person === place ? out : person)).sort((a, b) => a - b),
          );
          round.groups.sort((a, b) => a[0]! - b[0]!);
          round.byes = [place];
        } else swap(round, mate, 1);
      }),
    ],
    ["meetings", { ...plan, meetings: more(plan.meetings) }],
    ["meetings", { ...plan, meetings: plan.meetings.slice(1) }],
    ["turns", { ...plan, turns: more(plan.turns) }],
    ["out-of-turn", { ...plan, outOfTurn: 1 }],
    ["again", { ...plan, again: plan.again + 1 }],
    ["repeats", { ...plan, repeats: plan.repeats + 1 }],
    ["fresh-rounds", { ...plan, freshRounds: plan.freshRounds - 1 }],
    ["total", { ...plan, total: 1 }],
    ["status", { ...plan, status: "feasible" }],
    ["status", { ...plan, againAtLeast: -1 }],
    ["bound", { ...plan, againAtLeast: 1 }],
    ["possible", { ...plan, possible: { ...plan.possible, atMost: 3, atLeast: 0 } }],
    ["possible", { ...plan, possible: { ...plan.possible, atLeast: 99 } }],
    ["rounds", { ...plan, status: "infeasible" }],
  ];

  test.each(mutants)("%s (%#)", (code, mutant) => {
    const verdict = checkRounds(problem, mutant);
    expect(verdict.feasible).toBe(false);
    if (!verdict.feasible) expect(verdict.faults.map((fault) => fault.split(":")[0])).toContain(code);
  });
});

test("any exchange that is not told of is noticed, unless it changes no figure", () => {
  fc.assert(
    fc.property(questions(12, { history: true }), fc.nat(1000), fc.nat(1000), (input, drawn, other) => {
      const asked = roundsProblem({ ...input, rounds: input.rounds + 1 });
      const found = planRounds(asked, { steps: 1000 });
      const [first, ...others] = found.rounds;
      if (first === undefined || first.groups.length < 2) return;
      const round = { groups: first.groups.map((group) => [...group]), byes: first.byes };
      const [here, there] = [drawn % round.groups.length, other % round.groups.length];
      if (here === there) return;
      swap(round, round.groups[here]![0]!, round.groups[there]!.at(-1)!);
      const mutant = { ...found, rounds: [round, ...others] };
      const isSame = JSON.stringify(round.groups) === JSON.stringify(first.groups);
      expect(checkRounds(asked, mutant).feasible).toBe(isSame);
    }),
    { seed, numRuns: 30 * effort },
  );
});

test("without a proof by counting a plan is not called best: 12 people in threes, 5 rounds", () => {
  const asked = roundsProblem({ people: 12, size: 3, rounds: 5 });
  const found = planRounds(asked, { steps: 50_000 });
  expect(found.againAtLeast).toBe(1);
  expect(checkRounds(asked, found)).toEqual({ feasible: true, optimal: false, againAtLeast: 0 });
});
