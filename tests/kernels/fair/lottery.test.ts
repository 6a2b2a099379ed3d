import fc from "fast-check";
import highsLoader from "highs";
import { describe, expect, test } from "vitest";
import { PairwrightError } from "../../../src/errors.js";
import { checkLottery } from "../../../src/kernels/check/lottery.js";
import { check } from "../../../src/kernels/check.js";
import { draw, drawn } from "../../../src/kernels/fair/draw.js";
import { capsOf, lottery } from "../../../src/kernels/fair/lottery.js";
import { problem } from "../../../src/kernels/pairs/build.js";
import { best } from "../../../src/kernels/pairs-solvers.js";
import type { Cap, Lottery, Problem } from "../../../src/kernels/problem.js";
import { solvers } from "../../../src/kernels/solvers.js";
import { type Chance, chance } from "../../../src/random.js";
import { effort, seed } from "../../seed.js";
import { anyProblem, pairsOf, transposed } from "../problems.js";

const highs = await highsLoader();

/** Any problem with a cap: one for all, 1 among them, or one for each pair. */
const capped: fc.Arbitrary<{ given: Problem; cap: Cap }> = anyProblem.chain((given) =>
  fc.integer({ min: 1, max: 12 }).chain((parts) => {
    const part = fc.integer({ min: 0, max: parts });
    const each = fc.array(part, { minLength: given.scores.length, maxLength: given.scores.length });
    const of = fc.oneof<fc.Arbitrary<number | Int32Array>[]>(
      part,
      fc.constant(parts),
      each.map((all) => Int32Array.from(all)),
    );
    return of.map((one) => ({ given, cap: { of: one, in: parts } }));
  }),
);

const runs = { seed, numRuns: 300 * effort };

/** Parts of each person, rows then columns. */
function loadsOf(given: Problem, found: Lottery): number[] {
  const loads: number[] = new Array(given.rows + given.columns).fill(0);
  for (const [at, part] of found.parts.entries()) {
    loads[found.pairs[2 * at]!]! += part;
    loads[given.rows + found.pairs[2 * at + 1]!]! += part;
  }
  return loads;
}

/** The program as text for HiGHS: `priority` many scores are worth one point of priority, or the sum of missing places. */
function program(given: Problem, cap: Cap, weight: number): string | undefined {
  const caps = capsOf(given, cap);
  const terms: string[] = [];
  const lines: string[] = [];
  const bounds: string[] = [];
  const pairsOfPerson: string[][] = Array.from({ length: given.rows + given.columns }, () => []);
  for (const [cell, score] of given.scores.entries()) {
    if (Number.isNaN(score) || caps[cell] === 0) continue;
    const name = `x${cell}`;
    terms.push(`${score < 0 ? "-" : "+"} ${Math.abs(score)} ${name}`);
    bounds.push(`0 <= ${name} <= ${caps[cell]! / cap.in}`);
    pairsOfPerson[Math.floor(cell / given.columns)]!.push(name);
    pairsOfPerson[given.rows + (cell % given.columns)]!.push(name);
  }
  for (const [person, names] of pairsOfPerson.entries()) {
    const isRow = person < given.rows;
    const who = isRow ? person : person - given.rows;
    const places = isRow ? given.rowPlaces : given.columnPlaces;
    const priority = (isRow ? given.rowPriority : given.columnPriority)[who]!;
    if (names.length === 0) {
      if (places.min[who]! > 0) return undefined;
      continue;
    }
    lines.push(`most${person}: ${names.join(" + ")} <= ${places.max[who]}`);
    lines.push(`least${person}: ${names.join(" + ")} >= ${places.min[who]}`);
    lines.push(`met${person}: z${person} - ${names.join(" - ")} <= 0`);
    bounds.push(`0 <= z${person} <= 1`);
    terms.push(`+ ${priority * weight} z${person}`);
  }
  if (terms.length === 0) return "";
  return `Maximize\n obj: ${terms.join(" ")}\nSubject To\n ${lines.join("\n ")}\nBounds\n ${bounds.join("\n ")}\nEnd\n`;
}

describe("a lottery", () => {
  test("keeps caps, places and sums, and is proven by its prices; where it is infeasible, that is", () => {
    let infeasible = 0;
    fc.assert(
      fc.property(capped, ({ given, cap }) => {
        const found = lottery(given, { cap });
        const verdict = checkLottery(given, cap, found);
        if (found.status === "infeasible") {
          infeasible++;
          expect(verdict).toEqual({ feasible: false, faults: [], impossible: true });
        } else {
          expect(verdict).toEqual({
            feasible: true,
            optimal: true,
            bound: { priority: found.priority, fit: found.total },
          });
        }
      }),
      { seed, numRuns: 1000 * effort },
    );
    expect(infeasible).toBeGreaterThan(50);
  });

  test("is worth what HiGHS finds for the linear program", () => {
    let compared = 0;
    fc.assert(
      fc.property(capped, ({ given, cap }) => {
        // Sizes at which one objective holds both levels within the tolerance of floating point.
        if (given.scores.some((score) => Math.abs(score) > 20) || given.rowPriority.some((one) => one > 5)) return;
        if (given.columnPriority.some((one) => one > 5)) return;
        const weight = 4000;
        const text = program(given, cap, weight);
        const found = lottery(given, { cap });
        if (text === "") return;
        const answer = text === undefined ? undefined : highs.solve(text);
        if (answer?.Status !== "Optimal") {
          expect(found.status).toBe("infeasible");
          return;
        }
        compared++;
        expect(found.status).toBe("optimal");
        expect((found.priority * weight + found.total) / cap.in).toBeCloseTo(answer.ObjectiveValue, 5);
      }),
      runs,
    );
    expect(compared).toBeGreaterThan(runs.numRuns / 5);
  });

  test("with a cap of 1 is the best choice", () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 1, max: 9 }), (given, parts) => {
        const exact = best(given).solve(given);
        const found = lottery(given, { cap: { of: parts, in: parts } });
        expect([found.shortfall, found.priority, found.total]).toEqual(
          [exact.shortfall, exact.priority, exact.total].map((value) => value * parts),
        );
        expect(found.parts.every((part) => part === parts)).toBe(true);
      }),
      runs,
    );
  });

  test("is worth no more under a lower cap, and as much in finer parts, transposed, and scaled", () => {
    fc.assert(
      fc.property(anyProblem, fc.integer({ min: 1, max: 5 }), (given, of) => {
        const worth = (one: Problem, cap: Cap) => {
          const found = lottery(one, { cap });
          return [found.shortfall / cap.in, found.priority / cap.in, found.total / cap.in];
        };
        const at = worth(given, { of, in: 6 });
        const more = worth(given, { of: of + 1, in: 6 });
        const gains = [at[0]! - more[0]!, more[1]! - at[1]!, more[2]! - at[2]!];
        expect(gains.find((gain) => Math.abs(gain) > 1e-6) ?? 0).toBeGreaterThanOrEqual(0);
        const near = (values: number[]) => values.map((value) => expect.closeTo(value, 4));
        expect(worth(given, { of: 50 * of, in: 300 })).toEqual(near(at));
        expect(worth(transposed(given), { of, in: 6 })).toEqual(near(at));
        const tripled = { ...given, scores: given.scores.map((score) => 3 * score) };
        expect(worth(tripled, { of, in: 6 })).toEqual(near([at[0]!, at[1]!, 3 * at[2]!]));
      }),
      runs,
    );
  });

  test("leaves its input as it was, gives the same answer again, and freezes it", () => {
    fc.assert(
      fc.property(capped, ({ given, cap }) => {
        const before = structuredClone({ given, cap });
        const once = lottery(Object.freeze(given), { cap: Object.freeze(cap) });
        expect({ given, cap }).toEqual(before);
        expect(lottery(before.given, { cap: before.cap })).toEqual(once);
        expect(Object.isFrozen(once)).toBe(true);
        const drawnFirst = draw(given, once, { seed: 4 });
        expect(draw(given, once, { seed: 4 })).toEqual(drawnFirst);
        expect(Object.isFrozen(drawnFirst)).toBe(true);
      }),
      runs,
    );
  });

  test("tells how far it is, and stops when it is told to", () => {
    const given = problem({ scores: Array.from({ length: 20 }, (_, row) => Array.from({ length: 20 }, (_, column) => (row * column) % 7)) }); // biome-ignore format: a matrix
    const told: number[] = [];
    lottery(given, { cap: { of: 1, in: 3 }, onProgress: (done) => told.push(done) });
    expect(told).toEqual(told.slice().sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    const signal = AbortSignal.abort(new Error("enough"));
    expect(() => lottery(given, { cap: { of: 1, in: 3 }, signal })).toThrow("enough");
  });

  test.each<[string, Cap, string]>([
    ["no parts", { of: 0, in: 0 }, "cap-parts at cap.in"],
    ["half a part", { of: 1, in: 1.5 }, "cap-parts at cap.in"],
    ["too many parts", { of: 1, in: 2 ** 21 }, "cap-parts at cap.in"],
    ["more than certainty", { of: 4, in: 3 }, "cap at cap.of"],
    ["less than nothing", { of: -1, in: 3 }, "cap at cap.of"],
    ["one cap of several", { of: Int32Array.of(1, 1, 5, 1), in: 3 }, "cap at cap.of[2]"],
    ["caps for other pairs", { of: Int32Array.of(1), in: 3 }, "cap-length at cap.of.length"],
    ["sums that are not exact", { of: 1, in: 2 ** 20 }, "cap-too-fine at cap.in"],
  ])("refuses %s", (_, cap, expected) => {
    const given = problem({ scores: [[2 ** 40, 1], [1, 1]] }); // biome-ignore format: a matrix
    expect(mistakesOf(() => lottery(given, { cap }))).toEqual([expected]);
  });

  test("refuses another objective than the total", () => {
    const given = problem({ scores: [[1]], objective: "bottleneck" });
    expect(mistakesOf(() => lottery(given, { cap: { of: 1, in: 2 } }))).toEqual(["unfit-problem at problem"]);
  });
});

/** Code and place of every mistake that a call lists. */
function mistakesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof PairwrightError) return error.mistakes.map(({ code, where }) => `${code} at ${where}`);
    throw error;
  }
  return [];
}

/** A fraction of whole numbers of any size. */
type Fraction = readonly [bigint, bigint];

/** Every course that a draw can take, with its exact probability: each number that chance could have given is tried. */
function everyDraw(given: Problem, found: Lottery): { readonly pairs: string; readonly odds: Fraction }[] {
  const courses: { pairs: string; odds: Fraction }[] = [];
  const taken: number[] = [];
  for (;;) {
    const limits: number[] = [];
    const source: Chance = {
      below: (limit) => {
        limits.push(limit);
        return taken[limits.length - 1] ?? 0;
      },
    };
    const pairs = pairsOf(drawn(given, found, source)).join(" ");
    courses.push({ pairs, odds: [1n, limits.reduce((product, limit) => product * BigInt(limit), 1n)] });
    while (taken.length < limits.length) taken.push(0);
    while (taken.length > 0 && taken[taken.length - 1] === limits[taken.length - 1]! - 1) taken.pop();
    if (taken.length === 0) return courses;
    taken[taken.length - 1]!++;
  }
}

describe("a draw", () => {
  test("has each pair with exactly its probability, by every course that chance can take", () => {
    const small = anyProblem.filter(({ scores }) => scores.length > 0 && scores.length <= 6);
    let open = 0;
    fc.assert(
      fc.property(small, fc.constantFrom([1, 2], [1, 3], [2, 3]), (given, [of, parts]) => {
        const found = lottery(given, { cap: { of: of!, in: parts! } });
        if (found.pairs.length > 10) return;
        if (found.parts.some((part) => part < found.outOf)) open++;
        const courses = everyDraw(given, found);
        const common = courses.reduce(
          (product, { odds }) => (product % odds[1] === 0n ? product : product * odds[1]),
          1n,
        );
        for (const [at, part] of found.parts.entries()) {
          const pair = `${found.pairs[2 * at]},${found.pairs[2 * at + 1]}`;
          const odds = courses
            .filter(({ pairs }) => pairs.split(" ").includes(pair))
            .reduce((sum, one) => sum + common / one.odds[1], 0n);
          expect(odds * BigInt(found.outOf)).toBe(common * BigInt(part));
        }
      }),
      { seed, numRuns: 120 * effort },
    );
    expect(open).toBeGreaterThan(30);
  });

  test("keeps everybody's load to the expected one, rounded up or down, so that places and least numbers hold", () => {
    fc.assert(
      fc.property(capped, fc.nat(), ({ given, cap }, start) => {
        const found = lottery(given, { cap });
        const loads = loadsOf(given, found);
        const one = draw(given, found, { seed: start });
        const drawnLoads: number[] = new Array(loads.length).fill(0);
        for (const [row, column] of pairsOf(one)) {
          drawnLoads[row]!++;
          drawnLoads[given.rows + column]!++;
        }
        for (const [person, load] of drawnLoads.entries()) {
          expect(load).toBeGreaterThanOrEqual(Math.floor(loads[person]! / cap.in));
          expect(load).toBeLessThanOrEqual(Math.ceil(loads[person]! / cap.in));
        }
        if (found.status === "optimal") expect(one.status).toBe("feasible");
        const verdict = check(given, one);
        if (!verdict.feasible) expect(verdict.faults).toEqual([]);
      }),
      { seed, numRuns: 600 * effort },
    );
  });

  test("averages to the expected total, priority and probabilities over many draws", () => {
    const source = chance(seed);
    const scores = Array.from({ length: 12 }, () => Array.from({ length: 9 }, () => source.below(100)));
    const given = problem({ scores, columnPlaces: { min: 1, max: 2 } });
    const found = lottery(given, { cap: { of: 3, in: 10 } });
    expect(found.status).toBe("optimal");
    const draws = 20_000;
    const counts = new Map<string, number>();
    let [total, priority] = [0, 0];
    for (let one = 0; one < draws; one++) {
      const result = drawn(given, found, source);
      total += result.total;
      priority += result.priority;
      for (const pair of pairsOf(result)) counts.set(pair.join(), (counts.get(pair.join()) ?? 0) + 1);
    }
    expect(priority).toBe((draws * found.priority) / found.outOf);
    expect(Math.abs(total / draws - found.total / found.outOf)).toBeLessThan(5);
    for (const [at, part] of found.parts.entries()) {
      const share = (counts.get(`${found.pairs[2 * at]},${found.pairs[2 * at + 1]}`) ?? 0) / draws;
      // Five standard deviations of a probability from 20,000 draws are below 0.018.
      expect(Math.abs(share - part / found.outOf)).toBeLessThan(0.018);
    }
    expect(counts.size).toBe(found.parts.length);
  });
});

describe("the check of a lottery", () => {
  const scores = [
    [9, 5, 4],
    [8, 6, 1],
    [7, 3, 2],
  ];
  const given = problem({ scores, columnPlaces: { min: 1, max: 2 } });
  const twoThirds = { of: 2, in: 3 };
  const right = lottery(given, { cap: twoThirds });

  test("proves the right one", () => {
    expect(checkLottery(given, twoThirds, right)).toMatchObject({ feasible: true, optimal: true });
  });

  test.each<[string, Partial<Lottery>, RegExp]>([
    ["no parts", { outOf: 0 }, /^parts:/],
    ["parts of another size than the cap's", { outOf: 6 }, /^parts:/],
    ["half a pair", { pairs: right.pairs.slice(1) }, /^pairs:/],
    ["a pair that is not there", { pairs: right.pairs.map((one, at) => (at === 0 ? 3 : one)) }, /^out-of-range:/],
    ["pairs out of order", { pairs: right.pairs.slice().reverse() }, /order:/],
    ["parts above the cap", { parts: right.parts.map((part, at) => (at === 0 ? 3 : part)) }, /cap: row 0/],
    ["no parts of a pair", { parts: right.parts.map((part, at) => (at === 0 ? 0 : part)) }, /cap: row 0/],
    ["another total", { total: right.total + 1 }, /^total:/],
    ["another priority", { priority: right.priority - 1 }, /^priority:/],
    ["another shortfall", { shortfall: 1 }, /^shortfall:/],
    ["another status", { status: "infeasible" }, /^status:/],
    [
      "too few prices",
      {
        prices: {
          ...right.prices,
          rows: right.prices.columns,
          columns: { priority: new Float64Array(1), fit: new Float64Array(3) },
        },
      },
      /^prices: 1/,
    ],
    [
      "a price that is no number",
      { prices: { ...right.prices, rows: { ...right.prices.rows, fit: Float64Array.of(0, Number.NaN, 1) } } },
      /^prices: NaN/,
    ],
  ])("catches %s", (_, change, fault) => {
    const verdict = checkLottery(given, twoThirds, { ...right, ...change });
    expect(verdict.feasible ? "" : verdict.faults.join(" ")).toMatch(fault);
  });

  test("catches a forbidden pair, too many places, and a cap that is lower", () => {
    const cell = right.pairs[0]! * 3 + right.pairs[1]!;
    const forbidding = { ...given, scores: given.scores.map((score, at) => (at === cell ? Number.NaN : score)) };
    expect(checkLottery(forbidding, twoThirds, right)).toMatchObject({
      faults: [expect.stringMatching(/^forbidden:/)],
    });
    expect(checkLottery(given, { of: 1, in: 3 }, right)).toMatchObject({ feasible: false });
    const wide = lottery(problem({ scores, columnPlaces: 2 }), { cap: twoThirds });
    const verdict = checkLottery(problem({ scores }), twoThirds, wide);
    expect(verdict).toMatchObject({ faults: [expect.stringMatching(/^places: column 0 has 6 parts/)] });
  });

  test("proves nothing that is worse: other lotteries, and moved prices, for any problem", () => {
    let [worse, moved, lost] = [0, 0, 0];
    fc.assert(
      fc.property(capped, fc.constantFrom(-2, -1, 1, 2), fc.nat(), ({ given: any, cap }, by, which) => {
        const found = lottery(any, { cap });
        if (found.status === "infeasible") return;
        const lower = { of: typeof cap.of === "number" ? Math.max(0, cap.of - 1) : cap.of.map((of) => Math.max(0, of - 1)), in: cap.in }; // biome-ignore format: one cap
        const others: Lottery[] = [lottery(any, { cap: lower })];
        for (const solver of [solvers.pairs.greedy, solvers.pairs.random]) {
          const { pairs, priority, total, shortfall } = solver.solve(any, { seed: which });
          const parts = new Int32Array(pairs.length / 2).fill(cap.in);
          const scaled = { priority: priority * cap.in, total: total * cap.in, shortfall: shortfall * cap.in };
          others.push({ ...found, pairs, parts, ...scaled });
        }
        for (const other of others) {
          if (other.shortfall > 0 || (other.priority === found.priority && other.total === found.total)) continue;
          for (const prices of [found.prices, other.prices]) {
            const verdict = checkLottery(any, cap, { ...other, prices });
            if (!verdict.feasible) continue;
            worse++;
            expect(verdict.optimal).toBe(false);
            const { priority, fit } = verdict.bound;
            expect(priority > found.priority || (priority === found.priority && fit >= found.total)).toBe(true);
          }
        }
        if (any.rows === 0) return;
        const prices = structuredClone(found.prices);
        (which % 2 === 0 ? prices.rows.fit : prices.rows.priority)[which % any.rows]! += by;
        const verdict = checkLottery(any, cap, { ...found, prices });
        if (!verdict.feasible) throw new Error("moving a price cannot make the parts wrong");
        moved++;
        if (!verdict.optimal) lost++;
        const { priority, fit } = verdict.bound;
        expect(priority > found.priority || (priority === found.priority && fit >= found.total)).toBe(true);
      }),
      { seed, numRuns: 600 * effort },
    );
    expect(worse).toBeGreaterThan(100);
    expect(lost).toBeGreaterThan(moved / 3);
  });

  test("believes an infeasible one only with its proof", () => {
    const tight = problem({ scores: [[1, 5], [1, 2]], rowPlaces: { min: 1, max: 1 } }); // biome-ignore format: a matrix
    const found = lottery(tight, { cap: { of: 1, in: 3 } });
    expect(found).toMatchObject({ status: "infeasible", shortfall: 2 });
    expect(checkLottery(tight, { of: 1, in: 3 }, found)).toEqual({ feasible: false, faults: [], impossible: true });
    const prices = structuredClone(found.prices);
    prices.rows.priority[0]!++;
    expect(checkLottery(tight, { of: 1, in: 3 }, { ...found, prices })).toMatchObject({
      faults: [],
      impossible: false,
    });
    expect(checkLottery(tight, { of: 2, in: 3 }, found)).toMatchObject({ faults: [], impossible: false });
    const possible = { ...found, parts: found.parts.slice(1), pairs: found.pairs.slice(2) };
    const total = possible.parts.reduce(
      (sum, part, at) => sum + part * tight.scores[possible.pairs[2 * at]! * 2 + possible.pairs[2 * at + 1]!]!,
      0,
    );
    expect(checkLottery(tight, { of: 1, in: 3 }, { ...possible, total, priority: found.priority - 1, shortfall: 3 })).toMatchObject({ faults: [], impossible: false }); // biome-ignore format: one claim
  });
});
