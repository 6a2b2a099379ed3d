// Accepted and refused by the compiler: what can be asked of a plan for circles; see program.test.ts.
import {
  type AuditOptions,
  audit,
  type CirclePairReasons,
  type CirclesPlan,
  explain,
  type MemberReasons,
  type MoveReasons,
  report,
  type Sealed,
} from "pairwright";
import { expectTypeOf, test } from "vitest";

declare const plan: CirclesPlan<"pace" | "goals", "rule">;
declare const ofMembers: Sealed<"member", "gender">;
declare const ofNobody: Sealed<"mentee", "gender">;
declare const options: Omit<AuditOptions, "waiting" | "reference" | "intersections">;

const neverRun = (_misuse: () => unknown) => undefined;

test("each question has an answer of its own", () => {
  neverRun(() => {
    expectTypeOf(explain(plan, { one: "a", other: "b" })).toEqualTypeOf<
      CirclePairReasons<"one" | "other", "pace" | "goals">
    >();
    expectTypeOf(explain(plan, { member: "a", lead: "b" })).toEqualTypeOf<
      CirclePairReasons<"member" | "lead", "pace" | "goals">
    >();
    expectTypeOf(explain(plan, { member: "a", circle: 2 })).toEqualTypeOf<MoveReasons>();
    expectTypeOf(explain(plan, { member: "a" })).toEqualTypeOf<MemberReasons>();
  });
});

test("wrong use does not compile", () => {
  // @ts-expect-error nobody has this role
  neverRun(() => explain(plan, { mentee: "a" }));
  // @ts-expect-error a lead is asked about with a member
  neverRun(() => explain(plan, { lead: "a" }));
  // @ts-expect-error nobody has this role
  neverRun(() => report(plan, { names: { person: () => "" } }));
  neverRun(() => audit(plan, ofMembers, options));
  // @ts-expect-error answers of another role
  neverRun(() => audit(plan, ofNobody, options));
});
