// Accepted and refused by the compiler: `tsc --noEmit` reads this file, so an `@ts-expect-error` that no longer errs, or a
// type that changed, fails the test command. What must not compile is never run.
import { closeness, coverage, explain, match, type Outcome, type Plan, pairs, settled } from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { Mentee, Mentor, type mentoring, plan } from "./fixtures/mentoring.js";

const neverRun = (_misuse: () => unknown) => undefined;

describe("what is inferred from the schemas", () => {
  it("names of criteria, rules and roles come back typed", () => {
    expectTypeOf<keyof typeof mentoring.criteria>().toEqualTypeOf<"skills" | "pace" | "team" | "chemistry">();
    expectTypeOf<keyof typeof mentoring.rules>().toEqualTypeOf<
      "not their own manager" | "a block in common" | "another team"
    >();
    expectTypeOf<(typeof mentoring.roleNames)[number]>().toEqualTypeOf<"mentee" | "mentor">();
  });

  it("a plan knows the roles and criteria of its program", () => {
    type Settled = Extract<ReturnType<typeof plan>, { status: "optimal" }>;
    expectTypeOf<Settled["pairs"][number]["mentee"]>().toEqualTypeOf<string>();
    expectTypeOf<Settled["unmatched"][number]["role"]>().toEqualTypeOf<"mentee" | "mentor">();
    expectTypeOf<keyof Settled["criteria"]>().toEqualTypeOf<"skills" | "pace" | "team" | "chemistry">();
    expectTypeOf<Settled["record"]["weights"]["pace"]>().toEqualTypeOf<number>();
  });

  it("a program without rules has no names of rules", () => {
    const bare = pairs({ roles: { mentee: Mentee, mentor: Mentor }, criteria: { any: () => 1 }, weights: { any: 1 } });
    expectTypeOf<keyof typeof bare.rules>().toEqualTypeOf<never>();
  });
});

describe("misuse that does not compile", () => {
  const roles = { mentee: Mentee, mentor: Mentor };

  it("reading pairs before the status", () => {
    neverRun(() => {
      const outcome = plan([], []);
      // @ts-expect-error an outcome may be infeasible and then has no pairs
      return outcome.pairs;
    });
    neverRun(() => {
      const outcome = plan([], []);
      // @ts-expect-error only an infeasible outcome has conflicts
      return outcome.conflicts;
    });
  });

  it("an unknown criterion", () => {
    neverRun(() => {
      const outcome = plan([], []);
      // @ts-expect-error there is no criterion of this name
      return outcome.record.weights.charm;
    });
  });

  it("a missing weight", () => {
    neverRun(() =>
      pairs({
        roles,
        criteria: { skills: { by: coverage(), mentee: (p) => p.goals, mentor: (p) => p.skills }, luck: () => 0.5 },
        // @ts-expect-error luck has no weight
        weights: { skills: 3 },
      }),
    );
  });

  it("a surplus weight that comes from elsewhere", () => {
    const elsewhere: { readonly luck: number; readonly charm: number } = { luck: 3, charm: 1 };
    neverRun(() =>
      pairs({
        roles,
        criteria: { luck: () => 0.5 },
        // @ts-expect-error charm is no criterion
        weights: elsewhere,
      }),
    );
    neverRun(() =>
      pairs({
        roles,
        criteria: { luck: () => 0.5 },
        // @ts-expect-error charm is no criterion
        weights: { ...elsewhere, luck: 40 },
      }),
    );
  });

  it("a surplus weight, and a floor for nothing", () => {
    neverRun(() =>
      pairs({
        roles,
        criteria: { luck: () => 0.5 },
        // @ts-expect-error charm is no criterion
        weights: { luck: 3, charm: 1 },
      }),
    );
    neverRun(() =>
      pairs({
        roles,
        criteria: { luck: () => 0.5 },
        weights: { luck: 3 },
        // @ts-expect-error charm is no criterion
        floors: { charm: 1 },
      }),
    );
  });

  it("a field that a person does not have", () => {
    neverRun(() =>
      pairs({
        roles,
        // @ts-expect-error nobody has charm
        criteria: { charm: ({ mentee }) => mentee.charm },
        weights: { charm: 1 },
      }),
    );
    neverRun(() =>
      pairs({
        roles,
        rules: {
          // @ts-expect-error mentees have no places
          places: ({ mentee }) => mentee.places > 0,
        },
        criteria: { luck: () => 1 },
        weights: { luck: 1 },
      }),
    );
    neverRun(() =>
      pairs({
        roles,
        // @ts-expect-error mentors have no goals
        capacity: { mentor: (mentor) => mentor.goals.length },
        criteria: { luck: () => 1 },
        weights: { luck: 1 },
      }),
    );
  });

  it("a projection of the wrong type", () => {
    neverRun(() =>
      pairs({
        roles,
        criteria: {
          // @ts-expect-error coverage compares lists of skills, not a number
          skills: { by: coverage(), mentee: (p) => p.pace, mentor: (p) => p.skills },
        },
        weights: { skills: 1 },
      }),
    );
    neverRun(() =>
      pairs({
        roles,
        criteria: {
          // @ts-expect-error closeness compares numbers, not names
          pace: { by: closeness([1, 5]), mentee: (p) => p.name, mentor: (p) => p.pace },
        },
        weights: { pace: 1 },
      }),
    );
  });

  it("a projection for a role that does not exist, or none for one that does", () => {
    neverRun(() =>
      pairs({
        roles,
        criteria: {
          // @ts-expect-error the mentor's projection is missing
          pace: { by: closeness([1, 5]), mentee: (p) => p.pace },
        },
        weights: { pace: 1 },
      }),
    );
  });

  it("another program's plan and cohort", () => {
    const other = pairs({
      roles: { junior: Mentee, senior: Mentor },
      criteria: { luck: () => 1 },
      weights: { luck: 1 },
    });
    neverRun(() => {
      const foreign: Outcome<"junior" | "senior", "luck", never> = match(other, {
        people: { junior: [], senior: [] },
      } as never);
      // @ts-expect-error its roles and criteria are others
      const mine: ReturnType<typeof plan> = foreign;
      return mine;
    });
    neverRun(() => {
      const outcome = plan([], []);
      if (outcome.status === "infeasible") return undefined;
      // @ts-expect-error the roles of this plan are mentee and mentor
      return explain(outcome, { junior: "a", senior: "b" });
    });
  });

  it("explaining an outcome that may have no plan", () => {
    neverRun(() => {
      const outcome = plan([], []);
      // @ts-expect-error it may be infeasible
      return explain(outcome, { mentee: "a", mentor: "b" });
    });
    expectTypeOf(settled<"a" | "b", "c", never>).returns.toEqualTypeOf<Plan<"a" | "b", "c", never>>();
  });

  it("a person without an id", () => {
    neverRun(() =>
      pairs({
        // @ts-expect-error every person has an id
        roles: { mentee: z.object({ name: z.string() }), mentor: Mentor },
        criteria: { luck: () => 1 },
        weights: { luck: 1 },
      }),
    );
  });

  it("changing a plan", () => {
    neverRun(() => {
      const made = settled(plan([], []));
      // @ts-expect-error a plan is frozen
      made.pairs.push();
    });
  });
});
