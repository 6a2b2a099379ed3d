import {
  type Audit,
  audit,
  choice,
  cohortOf,
  compareAudits,
  coverage,
  match,
  pairs,
  report,
  type Sealed,
  same,
  seal,
  sealOf,
  settled,
  thresholdPresets,
} from "pairwright";
import { expectTypeOf, test } from "vitest";
import { z } from "zod";

const Person = z.object({ id: z.string(), skills: z.array(z.string()) });
const roles = { mentee: Person, mentor: Person };
const program = pairs({
  roles,
  criteria: { skills: { by: coverage(), mentee: (p) => p.skills, mentor: (p) => p.skills } },
  weights: { skills: 1 },
});
const Gender = z.object({ gender: choice("Gender", ["Woman", "Man"]).optional(), carer: z.boolean().nullable() });
const { fourFifths: thresholds } = thresholdPresets;
const sealed = () => seal(program, { mentee: [], mentor: [] }, { mentee: Gender });
const plan = () => settled(match(program, cohortOf(program, { mentee: [], mentor: [] })));

test("a seal knows its roles and attributes, and holds counts only", () => {
  expectTypeOf<ReturnType<typeof sealed>>().toEqualTypeOf<Sealed<"mentee", "gender" | "carer">>();
  expectTypeOf<keyof ReturnType<typeof sealed>>().toEqualTypeOf<"format" | "purpose" | "people" | "answered">();
  const records = () => sealOf(program, { mentor: [{ id: "a", age: "30-39" }] });
  expectTypeOf<ReturnType<typeof records>>().toEqualTypeOf<Sealed<"mentor", "age">>();
  const found = () => audit(plan(), sealed(), { thresholds });
  expectTypeOf<ReturnType<typeof found>>().toEqualTypeOf<Audit<"mentee", "gender" | "carer">>();
});

test("nothing that decides or shows a plan can name a sealed field", () => {
  // @ts-expect-error a person has no gender
  void (() => pairs({ roles, criteria: { x: ({ mentee }) => (mentee.gender === "Man" ? 1 : 0) }, weights: { x: 1 } }));
  void (() =>
    pairs({
      roles,
      // @ts-expect-error a person has no gender
      criteria: { x: { by: same(), mentee: (p) => p.gender, mentor: (p) => p.gender } },
      weights: { x: 1 },
    }));
  void (() =>
    // @ts-expect-error a person has no gender
    pairs({ roles, rules: { x: ({ mentee }) => mentee.gender }, criteria: { y: () => 1 }, weights: { y: 1 } }));
  void (() =>
    // @ts-expect-error a person has no gender
    pairs({ roles, capacity: { mentee: (p) => p.gender.length }, criteria: { y: () => 1 }, weights: { y: 1 } }));
  // @ts-expect-error a seal is no cohort
  void (() => match(program, sealed()));
  // @ts-expect-error a seal is no outcome
  void (() => report(sealed()));
  // @ts-expect-error a seal has no answers
  void (() => sealed().answers);
});

test("what is open cannot be sealed as well", () => {
  const Skills = z.object({ skills: z.array(z.string()) });
  // @ts-expect-error the person has skills
  void (() => seal(program, { mentee: [] }, { mentee: Skills }));
  // @ts-expect-error the person has skills
  void (() => sealOf(program, { mentee: [{ id: "a", skills: ["x"] }] }));
});

test("an audit needs thresholds, and knows its attributes", () => {
  // @ts-expect-error nothing is assumed
  void (() => audit(plan(), sealed()));
  // @ts-expect-error nothing is assumed
  void (() => audit(plan(), sealed(), {}));
  // @ts-expect-error a threshold has a jurisdiction
  void (() => audit(plan(), sealed(), { thresholds: { ratio: 0.8 } }));
  void (() => audit(plan(), sealed(), { thresholds, intersections: [["gender", "carer"]] }));
  // @ts-expect-error no such attribute
  void (() => audit(plan(), sealed(), { thresholds, intersections: [["gender", "age"]] }));
  // @ts-expect-error mentors are not sealed
  void (() => audit(plan(), sealed(), { thresholds, waiting: { mentor: () => 1 } }));
  // @ts-expect-error no such attribute
  void (() => audit(plan(), sealed(), { thresholds, reference: { age: "30-39" } }));
  // @ts-expect-error an outcome may have no plan
  void (() => audit(match(program, cohortOf(program, { mentee: [], mentor: [] })), sealed(), { thresholds }));
  const other = () => audit(plan(), sealOf(program, { mentor: [{ id: "a", age: "x" }] }), { thresholds });
  // @ts-expect-error another audit
  void (() => compareAudits(audit(plan(), sealed(), { thresholds }), other()));
});
