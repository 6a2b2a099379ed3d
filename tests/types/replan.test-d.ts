// Types of replanning: another program's people, an unknown role and a plan without its status do not compile.
import { approve, cohortOf, match, type PeersPlan, type Plan, pairs, peers, replan } from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";

const Mentee = z.object({ id: z.string(), team: z.string() });
const Mentor = z.object({ id: z.string(), places: z.number() });
const program = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  criteria: { any: () => 1 },
  weights: { any: 1 },
});
const buddies = peers({ of: Mentee, criteria: { any: () => 1 }, weights: { any: 1 } });
const cohort = cohortOf(program, { mentee: [], mentor: [] });
const group = cohortOf(buddies, { person: [] });
declare const plan: Plan<"mentee" | "mentor", "any", never>;
declare const groups: PeersPlan<"any", never>;
const signed = { by: "Bo", because: "fine" };

describe("replan", () => {
  it("keeps the types of the plan", () => {
    const found = () => replan(plan, cohort, { perChange: 0.1 });
    type Found = ReturnType<typeof found>["outcome"];
    expectTypeOf<Extract<Found, { status: "optimal" }>["pairs"][number]["mentee"]>().toEqualTypeOf<string>();
    const ofGroups = () => replan(groups, group, { perChange: "fewest first", byes: ["a"] });
    expectTypeOf<
      Extract<ReturnType<typeof ofGroups>["outcome"], { status: "optimal" }>["format"]
    >().toEqualTypeOf<"peers">();
    const approved = () =>
      replan(approve(plan, signed), cohort, { perChange: 0, history: [{ mentee: "a", mentor: "b" }] });
    expectTypeOf<ReturnType<typeof approved>>().toEqualTypeOf<ReturnType<typeof found>>();
  });

  it("refuses what is wrong", () => {
    // @ts-expect-error a price is wanted
    const _free = () => replan(plan, cohort, {});
    // @ts-expect-error there is no such level
    const _word = () => replan(plan, cohort, { perChange: "few" });
    // @ts-expect-error people of another program
    const _people = () => replan(plan, group, { perChange: 0.1 });
    // @ts-expect-error an outcome need not be a plan
    const _outcome = () => replan(match(program, cohort), cohort, { perChange: 0.1 });
    // @ts-expect-error one-on-one has no byes
    const _byes = () => replan(plan, cohort, { perChange: 0.1, byes: [] });
    // @ts-expect-error a role that the plan does not have
    const _role = () => replan(plan, cohort, { perChange: 0.1, history: [{ coach: "a", mentor: "b" }] });
    // @ts-expect-error standing pairs are by role
    const _standing = () => match(program, cohort, { objective: { standing: [["a", "b"]], perChange: 0.1 } });
    const _match = () => match(program, cohort, { objective: { standing: plan.pairs, perChange: 0.1 } });
    const _peers = () => match(buddies, group, { objective: { standing: groups.groups, perChange: 0.1 } });
  });
});
