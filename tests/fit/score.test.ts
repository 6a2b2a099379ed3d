import { describe, expect, it, vi } from "vitest";
import { forbid, isAllowed, rulesAgainst } from "../../src/constraints/eligibility.js";
import { fitOf } from "../../src/fit/score.js";
import { contributionsOf, knownShare, pairValues } from "../../src/fit/value.js";
import { floorRule, pairs } from "../../src/program.js";
import { about, allowed, people, roles } from "./programs.js";

const program = pairs({
  roles,
  criteria: { pace: about("pace"), goals: about("goals", "function"), style: about("style", "pairs") },
  weights: { pace: 2, goals: 1, style: 1 },
});

describe("a cohort worked out by hand", () => {
  // pace: e0 1 · e1 0.5 · o0 0 · o1 0.5      -> 0.5, 0.75 / 0.25, 0.5        mean 0.5
  // goals: only e0 and o1 answered 0.25, 0.75 -> -, 0.5 / -, -               mean 0.5
  // style: e1 unknown, e0 0, o0 1, o1 0.25   -> 0.5, 0.125 / -, -            mean 0.3125
  const lineup = people(
    [{ pace: 1, goals: 0.25, style: 0 }, { pace: 0.5 }],
    [
      { pace: 0, style: 1 },
      { pace: 0.5, goals: 0.75, style: 0.25 },
    ],
  );
  const fit = fitOf(program, lineup, allowed(program, lineup));

  it("gives the weighted mean in whole millionths, means in the place of what is unknown", () => {
    expect([...fit.scores]).toEqual([
      500000, // 0.5 * 0.5 + 0.25 * 0.5 (mean) + 0.25 * 0.5
      531250, // 0.5 * 0.75 + 0.25 * 0.5 + 0.25 * 0.125
      328125, // 0.5 * 0.25 + 0.25 * 0.5 (mean) + 0.25 * 0.3125 (mean)
      453125, // 0.5 * 0.5 + 0.25 * 0.5 (mean) + 0.25 * 0.3125 (mean)
    ]);
  });

  it("sums up each criterion", () => {
    expect(fit.criteria.map(({ name, weight, mean, unknown }) => [name, weight, mean, unknown])).toEqual([
      ["pace", 0.5, 0.5, 0],
      ["goals", 0.25, 0.5, 0.75],
      ["style", 0.25, 0.3125, 0.5],
    ]);
    // Pace: deviations 0, .25, -.25, 0, so 0.125 / 4. Style: .1875, -.1875, 0, 0, so 0.0703125 / 4.
    expect(fit.criteria.map(({ spread }) => spread)).toEqual([Math.sqrt(0.03125), 0, Math.sqrt(0.017578125)]);
    const [pace, style] = [0.5 * Math.sqrt(0.03125), 0.25 * Math.sqrt(0.017578125)];
    expect(fit.criteria[0]?.influence).toBeCloseTo(pace / (pace + style), 12);
    expect(fit.criteria[1]?.influence).toBe(0);
  });

  it("is plain frozen data", () => {
    expect([fit, fit.criteria, fit.criteria[0], fit.warnings, fit.influence].every(Object.isFrozen)).toBe(true);
  });

  it("explains every score exactly, known points first", () => {
    expect(lineup.people[0].flatMap((a) => lineup.people[1].map((b) => knownShare(program, a, b)))).toEqual([
      0.75, 1, 0.5, 0.5,
    ]);
    const parts = contributionsOf(fit, pairValues(program, lineup.people[0][1], lineup.people[1][0]));
    expect(parts).toEqual([
      { criterion: "pace", value: 0.25, counted: 0.25, nominal: 0.5, points: 0.125 },
      { criterion: "goals", value: undefined, counted: 0.5, nominal: 0.25, points: 0.125 },
      { criterion: "style", value: undefined, counted: 0.3125, nominal: 0.25, points: 0.078125 },
    ]);
  });
});

describe("forbidden pairs", () => {
  it("are never scored, asked about or averaged", () => {
    const ask = vi.fn(({ mentee, mentor }) => (mentee.id === "e000" && mentor.id === "o001" ? 1 : 0.5));
    const spied = pairs({ roles, criteria: { spied: ask }, weights: { spied: 1 } });
    const lineup = people([{}, {}], [{}, {}, {}]);
    const eligibility = allowed(spied, lineup);
    forbid(eligibility, 0, 0, 1);
    const fit = fitOf(spied, lineup, eligibility);
    expect([...fit.scores]).toEqual([500000, Number.NaN, 500000, 500000, 500000, 500000]);
    expect(fit.criteria[0]?.mean).toBe(0.5);
    expect(ask).toHaveBeenCalledTimes(5);
  });

  it("may be all pairs, and there may be nobody at all", () => {
    const lineup = people([{ pace: 1 }], [{ pace: 1 }]);
    const eligibility = allowed(program, lineup);
    forbid(eligibility, 0, 0, 0);
    const fit = fitOf(program, lineup, eligibility);
    expect([...fit.scores]).toEqual([Number.NaN]);
    expect(fit.criteria[0]).toEqual({
      name: "pace",
      weight: 0.5,
      mean: undefined,
      spread: 0,
      influence: 0,
      unknown: 0,
    });
    for (const empty of [people([], []), people([{}], []), people([], [{}])]) {
      const nothing = fitOf(program, empty, allowed(program, empty));
      expect([nothing.scores.length, nothing.warnings]).toEqual([0, []]);
    }
  });
});

describe("floors and minimum evidence", () => {
  it("a floor forbids known values below it under its own rule, and leaves means alone", () => {
    const floored = pairs({
      roles,
      criteria: { pace: about("pace"), goals: about("goals") },
      weights: { pace: 1, goals: 1 },
      floors: { pace: 0.5 },
    });
    const lineup = people([{ pace: 0 }, { pace: 0.25 }, {}], [{ pace: 0.75 }]);
    const eligibility = allowed(floored, lineup);
    const fit = fitOf(floored, lineup, eligibility);
    expect([...fit.scores]).toEqual([Number.NaN, 250000, 218750]); // 0.375 below, 0.5 at the floor, unknown: mean 0.4375
    expect(fit.criteria[0]?.mean).toBe(0.4375);
    expect(rulesAgainst(eligibility, 0, 0).map((rule) => eligibility.rules[rule])).toEqual([floorRule("pace", 0.5)]);
    expect([1, 2].map((row) => isAllowed(eligibility, row, 0))).toEqual([true, true]);
  });

  it("minimum evidence forbids pairs of which too little weight is known", () => {
    const proven = pairs({
      roles,
      criteria: { pace: about("pace"), goals: about("goals", "function"), style: about("style") },
      weights: { pace: 3, goals: 1, style: 1 },
      minimumEvidence: 0.8,
    });
    const lineup = people(
      [
        { pace: 1, goals: 1, style: 1 },
        { pace: 1, goals: 1 },
        { goals: 1, style: 1 },
      ],
      [{ pace: 1, goals: 1, style: 1 }],
    );
    const eligibility = allowed(proven, lineup);
    const fit = fitOf(proven, lineup, eligibility);
    expect([...fit.scores]).toEqual([1_000_000, 1_000_000, Number.NaN]);
    expect(rulesAgainst(eligibility, 2, 0).map((rule) => eligibility.rules[rule])).toEqual(["enough answers known"]);
  });

  it("needs its rules in the eligibility", () => {
    const floored = pairs({ roles, criteria: { pace: about("pace") }, weights: { pace: 1 }, floors: { pace: 0.5 } });
    const lineup = people([{}], [{}]);
    const eligibility = allowed(program, lineup);
    expect(() => fitOf(floored, lineup, eligibility)).toThrow(
      expect.objectContaining({ mistakes: [expect.objectContaining({ code: "fit-rule" })] }),
    );
  });
});

describe("long work", () => {
  const many = people(
    Array.from({ length: 120 }, () => ({ pace: 1 })),
    [{ pace: 1 }],
  );

  it("tells its progress, ascending to 1", () => {
    const told: number[] = [];
    fitOf(program, many, allowed(program, many), { onProgress: (share) => told.push(share) });
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it("ends when its signal says so", () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    expect(() => fitOf(program, many, allowed(program, many), { signal: stop.signal })).toThrow("enough");
  });
});
