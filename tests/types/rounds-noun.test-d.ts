// Accepted and refused by the compiler, for the noun rounds; see program.test.ts.
import {
  closeness,
  cohortOf,
  coverage,
  explain,
  match,
  type PeersOutcome,
  type PersonInRoundsReasons,
  type RoundsPlan,
  report,
  rounds,
  roundsWithoutRepeat,
  settled,
} from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { Person } from "./fixtures/buddies.js";

const neverRun = (_misuse: () => unknown) => undefined;

const lunches = rounds({
  of: Person,
  size: 3,
  rounds: 4,
  over: "bye",
  first: "turns",
  rules: { "another team": (one, other) => one.team !== other.team },
  criteria: {
    pace: { by: closeness([1, 5]), of: (p) => p.pace },
    skills: { by: coverage(), one: (p) => p.goals, other: (p) => p.skills, both: "harmonic" },
  },
  weights: { pace: 1, skills: 2 },
});
const cohort = () => cohortOf(lunches, { person: [] });
const plan = () => match(lunches, cohort());

describe("what is inferred for rounds", () => {
  it("names of criteria and rules come back typed, and the plan knows its noun", () => {
    expectTypeOf<keyof typeof lunches.criteria>().toEqualTypeOf<"pace" | "skills">();
    expectTypeOf<keyof typeof lunches.rules>().toEqualTypeOf<"another team">();
    type Settled = Extract<ReturnType<typeof plan>, { status: "feasible" }>;
    expectTypeOf<Settled["format"]>().toEqualTypeOf<"rounds">();
    expectTypeOf<keyof Settled["criteria"]>().toEqualTypeOf<"pace" | "skills">();
    expectTypeOf<Settled["rounds"][number]["groups"][number]["people"]>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<Settled["gap"]["fit"]>().toEqualTypeOf<number>();
  });

  it("every verb gives what belongs to the noun", () => {
    neverRun(() => {
      const made = settled(plan());
      expectTypeOf(made).toExtend<RoundsPlan>();
      expectTypeOf(explain(made, { one: "a", other: "b" }).rounds).toEqualTypeOf<readonly number[]>();
      expectTypeOf(explain(made, { person: "a" })).toEqualTypeOf<PersonInRoundsReasons>();
      expectTypeOf(report(made, { form: "csv", names: { person: (id) => id } })).toEqualTypeOf<string>();
      expectTypeOf(roundsWithoutRepeat(lunches, cohort(), { search: true }).atMost).toEqualTypeOf<number>();
      match(lunches, cohort(), { history: made.rounds, byes: made.turns, never: [["a", "b"]], steps: 10 });
    });
  });
});

describe("misuse that does not compile", () => {
  const judged = { of: Person, criteria: { luck: () => 1 }, weights: { luck: 1 } };

  it("no number of rounds, and words that there are not", () => {
    // @ts-expect-error how many rounds is wanted
    neverRun(() => rounds(judged));
    // @ts-expect-error nobody is dropped
    neverRun(() => rounds({ ...judged, rounds: 2, over: "drop" }));
    // @ts-expect-error turns or new people
    neverRun(() => rounds({ ...judged, rounds: 2, first: "fit" }));
    // @ts-expect-error a size is one number
    neverRun(() => rounds({ ...judged, rounds: 2, size: { min: 2, max: 3 } }));
  });

  it("a field that a person does not have, a missing and a surplus weight", () => {
    neverRun(() =>
      rounds({
        of: Person,
        rounds: 2,
        // @ts-expect-error nobody has charm
        criteria: { charm: (one) => one.charm },
        weights: { charm: 1 },
      }),
    );
    neverRun(() =>
      rounds({
        of: Person,
        rounds: 2,
        criteria: { pace: { by: closeness([1, 5]), of: (p) => p.pace }, luck: () => 0.5 },
        // @ts-expect-error luck has no weight
        weights: { pace: 3 },
      }),
    );
    neverRun(() =>
      rounds({
        of: Person,
        rounds: 2,
        criteria: { luck: () => 0.5 },
        // @ts-expect-error charm is no criterion
        weights: { luck: 3, charm: 1 },
      }),
    );
  });

  it("the lists, plans and questions of another noun", () => {
    // @ts-expect-error nobody must meet in rounds
    neverRun(() => match(lunches, cohort(), { must: [["a", "b"]] }));
    // @ts-expect-error there is one planner
    neverRun(() => match(lunches, cohort(), { solver: "blossom" }));
    neverRun(() => {
      // @ts-expect-error a plan of rounds is no plan for peers
      const mine: PeersOutcome = plan();
      return mine;
    });
    // @ts-expect-error an outcome may be infeasible and then has no rounds
    neverRun(() => plan().rounds);
    // @ts-expect-error people of rounds are one and other, or one person
    neverRun(() => explain(settled(plan()), { mentee: "a", mentor: "b" }));
  });
});
