// Letters and calendar files are made of approved plans alone: anything else does not compile.
import {
  type ApprovedPlan,
  approve,
  type CirclesPlan,
  ics,
  type Letters,
  letters,
  match,
  type Plan,
  settled,
} from "pairwright";
import { describe, expectTypeOf, it } from "vitest";
import { everybody, lastLunches, lastRound, lunches, plan } from "../doc-examples/prelude.js";

const by = { by: "Kim", because: "All looked at." } as const;
const first = { from: "2026-09-28", to: "2026-10-09" } as const;
const rest = { first, now: "2026-09-21T08:00:00Z", domain: "example.org" } as const;
const neverRun = (_misuse: () => unknown) => undefined;

describe("an approved plan", () => {
  it("is given by approve alone", () => {
    neverRun(() => {
      // @ts-expect-error nobody approved it
      letters(plan);
      // @ts-expect-error nobody approved it
      ics(lastRound, rest);
      const approved = approve(plan, by);
      // @ts-expect-error what only looks like it was approved by nobody
      letters({ format: "approved", plan, approval: approved.approval });
      const file = { format: "approved", plan, approval: approved.approval } as const;
      // @ts-expect-error a copy from a file has to be approved again
      const copy: ApprovedPlan<typeof plan> = file;
      // @ts-expect-error an outcome need not be a plan
      approve(match(lunches, everybody), by);
      // @ts-expect-error for no reason
      approve(plan, { by: "Kim" });
      // @ts-expect-error plain data does not change
      approved.plan = plan;
      return copy;
    });
  });

  it("remembers the plan's noun, roles and criteria", () => {
    neverRun(() => {
      const approved = approve(plan, by);
      expectTypeOf(approved).toEqualTypeOf<ApprovedPlan<Plan<"mentee" | "mentor", "skills", never>>>();
      expectTypeOf(letters(approved)).toEqualTypeOf<Letters<"mentee" | "mentor">>();
      expectTypeOf(letters(approve(lastRound, by))).toEqualTypeOf<Letters<"person">>();
      const circles = (seated: CirclesPlan<"pace", never>) => letters(approve(seated, by), { tell: ["pace"] });
      expectTypeOf(circles).returns.toEqualTypeOf<Letters<"member" | "lead">>();
      letters(approved, { tell: ["skills"], cadence: "skills", names: { mentee: (id) => id } });
      // @ts-expect-error there is no such criterion
      letters(approved, { tell: ["skill"] });
      // @ts-expect-error there is no such role
      letters(approved, { names: { coach: (id: string) => id } });
      // @ts-expect-error there are no rounds in it
      ics(approved, { ...rest, round: 1 });
      ics(approve(lastLunches, by), { ...rest, round: 2 });
      // @ts-expect-error no clock is read
      ics(approved, { first, domain: "example.org" });
      return settled;
    });
  });
});
