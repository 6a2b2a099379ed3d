// Accepted and refused by the compiler, for mixed runs; see program.test.ts.
import { closeness, formats, intake, match, pairs, peers, settled } from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";

const Mentee = z.object({ id: z.string(), pace: z.number(), goals: z.array(z.string()) });
const Mentor = z.object({ id: z.string(), pace: z.number(), places: z.int() });
/** What buddies read: less than a mentee has. */
const Paced = z.object({ id: z.string(), pace: z.number() });

const mentoring = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  criteria: { pace: { by: closeness([1, 5]), mentee: (p) => p.pace, mentor: (p) => p.pace } },
  weights: { pace: 1 },
});
const buddies = peers({
  of: Paced,
  criteria: { near: { by: closeness([1, 5]), of: (p) => p.pace } },
  weights: { near: 1 },
});
const roles = { mentee: Mentee, mentor: Mentor };
const program = formats({
  roles,
  steps: {
    "one-on-one": { program: mentoring, as: { mentee: "mentee", mentor: "mentor" }, share: 0.5 },
    peers: { program: buddies, as: { person: "mentee" }, most: 10 },
  },
});

describe("what a mixed run knows", () => {
  const plan = () => settled(match(program, intake(program, { mentee: [], mentor: [] })));

  it("people are read under the roles of the run, and each step has the plan of its program, by its name", () => {
    expectTypeOf<ReturnType<typeof plan>["steps"]["one-on-one"]["pairs"][number]["mentor"]>().toEqualTypeOf<string>();
    expectTypeOf<ReturnType<typeof plan>["steps"]["one-on-one"]["record"]["weights"]["pace"]>().toEqualTypeOf<number>();
    expectTypeOf<ReturnType<typeof plan>["steps"]["peers"]["groups"][number]["fit"]>().toEqualTypeOf<number>();
    expectTypeOf<ReturnType<typeof plan>["assigned"][number]["step"]>().toEqualTypeOf<"one-on-one" | "peers">();
    expectTypeOf<ReturnType<typeof plan>["unmatched"][number]["role"]>().toEqualTypeOf<"mentee" | "mentor">();
    expectTypeOf<ReturnType<typeof plan>["totals"]["matched"]["mentee"]>().toEqualTypeOf<number>();
  });

  it("people whom a program can read may have more than it reads", () => {
    formats({
      roles,
      steps: {
        peers: { program: buddies, as: { person: "mentor" } },
        more: { program: buddies, as: { person: "mentee" } },
      },
    });
  });

  it("refuses a role that is not there, or that the program cannot read", () => {
    // @ts-expect-error there is no such role
    formats({ roles, steps: { peers: { program: buddies, as: { person: "guest" } } } });
    // @ts-expect-error mentors have no goals
    formats({ roles, steps: { "one-on-one": { program: mentoring, as: { mentee: "mentor", mentor: "mentor" } } } });
    // @ts-expect-error who comes as mentor is not said
    formats({ roles, steps: { "one-on-one": { program: mentoring, as: { mentee: "mentee" } } } });
    // @ts-expect-error the program has no such role
    formats({ roles, steps: { peers: { program: buddies, as: { person: "mentee", lead: "mentor" } } } });
    // @ts-expect-error a program is no step by itself
    formats({ roles, steps: { peers: buddies } });
  });

  it("refuses lists of another step or noun, and what is said of the run", () => {
    const cohort = intake(program, { mentee: [], mentor: [] });
    match(program, cohort, {
      seed: 1,
      steps: { peers: { must: [["a", "b"]], byes: ["c"] }, "one-on-one": { objective: "fair" } },
    });
    // @ts-expect-error peers have no mentors
    match(program, cohort, { steps: { peers: { must: [{ mentee: "a", mentor: "b" }] } } });
    // @ts-expect-error there is no such step
    match(program, cohort, { steps: { circles: {} } });
    // @ts-expect-error how many a step takes is said in the program
    match(program, cohort, { steps: { "one-on-one": { most: 3 } } });
    // @ts-expect-error the lists of a single program are not those of a run
    match(program, cohort, { must: [["a", "b"]] });
  });

  it("refuses to read the plan before the status", () => {
    const outcome = match(program, intake(program, { mentee: [], mentor: [] }));
    // @ts-expect-error there may be no plan
    outcome.assigned;
    // @ts-expect-error where there is none, a step may be missing
    if (outcome.status === "infeasible") outcome.steps.peers.groups;
  });
});
