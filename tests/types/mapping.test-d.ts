// Accepted and refused by the compiler: `tsc --noEmit` reads this file.
import { expectTypeOf, test } from "vitest";
import { z } from "zod";
import {
  email,
  type FieldName,
  intake,
  type Mapping,
  mappingFor,
  readMapping,
  skills,
  suggestMapping,
} from "../../src/cohort/index.js";

const Mentee = z.object({ id: email("Email"), goals: skills("Goals?").default([]), pace: z.number().optional() });
const Mentor = z.object({ id: z.string(), places: z.int() }).transform((mentor) => ({ ...mentor, free: true }));
const program = { roles: { mentee: Mentee, mentor: Mentor } } as const;

test("the names of fields are those of the role", () => {
  expectTypeOf<FieldName<typeof Mentee>>().toEqualTypeOf<"id" | "goals" | "pace">();
  expectTypeOf<FieldName<typeof Mentor>>().toEqualTypeOf<"id" | "places">();
  expectTypeOf<FieldName<z.ZodType<{ id: string }>>>().toEqualTypeOf<string>();
  const mapping = mappingFor(program, "mentee", { fields: { id: "Email", goals: ["a", { matches: "Goal *" }] } });
  expectTypeOf(mapping).toEqualTypeOf<Mapping<"id" | "goals" | "pace">>();
  const saved = { version: 1, fields: { places: { column: 3 } } } satisfies Mapping<FieldName<typeof Mentor>>;
  void (() => intake(program, { mentee: [], mentor: [] }, { mappings: { mentee: mapping, mentor: saved } }));
  // What was read or proposed knows no names; intake checks them when it runs.
  void (() => intake(program, { mentee: [], mentor: [] }, { mappings: { mentee: readMapping("{}") } }));
  const { mapping: proposed } = suggestMapping(["id"], ["Email"]);
  void (() => intake(program, { mentee: [], mentor: [] }, { mappings: { mentee: [proposed, mapping] } }));
});

test("misuse does not compile", () => {
  // @ts-expect-error mentees have no places
  void (() => mappingFor(program, "mentee", { fields: { places: "Places" } }));
  // @ts-expect-error there is no such role
  void (() => mappingFor(program, "coach", { fields: {} }));
  // @ts-expect-error a column is named in one way
  void (() => mappingFor(program, "mentee", { fields: { id: { header: "a", name: 7 } } }));
  // @ts-expect-error positions are numbers
  void (() => mappingFor(program, "mentee", { fields: { id: { column: "3" } } }));
  // @ts-expect-error only columns that nobody reads have a reason
  void (() => mappingFor(program, "mentee", { fields: { id: { header: "a", because: "b" } } }));
  // @ts-expect-error only fields have parts
  void (() => mappingFor(program, "mentee", { fields: {}, ignored: [{ header: "a", part: "b" }] }));
  // @ts-expect-error a mapping has a version
  const unversioned: Mapping = { fields: {} };
  void unversioned;
  const ofMentee = mappingFor(program, "mentee", { fields: { goals: "Goals" } });
  // @ts-expect-error there is no such role
  void (() => intake(program, { mentee: [], mentor: [] }, { mappings: { coach: ofMentee } }));
});
