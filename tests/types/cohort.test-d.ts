import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  asked,
  choice,
  choices,
  cohortOf,
  day,
  email,
  intake,
  readTable,
  safeIntake,
  scale,
  skills,
  wishes,
} from "../../src/cohort/index.js";

const Mentee = z.object({
  id: email("Email"),
  meet: choice("Meet how?", ["Video", "In person"]),
  days: choices("Days?", ["Mon", "Tue"]).optional(),
  topics: choices("Topics?", ["A", "B"], { other: true }),
  pace: scale("Pace?", { from: 1, to: 5 }).default(3),
  goals: skills("Goals?"),
  wishes: wishes("Whom?"),
  name: asked("Name?", z.string().optional()),
});
const Mentor = z.object({ id: z.string(), places: z.int() });
const program = { roles: { mentee: Mentee, mentor: Mentor } } as const;

test("answers infer exact types", () => {
  type Out = z.output<typeof Mentee>;
  expectTypeOf<Out["id"]>().toEqualTypeOf<string>();
  expectTypeOf<Out["meet"]>().toEqualTypeOf<"Video" | "In person">();
  expectTypeOf<Out["days"]>().toEqualTypeOf<readonly ("Mon" | "Tue")[] | undefined>();
  expectTypeOf<Out["topics"]>().toEqualTypeOf<readonly string[]>();
  expectTypeOf<Out["pace"]>().toEqualTypeOf<number>();
  expectTypeOf<Out["goals"][number]>().toExtend<{ readonly skill: string; readonly level?: number }>();
  expectTypeOf<Out["wishes"]>().toEqualTypeOf<readonly string[]>();
  expectTypeOf<Out["name"]>().toEqualTypeOf<string | undefined>();
});

test("a cohort knows its roles and people", () => {
  const cohort = intake(program, { mentee: [], mentor: [] });
  expectTypeOf(cohort.people.mentor).toEqualTypeOf<readonly z.output<typeof Mentor>[]>();
  // @ts-expect-error there is no such role
  void cohort.people.coach;
  // @ts-expect-error every role needs a source
  void (() => intake(program, { mentee: [] }));
  // @ts-expect-error there is no such policy
  void (() => intake(program, { mentee: [], mentor: [] }, { duplicates: "last" }));
  // @ts-expect-error a mentor has places
  void (() => cohortOf(program, { mentee: [], mentor: [{ id: "a" }] }));
});

test("the result must be asked whether it is one", () => {
  const result = safeIntake(program, { mentee: [], mentor: [] });
  // @ts-expect-error there may be no cohort
  void result.cohort;
  if (result.ok) expectTypeOf(result.cohort.people.mentee[0]?.pace).toEqualTypeOf<number | undefined>();
});

test("days are text, codes stand for options, and the hints of a table are words", () => {
  expectTypeOf<z.output<ReturnType<typeof day>>>().toEqualTypeOf<string>();
  const meet = choice("Meet how?", ["Video", "In person"], { codes: { 1: "Video", 2: null } });
  expectTypeOf<z.output<typeof meet>>().toEqualTypeOf<"Video" | "In person">();
  // @ts-expect-error a code stands for one of the options
  void (() => choice("Meet how?", ["Video", "In person"], { codes: { 1: "Vidoe" } }));
  // @ts-expect-error there is no such order
  void (() => day("Joined?", { order: "year first" }));
  // @ts-expect-error there is no such dialect
  void (() => readTable("a\n", { dialect: "qualtrix" }));
  // @ts-expect-error no rows are set aside under this word
  void (() => readTable("a\n", { keep: ["preview"] }));
});
