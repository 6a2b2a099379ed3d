import { inspect } from "node:util";
import * as main from "pairwright";
import {
  asked,
  choice,
  choices,
  cohortOf,
  email,
  type IntakeOptions,
  intake,
  pairs,
  readTable,
  seal,
  sealOf,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answersOf } from "../../../src/cohort/sealed/vault.js";
import { codesOf, frozen, thrownBy } from "../../mistakes.js";

const Mentee = z.object({ id: z.string(), email: email("E-mail").optional(), pace: asked("Pace", z.int()) });
const Mentor = z.object({ id: email("E-mail"), pace: z.int() }).readonly();
const program = pairs({
  roles: { mentee: Mentee, mentor: Mentor },
  criteria: { pace: ({ mentee, mentor }) => (mentee.pace === mentor.pace ? 1 : 0) },
  weights: { pace: 1 },
});
const Gender = z.object({ gender: choice(["Gender", "Your gender"], ["Woman", "Man", "Another gender"]) });

const csv = (...lines: string[]) => readTable(`${lines.join("\n")}\n`, { file: "mentees.csv" });
const table = csv(
  "id,E-mail,Pace,Your gender",
  "a,a@x.org,1,woman",
  "b,b@x.org,2,Man",
  "c,c@x.org,3,Prefer not to say",
);

/** What only the audit sees, as plain data. */
function opened(sealed: object) {
  return Object.fromEntries(
    [...answersOf("test", sealed)].map(([role, { groups }]) => [
      role,
      Object.fromEntries([...groups].map(([id, own]) => [id, Object.fromEntries(own)])),
    ]),
  );
}

describe("seal", () => {
  it("reads protected answers out of the table that intake reads", () => {
    const sealed = seal(program, { mentee: table }, { mentee: Gender });
    expect(opened(sealed)).toEqual({ mentee: { a: { gender: "Woman" }, b: { gender: "Man" }, c: {} } });
    const cohort = intake(program, { mentee: table, mentor: [] });
    expect(cohort.people.mentee.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(JSON.stringify(cohort.people)).not.toMatch(/woman|Man/i);
  });

  it("finds people by the id and the address that intake finds, in both roles", () => {
    const mentor = [{ id: " Grace@Example.ORG ", "Your gender": "WOMAN" }];
    const sealed = seal(program, frozen({ mentee: table, mentor }), { mentee: Gender, mentor: Gender });
    expect(sealed.people).toEqual({ mentee: 3, mentor: 1 });
    expect(opened(sealed).mentor).toEqual({ "grace@example.org": { gender: "Woman" } });
  });

  it.each([
    ["latest", "Man"],
    ["first", "Woman"],
    ["merge", "Man"],
  ] as const)("settles repeated forms as intake does: %s", (duplicates, gender) => {
    const twice = csv("id,E-mail,Pace,Gender", "a,a@x.org,1,Woman", "z,a@x.org,1,Man");
    const sealed = seal(program, { mentee: twice }, { mentee: Gender }, { duplicates });
    const { people } = intake(program, { mentee: twice, mentor: [] }, { duplicates });
    expect(Object.keys(opened(sealed).mentee ?? {})).toEqual(people.mentee.map(({ id }) => id));
    expect(Object.values(opened(sealed).mentee ?? {})).toEqual([{ gender }]);
    expect(codesOf(() => seal(program, { mentee: twice }, { mentee: Gender }))).toEqual(["duplicate-email"]);
  });

  it("reads a column that intake was told to ignore: that is how it is kept out of the people", () => {
    const options = { ignore: ["your GENDER"] };
    expect(intake(program, { mentee: table, mentor: [] }, options).report.sources[0]?.ignored).toEqual(["Your gender"]);
    const sealed = seal(program, { mentee: table }, { mentee: Gender }, options);
    expect(sealed.answered).toEqual({ mentee: { gender: 2 } });
  });

  it("follows a mapping to the id, and finds the sealed questions among the columns that no field reads", () => {
    const mapped = csv("Who,Speed,Your gender,Phone", "a,1,woman,7", "b,2,Man,8");
    const fields = { id: "Who", pace: "Speed" };
    const mapping = { version: 1, fields, sealed: ["Your gender"], ignored: ["Phone"] } as const;
    const options = { mappings: { mentee: mapping } };
    const { people } = intake(program, { mentee: mapped, mentor: [] }, options);
    const sealed = seal(program, { mentee: mapped }, { mentee: Gender }, options);
    expect(Object.keys(opened(sealed).mentee ?? {})).toEqual(people.mentee.map(({ id }) => id));
    expect(sealed.answered).toEqual({ mentee: { gender: 2 } });
  });

  it("makes groups of numbers, yes and no, texts, and of several answers one group", () => {
    const schema = z.object({
      band: z.number().optional(),
      carer: z.boolean(),
      origin: choices("Origin", ["A", "B"]),
      own: asked("In your words", z.string()),
    });
    const row = (id: string, origin: unknown) => ({
      id,
      band: 3,
      carer: "yes",
      Origin: origin,
      "In your words": " x  y ",
    });
    const sealed = seal(program, { mentee: [row("a", "A"), row("b", "A, B"), row("c", "")] }, { mentee: schema });
    const rest = { band: "3", carer: "yes", own: "x y" };
    expect(opened(sealed).mentee).toEqual({
      a: { ...rest, origin: "A" },
      b: { ...rest, origin: "several answers" },
      c: rest,
    });
  });
});

describe("what is under seal", () => {
  const sealed = seal(program, { mentee: table }, { mentee: Gender });
  const counts = {
    format: "sealed",
    purpose: "fairness audit",
    people: { mentee: 3 },
    answered: { mentee: { gender: 2 } },
  };

  it("shows its purpose and counts, however it is looked at", () => {
    expect(JSON.parse(JSON.stringify(sealed))).toEqual(counts);
    expect({ ...sealed }).toEqual(counts);
    expect(structuredClone(sealed)).toEqual(counts);
    expect(Reflect.ownKeys(sealed)).toEqual(Object.keys(counts));
    for (const shown of [inspect(sealed, { showHidden: true, depth: 9 }), String(sealed), JSON.stringify(sealed)]) {
      expect(shown).not.toMatch(/woman|man|"a"|'a'/i);
    }
    for (let at: object | null = sealed; at !== null; at = Object.getPrototypeOf(at)) {
      expect([null, Object.prototype, sealed]).toContain(at);
    }
    expect(Object.isFrozen(sealed) && Object.isFrozen(sealed.people) && Object.isFrozen(sealed.answered.mentee)).toBe(
      true,
    );
  });

  it("does not travel with a copy", () => {
    for (const copy of [{ ...sealed }, structuredClone(sealed), JSON.parse(JSON.stringify(sealed))]) {
      expect(codesOf(() => answersOf("audit", copy))).toEqual(["sealed-detached"]);
    }
  });

  it("is read by no function of the package", () => {
    expect(Object.values(main)).not.toContain(answersOf);
    expect(Object.keys(main)).not.toContain("answersOf");
  });
});

describe("mistakes", () => {
  it("name the cell and never repeat the answer", () => {
    const bad = csv("id,E-mail,Pace,Gender,Your gender", "a,a@x.org,1,Wxman,", "b,b@x.org,1,Woman,Man");
    const error = thrownBy(() => seal(program, { mentee: bad }, { mentee: Gender }));
    expect(error.mistakes.map(({ code, where }) => `${code} at ${where}`)).toEqual([
      'sealed-answer at mentees.csv, row 2, column "Gender"',
      'two-answers at mentees.csv, row 3, column "Gender"',
    ]);
    expect(error.message).not.toMatch(/Wxman|Woman|Man\b/);
    expect(codesOf(() => seal(program, { mentee: csv("id,Gender", ",Man") }, { mentee: Gender }))).toEqual([
      "missing-answer",
    ]);
    const long = z.object({ gender: asked("Gender", z.string().max(2)) });
    const refused = thrownBy(() => seal(program, { mentee: csv("id,Gender", "a,Woman") }, { mentee: long }));
    expect(refused.mistakes.map(({ code }) => code)).toEqual(["sealed-answer"]);
    expect(refused.message).not.toContain("Woman");
  });

  it("refuses answers that make no group", () => {
    const born = z.object({ born: z.coerce.date() });
    // @ts-expect-error a date is no group
    expect(codesOf(() => seal(program, { mentee: [{ id: "a", born: "2001-01-01" }] }, { mentee: born }))).toEqual([
      "sealed-kind",
    ]);
    // @ts-expect-error a date is no group
    expect(codesOf(() => sealOf(program, { mentee: [{ id: "a", born: new Date(0) }] }))).toEqual(["sealed-kind"]);
  });

  it("refuses what the person's schema reads openly, by name or by column", () => {
    const pace = z.object({ pace: z.number() });
    // @ts-expect-error the person has a field of this name
    expect(codesOf(() => seal(program, { mentee: table }, { mentee: pace }))).toEqual(["sealed-open"]);
    const column = z.object({ speed: asked(" PACE", z.number()) });
    expect(codesOf(() => seal(program, { mentee: table }, { mentee: column }))).toEqual(["sealed-open"]);
    // @ts-expect-error the person has a field of this name
    expect(codesOf(() => sealOf(program, { mentee: [{ id: "a", pace: 1 }] }))).toEqual(["sealed-open"]);
  });

  it("refuses a question that no table holds, and suggests a column", () => {
    const error = thrownBy(() => seal(program, { mentee: csv("id,Gendre", "a,Man") }, { mentee: Gender }));
    expect(error.mistakes).toMatchObject([
      { code: "sealed-column", where: "mentees.csv", remedy: 'Did you mean "Gendre"?' },
    ]);
    expect(seal(program, { mentee: [] }, { mentee: Gender }).people).toEqual({ mentee: 0 });
  });

  it("refuses unknown roles, sources that are none, and schemas that are no objects", () => {
    // @ts-expect-error there is no such role
    expect(codesOf(() => seal(program, { coach: [] }, { coach: Gender }))).toEqual(["sealed-role"]);
    // @ts-expect-error there is no such role
    expect(codesOf(() => sealOf(program, { coach: [] }))).toEqual(["sealed-role"]);
    // @ts-expect-error the mentees have no source
    expect(codesOf(() => seal(program, {}, { mentee: Gender }))).toEqual(["missing-source"]);
    expect(codesOf(() => seal(program, { mentee: [] }, { mentee: z.record(z.string(), z.string()) }))).toEqual([
      "sealed-schema",
    ]);
    const options: IntakeOptions = { ignore: ["Grade"] };
    expect(codesOf(() => seal(program, { mentee: table }, { mentee: Gender }, options))).toEqual(["unknown-ignore"]);
  });
});

describe("sealOf", () => {
  it("takes records by id", () => {
    const people = frozen({
      mentee: [
        { id: "a", gender: "Woman", tags: ["x"] },
        { id: "b", gender: null, carer: true },
      ],
    });
    const sealed = sealOf(program, people);
    expect(opened(sealed)).toEqual({ mentee: { a: { gender: "Woman", tags: "x" }, b: { carer: "yes" } } });
    expect(sealed.answered).toEqual({ mentee: { gender: 1, tags: 1, carer: 1 } });
    expect(cohortOf(program, { mentee: [], mentor: [] }).people).not.toHaveProperty("gender");
  });

  it("refuses blank and repeated ids and what is no list", () => {
    const twice = [{ id: "a" }, { id: "a" }, { id: " " }];
    expect(codesOf(() => sealOf(program, { mentee: twice }))).toEqual(["id-twice", "blank-id"]);
    // @ts-expect-error a list is wanted
    expect(codesOf(() => sealOf(program, { mentee: { id: "a" } }))).toEqual(["sealed-records"]);
  });
});
