import fc from "fast-check";
import {
  cohortOf,
  coverage,
  dataUse,
  dataUseReport,
  intake,
  mappingFor,
  notice,
  pairs,
  preference,
  readTable,
  scale,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { codesOf } from "../../mistakes.js";
import { effort, seed } from "../../seed.js";

const Mentee = z.object({
  id: z.string(),
  name: z.string(),
  manager: z.string().optional(),
  goals: z.array(z.string()),
  pace: scale("How fast?", { from: 1, to: 5 }).optional(),
  shoe: z.number().optional(),
});
const Mentor = z.object({ id: z.string(), skills: z.array(z.string()), places: z.int(), pace: z.int().optional() });

const definition = {
  roles: { mentee: Mentee, mentor: Mentor },
  capacity: { mentor: (mentor: z.output<typeof Mentor>) => mentor.places },
  criteria: {
    skills: {
      by: coverage(),
      mentee: (p: z.output<typeof Mentee>) => p.goals,
      mentor: (p: z.output<typeof Mentor>) => p.skills,
    },
  },
  weights: { skills: 1 },
} as const;

const program = pairs({
  ...definition,
  rules: { "not their own manager": ({ mentee, mentor }) => mentee.manager !== mentor.id },
});
const cohort = cohortOf(program, {
  mentee: [{ id: "ada", name: "Ada", goals: ["sql"] }],
  mentor: [{ id: "pat", skills: ["sql"], places: 1 }],
});

/** Who reads a field, as "criterion skills". */
function readers(use: ReturnType<typeof dataUse>, role: string, field: string): string[] | undefined {
  const found = use.fields.find((one) => one.role === role && one.field === field);
  return found?.readBy.map(({ kind, name }) => `${kind} ${name}`);
}

describe("dataUse", () => {
  it.each([
    ["with people", cohort],
    ["without people", undefined],
  ] as const)("finds who reads each field, and which nobody reads, %s", (_, people) => {
    const use = dataUse(program, people);
    expect(readers(use, "mentee", "goals")).toEqual(["criterion skills"]);
    expect(readers(use, "mentee", "manager")).toEqual(["rule not their own manager"]);
    expect(readers(use, "mentor", "id")).toEqual(["identity id", "rule not their own manager"]);
    expect(readers(use, "mentor", "places")).toEqual(["places mentor"]);
    const unread = use.fields.filter(({ readBy }) => readBy.length === 0).map(({ role, field }) => `${role}.${field}`);
    expect(unread).toEqual(["mentee.name", "mentee.pace", "mentee.shoe", "mentor.pace"]);
    expect(use.fields.find(({ field }) => field === "pace")?.question).toBe("How fast?");
    expect(use.unclear).toEqual([]);
    expect(use.ownCode).toEqual([{ kind: "rule", name: "not their own manager" }]);
  });

  it("sees what a function reads of some pairs only, when those people are there", () => {
    const rare = pairs({
      ...definition,
      rules: { rare: ({ mentee, mentor }) => mentee.id !== "bo" || (mentor.pace ?? 0) < 3 },
    });
    expect(readers(dataUse(rare, cohort), "mentor", "pace")).toEqual([]);
    const withBo = cohortOf(rare, {
      mentee: [...cohort.people.mentee, { id: "bo", name: "Bo", goals: [] }],
      mentor: [...cohort.people.mentor],
    });
    expect(readers(dataUse(rare, withBo), "mentor", "pace")).toEqual(["rule rare"]);
  });

  it("says when a part lists all fields, or fails, so that nobody believes it was seen whole", () => {
    const unclear = pairs({
      ...definition,
      criteria: {
        ...definition.criteria,
        wish: { by: preference(), mentee: (p) => ({ ...p, wishes: [] }), mentor: (p) => ({ id: p.id }) },
        shout: ({ mentee }) => (mentee.name.toUpperCase() === "ADA" ? 1 : 0),
      },
      weights: { skills: 1, wish: 1, shout: 1 },
    });
    expect(dataUse(unclear, cohort).unclear).toEqual([
      { kind: "criterion", name: "wish", because: "it lists all fields of a person" },
    ]);
    const blind = dataUse(unclear);
    expect(blind.unclear.map(({ name }) => name)).toEqual(["wish", "shout"]);
    expect(blind.unclear[1]?.because).toMatch(/^it failed without anybody's answers: /);
    expect(readers(blind, "mentee", "name")).toEqual(["criterion shout"]);
    expect(dataUseReport(blind)).toContain("May read more than was seen");
  });

  it("notes what is read but not declared", () => {
    const misspelt = pairs({
      ...definition,
      rules: { typo: ({ mentee }) => Reflect.get(mentee, "maneger") === undefined && "phone" in mentee === false },
    });
    const use = dataUse(misspelt, cohort);
    expect(use.fields.filter(({ declared }) => !declared).map(({ field }) => field)).toEqual(["maneger", "phone"]);
    expect(dataUseReport(use)).toContain("Used, but not in the schema");
  });

  it("lists the columns that were dropped", () => {
    const tables = {
      mentee: readTable("id;name;goals;phone\nada;Ada;sql;1\n", { file: "mentees.csv" }),
      mentor: readTable("id;skills;places;notes\npat;sql;1;none\n", { file: "mentors.csv" }),
    };
    const read = intake(program, tables, { ignore: ["notes"] });
    const use = dataUse(program, read);
    expect(use.dropped).toEqual([
      { role: "mentee", file: "mentees.csv", column: "phone" },
      { role: "mentor", file: "mentors.csv", column: "notes" },
    ]);
    expect(dataUseReport(use, { form: "markdown" })).toContain("- mentees.csv: phone");
  });

  it("tells columns under seal apart, in the report and in the notice", () => {
    const mentee = readTable("id;name;goals;Gender\nada;Ada;sql;Woman\n", { file: "mentees.csv" });
    const mentor = readTable("id;skills;places\npat;sql;1\n", { file: "mentors.csv" });
    const fields = { id: "id", name: "name", goals: "goals", manager: [], pace: [], shoe: [] };
    const mapping = mappingFor(program, "mentee", { fields, sealed: ["Gender"] });
    const read = intake(program, { mentee, mentor }, { mappings: { mentee: mapping } });
    const use = dataUse(program, read);
    expect(use.sealed).toEqual([{ role: "mentee", file: "mentees.csv", column: "Gender" }]);
    expect(use.dropped).toEqual([]);
    expect(dataUseReport(use)).toContain("Columns under seal");
    const { text } = notice(program, { cohort: read });
    expect(text.replaceAll(/\s+/g, " ")).toContain("Kept under seal, to check that no group is treated worse: Gender.");
    expect(notice(program, { cohort }).text).not.toContain("under seal");
  });

  it("leaves people as they are, and is frozen plain data", () => {
    const before = JSON.stringify(cohort);
    const use = dataUse(program, cohort);
    expect(JSON.stringify(cohort)).toBe(before);
    expect(JSON.parse(JSON.stringify(use))).toEqual(use);
    expect(Object.isFrozen(use.fields[0]?.readBy)).toBe(true);
  });

  it("refuses a form that it does not have", () => {
    const form = JSON.parse('"csv"');
    expect(codesOf(() => dataUseReport(dataUse(program), { form }))).toEqual(["document-form"]);
  });
});

it("law: what a function reads is what is listed, whichever fields it picks", () => {
  const fields = ["a", "b", "c", "d"] as const;
  const Person = z.object({ id: z.string(), a: z.int(), b: z.int(), c: z.int(), d: z.int() });
  fc.assert(
    fc.property(
      fc.subarray([...fields]),
      fc.subarray([...fields]),
      fc.integer({ min: 1, max: 60 }),
      (one, other, size) => {
        const reads = pairs({
          roles: { left: Person, right: Person },
          criteria: {
            sum: ({ left, right }) =>
              [...one.map((f) => left[f]), ...other.map((f) => right[f])].reduce((s, v) => s + v, 0) / 100,
          },
          weights: { sum: 1 },
        });
        const side = (letter: string) =>
          Array.from({ length: size }, (_, at) => ({ id: `${letter}${at}`, a: 1, b: 1, c: 1, d: 1 }));
        const use = dataUse(reads, cohortOf(reads, { left: side("l"), right: side("r") }));
        const read = (role: string) =>
          use.fields.filter((f) => f.role === role && f.readBy.length > 0).map(({ field }) => field);
        expect(read("left")).toEqual(["id", ...one]);
        expect(read("right")).toEqual(["id", ...other]);
      },
    ),
    { seed, numRuns: 30 * effort },
  );
});

it("law: everybody takes part in the trials of a function, also where pairs are many", () => {
  const Person = z.object({ id: z.string() });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 1, max: 130 }), (rows, columns) => {
      const asked = [new Set<string>(), new Set<string>()] as const;
      const pairsAsked = new Set<string>();
      const reads = pairs({
        roles: { left: Person, right: Person },
        rules: {
          all: ({ left, right }) => {
            asked[0].add(left.id);
            asked[1].add(right.id);
            pairsAsked.add(`${left.id} ${right.id}`);
            return true;
          },
        },
        criteria: { any: () => 1 },
        weights: { any: 1 },
      });
      const side = (letter: string, length: number) => Array.from({ length }, (_, at) => ({ id: `${letter}${at}` }));
      dataUse(reads, cohortOf(reads, { left: side("l", rows), right: side("r", columns) }));
      expect(asked.map((ids) => ids.size)).toEqual([rows, columns]);
      expect(pairsAsked.size).toBeGreaterThanOrEqual(Math.min(rows * columns, 2000));
    }),
    { seed, numRuns: 30 * effort },
  );
});
