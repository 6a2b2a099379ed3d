// What hooks of match may be and say when they compile.
import { cohortOf, type Hooks, match, type PairsHookAnswers, peers } from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { mentoring } from "./fixtures/mentoring.js";

const neverRun = (_misuse: () => unknown) => undefined;
const people = () => cohortOf(mentoring, { mentee: [], mentor: [] });
const said = { name: "works council", because: "They objected." } as const;
const pair = { mentee: "ada", mentor: "grace" } as const;

describe("hooks of match", () => {
  it("see the people, roles, criteria and rules of the program", () => {
    neverRun(() =>
      match(mentoring, people(), {
        hooks: {
          afterIntake: ({ people }) => {
            expectTypeOf(people.mentor[0]?.places).toEqualTypeOf<number | undefined>();
            // @ts-expect-error the program has no such role
            people.coach;
            // @ts-expect-error mentees have no places
            people.mentee[0]?.places;
            return undefined;
          },
          afterEligibility: ({ isAllowed, counts }) => {
            expectTypeOf(counts().rules["another team"]).toEqualTypeOf<number | undefined>();
            isAllowed(pair);
            // @ts-expect-error the program has no such role
            isAllowed({ mentee: "ada", coach: "grace" });
            // @ts-expect-error nothing is scored yet
            ({ isAllowed }).fitOf;
            return [];
          },
          afterScores: (view) => {
            expectTypeOf(view.fitOf(pair)).toEqualTypeOf<number | undefined>();
            expectTypeOf(view.valuesOf(pair)?.pace).toEqualTypeOf<number | undefined>();
            // @ts-expect-error there is no criterion of this name
            view.valuesOf(pair)?.charm;
            return [];
          },
          beforePlan: (plan) => {
            expectTypeOf(plan.pairs[0]?.mentee).toEqualTypeOf<string | undefined>();
          },
        },
      }),
    );
  });

  it("see nothing that they could change", () => {
    neverRun(() =>
      match(mentoring, people(), {
        hooks: {
          // @ts-expect-error people are frozen
          afterIntake: ({ people }) => people.mentee.push(),
          beforePlan: (plan) => {
            // @ts-expect-error a plan is frozen
            plan.pairs.length = 0;
          },
        },
      }),
    );
  });

  it("answer at once, in the words of the stage, with a name and a reason", () => {
    neverRun(() => match(mentoring, people(), { hooks: { afterScores: () => [{ pair, fit: 0.1, ...said }] } }));
    neverRun(() => match(mentoring, people(), { hooks: { afterScores: () => ({ stop: said }) } }));
    // @ts-expect-error match waits for nobody
    neverRun(() => match(mentoring, people(), { hooks: { afterScores: async () => [] } }));
    // @ts-expect-error nor here
    neverRun(() => match(mentoring, people(), { hooks: { beforePlan: async () => undefined } }));
    // @ts-expect-error there is no such stage
    neverRun(() => match(mentoring, people(), { hooks: { afterSolving: () => undefined } }));
    // @ts-expect-error the program has no such role
    neverRun(() => match(mentoring, people(), { hooks: { afterIntake: () => [{ role: "coach", id: "a", ...said }] } }));
    const foreign = { junior: "a", senior: "b" };
    // @ts-expect-error the pair is named by other roles
    neverRun(() => match(mentoring, people(), { hooks: { afterEligibility: () => [{ pair: foreign, ...said }] } }));
    // @ts-expect-error an amount is missing
    neverRun(() => match(mentoring, people(), { hooks: { afterScores: () => [{ pair, ...said }] } }));
    // @ts-expect-error a reason is missing
    neverRun(() => match(mentoring, people(), { hooks: { afterScores: () => [{ pair, fit: 0.1, name: "a" }] } }));
    // @ts-expect-error a plan is held back or not: nothing else can be said of it
    neverRun(() => match(mentoring, people(), { hooks: { beforePlan: () => [] } }));
  });

  it("are data as well, which stands in the plan", () => {
    neverRun(() => {
      const outcome = match(mentoring, people());
      if (outcome.status === "infeasible") return undefined;
      expectTypeOf(outcome.hooks).toEqualTypeOf<PairsHookAnswers<"mentee" | "mentor"> | undefined>();
      const hooks: Hooks<typeof mentoring> = outcome.hooks ?? {};
      return match(mentoring, people(), { hooks });
    });
  });

  it("of peers name people of one group", () => {
    const buddies = peers({ of: z.object({ id: z.string() }), criteria: { any: () => 1 }, weights: { any: 1 } });
    const everybody = () => cohortOf(buddies, { person: [] });
    neverRun(() =>
      match(buddies, everybody(), { hooks: { afterScores: () => [{ people: ["a", "b"], fit: 0.1, ...said }] } }),
    );
    // @ts-expect-error peers have no roles
    neverRun(() => match(buddies, everybody(), { hooks: { afterScores: () => [{ pair, fit: 0.1, ...said }] } }));
    const three = [{ people: ["a", "b", "c"], ...said }] as const;
    // @ts-expect-error two people, not three
    neverRun(() => match(buddies, everybody(), { hooks: { afterEligibility: three } }));
  });
});
