// Accepted and refused by the compiler, see program.test.ts; what must not compile is never run.
import { cohortOf, compare, compareReport, frontier, match, type Plan, settled } from "pairwright";
import { expectTypeOf, test } from "vitest";
import { buddies, plan as peersPlan } from "./fixtures/buddies.js";
import { mentoring, plan } from "./fixtures/mentoring.js";

const neverRun = (_misuse: () => unknown) => undefined;
const nobody = cohortOf(mentoring, { mentee: [], mentor: [] });

test("objectives and comparisons are typed by the program", () => {
  const total = settled(plan([], []));
  const fair = settled(match(mentoring, nobody, { objective: { floor: 80 } }));
  const compared = compare({ total, fair });
  expectTypeOf<keyof NonNullable<typeof compared.plans.total>["sides"]>().toEqualTypeOf<"mentee" | "mentor">();
  const { outcomes } = frontier(mentoring, nobody, { objectives: ["total", "stable"] });
  expectTypeOf<Extract<NonNullable<typeof outcomes.total>, { status: "optimal" }>["roles"]>().toEqualTypeOf<
    Plan<"mentee" | "mentor">["roles"]
  >();
});

test("plans for peers are compared under the role of a person", () => {
  neverRun(() => {
    const one = settled(peersPlan({} as never));
    const compared = compare([one, one]);
    expectTypeOf<keyof NonNullable<typeof compared.plans.before>["sides"]>().toEqualTypeOf<"person">();
    match(buddies, {} as never, { objective: { floor: 80 } });
    const { outcomes, notes } = frontier(buddies, {} as never, { objectives: ["total", "stable"], byes: one.byes });
    expectTypeOf<
      Extract<NonNullable<typeof outcomes.total>, { status: "optimal" }>["format"]
    >().toEqualTypeOf<"peers">();
    expectTypeOf(notes).toEqualTypeOf<readonly string[]>();
    return compareReport(compared, { form: "csv", names: { person: (id) => id } });
  });
});

test("misuse does not compile", () => {
  // @ts-expect-error there is no such objective
  neverRun(() => match(mentoring, nobody, { objective: "best" }));
  // @ts-expect-error a floor is a number
  neverRun(() => match(mentoring, nobody, { objective: { floor: "95" } }));
  // @ts-expect-error an outcome may be no plan; it is settled first
  neverRun(() => compare({ one: plan([], []) }));
  // @ts-expect-error a plan for peers is not held against one for pairs
  neverRun(() => compare({ one: settled(plan([], [])), other: settled(peersPlan({} as never)) }));
  // @ts-expect-error there is no such objective of peers
  neverRun(() => match(buddies, {} as never, { objective: "best" }));
  // @ts-expect-error frontier chooses the solvers, of peers, too
  neverRun(() => frontier(buddies, {} as never, { solver: "greedy" }));
  // @ts-expect-error frontier chooses the solvers
  neverRun(() => frontier(mentoring, nobody, { solver: "greedy" }));
  // @ts-expect-error one objective is no list
  neverRun(() => frontier(mentoring, nobody, { objectives: "total" }));
  // @ts-expect-error peers are people
  neverRun(() => compareReport(compare([settled(peersPlan({} as never))]), { names: { mentee: (id) => id } }));
  const one = compare({ one: settled(plan([], [])) });
  // @ts-expect-error the plans have no such role
  neverRun(() => compareReport(one, { names: { coach: (id) => id } }));
});
