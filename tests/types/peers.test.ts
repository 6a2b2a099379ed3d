// Accepted and refused by the compiler, for the noun peers; see program.test.ts.
import { closeness, coverage, explain, match, type Outcome, type PeersPlan, peers, report, settled } from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { buddies, Person, plan } from "./fixtures/buddies.js";

const neverRun = (_misuse: () => unknown) => undefined;

describe("what is inferred for peers", () => {
  it("names of criteria and rules come back typed, and the plan knows its noun", () => {
    type Names = "pace" | "skills" | "step" | "wishes" | "luck" | "taste";
    expectTypeOf<keyof typeof buddies.criteria>().toEqualTypeOf<Names>();
    expectTypeOf<keyof typeof buddies.rules>().toEqualTypeOf<"another team" | "not far apart" | "something to learn">();
    type Settled = Extract<ReturnType<typeof plan>, { status: "optimal" }>;
    expectTypeOf<keyof Settled["criteria"]>().toEqualTypeOf<Names>();
    expectTypeOf<Settled["format"]>().toEqualTypeOf<"peers">();
    expectTypeOf<Settled["record"]["weights"]["pace"]>().toEqualTypeOf<number>();
  });

  it("every verb gives what belongs to the noun", () => {
    neverRun(() => {
      const made = settled(plan({} as never));
      expectTypeOf(made).toExtend<PeersPlan>();
      const reasons = explain(made, { one: "a", other: "b" }, { names: { person: (id) => id } });
      expectTypeOf(reasons.learns.one).toEqualTypeOf<readonly string[]>();
      expectTypeOf(report(made, { form: "csv", names: { person: (id) => id } })).toEqualTypeOf<string>();
      match(buddies, {} as never, { history: made.groups, byes: made.byes, must: [["a", "b"]], solver: "greedy" });
    });
  });
});

describe("misuse that does not compile", () => {
  it("a field that a person does not have, and a projection of the wrong type", () => {
    neverRun(() =>
      peers({
        of: Person,
        // @ts-expect-error nobody has charm
        criteria: { charm: (one) => one.charm },
        weights: { charm: 1 },
      }),
    );
    neverRun(() =>
      peers({
        of: Person,
        criteria: {
          // @ts-expect-error closeness compares numbers, not teams
          pace: { by: closeness([1, 5]), of: (p) => p.team },
        },
        weights: { pace: 1 },
      }),
    );
    neverRun(() =>
      peers({
        of: Person,
        criteria: {
          // @ts-expect-error coverage compares lists of skills, not a number
          skills: { by: coverage(), one: (p) => p.level, other: (p) => p.skills },
        },
        weights: { skills: 1 },
      }),
    );
  });

  it("half a direction, and a direction beside one reading", () => {
    neverRun(() =>
      peers({
        of: Person,
        criteria: {
          // @ts-expect-error what is read off the other is missing
          skills: { by: coverage(), one: (p) => p.goals },
        },
        weights: { skills: 1 },
      }),
    );
    neverRun(() =>
      peers({
        of: Person,
        criteria: {
          // @ts-expect-error both are read alike, or each in their own way
          skills: { by: coverage(), of: (p) => p.goals, one: (p) => p.goals, other: (p) => p.skills },
        },
        weights: { skills: 1 },
      }),
    );
  });

  it("an unknown way to make two values one, and an unknown place for the odd one out", () => {
    neverRun(() =>
      peers({
        of: Person,
        criteria: {
          // @ts-expect-error there is no such way
          pace: { by: closeness([1, 5]), of: (p) => p.pace, both: "best" },
        },
        weights: { pace: 1 },
      }),
    );
    neverRun(() =>
      peers({
        of: Person,
        criteria: { luck: () => 1 },
        weights: { luck: 1 },
        // @ts-expect-error there is no such choice
        odd: "solo",
      }),
    );
  });

  it("a missing and a surplus weight, and a floor for nothing", () => {
    neverRun(() =>
      peers({
        of: Person,
        criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace }, luck: () => 0.5 },
        // @ts-expect-error luck has no weight
        weights: { pace: 3 },
      }),
    );
    neverRun(() =>
      peers({
        of: Person,
        criteria: { luck: () => 0.5 },
        // @ts-expect-error charm is no criterion
        weights: { luck: 3, charm: 1 },
      }),
    );
    neverRun(() =>
      peers({
        of: Person,
        criteria: { luck: () => 0.5 },
        weights: { luck: 3 },
        // @ts-expect-error charm is no criterion
        floors: { charm: 1 },
      }),
    );
  });

  it("the lists, plans and questions of another noun", () => {
    neverRun(() => {
      const must = [{ mentee: "a", mentor: "b" }];
      // @ts-expect-error peers are groups of ids, without roles
      return match(buddies, {} as never, { must });
    });
    neverRun(() => {
      // @ts-expect-error a plan for peers is no one-on-one plan
      const mine: Outcome<string, string, string> = plan({} as never);
      return mine;
    });
    neverRun(() => {
      const made = settled(plan({} as never));
      // @ts-expect-error peers are one and other
      return explain(made, { mentee: "a", mentor: "b" });
    });
    neverRun(() => {
      const outcome = plan({} as never);
      // @ts-expect-error an outcome may be infeasible and then has no groups
      return outcome.groups;
    });
  });
});
