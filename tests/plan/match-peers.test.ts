import { cohortOf, coverage, explain, match, type PeersMatchOptions, peers, report, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { lineup } from "../../src/cohort/lineup.js";
import { everythingAllowed, forbid } from "../../src/constraints/eligibility.js";
import { readPeerLists } from "../../src/constraints/peer-lists.js";
import { solvers } from "../../src/kernels/solvers.js";
import { brokenByGroups } from "../../src/plan/kept-peers.js";
import { thrownBy } from "../mistakes.js";

const Person = z.object({ id: z.string() });
const mistakesOf = (run: () => unknown) => thrownBy(run).mistakes;

/** A program whose fit of a pair stands in a table by "a-b", both ways alike, 0 where nothing stands. */
function tabled(fits: Readonly<Record<string, number>> = {}, forbidden: readonly string[] = [], odd?: "trio" | "bye") {
  const key = (one: { id: string }, other: { id: string }) => [one.id, other.id].sort().join("-");
  return peers({
    of: Person,
    rules: { permitted: (one, other) => !forbidden.includes(key(one, other)) },
    criteria: { table: (one, other) => fits[key(one, other)] ?? 0 },
    weights: { table: 1 },
    ...(odd === undefined ? {} : { odd }),
  });
}

const cohort = (ids: string) => cohortOf(tabled(), { person: ids === "" ? [] : ids.split(" ").map((id) => ({ id })) });
const planOf = (program: ReturnType<typeof tabled>, ids: string, options?: PeersMatchOptions) =>
  settled(match(program, cohort(ids), options));
const groupsOf = (...given: Parameters<typeof planOf>) => planOf(...given).groups.map(({ people }) => people.join(""));

describe("match for peers", () => {
  it("makes the trio that is best for all of it, not the best pair and a third", () => {
    const fits = { "a-b": 1, "c-d": 0.4, "a-e": 0.1, "b-e": 0.1, "c-e": 0.4, "d-e": 0.4 };
    expect(groupsOf(tabled(fits), "a b c d e")).toEqual(["ab", "cde"]);
    // Everybody's fit is the mean with the others: 1 + 1 + 0.4 + 0.4 + 0.4.
    expect(planOf(tabled(fits), "a b c d e").totals).toMatchObject({ matched: 5, fit: 3.2, mean: 0.64, worst: 0.4 });
  });

  it("leaves somebody out where the program says so, those last who were before", () => {
    const fits = { "a-b": 1, "a-c": 0.5, "b-c": 0.4 };
    expect(planOf(tabled(fits, [], "bye"), "a b c")).toMatchObject({ status: "optimal", byes: ["c"] });
    expect(planOf(tabled(fits, [], "bye"), "a b c", { byes: ["c"] }).byes).toEqual(["b"]);
    expect(planOf(tabled(fits, [], "bye"), "a b c", { byes: ["c", "b"] }).byes).toEqual(["a"]);
    expect(planOf(tabled(fits, [], "bye"), "a b c", { byes: ["c", "c", "b", "a"] }).byes).toEqual(["b"]);
  });

  it("puts more people before earlier byes, and earlier byes before fit, with a trio too", () => {
    // d may meet a only; e may meet nobody but b: with a trio of a, b, c both are lost.
    const forbidden = ["b-d", "c-d", "d-e", "a-e", "c-e"];
    expect(planOf(tabled({}, forbidden), "a b c d e").totals.matched).toBe(4);
    const left = planOf(tabled({ "a-c": 1 }, ["b-d", "c-d", "a-b", "b-c"]), "a b c d", { byes: ["d"] });
    expect(left.groups.map(({ people }) => people.join(""))).toEqual(["ad"]);
  });

  it("takes groups for lists, of ids or of an earlier plan, in any order", () => {
    const fits = { "a-b": 1, "c-d": 1 };
    const before = planOf(tabled(fits), "a b c d");
    expect(before.groups.map(({ people }) => people.join(""))).toEqual(["ab", "cd"]);
    const now = groupsOf(tabled(fits), "a b c d", { history: before.groups });
    expect(now).not.toContain("ab");
    expect(groupsOf(tabled(fits), "a b c d", { history: [["b", "a"]] })).toEqual(now);
    expect(groupsOf(tabled(fits), "a b c d", { never: [["d", "b", "a"]] })).not.toContain("ab");
    expect(groupsOf(tabled(fits), "a b c d", { must: [["d", "a"]] })).toEqual(["ad", "bc"]);
    expect(groupsOf(tabled(fits), "a b c d e", { must: [["e", "a", "d"]] })).toEqual(["ade", "bc"]);
    // A pair that must be made may take in the odd one out.
    expect(groupsOf(tabled({ "a-b": 0.1, "a-e": 1, "b-e": 1 }), "a b e", { must: [["a", "b"]] })).toEqual(["abe"]);
    expect(planOf(tabled(), "a b", { history: [["a", "gone"]], byes: ["left"] }).warnings).toMatchObject(
      [{ code: "no-spread" }, { code: "gone", text: expect.stringContaining("left, gone") }].slice(1),
    );
  });

  it("has nothing to do for nobody, and somebody alone to explain", () => {
    expect(planOf(tabled(), "")).toMatchObject({ status: "optimal", groups: [], unmatched: [], byes: [] });
    expect(planOf(tabled(), "a").unmatched).toMatchObject([
      { id: "a", cause: "no-allowed-partner", text: "a may meet nobody; there is nobody else." },
    ]);
  });

  it("says why somebody is left out: rules, an odd number, a competition, or the chosen solver", () => {
    const forbidden = ["a-c", "b-c"];
    expect(planOf(tabled({}, forbidden), "a b c").unmatched).toMatchObject([
      { id: "c", cause: "no-allowed-partner", removed: [{ rule: "permitted", count: 2 }] },
    ]);
    expect(planOf(tabled({}, [], "bye"), "a b c").unmatched[0]?.text).toMatch(
      /^. is one of 3 people who can be paired only with each other; that is an odd number, so one of them is left over\.$/,
    );
    const star = ["b-c", "b-d", "c-d"];
    expect(planOf(tabled({ "a-b": 1 }, star), "a b c d").unmatched).toMatchObject([
      { id: "c", cause: "competition", competitors: ["b", "c", "d"], places: 1 },
      {
        id: "d",
        text: "d may meet 1 person, but 3 people who may not meet each other compete for 1 person (a): 2 of them cannot be paired.",
      },
    ]);
    const path = ["a-c", "a-d", "b-d"];
    const greedy = planOf(tabled({ "b-c": 1 }, path), "a b c d", { solver: "greedy" });
    expect(greedy).toMatchObject({ status: "feasible", unmatched: [{ cause: "left-out" }, { cause: "left-out" }] });
    expect(greedy.status === "feasible" && greedy.gap.people).toBeGreaterThanOrEqual(2);
  });

  it("is infeasible only for groups that must be made, and says what clashes", () => {
    const clash = (options: PeersMatchOptions, odd?: "trio" | "bye", forbidden: readonly string[] = []) => {
      const outcome = match(tabled({}, forbidden, odd), cohort("a b c d e f"), options);
      return outcome.status === "infeasible" ? outcome.conflicts.map(({ code }) => code) : [];
    };
    expect(clash({ must: [["a", "b"]] }, "trio", ["a-b"])).toEqual(["must-forbidden"]);
    expect(clash({ must: [["a", "b"]], history: [["b", "a"]] })).toEqual(["must-forbidden"]);
    expect(
      clash({
        must: [
          ["a", "b"],
          ["b", "c"],
        ],
      }),
    ).toEqual(["must-exceeds-places"]);
    expect(clash({ must: [["a", "b", "c"]] }, "bye")).toEqual(["must-trio"]);
    expect(
      clash({
        must: [
          ["a", "b", "c"],
          ["d", "e", "f"],
        ],
      }),
    ).toEqual(["must-trio"]);
    expect(() => settled(match(tabled({}, ["a-b"]), cohort("a b"), { must: [["a", "b"]] }))).toThrow(
      'person a and person b must be paired, but "permitted" forbids it.',
    );
  });

  it("changes the record when an answer, a list or the odd one's fate changes, and only then", () => {
    const inputs = (...given: Parameters<typeof planOf>) => planOf(...given).record.inputs;
    const base = inputs(tabled(), "a b c");
    expect(inputs(tabled({ "a-b": 1 }), "a b c", { seed: 4 })).toBe(base);
    expect(inputs(tabled({}, [], "bye"), "a b c")).not.toBe(base);
    expect(inputs(tabled(), "a b d")).not.toBe(base);
    expect(inputs(tabled(), "a b c", { byes: ["a"] })).not.toBe(base);
    expect(inputs(tabled(), "a b c", { byes: [], history: [] })).toBe(base);
    const before = planOf(tabled(), "a b c");
    const ids = before.groups.map(({ people }) => [...people]);
    expect(inputs(tabled(), "a b c d", { history: before.groups })).toBe(inputs(tabled(), "a b c d", { history: ids }));
  });

  it("runs every solver of the table, and one of one's own, and reads their answers", () => {
    const fits = { "a-b": 1, "c-d": 0.5, "d-e": 0.25 };
    for (const [name, solver] of Object.entries(solvers.peers)) {
      const plan = settled(match(tabled(fits), cohort("a b c d e"), { solver }));
      expect(plan.record.solver).toBe(name);
      expect(plan.status).toBe(solver.exact ? "optimal" : "feasible");
      expect(plan.totals.matched).toBe(5);
    }
    const wrong = {
      ...solvers.peers.greedy,
      name: "wrong",
      solve: () => ({
        ...solvers.peers.greedy.solve({
          kind: "peers",
          people: 0,
          scores: new Float64Array(0),
          priority: new Int32Array(0),
        }),
        total: 3,
      }),
    };
    expect(mistakesOf(() => match(tabled(fits), cohort("a b c d"), { solver: wrong }))).toMatchObject([
      { code: "solver-wrong" },
    ]);
    const shy = { ...solvers.peers.greedy, refuses: () => "not today" };
    expect(mistakesOf(() => match(tabled(fits), cohort("a b"), { solver: shy }))).toMatchObject([
      { code: "solver-refuses" },
    ]);
  });

  it("can be stopped, and tells how far it has come", () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    expect(() => match(tabled(), cohort("a b c"), { signal: stop.signal })).toThrow("enough");
    const told = new Set<string>();
    match(tabled(), cohort("a b c"), { onProgress: ({ stage }) => told.add(stage) });
    expect([...told]).toEqual(["rules", "scores", "solving", "checking"]);
  });
});

describe("criteria that are asked both ways", () => {
  const Teacher = z.object({
    id: z.string(),
    wants: z.array(z.string()).optional(),
    offers: z.array(z.string()).optional(),
  });
  const asSkills = (skills: readonly string[] | undefined) => skills?.map((skill) => ({ skill }));
  const program = (both?: "mean" | "lower" | "harmonic") =>
    peers({
      of: Teacher,
      criteria: {
        skills: {
          by: coverage(),
          one: (p) => asSkills(p.wants),
          other: (p) => asSkills(p.offers),
          ...(both === undefined ? {} : { both }),
        },
      },
      weights: { skills: 1 },
    });
  const people = [
    { id: "a", wants: ["SQL", "Python"], offers: ["Writing"] },
    { id: "b", wants: ["Writing"], offers: ["SQL"] },
  ];

  it.each([
    [undefined, 0.75],
    ["mean", 0.75],
    ["lower", 0.5],
    ["harmonic", 0.666667],
  ] as const)("are made one value as declared: %s", (both, fit) => {
    const made = settled(match(program(both), cohortOf(program(both), { person: people })));
    expect(made.groups[0]?.fit).toBe(fit);
    const reasons = explain(made, { one: "b", other: "a" });
    expect(reasons.contributions[0]).toMatchObject({ ways: { one: 1, other: 0.5 } });
    expect(reasons.learns).toEqual({ one: ["Writing"], other: ["SQL"] });
    expect(reasons.text).toContain("(1.00 for b, 0.50 for a)");
    expect(reasons.text).toContain("b can learn: Writing.\na can learn: SQL.");
  });

  it("are unknown where they are unknown one way, and say which", () => {
    const shy = [people[0] ?? { id: "" }, { id: "b", wants: ["Writing"] }];
    const made = settled(match(program(), cohortOf(program(), { person: shy })));
    expect(made.groups[0]).toMatchObject({ known: 0 });
    const reasons = explain(made, { one: "a", other: "b" });
    expect(reasons.unknown).toEqual(["skills"]);
    expect(reasons.text).toContain("(unknown for a, 1.00 for b)");
  });

  it("name the person whose answer or the pair whose value cannot be used", () => {
    const bad = peers({ of: Person, criteria: { odd: (one) => (one.id === "b" ? 7 : 0.5) }, weights: { odd: 1 } });
    expect(mistakesOf(() => match(bad, cohort("a b c")))).toMatchObject([
      { code: "criterion-value", where: 'criteria.odd for person "b" and person "a"' },
      { code: "criterion-value" },
    ]);
  });
});

describe("explain for peers", () => {
  it("tells what a pair that was not made would cost, exactly", () => {
    const fits = { "a-b": 1, "c-d": 0.5, "a-c": 0.25, "b-d": 0.75 };
    const plan = planOf(tabled(fits), "a b c d");
    expect(explain(plan, { one: "c", other: "a" })).toMatchObject({
      verdict: "not chosen",
      instead: { one: [{ id: "d", fit: 0.5 }], other: [{ id: "b", fit: 1 }] },
      price: { cost: { people: 0, fit: 1 }, exact: true },
    });
    expect(explain(plan, { one: "a", other: "b" })).toMatchObject({ verdict: "chosen" });
    const star = planOf(tabled({ "a-b": 1 }, ["b-c", "c-d"]), "a b c d");
    expect(explain(star, { one: "a", other: "b" }).price?.cost).toMatchObject({ people: 1 });
    expect(explain(star, { one: "c", other: "d" })).toMatchObject({ verdict: "forbidden", forbiddenBy: ["permitted"] });
    const lone = planOf(tabled({}, ["b-d", "c-d"], "bye"), "a b c d");
    expect(explain(lone, { one: "a", other: "b" }).price?.cost).toEqual({ people: 2, fit: 0 });
  });

  it("names ids that nobody has, and plans that came from elsewhere", () => {
    const plan = planOf(tabled(), "a b");
    expect(mistakesOf(() => explain(plan, { one: "a", other: "z" }))).toMatchObject([
      { code: "explain-unknown", where: "pair.other" },
    ]);
    expect(mistakesOf(() => explain(JSON.parse(JSON.stringify(plan)), { one: "a", other: "b" }))).toMatchObject([
      { code: "plan-detached" },
    ]);
  });
});

describe("report for peers", () => {
  const plan = planOf(tabled({ "a-b": 1, "c-d": 0.5 }), "a b c d e");

  it("has every form, with names and reasons", () => {
    const names = { person: (id: string) => (id === "a" ? "Ada" : undefined) };
    const text = report(plan, { names, reasons: true });
    expect(text).toContain("5 of 5 people have a partner, in 1 pair and 1 group of three.");
    expect(text).toContain("Of 10 possible pairs");
    expect(text).not.toContain("not with oneself");
    expect(text).toContain("Ada and b: table 1.000.");
    expect(report(plan, { form: "markdown" })).toMatch(/^# Plan: peers\n/);
    const [head, ...rows] = report(plan, { form: "csv", names }).split("\r\n");
    expect(head).toBe("\uFEFFstatus,person,person name,with,with name,and,and name,fit,known,required,cause,text");
    expect(rows[0]).toBe("matched,a,Ada,b,,,,1.000000,1.000000,no,,");
    expect(rows[1]).toMatch(/^matched,c,,d,,e,,0\.166667,/);
    expect(report(plan, { form: "csv", reasons: true })).toContain("person can learn,with can learn,and can learn");
  });

  it("shows a plan that is not proven, one without groups, and none", () => {
    const forbidden = ["a-c", "a-d", "b-d"];
    const greedy = match(tabled({ "b-c": 1 }, forbidden), cohort("a b c d"), { solver: "greedy" });
    expect(report(greedy)).toContain("Another plan could let up to");
    expect(report(planOf(tabled(), "a"))).toContain("There are none.");
    expect(report(match(tabled({}, ["a-b"]), cohort("a b"), { must: [["a", "b"]] }))).toContain(
      "No plan keeps every rule",
    );
    expect(mistakesOf(() => report(plan, { names: { persona: () => "" } as object }))).toMatchObject([
      { code: "report-role" },
    ]);
  });
});

describe("mistakes", () => {
  it("of a definition are listed together", () => {
    const wrong = peers as (definition: unknown) => unknown;
    const given = {
      of: "Person",
      rules: { "never together": () => true, bad: { by: 3, of: () => 1 } },
      criteria: { luck: { by: () => 1, both: "best" }, pace: { by: coverage(), one: () => [] } },
      weights: { luck: 1, pace: 1 },
      odd: "solo",
    };
    const found = mistakesOf(() => wrong(given)).map(({ code, where }) => [code, where]);
    expect(found.sort()).toEqual([
      ["peers-of", "of"],
      ["projection", "criteria.pace.other"],
      ["rule", 'rules["bad"].by'],
      ["rule-name", 'rules["never together"]'],
      ["unknown-word", "criteria.luck.both"],
      ["unknown-word", "odd"],
    ]);
  });

  it("of lists, seed and solver are listed together", () => {
    const options = {
      history: [["a", 3]],
      never: ["a"],
      must: [["a"], ["a", "a"], ["a", "z"]],
      byes: [7],
      seed: 0.5,
      solver: "blosom",
    };
    const found = mistakesOf(() => match(tabled(), cohort("a b"), options as never));
    expect(found.map(({ code }) => code)).toEqual([
      "seed",
      "solver",
      "must-group",
      "must-group",
      "must-unknown",
      "list-id",
      "list-group",
      "list-group",
    ]);
  });
});

describe("the check of a finished plan", () => {
  it("names everything that groups break", () => {
    const people = lineup(["person", "person"], { person: "abcde".split("").map((id) => ({ id })) });
    const eligibility = everythingAllowed(5, 5, ["same lab"], true);
    forbid(eligibility, 0, 3, 0);
    const lists = readPeerLists(people, { must: [["b", "c"]] }, []);
    const broken = (groups: number[][], trios = 1, most?: number) =>
      brokenByGroups(people, eligibility, lists, groups, { trios, people: most });
    expect(broken([[1, 2]])).toEqual([]);
    expect(
      broken([
        [0, 3],
        [1, 2],
      ]),
    ).toEqual(['a and d: "same lab"']);
    expect(
      broken(
        [
          [0, 3, 4],
          [1, 2],
        ],
        0,
      ),
    ).toEqual(['a and d: "same lab"', "1 groups of three, 0 are allowed"]);
    expect(
      broken([
        [0, 1],
        [1, 2],
      ]),
    ).toEqual(["b: in two groups", "b and c: must be in one group and are not"].slice(0, 1));
    expect(
      broken([
        [0, 1],
        [2, 4],
      ]),
    ).toEqual(["b and c: must be in one group and are not"]);
    expect(broken([[0], [1, 2]])).toEqual(["a: 1 people are no group"]);
    const four = [
      [0, 4],
      [1, 2],
    ];
    expect([broken(four, 1, 4), broken(four, 1, 3)]).toEqual([[], ["4 people in groups, at most 3 may be"]]);
  });
});
