import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernels/check.js";
import { fair } from "../../../src/kernels/fair/fair.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import type { Problem, Solution, Stage } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { effort, seed } from "../../seed.js";
import { bestChoices, bestFor, sum } from "./brute-force.js";
import { fairProblem, scoresOf } from "./problems.js";

const runs = { seed, numRuns: 400 * effort };

/** What check says: "proven", what is missing, or the faults. */
function said(given: Problem, solution: Solution): string {
  const verdict = check(given, solution);
  if (!verdict.feasible) return `faults: ${verdict.faults.join(" ")}`;
  return verdict.optimal ? "proven" : `unproven: ${verdict.unproven}`;
}

/** Whether a solution is what the objective wants, by trying everything. */
function isBest(given: Problem, solution: Solution): boolean {
  const choices = bestChoices(given);
  if (solution.shortfall !== choices[0]!.shortfall || solution.priority !== choices[0]!.priority) return false;
  const scores = scoresOf(given, solution);
  const wanted = bestFor(choices, given.objective);
  if (given.objective === "worst-off first") return scores.join() === wanted.join();
  const lowest = Math.max(...choices.map((choice) => choice.scores[0] ?? Number.POSITIVE_INFINITY));
  const fits = bestFor(choices, given.objective).length === 0 || isAllowed(given, scores, lowest);
  return fits && sum(scores) === sum(wanted);
}

function isAllowed(given: Problem, scores: readonly number[], lowest: number): boolean {
  const share = typeof given.objective === "object" && lowest >= 0 ? given.objective.floor : 100;
  return scores.every((score) => 100 * score >= share * lowest);
}

/** Other choices of pairs for the problem, most of them worse, with their own stages where they have some. */
function others(given: Problem): Solution[] {
  const right = fair.solve(given);
  const found: Solution[] = [];
  for (const solver of Object.values(solvers.pairs)) {
    const plain: Problem = { ...given, objective: "total" };
    if (solver.refuses(plain) === undefined) found.push(solver.solve(plain, { seed: 5 }));
  }
  for (const objective of ["worst-off first", "bottleneck", { floor: 100 }, { floor: 60 }] as const) {
    found.push(fair.solve({ ...given, objective }));
  }
  // Answers to a problem that is not the one asked: a chosen pair forbidden, or one score changed.
  for (let at = 0; at < right.pairs.length; at += 2) {
    const cell = right.pairs[at]! * given.columns + right.pairs[at + 1]!;
    for (const score of [Number.NaN, given.scores[cell]! - 3, given.scores[cell]! + 3]) {
      const scores = given.scores.slice();
      scores[cell] = score;
      const other = fair.solve({ ...given, scores });
      const total = sum(scoresOf(given, other));
      found.push({ ...other, total });
    }
  }
  return found.filter(({ shortfall }) => shortfall === 0);
}

/** Every way to change a solution's stages that is tried here. */
function changed(stages: readonly Stage[], by: number): (readonly Stage[])[] {
  const found: (readonly Stage[])[] = [[], [...stages, stages[stages.length - 1]!], stages.slice().reverse()];
  for (const [at, stage] of stages.entries()) {
    found.push(stages.filter((_, other) => other !== at));
    if (at > 0)
      found.push(stages.map((one, other) => (other === at ? stages[at - 1]! : other === at - 1 ? stage : one)));
    for (const other of changedStages(stage, by))
      found.push(stages.map((one, position) => (position === at ? other : one)));
  }
  return found;
}

function changedStages(stage: Stage, by: number): Stage[] {
  if (stage.wants === "priority") {
    return [
      ...each(stage.rows, 1, 0, (rows) => ({ ...stage, rows }), by),
      ...each(stage.columns, 1, 0, (columns) => ({ ...stage, columns }), by),
    ];
  }
  if (stage.wants === "fewest") {
    return [
      { ...stage, at: stage.at + by },
      { ...stage, rows: stage.rows.slice(2) },
      { ...stage, columns: stage.columns.slice(2) },
      { ...stage, rows: Int32Array.of(0, by) },
      { ...stage, columns: Int32Array.of(0, by) },
      ...(stage.witness === undefined ? [] : [{ ...stage, witness: stage.witness.slice(2) }]),
      ...each(stage.rows, 2, 1, (rows) => ({ ...stage, rows }), by),
      ...each(stage.columns, 2, 1, (columns) => ({ ...stage, columns }), by),
    ];
  }
  const { prices } = stage;
  return [
    { ...stage, from: stage.from + by },
    ...each(prices.rows.fit, 1, 0, (fit) => ({ ...stage, prices: { ...prices, rows: { ...prices.rows, fit } } }), by),
    ...each(
      prices.columns.priority,
      1,
      0,
      (priority) => ({ ...stage, prices: { ...prices, columns: { ...prices.columns, priority } } }),
      by,
    ),
  ];
}

/** One copy of a list for each entry, with that entry changed. */
function each<T extends Int32Array | Float64Array>(
  list: T,
  step: number,
  first: number,
  put: (changed: T) => Stage,
  by: number,
): Stage[] {
  const found: Stage[] = [];
  for (let at = first; at < list.length; at += step) {
    const copy = structuredClone(list);
    copy[at]! += by;
    found.push(put(copy));
  }
  return found;
}

describe("the check of fair solutions", () => {
  test("proves no choice that is not the best, with the stages of the best one or with its own", () => {
    let worse = 0;
    fc.assert(
      fc.property(fairProblem, (given) => {
        const right = fair.solve(given);
        if (right.status === "infeasible") return;
        for (const other of others(given)) {
          for (const stages of [right.stages!, other.stages ?? []]) {
            const verdict = said(given, { ...other, status: "optimal", stages });
            if (isBest(given, other)) continue;
            worse++;
            expect(verdict).not.toBe("proven");
          }
        }
      }),
      runs,
    );
    expect(worse).toBeGreaterThan(runs.numRuns);
  });

  test("changed stages prove no worse choice, and mostly not the best one either", () => {
    let tried = 0;
    let lost = 0;
    fc.assert(
      fc.property(fairProblem, fc.constantFrom(-3, -1, 1, 3), (given, by) => {
        const right = fair.solve(given);
        if (right.status === "infeasible") return;
        const wrong = others(given).filter((other) => !isBest(given, other));
        for (const stages of changed(right.stages!, by)) {
          tried++;
          if (said(given, { ...right, stages }) !== "proven") lost++;
          for (const other of wrong.slice(0, 6)) {
            expect(said(given, { ...other, status: "optimal", stages })).not.toBe("proven");
          }
        }
      }),
      { seed, numRuns: 150 * effort },
    );
    expect(lost).toBeGreaterThan(0.8 * tried);
  });

  test("random prices, with stages at the right scores, prove nothing but the best", () => {
    const list = fc.array(fc.tuple(fc.nat(4), fc.constantFrom(-1, -1, 1, 1, -2, 2)), { maxLength: 4 });
    const step = fc.tuple(list, list);
    let proven = 0;
    fc.assert(
      fc.property(fairProblem, fc.array(step, { minLength: 6, maxLength: 6 }), (asked, steps) => {
        const given: Problem = { ...asked, objective: "worst-off first" };
        const right = fair.solve(given);
        if (right.status === "infeasible") return;
        for (const other of others(given)) {
          const values = [...new Set(scoresOf(given, other))];
          for (let skipped = 0; skipped <= values.length; skipped++) {
            const later = values.slice(skipped).map((at, position): Stage => {
              const [rows, columns] = steps[position] ?? [[], []];
              return { wants: "fewest", at, rows: listed(rows), columns: listed(columns) };
            });
            const stages = [right.stages![0]!, ...later];
            if (said(given, { ...other, status: "optimal", stages }) !== "proven") continue;
            proven++;
            expect(isBest(given, other)).toBe(true);
          }
        }
      }),
      runs,
    );
    expect(proven).toBeGreaterThan(20);
  });
});

/** Person and price in turn, each person once. */
function listed(prices: readonly (readonly [number, number])[]): Int32Array {
  const sorted = [...new Map(prices)].sort(([one], [other]) => one - other);
  return Int32Array.from(sorted.flat());
}

describe("check catches in the stages of a fair solution", () => {
  const scores = [
    [0, 5, 4],
    [3, 3, 9],
    [2, 9, 5],
  ];
  const leximin = problem({ scores, objective: "worst-off first" });
  const lowest = problem({ scores, objective: "bottleneck" });
  const floor = problem({ scores, objective: { floor: 50 } });
  const [fairest, bottleneck, floored] = [leximin, lowest, floor].map((given) => fair.solve(given));

  test("nothing in the right ones", () => {
    expect(scoresOf(leximin, fairest!)).toEqual([3, 5, 5]);
    expect(scoresOf(lowest, bottleneck!)).toEqual([3, 4, 9]);
    expect(floored!.total).toBe(16);
    for (const [given, found] of [[leximin, fairest], [lowest, bottleneck], [floor, floored]] as const) // biome-ignore format: a table
      expect(said(given, found!)).toBe("proven");
  });

  test("one objective's proof under another's name", () => {
    expect(said(lowest, { ...fairest!, stages: bottleneck!.stages! })).toMatch(/^unproven: stage 2/);
    expect(said(leximin, { ...bottleneck!, stages: fairest!.stages! })).toMatch(/^unproven: stage/);
    expect(said(leximin, bottleneck!)).toMatch(/^unproven: stage/);
    expect(said(lowest, fairest!)).toMatch(/^unproven: stage/);
    expect(said(leximin, solvers.pairs.assignment.solve({ ...leximin, objective: "total" }))).toBe(
      "unproven: there are no stages.",
    );
  });

  const at = (stages: readonly Stage[] | undefined, position: number, change: object): Stage[] =>
    stages!.map((stage, other) => (other === position ? Object.assign({ ...stage }, change) : stage));

  test.each<[string, Stage[], RegExp]>([
    ["no stage at all", [], /stage 0: prices of priority are wanted first/],
    [
      "a priority price that is no number",
      at(bottleneck!.stages, 0, { rows: Float64Array.of(0, Number.NaN, 0) }),
      /stage 0: row 1/,
    ],
    ["too few priority prices", at(bottleneck!.stages, 0, { columns: new Float64Array(2) }), /stage 0: 2 prices/],
    ["prices of no priority", at(bottleneck!.stages, 0, { rows: new Float64Array(3).fill(-2) }), /stage 0/],
    ["no lowest score", [bottleneck!.stages![0]!, bottleneck!.stages![2]!], /stage 1: prices of a lowest score/],
    ["no witness", at(bottleneck!.stages, 1, { witness: undefined }), /stage 1: prices of a lowest score/],
    [
      "a witness that is none",
      at(bottleneck!.stages, 1, { witness: Int32Array.of(0, 0, 1, 1, 2, 1) }),
      /stage 1: the witness/,
    ],
    [
      "a witness outside the table",
      at(bottleneck!.stages, 1, { witness: Int32Array.of(0, 0, 1, 9, 2, 2) }),
      /stage 1: the witness/,
    ],
    ["half a witness", at(bottleneck!.stages, 1, { witness: Int32Array.of(0, 2, 1, 1, 2) }), /stage 1: the witness/],
    [
      "a lowest score that is too low",
      at(bottleneck!.stages, 1, { at: 2, witness: Int32Array.of(0, 1, 1, 2, 2, 0) }),
      /stage 1/,
    ],
    ["no total", bottleneck!.stages!.slice(0, 2), /stage 2: prices of the total/],
    ["a total from another bound", at(bottleneck!.stages, 2, { from: 1 }), /stage 2: its pairs begin at 1, not at 3/],
    ["one stage too many", [...bottleneck!.stages!, bottleneck!.stages![2]!], /stage 3: nothing is left/],
  ])("%s", (_, stages, fault) => {
    expect(said(lowest, { ...bottleneck!, stages })).toMatch(fault);
  });

  test("prices of priority that serve the wrong person", () => {
    const one = problem({ scores: [[1], [1]], rowPriority: [1, 2], objective: "worst-off first" });
    const right = fair.solve(one);
    expect([...right.pairs]).toEqual([1, 0]);
    const stage: Stage = { wants: "priority", rows: Float64Array.of(-2, -2), columns: Float64Array.of(2) };
    const claimed = { ...right, pairs: Int32Array.of(0, 0), priority: 1, stages: [stage] };
    expect(said(one, claimed)).toBe(
      "unproven: stage 0: row 0 could earn more priority with another number of partners.",
    );
    const left = { ...stage, rows: Float64Array.of(-1, -1), columns: Float64Array.of(1) };
    expect(said(one, { ...claimed, stages: [left] })).toMatch(/^unproven: stage 0: row 1 could earn more priority/);
  });

  test("prices of priority that give one person what would serve another", () => {
    const scores = [
      [1, 1],
      [1, 1],
    ];
    const two = problem({ scores, columnPlaces: 2, columnPriority: 5, objective: "worst-off first" });
    const right = fair.solve(two);
    expect(right.priority).toBe(12);
    const stage: Stage = { wants: "priority", rows: Float64Array.of(5, 5), columns: Float64Array.of(-5, -5) };
    const claimed = { ...right, pairs: Int32Array.of(0, 0, 1, 0), priority: 7, stages: [stage] };
    expect(said(two, claimed)).toMatch(/^unproven: stage 0: column 0 could earn more priority/);
  });

  test("prices of people who could have fewer pairs, or more", () => {
    // One row, which could have the 5; each price makes its pair of 1 look as good as any.
    const one = problem({ scores: [[1, 5]], objective: "worst-off first" });
    const claimed = { ...fair.solve(one), pairs: Int32Array.of(0, 0), total: 1 };
    const stages = (rows: Int32Array, columns: Int32Array): Stage[] => [
      fair.solve(one).stages![0]!,
      { wants: "fewest", at: 1, rows, columns },
    ];
    const none = new Int32Array(0);
    const fewer = { ...claimed, stages: stages(none, Int32Array.of(0, -1)) };
    expect(said(one, fewer)).toBe("unproven: stage 1: person 1 could have fewer pairs.");
    const more = { ...claimed, stages: stages(Int32Array.of(0, -1), Int32Array.of(1, 1)) };
    expect(said(one, more)).toBe("unproven: stage 1: person 2 could have more pairs.");
  });

  const fewest = fairest!.stages!.findIndex(({ wants }) => wants === "fewest");
  test.each<[string, Stage[], RegExp]>([
    ["half a price", at(fairest!.stages, fewest, { rows: Int32Array.of(0) }), /half a price/],
    ["a price of nobody", at(fairest!.stages, fewest, { columns: Int32Array.of(3, 1) }), /there is no person 3/],
    [
      "a price of somebody below 0",
      at(fairest!.stages, fewest, { rows: Int32Array.of(-1, 1) }),
      /there is no person -1/,
    ],
    [
      "two prices of one person",
      at(fairest!.stages, fewest, { rows: Int32Array.of(1, 1, 1, 1) }),
      /person 1 stands after/,
    ],
    ["a huge price", at(fairest!.stages, fewest, { rows: Int32Array.of(1, 2 ** 30) }), /too large/],
    [
      "no prices",
      at(fairest!.stages, fewest, { rows: new Int32Array(0), columns: new Int32Array(0) }),
      /is chosen at a worth of -1/,
    ],
    ["a score that is not the next", at(fairest!.stages, fewest, { at: 4 }), /prices for the score 3 are wanted/],
    ["a stage too many", [...fairest!.stages!, fairest!.stages![fewest]!], /wanted|nothing is left/],
    ["a stage missing", fairest!.stages!.filter((_, other) => other !== fewest), /are wanted/],
  ])("worst-off first: %s", (_, stages, fault) => {
    expect(said(leximin, { ...fairest!, stages })).toMatch(fault);
  });
});
