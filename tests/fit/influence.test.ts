import { describe, expect, it } from "vitest";
import { influenceOf } from "../../src/fit/influence.js";
import { fitOf } from "../../src/fit/score.js";
import { pairs } from "../../src/program.js";
import { about, allowed, type Person, people, roles } from "./programs.js";

/** A fit of these answers of the mentees, each with the one mentor, who answered the same to everything: 0. */
function fitFrom(weights: Readonly<Record<string, number>>, mentees: readonly Person["answers"][]) {
  const names = Object.keys(weights);
  const criteria = Object.fromEntries(names.map((name) => [name, about(name)]));
  const program = pairs({ roles, criteria, weights });
  const lineup = people(mentees, [Object.fromEntries(names.map((name) => [name, 0]))]);
  return fitOf(program, lineup, allowed(program, lineup));
}

describe("influence", () => {
  it("is worked out from the covariance", () => {
    // Σ = [[4, 2], [2, 9]], w = (0.5, 0.5): w'Σw = 17 / 4; Σw = (3, 5.5).
    const influence = influenceOf(
      [
        [4, 2],
        [2, 9],
      ],
      [0.5, 0.5],
    );
    expect(influence.effective).toEqual([0.4, 0.6]); // 0.5 * 2 and 0.5 * 3
    expect(influence.explained[0]).toBeCloseTo(1.5 / 4.25, 12);
    expect(influence.explained[1]).toBeCloseTo(2.75 / 4.25, 12);
    expect(influence.correlation[0]?.[1]).toBeCloseTo(2 / 6, 12);
    expect(influence.correlation[1]?.[1]).toBe(1);
  });

  it("is nothing where nothing varies", () => {
    const influence = influenceOf(
      [
        [0, 0],
        [0, 0],
      ],
      [0.5, 0.5],
    );
    expect(influence).toEqual({
      covariance: [
        [0, 0],
        [0, 0],
      ],
      correlation: [
        [0, 0],
        [0, 0],
      ],
      explained: [0, 0],
      effective: [0, 0],
    });
  });
});

describe("warnings", () => {
  it("a criterion that never varies has no influence at any weight", () => {
    const fit = fitFrom(
      { flat: 9, steep: 1 },
      [0, 1, 0.5].map((steep) => ({ flat: 0.7, steep })),
    );
    expect(fit.criteria.map(({ spread, influence }) => [spread > 0, influence])).toEqual([
      [false, 0],
      [true, 1],
    ]);
    expect(fit.warnings.map(({ code, criteria, nominal, effective }) => [code, criteria, nominal, effective])).toEqual([
      ["no-spread", ["flat"], 0.9, 0],
      ["influence", ["steep"], 0.1, 1],
    ]);
    expect(fit.warnings[0]?.text).toBe("flat is the same for every pair: its weight of 90 % decides nothing.");
  });

  it("a criterion nobody answered adds nothing and keeps its weight", () => {
    const fit = fitFrom({ asked: 1, steep: 1 }, [{ steep: 1 }, { steep: 0 }]);
    expect([...fit.scores]).toEqual([250_000, 0]);
    expect(fit.criteria[0]).toMatchObject({ mean: undefined, influence: 0, unknown: 1 });
    expect(fit.warnings.map(({ code }) => code)).toContain("never-known");
  });

  it("weight and influence part by a factor of two", () => {
    const far = fitFrom({ narrow: 1, wide: 1 }, [
      { narrow: 0, wide: 1 },
      { narrow: 0.25, wide: 1 },
      { narrow: 0, wide: 0 },
      { narrow: 0.25, wide: 0 },
    ]);
    expect(far.warnings.map(({ code, criteria }) => [code, criteria])).toEqual([["influence", ["narrow"]]]);
    expect(far.warnings[0]?.effective).toBeCloseTo(0.2, 12); // 0.125 / (0.125 + 0.5)
    const near = fitFrom({ narrow: 1, wide: 1 }, [
      { narrow: 0, wide: 1 },
      { narrow: 0.5, wide: 1 },
      { narrow: 0, wide: 0 },
      { narrow: 0.5, wide: 0 },
    ]);
    expect(near.warnings).toEqual([]);
  });

  it("two criteria that measure one thing", () => {
    const fit = fitFrom(
      { one: 1, twin: 1 },
      [0, 0.25, 0.5, 1].map((one) => ({ one, twin: 1 - (1 - one) / 2 })),
    );
    expect(fit.warnings.map(({ code, criteria, nominal }) => [code, criteria, nominal])).toEqual([
      ["same-thing", ["one", "twin"], 1],
    ]);
    expect(fit.warnings[0]?.effective).toBeCloseTo(1, 12);
    const opposite = fitFrom(
      { one: 1, other: 1 },
      [0, 0.5, 1].map((one) => ({ one, other: 1 - one })),
    );
    expect(opposite.warnings).toEqual([]);
    expect(opposite.influence.explained).toEqual([0, 0]);
  });

  it("says nothing of a weight of 0, nor of a single pair", () => {
    expect(
      fitFrom({ off: 0, on: 1 }, [
        { off: 1, on: 0 },
        { off: 1, on: 1 },
      ]).warnings,
    ).toEqual([]);
    expect(fitFrom({ only: 1 }, [{ only: 1 }]).warnings).toEqual([]);
  });
});
