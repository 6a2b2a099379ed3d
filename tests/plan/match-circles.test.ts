import {
  type CircleMeeting,
  type CircleRule,
  type CirclesMatchOptions,
  type CirclesOutcome,
  type CirclesPlan,
  type CommonTime,
  circles,
  closeness,
  cohortOf,
  coverage,
  match,
  settled,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { solvers } from "../../src/kernels/solvers.js";
import { thrownBy } from "../mistakes.js";

const Person = z.object({
  id: z.string(),
  kind: z.string().optional(),
  wants: z.array(z.string()).optional(),
  has: z.array(z.string()).optional(),
  starts: z.array(z.number()).optional(),
});
type Named = z.output<typeof Person>;
type Answers = Omit<Named, "id">;
const mistakesOf = (run: () => unknown) => thrownBy(run).mistakes;
const alike = { kind: (one: Answers, other: Answers) => (one.kind === other.kind ? 1 : 0) };
const people = (ids: string, answers: Readonly<Record<string, Answers>> = {}) =>
  ids.split(" ").map((id) => ({ id, ...answers[id] }));
const seats = (plan: CirclesPlan) => plan.circles.map((circle) => [...circle.leads, ...circle.people].join(" "));

/** What a program of people who are alike may have besides. */
interface More {
  readonly size?: { readonly min: number; readonly max: number };
  readonly over?: "larger" | "smaller";
  readonly rules?: Readonly<Record<string, (one: Named, other: Named) => boolean>>;
  readonly circleRules?: Readonly<Record<string, CircleRule<typeof Person>>>;
  readonly meeting?: CircleMeeting<typeof Person, never, readonly number[] | undefined>;
}

/** Circles of people who are alike, without leads. */
function plain(more: More = {}) {
  return circles({ of: Person, size: { min: 2, max: 3 }, criteria: alike, weights: { kind: 1 }, ...more });
}
const run = (ids: string, answers = {}, options: CirclesMatchOptions = {}, program = plain()) =>
  match(program, cohortOf(program, { member: people(ids, answers) }), options);

/** Weeks of 10 slots, in which people can what they say. */
const common = (atLeast = 1, share = { of: 1, in: 1 }): CommonTime<readonly number[] | undefined> => ({
  name: "plain",
  settings: {},
  atLeast,
  share,
  starts: (answers) => ({
    weeks: 1,
    slots: 10,
    people: answers.map((starts) => Int32Array.from(starts ?? [])),
    words: (slot) => `hour ${slot}`,
  }),
});

/** Circles with leads: what leads have of what members want counts. */
function led(more: { leads?: 1 | 2; meeting?: boolean; max?: number; count?: "most" | "fewest" | number } = {}) {
  return circles({
    of: Person,
    lead: Person,
    leads: more.leads ?? 1,
    size: { min: 2, max: more.max ?? 3 },
    count: more.count ?? "most",
    criteria: { guidance: { by: coverage(), member: (p) => p.wants, lead: (l) => l.has } },
    weights: { guidance: 1 },
    ...(more.meeting ? { meeting: { by: common(), of: (p: Named) => p.starts, lead: (l: Named) => l.starts } } : {}),
  });
}
const runLed = (
  program: ReturnType<typeof led>,
  ids: string,
  leads: string,
  answers = {},
  options: CirclesMatchOptions = {},
) => match(program, cohortOf(program, { member: people(ids, answers), lead: people(leads, answers) }), options);

describe("match for circles", () => {
  it("makes circles of people who are alike, and proves it", () => {
    const kinds = { a: { kind: "x" }, b: { kind: "y" }, c: { kind: "x" }, d: { kind: "y" } };
    const plan = settled(run("a b c d", kinds));
    expect(seats(plan)).toEqual(["a c", "b d"]);
    expect(plan).toMatchObject({
      status: "optimal",
      totals: { circles: 2, matched: 4, people: 4, leads: 0, worth: 4, fit: 4, mean: 1, worst: 1 },
      bound: { people: 4, worth: 4, by: "every division" },
      unmatched: [],
      freeLeads: [],
    });
    expect(plan.circles[0]).toMatchObject({ fit: 1, worst: 1, known: 1, must: false });
    expect(plan.circles[0]?.members[0]).toEqual({
      id: "a",
      fit: 1,
      parts: { members: 1, leads: 0, covered: 0 },
      known: 1,
    });
  });

  it("counts one person more above all byes, and leaves those out last who had some", () => {
    const byes = ["a", "a", "a", "a", "a"];
    const program = plain({
      size: { min: 2, max: 2 },
      rules: { "not with a": (one, other) => one.id !== "a" && other.id !== "a" },
    });
    expect(settled(run("a b c", {}, { byes }, program)).byes).toEqual(["a"]);
    for (const id of ["a", "b", "c"]) {
      expect(settled(run("a b c", {}, { byes: [id] }, plain({ size: { min: 2, max: 2 } }))).byes).not.toContain(id);
    }
    const apart = plain({ size: { min: 3, max: 3 }, rules: { far: (one, other) => one.id < "d" === other.id < "d" } });
    expect(settled(run("a b c d e f", {}, { byes }, apart)).totals.matched).toBe(6);
    const star = plain({
      size: { min: 2, max: 4 },
      rules: {
        star: (one, other) =>
          (one.id === "a") === (other.id === "e") || (one.id > "a" && other.id > "a" && one.id < "e" && other.id < "e"),
      },
    });
    expect(settled(run("a b c d e", {}, { byes }, star)).totals.matched).toBe(5);
  });

  it("is proven by prices where only the fit with leads counts", () => {
    const answers = {
      a: { wants: ["s"] },
      b: { wants: ["t"] },
      c: { wants: ["s"] },
      d: { wants: ["t"] },
      l: { has: ["s"] },
      k: { has: ["t"] },
    };
    const plan = settled(runLed(led(), "a b c d", "k l", answers));
    expect(seats(plan)).toEqual(["k b d", "l a c"]);
    expect(plan).toMatchObject({
      status: "optimal",
      bound: { by: "prices", worth: 4 },
      record: { solver: "transport" },
    });
  });

  it("weighs wishes as their measure does, covers them once, and takes the mean for those who have none", () => {
    const program = circles({
      of: Person,
      size: { min: 3, max: 3 },
      worth: { mean: 1, worst: 0 },
      criteria: {
        together: { by: coverage({ ranked: true }), wants: (p) => p.wants, offers: (p) => p.has, members: 0.5 },
      },
      weights: { together: 1 },
    });
    const answers = { a: { wants: ["s", "t"] }, b: { wants: ["t", "s"], has: ["s"] }, c: { has: ["s"] } };
    const plan = settled(match(program, cohortOf(program, { member: people("a b c", answers) })));
    // 1 / 1.6 and 0.6 / 1.6 of the weight are s, half of which another member covers.
    expect(plan.circles[0]?.members.map(({ parts }) => parts.covered)).toEqual([0.3125, 0.1875, 0.25]);
    expect(plan.circles[0]?.members.map(({ known }) => known)).toEqual([1, 1, 0]);
    // By lot two of three are drawn: who offers s, two of the three, is among them for sure.
    expect(plan.criteria.together).toMatchObject({ nominal: 1, unknown: 1 / 3 });
    expect(plan.criteria.together.mean).toBeCloseTo(0.25, 3);
  });

  it("takes the lower mean of two leads, who share most time", () => {
    const answers = {
      a: { wants: ["s"], starts: [1, 2, 3, 4] },
      b: { wants: ["s", "t"], starts: [1, 2, 3, 4] },
      k: { has: ["s"], starts: [1, 2] },
      l: { has: ["t"], starts: [1, 2, 3] },
      m: { has: [], starts: [2, 3, 7] },
      n: { starts: [9] },
    };
    const plan = settled(runLed(led({ leads: 2, meeting: true }), "a b", "k l m n", answers));
    expect(seats(plan)).toEqual(["k l a b"]);
    expect(plan.circles[0]).toMatchObject({
      fit: 0.5,
      time: { starts: 2, best: "hour 1", canCome: ["a", "b"] },
    });
    expect(plan.freeLeads).toEqual([
      { id: "m", text: "m is the one over: nobody is left to lead a circle with, whom lists and time allow." },
      { id: "n", text: "n is the one over: nobody is left to lead a circle with, whom lists and time allow." },
    ]);
    expect(plan.warnings).toContainEqual({
      code: "leads-apart",
      text: "2 leads have nobody with whom they share enough starts: m, n.",
    });
    const parted = settled(
      runLed(led({ leads: 2, meeting: true }), "a b", "k l m n", answers, { never: [["k", "l"]] }),
    );
    expect(parted.circles[0]?.leads).toEqual(["l", "m"]);
  });

  it("chooses who leads where fewer circles are wanted than there are leads, also among many people", () => {
    const wants = Object.fromEntries(
      Array.from({ length: 24 }, (_, at) => [`p${at + 10}`, { wants: [at < 12 ? "s" : "t"] }]),
    );
    const answers = { ...wants, k: { has: ["s"] }, l: { has: ["t"] }, m: { has: [] }, n: {} };
    const ids = Object.keys(wants).join(" ");
    const plan = settled(runLed(led({ max: 12, count: 2 }), ids, "k l m n", answers));
    expect(plan.circles.map(({ leads }) => leads[0])).toEqual(["k", "l"]);
    expect(plan.totals).toMatchObject({ matched: 24, worst: 1 });
    expect(plan.freeLeads.map(({ id }) => id)).toEqual(["m", "n"]);
    expect(plan.freeLeads[0]?.text).toMatch(
      /^m was not needed\. 24 members in 2 circles of 2 to 12: as many as were asked for\.$/,
    );
    const kept = settled(
      runLed(led({ max: 12, count: 2 }), ids, "k l m n", answers, {
        leading: { must: [{ member: "p10", lead: "m" }] },
      }),
    );
    expect(kept.circles.map(({ leads }) => leads[0])).toContain("m");
    expect(kept.circles.find(({ leads }) => leads[0] === "m")).toMatchObject({ must: true });
  });

  it("lets circles be larger or smaller where numbers do not go up", () => {
    const larger = settled(run("a b c d e", {}, {}, plain({ size: { min: 4, max: 4 }, over: "larger" })));
    expect([larger.size.max, seats(larger)]).toEqual([5, ["a b c d e"]]);
    const smaller = settled(run("a b c d e", {}, {}, plain({ size: { min: 4, max: 4 }, over: "smaller" })));
    expect([smaller.size.min, smaller.circles.map(({ people }) => people.length).sort()]).toEqual([2, [2, 3]]);
  });

  it("heeds floors and minimum evidence of two people", () => {
    const pace = { pace: { by: closeness([1, 5]), of: (p: Answers) => p.starts?.[0] } };
    const program = circles({
      of: Person,
      size: { min: 2, max: 2 },
      criteria: pace,
      weights: { pace: 1 },
      floors: { pace: 0.5 },
      minimumEvidence: 0.5,
    });
    const answers = { a: { starts: [1] }, b: { starts: [5] }, c: { starts: [2] }, d: {} };
    const plan = settled(match(program, cohortOf(program, { member: people("a b c d", answers) })));
    expect(seats(plan)).toEqual(["a c"]);
    expect(plan.rules).toMatchObject({ "at least 0.5 for pace": 2, "enough answers known": 3 });
  });
});

describe("lists of circles", () => {
  it("keep people apart who met, with their leads too", () => {
    const program = plain({ size: { min: 2, max: 2 } });
    const first = settled(run("a b c d", {}, {}, program));
    const second = settled(run("a b c d", {}, { history: first.circles }, program));
    expect(second.circles.map(({ people }) => people)).not.toContainEqual(first.circles[0]?.people);
    const parted = settled(
      runLed(led(), "a b c d", "k l", {}, { never: [["k", "a"]], leading: { history: [{ member: "b", lead: "k" }] } }),
    );
    expect(parted.circles.find(({ leads }) => leads[0] === "l")?.people).toEqual(["a", "b"]);
    expect(parted.rules).toMatchObject({ "never together": 1, "not with an earlier partner": 1 });
    expect(settled(run("a b", {}, { history: [["a", "gone"]] })).warnings).toContainEqual(
      expect.objectContaining({ code: "gone" }),
    );
  });

  it("name everything that is wrong with them", () => {
    expect(
      mistakesOf(() => run("a b c", {}, { must: [["a"], ["a", "z"]], steps: -1, start: [1 as never], leading: {} })),
    ).toMatchObject([
      { code: "circles-steps" },
      { code: "must-group", where: "must[0]", message: "people who must sit together are two or more." },
      { code: "must-unknown", where: "must[1]" },
      { code: "circle-no-lead", where: "leading" },
      { code: "start-circle", where: "start[0]" },
    ]);
  });

  it.each([
    ["must-forbidden", "a b c", plain(), { must: [["a", "b"]], never: [["a", "b"]] }],
    [
      "must-circle",
      "a b c d",
      plain(),
      {
        must: [
          ["a", "b"],
          ["b", "c"],
          ["c", "d"],
        ],
      },
    ],
    ["must-circle", "a b", plain({ size: { min: 3, max: 3 } }), { must: [["a", "b"]] }],
  ])("say what clashes: %s among %s", (code, ids, program, lists) => {
    const outcome = run(ids, {}, lists, program);
    expect(outcome).toMatchObject({ status: "infeasible", conflicts: [{ code }], record: { solver: "none" } });
  });

  it("say what clashes about leads", () => {
    const two = {
      leading: {
        must: [
          { member: "a", lead: "k" },
          { member: "b", lead: "l" },
        ],
      },
      must: [["a", "b"]],
    };
    const outcome = runLed(led(), "a b c d", "k l", {}, two);
    expect(outcome).toMatchObject({
      status: "infeasible",
      conflicts: [
        {
          code: "must-circle",
          text: "member a and member b must have lead k and lead l, but a circle has 1 lead.",
          needs: 2,
          has: 1,
        },
      ],
    });
    const many = { leading: { must: ["a", "b", "c", "d"].map((member) => ({ member, lead: "k" })) } };
    expect(runLed(led(), "a b c d", "k l", {}, many)).toMatchObject({
      conflicts: [{ code: "must-circle", needs: 4, has: 3 }],
    });
  });

  it("say whether it is proven that nothing keeps them", () => {
    const program = plain({ circleRules: { "no two": { atMost: 1, who: () => true } } });
    expect(run("a b c d", {}, { must: [["a", "b"]] }, program)).toMatchObject({
      conflicts: [{ code: "circles-impossible" }],
    });
    const many = Array.from({ length: 20 }, (_, at) => `p${at + 10}`).join(" ");
    expect(run(many, {}, { must: [["p10", "p11"]], steps: 200 }, program)).toMatchObject({
      conflicts: [{ code: "circles-not-found" }],
    });
  });
});

describe("whoever is left over is told why", () => {
  const causes = <C extends string, Q extends string>(outcome: CirclesOutcome<C, Q>) =>
    settled(outcome).unmatched.map(({ id, cause, text }) => [id, cause, text]);

  it("numbers, and company", () => {
    expect(causes(run("a b c d e", {}, {}, plain({ size: { min: 2, max: 2 } })))).toMatchObject([
      [
        expect.any(String),
        "numbers",
        expect.stringMatching(/ is left over\. 5 members in 2 circles of 2: .* so 1 member is left over\.$/),
      ],
    ]);
    const shy = plain({ size: { min: 3, max: 3 }, rules: { shy: (one, other) => one.id !== "a" && other.id !== "a" } });
    expect(causes(run("a b c d", {}, {}, shy))).toEqual([
      ["a", "no-company", 'a may sit with 0 other members, and a circle needs 2 besides them: "shy" removes 3.'],
    ]);
  });

  it("rules that are proven to be in the way, and what a search left out", () => {
    const wheel = { wheel: (one: { id: string }, other: { id: string }) => one.id === "a" || other.id === "a" };
    const star = plain({ size: { min: 2, max: 2 }, rules: wheel });
    expect(causes(run("a b c d", {}, {}, star)).map(([, cause]) => cause)).toEqual(["rules", "rules"]);
    const many = Array.from({ length: 30 }, (_, at) => `p${at + 10}`).join(" ");
    const kinds = plain({
      size: { min: 3, max: 3 },
      circleRules: { "one of a kind": { atMost: 1, alike: (p) => p.id.slice(2) } },
    });
    const found = causes(run(many, {}, { steps: 0, solver: "annealing" }, kinds));
    for (const [, cause] of found) expect(cause).toBe("left-out");
  });

  it("leads and time", () => {
    const never = [
      ["a", "k"],
      ["a", "l"],
    ];
    expect(causes(runLed(led(), "a b c", "k l", {}, { never }))).toEqual([
      ["a", "no-lead", 'a may have no lead: of 2 leads, "never together" removes 2.'],
    ]);
    const answers = { a: { starts: [9] }, b: { starts: [1] }, c: { starts: [1, 9] }, d: {}, k: { starts: [1, 2] } };
    expect(causes(runLed(led({ meeting: true }), "a b c d", "k", answers))).toEqual([
      ["a", "no-time", "a has no 1 start a week in common with any lead they may have."],
      ["d", "no-time", "d has fewer than 1 start a week at which they can come."],
    ]);
    const useless = settled(runLed(led({ meeting: true }), "b c", "k l", { ...answers, l: {} }));
    expect(useless.freeLeads).toEqual([{ id: "l", text: "l has 0 starts a week, and a circle needs 1." }]);
    expect(useless.warnings).toContainEqual({ code: "leads-useless", text: "1 lead cannot lead any circle: l." });
  });
});

describe("how circles are solved", () => {
  it("by the solver that is asked for, which is checked", () => {
    expect(mistakesOf(() => run("a b", {}, { solver: "anealing" as never }))).toMatchObject([
      { code: "solver", remedy: 'Did you mean "annealing"?' },
    ]);
    expect(mistakesOf(() => run("a b", {}, { solver: "transport" }))).toMatchObject([{ code: "solver-refuses" }]);
    const plan = settled(run("a b c d", {}, { solver: "annealing", steps: 500 }));
    expect([plan.status, plan.record.solver, plan.totals.matched]).toEqual(["optimal", "annealing", 4]);
    const wrong = {
      ...solvers.circles.subsets,
      name: "wrong",
      solve: (...given: Parameters<typeof solvers.circles.subsets.solve>) => ({
        ...solvers.circles.subsets.solve(...given),
        total: 7,
      }),
    };
    expect(mistakesOf(() => run("a b", {}, { solver: wrong }))).toMatchObject([{ code: "solver-wrong" }]);
  });

  it("can be stopped, and tells how far it has come", () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    expect(() => run("a b c", {}, { signal: stop.signal })).toThrow("enough");
    const told = new Set<string>();
    run("a b c", {}, { onProgress: ({ stage }) => told.add(stage) }, plain({ rules: { none: () => true } }));
    expect([...told]).toEqual(["rules", "scores", "solving", "checking"]);
  });

  it("from the same inputs with the same record, in which a start counts", () => {
    const record = (options: CirclesMatchOptions) => settled(run("a b c d", {}, options)).record;
    expect(record({})).toEqual(record({}));
    expect(record({}).people).toEqual({ member: 4 });
    for (const other of [{ start: [["a", "b"]] }, { steps: 5 }, { byes: ["a"] }, { never: [["a", "b"]] }]) {
      expect(record(other).inputs).not.toBe(record({}).inputs);
    }
  });

  it("and names people whose answers cannot be used", () => {
    const failing = () => {
      throw new Error("no");
    };
    const rule = (own: object) =>
      mistakesOf(() => run("a b", {}, {}, Reflect.apply(plain, undefined, [{ circleRules: { own } }])));
    expect(rule({ atLeast: 1, who: () => "yes" })[0]).toMatchObject({
      code: "circle-rule-answer",
      where: 'circleRules["own"] for "a"',
    });
    expect(rule({ notAlone: failing })[0]).toMatchObject({ code: "circle-rule-failed" });
    expect(rule({ atMost: 1, alike: () => ({}) })).toHaveLength(2);
    const meeting = { by: common(), of: failing };
    expect(mistakesOf(() => run("a b", {}, {}, plain({ meeting })))).toMatchObject([
      { code: "meeting-failed" },
      { code: "meeting-failed" },
    ]);
    const cover = (wants: () => unknown) =>
      Reflect.apply(circles, undefined, [
        {
          of: Person,
          size: { min: 2, max: 2 },
          criteria: { own: { by: coverage(), wants, offers: wants } },
          weights: { own: 1 },
        },
      ]);
    expect(mistakesOf(() => run("a b", {}, {}, cover(failing)))[0]).toMatchObject({ code: "criterion-failed" });
  });
});
