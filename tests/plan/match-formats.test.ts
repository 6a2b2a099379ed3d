// Mixed runs in particular: what is declared, what lists do, who is one person, and what is refused.
import { cohortOf, formats, match, PairwrightError, pairs, peers, settled } from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf, thrownBy } from "../mistakes.js";

const Person = z.object({ id: z.string(), level: z.number().default(1) });
type Someone = z.output<typeof Person>;

const judged = {
  criteria: {
    table: ({ mentee, mentor }: { mentee: Someone; mentor: Someone }) =>
      1 / (1 + Math.abs(mentee.level - mentor.level)),
  },
  weights: { table: 1 },
};
const mentoring = pairs({ roles: { mentee: Person, mentor: Person }, ...judged });
const buddies = peers({
  of: Person,
  criteria: { near: (one, other) => 1 / (1 + Math.abs(one.level - other.level)) },
  weights: { near: 1 },
  odd: "bye",
});
const roles = { mentee: Person, mentor: Person };
const one = { program: mentoring, as: { mentee: "mentee", mentor: "mentor" } } as const;
const then = { program: buddies, as: { person: "mentee" } } as const;
const program = formats({ roles, steps: { "one-on-one": one, peers: then } });

const people = (...ids: readonly string[]) => ids.map((id, at) => ({ id, level: at }));
const cohort = (mentee: readonly string[], mentor: readonly string[]) =>
  cohortOf(program, { mentee: people(...mentee), mentor: people(...mentor) });

describe("order and share", () => {
  it("the order of the keys is the order of the steps", () => {
    const turned = formats({ roles, steps: { peers: then, "one-on-one": one } });
    const plan = settled(match(turned, cohort(["a", "b", "c"], ["x", "y"])));
    expect(Object.keys(plan.steps)).toEqual(["peers", "one-on-one"]);
    expect(plan.totals.steps.peers).toMatchObject({ came: 3, matched: 2 });
    expect(plan.totals.steps["one-on-one"]).toMatchObject({ came: 1, matched: 1 });
  });

  it.each([
    [0.29, 100, 29],
    [0.5, 7, 3],
    [1 / 3, 9, 3],
    [0.07, 100, 7],
    [0, 5, 0],
    [1, 5, 5],
    [0.999, 5, 4],
  ])("a share of %d of %d people is %d of them", (share, size, most) => {
    const run = formats({ roles, steps: { "one-on-one": { ...one, share }, peers: then } });
    const ids = (letter: string) => Array.from({ length: size }, (_, at) => `${letter}${at}`);
    const plan = settled(match(run, cohort(ids("e"), ids("o"))));
    expect(plan.totals.steps["one-on-one"]).toMatchObject({ most, matched: most });
    expect(plan.steps["one-on-one"].record.most).toBe(most);
  });

  it("the share of a later step is one of everybody whom it serves, whoever was taken before", () => {
    const run = formats({ roles, steps: { "one-on-one": { ...one, most: 2 }, peers: { ...then, share: 0.5 } } });
    const plan = settled(match(run, cohort(["a", "b", "c", "d", "e", "f", "g", "h"], ["x", "y", "z"])));
    expect(plan.totals.steps.peers).toEqual({
      role: "mentee",
      as: { person: "mentee" },
      came: 6,
      most: 4,
      matched: 4,
      share: 0.5,
      mean: plan.steps.peers.totals.mean,
    });
    const mentees = plan.unmatched.filter(({ role }) => role === "mentee");
    const left = mentees.map(({ id, causes }) => [id, ...causes.map(({ step, cause }) => `${step}: ${cause}`)]);
    expect(left).toHaveLength(2);
    for (const [, ...causes] of left) expect(causes).toEqual(["one-on-one: most", "peers: most"]);
  });

  it("counts what each step did and who is where", () => {
    const plan = settled(match(program, cohort(["a", "b", "c", "d"], ["x", "y", "z"])));
    expect(plan.totals).toMatchObject({ matched: { mentee: 3, mentor: 3 }, people: { mentee: 4, mentor: 3 } });
    expect(plan.assigned.filter(({ role }) => role === "mentor")).toEqual(
      ["x", "y", "z"].map((id) => ({ role: "mentor", id, step: "one-on-one", as: "mentor" })),
    );
    expect(plan.unmatched).toHaveLength(1);
    expect(plan.unmatched[0]?.causes.map(({ step, cause }) => [step, cause])).toEqual([
      ["one-on-one", "competition"],
      ["peers", "no-allowed-partner"],
    ]);
  });
});

describe("lists", () => {
  it("a list of a later step keeps its people out of the earlier ones, and says so of whoever has no place", () => {
    const sides = cohort(["a", "b", "c"], ["x", "y", "z"]);
    const plan = settled(match(program, sides, { steps: { peers: { must: [["a", "c"]] } } }));
    expect(plan.steps.peers.groups).toMatchObject([{ people: ["a", "c"], must: true }]);
    expect(plan.steps["one-on-one"].pairs.map(({ mentee }) => mentee)).toEqual(["b"]);
    const turned = formats({ roles, steps: { peers: then, "one-on-one": { ...one, share: 0 } } });
    const must = [{ mentee: "a", mentor: "x" }];
    const clash = match(turned, sides, { steps: { "one-on-one": { must } } });
    expect(clash).toMatchObject({ status: "infeasible", step: "one-on-one", conflicts: [{ code: "most" }] });
  });

  it("who must be in two steps is a clash, before anything is solved", () => {
    const steps = { "one-on-one": { must: [{ mentee: "a", mentor: "x" }] }, peers: { must: [["a", "b"]] } };
    const outcome = match(program, cohort(["a", "b"], ["x"]), { steps });
    expect(outcome).toMatchObject({ status: "infeasible", format: "formats", steps: {} });
    if (outcome.status !== "infeasible") throw new Error("a clash was expected");
    expect(outcome.step).toBeUndefined();
    expect(outcome.conflicts.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      'must-exceeds-places: mentee a must be in "one-on-one" and in "peers", but everybody has a place in one step.',
    ]);
    expect(() => settled(outcome)).toThrow(PairwrightError);
  });

  it("history and what is never to be speak of those who come; who has a place elsewhere did not leave the cohort", () => {
    const sides = cohort(["a", "b", "c", "d"], ["x"]);
    const steps = {
      "one-on-one": { history: [{ mentee: "a", mentor: "gone" }], must: [{ mentee: "a", mentor: "x" }] },
      peers: { history: [["a", "b"], { people: ["c", "d"] }], never: [["a", "b", "c"]], byes: ["a", "b"] },
    };
    const plan = settled(match(program, sides, { steps }));
    expect(plan.steps["one-on-one"].warnings.map(({ code }) => code)).toContain("gone");
    expect(plan.steps.peers.warnings.map(({ code }) => code)).not.toContain("gone");
    expect(plan.steps.peers.groups.map(({ people }) => people)).toEqual([["b", "d"]]);
    const gone = settled(match(program, sides, { steps: { peers: { history: [["b", "left"]] } } }));
    expect(gone.steps.peers.warnings.map(({ code }) => code)).toContain("gone");
  });

  it("a step without a plan leaves the run without one, and shows the plans before it", () => {
    const least = pairs({ roles, capacity: { mentor: () => ({ min: 1, max: 1 }) }, ...judged });
    const run = formats({ roles, steps: { peers: then, "one-on-one": { program: least, as: one.as } } });
    const outcome = match(run, cohort(["a", "b"], ["x"]));
    if (outcome.status !== "infeasible") throw new Error("a clash was expected");
    expect(outcome.step).toBe("one-on-one");
    expect(outcome.conflicts.length).toBeGreaterThan(0);
    expect(outcome.steps.peers?.groups).toHaveLength(1);
    expect(outcome.steps["one-on-one"]).toBeUndefined();
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });
});

describe("who is one person", () => {
  it("the same id in two roles has one place, under whatever role, and the other role says so", () => {
    const plan = settled(match(program, cohort(["ana", "bo"], ["bo"])));
    expect(plan.assigned).toEqual([
      { role: "mentee", id: "ana", step: "one-on-one", as: "mentee" },
      { role: "mentor", id: "bo", step: "one-on-one", as: "mentor" },
    ]);
    expect(plan.unmatched).toMatchObject([
      {
        role: "mentee",
        id: "bo",
        causes: [
          { step: "one-on-one", cause: "no-allowed-partner" },
          { step: "peers", cause: "taken", text: 'bo has a place in "one-on-one" already, as mentor.' },
        ],
      },
    ]);
  });

  it("by role they are two, where the run and its programs say so", () => {
    const apart = pairs({ roles, identity: "by role", ...judged });
    const run = formats({
      roles,
      steps: { "one-on-one": { program: apart, as: one.as }, peers: then },
      identity: "by role",
    });
    const plan = settled(match(run, cohort(["ana", "bo", "cy"], ["bo"])));
    expect(plan.assigned.map(({ role, id, step }) => `${role} ${id} ${step}`)).toHaveLength(4);
    expect(plan.unmatched).toEqual([]);
  });
});

describe("progress and stop", () => {
  it("says which step it is at, and ends between steps of work", () => {
    const seen: string[] = [];
    match(program, cohort(["a", "b", "c"], ["x"]), { onProgress: ({ step }) => seen.push(step) });
    expect([...new Set(seen)]).toEqual(["one-on-one", "peers"]);
    const stopped = new AbortController();
    stopped.abort(new Error("enough"));
    expect(() => match(program, cohort(["a", "b"], ["x"]), { signal: stopped.signal })).toThrow("enough");
  });
});

describe("what is refused", () => {
  const define = (given: unknown) => Reflect.apply(formats, undefined, [given]);
  const withSteps = (steps: unknown, more: object = {}) => codesOf(() => define({ roles, steps, ...more }));

  it("definitions, with everything that is wrong", () => {
    expect(withSteps({})).toEqual(["formats-steps"]);
    expect(withSteps(undefined)).toEqual(["formats-steps"]);
    expect(codesOf(() => define({ roles: { ...roles, 7: Person }, steps: { one, then } }))).toEqual([
      "formats-role",
      "formats-role-unused",
    ]);
    expect(codesOf(() => define({ roles: { ...roles, guest: Person }, steps: { one, then } }))).toEqual([
      "formats-role-unused",
    ]);
    expect(withSteps({ 1: one, " ": then })).toEqual(["step-name", "step-name"]);
    expect(withSteps({ one, other: { program: {}, as: {} } })).toEqual(["step-program"]);
    expect(withSteps({ one, other: { ...then, as: { people: "mentee" } } })).toEqual(["step-role", "step-as"]);
    expect(withSteps({ one, other: { ...then, as: { person: "mentees" } } })).toEqual(["step-as"]);
    expect(withSteps({ one: { ...one, share: 1.5 } })).toEqual(["step-share"]);
    expect(withSteps({ one: { ...one, most: 1.5 } })).toEqual(["step-most"]);
    expect(withSteps({ one: { ...one, share: 0.5, most: 3 } })).toEqual(["step-limit"]);
    expect(withSteps({ one }, { identity: "by role" })).toEqual(["step-identity"]);
    expect(withSteps({ one }, { identity: "both" })).toEqual(["unknown-word"]);
    const apart = pairs({ roles, identity: "by role", ...judged });
    const same = { one: { program: apart, as: { mentee: "mentee", mentor: "mentee" } }, other: { ...one } };
    expect(codesOf(() => define({ roles, steps: same, identity: "by role" }))).toEqual([
      "step-same-role",
      "step-identity",
    ]);
  });

  it("runs, with everything that is wrong, and where", () => {
    const sides = cohort(["a", "b"], ["x"]);
    const run = (steps: unknown, more: object = {}) =>
      thrownBy(() => Reflect.apply(match, undefined, [program, sides, { steps, ...more }]));
    const codes = (steps: unknown, more?: object) =>
      run(steps, more).mistakes.map(({ code, where }) => `${code} at ${where}`);
    expect(codes({ circles: {} }, { seed: 0.5 })).toEqual(["seed at seed", 'step-unknown at steps["circles"]']);
    expect(codes({ peers: { seed: 3, most: 4 } })).toEqual([
      'step-option at steps["peers"].seed',
      'step-option at steps["peers"].most',
    ]);
    expect(
      codes({ "one-on-one": { must: [{ mentee: "z", mentor: "x" }] }, peers: { must: [["a"]], history: [3] } }),
    ).toEqual([
      'must-unknown at steps["one-on-one"].must[0].mentee',
      'must-group at steps["peers"].must[0]',
      'list-group at steps["peers"].history[0]',
    ]);
    expect(codes({ peers: { solver: "gready" } })).toEqual(['solver at steps["peers"].solver']);
    const lone = { people: { mentee: people("a", "a") }, report: sides.report };
    expect(codesOf(() => Reflect.apply(match, undefined, [program, lone]))).toEqual([
      "cohort-duplicate",
      "cohort-role",
    ]);
  });
});
