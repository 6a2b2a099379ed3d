import { cohortOf, match, type Objective, pairs, report, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fair } from "../../src/kernels/fair/fair.js";
import { chance } from "../../src/random.js";
import { codesOf, firstMistake } from "../mistakes.js";
import { cohort, tabled } from "./programs.js";

// Three mentees, mentor x with two places, y with one. The total pairs b with y at 0.1; evenly, a goes there.
const fits = { "a-x": 0.9, "a-y": 0.5, "b-x": 0.8, "b-y": 0.2, "c-x": 0.6, "c-y": 0.55 };
const people = () => cohort("a b c", { x: [0, 2], y: [0, 1] });
const made = (objective: Objective, program = tabled(fits)) =>
  settled(match(program, people(), { objective })).pairs.map(({ mentee, mentor }) => `${mentee}-${mentor}`);

describe("objectives", () => {
  it("choose different plans, by their definitions", () => {
    // The three ways that match all: c-y 2.25 (lowest 0.55), a-y 1.9 (lowest 0.5), b-y 1.7 (lowest 0.2).
    expect(made("total")).toEqual(["a-x", "b-x", "c-y"]);
    const even = tabled({ ...fits, "c-y": 0.45 }); // 2.15 (0.45), 1.9 (0.5), 1.7 (0.2)
    expect(made("total", even)).toEqual(["a-x", "b-x", "c-y"]);
    expect(made("bottleneck", even)).toEqual(["a-y", "b-x", "c-x"]);
    expect(made("worst-off first", even)).toEqual(["a-y", "b-x", "c-x"]);
    expect(made("fair", even)).toEqual(["a-y", "b-x", "c-x"]); // 0.45 is below 95 % of 0.5
    expect(made({ floor: 90 }, even)).toEqual(["a-x", "b-x", "c-y"]); // and just 90 % of it
    expect(made("stable", even)).toEqual(["a-x", "b-x", "c-y"]);
  });

  it("say in plan, record and report what they are, and that it is proven", () => {
    const plan = settled(match(tabled(fits), people(), { objective: "fair" }));
    expect(plan.status).toBe("optimal");
    expect(plan.objective).toMatchObject({ name: "fair", floor: 95, bestLowest: 0.55, partners: "free", proven: true });
    expect(plan.record).toMatchObject({ solver: "fair", objective: { floor: 95 } });
    const said = report(plan);
    expect(said.replaceAll(/\s+/g, " ")).toContain(
      "Proven: among the plans that match as many people on the mentee side as possible, no fit is below 95 % of the best possible lowest (0.550), then the sum is as large as possible.",
    );
    expect(said).toMatch(/objective +floor 95/);
    expect(plan).not.toHaveProperty("prices");
  });

  it("take the objective of a record again", () => {
    for (const objective of ["worst-off first", "bottleneck", "stable", { floor: 80 }] as const) {
      const plan = settled(match(tabled(fits), people(), { objective }));
      expect(match(tabled(fits), people(), { objective: plan.record.objective ?? "total" })).toEqual(plan);
    }
  });

  it("give each mentee as many partners as for the total where the number of pairs is open, and say so", () => {
    const several = cohort({ a: [0, 2], b: [0, 2] }, { x: [0, 2], y: [0, 1] });
    const plan = settled(match(tabled(fits), several, { objective: "worst-off first" }));
    expect(plan.objective?.partners).toBe("as for the total");
    expect(plan.objective?.text).toContain("as many partners as in the plan of most fit in sum");
  });

  it("leave pairs that must be made out of the weighing, and say so", () => {
    const must = [{ mentee: "b", mentor: "y" }];
    const plan = settled(match(tabled(fits), people(), { objective: "bottleneck", must }));
    expect(plan.objective).toMatchObject({ bestLowest: 0.6 });
    expect(plan.objective?.text).toContain("Pairs that must be made are in every plan");
    expect(plan.totals.worst).toBe(0.2);
  });

  it("say nothing of a lowest fit where there are no pairs to choose", () => {
    const plan = settled(match(tabled(fits, Object.keys(fits)), people(), { objective: "bottleneck" }));
    expect(plan.pairs).toEqual([]);
    expect(plan.objective).not.toHaveProperty("bestLowest");
    expect(plan.objective?.proven).toBe(true);
  });

  it("tell the left over why in the words of their objective", () => {
    // Stable: x is taken by a and b; c may not meet y, who stays without a partner, too.
    const stable = settled(match(tabled(fits, ["c-y"]), people(), { objective: "stable" }));
    expect(stable.unmatched.map(({ id, cause }) => `${id} ${cause}`)).toEqual(["c outweighed", "y outweighed"]);
    expect(stable.unmatched[0]?.text).toContain("who have at least as much fit with them");
  });

  it("stable: least numbers that it does not meet are a conflict that names who is short", () => {
    const least = cohort("a b c", { x: [0, 2], y: [1, 1] });
    const outcome = match(tabled(fits, ["c-y"]), least, { objective: "stable" });
    expect(outcome).toMatchObject({
      status: "infeasible",
      conflicts: [{ code: "unstable", people: [{ role: "mentor", id: "y" }], needs: 1, has: 0 }],
    });
    expect(settled(match(tabled(fits, ["c-y"]), least, { objective: "fair" })).totals.pairs).toBe(3);
  });

  it("what clashes clashes under any objective, and the record names it", () => {
    const outcome = match(tabled(), cohort({ a: [2, 2] }, "x"), { objective: "fair" });
    expect(outcome).toMatchObject({ status: "infeasible", record: { objective: { floor: 95 } } });
  });
});

describe("mistakes", () => {
  const asking = (options: object) => () => match(tabled(fits), people(), options);

  it("an unknown objective", () => {
    expect(firstMistake(asking({ objective: "botleneck" }))).toMatchObject({
      code: "objective",
      where: "objective",
      remedy: 'Did you mean "bottleneck"?',
    });
    expect(codesOf(asking({ objective: 7 }))).toEqual(["objective"]);
    expect(codesOf(asking({ objective: { ceiling: 1 } }))).toEqual(["objective"]);
  });

  it("a floor that is no percentage", () => {
    for (const floor of [-1, 101, 0.5, "95", Number.NaN]) {
      expect(codesOf(asking({ objective: { floor } }))).toEqual(["objective-floor"]);
    }
  });

  it("a solver that does not solve for it", () => {
    expect(codesOf(asking({ objective: "bottleneck", solver: "greedy" }))).toEqual(["objective-solver"]);
    expect(codesOf(asking({ objective: "stable", solver: "fair" }))).toEqual(["objective-solver"]);
    expect(settled(match(tabled(fits), people(), { objective: "bottleneck", solver: "fair" })).status).toBe("optimal");
  });
});

describe("a solver of one's own", () => {
  it("that proves nothing gives a plan with the gap to the largest total, and the plan says that it is not proven", () => {
    const mute = {
      ...fair,
      name: "mute",
      solve: (...given: Parameters<typeof fair.solve>) => {
        const { stages: _, ...solution } = fair.solve(...given);
        return solution;
      },
    };
    const plan = settled(match(tabled({ ...fits, "c-y": 0.45 }), people(), { objective: "bottleneck", solver: mute }));
    expect(plan).toMatchObject({ status: "feasible", objective: { proven: false }, record: { solver: "mute" } });
    expect(plan.status === "feasible" ? plan.gap.fit : undefined).toBeCloseTo(0.25, 6); // 2.15 - 1.9
    expect(report(plan)).toContain("Not proven, but sought:");
  });
});

const Person = z.object({ id: z.string(), at: z.number() });

describe("mutual loops where nearly every pair is one", () => {
  const { below } = chance(5);
  const program = pairs({
    roles: { mentee: Person, mentor: Person },
    criteria: { near: ({ mentee, mentor }) => 1 - Math.abs(mentee.at - mentor.at) / 1000 },
    weights: { near: 1 },
  });
  const everybody = Array.from({ length: 30 }, (_, index) => ({ id: `p${index}`, at: below(1000) }));
  const total = settled(match(program, cohortOf(program, { mentee: everybody, mentor: everybody })));

  it.each<Objective>(["worst-off first", "bottleneck", "fair", "stable"])(
    "%s: none is left, and no proof is claimed that is not there",
    (objective) => {
      const plan = settled(match(program, cohortOf(program, { mentee: everybody, mentor: everybody }), { objective }));
      const chosen = new Set(plan.pairs.map(({ mentee, mentor }) => `${mentee} ${mentor}`));
      expect(plan.pairs.filter(({ mentee, mentor }) => chosen.has(`${mentor} ${mentee}`))).toEqual([]);
      expect(plan.objective?.proven).toBe(plan.status === "optimal");
      if (objective === "stable") return;
      expect(plan.totals.pairs).toBe(30);
      if (plan.status === "feasible")
        expect(plan.totals.fit + (plan.gap.fit ?? 0)).toBeGreaterThanOrEqual(total.totals.fit);
    },
  );
});
