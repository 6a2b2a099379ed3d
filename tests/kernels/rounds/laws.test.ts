import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkRounds,
  type Over,
  planRounds,
  possibleRounds,
  type RoundsInput,
  type RoundsSolution,
  roundsProblem,
} from "../../../src/kernels/index.js";
import { count, emptyGrid } from "../../../src/kernels/rounds/grid.js";
import { polish } from "../../../src/kernels/rounds/polish.js";
import { gridOutOfTurn } from "../../../src/kernels/rounds/repair.js";
import { climb, improve, isBetter, worthOf } from "../../../src/kernels/rounds/search.js";
import { shapeOf } from "../../../src/kernels/rounds/shape.js";
import { chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { bestOfAll, canBeCut, questions } from "./problems.js";

const runs = { seed, numRuns: 30 * effort };
const few = { seed, numRuns: 12 * effort };
/** Enough for small questions, and quick. */
const steps = 20_000;
const everything = { history: true, forbidden: true, scores: true, first: true };

describe("every plan", () => {
  test("is what it says, under history, turns, forbidden pairs and scores", () => {
    fc.assert(
      fc.property(questions(13, everything), (input) => {
        const problem = roundsProblem(input);
        const plan = planRounds(problem, { steps });
        const verdict = checkRounds(problem, plan);
        if (plan.status === "optimal" || plan.status === "feasible") expect(verdict.feasible).toBe(true);
        else expect(verdict).toEqual({ feasible: false, faults: [] });
      }),
      runs,
    );
  });

  test("is the same for the same seed, leaves what it was given, and survives JSON", () => {
    fc.assert(
      fc.property(questions(10, everything), fc.nat(100), (input, drawn) => {
        const kept = JSON.stringify(input);
        const problem = roundsProblem(input);
        const before = structuredClone(problem);
        const plan = planRounds(problem, { steps: 3000, seed: drawn });
        expect(planRounds(problem, { steps: 3000, seed: drawn })).toEqual(plan);
        expect(problem).toEqual(before);
        expect(JSON.stringify(input)).toBe(kept);
        expect(Object.isFrozen(plan) && Object.isFrozen(plan.rounds)).toBe(true);
        expect(JSON.parse(JSON.stringify(plan.rounds))).toEqual(plan.rounds);
      }),
      few,
    );
  });

  test("has no repeat in as many rounds as are promised, turns in order; one number is never above the other", () => {
    for (let people = 4; people <= 22; people++) {
      for (const size of [2, 3, 4]) {
        for (const over of ["bye", "larger", "smaller"] as const) {
          if (!canBeCut(people, size, over) || (people % size === 0 && over !== "bye")) continue;
          const { atLeast, atMost } = possibleRounds({ people, size, over });
          expect(atLeast).toBeLessThanOrEqual(atMost);
          for (const rounds of [1, atLeast]) {
            const plan = planRounds(roundsProblem({ people, size, over, rounds }), { steps: 0 });
            expect(plan, `${people} ${size} ${over}`).toMatchObject({ status: "optimal", repeats: 0, outOfTurn: 0 });
            const most = Math.max(...plan.turns);
            expect(most - Math.min(...plan.turns)).toBeLessThanOrEqual(1);
          }
        }
      }
    }
  });

  test("turns differ by one at most, in any number of rounds, where nobody is forbidden", () => {
    fc.assert(
      fc.property(questions(12), (input) => {
        const plan = planRounds(roundsProblem({ ...input, rounds: input.rounds + 5 }), { steps });
        expect(plan.outOfTurn).toBe(0);
        expect(Math.max(...plan.turns) - Math.min(...plan.turns)).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  test("pairs: any number of rounds repeats as little as can be", () => {
    for (const people of [4, 6, 9, 10, 15]) {
      for (const rounds of [people - 1, people, 2 * people + 1]) {
        const plan = planRounds(roundsProblem({ people, rounds, over: "bye" }), { steps });
        expect(plan.status, `${people} people, ${rounds} rounds`).toBe("optimal");
        const often = plan.meetings.filter((_, pair) => pair % (people + 1) !== 0);
        expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(1);
      }
    }
  });

  test("renaming people changes nothing but names: what is optimal stays so", () => {
    fc.assert(
      fc.property(questions(9, { history: true }), fc.infiniteStream(fc.nat(1000)), (input, draws) => {
        const names = Array.from({ length: input.people }, (_, person) => person)
          .map((person) => [draws.next().value ?? 0, person] as const)
          .sort(([a, b], [c, d]) => a - c || b - d)
          .map(([, person]) => person);
        const one = planRounds(roundsProblem(input), { steps });
        const other = planRounds(roundsProblem(renamed(input, names)), { steps });
        expect(other.againAtLeast).toBe(one.againAtLeast);
        expect(other.possible).toEqual(one.possible);
        if (one.status === "optimal" && other.status === "optimal") expect(other.again).toBe(one.again);
        expect(other.outOfTurn).toBe(one.outOfTurn);
      }),
      runs,
    );
  });

  test("polishing gives no worse score, and takes nothing from what comes before it", () => {
    fc.assert(
      fc.property(questions(12, everything), fc.nat(1000), (input, drawn) => {
        const problem = roundsProblem(input);
        const shape = shapeOf(problem.people, problem.size, problem.over);
        if (shape === undefined) throw new Error("questions have a shape");
        const grid = emptyGrid(problem, shape, problem.rounds);
        for (let round = 0; round < problem.rounds; round++) count(grid, round, 1);
        const before = worthOf(grid, 0);
        const turns = gridOutOfTurn(grid, problem.turns);
        polish(grid, chance(drawn), { steps: 1000, turnsBefore: problem.turns, firstRound: 0 });
        const after = worthOf(grid, 0);
        expect(isBetter(before, after)).toBe(false);
        expect(
          after.forbidden <= before.forbidden && (after.again <= before.again || after.forbidden < before.forbidden),
        ).toBe(true);
        expect(gridOutOfTurn(grid, problem.turns)).toBe(turns);
      }),
      runs,
    );
  });

  test("the search never ends worse than it began, and knows what its grid is worth", () => {
    fc.assert(
      fc.property(questions(12, everything), fc.nat(1000), (input, drawn) => {
        const problem = roundsProblem(input);
        const shape = shapeOf(problem.people, problem.size, problem.over);
        if (shape === undefined) throw new Error("questions have a shape");
        const grid = emptyGrid(problem, shape, problem.rounds);
        for (let round = 0; round < problem.rounds; round++) count(grid, round, 1);
        const before = worthOf(grid, 0);
        const options = { steps: 2000, againAtLeast: 0, turnsBefore: problem.turns, firstRound: 0 };
        const { steps: used, ...found } = improve(grid, before, chance(drawn), options);
        expect(used).toBeLessThanOrEqual(2000 + problem.people);
        expect(worthOf(grid, 0)).toEqual(found);
        expect(isBetter(before, found)).toBe(false);
        climb(grid, options);
        expect(isBetter(found, worthOf(grid, 0))).toBe(false);
      }),
      runs,
    );
  });
});

function renamed(input: RoundsInput, names: readonly number[]): RoundsInput {
  const turns = new Array<number>(input.people).fill(0);
  for (const [person, own] of (input.turns ?? []).entries()) turns[names[person]!] = own;
  const met = (input.met ?? []).map(([one, other, times]) => [names[one]!, names[other]!, times ?? 1] as const);
  return { ...input, turns, met };
}

describe("against all plans there are", () => {
  const compare = (input: RoundsInput): RoundsSolution => {
    const problem = roundsProblem(input);
    const plan = planRounds(problem, { steps: 60_000 });
    const best = bestOfAll(problem);
    if (best === undefined) expect(plan.status).toBe("infeasible");
    else {
      // Turns that must get out of order are searched for and not proven least; turns in order are.
      if (problem.first === "new people" || best[0] > 0) expect(plan.outOfTurn).toBeGreaterThanOrEqual(best[0]);
      else expect(plan.outOfTurn).toBe(0);
      if (problem.first === "new people" || plan.outOfTurn === best[0]) expect(plan.again).toBe(best[1]);
      expect(plan.total).toBeLessThanOrEqual(best[2]);
      expect(plan.againAtLeast).toBeLessThanOrEqual(best[1]);
    }
    return plan;
  };

  test.each<[number, number, Over, number]>([
    [4, 2, "bye", 4],
    [5, 2, "bye", 4],
    [5, 2, "larger", 4],
    [6, 2, "bye", 4],
    [6, 3, "bye", 4],
    [6, 4, "smaller", 3],
    [7, 3, "bye", 2],
    [7, 3, "larger", 2],
    [7, 3, "smaller", 2],
  ])("%i people in groups of %i, %s: no plan of up to %i rounds is better", (people, size, over, most) => {
    for (let rounds = 0; rounds <= most; rounds++) {
      for (const first of ["turns", "new people"] as const) compare({ people, size, over, rounds, first });
    }
  });

  test("history, turns and forbidden pairs", () => {
    const small = questions(6, { history: true, forbidden: true, first: true }).map((input) => ({
      ...input,
      rounds: Math.min(3, input.rounds),
    }));
    fc.assert(
      fc.property(small, (input) => {
        compare(input);
      }),
      few,
    );
  });

  test("scores: one round of pairs is the best matching, and the best total is found for few", () => {
    let [reached, all] = [0, 0];
    const small = questions(6, { scores: true }).map((input) => ({ ...input, rounds: Math.min(2, input.rounds) }));
    fc.assert(
      fc.property(small, (input) => {
        const plan = compare(input);
        const best = bestOfAll(roundsProblem(input));
        all++;
        if (best === undefined || plan.total === best[2]) reached++;
        if (input.size === 2 && input.rounds === 1 && input.people % 2 === 0) expect(plan.total).toBe(best?.[2]);
      }),
      few,
    );
    expect(reached / all).toBeGreaterThan(0.7);
  });
});

describe("long work", () => {
  const long = roundsProblem({ people: 20, size: 4, rounds: 8 });

  test("ends when it is told to, with the reason", () => {
    let asked = 0;
    const signal = {
      throwIfAborted: () => {
        if (asked++ > 2) throw new Error("enough");
      },
    };
    expect(() => planRounds(long, { signal })).toThrow("enough");
  });

  test("says how far it is, up to the end", () => {
    const told: number[] = [];
    planRounds(long, { steps, onProgress: (done) => told.push(done) });
    expect(told.every((done, at) => done >= (told[at - 1] ?? 0) && done <= 1)).toBe(true);
    expect(told.at(-1)).toBe(1);
  });

  test("keeps to its steps, give or take one person's partners", () => {
    expect(planRounds(long, { steps }).steps).toBeLessThanOrEqual(steps + 20 * 3);
  });
});
