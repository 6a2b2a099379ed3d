import { match, type Progress, pairs, report, type Solver, settled } from "pairwright";
import { solvers } from "pairwright/kernels";
import { describe, expect, it } from "vitest";
import { lineup } from "../../src/cohort/lineup.js";
import { everythingAllowed, forbid } from "../../src/constraints/eligibility.js";
import { broken } from "../../src/plan/kept.js";
import { boundsFrom, lineupOf } from "../constraints/lineups.js";
import { codesOf } from "../mistakes.js";
import { cohort, Person, people, tabled } from "./programs.js";

const table = { "a-x": 0.9, "a-y": 0.8, "b-x": 0.7, "b-y": 0.1 };
const two = cohort("a b", "x y");

/** Calls `match` as JavaScript may. */
function loosely(...given: unknown[]): unknown {
  return Reflect.apply(match, undefined, given);
}

describe("match", () => {
  it("gives the best plan with totals, prices and a record", () => {
    const plan = settled(match(tabled(table), two, { seed: 3 }));
    expect(plan).toMatchObject({
      status: "optimal",
      format: "pairs",
      roles: ["mentee", "mentor"],
      pairs: [
        { mentee: "a", mentor: "y", fit: 0.8, known: 1, must: false },
        { mentee: "b", mentor: "x", fit: 0.7, known: 1, must: false },
      ],
      unmatched: [],
      totals: {
        pairs: 2,
        matched: { mentee: 2, mentor: 2 },
        people: { mentee: 2, mentor: 2 },
        fit: 1.5,
        mean: 0.75,
        worst: 0.7,
      },
      rules: { permitted: 0, "not with oneself": 0 },
      record: { seed: 3, solver: "assignment", weights: { table: 1 }, people: { mentee: 2, mentor: 2 } },
    });
    expect(plan.record.inputs).toMatch(/^[0-9a-f]{64}$/);
  });

  it("hands out prices that prove the plan: every allowed pair costs at least what it brings", () => {
    const plan = settled(match(tabled(table), two));
    if (plan.status !== "optimal" || plan.prices === undefined) throw new Error("the plan is proven by prices");
    const price = (role: "mentee" | "mentor", id: string) =>
      plan.prices?.[role].find((one) => one.id === id)?.fit ?? Number.NaN;
    for (const [pair, fit] of Object.entries(table)) {
      const [mentee = "", mentor = ""] = pair.split("-");
      const worth = fit - price("mentee", mentee) - price("mentor", mentor);
      const made = plan.pairs.some((one) => one.mentee === mentee && one.mentor === mentor);
      if (made) expect(worth).toBeGreaterThan(-1e-9);
      else expect(worth).toBeLessThan(1e-9);
    }
  });

  it("hands out none when a mutual loop had to be opened, since they would prove a part of the search only", () => {
    const both = cohort("p q", "p q");
    const plan = settled(match(tabled({ "p-q": 1, "q-p": 1 }), both));
    expect(plan.status).toBe("optimal");
    expect(plan.pairs).toHaveLength(1);
    expect("prices" in plan).toBe(false);
  });

  it("changes the record when an answer, a weight or a list changes, and only then", () => {
    const inputs = (...given: Parameters<typeof match>) => match(...given).record.inputs;
    const base = inputs(tabled(table), two);
    expect(inputs(tabled(table), two, { seed: 9 })).toBe(base);
    expect(inputs(tabled(table), cohort({ a: [0, 2], b: [0, 1] }, "x y"))).not.toBe(base);
    expect(inputs(tabled(table), two, { never: [["a", "b"]] })).not.toBe(base);
    const heavier = pairs({
      roles: { mentee: Person, mentor: Person },
      criteria: { table: () => 1 },
      weights: { table: 2 },
    });
    expect(inputs(heavier, two)).not.toBe(base);
  });

  it("tells stages and shares of progress, in order", () => {
    const seen: Progress[] = [];
    match(tabled(table), two, { onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(["rules", "scores", "solving", "checking"]);
    for (const { done } of seen) expect(done >= 0 && done <= 1).toBe(true);
  });

  it("stops when the signal says so, at once or from inside progress", () => {
    const reason = new Error("enough");
    expect(() => match(tabled(table), two, { signal: AbortSignal.abort(reason) })).toThrow(reason);
    const controller = new AbortController();
    const onProgress = ({ stage }: Progress) => stage === "scores" && controller.abort(reason);
    expect(() => match(tabled(table), two, { signal: controller.signal, onProgress })).toThrow(reason);
  });

  it("runs every solver of the table by name, and one's own; a claim is believed only when checked", () => {
    for (const name of Object.keys(solvers.pairs)) {
      const outcome = loosely(tabled(table), two, { solver: name, seed: 1 });
      expect(outcome).toMatchObject({ record: { solver: name }, pairs: [{ mentee: "a" }, { mentee: "b" }] });
    }
    const greedy = match(tabled(table), two, { solver: "greedy" });
    expect(greedy).toMatchObject({ status: "feasible", totals: { fit: 1 } });
    if (greedy.status === "feasible") expect(greedy.gap.fit).toBeGreaterThanOrEqual(0.5); // the optimum is 1.5
    const mine: Solver = { ...solvers.pairs.assignment, name: "mine" };
    expect(match(tabled(table), two, { solver: mine }).record.solver).toBe("mine");
  });

  it("states no gap of fit where more people could be matched: fits of different numbers of pairs say nothing", () => {
    // Best pair first takes b-x and leaves a alone, whom nobody else may meet.
    const plan = match(tabled({ "a-x": 0.1, "b-x": 1, "b-y": 0 }, ["a-y"]), two, { solver: "greedy" });
    expect(plan).toMatchObject({ status: "feasible", gap: { people: 1 } });
    if (plan.status !== "feasible") throw new Error("greedy claims no optimum");
    expect(plan.gap).toEqual({ people: 1 });
    expect(report(plan)).toContain("Another plan could match up to 1 more on the mentee side.");
    expect(report(plan)).not.toContain("more fit");
  });

  it("refuses the answer of a solver that breaks the problem", () => {
    const cheat: Solver = {
      ...solvers.pairs.assignment,
      name: "cheat",
      solve: (problem) => ({ ...solvers.pairs.assignment.solve(problem), total: 1 }),
    };
    expect(codesOf(() => match(tabled(table), two, { solver: cheat }))).toEqual(["solver-wrong"]);
  });

  it("refuses a solver that cannot take the program, an unknown one, and a seed that is no whole number", () => {
    const many = cohort({ a: [0, 2] }, "x y");
    expect(codesOf(() => match(tabled(table), many, { solver: "munkres" }))).toEqual(["solver-refuses"]);
    expect(codesOf(() => loosely(tabled(table), two, { solver: "hungary", seed: 1.5 }))).toEqual(["seed", "solver"]);
  });

  it("refuses a cohort of another program", () => {
    expect(codesOf(() => loosely(tabled(table), { people: { junior: [], mentor: [] } }))).toEqual(["cohort-role"]);
    expect(lineup(["mentee", "mentor"], { mentee: people("b a c"), mentor: [] }).ids[0]).toEqual(["a", "b", "c"]);
    const twice = { mentee: people("a a"), mentor: [] };
    expect(codesOf(() => lineup(["mentee", "mentor"], twice))).toEqual(["cohort-duplicate"]);
  });

  it("lists the mistakes of capacity, lists and rules together", () => {
    const program = pairs({
      roles: { mentee: Person, mentor: Person },
      capacity: { mentor: () => -1 },
      rules: { odd: () => JSON.parse("7") },
      criteria: { one: () => 1 },
      weights: { one: 1 },
    });
    const call = () => match(program, cohort("a", "x"), { must: [{ mentee: "b", mentor: "x" }] });
    expect(codesOf(call)).toEqual(["must-unknown", "capacity", "rule-answer"]);
  });

  it("warns of people on the lists who are not there", () => {
    const outcome = match(tabled(table), two, { history: [{ mentee: "gone", mentor: "x" }] });
    expect(outcome.warnings).toContainEqual({ code: "gone", text: expect.stringContaining("gone") });
  });
});

describe("outcomes without a plan", () => {
  it("name a pair that must be made against a rule", () => {
    const outcome = match(tabled(table, ["a-x"]), two, { must: [{ mentee: "a", mentor: "x" }] });
    expect(outcome).toMatchObject({
      status: "infeasible",
      conflicts: [{ code: "must-forbidden", rules: ["permitted"] }],
    });
    expect(codesOf(() => settled(outcome))).toEqual(["infeasible"]);
  });

  it("state the arithmetic where places cannot suffice", () => {
    const outcome = match(tabled(), cohort({ a: [1, 1], b: [1, 1] }, "x"));
    expect(outcome).toMatchObject({ status: "infeasible", conflicts: [{ code: "too-few-places", needs: 2, has: 1 }] });
  });

  it("name those who compete where every sum fits and still nobody can be served (Hall)", () => {
    const given = cohort({ a: [1, 1], b: [1, 1], c: [0, 1] }, "x y");
    const outcome = match(tabled({}, ["a-y", "b-y"]), given);
    expect(outcome).toMatchObject({
      status: "infeasible",
      conflicts: [{ code: "shortage", needs: 2, has: 1, rules: ["permitted"], people: [{ id: "a" }, { id: "b" }] }],
    });
  });

  it("find what floors make impossible", () => {
    const program = pairs({
      roles: { mentee: Person, mentor: Person },
      capacity: { mentee: { min: 1, max: 1 } },
      criteria: { low: () => 0.25 },
      weights: { low: 1 },
      floors: { low: 0.5 },
    });
    expect(match(program, cohort("a", "x"))).toMatchObject({
      status: "infeasible",
      conflicts: [{ code: "out-of-reach", rules: ["at least 0.5 for low"] }],
    });
  });

  it("find that only a mutual loop would give everybody their least number", () => {
    const both = cohort({ p: [1, 1], q: [1, 1] }, { p: [0, 1], q: [0, 1] });
    expect(match(tabled(), both)).toMatchObject({ status: "infeasible", conflicts: [{ code: "mutual-loop" }] });
  });

  it("say so when the chosen solver is not made for least numbers", () => {
    const given = cohort("a b", { x: [0, 1], y: [1, 1] });
    const outcome = match(tabled({ "a-x": 1, "b-x": 0.5 }, ["b-y"]), given, { solver: "greedy" });
    expect(outcome).toMatchObject({ status: "infeasible", conflicts: [{ code: "shortage" }] });
    expect(match(tabled({ "a-x": 1, "b-x": 0.5 }, ["b-y"]), given).status).toBe("optimal");
  });
});

describe("bad input always ends in an error or a plan with reasons", () => {
  it("nobody on one side, on both, no places, everything forbidden, everything equal", () => {
    for (const [mentees, mentors] of [
      [[], people("x")],
      [people("a"), []],
      [[], []],
    ] as const) {
      const outcome = match(tabled(), { people: { mentee: mentees, mentor: mentors }, report: two.report });
      expect(outcome).toMatchObject({ status: "optimal", pairs: [] });
    }
    const full = settled(match(tabled(table), cohort("a b", { x: [0, 0], y: [0, 0] })));
    expect(full.unmatched.map(({ cause }) => cause)).toEqual([
      "no-allowed-partner",
      "no-allowed-partner",
      "no-place",
      "no-place",
    ]);
    const none = settled(match(tabled(table, ["a-x", "a-y", "b-x", "b-y"]), two));
    expect(none.unmatched[0]).toMatchObject({
      cause: "no-allowed-partner",
      removed: [{ rule: "permitted", count: 2 }],
      text: 'mentee a may meet nobody; of 2 on the mentor side: "permitted" removes 2.',
    });
    expect(settled(match(tabled(), two)).totals.pairs).toBe(2);
  });

  it("ids such as __proto__ and constructor", () => {
    const odd = cohort("__proto__ constructor", "toString __proto__");
    const plan = settled(match(tabled(), odd));
    expect(plan.totals.pairs).toBe(2);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -0.1, 1.1, "1", null])("a criterion that answers %s", (answer) => {
    const criteria = { odd: () => answer };
    const program = Reflect.apply(pairs, undefined, [
      { roles: { mentee: Person, mentor: Person }, criteria, weights: { odd: 1 } },
    ]);
    expect(codesOf(() => loosely(program, two)).length).toBeGreaterThan(0);
  });
});

describe("the last check", () => {
  it("finds whatever a plan can break", () => {
    const eligibility = everythingAllowed(2, 2, ["same lab"]);
    forbid(eligibility, 0, 0, 0);
    const constraints = {
      lineup: lineupOf(["a", "b"], ["x", "y"]),
      eligibility,
      bounds: [boundsFrom([0, 1], [1, 1]), boundsFrom([0, 1], [0, 2])] as const,
      must: [{ row: 1, column: 1 }],
    };
    expect(broken(constraints, [{ row: 1, column: 1 }])).toEqual([]);
    expect(broken({ ...constraints, most: 1 }, [{ row: 1, column: 1 }])).toEqual([]);
    expect(broken({ ...constraints, most: 0 }, [{ row: 1, column: 1 }])).toEqual([
      "1 people on the mentee side have a partner, at most 0 may",
    ]);
    const cell = { row: 0, column: 0 };
    expect(broken(constraints, [cell, cell])).toEqual([
      'a and x: "same lab"',
      'a and x: "same lab"',
      "a and x: paired twice",
      "b and y: must be paired and are not",
      "a: 2 partners, 0 to 1 are allowed",
      "b: 0 partners, 1 to 1 are allowed",
      "x: 2 partners, 0 to 1 are allowed",
    ]);
  });
});

describe("why nobody", () => {
  const unmatched = (...given: Parameters<typeof match>) => settled(match(...given)).unmatched;

  it("shows the set that competes for too few places, and tells separate competitions apart", () => {
    const forbidden = ["a-z", "b-z", "c-x", "d-x"];
    const left = unmatched(tabled({ "a-x": 1, "c-z": 1 }, forbidden), cohort("a b c d", "x z"));
    expect(left).toMatchObject([
      { id: "b", cause: "competition", competitors: ["a", "b"], places: 1 },
      { id: "d", cause: "competition", competitors: ["c", "d"], places: 1 },
    ]);
    expect(left[0]?.text).toBe(
      "mentee b may meet 1 on the mentor side, but their places are taken: 2 on the mentee side compete for 1 place.",
    );
  });

  it("makes competitions that meet one", () => {
    const forbidden = ["a-z", "b-z", "c-x", "d-x"];
    const left = unmatched(tabled({ "a-x": 1, "c-z": 1 }, forbidden), cohort("a b c d e", "x z"));
    expect(left.map(({ competitors, places }) => [competitors.length, places])).toEqual([
      [5, 2],
      [5, 2],
      [5, 2],
    ]);
  });

  it("says when places were enough and others were worth more", () => {
    const left = unmatched(tabled({ "a-x": 1, "b-x": 1 }), cohort("a b", { x: [0, 2], y: [0, 1] }));
    expect(left).toMatchObject([{ role: "mentor", id: "y", cause: "outweighed", allowed: 2 }]);
  });

  it("says when a solver without a claim left somebody out", () => {
    const given = cohort({ a: [0, 2], b: [0, 1] }, { x: [0, 1], y: [0, 1] });
    const left = unmatched(tabled({ "a-x": 1, "a-y": 0 }, ["b-x"]), given);
    expect(left).toEqual([]);
    const extra = unmatched(tabled({ "a-x": 1 }, ["b-x", "b-y"]), given);
    expect(extra.find(({ id }) => id === "y")).toMatchObject({ cause: "left-out", allowed: 1 });
  });
});
