// What a coordinator and a program see of the objectives for peers: words, lists, the odd one, and refusals.
import {
  cohortOf,
  compare,
  compareReport,
  explain,
  frontier,
  match,
  type PeersMatchOptions,
  peers,
  report,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { blockingPairs } from "../../src/kernels/check/blocking-groups.js";
import { codesOf, firstMistake } from "../mistakes.js";

const Person = z.object({ id: z.string() });

/** Peers whose fits stand in a table by "a-b"; whoever is not in it may not meet. */
function tabled(fits: Readonly<Record<string, number>>, odd: "trio" | "bye" = "trio") {
  const of = (one: { id: string }, other: { id: string }) => fits[[one.id, other.id].sort().join("-")];
  const ids = [...new Set(Object.keys(fits).flatMap((pair) => pair.split("-")))].sort();
  const program = peers({
    of: Person,
    rules: { allowed: (one, other) => of(one, other) !== undefined },
    criteria: { table: (one, other) => of(one, other) },
    weights: { table: 1 },
    odd,
  });
  return { program, cohort: cohortOf(program, { person: ids.map((id) => ({ id })) }) };
}

const planOf = ({ program, cohort }: ReturnType<typeof tabled>, options: PeersMatchOptions) =>
  settled(match(program, cohort, options));
const groupsOf = ({ groups }: ReturnType<typeof planOf>) => groups.map(({ people }) => people.join(""));

// Total: ab and cd (1.0); the lowest is highest with ac and bd (0.45, 0.45); the best pair is bc, which leaves ad (0.05).
const four = tabled({ "a-b": 0.8, "c-d": 0.2, "a-c": 0.45, "b-d": 0.45, "b-c": 0.9, "a-d": 0.05 });

describe("objectives for peers", () => {
  it("are another plan each, and the words say what is proven", () => {
    expect(groupsOf(planOf(four, {}))).toEqual(["ab", "cd"]);
    const bottleneck = planOf(four, { objective: "bottleneck" });
    expect(groupsOf(bottleneck)).toEqual(["ac", "bd"]);
    expect(bottleneck.objective?.text).toBe(
      "Proven: among the plans in which as many people as possible take part (those first who had a bye before), the lowest fit of two people is as high as possible (0.450), then the sum as large as possible.",
    );
    expect(report(bottleneck)).toContain(bottleneck.objective?.text.slice(0, 40));
    const stable = planOf(four, { objective: "stable" });
    expect(groupsOf(stable)).toEqual(["ad", "bc"]);
    expect(stable.objective?.text).toContain("no two people of different groups who may meet would both have more fit");
    expect(stable.record).toMatchObject({ solver: "stable", objective: "stable" });
    const fair = planOf(four, { objective: { floor: 44 } }); // 44 % of 0.45 is 0.198
    expect(groupsOf(fair)).toEqual(["ab", "cd"]);
    expect(fair.objective?.text).toContain("no fit is below 44 % of the best possible lowest (0.450)");
    expect(groupsOf(planOf(four, { objective: "fair" }))).toEqual(["ac", "bd"]);
  });

  it("leave aside what a list asks for, and say so", () => {
    const plan = planOf(four, { objective: "bottleneck", must: [["a", "d"]] });
    expect(groupsOf(plan)).toEqual(["ad", "bc"]);
    expect(plan.objective?.bestLowest).toBe(0.9);
    expect(plan.objective?.text).toContain("Groups that must be made are in every plan and were not weighed.");
    expect(planOf(four, { objective: "stable", must: [["a", "d"]] }).status).toBe("optimal");
  });

  it("a pair of another objective has no cost in fit, since that is what the total is proven for", () => {
    expect(explain(planOf(four, { objective: "bottleneck" }), { one: "a", other: "b" })).not.toHaveProperty("price");
    expect(explain(planOf(four, {}), { one: "a", other: "c" })).toHaveProperty("price");
  });

  it("in the stable plan somebody is left over rather than that others would leave, and the cause says so", () => {
    // The best pair is bc; a and d may meet nobody else.
    const line = tabled({ "a-b": 0.5, "b-c": 0.9, "c-d": 0.5 });
    const plan = planOf(line, { objective: "stable" });
    expect(groupsOf(plan)).toEqual(["bc"]);
    expect(plan.unmatched.map(({ id, cause }) => [id, cause])).toEqual([
      ["a", "left-out"],
      ["d", "left-out"],
    ]);
    expect(plan.unmatched[0]?.text).toBe("a may meet 1 person: each of them has as much fit without, or more.");
    expect(planOf(line, { objective: "bottleneck" }).totals.matched).toBe(4);
  });

  it("a group of three is stable only where none of it would leave", () => {
    // e could join ab: a would have (0.9 + 0.1) / 2 and rather go to c, who has 0.4 with d.
    const five = { "a-b": 0.9, "a-e": 0.1, "b-e": 0.1, "c-d": 0.4, "a-c": 0.6 };
    expect(groupsOf(planOf(tabled(five), { objective: "stable" }))).toEqual(["ab", "cd"]);
    expect(groupsOf(planOf(tabled({ ...five, "a-c": 0.4 }), { objective: "stable" }))).toEqual(["abe", "cd"]);
    expect(groupsOf(planOf(tabled(five), { objective: "stable", must: [["a", "b"]] }))).toEqual(["abe", "cd"]);
    expect(groupsOf(planOf(tabled(five, "bye"), { objective: "stable" }))).toEqual(["ab", "cd"]);
  });

  it("the worst-off first is refused where a trio is made, and only there", () => {
    const three = { "a-b": 0.9, "a-c": 0.5, "b-c": 0.4 };
    expect(firstMistake(() => planOf(tabled(three), { objective: "worst-off first" }))).toMatchObject({
      code: "objective-trio",
      remedy: 'Choose "bottleneck" or "fair", or make the program with odd: "bye".',
    });
    const plan = planOf(tabled(three, "bye"), { objective: "worst-off first" });
    expect([groupsOf(plan), plan.record.solver]).toEqual([["ab"], "worst-off first"]);
    const even = planOf(four, { objective: "worst-off first" });
    expect([groupsOf(even), even.objective?.bestLowest]).toEqual([["ac", "bd"], 0.45]);
    // A trio that a list asks for is in every plan.
    const must = planOf(tabled({ ...three, "d-e": 0.3 }), { objective: "worst-off first", must: [["a", "b", "c"]] });
    expect([groupsOf(must), must.objective?.bestLowest]).toEqual([["abc", "de"], 0.3]);
  });

  it("a solver that is not exact, or one beside the stable plan, is refused; an exact one does the work", () => {
    expect(codesOf(() => planOf(four, { objective: "bottleneck", solver: "greedy" }))).toEqual(["objective-solver"]);
    expect(codesOf(() => planOf(four, { objective: "stable", solver: "blossom" }))).toEqual(["objective-solver"]);
    expect(groupsOf(planOf(four, { objective: "bottleneck", solver: "primal dual" }))).toEqual(["ac", "bd"]);
  });

  it("nobody, and people who may not meet, have a plan under every objective", () => {
    const apart = tabled({ "a-b": 0.5 });
    const nobody = cohortOf(apart.program, { person: [] });
    for (const objective of ["worst-off first", "bottleneck", "fair", "stable"] as const) {
      expect(settled(match(apart.program, nobody, { objective })).groups).toEqual([]);
      expect(planOf(apart, { objective, never: [["a", "b"]] })).toMatchObject({ status: "optimal", groups: [] });
    }
  });

  it("long work ends when it is told to", () => {
    const signal = AbortSignal.abort(new Error("enough"));
    for (const objective of ["worst-off first", "bottleneck", "stable"] as const) {
      expect(() => planOf(four, { objective, signal })).toThrow("enough");
    }
  });
});

describe("frontier of peers", () => {
  it("gives what match gives for each objective, side by side", () => {
    const { outcomes, comparison, notes } = frontier(four.program, four.cohort, { seed: 4 });
    const names = ["total", "worst-off first", "bottleneck", "fair", "stable"] as const;
    expect(Object.keys(outcomes)).toEqual(names);
    for (const objective of names) expect(outcomes[objective]).toEqual(planOf(four, { objective, seed: 4 }));
    const plans = Object.fromEntries(names.map((name) => [name, planOf(four, { objective: name, seed: 4 })]));
    expect([comparison, notes]).toEqual([compare(plans), []]);
    expect(comparison?.text[4]).toContain("0 pairs block it. Against total: 0.100 less fit in sum");
    expect(compareReport(comparison ?? compare(plans))).toContain("The people");
  });

  it("leaves out the worst-off first where a trio is made, with a note, and refuses it by name", () => {
    const three = tabled({ "a-b": 0.9, "a-c": 0.5, "b-c": 0.4 });
    const { outcomes, notes } = frontier(three.program, three.cohort);
    expect(Object.keys(outcomes)).toEqual(["total", "bottleneck", "fair", "stable"]);
    expect(notes).toEqual([
      '"worst-off first" is left out: it cannot be found and proven where a group of three is made.',
    ]);
    const objectives = ["worst-off first"] as const;
    expect(codesOf(() => frontier(three.program, three.cohort, { objectives }))).toEqual(["objective-trio"]);
    expect(codesOf(() => frontier(three.program, three.cohort, { objectives: [] }))).toEqual(["objectives"]);
  });

  it("has no comparison without a plan", () => {
    const clash = frontier(four.program, four.cohort, {
      must: [["a", "b"]],
      never: [["a", "b"]],
      objectives: ["fair"],
    });
    expect(clash.outcomes.fair).toMatchObject({ status: "infeasible", record: { objective: { floor: 95 } } });
    expect(clash).not.toHaveProperty("comparison");
  });
});

it("a pair blocks where both have more with each other than with their group; who is fixed stays", () => {
  // a, b and c together (a: (9 + 5) / 2); d alone. a-d 7 is not more than 7, b-d 6 is more than (9 + 2) / 2.
  const scores = Float64Array.from([
    Number.NaN,
    9,
    5,
    7,
    9,
    Number.NaN,
    2,
    6,
    5,
    2,
    Number.NaN,
    Number.NaN,
    7,
    6,
    Number.NaN,
    Number.NaN,
  ]);
  const grouped = { people: 4, scores, groups: [[0, 1, 2]], fixed: new Uint8Array(4) };
  expect(blockingPairs(grouped)).toEqual([[1, 3]]);
  expect(blockingPairs({ ...grouped, fixed: Uint8Array.of(0, 1, 0, 0) })).toEqual([]);
  expect(blockingPairs({ ...grouped, groups: [[0, 1]] })).toEqual([]);
  expect(blockingPairs({ ...grouped, groups: [] })).toHaveLength(5);
});
