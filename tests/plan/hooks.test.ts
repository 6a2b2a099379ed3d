// What hooks see, what they may say, and how wrong answers are told.
import {
  atLeast,
  circles,
  cohortOf,
  explain,
  formats,
  frontier,
  type HookStop,
  match,
  nextBest,
  PairwrightError,
  pairs,
  peers,
  replan,
  report,
  review,
  rounds,
  roundsWithoutRepeat,
  same,
  settled,
  smallestClash,
  whyNobody,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { approve } from "../../src/review/approve.js";
import { caught, codesOf, firstMistake, thrownBy } from "../mistakes.js";

const Mentee = z.object({ id: z.string(), month: z.string() });
const Mentor = z.object({ id: z.string(), month: z.string(), places: z.int() });
const program = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  capacity: { mentor: ({ places }) => places },
  rules: { "not in June": ({ mentee, mentor }) => mentee.month !== "June" || mentor.month !== "June" },
  criteria: {
    names: ({ mentee, mentor }) => (mentee.id.length + mentor.id.length) / 20,
    month: ({ mentee, mentor }) => (mentee.month === "?" ? undefined : Number(mentee.month === mentor.month)),
  },
  weights: { names: 3, month: 1 },
});
const cohort = cohortOf(program, {
  mentee: [
    { id: "ada", month: "May" },
    { id: "bo", month: "June" },
    { id: "cleo", month: "?" },
  ],
  mentor: [
    { id: "dana", month: "May", places: 1 },
    { id: "emil", month: "June", places: 2 },
  ],
});
const council = { name: "works council", because: "The works council objected." } as const;
const hold = { name: "data protection hold", because: "A request is open." } as const;
const pair = { mentee: "ada", mentor: "dana" } as const;
const matched = (hooks: unknown) => match(program, cohort, Object.assign({ seed: 3 }, { hooks: hooks as never }));

const hookTexts = ({ warnings }: { readonly warnings: readonly { readonly code: string; readonly text: string }[] }) =>
  warnings.filter(({ code }) => code.endsWith("-by-hook")).map(({ text }) => text);

const Person = z.object({ id: z.string(), team: z.string() });
const buddies = peers({ of: Person, criteria: { any: () => 0.5 }, weights: { any: 1 } });
const everybody = cohortOf(buddies, { person: ["a", "b", "c", "d"].map((id) => ({ id, team: id < "c" ? "x" : "y" })) });

describe("what a hook sees", () => {
  it("is the people in order, the rules and the fits, by names; and then the plan, which can be asked", () => {
    const seen: unknown[] = [];
    const plan = match(program, cohort, {
      hooks: {
        afterIntake: (view) => {
          seen.push(
            view.format,
            view.people.mentor.map(({ id, places }) => `${id} ${places}`),
            Object.isFrozen(view),
          );
        },
        afterEligibility: ({ isAllowed, rulesAgainst, counts, people }) => {
          seen.push(isAllowed({ mentee: "bo", mentor: "emil" }), rulesAgainst({ mentee: "bo", mentor: "emil" }));
          seen.push(counts().pairs, counts().allowed, counts().rules["not in June"], Object.isFrozen(people.mentee[0]));
        },
        afterScores: ({ fitOf, valuesOf }) => {
          seen.push(fitOf(pair), valuesOf(pair), valuesOf({ mentee: "cleo", mentor: "dana" }));
          seen.push(fitOf({ mentee: "bo", mentor: "emil" }), valuesOf({ mentee: "bo", mentor: "emil" }));
        },
        beforePlan: (made) => {
          seen.push(explain(made, pair).verdict, made.totals.pairs);
        },
      },
    });
    expect(seen).toEqual([
      ...["pairs", ["dana 1", "emil 2"], true],
      ...[false, ["not in June"], 6, 5, 1, true],
      ...[0.5125, { names: 0.35, month: 1 }, { names: 0.4 }, undefined, undefined],
      ...["not chosen", 3],
    ]);
    expect(plan).toEqual(match(program, cohort));
  });

  it("cannot be changed: a hook that tries fails, and nothing of the run is different", () => {
    const unfrozen = {
      ...cohort,
      people: { mentee: [{ id: "ada", month: "May" }], mentor: [...cohort.people.mentor] },
    };
    const hooks = {
      afterIntake: (view: object) => Object.assign(Reflect.get(view, "people").mentee[0], { id: "eve" }),
    };
    expect(caught(() => match(program, unfrozen, { hooks }))).toEqual(["hook-failed at hooks.afterIntake"]);
    expect(unfrozen.people.mentee[0]).toEqual({ id: "ada", month: "May" });
  });

  it("of circles is members among themselves and with leads", () => {
    const program = circles({
      of: Person,
      lead: Person,
      size: { min: 2, max: 2 },
      rules: {
        "same team": { by: atLeast(1, same()), member: (one) => one.team, lead: (one) => one.team },
      },
      criteria: {
        close: { by: (one: { id: string }, other: { id: string }) => (one.id < other.id ? 0.25 : 0.75), both: "mean" },
      },
      weights: { close: 1 },
    });
    const cohort = cohortOf(program, { member: everybody.people.person, lead: [{ id: "l", team: "x" }] });
    const hooks = {
      afterScores: ({ fitOf, isAllowed }: { fitOf(two: unknown): unknown; isAllowed(two: unknown): unknown }) => {
        expect(fitOf(["b", "a"])).toBe(0.5);
        expect(isAllowed({ member: "d", lead: "l" })).toBe(false);
        return [{ pair: { member: "a", lead: "l" }, fit: 0.1, ...council }];
      },
    };
    // Nothing counts between members and leads here, so that their fit cannot be changed.
    expect(caught(() => match(program, cohort, { hooks: hooks as never }))).toEqual([
      "hook-uncounted at hooks.afterScores[0]",
    ]);
  });
});

describe("what a hook says", () => {
  it("becomes a rule that is counted, explained, and told to those who have nobody", () => {
    const forbid = cohort.people.mentor.map(({ id }) => ({ pair: { mentee: "cleo", mentor: id }, ...council }));
    const plan = settled(match(program, cohort, { seed: 3, hooks: { afterEligibility: () => forbid } }));
    expect(plan.rules["works council"]).toBe(2);
    expect(plan.unmatched.map(({ id, removed }) => [id, removed])).toEqual([
      ["cleo", [{ rule: "works council", count: 2 }]],
    ]);
    const [why] = whyNobody(plan);
    expect(why?.ways.map(({ waives }) => waives)).toContainEqual(["works council"]);
    expect(explain(plan, { mentee: "cleo", mentor: "dana" }).text).toContain(
      "works council, by hook: The works council objected.",
    );
    expect(hookTexts(plan)).toEqual(['By hook, "works council" forbids 2 pairs: The works council objected.']);
    expect(nextBest(plan).length).toBeGreaterThan(0);
  });

  it("is one more rule where there are more than fit into a word", () => {
    const many = Array.from({ length: 30 }, (_, at) => [
      `rule ${at}`,
      ({ mentee }: { mentee: { id: string } }) => mentee.id !== `e${at}`,
    ]);
    const full = pairs({
      roles: { mentee: Mentee, mentor: Mentor },
      rules: Object.fromEntries(many),
      criteria: { any: () => 0.5 },
      weights: { any: 1 },
    });
    const people = cohortOf(full, {
      mentee: [
        { id: "e0", month: "" },
        { id: "e99", month: "" },
      ],
      mentor: cohort.people.mentor,
    });
    const afterEligibility = ["one", "two", "three"].map((name) => ({
      pair: { mentee: "e99", mentor: "dana" },
      name,
      because: "It says so.",
    }));
    const plan = settled(match(full, people, { hooks: { afterEligibility } }));
    expect(explain(plan, { mentee: "e99", mentor: "dana" }).forbiddenBy).toEqual(["one", "three", "two"]);
    expect(explain(plan, { mentee: "e0", mentor: "dana" }).forbiddenBy).toEqual(["rule 0"]);
    expect(plan.pairs.map(({ mentee, mentor }) => [mentee, mentor])).toEqual([["e99", "emil"]]);
  });

  it("forbids two people in both roles the other way round, too, and adjusts them one way", () => {
    const both = ["a", "b", "c"].map((id) => ({ id, month: "", places: 1 }));
    const shared = pairs({
      roles: { mentee: Mentor, mentor: Mentor },
      criteria: { any: () => 0.5 },
      weights: { any: 1 },
    });
    const people = cohortOf(shared, { mentee: both, mentor: both });
    const ab = { mentee: "a", mentor: "b" };
    const plan = settled(match(shared, people, { hooks: { afterEligibility: [{ pair: ab, ...council }] } }));
    expect(plan.rules["works council"]).toBe(2);
    expect(explain(plan, { mentee: "b", mentor: "a" }).verdict).toBe("forbidden");
    const adjusted = settled(match(shared, people, { hooks: { afterScores: [{ pair: ab, fit: 0.25, ...council }] } }));
    const fits = [ab, { mentee: "b", mentor: "a" }].map((two) => explain(adjusted, two).fit);
    expect(fits).toEqual([0.75, 0.5]);
    const oneself = [{ pair: { mentee: "a", mentor: "a" }, ...council }];
    expect(caught(() => match(shared, people, { hooks: { afterEligibility: oneself } }))).toEqual([
      "hook-oneself at hooks.afterEligibility[0].pair",
    ]);
  });

  it("stands beside what people decide, and a decision comes on top of it", () => {
    const hooks = { afterScores: [{ pair, fit: 0.2, name: "same month", because: "They started together." }] };
    const adjust = {
      decision: "adjust",
      pair,
      name: "worked together",
      fit: 0.1,
      by: "Bo",
      because: "Last year.",
    } as const;
    const { outcome } = review(match(program, cohort, { hooks }), [adjust]);
    const reasons = explain(settled(outcome), pair);
    expect([reasons.fit, reasons.hooks?.map(({ fit }) => fit), reasons.decided]).toEqual([0.8125, [0.2], 0.1]);
  });

  it("clashes with a list of pairs that must be made under its name", () => {
    const outcome = match(program, cohort, { must: [pair], hooks: { afterEligibility: [{ pair, ...council }] } });
    expect(outcome.status === "infeasible" && outcome.conflicts.map(({ code, rules }) => [code, rules])).toEqual([
      ["must-forbidden", ["works council"]],
    ]);
    const resolved = review(outcome, [{ decision: "drop", supersedes: 1, by: "Bo", because: "A mistake." }]).outcome;
    expect(resolved).toBe(outcome);
  });

  it("is a part of the fit, with its name and reason, and the parts add up, cut at 0 and 1 included", () => {
    const told = (fit: number) => [
      { pair, fit: 0.4, name: "same month", because: "They started together." },
      { pair, fit, name: "same hobby", because: "Both sail." },
    ];
    const made = (fit: number) => settled(match(program, cohort, { hooks: { afterScores: () => told(fit) } }));
    const parts = explain(made(0.3), pair);
    expect([parts.fit, parts.hooks?.map(({ name, fit }) => [name, fit]), parts.cut]).toEqual([
      1,
      [
        ["same hobby", 0.3],
        ["same month", 0.4],
      ],
      -0.2125,
    ]);
    const sum = parts.contributions.reduce((total, { points }) => total + points, 0);
    expect(sum + 0.7 + (parts.cut ?? 0)).toBeCloseTo(1, 12);
    expect(parts.text).toContain("same month, by hook: adds 0.400. They started together.");
    expect(parts.text).toContain("a fit is 1 at most: takes 0.212");
    expect(explain(made(-1), pair).text).toContain("a fit is 0 at least: adds 0.087");
    const plan = made(0.05);
    expect(explain(plan, pair).cut).toBeUndefined();
    expect(hookTexts(plan)).toEqual([
      'By hook, "same hobby" adds +0.05 to the fit of 1 pair, as far as they may meet: Both sail.',
      'By hook, "same month" adds +0.4 to the fit of 1 pair, as far as they may meet: They started together.',
    ]);
    const bo = {
      pair: { mentee: "bo", mentor: "dana" },
      fit: 0.4,
      name: "same month",
      because: "They started together.",
    };
    const other = match(program, cohort, { hooks: { afterScores: [bo] } });
    expect(report(other, { form: "markdown", reasons: true })).toContain(
      "bo and dana: names 0.225, month 0.000, same month +0.400.",
    );
  });

  it("waits for a pair that a rule forbids, until the rule is set aside for it", () => {
    const both = { mentee: "bo", mentor: "emil" };
    const hooks = { afterScores: [{ pair: both, fit: 0.2, name: "same floor", because: "They sit together." }] };
    const plan = match(program, cohort, { hooks });
    const overrules = [{ rule: "not in June", because: "They asked." }];
    const keep = { decision: "keep", pair: both, by: "Bo", because: "They asked.", overrules } as const;
    const reviewed = settled(review(plan, [keep]).outcome);
    expect(reviewed.pairs.find(({ mentee }) => mentee === "bo")?.fit).toBe(0.75 * 0.3 + 0.25 + 0.2);
    expect(reviewed.hooks).toEqual(settled(plan).hooks);
  });

  it("leaves somebody out, who is told with the reason and has no place in any list", () => {
    const hooks = { afterIntake: [{ role: "mentor", id: "dana", ...hold }] } as const;
    const plan = settled(match(program, cohort, { history: [pair], hooks }));
    expect(plan.totals.people).toEqual({ mentee: 3, mentor: 1 });
    expect(plan.hooks).toEqual(hooks);
    expect(hookTexts(plan)).toEqual([
      'By hook, for "data protection hold", mentor dana takes no part: A request is open.',
    ]);
    const { outcome, aboutPeopleWhoLeft } = review(plan, [
      { decision: "part", pair: { mentee: "cleo", mentor: "emil" }, by: "Bo", because: "They asked." },
      { decision: "keep", pair, by: "Bo", because: "They asked." },
    ]);
    expect(settled(outcome).hooks).toEqual(hooks);
    expect(aboutPeopleWhoLeft.map(({ entry }) => entry)).toEqual([2]);
  });

  it("goes on when a plan is made again for other people, as far as they are there", () => {
    const hooks = {
      afterIntake: [{ role: "mentor", id: "emil", ...hold }],
      afterScores: [
        { pair, fit: 0.1, ...council },
        { pair: { mentee: "bo", mentor: "dana" }, fit: 0.1, ...council },
      ],
    } as const;
    const plan = settled(match(program, cohort, { hooks }));
    const fewer = cohortOf(program, {
      ...cohort.people,
      mentee: cohort.people.mentee.filter(({ id }) => id !== "bo"),
    });
    const now = settled(replan(plan, fewer, { perChange: 0 }).outcome);
    expect(now.hooks).toEqual({ ...hooks, afterScores: hooks.afterScores.slice(0, 1) });
  });

  it("stops the run at any stage: no plan, and the reason is the conflict", () => {
    const stop: HookStop = { stop: hold };
    for (const stage of ["afterIntake", "afterEligibility", "afterScores", "beforePlan"] as const) {
      const outcome = matched({ [stage]: () => stop });
      expect([stage, outcome.status]).toEqual([stage, "infeasible"]);
      if (outcome.status !== "infeasible") continue;
      expect(outcome.conflicts.map(({ code }) => code)).toEqual(["stopped-by-hook"]);
      expect(outcome.conflicts[0]?.text).toContain('"data protection hold": A request is open.');
      expect(outcome.hooks).toEqual({ [stage]: stop });
      expect(JSON.stringify(matched({ [stage]: stop }))).toBe(JSON.stringify(outcome));
      // Decisions do not let it go on.
      const part = { decision: "part", pair, by: "Bo", because: "They asked." } as const;
      expect(review(outcome, [part]).outcome).toBe(outcome);
      expect(report(outcome, { form: "text" })).toContain("A hook stopped this run before a plan left.");
      expect(codesOf(() => settled(outcome))).toEqual(["infeasible"]);
    }
  });

  it("holds a plan back for good: what the hook kept of it cannot be approved", () => {
    const kept: unknown[] = [];
    const outcome = matched({
      beforePlan: (plan: object) => {
        kept.push(plan);
        return { stop: hold };
      },
    });
    expect(outcome.record.inputs).not.toBe(match(program, cohort, { seed: 3 }).record.inputs);
    const [plan] = kept as [Parameters<typeof approve>[0]];
    expect(codesOf(() => approve(plan, { by: "Bo", because: "It looks good." }))).toEqual(["plan-detached"]);
  });

  it("is said for a step of several formats, by its name", () => {
    const mixed = formats({
      roles: { mentee: Mentee, mentor: Mentor },
      steps: { "one-on-one": { program, as: { mentee: "mentee", mentor: "mentor" } } },
    });
    const hooks = { afterIntake: [{ role: "mentee", id: "ada", ...hold }] } as const;
    const run = settled(match(mixed, cohortOf(mixed, cohort.people), { steps: { "one-on-one": { hooks } } }));
    expect(run.steps["one-on-one"].hooks).toEqual(hooks);
    expect(run.unmatched.map(({ id, causes }) => [id, causes])).toEqual([
      [
        "ada",
        [
          {
            step: "one-on-one",
            cause: "left-out-by-hook",
            text: 'ada was left out by hook, for "data protection hold": A request is open.',
          },
        ],
      ],
    ]);
    const failing = { beforePlan: () => JSON.parse("{") };
    const broken = thrownBy(() =>
      match(mixed, cohortOf(mixed, cohort.people), { steps: { "one-on-one": { hooks: failing } } }),
    );
    expect(broken.mistakes.map(({ where }) => where)).toEqual(['steps["one-on-one"].hooks.beforePlan']);
    expect(broken.cause).toBeInstanceOf(SyntaxError);
  });

  it("of rounds holds for all of them", () => {
    const lunches = rounds({ of: Person, rounds: 2, criteria: { any: () => 0.5 }, weights: { any: 1 } });
    const people = cohortOf(lunches, everybody.people);
    const hooks = {
      afterEligibility: [{ people: ["a", "b"], ...council }],
      afterScores: [{ people: ["a", "c"], fit: 0.5, ...council }],
    } as const;
    const plan = settled(match(lunches, people, { hooks }));
    const met = plan.rounds.flatMap(({ groups }) => groups.map(({ people }) => people.join("")));
    expect(met.sort()).toEqual(["ac", "ad", "bc", "bd"]);
    expect(explain(plan, { one: "c", other: "a" }).hooks?.map(({ fit }) => fit)).toEqual([0.5]);
    expect(explain(plan, { one: "b", other: "a" }).forbiddenBy).toEqual(["works council"]);
    expect(match(lunches, people, { hooks: plan.hooks ?? {} })).toEqual(plan);
  });
});

describe("what is no hook, and no answer", () => {
  it("is told before anything is asked", () => {
    let asked = 0;
    const count = () => void asked++;
    for (const none of [[count], null, "afterScores"]) expect(caught(() => matched(none))).toEqual(["hooks at hooks"]);
    expect(firstMistake(() => matched({ afterScore: count })).remedy).toBe('Did you mean "afterScores"?');
    expect(caught(() => matched({ afterIntake: count, afterScore: count, afterScores: 7, beforePlan: [] }))).toEqual([
      "hook-stage at hooks.afterScore",
      "hook-form at hooks.afterScores",
      "hook-form at hooks.beforePlan",
    ]);
    expect(asked).toBe(0);
  });

  it("is told with the stage, and with what was thrown", () => {
    const reason = new Error("the HR system is down");
    const error = thrownBy(() =>
      matched({
        afterScores: () => {
          throw reason;
        },
      }),
    );
    expect(error).toBeInstanceOf(PairwrightError);
    expect(error.cause).toBe(reason);
    expect(error.message).toBe(
      "match: hooks.afterScores: your hook failed: the HR system is down. Make it answer every time; { stop: { name, because } } ends a run in good order.",
    );
    expect(caught(() => matched({ beforePlan: async () => undefined }))).toEqual(["hook-promise at hooks.beforePlan"]);
    expect(caught(() => matched({ afterIntake: () => null }))).toEqual(["hook-answer at hooks.afterIntake"]);
    expect(caught(() => matched({ beforePlan: () => [] }))).toEqual(["hook-answer at hooks.beforePlan"]);
    expect(caught(() => matched({ afterEligibility: () => "no" }))).toEqual(["hook-answer at hooks.afterEligibility"]);
    expect(caught(() => matched({ afterEligibility: () => ({ stop: "now" }) }))).toEqual([
      "hook-stop at hooks.afterEligibility.stop",
    ]);
    expect(caught(() => matched({ beforePlan: () => ({ stop: { name: " " } }) }))).toEqual([
      "hook-name at hooks.beforePlan.stop.name",
      "hook-because at hooks.beforePlan.stop.because",
    ]);
  });

  it("ends with the reason of the signal, where the run was ended", () => {
    const aborting = new AbortController();
    const hooks = {
      afterScores: () => {
        aborting.abort(new Error("enough"));
        aborting.signal.throwIfAborted();
        return [];
      },
    };
    expect(() => match(program, cohort, { signal: aborting.signal, hooks })).toThrow(/^enough$/);
  });

  it("asks about people who are there", () => {
    const asking = (two: unknown) => ({ afterScores: ({ fitOf }: { fitOf(two: unknown): unknown }) => fitOf(two) });
    const error = thrownBy(() => matched(asking({ mentee: "adda", mentor: "dana" })));
    expect(error.mistakes.map(({ code }) => code)).toEqual(["hook-failed"]);
    expect(
      error.cause instanceof PairwrightError && error.cause.mistakes.map(({ code, where }) => [code, where]),
    ).toEqual([["hook-unknown", "two.mentee"]]);
  });

  it("lists everything that is wrong with who is left out", () => {
    const wrong = [
      7,
      { role: "coach", id: "ada", ...hold },
      { role: "mentee", id: "dana", ...hold },
      { role: "mentee", id: "ada", name: "" },
      { role: "mentee", id: "bo", ...hold },
      { role: "mentee", id: "bo", ...hold, name: "another" },
    ];
    const must = [{ mentee: "cleo", mentor: "emil" }];
    const run = () =>
      match(program, cohort, {
        must,
        hooks: { afterIntake: () => [...wrong, { role: "mentee", id: "cleo", ...hold }] as never },
      });
    expect(caught(run)).toEqual([
      "hook-entry at hooks.afterIntake[0]",
      "hook-role at hooks.afterIntake[1].role",
      "hook-unknown at hooks.afterIntake[2].id",
      "hook-name at hooks.afterIntake[3].name",
      "hook-because at hooks.afterIntake[3].because",
      "hook-twice at hooks.afterIntake[5]",
      "hook-must at hooks.afterIntake[6].id",
    ]);
  });

  it("lists everything that is wrong with pairs, names and amounts", () => {
    const wrong = [
      { pair: { mentee: "ada" }, ...council },
      { people: ["ada", "dana"], ...council },
      { pair: { mentee: "eve", mentor: "dana" }, ...council },
      { pair, ...council },
      { pair, ...council },
      { pair, ...council, name: "not in June" },
      { pair, ...council, name: "never together" },
    ];
    expect(caught(() => matched({ afterEligibility: () => wrong }))).toEqual([
      "hook-two at hooks.afterEligibility[0].pair",
      "hook-two at hooks.afterEligibility[1].people",
      "hook-unknown at hooks.afterEligibility[2].pair.mentee",
      "hook-twice at hooks.afterEligibility[4]",
      "hook-rule at hooks.afterEligibility[5].name",
      "hook-rule at hooks.afterEligibility[6].name",
    ]);
    const amounts = [1.5, 0, 1e-9, "0.1", Number.NaN].map((fit, at) => ({ pair, ...council, name: `${at}`, fit }));
    expect(caught(() => matched({ afterScores: amounts }))).toEqual(
      amounts.map((_, at) => `hook-fit at hooks.afterScores[${at}].fit`),
    );
    const group = [
      { people: ["a", "a"], ...council },
      { people: ["a", "b", "c"], ...council },
      { people: ["a", "x"], ...council },
    ];
    expect(caught(() => match(buddies, everybody, { hooks: { afterEligibility: group as never } }))).toEqual([
      "hook-oneself at hooks.afterEligibility[0].people",
      "hook-two at hooks.afterEligibility[1].people",
      "hook-unknown at hooks.afterEligibility[2].people[1]",
    ]);
  });

  it("is told where only match asks hooks", () => {
    const options = { hooks: { beforePlan: () => undefined } };
    const lunches = rounds({ of: Person, rounds: 2, criteria: { any: () => 0.5 }, weights: { any: 1 } });
    const people = cohortOf(lunches, everybody.people);
    expect(caught(() => frontier(program, cohort, Object.assign({ seed: 1 }, options)))).toEqual([
      "hooks-elsewhere at hooks",
    ]);
    expect(caught(() => smallestClash(program, cohort, Object.assign({ seed: 1 }, options)))).toEqual([
      "hooks-elsewhere at hooks",
    ]);
    expect(caught(() => roundsWithoutRepeat(lunches, people, Object.assign({ seed: 1 }, options)))).toEqual([
      "hooks-elsewhere at hooks",
    ]);
  });
});
