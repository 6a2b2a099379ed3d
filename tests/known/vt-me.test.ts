// A real graduate mentoring programme, solved to its author's published optima through the public API:
// export → intake → program → plan.
import {
  asked,
  atLeast,
  choices,
  different,
  explain,
  intake,
  match,
  overlap,
  pairs,
  readTable,
  settled,
  tableWhere,
} from "pairwright";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sharedFile } from "../shared-data.js";

// Source: John Barbish, mentoring-matching, sign-up of 2021/22, de-identified by its author; his optima 8.9 and 57.0667.
const source = "JohnBarbish/mentoring-matching @ a4b6a7ce";
const survey = sharedFile("mentoring-real/googleforms-vt-me-mentoring.csv");
const published = sharedFile("mentoring-real/vt-me-published-solution.json");

const fieldsOf = (text: string) => text.split(",");
const FIELDS = [
  "Acoustics",
  "Additive Manufacturing",
  "Automotive and Transportation",
  "Biomechanics and Biosystems",
  "Chaos and Nonlinear Dynamics",
  "Combustion",
  "Computational/Theoretical",
  "Control",
  "Data and Analytics",
  "Design",
  "Dynamics",
  "Energy",
  "Environmental Sustainability",
  "Experimental",
  "Fluid Mechanics",
  "Machine Learning and AI",
  "Manufacturing",
  "Mechanics and Materials",
  "Mechatronics",
  "Micro/Nano Engineering",
  "Nuclear Engineering",
  "Robotics",
  "Thermal Sciences",
  "Vibrations",
] as const;
const RESEARCH = "Which sub-discipline (s) would represent yours the most? You can select more than one.";
const LAB = "Name of your research advisor? (Leave blank if you don't have one yet)";

const Student = z.object({
  id: asked("Your Name", z.string()),
  lab: asked(LAB, z.string()).optional(),
  research: asked(RESEARCH, z.string()),
});
const Mentor = Student.extend({ places: asked("How many students would you like to mentor?", z.int()) });

function tables() {
  const all = readTable(survey ?? "", { file: "googleforms-vt-me-mentoring.csv" });
  const role = "Would you like to be a mentor or a mentee?";
  return { mentee: tableWhere(all, role, "Mentee"), mentor: tableWhere(all, role, "Mentor") };
}

/** The author's score: the share of the mentee's fields that the mentor has, split on "," without trimming, as he did. */
function sharedFields(mentee: string, mentor: string): number {
  const offered = new Set(fieldsOf(mentor));
  const wanted = fieldsOf(mentee);
  return wanted.filter((field) => offered.has(field)).length / wanted.length;
}

describe.skipIf(survey === undefined || published === undefined)(`the programme of ${source}`, () => {
  it("model A: everybody one mentor, every mentor at least one mentee: 8.9", () => {
    const program = pairs({
      roles: { mentee: Student, mentor: Mentor },
      capacity: { mentee: { min: 1, max: 1 }, mentor: ({ places }) => ({ min: 1, max: places }) },
      criteria: { research: ({ mentee, mentor }) => sharedFields(mentee.research, mentor.research) },
      weights: { research: 1 },
    });
    const plan = settled(match(program, intake(program, tables())));
    expect(plan.status).toBe("optimal");
    expect(plan.totals.fit).toBeCloseTo(8.9, 4);
    expect(plan.totals).toMatchObject({ pairs: 19, matched: { mentee: 19, mentor: 14 } });
    expect(plan.unmatched).toEqual([]);
  });

  it("model A with the fields read as the options they are: 11.7333", () => {
    const program = pairs({
      roles: {
        mentee: Student.extend({ research: choices(RESEARCH, FIELDS) }),
        mentor: Mentor.extend({ research: choices(RESEARCH, FIELDS) }),
      },
      capacity: { mentee: { min: 1, max: 1 }, mentor: ({ places }) => ({ min: 1, max: places }) },
      criteria: { research: { by: overlap({ of: "first" }), mentee: (p) => p.research, mentor: (p) => p.research } },
      weights: { research: 1 },
    });
    const plan = settled(match(program, intake(program, tables())));
    expect(plan.totals.fit).toBeCloseTo(11.733333, 4);
  });

  it("model B: wishes, no two of one lab, two pairs fixed, one banned: 57.0667", () => {
    const { modelA, modelB, mentors, mentees } = JSON.parse(published ?? "");
    const at = (people: { id: string }[]) => new Map(people.map(({ id }, index) => [id, index]));
    const [row, column] = [at(mentors), at(mentees)];
    // The wishes are only published as part of the author's score; their largest value is 7.
    const wishes = (mentor: string, mentee: string) => {
      const of = (model: Record<string, number[][]>) =>
        model["matrixUpstream[mentor][mentee]"]?.[row.get(mentor) ?? -1]?.[column.get(mentee) ?? -1] ?? Number.NaN;
      return Math.round((of(modelB) - of(modelA)) * 1e4) / 1e4 / 7;
    };
    const program = pairs({
      roles: { mentee: Student, mentor: Mentor },
      capacity: { mentee: { min: 1, max: 1 }, mentor: ({ places }) => ({ min: 1, max: Math.min(places, 2) }) },
      rules: { "another lab": { by: atLeast(1, different()), mentee: (p) => p.lab, mentor: (p) => p.lab } },
      criteria: {
        research: ({ mentee, mentor }) => sharedFields(mentee.research, mentor.research),
        wishes: ({ mentee, mentor }) => wishes(mentor.id, mentee.id),
      },
      weights: { research: 1, wishes: 7 },
    });
    const lists = {
      must: modelB.fixed.map(([mentor, mentee]: [string, string]) => ({ mentee, mentor })),
      never: [{ mentee: "mentee 15", mentor: "mentor 1" }],
    };
    const plan = settled(match(program, intake(program, tables()), lists));
    expect(plan.status).toBe("optimal");
    expect(plan.totals.fit * 8).toBeCloseTo(57.066667, 3);
    const made = plan.pairs.map(({ mentee, mentor }) => `${mentor}, ${mentee}`);
    for (const pair of modelB.fixed) expect(made).toContain(pair.join(", "));
    for (const pair of modelB.forbidden) expect(made).not.toContain(pair.join(", "));
    expect(plan.rules["another lab"]).toBe(modelB.forbidden.length - 1);
    expect(explain(plan, { mentee: "mentee 6", mentor: "mentor 2" }).forbiddenBy).toEqual(["another lab"]);
  });
});
